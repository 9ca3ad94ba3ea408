//! Which sheets a report comes to: one for each table, with what is said around it.

use super::super::Look;
use super::super::shown::{heading, on_one_line};
use crate::model::{Currency, Unit};
use crate::report::{Cell, Report, Section, Table, Tone};
use crate::words::{Message, msg};

/// A sheet.
pub(super) struct Sheet<'r> {
    /// What it is called.
    pub(super) name: String,
    /// Its headline.
    pub(super) title: String,
    /// What is said before the table.
    pub(super) head: Vec<(String, Tone)>,
    /// The table.
    pub(super) table: Option<&'r Table>,
    /// What is said after it.
    pub(super) foot: Vec<(String, Tone)>,
}

impl<'r> Sheet<'r> {
    fn new(title: &str) -> Sheet<'r> {
        Sheet { name: title.to_string(), title: title.to_string(), head: Vec::new(), table: None, foot: Vec::new() }
    }

    /// How many rows it takes.
    pub(super) fn rows(&self) -> usize {
        self.head.len() + self.foot.len() + self.table.map_or(0, |table| table.rows.len()) + 4
    }

    /// How many columns it takes.
    pub(super) fn columns(&self) -> usize {
        self.table.map_or(1, |table| table.columns.len())
    }
}

/// The sheets of a report; there is always one.
pub(super) fn of_report<'r>(report: &'r Report, look: &Look<'_>) -> Vec<Sheet<'r>> {
    let mut made = Made { sheets: Vec::new(), waiting: Vec::new(), title: report.name.to_string(), legend: Vec::new() };
    made.sections(&report.sections, look);
    made.finish(look)
}

struct Made<'r> {
    sheets: Vec<Sheet<'r>>,
    /// What was said since the last table, and belongs to the next.
    waiting: Vec<(String, Tone)>,
    title: String,
    legend: Vec<(String, Tone)>,
}

impl<'r> Made<'r> {
    fn sections(&mut self, sections: &'r [Section], look: &Look<'_>) {
        for section in sections {
            match section {
                Section::Title { title, notes, legend } => {
                    self.title = heading(title, look);
                    self.waiting.extend(notes.iter().map(|note| (on_one_line(note, look), Tone::Plain)));
                    if !legend.brief.is_empty() {
                        let brief: Vec<String> = legend.brief.iter().map(|part| on_one_line(part, look)).collect();
                        self.waiting.push((brief.join(" · "), Tone::Quiet));
                    }
                    self.legend.extend(legend.whole.iter().map(|line| (on_one_line(line, look), Tone::Quiet)));
                }
                Section::Table(table) => self.table(table, look),
                Section::Text(message, tone) => {
                    let line = (on_one_line(message, look), *tone);
                    match self.sheets.last_mut().filter(|_| self.waiting.is_empty()) {
                        Some(sheet) => sheet.foot.push(line),
                        None => self.waiting.push(line),
                    }
                }
                Section::Part(part) => {
                    self.waiting.push((heading(&part.title, look), Tone::Plain));
                    self.sections(&part.brief, look);
                }
            }
        }
    }

    fn table(&mut self, table: &'r Table, look: &Look<'_>) {
        let mut sheet = Sheet::new(&self.title);
        sheet.head = std::mem::take(&mut self.waiting);
        if let Some(title) = &table.title {
            let title = heading(title, look);
            sheet.name.clone_from(&title);
            sheet.head.push((title, Tone::Plain));
        }
        sheet.head.extend(unit(table, look).map(|unit| (on_one_line(&unit, look), Tone::Plain)));
        sheet.table = Some(table);
        self.sheets.push(sheet);
    }

    fn finish(mut self, look: &Look<'_>) -> Vec<Sheet<'r>> {
        let waiting = std::mem::take(&mut self.waiting);
        if self.sheets.is_empty() {
            self.sheets.push(Sheet::new(&self.title));
        }
        if let Some(last) = self.sheets.last_mut() {
            last.foot.extend(waiting);
        }
        if let Some(first) = self.sheets.first_mut().filter(|_| !self.legend.is_empty()) {
            first.foot.push((heading(&msg("workbook-legend"), look), Tone::Quiet));
            first.foot.append(&mut self.legend);
        }
        self.sheets
    }
}

/// In which unit the amounts of a table are shown, if it has any.
fn unit(table: &Table, look: &Look<'_>) -> Option<Message> {
    let currency = currency(table)?;
    let id = match look.unit {
        Unit::Thousand => "workbook-unit-thousand",
        Unit::Wan => "workbook-unit-wan",
        Unit::Yi => "workbook-unit-yi",
        _ => "workbook-unit",
    };
    Some(msg(id).with("currency", currency.code().to_string()))
}

/// The currency of the amounts of a table.
fn currency(table: &Table) -> Option<Currency> {
    table.rows.iter().flat_map(|row| &row.cells).find_map(|(cell, _)| match cell {
        Cell::Money(amount) | Cell::Signed(amount) => Some(amount.currency()),
        _ => None,
    })
}
