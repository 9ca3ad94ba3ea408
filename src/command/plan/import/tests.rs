//! Workbooks of several sheets, as they come: figures by hand.

use super::fixed::Fixed;
use super::several::read_all;
use super::tab::choose;
use crate::import::Grid;
use crate::plan_file::{SheetContext, SheetRead, load_texts};
use crate::words::Level;

const BOOK: &str = "[dimensions]\ndepartment = ['客服部', '管家部']\n[plan]\nid = 'p'\nfirst_month = '2026-01'\n";

fn grids(sheets: &[(&str, &str)]) -> Vec<Grid> {
    let rows = |text: &str| {
        (1..).zip(text.lines()).map(|(at, line)| (at, line.split('|').map(String::from).collect())).collect()
    };
    sheets
        .iter()
        .map(|(name, text)| Grid { sheet: Some(name.to_string()), rows: rows(text), ..Grid::default() })
        .collect()
}

/// The lines by category and year, and what was said: errors with their place, notes by their name.
fn read(sheets: &[(&str, &str)], all: bool) -> Result<(Vec<String>, Vec<String>), String> {
    let (loaded, _) = load_texts(&[("budget.toml".to_string(), BOOK.to_string())]);
    let context =
        SheetContext { new_categories: true, ..SheetContext::new(&loaded.settings, &loaded.plans[0], "p.xlsx") };
    let grids = grids(sheets);
    let chosen = choose(&grids, all, &context).map_err(|failure| failure.problems[0].message.id.to_string())?;
    let fixed = Fixed { profile: None, maps: Vec::new(), rows: Vec::new() };
    let (SheetRead { lines, rows, problems, .. }, tabs) = read_all(&chosen, &fixed, &context);
    assert_eq!(rows.len(), tabs.iter().map(|tab| tab.rows).sum::<usize>());
    let whole = problems.iter().all(|problem| problem.level != Level::Error);
    assert!(!whole || rows.iter().filter(|row| row.category.is_some()).count() == lines.len());
    let currency = loaded.plans[0].currency;
    let line =
        |line: &crate::model::Line| format!("{} {}", line.category, line.amount.annual(currency).unwrap().plain());
    let said = chosen.notes.iter().chain(&problems).map(|problem| match (&problem.place, problem.level) {
        (Some(place), Level::Error) => format!("{place} {}", problem.message.id),
        _ => problem.message.id.to_string(),
    });
    Ok((lines.iter().map(line).collect(), said.collect()))
}

#[test]
fn tabs_called_by_months_are_the_months() {
    let names: Vec<String> = (1..=12).map(|month| format!("{month}月")).collect();
    let mut sheets: Vec<(&str, &str)> =
        names.iter().map(|name| (name.as_str(), "项目|预算金额\n工资|10\n水费|1\n合计|11\n")).collect();
    let (lines, said) = read(&sheets, false).unwrap();
    assert_eq!(lines, ["工资 120.00", "水费 12.00"]);
    assert_eq!(said[0], "plan-sheet-of-months");
    // With their sum, and without a month.
    sheets[11] = ("汇总", "项目|全年\n工资|110\n水费|11\n");
    let (lines, said) = read(&sheets, false).unwrap();
    assert_eq!(lines, ["工资 110.00", "水费 11.00"]);
    assert!(
        said.contains(&"plan-sheet-some-months".to_string()) && said.contains(&"plan-sheet-sum-agrees".to_string()),
        "{said:?}"
    );
    // A tab that holds the year is of no month.
    assert_eq!(
        read(&[("1月", "项目|全年\n工资|10\n"), ("2月", "项目|全年\n工资|10\n")], false),
        Err("plan-sheet-several".to_string())
    );
}

#[test]
fn every_sheet_is_read_where_all_are_asked_for() {
    let (labour, other) = (("人力成本", "项目|全年\n工资|100\n合计|100\n"), ("运营成本", "科目|预算金额\n水费|50\n"));
    assert_eq!(read(&[labour, other], false), Err("plan-sheet-several".to_string()));
    let (lines, said) = read(&[labour, other], true).unwrap();
    assert_eq!(lines, ["工资 100.00", "水费 50.00"]);
    assert_eq!(said[0], "plan-sheet-all");
    // One line on two of them is told with both.
    let (_, said) = read(&[("东区", labour.1), ("西区", labour.1)], true).unwrap();
    assert!(said.contains(&"p.xlsx#西区:2 plan-sheet-tabs-twice".to_string()), "{said:?}");
}

#[test]
fn sheets_of_other_years_stay_out_beside_that_of_the_plan() {
    let (past, own) = (("2025年", "项目|1月|2月\n工资|9|9\n"), ("2026年", "项目|全年\n工资|100\n"));
    let (lines, said) = read(&[past, own], false).unwrap();
    assert_eq!(lines, ["工资 100.00"]);
    assert_eq!(said[0], "plan-sheet-past");
}
