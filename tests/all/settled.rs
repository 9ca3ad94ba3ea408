//! Unclassified rows settled in a workbook: written, filled in, read back.

use std::fs;
use std::path::Path;

use calamine::{Data, Reader, open_workbook_auto};
use rust_xlsxwriter::Workbook;

use crate::support::document;

const BOOK: &str = r#"# kept
[[category]]
path = "office:paper" # kept too

[[category]]
path = "office:food"

[plan]
id = "2026"
first_month = "2026-01"

[[line]]
category = "office"
monthly = 5
"#;

const ROWS: &str = "Date,Voucher,Category,Description,Vendor,Amount
2026-01-05,1,sundry,toner,Inkwell,1234.56
2026-01-06,2,sundry,'=tea + 1,Leaf (& Co.),20.00
2026-01-07,3,sundry,'=tea + 1,Leaf (& Co.),-0.10
2026-01-08,4,misc,''=cups,'@home,8.00
";

fn budget(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let output = document::budget(folder).args(arguments).args(["--lang", "en"]).output().unwrap();
    (output.status.code().unwrap_or(-1), String::from_utf8(output.stderr).unwrap())
}

fn cells(file: &Path) -> Vec<Vec<Data>> {
    let mut workbook = open_workbook_auto(file).unwrap();
    let range = workbook.worksheet_range_at(0).unwrap().unwrap();
    range.rows().map(<[Data]>::to_vec).collect()
}

/// The sheet with the last column filled in by what the text says.
fn fill(from: &Path, to: &Path, category: impl Fn(&str) -> &'static str) {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (at, row) in (0_u32..).zip(cells(from)) {
        for (column, cell) in (0_u16..).zip(&row) {
            match cell {
                Data::Float(value) => sheet.write_number(at, column, *value).unwrap(),
                cell => sheet.write_string(at, column, cell.to_string()).unwrap(),
            };
        }
        if at > 0 {
            sheet.write_string(at, 7, category(&row[2].to_string())).unwrap();
        }
    }
    workbook.save(to).unwrap();
}

#[test]
fn a_workbook_filled_in_settles_its_rows_and_teaches_the_book() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let batches = || {
        let names = fs::read_dir(at("ledger/actual")).unwrap().flatten().map(|file| file.file_name());
        names.filter(|name| name.to_string_lossy().ends_with(".csv")).count()
    };
    fs::write(at("budget.toml"), BOOK).unwrap();
    fs::write(at("rows.csv"), ROWS).unwrap();
    assert_eq!(budget(folder.path(), &["import", "rows.csv"]).0, 0);
    assert_eq!(budget(folder.path(), &["reclassify", "--sheet", "open.xlsx"]).0, 0);
    let figures: Vec<(Data, Data)> =
        cells(&at("open.xlsx")).into_iter().skip(1).map(|row| (row[3].clone(), row[4].clone())).collect();
    let expected = [(1.0, 1234.56), (2.0, 19.9), (1.0, 8.0)];
    assert_eq!(figures, expected.map(|(rows, amount)| (Data::Float(rows), Data::Float(amount))));

    fill(&at("open.xlsx"), &at("filled.xlsx"), |text| if text == "toner" { "paper" } else { "office:food" });
    let (code, told) = budget(folder.path(), &["reclassify", "--from", "filled.xlsx", "--dry-run"]);
    assert_eq!(code, 0, "{told}");
    assert!(
        told.contains("→ office:food: 3 rows, 27.90") && told.contains("→ office:paper: one row, 1,234.56"),
        "{told}"
    );
    assert_eq!(fs::read_to_string(at("budget.toml")).unwrap(), BOOK);
    assert_eq!(batches(), 1);

    assert_eq!(budget(folder.path(), &["reclassify", "--from", "filled.xlsx"]).0, 0);
    let book = fs::read_to_string(at("budget.toml")).unwrap();
    assert!(book.starts_with("# kept\n[[category]]\npath = \"office:paper\" # kept too\n"), "{book}");
    assert_eq!(batches(), 2);
    // Once more changes nothing.
    let (code, told) = budget(folder.path(), &["reclassify", "--from", "filled.xlsx"]);
    assert_eq!((code, told.contains("3 groups of the sheet are already in the category")), (0, true), "{told}");
    assert_eq!(fs::read_to_string(at("budget.toml")).unwrap(), book);
    assert_eq!(batches(), 2);

    // The like of it is known from now on, month after month.
    fs::write(at("next.csv"), ROWS.replace("2026-01", "2026-02")).unwrap();
    let (code, told) = budget(folder.path(), &["import", "next.csv", "--strict"]);
    assert_eq!(code, 0, "{told}");
}

/// A name would say something of the longer account too, which the sheet leaves open: the account gets a rule.
#[test]
fn what_is_left_open_stays_open() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("budget.toml"), BOOK).unwrap();
    let rows = "Date,Voucher,Category,Description,Amount\n2026-01-05,1,招待费,tea,3.00\n2026-01-06,2,管理费用/招待费,rum,4.00\n";
    fs::write(at("rows.csv"), rows).unwrap();
    assert_eq!(budget(folder.path(), &["import", "rows.csv"]).0, 0);
    let sheet = "Account,Counterparty,Text,Rows,Amount,Suggestion,Why,Put into category\n\
                 招待费,,tea,1,3.00,,,food\n管理费用/招待费,,rum,1,4.00,,,\nall,,,2,7.00,,,\n";
    fs::write(at("filled.csv"), sheet).unwrap();
    let (code, told) = budget(folder.path(), &["reclassify", "--from", "filled.csv"]);
    assert_eq!(code, 0, "{told}");
    assert!(told.contains("budget.toml: rows whose account is `招待费` go to office:food"), "{told}");
    let (_, told) = budget(folder.path(), &["reclassify"]);
    assert_eq!(told, "the rules move no rows\n");
}
