//! Method `quantity`: any driver × a unit price.

use super::escalation::{ESCALATION, factor_days};
use super::{Method, MethodProblem, Tape, Work, WorkError, rule};
use crate::model::{Amount, Key, KeyKind, Keyed, Money, Quantity, Values};
use crate::words::msg;

/// quantity × price × escalation, in the months that `when` names.
pub struct QuantityPrice;

/// The months in which something happens.
pub(super) const WHEN: Key = Key { name: "when", kind: KeyKind::MonthList, required: false, doc: "method-key-when" };

const KEYS: &[Key] = &[
    Key { name: "quantity", kind: KeyKind::Series, required: false, doc: "method-key-quantity" },
    Key { name: "price", kind: KeyKind::Quantity, required: false, doc: "method-key-price" },
    ESCALATION,
    WHEN,
];

impl Keyed for QuantityPrice {
    fn id(&self) -> &'static str {
        "quantity"
    }

    fn name(&self) -> &'static str {
        "method-name-quantity"
    }

    fn keys(&self) -> &'static [Key] {
        KEYS
    }
}

impl Method for QuantityPrice {
    fn read(&self, values: &Values) -> Result<Amount, MethodProblem> {
        rule(self.id(), values, &["quantity", "price"])
    }

    fn months(&self, work: &Work<'_>, tape: &mut Tape) -> Result<[Money; 12], WorkError> {
        tape.say(|| msg("method-quantity"));
        work.each(|month| {
            if !work.happens("when", month) {
                return Ok(work.zero());
            }
            let quantity = work.series("quantity", month).unwrap_or(Quantity::ZERO);
            let calendar = work.month(month);
            let (price, days) = (work.quantity("price") * factor_days(work.values(), calendar), calendar.days().into());
            let amount = quantity * price / days;
            tape.step(month, || {
                let step = msg("method-quantity-step").with("quantity", quantity.grouped());
                step.with("price", (price / days).grouped()).with("amount", amount.grouped())
            });
            Ok(amount.money(work.currency())?)
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::method::fixture::{months_of, plan};

    #[test]
    fn a_driver_made_of_another_times_a_price() {
        // 6,000 households × 0.75 = 4,500 tickets; 0.05 a message; 4 % more from 16 June, half of that month.
        let plan = plan("[driver.households]\nvalue = 6000\n[driver.tickets]\nvalue = 'households'\ntimes = 0.75");
        let line = "method = 'quantity'\nquantity = 'tickets'\nprice = 0.05\nescalation = [{ from = '2026-06-16', rate = '4%' }]";
        assert_eq!(months_of(&plan, line)[4..7], ["225.00", "229.50", "234.00"]);
    }
}
