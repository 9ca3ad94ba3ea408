//! The date and the accounting month of a row.

use chrono::{Datelike, NaiveDate};

use super::tally::Flaw;
use super::{Cells, Interpreter};
use crate::import::fields::Field;
use crate::import::values::date::{self, DateProblem};
use crate::import::values::period::{self, PeriodProblem, PeriodRead};
use crate::model::Month;
use crate::words::msg;

/// When a row counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moment {
    pub(super) date: Option<NaiveDate>,
    pub(super) month: Month,
    pub(super) adjustment: bool,
}

/// What the rows above leave for a row that continues their voucher; and the last texts read, since they repeat.
#[derive(Default)]
pub(super) struct When {
    above: Option<(Option<NaiveDate>, Month, bool)>,
    voucher: String,
    continuing: bool,
    last_date: (String, Option<NaiveDate>),
}

impl When {
    /// The voucher of the row just read: its own, or that of the row above which it continues.
    pub(super) fn voucher(&self) -> &str {
        &self.voucher
    }

    /// A section ends: no row below continues the voucher.
    pub(super) fn forget(&mut self) {
        self.voucher.clear();
    }

    /// Does the row continue the voucher above: no date and no number of its own?
    pub(super) fn continues(&self, cells: &Cells<'_>) -> bool {
        !self.voucher.is_empty()
            && cells.get(Field::Voucher).is_empty()
            && cells.get(Field::Date).is_empty()
            && cells.layout.column(Field::Date).is_some()
    }
}

impl Interpreter<'_> {
    /// The moment of a row, or a flaw.
    pub(super) fn when(&mut self, cells: &Cells<'_>) -> Option<Moment> {
        self.when.continuing = self.when.continues(cells);
        let above = self.when.above.filter(|_| self.when.continuing);
        let date_text = cells.get(Field::Date);
        let date = if date_text.is_empty() { above.and_then(|a| a.0) } else { Some(self.date(cells, date_text)?) };
        let period_text = cells.get(Field::Period);
        let (month, adjustment) = if !period_text.is_empty() {
            let read = self.period(cells, period_text, date)?;
            (read.month, read.adjustment)
        } else if let Some(date) = date {
            (Month::of(date), false)
        } else if let Some((_, month, adjustment)) = above {
            (month, adjustment)
        } else if let Some(month) = self.layout.month {
            (month, false)
        } else {
            let column = cells.layout.column(Field::Date).or(cells.layout.column(Field::Period));
            self.flaws.push(Flaw { column, message: msg("import-no-date"), hint: msg("import-no-date-hint") });
            return None;
        };
        if !self.when.continuing {
            compose_voucher(&mut self.when.voucher, cells);
            self.when.above = Some((date, month, adjustment));
        }
        Some(Moment { date, month, adjustment })
    }

    fn date(&mut self, cells: &Cells<'_>, text: &str) -> Option<NaiveDate> {
        if self.when.last_date.0 == text {
            return self.when.last_date.1;
        }
        let order = self.setting.profile.and_then(|p| p.date_order);
        match date::read(text, order) {
            Ok(date) => {
                self.when.last_date.0.clear();
                self.when.last_date.0.push_str(text);
                self.when.last_date.1 = Some(date);
                Some(date)
            }
            Err(problem) => {
                let (id, hint) = match problem {
                    DateProblem::NotADate => ("import-bad-date", "import-bad-date-hint"),
                    DateProblem::NoSuchDay => ("import-no-such-day", "import-no-such-day-hint"),
                    DateProblem::NeedsOrder => ("import-date-order", "import-date-order-hint"),
                    DateProblem::ShortYear => ("import-short-year", "import-short-year-hint"),
                };
                self.flaws.push(Flaw::of(cells, Field::Date, text, id, msg(hint)));
                None
            }
        }
    }

    /// The year of a bare month: the year column's, the date's, or the one stated for the file.
    fn period(&mut self, cells: &Cells<'_>, text: &str, date: Option<NaiveDate>) -> Option<PeriodRead> {
        let digits = |c: char| !c.is_ascii_digit();
        let column = cells.get(Field::Year).trim_matches(digits).parse().ok().filter(|y| (1900..2200).contains(y));
        let year = column.or(date.map(|d| d.year())).or(self.layout.year);
        match period::read(text, year) {
            Ok(read) => Some(read),
            Err(problem) => {
                let (id, hint) = match problem {
                    PeriodProblem::NotAPeriod => ("import-bad-period", "import-bad-period-hint"),
                    PeriodProblem::NeedsYear => ("import-period-year", "import-period-year-hint"),
                };
                self.flaws.push(Flaw::of(cells, Field::Period, text, id, msg(hint)));
                None
            }
        }
    }
}

/// The voucher as `word-number` where the two stand apart.
fn compose_voucher(voucher: &mut String, cells: &Cells<'_>) {
    voucher.clear();
    let number = cells.id_of(Field::Voucher);
    if cells.layout.column(Field::VoucherWord).is_some() && !number.is_empty() {
        let word = cells.line_of(Field::VoucherWord);
        voucher.push_str(&word);
        voucher.push_str(if word.is_empty() { "" } else { "-" });
    }
    voucher.push_str(&number);
}
