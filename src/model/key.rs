//! The declared keys of a plan's tables, and the values read from them.
//!
//! One list of keys serves the reading of files, the JSON Schema, the likely key for a
//! misspelt one, and the budget methods, so that these cannot drift apart.
//! Not here: the lists themselves (`plan_file::keys`, `analysis::method`).

use chrono::NaiveDate;

use super::{Category, Money, Month, Quantity, Ratio, Series};

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
    /// A ratio that may be negative: `"-2%"`.
    Change,
    /// An exact number that is no money: heads, square metres, a unit price of four decimals.
    Quantity,
    /// A number, or a percentage: `1.05`, `"105%"`.
    Level,
    /// Two of them, the lower first.
    Band,
    /// Any number of quantities.
    Quantities,
    /// A quantity for all months, twelve of them, or the name of a driver.
    Series,
    /// `"2026-07-01"`; a month alone is its first day.
    Date,
    /// `"2026-12-31"`; a month alone is its last day.
    LastDay,
    /// A list of months.
    MonthList,
    /// A list of grades of the plan.
    Grades,
    /// A list of categories, each with all below it.
    Categories,
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
    Named(fn() -> &'static [Key]),
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
    /// Of [`KeyKind::Ratio`] and [`KeyKind::Change`].
    Ratio(Ratio),
    /// Of [`KeyKind::Quantity`] and [`KeyKind::Level`].
    Quantity(Quantity),
    /// Of [`KeyKind::Quantities`] and [`KeyKind::Band`].
    Quantities(Vec<Quantity>),
    /// Of [`KeyKind::Series`].
    Series(Series),
    /// Of [`KeyKind::Date`] and [`KeyKind::LastDay`].
    Date(NaiveDate),
    /// Of [`KeyKind::MonthList`].
    MonthList(Vec<Month>),
    /// Of [`KeyKind::Grades`].
    Grades(Vec<String>),
    /// Of [`KeyKind::Categories`].
    Categories(Vec<Category>),
    /// Of [`KeyKind::Tables`].
    Tables(Vec<Values>),
}

/// The values under a table's keys, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Values(pub Vec<(&'static str, KeyValue)>);

impl Values {
    /// The value under a key.
    pub fn get(&self, name: &str) -> Option<&KeyValue> {
        self.0.iter().find(|(key, _)| *key == name).map(|(_, value)| value)
    }

    /// A text or a word.
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.get(name)? {
            KeyValue::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A flag; `false` where it is not given.
    pub fn flag(&self, name: &str) -> bool {
        matches!(self.get(name), Some(KeyValue::Flag(true)))
    }

    /// A whole number.
    pub fn count(&self, name: &str) -> Option<i64> {
        match self.get(name)? {
            KeyValue::Count(count) => Some(*count),
            _ => None,
        }
    }

    /// An amount.
    pub fn amount(&self, name: &str) -> Option<Money> {
        match self.get(name)? {
            KeyValue::Amount(amount) => Some(*amount),
            _ => None,
        }
    }

    /// A ratio or a change.
    pub fn ratio(&self, name: &str) -> Option<Ratio> {
        match self.get(name)? {
            KeyValue::Ratio(ratio) => Some(*ratio),
            _ => None,
        }
    }

    /// A quantity.
    pub fn quantity(&self, name: &str) -> Option<Quantity> {
        match self.get(name)? {
            KeyValue::Quantity(quantity) => Some(*quantity),
            _ => None,
        }
    }

    /// A list of quantities; empty where it is not given.
    pub fn quantities(&self, name: &str) -> &[Quantity] {
        match self.get(name) {
            Some(KeyValue::Quantities(list)) => list,
            _ => &[],
        }
    }

    /// A monthly series.
    pub fn series(&self, name: &str) -> Option<&Series> {
        match self.get(name)? {
            KeyValue::Series(series) => Some(series),
            _ => None,
        }
    }

    /// A day.
    pub fn date(&self, name: &str) -> Option<NaiveDate> {
        match self.get(name)? {
            KeyValue::Date(date) => Some(*date),
            _ => None,
        }
    }

    /// One month.
    pub fn month(&self, name: &str) -> Option<Month> {
        match self.get(name)? {
            KeyValue::Month(month) => Some(*month),
            _ => None,
        }
    }

    /// A list of months, if it is given.
    pub fn month_list(&self, name: &str) -> Option<&[Month]> {
        match self.get(name)? {
            KeyValue::MonthList(list) => Some(list),
            _ => None,
        }
    }

    /// A list of grades, if it is given.
    pub fn grades(&self, name: &str) -> Option<&[String]> {
        match self.get(name)? {
            KeyValue::Grades(list) => Some(list),
            _ => None,
        }
    }

    /// A list of categories; empty where it is not given.
    pub fn categories(&self, name: &str) -> &[Category] {
        match self.get(name) {
            Some(KeyValue::Categories(list)) => list,
            _ => &[],
        }
    }

    /// Tables in order; empty where there are none.
    pub fn tables(&self, name: &str) -> &[Values] {
        match self.get(name) {
            Some(KeyValue::Tables(tables)) => tables,
            _ => &[],
        }
    }
}
