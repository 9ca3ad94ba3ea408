//! Months, fiscal years and half-open periods of days.

use std::fmt;

use chrono::{Datelike, Days, NaiveDate};

/// A calendar month, ordered, as months since year 0.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Month(i32);

impl Month {
    /// `month` is 1 to 12; years 1 to 9999.
    pub fn new(year: i32, month: u32) -> Option<Month> {
        ((1..=9999).contains(&year) && (1..=12).contains(&month)).then(|| Month(year * 12 + month as i32 - 1))
    }

    /// Reads exactly `YYYY-MM`.
    pub fn parse(text: &str) -> Option<Month> {
        let (year, month) = text.split_once('-')?;
        let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if year.len() != 4 || month.len() != 2 || !digits(year) || !digits(month) {
            return None;
        }
        Month::new(year.parse().ok()?, month.parse().ok()?)
    }

    /// The month that a day lies in.
    pub fn of(date: NaiveDate) -> Month {
        Month(date.year() * 12 + date.month0() as i32)
    }

    /// Months since year 0: a dense key for files and tables.
    pub fn ordinal(self) -> i32 {
        self.0
    }

    /// The inverse of [`Month::ordinal`].
    pub fn from_ordinal(ordinal: i32) -> Option<Month> {
        (12..120_000).contains(&ordinal).then_some(Month(ordinal))
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// 1 to 12.
    pub fn month(self) -> u32 {
        self.0.rem_euclid(12) as u32 + 1
    }

    /// This many months later (earlier if negative). The last month has one after it, where periods end.
    pub fn plus(self, months: i32) -> Month {
        Month((self.0 + months).clamp(12, 120_000))
    }

    /// How many months from `earlier` to `self`.
    pub fn since(self, earlier: Month) -> i32 {
        self.0 - earlier.0
    }

    /// Its first day.
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year(), self.month(), 1).unwrap_or_default()
    }

    /// Its last day.
    pub fn last_day(self) -> NaiveDate {
        self.plus(1).first_day() - Days::new(1)
    }

    /// Its number of days.
    pub fn days(self) -> i64 {
        self.plus(1).first_day().signed_duration_since(self.first_day()).num_days()
    }

    /// The months from `self` up to but not including `until`.
    pub fn until(self, until: Month) -> impl DoubleEndedIterator<Item = Month> + ExactSizeIterator {
        (self.0..until.0.max(self.0)).map(Month)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.month())
    }
}

impl fmt::Debug for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Twelve months from a plan's first month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FiscalYear {
    /// The first of the twelve.
    pub first: Month,
}

impl FiscalYear {
    /// The year in which `month` lies, for years that begin in the month of `self`.
    pub fn containing(self, month: Month) -> FiscalYear {
        FiscalYear { first: self.first.plus(month.since(self.first).div_euclid(12) * 12) }
    }

    /// The twelve months.
    pub fn months(self) -> impl DoubleEndedIterator<Item = Month> + ExactSizeIterator {
        self.first.until(self.first.plus(12))
    }

    /// 0 to 11, or `None` outside the year.
    pub fn index(self, month: Month) -> Option<usize> {
        usize::try_from(month.since(self.first)).ok().filter(|i| *i < 12)
    }

    /// Quarter 1 to 4 as a period.
    pub fn quarter(self, quarter: u32) -> Period {
        let first = self.first.plus(quarter as i32 * 3 - 3);
        Period::months(first, first.plus(3))
    }

    /// The whole year as a period.
    pub fn period(self) -> Period {
        Period::months(self.first, self.first.plus(12))
    }
}

/// Days from `from` up to but not including `until`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: NaiveDate,
    /// The day after the last.
    pub until: NaiveDate,
}

impl Period {
    /// Whole months from `from` up to but not including `until`.
    pub fn months(from: Month, until: Month) -> Period {
        Period { from: from.first_day(), until: until.first_day() }
    }

    /// One month.
    pub fn month(month: Month) -> Period {
        Period::months(month, month.plus(1))
    }

    /// The last day inside.
    pub fn last_day(self) -> NaiveDate {
        self.until - Days::new(1)
    }

    /// The first month touched.
    pub fn first_month(self) -> Month {
        Month::of(self.from)
    }

