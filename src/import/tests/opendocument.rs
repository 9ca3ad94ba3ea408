//! OpenDocument spreadsheets: what their cells show beside their values.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{book, run, warnings};

const NAMES: &str = r#"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0""#;

/// A workbook of one sheet with these styles, columns and rows.
fn workbook(styles: &str, columns: &str, rows: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMES}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="明细">{columns}{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    let manifest = r#"<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#;
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let parts = [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
        ("META-INF/manifest.xml", manifest),
    ];
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn text(text: &str) -> String {
    format!(r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#)
}

fn row(day: &str, cell: &str, value: &str, more: &str) -> String {
    let amount =
        format!(r#"<table:table-cell {cell} office:value="{value}"><text:p>{value}</text:p></table:table-cell>"#);
    format!("<table:table-row {more}>{}{}{}{amount}</table:table-row>", text(day), text("纸"), text("工资"))
}

fn head() -> String {
    let cells: String = ["日期", "摘要", "科目", "金额"].into_iter().map(text).collect();
    format!("<table:table-row>{cells}</table:table-row>")
}

/// The sum of two rows of 100 and −20 with these styles, columns and cells; `None` where the file is refused.
fn sum(styles: &str, columns: &str, cell: &str) -> Option<i128> {
    let rows = head() + &row("2026-01-05", cell, "100", "") + &row("2026-01-06", cell, "-20", "");
    let (_, outcome) = run(&workbook(styles, columns, &rows), &book(), None).ok()?;
    (outcome.bad_rows == 0).then_some(outcome.sum)
}

const FLOAT: &str = r#"office:value-type="float""#;
const STYLED: &str = r#"office:value-type="float" table:style-name="ce1""#;

fn style(number: &str) -> String {
    format!(r#"{number}<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>"#)
}

fn currency(sign: &str) -> String {
    let sign = format!("<number:currency-symbol>{sign}</number:currency-symbol>");
    style(&format!(
        r#"<number:currency-style style:name="N1P0">{sign}<number:number/></number:currency-style><number:currency-style style:name="N1"><number:text>-</number:text>{sign}<number:number/><style:map style:condition="value()&gt;=0" style:apply-style-name="N1P0"/></number:currency-style>"#
    ))
}

#[test]
fn the_currency_of_cells_is_seen() {
    let said = |code: &str| format!(r#"office:value-type="currency" office:currency="{code}""#);
    assert_eq!(sum("", "", FLOAT), Some(8_000));
    assert_eq!((sum("", "", &said("CNY")), sum("", "", &said("USD"))), (Some(8_000), None));
    for (sign, expected) in [("¥", Some(8_000)), ("€", None), ("$", None), ("US$", None)] {
        assert_eq!(sum(&currency(sign), "", STYLED), expected, "{sign}");
    }
    let column = r#"<table:table-column table:number-columns-repeated="3"/><table:table-column table:default-cell-style-name="ce1"/>"#;
    assert_eq!(sum(&currency("$"), column, FLOAT), None, "the style of the column");
    assert_eq!(sum(&currency("¥"), "", &(said("JPY") + r#" table:style-name="ce1""#)), None, "its yuan are yen");
    let plain = style(r#"<number:number-style style:name="N1"><number:number/></number:number-style>"#);
    assert_eq!(sum(&plain, "", STYLED), Some(8_000));
    let counted =
        r#"<number:number-style style:name="N1"><number:number/><number:text>万元</number:text></number:number-style>"#;
    assert_eq!(sum(&style(counted), "", STYLED), Some(80_000_000));
}

#[test]
fn hidden_rows_are_told_and_labels_that_are_merged_fill_down() {
    let hidden =
        head() + &row("2026-01-05", FLOAT, "100", "") + &row("2026-01-06", FLOAT, "5", r#"table:visibility="filter""#);
    let (_, outcome) = run(&workbook("", "", &hidden), &book(), None).unwrap();
    assert_eq!((outcome.sum, warnings(&outcome).join("")), (10_500, "1 hidden row was read".to_string()));
    let merged = |label: &str| {
        text(label).replacen("<table:table-cell", r#"<table:table-cell table:number-rows-spanned="2""#, 1)
    };
    let number = |value: &str| {
        format!(r#"<table:table-cell {FLOAT} office:value="{value}"><text:p>{value}</text:p></table:table-cell>"#)
    };
    let first = format!(
        "<table:table-row>{}{}{}{}</table:table-row>",
        merged("2026-01-05"),
        text("纸"),
        merged("工资"),
        number("100")
    );
    let second = format!(
        "<table:table-row><table:covered-table-cell/>{}<table:covered-table-cell/>{}</table:table-row>",
        text("笔"),
        number("50")
    );
    let (postings, outcome) = run(&workbook("", "", &(head() + &first + &second)), &book(), None).unwrap();
    let days = postings.iter().filter_map(|posting| posting.date).collect::<std::collections::BTreeSet<_>>();
    assert_eq!((outcome.sum, postings.len(), days.len()), (15_000, 2, 1));
}
