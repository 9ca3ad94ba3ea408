//! Peers (domain.md §9): what one member costs beside others like it. Ratios of sums, places among peers from five on, and
//! what moved the cost of a unit: the members' own, or which of them there is more of.

mod size;

pub use size::{BySize, by_size};

use crate::model::{Money, Quantity};

/// Below so many peers nobody has a place among them.
pub const FEWEST: usize = 5;

/// What a member costs, over what it serves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cost {
    /// The cost.
    pub amount: Money,
    /// Of a unit the sum over the months; `None` where it was not counted in each of them, or there is none.
    pub units: Option<Quantity>,
}

impl Cost {
    /// What a unit costs.
    pub fn of_unit(self) -> Option<Quantity> {
        let units = self.units.filter(|units| *units > Quantity::ZERO)?;
        Some(Quantity::from(self.amount) / units)
    }
}

/// The cost of a unit over all that have units: the sum over the sum, never the mean of what each costs.
pub fn pooled(costs: &[Cost]) -> Option<Quantity> {
    let with_units = || costs.iter().filter(|cost| cost.of_unit().is_some());
    let units: Quantity = with_units().filter_map(|cost| cost.units).sum();
    let amount: Quantity = with_units().map(|cost| Quantity::from(cost.amount)).sum();
    (units > Quantity::ZERO).then(|| amount / units)
}

/// Of each where it stands among all: the share of those below it, those equal to it counted half. Nothing from fewer than
/// [`FEWEST`].
pub fn places(values: &[Option<Quantity>]) -> Vec<Option<Quantity>> {
    let mut sorted: Vec<Quantity> = values.iter().copied().flatten().collect();
    sorted.sort_unstable();
    let count = sorted.len();
    let place = |value: &Option<Quantity>| {
        let value = value.filter(|_| count >= FEWEST)?;
        let (below, upto) = (sorted.partition_point(|own| *own < value), sorted.partition_point(|own| *own <= value));
        Some(Quantity::from((below + upto) as i64) / Quantity::from(2 * count as i64))
    };
    values.iter().map(place).collect()
}

/// The quartiles of all; nothing from fewer than [`FEWEST`].
pub fn quartiles(values: &[Option<Quantity>]) -> Option<[Quantity; 3]> {
    let mut sorted: Vec<Quantity> = values.iter().copied().flatten().collect();
    sorted.sort_unstable();
    let at = |percentile| Quantity::percentile(&sorted, percentile);
    (sorted.len() >= FEWEST).then_some(())?;
    Some([at(25)?, at(50)?, at(75)?])
}

/// How a pooled cost of a unit moved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moved {
    /// What it was.
    pub before: Quantity,
    /// What it is.
    pub now: Quantity,
    /// What the members' own costs of a unit moved of it, at what they serve now.
    pub rate: Quantity,
    /// What it moved that there is more of some members and less of others; of those that came or went, too.
    pub mix: Quantity,
    /// Of how many members both are known.
    pub both: usize,
    /// How many of these became dearer, and how many cheaper.
    pub dearer: usize,
    /// How many became cheaper.
    pub cheaper: usize,
}

impl Moved {
    /// Does the whole move one way, and the members' own costs the other?
    pub fn misleads(&self) -> bool {
        let change = self.now - self.before;
        (change > Quantity::ZERO && self.rate.is_negative()) || (change.is_negative() && self.rate > Quantity::ZERO)
    }

    /// Did every member go the other way than the whole, so that only their shares moved it?
    pub fn is_mix_alone(&self) -> bool {
        let same_way = if self.now > self.before { self.dearer } else { self.cheaper };
        self.misleads() && same_way == 0
    }
}

