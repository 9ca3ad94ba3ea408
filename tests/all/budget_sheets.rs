//! Budget sheets in workbooks, as `plan import` reads them from end to end.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use crate::support::book::book_of as book;

const BOOK: &str = "[dimensions]\ndepartment = ['客服部', '管家部']\n[plan]\nid = '2026'\nfirst_month = '2026-01'\n";

fn import(book: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_budget"));
    command.current_dir(book).args(["plan", "import"]).args(arguments).args(["--lang", "en"]);
    command.env_clear().env("HOME", book).output().unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The lines table that the sheet becomes.
fn table(book: &Path, arguments: &[&str]) -> String {
    let output = import(book, &[arguments, &["--into", "2026", "--new-categories"]].concat());
    assert!(output.status.success(), "{}", told(&output));
    fs::read_to_string(book.join("plans/2026.csv")).unwrap()
}

fn row(sheet: &mut Worksheet, at: u32, texts: &[&str], figures: &[f64]) -> Result<(), XlsxError> {
    for (column, text) in (0..).zip(texts) {
        sheet.write(at, column, *text)?;
    }
    for (column, figure) in (texts.len() as u16..).zip(figures) {
        sheet.write(at, column, *figure)?;
    }
    Ok(())
}

/// A merged title, 万元, quarter sums between the months, a total, signatures.
fn quarters() -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.merge_range(0, 0, 0, 17, "阳光花园2026年度费用预算表", &Format::new())?;
    row(sheet, 1, &["编制单位：客服部", "", "单位：万元"], &[])?;
    let heads =
        ["1月", "2月", "3月", "一季度小计", "4月", "5月", "6月", "二季度小计", "7月", "8月", "9月", "三季度小计"];
    let heads: Vec<&str> =
        ["项目"].into_iter().chain(heads).chain(["10月", "11月", "12月", "四季度小计", "合计"]).collect();
    row(sheet, 2, &heads, &[])?;
    let year = |month: f64, quarter: f64, year: f64| -> Vec<f64> {
        [month, month, month, quarter].repeat(4).into_iter().chain([year]).collect()
    };
    let rows: [(&str, Vec<f64>); 4] = [
        ("一、人力成本", year(1.5, 4.5, 18.0)),
        ("1、基本工资", year(1.0, 3.0, 12.0)),
        ("2、加班费", year(0.5, 1.5, 6.0)),
        ("合计", year(1.5, 4.5, 18.0)),
    ];
    for (at, (name, figures)) in (3..).zip(rows) {
        row(sheet, at, &[name], &figures)?;
    }
    row(sheet, 8, &["编制人：王芳", "", "审核人："], &[])?;
    book.save_to_buffer()
}

#[test]
fn a_merged_title_and_quarter_sums() {
    let book = book(BOOK);
    fs::write(book.path().join("b.xlsx"), quarters().unwrap()).unwrap();
    assert_eq!(
        table(book.path(), &["b.xlsx"]),
        "category,department,monthly\n人力成本:基本工资,,10000.00\n人力成本:加班费,,5000.00\n"
    );
}

#[test]
fn levels_by_the_indent_of_cells() {
    let write = || -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        row(sheet, 0, &["科目", "一季度", "二季度", "三季度", "四季度", "全年"], &[])?;
        let rows = [("人力成本", 0, 15.0), ("工资", 1, 10.0), ("社保", 1, 5.0), ("运营", 0, 3.0), ("水费", 1, 3.0)];
        for (at, (name, indent, amount)) in (1..).zip(rows) {
            sheet.write_with_format(at, 0, name, &Format::new().set_indent(indent))?;
            for column in 1..=4 {
                sheet.write(at, column, amount)?;
            }
            sheet.write(at, 5, amount * 4.0)?;
        }
        book.save_to_buffer()
    };
    let book = book(BOOK);
    fs::write(book.path().join("b.xlsx"), write().unwrap()).unwrap();
    let table = table(book.path(), &["b.xlsx"]);
    let names: Vec<&str> = table.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    assert_eq!(names, ["人力成本:工资", "人力成本:社保", "运营:水费"]);
    // 3 a quarter.
    assert!(table.contains("\n运营:水费,,1.00,"), "{table}");
}

