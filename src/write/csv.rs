//! `csv`: the first table of the data, tidy: unique headers, one row for each record, nothing scaled.

use std::io;

use super::MachineWriter;
use crate::report::{Cell, Data};
use crate::words::{CsvWriter, tame};

/// Comma-separated values, for scripts and spreadsheets.
pub(super) struct Csv;

impl MachineWriter for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn write(&self, _report: &str, data: &Data, for_excel: bool, out: &mut dyn io::Write) -> io::Result<()> {
        let Some(table) = data.tables.first() else { return Ok(()) };
        let mut writer = if for_excel { CsvWriter::for_excel(out)? } else { CsvWriter::new(out) };
        writer.record(&table.columns)?;
        for record in &table.records {
            writer.record(record.values.iter().map(field))?;
        }
        writer.finish()
    }
}

fn field(cell: &Cell) -> String {
    match cell {
        Cell::Empty | Cell::Unknown | Cell::Message(_) | Cell::Together { .. } => String::new(),
        Cell::Text(text) => tame(text).into_owned(),
        Cell::Word { tag, .. } => (*tag).to_string(),
        Cell::Money(amount) | Cell::Signed(amount) => amount.plain(),
        Cell::Ratio(ratio) | Cell::SignedRatio(ratio) => ratio.plain(),
        Cell::Count(count) => count.to_string(),
        Cell::Quantity(quantity) | Cell::SignedQuantity(quantity) => quantity.plain(),
        Cell::Figure(figure, _) => figure.fixed(6),
        Cell::Exact(quantity) => quantity.exact(),
        Cell::Month(month) => month.to_string(),
        Cell::Date(day) => day.to_string(),
        Cell::Flag(flag) => flag.to_string(),
    }
}
