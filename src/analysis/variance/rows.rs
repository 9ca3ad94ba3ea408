//! Arranging: items become a tree of rows in which everything visible adds up.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::Judge;
use super::judged::Judged;
use super::key::{Bucket, Segment};
use super::leaf::Leaf;
use super::measure::Measure;
use super::query::{Only, Sort, VarianceQuery};
use super::rank::Ranks;
use crate::analysis::forecast::Outlook;
use crate::model::{CategoryTree, Dimensions, Kind, Money, MoneyError};

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// At the depth asked for; all items together are the total.
    Item,
    /// Sums the rows below it.
    Subtotal,
    /// Heads and sums what no line covers.
    Unbudgeted,
    /// Sums this many rows that a filter hides.
    Remainder(usize),
    /// Sums what a filter selects, where something is left out.
    Selected,
    /// Sums this many rows of lines that are shared by the members or categories a filter selects and others.
    Shared(usize),
}

/// One row of the report.
#[derive(Clone, Debug, PartialEq)]
pub struct VarianceRow {
    /// What it is.
    pub role: Role,
    /// The part of the report.
    pub bucket: Bucket,
    /// How deep it stands.
    pub indent: usize,
    /// From the root: where it stands, category by category and member by member.
    pub path: Rc<[Segment]>,
    /// How many segments of the path follow that of the row above it in the tree.
    pub own: usize,
    /// One for each scope.
    pub scopes: Vec<Judged>,
    /// One for each month of the first scope, if the query pivots; one for each member, if it has columns of members.
    pub months: Vec<Measure>,
    /// Where its year ends, if that is asked for.
    pub outlook: Option<Rc<Outlook>>,
}

impl VarianceRow {
    /// From the row above it in the tree: what to call it.
    pub fn label(&self) -> &[Segment] {
        &self.path[self.path.len() - self.own..]
    }
}

/// What the filters make of the leaves.
pub(super) struct Parts {
    /// They keep these.
    pub selected: Vec<Leaf>,
    /// These they cannot divide: their lines cover an axis whole of which a filter names members, or a category above
    /// the one it names.
    pub shared: Vec<Leaf>,
    /// They leave these out.
    pub outside: Vec<Leaf>,
}

impl Parts {
    /// Does something with each leaf.
    pub fn each(&mut self, what: impl FnMut(&mut Leaf)) {
        self.selected.iter_mut().chain(&mut self.shared).chain(&mut self.outside).for_each(what);
    }

    /// All leaves.
    pub fn all(&self) -> Vec<&Leaf> {
        self.selected.iter().chain(&self.shared).chain(&self.outside).collect()
    }
}

/// Arranges leaves; those that are shared or left out by a filter are only summed.
pub(super) fn arrange(
    judge: &Judge<'_>,
    parts: &Parts,
    tree: &CategoryTree,
    dimensions: &Dimensions,
) -> Result<Vec<VarianceRow>, MoneyError> {
    let mut arranger = Arranger { judge, ranks: Ranks::new(tree, dimensions), rows: Vec::new() };
    for kind in [Kind::Cost, Kind::Income] {
        arranger.kind(kind, parts)?;
    }
    Ok(arranger.rows)
}

struct Arranger<'a> {
    judge: &'a Judge<'a>,
    ranks: Ranks<'a>,
    rows: Vec<VarianceRow>,
}

