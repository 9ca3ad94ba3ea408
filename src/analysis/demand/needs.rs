//! Heads at work in each interval of a usual day, for contacts that are answered as they come (domain.md §2.2).

use super::days::{HOLIDAY, WORKED};
use super::tally::Tally;
use crate::analysis::staffing::MOST_AGENTS;
use crate::analysis::staffing::erlang::{Goal, Queue, Service};
use crate::model::Quantity;

/// Days that are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayKind {
    /// Monday to Friday, and weekends that are worked.
    Work,
    /// Saturday and Sunday.
    Weekend,
    /// Holidays.
    Holiday,
}

impl DayKind {
    /// All of them.
    pub const ALL: [DayKind; 3] = [DayKind::Work, DayKind::Weekend, DayKind::Holiday];

    /// The groups of days that it has, from Monday.
    pub fn groups(self) -> &'static [usize] {
        match self {
            DayKind::Work => &[0, 1, 2, 3, 4, WORKED],
            DayKind::Weekend => &[5, 6],
            DayKind::Holiday => &[HOLIDAY],
        }
    }
}

/// What callers are to meet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Desk {
    /// Mean seconds of work on a contact.
    pub handling: Quantity,
    /// The seconds within which one counts as answered in time.
    pub answer: Quantity,
    /// The share that is to be.
    pub level: Quantity,
    /// Heads are busy at most this share of their time.
    pub occupancy: Quantity,
    /// Heads at least, where anybody calls.
    pub least: i64,
}

/// An interval of a usual day.
#[derive(Clone, Debug, PartialEq)]
pub struct Need {
    /// Seconds since midnight at which it begins.
    pub begins: u32,
    /// Contacts on a day.
    pub volume: Quantity,
    /// Heads at work; `None` where more than anybody has would be needed.
    pub heads: Option<i64>,
    /// What callers meet with so many.
    pub service: Option<Service>,
}

/// The intervals of a usual day of a kind; none where the log has no such day.
pub fn needs(tally: &Tally, kind: DayKind, desk: &Desk) -> Vec<Need> {
    let calendar = tally.calendar();
    let days: u64 = kind.groups().iter().map(|group| calendar[*group]).sum();
    if days == 0 {
        return Vec::new();
    }
    let number = |count: u64| Quantity::from(i64::try_from(count).unwrap_or(i64::MAX));
    let interval = Quantity::from(i64::from(tally.interval()));
    let of_slot = |(slot, count): (usize, u64)| {
        let volume = number(count) / number(days);
        let begins = slot as u32 * tally.interval();
        if count == 0 {
            return Need { begins, volume, heads: Some(0), service: None };
        }
        let queue = Queue::new(volume, interval, desk.handling, desk.answer);
        let goal = Goal { level: desk.level, occupancy: desk.occupancy, wait: None, least: desk.least };
        let heads = if queue.load > MOST_AGENTS.into() { None } else { queue.agents(&goal) };
        Need { begins, volume, heads, service: heads.and_then(|heads| queue.service(heads)) }
    };
    let slots = tally.slots(kind.groups());
    slots.iter().map(|sum| sum.count).enumerate().map(of_slot).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::demand::Case;
    use chrono::NaiveDate;

    #[test]
    fn ex_2_7_a_day_of_calls_takes_62_hours_of_heads() {
        let volumes = [22, 48, 55, 46, 30, 28, 42, 45, 44, 50, 58, 40];
        let mut tally = Tally::new(3_600);
        for (hour, count) in volumes.into_iter().enumerate() {
            let day = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
            let second = (hour as u32 + 8) * 3_600;
            tally.add(&Case { id: "", project: "", channel: "", day, second, timed: true, count, handling: None });
        }
        let share = |text| Quantity::parse(text).unwrap();
        let (handling, answer) = (Quantity::from(240), Quantity::from(20));
        let desk = Desk { handling, answer, level: share("0.8"), occupancy: share("0.85"), least: 2 };
        let heads: Vec<i64> = needs(&tally, DayKind::Work, &desk).iter().map(|need| need.heads.unwrap()).collect();
        assert_eq!(heads[8..20], [3, 6, 6, 6, 4, 4, 5, 5, 5, 6, 7, 5]);
        assert_eq!(heads.iter().sum::<i64>(), 62);
        assert_eq!(needs(&tally, DayKind::Weekend, &desk), []);
    }
}
