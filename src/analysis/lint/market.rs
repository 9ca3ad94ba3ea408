//! Market data: what rests on weak ones, and base pay far from the market (domain.md §1.6, EX-3.6).

use super::{Lint, Worked, named, place};
use crate::analysis::method::benchmark::{position, price, price_of, weaknesses};
use crate::analysis::method::driver;
use crate::model::{Benchmark, Grade, LinePlace, Plan, Quantity};
use crate::words::{Message, Place, Problem, msg};

pub(super) struct Market;

impl Lint for Market {
    fn look(&self, plan: &Plan, lines: &[Worked<'_>]) -> Vec<Problem> {
        let mut found = Vec::new();
        for line in lines.iter().map(|line| line.line) {
            let Some(price) = line.benchmark.as_ref().and_then(|rule| price(plan, &rule.values).ok()) else { continue };
            found.extend(weak(price.benchmark, named(line), place(line), plan));
        }
        for grade in &plan.grades {
            let Some(benchmark) = of_grade(plan, grade) else { continue };
            let what = msg("lint-grade").with("grade", grade.name.clone());
            found.extend(weak(benchmark, what, stands(&grade.place), plan));
            found.extend(pay(plan, grade, benchmark));
        }
        found
    }
}

/// Metrics that are base pay, where a grade names no benchmark.
const PAY: &[&str] = &["salary", "base salary", "base pay", "月薪", "工资", "基本工资", "薪酬"];

/// The data that a grade names, else those of its name, if one kind of pay in one city has it.
fn of_grade<'p>(plan: &'p Plan, grade: &Grade) -> Option<&'p Benchmark> {
    let of_name = |name: &str| price_of(plan, name).ok().map(|price| price.benchmark);
    if let Some(name) = &grade.benchmark {
        return of_name(name);
    }
    let matches = |one: &&Benchmark| one.role == grade.name && PAY.contains(&one.metric.to_lowercase().as_str());
    let mut names: Vec<String> = plan.benchmarks.iter().filter(matches).map(Benchmark::name).collect();
    names.sort_unstable();
    names.dedup();
    match names.as_slice() {
        [only] => of_name(only),
        _ => None,
    }
}

/// One warning for all that speaks against the data.
fn weak(benchmark: &Benchmark, what: Message, at: Place, plan: &Plan) -> Option<Problem> {
    let why = weaknesses(benchmark, plan.year.first.year());
    if why.is_empty() {
        return None;
    }
    let message = msg("lint-benchmark-weak").with("what", what).with("name", benchmark.name());
    let message = message.with("year", benchmark.year.to_string()).with("why", why);
    Some(Problem::warning(message).hint(msg("lint-benchmark-weak-hint")).at(at))
}

/// Base pay of the year's first month, below P25 or above P75.
fn pay(plan: &Plan, grade: &Grade, benchmark: &Benchmark) -> Option<Problem> {
    let base = driver::value(plan, &grade.base, 0);
    let low = benchmark.at(25).filter(|bound| base < *bound).map(|bound| ("lint-pay-low", "lint-pay-low-hint", bound));
    let high = || benchmark.at(75).filter(|bound| base > *bound);
    let (id, hint, bound) = low.or_else(|| high().map(|bound| ("lint-pay-high", "lint-pay-high-hint", bound)))?;
    let message = msg(id).with("grade", grade.name.clone()).with("base", base.grouped());
    let message = message.with("bound", bound.grouped()).with("name", benchmark.name());
    let compa = benchmark.compa_ratio(base).map_or("—".to_string(), Quantity::grouped);
    let message = message.with("year", benchmark.year.to_string()).with("compa", compa);
    let message = message.with("position", position(benchmark, base)?);
    Some(Problem::note(message).hint(msg(hint)).at(stands(&grade.place)))
}

fn stands(place: &LinePlace) -> Place {
    Place::line(place.file.as_str(), place.line as u64)
}

#[cfg(test)]
mod tests {
    use crate::analysis::lint::fixture::told_with;

    const MARKET: &str = "metric,role,city,year,p25,p50,p75,n,source\n";

    #[test]
    fn base_pay_off_the_market_is_noted() {
        let grade = |base: u32, more: &str| format!("[grade.\"客服专员\"]\nheads = 1\nbase = {base}\n{more}");
        let good =
            format!("{MARKET}salary,客服专员,上海,2025,4850,5350,6100,10,s\nsalary,客服专员,北京,2025,1,2,3,10,s\n");
        let named = "benchmark = 'salary/客服专员/上海'\n";
        for (base, expected) in [(4849, &["lint-pay-low"][..]), (4850, &[]), (6100, &[]), (6101, &["lint-pay-high"])] {
            assert_eq!(told_with(&grade(base, named), &good), expected, "{base}");
        }
        // Without a name: of one city its own, of two cities none.
        assert_eq!(told_with(&grade(2000, ""), &good), [""; 0]);
        let one = format!("{MARKET}月薪,客服专员,上海,2025,4850,5350,6100,10,s\n");
        assert_eq!(told_with(&grade(2000, ""), &one), ["lint-pay-low"]);
    }

    #[test]
    fn what_rests_on_weak_data_is_told_where_it_does() {
        let line = "[[line]]\ncategory = 'a'\nmethod = 'benchmark'\nbenchmark = 'x'\neffect = 'e'\nowner = 'o'\n";
        let market = |row: &str| format!("{MARKET}{row}\n");
        assert_eq!(told_with(line, &market("x,,,2024,,5,,10,s")), [""; 0]);
        for row in ["x,,,2023,,5,,10,s", "x,,,2024,,5,,9,s", "x,,,2024,,5,,10,"] {
            assert_eq!(told_with(line, &market(row)), ["!lint-benchmark-weak"], "{row}");
        }
    }
}
