//! `csv`: the first table of the data, tidy: unique headers, one row for each record, nothing scaled.

use std::borrow::Cow;
use std::io;

use super::MachineWriter;
use crate::report::{Cell, Data, Datum};
use crate::words::{CsvWriter, plain, tame};

/// What the head of a report says and none of its figures can be read without: it stands in each line, for a file of lines
/// has no head.
const OF_EACH_LINE: [&str; 1] = ["view"];

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
        let said = |name: &str| match data.head.iter().find(|(own, _)| *own == name) {
            Some((_, Datum::Cell(cell))) => Some(cell),
            _ => None,
        };
        let of_each: Vec<(&str, &Cell)> = OF_EACH_LINE.iter().filter_map(|name| Some((*name, said(name)?))).collect();
        let names = table.columns.iter().map(|name| name.as_ref()).chain(of_each.iter().map(|(name, _)| *name));
        writer.record(names.map(shown))?;
        let mut text = String::new();
        for record in &table.records {
            for cell in record.values.iter().chain(of_each.iter().map(|(_, cell)| *cell)) {
                text.clear();
                field(cell, shown, &mut text);
                writer.field(&text)?;
            }
            writer.end_record()?;
        }
        writer.finish()
    }
}

/// Appends the text of a cell.
fn field(cell: &Cell, shown: fn(&str) -> Cow<'_, str>, out: &mut String) {
    match cell {
        Cell::Empty | Cell::Unknown | Cell::Message(_) | Cell::Together(_) => {}
        Cell::Text(text) => out.push_str(&shown(text)),
        Cell::Word { tag, .. } | Cell::Tag(tag) => out.push_str(tag),
        Cell::Money(amount) | Cell::Signed(amount) => amount.push_plain(out),
        Cell::Ratio(ratio) | Cell::SignedRatio(ratio) if !ratio.is_known() => {}
        Cell::Quantity(number) | Cell::SignedQuantity(number) | Cell::Figure(number, _) | Cell::Exact(number)
            if !number.is_known() => {}
        Cell::Ratio(ratio) | Cell::SignedRatio(ratio) => out.push_str(&ratio.plain()),
        Cell::Count(count) => out.push_str(&count.to_string()),
        Cell::Quantity(quantity) | Cell::SignedQuantity(quantity) => out.push_str(&quantity.plain()),
        Cell::Figure(figure, _) => out.push_str(&figure.fixed(6)),
        Cell::Exact(quantity) => out.push_str(&quantity.exact()),
        Cell::Month(month) => out.push_str(&month.to_string()),
        Cell::Date(day) => out.push_str(&day.to_string()),
        Cell::Flag(flag) => out.push_str(if *flag { "true" } else { "false" }),
    }
}
