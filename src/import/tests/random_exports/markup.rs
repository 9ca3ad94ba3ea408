//! Tables of HTML and XML spreadsheets 2003, which programs save as `.xls`.

use super::layout::{Encoding, Layout};
use super::table::{Cell, Row, Table};

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

pub(super) fn html(table: &Table, layout: &Layout) -> String {
    let cell = |cell: &Cell| format!("<td>{}</td>", escaped(&cell.text(layout)).replace('\n', "<br>"));
    let row = |row: &Row| format!("<tr>{}</tr>\r\n", row.cells.iter().map(cell).collect::<String>());
    let rows: String = table.sheets[0].1.iter().map(row).collect();
    format!("<html><head><title>x</title></head><body><table border=1>\r\n{rows}</table></body></html>\r\n")
}

pub(super) fn xml(table: &Table, layout: &Layout, typed: bool) -> String {
    let data = |kind: &str, text: &str| format!("<Data ss:Type=\"{kind}\">{text}</Data>");
    let cell = |at: usize, cell: &Cell| {
        let (style, data) = match cell {
            Cell::Date(date) if typed => (" ss:StyleID=\"day\"", data("DateTime", &format!("{date}T00:00:00.000"))),
            Cell::Number(_, text) => ("", data("Number", text)),
            cell => ("", data("String", &escaped(&cell.text(layout)).replace('\n', "&#10;"))),
        };
        format!("<Cell ss:Index=\"{}\"{style}>{data}</Cell>", at + 1)
    };
    // Empty cells are left out, and the next says where it stands.
    let row = |row: &Row| {
        let cells = row.cells.iter().enumerate().filter(|(_, cell)| **cell != Cell::empty());
        format!("<Row>{}</Row>", cells.map(|(at, one)| cell(at, one)).collect::<String>())
    };
    let sheet = |(name, rows): &(String, Vec<Row>)| {
        let rows: String = rows.iter().map(row).collect();
        format!("<Worksheet ss:Name=\"{name}\"><Table>{rows}</Table></Worksheet>\r\n")
    };
    let sheets: String = table.sheets.iter().map(sheet).collect();
    let label = match layout.encoding {
        Encoding::Gb18030 => "GB18030",
        Encoding::Big5 => "Big5",
        Encoding::Windows1252 => "windows-1252",
        Encoding::Utf8 | Encoding::Utf8Marked => "UTF-8",
        Encoding::Utf16Le { .. } | Encoding::Utf16Be { .. } => "UTF-16",
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"{label}\"?>\r\n<?mso-application progid=\"Excel.Sheet\"?>\r\n\
        <Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" \
        xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Styles><Style ss:ID=\"day\">\
        <NumberFormat ss:Format=\"yyyy-mm-dd\"/></Style></Styles>\r\n{sheets}</Workbook>\r\n"
    )
}
