//! What bars are drawn with, and how long they are.

/// What a bar stands for, and so how it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// Solid.
    Actual,
    /// Outlined, as far as a line of characters can be: its end is where it is.
    Plan,
    /// Hatched.
    Forecast,
    /// Lighter.
    LastYear,
}

/// What a bar has of its last cell: that many eighths from the left.
const PARTS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
/// The same from below.
const RISES: [char; 8] = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇'];

impl Ink {
    /// A whole cell of it.
    pub(super) fn whole(self, ascii: bool) -> char {
        match (self, ascii) {
            (Ink::Actual, false) => '█',
            (Ink::Plan, false) => '─',
            (Ink::Forecast, false) => '▒',
            (Ink::LastYear, false) => '░',
            (Ink::Actual, true) => '#',
            (Ink::Plan, true) => '-',
            (Ink::Forecast, true) => '/',
            (Ink::LastYear, true) => ':',
        }
    }

    /// A bar so many eighths of a cell long; in ASCII it has whole cells alone, and one at least.
    pub(super) fn bar(self, eighths: usize, ascii: bool) -> String {
        let whole = |cells| self.whole(ascii).to_string().repeat(cells);
        match ascii {
            true => whole(cells_of(eighths)),
            false => whole(eighths / 8) + PARTS[eighths % 8],
        }
    }

    /// A column so many eighths high, cell by cell from below.
    pub(super) fn column(self, eighths: usize, ascii: bool) -> Vec<char> {
        // An outline that stands upright has other strokes.
        let whole = match (self, ascii) {
            (Ink::Plan, false) => '│',
            (Ink::Plan, true) => '|',
            _ => self.whole(ascii),
        };
        match ascii {
            true => vec![whole; cells_of(eighths)],
            false => {
                let mut cells = vec![whole; eighths / 8];
                if !eighths.is_multiple_of(8) {
                    cells.push(RISES[eighths % 8]);
                }
                cells
            }
        }
    }
}

/// A level of nine, for a line as small as a word.
pub(super) fn rise(eighths: usize, ascii: bool) -> char {
    match ascii {
        true => char::from_digit(eighths.min(9) as u32, 10).unwrap_or('9'),
        false => RISES.get(eighths).copied().unwrap_or('█'),
    }
}

/// Whole cells that come closest; what is there is seen.
fn cells_of(eighths: usize) -> usize {
    if eighths == 0 { 0 } else { ((eighths + 4) / 8).max(1) }
}

/// One scale for amounts that are compared, from one zero.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    /// Eighths for the whole span.
    eighths: i128,
    span: i128,
    /// Cells of the scale that stand left of zero.
    pub(super) left: usize,
    /// Its cells.
    pub(super) cells: usize,
}

impl Scale {
    /// For these amounts in so many cells.
    pub(super) fn new(amounts: impl Iterator<Item = i64>, cells: usize) -> Scale {
        let (mut low, mut high) = (0_i128, 0_i128);
        for amount in amounts.map(i128::from) {
            (low, high) = (low.min(amount), high.max(amount));
        }
        // Where both sides begin with a cell, one more may be begun than there is length.
        let drawn = if low < 0 { cells.saturating_sub(1) } else { cells };
        let mut scale = Scale { eighths: 8 * drawn as i128, span: (high - low).max(1), left: 0, cells };
        scale.left = scale.of(low).div_ceil(8);
        scale
    }

    /// How many eighths of a cell an amount is long: what is there is seen, however small it is.
    pub(super) fn length(&self, amount: i64) -> usize {
        self.of(i128::from(amount))
    }

    fn of(&self, amount: i128) -> usize {
        let length = (amount.abs() * self.eighths * 2 + self.span) / (2 * self.span);
        usize::try_from(length).unwrap_or(usize::MAX).max(usize::from(amount != 0))
    }

    /// The bar of an amount in the cells of the scale, what is below zero left of it.
    pub(super) fn placed(&self, ink: Ink, amount: i64, ascii: bool) -> String {
        let bar = ink.bar(self.length(amount), ascii);
        let long = bar.chars().count();
        let before = if amount < 0 { self.left.saturating_sub(long) } else { self.left };
        let after = self.cells.saturating_sub(before + long);
        format!("{}{bar}{}", " ".repeat(before), " ".repeat(after))
    }

    /// The cell of the scale that is closest to an amount.
    pub(super) fn cell_of(&self, amount: i64) -> usize {
        let cells = (self.length(amount) + 4) / 8;
        if amount < 0 { self.left.saturating_sub(cells) } else { self.left + cells }
    }
}
