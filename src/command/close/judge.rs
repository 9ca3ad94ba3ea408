//! What speaks against closing a month: all of it at once.

use crate::analysis::Covering;
use crate::answer::review::unexplained;
use crate::answer::status::unclassified_in;
use crate::command::Session;
use crate::command::accrue::lost_problems;
use crate::command::reading::Reading;
use crate::model::{Month, ReviewSpan};
use crate::reviews;
use crate::words::{Level, Message, Problem, msg};

/// Something that is missing.
pub(super) struct Found {
    /// For the record: `unexplained 3`.
    pub(super) tag: String,
    pub(super) problem: Problem,
}

pub(super) fn found(month: Month, reading: &Reading, session: &Session<'_>) -> anyhow::Result<Vec<Found>> {
    let opened = &reading.opened;
    let source = opened.source_at(session.as_of, None);
    let name = month.to_string();
    let mut found = Vec::new();
    if !source.booked()?.contains(&month) {
        let problem = Problem::error(msg("close-empty").with("month", name.as_str())).hint(msg("close-empty-hint"));
        // Of what is not there nothing can be unclassified or unexplained.
        return Ok(vec![Found { tag: "empty".to_string(), problem }]);
    }
    if let Some((rows, amount)) = unclassified_in(&source, month)? {
        let message = msg("close-unclassified").with("month", name.as_str()).with("rows", rows);
        let problem = Problem::error(message.with("amount", amount.grouped())).hint(msg("close-unclassified-hint"));
        found.push(Found { tag: format!("unclassified {rows}"), problem });
    }
    let span = ReviewSpan::month(month);
    let notes = reviews::read(&opened.book, span, &opened.settings.dimensions)?;
    let (_, open) = unexplained(&source, &Covering::new(&reading.budget), span, &notes)?;
    if !open.is_empty() {
        let lines = open.iter().take(LISTED).map(|leaf| Message::verbatim(format!("`{}`", leaf.key.text())));
        let message = msg("close-unexplained").with("month", name.as_str()).with("count", open.len());
        let message = message.with("lines", lines.collect::<Vec<_>>());
        let problem = Problem::error(message).hint(msg("close-unexplained-hint").with("month", name.as_str()));
        found.push(Found { tag: format!("unexplained {}", open.len()), problem });
    }
    let lost = lost_problems(opened)?;
    let count = lost.len();
    found.extend(lost.into_iter().map(|problem| Found {
        tag: format!("accruals {count}"),
        problem: Problem { level: Level::Error, ..problem },
    }));
    Ok(found)
}

/// So many lines are named; `review` shows all.
const LISTED: usize = 10;
