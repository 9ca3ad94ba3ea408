//! `csv`: the first table of the data, tidy: unique headers, one row for each record, nothing scaled.

use std::io;

use super::MachineWriter;
use crate::report::{Cell, Data};

/// Comma-separated values, for scripts and spreadsheets.
pub(super) struct Csv;

impl MachineWriter for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn write(&self, _report: &str, data: &Data, for_excel: bool, out: &mut dyn io::Write) -> io::Result<()> {
        let Some(table) = data.tables.first() else { return Ok(()) };
        let mut builder = csv::WriterBuilder::new();
        if for_excel {
            // Without the mark, a Chinese Excel takes UTF-8 for GBK.
            out.write_all("\u{feff}".as_bytes())?;
            builder.terminator(csv::Terminator::CRLF);
        }
        let mut writer = builder.from_writer(out);
        writer.write_record(&table.columns)?;
        for record in &table.records {
            writer.write_record(record.values.iter().map(field))?;
        }
        writer.flush()
    }
}

fn field(cell: &Cell) -> String {
    match cell {
        Cell::Empty | Cell::Unknown | Cell::Message(_) => String::new(),
        Cell::Text(text) => inert(text),
        Cell::Word { tag, .. } => (*tag).to_string(),
        Cell::Money(amount) | Cell::Signed(amount) => amount.plain(),
        Cell::Ratio(ratio) | Cell::SignedRatio(ratio) => ratio.plain(),
        Cell::Count(count) => count.to_string(),
        Cell::Quantity(quantity) | Cell::SignedQuantity(quantity) => quantity.plain(),
        Cell::Month(month) => month.to_string(),
        Cell::Flag(flag) => flag.to_string(),
    }
}

/// Text that a spreadsheet would run as a formula gets an apostrophe, which `import` takes off again.
fn inert(text: &str) -> String {
    let runs = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if runs { format!("'{text}") } else { text.to_string() }
}
