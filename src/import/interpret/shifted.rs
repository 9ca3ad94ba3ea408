//! An amount with a comma in it that is not quoted: `1,200.00` becomes a 1 with `200.00` in the next column.
//!
//! Where the row is then longer than the header it is refused for that; inside the header's width the next column
//! shows it, if it holds texts in other rows or is a column of texts by its name.

use super::cells::Cells;
use super::tally::Flaw;
use crate::import::fields::Field;
use crate::import::header::mapping::Layout;
use crate::words::msg;

/// A column of amounts whose digits may have gone over into the next.
#[derive(Clone, Copy, Debug)]
pub(super) struct Watched {
    column: usize,
    /// The next column holds texts.
    texts: bool,
    /// So many cells most rows have.
    usual: usize,
}

/// Which columns to watch, by the first rows. Nothing is cut where no comma parts the cells: in a workbook.
pub(super) fn watched(rows: &[&Cells<'_>], layout: &Layout) -> Vec<Watched> {
    if layout.delimiter != Some(b',') {
        return Vec::new();
    }
    let mut lengths: Vec<usize> = rows.iter().map(|row| row.all().len()).collect();
    lengths.sort_unstable();
    let usual = lengths.get(lengths.len() / 2).copied().unwrap_or(0);
    let text_fields = [Field::Vendor, Field::Description, Field::Category, Field::Counterparty, Field::Status];
    let amounts = [Field::Amount, Field::Debit, Field::Credit].iter().filter_map(|field| layout.column(*field));
    amounts
        .map(|column| {
            let next = column + 1;
            let by_name = text_fields.iter().any(|field| layout.column(*field) == Some(next))
                || layout.axes.contains(&Some(next));
            let others = || rows.iter().filter(|row| !is_head(row.at(column))).map(|row| row.at(next));
            let words = others().any(|text| text.chars().any(char::is_alphabetic));
            let figures = others().any(is_tail);
            Watched { column, texts: (by_name || words) && !figures, usual }
        })
        .collect()
}

/// Have rows more cells than the header, though empty ones, as a matter of course? In a workbook no cell is moved.
pub(super) fn is_ragged(rows: &[&Cells<'_>], layout: &Layout) -> bool {
    let longer = rows.iter().filter(|row| row.all().len() > layout.header.names.len()).count();
    layout.delimiter.is_none() || longer * 2 > rows.len() || longer > 2
}

/// `1`, `-12`, `¥123`: what may stand before a comma.
fn is_head(text: &str) -> bool {
    let digits = text.trim_start_matches(['-', '+', '(', '¥', '￥', '$', '€', '£', '"']);
    (1..=3).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}

/// `200`, `200.00`, `50`: what may stand after it.
fn is_tail(text: &str) -> bool {
    let text = text.trim_end_matches([')', '"']);
    let (whole, cents) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    digits(whole)
        && digits(cents)
        && match whole.len() {
            3 => cents.len() <= 2,
            2 => !text.contains('.'),
            _ => false,
        }
}

/// Refuses a row whose amount is cut in two.
pub(super) fn check(cells: &Cells<'_>, watched: &[Watched], flaws: &mut Vec<Flaw>) {
    for Watched { column, texts, usual } in watched {
        let (amount, next) = (cells.at(*column), cells.at(column + 1));
        if is_head(amount) && is_tail(next) && (*texts || cells.all().len() > *usual) && flaws.is_empty() {
            let message = msg("import-amount-cut").with("value", format!("{amount},{next}"));
            flaws.push(Flaw { column: Some(*column), message, hint: msg("import-extra-cells-hint") });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_halves_of_an_amount() {
        for (head, tail, expected) in [
            ("1", "200.00", true),
            ("-12", "345", true),
            ("100", "50", true),
            ("1", "20", true),
            ("1000", "200.00", false),
            ("1.5", "200.00", false),
            ("1", "ACME", false),
            ("1", "2000", false),
            ("1", "", false),
        ] {
            assert_eq!(is_head(head) && is_tail(tail), expected, "{head} {tail}");
        }
    }
}
