//! Method `benchmark` 对标: a percentile of market data × a quantity (domain.md §3.1, EX-3.6).
//!
//! A line of another method may name a benchmark with the same keys: what the market pays for it is then a
//! base of comparison ([`market_months`]), and never its amount.

use super::part_month::{PartMonth, heads};
use super::per::{PER, twelvefold};
use super::{Method, MethodProblem, Tape, Work, WorkError, rule};
use crate::model::benchmark::{Position, find, name};
use crate::model::{Amount, Benchmark, Grade, Key, KeyKind, KeyValue, Line, Money, Plan, Quantity, Ratio, Values};
use crate::words::{Message, msg};

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

impl Method for BenchmarkMethod {
    fn id(&self) -> &'static str {
        "benchmark"
    }

    fn keys(&self) -> &'static [Key] {
        KEYS
    }

    fn read(&self, values: &Values) -> Result<Amount, MethodProblem> {
        if let Some(percentile) = values.count("percentile").filter(|percentile| !(1..=99).contains(percentile)) {
            let message = msg("method-benchmark-percentile").with("value", percentile.to_string());
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
                let id = match work.values().text(PER.name) {
                    None | Some("month") => "method-benchmark-step",
                    Some("year") => "method-benchmark-step-year",
                    Some(_) => "method-benchmark-step-days",
                };
                let step = msg(id).with("quantity", quantity(month).grouped()).with("price", price.value.grouped());
                step.with("days", (units / Quantity::from(12)).grouped()).with("amount", exact[month].grouped())
            });
            Ok(exact[month].money(work.currency())?)
        })?;
        if !yearly {
            return Ok(months);
        }
        // A price of the year is an amount of the year, split so that the months sum to it.
        let annual: Quantity = exact.into_iter().sum();
        Ok(work.spread(annual.money(work.currency())?, exact.map(Quantity::weight)))
    }
}

/// What the market pays for one.
pub struct Price<'p> {
    /// From these data.
    pub benchmark: &'p Benchmark,
    /// At this percentile.
    pub percentile: i64,
    /// In the data's year.
    found: Quantity,
    /// Growth a year, and over how many years.
    growth: Option<(Ratio, i32)>,
    /// In the plan's year.
    pub value: Quantity,
}

/// The price that a line's keys name; the problem says what there is instead.
pub fn price<'p>(plan: &'p Plan, values: &Values) -> Result<Price<'p>, MethodProblem> {
    let part = |key| values.text(key).unwrap_or_default();
    let whole = name([part("benchmark"), part("role"), part("city")]);
    // `salary/客服专员/上海` is whole already; beside another method `city` may be that method's.
    let named = [whole.as_str(), part("benchmark")];
    let year = values.count("year").and_then(|year| i32::try_from(year).ok());
    let found = named.iter().find_map(|name| find(&plan.benchmarks, name, None).map(|_| *name));
    let Some(name) = found else { return Err(unknown(&whole, plan)) };
    let Some(benchmark) = find(&plan.benchmarks, name, year) else { return Err(other_years(name, year, plan)) };
    let percentile = values.count("percentile").unwrap_or(MEDIAN);
    let Some(found) = benchmark.at(percentile) else { return Err(outside(benchmark, percentile)) };
    let years = (plan.year.first.year() - benchmark.year).max(0);
    let growth = values.ratio("growth").filter(|_| years > 0).map(|growth| (growth, years));
    let factor = Quantity::ONE + growth.map_or(Quantity::ZERO, |(growth, _)| Quantity::from(growth));
    let value = (0..growth.map_or(0, |(_, years)| years)).fold(found, |value, _| value * factor);
    Ok(Price { benchmark, percentile, found, growth, value })
}

/// The median of the data of this name.
pub fn price_of<'p>(plan: &'p Plan, name: &str) -> Result<Price<'p>, MethodProblem> {
    let values = Values(vec![("benchmark", KeyValue::Text(name.to_string()))]);
    price(plan, &values)
}

