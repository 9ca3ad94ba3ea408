//! One table as aligned text.
//!
//! `comfy-table` measures and aligns the lines (Chinese counts two cells); what it has no notion of
//! stands around them here: headings over several columns, the rules, the parts of a table that is too wide.

use std::io;

use comfy_table::{CellAlignment, ContentArrangement, presets};
use unicode_width::UnicodeWidthStr;

use super::Look;
use super::fit::{Told, lay_out};
use super::paint::paint;
use super::shown::{heading, on_one_line};
use super::text_columns::{GAP, Line, NARROWEST_TEXT, Names, Spans, Texts};
use crate::report::{Align, Block, Column, Emphasis, Key, Row, Table, Tone};
use crate::words::{Arg, Message, fold_after, msg};

/// Writes the table with its title, in parts where it is too wide, and says which columns had no room.
pub(super) fn write(table: &Table, look: &Look<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    if let Some(title) = &table.title {
        writeln!(out, "{}", paint(&on_one_line(title, look), Tone::Plain, true, look.color))?;
    }
    if table.columns.is_empty() {
        return Ok(());
    }
    let mut texts = Texts::new(table, look);
    let (mut lead, mut empty) = (vec![0], Vec::new());
    let all: Vec<usize> = (0..table.columns.len()).collect();
    if texts.width(&all, Names::Whole) > look.width.unwrap_or(usize::MAX) {
        (lead, empty) = (texts.lead(), texts.empty());
        let shared = texts.take_shared().into_iter().map(Message::verbatim).collect::<Vec<_>>();
        if !shared.is_empty() {
            let text = on_one_line(&msg("write-all-rows").with("members", shared), look);
            writeln!(out, "{}", paint(&text, Tone::Quiet, false, look.color))?;
        }
    }
    let told = Told { columns: &table.columns, lead: &lead, empty: &empty };
    let layout = lay_out(&told, look.width, |part, names| texts.width(part, names));
    // A part of several that has no figure, months before a ledger begins, says nothing; the first that has some is first.
    let has_rows = |part: &&Vec<usize>| texts.rows.iter().any(|row| says_something(row, part, &lead));
    let parts: Vec<&Vec<usize>> = layout.parts.iter().filter(has_rows).collect();
    let parts = if parts.is_empty() { layout.parts.iter().take(1).collect() } else { parts };
    // Of a column without a word in it nobody misses anything.
    let says_any = |column: &usize| texts.rows.iter().any(|row| !row[*column].is_empty());
    let without_room = layout.hidden.iter().copied().filter(says_any);
    // What a list says of a row stands under the row where it has no room beside it; sums of others need not.
    let is_list = table.columns.iter().all(|column| column.block == Block::Loose);
    let (under, missed): (Vec<usize>, Vec<usize>) =
        without_room.partition(|column| is_list && table.columns[*column].key != Key::Derived);
    for (number, part) in parts.into_iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        let lead = (layout.parts.len() > 1).then_some(&*lead);
        let under = if number == 0 { &under[..] } else { &[] };
        let folded = texts.folded(part, look.width);
        write_part(table, folded.as_ref().unwrap_or(&texts), (part, under), lead, look, out)?;
    }
    match hidden(table, &missed, look) {
        Some(text) => writeln!(out, "{}", paint(&text, Tone::Quiet, false, look.color)),
        None => Ok(()),
    }
}

/// Has a row anything in these columns, besides its name?
fn says_something(cells: &[String], part: &[usize], lead: &[usize]) -> bool {
    part.iter().filter(|column| !lead.contains(column)).any(|&column| !cells[column].is_empty())
}

/// Some columns of the table, and those that stand under each row. One part of several, which all begin with `lead`, leaves
/// out rows that have nothing in it.
fn write_part(
    table: &Table,
    texts: &Texts,
    (part, under): (&[usize], &[usize]),
    lead: Option<&[usize]>,
    look: &Look<'_>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let kept = (0..table.rows.len()).filter(|&i| lead.is_none_or(|lead| says_something(&texts.rows[i], part, lead)));
    let kept: Vec<usize> = kept.collect();
    let spans = texts.spans(part);
    let mut rows: Vec<Line> = kept.iter().map(|row| texts.line(*row, &spans)).collect();
    let last = fold_last(&mut rows, &spans, table, look.width);
    let spans = texts.spans_of(part, last);
    if !spans.groups.is_empty() {
        writeln!(out, "{}", spans.group_line())?;
    }
    let mut lines = lay_lines(table, texts, &spans, &rows).into_iter();
    let rule = "─".repeat(spans.width());
    if let Some(heading) = lines.next() {
        writeln!(out, "{}\n{rule}", heading.trim_end())?;
    }
    let mut above = Emphasis::Item;
    for ((&number, laid), line) in kept.iter().zip(&rows).zip(lines) {
        let row = &table.rows[number];
        if row.emphasis == Emphasis::Total && above != Emphasis::Total {
            writeln!(out, "{rule}")?;
        }
        above = row.emphasis;
        writeln!(out, "{}", color_line(line.trim_end(), row, &laid.cells, part, look))?;
        for line in laid.below() {
            writeln!(out, "{}", paint(&line, Tone::Plain, row.emphasis != Emphasis::Item, look.color))?;
        }
        for line in texts.under(number, row.indent, under, look) {
            writeln!(out, "{}", paint(&line, Tone::Quiet, false, look.color))?;
        }
    }
    Ok(())
}

