//! Which months, days and intervals have more than others.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::days::GROUPS;
use super::tally::{Sum, Tally};
use crate::model::{Month, Quantity};

/// The largest of its kind, beside the mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Peak<T> {
    /// Which.
    pub at: T,
    /// How many tickets.
    pub count: u64,
    /// By how much more than the mean.
    pub over_mean: Quantity,
}

fn number(count: u64) -> Quantity {
    Quantity::from(i64::try_from(count).unwrap_or(i64::MAX))
}

/// Of each month its tickets a day, and these by those of the whole log: 1 is usual. The days that count are those of
/// the log.
pub fn month_index(tally: &Tally) -> BTreeMap<Month, (Sum, Quantity, Quantity)> {
    let Some((first, last)) = tally.span() else { return BTreeMap::new() };
    let days = |from: NaiveDate, to: NaiveDate| Quantity::from(to.signed_duration_since(from).num_days() + 1);
    let usual = number(tally.total().count) / days(first, last);
    let of = |(month, sum): (Month, Sum)| {
        let a_day = number(sum.count) / days(month.first_day().max(first), month.last_day().min(last));
        (month, (sum, a_day, a_day / usual))
    };
    tally.months().into_iter().map(of).collect()
}

/// The day with the most tickets; days without any count in the mean.
pub fn busiest_day(tally: &Tally) -> Option<Peak<NaiveDate>> {
    let (first, last) = tally.span()?;
    let days = (last + Days::new(1)).signed_duration_since(first).num_days();
    let (day, sum) = tally.days().into_iter().rev().max_by_key(|(_, sum)| sum.count)?;
    let mean = number(tally.total().count) / Quantity::from(days);
    Some(Peak { at: day, count: sum.count, over_mean: number(sum.count) / mean })
}

/// The interval of the day with the most tickets over all days, by where it begins.
pub fn busiest_slot(tally: &Tally) -> Option<Peak<u32>> {
    let slots = tally.slots(&std::array::from_fn::<usize, GROUPS, _>(|group| group));
    let busy = slots.iter().filter(|slot| slot.count > 0).count() as u64;
    let (slot, sum) = slots.iter().enumerate().rev().max_by_key(|(_, sum)| sum.count)?;
    let mean = number(slots.iter().map(|slot| slot.count).sum()) / number(busy.max(1));
    (sum.count > 0).then(|| Peak {
        at: slot as u32 * tally.interval(),
        count: sum.count,
        over_mean: number(sum.count) / mean,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::demand::Case;

    #[test]
    fn a_month_beside_the_year_and_the_peaks() {
        let mut tally = Tally::new(3_600);
        let mut add = |day: &str, hour: u32, count: u32| {
            let case = Case {
                id: "",
                project: "",
                channel: "",
                day: day.parse().unwrap(),
                second: hour * 3_600,
                timed: true,
                count,
                handling: None,
            };
            tally.add(&case);
        };
        add("2026-01-01", 9, 10);
        add("2026-01-31", 9, 52);
        add("2026-02-28", 18, 28);
        // 62 in 31 days and 28 in 28; 90 in 59.
        let index = month_index(&tally);
        let of = |month: &str| index[&Month::parse(month).unwrap()];
        assert_eq!((of("2026-01").1, of("2026-02").1), (Quantity::from(2), Quantity::ONE));
        assert_eq!(of("2026-01").2.fixed(6), "1.311111");
        let day = busiest_day(&tally).unwrap();
        assert_eq!((day.at.to_string().as_str(), day.count), ("2026-01-31", 52));
        let slot = busiest_slot(&tally).unwrap();
        // 62 of 90 in one of two intervals.
        assert_eq!((slot.at, slot.count, slot.over_mean.fixed(6)), (32_400, 62, "1.377778".to_string()));
        assert!(busiest_day(&Tally::new(3_600)).is_none() && busiest_slot(&Tally::new(3_600)).is_none());
    }
}
