//! `budget explain --bridge`: how each step from the budget to the actual comes about.

use super::ExplainArgs;
use crate::analysis::variance::By;
use crate::answer::bridge::{BridgeRequest, Kept, told};
use crate::answer::explain::Asked;
use crate::command::bridge::over_months;
use crate::command::filter_args::{Filters, find_category};
use crate::command::reading::Reading;
use crate::command::{Outcome, Session, spoken};
use crate::model::Kind;
use crate::report::{BridgeParts, bridge_arithmetic};
use crate::reviews;
use crate::words::{Failure, Problem, msg};

pub(super) fn run(mut args: ExplainArgs, reading: &Reading, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let Reading { opened, budget, .. } = reading;
    let axes = &opened.settings.dimensions;
    let period = over_months(&mut args.period, &args.span, budget, session.as_of)?;
    let mut known = budget.categories().to_vec();
    known.extend(super::booked_categories(&opened.source(session), period)?);
    let category = find_category(&args.category, &opened.settings.categories, &known).map(Asked::Category);
    let asked = category.or_else(|failure| spoken::row(&args.category).ok_or(failure))?;
    let (categories, kind) = match &asked {
        Asked::Category(category) => (vec![category.clone()], None),
        Asked::Total(kind) => (Vec::new(), Some(*kind)),
        Asked::Unbudgeted => {
            let problem = Problem::error(msg("explain-bridge-unbudgeted"));
            return Err(Failure::could_not_run(problem.hint(msg("explain-bridge-unbudgeted-hint"))).into());
        }
    };
    let filters = Filters { categories: Vec::new(), members: args.filter.read(opened)? };
    let request = BridgeRequest {
        period,
        by: By::Category,
        depth: usize::MAX,
        kept: Kept { categories, members: filters.members.clone() },
        reviews: reviews::all(&opened.book, axes)?,
    };
    let (mut answer, mut told) = told(&opened.source(session), reading.rules()?, budget, &request)?;
    if let Some(kind) = kind {
        let other = usize::from(kind == Kind::Cost);
        answer.totals[other] = None;
        answer.rows.retain(|row| row.kind == kind);
        told.apart.retain(|own| own.kind == kind);
        told.whole.retain(|own| own.kind == kind);
    }
    let names = opened.names(session);
    let called = match &asked {
        Asked::Category(category) => names.path(category),
        Asked::Total(Kind::Income) => msg("report-total-income"),
        _ => msg("report-total-cost"),
    };
    let parts = BridgeParts {
        answer: &answer,
        period,
        head: &opened.head(budget, period, session)?,
        names: &names,
        filters: filters.messages(axes),
    };
    session.warn(&opened.warnings())?;
    session.show(&bridge_arithmetic(&parts, &told, called))?;
    Ok(Outcome::Done)
}
