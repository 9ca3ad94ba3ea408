//! One row of market data: percentiles, or a sample that is gathered with others of its kind.

use std::collections::HashMap;

use super::columns::{Column, EARLIEST, LATEST};
use super::{BenchmarkContext, place};
use crate::model::amount::{AmountStyle, read_quantity};
use crate::model::benchmark::PERCENTILES;
use crate::model::{Benchmark, Quantity};
use crate::plan_file::sheet::Heading;
use crate::words::{Message, Problem, msg};

/// Reads rows in order.
pub(super) struct RowReader<'a> {
    context: &'a BenchmarkContext<'a>,
    headings: &'a [Heading<Column>],
    benchmarks: Vec<Benchmark>,
    /// Where the samples of a kind are gathered.
    gathered: HashMap<Kind, usize>,
    problems: Vec<Problem>,
}

/// Metric, role, city, year and source of samples.
type Kind = (String, String, String, i32, String);

impl<'a> RowReader<'a> {
    pub(super) fn new(context: &'a BenchmarkContext<'a>, headings: &'a [Heading<Column>]) -> RowReader<'a> {
        RowReader { context, headings, benchmarks: Vec::new(), gathered: HashMap::new(), problems: Vec::new() }
    }

    /// What was read, samples worked out, and every problem.
    pub(super) fn finish(mut self) -> (Vec<Benchmark>, Vec<Problem>) {
        for one in self.benchmarks.iter_mut().filter(|one| !one.samples.is_empty()) {
            one.samples.sort_unstable();
            one.values = PERCENTILES.map(|percentile| Quantity::percentile(&one.samples, percentile));
            one.n = Some(one.samples.len() as i64);
        }
        (self.benchmarks, self.problems)
    }

    /// Reads a row; one that has a problem tells it and is left out, and so is a remark below the table.
    pub(super) fn read(&mut self, at: u64, cells: &[String]) {
        if let Some(remark) = remark(cells) {
            let note = Problem::note(msg("benchmark-remark").with("text", remark));
            self.problems.push(note.at(place(self.context, at).0));
            return;
        }
        let before = self.problems.len();
        let text = |wanted| self.cell(cells, wanted).map_or(String::new(), |(_, cell)| cell.to_string());
        let [metric, role, city, source] = [Column::Metric, Column::Role, Column::City, Column::Source].map(text);
        if metric.is_empty() {
            self.problem(at, msg("benchmark-no-metric"), msg("benchmark-no-metric-hint"));
        }
        let year = self.year(at, cells).unwrap_or_default();
        let mut one = Benchmark {
            metric,
            role,
            city,
            year,
            values: [None; 5],
            n: None,
            samples: Vec::new(),
            source,
            place: place(self.context, at).1,
        };
        let by_row = self.headings.iter().any(|heading| heading.column == Column::Value);
        if by_row {
            one.samples.extend(self.number(at, Column::Value, cells));
            if one.samples.is_empty() && self.problems.len() == before {
                self.problem(at, msg("benchmark-no-value"), msg("benchmark-no-value-hint"));
            }
        } else {
            self.percentiles(at, cells, &mut one);
        }
        if self.problems.len() > before {
            return;
        }
        if by_row {
            let kind = (one.metric.clone(), one.role.clone(), one.city.clone(), one.year, one.source.clone());
            let place = *self.gathered.entry(kind).or_insert(self.benchmarks.len());
            if let Some(first) = self.benchmarks.get_mut(place) {
                first.samples.extend(one.samples);
                return;
            }
        }
        self.benchmarks.push(one);
    }

    fn percentiles(&mut self, at: u64, cells: &[String], one: &mut Benchmark) {
        let before = self.problems.len();
        one.values = std::array::from_fn(|index| self.number(at, Column::Percentile(index), cells));
        one.n = self.count(at, cells);
        one.samples = self.samples(at, cells);
        if self.problems.len() > before {
            return;
        }
        let known: Vec<(i64, Quantity)> = one.known().collect();
        if known.is_empty() && one.samples.is_empty() {
            self.problem(at, msg("benchmark-no-percentile"), msg("benchmark-no-percentile-hint"));
        }
        if let Some([(low, below), (high, above)]) = known.array_windows().find(|[(_, low), (_, high)]| high < low) {
            let message = msg("benchmark-decreasing").with("high", format!("P{high}")).with("above", above.grouped());
            let message = message.with("low", format!("P{low}")).with("below", below.grouped());
            self.problem(at, message, msg("benchmark-decreasing-hint"));
        }
        self.differing(at, one);
    }

    /// Samples say what the percentiles are; a row that says otherwise is told.
    fn differing(&mut self, at: u64, one: &Benchmark) {
        if one.samples.is_empty() {
            return;
        }
        let mut samples = one.samples.clone();
        samples.sort_unstable();
        for (percentile, stated) in one.known() {
            let found = Quantity::percentile(&samples, percentile).unwrap_or_default();
            if found != stated {
                let message = msg("benchmark-samples-differ").with("percentile", format!("P{percentile}"));
                let message = message.with("stated", stated.grouped()).with("found", found.grouped());
                self.problem(at, message, msg("benchmark-samples-differ-hint"));
            }
        }
        let count = samples.len() as i64;
        if let Some(stated) = one.n.filter(|stated| *stated != count) {
            let message = msg("benchmark-samples-differ").with("percentile", "n");
            let message = message.with("stated", stated.to_string()).with("found", count.to_string());
            self.problem(at, message, msg("benchmark-samples-differ-hint"));
        }
    }

    /// The heading and the cell of a column, where the row has something in it.
    fn cell<'c>(&self, cells: &'c [String], wanted: Column) -> Option<(&'a Heading<Column>, &'c str)> {
        let index = self.headings.iter().position(|heading| heading.column == wanted)?;
        let cell = cells.get(index)?.trim();
        let nothing = matches!(cell, "" | "-" | "—" | "–" | "/" | "——");
        (!nothing).then_some((&self.headings[index], cell))
    }

