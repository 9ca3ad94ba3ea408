//! `budget import --as benchmark`: market data become `benchmarks/NAME.csv`, all files or none.
//!
//! They are no postings: nothing goes to the ledger. What the book keeps is a table that people read, edit and
//! compare; so a file of that name with other content is replaced only on request.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::Datelike;
use serde_json::json;

use super::BookArgs;
use super::book::slug_of;
use super::source::{file_name, find_profile, open_source};
use super::sources::adjusted;
use crate::book::{Act, Book, lock, read_bytes, refuse_link};
use crate::command::{Outcome, Session};
use crate::import::{Setting, SheetKind, header_key, read_sheet};
use crate::journal::{self, Entry};
use crate::model::{Benchmark, Currency};
use crate::plan_file::{BenchmarkContext, Loaded, benchmark_words, benchmarks_from_sheet, benchmarks_to_csv, inspect};
use crate::words::{Exit, Failure, Level, Message, Place, Problem, msg};

/// The name of this kind.
pub(super) const KIND: &str = "benchmark";

/// A file that was read, and what the book is to keep of it.
struct Market {
    /// `benchmarks/NAME.csv`.
    path: PathBuf,
    /// The same as messages show it.
    shown: String,
    benchmarks: Vec<Benchmark>,
    text: String,
    /// Does the book hold just this already?
    known: bool,
}

pub(super) fn run(args: BookArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    args.allow_only(KIND, &["--replace", "--encoding", "--period-year"])?;
    if args.replace.iter().any(|text| text != "changed") {
        let problem = Problem::error(msg("import-benchmark-replace-month"));
        return Err(Failure::could_not_run(problem.hint(msg("import-benchmark-replace-month-hint"))).into());
    }
    let book = session.find_book()?;
    // A plan that names data which are not there yet is wrong until they are: it must not keep them out.
    let (loaded, wrong) = inspect(&book, &[])?;
    let mut markets: Vec<Market> = Vec::new();
    let mut refused = Vec::new();
    for file in &args.files {
        let (market, problems) = read(file, &args, (&book, &loaded), session)?;
        let (errors, notes): (Vec<_>, Vec<_>) = problems.into_iter().partition(|p| p.level == Level::Error);
        session.warn(&notes)?;
        refused.extend(errors);
        if let Some(first) = markets.iter().find(|first| first.path == market.path) {
            let problem = Problem::error(msg("import-benchmark-same-name").with("file", first.shown.as_str()));
            refused.push(problem.at(Place::file(file_name(file))).hint(msg("import-benchmark-same-name-hint")));
        }
        markets.push(market);
    }
    if !refused.is_empty() {
        let summary = Problem::error(msg("import-benchmark-refused").with("count", refused.len()));
        refused.push(summary.hint(msg("import-benchmark-refused-hint")));
        return Err(Failure { exit: Exit::InputRefused, problems: refused }.into());
    }
    refuse_other_content(&markets, &args)?;
    judge(&markets, &wrong, &book, session)?;
    keep(&markets, &args, &book, session)
}

