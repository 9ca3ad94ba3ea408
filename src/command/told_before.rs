//! Forecasts of the lines of a large book, as they were told before.

use std::sync::Arc;

use super::Session;
use super::reading::{Reading, wanted};
use crate::analysis::forecast::Kept;
use crate::model::View;
use crate::plan_cache::{find_forecasts, keep_forecasts};

/// From so many lines on they are kept: below it, telling them anew takes no time.
const MANY: usize = 2_000;

/// What was told before, of a book that is worth it.
pub(super) fn told_before(reading: &Reading, session: &Session<'_>) -> Option<Arc<Kept>> {
    // What is kept was told of what was booked, by the axes of the book.
    let is_own = reading.opened.settings.dimensions.follows.is_empty();
    let is_large = reading.budget.line_count() >= MANY && reading.opened.view() == View::Cash && is_own;
    is_large.then(|| Arc::new(find_forecasts(&wanted(&reading.opened.book, session))))
}

/// Keeps what was told now. A look at what was known earlier is no reason to forget what is known now.
pub(super) fn keep_told(kept: Option<&Arc<Kept>>, reading: &Reading, session: &Session<'_>) {
    if let Some(kept) = kept.filter(|_| session.known_at.is_none()) {
        keep_forecasts(&wanted(&reading.opened.book, session), kept);
    }
}
