//! Posts that somebody must stand on, whatever comes (EX-2.5).

use super::keys::{DAYS, key};
use super::{Ask, Demand, Staffed, whole};
use crate::analysis::method::MethodProblem;
use crate::model::{Key, KeyKind, Keyed, Quantity, Values};
use crate::words::msg;

/// `work = "posts"`: posts × hours a day × days ÷ hours present, or net hours where breaks are relieved.
pub(super) struct Posts;

const KEYS: &[Key] = &[
    key("posts", KeyKind::Series, "staffing-key-posts"),
    key("hours_a_day", KeyKind::Quantity, "staffing-key-hours"),
    DAYS,
    key("relieved", KeyKind::Flag, "staffing-key-relieved"),
];

impl Keyed for Posts {
    fn id(&self) -> &'static str {
        "posts"
    }

    fn name(&self) -> &'static str {
        "staffing-work-posts"
    }

    fn keys(&self) -> &'static [Key] {
        KEYS
    }
}

impl Demand for Posts {
    fn needed(&self) -> &'static [&'static str] {
        &["hours_a_day"]
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
        Ok(Staffed::new(exact, vec![step.with("heads", whole(exact).grouped())]))
    }
}
