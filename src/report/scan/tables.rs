//! Findings as rows of a table, and the rows of the ledger that show them.

use super::{ScanParts, weight_word};
use crate::report::table::column;
use crate::report::{Align, Cell, Emphasis, Row, Table, Tone};
use crate::words::{Message, msg};

fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_string()) }
}

fn row(cells: Vec<(Cell, Tone)>) -> Row {
    Row { cells, emphasis: Emphasis::Item, indent: 0 }
}

/// A row for each finding.
pub(super) fn findings(parts: &ScanParts<'_>) -> Table {
    let columns = vec![
        column("scan-weight", Align::Left, 0),
        column("scan-stake", Align::Right, 0).keyed("stake"),
        column("scan-seen", Align::Left, 0),
        column("page-rows", Align::Right, 1).keyed("rows"),
        column("scan-step", Align::Left, 2),
        column("scan-id", Align::Left, 3),
    ];
    let rows = parts.findings.iter().map(|(aside, shown)| {
        let found = &shown.found;
        let (word, tone) = weight_word(found.weight);
        // What somebody knows about is told in place of what to run.
        let (step, tone) = match aside {
            Some(own) => {
                let known = msg("scan-known-cell").with("by", own.by.as_str()).with("reason", own.reason.as_str());
                (Cell::message(known), Tone::Quiet)
            }
            None => (Cell::Text(found.next.clone()), tone),
        };
        row(vec![
            (Cell::word(found.weight.tag(), word), tone),
            (Cell::Money(found.stake), tone),
            (Cell::message(found.said.clone()), Tone::Plain),
            (Cell::Count(found.rows.len() as i64), Tone::Plain),
            (step, Tone::Quiet),
            (Cell::Text(found.id()), Tone::Quiet),
        ])
    });
    Table { title: Some(msg("scan-findings")), columns, rows: rows.collect() }
}

/// The rows of the ledger that show them.
pub(super) fn evidence(parts: &ScanParts<'_>) -> Table {
    let columns = vec![
        column("scan-id", Align::Left, 0),
        column("term-date", Align::Left, 0),
        column("term-voucher", Align::Left, 1),
        column("term-description", Align::Left, 1),
        column("term-vendor", Align::Left, 1),
        column("term-amount", Align::Right, 0).keyed("amount"),
        column("term-source", Align::Left, 0),
    ];
    let rows = parts.findings.iter().flat_map(|(_, shown)| shown.rows.iter().map(move |(_, row)| (shown, row)));
    let rows = rows.map(|(shown, own)| {
        let cells = vec![
            Cell::Text(shown.found.id()),
            own.date.map_or(Cell::Month(own.month), Cell::Date),
            text(&own.voucher),
            text(&own.description),
            text(&own.vendor),
            Cell::Money(own.amount),
            Cell::Text(format!("{}:{}", own.source, own.source_line)),
        ];
        row(cells.into_iter().map(|cell| (cell, Tone::Plain)).collect())
    });
    let title: Message = msg("scan-evidence");
    Table { title: Some(title), columns, rows: rows.collect() }
}
