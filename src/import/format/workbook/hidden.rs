//! Rows and columns that nobody sees, and that are read all the same.

use super::columns::Columns;
use super::shape::{Shape, Span};
use crate::words::{Message, Place, Problem, msg};

/// Tells them.
pub(super) fn hidden(shape: &Shape, columns: Option<&Columns>, place: &str) -> Vec<Problem> {
    let Some(columns) = columns else { return Vec::new() };
    let mut told = Vec::new();
    let below = |(from, to): &Span| (u64::from(*to) >= columns.header.line).then_some((*from, *to));
    let rows: Vec<Span> = shape.hidden_rows.iter().filter_map(below).collect();
    if let Some((first, _)) = rows.first() {
        let count: u64 = rows.iter().map(|(from, to)| u64::from(to - from) + 1).sum();
        let message = msg("import-hidden-rows").with("rows", count);
        told.push(
            Problem::warning(message).at(Place::line(place, u64::from(*first) + 1)).hint(msg("import-hidden-hint")),
        );
    }
    let is_hidden =
        |at: usize| shape.hidden_columns.iter().any(|(from, to)| (*from as usize..=*to as usize).contains(&at));
    let names = columns.header.names.iter().enumerate().filter(|(at, name)| is_hidden(*at) && !name.is_empty());
    let names: Vec<Message> = names.map(|(_, name)| Message::verbatim(name)).collect();
    if !names.is_empty() {
        let message = msg("import-hidden-columns").with("columns", names);
        told.push(Problem::warning(message).at(Place::file(place)).hint(msg("import-hidden-hint")));
    }
    told
}