impl Price<'_> {
    fn tell(&self, work: &Work<'_>, tape: &mut Tape) {
        let Price { benchmark, percentile, found, growth, value } = self;
        tape.say(|| {
            let source = match benchmark.source.as_str() {
                "" => msg("method-benchmark-no-source"),
                source => Message::verbatim(source),
            };
            let about = msg("method-benchmark").with("name", benchmark.name()).with("year", benchmark.year.to_string());
            let about = about.with("percentile", percentile.to_string()).with("value", found.grouped());
            about.with("n", samples(benchmark)).with("source", source)
        });
        if let Some([low, high]) = benchmark.around(*percentile).filter(|[low, high]| low.0 != high.0) {
            tape.say(|| {
                let between = msg("method-benchmark-between").with("percentile", percentile.to_string());
                let known = |(known, value): (i64, Quantity)| format!("P{known} {}", value.grouped());
                between.with("low", known(low)).with("high", known(high))
            });
        }
        if let Some((growth, years)) = growth {
            tape.say(|| {
                let grown = msg("method-benchmark-growth").with("growth", growth.percent());
                let grown = grown.with("years", i64::from(*years)).with("value", found.grouped());
                grown.with("price", value.grouped())
            });
        }
        // What `plan lint` warns of stands in the basis too.
        let weak = weaknesses(benchmark, work.plan.year.first.year());
        if !weak.is_empty() {
            tape.say(|| msg("method-benchmark-weak").with("why", weak));
        }
    }
}

/// What the market pays for a line, month by month: by the benchmark that it names, or, for pay by grades,
/// by those of all its grades. `None` where it names none.
pub fn market_months(line: &Line, plan: &Plan) -> Result<Option<[Money; 12]>, WorkError> {
    let nothing = |_: &Line, _| Money::zero(plan.currency);
    if let Some(rule) = &line.benchmark {
        let line = Line { amount: Amount::Rule(rule.clone()), ..line.clone() };
        return BenchmarkMethod.months(&Work::new(&line, plan, &nothing), &mut Tape::silent()).map(Some);
    }
    if line.amount.method() != "headcount" {
        return Ok(None);
    }
    let work = Work::new(line, plan, &nothing);
    let grades = work.grades();
    let priced = grades.iter().map(|grade| Some((*grade, price_of(plan, grade.benchmark.as_deref()?).ok()?.value)));
    let Some(priced) = priced.collect::<Option<Vec<_>>>().filter(|priced| !priced.is_empty()) else { return Ok(None) };
    let part = PartMonth::of(work.values().text("part_month"));
    let months = work.each(|month| {
        let paid = priced.iter().map(|(grade, price)| heads::of(plan, grade, month, part) * *price);
        Ok(paid.sum::<Quantity>().money(plan.currency)?)
    });
    months.map(Some)
}

/// Where a value lies in data: by rank among the samples where they are known, else between the percentiles.
pub fn position(benchmark: &Benchmark, value: Quantity) -> Option<Message> {
    let at = |percentile: Quantity| msg("method-benchmark-at").with("percentile", percentile.floor().grouped());
    if let Some(rank) = benchmark.mid_rank(value) {
        return Some(at(rank));
    }
    Some(match benchmark.position(value)? {
        Position::At(percentile) => at(percentile),
        Position::Below(percentile) => msg("method-benchmark-below").with("percentile", percentile.to_string()),
        Position::Above(percentile) => msg("method-benchmark-above").with("percentile", percentile.to_string()),
    })
}

/// How a grade's base stands to the market that it names: a sentence of the 预算依据 of its pay.
pub(super) fn standing(plan: &Plan, grade: &Grade, base: Quantity) -> Option<Message> {
    let benchmark = price_of(plan, grade.benchmark.as_deref()?).ok()?.benchmark;
    let standing = msg("method-benchmark-standing").with("grade", grade.name.clone()).with("base", base.grouped());
    let standing = standing.with("name", benchmark.name()).with("year", benchmark.year.to_string());
    let standing = standing.with("n", samples(benchmark)).with("median", benchmark.at(MEDIAN)?.grouped());
    let standing = standing.with("compa", benchmark.compa_ratio(base)?.grouped());
    Some(standing.with("position", position(benchmark, base)?))
}

fn samples(benchmark: &Benchmark) -> Message {
    benchmark.n.map_or(msg("method-benchmark-no-n"), |n| Message::verbatim(n.to_string()))
}

