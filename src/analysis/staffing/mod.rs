//! From work to heads: calls by Erlang, tickets by hours, posts by coverage, butlers by households (domain.md §2).
//!
//! A demand says which keys it takes, and its arithmetic as it goes. Two demands for the same work must not be
//! added; the plan names each once. To add one: a file, its `mod` line, its line in [`DEMANDS`].
//! Not here: the queues themselves ([`erlang`]), or the grades that take their heads from a demand ([`needs`]).

mod ask;
mod attrition;
mod calls;
pub mod erlang;
mod households;
mod keys;
pub mod needs;
mod posts;
mod supervisors;
mod tickets;

use std::ops::RangeInclusive;

use crate::analysis::method::{MethodProblem, driver_name};
use crate::model::{Key, Keyed, Plan, Quantity, Staffing, Values, keyed};
use crate::words::{Message, msg};

pub use ask::Ask;
pub use attrition::Attrition;
pub use erlang::{MOST_AGENTS, Queue, Service};
pub use keys::COMMON;

/// A kind of work that needs heads.
///
/// Its id stands under `work`.
pub trait Demand: Keyed {
    /// Those of its keys that must be there.
    fn needed(&self) -> &'static [&'static str];

    /// Does it divide by the plan's `[hours]`?
    fn by_hours(&self, _values: &Values) -> bool {
        false
    }

    /// The heads that the work of a month needs.
    fn staff(&self, ask: &Ask<'_>) -> Result<Staffed, MethodProblem>;
}

/// Every kind of work.
pub const DEMANDS: &[&dyn Demand] =
    &[&calls::Calls, &tickets::Tickets, &posts::Posts, &households::Households, &supervisors::Supervisors];

/// Heads, and what they come from.
#[derive(Clone, Debug, PartialEq)]
pub struct Staffed {
    /// Before they are rounded up.
    pub exact: Quantity,
    /// Whole heads.
    pub heads: Quantity,
    /// What callers meet, over all the intervals.
    pub service: Option<Service>,
    /// Calls: the one interval, or those of a day.
    pub intervals: Vec<Interval>,
    /// Those who leave and those who are trained for them, where the plan states how many leave.
    pub attrition: Option<Attrition>,
    /// The arithmetic.
    pub steps: Vec<Message>,
}

/// An interval in which calls come in.
#[derive(Clone, Debug, PartialEq)]
pub struct Interval {
    /// Contacts.
    pub volume: Quantity,
    /// Their queue.
    pub queue: Queue,
    /// Agents that it takes.
    pub agents: i64,
    /// What callers meet with so many agents; `None` where nobody calls.
    pub service: Option<Service>,
}

/// How many agents fewer and more are shown beside the answer.
const BESIDE: RangeInclusive<i64> = -3..=2;

impl Interval {
    /// What callers would meet with fewer and with more agents; `None` where the queue would grow for ever.
    pub fn beside(&self) -> Vec<(i64, Option<Service>)> {
        let near = BESIDE.map(|by| self.agents + by).filter(|agents| *agents > 0);
        near.map(|agents| (agents, self.queue.service(agents))).collect()
    }
}

impl Staffed {
    /// Agents at work at once, in the busiest interval.
    pub fn agents(&self) -> Option<i64> {
        self.intervals.iter().map(|interval| interval.agents).max()
    }

    /// Heads of an arithmetic, rounded up.
    fn new(exact: Quantity, steps: Vec<Message>) -> Staffed {
        Staffed { exact, heads: whole(exact), service: None, intervals: Vec::new(), attrition: None, steps }
    }
}

/// The demand of this id.
pub fn demand(id: &str) -> Option<&'static dyn Demand> {
    keyed::chosen(DEMANDS, id)
}

/// What people call a kind of work.
pub fn work_name(id: &str) -> Message {
    msg(demand(id).unwrap_or(DEMANDS[0]).name())
}

/// Keys that belong to another kind of work, and keys that this one lacks.
pub fn check_keys(work: &'static str, values: &Values) -> Vec<MethodProblem> {
    let Some(demand) = demand(work) else { return Vec::new() };
    let takes = |key: &str| demand.owns(key) || COMMON.iter().any(|common| common.name == key);
    let foreign = values.0.iter().filter(|(key, _)| !takes(key)).map(|(key, _)| {
        let of = DEMANDS.iter().filter(|other| other.owns(key)).map(|other| Message::verbatim(other.id()));
        let message = msg("staffing-key-of-other").with("key", *key).with("work", work);
        let hint = msg("staffing-key-of-other-hint").with("key", *key).with("works", of.collect::<Vec<_>>());
        MethodProblem { key: Some(key), message, hint }
    });
    let needed = |key: &&Key| demand.needed().contains(&key.name) && values.get(key.name).is_none();
    let missing = demand.keys().iter().filter(needed).map(|key| {
        let message = msg("staffing-missing-key").with("work", work).with("key", key.name);
        let hint = msg("plan-missing-key-hint").with("key", key.name).with("doc", msg(key.doc));
        MethodProblem { key: None, message, hint }
    });
    foreign.chain(missing).collect()
}

/// Does a demand divide by the plan's `[hours]`?
pub fn by_hours(staffing: &Staffing) -> bool {
    demand(staffing.work).is_some_and(|demand| demand.by_hours(&staffing.values))
}

/// The heads of a `[staffing.NAME]` in a month of the plan's year, 0 to 11.
pub fn staffed(plan: &Plan, staffing: &Staffing, month: usize) -> Result<Staffed, MethodProblem> {
    staffed_at(plan, staffing, month, driver_name::depth(plan))
}

/// The same from within a series, which may refer to others `depth` times more.
pub(super) fn staffed_at(
    plan: &Plan,
    staffing: &Staffing,
    month: usize,
    depth: usize,
) -> Result<Staffed, MethodProblem> {
    let ask = Ask { plan, values: &staffing.values, month, depth };
    let demand = demand(staffing.work).unwrap_or(DEMANDS[0]);
    let staffed = attrition::allowed(&ask, demand.staff(&ask)?)?;
    if !staffed.heads.is_known() {
        let (message, hint) = (msg("staffing-uncounted"), msg("staffing-too-many-hint"));
        return Err(MethodProblem { key: None, message, hint });
    }
    if staffed.heads > MOST_AGENTS.into() {
        let message = msg("staffing-too-many").with("heads", staffed.heads.grouped());
        let message = message.with("most", Quantity::from(MOST_AGENTS).grouped());
        return Err(MethodProblem { key: None, message, hint: msg("staffing-too-many-hint") });
    }
    Ok(staffed)
}

/// Heads from a fraction: rounded up, but not for the last digits of a quotient.
fn whole(exact: Quantity) -> Quantity {
    (exact - Quantity::parse("0.000000001").unwrap_or(Quantity::ZERO)).ceil()
}

#[cfg(test)]
mod tests;
