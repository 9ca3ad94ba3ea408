//! Forms that were handed out come back as spreadsheets leave them: saved anew, edited, copied, in another format.

mod older;
mod whole;

use std::fs;
use std::path::Path;

use calamine::{Data, Reader, open_workbook_auto};
use rust_xlsxwriter::{Formula, Workbook};

use crate::support::book::{TestBook, book_of};

const PLAN: &str = r#"language = "en"

[dimensions]
department = ["客服部", "hotline"]

[plan]
id = "2027"
name = "Customer service"
first_month = "2027-01"

# Extra shifts.
[[line]]
category = "labour:overtime"
for = { department = "客服部" }
monthly = 1000 # a month
target_annual = 11000
basis = "two shifts"

[[line]]
category = "training"
for = { department = "客服部" }
annual = 6000
phasing = "first-of-quarter"

[[line]]
category = "refunds"
for = { department = "hotline" }
annual = -600
contra = true

[[line]]
category = "telecom"
for = { department = "hotline" }
months = [100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 200]

[[line]]
category = "rent"
monthly = 300
"#;

/// The columns of the amount, the basis and the effect in a book of one axis.
const AMOUNT: usize = 8;
const FIRST_ROW: usize = 9;

fn book() -> TestBook {
    let book = book_of(PLAN);
    book.done("plan hand-out --by department -o forms --as wang --as-of 2026-11-30");
    book
}

/// The cells of the first sheet of a form.
fn cells(path: &Path) -> Vec<Vec<Data>> {
    let mut workbook = open_workbook_auto(path).unwrap();
    let range = workbook.worksheet_range_at(0).unwrap().unwrap();
    assert_eq!(range.start(), Some((0, 0)));
    range.rows().map(<[Data]>::to_vec).collect()
}

/// Saves cells as another program would: no lock, no formats, a sheet of its own beside.
fn save(path: &Path, cells: &[Vec<Data>]) {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, cells) in (0..).zip(cells) {
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Data::Empty => {}
                Data::Float(value) => drop(sheet.write_number(row, column, *value).unwrap()),
                Data::Int(value) => drop(sheet.write_number(row, column, *value as f64).unwrap()),
                other => match other.to_string().strip_prefix("=>") {
                    Some(formula) => drop(sheet.write_formula(row, column, Formula::new(formula)).unwrap()),
                    None => drop(sheet.write_string(row, column, other.to_string()).unwrap()),
                },
            }
        }
    }
    workbook.add_worksheet().set_name("notes").unwrap().write_string(0, 0, "mine").unwrap();
    workbook.save(path).unwrap();
}

fn edit(book: &TestBook, form: &str, change: impl FnOnce(&mut Vec<Vec<Data>>)) {
    let path = book.join("forms").join(form);
    let mut cells = cells(&path);
    for row in &mut cells {
        row.resize(AMOUNT + 3, Data::Empty);
    }
    change(&mut cells);
    save(&path, &cells);
}

const DESK: &str = "客服部-1.xlsx";
const HOTLINE: &str = "hotline-1.xlsx";

/// Fills in the amounts of a form, one after the other.
fn fill(book: &TestBook, form: &str, amounts: &[&str]) {
    edit(book, form, |cells| {
        for (row, amount) in cells[FIRST_ROW..].iter_mut().zip(amounts) {
            row[AMOUNT] = amount.parse().map_or_else(|_| Data::String(amount.to_string()), Data::Float);
        }
    });
}

fn collect(book: &TestBook, more: &str) -> (i32, String) {
    book.run(&format!("plan collect forms --as wang --as-of 2026-12-05{more}"))
}

fn plan(book: &TestBook) -> String {
    fs::read_to_string(book.join("budget.toml")).unwrap()
}

