//! Posts that somebody must stand on, whatever comes (EX-2.5).

use super::{Ask, Demand, Staffed, plain, problem, whole};
use crate::analysis::method::MethodProblem;
use crate::model::Quantity;
use crate::words::msg;

/// `work = "posts"`: posts × hours a day × days ÷ hours present, or net hours where breaks are relieved.
pub(super) struct Posts;

impl Demand for Posts {
    fn id(&self) -> &'static str {
        "posts"
    }

    fn takes(&self) -> &'static [(&'static str, bool)] {
        &[("posts", false), ("hours_a_day", true), ("days", false), ("relieved", false)]
    }

    fn staff(&self, ask: &Ask<'_>) -> Result<Staffed, MethodProblem> {
        let posts = ask.series("posts", Quantity::ONE);
        let (hours, days) = (ask.positive("hours_a_day", Quantity::ZERO)?, ask.positive("days", 365.into())?);
        let own = if ask.values.flag("relieved") { ask.plan.hours.net() } else { ask.plan.hours.present() };
        if own <= Quantity::ZERO {
            return Err(problem("work", msg("staffing-no-hours"), "staffing-no-hours-hint"));
        }
        let exact = posts * hours * days / own;
        let step = msg("staffing-posts").with("posts", posts.grouped()).with("hours", hours.grouped());
        let step = step.with("days", days.grouped()).with("own", own.grouped()).with("exact", exact.grouped());
        Ok(plain(exact, vec![step.with("heads", whole(exact).grouped())]))
    }
}
