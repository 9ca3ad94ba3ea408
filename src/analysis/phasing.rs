//! How a year's amount spreads over its months: by largest remainder, so the months sum to the year.

use crate::model::{FiscalYear, Line, Money, Month, Phasing};

/// The months of a year's amount, and whether the phasing asked for could be used.
#[derive(Clone, Debug, PartialEq)]
pub struct Spread {
    /// Month by month from the year's first.
    pub months: [Money; 12],
    /// The line follows last year's months, but nothing was spent in them: it was spread evenly.
    pub no_history: bool,
}

/// Spreads `annual` over the months that `line` budgets.
pub fn spread(
    annual: Money,
    phasing: &Phasing,
    line: &Line,
    year: FiscalYear,
    history: &dyn Fn(Month) -> Money,
) -> Spread {
    let active = line.active(year);
    let mut weights = match phasing {
        Phasing::Even => [1; 12],
        Phasing::Weights(weights) => **weights,
        Phasing::History => last_year(year, history),
        Phasing::FirstOfQuarter => first_of_quarter(active),
    };
    for (weight, active) in weights.iter_mut().zip(active) {
        *weight *= i64::from(active);
    }
    let empty = weights.iter().all(|w| *w == 0);
    if empty {
        weights = active.map(i64::from);
    }
    Spread { months: split(annual, &weights), no_history: empty && *phasing == Phasing::History }
}

/// Spreads an amount as other amounts are spread; evenly over `active` months where they are all nothing.
pub fn spread_like(annual: Money, months: &[Money; 12], active: [bool; 12]) -> [Money; 12] {
    let weights = months.map(|m| m.minor().saturating_abs());
    if weights.iter().all(|w| *w == 0) { split(annual, &active.map(i64::from)) } else { split(annual, &weights) }
}

fn split(annual: Money, weights: &[i64; 12]) -> [Money; 12] {
    let parts = annual.split(weights);
    std::array::from_fn(|i| parts[i])
}

/// The same months a year earlier; a month of net refunds has no weight.
fn last_year(year: FiscalYear, history: &dyn Fn(Month) -> Money) -> [i64; 12] {
    std::array::from_fn(|i| history(year.first.plus(i as i32 - 12)).minor().max(0))
}

/// Each quarter weighs as many months as are active in it, in the first of them.
fn first_of_quarter(active: [bool; 12]) -> [i64; 12] {
    let mut weights = [0; 12];
    for quarter in 0..4 {
        let months = quarter * 3..quarter * 3 + 3;
        if let Some(first) = months.clone().find(|m| active[*m]) {
            weights[first] = months.filter(|m| active[*m]).count() as i64;
        }
    }
    weights
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Amount, Category, Currency};

    fn cny(minor: i64) -> Money {
        Money::from_minor(minor, Currency::CNY)
    }

    fn month(text: &str) -> Month {
        Month::parse(text).unwrap()
    }

    fn spread_minor(annual: i64, phasing: Phasing, from: Option<&str>, to: Option<&str>) -> [i64; 12] {
        let amount = Amount::Annual(cny(annual), phasing.clone());
        let line = Line {
            from: from.map(month),
            to: to.map(month),
            ..Line::new(Category::parse("a").unwrap(), vec![], amount)
        };
        let year = FiscalYear { first: month("2026-01") };
        // Last year: 100.00 in each of January to March, nothing in April, a refund in May.
        let history = |m: Month| match (m.year(), m.month()) {
            (2025, 1..=3) => cny(10_000),
            (2025, 5) => cny(-10_000),
            _ => cny(0),
        };
        spread(cny(annual), &phasing, &line, year, &history).months.map(Money::minor)
    }

    #[test]
    fn ex_1_6_utilities_by_seasonal_index() {
        let index = [90, 85, 80, 80, 95, 120, 140, 145, 115, 85, 75, 90];
        let months = [2_700, 2_550, 2_400, 2_400, 2_850, 3_600, 4_200, 4_350, 3_450, 2_550, 2_250, 2_700];
        assert_eq!(spread_minor(3_600_000, Phasing::Weights(Box::new(index)), None, None), months.map(|m| m * 100));
    }

    #[test]
    fn even_parts_differ_by_one_minor_unit_at_most() {
        let mut thousand = [8_333; 12];
        thousand[..4].fill(8_334);
        assert_eq!(spread_minor(100_000, Phasing::Even, None, None), thousand);
        // EX-1.10: crisis PR.
        let mut crisis = [166_666; 12];
        crisis[..8].fill(166_667);
        assert_eq!(spread_minor(2_000_000, Phasing::Even, None, None), crisis);
    }

    #[test]
    fn only_the_months_of_the_line_get_a_part() {
        let months = spread_minor(90_000, Phasing::Even, Some("2026-04"), Some("2026-12"));
        assert_eq!(months, [0, 0, 0, 10_000, 10_000, 10_000, 10_000, 10_000, 10_000, 10_000, 10_000, 10_000]);
        // Two months of the first quarter, then three quarters of three: 11 months of 1.00.
        let quarters = spread_minor(1_100, Phasing::FirstOfQuarter, Some("2026-02"), None);
        assert_eq!(quarters, [0, 200, 0, 300, 0, 0, 300, 0, 0, 300, 0, 0]);
    }

    #[test]
    fn history_gives_the_shape_and_a_refund_none() {
        let mut thirds = [0; 12];
        thirds[..3].copy_from_slice(&[334, 333, 333]);
        assert_eq!(spread_minor(1_000, Phasing::History, None, None), thirds);
        // From May on last year has nothing to go by: eight equal months.
        let even = spread_minor(800, Phasing::History, Some("2026-05"), None);
        assert_eq!(even, [0, 0, 0, 0, 100, 100, 100, 100, 100, 100, 100, 100]);
    }
}
