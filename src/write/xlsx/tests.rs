//! Workbooks are read back cell by cell.

#![expect(clippy::inconsistent_digit_grouping, reason = "amounts in 分 are written yuan_fen")]

use std::io::Cursor;

use calamine::{Data as Read, Reader, Xlsx as Book, open_workbook_from_rs};

use super::bytes;
use crate::model::{Currency, Money, Month, Quantity, Ratio, Unit};
use crate::report::{Align, Cell, Column, Data, Emphasis, Form, Report, Row, Section, Table, Tone};
use crate::words::{Language, Message, Words, msg};
use crate::write::{Look, fixture};

fn read(bytes: &[u8]) -> Book<Cursor<&[u8]>> {
    open_workbook_from_rs(Cursor::new(bytes)).unwrap()
}

fn rows(bytes: &[u8]) -> Vec<Vec<Read>> {
    let mut book = read(bytes);
    let name = book.sheet_names()[0].clone();
    let range = book.worksheet_range(&name).unwrap();
    let (last, width) = range.end().unwrap();
    let cell = |row, column| range.get_value((row, column)).cloned().unwrap_or(Read::Empty);
    (0..=last).map(|row| (0..=width).map(|column| cell(row, column)).collect()).collect()
}

fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let count = archive.len();
    let mut entry = |at| {
        let file = archive.by_index(at).unwrap();
        (file.name().unwrap().into_owned(), std::io::read_to_string(file).unwrap())
    };
    (0..count).map(&mut entry).collect()
}

fn part(bytes: &[u8], name: &str) -> String {
    parts(bytes).into_iter().find(|(own, _)| own == name).unwrap().1
}

#[test]
fn the_fixture_is_read_back() {
    let words = Words::new(Language::ZhCn);
    let made = bytes(&fixture::report(), &Look::plain(&words, Unit::One)).unwrap();
    let rows = rows(&made);
    let text = |text: &str| Read::String(text.into());
    let find = |name: &str| rows.iter().find(|row| row[0] == text(name)).unwrap_or_else(|| panic!("{name}\n{rows:?}"));
    assert_eq!(rows[0][0], text("阳光花园 2026-02"));
    assert_eq!(find("预算科目")[..8], ["预算科目", "预算", "实际", "差异", "执行率", "状态", "实际", "差异"].map(text));
    let above = rows.iter().position(|row| row[0] == text("预算科目")).unwrap() - 1;
    assert_eq!((&rows[above][1], &rows[above][6]), (&text("本月"), &text("本年累计")));
    let figure = Read::Float;
    assert_eq!(
        find("加班费")[1..8],
        [figure(5_000.0), figure(7_000.0), figure(2_000.0), figure(1.4), text("超支"), figure(9_001.0), figure(-999.0)]
    );
    assert_eq!(find("电费|A*")[2], figure(120_000.01));
    assert_eq!(find("快递费")[4], text("—"));
    assert_eq!(find("合计")[2], figure(127_088.01));
    assert!(find("进行中")[0] == text("进行中") && find("三个批次")[0] == text("三个批次"));
}

