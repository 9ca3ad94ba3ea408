//! Doubles of a forecast as whole minor units.

/// An expected amount in whole minor units, half away from zero; `None` for what is no amount.
pub(super) fn minor(amount: f64) -> Option<i64> {
    let rounded = amount.round();
    // Beyond this, doubles no longer tell whole units apart.
    (rounded.abs() < 9_007_199_254_740_992.0).then_some(rounded as i64)
}

/// Sums in whole minor units of amounts that are rounded once: each is what it adds to the rounded sum.
pub(super) fn minors(amounts: &[f64]) -> Option<Vec<i64>> {
    let (mut sum, mut before) = (0.0, 0);
    let each = amounts.iter().map(|amount| {
        sum += amount;
        let now = minor(sum)?;
        let own = now - before;
        before = now;
        Some(own)
    });
    each.collect()
}
