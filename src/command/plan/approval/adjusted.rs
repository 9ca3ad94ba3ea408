//! What a version makes of the adjustments: it is told when it is submitted, and refused when it is approved; else every
//! report would stop afterwards.

use crate::analysis::adjustment::{Lost, line_text, lost};
use crate::analysis::lineage::{Lines, Renamed};
use crate::analysis::{Budget, Covering, PlanHead};
use crate::answer::adjustments::adjustments_in;
use crate::book::Book;
use crate::model::{CategoryTree, LedgerKind, Month, PlanVersions, ResolvedPlan};
use crate::store::Keeper;
use crate::versions::{fitted, frozen};
use crate::words::{Problem, msg};

/// What does not fit of the adjustments of a plan that is to judge from a month on.
pub(super) fn misfits(
    (book, keeper): (&Book, &Keeper),
    plan: &ResolvedPlan,
    from: Month,
    versions: &PlanVersions,
) -> anyhow::Result<Vec<Problem>> {
    let ledger = keeper.open(book, LedgerKind::Adjustment, plan.axes.clone(), plan.currency);
    let all = adjustments_in(ledger.as_ref(), None)?;
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let (axes, currency, until) = (plan.axes.clone(), plan.currency, plan.year.first.plus(12));
    let renamed = renamed(book, plan, from, versions)?;
    let head = PlanHead { from, until, renamed, ..PlanHead::draft(&plan.id, &plan.name, plan.year) };
    let parts = vec![(head, plan.clone().within(from, until))];
    let budget = Budget::in_force(currency, axes, CategoryTree::default(), parts);
    let found = lost(&Covering::new(&budget), &plan.id, &all)?;
    Ok(found.iter().map(problem).collect())
}

/// What versions up to this one call otherwise than those before them, in their order.
fn renamed(book: &Book, plan: &ResolvedPlan, from: Month, versions: &PlanVersions) -> anyhow::Result<Vec<Renamed>> {
    let mut all = Vec::new();
    let mut before: Option<Lines> = None;
    let judging = versions.stretches(plan.year, None);
    for version in judging.iter().filter(|own| own.0 < from).filter_map(|own| own.2) {
        let lines = Lines::of(&fitted(frozen(book, &plan.id, version)?, &plan.axes, version)?)?;
        all.extend(before.iter().flat_map(|before| before.renamed(&lines)));
        before = Some(lines);
    }
    let lines = Lines::of(plan)?;
    all.extend(before.iter().flat_map(|before| before.renamed(&lines)));
    Ok(all)
}

fn problem(lost: &Lost) -> Problem {
    match lost {
        Lost::Line { id, entry } => {
            let message = msg("version-loses").with("id", id.as_str()).with("line", entry.line());
            let hint = msg("version-loses-hint").with("id", id.as_str());
            Problem::error(message.with("month", entry.month.to_string())).hint(hint)
        }
        Lost::Below { id, line, month, has, change } => {
            let name = line_text(&line.category, &line.members, &line.name);
            let message = msg("version-below").with("line", name).with("month", month.to_string());
            let message = message.with("has", has.grouped()).with("change", change.abs().grouped());
            Problem::error(message).hint(msg("version-below-hint").with("id", id.as_str()))
        }
    }
}
