//! Writers: a [`Report`] becomes bytes, one file a format.
//!
//! [`WRITERS`] is the table of formats. A writer for people gets the report and a [`Look`]; a writer
//! for machines gets only the data, so that neither language nor display unit can reach it.
//! Not here: what stands in a report (`report`), opening files and asking the terminal (`cli`).

mod chart;
mod csv;
mod fit;
mod form_file;
mod html;
mod json;
mod markdown;
mod names;
mod paint;
mod picture;
mod picture_file;
mod rounded;
mod screen;
mod sheet_file;
mod shown;
mod text;
mod text_columns;
mod text_table;
mod xlsx;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod widths;

pub use form_file::{FormCell, form_file};
pub use picture_file::{PictureForm, picture_file};
pub use screen::{ScreenTable, fitted, screen_table, screen_text};
pub use sheet_file::{SheetCell, SheetForm, sheet_file};

use std::io;

use crate::model::Unit;
use crate::report::{Data, Report};
use crate::words::Words;

/// How a report is to look: for people only, except [`Look::for_excel`].
pub struct Look<'a> {
    /// The catalogue in the reader's language.
    pub words: &'a Words,
    /// The unit in which amounts are shown. Never reaches a format for machines.
    pub unit: Unit,
    /// The terminal's width in cells; `None` where nothing limits it.
    pub width: Option<usize>,
    /// The width at which sentences are folded; `None` leaves each on a line of its own.
    pub folded: Option<usize>,
    /// May colour be used? It never carries anything that the text does not.
    pub color: bool,
    /// Is the output a file that a spreadsheet may open? CSV then has a BOM and CRLF.
    pub for_excel: bool,
    /// Is the legend of a report shown whole?
    pub verbose: bool,
    /// Are charts drawn with ASCII alone?
    pub ascii: bool,
}

#[cfg(test)]
impl<'a> Look<'a> {
    /// Without limits and without colour.
    fn plain(words: &'a Words, unit: Unit) -> Look<'a> {
        Look { words, unit, width: None, folded: None, color: false, for_excel: false, verbose: false, ascii: false }
    }
}

/// A format for people.
pub trait PeopleWriter: Sync {
    /// The word after `--format`.
    fn name(&self) -> &'static str;

    /// The endings of files that ask for it.
    fn endings(&self) -> &'static [&'static str];

    /// Writes the sections of the report.
    fn write(&self, report: &Report, look: &Look<'_>, out: &mut dyn io::Write) -> io::Result<()>;
}

/// A format for machines: the same bytes in every language, unit and terminal.
pub trait MachineWriter: Sync {
    /// The word after `--format`.
    fn name(&self) -> &'static str;

    /// The endings of files that ask for it.
    fn endings(&self) -> &'static [&'static str];

    /// Writes the data of the report of this name.
    fn write(&self, report: &str, data: &Data, for_excel: bool, out: &mut dyn io::Write) -> io::Result<()>;
}

/// An entry of [`WRITERS`].
#[derive(Clone, Copy)]
pub enum Writer {
    /// A format for people.
    People(&'static dyn PeopleWriter),
    /// A format for machines.
    Machine(&'static dyn MachineWriter),
}

/// Every format, in the order of the help; the first is the default on a terminal.
pub const WRITERS: &[Writer] = &[
    Writer::People(&text::Text),
    Writer::People(&text::Mail),
    Writer::Machine(&csv::Csv),
    Writer::Machine(&json::Json),
    Writer::People(&markdown::Markdown),
    Writer::People(&html::Html),
    Writer::People(&xlsx::Xlsx),
];

/// The writer of this name.
pub fn find(name: &str) -> Option<Writer> {
    WRITERS.iter().copied().find(|w| w.name() == name)
}

impl Writer {
    /// The word after `--format`.
    pub fn name(&self) -> &'static str {
        match self {
            Writer::People(writer) => writer.name(),
            Writer::Machine(writer) => writer.name(),
        }
    }

    /// The endings of files that ask for it.
    pub fn endings(&self) -> &'static [&'static str] {
        match self {
            Writer::People(writer) => writer.endings(),
            Writer::Machine(writer) => writer.endings(),
        }
    }

    /// Is it made to be read by a person?
    pub fn for_people(&self) -> bool {
        matches!(self, Writer::People(_))
    }

    /// Writes the report.
    pub fn write(&self, report: &Report, look: &Look<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        match self {
            Writer::People(writer) => writer.write(report, look, out),
            Writer::Machine(writer) => writer.write(report.name, &report.data, look.for_excel, out),
        }
    }
}
