//! One figure, four places: page, workbook, terminal and data of the example year say the same.

use std::collections::HashSet;

use calamine::{Data, Reader, open_workbook_auto};
use regex::Regex;
use serde_json::Value;

use crate::pages::Example;

const DAY: &str = "2026-04-30";

/// The commands whose answers the sections of the report are.
const ANSWERS: &[&str] = &[
    "variance --month 2026-04",
    "variance --year 2026",
    "variance --year 2026 --pivot month",
    "variance --month 2026-04 --by department",
    "variance --month 2026-04 --by project",
    "bridge --month 2026-04",
    "outlook",
    "structure --month 2026-04 --depth 2",
    "alerts",
    "review --month 2026-04",
    "goals --month 2026-04",
    "scan --month 2026-04",
    "commit list",
    "explain total --month 2026-04",
    "history --months 16 --depth 1",
    "report --month 2026-04",
];

/// Amounts from 1,000 on that stand in a text: smaller figures may be counts, shares or days.
fn amounts(text: &str) -> HashSet<String> {
    let is_large = |amount: &String| amount.trim_start_matches('-').find('.').unwrap() >= 4;
    figures(text).into_iter().filter(is_large).collect()
}

/// Whatever has two decimals.
fn figures(text: &str) -> HashSet<String> {
    let figure = Regex::new(r"-?\d[\d,]*\.\d\d\b").unwrap();
    figure.find_iter(text).map(|found| found.as_str().replace(',', "")).collect()
}

/// Every leaf of an answer.
fn leaves(value: &Value, found: &mut HashSet<String>) {
    match value {
        Value::Object(members) => members.values().for_each(|value| leaves(value, found)),
        Value::Array(items) => items.iter().for_each(|value| leaves(value, found)),
        Value::String(text) => found.extend(amounts(text)),
        _ => {}
    }
}

#[test]
fn page_workbook_terminal_and_data_say_the_same() {
    let example = Example::new();
    let whole_page = example.page(&[]);
    let page = amounts(&whole_page);
    let mut data = HashSet::new();
    for line in ANSWERS {
        let words: Vec<&str> = line.split(' ').collect();
        let said = example.run_any(&[&words[..], &["--as-of", DAY, "--format", "json"]].concat());
        leaves(&serde_json::from_str(&said).unwrap(), &mut data);
    }
    // Scripts get figures without a sign of growth; people see what is less with a minus.
    let is_in = |all: &HashSet<String>, amount: &String| {
        let other = amount.strip_prefix('-').map_or_else(|| format!("-{amount}"), String::from);
        all.contains(amount) || all.contains(&other)
    };
    let strange = |of: &HashSet<String>, all: &HashSet<String>| -> Vec<String> {
        let mut strange: Vec<String> = of.iter().filter(|amount| !is_in(all, amount)).cloned().collect();
        strange.sort();
        strange
    };
    let all_sections = "summary,headline,categories,bridge,months,heat,dimensions,structure,alerts,reviews,goals,\
                        anomalies,commitments,making";
    let report = ["report", "--month", "2026-04", "--as-of", DAY, "--sections", all_sections, "-q"];
    let terminal = amounts(&example.run(&[&report[..], &["--width", "300"]].concat()));
    let chat = amounts(&example.run(&[&report[..], &["--format", "markdown"]].concat()));
    example.run(&[&report[..], &["-o", "report.xlsx"]].concat());
    let mut book = open_workbook_auto(example.folder().join("report.xlsx")).unwrap();
    let (mut workbook, mut cells) = (HashSet::new(), HashSet::new());
    // What a drawing of a bridge stands on is no figure.
    for name in book.sheet_names().into_iter().filter(|name| name != "图表") {
        for (_, _, cell) in book.worksheet_range(&name).unwrap().used_cells() {
            match cell {
                Data::Float(number) => {
                    workbook.extend(amounts(&format!("{number:.2}")));
                    cells.insert(format!("{number:.2}"));
                }
                Data::String(text) => workbook.extend(amounts(text)),
                _ => {}
            }
        }
    }
    assert!(page.len() > 250 && workbook.len() > 150 && terminal.len() > 100 && data.len() > 300);
    // What is worked out of answers alone: the running total of a bridge, what a goal is counted from.
    let none: Vec<String> = Vec::new();
    assert_eq!(strange(&workbook, &page), none, "in the workbook and not on the page");
    assert_eq!(strange(&terminal, &page), none, "in the terminal and not on the page");
    assert_eq!(strange(&chat, &terminal), none, "in Markdown and not in the terminal");
    assert_eq!(strange(&terminal, &chat), none, "in the terminal and not in Markdown");
    let derived = strange(&page, &data);
    assert!(derived.len() < 30, "{} figures of the page are in no answer: {derived:?}", derived.len());
    // And the other way: what scripts get of the month stands on the page and in the workbook, however small, with its
    // sign.
    let shown = figures(&whole_page);
    let month = example.run(&["variance", "--month", "2026-04", "--as-of", DAY, "--format", "json"]);
    let month: Value = serde_json::from_str(&month).unwrap();
    let mut compared = 0;
    for row in month["rows"].as_array().unwrap().iter().filter(|row| row["scope"] == "period") {
        for key in ["budget", "actual", "variance"] {
            for amount in figures(row[key].as_str().unwrap_or_default()) {
                compared += 1;
                for (place, all) in [("page", &shown), ("workbook", &cells)] {
                    assert!(all.contains(&amount), "{key} {amount} of {} is not in the {place}", row["category"]);
                }
            }
        }
    }
    assert!(compared > 20, "{compared}");
}

/// A table for scripts is the first table of their tree: row by row, under the same keys, the same texts.
#[test]
fn csv_and_json_say_the_same() {
    let example = Example::new();
    let mut compared = 0;
    for line in ANSWERS {
        let run = |format: &str| {
            let words: Vec<&str> = line.split(' ').collect();
            example.run_any(&[&words[..], &["--as-of", DAY, "--format", format]].concat())
        };
        let tree: Value = serde_json::from_str(&run("json")).unwrap();
        let text = run("csv");
        let mut table = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let head = table.headers().unwrap().clone();
        let Some(rows) = tree["rows"].as_array() else { continue };
        let records: Vec<csv::StringRecord> = table.records().map(|record| record.unwrap()).collect();
        // Some tables have rows that a tree keeps elsewhere, such as totals.
        for (row, record) in rows.iter().zip(&records) {
            for (key, cell) in head.iter().zip(record) {
                if let Some(Value::String(own)) = row.get(key) {
                    compared += 1;
                    assert_eq!(cell.trim_start_matches('\''), own, "{line}: {key}");
                }
            }
        }
    }
    assert!(compared > 500, "{compared}");
}
