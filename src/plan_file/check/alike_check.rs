//! Categories whose names differ only by letter case, width, composed accents or what cannot be seen: one name to every
//! ledger, which a book may therefore write in one way alone.

use std::collections::{HashMap, HashSet};

use super::cover_check::place;
use crate::model::name::is_invisible;
use crate::model::{Category, Plan, clean_name, folded_name};
use crate::words::{Message, Place, Problem, msg};

/// The paths of a book, each as it was first written.
#[derive(Debug, Default)]
pub(in crate::plan_file) struct Spellings {
    first: HashMap<String, (Category, Place)>,
    met: HashSet<Category>,
}

impl Spellings {
    /// Notes a path and those above it; a problem where one is there already in another spelling.
    pub(in crate::plan_file) fn note(&mut self, path: &Category, place: &Place) -> Option<Problem> {
        let mut found = None;
        for path in path.ancestors() {
            if !self.met.insert(path.clone()) {
                break;
            }
            match self.first.get(&folded_name(path.as_str())) {
                Some((first, at)) => {
                    found = Some(told(msg("plan-category-alike").with("place", at.to_string()), &path, first))
                }
                None => {
                    self.first.insert(folded_name(path.as_str()), (path, place.clone()));
                }
            }
        }
        found.map(Alike::problem)
    }
}

/// `Rent` is written like `rent`.
pub(in crate::plan_file) struct Alike {
    message: Message,
    hint: Message,
}

/// The two paths, which are one name.
pub(in crate::plan_file) fn alike(path: &Category, first: &Category) -> Alike {
    told(msg("plan-category-alike-declared"), path, first)
}

fn told(message: Message, path: &Category, first: &Category) -> Alike {
    Alike {
        message: message.with("category", shown(path)).with("first", shown(first)),
        hint: msg("plan-category-alike-hint").with("first", first.as_str()),
    }
}

impl Alike {
    pub(in crate::plan_file) fn problem(self) -> Problem {
        Problem::error(self.message).hint(self.hint)
    }
}

/// A path so that it is told from one that looks the same.
fn shown(path: &Category) -> Message {
    let hidden = |c: &char| is_invisible(*c) || matches!(c, '\u{300}'..='\u{36F}');
    let hidden: Vec<String> = path.as_str().chars().filter(hidden).map(|c| format!("U+{:04X}", c as u32)).collect();
    match hidden.is_empty() {
        true => Message::verbatim(format!("`{path}`")),
        false => Message::verbatim(format!("`{}` ({})", clean_name(path.as_str()), hidden.join(" "))),
    }
}

/// The lines of all plans of a book that declares no categories.
pub(in crate::plan_file) fn check(plans: &[Plan]) -> Vec<Problem> {
    let mut spellings = Spellings::default();
    let lines = plans.iter().flat_map(|plan| &plan.lines);
    lines.filter_map(|line| Some(spellings.note(&line.category, &place(line))?.at(place(line)))).collect()
}
