//! Leaves: items gathered at the depth and by the axes that the report asks for.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::rc::Rc;

use super::items::{Items, Sums};
use super::judge::Judge;
use super::judged::{Direction, Judged, Status};
use super::key::{Bucket, Member, Segment};
use super::measure::Measure;
use super::paths::Paths;
use super::query::{By, Only, VarianceQuery};
use super::rows::{Parts, Role, VarianceRow};
use crate::analysis::forecast::{Evaluation, Outlook};
use crate::model::{Category, Money, MoneyError};

/// A row at the finest level of the report. All leaves together are the total.
#[derive(Clone, Debug)]
pub(super) struct Leaf {
    pub bucket: Bucket,
    pub path: Rc<[Segment]>,
    pub scopes: Vec<Judged>,
    /// One for each month, or for each member that a column is of.
    pub months: Vec<Measure>,
    pub elapsed: Vec<Money>,
    pub idle_months: usize,
    /// Where its year ends, if that is asked for.
    pub outlook: Option<Rc<Outlook>>,
    /// Left to the remainder row by `--only`.
    pub hidden: bool,
}

impl Leaf {
    /// Takes another leaf in.
    fn add(&mut self, other: &Leaf) -> Result<(), MoneyError> {
        for (own, other) in self.scopes.iter_mut().zip(&other.scopes) {
            own.measure.add(&other.measure)?;
            own.material |= other.material;
        }
        for (own, other) in self.elapsed.iter_mut().zip(&other.elapsed) {
            *own = own.checked_add(*other)?;
        }
        self.months.iter_mut().zip(&other.months).try_for_each(|(sum, month)| sum.add(month))?;
        self.idle_months = self.idle_months.min(other.idle_months);
        if let (Some(own), Some(other)) = (&mut self.outlook, &other.outlook) {
            Rc::make_mut(own).add(other)?;
        }
        Ok(())
    }

    /// The leaf as a row, called by this many segments of its path, which follow its parent row.
    pub fn row(&self, own: usize, indent: usize) -> VarianceRow {
        VarianceRow {
            role: Role::Item,
            bucket: self.bucket,
            indent,
            path: Rc::clone(&self.path),
            own,
            scopes: self.scopes.clone(),
            months: self.months.clone(),
            outlook: self.outlook.clone(),
        }
    }
}

/// What one walk over all items finds.
pub(super) struct Gathered {
    /// The leaves.
    pub parts: Parts,
    /// The adverse and the favourable variances of all items, scope by scope: counted before any depth folds them
    /// together.
    pub gross: Vec<(Money, Money)>,
    /// Where each item that the filters keep stands in the first scope.
    pub lines: Vec<Status>,
    /// The part of each item.
    pub part: Vec<Part>,
    /// What forecasts would have been worth, where that is asked for.
    pub evaluation: Option<Evaluation>,
    /// The members that columns are of, in the order of [`Leaf::months`], where that is asked for.
    pub columns: Vec<Member>,
}

/// What the filters make of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// They keep it.
    Selected,
    /// It lies outside them only because its line covers an axis whole of which they name members, or a category
    /// above one that they name, and pays for what lies in that.
    Shared,
    /// They leave it out.
    Outside,
}

