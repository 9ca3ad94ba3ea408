//! DATEV's Buchungsstapel: what its first line states, and which of a row's two accounts is one of costs or income.
//!
//! One row is both sides of an entry: `Konto` with an amount in Soll or Haben, `Gegenkonto` with the same on the other
//! side. Rows on their way to the interpreter are turned so that `Konto` is the account of the result, where one is.

use chrono::{Datelike, NaiveDate};

use crate::import::block::{Block, SourceRow};
use crate::import::row::text::{trim, unguarded};
use crate::import::values::date;
use crate::model::AccountSide::{self, Balance, Closing, Cost, Income};

/// What the first line of a Buchungsstapel states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) struct Datev {
    /// The fiscal year, by whose beginning a Belegdatum without a year (`0501`) is dated.
    pub(in crate::import) begin: NaiveDate,
    /// Digits of a ledger account; longer ones are those of customers and suppliers.
    length: usize,
    /// The chart of accounts (Kontenrahmen), by the beginnings of its numbers.
    chart: Option<&'static [(&'static str, AccountSide)]>,
}

const SKR03: &[(&str, AccountSide)] = &[
    ("25", Income),
    ("26", Income),
    ("27", Income),
    ("28", Closing),
    ("29", Income),
    ("39", Balance),
    ("0", Balance),
    ("1", Balance),
    ("2", Cost),
    ("3", Cost),
    ("4", Cost),
    ("5", Cost),
    ("6", Cost),
    ("7", Balance),
    ("8", Income),
    ("9", Balance),
];
const SKR04: &[(&str, AccountSide)] = &[
    ("70", Income),
    ("71", Income),
    ("74", Income),
    ("77", Closing),
    ("78", Closing),
    ("79", Closing),
    ("0", Balance),
    ("1", Balance),
    ("2", Balance),
    ("3", Balance),
    ("4", Income),
    ("5", Cost),
    ("6", Cost),
    ("7", Cost),
    ("9", Balance),
];

impl Datev {
    /// By the line above the header.
    pub(in crate::import) fn find(above: &[SourceRow<'_>]) -> Option<Datev> {
        let first = above.first()?;
        let field = |number: usize| unquoted(first.cells.get(number - 1).unwrap_or(""));
        let known = matches!(field(1), "EXTF" | "DTVF") && field(3) == "21";
        let begin = date::read(field(13), None).ok().filter(|_| known)?;
        let chart = match field(27) {
            "03" | "3" => Some(SKR03),
            "04" | "4" => Some(SKR04),
            _ => None,
        };
        Some(Datev { begin, length: field(14).parse().unwrap_or(4).max(4), chart })
    }

    /// What an account is, as far as the stated chart says; `None` for one without a chart.
    pub(in crate::import) fn side(&self, account: &str) -> Option<AccountSide> {
        if account.is_empty() || !account.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        if account.len() > self.length {
            return Some(Balance);
        }
        // 0420 may have lost its nought.
        let whole = format!("{account:0>width$}", width = self.length);
        self.chart?.iter().find(|(begin, _)| whole.starts_with(begin)).map(|(_, side)| *side)
    }
}

/// `0501` in the fiscal year that begins on a day.
pub(in crate::import) fn dated(text: &str, begin: NaiveDate) -> Option<NaiveDate> {
    if !(3..=4).contains(&text.len()) || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let (day, month) = text.split_at(text.len() - 2);
    let (day, month): (u32, u32) = (day.parse().ok()?, month.parse().ok()?);
    let year = begin.year() + i32::from(month < begin.month());
    NaiveDate::from_ymd_opt(year, month, day)
}

fn unquoted(text: &str) -> &str {
    trim(text).trim_matches('"')
}

/// Where a row's account, counter account and side stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) struct Turning {
    pub(in crate::import) datev: Datev,
    pub(in crate::import) account: usize,
    pub(super) counter: usize,
    pub(in crate::import) side: usize,
}

impl Turning {
    /// Copies a row; one that moves money between two accounts of the result becomes two.
    pub(in crate::import) fn turn(&self, row: &SourceRow<'_>, into: &mut Block) {
        let cell = |at: usize| unguarded(trim(row.cells.get(at).unwrap_or("")));
        let (account, counter) = (cell(self.account), cell(self.counter));
        let of_result = |account: &str| matches!(self.datev.side(account), Some(Cost | Income));
        if of_result(account) || !of_result(counter) {
            row.cells.iter().for_each(|text| into.push_cell(text.as_bytes()));
            into.end_row(row.line, 0);
        }
        let other = match cell(self.side) {
            "S" => "H",
            "H" => "S",
            other => other,
        };
        if of_result(counter) {
            for (at, text) in row.cells.iter().enumerate() {
                let turned = match at {
                    _ if at == self.account => counter,
                    _ if at == self.counter => account,
                    _ if at == self.side => other,
                    _ => text,
                };
                into.push_cell(turned.as_bytes());
            }
            into.end_row(row.line, 0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stated(line: &str) -> Option<Datev> {
        let mut block = Block::default();
        line.split(';').for_each(|cell| block.push_cell(cell.as_bytes()));
        block.end_row(1, 0);
        let view = block.view().unwrap();
        Datev::find(&view.rows().collect::<Vec<_>>())
    }

    #[test]
    fn the_first_line_states_year_and_chart() {
        let line = "EXTF;700;21;Buchungsstapel;13;1;;RE;;;1;2;20250701;4;20260101;20260131;Januar;;1;0;0;EUR;;;;;03";
        let datev = stated(line).unwrap();
        assert_eq!(dated("0501", datev.begin).unwrap().to_string(), "2026-01-05");
        assert_eq!(dated("3107", datev.begin).unwrap().to_string(), "2025-07-31");
        assert_eq!(dated("501", datev.begin).unwrap().to_string(), "2026-01-05");
        assert_eq!((dated("3113", datev.begin), dated("x501", datev.begin)), (None, None));
        for (account, expected) in [
            ("4930", Some(Cost)),
            ("420", Some(Balance)),
            ("8400", Some(Income)),
            ("1200", Some(Balance)),
            ("70001", Some(Balance)),
            ("x", None),
        ] {
            assert_eq!(datev.side(account), expected, "{account}");
        }
        assert_eq!(stated(&line.replace(";03", ";")).unwrap().side("4930"), None);
        assert_eq!(stated("日期;科目;金额"), None);
        assert_eq!(stated(&line.replace(";21;", ";16;")), None);
    }
}
