//! Method `rent`: area × unit price, with escalation and rent-free months (EX-1.5).

use super::ending::{ENDS, NOTICE, NOTICE_MONTHS, RENEWS, check};
use super::escalation::{ESCALATION, factor_days};
use super::per::{PER, twelvefold};
use super::{Method, MethodProblem, Tape, Work, WorkError, rule};
use crate::model::{Amount, Key, KeyKind, Keyed, Money, Quantity, Values};
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
    ENDS,
    NOTICE,
    NOTICE_MONTHS,
    RENEWS,
];

impl Keyed for Rent {
    fn id(&self) -> &'static str {
        "rent"
    }

    fn name(&self) -> &'static str {
        "method-name-rent"
    }

    fn keys(&self) -> &'static [Key] {
        KEYS
    }
}

impl Method for Rent {
    fn read(&self, values: &Values) -> Result<Amount, MethodProblem> {
        check(values)?;
        rule(self.id(), values, &["area", "price"])
    }

    fn months(&self, work: &Work<'_>, tape: &mut Tape) -> Result<[Money; 12], WorkError> {
        let price = work.quantity("price");
        tape.say(|| msg("method-rent"));
        let mut exact = [Quantity::ZERO; 12];
        let months = work.each(|index| {
            let month = work.month(index);
            if work.values().month_list("free").is_some_and(|free| free.contains(&month)) {
                tape.step(index, || msg("method-rent-free"));
                return Ok(work.zero());
            }
            let area = work.series("area", index).unwrap_or(Quantity::ZERO);
            let (days, of) = (twelvefold(work.values(), month), Quantity::from(month.days()));
            let factor = factor_days(work.values(), month);
            let amount = area * price * days * factor / (Quantity::from(12) * of);
            exact[index] = amount;
            tape.step(index, || {
                let step = msg("method-rent-step").with("area", area.grouped()).with("price", price.grouped());
                let step =
                    step.with("days", (days / Quantity::from(12)).grouped()).with("factor", (factor / of).grouped());
                step.with("amount", amount.grouped())
            });
            Ok(amount.money(work.currency())?)
        })?;
        // A rent of the year is an amount of the year, split so that the months sum to it.
        let yearly = work.values().text(PER.name) == Some("year");
        let months = if yearly { work.spread_exactly(exact)? } else { months };
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
    fn two_rises_in_one_month_count_one_upon_the_other() {
        // 10,000 for ten days of June, 11,000 for ten, 12,100 for ten.
        let line = "method = 'rent'\narea = 100\nprice = 100\nescalation = [{ from = '2026-06-11', rate = '10%' }, \
                    { from = '2026-06-21', rate = '10%' }]";
        assert_eq!(months_of(&plan(""), line)[4..7], ["10000.00", "11033.33", "12100.00"]);
    }

    #[test]
    fn ex_1_5_rent_by_the_day_with_escalation() {
        let plan = plan("");
        let line = "method = 'rent'\narea = 200\nprice = 3.5\nescalation = [{ from = '2026-07-01', rate = '5%' }]";
        let by_day = format!("{line}\nper = 'day'");
        let months = months_of(&plan, &by_day);
        assert_eq!((months[5].as_str(), months[6].as_str()), ("21291.67", "22356.25"));
        assert_eq!(total_of(&plan, &by_day), "261887.52");
        assert_eq!(total_of(&plan, &format!("{line}\nper = 'calendar-day'")), "261940.00");
        // Half of 200 × 1,277.50 a year, and half of that with 5 % more: 127,750.00 + 134,137.50.
        assert_eq!(total_of(&plan, &line.replace("3.5", "1277.5\nper = 'year'")), "261887.50");
        assert_eq!(total_of(&plan, "method = 'rent'\narea = 1\nprice = 100000\nper = 'year'"), "100000.00");
        let free = format!("{by_day}\nfree = ['2026-01', '2026-02']");
        assert_eq!(total_of(&plan, &free), "219304.18");
        // The same rent in equal months.
        let level = months_of(&plan, &format!("{free}\nstraight_line = true"));
        assert_eq!((level[0].as_str(), level[11].as_str()), ("18275.35", "18275.34"));
    }
}
