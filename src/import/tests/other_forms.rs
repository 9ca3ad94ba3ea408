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
            Err("the archive does not contain exactly one table: a.csv, b.csv"),
        ),
        (
            &[("a.zip", &archive(&[("b.csv", ROWS.as_bytes())]))],
            Err("the archive does not contain exactly one table: a.zip"),
        ),
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
        (b"Rar!\x1a\x07", "this is an archive that cannot be read"),
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
    assert!(problems[0].contains("too large to be read"), "{problems:?}");
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

/// An XML spreadsheet 2003 of these sheets.
fn spreadsheet(sheets: &[(&str, &str)]) -> String {
    let sheets = sheets.iter().map(|(name, rows)| format!("<Worksheet ss:Name=\"{name}\">{rows}</Worksheet>"));
    let sheets = sheets.collect::<String>();
    format!(
        "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>\
        <Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">\
        <Styles><Style ss:ID=\"usd\"><NumberFormat ss:Format=\"&quot;US$&quot;0.00\"/></Style></Styles>{sheets}</Workbook>"
    )
}

fn texts(cells: &[&str]) -> String {
    cells.iter().map(|cell| format!("<Cell><Data ss:Type=\"String\">{cell}</Data></Cell>")).collect()
}

#[test]
fn xml_spreadsheets_are_read() {
    let head = format!(
        "<Row ss:Index=\"3\">{}<Cell ss:Index=\"5\"><Data ss:Type=\"String\">金额</Data></Cell></Row>",
        texts(&["日期", "科目", "摘要"])
    );
    let day = "<Cell><Data ss:Type=\"DateTime\">2026-01-05T00:00:00.000</Data></Cell>";
    let first = "<Cell ss:MergeDown=\"1\"><Data ss:Type=\"String\">加班费</Data><Comment><Data>as told</Data></Comment></Cell>\
        <Cell ss:MergeAcross=\"1\"><Data ss:Type=\"String\">晚<B>班</B>&amp;夜班</Data></Cell>";
    let amount = |style: &str, number: &str| format!("<Cell {style}><Data ss:Type=\"Number\">{number}</Data></Cell>");
    let rows = |style: &str| {
        format!(
            "<Table><Row><Cell ss:MergeAcross=\"4\"><Data ss:Type=\"String\">费用明细</Data></Cell></Row>{head}\
            <Row>{day}{first}{}</Row><Row ss:Hidden=\"1\">{day}{}</Row></Table>",
            amount(style, "1234.5"),
            amount("ss:Index=\"5\"", "7E1")
        )
    };
    let hidden = format!(
        "<Table><Row>{}</Row><Row>{}</Row></Table><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions>",
        texts(&["日期", "科目", "金额"]),
        texts(&["2026-01-05", "加班费", "9999"])
    );
    let text = spreadsheet(&[("旧账", &hidden), ("封面", ""), ("明细", &rows(""))]);
    let expected = ["2026-01 2026-01-05 人力成本:加班费 1234.50", "2026-01 2026-01-05 人力成本:加班费 70.00"];
    for bytes in [text.clone().into_bytes(), encoding_rs::GB18030.encode(&text).0.into_owned()] {
        let (postings, outcome) = run(&bytes, &book(), None).unwrap();
        assert_eq!((lines(&postings), problems(&outcome)), (expected.map(String::from).to_vec(), vec![]));
        assert_eq!((postings[0].description.as_str(), outcome.decided.format), ("晚班&夜班", "xml"));
        let told =
            ["read from 明细; these sheets have a header, too, but were not read: 旧账", "1 hidden row was read"];
        assert_eq!(warnings(&outcome), told);
    }
    let dollars = spreadsheet(&[("明细", &rows("ss:StyleID=\"usd\""))]);
    let (postings, outcome) = run(dollars.as_bytes(), &book(), None).unwrap();
    assert_eq!((postings.len(), problems(&outcome).len()), (1, 1));
    for cut in [&text[..text.len() - 12], &text[..text.len() / 2]] {
        let problems = run(cut.as_bytes(), &book(), None).unwrap_err();
        assert!(problems[0].starts_with("the workbook cannot be opened"), "{problems:?}");
    }
    let outside = text.replace("ss:Index=\"3\"", "ss:Index=\"1048577\"");
    assert!(run(outside.as_bytes(), &book(), None).unwrap_err()[0].starts_with("the workbook has a cell outside"));
}

#[test]
fn a_sheet_s_name_says_the_unit_of_its_amounts() {
    for (name, expected) in [
        ("1月(万元)", Ok("15000.00")),
        ("费用-千元", Ok("1500.00")),
        ("1月", Ok("1.50")),
        ("Pound Lane", Ok("1.50")),
        ("美元户", Err("the lines above the header say that the amounts are in USD, but the plan is in CNY")),
        ("2026 USD", Err("the lines above the header say that the amounts are in USD, but the plan is in CNY")),
    ] {
        let rows = [texts(&["日期", "科目", "金额"]), texts(&["2026-01-05", "加班费", "1.5"])];
        let table = format!("<Table><Row>{}</Row><Row>{}</Row></Table>", rows[0], rows[1]);
        let read = run(spreadsheet(&[(name, &table)]).as_bytes(), &book(), None);
        let sums = read.map(|(postings, _)| postings[0].amount.to_string());
        assert_eq!(sums, expected.map(String::from).map_err(|message| vec![message.to_string()]), "{name}");
    }
}

#[test]
fn what_stands_below_the_amounts_is_used_to_refuse_them() {
    let wan = "a line below the amounts says that they are in ten thousands (万元), but they were read in yuan (whole currency units)";
    let dollars = "a line below the amounts says that they are in USD, but the plan is in CNY";
    for (head, foot, expected) in [
        ("金额", "单位：万元,,,", Err(wan)),
        ("金额", ",,,单位：万元", Err(wan)),
        ("金额", "制表：张三,审核：李四,单位：万元,", Err(wan)),
        ("金额", "单位：,万元,,", Err(wan)),
        ("金额（元）", "（以万元列示）,,,", Err(wan)),
        ("金额", "币种：美元,,,", Err(dollars)),
        ("金额", "合计（万元）,,,7.00", Err(wan)),
        ("金额", "单位：元,,,", Ok("7.00")),
        ("金额（万元）", "单位：万元,,,", Ok("70000.00")),
        ("金额", "编制单位：阳光物业（含税）,,,", Ok("7.00")),
        ("金额", "合计,,,7.00", Ok("7.00")),
    ] {
        let text = format!("日期,科目,摘要,{head}\n2026-01-05,加班费,晚班,7.00\n{foot}\n");
        let read = run(text.as_bytes(), &book(), None).map(|(postings, _)| postings[0].amount.to_string());
        assert_eq!(read, expected.map(String::from).map_err(|message| vec![message.to_string()]), "{foot}");
    }
    let given = Profile { unit: Some(crate::model::Unit::Wan), ..Profile::default() };
    let text = "日期,科目,摘要,金额\n2026-01-05,加班费,晚班,7.00\n单位：万元,,,\n";
    assert_eq!(run(text.as_bytes(), &book(), Some(&given)).unwrap().0[0].amount.to_string(), "70000.00");
}
