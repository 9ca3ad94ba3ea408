//! Method `rent`: area × unit price, with escalation and rent-free months (EX-1.5).

use super::escalation::{ESCALATION, factor};
use super::per::{PER, twelvefold};
use super::{Method, MethodProblem, Tape, Work, WorkError, rule};
use crate::model::{Amount, Key, KeyKind, Money, Quantity, Values};
use crate::words::msg;

/// area × price, in the months that are not free.
pub struct Rent;

const KEYS: &[Key] = &[
    Key { name: "area", kind: KeyKind::Series, required: false, doc: "method-key-area" },
    Key { name: "price", kind: KeyKind::Quantity, required: false, doc: "method-key-price" },
    PER,
    ESCALATION,
    Key { name: "free", kind: KeyKind::MonthList, required: false, doc: "method-key-free" },
    Key { name: "straight_line", kind: KeyKind::Flag, required: false, doc: "method-key-straight-line" },
];

impl Method for Rent {
    fn id(&self) -> &'static str {
        "rent"
    }

    fn keys(&self) -> &'static [Key] {
        KEYS
    }

    fn read(&self, values: &Values) -> Result<Amount, MethodProblem> {
        rule(self.id(), values, &["area", "price"])
    }

    fn months(&self, work: &Work<'_>, tape: &mut Tape) -> Result<[Money; 12], WorkError> {
        let price = work.quantity("price");
        tape.say(|| msg("method-rent"));
        let months = work.each(|index| {
            let month = work.month(index);
            if work.values().month_list("free").is_some_and(|free| free.contains(&month)) {
                tape.step(index, || msg("method-rent-free"));
                return Ok(work.zero());
            }
            let area = work.series("area", index).unwrap_or(Quantity::ZERO);
            let (days, factor) = (twelvefold(work.values(), month), factor(work.values(), month));
            let amount = area * price * days * factor / Quantity::from(12);
            tape.step(index, || {
                let step = msg("method-rent-step").with("area", area.grouped()).with("price", price.grouped());
                let step = step.with("days", (days / Quantity::from(12)).grouped()).with("factor", factor.grouped());
                step.with("amount", amount.grouped())
            });
            Ok(amount.money(work.currency())?)
        })?;
        if !work.values().flag("straight_line") {
            return Ok(months);
        }
        let total = Money::sum(months, work.currency())?;
        tape.say(|| msg("method-rent-straight-line").with("total", total.grouped()));
        Ok(work.spread(total, [1; 12]))
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::method::fixture::{months_of, plan, total_of};

    #[test]
    fn ex_1_5_rent_by_the_day_with_escalation() {
        let plan = plan("");
        let line = "method = 'rent'\narea = 200\nprice = 3.5\nescalation = [{ from = '2026-07-01', rate = '5%' }]";
        let by_day = format!("{line}\nper = 'day'");
        let months = months_of(&plan, &by_day);
        assert_eq!((months[5].as_str(), months[6].as_str()), ("21291.67", "22356.25"));
        assert_eq!(total_of(&plan, &by_day), "261887.52");
        assert_eq!(total_of(&plan, &format!("{line}\nper = 'calendar-day'")), "261940.00");
        // 200 × 1,277.50 a year ÷ 12, and from July 5 % more.
        assert_eq!(total_of(&plan, &line.replace("3.5", "1277.5\nper = 'year'")), "261887.52");
        let free = format!("{by_day}\nfree = ['2026-01', '2026-02']");
        assert_eq!(total_of(&plan, &free), "219304.18");
        // The same rent in equal months.
        let level = months_of(&plan, &format!("{free}\nstraight_line = true"));
        assert_eq!((level[0].as_str(), level[11].as_str()), ("18275.35", "18275.34"));
    }
}
