//! Amounts that a report could not add up: found when a plan is read, with the line that is too much.

use std::collections::HashMap;

use crate::model::line::Target;
use crate::model::{Amount, Currency, Line, Money, Plan};
use crate::words::{Place, Problem, msg};

/// The years of all lines of a currency together, budget, target and market each, in minor units: what is held
/// against them, and the difference, fit beside it.
const MOST: i128 = i64::MAX as i128 / 4;

/// The sizes of a book's lines so far, signs apart.
#[derive(Default)]
pub struct Sizes {
    of: HashMap<Currency, Size>,
    /// The first line of each currency with which it is too much.
    pub problems: Vec<Problem>,
}

/// In minor units.
#[derive(Clone, Copy, Default)]
struct Size {
    budget: i128,
    target: i128,
    market: i128,
    /// One problem of a currency is enough.
    told: bool,
}

impl Sizes {
    /// Adds a line, with its months where a rule made them.
    pub fn add(&mut self, line: &Line, plan: &Plan, months: Option<&[Money; 12]>, market: Option<&[Money; 12]>) {
        let size = self.of.entry(plan.currency).or_default();
        size.budget += months.map_or_else(|| stated(line), sum);
        size.target += target(line);
        size.market += market.map_or(0, sum);
        if size.told || size.budget.max(size.target).max(size.market) <= MOST {
            return;
        }
        size.told = true;
        let message = msg("plan-sum-too-large").with("category", line.category.as_str());
        let place = Place::line(line.place.file.as_str(), line.place.line as u64);
        self.problems.push(Problem::error(message).at(place).hint(msg("plan-sum-too-large-hint")));
    }
}

fn size(amount: Money) -> i128 {
    i128::from(amount.minor()).abs()
}

fn sum(months: &[Money; 12]) -> i128 {
    months.iter().copied().map(size).sum()
}

/// What a line states for a year; a rule states nothing.
fn stated(line: &Line) -> i128 {
    match &line.amount {
        Amount::Monthly(amount) => 12 * size(*amount),
        Amount::Annual(amount, _) => size(*amount),
        Amount::Months(months) => sum(months),
        Amount::Rule(_) => 0,
    }
}

fn target(line: &Line) -> i128 {
    match line.target {
        Some(Target::Monthly(amount)) => 12 * size(amount),
        Some(Target::Annual(amount)) => size(amount),
        None => 0,
    }
}

#[cfg(test)]
mod tests {
    use crate::plan_file::load_texts;

    #[test]
    fn what_no_report_could_add_up_is_refused_at_its_line() {
        let line = |category: &str, amounts: &str| format!("[[line]]\ncategory = \"{category}\"\n{amounts}\n");
        let rule = |category: &str, quantity: &str| {
            line(category, &format!("method = 'quantity'\nquantity = {quantity}\nprice = 100_000_000_000"))
        };
        for (lines, expected) in [
            (line("a", "monthly = 1_000_000_000_000_000"), None),
            // 12 × 9·10¹⁶ yuan are 1.08·10²⁰ minor units, of which 9.2·10¹⁸ fit.
            (line("a", "monthly = 90_000_000_000_000_000"), Some(4)),
            (line("a", "annual = 20_000_000_000_000_000") + &line("b", "annual = 20_000_000_000_000_000"), Some(7)),
            (line("a", "monthly = 1\ntarget_annual = 90_000_000_000_000_000"), Some(4)),
            // 12 × 10,000 × 10¹¹ are 1.2·10¹⁸ minor units by rule, and twice that is more than a quarter of them.
            (rule("a", "10_000"), None),
            (rule("a", "10_000") + &rule("b", "10_000"), Some(9)),
            (line("a", "annual = 20_000_000_000_000_000") + &rule("b", "10_000"), Some(7)),
        ] {
            let text = format!("[plan]\nid = \"p\"\nfirst_month = \"2026-01\"\n{lines}");
            let (_, problems) = load_texts(&[("budget.toml".to_string(), text)]);
            let too_large = problems.iter().find(|problem| problem.message.id == "plan-sum-too-large");
            let found = too_large.map(|problem| problem.place.as_ref().unwrap().line.unwrap());
            assert_eq!(found, expected, "{lines}");
        }
    }

    #[test]
    fn plans_of_one_currency_are_added_up_together() {
        let plan = |id: &str, currency: &str| {
            format!(
                "[plan]\nid = '{id}'\nfirst_month = '2026-01'\ncurrency = '{currency}'\n\
                 [[line]]\ncategory = '{id}'\nannual = 20_000_000_000_000_000\n"
            )
        };
        let told = |second: &str| {
            let files =
                [("budget.toml".to_string(), plan("a", "CNY")), ("plans/b.toml".to_string(), plan("b", second))];
            let problems = load_texts(&files).1;
            let too_large = problems.iter().find(|problem| problem.message.id == "plan-sum-too-large");
            too_large.map(|problem| problem.place.as_ref().unwrap().file.clone())
        };
        assert_eq!((told("CNY").as_deref(), told("USD")), (Some("plans/b.toml"), None));
    }
}
