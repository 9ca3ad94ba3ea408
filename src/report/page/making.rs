//! How the figures were made: plans and versions, ledger, day, conventions.

use super::{Block, PageParts, Part};
use crate::model::MoneyError;
use crate::report::table::column;
use crate::report::{Align, Cell, Emphasis, Legend, Row, Section, Table, Tone};
use crate::words::{Message, msg};

/// More batches than these are counted.
const MOST: usize = 24;

pub(super) fn build(parts: &PageParts<'_>) -> Result<Option<Part>, MoneyError> {
    let conventions =
        vec![msg("report-convention"), msg("outlook-convention"), msg("outlook-convention-range"), materiality(parts)];
    let reading = Legend { brief: Vec::new(), whole: conventions };
    let Section::Title { legend, .. } = parts.head.section(msg("page-making"), Vec::new(), reading) else {
        return Ok(None);
    };
    let made = msg("page-made").with("program", parts.program).with("day", parts.head.as_of.to_string());
    let lines: Vec<(Message, Tone)> =
        std::iter::once(made).chain(legend.whole).map(|line| (line, Tone::Plain)).collect();
    let brief = lines.iter().map(|(line, tone)| Section::Text(line.clone(), *tone)).collect();
    let mut blocks = vec![Block::Sentences(lines)];
    if !parts.batches.is_empty() {
        let title = msg("page-batches").with("count", parts.batches.len());
        let mut own = vec![Block::Table(batches(parts))];
        if parts.batches.len() > MOST {
            let more = msg("page-batches-more").with("count", parts.batches.len() - MOST);
            own.push(Block::Text(more, Tone::Quiet));
        }
        blocks.push(Block::Folded(title, own));
    }
    Ok(Some(Part { name: "making", title: msg("page-making"), blocks, brief }))
}

fn materiality(parts: &PageParts<'_>) -> Message {
    let rule = msg("report-materiality").with("amount", parts.materiality.amount.grouped());
    let rule = rule.with("ratio", parts.materiality.ratio.percent());
    match parts.materiality.hard_amount {
        Some(hard) => msg("report-materiality-hard").with("rule", rule).with("hard", hard.grouped()),
        None => rule,
    }
}

/// The newest first.
fn batches(parts: &PageParts<'_>) -> Table {
    let columns = vec![
        column("term-batch", Align::Left, 0),
        column("page-booked", Align::Left, 0),
        column("page-rows", Align::Right, 0).derived(),
    ];
    let rows = parts.batches.iter().rev().take(MOST).map(|(name, day, rows)| Row {
        cells: vec![
            (Cell::Text(name.clone()), Tone::Plain),
            (Cell::Text(day.clone()), Tone::Plain),
            (Cell::Count(i64::try_from(*rows).unwrap_or(i64::MAX)), Tone::Plain),
        ],
        emphasis: Emphasis::Item,
        indent: 0,
    });
    Table { title: None, columns, rows: rows.collect() }
}
