//! Who may decide on an adjustment, and what none may do.

use crate::analysis::Budget;
use crate::analysis::adjustment::{Adjustment, AdjustmentKind, Entry, WITHIN_DAYS, taken_before};
use crate::command::opened::Opened;
use crate::command::plan::deciders::Deciders;
use crate::command::sign_args::same;
use crate::model::forbidden_transfer::ForbiddenTransfer;
use crate::model::version::{Route, Signed, reaching};
use crate::model::{Money, Ratio};
use crate::versions::read;
use crate::words::{Failure, Message, msg};

/// What a plan says of adjustments, as it stood when the versions that judge their months were submitted: a plan file that
/// is changed afterwards opens no way.
pub(in crate::command) struct Law {
    routes: Vec<Route>,
    pub(in crate::command) forbidden: Vec<ForbiddenTransfer>,
}

impl Law {
    /// Of the months of an adjustment: the routes of the first, the rules of all.
    pub(in crate::command) fn new(opened: &Opened, own: &Adjustment) -> anyhow::Result<Law> {
        let versions = read(&opened.book, &own.plan)?;
        let months = own.months();
        let mut law = Law { routes: Vec::new(), forbidden: Vec::new() };
        let mut numbers: Vec<u32> = Vec::new();
        for version in months.iter().filter_map(|month| versions.judging(*month, None)) {
            if numbers.contains(&version.number) {
                continue;
            }
            if numbers.is_empty() {
                law.routes.clone_from(&version.routes);
            }
            numbers.push(version.number);
            match &version.forbidden {
                Some(rules) => law.forbidden.extend(rules.iter().cloned()),
                // Not noted when it was submitted: what the file says is all there is.
                None => {
                    let file = opened.plans.iter().filter(|plan| plan.id == own.plan);
                    law.forbidden.extend(file.flat_map(|plan| plan.forbidden.iter().cloned()));
                }
            }
        }
        Ok(law)
    }
}

/// By its amount, and that as a share of the year of the line that gives, or that is changed; with what whoever decides
/// took out of that line before, which his limit is for as well. More for the plan, and what goes out of a reserve, is for
/// the last route whatever the amount.
pub(in crate::command) fn deciders(
    own: &Adjustment,
    before: &[&Adjustment],
    budget: &Budget,
    law: &Law,
) -> anyhow::Result<Deciders> {
    if own.entries.is_empty() {
        return Err(anyhow::anyhow!("an empty adjustment"));
    }
    let routes = &law.routes;
    let amounts = before.iter().map(|other| other.amount()).collect::<Result<Vec<_>, _>>()?;
    let amount = Money::sum(amounts.into_iter().chain([own.amount()?]), budget.currency)?;
    let gives = own.lines(true).into_iter().chain(own.lines(false)).next();
    let share = match gives {
        Some(line) => Ratio::of(amount, year_of(line, &own.plan, budget)?),
        None => None,
    };
    let size = match share {
        Some(share) => msg("adjustment-size").with("amount", amount.grouped()).with("share", share.percent()),
        None => Message::verbatim(amount.grouped()),
    };
    let size = if before.is_empty() { size } else { together(before).with("size", size) };
    let (is_last, change) = match own.kind {
        AdjustmentKind::Supplement => (true, msg("adjustment-size-supplement").with("size", size)),
        AdjustmentKind::Transfer if takes_of_reserve(own, budget)? => {
            (true, msg("adjustment-size-reserve").with("size", size))
        }
        AdjustmentKind::Transfer | AdjustmentKind::Reduce | AdjustmentKind::Carry => (false, size),
    };
    let reaching = reaching(routes, amount, share).map(|first| if is_last { routes.len() - 1 } else { first });
    let deciders = Deciders::new(routes, reaching, change.clone());
    Ok(deciders.ok_or_else(|| {
        Failure::hinted(msg("adjustment-no-route").with("change", change), msg("adjustment-no-route-hint"))
    })?)
}

/// What somebody took out of the line of an adjustment before he decides on it.
pub(in crate::command) fn before<'a>(own: &Adjustment, all: &'a [Adjustment], by: &Signed) -> Vec<&'a Adjustment> {
    taken_before(own, all, by, &same)
}

fn together(before: &[&Adjustment]) -> Message {
    let others: Vec<Message> = before.iter().map(|other| Message::verbatim(other.id.as_str())).collect();
    msg("adjustment-size-together").with("others", others).with("days", WITHIN_DAYS)
}

/// Does it take of a line that is only moved to others?
fn takes_of_reserve(own: &Adjustment, budget: &Budget) -> anyhow::Result<bool> {
    let gives = own.lines(true);
    let lines = budget.lines()?;
    Ok(lines
        .iter()
        .filter(|line| line.is_reserve())
        .any(|line| gives.iter().any(|entry| (&line.category, &line.members) == (&entry.category, &entry.members))))
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
