//! What members of a dimension cost beside each other, by what they serve.

use std::collections::{BTreeMap, BTreeSet};

use super::Source;
use super::bridge::Kept;
use super::kept::Fits;
use super::period::MonthsOver;
use super::units::{Units, below, is_size};
use crate::analysis::peers::{BySize, Cost, Moved, by_size, moved, places, pooled, quartiles};
use crate::model::{CategoryTree, Kind, Money, Month, Period, Quantity};

/// What is asked.
pub struct PeersRequest {
    /// The period; of it the months that are over.
    pub period: Period,
    /// The dimension whose members are compared.
    pub axis: usize,
    /// What makes members peers: columns of the tree of the dimension.
    pub among: Vec<usize>,
    /// By what costs are divided: sizes of members, or metrics.
    pub per: Vec<String>,
    /// Which places count.
    pub kept: Kept,
}

/// What it comes to.
pub struct PeersAnswer {
    /// The months that were taken.
    pub months: Vec<Month>,
    /// Months of the period that are not over.
    pub open: Vec<Month>,
    /// Months that are over, and have no rows.
    pub missing: Vec<Month>,
    /// Months of last year that have no rows: nothing is compared with them.
    pub missing_before: Vec<Month>,
    /// The units, as they were asked for.
    pub units: Vec<Unit>,
    /// Those who are compared with each other, by what they have in common.
    pub groups: Vec<PeerGroup>,
    /// Units that were counted under several names in one place, and these: one of them counts.
    pub doubled: Vec<(Unit, Vec<String>)>,
    /// The month by which members are grouped, where one of them had something else in common with others before it.
    pub standing: Option<Month>,
    /// All costs of the period that name no member.
    pub nobody: Money,
    /// All costs of the period.
    pub total: Money,
}

/// By what costs are divided.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// As it was asked for.
    pub name: String,
    /// Is it there from month to month, and not made anew in each: households, square metres, heads?
    pub is_size: bool,
}

/// Members that are compared with each other.
#[derive(Clone, Debug, PartialEq)]
pub struct PeerGroup {
    /// What they have in common; empty where everybody is compared with everybody.
    pub common: Vec<String>,
    /// They, by name in the order of the book.
    pub peers: Vec<Peer>,
    /// By unit, all of them together.
    pub pooled: Vec<Pool>,
    /// What is to be expected by size, where that can be said; of whom, by place.
    pub by_size: Option<(BySize, Vec<usize>)>,
}

