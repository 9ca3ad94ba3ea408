//! Method `maintenance`: a yearly rate of the original cost, by months in service.

use super::{Method, MethodProblem, Tape, Work, WorkError, rule};
use crate::model::{Amount, Key, KeyKind, Keyed, Money, Month, Quantity, Ratio, Values};
use crate::words::msg;

/// cost × rate ÷ 12 from the month after service begins; a contract is a line of `quantity` or `monthly`.
pub struct Maintenance;

const KEYS: &[Key] = &[
    Key { name: "cost", kind: KeyKind::Quantity, required: false, doc: "method-key-cost" },
    Key { name: "rate", kind: KeyKind::Ratio, required: false, doc: "method-key-rate" },
    Key { name: "in_service", kind: KeyKind::Date, required: false, doc: "method-key-in-service" },
];

impl Keyed for Maintenance {
    fn id(&self) -> &'static str {
        "maintenance"
    }

    fn name(&self) -> &'static str {
        "method-name-maintenance"
    }

    fn keys(&self) -> &'static [Key] {
        KEYS
    }
}

impl Method for Maintenance {
    fn read(&self, values: &Values) -> Result<Amount, MethodProblem> {
        rule(self.id(), values, &["cost", "in_service"])
    }

    fn months(&self, work: &Work<'_>, tape: &mut Tape) -> Result<[Money; 12], WorkError> {
        let cost = work.quantity("cost");
        let rate = work.ratio_or("rate", Ratio::of_counts(10, 100).unwrap_or(Ratio::ZERO));
        let service = work.values().date("in_service").map(Month::of).unwrap_or(work.month(0));
        tape.say(|| {
            let about = msg("method-maintenance").with("cost", cost.grouped());
            about.with("rate", (rate * Quantity::from(100)).grouped()).with("from", service.plus(1).to_string())
        });
        work.each(|month| {
            let in_service = work.month(month) > service;
            let amount = if in_service { cost * rate / Quantity::from(12) } else { Quantity::ZERO };
            Ok(amount.money(work.currency())?)
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::method::fixture::{months_of, plan, total_of};

    #[test]
    fn from_the_month_after_service_begins() {
        // domain.md §1.3: April to December on 48,000 at 10 %.
        let line = "method = 'maintenance'\ncost = 48000\nin_service = '2026-03-15'";
        assert_eq!(total_of(&plan(""), line), "3600.00");
        assert_eq!(months_of(&plan(""), line)[2..4], ["0.00", "400.00"]);
    }
}
