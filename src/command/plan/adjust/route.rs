//! Who may decide on an adjustment: the routes of the plan, as they stood when its version was submitted.

use crate::analysis::Budget;
use crate::analysis::adjustment::{Adjustment, Entry};
use crate::command::opened::Opened;
use crate::command::plan::approval::{refused, route_label, same};
use crate::model::version::{Route, reaching};
use crate::model::{Money, Ratio};
use crate::versions::read;
use crate::words::{Failure, Message, msg};

/// The routes that reach as far as an adjustment; none where the plan has none.
pub(super) struct Deciders {
    /// All of the plan.
    routes: Vec<Route>,
    /// The first that reaches so far.
    first: usize,
    /// What is decided on, as people read it.
    change: Message,
}

impl Deciders {
    /// Of an adjustment: its amount, and that as a share of the year of the line that gives, or that is changed.
    pub(super) fn of(own: &Adjustment, budget: &Budget, opened: &Opened) -> anyhow::Result<Deciders> {
        let Some(month) = own.months().first().copied() else { return Err(anyhow::anyhow!("an empty adjustment")) };
        let versions = read(&opened.book, &own.plan)?;
        let routes = versions.judging(month, None).map(|version| version.routes.clone()).unwrap_or_default();
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
        match reaching(&routes, amount, share) {
            _ if routes.is_empty() => Ok(Deciders { routes, first: 0, change }),
            Some(first) => Ok(Deciders { routes, first, change }),
            None => {
                let message = msg("adjustment-no-route").with("change", change);
                Err(refused(message, msg("adjustment-no-route-hint")).into())
            }
        }
    }

    /// Has the plan no routes? Then whoever adjusts it decides.
    pub(super) fn are_free(&self) -> bool {
        self.routes.is_empty()
    }

    /// The route by which somebody may decide.
    pub(super) fn by(&self, name: &str) -> Option<&Route> {
        self.routes[self.first..].iter().find(|route| route.who.iter().any(|own| same(own, name)))
    }

    /// Refuses somebody who may not decide.
    pub(super) fn refuse(&self, name: &str) -> Result<(), Failure> {
        if self.are_free() || self.by(name).is_some() {
            return Ok(());
        }
        let short = self.routes[..self.first].iter().find(|route| route.who.iter().any(|own| same(own, name)));
        let message = match short {
            Some(own) => msg("version-route-short").with("route", route_label(own)),
            None => msg("version-route-other").with("by", name),
        };
        let hint = msg("version-route-hint").with("routes", self.labels());
        Err(refused(message.with("change", self.change.clone()), hint))
    }

    /// Who may decide, as people read it.
    pub(super) fn labels(&self) -> Vec<Message> {
        self.routes[self.first..].iter().map(route_label).collect()
    }
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
