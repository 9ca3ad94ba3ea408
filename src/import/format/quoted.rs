//! Cells in quotation marks, and what tells a text over several lines from rows that were swallowed.

use std::borrow::Cow;
use std::ops::Range;

/// How a cell begins, and where it ends.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// No quotation mark at its start.
    Bare,
    /// What stands between the marks; are marks doubled in it; and the byte after the cell.
    Quoted { inner: Range<usize>, doubled: bool, after: usize },
    /// Other text follows the closing mark: the mark is stray. The cell ends before `end`.
    Stray { quote: usize, end: usize },
    /// The mark at this byte is not closed.
    Open(usize),
}

/// The cell that begins at `at`; the text ends with a line break.
pub(super) fn cell(text: &[u8], at: usize, delimiter: u8) -> Cell {
    let blank = |b: &u8| *b == b' ' || (*b == b'\t' && delimiter != b'\t');
    let quote = at + text[at..].iter().take_while(|b| blank(b)).count();
    if text.get(quote) != Some(&b'"') {
        return Cell::Bare;
    }
    let (mut from, mut doubled) = (quote + 1, false);
    loop {
        let Some(close) = memchr::memchr(b'"', &text[from..]).map(|found| from + found) else {
            // A mark after blanks is as likely an ordinary sign of the text.
            return if quote == at { Cell::Open(quote) } else { Cell::Bare };
        };
        if text.get(close + 1) == Some(&b'"') {
            (from, doubled) = (close + 2, true);
            continue;
        }
        let after = close + 1 + text[close + 1..].iter().take_while(|b| blank(b)).count();
        let ends = matches!(text.get(after), Some(b) if *b == delimiter || matches!(b, b'\n' | b'\r'));
        if ends {
            return Cell::Quoted { inner: quote + 1..close, doubled, after };
        }
        if quote > at {
            return Cell::Bare;
        }
        return Cell::Stray { quote, end: bare_end(text, close + 1, delimiter, false) };
    }
}

/// Where a cell without quotation marks ends: at the delimiter or the end of the row.
pub(super) fn bare_end(text: &[u8], at: usize, delimiter: u8, cr_ends: bool) -> usize {
    let mut from = at;
    loop {
        let Some(end) = memchr::memchr3(delimiter, b'\n', b'\r', &text[from..]).map(|found| from + found) else {
            return text.len() - 1;
        };
        if text[end] != b'\r' || cr_ends || text.get(end + 1) == Some(&b'\n') {
            return end;
        }
        from = end + 1;
    }
}

/// A text in which quotation marks are doubled, with single ones.
pub(super) fn undoubled(text: &[u8]) -> Cow<'_, [u8]> {
    let mut single = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'"', rest) {
        single.extend_from_slice(&rest[..=at]);
        rest = &rest[(at + 2).min(rest.len())..];
    }
    single.extend_from_slice(rest);
    Cow::Owned(single)
}

/// Line breaks in a text.
pub(super) fn breaks(text: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', text).count() as u64
}

