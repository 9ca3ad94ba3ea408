//! The goals report: what was reached of each goal, what it scores, and the money beside it.

mod data;
mod remarks;
mod table;
mod values;

use super::batches::{data_rows, metric_table};
use super::head::{Head, period, period_data};
use super::{Data, Legend, Names, Report, Section, Tone};
use crate::answer::goals::{GoalRow, PlanGoals};
use crate::model::goal::Measure;
use crate::model::{Month, Period, Posting};
use crate::words::{Message, msg};

pub use values::{goal_name, goal_value, measure_name};

/// What the report is made from.
pub struct GoalsParts<'a> {
    /// Every plan that has goals.
    pub plans: Vec<PlanGoals<'a>>,
    /// The period.
    pub period: Period,
    /// Its months that are over.
    pub months: Vec<Month>,
    /// Is the year to date shown beside it?
    pub with_ytd: bool,
    /// Plans, currency, day.
    pub head: Head,
    /// The number of batches of the ledger of metrics, and the name of the newest.
    pub batches: (usize, Option<String>),
    /// Names in the reader's language.
    pub names: &'a Names,
    /// The filters in words.
    pub filters: Vec<Message>,
    /// The rows of the ledger of metrics that the named goals were counted from, if some were named.
    pub sources: Option<Vec<Posting>>,
    /// Why there is nothing to see.
    pub empty: Option<Message>,
}

/// Builds the report.
pub fn goals_report(parts: &GoalsParts<'_>) -> Report {
    let title = msg("goals-title").with("period", period(parts.period));
    let mut notes = Vec::new();
    if !parts.filters.is_empty() {
        notes.push(msg("report-filters").with("filters", parts.filters.clone()));
    }
    let ledger = msg("goals-ledger").with("count", parts.batches.0);
    let ledger = ledger.with("newest", parts.batches.1.clone().unwrap_or_else(|| "—".to_string()));
    let reading = Legend {
        brief: vec![msg("goals-reading")],
        whole: vec![msg("goals-convention"), msg("goals-convention-sums"), ledger],
    };
    let mut sections = vec![parts.head.section(title, notes, reading)];
    match &parts.empty {
        Some(reason) => sections.push(Section::Text(reason.clone(), Tone::Warn)),
        None => {
            for plan in &parts.plans {
                let title = (parts.plans.len() > 1).then(|| {
                    msg("report-aside").with("first", plan.plan.id.clone()).with("second", plan.plan.name.clone())
                });
                let beside_ytd = parts.with_ytd.then(|| period(parts.period));
                sections.push(Section::Table(table::table(plan, title, beside_ytd)));
                sections.extend(remarks::remarks(plan, &parts.months));
            }
            if let Some(sources) = &parts.sources {
                let title = Some(msg("goals-sources").with("count", sources.len()));
                sections.push(Section::Table(metric_table(title, sources, parts.names)));
                if parts.plans.iter().flat_map(|plan| &plan.rows).any(counts_cost) {
                    sections.push(Section::Text(msg("goals-cost-source"), Tone::Quiet));
                }
            }
        }
    }
    let mut head = parts.head.data();
    head.push(("metric_batches", parts.batches.0.into()));
    head.push(("period", period_data(parts.period)));
    let mut tables = vec![data::rows(parts), data::totals(parts)];
    tables.extend(parts.sources.as_ref().map(|sources| data_rows("sources", sources, parts.names)));
    Report { name: "goals", sections, data: Data { head, tables, errors: Vec::new() } }
}

fn counts_cost(row: &GoalRow<'_>) -> bool {
    let formulas = row.reached.as_ref().map_or(&[][..], |reached| &reached.count.formulas);
    formulas.iter().any(|(numerator, _)| matches!(numerator, Measure::Cost(_)))
}
