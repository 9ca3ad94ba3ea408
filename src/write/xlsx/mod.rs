//! `xlsx`: a workbook for whoever goes on calculating: figures are numbers, days are days, and names are texts.
//!
//! A table stands on a sheet of its own, its blocks side by side: title and notes above it, the legend below. Nothing in
//! it runs: no macro, no link, and a text that begins with `=` stays a text; formulas are the writer's own. The same report
//! gives the same bytes.

mod cell;
mod charts;
mod figure;
mod formula;
mod heat;
mod held;
mod lay;
mod ledger;
mod named;
mod native;
mod sheets;
mod style;

#[cfg(test)]
mod tests;

use std::io;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::{Look, PeopleWriter};
use crate::report::{Cell, Datum, Report};
use crate::words::{Failure, Problem, msg};
use style::Styles;

/// A workbook.
pub(super) struct Xlsx;

impl PeopleWriter for Xlsx {
    fn name(&self) -> &'static str {
        "xlsx"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["xlsx"]
    }

    fn write(&self, report: &Report, look: &Look<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        out.write_all(&bytes(report, look)?)
    }
}

fn bytes(report: &Report, look: &Look<'_>) -> io::Result<Vec<u8>> {
    let sheets = sheets::of_report(report, look);
    for sheet in &sheets {
        refuse_larger(sheet.rows(), sheet.columns())?;
    }
    let mut workbook = Workbook::new();
    let title = sheets.first().map(|sheet| sheet.title.clone()).unwrap_or_default();
    let properties = DocProperties::new().set_title(title).set_author("budget").set_creation_datetime(&made(report));
    workbook.set_properties(&properties);
    let mut styles = Styles::new(look);
    let mut names = named::Names::default();
    for (number, sheet) in (1..).zip(&sheets) {
        let name = names.next(&sheet.name);
        let to = workbook.add_worksheet().set_name(&name).map_err(failed)?;
        match sheet.charts.is_empty() {
            true => lay::sheet(to, (number, sheet), &mut styles, look),
            false => charts::sheet(to, (&name, &sheet.title), &sheet.charts, &mut styles, look),
        }
        .map_err(failed)?;
    }
    workbook.save_to_buffer().map_err(failed)
}

/// A file that says when it was made differs from the same file made later: it is as old as what it tells; what tells of
/// no day has one all the same, for a day that is none makes the file invalid.
fn made(report: &Report) -> ExcelDateTime {
    let as_of = report.data.head.iter().find_map(|(key, value)| match value {
        Datum::Cell(Cell::Date(day)) if *key == "as_of" => figure::day(*day),
        _ => None,
    });
    as_of.or_else(|| ExcelDateTime::from_ymd(2000, 1, 1).ok()).unwrap_or_default()
}

/// What a sheet of Excel has room for.
const MOST: (usize, usize) = (1_048_576, 16_384);

fn refuse_larger(rows: usize, columns: usize) -> io::Result<()> {
    if rows <= MOST.0 && columns <= MOST.1 {
        return Ok(());
    }
    let problem = Problem::error(msg("workbook-too-large").with("rows", rows).with("columns", columns));
    Err(io::Error::other(Failure::could_not_run(problem.hint(msg("workbook-too-large-hint")))))
}

fn failed(error: XlsxError) -> io::Error {
    io::Error::other(error)
}
