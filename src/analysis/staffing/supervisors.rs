//! Supervisors by span of control: one for so many agents, rounded up (§2.5).

use super::keys::key;
use super::{Ask, Demand, Staffed, whole};
use crate::analysis::method::MethodProblem;
use crate::model::{Key, KeyKind, Keyed, Quantity};
use crate::words::msg;

/// `work = "supervisors"`.
pub(super) struct Supervisors;

const KEYS: &[Key] =
    &[key("agents", KeyKind::Series, "staffing-key-agents"), key("span", KeyKind::Quantity, "staffing-key-span")];

impl Keyed for Supervisors {
    fn id(&self) -> &'static str {
        "supervisors"
    }

    fn name(&self) -> &'static str {
        "staffing-work-supervisors"
    }

    fn keys(&self) -> &'static [Key] {
        KEYS
    }
}

impl Demand for Supervisors {
    fn needed(&self) -> &'static [&'static str] {
        &["agents"]
    }

    fn staff(&self, ask: &Ask<'_>) -> Result<Staffed, MethodProblem> {
        let agents = ask.series("agents", Quantity::ZERO)?;
        let span = ask.positive("span", 10.into())?;
        let exact = agents / span;
        let step = msg("staffing-supervisors").with("agents", agents.grouped()).with("span", span.grouped());
        Ok(Staffed::new(exact, vec![step.with("exact", exact.grouped()).with("heads", whole(exact).grouped())]))
    }
}
