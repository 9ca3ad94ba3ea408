//! Part months: what share of a month's pay a person earns who comes or goes inside it (EX-1.11).

use std::cmp::Ordering;

use chrono::{Datelike, NaiveDate, Weekday};

use crate::model::{Grade, Month, Quantity};

/// How a part month is paid (domain.md §1.2; the results differ, so it is a setting).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartMonth {
    /// Workdays worked over workdays of the month.
    Workdays,
    /// Workdays worked over 21.75.
    Forward,
    /// The month less workdays missed over 21.75.
    Reverse,
    /// Calendar days.
    Calendar,
    /// The whole month, as social insurance is due.
    Whole,
}

/// The words under `part_month`.
pub const WORDS: &[&str] = &["workdays", "forward", "reverse", "calendar"];

impl PartMonth {
    /// Of a word of the plan.
    pub fn from_word(word: Option<&str>) -> PartMonth {
        match word {
            Some("forward") => PartMonth::Forward,
            Some("reverse") => PartMonth::Reverse,
            Some("calendar") => PartMonth::Calendar,
            _ => PartMonth::Workdays,
        }
    }

    /// The share of a month for the days from `from` to `to`, inclusive, both inside it.
    pub fn share(self, from: NaiveDate, to: NaiveDate) -> Quantity {
        let month = Month::of(from);
        let (first, last) = (month.first_day(), month.last_day());
        if from <= first && to >= last {
            return Quantity::ONE;
        }
        let paid_days = Quantity::hundredths(2_175);
        let (worked, all) = (workdays(from, to), workdays(first, last));
        let share = match self {
            PartMonth::Whole => return Quantity::ONE,
            // Who has worked on no workday has earned nothing, whatever the formula says.
            _ if worked <= 0 => return Quantity::ZERO,
            PartMonth::Workdays => Quantity::from(worked) / Quantity::from(all),
            PartMonth::Forward => Quantity::from(worked) / paid_days,
            PartMonth::Reverse => Quantity::ONE - Quantity::from(all - worked) / paid_days,
            PartMonth::Calendar => Quantity::from((to - from).num_days() + 1) / Quantity::from(month.days()),
        };
        // A month can have 20 to 23 workdays: of 22 out of 23, 21.75 make more than all, and 22 missed less than none.
        share.max(Quantity::ZERO).min(Quantity::ONE)
    }
}

/// Mondays to Fridays: a statutory holiday is a paid day, and is not taken out.
fn workdays(from: NaiveDate, to: NaiveDate) -> i64 {
    let weekend = |day: &NaiveDate| matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    from.iter_days().take_while(|day| *day <= to).filter(|day| !weekend(day)).count() as i64
}

/// What those who came and went add to a month's heads.
pub fn moved(grade: &Grade, month: Month, rule: PartMonth) -> Quantity {
    let joins = grade.joins.iter().map(|join| {
        let share = match Month::of(join.date).cmp(&month) {
            Ordering::Less => Quantity::ONE,
            Ordering::Equal => rule.share(join.date, month.last_day()),
            Ordering::Greater => Quantity::ZERO,
        };
        join.heads * share
    });
    let leaves = grade.leaves.iter().map(|leave| {
        let gone = match Month::of(leave.date).cmp(&month) {
            Ordering::Less => Quantity::ONE,
            Ordering::Equal => Quantity::ONE - rule.share(month.first_day(), leave.date),
            Ordering::Greater => Quantity::ZERO,
        };
        leave.heads * gone
    });
    joins.sum::<Quantity>() - leaves.sum::<Quantity>()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Currency;

    #[test]
    fn ex_1_11_the_four_ways_to_pay_a_part_month() {
        let (from, to) = (NaiveDate::from_ymd_opt(2026, 3, 16).unwrap(), NaiveDate::from_ymd_opt(2026, 3, 31).unwrap());
        for (rule, expected) in [
            (PartMonth::Workdays, "3000.00"),
            (PartMonth::Forward, "3034.48"),
            (PartMonth::Reverse, "2971.26"),
            (PartMonth::Calendar, "2838.71"),
            (PartMonth::Whole, "5500.00"),
        ] {
            let pay = Quantity::from(5_500) * rule.share(from, to);
            assert_eq!(pay.money(Currency::CNY).unwrap().plain(), expected, "{rule:?}");
        }
    }

    #[test]
    fn a_part_month_is_never_more_than_all_nor_less_than_nothing() {
        let share = |rule: PartMonth, from: &str, to: &str| rule.share(from.parse().unwrap(), to.parse().unwrap());
        // July 2026 has 23 workdays; without Wednesday the 1st 22 remain, and 22 ÷ 21.75 is more than a month.
        assert_eq!(share(PartMonth::Forward, "2026-07-02", "2026-07-31"), Quantity::ONE);
        // On Friday the 31st alone: 1 − 22 ÷ 21.75 is below nothing.
        assert_eq!(share(PartMonth::Reverse, "2026-07-31", "2026-07-31"), Quantity::ZERO);
        // May 2026 has 21 workdays and ends on a Sunday: whoever joins on Saturday the 30th works on none.
        for rule in [PartMonth::Workdays, PartMonth::Forward, PartMonth::Reverse, PartMonth::Calendar] {
            assert_eq!(share(rule, "2026-05-30", "2026-05-31"), Quantity::ZERO, "{rule:?}");
        }
        assert_eq!(share(PartMonth::Whole, "2026-05-30", "2026-05-31"), Quantity::ONE);
    }
}