#[test]
fn of_several_sheets_the_most_detailed_is_read_and_a_hidden_one_never() {
    let write = |hidden: bool, month: &str| -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        let year = book.add_worksheet();
        year.set_name("年度")?;
        row(year, 0, &["科目", "全年"], &[])?;
        row(year, 1, &["办公费"], &[24.0])?;
        let months = book.add_worksheet();
        months.set_name("月度")?.set_hidden(hidden);
        row(months, 0, &["科目", "1月", month], &[])?;
        row(months, 1, &["办公费"], &[1.0, 2.0])?;
        book.save_to_buffer()
    };
    let book = book(BOOK);
    let file = book.path().join("b.xlsx");
    fs::write(&file, write(false, "2月").unwrap()).unwrap();
    let output = import(book.path(), &["b.xlsx", "--new-categories"]);
    assert!(told(&output).contains("the sheet `月度` was read"), "{}", told(&output));
    fs::write(&file, write(true, "2月").unwrap()).unwrap();
    assert_eq!(table(book.path(), &["b.xlsx"]), "category,department,annual\n办公费,,24.00\n");
    // It is read where it is asked for.
    assert!(table(book.path(), &["b.xlsx", "--sheet", "月度", "--force"]).contains("办公费,,1.00,2.00,0.00"));
    // Two that tell as much are asked about.
    fs::write(&file, write(false, "备注").unwrap()).unwrap();
    let output = import(book.path(), &["b.xlsx", "--new-categories"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(told(&output).contains("several sheets hold a budget: 年度, 月度"), "{}", told(&output));
}

/// A name, whether it is hidden, and rows of a category and the year's amount.
type Tab<'t> = (&'t str, bool, &'t [(&'t str, f64)]);

/// A workbook of sheets of one header.
fn tabs(sheets: &[Tab<'_>]) -> Vec<u8> {
    let write = || -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        let cover = book.add_worksheet();
        cover.set_name("封面")?;
        row(cover, 0, &["阳光花园2026年度预算"], &[])?;
        for (name, hidden, rows) in sheets {
            let sheet = book.add_worksheet();
            sheet.set_name(*name)?.set_hidden(*hidden);
            row(sheet, 0, &["科目", "全年"], &[])?;
            for (at, (category, amount)) in (1..).zip(*rows) {
                row(sheet, at, &[category], &[*amount])?;
            }
        }
        book.save_to_buffer()
    };
    write().unwrap()
}

const SERVICE: &[(&str, f64)] = &[("办公费", 12.0), ("水费", 3.0), ("合计", 15.0)];
const STEWARDS: &[(&str, f64)] = &[("办公费", 24.0), ("合计", 24.0)];

#[test]
fn sheets_of_members_are_all_read_and_their_sum_is_compared() {
    let book = book(BOOK);
    let file = book.path().join("b.xlsx");
    let expected = "category,department,annual\n办公费,客服部,12.00\n水费,客服部,3.00\n办公费,管家部,24.00\n";
    let two = [("客服部", false, SERVICE), ("管家部预算", false, STEWARDS)];
    let sum: &[(&str, f64)] = &[("办公费", 36.0), ("水费", 3.0)];
    let wrong: &[(&str, f64)] = &[("办公费", 36.0), ("水费", 4.0)];
    fs::write(&file, tabs(&two)).unwrap();
    assert_eq!(table(book.path(), &["b.xlsx"]), expected);
    fs::write(&file, tabs(&[two[0], two[1], ("汇总", false, sum)])).unwrap();
    assert_eq!(table(book.path(), &["b.xlsx", "--force"]), expected);
    let refused = |sheets: &[_], arguments: &[&str], words: &str| {
        fs::write(&file, tabs(sheets)).unwrap();
        let output = import(book.path(), &[&["b.xlsx", "--new-categories"], arguments].concat());
        assert_eq!(output.status.code(), Some(3), "{}", told(&output));
        assert!(told(&output).contains(words), "{}", told(&output));
    };
    let with_wrong = [two[0], two[1], ("汇总", false, wrong)];
    refused(&with_wrong, &[], "the sheet `汇总` says 4.00 for `水费`, but the others add up to 3.00");
    assert_eq!(table(book.path(), &["b.xlsx", "--force", "--ignore-totals"]), expected);
    refused(&[two[0], two[1], ("行政部", false, STEWARDS)], &[], "stand others with a budget: 行政部");
    refused(&[two[0], ("管家部", true, STEWARDS)], &[], "sheets of members of `department` are hidden: 管家部");
    // What is wrong with one of them is wrong with all, and its sheet is named.
    let bad: &[(&str, f64)] = &[("办公费", 24.0), ("合计", 25.0)];
    refused(&[two[0], ("管家部", false, bad)], &[], "b.xlsx#管家部:3");
    // One may be read alone.
    assert_eq!(
        table(book.path(), &["b.xlsx", "--sheet", "客服部", "--force"]),
        "category,department,annual\n办公费,,12.00\n水费,,3.00\n"
    );
}

