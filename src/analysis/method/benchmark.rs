//! Method `benchmark` 对标: a percentile of market data × a quantity (domain.md §3.1, EX-3.6).
//!
//! A line of another method may name a benchmark with the same keys: what the market pays for it is then a
//! base of comparison ([`market_months`]), and never its amount.

use super::part_month::{PartMonth, heads};
use super::{Method, MethodProblem, Tape, Work, WorkError, rule};
use crate::model::benchmark::{find, name};
use crate::model::{Amount, Benchmark, Key, KeyKind, KeyValue, Line, Money, Plan, Quantity, Ratio, Values};
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
    Key { name: "per", kind: KeyKind::OneOf(&["month", "year"]), required: false, doc: "method-key-benchmark-per" },
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
        rule(self.id(), values, &["benchmark"])
    }

    fn months(&self, work: &Work<'_>, tape: &mut Tape) -> Result<[Money; 12], WorkError> {
        let price = price(work.plan, work.values())?;
        price.tell(work, tape);
        let yearly = work.values().text("per") == Some("year");
        let quantity = |month| work.series("quantity", month).unwrap_or(Quantity::ONE);
        let step = |month, tape: &mut Tape| {
            tape.step(month, || {
                let id = if yearly { "method-benchmark-step-year" } else { "method-benchmark-step" };
                let amount = quantity(month) * price.value;
                let amount = if yearly { amount / Quantity::from(12) } else { amount };
                let step = msg(id).with("quantity", quantity(month).grouped());
                step.with("price", price.value.grouped()).with("amount", amount.grouped())
            });
        };
        if !yearly {
            return work.each(|month| {
                step(month, tape);
                Ok((quantity(month) * price.value).money(work.currency())?)
            });
        }
        // A year's price is a year's amount, split so that the months sum to it.
        let active = work.active();
        let budgeted = || (0..12).filter(|month| active[*month]);
        budgeted().for_each(|month| step(month, tape));
        let annual: Quantity = budgeted().map(|month| quantity(month) * price.value / Quantity::from(12)).sum();
        Ok(work.spread(annual.money(work.currency())?, std::array::from_fn(|month| quantity(month).weight())))
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
            let n = benchmark.n.map_or(msg("method-benchmark-no-n"), |n| Message::verbatim(n.to_string()));
            let about = msg("method-benchmark").with("name", benchmark.name()).with("year", benchmark.year.to_string());
            let about = about.with("percentile", percentile.to_string()).with("value", found.grouped());
            about.with("n", n).with("source", source)
        });
        if benchmark.known().all(|(known, _)| known != *percentile) {
            tape.say(|| {
                let known = benchmark.known().map(|(known, value)| format!("P{known} {}", value.grouped()));
                let known: Vec<Message> = known.map(Message::verbatim).collect();
                msg("method-benchmark-between").with("percentile", percentile.to_string()).with("known", known)
            });
        }
        if let Some((growth, years)) = growth {
            tape.say(|| {
                let grown = msg("method-benchmark-growth").with("growth", growth.percent());
                let grown = grown.with("years", i64::from(*years)).with("value", found.grouped());
                grown.with("price", value.grouped())
            });
        }
        let plan_year = work.plan.year.first.year();
        if benchmark.is_stale(plan_year) {
            tape.say(|| msg("method-benchmark-stale").with("year", benchmark.year.to_string()));
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
