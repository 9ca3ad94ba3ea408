//! A form: an XLSX in which only the cells to be filled in can be written.
//!
//! The lock is a help against slips and no safe: whoever reads the form back holds it against what was handed out.

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties, ExcelDateTime, Format,
    FormatAlign, FormatBorder, ProtectionOptions, Workbook, Worksheet,
};

use super::sheet_file::sure;
use crate::words::unguarded;

/// A cell of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormCell {
    /// Nothing.
    Empty,
    /// A text, locked.
    Text(String),
    /// A heading, locked.
    Heading(String),
    /// A plain figure, locked.
    Number(String),
    /// An amount is to be filled in.
    FillAmount,
    /// A text is to be filled in, or changed.
    FillText(String),
}

/// The bytes of a form; `wide` are the columns that hold long texts, `frozen` rows stay in sight.
///
/// The same cells give the same bytes.
pub fn form_file(rows: &[Vec<FormCell>], wide: &[u16], frozen: u32) -> anyhow::Result<Vec<u8>> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheet = workbook.add_worksheet();
    let formats = Formats::new();
    for (number, row) in (0_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(row) {
            write(sheet, (number, column), cell, &formats)?;
        }
    }
    for column in wide {
        sheet.set_column_width(*column, 32)?;
    }
    sheet.set_freeze_panes(frozen, 0)?;
    // Columns may be made wider, and rows hidden from nobody.
    let options = ProtectionOptions { format_columns: true, format_rows: true, ..ProtectionOptions::default() };
    sheet.protect_with_options(&options);
    Ok(workbook.save_to_buffer()?)
}

struct Formats {
    heading: Format,
    figure: Format,
    amount: Format,
    text: Format,
}

impl Formats {
    fn new() -> Formats {
        let figure = Format::new().set_num_format("#,##0.00####");
        let open = |format: Format| {
            format.set_unlocked().set_background_color(Color::RGB(0x00FF_F9DB)).set_border(FormatBorder::Thin)
        };
        Formats {
            heading: Format::new().set_bold().set_align(FormatAlign::Top).set_text_wrap(),
            amount: open(figure.clone()),
            figure,
            text: open(Format::new().set_text_wrap()),
        }
    }
}

fn write(sheet: &mut Worksheet, (row, column): (u32, u16), cell: &FormCell, formats: &Formats) -> anyhow::Result<()> {
    match cell {
        FormCell::Empty => {}
        FormCell::Text(text) => drop(sheet.write_string(row, column, guarded(text))?),
        FormCell::Heading(text) => drop(sheet.write_string_with_format(row, column, text, &formats.heading)?),
        FormCell::Number(figure) => match sure(figure) {
            Some(value) => drop(sheet.write_number_with_format(row, column, value, &formats.figure)?),
            None => drop(sheet.write_string(row, column, figure)?),
        },
        FormCell::FillAmount => {
            sheet.write_blank(row, column, &formats.amount)?;
            // A text is stopped while it is typed; what is pasted is found when the form comes back.
            let rule = DataValidationRule::Between(-1e13, 1e13);
            let number = DataValidation::new().allow_decimal_number(rule);
            sheet.add_data_validation(
                row,
                column,
                row,
                column,
                &number.set_error_style(DataValidationErrorStyle::Stop),
            )?;
        }
        FormCell::FillText(text) if text.is_empty() => drop(sheet.write_blank(row, column, &formats.text)?),
        FormCell::FillText(text) => drop(sheet.write_string_with_format(row, column, guarded(text), &formats.text)?),
    }
    Ok(())
}

/// Readers take one guard off.
fn guarded(text: &str) -> String {
    if unguarded(text) == text { text.to_string() } else { format!("'{text}") }
}
