//! 集中采购 on what several lines subscribe to at one price.

use std::collections::BTreeMap;

use super::{Found, Grounds, Idea, number, ratio};
use crate::model::{KeyValue, Quantity, Values};
use crate::words::msg;

pub(super) struct Purchase;

/// 5 % from 20 units and 12 % from 50 (domain.md §6.2): an illustration, no supplier was asked.
const TIERS: [(i64, u32); 2] = [(20, 5), (50, 12)];

impl Idea for Purchase {
    fn kind(&self) -> &'static str {
        "purchase"
    }

    fn needs(&self) -> &'static str {
        "ideas-needs-purchase"
    }

    fn find(&self, grounds: &Grounds<'_>) -> Vec<Found> {
        // By what it is and what it costs: the last word of the category, and the price.
        let mut orders: BTreeMap<(String, Quantity), Vec<(usize, Quantity)>> = BTreeMap::new();
        for (place, line) in grounds.of_method("seats") {
            let Some(values) = grounds.values(place) else { continue };
            let (Some(price), Some(seats)) = (values.quantity("price"), values.series("seats")) else { continue };
            let seats = grounds.series(seats).whole();
            if price > Quantity::ZERO && seats > Quantity::ZERO {
                orders.entry((line.category.name().to_string(), price)).or_default().push((place, seats));
            }
        }
        let mut found = Vec::new();
        for ((subject, price), orders) in orders.into_iter().filter(|(_, orders)| orders.len() > 1) {
            let tier = |(from, discount): (i64, u32)| {
                Values(vec![("from", number(from.into())), ("discount", ratio(discount))])
            };
            let keys = vec![
                ("price", number(price)),
                ("quantities", KeyValue::Quantities(orders.iter().map(|(_, seats)| *seats).collect())),
                ("tier_kind", KeyValue::Text("all-units".to_string())),
                ("tiers", KeyValue::Tables(TIERS.into_iter().map(tier).collect())),
            ];
            let lines: Vec<usize> = orders.iter().map(|(place, _)| *place).collect();
            let (saves_on, assumes) = (lines.len(), vec![msg("ideas-assumes-purchase")]);
            found.push(Found { subject, values: Values(keys), lines, saves_on, assumes });
        }
        found
    }
}
