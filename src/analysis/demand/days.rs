//! Which days of a log are alike: each weekday, holidays, and weekends that are worked in exchange for a day off.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use crate::analysis::method::holidays_of;
use crate::model::Month;

/// Monday to Sunday, then holidays, then weekends that are worked.
pub const GROUPS: usize = 9;
/// Holidays, whatever their weekday.
pub const HOLIDAY: usize = 7;
/// Saturdays and Sundays that are worked.
pub const WORKED: usize = 8;

/// What tells days apart beside their weekday.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DayRules {
    /// Are the statutory holidays of China days of their own?
    pub statutory: bool,
    /// Further days off: those that are made up for, the festivals of another country.
    pub off: BTreeSet<NaiveDate>,
    /// Days that are worked, though they are holidays or on a weekend.
    pub worked: BTreeSet<NaiveDate>,
}

impl DayRules {
    /// The group of a day.
    pub fn group(&self, day: NaiveDate) -> usize {
        let weekday = day.weekday().num_days_from_monday() as usize;
        if self.worked.contains(&day) {
            return if weekday < 5 { weekday } else { WORKED };
        }
        let is_statutory = || holidays_of(Month::of(day)).is_some_and(|days| days.contains(&day));
        if self.off.contains(&day) || (self.statutory && is_statutory()) { HOLIDAY } else { weekday }
    }

    /// The years from one day to another of which the statutory holidays would count, and are not known.
    pub fn unknown(&self, first: NaiveDate, last: NaiveDate) -> Vec<i32> {
        let is_unknown = |year: &i32| Month::new(*year, 1).is_none_or(|month| holidays_of(month).is_none());
        (first.year()..=last.year()).filter(|year| self.statutory && is_unknown(year)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_holiday_is_of_its_own_kind_and_a_worked_weekend_is_no_weekend() {
        let day = |text: &str| -> NaiveDate { text.parse().unwrap() };
        let rules = DayRules {
            statutory: true,
            off: [day("2026-10-05")].into(),
            worked: [day("2026-10-10"), day("2026-10-02")].into(),
        };
        // 2026: National Day is a Thursday; Monday the 5th is made up for on Saturday the 10th.
        for (text, group) in [
            ("2026-09-30", 2),
            ("2026-10-01", HOLIDAY),
            ("2026-10-02", 4),
            ("2026-10-04", 6),
            ("2026-10-05", HOLIDAY),
            ("2026-10-10", WORKED),
            ("2026-10-11", 6),
        ] {
            assert_eq!(rules.group(day(text)), group, "{text}");
        }
        assert_eq!(DayRules::default().group(day("2026-10-01")), 3);
        assert_eq!(rules.unknown(day("2026-12-30"), day("2029-01-01")), [2028, 2029]);
        assert_eq!(DayRules::default().unknown(day("2029-01-01"), day("2029-01-02")), [0; 0]);
    }
}
