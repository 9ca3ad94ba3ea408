//! From work to heads: calls by Erlang, tickets by hours, posts by coverage, butlers by households (domain.md §2).
//!
//! A demand owns the keys it takes and says its arithmetic as it goes. Two demands for the same work must not be
//! added; the plan names each once. To add one: a file, its `mod` line, its line in [`DEMANDS`], its keys in `keys`.

mod calls;
pub mod erlang;
mod households;
pub mod keys;
mod posts;
mod supervisors;
mod tickets;

use crate::analysis::method::{MethodProblem, driver};
use crate::model::{Plan, Quantity, Ratio, Series, Staffing, Values};
use crate::words::{Message, msg};

/// A kind of work that needs heads.
pub trait Demand: Sync {
    /// What stands under `work`.
    fn id(&self) -> &'static str;

    /// The keys it takes, and whether it needs them.
    fn takes(&self) -> &'static [(&'static str, bool)];

    /// The heads that the work of a month needs.
    fn staff(&self, ask: &Ask<'_>) -> Result<Staffed, MethodProblem>;
}

/// Every kind of work.
pub const DEMANDS: &[&dyn Demand] =
    &[&calls::Calls, &tickets::Tickets, &posts::Posts, &households::Households, &supervisors::Supervisors];

/// What a demand is asked: itself, its plan, and the month.
pub struct Ask<'a> {
    /// The plan, for drivers and hours.
    pub plan: &'a Plan,
    /// Its keys.
    pub values: &'a Values,
    /// Of the plan's year, 0 to 11.
    pub month: usize,
    /// How often a series may still refer to another.
    depth: usize,
}

/// Heads, and what they come from.
#[derive(Clone, Debug, PartialEq)]
pub struct Staffed {
    /// Before it is rounded up.
    pub exact: Quantity,
    /// Whole heads.
    pub heads: Quantity,
    /// Agents on duty in the interval, of calls without a day's profile.
    pub on_duty: Option<i64>,
    /// What callers meet with that many agents.
    pub service: Option<Service>,
    /// The same with fewer and with more agents.
    pub beside: Vec<(i64, Service)>,
    /// The arithmetic.
    pub steps: Vec<Message>,
}

/// What callers meet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Service {
    /// Share answered in time.
    pub level: Ratio,
    /// Share that waits at all.
    pub waiting: Ratio,
    /// Mean wait in seconds.
    pub wait: Quantity,
    /// Share of the agents' time that is busy.
    pub occupancy: Ratio,
    /// Share that hangs up; `None` where all are taken to wait.
    pub abandoned: Option<Ratio>,
}

/// The demand of this id.
pub fn demand(id: &str) -> Option<&'static dyn Demand> {
    DEMANDS.iter().copied().find(|demand| demand.id() == id)
}

/// The heads of a `[staffing.NAME]` in a month of the plan's year, 0 to 11.
pub fn staffed(plan: &Plan, staffing: &Staffing, month: usize) -> Result<Staffed, MethodProblem> {
    staffed_at(plan, staffing, month, driver::depth(plan))
}

/// The same from within a series that may refer to others so often.
pub(super) fn staffed_at(
    plan: &Plan,
    staffing: &Staffing,
    month: usize,
    depth: usize,
) -> Result<Staffed, MethodProblem> {
    let demand = demand(staffing.work).unwrap_or(DEMANDS[0]);
    demand.staff(&Ask { plan, values: &staffing.values, month, depth })
}

impl Ask<'_> {
    /// A series in this month; `or` where it is not given.
    fn series(&self, key: &str, or: Quantity) -> Quantity {
        self.values.series(key).map_or(or, |series: &Series| driver::resolve(self.plan, series, self.month, self.depth))
    }

    fn quantity(&self, key: &str, or: Quantity) -> Quantity {
        self.values.quantity(key).unwrap_or(or)
    }

    /// A quantity that must be above zero.
    fn positive(&self, key: &'static str, or: Quantity) -> Result<Quantity, MethodProblem> {
        let quantity = self.quantity(key, or);
        match quantity > Quantity::ZERO {
            true => Ok(quantity),
            false => Err(problem(key, msg("staffing-not-positive").with("key", key), "staffing-not-positive-hint")),
        }
    }

    /// A share above zero and below one, or at most one.
    fn share(&self, key: &'static str, or: (i64, i64), one_too: bool) -> Result<Quantity, MethodProblem> {
        let or = Ratio::of_counts(or.0, or.1).unwrap_or(Ratio::ZERO);
        let share = Quantity::from(self.values.ratio(key).unwrap_or(or));
        let fits = share > Quantity::ZERO && (share < Quantity::ONE || one_too && share == Quantity::ONE);
        match fits {
            true => Ok(share),
            false => {
                let id = if one_too { "staffing-share-hint" } else { "staffing-share-below-hint" };
                Err(problem(key, msg("staffing-bad-share").with("key", key), id))
            }
        }
    }
}

fn problem(key: &'static str, message: Message, hint: &'static str) -> MethodProblem {
    MethodProblem { key: Some(key), message, hint: msg(hint) }
}

/// Heads from a fraction: rounded up, but not for the last digits of a quotient.
fn whole(exact: Quantity) -> Quantity {
    (exact - Quantity::parse("0.000000001").unwrap_or(Quantity::ZERO)).ceil()
}

fn plain(exact: Quantity, steps: Vec<Message>) -> Staffed {
    Staffed { exact, heads: whole(exact), on_duty: None, service: None, beside: Vec::new(), steps }
}

#[cfg(test)]
mod tests;
