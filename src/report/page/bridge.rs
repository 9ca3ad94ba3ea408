//! Why the actual is not the budget.

use super::block::both;
use super::{Block, PageParts, Part};
use crate::model::MoneyError;
use crate::report::chart::bridge_charts;
use crate::report::{BridgeParts, bridge_report};
use crate::words::msg;

pub(super) fn build(parts: &PageParts<'_>) -> Result<Option<Part>, MoneyError> {
    // Without a budget there is nothing to come from.
    let is_planned = parts.variance.query.scopes[0].planned;
    let Some(answer) = parts.bridge.filter(|answer| is_planned && !answer.rows.is_empty()) else {
        return Ok(None);
    };
    let of = parts.chosen.period;
    let report =
        bridge_report(&BridgeParts { answer, period: of, head: parts.head, names: parts.names, filters: Vec::new() });
    let (tables, brief) = both(report);
    let charts = bridge_charts(answer, parts.names, parts.head.currency, of);
    let mut blocks: Vec<Block> = charts.into_iter().map(|chart| Block::Chart(Box::new(chart))).collect();
    blocks.extend(tables);
    Ok(Some(Part { name: "bridge", title: msg("page-bridge"), blocks, brief }))
}
