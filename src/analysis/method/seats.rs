//! Method `seats`: subscriptions, seats × price, with price changes, additions and prepayment (EX-1.9).

use chrono::NaiveDate;

use super::ending::{ENDS, NOTICE, NOTICE_MONTHS, RENEWS, check};
use super::escalation::{ESCALATION, stretches};
use super::quantity::WHEN;
use super::{Method, MethodProblem, Tape, Work, WorkError, rule};
use crate::model::{Amount, Key, KeyKind, Keyed, Money, Quantity, Ratio, Values};
use crate::words::msg;

/// Additions count from their day; a prepayment's discount is spread over the months it pays for.
pub struct Seats;

const KEYS: &[Key] = &[
    Key { name: "seats", kind: KeyKind::Series, required: false, doc: "method-key-seats" },
    Key { name: "price", kind: KeyKind::Quantity, required: false, doc: "method-key-price" },
    ESCALATION,
    Key { name: "adds", kind: KeyKind::Tables(|| ADD), required: false, doc: "method-key-adds" },
    Key { name: "discount", kind: KeyKind::Ratio, required: false, doc: "method-key-discount" },
    WHEN,
    Key { name: "used", kind: KeyKind::Quantity, required: false, doc: "method-key-used" },
    ENDS,
    NOTICE,
    NOTICE_MONTHS,
    RENEWS,
];

const ADD: &[Key] = &[
    Key { name: "from", kind: KeyKind::Date, required: true, doc: "method-key-add-from" },
    Key { name: "seats", kind: KeyKind::Quantity, required: true, doc: "method-key-add-seats" },
];

impl Keyed for Seats {
    fn id(&self) -> &'static str {
        "seats"
    }

    fn name(&self) -> &'static str {
        "method-name-seats"
    }

    fn keys(&self) -> &'static [Key] {
        KEYS
    }
}

impl Method for Seats {
    fn read(&self, values: &Values) -> Result<Amount, MethodProblem> {
        check(values)?;
        rule(self.id(), values, &["seats", "price"])
    }

    fn months(&self, work: &Work<'_>, tape: &mut Tape) -> Result<[Money; 12], WorkError> {
        let discount = work.ratio_or("discount", Ratio::ZERO);
        tape.say(|| msg("method-seats"));
        if !discount.is_zero() {
            tape.say(|| msg("method-seats-discount").with("discount", (discount * Quantity::from(100)).grouped()));
        }
        work.each(|index| {
            if !work.happens("when", index) {
                return Ok(work.zero());
            }
            let month = work.month(index);
            let stated = work.series("seats", index).unwrap_or(Quantity::ZERO);
            let of = Quantity::from(month.days());
            let mut sum = Quantity::ZERO;
            let parts = stretches(work.values(), month, added(work.values()).map(|(from, _)| from));
            for part in &parts {
                let here = added(work.values()).filter(|(from, _)| *from <= part.first);
                let seats = stated + here.map(|(_, seats)| seats).sum();
                let price = work.quantity("price") * part.factor * (Quantity::ONE - discount);
                let amount = seats * price * part.days / of;
                sum = sum + amount;
                tape.step(index, || {
                    let step = match parts.len() {
                        1 => msg("method-seats-step"),
                        _ => msg("method-seats-part-step").with("days", part.days.grouped()).with("of", of.grouped()),
                    };
                    let step = step.with("seats", seats.grouped()).with("price", price.grouped());
                    step.with("amount", amount.grouped())
                });
            }
            Ok(sum.money(work.currency())?)
        })
    }
}

/// Seats that are added, each from its day on.
fn added(values: &Values) -> impl Iterator<Item = (NaiveDate, Quantity)> + '_ {
    let add = |add: &Values| (add.date("from").unwrap_or_default(), add.quantity("seats").unwrap_or(Quantity::ZERO));
    values.tables("adds").iter().map(add)
}

#[cfg(test)]
mod tests {
    use crate::analysis::method::fixture::{months_of, plan, total_of};

    #[test]
    fn ex_1_9_price_change_and_prepayment() {
        let seats = "method = 'seats'\nseats = 23\nprice = 120";
        let line = format!("{seats}\nescalation = [{{ from = '2026-09-01', rate = '8%' }}]");
        assert_eq!(total_of(&plan(""), &line), "34003.20");
        let prepaid = format!("{seats}\ndiscount = '10%'");
        assert_eq!(total_of(&plan(""), &prepaid), "29808.00");
        assert_eq!(months_of(&plan(""), &prepaid)[0], "2484.00");
    }

    #[test]
    fn what_changes_on_one_day_is_worked_out_by_its_days() {
        // June: 15 days 10 × 100 and 15 days 20 × 200 are 500 + 2,000, not 15 × 150.
        let line = "method = 'seats'\nseats = 10\nprice = 100\nadds = [{ from = '2026-06-16', seats = 10 }]\n\
                    escalation = [{ from = '2026-06-16', rate = '100%' }]";
        assert_eq!(months_of(&plan(""), line)[4..7], ["1000.00", "2500.00", "4000.00"]);
    }

    #[test]
    fn additions_count_from_their_day_and_a_yearly_fee_once() {
        // domain.md §1.4: 5 seats × 120 from 11 April = 5 × 120 × 20 ÷ 30.
        let line = "method = 'seats'\nseats = 0\nprice = 120\nadds = [{ from = '2026-04-11', seats = 5 }]";
        assert_eq!(months_of(&plan(""), line)[2..5], ["0.00", "400.00", "600.00"]);
        // EX-1.8: online training, 23 × 240 in January.
        assert_eq!(total_of(&plan(""), "method = 'seats'\nseats = 23\nprice = 240\nwhen = ['2026-01']"), "5520.00");
    }
}
