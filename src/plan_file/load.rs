//! The files of a book as settings and plans, or every problem of every file at once.

use std::collections::BTreeSet;
use std::path::Path;

use super::benchmark;
use super::check::cover::Cover;
use super::check::size_check::Sizes;
use super::check::{
    adjust_rule_check, alike_check, ceiling_check, cover_check, overlap_check, references, rule_check, scenario_check,
};
use super::field::fields::Fields;
use super::field::keys;
use super::field::likely;
use super::field::walk::walk;
use super::files::{paths, texts};
use super::table::adjust_rule::{self, Stated};
use super::table::line::LineBuilder;
use super::table::members::Members;
use super::table::{
    driver, forbidden, goal, grade, hours, lines_table, members_table, plan, route, scenario, settings, staffing,
};
use super::text::node::Node;
use super::text::source::{Reporter, Source};
use super::text::syntax::{Parsed, parse};
use crate::book::Book;
use crate::model::{Benchmark, BookSettings, Currency, Hours, Month, Plan};
use crate::words::{Cause, Exit, Failure, Level, Place, Problem, msg};

/// A book's plan files, understood.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// The book-wide tables.
    pub settings: BookSettings,
    /// Every plan: that of `budget.toml` first, then those of `plans/` by file name.
    pub plans: Vec<Plan>,
    /// What is worth mending, but stops nothing.
    pub warnings: Vec<Problem>,
}

/// Reads `budget.toml` and `plans/`. Errors of all files together are the failure.
pub fn load(book: &Book) -> Result<Loaded, Failure> {
    judged(inspect(book, &[])?)
}

/// The same, as if files of these names and texts were in the book: what is about to be written is judged first.
pub fn load_with(book: &Book, files: &[(String, String)]) -> Result<Loaded, Failure> {
    judged(inspect(book, files)?)
}

fn judged((mut loaded, problems): (Loaded, Vec<Problem>)) -> Result<Loaded, Failure> {
    if problems.iter().any(|problem| problem.level == Level::Error) {
        return Err(Failure { exit: Exit::CouldNotRun, problems });
    }
    loaded.warnings = problems;
    Ok(loaded)
}

/// Reads the plans without the lines of their tables, of a book whose files were found to be right: for what those lines
/// tell nothing of. Rules that change lines by themselves are left out too, for they name lines. `None` where a file is
/// wrong by now: reading them all says how.
pub fn load_without_tables(book: &Book) -> Result<Option<Loaded>, Failure> {
    let (texts, problems) = texts(book, paths(book, false)?)?;
    let Reading { mut settings, settings_whole, plans, members, problems: found, .. } = Reading::new(&texts);
    (settings.dimensions.trees, _) = members.trees();
    let is_right = settings_whole && problems.iter().chain(&found).all(|problem| problem.level != Level::Error);
    Ok(is_right.then_some(Loaded { settings, plans, warnings: Vec::new() }))
}

/// What can be read of a book with these files in it, and everything that is wrong: for mending it.
pub fn inspect(book: &Book, more: &[(String, String)]) -> Result<(Loaded, Vec<Problem>), Failure> {
    let (mut texts, mut problems) = texts(book, paths(book, true)?)?;
    // In the places of the files that have these names now: the settings are read before the plans that use them.
    for (name, text) in more {
        match texts.iter_mut().find(|(known, _)| known == name) {
            Some((_, known)) => known.clone_from(text),
            None => texts.push((name.clone(), text.clone())),
        }
    }
    let (loaded, found) = load_texts(&texts);
    // Without one of the files the others may seem wrong that are not.
    if problems.is_empty() {
        problems = found;
    }
    Ok((loaded, problems))
}

/// The same from texts: name relative to the book, content.
pub fn load_texts(files: &[(String, String)]) -> (Loaded, Vec<Problem>) {
    Reading::new(files).finish()
}

/// Stands in for a plan whose head is wrong, so that its lines are still read for their own problems.
fn provisional(head: &Fields, settings: &BookSettings) -> Plan {
    let first_month = head.month("first_month").or(Month::new(2000, 1)).expect("January 2000 is a month");
    Plan::empty("", first_month, Currency::CNY, settings.dimensions.axes.len())
}

