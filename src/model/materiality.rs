//! When a variance is worth a manager's attention (EX-5.7).

use super::{Money, Ratio};

/// |v| ≥ hard_amount, or |v| ≥ amount and |v| ≥ ratio·|budget|; inclusive, both directions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Materiality {
    /// Below this nothing is material by ratio.
    pub amount: Money,
    /// The share of the budget; a budget of zero satisfies it.
    pub ratio: Ratio,
    /// From this on everything is material; `None` for no such bound.
    pub hard_amount: Option<Money>,
}

impl Materiality {
    /// Is this variance of this budget material?
    pub fn is_material(&self, variance: Money, budget: Money) -> bool {
        let at_least = |bound: Money| variance.minor().unsigned_abs() >= bound.minor().unsigned_abs();
        self.hard_amount.is_some_and(at_least)
            || (at_least(self.amount) && !variance.is_zero() && self.ratio.compare_share(variance, budget).is_ge())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Currency;

    #[test]
    fn ex_5_7() {
        let yuan = |major: i64| Money::from_minor(major * 100, Currency::CNY);
        let rule =
            Materiality { amount: yuan(5_000), ratio: Ratio::parse("5%").unwrap(), hard_amount: Some(yuan(20_000)) };
        for (variance, budget, expected) in [
            (-4_100, 42_000, false),
            (-6_000, 200_000, false),
            (6_000, 90_000, true),
            (21_000, 900_000, true),
            (3_000, 0, false),
            (5_000, 100_000, true),
            (5_000, 0, true),
        ] {
            assert_eq!(rule.is_material(yuan(variance), yuan(budget)), expected, "{variance} of {budget}");
        }
    }
}