/// Takes the move of a pooled cost of a unit apart: each member before and now; to four decimals, in which the parts add up.
pub fn moved(pairs: &[(Cost, Cost)]) -> Option<Moved> {
    let (before, now): (Vec<Cost>, Vec<Cost>) = pairs.iter().copied().unzip();
    let (was, is) = (pooled(&before)?.rounded(4), pooled(&now)?.rounded(4));
    let units: Quantity = now.iter().filter(|cost| cost.of_unit().is_some()).filter_map(|cost| cost.units).sum();
    let mut rate = Quantity::ZERO;
    let (mut both, mut dearer, mut cheaper) = (0, 0, 0);
    for (before, now) in pairs {
        let (Some(was), Some(is), Some(weight)) = (before.of_unit(), now.of_unit(), now.units) else { continue };
        rate = rate + weight * (is - was);
        both += 1;
        dearer += usize::from(is > was);
        cheaper += usize::from(is < was);
    }
    let rate = (rate / units).rounded(4);
    Some(Moved { before: was, now: is, rate, mix: is - was - rate, both, dearer, cheaper })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Currency;
    use proptest::prelude::*;

    fn cost(minor: i64, units: i64) -> Cost {
        Cost { amount: Money::from_minor(minor, Currency::CNY), units: Some(Quantity::from(units)) }
    }

    /// The five projects of EX-9.1: households, tickets, cost of the year.
    const PROJECTS: [(i64, i64, i64); 5] = [
        (6_000, 54_000, 315_547_014),
        (2_200, 26_400, 145_800_000),
        (9_500, 76_000, 399_000_000),
        (800, 12_800, 91_200_000),
        (4_300, 34_400, 172_000_000),
    ];

    fn shown(values: impl IntoIterator<Item = Option<Quantity>>) -> Vec<String> {
        values.into_iter().map(|value| value.map_or("—".into(), |value| value.fixed(4))).collect()
    }

    #[test]
    fn five_projects_beside_each_other() {
        let by_household: Vec<Cost> = PROJECTS.iter().map(|(homes, _, minor)| cost(*minor, homes * 12)).collect();
        let by_ticket: Vec<Cost> = PROJECTS.iter().map(|(_, tickets, minor)| cost(*minor, *tickets)).collect();
        let unit: Vec<Option<Quantity>> = by_household.iter().map(|cost| cost.of_unit()).collect();
        assert_eq!(shown(unit.clone()), ["43.8260", "55.2273", "35.0000", "95.0000", "33.3333"]);
        assert_eq!(
            shown(by_ticket.iter().map(|cost| cost.of_unit())),
            ["58.4346", "55.2273", "52.5000", "71.2500", "50.0000"]
        );
        assert_eq!(shown([pooled(&by_household), pooled(&by_ticket)]), ["41.0653", "55.1840"]);
        assert_eq!(shown(places(&unit)), ["0.5000", "0.7000", "0.3000", "0.9000", "0.1000"]);
        assert_eq!(shown(quartiles(&unit).unwrap().map(Some)), ["35.0000", "43.8260", "55.2273"]);
        assert_eq!(shown(places(&unit[..4])), ["—", "—", "—", "—"]);
        assert_eq!(quartiles(&unit[1..]), None);
        let pairs: Vec<_> = PROJECTS
            .iter()
            .map(|(homes, _, minor)| (Quantity::from(*homes), Quantity::from(*minor) / Quantity::from(100)))
            .collect();
        let by_size = by_size(&pairs).unwrap();
        assert_eq!(shown([Some(by_size.elasticity)]), ["0.5936"]);
        let ratios: Vec<_> =
            pairs.iter().zip(&by_size.expected).map(|((_, cost), expected)| Some(*cost / *expected)).collect();
        assert_eq!(shown(ratios), ["1.1431", "0.9582", "1.1004", "1.0926", "0.7594"]);
    }

    /// 45.0 → 49.3 though both became cheaper: the dear one grew.
    #[test]
    fn more_of_the_dear_is_no_dearer() {
        // 60 of 100 a household at 35, 40 at 60: 45. Then 30 at 34 and 70 at 55.857…: 49.3.
        let pairs = [(cost(210_000, 60), cost(102_000, 30)), (cost(240_000, 40), cost(391_000, 70))];
        let moved = moved(&pairs).unwrap();
        assert_eq!(
            shown([moved.before, moved.now, moved.rate, moved.mix].map(Some)),
            ["45.0000", "49.3000", "-3.2000", "7.5000"]
        );
        assert!(moved.misleads());
        assert_eq!((moved.both, moved.dearer, moved.cheaper), (2, 0, 2));
        assert!(moved.is_mix_alone());
    }

    /// One large one became cheaper, two small ones dearer, and there is more of the dear.
    #[test]
    fn where_some_became_dearer_it_is_not_the_mix_alone() {
        let pairs = [
            (cost(300_000, 100), cost(250_000, 100)),
            (cost(50_000, 10), cost(183_000, 30)),
            (cost(50_000, 10), cost(183_000, 30)),
        ];
        // 33.3333 → 38.5000; own costs: (100 × -5 + 60 × 11) / 160 = +1.
        let upward = moved(&pairs).unwrap();
        assert!(!upward.misleads());
        let pairs = [(cost(300_000, 100), cost(200_000, 100)), pairs[1], pairs[2]];
        // 33.3333 → 35.3750; own costs: (100 × -10 + 60 × 11) / 160 = -2.1250.
        let moved = moved(&pairs).unwrap();
        assert_eq!(shown([Some(moved.now), Some(moved.rate)]), ["35.3750", "-2.1250"]);
        assert_eq!((moved.misleads(), moved.is_mix_alone(), moved.dearer, moved.cheaper), (true, false, 2, 1));
    }

    #[test]
    fn what_has_no_units_divides_nothing() {
        let none = Cost { amount: Money::from_minor(5, Currency::CNY), units: None };
        assert_eq!((none.of_unit(), cost(5, 0).of_unit(), pooled(&[none, cost(7, 0)])), (None, None, None));
        assert_eq!(moved(&[(none, cost(5, 1))]), None);
        assert_eq!(shown(places(&[None; 9])), ["—"; 9]);
        // One that joined is mix alone.
        let joined = moved(&[(cost(100, 1), cost(100, 1)), (none, cost(300, 1))]).unwrap();
        assert_eq!(shown([joined.rate, joined.mix].map(Some)), ["0.0000", "1.0000"]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn rate_and_mix_are_the_move(
            drawn in prop::collection::vec((0..9_000_000_i64, 0..5_000_i64, 0..9_000_000_i64, 0..5_000_i64), 1..12),
        ) {
            let pairs: Vec<_> = drawn.iter().map(|(a, m, b, n)| (cost(*a, *m), cost(*b, *n))).collect();
            if let Some(moved) = moved(&pairs) {
                prop_assert_eq!(moved.before + moved.rate + moved.mix, moved.now);
            }
            let values: Vec<_> = pairs.iter().map(|(_, now)| now.of_unit()).collect();
            let places: Vec<Quantity> = places(&values).into_iter().flatten().collect();
            if !places.is_empty() {
                // Places are the ranks of all, and sum to half their number.
                let sum: Quantity = places.iter().copied().sum();
                prop_assert_eq!((sum * Quantity::from(2)).rounded(9), Quantity::from(places.len() as i64).rounded(9));
            }
        }
    }
}
