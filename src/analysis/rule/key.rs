//! What tells one act of a rule from others.

use sha2::{Digest, Sha256};

use crate::model::rule::RuleLine;
use crate::model::{Category, CategoryTree, FiscalYear, Month};

/// The key of a rule, a period and two lines in a version of a plan: what has it happens once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// `R1|2026|2026-06|3.2.1|2.2.1|plan:v3`.
    pub text: String,
    /// Its SHA-256.
    pub hash: String,
}

impl Key {
    /// The key of an act; lines by their codes.
    pub fn new(
        rule: &str,
        year: FiscalYear,
        period: Month,
        [from, to]: [&str; 2],
        (plan, version): (&str, u32),
    ) -> Key {
        let text = format!("{rule}|{}|{period}|{from}|{to}|{plan}:v{version}", year.first.year());
        let hash = Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
        Key { text, hash }
    }
}

/// A line by the code of its category, where the book has one.
pub fn code_text(line: &RuleLine, tree: &CategoryTree) -> String {
    let coded = tree.get(&line.category).and_then(|entry| entry.code.as_deref()).and_then(Category::parse);
    match coded {
        Some(category) => RuleLine { category, ..line.clone() }.text(),
        None => line.text(),
    }
}
