//! Values of a plan as TOML values: numbers as they are, everything else between quotes.

use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, Value};

use crate::model::{BookSettings, KeyValue, Money, Quantity, Series};

/// The keys of a table, in the order in which people read them.
pub(in crate::plan_file) type Keys = Vec<(&'static str, Value)>;

/// A number with just these digits. One that TOML has no room for is a text, which is read as well.
fn number(digits: &str) -> Value {
    digits.parse().unwrap_or_else(|_| digits.into())
}

/// An amount without decimals that say nothing: `5000` for `5000.00`.
pub(in crate::plan_file) fn amount(amount: Money) -> Value {
    let plain = amount.plain();
    match plain.split_once('.') {
        Some((whole, fraction)) if fraction.bytes().all(|b| b == b'0') => number(whole),
        _ => number(&plain),
    }
}

pub(in crate::plan_file) fn quantity(quantity: Quantity) -> Value {
    number(&quantity.exact())
}

pub(in crate::plan_file) fn list(items: impl IntoIterator<Item = Value>) -> Value {
    Value::Array(items.into_iter().collect::<Array>())
}

/// `{ key = value }`.
pub(in crate::plan_file) fn inline<'k>(keys: impl IntoIterator<Item = (&'k str, Value)>) -> Value {
    Value::InlineTable(keys.into_iter().collect::<InlineTable>())
}

/// `{ project = "A" }`: the members that are named; `None` where there are none.
pub(in crate::plan_file) fn members(members: &[Option<String>], settings: &BookSettings) -> Option<Value> {
    let named = settings.dimensions.names().zip(members);
    let named: Vec<_> = named.filter_map(|(axis, member)| Some((axis, member.as_deref()?.into()))).collect();
    (!named.is_empty()).then(|| inline(named))
}

/// What stands under a declared key.
pub(super) fn key_value(value: &KeyValue) -> Value {
    match value {
        KeyValue::Text(text) => text.as_str().into(),
        KeyValue::Flag(flag) => (*flag).into(),
        KeyValue::Count(count) => number(&count.to_string()),
        KeyValue::Month(month) => month.to_string().into(),
        KeyValue::Amount(one) => amount(*one),
        KeyValue::Amounts(amounts) => list(amounts.iter().map(|one| amount(*one))),
        KeyValue::Weights(weights) => list(weights.iter().map(|weight| number(&weight.to_string()))),
        KeyValue::Ratio(ratio) => ratio.exact().into(),
        KeyValue::Quantity(one) => quantity(*one),
        KeyValue::Quantities(all) => list(all.iter().map(|one| quantity(*one))),
        KeyValue::Series(Series::Constant(one)) => quantity(*one),
        KeyValue::Series(Series::Months(months)) => list(months.iter().map(|one| quantity(*one))),
        KeyValue::Series(Series::Driver(name)) => name.as_str().into(),
        KeyValue::Date(date) => date.to_string().into(),
        KeyValue::MonthList(months) => list(months.iter().map(|month| month.to_string().into())),
        KeyValue::Grades(names) => list(names.iter().map(|name| name.as_str().into())),
        KeyValue::Categories(all) => list(all.iter().map(|category| category.as_str().into())),
        KeyValue::Tables(tables) => {
            list(tables.iter().map(|table| inline(table.0.iter().map(|(key, value)| (*key, key_value(value))))))
        }
    }
}

/// A table with an empty line above it, and the remarks that belong to it.
pub(in crate::plan_file) fn table(keys: impl IntoIterator<Item = (&'static str, Value)>, remarks: &[String]) -> Table {
    let mut table = Table::new();
    for (key, value) in keys {
        table.insert(key, Item::Value(value));
    }
    table.decor_mut().set_prefix(format!("\n{}", comment(remarks)));
    table
}

/// A table that is there only as the path to those below it.
pub(in crate::plan_file) fn path() -> Table {
    let mut table = Table::new();
    table.set_implicit(true);
    table
}

/// Adds `[above.NAME]`s under one name, in order.
pub(in crate::plan_file) fn put(
    document: &mut DocumentMut,
    above: &str,
    tables: impl IntoIterator<Item = (String, Table)>,
) {
    let mut all = path();
    for (name, table) in tables {
        all.insert(&name, Item::Table(table));
    }
    if !all.is_empty() {
        document.insert(above, Item::Table(all));
    }
}

/// Adds `[[name]]`s, in order.
pub(super) fn put_list(to: &mut Table, name: &str, tables: impl IntoIterator<Item = Table>) {
    let all: ArrayOfTables = tables.into_iter().collect();
    if !all.is_empty() {
        to.insert(name, Item::ArrayOfTables(all));
    }
}

/// Texts as comments, a line each.
pub(in crate::plan_file) fn comment(lines: &[String]) -> String {
    lines.iter().flat_map(|text| text.lines()).map(|line| format!("# {line}\n")).collect()
}
