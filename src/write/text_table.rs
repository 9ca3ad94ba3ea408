//! One table as aligned text.
//!
//! `comfy-table` measures and aligns the lines (Chinese counts two cells); what it has no notion of
//! stands around them here: headings over several columns, the rules, the columns that had no room.

use std::io;

use comfy_table::{CellAlignment, ContentArrangement, presets};
use unicode_width::UnicodeWidthStr;

use super::Look;
use super::fit::fit;
use super::shown::{clean, heading, row_name, shown};
use super::text::paint;
use crate::report::{Align, Column, Emphasis, Row, Table, Tone};
use crate::words::{Arg, Message, msg};

const GAP: usize = 2;
/// Below this a name says nothing any more; the table then overflows instead.
const SHORTEST_NAME: usize = 16;

/// Writes the table with its title, and says which columns had no room.
pub(super) fn write(table: &Table, look: &Look<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    if let Some(title) = &table.title {
        writeln!(out, "{}", paint(&clean(&look.words.say(title)), Tone::Plain, true, look.color))?;
    }
    if table.columns.is_empty() {
        return Ok(());
    }
    let texts = Texts::new(table, look);
    let priorities: Vec<u8> = table.columns.iter().map(|c| c.priority).collect();
    let kept = fit(&priorities, look.width, |kept| texts.spans(kept).width());
    let texts = texts.shorten(&kept, look.width);
    let spans = texts.spans(&kept);
    let rule = "─".repeat(spans.width());
    if !spans.groups.is_empty() {
        writeln!(out, "{}", spans.group_line())?;
    }
    let mut lines = lay_out(table, &texts, &spans).into_iter();
    if let Some(heading) = lines.next() {
        writeln!(out, "{}\n{rule}", heading.trim_end())?;
    }
    let mut above = Emphasis::Item;
    for ((row, cells), line) in table.rows.iter().zip(&texts.rows).zip(lines) {
        if row.emphasis == Emphasis::Total && above != Emphasis::Total {
            writeln!(out, "{rule}")?;
        }
        above = row.emphasis;
        writeln!(out, "{}", color_line(line.trim_end(), row, cells, &kept, look))?;
    }
    match hidden(table, &kept) {
        Some(message) => writeln!(out, "{}", paint(&look.words.say(&message), Tone::Quiet, false, look.color)),
        None => Ok(()),
    }
}

/// What the table says, cell by cell.
struct Texts {
    headings: Vec<String>,
    groups: Vec<Option<String>>,
    aligns: Vec<Align>,
    rows: Vec<Vec<String>>,
}

impl Texts {
    fn new(table: &Table, look: &Look<'_>) -> Texts {
        let row = |row: &Row| {
            let mut cells: Vec<String> = row.cells.iter().map(|(cell, _)| shown(cell, look)).collect();
            if let (Some(first), Some((cell, _))) = (cells.first_mut(), row.cells.first()) {
                *first = "  ".repeat(row.indent) + &row_name(cell, look);
            }
            cells
        };
        Texts {
            headings: table.columns.iter().map(|c| heading(&c.heading, look)).collect(),
            groups: table.columns.iter().map(|c| c.group.as_ref().map(|g| heading(g, look))).collect(),
            aligns: table.columns.iter().map(|c| c.align).collect(),
            rows: table.rows.iter().map(row).collect(),
        }
    }

    fn column_width(&self, column: usize) -> usize {
        let cells = self.rows.iter().filter_map(|row| row.get(column)).map(|text| text.width());
        cells.chain([self.headings[column].width()]).max().unwrap_or(0)
    }

    /// Shortens the names of the first column, and only where that makes the table fit.
    fn shorten(mut self, kept: &[usize], room: Option<usize>) -> Texts {
        let excess = self.spans(kept).width().saturating_sub(room.unwrap_or(usize::MAX));
        let limit = self.column_width(0).saturating_sub(excess);
        if excess > 0 && limit >= SHORTEST_NAME && kept.first() == Some(&0) && self.aligns[0] == Align::Left {
            for name in self.rows.iter_mut().filter_map(|row| row.first_mut()).chain([&mut self.headings[0]]) {
                cut(name, limit);
            }
        }
        self
    }

    fn spans(&self, kept: &[usize]) -> Spans {
        let mut columns: Vec<Span> =
            kept.iter().map(|&column| Span { column, width: self.column_width(column), extra: 0 }).collect();
        let mut groups = Vec::new();
        let mut first = 0;
        while first < columns.len() {
            let group = &self.groups[columns[first].column];
            let mut last = first;
            while last + 1 < columns.len() && self.groups[columns[last + 1].column] == *group {
                last += 1;
            }
            if let Some(group) = group {
                let room = span_width(&columns[first..=last]);
                // A rule of one cell and a space on both sides keeps neighbours apart.
                columns[first].extra = (group.width() + 4).saturating_sub(room);
                groups.push((first, last, group.clone()));
            }
            first = last + 1;
        }
        Spans { columns, groups }
    }
}

/// A kept column: its place in the table, its width, and what its group's heading needs beyond that.
struct Span {
    column: usize,
    width: usize,
    extra: usize,
}

