//! `csv`: the first table of the data, tidy: unique headers, one row for each record, nothing scaled.

use std::borrow::Cow;
use std::io;

use super::MachineWriter;
use crate::report::{Cell, Data};
use crate::words::{CsvWriter, plain, tame};

/// Comma-separated values, for scripts and spreadsheets.
pub(super) struct Csv;

impl MachineWriter for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["csv"]
    }

    fn write(&self, _report: &str, data: &Data, for_excel: bool, out: &mut dyn io::Write) -> io::Result<()> {
        let Some(table) = data.tables.first() else { return Ok(()) };
        let mut writer = if for_excel { CsvWriter::for_excel(out)? } else { CsvWriter::new(out) };
        // A file is read back as it is written; what is not sent to one may be looked at.
        let shown = if for_excel { tame } else { plain };
        writer.record(table.columns.iter().map(|name| shown(name)))?;
        for record in &table.records {
            writer.record(record.values.iter().map(|cell| field(cell, shown)))?;
        }
        writer.finish()
    }
}

fn field(cell: &Cell, shown: fn(&str) -> Cow<'_, str>) -> String {
    match cell {
        Cell::Empty | Cell::Unknown | Cell::Message(_) | Cell::Together { .. } => String::new(),
        Cell::Text(text) => shown(text).into_owned(),
        Cell::Word { tag, .. } => (*tag).to_string(),
        Cell::Money(amount) | Cell::Signed(amount) => amount.plain(),
        Cell::Ratio(ratio) | Cell::SignedRatio(ratio) if !ratio.is_known() => String::new(),
        Cell::Quantity(number) | Cell::SignedQuantity(number) | Cell::Figure(number, _) | Cell::Exact(number)
            if !number.is_known() =>
        {
            String::new()
        }
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
