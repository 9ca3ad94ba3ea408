//! Adjustments that together do what no transfer may: what is reduced here is supplemented there, or a transfer goes on
//! from where another one went.

use std::collections::{HashMap, HashSet, VecDeque};

use super::{Adjustment, AdjustmentKind, Entry};
use crate::model::Category;
use crate::model::forbidden_transfer::ForbiddenTransfer;

/// So many days apart a reduction and a supplement are looked at together. Transfers are all those of the plan's year.
pub const WITHIN_DAYS: i64 = 31;

/// Adjustments that make a forbidden transfer with another.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The other adjustments: one, or several of a chain of transfers.
    pub ids: Vec<String>,
    /// The lines that budget goes through: from the first, at last to the last.
    pub lines: Vec<String>,
}

impl Pair {
    /// Is it a chain of transfers?
    pub fn is_chain(&self) -> bool {
        self.lines.len() > 2
    }
}

/// The other adjustments, in force or proposed, with which this one would be a transfer that a rule forbids.
pub fn pair(own: &Adjustment, all: &[Adjustment], rules: &[ForbiddenTransfer]) -> Option<Pair> {
    if rules.is_empty() {
        return None;
    }
    let others: Vec<&Adjustment> =
        all.iter().filter(|other| other.id != own.id && other.plan == own.plan && other.undone.is_none()).collect();
    let through = through(own, &others);
    let direct = through.iter().find(|step| own.kind != AdjustmentKind::Transfer && step.is_forbidden(rules));
    direct.map(|step| Pair { ids: step.others(own), lines: vec![step.from.line(), step.to.line()] }).or_else(|| {
        let steps = all_steps(&others);
        let chains = through.iter().filter_map(|step| chain(own, step, &steps, rules));
        chains.min_by_key(|pair| pair.lines.len())
    })
}

/// Budget that goes from one line to another: by a transfer, or by a reduction and a supplement soon after each other.
#[derive(Clone)]
struct Step<'a> {
    by: Vec<&'a str>,
    from: &'a Entry,
    to: &'a Entry,
}

impl<'a> Step<'a> {
    fn new(own: &'a Adjustment) -> Option<Step<'a>> {
        let (from, to) = (own.lines(true).first().copied()?, own.lines(false).first().copied()?);
        Some(Step { by: vec![&own.id], from, to })
    }

    /// Of two that are soon after each other, one of which reduces and one supplements.
    fn of_two(one: &'a Adjustment, other: &'a Adjustment) -> Option<Step<'a>> {
        let (reduces, supplements) = if one.kind == AdjustmentKind::Reduce { (one, other) } else { (other, one) };
        let days = other.made.at.signed_duration_since(one.made.at).num_days().abs();
        if (reduces.kind, supplements.kind) != (AdjustmentKind::Reduce, AdjustmentKind::Supplement)
            || days > WITHIN_DAYS
        {
            return None;
        }
        let (from, to) = (reduces.lines(true).first().copied()?, supplements.lines(false).first().copied()?);
        Some(Step { by: vec![&one.id, &other.id], from, to })
    }

    fn is_forbidden(&self, rules: &[ForbiddenTransfer]) -> bool {
        forbids(rules, &self.from.category, &self.to.category)
    }

    fn others(&self, own: &Adjustment) -> Vec<String> {
        self.by.iter().filter(|id| **id != own.id).map(|id| id.to_string()).collect()
    }
}

fn forbids(rules: &[ForbiddenTransfer], from: &Category, to: &Category) -> bool {
    rules.iter().any(|rule| rule.forbids(from, to))
}

