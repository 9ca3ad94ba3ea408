//! XLS and XLSB: what the formats of their cells say is heeded as in XLSX.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{book, run, warnings};

/// The style of each amount is the last; the header names the amounts.
struct Sheet<'a> {
    code: &'a str,
    header: &'a str,
    amounts: &'a [f64],
    hidden: &'a [usize],
    merged: bool,
}

/// A cell: row, column, and its text or its number.
type Cell = (usize, usize, Result<String, f64>);

fn cells(sheet: &Sheet<'_>) -> Vec<Cell> {
    let text = |row, column, text: &str| (row, column, Ok(text.to_string()));
    let mut cells: Vec<Cell> =
        ["日期", "摘要", "科目", sheet.header].iter().zip(0..).map(|(name, at)| text(0, at, name)).collect();
    for (row, amount) in (1..).zip(sheet.amounts) {
        cells.push(text(row, 0, &format!("2026-01-{row:02}")));
        cells.push(text(row, 1, "纸"));
        if row == 1 || !sheet.merged {
            cells.push(text(row, 2, "加班费"));
        }
        cells.push((row, 3, Err(*amount)));
    }
    cells
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn xls(sheet: &Sheet<'_>) -> Vec<u8> {
    let record = |id: u16, data: &[u8]| [&id.to_le_bytes(), &(data.len() as u16).to_le_bytes(), data].concat();
    let shorts = |numbers: &[u16]| numbers.iter().flat_map(|n| n.to_le_bytes()).collect::<Vec<u8>>();
    let wide = |text: &str| [&(text.encode_utf16().count() as u16).to_le_bytes()[..], &[1], &utf16(text)].concat();
    let begin = |kind: u16| record(0x0809, &shorts(&[0x0600, kind, 0, 0, 0, 0, 0, 0]));
    let format = record(0x041E, &[&shorts(&[200])[..], &wide(sheet.code)].concat());
    let style = |format: u16| record(0x00E0, &[&shorts(&[0, format])[..], &[0; 16]].concat());
    let globals = [begin(5), format, style(0), style(200)].concat();
    let name = [&[3_u8, 1][..], &utf16("费用表")].concat();
    let at = globals.len() + 4 + 6 + name.len() + 4;
    let bound = record(0x0085, &[&(at as u32).to_le_bytes()[..], &[0, 0], &name].concat());
    let mut stream = [globals, bound, record(0x000A, &[]), begin(0x10)].concat();
    for row in sheet.hidden {
        stream.extend(record(0x0208, &[&shorts(&[*row as u16, 0, 4, 255, 0, 0])[..], &[0x20, 0, 0, 0]].concat()));
    }
    for (row, column, value) in cells(sheet) {
        let place = |style: u16| shorts(&[row as u16, column as u16, style]);
        stream.extend(match value {
            Ok(text) => record(0x0204, &[place(0), wide(&text)].concat()),
            Err(number) => record(0x0203, &[&place(1)[..], &number.to_le_bytes()].concat()),
        });
    }
    if sheet.merged {
        stream.extend(record(0x00E5, &shorts(&[1, 1, sheet.amounts.len() as u16, 2, 2])));
    }
    stream.extend(record(0x000A, &[]));
    let mut file = cfb::CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new())).unwrap();
    // Shorter streams lie elsewhere in the file.
    stream.resize(stream.len().max(5000), 0);
    file.create_stream("/Workbook").unwrap().write_all(&stream).unwrap();
    let mut bytes = file.into_inner().into_inner();
    bytes.resize(bytes.len().next_multiple_of(512), 0);
    bytes
}

