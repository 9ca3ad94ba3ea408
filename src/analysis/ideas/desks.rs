//! 远程与共享工位 on the rent of the plan and the heads that sit there.

use super::{Found, Grounds, Idea, number, people, ratio};
use crate::model::{KeyValue, Money, Quantity, Series, Values};
use crate::words::msg;

pub(super) struct Desks;

/// Half of the work from home, an allowance of 150, tools of 30 a desk and 750 once (domain.md §6.2): an illustration.
const REMOTE: u32 = 50;
const HOME: i64 = 150;
const TOOL: i64 = 30;
const ONCE_EACH: i64 = 750;

impl Idea for Desks {
    fn kind(&self) -> &'static str {
        "desks"
    }

    fn needs(&self) -> &'static str {
        "ideas-needs-desks"
    }

    fn find(&self, grounds: &Grounds<'_>) -> Vec<Found> {
        let Some(heads) = people::heads(grounds).map(Quantity::ceil) else { return Vec::new() };
        let currency = grounds.plan.currency;
        let money = |major: i64| KeyValue::Amount(Money::from_minor(major * currency.scale(), currency));
        let rents: Vec<(usize, Quantity, Quantity)> = grounds
            .of_method("rent")
            .filter_map(|(place, line)| {
                let area = grounds.values(place)?.series("area").map(|area| grounds.series(area))?;
                Some((place, area, grounds.mean(line)))
            })
            .filter(|(_, area, mean)| *area > Quantity::ZERO && *mean > Quantity::ZERO)
            .collect();
        // Who sits where is not said: of several offices none can be taken.
        let [(place, area, mean)] = rents.as_slice() else { return Vec::new() };
        let price = *mean * Quantity::from(12) / Quantity::from(365) / *area;
        let once = Quantity::from(ONCE_EACH) * heads;
        let Ok(once) = once.money(currency) else { return Vec::new() };
        let keys = vec![
            ("seats", KeyValue::Series(Series::Constant(heads))),
            ("remote", ratio(REMOTE)),
            ("seat_area", number(*area / heads)),
            ("rent_price", number(price)),
            ("home_allowance", money(HOME)),
            ("tool_cost", money(TOOL)),
            ("one_off", KeyValue::Amount(once)),
        ];
        let assumes = msg("ideas-assumes-desks").with("remote", i64::from(REMOTE)).with("home", HOME);
        let assumes = vec![assumes.with("tool", TOOL).with("once", ONCE_EACH), msg("measure-desks-lease-alone")];
        let subject = grounds.lines[*place].category.to_string();
        vec![Found { subject, values: Values(keys), lines: vec![*place], saves_on: 1, assumes }]
    }
}