/// The steps that this one makes, by itself or with another; the latest first: that is the one people remember.
fn through<'a>(own: &'a Adjustment, others: &[&'a Adjustment]) -> Vec<Step<'a>> {
    match own.kind {
        AdjustmentKind::Transfer => Step::new(own).into_iter().collect(),
        AdjustmentKind::Reduce | AdjustmentKind::Supplement => {
            distinct(others.iter().rev().filter_map(|other| Step::of_two(own, other)))
        }
        AdjustmentKind::Carry => Vec::new(),
    }
}

/// The steps that the others make, the latest first.
fn all_steps<'a>(others: &[&'a Adjustment]) -> Vec<Step<'a>> {
    let latest = || others.iter().rev();
    let transfers = latest().filter(|own| own.kind == AdjustmentKind::Transfer).filter_map(|own| Step::new(own));
    let reduces = latest().filter(|own| own.kind == AdjustmentKind::Reduce);
    let two = reduces.flat_map(|own| latest().filter_map(|other| Step::of_two(own, other)));
    distinct(transfers.chain(two))
}

/// One step for each two lines: the first.
fn distinct<'a>(steps: impl Iterator<Item = Step<'a>>) -> Vec<Step<'a>> {
    let mut seen = HashSet::new();
    steps.filter(|step| seen.insert((step.from.key(), step.to.key()))).collect()
}

/// A line that budget comes from or goes to over some steps, the nearest step first.
struct Reached<'a> {
    line: &'a Entry,
    steps: Vec<(&'a Step<'a>, &'a Entry)>,
}

/// The shortest chain through a step whose ends no transfer may join. Which was made first is no matter: what a line gave
/// away before is given back to it.
fn chain(own: &Adjustment, through: &Step<'_>, steps: &[Step<'_>], rules: &[ForbiddenTransfer]) -> Option<Pair> {
    let (sources, goals) = (reached(through.from, steps, true), reached(through.to, steps, false));
    let ends = sources.iter().flat_map(|source| goals.iter().map(move |goal| (source, goal)));
    let ends = ends.filter(|(source, goal)| source.steps.len() + goal.steps.len() > 0);
    let forbidden = ends.filter(|(source, goal)| forbids(rules, &source.line.category, &goal.line.category));
    let (source, goal) = forbidden.min_by_key(|(source, goal)| source.steps.len() + goal.steps.len())?;
    let (before, after) = (source.steps.iter().rev(), goal.steps.iter());
    let lines = before.clone().map(|(_, line)| *line).chain([through.from, through.to]);
    let lines = lines.chain(after.clone().map(|(_, line)| *line)).map(Entry::line).collect();
    let mut ids: Vec<String> = Vec::new();
    for step in before.map(|(step, _)| *step).chain([through]).chain(after.map(|(step, _)| *step)) {
        for id in step.others(own) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
    }
    Some(Pair { ids, lines })
}

/// The lines from which steps lead to a line, or to which they lead from it; each by the shortest way, itself first.
fn reached<'a>(start: &'a Entry, steps: &'a [Step<'a>], back: bool) -> Vec<Reached<'a>> {
    let ends = |step: &'a Step<'a>| if back { (step.to, step.from) } else { (step.from, step.to) };
    let mut leading: HashMap<Key<'a>, Vec<&'a Step<'a>>> = HashMap::new();
    for step in steps {
        leading.entry(ends(step).0.key()).or_default().push(step);
    }
    let mut found = Vec::new();
    let mut waiting = VecDeque::from([Reached { line: start, steps: Vec::new() }]);
    let mut seen = HashSet::from([start.key()]);
    while let Some(at) = waiting.pop_front() {
        for step in leading.get(&at.line.key()).into_iter().flatten() {
            let next = ends(step).1;
            if seen.insert(next.key()) {
                let steps = at.steps.iter().copied().chain([(*step, next)]).collect();
                waiting.push_back(Reached { line: next, steps });
            }
        }
        found.push(at);
    }
    found
}

/// What makes a line the same.
type Key<'a> = (&'a Category, &'a [Option<String>], &'a str);

