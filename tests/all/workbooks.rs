//! Workbooks hold what the same report says elsewhere: cell by cell what a chat gets, and no figure that scripts do not.

#![expect(clippy::float_arithmetic, reason = "cells of a workbook are doubles")]

use std::collections::HashSet;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use calamine::{Data, DataType, Reader, open_workbook_auto};
use proptest::prelude::*;

use crate::pages::Example;
use crate::support::book::book_of;

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
            let mut body = table[1..].to_vec();
            if line.starts_with("explain") {
                // Sums stand below the rows, the total first: no sum of a part has a source, and the total stands last.
                let is_row = |cells: &Vec<String>| cells[0].starts_with("20") || !cells.last().unwrap().is_empty();
                let total = body.len() - 1;
                let mut placed: Vec<(usize, Vec<String>)> = body.into_iter().enumerate().collect();
                placed.sort_by_key(|(at, cells)| if is_row(cells) { 0 } else { 1 + usize::from(*at != total) });
                body = placed.into_iter().map(|(_, cells)| cells).collect();
            }
            for (row, cells) in body.iter().enumerate() {
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

/// Every ledger row is in the workbook of `explain`, none beside its sum: whoever filters and adds up counts each once.
#[test]
fn an_explanation_holds_every_row_and_its_filter_no_sum() {
    let book = book_of(
        "[[category]]\npath = \"a\"\n[[category]]\npath = \"b\"\n[plan]\nid = \"2026\"\nfirst_month = \"2026-01\"\n\
         [[line]]\ncategory = \"a\"\nmonthly = 100\n[[line]]\ncategory = \"b\"\nmonthly = 100\n",
    );
    let rows = (0..301).map(|row| format!("2026-01-{:02},{},{}.10\n", row % 28 + 1, ["a", "b"][row % 2], row + 1));
    fs::write(book.join("rows.csv"), "日期,科目,金额\n".to_string() + &rows.collect::<String>()).unwrap();
    book.done("import rows.csv");
    book.done("explain total --month 2026-01 --as-of 2026-02-01 -o e.xlsx -q");
    let all = sheets(&book.join("e.xlsx")).concat();
    let days = all.iter().filter(|row| matches!(row[0], Data::DateTime(_)));
    let amounts: Vec<f64> = days.flat_map(|row| row.iter().skip(1)).filter_map(Data::get_float).collect();
    assert_eq!((amounts.len(), format!("{:.2}", amounts.iter().sum::<f64>())), (301, "45481.10".to_string()));
    let begin = all.iter().position(|row| matches!(row[0], Data::DateTime(_))).unwrap();
    assert!(all[begin..begin + 301].iter().all(|row| matches!(row[0], Data::DateTime(_))), "no sum among the rows");
}

/// The workbook of `report`: the execution of the budget with formulas that come to the program's own figures, native
/// charts, and the rows of the ledger.
#[test]
fn the_report_is_a_workbook_to_go_on_with() {
    let example = Example::new();
    for language in ["zh-CN", "en"] {
        let line = ["report", "--month", "2026-04", "--as-of", DAY, "--lang", language];
        example.run_any(&[&line[..], &["-o", "report.xlsx", "-q"]].concat());
        let file = example.folder().join("report.xlsx");
        let mut book = open_workbook_auto(&file).unwrap();
        let names = book.sheet_names();
        let (first, last) = match language {
            "zh-CN" => ("预算执行情况表", "明细"),
            _ => ("Budget execution", "Ledger rows"),
        };
        assert_eq!((names[0].as_str(), names.last().unwrap().as_str()), (first, last), "{names:?}");
        let formulas = book.worksheet_formula(first).unwrap();
        let count = formulas.used_cells().count();
        assert!(count > 150, "{count} formulas");
        let all: Vec<&str> = formulas.used_cells().map(|(_, _, formula)| formula.as_str()).collect();
        assert!(all.iter().any(|formula| formula.starts_with("SUM(")) && all.iter().any(|f| f.starts_with("IF(")));
        // Every row of the ledger is there, and they come to what was spent.
        let range = book.worksheet_range(last).unwrap();
        let amounts = range.rows().filter(|row| matches!(row[0], Data::DateTime(_)));
        let amounts: Vec<f64> = amounts.flat_map(|row| row.iter()).filter_map(Data::get_float).collect();
        assert_eq!(amounts.len(), 29);
        assert_eq!(format!("{:.2}", amounts.iter().sum::<f64>()), "259359.17");
        let bytes = fs::read(&file).unwrap();
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).unwrap();
        let mut parts = Vec::new();
        for at in 0..archive.len() {
            parts.push(archive.by_index(at).unwrap().name().unwrap().into_owned());
        }
        assert!(parts.iter().filter(|name| name.starts_with("xl/charts/chart")).count() >= 3, "{parts:?}");
        assert!(!parts.iter().any(|name| name.contains("vba") || name.contains("external")), "{parts:?}");
        // The ledger is a native table of those rows and no other; what stands under others has no filter.
        let mut part = |name: &str| {
            let mut text = String::new();
            std::io::Read::read_to_string(&mut archive.by_name(name).unwrap(), &mut text).unwrap();
            text
        };
        let tables = parts.iter().filter(|name| name.starts_with("xl/tables/table"));
        let tables: Vec<String> = tables.map(|name| part(name)).collect();
        let name = format!("name=\"t{}_{}\"", names.len(), last.replace(' ', "_"));
        let ledger = tables.iter().find(|table| table.contains(&name)).unwrap_or_else(|| panic!("{name}: {tables:?}"));
        let (_, reach) = ledger.split_once("ref=\"").unwrap();
        let rows: Vec<u32> = reach.split('"').next().unwrap().split(':').map(row_of).collect();
        assert_eq!(rows[1] - rows[0], 29);
        assert!(!part("xl/worksheets/sheet1.xml").contains("<autoFilter"));
    }
}

