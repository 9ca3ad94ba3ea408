//! What figures would tell, for commands that show none: `plan check`, `plan verify`, `plan history`.

use crate::analysis::lint::doubtful;
use crate::answer::metrics::resolve;
use crate::book::Book;
use crate::command::Session;
use crate::command::opened::Opened;
use crate::model::Currency;
use crate::plan_file::Loaded;
use crate::store::LedgerKind;
use crate::versions::Which;
use crate::words::{Failure, Level, Problem};

/// What two branches used up together.
pub(in crate::command) fn beyond(
    book: &Book,
    (loaded, problems): (Loaded, Vec<Problem>),
    session: &Session<'_>,
) -> Result<Vec<Problem>, Failure> {
    if problems.iter().any(|problem| problem.level == Level::Error) {
        return Ok(Vec::new());
    }
    let currency = loaded.plans.first().map_or(Currency::CNY, |plan| plan.currency);
    let keeper = session.keeper(&loaded.settings)?;
    let opened = Opened::new(book.clone(), loaded.settings, loaded.plans, currency, &keeper).with_figures(session);
    Ok(opened.map(|opened| opened.beyond(session)).unwrap_or_default())
}

impl Opened {
    /// Amounts that can hardly be meant, for who shows no figures.
    pub(super) fn doubtful(&self, session: &Session<'_>) -> Vec<Problem> {
        let worked = self.source(session).resolved(&self.plans).unwrap_or_default();
        self.plans.iter().zip(&worked).flat_map(|(plan, worked)| doubtful(plan, &worked.lines)).collect()
    }

    /// What two branches used up together, for who shows no figures; nothing where no report has any.
    pub(super) fn beyond(&self, session: &Session<'_>) -> Vec<Problem> {
        let acts = [LedgerKind::Adjustment, LedgerKind::Override];
        // Where nothing was decided, no plan is worked out for it.
        if acts.into_iter().any(|kind| self.ledger(kind).batches().is_ok_and(|batches| !batches.is_empty())) {
            let _ = self.budget_judging(Which::Current, session);
        }
        acts.into_iter().flat_map(|kind| self.ledger(kind).warnings()).collect()
    }

    /// With the plans of its own currency, their metrics brought in; `None` where no report could be made of them.
    pub(super) fn with_figures(mut self, session: &Session<'_>) -> Option<Opened> {
        let mut plans = std::mem::take(&mut self.plans);
        plans.retain(|plan| plan.currency == self.currency);
        resolve(&self.source(session), &mut plans).ok()?;
        self.plans = plans;
        Some(self)
    }
}
