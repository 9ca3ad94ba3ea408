//! What the market pays for one: which data, which percentile, brought to the plan's year; or what there is instead.

use super::MEDIAN;
use crate::analysis::method::{MethodProblem, Tape, Work};
use crate::model::benchmark::{find, name};
use crate::model::{Benchmark, KeyValue, Plan, Quantity, Ratio, Values};
use crate::words::{Cause, Message, msg};

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
    let name = name([part("benchmark"), part("role"), part("city")]);
    let plan_year = plan.year.first.year();
    let benchmark = match values.count("year") {
        Some(year) => find(&plan.benchmarks, &name, |known| i64::from(known) == year),
        // What is published after the year that it planned must not change a plan.
        None => find(&plan.benchmarks, &name, |known| known <= plan_year),
    };
    let Some(benchmark) = benchmark else { return Err(missing(&name, values, plan)) };
    let percentile = values.count("percentile").unwrap_or(MEDIAN);
    let Some(found) = benchmark.at(percentile) else { return Err(outside(benchmark, percentile)) };
    let years = (plan_year - benchmark.year).max(0);
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
    pub(super) fn tell(&self, work: &Work<'_>, tape: &mut Tape) {
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

/// How many samples, in words.
pub(super) fn samples(benchmark: &Benchmark) -> Message {
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

/// Nothing of this name, or not of the year: what there is.
fn missing(name: &str, values: &Values, plan: &Plan) -> MethodProblem {
    let mut years: Vec<i32> = plan.benchmarks.iter().filter(|one| one.name() == name).map(|one| one.year).collect();
    if years.is_empty() {
        return unknown(name, plan);
    }
    years.sort_unstable();
    years.dedup();
    let years = listed(years.iter().map(i32::to_string));
    let (key, message, hint) = match values.count("year") {
        Some(year) => {
            let message = msg("method-benchmark-other-years").with("year", year.to_string());
            ("year", message, msg("method-benchmark-other-years-hint"))
        }
        None => ("benchmark", msg("method-benchmark-later"), msg("method-benchmark-later-hint")),
    };
    let cause = if key == "year" { Cause::MarketLacks } else { Cause::MarketLater };
    MethodProblem {
        key: Some(key),
        message: message.with("name", name).because(cause),
        hint: hint.with("years", years),
    }
}

fn unknown(name: &str, plan: &Plan) -> MethodProblem {
    let mut known: Vec<String> = plan.benchmarks.iter().map(Benchmark::name).collect();
    known.sort_unstable();
    known.dedup();
    let hint = match known.is_empty() {
        true => msg("method-benchmark-none-hint"),
        false => msg("method-benchmark-unknown-hint").with("names", listed(known)),
    };
    MethodProblem {
        key: Some("benchmark"),
        message: msg("method-benchmark-unknown").with("name", name).because(Cause::MarketUnknown),
        hint,
    }
}

fn outside(benchmark: &Benchmark, percentile: i64) -> MethodProblem {
    let message = msg("method-benchmark-outside").with("name", benchmark.name());
    let message = message.with("year", benchmark.year.to_string()).with("percentile", percentile.to_string());
    let known = listed(benchmark.known().map(|(known, _)| format!("P{known}")));
    MethodProblem {
        key: Some("percentile"),
        message: message.because(Cause::MarketLacks),
        hint: msg("method-benchmark-outside-hint").with("known", known),
    }
}

fn listed(names: impl IntoIterator<Item = String>) -> Vec<Message> {
    names.into_iter().map(|name| Message::verbatim(format!("`{name}`"))).collect()
}
