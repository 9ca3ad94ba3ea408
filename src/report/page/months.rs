//! The year month by month, and where it ends.

use super::block::both;
use super::{Block, PageParts, Part};
use crate::model::{Kind, MoneyError};
use crate::report::chart::{MonthBar, months};
use crate::report::{OutlookParts, Readers, outlook_report};
use crate::words::msg;

pub(super) fn build(parts: &PageParts<'_>) -> Result<Option<Part>, MoneyError> {
    let of_year = parts.year.query.scopes[0].period;
    let outlook = parts.outlook.and_then(|answer| {
        let overrun = answer.total_overrun.map(|overrun| overrun.told_on(parts.head.as_of));
        Some((answer.answer.variance.totals[0].cost_outlook.as_ref()?, overrun))
    });
    let chart = months(bars(parts)?, outlook, of_year)?;
    let mut blocks: Vec<Block> = chart.map(|chart| Block::Chart(Box::new(chart))).into_iter().collect();
    let mut brief = Vec::new();
    if let Some(answer) = parts.outlook {
        let report = outlook_report(&OutlookParts {
            answer,
            head: parts.head,
            names: parts.names,
            filters: Vec::new(),
            pivot: false,
            rolling: None,
            method: None,
            readers: Readers::All,
        });
        let (tables, texts) = both(report);
        blocks.push(Block::Folded(msg("page-outlook-table"), tables));
        brief = texts;
    }
    Ok((!blocks.is_empty()).then(|| Part { name: "months", title: msg("page-months"), blocks, brief }))
}

/// The months of the year, of all costs.
fn bars(parts: &PageParts<'_>) -> Result<Vec<MonthBar>, MoneyError> {
    let scope = &parts.year.query.scopes[0];
    let measures = &parts.year.variance.totals[0].cost_months;
    let total = parts.history.rows.iter().find(|row| row.category.is_none() && row.kind == Kind::Cost);
    let outlook = parts.outlook.and_then(|answer| answer.answer.variance.totals[0].cost_outlook.as_ref());
    let bar = |(slot, (month, measure)): (usize, (_, &crate::analysis::variance::Measure))| {
        let begun = scope.has_begun(month) && !scope.missing.contains(&month);
        let expected = outlook.map(|outlook| outlook.month(slot).1).filter(|amount| !amount.is_zero());
        MonthBar {
            month,
            budget: measure.budget,
            actual: begun.then_some(measure.actual),
            expected,
            last_year: total.and_then(|total| total.year_before.get(slot).copied().flatten()),
        }
    };
    Ok(scope.period.touched().zip(measures).enumerate().map(bar).collect())
}
