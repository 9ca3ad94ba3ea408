//! Categories and members of a report by number, in the order of their texts: items are compared and gathered by
//! numbers, and called by name only where a row is shown.

use std::collections::BTreeSet;

use super::facts::Facts;
use super::key::Member;
use crate::analysis::Budget;
use crate::analysis::covers::{Covers, WHOLE};
use crate::model::{Category, Grid, Kind};

/// The names of a report.
pub(super) struct Names<'a> {
    pub categories: Vec<&'a Category>,
    /// Cost or income, by category.
    pub kinds: Vec<Kind>,
    /// For each axis those that lines or rows of the ledger name. Above them stand 全部 and 未填, as [`Member`] orders them.
    pub members: Vec<Vec<&'a str>>,
}

impl<'a> Names<'a> {
    /// What lines name, and the rows that can make items.
    pub fn new(budget: &'a Budget, facts: &'a Facts) -> Names<'a> {
        let covers = budget.covers();
        let grids: Vec<&Grid> = facts.grids().collect();
        let mut categories: Vec<&Category> = covers.categories.iter().collect();
        categories.extend(grids.iter().flat_map(|grid| &grid.categories));
        categories.sort_unstable();
        categories.dedup();
        let of_axis = |axis: usize| {
            let mut names: Vec<&str> = covers.members[axis].iter().map(String::as_str).collect();
            names.extend(grids.iter().flat_map(|grid| &grid.members[axis]).map(String::as_str));
            names.sort_unstable();
            names.dedup();
            names
        };
        Names {
            kinds: categories.iter().map(|category| budget.tree.kind(category)).collect(),
            categories,
            members: (0..covers.members.len()).map(of_axis).collect(),
        }
    }

    /// The number of a category that is among them.
    pub fn category(&self, category: &Category) -> u32 {
        self.categories.binary_search(&category).unwrap_or_default() as u32
    }

    /// The number of a member of a row of the ledger; the empty text is 未填.
    pub fn member(&self, axis: usize, member: &str) -> u32 {
        match member {
            "" => self.shared(axis) + 1,
            name => self.members[axis].binary_search(&name).unwrap_or_default() as u32,
        }
    }

    /// The number of 全部 on an axis.
    pub fn shared(&self, axis: usize) -> u32 {
        self.members[axis].len() as u32
    }

    /// How many numbers an axis has.
    pub fn size(&self, axis: usize) -> u32 {
        self.shared(axis) + 2
    }

    /// What a number of an axis stands for.
    pub fn named(&self, axis: usize, number: u32) -> Member {
        match self.members[axis].get(number as usize) {
            Some(name) => Member::Named((*name).into()),
            None if number == self.shared(axis) => Member::Shared,
            None => Member::Unassigned,
        }
    }

    /// For each category of covers its number here, and for each axis that of each of their members, [`WHOLE`] first.
    pub fn of_covers(&self, covers: &Covers) -> (Vec<u32>, Vec<Vec<u32>>) {
        let members = covers.members.iter().enumerate().map(|(axis, names)| {
            let whole = (WHOLE, self.shared(axis)).1;
            std::iter::once(whole).chain(names.iter().map(|name| self.member(axis, name))).collect()
        });
        (covers.categories.iter().map(|category| self.category(category)).collect(), members.collect())
    }

    /// For each axis, which numbers are of these members; the empty text is 未填.
    pub fn wanted(&self, axis: usize, members: &[String]) -> BTreeSet<u32> {
        let known = |name: &&String| name.is_empty() || self.members[axis].binary_search(&name.as_str()).is_ok();
        members.iter().filter(known).map(|name| self.member(axis, name)).collect()
    }
}
