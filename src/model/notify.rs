//! Who is told of alerts: `[notify.NAME]`, as a machine's own file states it.

use std::path::PathBuf;

use super::{AlertLevel, Values};

/// Somebody, or something, that is told.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// What the file calls it.
    pub name: String,
    /// The word of the notifier that reaches it.
    pub kind: &'static str,
    /// It hears of nothing less urgent.
    pub level: AlertLevel,
    /// The language it reads, as the file says it; `None` reads that of whoever runs the program.
    pub language: Option<String>,
    /// What its notifier takes.
    pub values: Values,
    /// Lists of texts of its notifier: recipients, the words of a command.
    pub lists: Vec<(&'static str, Vec<String>)>,
    /// The folder that paths in the file start from.
    pub folder: PathBuf,
}

impl Target {
    /// A list of texts; empty where it is not given.
    pub fn list(&self, key: &str) -> &[String] {
        self.lists.iter().find(|(own, _)| *own == key).map_or(&[], |(_, texts)| texts)
    }
}
