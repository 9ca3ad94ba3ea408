//! Measure `renegotiation` 重新议价: what is paid by contract becomes cheaper by a share.

use super::check::at_most_all;
use super::{Both, BreakEven, Case, Effect, Input, Measure, TENTH, Terms};
use crate::analysis::method::{MethodProblem, Tape};
use crate::model::{Key, KeyKind, Keyed, Quantity, Values};
use crate::words::msg;

/// monthly × discount − running.
pub struct Renegotiation;

const KEYS: &[Key] = &[
    Key { name: "monthly", kind: KeyKind::Series, required: false, doc: "measure-key-monthly" },
    Key { name: "discount", kind: KeyKind::Ratio, required: false, doc: "measure-key-discount" },
    Key { name: "running", kind: KeyKind::Amount, required: false, doc: "measure-key-running" },
];

/// How far off the discount may be.
const POINTS: Quantity = Quantity::hundredths(2);

impl Keyed for Renegotiation {
    fn id(&self) -> &'static str {
        "renegotiation"
    }

    fn name(&self) -> &'static str {
        "measure-renegotiation"
    }

    fn keys(&self) -> &'static [Key] {
        KEYS
    }
}

impl Measure for Renegotiation {
    fn needed(&self) -> &'static [&'static str] {
        &["monthly", "discount"]
    }

    fn check(&self, values: &Values) -> Result<(), MethodProblem> {
        at_most_all(values, &["discount"])
    }

    fn inputs(&self, terms: &Terms<'_>) -> [Input; 2] {
        [
            Input::around("measure-monthly", terms.series("monthly"), TENTH),
            Input::points("measure-renegotiated", terms.ratio("discount", Quantity::ZERO), POINTS),
        ]
    }

    fn month(&self, terms: &Terms<'_>, case: Case, tape: &mut Tape) -> Effect {
        let [monthly, discount] = case.inputs;
        let (saved, running) = (monthly * discount * case.reached, terms.number("running"));
        tape.say(|| {
            let percent = (discount * Quantity::from(100)).grouped();
            let step = msg("measure-renegotiation-saved").with("monthly", monthly.rounded(2).grouped());
            step.with("discount", percent).with("amount", saved.rounded(2).grouped())
        });
        tape.warn(|| msg("measure-renegotiation-lease"));
        Effect { saved: Both::same(saved), running, investment: Both::same(terms.number("one_off")), capacity: None }
    }

    fn leaves(&self, terms: &Terms<'_>) -> Option<(&'static str, Quantity)> {
        Some(("monthly", Quantity::ONE - terms.ratio("discount", Quantity::ZERO)))
    }

    /// The discount that pays for what the measure costs.
    fn break_even(&self, terms: &Terms<'_>) -> Option<BreakEven> {
        let value = terms.number("running") / terms.series("monthly");
        (value.is_known() && value <= Quantity::ONE).then_some(BreakEven { name: "measure-renegotiated", value })
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{appraised, q};

    #[test]
    fn a_share_of_the_price_is_saved() {
        let it = appraised("renegotiation", "monthly = 10220\ndiscount = '5%'\none_off = 2000\nrunning = 100\n");
        // 10,220 × 5 % − 100.
        assert_eq!(it.whole.monthly.plain(), "411.00");
        assert_eq!(it.whole.payback.unwrap().rounded(4), q("4.8662"));
        assert_eq!(it.break_even.unwrap().value.rounded(6), q("0.009785"));
        // 9,198 × 3 % − 100.
        assert_eq!(it.grid[0][0].whole.plain(), "175.94");
        assert!(it.robust);
    }
}