/// The row of a cell that is called so.
fn row_of(cell: &str) -> u32 {
    cell.trim_start_matches(|letter: char| letter.is_ascii_uppercase()).parse().unwrap()
}

/// What spreadsheets work out is what the file says: formulas are held against their values by LibreOffice.
#[test]
fn a_spreadsheet_works_out_the_same() {
    let found = Command::new("soffice").arg("--version").output().is_ok_and(|output| output.status.success());
    if !found {
        assert!(std::env::var_os("CI").is_none(), "LibreOffice is not there: `.ci/run` fetches it");
        return;
    }
    let example = Example::new();
    example.run_any(&["report", "--month", "2026-04", "--as-of", DAY, "-o", "report.xlsx", "-q"]);
    example.run_any(&["variance", "--month", "2026-04", "--as-of", DAY, "-o", "variance.xlsx", "-q"]);
    let here = example.folder();
    let sheets = |profile: &str, recalculates: bool| {
        let profile = here.join(profile);
        fs::create_dir_all(profile.join("user")).unwrap();
        let mode = if recalculates { 0 } else { 1 };
        let item = format!(
            "<item oor:path=\"/org.openoffice.Office.Calc/Formula/Load\"><prop oor:name=\"OOXMLRecalcMode\" \
             oor:op=\"fuse\"><value>{mode}</value></prop></item>"
        );
        let text = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\">\
             {item}</oor:items>"
        );
        fs::write(profile.join("user/registrymodifications.xcu"), text).unwrap();
        let out = profile.join("out");
        // It names files by its sheets, in the encoding of its locale.
        let status = Command::new("soffice")
            .env("LC_ALL", "C.UTF-8")
            .args(["--headless", "--norestore"])
            .arg(format!("-env:UserInstallation=file://{}", profile.display()))
            .args(["--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"])
            .arg("--outdir")
            .arg(&out)
            .args([here.join("report.xlsx"), here.join("variance.xlsx")])
            .output()
            .unwrap();
        assert!(status.status.success(), "{}", String::from_utf8_lossy(&status.stderr));
        let mut files: Vec<_> = fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        files
            .iter()
            .map(|file| (file.file_name().unwrap().to_owned(), fs::read_to_string(file).unwrap()))
            .collect::<Vec<_>>()
    };
    let (kept, worked_out) = (sheets("kept", false), sheets("anew", true));
    assert!(kept.len() > 5, "{} sheets", kept.len());
    for ((name, kept), (_, anew)) in kept.iter().zip(&worked_out) {
        for (line, (kept, anew)) in kept.lines().zip(anew.lines()).enumerate() {
            for (kept, anew) in kept.split(',').zip(anew.split(',')) {
                let plain = |text: &str| text.trim_matches('"').trim_end_matches('%').parse::<f64>();
                let same = match (plain(kept), plain(anew)) {
                    (Ok(kept), Ok(anew)) => (kept - anew).abs() <= 1e-6 * kept.abs().max(1.0),
                    _ => kept == anew,
                };
                assert!(same, "{name:?}, line {}: {kept} is {anew}", line + 1);
            }
        }
    }
}

/// Names and amounts of a line, as they may be.
fn lines() -> impl Strategy<Value = Vec<(String, Vec<i64>, String)>> {
    let text = "[=+@'-]?[a-z费 ,;\"&<]{0,8}[a-z费0-9]";
    let line = ("[a-z费]{1,6}", prop::collection::vec(0..10_000_000_000_i64, 12), text);
    prop::collection::btree_map("[a-z费]{1,6}", line, 1..5)
        .prop_map(|lines| lines.into_iter().map(|(path, (_, months, text))| (path, months, text)).collect())
}

fn plan(lines: &[(String, Vec<i64>, String)], with_lines: bool) -> String {
    let categories = lines.iter().map(|(path, ..)| format!("[[category]]\npath = \"{path}\"\n"));
    let mut text: String = categories.collect();
    text.push_str("[plan]\nid = \"2026\"\nfirst_month = \"2026-01\"\n");
    for (path, months, basis) in lines.iter().filter(|_| with_lines) {
        let months: Vec<String> = months.iter().map(|fen| format!("{}.{:02}", fen / 100, fen % 100)).collect();
        let basis = serde_json::to_string(basis).unwrap();
        text.push_str(&format!("[[line]]\ncategory = \"{path}\"\nmonths = [{}]\nbasis = {basis}\n", months.join(", ")));
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn a_plan_comes_back_from_its_workbook(lines in lines()) {
        let (book, other) = (book_of(&plan(&lines, true)), book_of(&plan(&lines, false)));
        book.done("plan export -o plan.xlsx");
        book.done("plan export -o plan.csv");
        fs::copy(book.join("plan.xlsx"), other.join("plan.xlsx")).unwrap();
        other.done("plan import plan.xlsx --into 2026");
        other.done("plan export -o again.csv");
        let text = |file: PathBuf| fs::read_to_string(file).unwrap();
        prop_assert_eq!(text(other.join("again.csv")), text(book.join("plan.csv")));
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