fn read(
    file: &Path,
    args: &BookArgs,
    (book, loaded): (&Book, &Loaded),
    session: &mut Session<'_>,
) -> anyhow::Result<(Market, Vec<Problem>)> {
    let profile = args.profile.as_deref().map(|name| find_profile(&loaded.settings, name)).transpose()?;
    let adjusted = adjusted(args, profile);
    let setting = Setting {
        profile: adjusted.as_ref().or(profile),
        ..Setting::new(&loaded.settings, loaded.plans.first().map_or(Currency::CNY, |plan| plan.currency))
    };
    // Data of next year's survey may be published before the year begins.
    let latest = session.as_of.year() + 1;
    let sheet = read_sheet(open_source(file, session)?, &setting, kind())?;
    let context = BenchmarkContext {
        file: &sheet.name,
        unit: sheet.unit.unwrap_or_default(),
        currency: setting.currency,
        year: args.period_year.or(sheet.year),
        latest,
    };
    let (benchmarks, found) = benchmarks_from_sheet(&sheet.header, &sheet.rows, &context);
    let about = msg("import-benchmark-file").with("file", file.display().to_string()).with("rows", sheet.rows.len());
    session.tell(&about.with("count", benchmarks.len()))?;
    let read = match (sheet.sheet, sheet.encoding) {
        (Some(sheet), _) => msg("import-read-sheet").with("sheet", sheet),
        (None, encoding) => msg("import-benchmark-read-text").with("encoding", encoding.unwrap_or_default()),
    };
    session.tell(&msg("import-indented").with("message", read.with("line", sheet.header_line.to_string())))?;
    let mut problems: Vec<Problem> = sheet.warnings.into_iter().chain(found).collect();
    if benchmarks.is_empty() && problems.iter().all(|problem| problem.level != Level::Error) {
        problems.push(Problem::error(msg("import-benchmark-empty")).at(Place::file(&sheet.name)));
    }
    let path = book.benchmarks().join(format!("{}.csv", name_of(file)));
    refuse_link(book, &path)?;
    let text = benchmarks_to_csv(&benchmarks);
    // At a pipe of this name a reader would wait for ever.
    refuse_link(book, &path)?;
    let known = path.exists() && read_bytes(&path)? == text.as_bytes();
    Ok((Market { shown: book.show(&path), path, benchmarks, text, known }, problems))
}

/// What the book calls the data of a file. Files that begin with a dot are none of a book's, so no name does.
fn name_of(file: &Path) -> String {
    match slug_of(file).trim_start_matches('.') {
        "" => KIND.to_string(),
        name => name.to_string(),
    }
}

fn kind() -> SheetKind {
    let no_header = |rows: usize| {
        let problem = Problem::error(msg("import-no-benchmark-header").with("rows", rows));
        problem.hint(msg("benchmark-columns-hint"))
    };
    SheetKind { words: benchmark_words().map(header_key).collect(), months: false, free: false, no_header }
}

fn refuse_other_content(markets: &[Market], args: &BookArgs) -> Result<(), Failure> {
    if !args.replace.is_empty() {
        return Ok(());
    }
    let other = markets.iter().filter(|market| !market.known && market.path.exists());
    let told = other.map(|market| {
        let problem = Problem::error(msg("import-benchmark-exists").with("file", market.shown.as_str()));
        problem.hint(msg("import-benchmark-exists-hint"))
    });
    let problems: Vec<Problem> = told.collect();
    if problems.is_empty() { Ok(()) } else { Err(Failure { exit: Exit::InputRefused, problems }) }
}

/// The book as it would be: what these files would make wrong is told before anything is written.
fn judge(markets: &[Market], wrong: &[Problem], book: &Book, session: &mut Session<'_>) -> anyhow::Result<()> {
    let files: Vec<(String, String)> =
        markets.iter().map(|market| (market.shown.clone(), market.text.clone())).collect();
    let (_, problems) = inspect(book, &files)?;
    let own = |problem: &Problem| {
        let place = problem.place.as_ref();
        place.is_some_and(|place| markets.iter().any(|market| market.shown == place.file))
    };
    let (errors, others): (Vec<_>, Vec<_>) = problems.into_iter().partition(|problem| problem.level == Level::Error);
    let errors = errors.into_iter().filter(|problem| own(problem) || !wrong.contains(problem));
    let errors: Vec<Problem> = errors.map(|problem| at_home(problem, markets)).collect();
    if !errors.is_empty() {
        return Err(Failure { exit: Exit::InputRefused, problems: errors }.into());
    }
    let told: Vec<Problem> = others.into_iter().filter(own).map(|problem| at_home(problem, markets)).collect();
    session.warn(&told)?;
    Ok(())
}