/// What speaks against data, for a plan of this year.
pub fn weaknesses(benchmark: &Benchmark, plan_year: i32) -> Vec<Message> {
    let thin = || msg("method-benchmark-thin").with("n", benchmark.n.unwrap_or_default().to_string());
    let all = [
        benchmark.source.is_empty().then(|| msg("method-benchmark-sourceless")),
        benchmark.is_thin().then(thin),
        benchmark.is_stale(plan_year).then(|| msg("method-benchmark-stale")),
    ];
    all.into_iter().flatten().collect()
}

fn unknown(name: &str, plan: &Plan) -> MethodProblem {
    let mut known: Vec<String> = plan.benchmarks.iter().map(Benchmark::name).collect();
    known.dedup();
    let hint = match known.is_empty() {
        true => msg("method-benchmark-none-hint"),
        false => msg("method-benchmark-unknown-hint").with("names", listed(known)),
    };
    MethodProblem { key: Some("benchmark"), message: msg("method-benchmark-unknown").with("name", name), hint }
}

fn other_years(name: &str, year: Option<i32>, plan: &Plan) -> MethodProblem {
    let mut years: Vec<i32> = plan.benchmarks.iter().filter(|one| one.name() == name).map(|one| one.year).collect();
    years.sort_unstable();
    years.dedup();
    let message = msg("method-benchmark-other-years").with("name", name);
    let message = message.with("year", year.unwrap_or_default().to_string());
    let hint = msg("method-benchmark-other-years-hint").with("years", listed(years.iter().map(i32::to_string)));
    MethodProblem { key: Some("year"), message, hint }
}

fn outside(benchmark: &Benchmark, percentile: i64) -> MethodProblem {
    let message = msg("method-benchmark-outside").with("name", benchmark.name());
    let message = message.with("year", benchmark.year.to_string()).with("percentile", percentile.to_string());
    let known = listed(benchmark.known().map(|(known, _)| format!("P{known}")));
    MethodProblem { key: Some("percentile"), message, hint: msg("method-benchmark-outside-hint").with("known", known) }
}

fn listed(names: impl IntoIterator<Item = String>) -> Vec<Message> {
    names.into_iter().map(|name| Message::verbatim(format!("`{name}`"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::method::fixture::plan as head;
    use crate::analysis::method::line_months;
    use crate::model::Currency;
    use crate::plan_file::load_texts;

    /// EX-3.6, and the rent of a square metre by the year.
    const MARKET: &str = "metric,role,city,year,p10,p25,p50,p75,p90,n,source\n\
                          salary,客服专员,上海,2025,4470,4850,5350,6100,6870,10,协会\n\
                          salary,客服专员,上海,2024,,4600,5000,,,10,协会\n\
                          rent,,上海,2026,,,1000.6,,,,\n\
                          fee,,,2026,,,10,,,,\n";

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
        // A method that reads `quantity` and `city` itself shares them.
        let line = "method = 'quantity'\nquantity = 'heads'\nprice = 5000\nbenchmark = 'salary/客服专员/上海'";
        assert_eq!(market(line).unwrap(), "513600.00");
        let line = "method = 'contribution'\ncity = '上海'\nfund = 'housing'\nbenchmark = 'rent'";
        assert_eq!(market(line).unwrap(), "12007.20");
    }

    #[test]
    fn what_is_not_there_is_told_and_never_guessed() {
        let line = "method = 'benchmark'\nbenchmark = 'salary/客服专员/上海'";
        for (line, expected) in [
            ("method = 'benchmark'", "method-missing-key"),
            ("method = 'benchmark'\nbenchmark = 'salary/客服/上海'", "method-benchmark-unknown"),
            (&format!("{line}\nyear = 2023"), "method-benchmark-other-years"),
            (&format!("{line}\npercentile = 95"), "method-benchmark-outside"),
            (&format!("{line}\nyear = 2024\npercentile = 75"), "method-benchmark-outside"),
            (&format!("{line}\npercentile = 100"), "method-benchmark-percentile"),
            (&format!("{line}\nquantity = 'hads'"), "plan-unknown-driver"),
            ("monthly = 1\nbenchmark = 'salary'", "method-benchmark-unknown"),
            ("monthly = 1\npercentile = 50", "plan-key-of-method"),
        ] {
            assert_eq!(read(line).err(), Some(vec![expected]), "{line}");
        }
    }
}
