//! How sure a share of few answers is: the 95 % interval of Wilson (domain.md §7).

use crate::model::Quantity;

/// The normal quantile of 97.5 %.
const Z: &str = "1.959963984540054";

/// The interval in which the true share lies with 95 %, for `hits` of `n`; `None` where that is no share.
pub fn interval(hits: Quantity, n: Quantity) -> Option<(Quantity, Quantity)> {
    if n <= Quantity::ZERO || hits.is_negative() || hits > n {
        return None;
    }
    let z = Quantity::parse(Z)?;
    let (share, two) = (hits / n, Quantity::from(2));
    let widened = Quantity::ONE + z * z / n;
    let centre = (share + z * z / (two * n)) / widened;
    let half = z / widened * (share * (Quantity::ONE - share) / n + z * z / (two * two * n * n)).sqrt();
    // The share itself lies inside, whatever the last digits of a root say.
    Some(((centre - half).max(Quantity::ZERO).min(share), (centre + half).min(Quantity::ONE).max(share)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(hits: i64, n: i64) -> Option<(String, String)> {
        interval(hits.into(), n.into()).map(|(low, high)| (low.fixed(8), high.fixed(8)))
    }

    #[test]
    fn the_interval_of_the_reference() {
        // 36/40 and 288/360 together: 324/400; examples.json 7.2, whose quantile is rounded to 1.959964.
        assert_eq!(of(324, 400), Some(("0.76867623".into(), "0.84542615".into())));
        // Nobody of ten is no certainty: z²/(n + z²) = 0.27753280.
        assert_eq!(of(0, 10), Some(("0.00000000".into(), "0.27753280".into())));
        assert_eq!((of(5, 4), of(1, 0)), (None, None));
    }
}