/// Folds a last column of texts, of which each cell keeps its first line, where the table is too wide for its room; and
/// tells how wide it then is.
fn fold_last(rows: &mut [Line], spans: &Spans, table: &Table, room: Option<usize>) -> Option<usize> {
    let last = spans.columns.last().filter(|_| spans.columns.len() > 1)?.column;
    let start = spans.start_of_last();
    let width = room.filter(|room| spans.width() > *room)?.checked_sub(start)?;
    if width < NARROWEST_TEXT || table.columns[last].align != Align::Left {
        return None;
    }
    for row in rows {
        let mut lines = fold_after(&row.cells[last], width, "").into_iter();
        row.cells[last] = lines.next().unwrap_or_default();
        row.further.push((start, lines.collect()));
    }
    Some(width)
}

/// The heading line and one line for each row, every cell padded to its column.
fn lay_lines(table: &Table, texts: &Texts, spans: &Spans, rows: &[Line]) -> Vec<String> {
    let pick = |cells: &[String]| -> Vec<String> {
        spans.columns.iter().map(|span| cells.get(span.column).cloned().unwrap_or_default()).collect()
    };
    let row = |line: &Line| {
        let mut own = pick(&line.cells);
        if line.reaches {
            own[0].clear();
        }
        own
    };
    let mut layout = comfy_table::Table::new();
    layout.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
    layout.set_header(pick(&texts.headings));
    layout.add_rows(rows.iter().map(row));
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
    let laid = layout.lines().zip(std::iter::once(None).chain(rows.iter().map(Some)));
    // A label that reaches over empty cells takes the place of their blanks.
    let over = |(line, row): (String, Option<&Line>)| match row.filter(|row| row.reaches) {
        Some(row) => {
            let label = &row.cells[0];
            format!("{label}{}", line.get(label.width()..).unwrap_or_default())
        }
        None => line,
    };
    laid.map(over).collect()
}

/// Colours the cells of a line that is laid out: between them stand only spaces, so each is found in turn.
fn color_line(line: &str, row: &Row, cells: &[String], part: &[usize], look: &Look<'_>) -> String {
    if !look.color {
        return line.to_string();
    }
    let mut colored = String::new();
    let mut rest = line;
    for &column in part {
        let text = cells.get(column).map_or("", |text| text.trim());
        let Some(at) = rest.find(text).filter(|_| !text.is_empty()) else { continue };
        let tone = row.cells[column].1;
        colored.push_str(&rest[..at]);
        colored.push_str(&paint(text, tone, row.emphasis != Emphasis::Item, true));
        rest = &rest[at + text.len()..];
    }
    colored + rest
}

