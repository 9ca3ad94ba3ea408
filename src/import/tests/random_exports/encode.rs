//! A table becomes the bytes of a file.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use super::layout::{Encoding, File, Layout};
use super::table::{Cell, Table};

pub(super) fn encode(table: &Table, layout: &Layout) -> Vec<u8> {
    match layout.file {
        File::Text { encoding, delimiter, ends, quoted } => {
            encoded(&text(table, layout, delimiter, ends, quoted), encoding)
        }
        File::Workbook { typed } => workbook(table, layout, typed),
    }
}

fn text(table: &Table, layout: &Layout, delimiter: u8, ends: &str, quoted: bool) -> String {
    let width = table.rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut text = String::new();
    for row in &table.rows {
        // Spreadsheets fill every row up, other programs do not.
        let filled = if quoted { width } else { row.len() };
        let cells = (0..filled).map(|i| row.get(i).map_or(String::new(), |cell| cell.text(layout)));
        let cells: Vec<String> = cells.map(|cell| field(&cell, delimiter as char, quoted)).collect();
        text.push_str(&cells.join(&(delimiter as char).to_string()));
        text.push_str(ends);
    }
    text
}

fn field(cell: &str, delimiter: char, quoted: bool) -> String {
    let needs = cell.contains([delimiter, '"', '\n', '\r']);
    if needs || (quoted && !cell.is_empty()) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_string() }
}

fn encoded(text: &str, encoding: Encoding) -> Vec<u8> {
    let wide = |bytes: fn(u16) -> [u8; 2]| {
        std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(bytes).collect::<Vec<u8>>()
    };
    match encoding {
        Encoding::Utf8 => text.as_bytes().to_vec(),
        Encoding::Utf8Marked => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        Encoding::Gb18030 => encoding_rs::GB18030.encode(text).0.into_owned(),
        Encoding::Utf16Le => wide(u16::to_le_bytes),
        Encoding::Utf16Be => wide(u16::to_be_bytes),
    }
}

fn workbook(table: &Table, layout: &Layout, typed: bool) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    for (r, row) in table.rows.iter().enumerate() {
        for (c, cell) in row.iter().enumerate() {
            let (r, c) = (r as u32, c as u16);
            match cell {
                Cell::Text(text) if text.is_empty() => Ok(&mut *sheet),
                Cell::Number(number, _) => sheet.write_number(r, c, *number),
                Cell::Date(date) if typed => {
                    let moment = ExcelDateTime::parse_from_str(&date.to_string()).unwrap();
                    sheet.write_datetime_with_format(r, c, &moment, &day)
                }
                cell => sheet.write_string(r, c, cell.text(layout)),
            }
            .unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}