#[test]
fn what_is_filled_in_goes_into_the_plan_and_leaves_the_rest_of_it() {
    let book = book();
    fill(&book, DESK, &["12000.12", "7000"]);
    fill(&book, HOTLINE, &["-500", "2600"]);
    edit(&book, DESK, |cells| {
        cells[FIRST_ROW][AMOUNT + 1] = Data::String("three shifts".to_string());
        cells[FIRST_ROW + 1][AMOUNT + 2] = Data::String("=2+3 is no formula".to_string());
    });
    let (code, text) = collect(&book, "");
    assert_eq!((code, plan(&book).as_str()), (0, PLAN), "{text}");
    let (code, text) = collect(&book, " --into 2027");
    assert_eq!(code, 0, "{text}");
    let wanted = PLAN
        .replace("monthly = 1000 # a month", "monthly = 1000.01 # a month")
        .replace("two shifts", "three shifts")
        .replace(
            "annual = 6000\nphasing = \"first-of-quarter\"",
            "annual = 7000\nphasing = \"first-of-quarter\"\neffect = \"=2+3 is no formula\"",
        )
        .replace("annual = -600", "annual = -500")
        .replace(&format!("[{}200]", "100, ".repeat(11)), &format!("[{}400]", "200, ".repeat(11)));
    assert_eq!(plan(&book), wanted);
    assert!(book.join("rounds/2027/1.collected.toml").exists());
    assert_eq!(book.run("plan check").0, 0);
    // Once more it is in the plan already.
    let (code, text) = collect(&book, " --into 2027");
    assert!(code == 3 && text.contains("is in the plan already"), "{text}");
}

#[test]
fn nothing_is_written_while_somebody_is_missing_or_a_cell_is_empty() {
    let book = book();
    fill(&book, DESK, &["12000", ""]);
    fs::remove_file(book.join("forms").join(HOTLINE)).unwrap();
    let (code, text) = collect(&book, "");
    assert!(code == 1 && text.contains("in part") && text.contains("missing"), "{text}");
    let (code, text) = collect(&book, " --into 2027");
    assert!(code == 3 && text.contains("not all have answered"), "{text}");
    fill(&book, DESK, &["13000", "6000"]);
    assert_eq!((collect(&book, " --into 2027").0, plan(&book).as_str()), (3, PLAN));
    let (code, text) = collect(&book, " --into 2027 --without hotline");
    assert!(code == 0 && text.contains("left as planned"), "{text}");
    assert!(plan(&book).contains("telecom") && plan(&book).contains("100, 200]"));
}

/// Each of these is told with its cell, and nothing is written.
#[test]
fn what_may_not_be_changed_is_found() {
    type Change = fn(&mut Vec<Vec<Data>>);
    let cases: &[(&str, Change)] = &[
        ("B10: `labour` stands here; handed out was labour:overtime", |c| c[9][1] = Data::String("labour".into())),
        ("G10: `12001` stands here; handed out was 12000.00", |c| c[9][6] = Data::Float(12001.0)),
        ("H10: handed out was 11000.00, and it is empty now", |c| c[9][7] = Data::Empty),
        ("F10: `5` stands here; handed out was nothing", |c| c[9][5] = Data::Float(5.0)),
        ("row 12: this line was not handed out: `9`", |c| {
            let mut row = c[10].clone();
            row[0] = Data::String("9".into());
            c.push(row);
        }),
        ("row 12: line 2 stands in the form twice", |c| c.push(c[10].clone())),
        ("line 2, training, was handed out and is not in the form", |c| drop(c.remove(10))),
        ("B7: this is not the hash of the plan that round 1", |c| c[6][1] = Data::String("ab".into())),
        ("B6: the unit is `万元`", |c| c[5][1] = Data::String("万元".into())),
        ("B5: nothing was handed out to `kitchen`", |c| c[4][1] = Data::String("kitchen".into())),
        ("B4: `first` is no round", |c| c[3][1] = Data::String("first".into())),
        ("this form is of plan 2026", |c| c[2][1] = Data::String("2026".into())),
        ("I9: the heading is `Basis`", |c| c[8][8] = Data::String("Basis".into())),
        ("I10: `about 5` is no amount", |c| c[9][8] = Data::String("about 5".into())),
        ("I10: `5 USD` is no amount", |c| c[9][8] = Data::String("5 USD".into())),
        ("I10: `-5` is negative", |c| c[9][8] = Data::Float(-5.0)),
        ("this is no form that was handed out", |c| drop(c.drain(..9))),
    ];
    for (told, change) in cases {
        let book = book();
        fill(&book, DESK, &["12000", "6000"]);
        fill(&book, HOTLINE, &["-600", "1300"]);
        edit(&book, DESK, change);
        for more in ["", " --into 2027"] {
            let (code, text) = collect(&book, more);
            assert!(code == 3 && text.contains(told), "{told}{more}: {code}\n{text}");
            assert_eq!(plan(&book), PLAN);
        }
    }
}

