//! Method `bonus`: performance bonus, or a year-end bonus accrued in the year that earns it.

use super::headcount::GRADES;
use super::heads;
use super::part_month::PartMonth;
use super::{Method, MethodProblem, Tape, Work, WorkError, driver, rule};
use crate::model::{Amount, Key, KeyKind, Keyed, Money, Quantity, Ratio, Values};
use crate::words::msg;

/// Σ heads × round(base × bonus % × achievement); with `pay_months`, twelfths of heads × base × months.
pub struct Bonus;

const KEYS: &[Key] = &[
    GRADES,
    Key { name: "achievement", kind: KeyKind::Ratio, required: false, doc: "method-key-achievement" },
    Key { name: "pay_months", kind: KeyKind::Quantity, required: false, doc: "method-key-pay-months" },
];

impl Keyed for Bonus {
    fn id(&self) -> &'static str {
        "bonus"
    }

    fn name(&self) -> &'static str {
        "method-name-bonus"
    }

    fn keys(&self) -> &'static [Key] {
        KEYS
    }
}

impl Method for Bonus {
    fn read(&self, values: &Values) -> Result<Amount, MethodProblem> {
        rule(self.id(), values, &[])
    }

    fn months(&self, work: &Work<'_>, tape: &mut Tape) -> Result<[Money; 12], WorkError> {
        let achievement = work.ratio_or("achievement", Ratio::ONE);
        let pay_months = work.values().quantity("pay_months");
        tape.say(|| match pay_months {
            Some(months) => msg("method-bonus-year-end").with("months", months.grouped()),
            None => {
                let percent = (achievement * Quantity::from(100)).grouped();
                msg("method-bonus").with("achievement", percent)
            }
        });
        let mut exact = [Quantity::ZERO; 12];
        let months = work.each(|month| {
            let mut sum = Quantity::ZERO;
            for grade in work.grades() {
                let heads = heads::of(work.plan, grade, month, PartMonth::Workdays);
                let base = driver::value(work.plan, &grade.base, month);
                let each = match pay_months {
                    Some(months) => base * months / Quantity::from(12),
                    // What is paid out each month is paid in whole fen.
                    None => Quantity::from((base * Quantity::from(grade.bonus) * achievement).money(work.currency())?),
                };
                sum = sum + heads * each;
                tape.step(month, || {
                    let step = msg("method-bonus-step").with("grade", grade.name.clone());
                    let step = step.with("heads", heads.grouped()).with("each", each.grouped());
                    step.with("amount", (heads * each).grouped())
                });
            }
            exact[month] = sum;
            Ok(sum.money(work.currency())?)
        })?;
        // Twelfths of one payment sum to it.
        if pay_months.is_some() { work.spread_exactly(exact) } else { Ok(months) }
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::method::fixture::{months_of, plan, total_of};

    #[test]
    fn each_bonus_is_rounded_and_a_year_end_bonus_is_accrued() {
        // 3 × round(5,001 × 15 % × 90 %) = 3 × 675.14 (675.135); a thirteenth month: 3 × 5,001 ÷ 12.
        let plan = plan("[grade.a]\nheads = 3\nbase = 5001\nbonus = '15%'");
        assert_eq!(months_of(&plan, "method = 'bonus'\nachievement = '90%'")[0], "2025.42");
        assert_eq!(months_of(&plan, "method = 'bonus'\npay_months = 1")[11], "1250.25");
    }

    #[test]
    fn a_thirteenth_month_is_a_month() {
        let plan = plan("[grade.a]\nheads = 8\nbase = 5000");
        assert_eq!(total_of(&plan, "method = 'bonus'\npay_months = 1"), "40000.00");
        assert_eq!(
            months_of(&plan, "method = 'bonus'\npay_months = 1")[..5],
            ["3333.34", "3333.34", "3333.34", "3333.34", "3333.33"]
        );
    }
}
