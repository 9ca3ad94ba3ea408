//! The bundled examples through the binary: every file, category and month adds up to the figures of
//! `tests/fixtures/*.json`, which were worked out apart from the program.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::document;

/// Amounts in cents by (month, category); sums of zero are left out.
type Sums = BTreeMap<(String, String), i64>;

/// Copies an example, imports its files, and gives the book with what each file was said to hold.
fn imported(example: &str, files: &Value) -> TempDir {
    let book = TempDir::with_prefix("budget-example-").unwrap();
    document::copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(example), book.path());
    for (file, expected) in files.as_object().unwrap() {
        let path = format!("exports/{file}");
        let profile = expected["profile"].as_str().map_or(vec![], |profile| vec!["--profile", profile]);
        run(&book, &[&["import", &path], &profile[..]].concat());
        // The newest batch is this file's.
        let batches = json(&book, &["import", "list"]);
        let batch = batches["rows"].as_array().unwrap().last().unwrap();
        assert_eq!((&batch["total"], &batch["rows"]), (&expected["total"], &expected["rows"]), "{file}");
    }
    book
}

fn run(book: &TempDir, arguments: &[&str]) -> String {
    let output = document::budget(book.path()).args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn json(book: &TempDir, arguments: &[&str]) -> Value {
    let output = run(book, &[arguments, &["--format", "json", "--as-of", "2026-12-31"]].concat());
    serde_json::from_str(&output).unwrap()
}

fn fixture(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn cents(amount: &Value) -> i64 {
    amount.as_str().unwrap().replace('.', "").parse().unwrap()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_string()
}

/// By month and category, as `budget history` tells it.
fn history(book: &TempDir, months: &str) -> Sums {
    let report = json(book, &["history", "--months", months]);
    let items =
        report["rows"].as_array().unwrap().iter().filter(|row| row["kind"] == "item" && !row["actual"].is_null());
    let sums = items.map(|row| ((text(&row["month"]), text(&row["category"])), cents(&row["actual"])));
    sums.filter(|(_, amount)| *amount != 0).collect()
}

/// Summed by the month alone.
fn by_month(sums: &Sums) -> BTreeMap<String, i64> {
    let mut months = BTreeMap::new();
    for ((month, _), amount) in sums {
        *months.entry(month.clone()).or_default() += amount;
    }
    months
}

/// Every sum can be taken apart into ledger lines, and every row of the variance reports is made of such sums.
fn agrees(book: &TempDir, sums: &Sums) {
    for ((month, category), amount) in sums {
        let explained = json(book, &["explain", category, "--month", month]);
        let lines: i64 = explained["rows"].as_array().unwrap().iter().map(|row| cents(&row["amount"])).sum();
        assert_eq!((lines, cents(&explained["actual"])), (*amount, *amount), "explain {category} {month}");
    }
    for (month, total) in by_month(sums) {
        let report = json(book, &["variance", "--month", &month]);
        assert_eq!(cents(&report["totals"]["period"]["cost"]["actual"]), total, "variance {month}");
        let items = report["rows"].as_array().unwrap().iter();
        let items = items.filter(|row| row["scope"] == "period" && row["kind"] == "item");
        let items: BTreeMap<String, i64> = items.map(|row| (text(&row["category"]), cents(&row["actual"]))).collect();
        let mut expected: BTreeMap<String, i64> = items.keys().map(|category| (category.clone(), 0)).collect();
        for ((_, category), amount) in sums.iter().filter(|((of, _), _)| *of == month) {
            *expected.get_mut(row_of(category, &items)).unwrap() += amount;
        }
        assert_eq!(items, expected, "variance {month}");
    }
}

/// The row that a category stands in: its own, or that of the nearest category above it.
fn row_of<'a>(category: &'a str, rows: &BTreeMap<String, i64>) -> &'a str {
    let mut category = category;
    while !rows.contains_key(category) {
        category = category.rsplit_once(':').expect("no row holds it").0;
    }
    category
}

#[test]
fn sunshine_garden() {
    let files = fixture("sunshine.json");
    let book = imported("sunshine-garden", &files);
    let mut expected = Sums::new();
    for file in files.as_object().unwrap().values() {
        for (month, sums) in file["by_month"].as_object().unwrap() {
            for (category, amount) in sums["by_category"].as_object().unwrap() {
                *expected.entry((month.clone(), category.clone())).or_default() += cents(amount);
            }
        }
    }
    let found = history(&book, "24");
    assert_eq!(found, expected);
    agrees(&book, &found);
}

#[test]
fn office() {
    let files = fixture("office.json");
    let book = imported("office", &files);
    let found = history(&book, "12");
    let mut months: BTreeMap<String, i64> = BTreeMap::new();
    let mut categories: BTreeMap<String, i64> = BTreeMap::new();
    for file in files.as_object().unwrap().values() {
        for (month, amount) in file["by_month"].as_object().unwrap() {
            *months.entry(month.clone()).or_default() += cents(amount);
        }
        for (category, amount) in file["by_category"].as_object().unwrap() {
            *categories.entry(category.clone()).or_default() += cents(amount);
        }
    }
    let mut by_category = BTreeMap::new();
    for ((_, category), amount) in &found {
        *by_category.entry(category.clone()).or_default() += amount;
    }
    assert_eq!((by_month(&found), by_category), (months, categories));
    agrees(&book, &found);
}
