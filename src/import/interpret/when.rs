//! The date and the accounting month of a row.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::cells::Cells;
use super::tally::{Few, Flaw};
use crate::import::fields::Field;
use crate::import::header::evidence::{PointOne, may_be_october};
use crate::import::header::fiscal;
use crate::import::values::date::{self, DateProblem};
use crate::import::values::is_dashes;
use crate::import::values::period::{self, PeriodProblem, PeriodRead};
use crate::model::Month;
use crate::words::{Place, Problem, msg};

/// When a row counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) struct Moment {
    pub(in crate::import) date: Option<NaiveDate>,
    pub(in crate::import) month: Month,
    pub(super) adjustment: bool,
}

/// What a row says of it by itself.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Own {
    date: Option<NaiveDate>,
    period: Option<(Month, bool)>,
    /// It says something that cannot be read.
    pub(super) flawed: bool,
}

impl Own {
    /// With what the voucher says, or the file.
    pub(super) fn within(self, voucher: Option<Moment>, file: Option<Month>) -> Option<Moment> {
        if self.flawed {
            return None;
        }
        let date = self.date.or(voucher.and_then(|v| v.date));
        let (month, adjustment) = match (self.period, self.date, voucher) {
            (Some(period), ..) => period,
            (None, Some(date), _) => (Month::of(date), false),
            (None, None, Some(voucher)) => (voucher.month, voucher.adjustment),
            (None, None, None) => (file?, false),
        };
        Some(Moment { date, month, adjustment })
    }

    fn year(self) -> Option<i32> {
        self.date.map(|date| date.year()).or(self.period.map(|(month, _)| month.year()))
    }

    /// Does the row name a day of its own?
    pub(super) fn is_day(self) -> bool {
        self.date.is_some()
    }

    /// Does the row name a day or a month of its own?
    pub(super) fn says_something(self) -> bool {
        self.flawed || self.date.is_some() || self.period.is_some()
    }
}

/// Reads the dates of a file. The last text is remembered, since dates repeat.
#[derive(Default)]
pub(super) struct Dates {
    last: (String, Option<NaiveDate>),
    /// The year of the first date, and what is decades away from it.
    first: Option<i32>,
    far: Few,
    far_year: i32,
}

impl Dates {
    /// A warning about years that are hardly meant.
    pub(super) fn warning(&self, file: &str) -> Option<Problem> {
        let message = msg("import-far-year").with("rows", self.far.rows).with("year", format!("{:04}", self.far_year));
        let problem = Problem::warning(message).at(Place::line(file, self.far.first));
        (self.far.rows > 0).then(|| problem.hint(msg("import-far-year-hint")))
    }

    fn look(&mut self, own: &Own, line: u64) {
        let Some(year) = own.year() else { return };
        let first = *self.first.get_or_insert(year);
        if (year - first).abs() >= DECADES {
            self.far_year = if self.far.rows == 0 { year } else { self.far_year };
            self.far.see(line);
        }
    }

    /// What a row says of its day and month; flaws are added to `flaws`.
    pub(super) fn own(&mut self, cells: &Cells<'_>, flaws: &mut Vec<Flaw>) -> Own {
        let (date_text, period_text) = (cells.get(Field::Date), cells.get(Field::Period));
        let mut own = Own::default();
        if !date_text.is_empty() && !is_filler(date_text) {
            match self.date(cells, date_text, flaws) {
                Some(date) => own.date = Some(date),
                None => own.period = month_only(cells, date_text, flaws),
            }
            own.flawed |= own.date.is_none() && own.period.is_none();
        }
        if !period_text.is_empty() && !own.flawed && !is_filler(period_text) {
            own.period = period(cells, period_text, own.date, flaws).map(|read| (read.month, read.adjustment));
            own.flawed |= own.period.is_none();
        }
        let day = cells.get(Field::Day);
        if let (false, Some((month, false)), None) = (day.is_empty(), own.period, own.date) {
            let number = day.trim_end_matches(['日', '号']).parse().ok();
            own.date = number.and_then(|day| NaiveDate::from_ymd_opt(month.year(), month.month(), day));
            if own.date.is_none() {
                flaws.push(Flaw::new(cells, Field::Day, day, "import-no-such-day", msg("import-no-such-day-hint")));
                own.flawed = true;
            }
        }
        if let Some(year) = own.year().filter(|year| !YEARS.contains(year)) {
            let field = if own.date.is_some() && !date_text.is_empty() { Field::Date } else { Field::Period };
            let hint = if ERAS.contains(&year) { "import-year-era-hint" } else { "import-year-absurd-hint" };
            let flaw = Flaw::new(cells, field, cells.get(field), "import-year-absurd", msg(hint));
            flaws.push(Flaw { message: flaw.message.with("year", format!("{year:04}")), ..flaw });
            return Own { flawed: true, ..Own::default() };
        }
        self.look(&own, cells.row.line);
        own
    }

