//! Who is there when: shifts, and what they come to in each interval of a usual day.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::days::{DayRules, HOLIDAY};
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
    /// On each holiday.
    Holidays,
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
    /// Heads that are there in each interval of a usual day of a kind, on the average; `None` of holidays where it says
    /// nothing of them.
    ///
    /// A shift of one day is one of those of its kind that the log has (`span`); where the roster is of other days than the
    /// log, one of those that it names.
    pub fn heads(
        &self,
        kind: DayKind,
        interval: u32,
        rules: &DayRules,
        span: Option<(NaiveDate, NaiveDate)>,
    ) -> Option<Vec<Quantity>> {
        let mut slots = vec![Quantity::ZERO; (86_400 / interval.max(1)) as usize];
        let of_kind = |group: usize| kind.groups().contains(&group);
        let dated = self.shifts.iter().filter_map(|shift| match shift.on {
            On::Day(day) => Some(day),
            On::Weekdays(_) | On::Holidays => None,
        });
        let all: BTreeSet<NaiveDate> = dated.collect();
        let inside = |(first, last): &(NaiveDate, NaiveDate)| all.iter().all(|day| (*first..=*last).contains(day));
        let of_log = span.filter(inside).map(|(first, last)| {
            let days = first.iter_days().take_while(|day| *day <= last);
            days.filter(|day| of_kind(rules.group(*day))).count()
        });
        let dated: BTreeSet<NaiveDate> = all.iter().copied().filter(|day| of_kind(rules.group(*day))).collect();
        let one_of = of_log.unwrap_or(dated.len());
        if kind == DayKind::Holiday && dated.is_empty() && !self.shifts.iter().any(|shift| shift.on == On::Holidays) {
            return None;
        }
        let week = kind.groups().iter().filter(|group| **group < 7).count();
        for shift in &self.shifts {
            // The day that it begins on, that on which it goes on after midnight, and among how many days it is shared.
            let (days, among): (Vec<[usize; 2]>, usize) = match &shift.on {
                On::Weekdays(on) => (on.iter().map(|weekday| [*weekday, (weekday + 1) % 7]).collect(), week),
                On::Holidays => (vec![[HOLIDAY, HOLIDAY]], 1),
                On::Day(day) => {
                    let next = day.succ_opt().unwrap_or(*day);
                    (vec![[rules.group(*day), rules.group(next)]], one_of)
                }
            };
            let over_midnight = shift.until <= shift.from;
            let end = if over_midnight { 86_400 } else { shift.until };
            for [first, next] in days {
                let parts = [(first, shift.from, end), (next, 0, if over_midnight { shift.until } else { 0 })];
                for (_, from, until) in parts.into_iter().filter(|(own, ..)| of_kind(*own)) {
                    add(&mut slots, interval, (from, until), shift.heads, among.max(1));
                }
            }
        }
        Some(slots)
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
        let rules = DayRules { statutory: true, ..DayRules::default() };
        assert_eq!(roster.heads(DayKind::Holiday, 3_600, &rules, None), None);
        let work = roster.heads(DayKind::Work, 3_600, &rules, None).unwrap();
        assert_eq!((work[8], work[19], work[20], work[7]), (3.into(), 3.into(), 0.into(), 0.into()));
        // Of five nights one.
        assert_eq!(work[22], Quantity::ONE / Quantity::from(5));
        let weekend = roster.heads(DayKind::Weekend, 3_600, &rules, None).unwrap();
        // Both mornings, one of two nights.
        assert_eq!((weekend[0], weekend[5], weekend[6]), (1.into(), 1.into(), 0.into()));
        assert_eq!(weekend[23], Quantity::ONE / Quantity::from(2));
        let day = |text: &str| On::Day(text.parse().unwrap());
        let roster = Roster { shifts: vec![shift(day("2026-03-02"), 8, 12, 2), shift(day("2026-03-03"), 8, 10, 4)] };
        let work = roster.heads(DayKind::Work, 7_200, &rules, None).unwrap();
        assert_eq!((work[4], work[5]), (3.into(), 1.into()));
        // Three on one Sunday of four days of weekends, beside one on each.
        let day_of = |text: &str| -> NaiveDate { text.parse().unwrap() };
        let log = Some((day_of("2026-03-02"), day_of("2026-03-15")));
        let roster =
            Roster { shifts: vec![shift(On::Weekdays(vec![5, 6]), 0, 24, 1), shift(day("2026-03-08"), 9, 10, 3)] };
        let weekend = roster.heads(DayKind::Weekend, 3_600, &rules, log).unwrap();
        assert_eq!(weekend[9], Quantity::ONE + Quantity::from(3) / Quantity::from(4));
        // Of four mornings one.
        let night = Roster { shifts: vec![shift(day("2026-03-06"), 22, 6, 2)] };
        assert_eq!(night.heads(DayKind::Weekend, 3_600, &rules, log).unwrap()[3], Quantity::ONE / Quantity::from(2));
        // One of the two dated shifts is on New Year's Day.
        let roster = Roster {
            shifts: vec![
                shift(On::Holidays, 22, 2, 1),
                shift(day("2026-01-01"), 8, 12, 2),
                shift(day("2026-01-05"), 8, 12, 4),
            ],
        };
        let holiday = roster.heads(DayKind::Holiday, 3_600, &rules, None).unwrap();
        assert_eq!((holiday[8], holiday[23], holiday[1], holiday[2]), (2.into(), 1.into(), 1.into(), 0.into()));
        assert_eq!(roster.heads(DayKind::Work, 3_600, &rules, None).unwrap()[8], 4.into());
    }
}