/// Which columns had no room, each by its name; and how to see them, where the line has room for that.
fn hidden(table: &Table, hidden: &[usize], look: &Look<'_>) -> Option<String> {
    let name = |column: &Column| match &column.group {
        Some(group) => {
            msg("write-grouped-heading").with("group", group.clone()).with("heading", column.heading.clone())
        }
        None => column.heading.clone(),
    };
    // As they stand over the columns.
    let shown = |i: &usize| Message::verbatim(heading(&name(&table.columns[*i]), look));
    let names: Vec<Message> = hidden.iter().map(shown).collect();
    let told = |id| {
        let message = msg(id).with("count", names.len()).with("columns", Arg::List(names.clone()));
        on_one_line(&message, look)
    };
    let whole = told("write-columns-hidden");
    let fits = whole.width() <= look.width.unwrap_or(usize::MAX);
    (!names.is_empty()).then(|| if fits { whole } else { told("write-columns-hidden-brief") })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Unit;
    use crate::report::Cell;
    use crate::words::{Language, Words};

    /// A text that has no room goes on below, under its own beginning.
    #[test]
    fn a_last_column_of_texts_is_folded() {
        let words = Words::new(Language::En);
        let column = |align| Column::new(Message::verbatim("x"), align, 0);
        let row = |name: &str, text: &str| Row {
            cells: vec![(Cell::Text(name.into()), Tone::Plain), (Cell::Text(text.into()), Tone::Plain)],
            emphasis: Emphasis::Item,
            indent: 0,
        };
        let rows = vec![row("rent", "120 square metres at 85 a month, up 5% from July"), row("water", "as before")];
        let table = Table { title: None, columns: vec![column(Align::Left), column(Align::Left)], rows };
        let look = Look { width: Some(30), ..Look::plain(&words, Unit::One) };
        let mut bytes = Vec::new();
        write(&table, &look, &mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let below: Vec<&str> = text.lines().skip(2).collect();
        assert_eq!(
            below,
            ["rent   120 square metres at 85", "       a month, up 5% from", "       July", "water  as before"]
        );
    }

    /// The label of a sum between rows reaches over the cells that are empty beside it, and widens no column.
    #[test]
    fn the_label_of_a_sum_reaches_over_empty_cells() {
        let words = Words::new(Language::En);
        let column = |heading: &str, align| Column::new(Message::verbatim(heading.to_string()), align, 0);
        let row = |cells: [Cell; 4], emphasis| Row {
            cells: cells.into_iter().map(|cell| (cell, Tone::Plain)).collect(),
            emphasis,
            indent: 0,
        };
        let text = |text: &str| Cell::Text(text.into());
        let item = || row([text("2026-01-05"), text("V1"), text("paper"), Cell::Count(7)], Emphasis::Item);
        let sum = |label: &str| row([text(label), Cell::Empty, Cell::Empty, Cell::Count(7)], Emphasis::Subtotal);
        let table = Table {
            title: None,
            columns: vec![
                column("date", Align::Left),
                column("no", Align::Left),
                column("what for", Align::Left),
                column("sum", Align::Right),
            ],
            rows: vec![item(), sum("办公费 · 客服部"), item(), sum("a label of many words that has no room")],
        };
        let mut bytes = Vec::new();
        write(&table, &Look::plain(&words, Unit::One), &mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let expected = "date        no  what for  sum\n\
                        ─────────────────────────────\n\
                        2026-01-05  V1  paper       7\n\
                        办公费 · 客服部             7\n\
                        2026-01-05  V1  paper       7\n\
                        a label of many words       7\n  that has no room\n";
        assert_eq!(text, expected);
    }

    /// A name that would be torn stands whole where the text at the end of its row has room to go on below.
    #[test]
    fn a_text_gives_way_before_a_name_is_torn() {
        let words = Words::new(Language::En);
        let column = || Column::new(Message::verbatim("x"), Align::Left, 0);
        let cells = ["20261201T050236Z-2025-ce0031ec4190", "first.csv second.csv third.csv fourth.csv"];
        let cells = cells.map(|text| (Cell::Text(text.into()), Tone::Plain)).to_vec();
        let rows = vec![Row { cells, emphasis: Emphasis::Item, indent: 0 }];
        let table = Table { title: None, columns: vec![column(), column()], rows };
        let look = Look { width: Some(60), ..Look::plain(&words, Unit::One) };
        let mut bytes = Vec::new();
        write(&table, &look, &mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let expected = "20261201T050236Z-2025-ce0031ec4190  first.csv second.csv\n\
                        \x20                                   third.csv fourth.csv";
        assert_eq!(text.lines().skip(2).collect::<Vec<_>>().join("\n"), expected);
    }

    /// Only the name gives way, and only as far as it must; nothing of it is lost.
    #[test]
    fn a_long_name_goes_on_below() {
        let words = Words::new(Language::En);
        let column = |align| Column::new(Message::verbatim("x"), align, 0);
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
            (38, "阳光花园二期客户服务中心夜  1,234,567\n  班"),
            (37, "阳光花园二期客户服务中心夜  1,234,567\n  班"),
            (36, "阳光花园二期客户服务中心  1,234,567\n  夜班"),
            (20, "阳光花园二期客户服务中心夜班  1,234,567"),
        ] {
            let look = Look { width: Some(width), ..Look::plain(&words, Unit::One) };
            let mut bytes = Vec::new();
            write(&table, &look, &mut bytes).unwrap();
            let text = String::from_utf8(bytes).unwrap();
            let rows = text.lines().skip(2).collect::<Vec<_>>().join("\n");
            assert_eq!(rows, expected, "{width} cells");
        }
    }
}
