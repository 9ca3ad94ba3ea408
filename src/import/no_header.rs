//! What is said of a file whose header was not found: the row that comes nearest, and what its cells are near to.

use super::block::Row;
use super::headers::{self, Vocabulary};
use crate::words::{Message, Place, Problem, msg};

/// No row names enough columns: the one that comes nearest, and what its cells are near to.
pub(super) fn no_header(name: &str, rows: &[Row<'_>], vocabulary: &Vocabulary) -> Problem {
    let rows = &rows[..rows.len().min(headers::SEARCHED)];
    let message = msg("import-no-header").with("rows", rows.len());
    let filled = |row: &Row<'_>| row.cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    let best = rows.iter().rev().max_by_key(|row| (vocabulary.known(row.cells.iter()), filled(row).min(4)));
    let Some(best) = best.filter(|row| filled(row) > 1) else {
        return Problem::error(message).at(Place::file(name)).hint(msg("import-no-header-hint"));
    };
    let cells = best.cells.iter().map(headers::clean).filter(|cell| !cell.is_empty()).take(30);
    let shown = |cell: String| match (vocabulary.meanings(&cell).is_empty(), vocabulary.nearest(&cell)) {
        (true, Some(near)) => msg("import-header-near").with("header", cell).with("near", near),
        (true, None) => Message::verbatim(cell),
        (false, _) => msg("import-header-known").with("header", cell),
    };
    let hint = msg("import-no-header-found").with("columns", cells.map(shown).collect::<Vec<_>>());
    Problem::error(message).at(Place::line(name, best.line)).hint(hint)
}
