//! `table`: a report for a terminal, or for a text file.

use std::io;

use super::shown::{on_one_line, unit_note};
use super::{Look, PeopleWriter, text_table};
use crate::report::{Report, Section, Tone};

/// Aligned text.
pub(super) struct Text;

impl PeopleWriter for Text {
    fn name(&self) -> &'static str {
        "table"
    }

    fn write(&self, report: &Report, look: &Look<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let mut unit = unit_note(report, look);
        let mut before: Option<&Section> = None;
        for section in &report.sections {
            let lines_of_text = matches!((before, section), (Some(Section::Text(..)), Section::Text(..)));
            if before.is_some() && !lines_of_text {
                writeln!(out)?;
            }
            match section {
                Section::Title { title, notes } => {
                    writeln!(out, "{}", paint(&on_one_line(title, look), Tone::Plain, true, look.color))?;
                    for note in notes.iter().chain(&unit.take()) {
                        writeln!(out, "{}", on_one_line(note, look))?;
                    }
                }
                Section::Table(table) => {
                    if let Some(note) = unit.take() {
                        writeln!(out, "{}", look.words.say(&note))?;
                    }
                    text_table::write(table, look, out)?;
                }
                Section::Text(message, tone) => {
                    writeln!(out, "{}", paint(&on_one_line(message, look), *tone, false, look.color))?;
                }
            }
            before = Some(section);
        }
        Ok(())
    }
}

/// The text in its colour, if there is colour.
pub(super) fn paint(text: &str, tone: Tone, bold: bool, color: bool) -> String {
    let code = match (tone, bold) {
        (Tone::Plain, false) => return text.to_string(),
        (Tone::Plain, true) => "1",
        (Tone::Bad, false) => "31",
        (Tone::Bad, true) => "1;31",
        (Tone::Warn, false) => "33",
        (Tone::Warn, true) => "1;33",
        (Tone::Good, false) => "32",
        (Tone::Good, true) => "1;32",
        (Tone::Quiet, _) => "2",
    };
    if color { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_string() }
}