impl Entry {
    fn key(&self) -> Key<'_> {
        (&self.category, &self.members, &self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::transfer;
    use super::*;
    use crate::model::version::Signed;

    fn half(id: &str, line: &str, kind: AdjustmentKind) -> Adjustment {
        let (own, place) = (transfer(id, line, line), usize::from(kind == AdjustmentKind::Supplement));
        Adjustment { kind, entries: vec![own.entries[place].clone()], ..own }
    }

    /// What is told of `own`, where `a` may give nothing to `c`: the lines, and the others.
    fn told(own: (&str, &str), others: &[(&str, &str)]) -> Option<String> {
        let rule = ForbiddenTransfer { from: Category::parse("a").unwrap(), to: Some(Category::parse("c").unwrap()) };
        let all = others.iter().enumerate().map(|(n, (from, to))| transfer(&format!("T{}", n + 1), from, to));
        let pair = pair(&transfer("own", own.0, own.1), &all.collect::<Vec<_>>(), &[rule])?;
        Some(format!("{} {}", pair.lines.join(">"), pair.ids.join(",")))
    }

    #[test]
    fn a_chain_of_transfers_around_a_forbidden_one_is_found_whichever_came_first() {
        assert_eq!(told(("b", "c"), &[("a", "b")]).as_deref(), Some("a>b>c T1"));
        assert_eq!(told(("a", "b"), &[("b", "c")]).as_deref(), Some("a>b>c T1"));
        assert_eq!(told(("b", "d"), &[("d", "c"), ("a", "b")]).as_deref(), Some("a>b>d>c T2,T1"));
        assert_eq!(told(("b", "c:x"), &[("a:y", "e"), ("e", "b")]).as_deref(), Some("a:y>e>b>c:x T1,T2"));
        // The shortest way, round trips or not.
        assert_eq!(told(("b", "c"), &[("b", "e"), ("e", "b"), ("a", "e"), ("a", "b")]).as_deref(), Some("a>b>c T4"));
    }

    #[test]
    fn a_reduction_and_a_supplement_are_a_step_of_a_chain() {
        let rule = ForbiddenTransfer { from: Category::parse("a").unwrap(), to: Category::parse("c") };
        let told = |own: &Adjustment, all: &[Adjustment]| {
            let pair = pair(own, all, std::slice::from_ref(&rule))?;
            Some(format!("{} {}", pair.lines.join(">"), pair.ids.join(",")))
        };
        let (less, more) = (half("R", "a", AdjustmentKind::Reduce), half("S", "b", AdjustmentKind::Supplement));
        let on = transfer("T", "b", "c");
        assert_eq!(told(&on, &[less.clone(), more.clone()]).as_deref(), Some("a>b>c R,S"));
        assert_eq!(told(&more, &[less.clone(), on.clone()]).as_deref(), Some("a>b>c R,T"));
        assert_eq!(told(&less, &[more.clone(), on.clone()]).as_deref(), Some("a>b>c S,T"));
        assert_eq!(told(&more, std::slice::from_ref(&less)), None);
        let ago = Signed { at: "2026-01-02T01:00:00Z".parse().unwrap(), ..less.made.clone() };
        assert_eq!(told(&on, &[Adjustment { made: ago, ..less }, more]), None);
        assert_eq!(
            told(&half("R2", "a", AdjustmentKind::Reduce), &[half("S2", "c", AdjustmentKind::Supplement)]).as_deref(),
            Some("a>c S2")
        );
    }

    #[test]
    fn what_does_not_join_the_ends_is_no_chain() {
        assert_eq!(told(("b", "c"), &[("b", "a"), ("d", "b"), ("a", "e")]), None);
        assert_eq!(told(("c", "b"), &[("b", "a")]), None);
        // Back again: nothing goes on.
        assert_eq!(told(("b", "a"), &[("a", "b")]), None);
    }

    #[test]
    fn what_was_taken_back_and_other_plans_are_left_out() {
        let rule = ForbiddenTransfer { from: Category::parse("a").unwrap(), to: Category::parse("c") };
        let own = transfer("own", "b", "c");
        let before = transfer("T1", "a", "b");
        let undone = Adjustment { undone: Some(before.made.clone()), ..before.clone() };
        let other = Adjustment { plan: "2025".to_string(), ..before.clone() };
        let proposed = Adjustment { approved: None, ..before };
        let found = |all: &[Adjustment]| pair(&own, all, std::slice::from_ref(&rule)).is_some();
        assert!(!found(&[undone, other]));
        assert!(found(&[proposed]));
    }
}