    /// The last month touched.
    pub fn last_month(self) -> Month {
        Month::of(self.last_day())
    }

    /// Every month touched, whole or in part.
    pub fn touched(self) -> impl DoubleEndedIterator<Item = Month> + ExactSizeIterator {
        self.first_month().until(if self.from < self.until { self.last_month().plus(1) } else { self.first_month() })
    }

    /// Days of `month` that lie inside.
    pub fn days_of(self, month: Month) -> i64 {
        let from = self.from.max(month.first_day());
        let until = self.until.min(month.plus(1).first_day());
        until.signed_duration_since(from).num_days().max(0)
    }

    /// Is the whole month inside?
    pub fn covers(self, month: Month) -> bool {
        self.days_of(month) == month.days()
    }

    /// Is the day inside?
    pub fn contains(self, day: NaiveDate) -> bool {
        self.from <= day && day < self.until
    }

    /// The same days a number of months earlier or later; a whole month stays whole, however long it is there.
    pub fn shift_months(self, months: i32) -> Period {
        let shift = |day: NaiveDate| {
            let month = Month::of(day).plus(months);
            let last = month.last_day().day();
            NaiveDate::from_ymd_opt(month.year(), month.month(), day.day().min(last)).unwrap_or(day)
        };
        let last = match self.covers(self.last_month()) {
            true => self.last_month().plus(months).last_day(),
            false => shift(self.last_day()),
        };
        Period { from: shift(self.from), until: last + Days::new(1) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str) -> Month {
        Month::parse(text).unwrap()
    }

    #[test]
    fn months_count_over_years() {
        assert_eq!(month("2026-12").plus(1), month("2027-01"));
        assert_eq!(month("2026-01").plus(-1), month("2025-12"));
        assert_eq!(month("2026-02").days(), 28);
        assert_eq!(month("2028-02").last_day().to_string(), "2028-02-29");
        for bad in ["2026-1", "2026-13", "202601", "26-01", "+026-01"] {
            assert_eq!(Month::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_fiscal_year_may_begin_in_april() {
        let year = FiscalYear { first: month("2026-04") };
        assert_eq!(year.containing(month("2027-03")), year);
        assert_eq!(year.containing(month("2026-03")).first, month("2025-04"));
        assert_eq!(year.quarter(4), Period::months(month("2027-01"), month("2027-04")));
        assert_eq!(year.index(month("2027-03")), Some(11));
        assert_eq!(year.index(month("2027-04")), None);
    }

    #[test]
    fn periods_are_half_open() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let period = Period { from: day("2026-01-15"), until: day("2026-03-01") };
        assert_eq!(period.touched().collect::<Vec<_>>(), [month("2026-01"), month("2026-02")]);
        assert_eq!((period.days_of(month("2026-01")), period.covers(month("2026-02"))), (17, true));
        let last = Period::month(month("9999-12"));
        assert_eq!((last.last_day().to_string(), last.covers(month("9999-12"))), ("9999-12-31".into(), true));
        assert!(!period.contains(day("2026-03-01")));
    }

    #[test]
    fn a_year_before_has_the_same_days() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        for (from, last, before, before_last) in [
            ("2028-02-01", "2028-02-27", "2027-02-01", "2027-02-27"),
            ("2028-02-01", "2028-02-28", "2027-02-01", "2027-02-28"),
            ("2028-02-01", "2028-02-29", "2027-02-01", "2027-02-28"),
            ("2028-02-28", "2028-02-28", "2027-02-28", "2027-02-28"),
            ("2028-02-29", "2028-02-29", "2027-02-28", "2027-02-28"),
            ("2029-02-01", "2029-02-28", "2028-02-01", "2028-02-29"),
            ("2029-02-10", "2029-02-28", "2028-02-10", "2028-02-28"),
            ("2029-01-15", "2029-02-28", "2028-01-15", "2028-02-29"),
            ("2026-03-01", "2026-03-12", "2025-03-01", "2025-03-12"),
        ] {
            let shifted = Period { from: day(from), until: day(last) + Days::new(1) }.shift_months(-12);
            assert_eq!((shifted.from, shifted.last_day()), (day(before), day(before_last)), "{from} to {last}");
        }
    }
}
