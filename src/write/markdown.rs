//! `markdown`: GitHub tables, to be pasted into a mail, an issue or a wiki.

use std::io;

use unicode_width::UnicodeWidthStr;

use super::shown::{clean, heading, row_name, shown, unit_note};
use super::{Look, PeopleWriter};
use crate::report::{Align, Column, Emphasis, Report, Row, Section, Table};

/// GitHub-flavoured Markdown.
pub(super) struct Markdown;

impl PeopleWriter for Markdown {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn write(&self, report: &Report, look: &Look<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let mut unit = unit_note(report, look);
        for (i, section) in report.sections.iter().enumerate() {
            if i > 0 {
                writeln!(out)?;
            }
            match section {
                Section::Title { title, notes } => {
                    writeln!(out, "## {}", clean(&look.words.say(title)))?;
                    for (i, note) in notes.iter().chain(&unit.take()).enumerate() {
                        let gap = if i == 0 { "\n" } else { "" };
                        writeln!(out, "{gap}- {}", clean(&look.words.say(note)))?;
                    }
                }
                Section::Table(table) => {
                    if let Some(note) = unit.take() {
                        writeln!(out, "{}\n", look.words.say(&note))?;
                    }
                    write_table(table, look, out)?;
                }
                Section::Text(message, _) => writeln!(out, "{}", clean(&look.words.say(message)))?,
            }
        }
        Ok(())
    }
}

fn write_table(table: &Table, look: &Look<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    if let Some(title) = &table.title {
        writeln!(out, "### {}\n", clean(&look.words.say(title)))?;
    }
    let headings: Vec<String> = table.columns.iter().map(|column| full_heading(column, look)).collect();
    let rows: Vec<Vec<String>> = table.rows.iter().map(|row| cells(row, look)).collect();
    let widths: Vec<usize> = (0..headings.len())
        .map(|i| {
            let cells = rows.iter().filter_map(|row| row.get(i)).map(|text| text.width());
            cells.chain([headings[i].width(), 3]).max().unwrap_or(3)
        })
        .collect();
    let line = |cells: &[String]| {
        let padded = cells.iter().zip(&widths).zip(&table.columns).map(|((text, width), column)| {
            let gap = " ".repeat(width - text.width());
            match column.align {
                Align::Left => format!(" {text}{gap} "),
                Align::Right => format!(" {gap}{text} "),
            }
        });
        format!("|{}|", padded.collect::<Vec<String>>().join("|"))
    };
    let rules = widths.iter().zip(&table.columns).map(|(width, column)| match column.align {
        Align::Left => format!(" {} ", "-".repeat(*width)),
        Align::Right => format!(" {}: ", "-".repeat(width - 1)),
    });
    writeln!(out, "{}", line(&headings))?;
    writeln!(out, "|{}|", rules.collect::<Vec<String>>().join("|"))?;
    rows.iter().try_for_each(|row| writeln!(out, "{}", line(row)))
}

/// One header row is all that GitHub has: the heading above several columns stands before each.
fn full_heading(column: &Column, look: &Look<'_>) -> String {
    match &column.group {
        Some(group) => escaped(&format!("{} {}", heading(group, look), clean(&look.words.say(&column.heading)))),
        None => escaped(&heading(&column.heading, look)),
    }
}

fn cells(row: &Row, look: &Look<'_>) -> Vec<String> {
    let bold = |text: String| {
        if row.emphasis == Emphasis::Item || text.is_empty() { text } else { format!("**{text}**") }
    };
    let mut cells: Vec<String> = row.cells.iter().map(|(cell, _)| bold(escaped(&shown(cell, look)))).collect();
    if let (Some(first), Some((cell, _))) = (cells.first_mut(), row.cells.first()) {
        *first = "&emsp;".repeat(row.indent) + &bold(escaped(&row_name(cell, look)));
    }
    cells
}

/// What a name holds is text, not markup.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            '|' | '\\' | '*' | '_' | '`' | '[' | ']' | '~' => escaped.extend(['\\', c]),
            '<' => escaped.push_str("&lt;"),
            '&' => escaped.push_str("&amp;"),
            _ => escaped.push(c),
        }
    }
    escaped
}
