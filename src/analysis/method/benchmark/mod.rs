//! Method `benchmark` 对标: a percentile of market data × a quantity (domain.md §3.1, EX-3.6).
//!
//! A line of another method may name a benchmark with the same keys: what the market pays for it is then a
//! base of comparison (`market_months`), and never its amount.

mod market;
mod price;

use super::per::{PER, twelvefold};
use super::{Method, MethodProblem, Tape, Work, WorkError, rule};
use crate::model::{Amount, Key, KeyKind, Keyed, Money, Quantity, Values};
use crate::words::{Cause, msg};

pub(super) use market::market_months;
pub use market::position;
pub(super) use market::standing;
pub use price::{Price, price, price_of, weaknesses};

/// percentile × quantity, by the month or by the year.
pub struct BenchmarkMethod;

const KEYS: &[Key] = &[
    Key { name: "benchmark", kind: KeyKind::Text, required: false, doc: "method-key-benchmark" },
    Key { name: "role", kind: KeyKind::Text, required: false, doc: "method-key-benchmark-role" },
    Key { name: "city", kind: KeyKind::Text, required: false, doc: "method-key-benchmark-city" },
    Key { name: "percentile", kind: KeyKind::Count, required: false, doc: "method-key-benchmark-percentile" },
    Key { name: "year", kind: KeyKind::Count, required: false, doc: "method-key-benchmark-year" },
    Key { name: "quantity", kind: KeyKind::Series, required: false, doc: "method-key-benchmark-quantity" },
    PER,
    Key { name: "growth", kind: KeyKind::Change, required: false, doc: "method-key-growth" },
];

/// The percentile where none is asked for.
const MEDIAN: i64 = 50;

impl Keyed for BenchmarkMethod {
    fn id(&self) -> &'static str {
        "benchmark"
    }

    fn name(&self) -> &'static str {
        "method-name-benchmark"
    }

    fn keys(&self) -> &'static [Key] {
        KEYS
    }
}

impl Method for BenchmarkMethod {
    fn read(&self, values: &Values) -> Result<Amount, MethodProblem> {
        if let Some(percentile) = values.count("percentile").filter(|percentile| !(1..=99).contains(percentile)) {
            let message =
                msg("method-benchmark-percentile").with("value", percentile.to_string()).because(Cause::MarketLacks);
            let hint = msg("method-benchmark-percentile-hint");
            return Err(MethodProblem { key: Some("percentile"), message, hint });
        }
        let hint = |problem| MethodProblem { hint: msg("method-benchmark-missing-hint"), ..problem };
        rule(self.id(), values, &["benchmark"]).map_err(hint)
    }

    fn months(&self, work: &Work<'_>, tape: &mut Tape) -> Result<[Money; 12], WorkError> {
        let price = price(work.plan, work.values())?;
        price.tell(work, tape);
        let yearly = work.values().text(PER.name) == Some("year");
        let quantity = |month| work.series("quantity", month).unwrap_or(Quantity::ONE);
        let mut exact = [Quantity::ZERO; 12];
        let months = work.each(|month| {
            let units = twelvefold(work.values(), work.month(month));
            exact[month] = quantity(month) * price.value * units / Quantity::from(12);
            tape.step(month, || {
                let step = match work.values().text(PER.name) {
                    None | Some("month") => msg("method-benchmark-step"),
                    Some("year") => msg("method-benchmark-step-year"),
                    Some(_) => msg("method-benchmark-step-days").with("days", (units / Quantity::from(12)).grouped()),
                };
                let step = step.with("quantity", quantity(month).grouped()).with("price", price.value.grouped());
                step.with("amount", exact[month].grouped())
            });
            Ok(exact[month].money(work.currency())?)
        })?;
        if !yearly {
            return Ok(months);
        }
        // A price of the year is an amount of the year, split so that the months sum to it.
        work.spread_exactly(exact)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::method::fixture::plan as head;
    use crate::analysis::method::{line_months, market_months};
    use crate::model::Currency;
    use crate::model::{Line, Plan};
    use crate::plan_file::load_texts;

    /// EX-3.6, and the rent of a square metre by the year.
    const MARKET: &str = "metric,role,city,year,p10,p25,p50,p75,p90,n,source\n\
                          salary,客服专员,上海,2025,4470,4850,5350,6100,6870,10,协会\n\
                          salary,客服专员,上海,2024,,4600,5000,,,10,协会\n\
                          rent,,上海,2026,,,1000.6,,,,\n\
                          fee,,,2026,,,10,,,,\n\
                          fee,,,2027,,,99,,,,\n\
                          next,,,2027,,,99,,,,\n";

    /// The line of a plan of 2026 with these tables.
    fn read(line: &str) -> Result<(Plan, Line), Vec<&'static str>> {
        let grades = "[grade.a]\nheads = 8\nbase = 5000\nbenchmark = 'salary/客服专员/上海'\n";
        let text = format!("{}{grades}[[line]]\ncategory = 'x'\n{line}\n", head(""));
        let files = [("budget.toml".to_string(), text), ("benchmarks/m.csv".to_string(), MARKET.to_string())];
        let (mut loaded, problems) = load_texts(&files);
        let errors = problems.iter().filter(|problem| problem.level == crate::words::Level::Error);
        let errors: Vec<&'static str> = errors.map(|problem| problem.message.id).collect();
        if !errors.is_empty() {
            return Err(errors);
        }
        let plan = loaded.plans.remove(0);
        Ok((plan.clone(), plan.lines[0].clone()))
    }

