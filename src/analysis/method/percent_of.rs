//! Method `percent_of`: a share of other lines, month by month — union fees, levies.

use super::shares::base;
use super::{Method, MethodProblem, Tape, Work, WorkError, rule};
use crate::model::{Amount, Key, KeyKind, Keyed, Money, Quantity, Ratio, Values};
use crate::words::msg;

/// rate × Σ of the lines in the categories under `of`.
pub struct PercentOf;

/// The lines a share is taken of.
pub(super) const OF: Key = Key { name: "of", kind: KeyKind::Categories, required: false, doc: "method-key-of" };
/// The share.
pub(super) const RATE: Key = Key { name: "rate", kind: KeyKind::Ratio, required: false, doc: "method-key-rate" };

const KEYS: &[Key] = &[OF, RATE];

impl Keyed for PercentOf {
    fn id(&self) -> &'static str {
        "percent_of"
    }

    fn name(&self) -> &'static str {
        "method-name-percent-of"
    }

    fn keys(&self) -> &'static [Key] {
        KEYS
    }
}

impl Method for PercentOf {
    fn read(&self, values: &Values) -> Result<Amount, MethodProblem> {
        rule(self.id(), values, &["of", "rate"])
    }

    fn months(&self, work: &Work<'_>, tape: &mut Tape) -> Result<[Money; 12], WorkError> {
        let base = base(work)?;
        let rate = work.ratio_or("rate", Ratio::ZERO);
        tape.say(|| {
            let names: Vec<&str> = work.values().categories("of").iter().map(|c| c.as_str()).collect();
            msg("method-percent-of").with("of", names.join("、")).with("rate", (rate * Quantity::from(100)).grouped())
        });
        work.each(|month| {
            let amount = (Quantity::from(base[month]) * rate).money(work.currency())?;
            tape.step(month, || {
                let step = msg("method-percent-of-step").with("base", base[month].grouped());
                step.with("rate", (rate * Quantity::from(100)).grouped()).with("amount", amount.grouped())
            });
            Ok(amount)
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::method::circle::circle_of_lines;
    use crate::analysis::method::fixture::{lines, months};

    #[test]
    fn a_ceiling_stands_for_what_lies_below_it() {
        // 2 % of 工资 (10,000, of which 3,000 are allotted to a child), not of 13,000.
        let plan = lines(&[
            "category = '工资'\nmonthly = 10000",
            "category = '工资:基本'\nmonthly = 3000",
            "category = '工会经费'\nmethod = 'percent_of'\nof = '工资'\nrate = '2%'",
        ]);
        assert_eq!(months(&plan, 2)[0], "200.00");
    }

    #[test]
    fn shares_of_each_other_are_found() {
        let plan = lines(&[
            "category = 'a'\nmethod = 'percent_of'\nof = 'b'\nrate = '2%'",
            "category = 'b'\nmethod = 'percent_of'\nof = ['c', 'a']\nrate = '2%'",
            "category = 'c'\nmonthly = 1",
        ]);
        assert_eq!(circle_of_lines(&plan), Some(vec![0, 1, 0]));
    }
}
