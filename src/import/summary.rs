//! Trial balances: where an account and its sub-accounts are both listed, only the leaves count.

use std::collections::BTreeSet;

use super::block::{Block, Row};
use super::fields::Field;
use super::interpret::{Interpreter, Sink};
use super::mapping::Layout;
use super::reading::bad_text;
use super::text::unguarded;

/// The rows of a list of accounts, kept until all their codes are known.
pub(super) struct Summary {
    rows: Block,
    codes: Vec<String>,
    /// The columns of code and name.
    code: Option<usize>,
    name: Option<usize>,
}

/// A list longer than this is no trial balance: its rows are entries.
const LONGEST: usize = 50_000;

impl Summary {
    /// `None` for a file whose rows are entries: they have dates or vouchers.
    pub(super) fn of(layout: &Layout) -> Option<Summary> {
        let (code, name) = (layout.column(Field::Account), layout.column(Field::Category));
        let listed = layout.is_summary() && (code.is_some() || name.is_some());
        listed.then(|| Summary { rows: Block::default(), codes: Vec::new(), code, name })
    }

    pub(super) fn push(&mut self, row: Row<'_>) {
        let cell = |at: Option<usize>| at.and_then(|at| row.cells.get(at)).unwrap_or("").trim();
        let code = code_of(unguarded(cell(self.code)));
        let code = if code.is_empty() { code_of(cell(self.name)) } else { code };
        self.codes.push(code.to_string());
        self.rows.push_row(row);
    }

    pub(super) fn is_too_long(&self) -> bool {
        self.rows.len() > LONGEST
    }

    /// Interprets every row that is not the parent of another.
    pub(super) fn hand_on(
        self,
        name: &str,
        interpreter: &mut Interpreter<'_>,
        sink: &mut Sink<'_>,
    ) -> anyhow::Result<()> {
        let codes: BTreeSet<&str> = self.codes.iter().map(String::as_str).collect();
        let mut leaves = Vec::new();
        for (row, code) in self.rows.view().map_err(|bad| bad_text(name, bad))?.rows().zip(&self.codes) {
            // In the order of text the codes below one follow it directly.
            let below = codes.range::<str, _>((std::ops::Bound::Excluded(code.as_str()), std::ops::Bound::Unbounded));
            let parent = below.take_while(|c| c.starts_with(code.as_str())).any(|c| is_above(code, c));
            if parent {
                interpreter.parent(row.line);
            } else {
                leaves.push(row);
            }
        }
        interpreter.rows(leaves.into_iter(), sink)
    }
}

/// The account code at the start of a text.
fn code_of(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    text[..end].trim_end_matches('.')
}

/// Is a code that of an account above another? `6602` is above `660201`, `1.3` above `1.3.1`; but the
/// numbers 1, 10, 100 of a plain list are not above each other.
fn is_above(code: &str, other: &str) -> bool {
    match other.strip_prefix(code) {
        Some(rest) if rest.starts_with('.') => !code.is_empty(),
        Some(rest) => code.len() >= 4 && rest.len() >= 2 && !code.contains('.'),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_accounts_above_others() {
        for (code, other, expected) in [
            ("6602", "660201", true),
            ("1.3", "1.3.1", true),
            ("1.3", "1.30", false),
            ("1", "10", false),
            ("6602", "6602", false),
            ("6602", "6603", false),
            ("", "6602", false),
        ] {
            assert_eq!(is_above(code, other), expected, "{code} {other}");
        }
        assert_eq!((code_of("660201 加班费"), code_of("加班费")), ("660201", ""));
    }
}
