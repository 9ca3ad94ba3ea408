//! What the cells below a header show of how they are written: the decimal mark, the order of day and month, and
//! which month `2026.1` is.
//!
//! The first rows decide and the rest must agree: a later cell that does not fit what was decided is a bad row.

use crate::import::block::SourceRow;
use crate::import::values::{half_width, period};
use crate::model::is_invisible;
use crate::model::profile::DateOrder;

/// What amounts show of their decimal mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::import) struct Marks {
    /// Amounts that can only have a decimal point, or only a decimal comma.
    pub(super) points: usize,
    pub(super) commas: usize,
    /// `1.234,56`: commas that nothing but decimals can follow.
    pub(in crate::import) grouped: usize,
    /// `81.000`: three digits behind the only point.
    pub(in crate::import) doubtful: usize,
    /// `1,234.50` and `1,2345.00`: groups of three, and of four.
    threes: usize,
    fours: usize,
}

impl Marks {
    /// Counts the amounts of some columns.
    pub(in crate::import) fn count(rows: &[SourceRow<'_>], columns: &[usize]) -> Marks {
        let mut marks = Marks::default();
        let cells = rows.iter().flat_map(|row| columns.iter().filter_map(|at| row.cells.get(*at)));
        cells.for_each(|cell| marks.see(cell));
        marks
    }

    fn see(&mut self, cell: &str) {
        let text = half_width(cell);
        let text = text.trim_matches(|c: char| !c.is_ascii_digit());
        if text.is_empty() || !text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '\'')) {
            return;
        }
        let (point, comma) = (text.rfind('.'), text.rfind(','));
        if let Some((_, rest)) = text.split_once(',') {
            let size = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            self.threes += usize::from(size == 3);
            self.fours += usize::from(size == 4);
        }
        match (point, comma) {
            (Some(point), Some(comma)) if point > comma => self.points += 1,
            (Some(_), Some(_)) => {
                self.commas += 1;
                self.grouped += 1;
            }
            (Some(_), None) if text.matches('.').count() > 1 => self.commas += 1,
            (None, Some(_)) if text.matches(',').count() > 1 => self.points += 1,
            (Some(at), None) if doubtful(text, at) => self.doubtful += 1,
            (None, Some(at)) if doubtful(text, at) || text.len() - at == 5 => {}
            (Some(_), None) => self.points += 1,
            (None, Some(_)) => self.commas += 1,
            (None, None) => {}
        }
    }

    /// Are digits grouped by four? One such amount is a slip.
    pub(super) fn group_fours(self) -> bool {
        self.fours > 1 && self.threes == 0
    }

    /// A decimal comma, where every amount that says anything says so. Outside of files with semicolons a stray
    /// `1,23` is as often a slip.
    pub(super) fn say_comma(self, semicolons: bool) -> bool {
        self.commas > 0
            && self.points == 0
            && (semicolons || self.grouped > 0 || (self.commas > 1 && self.doubtful == 0))
    }
}

/// One separator with three digits behind it and up to three before.
fn doubtful(text: &str, at: usize) -> bool {
    text.len() - at == 4 && (1..=3).contains(&at) && !text.starts_with('0')
}

/// The order of day and month that the dates of a column show, with one that shows it: `25/12/2026`, or `05.01.2026`,
/// since nobody writes the month first before a full stop.
pub(in crate::import) fn date_order(rows: &[SourceRow<'_>], column: usize) -> Option<(DateOrder, String)> {
    let mut shown: [Option<String>; 3] = [None, None, None];
    for cell in rows.iter().filter_map(|row| row.cells.get(column)) {
        let text = half_width(cell);
        let text = text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c));
        let date = text.split([' ', 'T']).next().unwrap_or("");
        let parts: Vec<&str> = date.split(['/', '.', '-']).collect();
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let (one, two) = match parts[..] {
            [one, two, year] if year.len() == 4 && digits(year) => (one, two),
            // The year may stand elsewhere; `12.50` is no day.
            [one, two] if !date.contains('.') => (one, two),
            _ => continue,
        };
        if one.len() > 2 || two.len() > 2 || !digits(one) || !digits(two) {
            continue;
        }
        let (Ok(one), Ok(two)) = (one.parse::<u32>(), two.parse::<u32>()) else { continue };
        let at = match () {
            () if one > 12 && two <= 12 => 0,
            () if two > 12 && one <= 12 => 1,
            () if date.contains('.') => 2,
            () => continue,
        };
        shown[at].get_or_insert_with(|| date.to_string());
    }
    match shown {
        [Some(_), Some(_), _] => None,
        [Some(date), None, _] => Some((DateOrder::Dmy, date)),
        [None, Some(date), _] => Some((DateOrder::Mdy, date)),
        [None, None, Some(date)] => Some((DateOrder::Dmy, date)),
        [None, None, None] => None,
    }
}

