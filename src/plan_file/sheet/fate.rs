//! What became of each row of a sheet: every one has exactly one fate, and the counts add up.

use crate::model::{Category, Money};

/// The one fate of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// A line of the plan.
    Line,
    /// Sums up lines; compared with them and left out.
    Total,
    /// The name of rows below it, without amounts.
    Heading,
    /// A name without amounts and without rows below it.
    Empty,
    /// Figures that are no money: 人数, 面积.
    NotMoney,
    /// The header, once more.
    Header,
    /// A remark, or who signed.
    Note,
    /// Below the table: another one, or what SAP credits.
    Outside,
    /// Left out by `--row`.
    LeftOut,
    /// Wrong; its problem is told.
    Refused,
}

/// Every fate: its name to machines, the message that names it.
pub const FATES: [(Fate, &str, &str); 10] = [
    (Fate::Line, "line", "plan-sheet-fate-line"),
    (Fate::Total, "total", "plan-sheet-fate-total"),
    (Fate::Heading, "heading", "plan-sheet-fate-heading"),
    (Fate::Empty, "empty", "plan-sheet-fate-empty"),
    (Fate::NotMoney, "not_money", "plan-sheet-fate-not-money"),
    (Fate::Header, "header", "plan-sheet-fate-header"),
    (Fate::Note, "note", "plan-sheet-fate-note"),
    (Fate::Outside, "outside", "plan-sheet-fate-outside"),
    (Fate::LeftOut, "left_out", "plan-sheet-fate-left-out"),
    (Fate::Refused, "refused", "plan-sheet-fate-refused"),
];

impl Fate {
    /// What machines call it.
    pub fn tag(self) -> &'static str {
        FATES.iter().find(|(fate, ..)| *fate == self).map_or("", |(_, tag, _)| tag)
    }

    /// The message that names it.
    pub fn message(self) -> &'static str {
        FATES.iter().find(|(fate, ..)| *fate == self).map_or("", |(.., message)| message)
    }
}

/// A row as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRow {
    /// Its line in the file.
    pub line: u64,
    /// Its name in the file, without numeral and code.
    pub name: String,
    /// How deep it stands in the tree.
    pub depth: usize,
    /// What became of it.
    pub fate: Fate,
    /// What the file says for the year, or the sum of what it says for its months.
    pub stated: Option<Money>,
    /// What was read: a line's amount, or the sum of the lines that a total sums up.
    pub read: Option<Money>,
    /// The category of a line.
    pub category: Option<Category>,
}

/// How rows and their parts are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Levels {
    /// By what the sheet shows most clearly, and its sums bear out.
    #[default]
    Auto,
    /// By the blanks before names.
    Indent,
    /// By `一、`, `（一）`, `1.1`.
    Numbering,
    /// By codes that begin with other codes.
    Codes,
    /// By rows that are the sum of others.
    Sums,
    /// Every row is a line.
    None,
}

/// The values of `--levels`.
pub const LEVELS: [(&str, Levels); 6] = [
    ("auto", Levels::Auto),
    ("indent", Levels::Indent),
    ("numbering", Levels::Numbering),
    ("codes", Levels::Codes),
    ("sums", Levels::Sums),
    ("none", Levels::None),
];

/// What `--row N=…` makes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowAs {
    /// A line, whatever its name says.
    Line,
    /// A total.
    Total,
    /// Neither.
    Out,
}
