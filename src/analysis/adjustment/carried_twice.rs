//! What was brought over more than once. No year is brought over beyond what it left; two branches that are merged may each
//! have brought over all of it.

use super::carry::brought;
use super::{Adjustment, AdjustmentKind, Carried, Entry};
use crate::model::{Money, MoneyError, Month};

/// More of a line of the year before than it left.
#[derive(Clone, Debug, PartialEq)]
pub struct CarriedTwice {
    /// From where.
    pub carried: Carried,
    /// The line that got it.
    pub line: Entry,
    /// What was brought over in all.
    pub brought: Money,
    /// What was left, by those who brought it over.
    pub left: Money,
    /// What is too much: a sum above zero.
    pub excess: Money,
    /// The adjustments that brought it over, the latest first.
    pub ids: Vec<String>,
    /// How many of them it takes to make up for it, where they are undone from the latest on.
    pub enough: usize,
    /// Can these be undone whole? Months that are over keep their budget.
    pub open: bool,
}

/// All of it in the plan of this id. What was taken from the line later on makes up for it.
pub fn carried_twice(plan: &str, all: &[Adjustment], now: Month) -> Result<Vec<CarriedTwice>, MoneyError> {
    let is_one = |own: &&Adjustment| own.plan == plan && own.kind == AdjustmentKind::Carry && own.is_in_force();
    let mut sources: Vec<&Carried> = Vec::new();
    for carried in all.iter().filter(is_one).filter_map(|own| own.carried.as_ref()) {
        if !sources.iter().any(|known| known.is_of_same(carried)) {
            sources.push(carried);
        }
    }
    let mut found = Vec::new();
    for carried in sources {
        let same = |own: &Adjustment| own.carried.as_ref().is_some_and(|other| other.is_of_same(carried));
        let places: Vec<usize> = (0..all.len()).filter(|at| is_one(&&all[*at]) && same(&all[*at])).rev().collect();
        // Who brought it over knew what was left; what nobody says cannot be held against it.
        let left = places.iter().filter_map(|at| all[*at].carried.as_ref()?.left).max_by_key(|left| left.minor());
        let (Some(left), [last, _, ..]) = (left, places.as_slice()) else { continue };
        let Some(line) = all[*last].entries.first().cloned() else { continue };
        let group = places.iter().map(|at| &all[*at]);
        let sum = brought(group.clone(), carried, left.currency())?;
        let taken = all[*last..].iter().filter(|own| own.kind == AdjustmentKind::Reduce && own.is_in_force());
        let taken = taken.flat_map(|own| &own.entries).filter(|entry| entry.is_of_line(&line));
        let excess = Money::sum(taken.map(|entry| entry.amount).chain([sum, left.negate()]), left.currency())?;
        if excess.minor() <= 0 {
            continue;
        }
        let (mut back, mut enough) = (Money::zero(left.currency()), 0);
        while back.minor() < excess.minor() && enough < places.len() {
            back = back.checked_add(all[places[enough]].amount()?)?;
            enough += 1;
        }
        let open = places[..enough].iter().all(|at| all[*at].months().first().is_none_or(|first| *first >= now));
        let ids = group.map(|own| own.id.clone()).collect();
        found.push(CarriedTwice { carried: carried.clone(), line, brought: sum, left, excess, ids, enough, open });
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::adjustment::Of;
    use crate::analysis::adjustment::fixture::transfer;
    use crate::model::Currency;

    fn yuan(yuan: i64) -> Money {
        Money::from_minor(yuan * 100, Currency::CNY)
    }

    /// Brings so much over into May; who did so knew of so much that was left.
    fn carry(id: &str, amount: i64, left: Option<i64>) -> Adjustment {
        let blank = transfer(id, "x", "office");
        let carried = Carried { of: Of::Unspent, plan: "2025".into(), line: "office".into(), left: left.map(yuan) };
        let entries = vec![Entry { amount: yuan(amount), ..blank.entries[1].clone() }];
        Adjustment { kind: AdjustmentKind::Carry, carried: Some(carried), entries, ..blank }
    }

    fn told(all: &[Adjustment], now: &str) -> Vec<String> {
        let found = carried_twice("2026", all, Month::parse(now).unwrap()).unwrap();
        let say = |own: &CarriedTwice| {
            let sums = [own.brought, own.left, own.excess].map(|sum| (sum.minor() / 100).to_string()).join(" ");
            format!("{sums} {} of {} {}", own.enough, own.ids.join("+"), own.open)
        };
        found.iter().map(say).collect()
    }

    /// 3,500 are left.
    #[test]
    fn what_two_branches_brought_over_is_more_than_was_left() {
        let left = Some(3_500);
        let both = [carry("C1", 3_500, left), carry("C2", 3_500, left)];
        assert_eq!(told(&both, "2026-05"), ["7000 3500 3500 1 of C2+C1 true"]);
        assert_eq!(told(&both, "2026-06"), ["7000 3500 3500 1 of C2+C1 false"]);
        let parts = [carry("C1", 2_000, left), carry("C2", 900, left), carry("C3", 2_500, left)];
        assert_eq!(told(&parts, "2026-05"), ["5400 3500 1900 1 of C3+C2+C1 true"]);
        let small = [carry("C1", 3_500, left), carry("C2", 900, left), carry("C3", 800, left)];
        assert_eq!(told(&small, "2026-05"), ["5200 3500 1700 2 of C3+C2+C1 true"]);
    }

    #[test]
    fn what_was_left_may_come_in_parts_and_what_is_too_much_may_be_taken_away() {
        let left = Some(3_500);
        assert_eq!(told(&[carry("C1", 2_000, left), carry("C2", 1_500, left)], "2026-05"), [""; 0]);
        // One alone was judged when it was made; what says nothing is not judged.
        assert_eq!(told(&[carry("C1", 4_000, left)], "2026-05"), [""; 0]);
        assert_eq!(told(&[carry("C1", 3_500, None), carry("C2", 3_500, None)], "2026-05"), [""; 0]);
        // Another line of the old year; an undone one; one that only waits.
        let other = carry("C2", 3_500, left);
        let line = Carried { line: "rent".into(), ..other.carried.clone().unwrap() };
        let elsewhere = Adjustment { carried: Some(line), ..other.clone() };
        let undone = Adjustment { undone: Some(other.made.clone()), ..other.clone() };
        let waits = Adjustment { approved: None, ..other.clone() };
        for second in [elsewhere, undone, waits] {
            assert_eq!(told(&[carry("C1", 3_500, left), second], "2026-05"), [""; 0]);
        }
        // Taken from the line afterwards, all of it or a part; before, it is no matter of this.
        let reduce = |amount: i64| {
            let entries = vec![Entry { amount: yuan(-amount), ..other.entries[0].clone() }];
            Adjustment { kind: AdjustmentKind::Reduce, carried: None, entries, ..transfer("R3", "x", "office") }
        };
        let first = || carry("C1", 3_500, left);
        assert_eq!(told(&[first(), other.clone(), reduce(3_500)], "2026-05"), [""; 0]);
        assert_eq!(told(&[first(), other.clone(), reduce(500)], "2026-05"), ["7000 3500 3000 1 of C2+C1 true"]);
        assert_eq!(told(&[first(), reduce(3_500), other], "2026-05"), ["7000 3500 3500 1 of C2+C1 true"]);
    }
}
