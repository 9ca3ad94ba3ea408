//! What a version leaves behind of the one before: lines that rolled over and end, and orders whose line is gone. It is told
//! when it is submitted, and when it is approved: no report would say it afterwards.

use crate::analysis::adjustment::line_text;
use crate::analysis::lineage::{Lines, Renamed, rolls_no_more};
use crate::analysis::{Budget, Covering, PlanHead};
use crate::answer::commitments::listed_commitments;
use crate::command::Session;
use crate::command::opened::Opened;
use crate::model::{Category, CategoryTree, Month, ResolvedPlan, Version};
use crate::versions::{fitted, frozen};
use crate::words::{Message, Problem, msg};

/// What a plan that is to judge from a month on leaves behind of the version in force.
pub(super) fn warn_of_left(
    opened: &Opened,
    (plan, from): (&ResolvedPlan, Month),
    current: Option<&Version>,
    session: &mut Session<'_>,
) -> anyhow::Result<()> {
    let axes = opened.axes();
    let (Some(current), Ok(plan)) = (current, plan.clone().with_axes(&axes)) else { return Ok(()) };
    let before = fitted(frozen(&opened.book, &plan.id, current)?, &axes, current)?;
    let mut found: Vec<Problem> = rolls_no_more(&before, &plan)?
        .into_iter()
        .map(|line| {
            let name = line_text(&line.category, &line.members, &line.name);
            let message = msg("version-rollover-ends").with("line", name).with("number", i64::from(current.number));
            Problem::warning(message).hint(msg("version-rollover-ends-hint"))
        })
        .collect();
    found.extend(orders(opened, (&before, &plan), from, session)?);
    session.warn(&found)?;
    Ok(())
}

/// Orders for which there was a line, and is none.
fn orders(
    opened: &Opened,
    (before, plan): (&ResolvedPlan, &ResolvedPlan),
    from: Month,
    session: &Session<'_>,
) -> anyhow::Result<Vec<Problem>> {
    let Some(all) = listed_commitments(&opened.source_at(session.as_of, None))? else { return Ok(Vec::new()) };
    let renamed = Lines::of(before)?.renamed(&Lines::of(plan)?);
    let [before, plan] = [before, plan].map(of_plan);
    let (old, new) = (Covering::new(&before), Covering::new(&plan));
    let mut found = Vec::new();
    for one in all.all.iter().filter(|one| !one.closed) {
        for place in one.places.iter().filter(|place| place.open.is_positive() && place.month >= from) {
            let Some(category) = Category::parse(&place.category) else { continue };
            let members: Vec<&str> = place.members.iter().map(String::as_str).collect();
            let Some(cover) = old.find(place.month, &category, &members) else { continue };
            if new.find(place.month, &category, &members).is_some() {
                continue;
            }
            let message = msg("version-order-left").with("order", one.id.as_str()).with("amount", place.open.grouped());
            let message = message.with("line", place.category.as_str()).with("month", place.month.to_string());
            let (covers, own) = (old.covers(), old.covers().category_of(cover));
            let is_it = |other: &&Renamed| other.from == *own && other.members == covers.member_names(cover);
            let line = renamed.iter().find(is_it).map(|other| Message::verbatim(other.to.as_str()));
            let hint = msg("version-order-left-hint").with("order", one.id.as_str());
            let hint = hint.with("to", line.unwrap_or_else(|| msg("version-order-left-line")));
            found.push(Problem::warning(message).hint(hint));
        }
    }
    Ok(found)
}

/// A plan alone.
fn of_plan(plan: &ResolvedPlan) -> Budget {
    let head = PlanHead::draft(&plan.id, &plan.name, plan.year);
    Budget::in_force(plan.currency, plan.axes.clone(), CategoryTree::default(), vec![(head, plan.clone())])
}
