//! The tables of a review for people.

use super::{ReviewParts, cause_word, course_word, label, lack_word};
use crate::analysis::variance::Direction;
use crate::answer::review::{Due, Reviewed, Timing};
use crate::model::{Cause, ReviewNote};
use crate::report::head::period;
use crate::report::table::column;
use crate::report::{Align, Block, Cell, Column, Emphasis, Row, Table, Tone};
use crate::words::{Message, msg};

pub(super) fn lines(parts: &ReviewParts<'_>) -> Table {
    let figure = |id, key: &str| column(id, Align::Right, 0).keyed(key).within(Block::Whole(1));
    let said = |id, block| column(id, Align::Left, 0).within(Block::Whole(block));
    let mut columns: Vec<Column> = vec![
        column("term-line", Align::Left, 0),
        figure("term-budget", "budget"),
        figure("term-actual", "actual"),
        figure("term-variance", "variance"),
        figure("term-variance-ratio", "variance_ratio"),
        said("term-cause", 1),
        said("review-lacks", 1),
    ];
    let mut rows: Vec<Row> = parts.answer.lines.iter().map(|line| row(line, parts)).collect();
    // As long as nothing is said there is no column for it.
    match parts.answer.lines.iter().any(|line| line.note.is_some()) {
        true => columns.extend(["term-reason", "term-owner", "term-action", "term-due"].map(|id| said(id, 2))),
        false => rows.iter_mut().for_each(|row| row.cells.truncate(columns.len())),
    }
    Table { title: None, columns, rows }
}

fn row(line: &Reviewed, parts: &ReviewParts<'_>) -> Row {
    let tone = match line.leaf.direction() {
        Direction::Adverse => Tone::Bad,
        Direction::Favorable => Tone::Good,
        Direction::None => Tone::Plain,
    };
    let plain = |cell| (cell, Tone::Plain);
    let text = |of: fn(&ReviewNote) -> &String| {
        let said = line.note.as_ref().map(of).filter(|text| !text.is_empty());
        plain(said.map_or(Cell::Empty, |text| Cell::Text(text.clone())))
    };
    let lacks = match (line.leaf.material, line.is_explained()) {
        (true, true) => (Cell::message(msg("review-explained")), Tone::Good),
        (true, false) if line.note.is_none() => (Cell::message(msg("review-not-explained")), Tone::Warn),
        (true, false) => {
            let words: Vec<Message> = line.lacks.iter().map(|lack| lack_word(*lack).1).collect();
            (Cell::message(msg("review-lacking").with("what", words)), Tone::Warn)
        }
        (false, _) => (Cell::message(msg("review-not-material")), Tone::Quiet),
    };
    let due = line.note.as_ref().and_then(|note| note.due).map_or(Cell::Empty, Cell::Date);
    let cells = vec![
        plain(Cell::message(label(&line.leaf.key, parts.names))),
        plain(Cell::Money(line.leaf.budget)),
        plain(Cell::Money(line.leaf.actual)),
        (line.leaf.variance().map_or(Cell::Unknown, Cell::Signed), tone),
        (line.leaf.ratio().map_or(Cell::Unknown, Cell::SignedRatio), tone),
        plain(line.note.as_ref().map_or(Cell::Empty, cause_cell)),
        lacks,
        text(|note| &note.reason),
        text(|note| &note.owner),
        text(|note| &note.action),
        plain(due),
    ];
    Row { cells, emphasis: Emphasis::Item, indent: 0 }
}

/// The cause, and of timing the month in which it evens out.
fn cause_cell(note: &ReviewNote) -> Cell {
    match (note.cause, note.reverses) {
        (None, _) => Cell::Empty,
        (Some(cause @ Cause::Timing), Some(month)) => {
            Cell::message(msg("review-timing-until").with("cause", cause_word(cause)).with("month", month.to_string()))
        }
        (Some(cause), _) => Cell::message(cause_word(cause)),
    }
}

/// What was to even out.
pub(super) fn timing(parts: &ReviewParts<'_>) -> Table {
    let columns = vec![
        column("term-line", Align::Left, 0),
        column("term-period", Align::Left, 0),
        column("term-variance", Align::Right, 0).keyed("variance"),
        column("review-back", Align::Right, 0).keyed("reversed"),
        column("term-reverses", Align::Left, 0),
        column("term-status", Align::Left, 0),
        column("term-owner", Align::Left, 0),
    ];
    let row = |own: &Timing| {
        let (_, word, tone) = course_word(own.course);
        let cells = vec![
            (Cell::message(label(&own.note.key, parts.names)), Tone::Plain),
            (Cell::message(period(own.span.period())), Tone::Plain),
            (Cell::Signed(own.variance), Tone::Plain),
            (Cell::Money(own.back), Tone::Plain),
            (own.note.reverses.map_or(Cell::Empty, Cell::Month), Tone::Plain),
            (Cell::message(word), tone),
            (Cell::Text(own.note.owner.clone()), Tone::Plain),
        ];
        Row { cells, emphasis: Emphasis::Item, indent: 0 }
    };
    Table { title: Some(msg("review-timing-title")), columns, rows: parts.answer.timing.iter().map(row).collect() }
}

/// What is due.
pub(super) fn due(parts: &ReviewParts<'_>) -> Table {
    let columns = vec![
        column("term-line", Align::Left, 0),
        column("term-period", Align::Left, 0),
        column("term-action", Align::Left, 0),
        column("term-effect", Align::Left, 0),
        column("term-owner", Align::Left, 0),
        column("term-due", Align::Left, 0),
        column("review-days", Align::Right, 0).keyed("days"),
    ];
    let row = |own: &Due| {
        let cells = vec![
            Cell::message(label(&own.note.key, parts.names)),
            Cell::message(period(own.span.period())),
            Cell::Text(own.note.action.clone()),
            Cell::Text(own.note.effect.clone()),
            Cell::Text(own.note.owner.clone()),
            own.note.due.map_or(Cell::Empty, Cell::Date),
            Cell::Count(own.days),
        ];
        let cells = cells.into_iter().map(|cell| (cell, Tone::Plain)).collect();
        Row { cells, emphasis: Emphasis::Item, indent: 0 }
    };
    Table { title: Some(msg("review-due-title")), columns, rows: parts.answer.due.iter().map(row).collect() }
}