/// Gathers items into leaves, in the order of their keys.
pub(super) fn gather(judge: &Judge<'_>, items: &Items<'_>) -> Result<Gathered, MoneyError> {
    let query = judge.query;
    let part = parts(items, query);
    let (of_item, firsts) = groups(items, query, &part);
    let currency = judge.covering.budget().currency;
    let zero = Money::zero(currency);
    let mut gross = vec![(zero, zero); query.scopes.len()];
    let mut lines = Vec::with_capacity(items.count());
    let mut material = vec![false; firsts.len() * query.scopes.len()];
    let mut idle_months = vec![usize::MAX; firsts.len()];
    for item in 0..items.count() {
        let leaf = of_item[item] as usize;
        for (s, gross) in gross.iter_mut().enumerate() {
            let measure = items.measure(item, s);
            if let Some(variance) = measure.variance()? {
                match judge.direction(variance, items.bucket[item], s) {
                    Direction::Adverse => gross.0 = gross.0.checked_add(variance.abs())?,
                    Direction::Favorable => gross.1 = gross.1.checked_sub(variance.abs())?,
                    Direction::None => {}
                }
            }
            if s == 0 && part[item] == Part::Selected {
                lines.extend(judge.status(items, item, s, &measure));
            }
            material[leaf * query.scopes.len() + s] |= judge.is_material(items, item, s, &measure)?;
        }
        idle_months[leaf] = idle_months[leaf].min(items.idle_months[item] as usize);
    }
    let gathered = |sums: &Vec<Sums>| -> Result<Vec<Sums>, MoneyError> {
        sums.iter().map(|sums| sums.gathered(&of_item, firsts.len())).collect()
    };
    let scopes = gathered(&items.scopes)?;
    let columns = query.across.map_or_else(Vec::new, |axis| across(items, axis));
    let months = match query.across {
        None => gathered(&items.months)?,
        Some(axis) => {
            columns.iter().map(|own| items.at(axis, *own, &of_item, firsts.len())).collect::<Result<_, _>>()?
        }
    };
    let mut outlooks = match &items.lines {
        Some(lines) => lines.gathered(&of_item, firsts.len(), currency)?,
        None => Vec::new(),
    };
    let keeps = |item: usize| part[item] == Part::Selected;
    let evaluation = items.lines.as_ref().and_then(|lines| lines.evaluation(items.count(), keeps));
    let mut paths = Paths::new(items, query);
    let leaves = firsts.iter().enumerate().map(|(leaf, &first)| {
        // Not judged yet.
        let judged = |(s, sums): (usize, &Sums)| Judged {
            measure: sums.measure(leaf, currency),
            status: None,
            direction: Direction::None,
            material: material[leaf * query.scopes.len() + s],
        };
        Leaf {
            bucket: items.bucket[first],
            path: paths.of(first),
            scopes: scopes.iter().enumerate().map(judged).collect(),
            months: months.iter().map(|sums| sums.measure(leaf, currency)).collect(),
            elapsed: scopes.iter().map(|sums| sums.elapsed(leaf, currency)).collect(),
            idle_months: idle_months[leaf],
            outlook: outlooks.get_mut(leaf).and_then(Option::take).map(Rc::new),
            hidden: false,
        }
    });
    let leaves: Vec<Leaf> = leaves.collect();
    let mut split = Parts { selected: Vec::new(), shared: Vec::new(), outside: Vec::new() };
    for (leaf, first) in leaves.into_iter().zip(firsts) {
        match part[first] {
            Part::Selected => split.selected.push(leaf),
            Part::Shared => split.shared.push(leaf),
            Part::Outside => split.outside.push(leaf),
        }
    }
    for leaves in [&mut split.selected, &mut split.shared, &mut split.outside] {
        settle(judge, leaves)?;
    }
    let columns =
        query.across.map_or_else(Vec::new, |axis| columns.iter().map(|own| items.names.named(axis, *own)).collect());
    Ok(Gathered { parts: split, gross, lines, part, evaluation, columns })
}

/// The members of an axis at which the first scope has anything.
fn across(items: &Items<'_>, axis: usize) -> Vec<u32> {
    let found =
        (0..items.count()).filter(|item| !items.measure(*item, 0).is_zero()).map(|item| items.members(item)[axis]);
    found.collect::<BTreeSet<u32>>().into_iter().collect()
}

/// Leaves that show nothing go; a leaf whose path goes on becomes a rest; then each is judged.
fn settle(judge: &Judge<'_>, leaves: &mut Vec<Leaf>) -> Result<(), MoneyError> {
    let query = judge.query;
    let is_nothing = |leaf: &Leaf| {
        leaf.scopes.iter().all(|s| s.measure.is_zero()) && leaf.outlook.as_ref().is_none_or(|own| own.is_zero())
    };
    leaves.retain(|leaf| query.all || !is_nothing(leaf));
    let planned = query.scopes.iter().any(|scope| scope.planned);
    if tell_apart(leaves, planned) {
        // What has just become the rest of a ceiling may stand where another rest of it stands already.
        *leaves = merged(std::mem::take(leaves))?;
    }
    for leaf in leaves {
        judge.leaf(leaf)?;
        leaf.hidden = !query.only.is_empty() && !query.only.iter().any(|only| is_wanted(leaf, *only));
    }
    Ok(())
}

