//! `budget plan show --reserves`.

use crate::analysis::Covering;
use crate::analysis::adjustment::reserves;
use crate::answer::adjustments::adjustments;
use crate::answer::commitments::committed;
use crate::command::opened::Opened;
use crate::command::period_args::month_or_current;
use crate::command::{Outcome, Session};
use crate::report::reserves_report;
use crate::versions::Which;

pub(super) fn run(month: Option<&str>, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let opened = Opened::open(session)?;
    let budget = opened.budget_judging(Which::Current, session)?;
    let month = month_or_current(month, &budget, session.as_of)?;
    let year = budget.year_of(month);
    let source = opened.source(session);
    let axes = opened.axes();
    let actual = source.sums(&source.query(year.period(), &axes))?;
    let committed = committed(&source, year.period(), &axes)?;
    let all = adjustments(&source)?;
    let found = reserves(&Covering::new(&budget), year, &all, [&actual, &committed])?;
    let head = opened.head(&budget, year.period(), session)?;
    session.warn(&opened.warnings())?;
    session.show(&reserves_report(&found, year.period(), &head, &opened.names(session))?)?;
    Ok(Outcome::Done)
}
