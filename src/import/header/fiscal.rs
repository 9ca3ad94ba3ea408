//! Periods of a fiscal year that does not begin in January: `Fiscal Year 2026, Period 1` is July 2025 where the year of
//! the plan begins in July. Days beside the periods go before the plan's word; of the two ways to call such a year, the
//! one it is taken by lies in a year that the book plans.

use super::headers::{self, Header, is_word};
use crate::import::block::SourceRow;
use crate::import::fields::{FIELDS, Field};
use crate::import::inference::{Inference, Inferred};
use crate::import::source::Setting;
use crate::import::statement::preamble::Preamble;
use crate::import::values::{date, half_width, period};
use crate::model::Month;
use crate::words::{Place, msg};

/// Years that are called fiscal, and years that may be.
const FISCAL_YEARS: &str =
    "fiscalyear|financialyear|accountingyear|fy|fiscyear|gjahr|geschäftsjahr|会计年度|财年|财务年度|财政年度";
const YEARS: &str = "year|年度";
const PERIODS: &str = "period|fiscalperiod|accountingperiod|postingperiod|financialperiod|fiscper|perio|periode|per|会计期间|财务期间|会计期|期间|期次|期";
/// A period and the year it is of, in one column.
const BOTH: &str = "period/year|postingperiod/year|fiscalperiod/year|fiscalyear/period|fiscalyear/postingperiod|year/period|fiscalyearperiod|\
    fiscalperiod|postingperiod|fiscper|fiscyearper|periode/jahr|buchungsperiode/jahr|会计年度/期间|会计年度/会计期间|年度/期间|期间/年度|会计期间/年度|会计期间/会计年度";

/// Days that all lie as many months from their periods say when a year begins, if they are so many.
const DAYS: usize = 3;
/// A document may be entered a month or two after its day.
const LATE: i32 = 3;

/// How the periods of a file lie in the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) struct Fiscal {
    /// So many months from January of the year that is named to the first period.
    offset: i32,
    /// The periods are months by their names or numbers, and only the year is fiscal.
    months: bool,
    /// Year and period stand in one cell.
    both: bool,
}

impl Fiscal {
    /// The month of a period, which was read as if the year began in January.
    pub(in crate::import) fn month(self, text: &str, read: Month) -> Month {
        let is_bare = || matches!(period::read(text, None), Err(period::PeriodProblem::NeedsYear));
        if !self.both && !is_bare() {
            return read;
        }
        if !self.months && !is_month(text) {
            return read.plus(self.offset);
        }
        let first = Month::new(read.year(), 1).unwrap_or(read).plus(self.offset);
        (0..12).map(|months| first.plus(months)).find(|month| month.month() == read.month()).unwrap_or(read)
    }
}

/// Is it a month by its name, and no number of a period?
fn is_month(text: &str) -> bool {
    text.contains('月') || text.split(|c: char| !c.is_ascii_alphabetic()).any(|word| word.len() >= 3)
}

/// The year in a column of its own: `2026`, `FY26`, or the first of `2025/26`, and whether it was such a pair.
pub(in crate::import) fn year(text: &str) -> Option<(i32, bool)> {
    let text = text.trim_start_matches(['F', 'Y', ' ']).trim_end_matches(|c: char| !c.is_ascii_digit());
    let plain = |text: &str| match text.len() {
        2 => text.parse::<i32>().ok().map(|year| 2000 + year),
        4 => text.parse().ok().filter(|year| (1980..2100).contains(year)),
        _ => None,
    };
    match text.split_once(['/', '-']) {
        Some((first, second)) => {
            let (first, second) = (plain(first.trim())?, plain(second.trim())?);
            (first + 1 == second).then_some((first, true))
        }
        None => Some((plain(text)?, false)),
    }
}

/// A row of the sample: the text of its period, what it is if the year begins in January, and its day's month.
struct Seen {
    text: String,
    month: Month,
    day: Option<Month>,
}

impl Seen {
    fn offset(&self) -> Option<i32> {
        let months = |month: Month| month.year() * 12 + i32::try_from(month.month()).unwrap_or(1);
        self.day.map(|day| months(day) - months(self.month))
    }
}

