//! Measure `desks` 远程与共享工位: people work from home, and share fewer places (EX-6.3).

use super::check::{above_zero, at_most_all};
use super::{Both, BreakEven, Capacity, Case, Effect, Input, Measure, TENTH, Terms, Unit};
use crate::analysis::method::{MethodProblem, Tape};
use crate::model::{Key, KeyKind, Keyed, Quantity, Values};
use crate::words::msg;

/// Places = ⌈seats · (1 − remote · sharing)⌉; each that goes saves its rent, each person at home costs an allowance.
pub struct Desks;

const KEYS: &[Key] = &[
    Key { name: "seats", kind: KeyKind::Series, required: false, doc: "measure-key-seats" },
    Key { name: "remote", kind: KeyKind::Ratio, required: false, doc: "measure-key-remote" },
    Key { name: "sharing", kind: KeyKind::Ratio, required: false, doc: "measure-key-sharing" },
    Key { name: "seat_area", kind: KeyKind::Quantity, required: false, doc: "measure-key-seat-area" },
    Key { name: "rent_price", kind: KeyKind::Quantity, required: false, doc: "measure-key-rent-price" },
    Key { name: "home_allowance", kind: KeyKind::Amount, required: false, doc: "measure-key-home-allowance" },
    Key { name: "tool_cost", kind: KeyKind::Amount, required: false, doc: "measure-key-tool-cost" },
];

/// One place in five stays for those at home: they come in for training and on busy days (domain.md §6.2).
const SHARED: Quantity = Quantity::hundredths(80);

/// The rent of some places in a month. Divided last, so that 365 ÷ 12 leaves no trace of its own.
fn rent(terms: &Terms<'_>, places: Quantity, price: Quantity) -> Quantity {
    places * terms.number("seat_area") * price * Quantity::from(365) / Quantity::from(12)
}

impl Keyed for Desks {
    fn id(&self) -> &'static str {
        "desks"
    }

    fn name(&self) -> &'static str {
        "measure-desks"
    }

    fn keys(&self) -> &'static [Key] {
        KEYS
    }
}

impl Measure for Desks {
    fn needed(&self) -> &'static [&'static str] {
        &["seats", "remote", "seat_area", "rent_price"]
    }

    fn check(&self, values: &Values) -> Result<(), MethodProblem> {
        above_zero(values, &["seat_area", "rent_price"])?;
        at_most_all(values, &["remote", "sharing"])
    }

    fn inputs(&self, terms: &Terms<'_>) -> [Input; 2] {
        [
            Input::points("measure-remote", terms.ratio("remote", Quantity::ZERO), TENTH),
            Input::around("measure-rent-price", terms.number("rent_price"), TENTH),
        ]
    }

    fn month(&self, terms: &Terms<'_>, case: Case, tape: &mut Tape) -> Effect {
        let [remote, price] = case.inputs;
        let (seats, sharing) = (terms.series("seats"), terms.ratio("sharing", SHARED));
        let after = seats * (Quantity::ONE - remote * sharing);
        let capacity = Capacity { unit: Unit::Desks, before: seats, after };
        let freed = capacity.freed();
        let (home, tool) = (terms.number("home_allowance"), terms.number("tool_cost"));
        let running = seats * remote * home + seats * tool;
        let saved = |places: Quantity| rent(terms, places, price) * case.reached;
        tape.say(|| {
            let percent = |share: Quantity| (share * Quantity::from(100)).grouped();
            let step = msg("measure-desks-places").with("seats", seats.grouped()).with("remote", percent(remote));
            let step = step.with("sharing", percent(sharing)).with("after", after.grouped());
            step.with("whole", after.ceil().grouped())
        });
        tape.say(|| {
            let step = msg("measure-desks-rent").with("places", freed.whole.grouped());
            let step = step.with("area", terms.number("seat_area").grouped()).with("price", price.grouped());
            step.with("amount", rent(terms, freed.whole, price).grouped())
        });
        tape.say(|| {
            let step = msg("measure-desks-running").with("at_home", (seats * remote).grouped());
            let step = step.with("home", home.grouped()).with("seats", seats.grouped()).with("tool", tool.grouped());
            step.with("amount", running.grouped())
        });
        tape.warn(|| msg("measure-desks-lease"));
        Effect {
            saved: Both { whole: saved(freed.whole), fraction: saved(freed.fraction) },
            running,
            investment: Both::same(terms.number("one_off")),
            capacity: Some(capacity),
        }
    }

    /// The share of people at home.
    fn break_even(&self, terms: &Terms<'_>) -> Option<BreakEven> {
        let each = rent(terms, terms.ratio("sharing", SHARED), terms.number("rent_price"));
        let gained = each - terms.number("home_allowance");
        if gained <= Quantity::ZERO {
            return None;
        }
        let value = terms.number("tool_cost") / gained;
        (value <= Quantity::ONE).then_some(BreakEven { name: "measure-remote", value })
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{appraised, q};

    const EX_6_3: &str = "seats = 14\nremote = '50%'\nseat_area = 6\nrent_price = 2.8\nhome_allowance = 150\n\
                          tool_cost = 30\none_off = 10500\n";

    #[test]
    fn ex_6_3_half_of_fourteen_at_home() {
        let it = appraised("desks", EX_6_3);
        let capacity = it.effect.capacity.unwrap();
        assert_eq!((capacity.after, capacity.freed().whole), (q("8.4"), q("5")));
        assert_eq!((it.effect.saved.whole, it.effect.running), (q("2555"), q("1470")));
        assert_eq!(it.whole.monthly.plain(), "1085.00");
        assert_eq!(it.whole.payback.unwrap().rounded(2), q("9.68"));
        // 5.6 places × 511 − 1,470 in fractions; and even at 30 ÷ (0.8 × 511 − 150) = 11.59 % at home.
        assert_eq!(it.part.unwrap().monthly.plain(), "1391.60");
        assert_eq!(it.break_even.unwrap().value.rounded(4), q("0.1159"));
    }

    #[test]
    fn rent_is_saved_only_when_the_lease_lets_go() {
        let it = appraised("desks", &format!("{EX_6_3}ramp = [0, 0, 0]\n"));
        let months: Vec<String> = it.months.iter().take(4).map(|m| m.whole.plain()).collect();
        assert_eq!(months, ["-1470.00", "-1470.00", "-1470.00", "1085.00"]);
        // 10,500 + 3 × 1,470 = 14,910, which 1,085 a month covers in the 14th of its months.
        assert_eq!(it.whole.paid_back_in, Some(17));
    }
}