#[test]
fn it_is_laid_out_for_reading_and_for_paper() {
    let words = Words::new(Language::ZhCn);
    let made = bytes(&fixture::report(), &Look::plain(&words, Unit::Wan)).unwrap();
    let sheet = part(&made, "xl/worksheets/sheet1.xml");
    let styles = part(&made, "xl/styles.xml");
    for piece in [
        "<pane xSplit=\"1\" ySplit=",
        "state=\"frozen\"",
        "outlineLevel=\"1\"",
        "summaryBelow=\"0\"",
        "orientation=\"landscape\"",
        "fitToHeight=\"0\"",
        "<conditionalFormatting",
        "第 &amp;P 页，共 &amp;N 页",
    ] {
        assert!(sheet.contains(piece), "{piece}\n{sheet}");
    }
    // Rows stand under others: sorting would tear them apart.
    assert!(!sheet.contains("<autoFilter") && !sheet.contains("<tablePart"), "{sheet}");
    for piece in [r#"formatCode="0\.0000""#, r#"formatCode="+0\.0000;-0\.0000;0\.0000""#, "0.00000%", "Microsoft YaHei"]
    {
        assert!(styles.contains(piece), "{piece}\n{styles}");
    }
    assert!(part(&made, "xl/workbook.xml").contains("_xlnm.Print_Titles"));
    let core = part(&made, "docProps/core.xml");
    assert!(core.contains("<dc:title>阳光花园 2026-02</dc:title>"), "{core}");
    // In 万元 the cells are in 元 all the same.
    assert!(rows(&made).iter().any(|row| row[1] == Read::Float(5_000.0)));
    assert_eq!(made, bytes(&fixture::report(), &Look::plain(&words, Unit::Wan)).unwrap(), "the same bytes");
}

fn cny(minor: i64) -> Money {
    Money::from_minor(minor, Currency::CNY)
}

fn report_of(cells: Vec<Cell>) -> Report {
    let columns = cells.iter().map(|_| Column::new(Message::verbatim("x"), Align::Right, 0)).collect();
    let cells = cells.into_iter().map(|cell| (cell, Tone::Plain)).collect();
    let table = Table { title: None, columns, rows: vec![Row { cells, emphasis: Emphasis::Item, indent: 0 }] };
    let title = Section::title(Message::verbatim("=1+1"), vec![Message::verbatim("@note")]);
    Report { name: "test", sections: vec![title, Section::Table(table)], data: Data::default() }
}

#[test]
fn every_kind_of_cell() {
    let words = Words::new(Language::En);
    let quantity = |text: &str| Quantity::parse(text).unwrap();
    let together = Cell::together("≥ ", vec![Cell::Count(3)], "");
    let date = "2026-02-28".parse().unwrap();
    let text = |text: &str| Read::String(text.into());
    let cases = [
        (Cell::Text("=cmd|' /C calc'!A0".into()), text("=cmd|' /C calc'!A0")),
        (Cell::Text("+SUM(A1)".into()), text("+SUM(A1)")),
        (Cell::Text("-1".into()), text("-1")),
        (Cell::Text("@x".into()), text("@x")),
        (Cell::Text("https://example.org/<&>\"'".into()), text("https://example.org/<&>\"'")),
        (Cell::Text("a\u{1b}[31mb\nc".into()), text("a<U+001B>[31mb c")),
        (Cell::Text("00123".into()), text("00123")),
        (Cell::Text("2026-02".into()), text("2026-02")),
        (Cell::Money(cny(-123_456_78)), Read::Float(-123_456.78)),
        (Cell::Money(cny(i64::MAX)), text("92,233,720,368,547,758.07 CNY")),
        (Cell::Signed(cny(123_456_789_012_345_67)), text("+123,456,789,012,345.67 CNY")),
        (Cell::Money(cny(-9_999_999_999_999_99)), Read::Float(-9_999_999_999_999.99)),
        (
            Cell::SignedRatio(Ratio::of(cny(-22_615_171_57), cny(22_615_179_57)).unwrap()),
            Read::Float(-22_615_171.57 / 22_615_179.57),
        ),
        (Cell::Signed(cny(1)), Read::Float(0.01)),
        (Cell::Ratio(Ratio::of_counts(1, 3).unwrap()), Read::Float(1.0 / 3.0)),
        (Cell::Count(1_234), Read::Float(1_234.0)),
        (Cell::Quantity(quantity("15.5")), Read::Float(15.5)),
        (Cell::SignedQuantity(quantity("-3")), Read::Float(-3.0)),
        (Cell::Figure(quantity("0.835"), Form::Percent(1)), Read::Float(0.835)),
        (Cell::Figure(quantity("0.982"), Form::Points(1)), Read::Float(98.2)),
        (Cell::Exact(quantity("1.2345")), Read::Float(1.2345)),
        (together, text("≥ 3")),
        (Cell::word("over", msg("term-status-over")), text("over")),
        (Cell::Flag(true), text("✓")),
        (Cell::Unknown, text("—")),
        (Cell::Empty, Read::Empty),
    ];
    let (cells, expected): (Vec<Cell>, Vec<Read>) = cases.into_iter().unzip();
    let made = bytes(&report_of(cells.clone()), &Look::plain(&words, Unit::One)).unwrap();
    let all = rows(&made);
    let row = all.iter().find(|row| row[0] == expected[0]).unwrap();
    for ((read, expected), cell) in row.iter().zip(&expected).zip(&cells) {
        let read = if let Read::Int(number) = read { Read::Float(*number as f64) } else { read.clone() };
        assert_eq!(&read, expected, "{cell:?}");
    }
    assert_eq!((&all[0][0], &all[1][0]), (&text("=1+1"), &text("@note")));
    let days = [Cell::Date(date), Cell::Month(Month::parse("2026-02").unwrap())];
    let made_of_days = bytes(&report_of(days.to_vec()), &Look::plain(&words, Unit::One)).unwrap();
    let read: Vec<String> = rows(&made_of_days)
        .iter()
        .flatten()
        .filter_map(|cell| match cell {
            Read::DateTime(day) => Some(format!("{:?}", day.to_ymd_hms_milli())),
            _ => None,
        })
        .collect();
    assert_eq!(read, ["(2026, 2, 28, 0, 0, 0, 0)", "(2026, 2, 1, 0, 0, 0, 0)"]);
    // Nothing in it runs, and nothing leads out of it.
    for (name, text) in parts(&made) {
        assert!(!name.contains("vba") && !name.contains("externalLink"), "{name}");
        assert!(!text.contains("<f>") && !text.contains("hyperlink"), "{name}\n{text}");
    }
}

#[test]
fn a_table_that_has_no_room_is_refused() {
    assert!(super::refuse_larger(1_048_576, 16_384).is_ok());
    for (rows, columns) in [(1_048_577, 1), (1, 16_385)] {
        assert!(super::refuse_larger(rows, columns).is_err());
    }
}

/// Excel and the libraries that read for scripts refuse a file whose properties hold a day that is none.
#[test]
fn a_report_without_a_day_has_a_valid_one() {
    let words = Words::new(Language::En);
    let made = bytes(&report_of(vec![Cell::Count(1)]), &Look::plain(&words, Unit::One)).unwrap();
    let core = part(&made, "docProps/core.xml");
    assert_eq!(core.matches(">2000-01-01T00:00:00Z<").count(), 2, "{core}");
}

#[test]
fn amounts_that_no_cell_holds_are_told() {
    for (language, told) in [
        (Language::ZhCn, "有 2 个金额超过 15 位数字，单元格存不下，写成了文本（单位：元），求和与筛选都不包括它们"),
        (
            Language::En,
            "2 amounts have more than 15 digits, which no cell holds: written as text, in CNY, and left out of whatever a sheet adds up",
        ),
    ] {
        let words = Words::new(language);
        let cells = vec![Cell::Money(cny(i64::MAX)), Cell::Signed(cny(i64::MIN + 1)), Cell::Money(cny(1))];
        let made = bytes(&report_of(cells), &Look::plain(&words, Unit::Wan)).unwrap();
        let rows = rows(&made);
        assert!(rows.iter().any(|row| row[0] == Read::String(told.into())), "{rows:?}");
        let unit = if language == Language::En { "758.07 CNY" } else { "758.07 元" };
        assert!(rows.iter().any(|row| row[0].to_string().ends_with(unit)), "{rows:?}");
    }
}

/// No key of scripts stands where people read.
#[test]
fn a_report_without_a_headline_is_called_in_words() {
    let table = report_of(vec![Cell::Count(1)]).sections.pop().unwrap();
    for (name, zh, en) in
        [("batches", "批次", "Batches"), ("plan_lint", "方案提示", "Notes on the plans"), ("x_y", "报告", "Report")]
    {
        for (language, wanted) in [(Language::ZhCn, zh), (Language::En, en)] {
            let words = Words::new(language);
            let report = Report { name, sections: vec![table.clone()], data: Data::default() };
            let made = bytes(&report, &Look::plain(&words, Unit::One)).unwrap();
            assert_eq!(
                (read(&made).sheet_names()[0].as_str(), rows(&made)[0][0].to_string().as_str()),
                (wanted, wanted)
            );
        }
    }
}

/// What is asked for room and what is taken are one.
#[test]
fn rows_are_counted_as_they_are_laid_out() {
    let words = Words::new(Language::ZhCn);
    let look = Look::plain(&words, Unit::One);
    let plain = report_of(vec![Cell::Count(1), Cell::Count(2)]);
    for report in [fixture::report(), plain] {
        let counted = super::sheets::of_report(&report, &look)[0].rows();
        assert_eq!(counted, rows(&bytes(&report, &look).unwrap()).len());
    }
}

#[test]
fn a_text_longer_than_a_cell_is_cut() {
    let words = Words::new(Language::En);
    let made = bytes(&report_of(vec![Cell::Text("费".repeat(40_000))]), &Look::plain(&words, Unit::One)).unwrap();
    let longest = rows(&made).iter().flatten().map(|cell| cell.to_string().chars().count()).max();
    assert_eq!(longest, Some(32_000));
}

#[test]
fn each_table_has_its_sheet() {
    let words = Words::new(Language::ZhCn);
    let mut report = fixture::report();
    let Section::Table(table) = report.sections[1].clone() else { panic!() };
    let second = Table { title: Some(Message::verbatim("按[项目]/2026")), ..table };
    report.sections.push(Section::Table(second));
    report.sections.push(Section::Text(Message::verbatim("under the second"), Tone::Bad));
    let made = bytes(&report, &Look::plain(&words, Unit::One)).unwrap();
    let mut book = read(&made);
    assert_eq!(book.sheet_names(), ["阳光花园 2026-02", "按〔项目〕／2026"]);
    let range = book.worksheet_range("按〔项目〕／2026").unwrap();
    let said: Vec<String> = range.rows().map(|row| row[0].to_string()).collect();
    assert!(said.contains(&"按[项目]/2026".into()) && said.contains(&"under the second".into()), "{said:?}");
}
