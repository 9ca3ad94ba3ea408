//! How many people the work needs.

use super::block::both;
use super::{Block, PageParts, Part};
use crate::model::MoneyError;
use crate::report::staffing_report;
use crate::words::msg;

pub(super) fn build(parts: &PageParts<'_>) -> Result<Option<Part>, MoneyError> {
    if parts.staffing.is_empty() {
        return Ok(None);
    }
    let (mut blocks, brief) = both(staffing_report(&parts.staffing));
    // The arithmetic of each month is long: the table of heads is what is looked at.
    let table = blocks.iter().position(|block| matches!(block, Block::Table(_)));
    if let Some(at) = table.filter(|at| at + 1 < blocks.len()) {
        let rest = blocks.split_off(at + 1);
        blocks.push(Block::Folded(msg("page-arithmetic"), rest));
    }
    Ok(Some(Part { name: "staffing", title: msg("page-staffing"), blocks, brief }))
}