/// All of a group.
#[derive(Clone, Debug, PartialEq)]
pub struct Pool {
    /// Of all that have units, the cost of one.
    pub cost: Option<Quantity>,
    /// The quartiles.
    pub quartiles: Option<[Quantity; 3]>,
    /// How it moved since last year.
    pub moved: Option<Moved>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Peer {
    /// The member.
    pub name: String,
    /// What it cost.
    pub amount: Money,
    /// By unit.
    pub costs: Vec<Cost>,
    /// The same months of last year.
    pub before: Vec<Cost>,
    /// By unit, where it stands among its peers.
    pub places: Vec<Option<Quantity>>,
    /// What one of its size is to be expected to cost.
    pub expected: Option<Quantity>,
}

/// Compares the members of a dimension.
pub fn peers(source: &Source<'_>, tree: &CategoryTree, request: &PeersRequest) -> anyhow::Result<PeersAnswer> {
    let booked = source.booked()?;
    let MonthsOver { months, open, missing } = MonthsOver::new(request.period, source.as_of, &booked);
    let before: Vec<Month> = months.iter().map(|month| month.plus(-12)).collect();
    let missing_before: Vec<Month> = before.iter().copied().filter(|month| !booked.contains(month)).collect();
    let work = Work { source, tree, request };
    let (now, spending) = work.spent(&months)?;
    let (then, spending_then) = match missing_before.is_empty() {
        true => work.spent(&before)?,
        false => Default::default(),
    };
    let units: Vec<Unit> = request.per.iter().map(|name| Unit { name: name.clone(), is_size: is_size(name) }).collect();
    let zero = Money::zero(source.currency);
    let nobody = now.get("").copied().unwrap_or(zero);
    let total = Money::sum(now.values().copied(), source.currency)?;
    let all: Vec<Month> = before.iter().chain(&months).copied().collect();
    let has = Units::new(source, request.axis, &request.per, &request.kept, &all)?;
    let mut names = work.names(now.keys().chain(then.keys()));
    // Who lies outside the filters all the time is nobody's peer.
    let costs = |name: &String| now.contains_key(name) || then.contains_key(name);
    names.retain(|name| costs(name) || has.is_there(name, &months));
    let mut by_common: BTreeMap<usize, (Vec<String>, Vec<Peer>)> = BTreeMap::new();
    let mut known: Vec<Vec<String>> = Vec::new();
    for name in names {
        let of = |all: &BTreeMap<String, Money>| all.get(&name).copied().unwrap_or(zero);
        let costs = |amount: Money, months: &[Month], spending: &BTreeSet<String>| -> Vec<Cost> {
            let units = |unit| has.sum(unit, &name, months, spending);
            (0..request.per.len()).map(|unit| Cost { amount, units: units(unit) }).collect()
        };
        let (amount, earlier) = (of(&now), of(&then));
        let costs_now = costs(amount, &months, &spending);
        let costs_then = match missing_before.is_empty() {
            true => costs(earlier, &before, &spending_then),
            false => request.per.iter().map(|_| Cost { amount: zero, units: None }).collect(),
        };
        if amount.is_zero() && earlier.is_zero() && costs_now.iter().all(|cost| cost.units.is_none()) {
            continue;
        }
        let common = work.common(&name, months.last().copied());
        let number = known.iter().position(|own| *own == common).unwrap_or_else(|| {
            known.push(common.clone());
            known.len() - 1
        });
        let peer = Peer { name, amount, costs: costs_now, before: costs_then, places: Vec::new(), expected: None };
        by_common.entry(number).or_insert_with(|| (common, Vec::new())).1.push(peer);
    }
    let mut groups: Vec<PeerGroup> =
        by_common.into_values().map(|(common, peers)| group(common, peers, request)).collect();
    groups.sort_by_key(|group| (group.common.iter().all(String::is_empty), std::cmp::Reverse(group.peers.len())));
    let standing = work.standing(&months);
    let doubled = units.iter().enumerate().filter(|(unit, _)| !has.doubled(*unit).is_empty());
    let doubled = doubled.map(|(unit, own)| (own.clone(), has.doubled(unit).iter().cloned().collect())).collect();
    Ok(PeersAnswer { months, open, missing, missing_before, units, groups, doubled, standing, nobody, total })
}

/// All that can be said of those that are compared with each other.
fn group(common: Vec<String>, mut peers: Vec<Peer>, request: &PeersRequest) -> PeerGroup {
    let mut pools = Vec::new();
    for unit in 0..request.per.len() {
        let costs: Vec<Cost> = peers.iter().map(|peer| peer.costs[unit]).collect();
        let values: Vec<Option<Quantity>> = costs.iter().map(|cost| cost.of_unit()).collect();
        let pairs: Vec<(Cost, Cost)> = peers.iter().map(|peer| (peer.before[unit], peer.costs[unit])).collect();
        pools.push(Pool { cost: pooled(&costs), quartiles: quartiles(&values), moved: moved(&pairs) });
        peers.iter_mut().zip(places(&values)).for_each(|(peer, place)| peer.places.push(place));
    }
    // By the first size that is asked for.
    let size = request.per.iter().position(|name| is_size(name));
    let by_size = size.and_then(|unit| {
        let with: Vec<usize> = (0..peers.len())
            .filter(|at| peers[*at].costs[unit].of_unit().is_some_and(|cost| cost > Quantity::ZERO))
            .collect();
        let sizes =
            with.iter().filter_map(|at| Some((peers[*at].costs[unit].units?, Quantity::from(peers[*at].amount))));
        Some((by_size(&sizes.collect::<Vec<_>>())?, with))
    });
    if let Some((by_size, with)) = &by_size {
        with.iter().zip(&by_size.expected).for_each(|(at, expected)| peers[*at].expected = Some(*expected));
    }
    PeerGroup { common, peers, pooled: pools, by_size }
}

struct Work<'a> {
    source: &'a Source<'a>,
    tree: &'a CategoryTree,
    request: &'a PeersRequest,
}

