//! Periods of a fiscal year that does not begin in January: `Fiscal Year 2026, Period 1` is July 2025 where the year of
//! the plan begins in July. Days beside the periods go before the plan's word.

use super::headers::{self, Header};
use crate::import::block::Row;
use crate::import::fields::{FIELDS, Field};
use crate::import::inference::{Inference, Inferred};
use crate::import::source::Setting;
use crate::import::values::{date, half_width, period};
use crate::model::Month;
use crate::words::{Place, msg};

const YEARS: [&str; 7] = ["fiscalyear", "financialyear", "fy", "fiscyear", "gjahr", "geschäftsjahr", "year"];
const PERIODS: [&str; 8] =
    ["period", "fiscalperiod", "accountingperiod", "postingperiod", "financialperiod", "perio", "periode", "per"];

/// The month of a period, by the month in which the fiscal year begins; a year is called after the one it ends in.
pub(in crate::import) fn shifted(read: Month, begins: u32) -> Month {
    let first = Month::new(read.year() - 1, begins).unwrap_or(read);
    first.plus(i32::try_from(read.month()).unwrap_or(1) - 1)
}

/// Is a text a period of a fiscal year: `1`, `P01`, `001`, `FY26 P01`?
pub(in crate::import) fn is_period(text: &str) -> bool {
    is_number(text) || text.starts_with("FY")
}

fn is_number(text: &str) -> bool {
    let digits = text.trim_start_matches(['P', 'p']);
    (1..=3).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}

/// The month in which the fiscal year of a file begins, if not in January.
pub(in crate::import) fn find(
    name: &str,
    header: &Header,
    below: &[Row<'_>],
    columns: &[Option<usize>; FIELDS.len()],
    setting: &Setting<'_>,
) -> Option<(u32, Inferred)> {
    let begins = setting.year_begins;
    let at = |field: Field| columns[field as usize];
    let key = |at: usize| headers::key(&header.names[at]);
    if begins == 1 {
        return None;
    }
    let period = at(Field::Period).filter(|at| PERIODS.contains(&key(*at).as_str()))?;
    let cell = |row: &Row<'_>, at: usize| half_width(row.cells.get(at).unwrap_or("")).trim().to_string();
    let Some(year) = at(Field::Year).filter(|at| YEARS.contains(&key(*at).as_str())) else {
        let mut texts = below.iter().map(|row| cell(row, period)).filter(|text| text.starts_with("FY"));
        let month = texts.find_map(|text| period::read(&text, None).ok())?.month;
        return Some((begins, told(name, header.line, month, begins)));
    };
    let months = below.iter().filter_map(|row| {
        let (year, period) = (cell(row, year), cell(row, period));
        let number = is_number(&period).then(|| period.trim_start_matches(['P', 'p']).parse::<u32>().ok()).flatten()?;
        let month = Month::new(year.trim_start_matches(['F', 'Y']).parse().ok()?, number.min(12))?;
        let day = at(Field::Date).and_then(|at| date::read(&cell(row, at), None).ok());
        Some((month, day.map(Month::of)))
    });
    let months: Vec<(Month, Option<Month>)> = months.collect();
    let first = months.first()?.0;
    let days = |as_it_stands: bool| {
        let is = |(month, day): &&(Month, Option<Month>)| {
            *day == Some(if as_it_stands { *month } else { shifted(*month, begins) })
        };
        months.iter().filter(is).count()
    };
    if days(true) > days(false) {
        return None;
    }
    Some((begins, told(name, header.line, first, begins)))
}

/// What was inferred, by the example of one period.
pub(in crate::import) fn told(name: &str, line: u64, period: Month, begins: u32) -> Inferred {
    let taken = msg("import-inferred-fiscal")
        .with("period", period.month().to_string())
        .with("year", period.year().to_string())
        .with("month", shifted(period, begins).to_string());
    Inferred::new(Inference::Month, Place::line(name, line), taken, msg("import-inferred-fiscal-hint"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fiscal_year_is_called_after_the_one_it_ends_in() {
        let month = |year, month| Month::new(year, month).unwrap();
        assert_eq!(shifted(month(2026, 1), 7), month(2025, 7));
        assert_eq!(shifted(month(2026, 8), 7), month(2026, 2));
        assert_eq!(shifted(month(2026, 12), 4), month(2026, 3));
        assert!(is_number("1") && is_number("P01") && is_number("012") && !is_number("2026-01") && !is_number(""));
    }
}
