//! Method `headcount`: base pay, heads by grade times base wage (domain.md §1.2).

use super::benchmark::standing;
use super::part_month::{self, PartMonth};
use super::{Method, MethodProblem, Tape, Work, WorkError, driver, driver_name, heads, rule};
use crate::model::{Amount, Key, KeyKind, Keyed, Money, Quantity, Values};
use crate::words::{Message, msg};

/// Σ heads × base, over the grades; those who come and go are paid for a part of their month.
pub struct Headcount;

/// The grades that a line is about.
pub(super) const GRADES: Key = Key { name: "grades", kind: KeyKind::Grades, required: false, doc: "method-key-grades" };

const KEYS: &[Key] = &[
    GRADES,
    Key { name: "part_month", kind: KeyKind::OneOf(part_month::WORDS), required: false, doc: "method-key-part-month" },
];

impl Keyed for Headcount {
    fn id(&self) -> &'static str {
        "headcount"
    }

    fn name(&self) -> &'static str {
        "method-name-headcount"
    }

    fn keys(&self) -> &'static [Key] {
        KEYS
    }
}

impl Method for Headcount {
    fn read(&self, values: &Values) -> Result<Amount, MethodProblem> {
        rule(self.id(), values, &[])
    }

    fn months(&self, work: &Work<'_>, tape: &mut Tape) -> Result<[Money; 12], WorkError> {
        let part = PartMonth::from_word(work.values().text("part_month"));
        tape.say(|| msg("method-headcount"));
        for grade in work.grades() {
            let demands = driver_name::demands(work.plan, &grade.heads);
            if !demands.is_empty() {
                let names =
                    demands.iter().map(|staffing| Message::verbatim(staffing.name.as_str())).collect::<Vec<_>>();
                tape.say(|| msg("method-headcount-staffing").with("grade", grade.name.clone()).with("names", names));
            }
            let base = driver::value(work.plan, &grade.base, 0);
            if let Some(standing) = standing(work.plan, grade, base) {
                tape.say(|| standing);
            }
        }
        work.each(|month| {
            let mut sum = Quantity::ZERO;
            for grade in work.grades() {
                let heads = heads::of(work.plan, grade, month, part);
                let base = driver::value(work.plan, &grade.base, month);
                sum = sum + heads * base;
                tape.step(month, || {
                    let step = msg("method-headcount-step").with("grade", grade.name.clone());
                    let step = step.with("heads", heads.grouped()).with("base", base.grouped());
                    step.with("amount", (heads * base).grouped())
                });
            }
            Ok(sum.money(work.currency())?)
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::method::fixture::{months_of, plan};
    use crate::model::{Currency, Line, Money, Month};
    use crate::words::{Language, Words};

    #[test]
    fn those_who_join_are_paid_from_their_day() {
        // EX-1.11: 5,500, joins on Monday 16 March: 12 of 22 workdays.
        let plan = plan("[grade.a]\nheads = 1\nbase = 5500\njoins = [{ date = '2026-03-16' }]");
        let months = months_of(&plan, "method = 'headcount'");
        assert_eq!(months[1..4], ["5500.00", "8500.00", "11000.00"]);
        let months = months_of(&plan, "method = 'headcount'\npart_month = 'calendar'");
        assert_eq!(months[2], "8338.71");
    }

    #[test]
    fn the_basis_says_how_pay_stands_to_the_market() {
        let text = format!(
            "{}[[line]]\ncategory = 'x'\nmethod = 'headcount'\n",
            plan("[grade.a]\nheads = 1\nbase = 5000\nbenchmark = 'salary'")
        );
        let market = "metric,year,samples,source\nsalary,2025,4200 4500 4800 5000 5200 5500 5800 6200 6800 7500,s\n";
        let files = [("budget.toml".to_string(), text), ("benchmarks/m.csv".to_string(), market.to_string())];
        let (loaded, problems) = crate::plan_file::load_texts(&files);
        assert_eq!(problems, []);
        let (plan, nothing) = (&loaded.plans[0], |_: &Line, _: Month| Money::zero(Currency::CNY));
        let basis = crate::analysis::method::basis(&plan.lines[0], plan, &nothing).unwrap();
        // EX-3.6: P50 5,350, n = 10; 5,000 is at .35 and .9346 of the median.
        let said = Words::new(Language::En).say(&basis);
        let expected = "a 5,000: market P50 5,350 (salary, 2025, n = 10), percentile 35, compa-ratio 0.9346";
        assert!(said.contains(expected), "{said}");
    }

    #[test]
    fn those_who_leave_are_paid_to_their_day() {
        // The last day is Friday 13 March: 10 of 22 workdays, 5,500 × 10 / 22 = 2,500.
        let plan = plan("[grade.a]\nheads = 1\nbase = 5500\nleaves = [{ date = '2026-03-13' }]");
        assert_eq!(months_of(&plan, "method = 'headcount'")[1..4], ["5500.00", "2500.00", "0.00"]);
    }
}