    fn date(&mut self, cells: &Cells<'_>, text: &str, flaws: &mut Vec<Flaw>) -> Option<NaiveDate> {
        if self.last.0 == text {
            return self.last.1;
        }
        match date::read_as(text, cells.layout.dates) {
            Ok(date) => {
                self.last.0.clear();
                self.last.0.push_str(text);
                self.last.1 = Some(date);
                Some(date)
            }
            Err(problem) => {
                let (id, hint) = match problem {
                    DateProblem::NotADate if !text.chars().any(char::is_numeric) => {
                        ("import-bad-date", "import-bad-date-word-hint")
                    }
                    DateProblem::NotADate => ("import-bad-date", "import-bad-date-hint"),
                    DateProblem::NoSuchDay => ("import-no-such-day", "import-no-such-day-hint"),
                    DateProblem::NeedsOrder => ("import-date-order", "import-date-order-hint"),
                    DateProblem::ShortYear => ("import-short-year", "import-short-year-hint"),
                    DateProblem::NeedsYear => ("import-date-year", "import-period-year-hint"),
                };
                flaws.push(Flaw::new(cells, Field::Date, text, id, msg(hint)));
                None
            }
        }
    }
}

/// A date column may hold months: `2026-01`, `2026年1月`. Then the flaw of the date is taken back.
fn month_only(cells: &Cells<'_>, text: &str, flaws: &mut Vec<Flaw>) -> Option<(Month, bool)> {
    // A bare number is no month here.
    let bare = text.bytes().all(|b| b.is_ascii_digit()) && text.len() != 6;
    if bare || period::read(text, cells.layout.year).is_err() {
        return None;
    }
    flaws.pop();
    let read = readable(cells, Field::Date, text, cells.layout.year, flaws)?;
    Some((read.month, read.adjustment))
}

/// Fillers by which programs say that there is none.
fn is_filler(text: &str) -> bool {
    matches!(text, "*" | "/" | "／" | "无") || text.eq_ignore_ascii_case("none") || is_dashes(text)
}

/// No ledger that is kept by a program has other years: what shows one was misread, or counts in another era.
const YEARS: Range<i32> = 1980..2100;
/// What the years of our times are in the Buddhist era.
const ERAS: Range<i32> = 2523..2643;

/// Years so far apart are hardly of one ledger.
const DECADES: i32 = 20;

/// The year of a bare month: the year column's, the date's, or the one stated for the file.
fn period(cells: &Cells<'_>, text: &str, date: Option<NaiveDate>, flaws: &mut Vec<Flaw>) -> Option<PeriodRead> {
    let of_column = cells.get(Field::Year);
    let digits = |c: char| !c.is_ascii_digit();
    let column = match cells.layout.fiscal {
        Some(_) => fiscal::year(of_column).map(|(year, _)| year),
        None => of_column.trim_matches(digits).parse().ok().filter(|y| (1900..2200).contains(y)),
    };
    let known = column.or(date.map(|d| d.year()));
    let read = readable(cells, Field::Period, text, known.or(cells.layout.year), flaws)?;
    let read = match cells.layout.fiscal {
        Some(fiscal) => PeriodRead { month: fiscal.month(text, read.month), ..read },
        None => read,
    };
    // Of a month without a year, that of the title is inferred; what was printed before cannot be later.
    let later = cells.layout.printed.is_some_and(|printed| read.month > Month::of(printed));
    if known.is_none() && later && period::read(text, None).is_err() {
        let message = msg("import-period-printed").with("value", text).with("month", read.month.to_string());
        let column = cells.layout.column(Field::Period);
        flaws.push(Flaw { column, message, hint: msg("import-period-year-hint") });
        return None;
    }
    Some(read)
}

/// A month, or a flaw; of `2026.1` which month it is.
fn readable(
    cells: &Cells<'_>,
    field: Field,
    text: &str,
    year: Option<i32>,
    flaws: &mut Vec<Flaw>,
) -> Option<PeriodRead> {
    match period::read(text, year) {
        Ok(read) if may_be_october(text) => match cells.layout.point_one {
            PointOne::January => Some(read),
            PointOne::October => Month::new(read.month.year(), 10).map(|month| PeriodRead { month, ..read }),
            PointOne::Unknown => {
                flaws.push(Flaw::new(cells, field, text, "import-period-october", msg("import-period-october-hint")));
                None
            }
        },
        Ok(read) => Some(read),
        Err(problem) => {
            let (id, hint) = match problem {
                PeriodProblem::NotAPeriod => ("import-bad-period", "import-bad-period-hint"),
                PeriodProblem::NeedsYear => ("import-period-year", "import-period-year-hint"),
            };
            flaws.push(Flaw::new(cells, field, text, id, msg(hint)));
            None
        }
    }
}
