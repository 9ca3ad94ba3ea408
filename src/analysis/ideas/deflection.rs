//! 智能客服 on the tickets and calls that the plan staffs.

use super::{Found, Grounds, Idea, number, people, ratio};
use crate::model::{KeyValue, Money, Quantity, Series, Values};
use crate::words::msg;

pub(super) struct Deflection;

/// A platform as in domain.md §6.2: 6,000 a month and 0.6 a session, 80,000 once and 15,000 for a head that leaves. An
/// illustration: no supplier was asked.
const FIXED: i64 = 6_000;
const SESSION: u32 = 60;
const ONCE: i64 = 80_000;
const PER_HEAD: i64 = 15_000;

impl Idea for Deflection {
    fn kind(&self) -> &'static str {
        "deflection"
    }

    fn needs(&self) -> &'static str {
        "ideas-needs-deflection"
    }

    fn find(&self, grounds: &Grounds<'_>) -> Vec<Found> {
        let Some(head_cost) = people::head_cost(grounds) else { return Vec::new() };
        let plan = grounds.plan;
        let money = |major: i64| KeyValue::Amount(Money::from_minor(major * plan.currency.scale(), plan.currency));
        let mut found = Vec::new();
        for demand in &plan.staffing {
            let values = &demand.values;
            let (volume, minutes): (Option<&Series>, Option<Quantity>) = match demand.work {
                "tickets" => (values.series("volume"), values.quantity("handle_minutes")),
                "calls" => (
                    values.series("volume_a_month"),
                    values.quantity("handle_seconds").map(|seconds| seconds / Quantity::from(60)),
                ),
                _ => (None, None),
            };
            let (Some(volume), Some(minutes)) = (volume, minutes) else { continue };
            let occupancy = values.ratio("occupancy").map_or(ratio(85), KeyValue::Ratio);
            let keys = vec![
                ("volume", KeyValue::Series(volume.clone())),
                ("aht", number(minutes)),
                ("occupancy", occupancy),
                ("net_hours", number(plan.hours.net_of_month())),
                ("head_cost", head_cost.clone()),
                ("deflection", ratio(20)),
                ("platform_fixed", money(FIXED)),
                ("per_session", number(Quantity::hundredths(SESSION))),
                ("one_off", money(ONCE)),
                ("one_off_per_head", money(PER_HEAD)),
            ];
            let assumes = vec![
                msg("ideas-assumes-deflection"),
                msg("ideas-assumes-platform").with("fixed", FIXED).with("once", ONCE).with("head", PER_HEAD),
            ];
            let (subject, lines) = (demand.name.clone(), people::lines(grounds));
            let saves_on = lines.len();
            found.push(Found { subject, values: Values(keys), lines, saves_on, assumes });
        }
        found
    }
}
