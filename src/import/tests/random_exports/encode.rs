//! A table becomes the bytes of a file.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use super::layout::{Encoding, File, Layout};
use super::markup;
use super::table::{Cell, Row, Table};

pub(super) fn encode(table: &Table, layout: &Layout) -> Vec<u8> {
    match layout.file {
        File::Text { delimiter, ends, quoted } => {
            encoded(&text(&table.sheets[0].1, layout, delimiter, ends, quoted), layout.encoding)
        }
        File::Workbook { typed } => workbook(table, layout, typed),
        File::Html => encoded(&markup::html(table, layout), layout.encoding),
        File::Xml { typed } => encoded(&markup::xml(table, layout, typed), layout.encoding),
    }
}

fn text(rows: &[Row], layout: &Layout, delimiter: u8, ends: &str, quoted: bool) -> String {
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let mut text = String::new();
    for row in rows {
        // Spreadsheets fill every row up, other programs do not.
        let filled = if quoted { width } else { row.cells.len() };
        let cells = (0..filled).map(|i| row.cells.get(i).map_or(String::new(), |cell| cell.text(layout)));
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
    let wide = |bytes: fn(u16) -> [u8; 2], marked: bool| {
        let mark = marked.then_some(0xFEFF);
        mark.into_iter().chain(text.encode_utf16()).flat_map(bytes).collect::<Vec<u8>>()
    };
    let by = |encoding: &'static encoding_rs::Encoding| {
        let (bytes, _, unmappable) = encoding.encode(text);
        assert!(!unmappable, "{text}");
        bytes.into_owned()
    };
    match encoding {
        Encoding::Utf8 => text.as_bytes().to_vec(),
        Encoding::Utf8Marked => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        Encoding::Gb18030 => by(encoding_rs::GB18030),
        Encoding::Big5 => by(encoding_rs::BIG5),
        Encoding::Windows1252 => by(encoding_rs::WINDOWS_1252),
        Encoding::Utf16Le { marked } => wide(u16::to_le_bytes, marked),
        Encoding::Utf16Be { marked } => wide(u16::to_be_bytes, marked),
    }
}

fn workbook(table: &Table, layout: &Layout, typed: bool) -> Vec<u8> {
    let mut book = Workbook::new();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    for (name, rows) in &table.sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap();
        for (r, row) in rows.iter().enumerate() {
            for (c, cell) in row.cells.iter().enumerate() {
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
    }
    book.save_to_buffer().unwrap()
}
