//! Leaves: items gathered at the depth and by the axes that the report asks for.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use super::Judge;
use super::collect::Item;
use super::judge::{Judged, Status};
use super::key::{Bucket, ItemKey, Segment};
use super::measure::Measure;
use super::query::{By, Only, VarianceQuery};
use super::rows::{Role, Row};
use crate::model::{Category, Money, MoneyError};

/// A row at the finest level of the report. All leaves together are the total.
#[derive(Clone, Debug)]
pub(super) struct Leaf {
    pub bucket: Bucket,
    pub path: Vec<Segment>,
    pub scopes: Vec<Judged>,
    pub months: Vec<Measure>,
    pub elapsed: Vec<Money>,
    pub idle_months: usize,
    /// Left to the remainder row by `--only`.
    pub hidden: bool,
}

impl Leaf {
    /// An item as a leaf of its own, not judged yet.
    fn of(item: Item, material: Vec<bool>, query: &VarianceQuery) -> Leaf {
        let scopes = item.scopes.into_iter().zip(material).map(|(measure, material)| Judged {
            measure,
            status: None,
            direction: super::Direction::None,
            material,
        });
        Leaf {
            bucket: item.key.bucket,
            path: path_of(&item.key, query),
            scopes: scopes.collect(),
            months: item.months,
            elapsed: item.elapsed,
            idle_months: item.idle_months,
            hidden: false,
        }
    }

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
        Ok(())
    }

    /// The leaf as a row, called by what follows its parent row.
    pub fn row(&self, label: Vec<Segment>, indent: usize) -> Row {
        Row {
            role: Role::Item,
            bucket: self.bucket,
            label,
            indent,
            path: self.path.clone(),
            scopes: self.scopes.clone(),
            months: self.months.clone(),
        }
    }
}

/// Gathers items into leaves, in the order of their keys.
pub(super) fn gather(judge: &Judge<'_>, items: Vec<Item>) -> Result<Vec<Leaf>, MoneyError> {
    let query = judge.query;
    let mut items = items;
    items.sort_by(|a, b| a.key.cmp(&b.key));
    let mut leaves = Vec::with_capacity(items.len());
    for item in items {
        let material = judge.materialities(&item)?;
        leaves.push(Leaf::of(item, material, query));
    }
    let mut leaves = merged(leaves)?;
    leaves.retain(|leaf| query.all || !leaf.scopes.iter().all(|s| s.measure.is_zero()));
    tell_apart(&mut leaves);
    // What has just become the rest of a ceiling may stand where another rest of it stands already.
    let mut leaves = merged(leaves)?;
    for leaf in &mut leaves {
        judge.leaf(leaf)?;
        leaf.hidden = query.only.is_some_and(|only| !is_wanted(leaf, only));
    }
    Ok(leaves)
}

/// One leaf for each place, in the order of their first.
fn merged(leaves: Vec<Leaf>) -> Result<Vec<Leaf>, MoneyError> {
    let mut places: HashMap<(Bucket, Vec<Segment>), usize> = HashMap::new();
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

/// Does an item pass the filters?
pub(super) fn is_selected(key: &ItemKey, query: &VarianceQuery) -> bool {
    let category = query.categories.is_empty() || query.categories.iter().any(|c| c.contains(&key.category));
    category
        && query.members.iter().all(|(axis, wanted)| match &key.members[*axis] {
            super::Member::Named(name) => wanted.contains(name),
            super::Member::Unassigned => wanted.iter().any(String::is_empty),
            super::Member::Shared => false,
        })
}

/// Does an item lie outside the filters by member only because its line covers an axis whole?
pub(super) fn is_shared(key: &ItemKey, query: &VarianceQuery) -> bool {
    let mut open = key.clone();
    for (axis, wanted) in &query.members {
        if open.members[*axis] == super::Member::Shared {
            open.members[*axis] = wanted.first().map_or(super::Member::Unassigned, |m| super::Member::of_posting(m));
        }
    }
    open != *key && is_selected(&open, query)
}

fn is_wanted(leaf: &Leaf, only: Only) -> bool {
    leaf.scopes.iter().any(|judged| match only {
        Only::Material => judged.material,
        Only::Over => matches!(judged.status, Some(Status::Over | Status::Shortfall)),
        Only::Unbudgeted => judged.status == Some(Status::Unbudgeted),
        Only::Favorable => judged.direction == super::Direction::Favorable,
        Only::Status(status) => judged.status == Some(status),
    })
}

fn path_of(key: &ItemKey, query: &VarianceQuery) -> Vec<Segment> {
    let mut path = Vec::new();
    for by in &query.by {
        match by {
            By::Category => category_path(key, query.depth, &mut path),
            By::Axis(axis) => path.push(Segment::Member(*axis, key.members[*axis].clone())),
        }
    }
    path
}

fn category_path(key: &ItemKey, depth: Option<usize>, path: &mut Vec<Segment>) {
    let cut = depth.map_or(key.category.clone(), |depth| key.category.cut(depth));
    let mut above: Vec<Category> = cut.ancestors().collect();
    above.reverse();
    path.extend(above.into_iter().map(Segment::Category));
    if key.unallocated && depth.is_none_or(|depth| depth > key.category.depth()) {
        path.push(Segment::Unallocated);
    }
}

/// A leaf whose path goes on in another leaf becomes that parent's 未细分, so that no row is both item and sum.
fn tell_apart(leaves: &mut [Leaf]) {
    let mut inner: HashSet<(Bucket, Vec<Segment>)> = HashSet::new();
    for leaf in leaves.iter() {
        for end in 1..leaf.path.len() {
            inner.insert((leaf.bucket, leaf.path[..end].to_vec()));
        }
    }
    for leaf in leaves {
        if inner.contains(&(leaf.bucket, leaf.path.clone())) {
            leaf.path.push(Segment::Unallocated);
        }
    }
}