    fn year(&mut self, at: u64, cells: &[String]) -> Option<i32> {
        let Some((heading, cell)) = self.cell(cells, Column::Year) else {
            if self.context.year.is_none() {
                self.problem(at, msg("benchmark-no-year"), msg("benchmark-no-year-hint"));
            }
            return self.context.year;
        };
        let digits = cell.trim_end_matches("年度").trim_end_matches('年').trim();
        let latest = self.context.latest.min(LATEST);
        let year = digits.parse().ok().filter(|year| (EARLIEST..=latest).contains(year));
        if year.is_none() {
            let message = msg("benchmark-bad-year").with("value", cell).with("column", heading.text.as_str());
            let hint = msg("benchmark-bad-year-hint").with("earliest", EARLIEST.to_string());
            self.problem(at, message, hint.with("latest", latest.to_string()));
        }
        year
    }

    fn number(&mut self, at: u64, wanted: Column, cells: &[String]) -> Option<Quantity> {
        let (heading, cell) = self.cell(cells, wanted)?;
        self.value(at, heading, cell)
    }

    fn value(&mut self, at: u64, heading: &Heading<Column>, cell: &str) -> Option<Quantity> {
        let style = AmountStyle { unit: heading.unit.unwrap_or(self.context.unit), ..AmountStyle::default() };
        let read = read_quantity(cell, style, self.context.currency).ok().flatten();
        let id = match read {
            Some(value) if !value.is_negative() => return Some(value),
            Some(_) => "benchmark-negative",
            None => "benchmark-bad-number",
        };
        let message = msg(id).with("value", cell).with("column", heading.text.as_str());
        self.problem(at, message, msg("benchmark-bad-number-hint"));
        None
    }

    fn count(&mut self, at: u64, cells: &[String]) -> Option<i64> {
        let (heading, cell) = self.cell(cells, Column::Count)?;
        let digits: String = cell.chars().filter(|c| *c != ',').collect();
        let count = digits.parse().ok().filter(|count| *count > 0);
        if count.is_none() {
            let message = msg("benchmark-bad-count").with("value", cell).with("column", heading.text.as_str());
            self.problem(at, message, msg("benchmark-bad-count-hint"));
        }
        count
    }

    fn samples(&mut self, at: u64, cells: &[String]) -> Vec<Quantity> {
        let Some((heading, cell)) = self.cell(cells, Column::Samples) else { return Vec::new() };
        let parts = cell.split([' ', ';', '；', '、']).filter(|part| !part.is_empty());
        parts.filter_map(|part| self.value(at, heading, part)).collect()
    }

    fn problem(&mut self, at: u64, message: Message, hint: Message) {
        self.problems.push(Problem::error(message).at(place(self.context, at).0).hint(hint));
    }
}

/// A row that only says something of the table: `注：含奖金`.
fn remark(cells: &[String]) -> Option<&str> {
    const BEGINNINGS: [&str; 8] = ["注", "备注", "说明", "数据来源", "资料来源", "note", "source", "*"];
    let mut filled = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let (only, more) = (filled.next()?, filled.next());
    let begins = BEGINNINGS.iter().any(|word| only.to_lowercase().starts_with(word));
    (more.is_none() && begins).then_some(only)
}

/// What must not stand twice.
pub(super) fn key(one: &Benchmark) -> (&str, &str, &str, i32, &str) {
    (&one.metric, &one.role, &one.city, one.year, &one.source)
}
