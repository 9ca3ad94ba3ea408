//! Student's t: how far a mean of few months may be off.

/// Two-sided, 80 %, by degrees of freedom from 1 on; beyond them the normal distribution.
const T80: [f64; 30] = [
    3.0776835, 1.8856181, 1.6377444, 1.5332063, 1.475884, 1.4397557, 1.4149239, 1.3968153, 1.3830287, 1.3721836,
    1.3634303, 1.3562173, 1.3501713, 1.3450304, 1.3406056, 1.3367572, 1.3333794, 1.3303909, 1.3277282, 1.3253407,
    1.3231879, 1.3212367, 1.3194602, 1.3178359, 1.3163451, 1.3149719, 1.3137029, 1.3125268, 1.3114336, 1.310415,
];

/// The same of the normal distribution.
pub(super) const Z80: f64 = 1.2815516;

/// How many standard deviations hold four of five outcomes; `None` where nothing is known of the deviation.
pub(super) fn t80(freedom: usize) -> Option<f64> {
    let at = freedom.checked_sub(1)?;
    Some(T80.get(at).copied().unwrap_or(Z80))
}

/// Half of the range of a sum of months of which each is expected to be a mean of `count` months: t · s · √(k + k²/n).
pub(super) fn half_width_of_mean(squares: f64, count: usize, freedom: usize, months: usize) -> Option<f64> {
    if months == 0 {
        return Some(0.0);
    }
    let (n, k) = (count as f64, months as f64);
    Some(t80(freedom)? * (squares / freedom as f64).sqrt() * (k + k * k / n).sqrt())
}

/// The chance that a variable of Student's distribution is above `t`.
#[cfg(test)]
pub(super) fn above(t: f64, freedom: usize) -> f64 {
    // A sum of finitely many terms for whole degrees of freedom (Abramowitz and Stegun 26.7.3 and 26.7.4).
    let angle = (t / (freedom as f64).sqrt()).atan();
    let (sine, cosine) = (angle.sin(), angle.cos());
    let is_odd = freedom % 2 == 1;
    let (mut term, first) = if is_odd { (cosine, 3) } else { (1.0, 2) };
    let mut sum = if is_odd && freedom == 1 { 0.0 } else { term };
    for k in (first..freedom.saturating_sub(1)).step_by(2) {
        term *= cosine * cosine * (k as f64 - 1.0) / k as f64;
        sum += term;
    }
    let within = if is_odd { (angle + sine * sum) * std::f64::consts::FRAC_2_PI } else { sine * sum };
    (1.0 - within) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_and_the_sum_agree() {
        for (freedom, t) in (1..).zip(T80) {
            assert!((above(t, freedom) - 0.1).abs() < 1e-6, "{freedom}: {}", above(t, freedom));
        }
        // domain.md's table of four decimals.
        let four = [3.0777, 1.8856, 1.6377, 1.5332, 1.4759, 1.4398, 1.4149, 1.3968, 1.3830, 1.3722];
        assert!(four.iter().zip(T80).all(|(four, t)| (four - t).abs() < 0.00006));
        assert_eq!((t80(0), t80(31)), (None, Some(Z80)));
    }
}
