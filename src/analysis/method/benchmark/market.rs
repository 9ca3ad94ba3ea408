//! What other methods' amounts are held against: the market's price of a line, and where a grade's pay lies in it.

use super::price::{price_of, samples};
use super::{BenchmarkMethod, MEDIAN};
use crate::analysis::method::heads;
use crate::analysis::method::part_month::PartMonth;
use crate::analysis::method::{Method, Tape, Work, WorkError};
use crate::model::benchmark::Position;
use crate::model::{Amount, Benchmark, Grade, Line, Money, Plan, Quantity};
use crate::words::{Message, msg};

/// What the market pays for a line, month by month: by the benchmark that it names, or, for pay by grades,
/// by those of all its grades. `None` where it names none.
pub(in crate::analysis::method) fn market_months(line: &Line, plan: &Plan) -> Result<Option<[Money; 12]>, WorkError> {
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
    let part = PartMonth::from_word(work.values().text("part_month"));
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
pub(in crate::analysis::method) fn standing(plan: &Plan, grade: &Grade, base: Quantity) -> Option<Message> {
    let benchmark = price_of(plan, grade.benchmark.as_deref()?).ok()?.benchmark;
    let standing = msg("method-benchmark-standing").with("grade", grade.name.clone()).with("base", base.grouped());
    let standing = standing.with("name", benchmark.name()).with("year", benchmark.year.to_string());
    let standing = standing.with("n", samples(benchmark)).with("median", benchmark.at(MEDIAN)?.grouped());
    let standing = standing.with("compa", benchmark.compa_ratio(base)?.grouped());
    Some(standing.with("position", position(benchmark, base)?))
}