/// How the periods of a file lie, if not as those of the calendar.
pub(in crate::import) fn find(
    name: &str,
    header: &Header,
    below: &[SourceRow<'_>],
    columns: &[Option<usize>; FIELDS.len()],
    setting: &Setting<'_>,
) -> Option<(Fiscal, Inferred)> {
    let at = |field: Field| columns[field as usize];
    let key = |at: usize| headers::key(&header.names[at]);
    let cell = |row: &SourceRow<'_>, at: usize| half_width(row.cells.get(at).unwrap_or("")).trim().to_string();
    let column = at(Field::Period)?;
    let calls = |words: &str| is_word(words, &key(column));
    let years = at(Field::Year).filter(|at| is_word(FISCAL_YEARS, &key(*at)) || is_word(YEARS, &key(*at)));
    let fiscal_year = years.is_some_and(|at| is_word(FISCAL_YEARS, &key(at)));
    let (mut pair, mut rows) = (false, Vec::new());
    for row in below {
        let text = cell(row, column);
        let of_column = years.and_then(|at| year(&cell(row, at)));
        pair |= of_column.is_some_and(|(_, pair)| pair);
        let Ok(read) = period::read(&text, of_column.map(|(year, _)| year)) else { continue };
        let day = at(Field::Date).and_then(|at| date::read(&cell(row, at), None).ok()).map(Month::of);
        rows.push(Seen { text, month: read.month, day });
    }
    let first = rows.first()?;
    let both = years.is_none() && (calls(BOTH) || rows.iter().all(|row| period::is_numbered(&row.text)));
    let months = fiscal_year && (!calls(PERIODS) || rows.iter().all(|row| is_month(&row.text)));
    if !(both || months || (years.is_some() && calls(PERIODS))) {
        return None;
    }
    let shown = |offset: i32| {
        let fiscal = Fiscal { offset, months, both };
        rows.iter().filter(|row| row.day == Some(fiscal.month(&row.text, row.month))).count()
    };
    let days = rows.iter().filter(|row| row.day.is_some()).count();
    let offset = if days > 0 {
        let offset = rows.iter().find_map(Seen::offset)?;
        let all = days >= DAYS && rows.iter().filter_map(Seen::offset).all(|other| other == offset);
        let of_plan = setting.year_begins > 1;
        let mut ways =
            if of_plan { Vec::from(ways(setting, pair, rows.iter().map(|row| row.month))) } else { Vec::new() };
        ways.extend((all && !months && (LATE..12).contains(&offset.abs())).then_some(offset));
        // The first of those that are as good.
        let best = ways.into_iter().rev().max_by_key(|way| shown(*way))?;
        let plain = rows.iter().filter(|row| row.day == Some(row.month)).count();
        if plain > shown(best) || (shown(best) == 0 && !of_plan) {
            return None;
        }
        best
    } else if setting.year_begins > 1 {
        ways(setting, pair, rows.iter().map(|row| row.month))[0]
    } else {
        return None;
    };
    let fiscal = Fiscal { offset, months, both };
    let is = fiscal.month(&first.text, first.month);
    Some((fiscal, told(name, header.line, (first.month, is), (fiscal, days > 0 && shown(offset) > 0))))
}

/// The two ways to call a fiscal year, the likelier first: after the year it ends in, or after the one it begins in. What
/// lies in the years of the plans is likelier; `2025/26` says which it is.
fn ways(setting: &Setting<'_>, pair: bool, months: impl Iterator<Item = Month>) -> [i32; 2] {
    let begin = i32::try_from(setting.year_begins).unwrap_or(1) - 1;
    let end = begin - 12;
    if pair {
        return [begin, begin];
    }
    let planned = |year: i32| setting.years.is_some_and(|(first, last)| (first..=last).contains(&year));
    let (mut of_end, mut of_begin) = (0, 0);
    for month in months {
        of_end += usize::from(planned(month.year() - 1));
        of_begin += usize::from(planned(month.year()));
    }
    if of_begin > of_end { [begin, end] } else { [end, begin] }
}

/// What was inferred, by the example of one period.
fn told(name: &str, line: u64, (period, is): (Month, Month), (fiscal, by_days): (Fiscal, bool)) -> Inferred {
    let id = match () {
        () if fiscal.months => "import-inferred-fiscal-months",
        () if by_days => "import-inferred-fiscal-days",
        () if fiscal.offset >= 0 => "import-inferred-fiscal-begin",
        () => "import-inferred-fiscal",
    };
    let taken = msg(id)
        .with("period", period.month().to_string())
        .with("year", period.year().to_string())
        .with("month", is.to_string());
    Inferred::new(Inference::Month, Place::line(name, line), taken, msg("import-inferred-fiscal-hint"))
}

/// The same of the month that the lines above a header name: `Fiscal Year 2026`, `From Period 3`.
pub(in crate::import) fn of_preamble(
    name: &str,
    line: u64,
    preamble: &mut Preamble,
    setting: &Setting<'_>,
) -> Option<Inferred> {
    let month = preamble.month.filter(|_| preamble.fiscal && setting.year_begins > 1)?;
    let fiscal = Fiscal { offset: ways(setting, false, std::iter::once(month))[0], months: false, both: true };
    let is = month.plus(fiscal.offset);
    preamble.month = Some(is);
    Some(told(name, line, (month, is), (fiscal, false)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fiscal_year_is_called_after_the_one_it_ends_in_or_begins_in() {
        let month = |year, month| Month::new(year, month).unwrap();
        let shifted = |offset, months, text, read| Fiscal { offset, months, both: false }.month(text, read);
        assert_eq!(shifted(-6, false, "1", month(2026, 1)), month(2025, 7));
        assert_eq!(shifted(-6, false, "P08", month(2026, 8)), month(2026, 2));
        assert_eq!(shifted(6, false, "001", month(2025, 1)), month(2025, 7));
        assert_eq!(shifted(-9, false, "12", month(2026, 12)), month(2026, 3));
        assert_eq!(shifted(-6, true, "8", month(2026, 8)), month(2025, 8), "August of the year that ends in 2026");
        assert_eq!(shifted(-6, false, "2月", month(2026, 2)), month(2026, 2));
        assert_eq!(shifted(-6, false, "2026-02", month(2026, 2)), month(2026, 2), "a month with a year of its own");
    }

    #[test]
    fn years_of_a_column() {
        let cases = [
            ("2026", Some((2026, false))),
            ("FY26", Some((2026, false))),
            ("2025/26", Some((2025, true))),
            ("FY2025-2026", Some((2025, true))),
            ("2026年", Some((2026, false))),
            ("2026-08", None),
            ("Total", None),
        ];
        for (text, expected) in cases {
            assert_eq!(year(text), expected, "{text}");
        }
    }
}
