//! Consolidation (domain.md §9): shared costs to those that bear them, by what each has; and plans that are of one kind.

use crate::model::{Money, Plan, Quantity, TaxBasis};

/// Why shared costs stay shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unallocated {
    /// Of these members, by place, it is not known what they have.
    Unknown(Vec<usize>),
    /// Nobody has any.
    Nothing,
}

/// The parts of shared costs that members bear, by what each has: largest remainder, so that they add up.
pub fn allocate(amount: Money, weights: &[Option<Quantity>]) -> Result<Vec<Money>, Unallocated> {
    let unknown: Vec<usize> = (0..weights.len()).filter(|at| weights[*at].is_none()).collect();
    if !unknown.is_empty() {
        return Err(Unallocated::Unknown(unknown));
    }
    let weights: Vec<Quantity> = weights.iter().copied().flatten().collect();
    let weights = Quantity::proportions(&weights);
    if weights.iter().all(|weight| *weight == 0) {
        return Err(Unallocated::Nothing);
    }
    Ok(amount.split(&weights))
}

/// What tells two plans apart that are to be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unlike {
    /// Their years begin in different months.
    Year(String, String),
    /// One counts with tax, the other without.
    Tax(String, String),
    /// They have no category in common.
    Categories(String, String),
}

/// The first two of these plans that cannot be added up. (Currencies are told where a book is opened.) Where the book
/// declares its categories, `declared`, all plans are of one tree.
pub fn unlike(plans: &[&Plan], declared: bool) -> Option<Unlike> {
    let first = plans.first()?;
    let ids = |own: &Plan| (first.id.clone(), own.id.clone());
    let tops =
        |plan: &Plan| -> Vec<String> { plan.lines.iter().map(|line| line.category.cut(1).to_string()).collect() };
    let known = tops(first);
    plans[1..].iter().find_map(|own| {
        let (a, b) = ids(own);
        if own.year.first.month() != first.year.first.month() {
            return Some(Unlike::Year(a, b));
        }
        if own.tax_basis != first.tax_basis {
            return Some(match first.tax_basis {
                TaxBasis::Gross => Unlike::Tax(a, b),
                TaxBasis::Net => Unlike::Tax(b, a),
            });
        }
        let own = tops(own);
        let apart = !declared && !own.is_empty() && !known.is_empty() && !own.iter().any(|top| known.contains(top));
        apart.then_some(Unlike::Categories(a, b))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Currency;
    use proptest::prelude::*;

    fn money(minor: i64) -> Money {
        Money::from_minor(minor, Currency::CNY)
    }

    fn shares(minor: i64, weights: &[i64]) -> Vec<String> {
        let weights: Vec<_> = weights.iter().map(|weight| Some(Quantity::from(*weight))).collect();
        allocate(money(minor), &weights).unwrap().into_iter().map(Money::plain).collect()
    }

    /// EX-9.2: 300,000.00 by households, and by tickets.
    #[test]
    fn a_call_centre_for_five_projects() {
        assert_eq!(
            shares(30_000_000, &[6_000, 2_200, 9_500, 800, 4_300]),
            ["78947.37", "28947.37", "125000.00", "10526.31", "56578.95"]
        );
        assert_eq!(
            shares(30_000_000, &[54_000, 26_400, 76_000, 12_800, 34_400]),
            ["79567.78", "38899.81", "111984.28", "18860.51", "50687.62"]
        );
    }

    #[test]
    fn what_is_not_known_is_given_to_nobody() {
        let (some, none) = (Some(Quantity::from(5)), Some(Quantity::ZERO));
        assert_eq!(allocate(money(100), &[some, None, none]), Err(Unallocated::Unknown(vec![1])));
        assert_eq!(allocate(money(100), &[none, none]), Err(Unallocated::Nothing));
        assert_eq!(allocate(money(100), &[]), Err(Unallocated::Nothing));
        assert_eq!(allocate(money(-100), &[some, none]).unwrap(), [money(-100), money(0)]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_parts_are_the_whole(
            minor in -900_000_000_000_i64..900_000_000_000,
            weights in prop::collection::vec((0..9_000_000_i64, 1..1000_i64), 1..40),
        ) {
            let weights: Vec<_> = weights.iter().map(|(a, b)| Some(Quantity::from(*a) / Quantity::from(*b))).collect();
            match allocate(money(minor), &weights) {
                Ok(parts) => {
                    prop_assert_eq!(parts.iter().map(|part| part.minor()).sum::<i64>(), minor);
                    for (part, weight) in parts.iter().zip(&weights) {
                        prop_assert!(!weight.unwrap().is_zero() || part.is_zero());
                    }
                }
                Err(why) => prop_assert!(why == Unallocated::Nothing && weights.iter().all(|own| own.unwrap().is_zero())),
            }
        }
    }
}
