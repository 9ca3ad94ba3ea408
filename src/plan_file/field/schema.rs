//! The JSON Schema of plan files, for editors: from the very key lists by which files are read.

use serde_json::{Map, Value, json};

use super::keys;
use crate::model::{Key, KeyKind};
use crate::words::{Message, msg};

/// The schema of `budget.toml` and `plans/*.toml`; `say` puts its descriptions into a language.
pub fn schema(say: &dyn Fn(&Message) -> String) -> Value {
    let mut root = object(keys::book(), say);
    root.insert("$schema".into(), "https://json-schema.org/draft/2020-12/schema".into());
    root.insert("title".into(), "budget.toml".into());
    Value::Object(root)
}

fn object(keys: &[Key], say: &dyn Fn(&Message) -> String) -> Map<String, Value> {
    let properties: Map<String, Value> = keys
        .iter()
        .map(|key| {
            let mut schema = kind(key.kind, say);
            schema.insert("description".into(), say(&msg(key.doc)).into());
            (key.name.to_string(), Value::Object(schema))
        })
        .collect();
    let required: Vec<&str> = keys.iter().filter(|key| key.required).map(|key| key.name).collect();
    let mut object = map(json!({ "type": "object", "properties": properties, "additionalProperties": false }));
    if !required.is_empty() {
        object.insert("required".into(), required.into());
    }
    object
}

fn kind(kind: KeyKind, say: &dyn Fn(&Message) -> String) -> Map<String, Value> {
    let amount = || json!({ "type": ["number", "string"] });
    map(match kind {
        KeyKind::Text => json!({ "type": "string" }),
        KeyKind::Texts => json!({ "type": ["array", "string"], "items": { "type": "string" } }),
        KeyKind::Flag => json!({ "type": "boolean" }),
        KeyKind::Count => json!({ "type": "integer" }),
        KeyKind::Month => json!({ "type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$" }),
        KeyKind::Amount => amount(),
        KeyKind::Amounts => json!({ "type": "array", "items": amount(), "minItems": 12, "maxItems": 12 }),
        KeyKind::Weights => json!({ "type": "array", "items": amount(), "minItems": 12, "maxItems": 12 }),
        KeyKind::Ratio | KeyKind::Change | KeyKind::Quantity | KeyKind::Level => {
            json!({ "type": ["number", "string"] })
        }
        KeyKind::Band => json!({ "type": "array", "items": amount(), "minItems": 2, "maxItems": 2 }),
        KeyKind::Quantities => json!({ "type": "array", "items": amount() }),
        KeyKind::Series => {
            let twelve = json!({ "type": "array", "items": amount(), "minItems": 12, "maxItems": 12 });
            json!({ "oneOf": [amount(), twelve] })
        }
        KeyKind::Date | KeyKind::LastDay => json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$" }),
        KeyKind::MonthList => json!({ "type": "array", "items": { "type": "string" } }),
        KeyKind::Grades | KeyKind::Categories => {
            json!({ "type": ["array", "string"], "items": { "type": "string" } })
        }
        KeyKind::OneOf(of) => json!({ "enum": of }),
        KeyKind::WordOrTable(of, keys) => json!({ "oneOf": [{ "enum": of }, object(keys, say)] }),
        KeyKind::Map => json!({ "type": "object", "additionalProperties": { "type": "string" } }),
        KeyKind::Lists => {
            let list = json!({ "type": "array", "items": { "type": "string" } });
            json!({ "type": "object", "additionalProperties": list })
        }
        KeyKind::Table(keys) => Value::Object(object(keys, say)),
        KeyKind::Tables(keys) => json!({ "type": "array", "items": object(keys(), say) }),
        KeyKind::Named(keys) => json!({ "type": "object", "additionalProperties": object(keys(), say) }),
    })
}

/// The members of a literal object.
fn map(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Language, Words};

    #[test]
    fn every_key_is_described() {
        for language in Language::ALL {
            let words = Words::new(language);
            let schema = schema(&|message| words.say(message));
            let line = &schema["properties"]["line"]["items"];
            assert_eq!(line["required"], json!(["category"]));
            assert_eq!(line["properties"]["phasing"]["enum"][3], "first-of-quarter");
            assert_eq!(schema["properties"]["import"]["additionalProperties"]["properties"]["unit"]["enum"][6], "wan");
            let scenario = &schema["properties"]["scenario"]["additionalProperties"]["properties"];
            assert_eq!(scenario["measure"]["items"]["required"], json!(["kind"]));
            assert_eq!(scenario["measure"]["items"]["properties"]["tier_kind"]["enum"][1], "incremental");
            assert_eq!(scenario["change"]["items"]["properties"]["grade"]["type"], "string");
            // A description that the catalogue lacks comes out as its identifier.
            assert!(!schema.to_string().contains("plan-key-"));
        }
    }
}
