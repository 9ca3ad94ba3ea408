//! Who may decide on an adjustment.

use crate::analysis::Budget;
use crate::analysis::adjustment::{Adjustment, Entry};
use crate::command::opened::Opened;
use crate::command::plan::deciders::Deciders;
use crate::model::version::reaching;
use crate::model::{Money, Ratio};
use crate::versions::read;
use crate::words::{Failure, Message, msg};

/// Of an adjustment: its amount, and that as a share of the year of the line that gives, or that is changed. The routes
/// are those of the plan as they stood when its version was submitted.
pub(super) fn deciders(own: &Adjustment, budget: &Budget, opened: &Opened) -> anyhow::Result<Deciders> {
    let Some(month) = own.months().first().copied() else { return Err(anyhow::anyhow!("an empty adjustment")) };
    let versions = read(&opened.book, &own.plan)?;
    let routes = versions.judging(month, None).map(|version| &version.routes[..]).unwrap_or_default();
    let amount = own.amount()?;
    let gives = own.lines(true).into_iter().chain(own.lines(false)).next();
    let share = match gives {
        Some(line) => Ratio::of(amount, year_of(line, &own.plan, budget)?),
        None => None,
    };
    let change = match share {
        Some(share) => msg("adjustment-size").with("amount", amount.grouped()).with("share", share.percent()),
        None => Message::verbatim(amount.grouped()),
    };
    let deciders = Deciders::new(routes, reaching(routes, amount, share), change.clone());
    Ok(deciders.ok_or_else(|| {
        Failure::hinted(msg("adjustment-no-route").with("change", change), msg("adjustment-no-route-hint"))
    })?)
}

/// The budget of a line's year.
pub(super) fn year_of(entry: &Entry, plan: &str, budget: &Budget) -> anyhow::Result<Money> {
    let covers = budget.covers();
    let lines = budget.lines()?;
    let own = lines.iter().enumerate().filter(|(number, line)| {
        budget.plans[covers.plan_of_line(*number)].id == plan
            && (&line.category, &line.members, &line.name) == (&entry.category, &entry.members, &entry.name)
    });
    Ok(Money::sum(own.flat_map(|(_, line)| line.months), budget.currency)?)
}