/// The cells of one line taken by itself, with the marks that they stand in.
fn cells(line: &[u8], delimiter: u8) -> Vec<&[u8]> {
    let (mut cells, mut from, mut within) = (Vec::new(), 0, false);
    for (at, byte) in line.iter().enumerate() {
        match byte {
            b'"' if within => within = false,
            b'"' if line[from..at].iter().all(|b| *b == b' ') => within = true,
            b if *b == delimiter && !within => {
                cells.push(&line[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    cells.push(&line[from..]);
    cells
}

/// The cells of one line where a mark that does not close in its own cell is an ordinary sign of the text.
fn apart(line: &[u8], delimiter: u8) -> Vec<&[u8]> {
    let (mut cells, mut from) = (Vec::new(), 0);
    loop {
        let end = within_marks(line, from, delimiter)
            .or_else(|| memchr::memchr(delimiter, &line[from..]).map(|at| from + at))
            .unwrap_or(line.len());
        cells.push(&line[from..end]);
        if end == line.len() {
            return cells;
        }
        from = end + 1;
    }
}

/// Where the cell that begins here ends, if it stands in marks.
fn within_marks(line: &[u8], from: usize, delimiter: u8) -> Option<usize> {
    let mut close = from + 1;
    if line.get(from) != Some(&b'"') {
        return None;
    }
    loop {
        close += memchr::memchr(b'"', &line[close..])?;
        match line.get(close + 1) {
            Some(b'"') => close += 2,
            Some(next) if *next != delimiter => return None,
            _ => return Some(close + 1),
        }
    }
}

/// How many cells the beginning of a row has, up to a mark that is still open.
pub(super) fn count_begun(line: &[u8], delimiter: u8) -> usize {
    apart(line, delimiter).len()
}

/// How many cells one line has by itself.
pub(super) fn count(line: &[u8], delimiter: u8) -> usize {
    cells(line, delimiter).len()
}

/// How the rows of a file look, told by two of them.
#[derive(Default)]
pub(super) struct Likeness {
    rows: Vec<Vec<bool>>,
}

impl Likeness {
    /// By a line taken as a row, whatever its quotation marks.
    pub(super) fn measure(line: &[u8], delimiter: u8) -> Likeness {
        Likeness { rows: vec![apart(line, delimiter).into_iter().map(is_figure).collect()] }
    }

    /// By another row too.
    pub(super) fn add<'c>(&mut self, cells: impl Iterator<Item = &'c [u8]>) {
        self.rows.push(cells.map(is_figure).collect());
    }

    /// Does a line look like one of the rows? As many cells, and figures and dates where that one has them.
    pub(super) fn is_like(&self, line: &[u8], delimiter: u8) -> bool {
        [apart(line, delimiter), cells(line, delimiter)].iter().any(|cells| {
            let figures: Vec<bool> = cells.iter().map(|cell| is_figure(cell)).collect();
            let like = |row: &Vec<bool>| {
                row.len() == figures.len()
                    && row.iter().any(|figure| *figure)
                    && row.iter().zip(&figures).all(|(of_row, here)| *here || !of_row)
            };
            cells.len() > 2 && self.rows.iter().any(like)
        })
    }
}

/// Something with digits and no letters: a date, an amount, a number.
fn is_figure(cell: &[u8]) -> bool {
    cell.iter().any(u8::is_ascii_digit) && !cell.iter().any(|b| b.is_ascii_alphabetic() || !b.is_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_end_where_they_should() {
        for (text, expected) in [
            ("a,b\n", Cell::Bare),
            ("\"a,b\",c\n", Cell::Quoted { inner: 1..4, doubled: false, after: 5 }),
            ("  \"a\" ,c\n", Cell::Quoted { inner: 3..4, doubled: false, after: 6 }),
            ("\"a \"\"b\"\" \"\r\n", Cell::Quoted { inner: 1..9, doubled: true, after: 10 }),
            ("\"a \" b\",c\n", Cell::Stray { quote: 0, end: 7 }),
            ("\"a,b\n", Cell::Open(0)),
            (" \"a b\n", Cell::Bare),
            (" \"a\" b\n", Cell::Bare),
        ] {
            assert_eq!(cell(text.as_bytes(), 0, b','), expected, "{text}");
        }
        assert_eq!(undoubled(br#"a ""b"" "#).as_ref(), br#"a "b" "#);
    }

    #[test]
    fn rows_are_told_from_text() {
        let mut rows = Likeness::measure(b"2026-01-05,office,\"paper A4,100.00", b',');
        for (line, like) in [
            ("2026-01-06,travel,taxi,50.00", true),
            ("2026-01-08,office,monitor 19\",70.00", true),
            ("2026-01-08,office,\"pens, blue\",70.00", true),
            ("A4\",100.00", false),
            ("one, two, three\",100.00", false),
            ("12, 13", false),
            ("2026-01-08,office,\"pens, blue,70.00", false),
            ("2026-01-08,office,\"paper A4,\"1,070.00\"", true),
            ("A4\",\"-1,100.00\",\"4,999,900.00\"", false),
            ("A4\",\"1,100.00\"", false),
        ] {
            assert_eq!(rows.is_like(line.as_bytes(), b','), like, "{line}");
        }
        rows.add([&b"a"[..], b"1"].into_iter());
        assert!(!rows.is_like(b"b,2", b','));
    }
}
