//! Workbooks hold what the same report says elsewhere: cell by cell what a chat gets, and no figure that scripts do not.

#![expect(clippy::float_arithmetic, reason = "cells of a workbook are doubles")]

use std::collections::HashSet;
use std::fs;

use calamine::{Data, Reader, open_workbook_auto};

use crate::pages::Example;

const DAY: &str = "2026-04-30";

/// Commands whose result is a table, as the manual shows them.
const REPORTS: &[&str] = &[
    "variance --month 2026-04",
    "variance --ytd 2026-04 --by department",
    "variance --year 2026 --pivot month",
    "variance --month 2026-04 --against last-year,average:3",
    "history --months 16",
    "history --months 16 --depth 1",
    "outlook",
    "outlook --by department",
    "bridge --month 2026-04",
    "bridge --ytd 2026-04",
    "structure --ytd 2026-04",
    "goals --month 2026-04",
    "alerts",
    "scan",
    "status",
    "explain 水电费 --month 2026-04",
    "explain total --month 2026-04",
    "check 水电费=100 --month 2026-04",
    "review --month 2026-04",
    "commit list",
    "import list",
    "plan show",
    "rules list",
    "calendar",
    "doctor",
];

/// A table of Markdown: its cells as they read.
fn tables(markdown: &str) -> Vec<Vec<Vec<String>>> {
    let mut all: Vec<Vec<Vec<String>>> = Vec::new();
    let mut before = false;
    for line in markdown.lines() {
        let is_row = line.starts_with("| ");
        if is_row {
            if !before {
                all.push(Vec::new());
            }
            let line = line.trim_start_matches("| ").trim_end_matches('|').replace("\\|", "\u{e000}");
            let plain = |cell: &str| {
                let cell = cell.trim().replace("&emsp;", "").replace("&lt;", "<").replace("&amp;", "&");
                let cell =
                    cell.strip_prefix("**").and_then(|cell| cell.strip_suffix("**")).unwrap_or(&cell).to_string();
                let mut plain = String::new();
                let mut letters = cell.chars();
                while let Some(letter) = letters.next() {
                    plain.extend(if letter == '\\' { letters.next() } else { Some(letter) });
                }
                plain.replace('\u{e000}', "|").trim().to_string()
            };
            let cells: Vec<String> = line.split('|').map(plain).collect();
            let is_rule = cells.iter().all(|cell| !cell.is_empty() && cell.chars().all(|c| matches!(c, '-' | ':')));
            if !is_rule {
                all.last_mut().unwrap().push(cells);
            }
        }
        before = is_row;
    }
    all
}

/// What a figure that people read is worth, and how far it may be off by its rounding.
fn worth(text: &str) -> Option<(f64, f64)> {
    let plain = text.replace(',', "");
    let (plain, scale) = match plain.strip_suffix('%') {
        Some(plain) => (plain.to_string(), 100.0),
        None => (plain, 1.0),
    };
    let value: f64 = plain.parse().ok()?;
    let decimals = plain.split_once('.').map_or(0, |(_, tail)| tail.len() as i32);
    Some((value / scale, (0.500001 / scale) / 10_f64.powi(decimals)))
}

/// The text of a cell; a number as it is.
enum Held {
    Text(String),
    Number(f64),
}

fn held(cell: &Data) -> Held {
    match cell {
        Data::Float(number) => Held::Number(*number),
        Data::Int(number) => Held::Number(*number as f64),
        Data::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            Held::Text(format!("{year:04}-{month:02}-{day:02}"))
        }
        Data::Empty => Held::Text(String::new()),
        other => Held::Text(other.to_string()),
    }
}

/// Every sheet, row by row.
fn sheets(file: &std::path::Path) -> Vec<Vec<Vec<Data>>> {
    let mut book = open_workbook_auto(file).unwrap();
    let names = book.sheet_names();
    let rows = |name: &String| {
        let range = book.worksheet_range(name).unwrap();
        range.rows().map(<[Data]>::to_vec).collect()
    };
    names.iter().map(rows).collect()
}

