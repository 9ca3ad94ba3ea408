//! The notes under the title of a report of months that are over: what was asked for, and which months it leaves out.

use super::head::month_spans;
use crate::model::Month;
use crate::words::{Message, msg};

/// Filters in words; months that are not over, that have no rows, and whose month a year before has none.
pub(super) fn notes(filters: &[Message], [open, missing, missing_before]: [&[Month]; 3]) -> Vec<Message> {
    let mut notes = Vec::new();
    if !filters.is_empty() {
        notes.push(msg("report-filters").with("filters", filters.to_vec()));
    }
    for (id, months) in
        [("bridge-open", open), ("bridge-missing", missing), ("structure-missing-before", missing_before)]
    {
        if !months.is_empty() {
            notes.push(msg(id).with("months", month_spans(months)));
        }
    }
    notes
}
