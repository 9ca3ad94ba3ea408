//! Months as messages list them.

use crate::model::Month;
use crate::words::{Message, msg};

/// Months as people list them, those that follow each other as one span; ascending.
pub fn month_spans(months: &[Month]) -> Vec<Message> {
    let runs = months.chunk_by(|month, next| month.plus(1) == *next);
    let span = |run: &[Month]| match run {
        [first, .., last] => msg("report-span").with("from", first.to_string()).with("to", last.to_string()),
        _ => Message::verbatim(run.iter().map(Month::to_string).collect::<String>()),
    };
    runs.map(span).collect()
}