/// Innocent: blanks around texts, an unlocked copy, a remark beside, digits as text, a line break, rows in another order.
#[test]
fn what_spreadsheets_do_by_themselves_is_no_change() {
    let book = book();
    edit(&book, DESK, |cells| {
        cells[FIRST_ROW][AMOUNT] = Data::String("12,500.00".to_string());
        cells[FIRST_ROW][1] = Data::String(" labour:overtime ".to_string());
        cells[FIRST_ROW][6] = Data::String("12,000.00".to_string());
        cells[FIRST_ROW][0] = Data::Float(1.0);
        cells[FIRST_ROW][AMOUNT + 1] = Data::String("two\nshifts".to_string());
        cells[FIRST_ROW + 1][AMOUNT] = Data::Float(0.0);
        cells[FIRST_ROW + 1].push(Data::String("asked Li".to_string()));
        cells.swap(FIRST_ROW, FIRST_ROW + 1);
    });
    fill(&book, HOTLINE, &["-600", "1300"]);
    let (code, text) = collect(&book, " --into 2027");
    assert!(code == 0 && text.contains("`asked Li` stands outside the form"), "{code} {text}");
    let text = plan(&book);
    assert!(text.contains("basis = \"two shifts\"") && text.contains("annual = 0"), "{text}");
}

#[test]
fn a_formula_counts_with_the_result_that_is_saved() {
    let book = book();
    fill(&book, HOTLINE, &["-600", "1300"]);
    edit(&book, DESK, |cells| {
        cells[FIRST_ROW][AMOUNT] = Data::String("=>=1000*12".to_string());
        cells[FIRST_ROW + 1][AMOUNT] = Data::Float(6000.0);
    });
    // As programs write it that do not reckon: a formula, and no value.
    without_values(&book.join("forms").join(DESK));
    let (code, text) = collect(&book, "");
    assert!(code == 3 && text.contains("I10: a formula whose result is not in the file"), "{code} {text}");
}

/// Takes the values of formulas out of the first sheet.
fn without_values(path: &Path) {
    use std::io::{Read, Write};
    let mut archive = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    let mut bytes = std::io::Cursor::new(Vec::new());
    let mut to = zip::ZipWriter::new(&mut bytes);
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let (name, mut content) = (file.name().unwrap().into_owned(), Vec::new());
        file.read_to_end(&mut content).unwrap();
        if name == "xl/worksheets/sheet1.xml" {
            let text = String::from_utf8(content).unwrap();
            assert!(text.contains("</f><v>0</v>"), "{text}");
            content = text.replace("</f><v>0</v>", "</f>").into_bytes();
        }
        to.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        to.write_all(&content).unwrap();
    }
    to.finish().unwrap();
    fs::write(path, bytes.into_inner()).unwrap();
}

#[test]
fn a_copy_counts_once_and_another_answer_is_asked_about() {
    let book = book();
    fill(&book, DESK, &["12000", "6000"]);
    fill(&book, HOTLINE, &["-600", "1300"]);
    fs::copy(book.join("forms").join(DESK), book.join("forms/copy.xlsx")).unwrap();
    let (code, text) = collect(&book, "");
    assert!(code == 0 && text.contains("read once"), "{text}");
    edit(&book, "copy.xlsx", |cells| cells[FIRST_ROW][AMOUNT] = Data::Float(1.0));
    let (code, text) = collect(&book, "");
    assert!(code == 3 && text.contains("has answered in copy.xlsx already, and otherwise"), "{text}");
}

/// The second round is of the plan that the first became; forms of the first are left out of it.
#[test]
fn rounds_are_kept_apart() {
    let book = book();
    fill(&book, DESK, &["14000", "6000"]);
    fill(&book, HOTLINE, &["-600", "1300"]);
    assert_eq!(collect(&book, " --into 2027").0, 0);
    book.done("plan hand-out --by department -o forms --as wang --as-of 2026-12-06");
    fill(&book, "客服部-2.xlsx", &["13000", "6000"]);
    fill(&book, "hotline-2.xlsx", &["-600", "1300"]);
    let (code, text) = collect(&book, " --into 2027 --target 20000");
    assert!(code == 0 && text.contains("a form of round 1; round 2 is collected"), "{text}");
    assert!(text.contains("23,300.00: 3,300.00 above the target of 20,000.00"), "{text}");
    let (code, text) = collect(&book, " --round 1");
    assert!(code == 0 && text.contains("another amount in the plan than was handed out"), "{text}");
    assert_eq!(collect(&book, " --round 3").0, 2);
}

