//! Counting tickets as they come.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::xxh3_64_with_seed;

use super::days::{DayRules, GROUPS};
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
    /// Is a time of day stated, and not only the day?
    pub timed: bool,
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
    rules: DayRules,
    /// By group of days.
    slots: [Vec<Sum>; GROUPS],
    /// Those that state no time of day.
    untimed: [Sum; GROUPS],
    days: FxHashMap<NaiveDate, usize>,
    /// Each with its group.
    by_day: Vec<(NaiveDate, usize, Sum)>,
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
            rules: DayRules::default(),
            slots: std::array::from_fn(|_| vec![Sum::default(); slots]),
            untimed: [Sum::default(); GROUPS],
            days: FxHashMap::default(),
            by_day: Vec::new(),
            last_day: 0,
            has_times: false,
        }
    }

    /// With what tells days apart; before anything is counted.
    pub fn with_days(self, rules: DayRules) -> Tally {
        Tally { rules, ..self }
    }

    /// What tells days apart.
    pub fn rules(&self) -> &DayRules {
        &self.rules
    }

    /// Counts a case, unless its number was met before.
    pub fn add(&mut self, case: &Case<'_>) {
        if !case.id.is_empty() && self.seen.again(hash(case)) {
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
        self.has_times |= case.timed && case.second > 0;
        if self.by_day.get(self.last_day).is_none_or(|(day, ..)| *day != case.day) {
            let Tally { by_day, rules, .. } = self;
            self.last_day = *self.days.entry(case.day).or_insert_with(|| {
                by_day.push((case.day, rules.group(case.day), Sum::default()));
                by_day.len() - 1
            });
        }
        let (_, group, of_day) = &mut self.by_day[self.last_day];
        of_day.add(case);
        if !case.timed {
            self.untimed[*group].add(case);
            return;
        }
        let slots = &mut self.slots[*group];
        let slot = ((case.second / self.interval) as usize).min(slots.len() - 1);
        slots[slot].add(case);
    }

    /// Seconds of an interval.
    pub fn interval(&self) -> u32 {
        self.interval
    }

    /// Does the log say at what times of day tickets came, and not only on which days?
    pub fn has_times(&self) -> bool {
        self.has_times
    }

    /// Tickets that state no time of day: no interval has them.
    pub fn untimed(&self) -> u64 {
        self.untimed.iter().map(|sum| sum.count).sum()
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
        self.by_day.iter().for_each(|(.., sum)| total.add_sum(sum));
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

    /// By group of days: from Monday, then holidays, then weekends that are worked.
    pub fn groups(&self) -> [Sum; GROUPS] {
        std::array::from_fn(|group| {
            let mut sum = self.untimed[group];
            self.slots[group].iter().for_each(|slot| sum.add_sum(slot));
            sum
        })
    }

    /// By interval of the day, over these groups of days.
    pub fn slots(&self, groups: &[usize]) -> Vec<Sum> {
        let mut sums = vec![Sum::default(); self.slots[0].len()];
        for group in groups {
            sums.iter_mut().zip(&self.slots[*group]).for_each(|(sum, slot)| sum.add_sum(slot));
        }
        sums
    }

    /// By day, in order; days without tickets are not there.
    pub fn days(&self) -> BTreeMap<NaiveDate, Sum> {
        self.by_day.iter().map(|(day, _, sum)| (*day, *sum)).collect()
    }

    /// By month, in order.
    pub fn months(&self) -> BTreeMap<Month, Sum> {
        let mut months: BTreeMap<Month, Sum> = BTreeMap::new();
        self.by_day.iter().for_each(|(day, _, sum)| months.entry(Month::of(*day)).or_default().add_sum(sum));
        months
    }

    /// The first day and the last.
    pub fn span(&self) -> Option<(NaiveDate, NaiveDate)> {
        let days = || self.by_day.iter().map(|(day, ..)| *day);
        Some((days().min()?, days().max()?))
    }

    /// How many days of each group lie in the span; those without tickets among them.
    pub fn calendar(&self) -> [u64; GROUPS] {
        let mut counts = [0; GROUPS];
        let Some((first, last)) = self.span() else { return counts };
        first.iter_days().take_while(|day| *day <= last).for_each(|day| counts[self.rules.group(day)] += 1);
        counts
    }
}

/// A ticket is known by its number, and by where and when it came: numbers begin anew in other projects and years.
fn hash(case: &Case<'_>) -> u64 {
    let moment = u64::from(case.second) << 32 | u64::from(case.day.num_days_from_ce().unsigned_abs());
    xxh3_64_with_seed(case.id.as_bytes(), xxh3_64_with_seed(case.project.as_bytes(), moment))
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
    use chrono::Days;

    #[test]
    fn every_sum_is_that_of_the_tickets_and_a_number_counts_once() {
        let mut tally = Tally::new(1_800);
        let first = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
        for number in (0..1_000_u32).map(|number| number % 900) {
            let id = number.to_string();
            let case = Case {
                id: &id,
                project: ["a", "b", ""][number as usize % 3],
                channel: "x",
                day: first + Days::new(u64::from(number % 14)),
                second: number * 86 % 86_400,
                timed: true,
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
        assert_eq!(count(&tally.groups()), 900);
        assert_eq!(count(&tally.slots(&[0, 1, 2, 3, 4, 5, 6])), 900);
        assert_eq!(count(&tally.slots(&[0, 1, 2, 3, 4])) + count(&tally.slots(&[5, 6])), 900);
        assert_eq!(count(&tally.days().into_values().collect::<Vec<_>>()), 900);
        assert_eq!(count(&tally.months().into_values().collect::<Vec<_>>()), 900);
        assert_eq!(tally.calendar(), [2, 2, 2, 2, 2, 2, 2, 0, 0]);
        assert_eq!(total.handling(), Some(Quantity::from(60)));
    }

    #[test]
    fn a_number_that_begins_anew_elsewhere_is_another_ticket() {
        let mut tally = Tally::new(3_600);
        for (project, day) in [("a", "2026-03-02"), ("b", "2026-03-02"), ("a", "2027-03-02"), ("a", "2026-03-02")] {
            let day = day.parse().unwrap();
            tally.add(&Case {
                id: "1",
                project,
                channel: "",
                day,
                second: 36_000,
                timed: true,
                count: 1,
                handling: None,
            });
        }
        assert_eq!((tally.total().count, tally.repeated()), (3, 1));
    }

    #[test]
    fn what_states_no_time_is_of_its_day_and_of_no_interval() {
        let mut tally = Tally::new(3_600);
        let day = "2026-03-02".parse().unwrap();
        let case =
            Case { id: "", project: "", channel: "", day, second: 36_000, timed: true, count: 2, handling: None };
        tally.add(&case);
        tally.add(&Case { second: 0, timed: false, count: 5, ..case });
        assert_eq!((tally.total().count, tally.untimed(), tally.groups()[0].count), (7, 5, 7));
        assert_eq!((tally.slots(&[0])[0].count, tally.slots(&[0])[10].count), (0, 2));
    }

    #[test]
    fn holidays_are_no_mondays() {
        let (off, worked) = ("2026-03-09".parse().unwrap(), "2026-03-14".parse().unwrap());
        let rules = DayRules { statutory: true, off: [off].into(), worked: [worked].into() };
        let mut tally = Tally::new(3_600).with_days(rules);
        for (day, count) in [("2026-03-02", 10), ("2026-03-09", 3), ("2026-03-14", 8), ("2026-03-15", 1)] {
            let day = day.parse().unwrap();
            tally.add(&Case {
                id: "",
                project: "",
                channel: "",
                day,
                second: 36_000,
                timed: true,
                count,
                handling: None,
            });
        }
        assert_eq!(tally.groups().map(|sum| sum.count), [10, 0, 0, 0, 0, 0, 1, 3, 8]);
        // Fourteen days, of which one Monday is a holiday and one Saturday is worked.
        assert_eq!(tally.calendar(), [1, 2, 2, 2, 2, 1, 2, 1, 1]);
        assert_eq!(tally.slots(&[0, 1, 2, 3, 4, 8])[10].count, 18);
    }
}
