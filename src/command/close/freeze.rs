//! A month as it is: every line, and the report as scripts get it.

use crate::analysis::variance::By;
use crate::answer::Chosen;
use crate::answer::restated::{batches, figures};
use crate::answer::review::said_of;
use crate::answer::variance::{VarianceRequest, variance};
use crate::closes::figures_text;
use crate::command::Session;
use crate::command::reading::Reading;
use crate::model::version::Signed;
use crate::model::{Close, Month, Period};
use crate::report::{Readers, VarianceParts, variance_report};
use crate::reviews;
use crate::write::{self, Writer};

/// What is written.
pub(super) struct Frozen {
    pub(super) close: Close,
    pub(super) figures: String,
    pub(super) report: Vec<u8>,
}

pub(super) fn frozen(
    (month, number): (Month, u32),
    signed: Signed,
    forced: Vec<String>,
    reading: &Reading,
    session: &Session<'_>,
) -> anyhow::Result<Frozen> {
    let (opened, budget) = (&reading.opened, &reading.budget);
    let source = opened.source_at(session.as_of, None);
    let axes = &opened.settings.dimensions;
    let figures = figures_text(&figures(&source, budget, month)?, axes)?;
    let report = report(month, reading, session)?;
    let hash = |bytes: &[u8]| blake3::hash(bytes).to_hex().to_string();
    let plans = budget.plans_of(Period::month(month)).map(|head| match &head.version {
        Some(judge) => format!("{} v{}", head.id, judge.number),
        None => head.id.clone(),
    });
    let close = Close {
        month,
        number,
        signed,
        forced,
        plans: plans.collect(),
        batches: batches(&source, month)?,
        axes: axes.names().map(String::from).collect(),
        figures: hash(figures.as_bytes()),
        report: hash(&report),
        reopened: None,
    };
    Ok(Frozen { close, figures, report })
}

/// `variance --month M`, by every axis that lines name.
fn report(month: Month, reading: &Reading, session: &Session<'_>) -> anyhow::Result<Vec<u8>> {
    let (opened, budget) = (&reading.opened, &reading.budget);
    let source = opened.source_at(session.as_of, None);
    let period = Period::month(month);
    let ytd = Period::months(budget.year_of(month).first, month.plus(1));
    let named = (0..budget.axes.len()).filter(|axis| budget.names_members(*axis)).map(By::Axis);
    let chosen = Chosen { period, ytd: Some(ytd), to_date: false };
    let by = std::iter::once(By::Category).chain(named).collect();
    let request = VarianceRequest { with_year: true, ..VarianceRequest::plain(chosen, by) };
    let answer = variance(&source, budget, request)?;
    let said = said_of(&answer.variance.rows, &reviews::all(&opened.book, &opened.settings.dimensions)?, period);
    let parts = VarianceParts {
        answer: &answer,
        asides: Vec::new(),
        notes: Some(said),
        overrides: &[],
        head: &opened.head(budget, period, session)?,
        names: &opened.names(session),
        materiality: &source.materiality(),
        filters: Vec::new(),
        columns: &[],
        readers: Readers::Machines,
    };
    let report = variance_report(&parts);
    let mut bytes = Vec::new();
    if let Some(Writer::Machine(json)) = write::find("json") {
        json.write(report.name, &report.data, false, &mut bytes)?;
    }
    Ok(bytes)
}
