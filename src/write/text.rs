//! `table`: a report for a terminal, or for a text file; `text`: the same for a mail.

use std::io;

use super::paint::paint;
use super::rounded::rounded;
use super::shown::{legend, on_one_line, unit_note};
use super::{Look, PeopleWriter, chart, text_table};
use crate::report::{Report, Section, Tone};
use crate::words::{Message, fold};

/// Aligned text.
pub(super) struct Text;

impl PeopleWriter for Text {
    fn name(&self) -> &'static str {
        "table"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["txt", "log"]
    }

    fn write(&self, report: &Report, look: &Look<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        sections(&report.sections, &mut unit_note(report, look), look, out)
    }
}

/// Text for a mail: as wide as every mail program shows it, whatever the terminal.
pub(super) struct Mail;

/// Wider than this lines are folded on the way, or by who reads them.
const MAIL: usize = 76;

impl PeopleWriter for Mail {
    fn name(&self) -> &'static str {
        "text"
    }

    fn endings(&self) -> &'static [&'static str] {
        &[]
    }

    fn write(&self, report: &Report, look: &Look<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let look = Look { width: Some(MAIL), folded: Some(MAIL), color: false, ..*look };
        Text.write(report, &look, out)
    }
}

/// Sections, one below the other; the unit is told once.
fn sections(all: &[Section], unit: &mut Option<Message>, look: &Look<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let mut before: Option<&Section> = None;
    for section in all {
        let lines_of_text = matches!((before, section), (Some(Section::Text(..)), Section::Text(..)));
        if before.is_some() && !lines_of_text {
            writeln!(out)?;
        }
        match section {
            Section::Title { title, notes, legend: of } => {
                sentence(&on_one_line(title, look), Tone::Plain, true, look, out)?;
                for note in notes.iter().chain(&unit.take()) {
                    sentence(&on_one_line(note, look), Tone::Plain, false, look, out)?;
                }
                for line in legend(of, look) {
                    sentence(&line, Tone::Plain, false, look, out)?;
                }
            }
            Section::Table(table) => {
                if let Some(note) = unit.take() {
                    sentence(&on_one_line(&note, look), Tone::Plain, false, look, out)?;
                }
                text_table::write(&rounded(table, look), look, out)?;
            }
            Section::Text(message, tone) => {
                sentence(&on_one_line(message, look), *tone, false, look, out)?;
            }
            Section::Chart(chart) => {
                for line in chart::lines(chart, look) {
                    writeln!(out, "{line}")?;
                }
            }
            Section::Part(part) => {
                sentence(&on_one_line(&part.title, look), Tone::Plain, true, look, out)?;
                writeln!(out)?;
                sections(&part.brief, unit, look, out)?;
            }
        }
        before = Some(section);
    }
    Ok(())
}

/// A sentence on as many lines as it takes.
fn sentence(text: &str, tone: Tone, bold: bool, look: &Look<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let lines = look.folded.map_or_else(|| vec![text.to_string()], |width| fold(text, width));
    lines.iter().try_for_each(|line| writeln!(out, "{}", paint(line, tone, bold, look.color)))
}