/// Where the rows of a table stand in a sheet: below the row of its headings.
fn place(sheet: &[Vec<Data>], headings: &[String]) -> Option<usize> {
    let fits = |row: &Vec<Data>| {
        headings.iter().enumerate().all(|(at, heading)| {
            let Held::Text(text) = held(row.get(at).unwrap_or(&Data::Empty)) else { return false };
            // In Markdown the heading over several columns stands before each.
            !text.is_empty() && heading.to_lowercase().ends_with(&text.to_lowercase())
        })
    };
    sheet.iter().position(fits).map(|at| at + 1)
}

fn same(shown: &str, cell: &Data) -> bool {
    match (held(cell), worth(shown)) {
        (Held::Number(number), Some((value, off))) => (number - value).abs() <= off,
        (Held::Number(_), None) => false,
        (Held::Text(text), _) => text.trim() == shown || text.strip_suffix("-01") == Some(shown),
    }
}

#[test]
fn every_report_is_the_same_in_its_workbook() {
    let example = Example::new();
    let mut figures = 0;
    for (line, language) in REPORTS.iter().flat_map(|line| [(line, "zh-CN"), (line, "en")]) {
        let file = example.folder().join("report.xlsx");
        let _ = fs::remove_file(&file);
        let words: Vec<&str> = line.split(' ').chain(["--as-of", DAY, "--lang", language]).collect();
        let run = |more: &[&str]| example.run_any(&[&words[..], more].concat());
        let markdown = run(&["--format", "markdown"]);
        run(&["-o", "report.xlsx", "-q"]);
        let sheets = sheets(&file);
        let all = tables(&markdown);
        assert!(!all.is_empty() || !sheets.is_empty(), "{line}");
        let mut from = 0;
        for table in &all {
            let found = (from..sheets.len()).find_map(|at| Some((at, place(&sheets[at], &table[0])?)));
            let (at, begin) = found.unwrap_or_else(|| panic!("{line} --lang {language}: {:?}\n{sheets:?}", table[0]));
            from = at + 1;
            for (row, cells) in table[1..].iter().enumerate() {
                for (column, shown) in cells.iter().enumerate() {
                    let cell = &sheets[at][begin + row][column];
                    assert!(same(shown, cell), "{line} --lang {language}: `{shown}` is {cell:?} in row {row}");
                    figures += usize::from(matches!(cell, Data::Float(_) | Data::Int(_)));
                }
            }
        }
    }
    assert!(figures > 2_000, "{figures} figures");
}

/// Amounts that a workbook holds are those of the answer for scripts, to the cent.
#[test]
fn amounts_are_those_of_scripts() {
    let example = Example::new();
    let cents = regex::Regex::new(r#""(-?\d+\.\d\d)""#).unwrap();
    for (line, columns) in [
        ("variance --month 2026-04", 1..4),
        ("history --months 16", 1..2),
        ("outlook", 1..6),
        ("bridge --month 2026-04", 1..2),
        ("structure --ytd 2026-04", 1..2),
        ("commit list", 1..2),
    ] {
        let words: Vec<&str> = line.split(' ').chain(["--as-of", DAY]).collect();
        let json = example.run_any(&[&words[..], &["--format", "json"]].concat());
        let known: HashSet<String> = cents.captures_iter(&json).map(|found| found[1].to_string()).collect();
        example.run_any(&[&words[..], &["-o", "report.xlsx", "-q"]].concat());
        let mut found = 0;
        for row in sheets(&example.folder().join("report.xlsx")).concat() {
            for cell in row.get(columns.clone()).into_iter().flatten() {
                if let Held::Number(number) = held(cell) {
                    assert!(known.contains(&format!("{number:.2}")), "{line}: {number} is not known to scripts");
                    found += 1;
                }
            }
        }
        assert!(found > 0 || line.starts_with("commit"), "{line}");
    }
}

/// The same report gives the same bytes, on whichever day it is written.
#[test]
fn a_workbook_does_not_tell_when_it_was_written() {
    let example = Example::new();
    let mut made = Vec::new();
    for name in ["one.xlsx", "two.xlsx"] {
        example.run_any(&["variance", "--month", "2026-04", "--as-of", DAY, "-o", name]);
        made.push(fs::read(example.folder().join(name)).unwrap());
    }
    assert_eq!(made[0], made[1]);
    let piped = crate::support::document::budget(example.folder())
        .args(["variance", "--month", "2026-04", "--as-of", DAY, "--format", "xlsx"])
        .output()
        .unwrap();
    assert_eq!(piped.stdout, made[0]);
}
