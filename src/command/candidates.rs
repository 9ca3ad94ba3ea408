//! What a shell may offer for a value: the names that the book has.

use std::path::Path;

use crate::book::find;
use crate::model::{Category, Currency};
use crate::plan_file::{self, Loaded};
use crate::store::{LedgerKind, LedgerStore, open};

/// A kind of names that a book holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Candidates {
    /// The paths of categories, declared or used by a plan.
    Categories,
    /// The months of the plans and of the ledger, and `last`.
    Months,
    /// The ids of plans.
    Plans,
    /// The names of batches.
    Batches,
    /// The names of scenarios.
    Scenarios,
    /// The names of import profiles.
    Profiles,
    /// The axes of the book.
    Axes,
    /// The goals of the plans, by kpi and by name.
    Goals,
}

impl Candidates {
    /// The names in the book around `here`, sorted. A book that cannot be read offers nothing: this runs while
    /// somebody types.
    pub fn names(self, chosen: Option<&Path>, here: &Path) -> Vec<String> {
        let Ok(book) = find(chosen, None, here) else { return Vec::new() };
        let Ok(loaded) = plan_file::load(&book) else { return Vec::new() };
        let currency = loaded.plans.first().map_or(Currency::CNY, |plan| plan.currency);
        let axes: Vec<String> = loaded.settings.dimensions.names().map(String::from).collect();
        let store = || open(&book, LedgerKind::Actual, axes.clone(), currency);
        let mut names: Vec<String> = match self {
            Candidates::Categories => categories(&loaded),
            Candidates::Months => months(&loaded, store().as_ref()),
            Candidates::Plans => loaded.plans.iter().map(|plan| plan.id.clone()).collect(),
            Candidates::Batches => {
                let batches = store().batches().unwrap_or_default();
                batches.into_iter().map(|batch| batch.id.0).collect()
            }
            Candidates::Scenarios => {
                loaded.plans.iter().flat_map(|plan| &plan.scenarios).map(|scenario| scenario.name.clone()).collect()
            }
            Candidates::Profiles => loaded.settings.profiles.iter().map(|profile| profile.name.clone()).collect(),
            Candidates::Axes => axes,
            Candidates::Goals => {
                loaded.plans.iter().flat_map(|plan| &plan.goals).flat_map(super::goal_sources::goal_names).collect()
            }
        };
        names.sort_unstable();
        names.dedup();
        names
    }
}

fn categories(loaded: &Loaded) -> Vec<String> {
    let declared = loaded.settings.categories.entries.iter().map(|entry| entry.path.clone());
    let planned = loaded.plans.iter().flat_map(|plan| &plan.lines).map(|line| line.category.clone());
    let with_parents = declared.chain(planned).flat_map(|path| path.ancestors().collect::<Vec<Category>>());
    with_parents.map(|path| path.to_string()).collect()
}

fn months(loaded: &Loaded, store: &dyn LedgerStore) -> Vec<String> {
    let planned = loaded.plans.iter().flat_map(|plan| plan.year.months()).map(|month| month.to_string());
    let booked = store.months().unwrap_or_default();
    let booked = booked.into_iter().map(|(month, ..)| month.to_string());
    planned.chain(booked).chain(["last".to_string()]).collect()
}
