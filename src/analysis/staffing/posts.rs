//! Posts that somebody must stand on, whatever comes (EX-2.5).

use super::{Ask, Demand, Staffed, whole};
use crate::analysis::method::MethodProblem;
use crate::model::{Quantity, Values};
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

    fn by_hours(&self, _values: &Values) -> bool {
        true
    }

    fn staff(&self, ask: &Ask<'_>) -> Result<Staffed, MethodProblem> {
        let posts = ask.series("posts", Quantity::ONE)?;
        let hours = ask.at_most("hours_a_day", Quantity::ZERO, 24)?;
        let days = ask.at_most("days", 365.into(), 366)?;
        let relieved = ask.values.flag("relieved");
        let own = if relieved { ask.plan.hours.net() } else { ask.plan.hours.present() };
        let exact = posts * hours * days / own;
        let step = msg(if relieved { "staffing-posts-relieved" } else { "staffing-posts" });
        let step = step.with("posts", posts.grouped()).with("hours", hours.grouped()).with("days", days.grouped());
        let step = step.with("own", own.grouped()).with("exact", exact.grouped());
        Ok(Staffed::of(exact, vec![step.with("heads", whole(exact).grouped())]))
    }
}
