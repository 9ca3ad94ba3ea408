//! A report as a page: its sentences and tables one below the other.

use super::{Body, Column, Entry, Opens, Page, Sheet};
use crate::report::{Report, Section, Table};
use crate::words::Message;
use crate::write::{Look, screen_table, screen_text};

/// What somebody who knows the rows of a table tells of one of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    /// What tells it from others.
    pub key: Option<String>,
    /// What it opens to.
    pub opens: Option<Opens>,
}

/// The page of a report; `told` gets the number of a table in it and of a row in that.
pub fn page_of(report: &Report, told: &dyn Fn(usize, usize) -> Told, look: &Look<'_>) -> Page {
    let mut page = Page::default();
    let text = |message: &Message| screen_text(message, look);
    for section in &report.sections {
        match section {
            Section::Title { title, notes, legend } => {
                page.title = text(title);
                let brief: Vec<String> = legend.brief.iter().map(text).collect();
                page.brief = brief.join(" · ");
                page.entries.extend(notes.iter().map(|note| line(text(note), crate::report::Tone::Plain)));
            }
            Section::Table(table) => push_table(&mut page, table, told, look),
            Section::Text(message, tone) => page.entries.push(line(text(message), *tone)),
            Section::Chart(_) | Section::Part(_) => {}
        }
    }
    page
}

fn line(text: String, tone: crate::report::Tone) -> Entry {
    Entry { body: Body::Text(text, tone), key: None, opens: None }
}

fn push_table(page: &mut Page, table: &Table, told: &dyn Fn(usize, usize) -> Told, look: &Look<'_>) {
    let number = page.sheets.len();
    let texts = screen_table(table, look);
    if let Some(title) = &table.title {
        let heading = Body::Heading(screen_text(title, look));
        page.entries.push(Entry { body: heading, key: None, opens: None });
    }
    let columns = table.columns.iter().zip(&texts.headings).map(|(column, heading)| Column {
        heading: heading.clone(),
        right: column.align == crate::report::Align::Right,
        priority: column.priority,
    });
    page.sheets.push(Sheet { columns: columns.collect() });
    for (at, (row, cells)) in table.rows.iter().zip(texts.rows).enumerate() {
        let Told { key, opens } = told(number, at);
        let tones = row.cells.iter().map(|(_, tone)| *tone);
        let cells = cells.into_iter().zip(tones).collect();
        let body = Body::Row { sheet: number, cells, indent: row.indent, emphasis: row.emphasis };
        page.entries.push(Entry { body, key, opens });
    }
}
