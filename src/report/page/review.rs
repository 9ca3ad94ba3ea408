//! Why lines went as they did, who answers for it, and until when.

use super::block::both;
use super::{PageParts, Part};
use crate::model::MoneyError;
use crate::report::{ReviewParts, review_report};
use crate::words::msg;

pub(super) fn build(parts: &PageParts<'_>) -> Result<Option<Part>, MoneyError> {
    let Some((answer, file)) = &parts.review else { return Ok(None) };
    // Of months without rows, or without a plan, nothing can be said.
    let is_judged = answer.over > answer.missing.len() && parts.variance.query.scopes[0].planned;
    if !is_judged && answer.timing.is_empty() && answer.due.is_empty() && answer.lines.is_empty() {
        return Ok(None);
    }
    let report = review_report(&ReviewParts {
        answer,
        head: parts.head,
        names: parts.names,
        materiality: parts.materiality,
        file: file.clone(),
    });
    let (blocks, brief) = both(report);
    Ok(Some(Part { name: "reviews", title: msg("page-reviews"), blocks, brief }))
}
