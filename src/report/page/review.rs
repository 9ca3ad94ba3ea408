//! Why lines went as they did, who answers for it, and until when.

use super::block::both;
use super::{PageParts, Part};
use crate::model::MoneyError;
use crate::report::{ReviewParts, review_report};
use crate::words::msg;

pub(super) fn build(parts: &PageParts<'_>) -> Result<Option<Part>, MoneyError> {
    let Some((answer, file)) = &parts.review else { return Ok(None) };
    if answer.over == 0 && answer.timing.is_empty() && answer.due.is_empty() {
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
