//! Where and when the budget was missed: categories × months.

use super::{Block, PageParts, Part};
use crate::model::MoneyError;
use crate::report::chart::heat;
use crate::report::{Section, Tone};
use crate::words::msg;

pub(super) fn build(parts: &PageParts<'_>) -> Result<Option<Part>, MoneyError> {
    let scope = &parts.year.query.scopes[0];
    let chart = heat(
        &parts.year.variance.rows,
        &parts.year.variance.totals[0].cost_months,
        scope,
        parts.names,
        parts.chosen.period.last_month(),
    )?;
    Ok(chart.filter(|_| parts.year.empty.is_none()).map(|chart| {
        let brief = vec![Section::Text(chart.message.clone(), Tone::Plain)];
        Part { name: "heat", title: msg("page-heat"), blocks: vec![Block::Chart(Box::new(chart))], brief }
    }))
}
