//! Who is there when: shifts, and what they come to in each interval of a usual day.

use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;

use super::needs::DayKind;
use crate::model::Quantity;

/// Some heads from one time of day to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Shift {
    /// On which weekdays, from Monday; or on one day.
    pub on: On,
    /// Seconds since midnight.
    pub from: u32,
    /// The same; not later than `from` is on the next day.
    pub until: u32,
    /// How many; half a head is there half the time.
    pub heads: Quantity,
}

/// The days of a shift.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum On {
    /// Each week.
    Weekdays(Vec<usize>),
    /// Once.
    Day(NaiveDate),
}

/// All shifts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Roster {
    /// They.
    pub shifts: Vec<Shift>,
}

impl Roster {
    /// Heads that are there in each interval of a usual day of a kind, on the average.
    pub fn heads(&self, kind: DayKind, interval: u32) -> Vec<Quantity> {
        let mut slots = vec![Quantity::ZERO; (86_400 / interval.max(1)) as usize];
        let dated: BTreeSet<NaiveDate> = self
            .shifts
            .iter()
            .filter_map(|shift| match shift.on {
                On::Day(day) => Some(day),
                On::Weekdays(_) => None,
            })
            .collect();
        let weekday = |day: &NaiveDate| day.weekday().num_days_from_monday() as usize;
        let of_kind = |weekday: usize| kind.weekdays().contains(&weekday);
        let days = dated.iter().filter(|day| of_kind(weekday(day))).count();
        let week = kind.weekdays().len();
        for shift in &self.shifts {
            let (first, among): (Vec<usize>, usize) = match &shift.on {
                On::Weekdays(on) => (on.clone(), week),
                On::Day(day) => (vec![weekday(day)], days),
            };
            for weekday in first {
                let over_midnight = shift.until <= shift.from;
                let end = if over_midnight { 86_400 } else { shift.until };
                let parts =
                    [(weekday, shift.from, end), ((weekday + 1) % 7, 0, if over_midnight { shift.until } else { 0 })];
                for (_, from, until) in parts.into_iter().filter(|(own, ..)| of_kind(*own)) {
                    add(&mut slots, interval, (from, until), shift.heads, among.max(1));
                }
            }
        }
        slots
    }
}

/// Adds heads to the intervals that a time touches, by how much of each it takes.
fn add(slots: &mut [Quantity], interval: u32, (from, until): (u32, u32), heads: Quantity, among: usize) {
    let whole = Quantity::from(i64::from(interval)) * Quantity::from(among as i64);
    for (slot, sum) in slots.iter_mut().enumerate() {
        let (begin, end) = (slot as u32 * interval, (slot as u32 + 1) * interval);
        let there = until.min(end).saturating_sub(from.max(begin));
        if there > 0 {
            *sum = *sum + heads * Quantity::from(i64::from(there)) / whole;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shift(on: On, from: u32, until: u32, heads: i64) -> Shift {
        Shift { on, from: from * 3_600, until: until * 3_600, heads: heads.into() }
    }

    #[test]
    fn shifts_over_midnight_and_of_single_days_count_where_they_are() {
        let roster = Roster {
            shifts: vec![
                shift(On::Weekdays(vec![0, 1, 2, 3, 4]), 8, 20, 3),
                // From Friday on into Saturday, and on Saturday into Sunday.
                shift(On::Weekdays(vec![4, 5]), 22, 6, 1),
            ],
        };
        let work = roster.heads(DayKind::Work, 3_600);
        assert_eq!((work[8], work[19], work[20], work[7]), (3.into(), 3.into(), 0.into(), 0.into()));
        // Of five nights one.
        assert_eq!(work[22], Quantity::ONE / Quantity::from(5));
        let weekend = roster.heads(DayKind::Weekend, 3_600);
        // Both mornings, one of two nights.
        assert_eq!((weekend[0], weekend[5], weekend[6]), (1.into(), 1.into(), 0.into()));
        assert_eq!(weekend[23], Quantity::ONE / Quantity::from(2));
        let day = |text: &str| On::Day(text.parse().unwrap());
        let roster = Roster { shifts: vec![shift(day("2026-03-02"), 8, 12, 2), shift(day("2026-03-03"), 8, 10, 4)] };
        let work = roster.heads(DayKind::Work, 7_200);
        assert_eq!((work[4], work[5]), (3.into(), 1.into()));
    }
}
