//! Method `fixed`: the plan states the amounts itself, by month, for the year, or all twelve.

use super::{Method, MethodProblem, Tape, Work, WorkError};
use crate::analysis::phasing::spread;
use crate::model::{Amount, Key, KeyKind, KeyValue, Keyed, Money, Phasing, Values};
use crate::words::{Cause, Message, msg};

/// `monthly`, `annual` with its phasing, or `months`.
pub struct Fixed;

/// The words under `phasing`.
const PHASINGS: &[&str] = &["even", "weights", "history", "first-of-quarter"];

const KEYS: &[Key] = &[
    Key { name: "monthly", kind: KeyKind::Amount, required: false, doc: "plan-key-monthly" },
    Key { name: "annual", kind: KeyKind::Amount, required: false, doc: "plan-key-annual" },
    Key { name: "phasing", kind: KeyKind::OneOf(PHASINGS), required: false, doc: "plan-key-phasing" },
    Key { name: "weights", kind: KeyKind::Weights, required: false, doc: "plan-key-weights" },
    Key { name: "months", kind: KeyKind::Amounts, required: false, doc: "plan-key-months" },
];

impl Keyed for Fixed {
    fn id(&self) -> &'static str {
        "fixed"
    }

    fn name(&self) -> &'static str {
        "method-name-fixed"
    }

    fn keys(&self) -> &'static [Key] {
        KEYS
    }
}

impl Method for Fixed {
    fn read(&self, values: &Values) -> Result<Amount, MethodProblem> {
        let given: Vec<&'static str> =
            ["monthly", "annual", "months"].into_iter().filter(|key| values.get(key).is_some()).collect();
        let problem = |key, message, hint| Err(MethodProblem { key, message, hint });
        if let [first, second, ..] = given[..] {
            let message = msg("plan-amount-twice").with("first", first).with("second", second);
            return problem(Some(second), message, msg("plan-amount-twice-hint"));
        }
        let annual = values.get("annual").is_some();
        if let Some(key) = ["phasing", "weights"].into_iter().find(|key| !annual && values.get(key).is_some()) {
            let message = msg("plan-phasing-without-annual").with("key", key).because(Cause::MissingKey);
            return problem(Some(key), message, msg("plan-phasing-without-annual-hint"));
        }
        if let Some(KeyValue::Amount(amount)) = values.get("monthly") {
            return Ok(Amount::Monthly(*amount));
        }
        if let Some(KeyValue::Amounts(months)) = values.get("months") {
            return Ok(Amount::Months(months.clone()));
        }
        let Some(KeyValue::Amount(amount)) = values.get("annual") else {
            return problem(
                None,
                msg("plan-amount-missing").because(Cause::MissingKey),
                msg("plan-amount-missing-hint"),
            );
        };
        let word = match values.get("phasing") {
            Some(KeyValue::Text(word)) => Some(word.as_str()),
            _ => None,
        };
        let phasing = match (word, values.get("weights")) {
            (None | Some("weights"), Some(KeyValue::Weights(weights))) => Phasing::Weights(weights.clone()),
            (Some("weights"), _) => {
                let hint = msg("plan-weights-missing-hint");
                return problem(Some("phasing"), msg("plan-weights-missing").because(Cause::MissingKey), hint);
            }
            (Some(other), Some(_)) => {
                let message = msg("plan-weights-unused").with("phasing", other);
                return problem(Some("weights"), message, msg("plan-weights-unused-hint"));
            }
            (Some("history"), _) => Phasing::History,
            (Some("first-of-quarter"), _) => Phasing::FirstOfQuarter,
            _ => Phasing::Even,
        };
        Ok(Amount::Annual(*amount, phasing))
    }

    fn months(&self, work: &Work<'_>, tape: &mut Tape) -> Result<[Money; 12], WorkError> {
        let active = work.active().iter().filter(|a| **a).count();
        match &work.line.amount {
            Amount::Monthly(amount) => {
                tape.say(|| msg("plan-explain-monthly").with("amount", amount.grouped()).with("months", active));
                work.each(|_| Ok(*amount))
            }
            Amount::Months(months) => {
                tape.say(|| msg("plan-explain-months"));
                work.each(|index| Ok(months[index]))
            }
            Amount::Annual(amount, phasing) => {
                let history = |month| (work.history)(work.line, month);
                let spread = spread(*amount, phasing, work.line, work.plan.year, &history);
                tape.say(|| {
                    let annual = msg("plan-explain-annual").with("amount", amount.grouped());
                    annual.with("months", active).with("shape", shape(phasing))
                });
                if spread.no_history {
                    tape.say(|| msg("plan-explain-no-history"));
                }
                Ok(spread.months)
            }
            // Another method's; `of` never asks for it here.
            Amount::Rule(_) => Ok([work.zero(); 12]),
        }
    }
}

fn shape(phasing: &Phasing) -> Message {
    match phasing {
        Phasing::Even => msg("plan-explain-even"),
        Phasing::Weights(weights) => {
            msg("plan-explain-weights").with("weights", weights.map(|w| w.to_string()).join(" : "))
        }
        Phasing::History => msg("plan-explain-history"),
        Phasing::FirstOfQuarter => msg("plan-explain-first-of-quarter"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Currency;

    #[test]
    fn keys_that_do_not_go_together_are_refused() {
        let money = || KeyValue::Amount(Money::from_minor(100, Currency::CNY));
        let text = |word: &str| KeyValue::Text(word.into());
        let weights = || KeyValue::Weights(Box::new([1; 12]));
        for (values, expected) in [
            (vec![], Err((None, "plan-amount-missing"))),
            (vec![("monthly", money()), ("annual", money())], Err((Some("annual"), "plan-amount-twice"))),
            (
                vec![("monthly", money()), ("phasing", text("even"))],
                Err((Some("phasing"), "plan-phasing-without-annual")),
            ),
            (vec![("annual", money()), ("phasing", text("weights"))], Err((Some("phasing"), "plan-weights-missing"))),
            (
                vec![("annual", money()), ("phasing", text("even")), ("weights", weights())],
                Err((Some("weights"), "plan-weights-unused")),
            ),
            (vec![("annual", money())], Ok(Phasing::Even)),
            (vec![("annual", money()), ("weights", weights())], Ok(Phasing::Weights(Box::new([1; 12])))),
            (vec![("annual", money()), ("phasing", text("first-of-quarter"))], Ok(Phasing::FirstOfQuarter)),
        ] {
            let read = Fixed.read(&Values(values.clone())).map_err(|p| (p.key, p.message.id));
            let read = read.map(|amount| match amount {
                Amount::Annual(_, phasing) => phasing,
                other => panic!("{other:?}"),
            });
            assert_eq!(read, expected, "{values:?}");
        }
    }
}
