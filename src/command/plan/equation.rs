//! `budget plan show --equation`.

use crate::analysis::Covering;
use crate::analysis::equation::equations;
use crate::answer::adjustments::adjustments;
use crate::answer::commitments::committed;
use crate::answer::rollover::rolled_into;
use crate::command::opened::Opened;
use crate::command::period_args::month_or_current;
use crate::command::{Outcome, Session};
use crate::model::Period;
use crate::report::equation_report;
use crate::versions::Which;

/// Which days the equation is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Span {
    /// The month.
    Month,
    /// The year up to the month.
    ToDate,
    /// The year of the month.
    Year,
}

pub(super) fn run(span: Span, month: Option<&str>, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let opened = Opened::open(session)?;
    let budget = opened.budget_judging(Which::Current, session)?;
    let month = month_or_current(month, &budget, session.as_of)?;
    let year = budget.year_of(month);
    let period = match span {
        Span::Month => Period::month(month),
        Span::ToDate => Period::months(year.first, month.plus(1)),
        Span::Year => year.period(),
    };
    // Where nothing was ever approved the draft is all there is.
    let original = match budget.plans.iter().any(|plan| plan.version.is_some()) {
        true => opened.budget_judging(Which::Original, session)?,
        false => opened.budget_judging(Which::Draft, session)?,
    };
    let source = opened.source(session);
    let axes = opened.axes();
    let actual = source.sums(&source.query(period, &axes))?;
    let committed = committed(&source, period, &axes)?;
    let all = adjustments(&source)?;
    let (current, original) = (Covering::new(&budget), Covering::new(&original));
    let rolled = rolled_into(&source, &current, period)?.unwrap_or_default();
    let rows = equations([&current, &original], &all, [&actual, &committed], &rolled, period)?;
    let head = opened.head(&budget, period, session)?;
    session.warn(&opened.warnings())?;
    session.show(&equation_report(&rows, period, &head, &opened.names(session))?)?;
    Ok(Outcome::Done)
}
