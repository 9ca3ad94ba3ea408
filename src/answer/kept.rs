//! Which places of a book an answer is about: those of some categories, at some members.

use crate::analysis::covers::Covers;
use crate::model::{Category, Grid};

/// Does a place belong to what is asked for?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fits {
    /// It does.
    Yes,
    /// It does not.
    No,
    /// Its lines cover an axis whole of which only some members are asked for.
    Shared,
}

/// Which places count: those of some categories, at some members.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept {
    /// Keep only what lies in one of these; empty keeps all.
    pub categories: Vec<Category>,
    /// Keep only these members: axis number, members.
    pub members: Vec<(usize, Vec<String>)>,
}

impl Kept {
    /// Does a category count?
    fn takes_category(&self, category: &Category) -> bool {
        self.categories.is_empty() || self.categories.iter().any(|own| own.contains(category))
    }

    /// Does a row of these members, each of which it names, in a category?
    pub(super) fn takes_row(&self, category: &Category, members: &[&str]) -> bool {
        self.takes_category(category)
            && self.members.iter().all(|(axis, wanted)| wanted.iter().any(|member| member == members[*axis]))
    }

    /// The same for the places of a grid, by their numbers.
    pub(super) fn of_grid(&self, grid: &Grid) -> KeptNumbers {
        let fits = |wanted: &[String], member: &String| if wanted.contains(member) { Fits::Yes } else { Fits::No };
        self.numbers(&grid.categories, &|axis, wanted| {
            grid.members[axis].iter().map(|member| fits(wanted, member)).collect()
        })
    }

    /// The same for covers, by the numbers of their categories and members.
    pub(super) fn of_covers(&self, covers: &Covers) -> KeptNumbers {
        let fits = |wanted: &[String], member: &String| if wanted.contains(member) { Fits::Yes } else { Fits::No };
        self.numbers(&covers.categories, &|axis, wanted| {
            // The first number is an axis covered whole.
            let named = covers.members[axis].iter().map(|member| fits(wanted, member));
            std::iter::once(Fits::Shared).chain(named).collect()
        })
    }

    fn numbers(&self, categories: &[Category], members: &dyn Fn(usize, &[String]) -> Vec<Fits>) -> KeptNumbers {
        KeptNumbers {
            categories: categories.iter().map(|category| self.takes_category(category)).collect(),
            members: self.members.iter().map(|(axis, wanted)| (*axis, members(*axis, wanted))).collect(),
        }
    }
}

/// What [`Kept`] says of numbers: a book has a hundred thousand places, and few names.
pub(super) struct KeptNumbers {
    categories: Vec<bool>,
    members: Vec<(usize, Vec<Fits>)>,
}

impl KeptNumbers {
    /// Does a place count, by the numbers of its category and of its members?
    pub(super) fn takes(&self, category: u32, members: &[u32]) -> Fits {
        if !self.categories[category as usize] {
            return Fits::No;
        }
        let mut fits = Fits::Yes;
        for (axis, own) in &self.members {
            match own[members[*axis] as usize] {
                Fits::Yes => {}
                Fits::No => return Fits::No,
                Fits::Shared => fits = Fits::Shared,
            }
        }
        fits
    }

    /// Does a member of no other axis count: is it of those that are asked for?
    pub(super) fn takes_members(&self, members: &[u32]) -> bool {
        self.members.iter().all(|(axis, own)| own[members[*axis] as usize] == Fits::Yes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Currency;

    #[test]
    fn numbers_say_what_names_say() {
        let category = |path: &str| Category::parse(path).unwrap();
        let names = ["", "p", "q"].map(String::from).to_vec();
        let kept = Kept { categories: vec![category("a")], members: vec![(0, vec!["p".to_string()])] };
        let categories = ["a", "a:b", "ab"].map(category).to_vec();
        let grid = Grid::named(Currency::CNY, vec!["x".into()], categories.clone(), vec![names.clone()]);
        let of_grid = kept.of_grid(&grid);
        let covers = Covers { categories, members: vec![names[1..].to_vec()], ..Covers::default() };
        let of_covers = kept.of_covers(&covers);
        for (number, path) in grid.categories.iter().enumerate() {
            for (member, name) in names.iter().enumerate() {
                let row = kept.takes_row(path, &[name.as_str()]);
                let fits = of_grid.takes(number as u32, &[member as u32]);
                assert_eq!((fits == Fits::Yes, fits == Fits::Shared), (row, false), "{path} {name}");
                // Of a line the first number is every member.
                let fits = of_covers.takes(number as u32, &[member as u32]);
                let wanted = match (path.as_str(), name.as_str()) {
                    ("ab", _) | (_, "q") => Fits::No,
                    (_, "") => Fits::Shared,
                    _ => Fits::Yes,
                };
                assert_eq!(fits, wanted, "{path} {name}");
            }
        }
    }
}
