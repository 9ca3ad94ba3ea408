//! What later months are worth today: the monthly rate of a yearly one, and the value of a row of months.

use crate::model::Quantity;

/// `(1 + yearly)^(1/12) − 1`, to the last digit that a quantity holds (Newton's method).
pub(super) fn monthly_rate(yearly: Quantity) -> Quantity {
    let (one, twelve) = (Quantity::ONE, Quantity::from(12));
    let mut root = one + yearly / twelve;
    // From above it falls with every step but the last, and doubles its digits near the end.
    for _ in 0..64 {
        let eleventh = (0..11).fold(one, |power, _| power * root);
        let next = root - (eleventh * root - (one + yearly)) / (twelve * eleventh);
        if next >= root {
            break;
        }
        root = next;
    }
    root - one
}

/// Amounts due at the ends of months, worth this at their beginning.
pub(super) fn present_value(months: impl IntoIterator<Item = Quantity>, monthly_rate: Quantity) -> Quantity {
    let mut factor = Quantity::ONE;
    let worth = months.into_iter().map(|amount| {
        factor = factor / (Quantity::ONE + monthly_rate);
        amount * factor
    });
    worth.sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn q(text: &str) -> Quantity {
        Quantity::parse(text).unwrap()
    }

    #[test]
    fn twelve_months_make_the_year_again() {
        // 1.08^(1/12) = 1.006434030110003… (bc -l).
        assert_eq!(monthly_rate(q("0.08")).rounded(12), q("0.006434030110"));
        assert_eq!(monthly_rate(Quantity::ZERO), Quantity::ZERO);
        for yearly in ["0.08", "0.5", "3"] {
            let month = Quantity::ONE + monthly_rate(q(yearly));
            let year = (0..12).fold(Quantity::ONE, |product, _| product * month);
            assert_eq!(year.rounded(20), Quantity::ONE + q(yearly), "{yearly}");
        }
    }

    #[test]
    fn a_month_later_is_worth_less() {
        // 102 ÷ 1.02 + 104.04 ÷ 1.02².
        assert_eq!(present_value([q("102"), q("104.04")], q("0.02")).rounded(10), q("200"));
        assert_eq!(present_value([], q("0.02")), Quantity::ZERO);
    }
}
