//! The lines of a journal, each chained to the one before.
//!
//! A line is a JSON object whose last two members are `prev`, the hash of the line before, and `hash`, its own:
//! `SHA-256(prev ⏎ the object without these two)`. With `hash` the last line is guarded too; that lines were cut off
//! the end, no chain can tell.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::words::{Place, Problem, msg};

/// What the first line has for the hash of the line before.
pub const FIRST: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The hash of a line: of the hash before it and its canonical JSON.
pub(super) fn chain(prev: &str, json: &str) -> String {
    let mut hasher = Sha256::new();
    hasher.update(prev.as_bytes());
    hasher.update(b"\n");
    hasher.update(json.as_bytes());
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What a line says, as far as anything here asks.
#[derive(Deserialize)]
pub(super) struct Stated {
    pub(super) seq: Option<u64>,
    pub(super) action: Option<String>,
    pub(super) object: Option<String>,
    #[serde(flatten)]
    pub(super) more: Map<String, Value>,
}

/// A line taken apart.
pub(super) struct Line<'a> {
    pub(super) json: String,
    pub(super) prev: &'a str,
    pub(super) hash: &'a str,
}

impl<'a> Line<'a> {
    /// Takes `prev` and `hash` off the end; by text, so that no byte of the rest goes unchecked. Blanks behind it, as
    /// editors and git leave them, are no part of a line.
    pub(super) fn parse(line: &'a str) -> Option<Line<'a>> {
        let (rest, hash) = line.trim_ascii_end().strip_suffix("\"}")?.rsplit_once(",\"hash\":\"")?;
        let (body, prev) = rest.strip_suffix('"')?.rsplit_once(",\"prev\":\"")?;
        Some(Line { json: format!("{body}}}"), prev, hash })
    }

    pub(super) fn stated(&self) -> Option<Stated> {
        serde_json::from_str(&self.json).ok()
    }
}

/// Is this a line that lacks nothing but its end? What a killed writer left of one is no JSON.
pub(super) fn is_object(text: &str) -> bool {
    matches!(serde_json::from_str(text), Ok(Value::Object(_)))
}

/// What checking the chain found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Verified {
    /// How many lines there are.
    pub lines: u64,
    /// The hash of the last line: who notes it down elsewhere can tell later that nothing was cut off.
    pub head: String,
    /// Every place where the chain does not hold.
    pub problems: Vec<Problem>,
}

/// Checks the chain of a journal that is called by this name.
pub(super) fn verify(text: &str, name: &str) -> Verified {
    let mut found = Verified { head: FIRST.into(), ..Verified::default() };
    for (at, line) in (1_u64..).zip(text.lines()).filter(|(_, line)| !line.trim_ascii().is_empty()) {
        found.lines += 1;
        let (number, place) = (found.lines, Place::line(name, at));
        let mut report = |id| found.problems.push(Problem::error(msg(id)).at(place.clone()));
        let Some(line) = Line::parse(line) else {
            report("journal-not-a-line");
            continue;
        };
        let seq = line.stated().and_then(|line| line.seq);
        if chain(line.prev, &line.json) != line.hash {
            report("journal-line-changed");
        } else if line.prev != found.head {
            report("journal-chain-broken");
        } else if seq != Some(number) {
            report("journal-wrong-number");
        }
        found.head = line.hash.to_string();
    }
    if !text.is_empty() && !text.ends_with('\n') {
        let torn = !text.lines().next_back().is_some_and(is_object);
        let message = msg(if torn { "journal-torn" } else { "journal-no-line-end" });
        found.problems.push(Problem::warning(message).at(Place::line(name, found.lines)));
    }
    found
}

/// The objects of all lines with one of these actions.
pub(super) fn objects(text: &str, actions: &[&str]) -> BTreeSet<String> {
    let lines = text.lines().filter_map(|line| Line::parse(line)?.stated());
    let of_action = |line: &Stated| line.action.as_deref().is_some_and(|action| actions.contains(&action));
    lines.filter(of_action).filter_map(|line| line.object).collect()
}

/// The texts that lines of these actions have under a key, by object, a text alone as a list of one; `None` for lines
/// without it. Of several lines about one object the last counts.
pub(super) fn members(text: &str, actions: &[&str], key: &str) -> BTreeMap<String, Option<Vec<String>>> {
    let lines = text.lines().filter_map(|line| Line::parse(line)?.stated());
    let of_action = lines.filter(|line| line.action.as_deref().is_some_and(|own| actions.contains(&own)));
    let member = |line: Stated| {
        let texts = match line.more.get(key) {
            Some(Value::Array(all)) => Some(all.iter().filter_map(|text| Some(text.as_str()?.to_string())).collect()),
            Some(Value::String(text)) => Some(vec![text.clone()]),
            _ => None,
        };
        Some((line.object?, texts))
    };
    of_action.filter_map(member).collect()
}
