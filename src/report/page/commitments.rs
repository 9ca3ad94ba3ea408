//! What is ordered and not invoiced yet.

use super::block::both;
use super::{PageParts, Part};
use crate::model::MoneyError;
use crate::report::commitment_list;
use crate::words::msg;

pub(super) fn build(parts: &PageParts<'_>) -> Result<Option<Part>, MoneyError> {
    let Some(list) = parts.commitments.as_ref().filter(|list| !list.kept_none) else { return Ok(None) };
    let (blocks, brief) = both(commitment_list(list)?);
    Ok(Some(Part { name: "commitments", title: msg("page-commitments"), blocks, brief }))
}
