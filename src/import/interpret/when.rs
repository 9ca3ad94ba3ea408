//! The date and the accounting month of a row.

use chrono::{Datelike, NaiveDate};

use super::cells::Cells;
use super::tally::Flaw;
use crate::import::fields::Field;
use crate::import::source::Setting;
use crate::import::values::date::{self, DateProblem};
use crate::import::values::period::{self, PeriodProblem, PeriodRead};
use crate::model::Month;
use crate::words::msg;

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

    /// Does the row name a day or a month of its own?
    pub(super) fn says_something(self) -> bool {
        self.flawed || self.date.is_some() || self.period.is_some()
    }
}

/// Reads the dates of a file. The last text is remembered, since dates repeat.
#[derive(Default)]
pub(super) struct Dates {
    last: (String, Option<NaiveDate>),
}

impl Dates {
    /// What a row says of its day and month; flaws are added to `flaws`.
    pub(super) fn own(&mut self, cells: &Cells<'_>, setting: &Setting<'_>, flaws: &mut Vec<Flaw>) -> Own {
        let (date_text, period_text) = (cells.get(Field::Date), cells.get(Field::Period));
        let mut own = Own::default();
        if !date_text.is_empty() {
            own.date = self.date(cells, date_text, setting, flaws);
            own.flawed |= own.date.is_none();
        }
        if !period_text.is_empty() && !own.flawed {
            own.period = period(cells, period_text, own.date, flaws).map(|read| (read.month, read.adjustment));
            own.flawed |= own.period.is_none();
        }
        own
    }

    fn date(
        &mut self,
        cells: &Cells<'_>,
        text: &str,
        setting: &Setting<'_>,
        flaws: &mut Vec<Flaw>,
    ) -> Option<NaiveDate> {
        if self.last.0 == text {
            return self.last.1;
        }
        let order = setting.profile.and_then(|p| p.date_order);
        match date::read(text, order) {
            Ok(date) => {
                self.last.0.clear();
                self.last.0.push_str(text);
                self.last.1 = Some(date);
                Some(date)
            }
            Err(problem) => {
                let (id, hint) = match problem {
                    DateProblem::NotADate => ("import-bad-date", "import-bad-date-hint"),
                    DateProblem::NoSuchDay => ("import-no-such-day", "import-no-such-day-hint"),
                    DateProblem::NeedsOrder => ("import-date-order", "import-date-order-hint"),
                    DateProblem::ShortYear => ("import-short-year", "import-short-year-hint"),
                };
                flaws.push(Flaw::of(cells, Field::Date, text, id, msg(hint)));
                None
            }
        }
    }
}

/// The year of a bare month: the year column's, the date's, or the one stated for the file.
fn period(cells: &Cells<'_>, text: &str, date: Option<NaiveDate>, flaws: &mut Vec<Flaw>) -> Option<PeriodRead> {
    let digits = |c: char| !c.is_ascii_digit();
    let column = cells.get(Field::Year).trim_matches(digits).parse().ok().filter(|y| (1900..2200).contains(y));
    let year = column.or(date.map(|d| d.year())).or(cells.layout.year);
    match period::read(text, year) {
        Ok(read) => Some(read),
        Err(problem) => {
            let (id, hint) = match problem {
                PeriodProblem::NotAPeriod => ("import-bad-period", "import-bad-period-hint"),
                PeriodProblem::NeedsYear => ("import-period-year", "import-period-year-hint"),
            };
            flaws.push(Flaw::of(cells, Field::Period, text, id, msg(hint)));
            None
        }
    }
}
