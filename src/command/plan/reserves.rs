//! `budget plan show --reserves`.

use crate::analysis::Covering;
use crate::analysis::adjustment::reserves;
use crate::answer::adjustments::adjustments;
use crate::answer::commitments::commitments;
use crate::command::opened::Opened;
use crate::command::period_args::read_month_of;
use crate::command::{Outcome, Session};
use crate::model::{Grid, Month};
use crate::report::reserves_report;
use crate::versions::Which;

pub(super) fn run(month: Option<&str>, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let opened = Opened::open(session)?;
    let budget = opened.budget_judging(Which::Current, session)?;
    let now = Month::of(session.as_of);
    let month = match month {
        Some(text) => read_month_of("--month", text, session.as_of, budget.year_of(now))?,
        None => now,
    };
    let year = budget.year_of(month);
    let source = opened.source(session);
    let axes = opened.axes();
    let actual = source.sums(&source.query(year.period(), &axes))?;
    let committed = match commitments(&source)? {
        Some(all) => all.grid(year.period(), &axes, |_| true)?,
        None => Grid::empty(opened.currency, axes),
    };
    let all = adjustments(&source)?;
    let found = reserves(&Covering::new(&budget), year, &all, [&actual, &committed])?;
    let head = opened.head(&budget, year.period(), session)?;
    session.show(&reserves_report(&found, year.period(), &head, &opened.names(session))?)?;
    Ok(Outcome::Done)
}
