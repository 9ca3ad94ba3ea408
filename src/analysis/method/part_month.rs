//! Part months: what share of a month's pay a person earns who comes or goes inside it (EX-1.11).

use chrono::{Datelike, NaiveDate, Weekday};

use crate::model::{Month, Quantity};

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
    pub fn of(word: Option<&str>) -> PartMonth {
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
        match self {
            PartMonth::Workdays => Quantity::from(worked) / Quantity::from(all),
            PartMonth::Forward => Quantity::from(worked) / paid_days,
            PartMonth::Reverse => Quantity::ONE - Quantity::from(all - worked) / paid_days,
            PartMonth::Calendar => Quantity::from((to - from).num_days() + 1) / Quantity::from(month.days()),
            PartMonth::Whole => Quantity::ONE,
        }
    }
}

/// Mondays to Fridays: a statutory holiday is a paid day, and is not taken out.
fn workdays(from: NaiveDate, to: NaiveDate) -> i64 {
    let weekend = |day: &NaiveDate| matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    from.iter_days().take_while(|day| *day <= to).filter(|day| !weekend(day)).count() as i64
}

/// Heads of a grade.
pub mod heads {
    use super::PartMonth;
    use crate::analysis::method::driver;
    use crate::model::{Grade, Month, Plan, Quantity};

    /// Heads in a month of the plan's year, 0 to 11, with those who come and go.
    pub fn of(plan: &Plan, grade: &Grade, month: usize, rule: PartMonth) -> Quantity {
        let heads = driver::value(plan, &grade.heads, month);
        heads + moved(grade, plan.year.first.plus(month as i32), rule)
    }

    /// What those who came and went add to a month's heads.
    pub fn moved(grade: &Grade, month: Month, rule: PartMonth) -> Quantity {
        let joins = grade.joins.iter().map(|join| {
            let share = match Month::of(join.date).cmp(&month) {
                std::cmp::Ordering::Less => Quantity::ONE,
                std::cmp::Ordering::Equal => rule.share(join.date, month.last_day()),
                std::cmp::Ordering::Greater => Quantity::ZERO,
            };
            join.heads * share
        });
        let leaves = grade.leaves.iter().map(|leave| {
            let gone = match Month::of(leave.date).cmp(&month) {
                std::cmp::Ordering::Less => Quantity::ONE,
                std::cmp::Ordering::Equal => Quantity::ONE - rule.share(month.first_day(), leave.date),
                std::cmp::Ordering::Greater => Quantity::ZERO,
            };
            leave.heads * gone
        });
        joins.sum::<Quantity>() - leaves.sum::<Quantity>()
    }
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
}
