//! Which line of a version is which of the version before, though it is called otherwise: a line is the same if category
//! and members are; else if members and all twelve amounts are, and those of no other line that came or went (the rule
//! that `plan diff` names).
//!
//! Names of lines tell nothing apart here: lines of one category and members stand together.

use std::collections::{BTreeMap, HashMap};

use super::Covering;
use super::covers::Covers;
use crate::model::{Category, FiscalYear, Money, MoneyError, ResolvedLine, ResolvedPlan};

/// What a renamed line keeps: its members, and what it has in each month.
type Amounts<'l> = (&'l [Option<String>], [i64; 12]);

/// A line that a version calls otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamed {
    /// Its category in the version before.
    pub from: Category,
    /// Its category now.
    pub to: Category,
    /// Its members, in both.
    pub members: Vec<Option<String>>,
}

type Place = (Category, Vec<Option<String>>);

/// What a version budgets, by category and members: what is kept of it until the next one is there.
pub struct Lines(BTreeMap<Place, [Money; 12]>);

impl Lines {
    /// Of a whole version.
    pub fn of(plan: &ResolvedPlan) -> Result<Lines, MoneyError> {
        let mut all: BTreeMap<Place, [Money; 12]> = BTreeMap::new();
        for line in &plan.lines {
            let sums = all.entry(place(line)).or_insert([Money::zero(plan.currency); 12]);
            for (sum, amount) in sums.iter_mut().zip(line.months) {
                *sum = sum.checked_add(amount)?;
            }
        }
        Ok(Lines(all))
    }

    /// The lines that the next version calls otherwise, in the order of their new names.
    pub fn renamed(&self, next: &Lines) -> Vec<Renamed> {
        let went = self.without(next);
        let came = next.without(self);
        let pairs = came.into_iter().filter_map(|(sums, new)| {
            let [(to, members)] = new[..] else { return None };
            let [(from, _)] = went.get(&sums)?[..] else { return None };
            Some(Renamed { from: from.clone(), to: to.clone(), members: members.clone() })
        });
        let mut all: Vec<Renamed> = pairs.collect();
        all.sort_unstable_by(|a, b| (&a.to, &a.members).cmp(&(&b.to, &b.members)));
        all
    }

    /// The places that another version has not, by their members and amounts; nothing is no mark to know a line by.
    fn without(&self, other: &Lines) -> HashMap<Amounts<'_>, Vec<&Place>> {
        let mut all: HashMap<_, Vec<&Place>> = HashMap::new();
        for (place, sums) in self.0.iter().filter(|(place, _)| !other.0.contains_key(*place)) {
            if sums.iter().any(|sum| !sum.is_zero()) {
                all.entry((&place.1[..], sums.map(Money::minor))).or_default().push(place);
            }
        }
        all
    }
}

fn place(line: &ResolvedLine) -> Place {
    (line.category.clone(), line.members.clone())
}

/// The lines of a version that take along what a month leaves, and that the next one neither has nor calls otherwise: what
/// they leave is taken along by nobody.
pub fn rolls_no_more<'p>(before: &'p ResolvedPlan, next: &ResolvedPlan) -> Result<Vec<&'p ResolvedLine>, MoneyError> {
    let (old, new) = (Lines::of(before)?, Lines::of(next)?);
    let renamed = old.renamed(&new);
    let goes_on = |line: &ResolvedLine| {
        let is_it = |own: &Renamed| own.from == line.category && own.members == line.members;
        new.0.contains_key(&place(line)) || renamed.iter().any(is_it)
    };
    Ok(before.lines.iter().filter(|line| line.rollover.is_some() && !goes_on(line)).collect())
}

/// The first cover of each cover's line among the versions of a year; covers of other years stand for themselves.
pub fn firsts(covering: &Covering<'_>, year: FiscalYear) -> Vec<u32> {
    let (covers, plans) = (covering.covers(), &covering.budget().plans);
    // One plan has a place once.
    if plans.iter().filter(|plan| plan.year == year).nth(1).is_none() {
        return (0..covers.count() as u32).collect();
    }
    let mut places: HashMap<(u32, &[u32]), u32, rustc_hash::FxBuildHasher> = HashMap::default();
    let first = |cover: usize| {
        let plan = &plans[covers.plan[cover] as usize];
        if plan.year != year {
            return cover as u32;
        }
        let (category, members) = (covers.category[cover], covers.members_of(cover));
        let before = plan.renamed.iter().find(|own| is_of(own, covers, cover));
        // From now on the old name is free for another line.
        let before = before.and_then(|own| covers.categories.binary_search(&own.from).ok());
        if let Some(first) = before.and_then(|before| places.remove(&(before as u32, members))) {
            places.insert((category, members), first);
        }
        *places.entry((category, members)).or_insert(cover as u32)
    };
    (0..covers.count()).map(first).collect()
}

fn is_of(own: &Renamed, covers: &Covers, cover: usize) -> bool {
    let named = |(axis, member): (usize, &Option<String>)| covers.member(cover, axis) == member.as_deref();
    own.to == *covers.category_of(cover) && own.members.iter().enumerate().all(named)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Spent;
    use crate::analysis::budget::resolve;
    use crate::model::Currency;
    use crate::plan_file::load_texts;

    fn plan(lines: &[(&str, u32)]) -> ResolvedPlan {
        let mut text = "[plan]\nid = 'p'\nfirst_month = '2026-01'\n".to_string();
        for (category, monthly) in lines {
            text.push_str(&format!("[[line]]\ncategory = '{category}'\nmonthly = {monthly}\nrollover = 'both'\n"));
        }
        let (loaded, problems) = load_texts(&[("budget.toml".to_string(), text)]);
        assert_eq!(problems, []);
        resolve(&loaded.plans[0], &[], &Spent::nothing(Currency::CNY, Vec::new())).unwrap()
    }

    /// As old and new names; `lost` are those of which nothing goes on.
    fn told(before: &[(&str, u32)], next: &[(&str, u32)]) -> (Vec<(String, String)>, Vec<String>) {
        let (before, next) = (plan(before), plan(next));
        let renamed = Lines::of(&before).unwrap().renamed(&Lines::of(&next).unwrap());
        let lost = rolls_no_more(&before, &next).unwrap();
        (
            renamed.into_iter().map(|own| (own.from.to_string(), own.to.to_string())).collect(),
            lost.into_iter().map(|line| line.category.to_string()).collect(),
        )
    }

    #[test]
    fn a_line_is_known_by_its_amounts_where_they_are_of_no_other() {
        let pair = |from: &str, to: &str| (from.to_string(), to.to_string());
        assert_eq!(told(&[("x", 5), ("y", 6)], &[("y", 6), ("z", 5)]), (vec![pair("x", "z")], vec![]));
        // Another amount, two that came, two that went, and nothing at all: nobody knows which is which.
        assert_eq!(told(&[("x", 5)], &[("z", 6)]), (vec![], vec!["x".to_string()]));
        assert_eq!(told(&[("x", 5)], &[("z", 5), ("u", 5)]), (vec![], vec!["x".to_string()]));
        assert_eq!(told(&[("x", 5), ("u", 5)], &[("z", 5)]), (vec![], vec!["x".to_string(), "u".to_string()]));
        assert_eq!(told(&[("x", 0)], &[("z", 0)]), (vec![], vec!["x".to_string()]));
        // What stays is nobody else's new name.
        assert_eq!(told(&[("x", 5)], &[("x", 5), ("z", 5)]), (vec![], vec![]));
    }
}
