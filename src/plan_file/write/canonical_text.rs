//! Texts and amounts in a canonical plan.

use toml_edit::TableLike;

use crate::model::{Currency, Money};

pub(super) fn text_of<'t>(table: &'t dyn TableLike, key: &str) -> Option<&'t str> {
    table.get(key)?.as_str()
}

pub(super) fn texts(table: &dyn TableLike, key: &str) -> Option<Vec<String>> {
    table.get(key)?.as_array()?.iter().map(|text| text.as_str().map(String::from)).collect()
}

/// An amount as [`Money::plain`] writes it.
pub(super) fn amount(text: &str, currency: Currency) -> Option<Money> {
    let minor: i64 = text.chars().filter(|c| *c != '.').collect::<String>().parse().ok()?;
    Some(Money::from_minor(minor, currency)).filter(|amount| amount.plain() == text)
}
