//! How a quantity reads, to people and to machines.

use rust_decimal::Decimal;

use super::{Held, Quantity, rounded};
use crate::model::money::{group_digits, push_fixed};

/// What stands for a number that is not known.
const NO_NUMBER: &str = "—";

impl Quantity {
    /// With exactly so many decimals, rounded half away from zero.
    pub fn fixed(self, decimals: u32) -> String {
        self.text(|number| {
            let rounded = rounded(number, decimals);
            // All its digits as one whole number, if that can be held.
            let more = 10_i128.checked_pow(decimals.saturating_sub(rounded.scale()));
            match more.and_then(|more| rounded.mantissa().checked_mul(more)) {
                Some(digits) => {
                    let mut text = String::with_capacity(16);
                    push_fixed(&mut text, digits, decimals as usize);
                    text
                }
                None => format!("{rounded:.*}", decimals as usize),
            }
        })
    }

    /// The machine form: at most six decimals, none that say nothing.
    pub fn plain(self) -> String {
        self.rounded(6).exact()
    }

    /// Every digit, as a plan states it.
    pub fn exact(self) -> String {
        self.text(|number| number.normalize().to_string())
    }

    /// For tables: thousands separators; whole, or two decimals.
    pub fn brief(self) -> String {
        self.text(|number| {
            let mut rounded = rounded(number, 2).normalize();
            if rounded.scale() > 0 {
                rounded.rescale(2);
            }
            group_digits(&rounded.to_string())
        })
    }

    /// For sentences: thousands separators; whole, or two to four decimals.
    pub fn grouped(self) -> String {
        self.text(|number| {
            let mut rounded = rounded(number, 4).normalize();
            if rounded.scale() == 1 {
                rounded.rescale(2);
            }
            group_digits(&rounded.to_string())
        })
    }

    fn text(self, write: impl FnOnce(Decimal) -> String) -> String {
        match self.0 {
            Held::Number(number) => write(number),
            Held::Unknown => NO_NUMBER.to_string(),
        }
    }
}