/// The leaf of each item, by number, and the first item of each leaf; leaves are in the order of their first items.
fn groups(items: &Items<'_>, query: &VarianceQuery, part: &[Part]) -> (Vec<u32>, Vec<usize>) {
    let mut groups: Vec<u32> =
        (0..items.count()).map(|item| part[item] as u32 * 4 + items.bucket[item] as u32).collect();
    let mut count = 12;
    for by in &query.by {
        count = match by {
            By::Category => {
                let (cuts, size) = cuts(items, query.depth);
                let rest = |item: usize| u32::from(shows_rest(items, item, query.depth));
                refine(&mut groups, count, size * 2, |item| cuts[items.category[item] as usize] * 2 + rest(item))
            }
            By::Axis(axis) => refine(&mut groups, count, items.names.size(*axis), |item| items.members(item)[*axis]),
        };
    }
    let mut firsts: Vec<usize> = vec![usize::MAX; count as usize];
    for (item, group) in groups.iter().enumerate() {
        let first = &mut firsts[*group as usize];
        if *first == usize::MAX || items.compare(item, *first).is_lt() {
            *first = item;
        }
    }
    let mut order: Vec<usize> = (0..firsts.len()).filter(|group| firsts[*group] != usize::MAX).collect();
    order.sort_unstable_by(|a, b| items.compare(firsts[*a], firsts[*b]));
    let mut place = vec![0; firsts.len()];
    order.iter().zip(0..).for_each(|(group, at)| place[*group] = at);
    groups.iter_mut().for_each(|group| *group = place[*group as usize]);
    (groups, order.into_iter().map(|group| firsts[group]).collect())
}

/// More pairs of group and value than this are looked up in a hash table.
const MOST_PAIRS: u64 = 1 << 20;

/// Divides groups by a value below `size`; gives how many there are then.
fn refine(groups: &mut [u32], count: u32, size: u32, value: impl Fn(usize) -> u32) -> u32 {
    const NONE: u32 = u32::MAX;
    let pairs = u64::from(count) * u64::from(size);
    let mut dense = if pairs <= MOST_PAIRS { vec![NONE; pairs as usize] } else { Vec::new() };
    let mut sparse: HashMap<u64, u32> = HashMap::new();
    let mut next = 0;
    for (item, group) in groups.iter_mut().enumerate() {
        let pair = u64::from(*group) * u64::from(size) + u64::from(value(item));
        let number = match dense.get_mut(pair as usize) {
            Some(number) => number,
            None => sparse.entry(pair).or_insert(NONE),
        };
        if *number == NONE {
            *number = next;
            next += 1;
        }
        *group = *number;
    }
    next
}

/// For each category the number of what it is cut to, and how many there are of those.
fn cuts(items: &Items<'_>, depth: Option<usize>) -> (Vec<u32>, u32) {
    let mut known: HashMap<Category, u32> = HashMap::new();
    let cut = |category: &&Category| depth.map_or_else(|| (*category).clone(), |depth| category.cut(depth));
    let mut number = |category: Category| {
        let next = known.len() as u32;
        *known.entry(category).or_insert(next)
    };
    let cuts = items.names.categories.iter().map(|category| number(cut(category))).collect();
    (cuts, known.len() as u32)
}

/// Is an item shown as the rest of a ceiling?
pub(super) fn shows_rest(items: &Items<'_>, item: usize, depth: Option<usize>) -> bool {
    let deep = || items.names.categories[items.category[item] as usize].depth();
    items.unallocated[item] && depth.is_none_or(|depth| depth > deep())
}

