//! Supervisors by span of control: one for so many agents, rounded up (§2.5).

use super::{Ask, Demand, Staffed, whole};
use crate::analysis::method::MethodProblem;
use crate::model::Quantity;
use crate::words::msg;

/// `work = "supervisors"`.
pub(super) struct Supervisors;

impl Demand for Supervisors {
    fn id(&self) -> &'static str {
        "supervisors"
    }

    fn takes(&self) -> &'static [(&'static str, bool)] {
        &[("agents", true), ("span", false)]
    }

    fn staff(&self, ask: &Ask<'_>) -> Result<Staffed, MethodProblem> {
        let agents = ask.series("agents", Quantity::ZERO)?;
        let span = ask.positive("span", 10.into())?;
        let exact = agents / span;
        let step = msg("staffing-supervisors").with("agents", agents.grouped()).with("span", span.grouped());
        Ok(Staffed::of(exact, vec![step.with("exact", exact.grouped()).with("heads", whole(exact).grouped())]))
    }
}
