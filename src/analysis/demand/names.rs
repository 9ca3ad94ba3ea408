//! Names that tickets have in common, by number; a log has few of them.

use rustc_hash::FxHashMap;

/// So many different ones are told apart; the others are counted together.
const MOST: usize = 10_000;

/// Names met so far.
#[derive(Debug, Default)]
pub(super) struct Names {
    by_name: FxHashMap<String, usize>,
    names: Vec<String>,
    last: usize,
}

impl Names {
    /// The number of a name; `None` beyond those that are told apart.
    pub(super) fn number(&mut self, name: &str) -> Option<usize> {
        // Rows often follow each other by project.
        if self.names.get(self.last).is_some_and(|last| last == name) {
            return Some(self.last);
        }
        let number = match self.by_name.get(name) {
            Some(number) => *number,
            None if self.names.len() < MOST => {
                self.names.push(name.to_string());
                self.by_name.insert(name.to_string(), self.names.len() - 1);
                self.names.len() - 1
            }
            None => return None,
        };
        self.last = number;
        Some(number)
    }

    /// All of them, in the order in which they were met.
    pub(super) fn all(&self) -> &[String] {
        &self.names
    }
}
