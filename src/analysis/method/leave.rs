//! Method `leave`: cover for paid leave, or the payout of leave not taken (domain.md §1.2).

use super::headcount::GRADES;
use super::part_month::{PartMonth, heads};
use super::{Method, MethodProblem, Tape, Work, WorkError, driver, rule};
use crate::model::{Amount, Key, KeyKind, Money, Quantity, Ratio, Values};
use crate::words::msg;

/// Wages during leave are in the base pay already; what costs more is cover, or payout at 200 %.
pub struct Leave;

const KEYS: &[Key] = &[
    GRADES,
    Key { name: "leave", kind: KeyKind::OneOf(&["cover", "payout", "none"]), required: false, doc: "method-key-leave" },
    Key { name: "days", kind: KeyKind::Quantity, required: false, doc: "method-key-leave-days" },
    Key { name: "cover_share", kind: KeyKind::Ratio, required: false, doc: "method-key-cover-share" },
];

impl Method for Leave {
    fn id(&self) -> &'static str {
        "leave"
    }

    fn keys(&self) -> &'static [Key] {
        KEYS
    }

    fn read(&self, values: &Values) -> Result<Amount, MethodProblem> {
        rule(self.id(), values, &["days"])
    }

    fn months(&self, work: &Work<'_>, tape: &mut Tape) -> Result<[Money; 12], WorkError> {
        let days = work.quantity("days");
        let share = match work.values().text("leave") {
            Some("none") => Quantity::ZERO,
            // The normal wage is in the salary; the law adds 200 %.
            Some("payout") => Quantity::from(2),
            _ => work.ratio_or("cover_share", Ratio::ONE),
        };
        tape.say(|| match work.values().text("leave") {
            Some("none") => msg("method-leave-none"),
            Some("payout") => msg("method-leave-payout").with("days", days.grouped()),
            _ => {
                let percent = (share * Quantity::from(100)).grouped();
                msg("method-leave-cover").with("days", days.grouped()).with("share", percent)
            }
        });
        let mut sum = Quantity::ZERO;
        for grade in work.grades() {
            let heads = heads::of(work.plan, grade, 0, PartMonth::Whole);
            let base = driver::value(work.plan, &grade.base, 0);
            let amount = heads * base * days * share / Quantity::hundredths(2_175);
            sum = sum + amount;
            tape.say(|| {
                let step = msg("method-leave-step").with("grade", grade.name.clone());
                let step = step.with("heads", heads.grouped()).with("base", base.grouped());
                step.with("days", (days * share).grouped()).with("amount", amount.grouped())
            });
        }
        Ok(work.spread(sum.money(work.currency())?, [1; 12]))
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::method::fixture::{plan, total_of};

    #[test]
    fn ex_1_4b_payout_of_three_days() {
        let plan = plan("[grade.a]\nheads = 1\nbase = 6000");
        assert_eq!(total_of(&plan, "method = 'leave'\nleave = 'payout'\ndays = 3"), "1655.17");
        assert_eq!(total_of(&plan, "method = 'leave'\nleave = 'none'\ndays = 3"), "0.00");
        // Cover for half of seven days: 6,000 ÷ 21.75 × 3.5.
        assert_eq!(total_of(&plan, "method = 'leave'\ndays = 7\ncover_share = '50%'"), "965.52");
    }
}