/// Dates that a spreadsheet may have read in the wrong order: those that it could not read are texts still (`1/13/2026`,
/// where it wants the day first), and all others could be read either way. Gives one of each.
pub(super) fn swapped(rows: &[SourceRow<'_>], column: usize) -> Option<(String, String)> {
    let (mut text, mut date) = (None, None);
    for cell in rows.iter().filter_map(|row| row.cells.get(column)) {
        let cell = half_width(cell);
        let day = cell.trim().split([' ', 'T']).next().unwrap_or("");
        let parts: Vec<Option<u32>> = day.split(['/', '-']).map(|part| part.parse().ok()).collect();
        match (&parts[..], day.contains('/')) {
            ([Some(1000..), Some(month), Some(day_of_month)], false) => {
                if *day_of_month > 12 {
                    return None;
                }
                if month != day_of_month && date.is_none() {
                    date = Some(day.to_string());
                }
            }
            ([Some(one), Some(two), Some(1000..)], true) => {
                if *one <= 12 && *two <= 12 {
                    return None;
                }
                text.get_or_insert_with(|| day.to_string());
            }
            _ => {}
        }
    }
    text.zip(date)
}

/// Are all cells of a column times of day without a day?
pub(super) fn only_times(rows: &[SourceRow<'_>], column: usize) -> bool {
    let mut cells =
        rows.iter().filter_map(|row| row.cells.get(column)).map(str::trim).filter(|c| !c.is_empty()).peekable();
    let time = |cell: &str| {
        let parts: Vec<&str> = cell.split(':').collect();
        (2..=3).contains(&parts.len())
            && parts.iter().all(|p| (1..=2).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit()))
    };
    cells.peek().is_some() && cells.all(time)
}

/// The month that `2026.1` means, which is January, or October where a number lost its nought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::import) enum PointOne {
    /// The other months of the column do not say.
    #[default]
    Unknown,
    January,
    October,
}

/// Is it a period that may have lost a nought?
pub(in crate::import) fn may_be_october(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 6 && bytes.ends_with(b".1") && bytes[..4].iter().all(u8::is_ascii_digit)
}

