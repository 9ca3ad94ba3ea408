//! Method `contingency`: the reserve, a share of the controllable lines (预备费; spent only by transfer).

use super::percent_of::{OF, RATE};
use super::shares::base;
use super::{Method, MethodProblem, Tape, Work, WorkError, rule};
use crate::model::{Amount, Key, Keyed, Money, Quantity, Ratio, Values};
use crate::words::msg;

/// rate × the year of the lines under `of`, in equal months: a reserve has no season.
pub struct Contingency;

const KEYS: &[Key] = &[OF, RATE];

impl Keyed for Contingency {
    fn id(&self) -> &'static str {
        "contingency"
    }

    fn name(&self) -> &'static str {
        "method-name-contingency"
    }

    fn keys(&self) -> &'static [Key] {
        KEYS
    }
}

impl Method for Contingency {
    fn read(&self, values: &Values) -> Result<Amount, MethodProblem> {
        rule(self.id(), values, &["of", "rate"])
    }

    fn months(&self, work: &Work<'_>, tape: &mut Tape) -> Result<[Money; 12], WorkError> {
        let base = Money::sum(base(work)?, work.currency())?;
        let rate = work.ratio_or("rate", Ratio::ZERO);
        let annual = (Quantity::from(base) * rate).money(work.currency())?;
        tape.say(|| {
            let about = msg("method-contingency").with("base", base.grouped());
            about.with("rate", (rate * Quantity::from(100)).grouped()).with("annual", annual.grouped())
        });
        Ok(work.spread(annual, [1; 12]))
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::method::fixture::{lines, months};

    #[test]
    fn a_share_of_the_year_in_equal_months() {
        // 3 % of 12 × 1,000 + 4,000 = 480.00, 40.00 a month; the reserve is no part of its own base.
        let plan = lines(&[
            "category = '其他:调研'\nmonthly = 1000",
            "category = '其他:培训'\nannual = 4000\nphasing = 'first-of-quarter'",
            "category = '其他:预备费'\nmethod = 'contingency'\nof = '其他'\nrate = '3%'",
        ]);
        assert_eq!(months(&plan, 2), vec!["40.00"; 12]);
    }

    /// 3 % of 3,155,470.14 are 94,664.1042, which is 94,664.10: six months of 7,888.68 and six of 7,888.67.
    #[test]
    fn it_is_rounded_once_and_its_months_add_up() {
        let plan = lines(&[
            "category = '其他:全部'\nannual = 3155470.14",
            "category = '其他:预备费'\nmethod = 'contingency'\nof = '其他'\nrate = '3%'",
        ]);
        let mut months = months(&plan, 1);
        months.sort_unstable();
        assert_eq!(months, [["7888.67"; 6], ["7888.68"; 6]].concat());
    }
}
