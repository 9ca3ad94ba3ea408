//! Every message of imports that a user can meet has a case in a document that runs, in both languages.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use regex::Regex;

use crate::support::book::{SETTINGS, book_of};

/// What no case of a document can show.
const WITHOUT_A_CASE: &[(&str, &str)] = &[
    ("import-endless-line", "a line of more than 32 MB"),
    ("import-endless-line-hint", "the same"),
    ("import-workbook-too-large", "a workbook of more than 256 MB"),
    ("import-workbook-long-text", "a cell of more than 1 MB"),
    ("import-workbook-too-wide", "a workbook damaged on purpose, made by a test"),
    ("import-workbook-too-wide-hint", "the same"),
    ("import-boundless-name", "a name of more than 1,000 characters"),
    ("import-boundless-name-hint", "the same"),
    ("import-sheets-equal", "a workbook with two sheets of the same rows, made by a test"),
    ("import-sheets-equal-hint", "the same"),
    ("import-inferred-struck", "a workbook with struck cells, made by a test"),
    ("import-inferred-struck-hint", "the same"),
    ("import-cell-outside", "a workbook damaged on purpose, made by a test"),
    ("import-cell-outside-hint", "the same"),
    ("import-too-many-bad", "thousands of bad rows"),
    ("import-too-many-bad-hint", "the same"),
    ("import-accounts-changed", "an account that is judged otherwise after the first 512 rows"),
    ("import-sign-contradicts", "a row that says otherwise than the first 512"),
    ("import-total-above", "a total over more than four thousand rows"),
    ("import-total-above-hint", "the same"),
    ("import-unreadable", "a disk that fails while a file is read"),
    ("import-new-aliases", "a path that the book writes with other signs between its levels"),
    ("import-bad-delimiter", "checked in budget.toml before it is used"),
    ("import-bad-delimiter-hint", "the same"),
    ("import-no-such-field", "the same"),
    ("import-no-such-field-hint", "the same"),
    ("import-no-such-axis", "the same"),
    ("import-no-such-axis-hint", "the same"),
    ("import-bad-rule-field", "the same"),
    ("import-bad-rule-field-hint", "the same"),
    ("import-bad-rule-pattern", "the same"),
    ("import-bad-rule-pattern-hint", "the same"),
    ("import-no-plan-header", "budget sheets have a page of their own"),
    ("import-no-plan-header-hint", "the same"),
    ("import-field-net", "no column is told as one: it is the amount, or not used"),
];

/// The messages of a catalogue, each as patterns of the ways it can read.
fn messages(text: &str) -> Vec<(&str, Vec<Regex>)> {
    let head = Regex::new(r"^([a-z][\w-]*) = ?(.*)$").unwrap();
    let mut entries: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in text.lines() {
        if let Some(found) = head.captures(line) {
            entries.push((found.get(1).unwrap().as_str(), vec![found.get(2).unwrap().as_str()]));
        } else if line.starts_with(' ') {
            entries.last_mut().unwrap().1.push(line.trim());
        }
    }
    entries.into_iter().map(|(id, lines)| (id, patterns(&lines))).collect()
}

/// What stands for a placeholder.
const ANYTHING: &str = r"[^\n]*?";

fn patterns(lines: &[&str]) -> Vec<Regex> {
    static VARIANT: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^\*?\[\w+\] (.*)$").unwrap());
    static PLACEHOLDER: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\{ *\$[\w-]+ *\}").unwrap());
    let variants: Vec<&str> = lines.iter().filter_map(|line| Some(VARIANT.captures(line)?.get(1)?.as_str())).collect();
    let whole = if variants.is_empty() { vec![lines[0]] } else { variants };
    whole
        .into_iter()
        .map(|text| text.replace(r#"{"{"}"#, "{").replace(r#"{"}"}"#, "}"))
        .map(|text| PLACEHOLDER.split(text.trim()).map(regex::escape).collect::<Vec<_>>().join(ANYTHING))
        .map(|pattern| pattern.strip_suffix(ANYTHING).unwrap_or(&pattern).trim_end().to_string())
        .map(|pattern| Regex::new(&pattern).unwrap())
        .collect()
}

#[test]
fn every_message_of_imports_has_a_case() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |folder: &str| {
        let entries = fs::read_dir(root.join(folder)).unwrap().flatten();
        let pages = entries.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|e| e == "md"));
        pages.map(|path| fs::read_to_string(path).unwrap()).collect::<Vec<_>>().join("\n")
    };
    let shown =
        read("tests/cmd") + &read("tests/errors") + &read("examples/office") + &read("examples/sunshine-garden");
    let excused: BTreeSet<&str> = WITHOUT_A_CASE.iter().map(|(id, _)| *id).collect();
    let mut missing = Vec::new();
    for language in ["en", "zh-CN"] {
        let text = fs::read_to_string(root.join(format!("src/locales/{language}.import.ftl"))).unwrap();
        for (id, patterns) in messages(&text) {
            if !excused.contains(id) && !patterns.iter().any(|pattern| pattern.is_match(&shown)) {
                missing.push(format!("{language} {id}"));
            }
        }
    }
    assert!(missing.is_empty(), "no document shows:\n{}", missing.join("\n"));
}

#[test]
fn a_profile_can_name_a_column_for_every_field() {
    let columns: Vec<String> = budget::import::field_names().map(|field| format!("{field} = \"x\"")).collect();
    let profile = format!("{SETTINGS}\n[import.all]\ncolumns = {{ {} }}\n", columns.join(", "));
    book_of(&profile).done("plan check");
}