/// What was spent by member, of nobody under the empty text; and who spent it of the axis that rows name.
type Spent = (BTreeMap<String, Money>, BTreeSet<String>);

impl Work<'_> {
    /// What was spent in some months.
    fn spent(&self, months: &[Month]) -> anyhow::Result<Spent> {
        let mut sums: BTreeMap<String, Money> = BTreeMap::new();
        let mut spending = BTreeSet::new();
        let (Some(first), Some(last)) = (months.first(), months.last()) else { return Ok((sums, spending)) };
        let (axis, axes, kept) = (self.request.axis, self.source.axes(), &self.request.kept);
        let (base, _) = below(&self.source.settings.dimensions, axis);
        let wanted = |own: &usize| [axis, base].contains(own) || kept.members.iter().any(|(filter, _)| filter == own);
        let by: Vec<String> = (0..axes.len()).filter(wanted).map(|own| axes[own].clone()).collect();
        let grid = self.source.sums(&self.source.query(Period::months(*first, last.plus(1)), &by))?;
        let wanted: BTreeSet<Month> = months.iter().copied().collect();
        let kept = kept.of_grid(&grid);
        let is_cost: Vec<bool> =
            grid.categories.iter().map(|category| self.tree.kind(category) == Kind::Cost).collect();
        for cell in grid.cells().filter(|cell| wanted.contains(&cell.month) && is_cost[cell.category as usize]) {
            if kept.takes(cell.category, cell.members) != Fits::Yes {
                continue;
            }
            let name = grid.member(&cell, axis).to_string();
            let sum = sums.entry(name).or_insert(Money::zero(self.source.currency));
            *sum = sum.checked_add(cell.amount)?;
            if !spending.contains(grid.member(&cell, base)) {
                spending.insert(grid.member(&cell, base).to_string());
            }
        }
        Ok((sums, spending))
    }

    /// The members, those of the book first; nobody is none.
    fn names<'n>(&self, booked: impl Iterator<Item = &'n String>) -> Vec<String> {
        let mut names = self.source.settings.dimensions.axes[self.request.axis].members.clone();
        let more: BTreeSet<&String> = booked.filter(|name| !name.is_empty() && !names.contains(name)).collect();
        let more: Vec<String> = more.into_iter().cloned().collect();
        names.extend(more);
        names
    }

    /// The last of some months, where members that are grouped by where they stand in it moved after the first.
    fn standing(&self, months: &[Month]) -> Option<Month> {
        let (first, last) = (*months.first()?, *months.last()?);
        let tree = self.source.settings.dimensions.trees.iter().find(|tree| tree.axis == self.request.axis)?;
        let moves = |column: &usize| tree.moves(*column).into_iter().any(|month| first < month && month <= last);
        self.request.among.iter().any(moves).then_some(last)
    }

    /// What a member has in common with its peers, in the last month.
    fn common(&self, name: &str, month: Option<Month>) -> Vec<String> {
        let dimensions = &self.source.settings.dimensions;
        let tree = dimensions.trees.iter().find(|tree| tree.axis == self.request.axis);
        let text = |column: &usize| match (tree, month) {
            (Some(tree), Some(month)) => tree.text(name, *column, month).to_string(),
            _ => String::new(),
        };
        self.request.among.iter().map(text).collect()
    }
}