/// A row of the book's table stands for a row of the user's file: its problems are told there.
fn at_home(problem: Problem, markets: &[Market]) -> Problem {
    let home = problem.place.as_ref().and_then(|place| {
        let market = markets.iter().find(|market| market.shown == place.file)?;
        let row = usize::try_from(place.line?).ok()?.checked_sub(2)?;
        let stands = &market.benchmarks.get(row)?.place;
        Some(Place::line(stands.file.as_str(), stands.line as u64))
    });
    Problem { place: home.or(problem.place), ..problem }
}

fn keep(markets: &[Market], args: &BookArgs, book: &Book, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let new: Vec<&Market> = markets.iter().filter(|market| !market.known).collect();
    if new.is_empty() {
        if !args.dry_run {
            record_late(markets, book, session)?;
        }
        session.tell(&msg("import-benchmark-nothing-new"))?;
        return answer(markets, args, session);
    }
    if args.dry_run {
        for market in new {
            session.tell(&told("import-benchmark-would-write", market))?;
        }
        return answer(markets, args, session);
    }
    let held = lock(book, &session.actor)?;
    let (mut act, mut entries) = (Act::begin(book, &held), Vec::new());
    for market in &new {
        let replaced = market.path.exists();
        match args.replace.is_empty() || !replaced {
            true => act.write_new(&market.path, market.text.as_bytes())?,
            false => act.replace(&market.path, &read_bytes(&market.path)?, market.text.as_bytes())?,
        }
        entries.push(entry(market, session).with("replaced", replaced));
    }
    let mut problems = act.commit()?;
    problems.extend(journal::open(book).record(&held, &entries));
    session.warn(&problems)?;
    for market in new {
        session.tell(&told("import-benchmark-written", market))?;
    }
    session.done = true;
    answer(markets, args, session)
}

/// Who was killed between the act and its line left data that no line tells of: importing them again adds it.
fn record_late(markets: &[Market], book: &Book, session: &mut Session<'_>) -> anyhow::Result<()> {
    let is_late = |market: &&Market, told: &BTreeSet<String>| !told.contains(&object(market));
    // A journal that cannot be read is told by those who check it.
    let Ok(told) = journal::open(book).objects(&["import"]) else { return Ok(()) };
    if !markets.iter().any(|market| is_late(&market, &told)) {
        return Ok(());
    }
    let held = lock(book, &session.actor)?;
    // Lines that could not be written then are kept, and come first.
    session.warn(&journal::open(book).record(&held, &[]))?;
    let Ok(told) = journal::open(book).objects(&["import"]) else { return Ok(()) };
    let late = markets.iter().filter(|market| is_late(market, &told));
    let entries: Vec<Entry> = late.map(|market| entry(market, session).with("late", true)).collect();
    if !entries.is_empty() {
        session.warn(&journal::open(book).record(&held, &entries))?;
    }
    Ok(())
}

/// What the journal calls the data of a file.
fn object(market: &Market) -> String {
    market.shown.trim_end_matches(".csv").replacen("benchmarks/", "benchmark/", 1)
}

fn entry(market: &Market, session: &Session<'_>) -> Entry {
    let entry = Entry::new(session.now, &session.actor, "import").on(&object(market));
    entry.with("rows", market.benchmarks.len())
}

/// The outcome for scripts: each file, how many data it holds, and whether the book had it already.
fn answer(markets: &[Market], args: &BookArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let file = |market: &Market| json!({"file": market.shown, "data": market.benchmarks.len(), "known": market.known});
    let files: Vec<_> = markets.iter().map(file).collect();
    session.answer("import_benchmark", vec![("dry_run", json!(args.dry_run)), ("files", json!(files))])?;
    Ok(Outcome::Done)
}

fn told(id: &'static str, market: &Market) -> Message {
    msg(id).with("file", market.shown.as_str()).with("count", market.benchmarks.len())
}
