//! The keys that there are.

/// A key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// To the row above.
    Up,
    /// To the row below.
    Down,
    /// To the month before.
    Left,
    /// To the month after.
    Right,
    /// A screen up.
    PageUp,
    /// A screen down.
    PageDown,
    /// To the first row.
    Home,
    /// To the last row.
    End,
    /// Into a row.
    Enter,
    /// Back.
    Esc,
    /// A letter less.
    Backspace,
    /// A letter.
    Char(char),
    /// Out, wherever one is.
    Leave,
}

/// Each key with what it does, as the help lists them.
pub(super) const LISTED: [(&str, &str); 10] = [
    ("↑ ↓  k j", "browse-key-rows"),
    ("← →  h l", "browse-key-months"),
    ("PgUp PgDn", "browse-key-screens"),
    ("Home End  g G", "browse-key-ends"),
    ("Enter", "browse-key-enter"),
    ("d", "browse-key-by"),
    ("/", "browse-key-filter"),
    ("Esc  q", "browse-key-back"),
    ("?", "browse-key-help"),
    ("Ctrl-C", "browse-key-leave"),
];

/// What the last line of the screen reminds of, the most needed first: as much as has room.
pub(super) const REMINDED: [(&str, &str); 7] = [
    ("?", "browse-hint-help"),
    ("q", "browse-hint-back"),
    ("Enter", "browse-hint-enter"),
    ("←→", "browse-hint-months"),
    ("/", "browse-hint-filter"),
    ("d", "browse-hint-by"),
    ("↑↓", "browse-hint-rows"),
];
