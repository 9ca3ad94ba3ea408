//! A table of months, each cell shaded by how far it is off its budget; the sign says what the shade does.

use crate::report::chart::{Heat, Shade};
use crate::report::{Align, Cell, Column, Emphasis, Row, Table, Tone};
use crate::words::{Message, msg};

/// The table.
pub(super) fn table(heat: &Heat) -> Table {
    let month = |month: &crate::model::Month| Column::new(Message::verbatim(month.to_string()), Align::Right, 0);
    let columns =
        std::iter::once(Column::new(msg("term-category"), Align::Left, 0)).chain(heat.months.iter().map(month));
    let rows = heat.rows.iter().map(|row| {
        let label = (Cell::message(row.label.clone()), Tone::Plain);
        let cells = row.cells.iter().map(|cell| (cell.variance.map_or(Cell::Unknown, Cell::Signed), tone(cell.shade)));
        // What stands nowhere else on the page is the total.
        let emphasis = if row.link.is_none() { Emphasis::Total } else { Emphasis::Item };
        Row { cells: std::iter::once(label).chain(cells).collect(), emphasis, indent: row.indent }
    });
    Table { title: None, rows: rows.collect(), columns: columns.collect() }
}

fn tone(shade: Shade) -> Tone {
    match shade {
        Shade::FarBetter | Shade::Better => Tone::Good,
        Shade::Even => Tone::Plain,
        Shade::Worse | Shade::FarWorse => Tone::Bad,
    }
}

/// The shade of each cell, by its row and column in the table; the name of a row has none.
pub(super) fn shades(heat: &Heat) -> Vec<Vec<Option<Shade>>> {
    let of = |row: &crate::report::chart::HeatRow| {
        let cells = row.cells.iter().map(|cell| cell.variance.map(|_| cell.shade));
        std::iter::once(None).chain(cells).collect()
    };
    heat.rows.iter().map(of).collect()
}