/// The currency that a file's plan states, before anything else of it is read.
fn stated_currency(parsed: &Parsed<'_>) -> Option<Currency> {
    match parsed.root.get("plan")? {
        Node::Table(plan) => match plan.get("currency") {
            Some(Node::Text(code)) => Currency::parse(code),
            _ => Some(Currency::CNY),
        },
        _ => None,
    }
}

#[derive(Default)]
struct Reading {
    settings: BookSettings,
    /// What is said of members.
    members: Members,
    /// `budget.toml` could be read, so names can be judged by it.
    settings_whole: bool,
    plans: Vec<Plan>,
    /// Of all files of market data.
    benchmarks: Vec<Benchmark>,
    /// A row of them could not be read.
    market_broken: bool,
    /// The ids of all plans, also of those that could not be read, and where each stands.
    ids: Vec<(String, Place)>,
    /// The rules of plans by id, until all lines are there that they may name.
    rules: Vec<(String, Vec<Stated>)>,
    problems: Vec<Problem>,
}

impl Reading {
    /// Of files by themselves: what they say of each other is not judged yet.
    fn new(files: &[(String, String)]) -> Reading {
        let sources: Vec<Source<'_>> = files
            .iter()
            .map(|(name, text)| {
                let text = text.strip_prefix('\u{feff}').unwrap_or(text);
                if name.ends_with(".csv") { Source::csv(name, text) } else { Source::toml(name, text) }
            })
            .collect();
        let (tables, tomls): (Vec<&Source<'_>>, _) = sources.iter().partition(|source| source.name.ends_with(".csv"));
        let (markets, tables): (Vec<&Source<'_>>, Vec<_>) =
            tables.into_iter().partition(|source| source.name.starts_with(benchmark::FOLDER));
        let (members, tables): (Vec<&Source<'_>>, Vec<_>) =
            tables.into_iter().partition(|source| source.name.starts_with(members_table::FOLDER));
        let parsed: Vec<(&Source<'_>, Parsed<'_>)> = tomls.into_iter().map(|source| (source, parse(source))).collect();
        let mut reading = Reading::default();
        let first_currency = parsed.iter().find_map(|(_, parsed)| stated_currency(parsed)).unwrap_or(Currency::CNY);
        for source in markets {
            reading.market(source, first_currency);
        }
        for (source, parsed) in parsed {
            reading.toml(source, parsed, first_currency);
        }
        if reading.settings_whole {
            for source in members {
                let found = members_table::read(source, &reading.settings.dimensions, &mut reading.members);
                reading.problems.extend(found);
            }
            for source in tables {
                reading.table(source);
            }
        }
        reading
    }

    fn market(&mut self, source: &Source<'_>, currency: Currency) {
        let (benchmarks, problems) = benchmark::read(source, currency);
        self.benchmarks.extend(benchmarks);
        self.market_broken |= problems.iter().any(|problem| problem.level == Level::Error);
        self.problems.extend(problems);
    }

    fn toml(&mut self, source: &Source<'_>, parsed: Parsed<'_>, first_currency: Currency) {
        let is_book = source.name == "budget.toml";
        let currency = stated_currency(&parsed).unwrap_or(first_currency);
        let mut reporter = Reporter::new(source);
        let table_keys = if is_book { keys::book() } else { keys::PLAN_FILE };
        let fields = walk(&parsed.root, table_keys, currency, &mut reporter);
        let whole = parsed.problems.is_empty();
        if is_book && whole {
            self.settings = settings::build(&fields, &mut reporter);
            self.members = Members::read(&fields, &self.settings.dimensions, &mut reporter);
            self.settings_whole = true;
        }
        if let Some(head) = fields.table("plan")
            && let Some(id) = head.text("id")
        {
            self.identify(id, source.place(head.value_at("id")));
        }
        if whole && self.settings_whole {
            self.plan(&fields, is_book, &mut reporter);
        }
        // What seems wrong where the file is broken may be right once that is mended.
        let broken = |problem: &Problem| {
            let line = problem.place.as_ref().and_then(|place| place.line);
            line.is_some_and(|line| parsed.broken.contains(&line)) || problem.message.is_of(Cause::MissingKey)
        };
        let found = reporter.problems.into_iter().filter(|problem| whole || !broken(problem));
        self.problems.extend(parsed.problems);
        self.problems.extend(found);
    }

    fn identify(&mut self, id: &str, place: Place) {
        if let Some((_, first)) = self.ids.iter().find(|(known, _)| known == id) {
            let message = msg("plan-id-twice").with("id", id).with("first", first.to_string());
            self.problems.push(Problem::error(message).at(place.clone()).hint(msg("plan-id-twice-hint")));
        }
        self.ids.push((id.to_string(), place));
    }

    fn plan(&mut self, fields: &Fields, is_book: bool, reporter: &mut Reporter<'_>) {
        let lines = fields.tables("line");
        let Some(head) = fields.table("plan") else {
            if let Some(first) = lines.first().filter(|_| fields.field("plan").is_none()) {
                let problem = Problem::error(msg("plan-lines-without-plan"));
                reporter.add(first.at, problem.hint(msg("plan-lines-without-plan-hint")));
            } else if !is_book && fields.field("plan").is_none() && !fields.incomplete {
                let problem = Problem::error(msg("plan-file-without-plan"));
                reporter.add(0, problem.hint(msg("plan-lines-without-plan-hint")));
            }
            return;
        };
        let whole = plan::build(head, &self.settings.dimensions, reporter);
        let known = whole.is_some();
        let mut plan = whole.unwrap_or_else(|| provisional(head, &self.settings));
        plan.contributions.clone_from(&self.settings.contributions);
        plan.benchmarks.clone_from(&self.benchmarks);
        plan.grades = fields.named("grade").iter().filter_map(|named| grade::build(named, reporter)).collect();
        plan.drivers = fields.named("driver").iter().filter_map(|named| driver::build(named, reporter)).collect();
        let before = reporter.problems.len();
        plan.hours = fields.table("hours").map_or_else(Hours::default, |fields| hours::build(fields, reporter));
        plan.staffing = fields.named("staffing").iter().map(|named| staffing::build(named, reporter)).collect();
        references::check_plan(&plan, fields, reporter);
        if reporter.problems.len() == before {
            staffing::check(&plan, fields.named("staffing"), reporter);
        }
        plan.goals = goal::build(fields.tables("goal"), &plan, &self.settings.categories, reporter);
        let mut builder = LineBuilder::new(&self.settings, &plan);
        builder.goals = goal::stated(fields.tables("goal"));
        let lines: Vec<_> = lines.iter().filter_map(|line| builder.build(line, reporter)).collect();
        plan.lines = lines;
        let scenarios = fields.named("scenario").iter();
        plan.scenarios =
            scenarios.filter_map(|named| scenario::build(named, &plan, &self.settings, reporter)).collect();
        plan.routes = route::build(fields.tables("route"), reporter);
        plan.forbidden =
            forbidden::build(fields.tables("forbidden_transfer"), &plan, &self.settings.categories, reporter);
        let rules = adjust_rule::build(fields.tables("rule"), reporter);
        if !rules.is_empty() {
            self.rules.push((plan.id.clone(), rules));
        }
        if known {
            self.plans.push(plan);
        } else if head.month("first_month").is_none() {
            reporter.problems.retain(|problem| !problem.message.is_of(Cause::OutsideMonths));
        }
    }

    /// `plans/ID.csv` belongs to the plan ID, and to no other.
    fn table(&mut self, source: &Source<'_>) {
        let id = Path::new(source.name).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let Some(plan) = self.plans.iter_mut().find(|plan| plan.id == id) else {
            if !self.ids.iter().any(|(known, _)| *known == id) {
                let known = || self.ids.iter().map(|(id, _)| id.as_str());
                let otherwise = msg("plan-table-without-plan-hint").with("id", id.as_str());
                let message = msg("plan-table-without-plan").with("id", id.as_str());
                let hint = match likely::likely(&id, known()) {
                    Some(likely) => msg("plan-table-rename-hint").with("likely", likely),
                    None => otherwise,
                };
                self.problems.push(Problem::error(message).at(Place::file(source.name)).hint(hint));
            }
            return;
        };
        let mut reporter = Reporter::new(source);
        let mut builder = LineBuilder::new(&self.settings, plan);
        let lines = lines_table::read(&mut builder, &mut reporter);
        plan.lines.extend(lines);
        self.problems.extend(reporter.problems);
    }

    fn finish(mut self) -> (Loaded, Vec<Problem>) {
        if self.market_broken {
            // What a plan misses may stand in a row that could not be read.
            let of_market = [Cause::MarketUnknown, Cause::MarketLater, Cause::MarketLacks];
            self.problems.retain(|problem| !of_market.iter().any(|cause| problem.message.is_of(*cause)));
        }
        let (trees, torn) = std::mem::take(&mut self.members).trees();
        self.settings.dimensions.trees = trees;
        self.problems.extend(torn);
        self.problems.extend(benchmark::check(&self.benchmarks, &self.plans));
        for (id, stated) in &self.rules {
            let Some(plan) = self.plans.iter_mut().find(|plan| plan.id == *id) else { continue };
            let (rules, problems) = adjust_rule_check::rules(stated, plan, &self.settings);
            plan.rules = rules;
            self.problems.extend(problems);
        }
        let mut sizes = Sizes::default();
        for plan in &self.plans {
            let cover = Cover::new([(0, plan)]);
            self.problems.extend(cover_check::check(&cover, &self.settings.dimensions));
            // Lines that follow a demand for heads have no amount where the demand has none.
            let in_plan = |problem: &Problem| problem.place.as_ref().is_some_and(|place| place.file == plan.file);
            let demands_whole = !self.problems.iter().any(|p| p.message.is_of(Cause::Demand) && in_plan(p));
            let rules = if demands_whole {
                rule_check::check(plan, &mut sizes)
            } else {
                plan.lines.iter().for_each(|line| sizes.add(line, plan, None, None));
                Vec::new()
            };
            // A rule that does not work out has no amount to hold against a ceiling, or to change.
            if demands_whole && rules.iter().all(|problem| problem.level != Level::Error) {
                self.problems.extend(ceiling_check::check(&cover, plan));
                self.problems.extend(scenario_check::check(plan, None));
            }
            self.problems.extend(rules);
            if plan.lines.is_empty() && self.problems.iter().all(|problem| problem.level != Level::Error) {
                let message = msg("plan-without-lines").with("plan", plan.id.as_str());
                let problem = Problem::warning(message).at(Place::file(plan.file.as_str()));
                self.problems.push(problem.hint(msg("plan-without-lines-hint")));
            }
        }
        self.problems.extend(sizes.problems);
        if self.settings.categories.entries.is_empty() {
            self.problems.extend(alike_check::check(&self.plans));
        }
        self.problems.extend(overlap_check::check(&self.plans));
        let currencies: BTreeSet<&str> = self.plans.iter().map(|plan| plan.currency.code()).collect();
        if currencies.len() > 1 {
            let message = msg("plan-several-currencies").with("currencies", likely::names(currencies));
            let problem = Problem::warning(message).at(Place::file("budget.toml"));
            self.problems.push(problem.hint(msg("plan-several-currencies-hint")));
        }
        self.problems.sort_by(|a, b| a.place.cmp(&b.place));
        let loaded = Loaded { settings: self.settings, plans: self.plans, warnings: Vec::new() };
        (loaded, self.problems)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_of_a_folder_are_read_together() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, bytes: &[u8]| crate::book::write_atomically(&folder.path().join(name), bytes).unwrap();
        let book = Book::at(folder.path());
        assert_eq!(load(&book).unwrap_err().problems[0].message.id, "io-read");
        write("budget.toml", "\u{feff}language = 'en'\r\n".as_bytes());
        write("plans/2026.toml", b"[plan]\r\nid = 'p'\r\nfirst_month = '2026-01'\r\n");
        write("plans/p.csv", b"category,monthly\r\nx,5\r\n");
        write("plans/.tmp-left", b"");
        let loaded = load(&book).unwrap();
        assert_eq!((loaded.plans.len(), loaded.plans[0].lines.len(), loaded.warnings), (1, 1, vec![]));
        // GB18030 is told by its first byte that is no UTF-8; nothing else is guessed from half a book.
        write("plans/p.csv", b"category,monthly\nx,5\n\xbc\xd3,1\n");
        write("plans/q.csv", b"category,monthly\nx,5\n");
        let problems = load(&book).unwrap_err().problems;
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].place, Some(Place::line("plans/p.csv", 3)));
    }
}