impl PointOne {
    /// By the other months of the column: written with two digits each, `2026.1` is no January; beside `2026.10` it is
    /// no October; between September and November it is one.
    pub(in crate::import) fn count(rows: &[SourceRow<'_>], column: usize) -> PointOne {
        let mut months: Vec<u32> = Vec::new();
        let (mut padded, mut ten, mut seen) = (false, false, false);
        let mut around: Vec<Option<u32>> = Vec::new();
        let mut last = None;
        let mut waiting = false;
        for cell in rows.iter().filter_map(|row| row.cells.get(column)) {
            let text = half_width(cell);
            let text = text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c) || c == '\'');
            if may_be_october(text) {
                seen = true;
                if !waiting {
                    around.push(last);
                    waiting = true;
                }
                continue;
            }
            let Ok(read) = period::read(text, None) else { continue };
            let month = read.month.month();
            padded |= text.contains(".0");
            ten |= text.ends_with(".10");
            if waiting {
                around.push(Some(month));
                waiting = false;
            }
            last = Some(month);
            months.push(month);
        }
        let has = |month: u32| months.contains(&month);
        match () {
            () if !seen || ten => PointOne::January,
            () if padded => PointOne::October,
            // Between its neighbours in the file, if it stands once among them.
            () if around.iter().flatten().all(|m| matches!(m, 9 | 11)) && around.iter().flatten().next().is_some() => {
                PointOne::October
            }
            () if has(2) && !has(9) && !has(11) && !has(12) => PointOne::January,
            () if (has(9) || has(11)) && !has(2) => PointOne::October,
            () => PointOne::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::block::Block;

    fn with<T>(cells: &[&str], look: impl Fn(&[SourceRow<'_>]) -> T) -> T {
        let mut block = Block::default();
        for cell in cells {
            block.push_cell(cell.as_bytes());
            block.end_row(1, 0);
        }
        let rows: Vec<SourceRow<'_>> = block.view().unwrap().rows().collect();
        look(&rows)
    }

    #[test]
    fn decimal_commas_are_shown_by_the_amounts() {
        for (cells, semicolons, expected) in [
            (&["12,50", "81.000"][..], true, true),
            (&["81.000", "7"], true, false),
            (&["12,50", "12.50"], true, false),
            (&["1.234,56 €"], false, true),
            (&["1,23", "12.345"], false, false),
            (&["1,23", "4,5"], false, true),
            (&["1,234", "1,234,567"], true, false),
            (&["-9,13 €", "x"], true, true),
            (&["1,2345.60"], true, false),
        ] {
            assert_eq!(with(cells, |rows| Marks::count(rows, &[0]).say_comma(semicolons)), expected, "{cells:?}");
        }
    }

    #[test]
    fn groups_of_four_are_shown_by_more_than_one_amount() {
        for (cells, expected) in [
            (&["1,2345.60", "2,0000.00", "7"][..], true),
            (&["1,2345.60", "7.00"], false),
            (&["1,2345.60", "2,0000", "1,234.00"], false),
            (&["1234.50", "7"], false),
        ] {
            assert_eq!(with(cells, |rows| Marks::count(rows, &[0]).group_fours()), expected, "{cells:?}");
        }
    }

    #[test]
    fn dates_show_their_order() {
        for (cells, expected) in [
            (&["01/05/2026", "25/12/2026"][..], Some(DateOrder::Dmy)),
            (&["01/05/2026", "12/25/2026 10:00"], Some(DateOrder::Mdy)),
            (&["13/05/2026", "12/25/2026"], None),
            (&["01/05/2026"], None),
            (&["05.01.2026"], Some(DateOrder::Dmy)),
            (&["05.01.26", "2026-01-05"], None),
        ] {
            assert_eq!(with(cells, |rows| date_order(rows, 0)).map(|found| found.0), expected, "{cells:?}");
        }
    }

    #[test]
    fn dates_that_a_spreadsheet_may_have_swapped() {
        for (cells, expected) in [
            (&["2026-05-01", "1/13/2026"][..], true),
            (&["2026-05-01 00:00:00", "2026-06-01", "13/01/2026", "14/01/2026"], true),
            // A date that can be read in one way only, a text that can be read in two, none of either.
            (&["2026-05-13", "1/13/2026"], false),
            (&["2026-05-01", "1/13/2026", "1/5/2026"], false),
            (&["2026-05-05", "1/13/2026"], false),
            (&["2026-05-01", "2026-06-01"], false),
            (&["1/13/2026", "1/5/2026"], false),
        ] {
            assert_eq!(with(cells, |rows| swapped(rows, 0)).is_some(), expected, "{cells:?}");
        }
    }

    #[test]
    fn a_month_that_may_have_lost_its_nought() {
        for (cells, expected) in [
            (&["2026.8", "2026.9", "2026.1", "2026.11", "2026.12"][..], PointOne::October),
            (&["2026.1", "2026.2", "2026.3"], PointOne::January),
            (&["2026.1", "2026.10"], PointOne::January),
            (&["2026.09", "2026.1", "2026.11"], PointOne::October),
            (&["2026.01", "2026.1"], PointOne::October),
            (&["2026.1"], PointOne::Unknown),
            (&["2026.1", "2026.2", "2026.9", "2026.11"], PointOne::Unknown),
            (&["2026-01"], PointOne::January),
        ] {
            assert_eq!(with(cells, |rows| PointOne::count(rows, 0)), expected, "{cells:?}");
        }
    }

    #[test]
    fn times_without_a_day() {
        assert!(with(&["10:31", "", "9:05:00"], |rows| only_times(rows, 0)));
        assert!(!with(&["2026-01-05 10:31"], |rows| only_times(rows, 0)) && !with(&[""], |rows| only_times(rows, 0)));
    }
}