    fn months(line: &str) -> Vec<String> {
        let (plan, line) = read(line).unwrap();
        let nothing = |_: &Line, _| Money::zero(Currency::CNY);
        line_months(&line, &plan, &nothing).unwrap().map(Money::plain).to_vec()
    }

    fn market(line: &str) -> Option<String> {
        let (plan, line) = read(line).unwrap();
        let months = market_months(&line, &plan).unwrap()?;
        Some(Money::sum(months, Currency::CNY).unwrap().plain())
    }

    #[test]
    fn a_percentile_times_a_quantity() {
        let line = "method = 'benchmark'\nbenchmark = 'salary'\nrole = '客服专员'\ncity = '上海'\nquantity = 'heads:a'";
        // 8 × 5,350; P75 8 × 6,100; P60 8 × 5,650; of 2024 8 × 5,000, and with 4 % a year 8 × 5,408.
        for (more, expected) in [
            ("", "42800.00"),
            ("percentile = 75", "48800.00"),
            ("percentile = 60", "45200.00"),
            ("year = 2024", "40000.00"),
            ("year = 2024\ngrowth = '4%'", "43264.00"),
        ] {
            assert_eq!(months(&format!("{line}\n{more}")), vec![expected; 12], "{more}");
        }
        let whole = "method = 'benchmark'\nbenchmark = 'salary/客服专员/上海'\nfrom = '2026-12'";
        assert_eq!(months(whole)[10..], ["0.00", "5350.00"]);
    }

    #[test]
    fn a_price_of_the_year_is_split_without_a_rest() {
        // 3 × 1,000.60 = 3,001.80 ÷ 12 = 250.15; one: 1,000.60 ÷ 12 = 83.3833…, four months of 83.39.
        let line = "method = 'benchmark'\nbenchmark = 'rent/上海'\nper = 'year'";
        assert_eq!(months(&format!("{line}\nquantity = 3")), vec!["250.15"; 12]);
        // 3 × 10 a day × 365 ÷ 12 = 912.50.
        let by_day = "method = 'benchmark'\nbenchmark = 'fee'\nper = 'day'\nquantity = 3";
        assert_eq!(months(by_day), vec!["912.50"; 12]);
        let months = months(line);
        assert_eq!(months.iter().filter(|month| *month == "83.39").count(), 4);
        assert_eq!(months.iter().filter(|month| *month == "83.38").count(), 8);
    }

    #[test]
    fn any_line_may_name_what_the_market_pays() {
        // By its own keys 12 × 8 × 5,350; by its grades the same; by none, none.
        assert_eq!(market("monthly = 40000\nbenchmark = 'salary/客服专员/上海'\nquantity = 8").unwrap(), "513600.00");
        assert_eq!(market("method = 'headcount'").unwrap(), "513600.00");
        assert_eq!(market("monthly = 40000"), None);
        // A method that reads `quantity` itself shares it; the `city` of contribution tables is another.
        let line = "method = 'quantity'\nquantity = 'heads'\nprice = 5000\nbenchmark = 'salary/客服专员/上海'";
        assert_eq!(market(line).unwrap(), "513600.00");
        let line = "method = 'contribution'\ncity = '上海'\nfund = 'housing'\nbenchmark = 'rent/上海'";
        assert_eq!(market(line).unwrap(), "12007.20");
    }

    #[test]
    fn what_is_not_there_is_told_and_never_guessed() {
        let line = "method = 'benchmark'\nbenchmark = 'salary/客服专员/上海'";
        for (line, expected) in [
            ("method = 'benchmark'", "method-missing-key"),
            ("method = 'benchmark'\nbenchmark = 'salary/客服/上海'", "method-benchmark-unknown"),
            (&format!("{line}\nyear = 2023"), "method-benchmark-other-years"),
            ("monthly = 1\nbenchmark = 'next'", "method-benchmark-later"),
            (&format!("{line}\npercentile = 95"), "method-benchmark-outside"),
            (&format!("{line}\nyear = 2024\npercentile = 75"), "method-benchmark-outside"),
            (&format!("{line}\npercentile = 100"), "method-benchmark-percentile"),
            (&format!("{line}\nquantity = 'hads'"), "plan-unknown-driver"),
            ("monthly = 1\nbenchmark = 'salary'", "method-benchmark-unknown"),
            // Data of everywhere are not those of a city.
            ("method = 'benchmark'\nbenchmark = 'fee'\ncity = '上海'", "method-benchmark-unknown"),
            ("monthly = 1\npercentile = 50", "plan-key-of-method"),
        ] {
            assert_eq!(read(line).err(), Some(vec![expected]), "{line}");
        }
    }
}
