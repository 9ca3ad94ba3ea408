//! 加班转编制 on the overtime of the plan.

use super::{Found, Grounds, Idea, number, people};
use crate::model::{KeyValue, Quantity, Series, Values};
use crate::words::msg;

pub(super) struct Overtime;

/// Hours of a month by which law makes an hour of a monthly wage (劳动法; 21.75 × 8).
const HOURS: i64 = 174;

impl Idea for Overtime {
    fn kind(&self) -> &'static str {
        "overtime"
    }

    fn needs(&self) -> &'static str {
        "ideas-needs-overtime"
    }

    fn find(&self, grounds: &Grounds<'_>) -> Vec<Found> {
        let (Some(head_cost), Some(heads)) = (people::head_cost(grounds), people::heads(grounds)) else {
            return Vec::new();
        };
        let grades = &grounds.plan.grades;
        let wages = grades.iter().map(|grade| grounds.series(&grade.heads) * grounds.series(&grade.base));
        let wage = wages.sum::<Quantity>() / heads;
        let mut found = Vec::new();
        for (place, line) in grounds.of_method("overtime") {
            let Some(values) = grounds.values(place) else { continue };
            let premiums = values.tables("work").iter().map(|entry| match entry.text("kind") {
                Some("workday") => Quantity::hundredths(150),
                Some("rest") => Quantity::hundredths(200),
                _ => Quantity::hundredths(300),
            });
            let premiums: Vec<Quantity> = premiums.collect();
            if premiums.is_empty() || wage <= Quantity::ZERO {
                continue;
            }
            // Of several kinds it is not known how many hours are of each: the cheapest saves least.
            let premium = premiums.iter().copied().min().unwrap_or(Quantity::ONE);
            let hour = wage * premium / Quantity::from(HOURS);
            let hours = grounds.mean(line) / hour;
            let keys = vec![
                ("hours", KeyValue::Series(Series::Constant(hours))),
                ("hour_cost", number(hour)),
                ("net_hours", number(grounds.plan.hours.net_of_month())),
                ("head_cost", head_cost.clone()),
            ];
            let assumes = msg("ideas-assumes-overtime").with("hour", hour.rounded(2).grouped());
            let assumes = vec![assumes.with("premium", premium.grouped())];
            let lines = std::iter::once(place).chain(people::lines(grounds)).collect();
            found.push(Found { subject: line.category.to_string(), values: Values(keys), lines, saves_on: 1, assumes });
        }
        found
    }
}
