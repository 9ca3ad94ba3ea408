//! Market data: a table of percentiles, or of samples, to [`Benchmark`]s, or every problem with its row.
//!
//! The same reading serves the files that people get (`budget import --as benchmark`) and those that the book
//! keeps (`benchmarks/*.csv`), in which people edit and add rows.
//! Not here: decoding (`import`), or what plans make of the data (`analysis::method::benchmark`).

mod check;
mod columns;
mod row;

pub(super) use check::{check, named_by_grade, named_by_line};

use self::columns::headings;
use self::row::RowReader;
use super::table::lines_table;
use super::text::source::{Reporter, Source};
use super::write::export;
use crate::model::benchmark::PERCENTILES;
use crate::model::{Benchmark, Currency, LinePlace, Quantity, Unit};
use crate::words::{Level, Place, Problem, msg, unguarded};

/// The folder of a book's market data.
pub(super) const FOLDER: &str = "benchmarks/";

/// What a table is read for.
pub struct BenchmarkContext<'a> {
    /// The file, for messages.
    pub file: &'a str,
    /// The unit of plain numbers, where no heading states one.
    pub unit: Unit,
    /// In which amounts may be marked: `¥5,350`.
    pub currency: Currency,
    /// The year of rows that name none.
    pub year: Option<i32>,
    /// Data cannot be of a later year.
    pub latest: i32,
}

/// The words by which such a table's header is told.
pub fn benchmark_words() -> impl Iterator<Item = &'static str> {
    columns::words()
}

/// Reads the rows under a header: data in the order of the rows, samples gathered where their first stands.
pub fn benchmarks_from_sheet(
    header: &[String],
    rows: &[(u64, Vec<String>)],
    context: &BenchmarkContext<'_>,
) -> (Vec<Benchmark>, Vec<Problem>) {
    let (headings, mut problems) = headings(header, context);
    if problems.iter().any(|problem| problem.level == Level::Error) {
        return (Vec::new(), problems);
    }
    let mut reader = RowReader::new(context, &headings);
    rows.iter().for_each(|(line, cells)| reader.read(*line, cells));
    let (benchmarks, found) = reader.finish();
    problems.extend(found);
    problems.extend(check::twice(&benchmarks, |first, second| first.place.file == second.place.file));
    problems.sort_by(|a, b| a.place.cmp(&b.place));
    (benchmarks, problems)
}

/// Reads a file of the book's own.
pub(super) fn read(source: &Source<'_>, currency: Currency) -> (Vec<Benchmark>, Vec<Problem>) {
    let mut csv = csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(source.text.as_bytes());
    let mut rows: Vec<(u64, Vec<String>)> = Vec::new();
    let mut record = csv::StringRecord::new();
    loop {
        match csv.read_record(&mut record) {
            Ok(true) => {
                let line = source.line(lines_table::start(source.text, &record)) as u64;
                let cells: Vec<String> = record.iter().map(|cell| unguarded(cell.trim()).to_string()).collect();
                if cells.iter().any(|cell| !cell.is_empty()) {
                    rows.push((line, cells));
                }
            }
            Ok(false) => break,
            Err(error) => {
                let mut reporter = Reporter::new(source);
                lines_table::broken(&error, &mut reporter);
                return (Vec::new(), reporter.problems);
            }
        }
    }
    let context =
        BenchmarkContext { file: source.name, unit: Unit::One, currency, year: None, latest: columns::LATEST };
    match rows.split_first() {
        Some(((_, header), rows)) => benchmarks_from_sheet(header, rows, &context),
        None => benchmarks_from_sheet(&[], &[], &context),
    }
}

/// The table `benchmarks/NAME.csv`; samples have a column where there are any.
pub fn benchmarks_to_csv(benchmarks: &[Benchmark]) -> String {
    let sampled = benchmarks.iter().any(|one| !one.samples.is_empty());
    let percentiles = PERCENTILES.map(|percentile| format!("p{percentile}"));
    let mut header = ["metric", "role", "city", "year"].map(String::from).to_vec();
    header.extend(percentiles);
    header.extend(["n".to_string()]);
    header.extend(sampled.then(|| "samples".to_string()));
    header.push("source".to_string());
    let row = |one: &Benchmark| {
        let mut row = vec![one.metric.clone(), one.role.clone(), one.city.clone(), one.year.to_string()];
        row.extend(one.values.map(|value| value.map_or(String::new(), Quantity::exact)));
        row.push(one.n.map_or(String::new(), |n| n.to_string()));
        let samples = || one.samples.iter().map(|sample| sample.exact()).collect::<Vec<_>>().join(" ");
        row.extend(sampled.then(samples));
        row.push(one.source.clone());
        row
    };
    export::table(&std::iter::once(header).chain(benchmarks.iter().map(row)).collect::<Vec<_>>())
}

fn place(context: &BenchmarkContext<'_>, line: u64) -> (Place, LinePlace) {
    let stands = LinePlace { file: context.file.to_string(), line: usize::try_from(line).unwrap_or(usize::MAX) };
    (Place::line(context.file, line), stands)
}

/// A problem of the file as a whole.
fn of_file(context: &BenchmarkContext<'_>, id: &'static str, hint: &'static str) -> Problem {
    Problem::error(msg(id)).at(Place::file(context.file)).hint(msg(hint))
}
