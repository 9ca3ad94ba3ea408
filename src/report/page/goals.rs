//! What was reached of the goals, and the money beside it.

use super::block::both;
use super::{Block, PageParts, Part};
use crate::model::MoneyError;
use crate::report::chart::bullets;
use crate::report::goals_report;
use crate::words::msg;

pub(super) fn build(parts: &PageParts<'_>) -> Result<Option<Part>, MoneyError> {
    let Some(goals) = parts.goals.as_ref().filter(|goals| !goals.plans.is_empty()) else { return Ok(None) };
    let chart = bullets(&goals.plans);
    let mut blocks: Vec<Block> = chart.map(|chart| Block::Chart(Box::new(chart))).into_iter().collect();
    let (tables, brief) = both(goals_report(goals));
    blocks.extend(tables);
    Ok(Some(Part { name: "goals", title: msg("page-goals"), blocks, brief }))
}
