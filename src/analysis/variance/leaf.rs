//! Leaves: items gathered at the depth and by the axes that the report asks for.

use std::collections::{BTreeMap, HashMap, HashSet};

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
    let mut gathered: BTreeMap<usize, Leaf> = BTreeMap::new();
    let mut places: HashMap<(Bucket, Vec<Segment>), usize> = HashMap::new();
    let mut items = items;
    items.sort_by(|a, b| a.key.cmp(&b.key));
    for item in items {
        let path = path_of(&item.key, query);
        let next = places.len();
        let place = *places.entry((item.key.bucket, path.clone())).or_insert(next);
        let material = judge.materialities(&item)?;
        match gathered.get_mut(&place) {
            None => {
                let scopes = item.scopes.into_iter().zip(material).map(|(measure, material)| Judged {
                    measure,
                    status: None,
                    direction: super::Direction::None,
                    material,
                });
                let leaf = Leaf {
                    bucket: item.key.bucket,
                    path,
                    scopes: scopes.collect(),
                    months: item.months,
                    elapsed: item.elapsed,
                    idle_months: item.idle_months,
                    hidden: false,
                };
                gathered.insert(place, leaf);
            }
            Some(leaf) => {
                for (s, measure) in item.scopes.iter().enumerate() {
                    leaf.scopes[s].measure.add(measure)?;
                    leaf.scopes[s].material |= material[s];
                    leaf.elapsed[s] = leaf.elapsed[s].checked_add(item.elapsed[s])?;
                }
                leaf.months.iter_mut().zip(&item.months).try_for_each(|(sum, m)| sum.add(m))?;
                leaf.idle_months = leaf.idle_months.min(item.idle_months);
            }
        }
    }
    let mut leaves: Vec<Leaf> = gathered.into_values().collect();
    leaves.retain(|leaf| query.all || !leaf.scopes.iter().all(|s| s.measure.is_zero()));
    tell_apart(&mut leaves);
    for leaf in &mut leaves {
        judge.leaf(leaf)?;
        leaf.hidden = query.only.is_some_and(|only| !is_wanted(leaf, only));
    }
    Ok(leaves)
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

fn is_wanted(leaf: &Leaf, only: Only) -> bool {
    leaf.scopes.iter().any(|judged| match only {
        Only::Material => judged.material,
        Only::Over => judged.status == Some(Status::Over),
        Only::Unbudgeted => judged.status == Some(Status::Unbudgeted),
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
