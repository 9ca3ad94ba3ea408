//! The rows of the ledger as a table: what the figures are made of.

use std::collections::HashMap;

use crate::model::Posting;
use crate::report::{Align, Cell, Column, Emphasis, Ledger, Row, Table, Tone};
use crate::words::{Message, msg};

/// The rows, one below the other, as the ledger has them.
pub(super) fn table(ledger: &Ledger) -> Table {
    let labels: HashMap<&str, &Message> =
        ledger.categories.iter().map(|(path, label, _)| (path.as_str(), label)).collect();
    let head = [("term-date", Align::Left), ("term-voucher", Align::Left), ("term-category", Align::Left)];
    let tail = [
        ("term-description", Align::Left),
        ("term-vendor", Align::Left),
        ("term-amount", Align::Right),
        ("page-source-line", Align::Left),
    ];
    let column = |(id, align)| Column::new(msg(id), align, 0);
    let axes = ledger.axes.iter().map(|axis| Column::new(axis.clone(), Align::Left, 0));
    let columns = head.into_iter().map(column).chain(axes).chain(tail.into_iter().map(column)).collect();
    let rows = ledger.rows.rows.iter().map(|(posting, _)| row(posting, &labels));
    Table { title: None, columns, rows: rows.collect() }
}

fn row(posting: &Posting, labels: &HashMap<&str, &Message>) -> Row {
    let text = |text: &str| if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_string()) };
    let date = posting.date.map_or(Cell::Month(posting.month), Cell::Date);
    let label = labels.get(posting.category.as_str());
    let category = label.map_or_else(|| text(&posting.category), |label| Cell::message((*label).clone()));
    let mut cells = vec![date, text(&posting.voucher), category];
    cells.extend(posting.members.iter().map(|member| text(member)));
    cells.extend([text(&posting.description), text(&posting.vendor), Cell::Money(posting.amount)]);
    cells.push(text(&format!("{}:{}", posting.source, posting.source_line)));
    Row { cells: cells.into_iter().map(|cell| (cell, Tone::Plain)).collect(), emphasis: Emphasis::Item, indent: 0 }
}
