//! What reviews say of rows, for scripts.

use super::Line;
use crate::model::ReviewNote;
use crate::report::Cell;
use crate::report::fields::{Field, field, known};

/// What reviews say of a row; several notes stand one after the other.
pub(super) fn said_fields<'a>() -> Vec<Field<'a, Line<'a>>> {
    let said = |key: &'static str, of: fn(&ReviewNote) -> String| {
        field(key, move |line: &Line<'_>| {
            let texts: Vec<String> =
                line.said.iter().map(|(_, note)| of(note)).filter(|text| !text.is_empty()).collect();
            known((!texts.is_empty()).then(|| texts.join("; ")), Cell::Text)
        })
    };
    vec![
        said("cause", |note| note.cause.map(|cause| cause.word().to_string()).unwrap_or_default()),
        said("reason", |note| note.reason.clone()),
        said("note_owner", |note| note.owner.clone()),
        said("action", |note| note.action.clone()),
        said("due", |note| note.due.map(|day| day.to_string()).unwrap_or_default()),
        said("reverses", |note| note.reverses.map(|month| month.to_string()).unwrap_or_default()),
        said("effect", |note| note.effect.clone()),
        said("outcome", |note| note.outcome.clone()),
    ]
}
