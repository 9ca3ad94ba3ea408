//! What a member of its size is to be expected to cost: small ones cost more a household. A line through the logarithms of
//! all; the doubles stay here.

#![expect(clippy::float_arithmetic, reason = "what a size lets expect is a statistic; no amount is made of it")]

use super::FEWEST;
use crate::model::Quantity;

/// What is to be expected by size.
#[derive(Clone, Debug, PartialEq)]
pub struct BySize {
    /// By how many per cent the cost grows with a per cent more of size.
    pub elasticity: Quantity,
    /// What each is to be expected to cost.
    pub expected: Vec<Quantity>,
}

/// Of sizes and costs; `None` from fewer than [`FEWEST`], of sizes or costs that are not above zero, or all of one size.
pub fn by_size(all: &[(Quantity, Quantity)]) -> Option<BySize> {
    (all.len() >= FEWEST && all.iter().all(|(size, cost)| *size > Quantity::ZERO && *cost > Quantity::ZERO))
        .then_some(())?;
    let points: Vec<(f64, f64)> =
        all.iter().map(|(size, cost)| Some((logarithm(*size)?, logarithm(*cost)?))).collect::<Option<_>>()?;
    let count = points.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / count;
    let (mean_size, mean_cost) = (mean(|own| own.0), mean(|own| own.1));
    let spread: f64 = points.iter().map(|own| (own.0 - mean_size).powi(2)).sum();
    if spread < 1e-9 {
        return None;
    }
    let together: f64 = points.iter().map(|own| (own.0 - mean_size) * (own.1 - mean_cost)).sum();
    let slope = together / spread;
    let start = mean_cost - slope * mean_size;
    let expected = points.iter().map(|own| quantity((start + slope * own.0).exp())).collect::<Option<_>>()?;
    Some(BySize { elasticity: quantity(slope)?, expected })
}

fn logarithm(value: Quantity) -> Option<f64> {
    let value: f64 = value.exact().parse().ok()?;
    Some(value.ln())
}

/// The one way back: to ten decimals.
fn quantity(value: f64) -> Option<Quantity> {
    Quantity::parse(&format!("{value:.10}"))
}
