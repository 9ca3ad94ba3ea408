//! Method `reserve`: the expected cost of events, Σ probability × cost (domain.md §1.4).

use super::{Method, MethodProblem, Tape, Work, WorkError, rule};
use crate::model::{Amount, Key, KeyKind, Keyed, Money, Quantity, Values};
use crate::words::msg;

/// In equal months: nobody knows when.
pub struct Reserve;

const KEYS: &[Key] = &[Key { name: "risks", kind: KeyKind::Tables(|| RISK), required: false, doc: "method-key-risks" }];

const RISK: &[Key] = &[
    Key { name: "name", kind: KeyKind::Text, required: true, doc: "method-key-risk-name" },
    Key { name: "probability", kind: KeyKind::Ratio, required: true, doc: "method-key-probability" },
    Key { name: "cost", kind: KeyKind::Quantity, required: true, doc: "method-key-risk-cost" },
];

impl Keyed for Reserve {
    fn id(&self) -> &'static str {
        "reserve"
    }

    fn name(&self) -> &'static str {
        "method-name-reserve"
    }

    fn keys(&self) -> &'static [Key] {
        KEYS
    }
}

impl Method for Reserve {
    fn read(&self, values: &Values) -> Result<Amount, MethodProblem> {
        let certain = crate::model::Ratio::ONE;
        if values.tables("risks").iter().any(|risk| risk.ratio("probability").is_some_and(|p| p > certain)) {
            let (message, hint) = (msg("method-reserve-probability"), msg("method-reserve-probability-hint"));
            return Err(MethodProblem { key: Some("risks"), message, hint });
        }
        rule(self.id(), values, &["risks"])
    }

    fn months(&self, work: &Work<'_>, tape: &mut Tape) -> Result<[Money; 12], WorkError> {
        let mut sum = Quantity::ZERO;
        for risk in work.values().tables("risks") {
            let probability = risk.ratio("probability").map_or(Quantity::ZERO, Quantity::from);
            let cost = risk.quantity("cost").unwrap_or(Quantity::ZERO);
            sum = sum + probability * cost;
            tape.say(|| {
                let step = msg("method-reserve-step").with("name", risk.text("name").unwrap_or_default().to_string());
                let step = step.with("probability", (probability * Quantity::from(100)).grouped());
                step.with("cost", cost.grouped()).with("amount", (probability * cost).grouped())
            });
        }
        let annual = sum.money(work.currency())?;
        tape.say(|| msg("method-reserve").with("annual", annual.grouped()));
        Ok(work.spread(annual, [1; 12]))
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::method::fixture::{plan, total_of};

    #[test]
    fn ex_1_9b_crisis_reserve() {
        let line = "method = 'reserve'\nrisks = [{ name = 'a', probability = '30%', cost = 20000 }, \
                    { name = 'b', probability = '10%', cost = 80000 }, { name = 'c', probability = '2%', cost = 300000 }]";
        assert_eq!(total_of(&plan(""), line), "20000.00");
    }
}