/// What the filters make of each item.
fn parts(items: &Items<'_>, query: &VarianceQuery) -> Vec<Part> {
    let names = &items.names;
    let categories: Vec<bool> = names.categories.iter().map(|category| query.keeps(category)).collect();
    let is_above = |category: &Category| query.categories.iter().any(|wanted| category.contains(wanted));
    let above: Vec<bool> = names.categories.iter().map(|category| is_above(category)).collect();
    let pays = |item: usize| items.scopes.iter().any(|sums| sums.asked.as_ref().is_some_and(|asked| asked[item] != 0));
    let members: Vec<(usize, BTreeSet<u32>)> =
        query.members.iter().map(|(axis, wanted)| (*axis, names.wanted(*axis, wanted))).collect();
    let part = |item: usize| {
        let own = items.members(item);
        let category = items.category[item] as usize;
        let inside = categories[category];
        if !(inside || above[category] && pays(item)) {
            return Part::Outside;
        }
        let fits = |(axis, wanted): &(usize, BTreeSet<u32>)| wanted.contains(&own[*axis]);
        let whole = |(axis, _): &(usize, BTreeSet<u32>)| own[*axis] == names.shared(*axis);
        match (members.iter().all(fits), members.iter().all(|filter| fits(filter) || whole(filter))) {
            (true, _) if inside => Part::Selected,
            (_, true) => Part::Shared,
            (_, false) => Part::Outside,
        }
    };
    (0..items.count()).map(part).collect()
}

/// One leaf for each place, in the order of their first.
fn merged(leaves: Vec<Leaf>) -> Result<Vec<Leaf>, MoneyError> {
    let mut places: HashMap<(Bucket, Rc<[Segment]>), usize> = HashMap::new();
    let mut merged: Vec<Leaf> = Vec::new();
    for leaf in leaves {
        match places.entry((leaf.bucket, leaf.path.clone())) {
            Entry::Vacant(place) => {
                place.insert(merged.len());
                merged.push(leaf);
            }
            Entry::Occupied(place) => merged[*place.get()].add(&leaf)?,
        }
    }
    Ok(merged)
}

fn is_wanted(leaf: &Leaf, only: Only) -> bool {
    leaf.scopes.iter().any(|judged| match only {
        Only::Material => judged.material,
        Only::Over => matches!(judged.status, Some(Status::Over | Status::Shortfall)),
        Only::Unbudgeted => judged.status == Some(Status::Unbudgeted),
        Only::Favorable => judged.direction == Direction::Favorable,
        Only::Status(status) => judged.status == Some(status),
    })
}

/// A leaf whose path goes on in another leaf becomes that parent's 未细分, or, where no ceiling is, what was booked on the
/// parent itself, so that no row is both item and sum. Is there one?
fn tell_apart(leaves: &mut [Leaf], planned: bool) -> bool {
    // Only a path that is shorter than another can go on in it.
    let longest = leaves.iter().map(|leaf| leaf.path.len()).max().unwrap_or(0);
    let mut short: HashSet<(Bucket, &[Segment])> = HashSet::new();
    short.extend(leaves.iter().filter(|leaf| leaf.path.len() < longest).map(|leaf| (leaf.bucket, &leaf.path[..])));
    if short.is_empty() {
        return false;
    }
    let mut inner: HashSet<(Bucket, Rc<[Segment]>)> = HashSet::new();
    for leaf in leaves.iter() {
        for end in 1..leaf.path.len() {
            if short.contains(&(leaf.bucket, &leaf.path[..end])) {
                inner.insert((leaf.bucket, leaf.path[..end].into()));
            }
        }
    }
    if inner.is_empty() {
        return false;
    }
    for leaf in leaves {
        if inner.contains(&(leaf.bucket, leaf.path.clone())) {
            let of_ceiling = planned && !leaf.bucket.is_unbudgeted();
            let rest = if of_ceiling { Segment::Unallocated } else { Segment::Direct };
            leaf.path = leaf.path.iter().cloned().chain([rest]).collect();
        }
    }
    true
}
