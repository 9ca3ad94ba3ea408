//! Archives, files that hold no table, HTML, workbooks that break their limits.

use std::io::{Cursor, Write};

use zip::write::{SimpleFileOptions, ZipWriter};

use super::*;

fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook of one sheet, made by hand: for what no library would write.
fn raw_workbook(properties: &str, cells: &str) -> Vec<u8> {
    let header = "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>日期</v></c><c r=\"B1\" t=\"str\"><v>科目</v></c><c r=\"C1\" t=\"str\"><v>金额</v></c></row>";
    let sheet = format!("<worksheet><sheetData>{header}{cells}</sheetData></worksheet>");
    let book = format!(
        "<workbook xmlns:r=\"r\">{properties}<sheets><sheet name=\"明细\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let rels = |kind: &str, target: &str| {
        format!(
            "<Relationships><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    archive(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", rels("officeDocument", "xl/workbook.xml").as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", rels("worksheet", "worksheets/sheet1.xml").as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

fn row(number: u32, date: &str, more: &str) -> String {
    format!(
        "<row r=\"{number}\"><c r=\"A{number}\"><v>{date}</v></c><c r=\"B{number}\" t=\"str\"><v>加班费</v></c><c r=\"C{number}\"><v>7</v></c>{more}</row>"
    )
}

const ROWS: &str = "日期,科目,摘要,金额\n2026-01-05,加班费,晚班,7.00\n";

#[test]
fn an_archive_of_one_file_is_read() {
    for (files, expected) in [
        (&[("账单.csv", ROWS.as_bytes())][..], Ok(1)),
        (&[("a/账单.csv", ROWS.as_bytes()), ("__MACOSX/账单.csv", b"x")], Ok(1)),
        (
            &[("a.csv", ROWS.as_bytes()), ("b.csv", ROWS.as_bytes())],
            Err("the archive does not hold one table: a.csv, b.csv"),
        ),
        (&[("a.zip", &archive(&[("b.csv", ROWS.as_bytes())]))], Err("the archive does not hold one table: a.zip")),
    ] {
        let read = run(&archive(files), &book(), None).map(|(postings, _)| postings.len());
        assert_eq!(read, expected.map_err(|message| vec![message.to_string()]), "{files:?}");
    }
}

#[test]
fn what_holds_no_table_is_said_to() {
    for (bytes, expected) in [
        (&b"%PDF-1.7 \x00"[..], "this is a PDF, not a table"),
        (b"\x89PNG\r\n", "this is a picture, not a table"),
        (b"Rar!\x1a\x07", "this is an archive that is not read"),
    ] {
        assert_eq!(run(bytes, &book(), None).unwrap_err(), [expected]);
    }
}

#[test]
fn a_workbook_keeps_within_its_limits() {
    for (more, cell) in [
        ("<c r=\"XFE2\"><v>1</v></c>", "XFE2"),
        ("<c r=\"ZZZZZZZZZZZZZ2\"><v>1</v></c>", "ZZZZZZZZZZZZZ2"),
        ("<c r=\"D4294967295\"><v>1</v></c>", "D4294967295"),
    ] {
        let problems = run(&raw_workbook("", &row(2, "46027", more)), &book(), None).unwrap_err();
        assert_eq!(problems, [format!("the workbook has a cell outside its sheet: `{cell}`")]);
    }
    let problems = run(&raw_workbook("", &row(1_048_577, "46027", "")), &book(), None).unwrap_err();
    assert!(problems[0].starts_with("the workbook has a cell outside"), "{problems:?}");
    let long = format!("<c r=\"D2\" t=\"str\"><v>{}</v></c>", "x".repeat(3 << 20));
    let problems = run(&raw_workbook("", &row(2, "46027", &long)), &book(), None).unwrap_err();
    assert!(problems[0].contains("is larger than a workbook can be read"), "{problems:?}");
}

#[test]
fn bare_serials_count_from_the_workbook_s_own_day() {
    for (properties, serial) in [("", "46027"), ("<workbookPr date1904=\"1\"/>", "44565")] {
        let (postings, _) = run(&raw_workbook(properties, &row(2, serial, "")), &book(), None).unwrap();
        assert_eq!(lines(&postings), ["2026-01 2026-01-05 人力成本:加班费 7.00"], "{properties}");
    }
}

#[test]
fn an_amount_without_a_value_is_none() {
    let cells = "<row r=\"2\"><c r=\"A2\"><v>46027</v></c><c r=\"B2\" t=\"str\"><v>加班费</v></c><c r=\"C2\"><f>1+1</f></c></row>";
    let (postings, outcome) = run(&raw_workbook("", cells), &book(), None).unwrap();
    assert_eq!((postings.len(), problems(&outcome)), (0, vec!["2:3 the row has no amount".to_string()]));
}

#[test]
fn tables_in_html_are_read() {
    let page = "<html><head><meta charset=gb2312><style>td {}</style></head><body><table border=1>\
        <tr><td colspan=4>费用明细表</td></tr>\
        <tr><th>日期<th>科目<th>摘要<th>金额</tr>\
        <tr><td rowspan=\"2\">2026-01-05</td><td>加班费</td><td>晚班&amp;夜班</td><td>1,234.50</td></tr>\
        <tr><td>加班费<td>undefined<td>&nbsp;7</table></body></html>";
    for bytes in [page.as_bytes().to_vec(), encoding_rs::GB18030.encode(page).0.into_owned()] {
        let (postings, outcome) = run(&bytes, &book(), None).unwrap();
        let expected = ["2026-01 2026-01-05 人力成本:加班费 1234.50", "2026-01 2026-01-05 人力成本:加班费 7.00"];
        assert_eq!((lines(&postings), problems(&outcome)), (expected.map(String::from).to_vec(), vec![]));
        assert_eq!((postings[0].description.as_str(), postings[1].description.as_str()), ("晚班&夜班", ""));
        assert_eq!((outcome.decided.format, outcome.decided.header_line), ("html", 2));
    }
}
