//! Every message of the area in both languages.

use std::collections::BTreeSet;

use crate::import::control::CONTROLS;
use crate::import::{INFERENCES, SkipReason, field_names};
use crate::words::{Language, Words, msg};

const MANUAL: &str = include_str!("../../../tests/cmd/import.md");

const ENGLISH: &str = include_str!("../../locales/en.import.ftl");
const CHINESE: &str = include_str!("../../locales/zh-CN.import.ftl");

fn ids(text: &'static str) -> BTreeSet<&'static str> {
    text.lines()
        .filter_map(|line| line.split_once(" = "))
        .map(|(id, _)| id)
        .filter(|id| id.starts_with("import-"))
        .collect()
}

/// The placeholders of each message.
fn placeholders(text: &'static str, id: &str) -> BTreeSet<&'static str> {
    let from = text.find(&format!("\n{id} = ")).unwrap() + 1;
    let body = &text[from..];
    let end = body.find("\nimport-").unwrap_or(body.len());
    body[..end].split("{ $").skip(1).filter_map(|rest| rest.split([' ', '}']).next()).collect()
}

#[test]
fn both_languages_say_the_same_things() {
    assert_eq!(ids(ENGLISH), ids(CHINESE));
    for id in ids(ENGLISH) {
        assert_eq!(placeholders(ENGLISH, id), placeholders(CHINESE, id), "{id}");
    }
}

#[test]
fn every_message_renders() {
    for language in Language::ALL {
        let words = Words::new(language);
        for id in ids(ENGLISH) {
            let mut message = msg(id);
            for name in placeholders(ENGLISH, id) {
                message = if name == "rows" { message.with("rows", 2_u64) } else { message.with(name, "甲") };
            }
            let text = words.say(&message);
            assert!(!text.contains("{ $") && !text.contains("import-") && !text.is_empty(), "{id}: {text}");
            assert!(!text.ends_with(['.', '。']), "{id}: {text}");
        }
    }
}

/// The names in the last column of the manual's table under this heading.
fn listed(heading: &str) -> Vec<&'static str> {
    let table = MANUAL.lines().skip_while(|line| !(line.starts_with('|') && line.contains(heading))).skip(2);
    let rows = table.take_while(|line| line.starts_with('|'));
    rows.filter_map(|row| row.trim_end_matches(['|', ' ']).rsplit_once('|'))
        .map(|(_, name)| name.trim_matches([' ', '`']))
        .collect()
}

#[test]
fn the_manual_lists_every_fate_column_control_and_inference() {
    let sorted = |mut names: Vec<&'static str>| {
        names.sort_unstable();
        names
    };
    let reasons = SkipReason::ALL.iter().map(|reason| reason.name()).collect();
    assert_eq!(sorted(listed("`reason`")), sorted(reasons));
    let controls = CONTROLS.iter().map(|control| control.name()).collect();
    assert_eq!(sorted(listed("`controls`")), sorted(controls));
    let inferences = INFERENCES.iter().map(|(_, name)| *name).collect();
    assert_eq!(sorted(listed("`inferences`")), sorted(inferences));
    assert_eq!(sorted(listed("`columns`")), sorted(field_names().collect()));
}