#[test]
fn merged_departments_are_those_of_every_row() {
    let write = || -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        row(sheet, 0, &["部门", "科目", "全年"], &[])?;
        for (at, department) in [(1, "客服部"), (3, "管家部")] {
            sheet.merge_range(at, 0, at + 1, 0, department, &Format::new())?;
            for (row, name) in [(at, "办公费"), (at + 1, "差旅费")] {
                sheet.write(row, 1, name)?.write(row, 2, f64::from(row) * 12.0)?;
            }
        }
        book.save_to_buffer()
    };
    let book = book(BOOK);
    fs::write(book.path().join("b.xlsx"), write().unwrap()).unwrap();
    assert_eq!(
        table(book.path(), &["b.xlsx"]),
        "category,department,annual\n办公费,客服部,12.00\n差旅费,客服部,24.00\n办公费,管家部,36.00\n差旅费,管家部,48.00\n"
    );
}

/// One figure over two rows is not the amount of either.
#[test]
fn a_merged_amount_is_no_amount_of_each_row() {
    let write = || -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        row(sheet, 0, &["科目", "全年"], &[])?;
        row(sheet, 1, &["工资"], &[])?;
        row(sheet, 2, &["社保"], &[])?;
        row(sheet, 3, &["水费"], &[3.0])?;
        sheet.merge_range(1, 1, 2, 1, "", &Format::new())?;
        sheet.write(1, 1, 12.0)?;
        book.save_to_buffer()
    };
    let book = book(BOOK);
    fs::write(book.path().join("b.xlsx"), write().unwrap()).unwrap();
    let output = import(book.path(), &["b.xlsx", "--new-categories"]);
    assert_eq!(output.status.code(), Some(3), "{}", told(&output));
    assert!(told(&output).contains("b.xlsx:3: `全年` is merged with the row above"), "{}", told(&output));
}

/// What nobody sees when the workbook is opened is read, and told.
#[test]
fn hidden_rows_and_columns_are_told() {
    let write = || -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        row(sheet, 0, &["科目", "1月", "2月", "全年"], &[])?;
        row(sheet, 1, &["工资"], &[1.0, 2.0, 3.0])?;
        row(sheet, 2, &["水费"], &[3.0, 4.0, 7.0])?;
        row(sheet, 3, &["合计"], &[4.0, 6.0, 10.0])?;
        sheet.set_row_hidden(2)?.set_column_hidden(1)?;
        book.save_to_buffer()
    };
    let book = book(BOOK);
    fs::write(book.path().join("b.xlsx"), write().unwrap()).unwrap();
    let output = import(book.path(), &["b.xlsx", "--new-categories", "--into", "2026"]);
    let told = told(&output);
    assert_eq!(output.status.code(), Some(0), "{told}");
    assert!(told.contains("hidden row") && told.contains("hidden columns") && told.contains("1月"), "{told}");
    assert!(told.contains("2 plan lines, 10.00 for the year"), "{told}");
}

#[test]
fn two_plans_on_one_cell_are_refused_and_nothing_is_written() {
    let book = book(BOOK);
    let other = "[plan]\nid = 'other'\nfirst_month = '2026-01'\n[[line]]\ncategory = '办公费'\nmonthly = 1\n";
    fs::create_dir(book.path().join("plans")).unwrap();
    fs::write(book.path().join("plans/other.toml"), other).unwrap();
    let before = fs::read_to_string(book.path().join("budget.toml")).unwrap();
    fs::write(book.path().join("b.csv"), "科目,全年\n办公费,12\n").unwrap();
    let output = import(book.path(), &["b.csv", "--into", "2026", "--new-categories"]);
    assert_eq!(output.status.code(), Some(2), "{}", told(&output));
    assert!(told(&output).contains("the plans `2026` and `other` both budget `办公费`"), "{}", told(&output));
    assert!(!book.path().join("plans/2026.csv").exists());
    assert_eq!(fs::read_to_string(book.path().join("budget.toml")).unwrap(), before);
}

