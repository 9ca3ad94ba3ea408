//! What costs are made of: the few rows that are most of them, and how their shares moved.

use super::block::both;
use super::{Block, PageParts, Part};
use crate::model::MoneyError;
use crate::report::chart::abc;
use crate::report::{StructureParts, structure_report};
use crate::words::msg;

pub(super) fn build(parts: &PageParts<'_>) -> Result<Option<Part>, MoneyError> {
    let Some(answer) = parts.structure.filter(|answer| !answer.rows.is_empty()) else { return Ok(None) };
    let own = StructureParts {
        answer,
        period: parts.chosen.period,
        of_budget: false,
        head: parts.head,
        names: parts.names,
        filters: Vec::new(),
    };
    let (tables, brief) = both(structure_report(&own));
    let chart = abc(&own)?;
    let mut blocks: Vec<Block> = chart.map(|chart| Block::Chart(Box::new(chart))).into_iter().collect();
    blocks.extend(tables);
    Ok(Some(Part { name: "structure", title: msg("page-structure"), blocks, brief }))
}
