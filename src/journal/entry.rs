//! What is recorded: who did what, and when.

use chrono::{DateTime, FixedOffset, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Something to be recorded. Its members stand in a line in this order, `seq` before them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    #[serde(with = "seconds")]
    pub(super) ts: DateTime<FixedOffset>,
    pub(super) actor: String,
    pub(super) action: String,
    #[serde(flatten)]
    pub(super) more: Map<String, Value>,
}

/// An entry with its number, as it stands in the journal.
#[derive(Serialize)]
struct Numbered<'a> {
    seq: u64,
    #[serde(flatten)]
    entry: &'a Entry,
}

/// Moments to the second: `2026-01-05T09:00:00+08:00`.
mod seconds {
    use chrono::{DateTime, FixedOffset, SecondsFormat};
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(ts: &DateTime<FixedOffset>, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&ts.to_rfc3339_opts(SecondsFormat::Secs, false))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<DateTime<FixedOffset>, D::Error> {
        DateTime::parse_from_rfc3339(&String::deserialize(from)?).map_err(D::Error::custom)
    }
}

impl Entry {
    /// Who did what, and when.
    pub fn new(now: DateTime<Utc>, actor: &str, action: &str) -> Entry {
        Entry { ts: now.fixed_offset(), actor: actor.into(), action: action.into(), more: Map::new() }
    }

    /// To what: `actual/20260305T021500Z-actuals-3fa9c1d2e4b0`, `plan/2026-CS`.
    pub fn on(self, object: &str) -> Entry {
        self.with("object", object)
    }

    /// A further member: `plan`, `version`, `before`, `after`, `reason`.
    pub fn with(mut self, key: &'static str, value: impl Into<Value>) -> Entry {
        self.more.insert(key.into(), value.into());
        self
    }

    /// The canonical JSON: members in order, no blanks.
    pub(super) fn json(&self, seq: u64) -> String {
        // Texts and numbers: nothing that JSON could not hold.
        serde_json::to_string(&Numbered { seq, entry: self }).unwrap_or_default()
    }

    /// Reads the canonical JSON back.
    pub(super) fn parse(json: &str) -> Option<Entry> {
        let mut entry: Entry = serde_json::from_str(json).ok()?;
        // Its number is that of the line it was to be.
        entry.more.shift_remove("seq");
        Some(entry)
    }
}