/// In 万元 12.5 is 125,000; a figure in 元 beside it is told, and 元 written out is what it says.
#[test]
fn amounts_are_in_the_unit_of_the_form() {
    let book = book_of(&PLAN.replace("monthly = 1000 # a month", "monthly = 10000.01"));
    book.done("plan hand-out --by 部门 -o forms --as wang --unit wan --as-of 2026-11-30");
    fill(&book, DESK, &["12.5", "6000元"]);
    fill(&book, HOTLINE, &["-0.06", "1300"]);
    let (code, text) = collect(&book, " --format json");
    assert_eq!(code, 0, "{text}");
    for amount in ["125000.00", "6000.00", "-600.00", "13000000.00"] {
        assert!(text.contains(&format!("\"amount\":\"{amount}\"")), "{amount}: {text}");
    }
    assert!(text.contains("was it filled in in another unit?"), "{text}");
}

/// Saved as CSV, by Excel or by hand, in any order of the language.
#[test]
fn a_form_may_come_back_as_text_or_in_another_language() {
    let book = book_of(PLAN);
    book.done("plan hand-out --by department -o forms --as wang --lang zh-CN --as-of 2026-11-30");
    fill(&book, DESK, &["12000", "6000"]);
    fill(&book, HOTLINE, &["-600", "1300"]);
    let rows = cells(&book.join("forms").join(DESK));
    let quoted = |cell: &Data| format!("\"{}\"", cell.to_string().replace('"', "\"\""));
    let lines: Vec<String> = rows.iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(",")).collect();
    fs::remove_file(book.join("forms").join(DESK)).unwrap();
    book.write("forms/desk.csv", format!("\u{feff}{}\r\n", lines.join("\r\n")));
    let (code, text) = collect(&book, "");
    assert_eq!(code, 0, "{text}");
}

/// A form that is filled in is never written over, and a book's own folders hold none.
#[test]
fn forms_go_where_nothing_is_lost() {
    let book = book();
    let before = fs::read(book.join("forms").join(DESK)).unwrap();
    fs::rename(book.join("rounds/2027/1.toml"), book.join("kept.toml")).unwrap();
    fill(&book, DESK, &["12000", "6000"]);
    let (code, text) = book.run("plan hand-out --by department -o forms --as wang --as-of 2026-11-30");
    assert!(code == 2 && text.contains("may be filled in already"), "{text}");
    // What a killed command left is the same.
    fs::write(book.join("forms").join(DESK), before).unwrap();
    book.done("plan hand-out --by department -o forms --as wang --as-of 2026-11-30");
    for folder in ["plans", "ledger/x", "rounds"] {
        assert_eq!(book.run(&format!("plan hand-out --by department -o {folder} --as wang")).0, 2, "{folder}");
    }
    assert_eq!(book.run("plan hand-out --by department --as wang").0, 2);
    assert_eq!(book.run("plan hand-out --by colour -o forms --as wang").0, 2);
}

/// A line that a method works out states what was filled in; a contingency stays a reserve.
#[test]
fn a_method_gives_way_to_what_was_filled_in() {
    let plan = "language = \"en\"\n[plan]\nid = \"2027\"\nfirst_month = \"2027-01\"\n[[line]]\ncategory = \"office\"\n\
                monthly = 1000\nowner = \"li\"\n[[line]]\ncategory = \"reserve\"\nmethod = \"contingency\"\n\
                of = [\"office\"]\nrate = \"5%\"\nowner = \"li\"\n";
    let book = book_of(plan);
    let (code, text) = book.run("plan hand-out -o forms --as wang --as-of 2026-11-30");
    assert_eq!(code, 0, "{text}");
    edit(&book, "li-1.xlsx", |cells| {
        // Without an axis every column stands one to the left.
        cells[FIRST_ROW][AMOUNT - 1] = Data::Float(12000.0);
        cells[FIRST_ROW + 1][AMOUNT - 1] = Data::Float(1200.0);
    });
    let (code, text) = collect(&book, " --into 2027");
    assert!(code == 0 && text.contains("worked out by a method"), "{code} {text}");
    let text = fs::read_to_string(book.join("budget.toml")).unwrap();
    assert!(text.contains("reserve = true") && !text.contains("rate") && !text.contains("contingency"), "{text}");
}
