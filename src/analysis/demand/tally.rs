//! Counting tickets as they come.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};
use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::xxh3_64;

use super::names::Names;
use super::seen::Seen;
use crate::model::{Month, Quantity};

/// A ticket, or several of one interval that a row counts together.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// Its number; empty where there is none.
    pub id: &'a str,
    /// Where it is of.
    pub project: &'a str,
    /// By which way it came.
    pub channel: &'a str,
    /// The day, and seconds since its midnight.
    pub day: NaiveDate,
    /// Seconds since midnight.
    pub second: u32,
    /// How many it stands for.
    pub count: u32,
    /// Seconds of work on all of them, where they are known.
    pub handling: Option<u64>,
}

/// So many tickets, and the work on those of which it is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// Tickets.
    pub count: u64,
    /// Of these, those whose work is known.
    pub timed: u64,
    /// Seconds of work on them.
    pub seconds: u64,
}

impl Sum {
    fn add(&mut self, case: &Case<'_>) {
        let count = u64::from(case.count);
        self.count += count;
        if let Some(seconds) = case.handling {
            self.timed += count;
            self.seconds = self.seconds.saturating_add(seconds);
        }
    }

    fn add_sum(&mut self, other: &Sum) {
        self.count += other.count;
        self.timed += other.timed;
        self.seconds = self.seconds.saturating_add(other.seconds);
    }

    /// Mean seconds of work on a ticket; `None` where none is known.
    pub fn handling(&self) -> Option<Quantity> {
        let number = |count: u64| Quantity::from(i64::try_from(count).unwrap_or(i64::MAX));
        (self.timed > 0).then(|| number(self.seconds) / number(self.timed))
    }
}

/// What was counted so far.
#[derive(Debug)]
pub struct Tally {
    interval: u32,
    seen: Seen,
    repeated: u64,
    projects: Names,
    channels: Names,
    by_project: Vec<Sum>,
    by_channel: Vec<Sum>,
    /// What lies beyond the names that are told apart.
    other_projects: Sum,
    other_channels: Sum,
    slots: [Vec<Sum>; 7],
    days: FxHashMap<NaiveDate, usize>,
    by_day: Vec<(NaiveDate, Sum)>,
    last_day: usize,
    /// Does any ticket say at what time of day it came?
    has_times: bool,
}

impl Tally {
    /// By intervals of so many seconds, a part of a day.
    pub fn new(interval: u32) -> Tally {
        let slots = (86_400 / interval.max(1)) as usize;
        Tally {
            interval: interval.max(1),
            seen: Seen::default(),
            repeated: 0,
            projects: Names::default(),
            channels: Names::default(),
            by_project: Vec::new(),
            by_channel: Vec::new(),
            other_projects: Sum::default(),
            other_channels: Sum::default(),
            slots: std::array::from_fn(|_| vec![Sum::default(); slots]),
            days: FxHashMap::default(),
            by_day: Vec::new(),
            last_day: 0,
            has_times: false,
        }
    }

    /// Counts a case, unless its number was met before.
    pub fn add(&mut self, case: &Case<'_>) {
        if !case.id.is_empty() && self.seen.again(xxh3_64(case.id.as_bytes())) {
            self.repeated += 1;
            return;
        }
        let named = [
            (&mut self.projects, &mut self.by_project, &mut self.other_projects, case.project),
            (&mut self.channels, &mut self.by_channel, &mut self.other_channels, case.channel),
        ];
        for (names, sums, other, name) in named {
            match names.number(name) {
                Some(number) => {
                    if number == sums.len() {
                        sums.push(Sum::default());
                    }
                    sums[number].add(case);
                }
                None => other.add(case),
            }
        }
        self.has_times |= case.second > 0;
        let weekday = case.day.weekday().num_days_from_monday() as usize;
        let slots = &mut self.slots[weekday];
        let slot = ((case.second / self.interval) as usize).min(slots.len() - 1);
        slots[slot].add(case);
        if self.by_day.get(self.last_day).is_none_or(|(day, _)| *day != case.day) {
            let by_day = &mut self.by_day;
            self.last_day = *self.days.entry(case.day).or_insert_with(|| {
                by_day.push((case.day, Sum::default()));
                by_day.len() - 1
            });
        }
        self.by_day[self.last_day].1.add(case);
    }

    /// Seconds of an interval.
    pub fn interval(&self) -> u32 {
        self.interval
    }

    /// Does the log say at what times of day tickets came, and not only on which days?
    pub fn has_times(&self) -> bool {
        self.has_times
    }

    /// Rows whose number was met before.
    pub fn repeated(&self) -> u64 {
        self.repeated
    }

