//! A sheet to be filled in by hand and read back: plain cells, as CSV or XLSX.

use std::path::Path;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook};

use crate::words::{CsvWriter, unguarded};

/// A cell of such a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetCell {
    /// As it is; no spreadsheet runs it.
    Text(String),
    /// A plain figure, shown with so many decimals.
    Number {
        /// As `Money` writes it.
        figure: String,
        /// The decimals.
        digits: u32,
    },
}

/// The form of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetForm {
    /// For spreadsheets: with a byte order mark.
    Csv,
    /// One sheet.
    Xlsx,
}

impl SheetForm {
    /// The form that a file's ending states.
    pub fn from_path(file: &Path) -> Option<SheetForm> {
        match file.extension()?.to_string_lossy().to_lowercase().as_str() {
            "csv" => Some(SheetForm::Csv),
            "xlsx" => Some(SheetForm::Xlsx),
            _ => None,
        }
    }
}

/// The bytes of a sheet of this name with its header first; `wide` are the columns that hold long texts.
pub fn sheet_file(form: SheetForm, name: &str, rows: &[Vec<SheetCell>], wide: &[u16]) -> anyhow::Result<Vec<u8>> {
    match form {
        SheetForm::Csv => csv(rows),
        SheetForm::Xlsx => workbook(name, rows, wide),
    }
}

/// A double holds fifteen digits as they are.
const SURE_DIGITS: usize = 15;

/// A figure as a cell holds it; `None` for one that a cell would not hold digit by digit.
pub(super) fn sure(figure: &str) -> Option<f64> {
    let digits = figure.trim_start_matches(['-', '0', '.']).bytes().filter(u8::is_ascii_digit).count();
    figure.parse().ok().filter(|_| digits <= SURE_DIGITS)
}

fn workbook(name: &str, rows: &[Vec<SheetCell>], wide: &[u16]) -> anyhow::Result<Vec<u8>> {
    let mut workbook = Workbook::new();
    // Else the clock would be in it: the same cells give the same bytes.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheet = workbook.add_worksheet().set_name(name)?;
    let bold = Format::new().set_bold();
    for (number, row) in (0_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(row) {
            match cell {
                SheetCell::Text(text) if number == 0 => sheet.write_string_with_format(number, column, text, &bold)?,
                // Readers take one guard off.
                SheetCell::Text(text) if unguarded(text) != text => {
                    sheet.write_string(number, column, format!("'{text}"))?
                }
                SheetCell::Text(text) => sheet.write_string(number, column, text)?,
                SheetCell::Number { figure, digits } => match sure(figure) {
                    Some(value) => sheet.write_number_with_format(number, column, value, &figures(*digits))?,
                    None => sheet.write_string(number, column, figure)?,
                },
            };
        }
    }
    for column in wide {
        sheet.set_column_width(*column, 32)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(workbook.save_to_buffer()?)
}

/// Grouped digits, and so many decimals.
fn figures(digits: u32) -> Format {
    let decimals = "0".repeat(digits as usize);
    Format::new().set_num_format(if digits == 0 { "#,##0".to_string() } else { format!("#,##0.{decimals}") })
}

fn csv(rows: &[Vec<SheetCell>]) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut writer = CsvWriter::for_excel(&mut bytes)?;
    for row in rows {
        writer.record(row.iter().map(|cell| match cell {
            SheetCell::Text(text) => text,
            SheetCell::Number { figure, .. } => figure,
        }))?;
    }
    writer.finish()?;
    Ok(bytes)
}