#[test]
fn a_profile_names_the_columns_and_the_unit() {
    let profile = "[import.plan]\nunit = 'thousand'\nheader_row = 2\n[import.plan.columns]\ncategory = '名目'\namount = '耗资'\n[import.plan.fixed]\ndepartment = '客服部'\n";
    let book = book(&(BOOK.to_string() + profile));
    fs::write(book.path().join("b.csv"), "2026年,\n名目,耗资\n办公费,1.2\n").unwrap();
    assert_eq!(
        table(book.path(), &["b.csv", "--profile", "plan"]),
        "category,department,annual\n办公费,客服部,1200.00\n"
    );
}

#[test]
fn a_year_of_thirteen_salaries_is_taken_and_said() {
    let book = book(BOOK);
    fs::write(book.path().join("b.csv"), "项目,月预算额,年度预算（按13个月）\n工资,100,1300\n").unwrap();
    let output = import(book.path(), &["b.csv", "--into", "2026", "--new-categories"]);
    assert!(told(&output).contains("not 12 × 100.00; the year is taken"), "{}", told(&output));
    let table = fs::read_to_string(book.path().join("plans/2026.csv")).unwrap();
    assert_eq!(table, "category,department,annual\n工资,,1300.00\n");
}

#[test]
fn json_says_the_same_before_and_after_writing_and_of_refusals() {
    let book = book(BOOK);
    fs::write(book.path().join("b.csv"), "项目,全年\n物业费收入,30\n工资,12\n人数,2\n").unwrap();
    let json = |arguments: &[&str]| -> (Option<i32>, serde_json::Value) {
        let output = import(book.path(), &[arguments, &["--format", "json", "--quiet"]].concat());
        (output.status.code(), serde_json::from_slice(&output.stdout).unwrap())
    };
    let (code, shown) = json(&["b.csv", "--new-categories"]);
    assert_eq!(
        (code, &shown["totals"]["cost"], &shown["totals"]["income"]),
        (Some(0), &"12.00".into(), &"30.00".into())
    );
    assert_eq!((&shown["counts"]["line"], &shown["counts"]["not_money"]), (&2.into(), &1.into()));
    let (code, written) = json(&["b.csv", "--new-categories", "--into", "2026"]);
    assert_eq!((code, written), (Some(0), shown));
    assert!(book.path().join("plans/2026.csv").exists());
    fs::write(book.path().join("b.csv"), "项目,全年\n工资,12\n电费,2\n合计,15\n").unwrap();
    let (code, refused) = json(&["b.csv", "--new-categories"]);
    let first = &refused["errors"][0];
    assert_eq!((code, &refused["report"], &first["id"]), (Some(3), &"error".into(), &"plan-sheet-sum-differs".into()));
    assert_eq!((&first["place"]["line"], &first["args"]["sum"]), (&4.into(), &"14.00".into()));
}

/// As `plan draft` does: a cell has one plan, and nothing is written where it would have two.
#[test]
fn a_sheet_makes_no_two_plans_cover_one_cell() {
    let other = "[plan]\nid = \"other\"\nfirst_month = \"2026-01\"\n";
    let book = crate::support::book::book().with("plans/other.toml", other);
    for (cell, category) in [("office", "office"), ("office:paper", "office:paper")] {
        book.write("sheet.csv", format!("Category,Jan\n{cell},100\n"));
        let (code, said) = book.run("plan import sheet.csv --into other --new-categories");
        assert!(code == 2 && said.contains(&format!("`2026` and `other` both budget `{category}`")), "{said}");
        let settings = std::fs::read_to_string(book.join("budget.toml")).unwrap();
        assert!(!book.join("plans/other.csv").exists() && settings == crate::support::book::SETTINGS);
    }
}