    /// Numbers that were forgotten, so that what repeats them was not found.
    pub fn forgotten(&self) -> u64 {
        self.seen.forgotten()
    }

    /// All of it.
    pub fn total(&self) -> Sum {
        let mut total = Sum::default();
        self.by_day.iter().for_each(|(_, sum)| total.add_sum(sum));
        total
    }

    /// By project, the largest first; what lies beyond those that are told apart under no name.
    pub fn projects(&self) -> Vec<(Option<&str>, Sum)> {
        named(&self.projects, &self.by_project, self.other_projects)
    }

    /// By channel.
    pub fn channels(&self) -> Vec<(Option<&str>, Sum)> {
        named(&self.channels, &self.by_channel, self.other_channels)
    }

    /// By weekday, from Monday.
    pub fn weekdays(&self) -> [Sum; 7] {
        std::array::from_fn(|weekday| {
            let mut sum = Sum::default();
            self.slots[weekday].iter().for_each(|slot| sum.add_sum(slot));
            sum
        })
    }

    /// By interval of the day, over these weekdays.
    pub fn slots(&self, weekdays: std::ops::Range<usize>) -> Vec<Sum> {
        let mut sums = vec![Sum::default(); self.slots[0].len()];
        for own in &self.slots[weekdays] {
            sums.iter_mut().zip(own).for_each(|(sum, slot)| sum.add_sum(slot));
        }
        sums
    }

    /// By day, in order; days without tickets are not there.
    pub fn days(&self) -> BTreeMap<NaiveDate, Sum> {
        self.by_day.iter().copied().collect()
    }

    /// By month, in order.
    pub fn months(&self) -> BTreeMap<Month, Sum> {
        let mut months: BTreeMap<Month, Sum> = BTreeMap::new();
        self.by_day.iter().for_each(|(day, sum)| months.entry(Month::of(*day)).or_default().add_sum(sum));
        months
    }

    /// The first day and the last.
    pub fn span(&self) -> Option<(NaiveDate, NaiveDate)> {
        let days = || self.by_day.iter().map(|(day, _)| *day);
        Some((days().min()?, days().max()?))
    }

    /// How many days of each weekday lie in the span, from Monday; those without tickets among them.
    pub fn calendar(&self) -> [u64; 7] {
        let mut counts = [0; 7];
        if let Some((first, last)) = self.span() {
            let days = last.signed_duration_since(first).num_days().unsigned_abs() + 1;
            counts = [days / 7; 7];
            for more in 0..days % 7 {
                counts[(first + Days::new(more)).weekday().num_days_from_monday() as usize] += 1;
            }
        }
        counts
    }
}

fn named<'n>(names: &'n Names, sums: &[Sum], other: Sum) -> Vec<(Option<&'n str>, Sum)> {
    let mut all: Vec<(Option<&str>, Sum)> =
        names.all().iter().zip(sums).map(|(name, sum)| (Some(name.as_str()), *sum)).collect();
    all.sort_by(|a, b| b.1.count.cmp(&a.1.count).then(a.0.cmp(&b.0)));
    if other.count > 0 {
        all.push((None, other));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sum_is_that_of_the_tickets_and_a_number_counts_once() {
        let mut tally = Tally::new(1_800);
        let first = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
        for number in 0..1_000_u32 {
            let id = (number % 900).to_string();
            let case = Case {
                id: &id,
                project: ["a", "b", ""][number as usize % 3],
                channel: "x",
                day: first + Days::new(u64::from(number % 14)),
                second: number * 86 % 86_400,
                count: 1,
                handling: (number % 2 == 0).then_some(60),
            };
            tally.add(&case);
        }
        let total = tally.total();
        assert_eq!((total.count, total.timed, total.seconds, tally.repeated()), (900, 450, 27_000, 100));
        let count = |sums: &[Sum]| sums.iter().map(|sum| sum.count).sum::<u64>();
        assert_eq!(count(&tally.projects().iter().map(|own| own.1).collect::<Vec<_>>()), 900);
        assert_eq!(count(&tally.channels().iter().map(|own| own.1).collect::<Vec<_>>()), 900);
        assert_eq!(count(&tally.weekdays()), 900);
        assert_eq!(count(&tally.slots(0..7)), 900);
        assert_eq!(count(&tally.slots(0..5)) + count(&tally.slots(5..7)), 900);
        assert_eq!(count(&tally.days().into_values().collect::<Vec<_>>()), 900);
        assert_eq!(count(&tally.months().into_values().collect::<Vec<_>>()), 900);
        assert_eq!(tally.calendar(), [2; 7]);
        assert_eq!(total.handling(), Some(Quantity::from(60)));
    }
}