struct Spans {
    columns: Vec<Span>,
    /// First and last of `columns`, and the heading over them.
    groups: Vec<(usize, usize, String)>,
}

impl Spans {
    fn width(&self) -> usize {
        span_width(&self.columns)
    }

    /// `──── 本月 ────  ──── 累计 ────`.
    fn group_line(&self) -> String {
        let mut line = String::new();
        for (first, last, heading) in &self.groups {
            let start = if *first == 0 { 0 } else { span_width(&self.columns[..*first]) + GAP };
            let fill = span_width(&self.columns[*first..=*last]).saturating_sub(heading.width() + 2);
            line.push_str(&" ".repeat(start.saturating_sub(line.width())));
            line.push_str(&format!("{} {heading} {}", "─".repeat(fill / 2), "─".repeat(fill - fill / 2)));
        }
        line
    }
}

fn span_width(columns: &[Span]) -> usize {
    columns.iter().map(|c| c.width + c.extra).sum::<usize>() + GAP * columns.len().saturating_sub(1)
}

/// The heading line and one line for each row, every cell padded to its column.
fn lay_out(table: &Table, texts: &Texts, spans: &Spans) -> Vec<String> {
    let pick = |cells: &[String]| -> Vec<String> {
        spans.columns.iter().map(|span| cells.get(span.column).cloned().unwrap_or_default()).collect()
    };
    let mut layout = comfy_table::Table::new();
    layout.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
    layout.set_header(pick(&texts.headings));
    layout.add_rows(texts.rows.iter().map(|row| pick(row)));
    for (place, span) in spans.columns.iter().enumerate() {
        let Some(column) = layout.column_mut(place) else { continue };
        let extra = u16::try_from(span.extra).unwrap_or(u16::MAX);
        match table.columns[span.column].align {
            Align::Left => {
                column.set_cell_alignment(CellAlignment::Left);
                column.set_padding((0, extra + GAP as u16));
            }
            Align::Right => {
                column.set_cell_alignment(CellAlignment::Right);
                column.set_padding((extra, GAP as u16));
            }
        }
    }
    layout.lines().collect()
}

/// Colours the cells of a line that is laid out: between them stand only spaces, so each is found in turn.
fn color_line(line: &str, row: &Row, cells: &[String], kept: &[usize], look: &Look<'_>) -> String {
    if !look.color {
        return line.to_string();
    }
    let mut colored = String::new();
    let mut rest = line;
    for &column in kept {
        let text = cells.get(column).map_or("", |text| text.trim());
        let Some(at) = rest.find(text).filter(|_| !text.is_empty()) else { continue };
        let tone = row.cells[column].1;
        colored.push_str(&rest[..at]);
        colored.push_str(&paint(text, tone, row.emphasis != Emphasis::Item, true));
        rest = &rest[at + text.len()..];
    }
    colored + rest
}

/// Which columns had no room, and how to see them.
fn hidden(table: &Table, kept: &[usize]) -> Option<Message> {
    let name = |column: &Column| match &column.group {
        Some(group) => {
            msg("write-grouped-heading").with("group", group.clone()).with("heading", column.heading.clone())
        }
        None => column.heading.clone(),
    };
    let gone = table.columns.iter().enumerate().filter(|(i, _)| !kept.contains(i));
    let names: Vec<Message> = gone.map(|(_, column)| name(column)).collect();
    let count = names.len();
    (count > 0).then(|| msg("write-columns-hidden").with("count", count).with("columns", Arg::List(names)))
}

/// Cuts a name to this many cells, `…` at its end.
fn cut(name: &mut String, limit: usize) {
    if name.width() <= limit {
        return;
    }
    while name.width() + 1 > limit && name.pop().is_some() {}
    name.push('…');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Unit;
    use crate::report::Cell;
    use crate::words::{Language, Words};

    /// Only the name gives way, only as far as it must, and never so far that it says nothing.
    #[test]
    fn a_long_name_is_shortened_to_fit() {
        let words = Words::new(Language::En);
        let column = |align| Column { heading: Message::verbatim("x"), group: None, align, priority: 0 };
        let cells = vec![
            (Cell::Text("阳光花园二期客户服务中心夜班".into()), Tone::Plain),
            (Cell::Count(1_234_567), Tone::Plain),
        ];
        let table = Table {
            title: None,
            columns: vec![column(Align::Left), column(Align::Right)],
            rows: vec![Row { cells, emphasis: Emphasis::Item, indent: 0 }],
        };
        for (width, expected) in [
            (39, "阳光花园二期客户服务中心夜班  1,234,567"),
            (38, "阳光花园二期客户服务中心夜…  1,234,567"),
            (27, "阳光花园二期客…  1,234,567"),
            (26, "阳光花园二期客户服务中心夜班  1,234,567"),
        ] {
            let look = Look { words: &words, unit: Unit::One, width: Some(width), color: false, for_excel: false };
            let mut bytes = Vec::new();
            write(&table, &look, &mut bytes).unwrap();
            let text = String::from_utf8(bytes).unwrap();
            assert_eq!(text.lines().last(), Some(expected), "{width} cells");
        }
    }
}
