//! Prices by quantity: what an order costs where more of it is cheaper (EX-6.2).

use crate::model::{Quantity, Values};

/// To what a tier's discount applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TierKind {
    /// To every unit, once the order reaches it.
    AllUnits,
    /// To the units from there on.
    Incremental,
}

/// A price list.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PriceList {
    kind: TierKind,
    price: Quantity,
    /// First unit and discount, ascending.
    tiers: Vec<(Quantity, Quantity)>,
}

impl PriceList {
    /// As a measure states it; every discount is `more` points higher, within nothing and all.
    pub(super) fn new(values: &Values, more: Quantity) -> PriceList {
        let within = |discount: Quantity| (discount + more).max(Quantity::ZERO).min(Quantity::ONE);
        let tiers = values.tables("tiers").iter().map(|tier| {
            let discount = tier.ratio("discount").map_or(Quantity::ZERO, Quantity::from);
            (tier.quantity("from").unwrap_or(Quantity::ZERO), within(discount))
        });
        let kind = match values.text("tier_kind") {
            Some("incremental") => TierKind::Incremental,
            _ => TierKind::AllUnits,
        };
        PriceList { kind, price: values.quantity("price").unwrap_or(Quantity::ZERO), tiers: tiers.collect() }
    }

    /// What an order costs.
    pub(super) fn cost(&self, order: Quantity) -> Quantity {
        match self.kind {
            TierKind::AllUnits => {
                let reached = self.tiers.iter().rev().find(|(from, _)| *from <= order);
                order * self.price * (Quantity::ONE - reached.map_or(Quantity::ZERO, |(_, discount)| *discount))
            }
            TierKind::Incremental => {
                // What each tier takes off is taken off the units from its first one to the next tier's.
                let mut cost = order * self.price;
                for (index, (from, discount)) in self.tiers.iter().enumerate() {
                    let next = self.tiers.get(index + 1).map_or(order, |(next, _)| (*next - Quantity::ONE).min(order));
                    let units = (next - (*from - Quantity::ONE)).max(Quantity::ZERO);
                    cost = cost - units * self.price * *discount;
                }
                cost
            }
        }
    }

    /// A larger order that costs less, and what it costs.
    pub(super) fn cheaper(&self, order: Quantity) -> Option<(Quantity, Quantity)> {
        let larger = self.tiers.iter().map(|(from, _)| *from).filter(|from| *from > order);
        let priced = larger.map(|from| (from, self.cost(from))).filter(|(_, cost)| *cost < self.cost(order));
        priced.min_by_key(|(_, cost)| *cost)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn q(value: i64) -> Quantity {
        Quantity::from(value)
    }

    fn list(kind: TierKind) -> PriceList {
        let tiers = vec![(q(20), Quantity::hundredths(5)), (q(50), Quantity::hundredths(12))];
        PriceList { kind, price: q(120), tiers }
    }

    #[test]
    fn ex_6_2_the_table_of_orders() {
        for (order, all, incremental) in [
            (19, 228_000, 228_000),
            (20, 228_000, 239_400),
            (23, 262_200, 273_600),
            (49, 558_600, 570_000),
            (50, 528_000, 580_560),
            (60, 633_600, 686_160),
        ] {
            assert_eq!(list(TierKind::AllUnits).cost(q(order)), Quantity::hundredths(all), "{order}");
            assert_eq!(list(TierKind::Incremental).cost(q(order)), Quantity::hundredths(incremental), "{order}");
        }
    }

    #[test]
    fn ex_6_2_fifty_cost_less_than_forty_nine() {
        assert_eq!(list(TierKind::AllUnits).cheaper(q(49)), Some((q(50), q(5_280))));
        // 20 cost as much as 19, not less; and units alone never cost less than fewer of them.
        assert_eq!(list(TierKind::AllUnits).cheaper(q(19)), None);
        assert_eq!(list(TierKind::Incremental).cheaper(q(49)), None);
    }
}