impl Arranger<'_> {
    fn kind(&mut self, kind: Kind, parts: &Parts) -> Result<(), MoneyError> {
        let (planned, unbudgeted) = (of(&parts.selected, kind, false), of(&parts.selected, kind, true));
        let mut hidden = self.level(&planned, 0, 0)?;
        if self.is_shown(&unbudgeted)? {
            self.sum(Role::Unbudgeted, &unbudgeted, &[], 0, 0)?;
            let hidden = self.level(&unbudgeted, 0, 1)?;
            self.remainder(&hidden, 1)?;
        } else {
            hidden.extend(unbudgeted.iter().copied());
        }
        self.remainder(&hidden, 0)?;
        let left_out = [of(&parts.outside, kind, false), of(&parts.outside, kind, true)].concat();
        let shared = of(&parts.shared, kind, false);
        if !left_out.is_empty() || !shared.is_empty() {
            let chosen = [planned, unbudgeted].concat();
            if !chosen.is_empty() {
                self.sum(Role::Selected, &chosen, &[], 0, 0)?;
            }
            self.sum(Role::Shared(shared.len()), &shared, &[], 0, 0)?;
            self.remainder(&left_out, 0)?;
        }
        Ok(())
    }

    /// Is one of these leaves wanted, or their sum, which bears a mark where it is material?
    fn is_shown(&self, leaves: &[&Leaf]) -> Result<bool, MoneyError> {
        let Some(first) = leaves.first() else { return Ok(false) };
        if leaves.iter().any(|leaf| !leaf.hidden) {
            return Ok(true);
        }
        let sum_counts = self.judge.query.only.contains(&Only::Material) && leaves.len() > 1;
        Ok(sum_counts && self.judge.sum(leaves, first.bucket)?.iter().any(|judged| judged.material))
    }

    /// Rows of leaves that share the first `depth` segments; gives back those that stay hidden at this level.
    fn level<'l>(&mut self, leaves: &[&'l Leaf], depth: usize, indent: usize) -> Result<Vec<&'l Leaf>, MoneyError> {
        let mut groups: Vec<(&Segment, Vec<&'l Leaf>)> = Vec::new();
        let mut places: FxHashMap<&Segment, usize> = FxHashMap::default();
        for leaf in leaves {
            let segment = &leaf.path[depth];
            // Leaves stand in the order of their keys: most share the segment of the one before.
            if let Some((_, group)) = groups.last_mut().filter(|(last, _)| *last == segment) {
                group.push(leaf);
                continue;
            }
            let place = *places.entry(segment).or_insert(groups.len());
            if place == groups.len() {
                groups.push((segment, Vec::new()));
            }
            groups[place].1.push(leaf);
        }
        self.sort(&mut groups)?;
        let mut hidden = Vec::new();
        for (_, group) in groups {
            if self.is_shown(&group)? {
                self.group(&group, depth, indent)?;
            } else {
                hidden.extend(group);
            }
        }
        Ok(hidden)
    }

    fn group(&mut self, group: &[&Leaf], depth: usize, indent: usize) -> Result<(), MoneyError> {
        let path = &group[0].path;
        if let [leaf] = group {
            self.rows.push(leaf.row(path.len() - depth, indent));
            return Ok(());
        }
        // A chain without branches is one row with a longer label.
        let mut end = depth + 1;
        while group.iter().all(|l| l.path.len() > end + 1 && l.path[end] == path[end]) {
            end += 1;
        }
        self.sum(Role::Subtotal, group, &path[..end], end - depth, indent)?;
        let hidden = self.level(group, end, indent + 1)?;
        self.remainder(&hidden, indent + 1)
    }

    fn remainder(&mut self, hidden: &[&Leaf], indent: usize) -> Result<(), MoneyError> {
        if hidden.is_empty() {
            return Ok(());
        }
        self.sum(Role::Remainder(hidden.len()), hidden, &[], 0, indent)
    }

    fn sum(
        &mut self,
        role: Role,
        leaves: &[&Leaf],
        path: &[Segment],
        own: usize,
        indent: usize,
    ) -> Result<(), MoneyError> {
        let Some(first) = leaves.first() else { return Ok(()) };
        // What lies outside the plan is judged so, unless something planned is summed with it.
        let outside = leaves.iter().all(|leaf| leaf.bucket.is_unbudgeted());
        let bucket = Bucket::new(first.bucket.kind(), outside);
        let mut scopes = self.judge.sum(leaves, bucket)?;
        if matches!(role, Role::Remainder(_)) && !self.judge.query.only.is_empty() {
            // A mark says "look here", and here is nothing to look at: what is wanted stands in rows.
            scopes.iter_mut().for_each(|judged| judged.material = false);
        }
        let mut months = first.months.clone();
        for leaf in &leaves[1..] {
            months.iter_mut().zip(&leaf.months).try_for_each(|(sum, m)| sum.add(m))?;
        }
        let outlook = outlook(leaves)?.map(Rc::new);
        self.rows.push(VarianceRow { role, bucket, indent, path: path.into(), own, scopes, months, outlook });
        Ok(())
    }

    fn sort(&mut self, groups: &mut Vec<(&Segment, Vec<&Leaf>)>) -> Result<(), MoneyError> {
        groups.sort_by_cached_key(|(segment, _)| self.ranks.of(segment));
        let query = self.judge.query;
        if query.sort == Sort::Name {
            groups.sort_by_cached_key(|(segment, _)| segment.name());
        } else if query.sort != Sort::Book {
            let mut keyed = Vec::with_capacity(groups.len());
            for (segment, group) in groups.drain(..) {
                let judged = self.judge.sum(&group, group[0].bucket)?;
                keyed.push((largeness(&judged[0].measure, query)?, (segment, group)));
            }
            keyed.sort_by(|(a, _), (b, _)| b.cmp(a));
            groups.extend(keyed.into_iter().map(|(_, group)| group));
        }
        Ok(())
    }
}

/// Where the year of leaves ends together, if that is asked for.
pub(super) fn outlook(leaves: &[&Leaf]) -> Result<Option<Outlook>, MoneyError> {
    let mut all = leaves.iter().filter_map(|leaf| leaf.outlook.as_deref());
    let Some(mut sum) = all.next().cloned() else { return Ok(None) };
    all.try_for_each(|other| sum.add(other))?;
    Ok(Some(sum))
}

/// The leaves of one bucket.
fn of(leaves: &[Leaf], kind: Kind, unbudgeted: bool) -> Vec<&Leaf> {
    leaves.iter().filter(|leaf| leaf.bucket == Bucket::new(kind, unbudgeted)).collect()
}

/// What the largest-first orders compare.
fn largeness(measure: &Measure, query: &VarianceQuery) -> Result<i128, MoneyError> {
    let minor = |m: Option<Money>| m.map_or(i128::MIN, |m| i128::from(m.minor()));
    Ok(match query.sort {
        Sort::Variance => minor(measure.variance()?.or(Some(measure.actual)).map(Money::abs)),
        Sort::Actual => minor(Some(measure.actual)),
        Sort::Budget => minor(measure.budget),
        // Ten decimals order any two rates that a reader could tell apart; a budget of zero comes first.
        Sort::Execution => match measure.budget {
            Some(budget) if !budget.is_zero() => {
                i128::from(measure.actual.minor()) * 10_000_000_000 / i128::from(budget.minor())
            }
            _ => i128::MAX,
        },
        Sort::Book | Sort::Name => 0,
    })
}
