//! Method `seasonal`: a year's amount, stated or consumption × price, over months by an index (EX-1.6).

use super::{Method, MethodProblem, Tape, Work, WorkError, rule};
use crate::model::{Amount, Key, KeyKind, KeyValue, Keyed, Money, Values};
use crate::words::msg;

/// Utilities: the index says how much of an average month each month takes.
pub struct Seasonal;

const KEYS: &[Key] = &[
    Key { name: "annual", kind: KeyKind::Amount, required: false, doc: "plan-key-annual" },
    Key { name: "consumption", kind: KeyKind::Quantity, required: false, doc: "method-key-consumption" },
    Key { name: "price", kind: KeyKind::Quantity, required: false, doc: "method-key-price" },
    Key { name: "index", kind: KeyKind::Weights, required: false, doc: "method-key-index" },
];

impl Keyed for Seasonal {
    fn id(&self) -> &'static str {
        "seasonal"
    }

    fn name(&self) -> &'static str {
        "method-name-seasonal"
    }

    fn keys(&self) -> &'static [Key] {
        KEYS
    }
}

impl Method for Seasonal {
    fn read(&self, values: &Values) -> Result<Amount, MethodProblem> {
        let used = values.get("consumption").is_some() || values.get("price").is_some();
        if used && values.get("annual").is_some() {
            let message = msg("plan-amount-twice").with("first", "annual").with("second", "consumption");
            return Err(MethodProblem { key: Some("annual"), message, hint: msg("plan-amount-twice-hint") });
        }
        rule(self.id(), values, if used { &["index", "consumption", "price"] } else { &["index", "annual"] })
    }

    fn months(&self, work: &Work<'_>, tape: &mut Tape) -> Result<[Money; 12], WorkError> {
        let annual = match work.values().amount("annual") {
            Some(annual) => annual,
            None => {
                let (consumption, price) = (work.quantity("consumption"), work.quantity("price"));
                let annual = (consumption * price).money(work.currency())?;
                tape.say(|| {
                    let step = msg("method-seasonal-annual").with("consumption", consumption.grouped());
                    step.with("price", price.grouped()).with("annual", annual.grouped())
                });
                annual
            }
        };
        let weights = match work.values().get("index") {
            Some(KeyValue::Weights(weights)) => **weights,
            _ => [1; 12],
        };
        let months = work.spread(annual, weights);
        tape.say(|| msg("method-seasonal").with("annual", annual.grouped()));
        for (index, month) in months.iter().enumerate().filter(|(index, _)| work.active()[*index]) {
            tape.step(index, || {
                let step = msg("method-seasonal-step").with("annual", annual.grouped());
                let all: i64 = weights.iter().sum();
                step.with("weight", weights[index]).with("all", all).with("amount", month.grouped())
            });
        }
        Ok(months)
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::method::fixture::{months_of, plan};

    #[test]
    fn ex_1_6_utilities() {
        let index = "index = [0.90, 0.85, 0.80, 0.80, 0.95, 1.20, 1.40, 1.45, 1.15, 0.85, 0.75, 0.90]";
        let expected = [2_700, 2_550, 2_400, 2_400, 2_850, 3_600, 4_200, 4_350, 3_450, 2_550, 2_250, 2_700];
        let expected = expected.map(|yuan| format!("{yuan}.00"));
        for amount in ["annual = 36000", "consumption = 45000\nprice = 0.8"] {
            assert_eq!(months_of(&plan(""), &format!("method = 'seasonal'\n{amount}\n{index}")), expected);
        }
    }
}
