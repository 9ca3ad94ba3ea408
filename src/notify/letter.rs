//! What is told, and what telling it needs of the world.

use std::path::Path;
use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::model::AlertLevel;
use crate::words::Failure;

/// What is told.
#[derive(Clone, Debug, PartialEq)]
pub struct Letter {
    /// The same on every try: a receiver that knows it already has the letter.
    pub id: String,
    /// That of the most urgent thing in it.
    pub level: AlertLevel,
    /// The first line: alone it says what matters.
    pub title: String,
    /// The other lines.
    pub lines: Vec<String>,
    /// The same for machines.
    pub data: serde_json::Value,
}

impl Letter {
    /// All lines.
    pub fn text(&self) -> String {
        let lines = std::iter::once(self.title.as_str()).chain(self.lines.iter().map(String::as_str));
        lines.collect::<Vec<_>>().join("\n")
    }
}

/// What delivering needs of the world.
pub struct Means<'a> {
    /// What time it is.
    pub now: &'a dyn Fn() -> DateTime<Utc>,
    /// Waits.
    pub sleep: &'a dyn Fn(Duration),
    /// A variable of the environment.
    pub variable: &'a dyn Fn(&str) -> Option<String>,
    /// The text of a file that only its owner can read.
    pub secret_file: &'a dyn Fn(&Path) -> Result<String, Failure>,
}