fn xlsb(sheet: &Sheet<'_>) -> Vec<u8> {
    let record = |id: u16, data: &[u8]| {
        let id = if id < 128 { vec![id as u8] } else { vec![(id & 0x7f) as u8 | 0x80, (id >> 7) as u8] };
        let length = match data.len() {
            short @ 0..128 => vec![short as u8],
            long => vec![(long & 0x7f) as u8 | 0x80, (long >> 7) as u8],
        };
        [&id[..], &length, data].concat()
    };
    let longs = |numbers: &[u32]| numbers.iter().flat_map(|n| n.to_le_bytes()).collect::<Vec<u8>>();
    let wide = |text: &str| [&longs(&[text.encode_utf16().count() as u32])[..], &utf16(text)].concat();
    let style = |format: u16| record(47, &[&[0, 0][..], &format.to_le_bytes(), &[0; 12]].concat());
    let styles = [
        record(615, &longs(&[1])),
        record(44, &[&200_u16.to_le_bytes()[..], &wide(sheet.code)].concat()),
        record(617, &longs(&[2])),
        style(0),
        style(200),
        record(618, &[]),
    ]
    .concat();
    let bundle = record(156, &[longs(&[0, 1]), wide("rId1"), wide("费用表")].concat());
    let workbook = [record(143, &[]), bundle, record(144, &[]), record(157, &[])].concat();
    let mut part = [record(129, &[]), record(148, &longs(&[0, 9, 0, 3])), record(145, &[])].concat();
    let mut last = usize::MAX;
    for (row, column, value) in cells(sheet) {
        if row != last {
            let flags = if sheet.hidden.contains(&row) { 0x10 } else { 0 };
            part.extend(record(0, &[&longs(&[row as u32, 0])[..], &[0, 0, 0, flags, 0, 0, 0, 0, 0]].concat()));
            last = row;
        }
        part.extend(match value {
            Ok(text) => record(6, &[longs(&[column as u32, 0]), wide(&text)].concat()),
            Err(number) => record(5, &[&longs(&[column as u32, 1])[..], &number.to_le_bytes()].concat()),
        });
    }
    part.extend(record(146, &[]));
    if sheet.merged {
        part.extend(record(176, &longs(&[1, sheet.amounts.len() as u32, 2, 2])));
    }
    part.extend(record(130, &[]));
    let relations = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
        <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.bin"/>
        </Relationships>"#;
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    let files: [(&str, &[u8]); 4] = [
        ("xl/_rels/workbook.bin.rels", relations.as_bytes()),
        ("xl/workbook.bin", &workbook),
        ("xl/styles.bin", &styles),
        ("xl/worksheets/sheet1.bin", &part),
    ];
    for (name, bytes) in files {
        file.start_file(name, SimpleFileOptions::default()).unwrap();
        file.write_all(bytes).unwrap();
    }
    file.finish().unwrap().into_inner()
}

/// The sum of what is booked, and what is said; all problems where the file is refused.
fn read(sheet: &Sheet<'_>, as_file: fn(&Sheet<'_>) -> Vec<u8>) -> (Option<i128>, Vec<String>) {
    match run(&as_file(sheet), &book(), None) {
        Ok((_, outcome)) if outcome.bad_rows == 0 => (Some(outcome.sum), warnings(&outcome)),
        Ok((_, outcome)) => (None, super::problems(&outcome)),
        Err(problems) => (None, problems),
    }
}

#[test]
fn formats_of_binary_workbooks_are_heeded() {
    for as_file in [xls as fn(&Sheet<'_>) -> Vec<u8>, xlsb] {
        for (code, header, expected) in [
            ("General", "金额", Some(1_200_000)),
            ("#,##0.00", "金额", Some(1_200_000)),
            ("\"¥\"#,##0.00", "金额", Some(1_200_000)),
            // Another currency.
            ("\"$\"#,##0.00", "金额", None),
            ("[$€-407] #,##0.00", "金额", None),
            // What is shown divided under a stated unit is the truth in 元.
            ("0!.0,", "金额（万元）", Some(1_200_000)),
            ("0!.0,", "金额", Some(1_200_000)),
            ("0.00\"万元\"", "金额", Some(12_000_000_000)),
            // A sign that the number has not.
            ("-#,##0", "金额", None),
        ] {
            let sheet = Sheet { code, header, amounts: &[10_000.0, 2_000.0], hidden: &[], merged: false };
            let (sum, said) = read(&sheet, as_file);
            assert_eq!(sum, expected, "{code} {header}: {said:?}");
        }
    }
}

#[test]
fn hidden_rows_are_told_and_merged_labels_fill_down() {
    for as_file in [xls as fn(&Sheet<'_>) -> Vec<u8>, xlsb] {
        let sheet =
            Sheet { code: "General", header: "金额", amounts: &[10.0, 20.0, 5.0], hidden: &[2], merged: true };
        let (sum, said) = read(&sheet, as_file);
        assert_eq!(sum, Some(3_500), "{said:?}");
        assert!(said.iter().any(|text| text.contains("hidden")), "{said:?}");
    }
}
