//! Dimensions: the axes (project, department, …) by which a book divides its amounts.
//!
//! What lies above the members of an axis (区域 above 项目) is an axis, too, where somebody asks by it: the last of them
//! then follow from the others, month by month. Nothing is booked or planned by these.

use std::collections::BTreeSet;

use super::{MemberTree, Month};

/// One axis and its declared members, in the order of reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Axis {
    /// The key in plans, the column in ledgers: `project`, `department`.
    pub name: String,
    /// The declared members; a ledger may know more, which then count as undeclared.
    pub members: Vec<String>,
}

/// An axis that follows from another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Follows {
    /// The tree that it is of, by number.
    pub tree: usize,
    /// The column of the tree.
    pub column: usize,
    /// The month by which members are judged, whatever the month of a row; `None` judges each row by its own.
    pub fixed: Option<Month>,
}

/// The axes of a book, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dimensions {
    /// The axes.
    pub axes: Vec<Axis>,
    /// What is said of their members.
    pub trees: Vec<MemberTree>,
    /// What the last of the axes follow from.
    pub follows: Vec<Follows>,
}

impl Dimensions {
    /// Axes of whose members nothing is said.
    pub fn plain(axes: Vec<Axis>) -> Dimensions {
        Dimensions { axes, ..Dimensions::default() }
    }

    /// How many axes do not follow from others: these are booked and planned by.
    pub fn own(&self) -> usize {
        self.axes.len() - self.follows.len()
    }

    /// What can be asked by beside the axes: tree, column and name.
    pub fn levels(&self) -> impl Iterator<Item = (usize, usize, &str)> {
        let of_tree = |(tree, own): (usize, &'_ MemberTree)| {
            let used = |column: &usize| *column < own.levels || !own.values(*column).is_empty();
            (0..own.columns.len()).filter(used).map(|column| (tree, column)).collect::<Vec<_>>()
        };
        let mut names: Vec<&str> = self.axes[..self.own()].iter().map(|axis| axis.name.as_str()).collect();
        let mut levels = Vec::new();
        for (tree, column) in self.trees.iter().enumerate().flat_map(of_tree) {
            let name = self.trees[tree].columns[column].as_str();
            if !names.contains(&name) {
                names.push(name);
                levels.push((tree, column, name));
            }
        }
        levels.into_iter()
    }

    /// The same axes, and behind them these levels, by name.
    pub fn with_levels(&self, wanted: &[String], fixed: Option<Month>) -> Dimensions {
        let mut all = self.clone();
        for (tree, column, name) in self.levels().filter(|(.., name)| wanted.iter().any(|own| own == name)) {
            all.axes.push(Axis { name: name.to_string(), members: self.trees[tree].values(column).to_vec() });
            all.follows.push(Follows { tree, column, fixed });
        }
        all
    }

    /// The axis that one follows from.
    pub fn above(&self, follows: &Follows) -> usize {
        self.trees[follows.tree].axis
    }

    /// What lies above a member in a month; the empty text where nothing is said.
    pub fn follow<'a>(&'a self, follows: &Follows, member: &str, month: Month) -> &'a str {
        self.trees[follows.tree].text(member, follows.column, follows.fixed.unwrap_or(month))
    }

    /// The months from which on something lies elsewhere than before.
    pub fn moves(&self) -> BTreeSet<Month> {
        let moving = self.follows.iter().filter(|follows| follows.fixed.is_none());
        moving.flat_map(|follows| self.trees[follows.tree].moves(follows.column)).collect()
    }

    /// The levels by which members are judged in one month, though some moved at another time, with that month.
    pub fn standing(&self) -> impl Iterator<Item = (&str, Month)> {
        let moved = |follows: &Follows| !self.trees[follows.tree].moves(follows.column).is_empty();
        let levels = self.axes[self.own()..].iter().zip(&self.follows);
        levels
            .filter(move |(_, follows)| moved(follows))
            .filter_map(|(axis, own)| Some((axis.name.as_str(), own.fixed?)))
    }

    /// Names of a line with those that follow from them in a month; an axis that is covered whole is so above, too.
    pub fn complete(&self, members: &mut Vec<Option<String>>, month: Month) {
        members.truncate(self.own());
        for follows in &self.follows {
            let own = members.get(self.above(follows)).and_then(Option::as_deref);
            let above = own.map(|own| self.follow(follows, own, month).to_string());
            members.push(above);
        }
    }

    /// Does a cell count for these members (one for each axis; `None` is the axis whole)?
    ///
    /// What states no member counts where the axis has only one: there is nobody else's it could be.
    pub fn counts_for<'m>(&self, own: &[Option<String>], member: impl Fn(usize) -> &'m str) -> bool {
        own.iter().enumerate().all(|(axis, own)| match own.as_deref() {
            None => true,
            Some(own) => own == member(axis) || (member(axis).is_empty() && self.axes[axis].members.len() == 1),
        })
    }

    /// The place of an axis.
    pub fn index(&self, name: &str) -> Option<usize> {
        self.axes.iter().position(|a| a.name == name)
    }

    /// The names, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.axes.iter().map(|a| a.name.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_nobody_is_the_only_members() {
        let axis =
            |members: &[&str]| Axis { name: "p".into(), members: members.iter().map(|m| m.to_string()).collect() };
        let (one, two) = (axis(&["A"]), axis(&["A", "B"]));
        let own = [Some("A".to_string())];
        for (axis, own, member, counts) in [
            (&one, &own[..], "A", true),
            (&one, &own[..], "", true),
            (&two, &own[..], "", false),
            (&two, &own[..], "B", false),
            (&two, &[None][..], "B", true),
            (&two, &[None][..], "", true),
        ] {
            let dimensions = Dimensions::plain(vec![axis.clone()]);
            assert_eq!(dimensions.counts_for(own, |_| member), counts, "{member} {own:?}");
        }
    }
}
