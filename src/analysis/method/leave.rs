//! Method `leave`: cover for paid leave, or the payout of leave not taken (domain.md §1.2).

use super::headcount::GRADES;
use super::heads;
use super::part_month::PartMonth;
use super::{Method, MethodProblem, Tape, Work, WorkError, driver, rule};
use crate::model::{Amount, Key, KeyKind, Keyed, Money, Quantity, Ratio, Values};
use crate::words::msg;

/// Wages during leave are in the base pay already; what costs more is cover, or payout at 200 %.
pub struct Leave;

const KEYS: &[Key] = &[
    GRADES,
    Key { name: "leave", kind: KeyKind::OneOf(&["cover", "payout", "none"]), required: false, doc: "method-key-leave" },
    Key { name: "days", kind: KeyKind::Quantity, required: false, doc: "method-key-leave-days" },
    Key { name: "cover_share", kind: KeyKind::Ratio, required: false, doc: "method-key-cover-share" },
];

impl Keyed for Leave {
    fn id(&self) -> &'static str {
        "leave"
    }

    fn name(&self) -> &'static str {
        "method-name-leave"
    }

    fn keys(&self) -> &'static [Key] {
        KEYS
    }
}

impl Method for Leave {
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
        // A month's twelfth of the days, of those who are there in it.
        let mut by_month = [Quantity::ZERO; 12];
        let active = work.active();
        for grade in work.grades() {
            let (mut heads, mut pay) = (Quantity::ZERO, Quantity::ZERO);
            for month in (0..12).filter(|month| active[*month]) {
                let here = heads::of(work.plan, grade, month, PartMonth::Whole);
                let wages = here * driver::value(work.plan, &grade.base, month);
                (heads, pay) = (heads + here, pay + wages);
                by_month[month] = by_month[month] + wages * days * share / Quantity::hundredths(2_175) / TWELVE;
            }
            if heads.is_zero() {
                continue;
            }
            tape.say(|| {
                let step = msg("method-leave-step").with("grade", grade.name.clone());
                let step = step.with("heads", (heads / TWELVE).grouped()).with("base", (pay / heads).grouped());
                let amount = pay / TWELVE * days * share / Quantity::hundredths(2_175);
                step.with("days", (days * share).grouped()).with("amount", amount.grouped())
            });
        }
        work.spread_exactly(by_month)
    }
}

/// Months of a year.
const TWELVE: Quantity = Quantity::hundredths(1_200);

#[cfg(test)]
mod tests {
    use crate::analysis::method::fixture::{months_of, plan, total_of};

    #[test]
    fn ex_1_4b_payout_of_three_days() {
        let plan = plan("[grade.a]\nheads = 1\nbase = 6000");
        assert_eq!(total_of(&plan, "method = 'leave'\nleave = 'payout'\ndays = 3"), "1655.17");
        assert_eq!(total_of(&plan, "method = 'leave'\nleave = 'none'\ndays = 3"), "0.00");
        // Cover for half of seven days: 6,000 ÷ 21.75 × 3.5.
        assert_eq!(total_of(&plan, "method = 'leave'\ndays = 7\ncover_share = '50%'"), "965.52");
    }

    #[test]
    fn those_who_join_have_leave_from_then_on() {
        // 6,000 ÷ 21.75 × 7 = 1,931.03 a head and year; one head all year, two more from July on.
        let plan = plan("[grade.a]\nheads = [1, 1, 1, 1, 1, 1, 3, 3, 3, 3, 3, 3]\nbase = 6000");
        assert_eq!(total_of(&plan, "method = 'leave'\ndays = 7"), "3862.07");
        let months = months_of(&plan, "method = 'leave'\ndays = 7");
        // 1,931.0345 ÷ 12 = 160.9195, three times that from July on.
        assert_eq!((months[1].as_str(), months[6].as_str()), ("160.92", "482.76"));
    }
}
