//! What commands put together as JSON, as a report takes it.

use serde_json::Value;

use crate::report::{Cell, Datum};

/// Counts, texts, flags, and lists and objects of them.
pub(super) fn datum(value: Value) -> Datum {
    match value {
        Value::Null => Cell::Empty.into(),
        Value::Bool(flag) => flag.into(),
        // Nothing but counts is a number: amounts are texts.
        Value::Number(number) => Cell::Count(number.as_i64().unwrap_or(i64::MAX)).into(),
        Value::String(text) => text.into(),
        Value::Array(list) => list.into_iter().map(datum).collect(),
        Value::Object(members) => Datum::Object(members.into_iter().map(|(key, of)| (key, datum(of))).collect()),
    }
}
