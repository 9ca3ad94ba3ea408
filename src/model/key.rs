//! The declared keys of a plan's tables, and the values read from them.
//!
//! One list of keys serves the reading of files, the JSON Schema, the likely key for a
//! misspelt one, and the budget methods, so that these cannot drift apart.
//! Not here: the lists themselves (`plan_file::keys`, `analysis::method`).

use super::{Money, Month, Ratio};

/// One key that a table may have.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// As it is written in files.
    pub name: &'static str,
    /// What may stand under it.
    pub kind: KeyKind,
    /// Must it be there?
    pub required: bool,
    /// The identifier of the message that says what it means.
    pub doc: &'static str,
}

/// What may stand under a key.
#[derive(Clone, Copy, Debug)]
pub enum KeyKind {
    /// One line of text.
    Text,
    /// A list of texts.
    Texts,
    /// `true` or `false`.
    Flag,
    /// A whole number.
    Count,
    /// `"2026-01"`.
    Month,
    /// An amount in the plan's currency: a number, or a text such as `"12.5万"`.
    Amount,
    /// Twelve amounts.
    Amounts,
    /// Twelve non-negative weights: numbers, or percentages that add up to 100 %.
    Weights,
    /// `"5%"` or `0.05`.
    Ratio,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// One of these words, or a table.
    WordOrTable(&'static [&'static str], &'static [Key]),
    /// A table whose keys are names of the user's own, each with one text.
    Map,
    /// A table whose keys are names of the user's own, each with a list of texts.
    Lists,
    /// A table.
    Table(&'static [Key]),
    /// Tables in order: `[[name]]`. (A function, since the keys of a line are gathered from many files.)
    Tables(fn() -> &'static [Key]),
    /// Tables under names of the user's own: `[import.NAME]`.
    Named(&'static [Key]),
}

/// A value that a budget method can take.
#[derive(Clone, Debug, PartialEq)]
pub enum KeyValue {
    /// Of [`KeyKind::Text`] and [`KeyKind::OneOf`].
    Text(String),
    /// Of [`KeyKind::Flag`].
    Flag(bool),
    /// Of [`KeyKind::Count`].
    Count(i64),
    /// Of [`KeyKind::Month`].
    Month(Month),
    /// Of [`KeyKind::Amount`].
    Amount(Money),
    /// Of [`KeyKind::Amounts`].
    Amounts(Box<[Money; 12]>),
    /// Of [`KeyKind::Weights`], scaled to whole numbers.
    Weights(Box<[i64; 12]>),
    /// Of [`KeyKind::Ratio`].
    Ratio(Ratio),
}

/// The values under a table's keys, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Values(pub Vec<(&'static str, KeyValue)>);

impl Values {
    /// The value under a key.
    pub fn get(&self, name: &str) -> Option<&KeyValue> {
        self.0.iter().find(|(key, _)| *key == name).map(|(_, value)| value)
    }
}
