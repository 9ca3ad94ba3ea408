//! Butlers by the households of each kind of building (EX-2.6).

use super::{Ask, Demand, Staffed, problem, whole};
use crate::analysis::method::{MethodProblem, driver};
use crate::model::Quantity;
use crate::words::msg;

/// `work = "households"`: households ÷ households a head, rounded up for each kind or for all together.
pub(super) struct Households;

impl Demand for Households {
    fn id(&self) -> &'static str {
        "households"
    }

    fn takes(&self) -> &'static [(&'static str, bool)] {
        &[("buildings", true), ("rounding", false)]
    }

    fn staff(&self, ask: &Ask<'_>) -> Result<Staffed, MethodProblem> {
        let (mut exact, mut each, mut steps) = (Quantity::ZERO, Quantity::ZERO, Vec::new());
        for building in ask.values.tables("buildings") {
            let per_head = building.quantity("per_head").unwrap_or(Quantity::ZERO);
            if per_head <= Quantity::ZERO {
                let message = msg("staffing-not-positive").with("key", "per_head");
                return Err(problem("buildings", message, "staffing-not-positive-hint"));
            }
            let count = building.series("households").map_or(Quantity::ZERO, |series| {
                driver::resolve(ask.plan, series, ask.month, ask.depth)
            });
            let heads = count / per_head;
            exact = exact + heads;
            each = each + whole(heads);
            let step = msg("staffing-households").with("name", building.text("name").unwrap_or("—").to_string());
            let step = step.with("households", count.grouped()).with("per_head", per_head.grouped());
            steps.push(step.with("heads", heads.grouped()));
        }
        let pooled = ask.values.text("rounding") == Some("pooled");
        let heads = if pooled { whole(exact) } else { each };
        let id = if pooled { "staffing-pooled" } else { "staffing-each" };
        steps.push(msg(id).with("exact", exact.grouped()).with("heads", heads.grouped()));
        Ok(Staffed { heads, ..super::plain(exact, steps) })
    }
}
