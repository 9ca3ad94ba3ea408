//! A book, opened: its settings, its budget with every month worked out, its ledger.

use std::path::Path;

use chrono::NaiveDate;

use super::{Session, metrics, read_unit};
use crate::analysis::method::{self, WorkError, line_months, looks_back, market_months, target_months};
use crate::analysis::{Budget, BudgetLine, PlanHead};
use crate::book::{Book, find, read_text};
use crate::model::line::LinePlace;
use crate::model::{BookSettings, Category, Currency, Grid, Line, Materiality, Money, Month, Period, Plan, Ratio};
use crate::plan_file;
use crate::report::{Head, Names};
use crate::store::file::FileStore;
use crate::store::{LedgerKind, LedgerStore, Query};
use crate::words::{Failure, Language, Message, Place, Problem, msg};

/// What every command on a book starts from.
pub struct Opened {
    /// Its paths.
    pub book: Book,
    /// The book-wide tables.
    pub settings: BookSettings,
    /// The plans chosen by `--plan`, else all.
    pub plans: Vec<Plan>,
    /// Of all its amounts.
    pub currency: Currency,
    /// The ledger.
    pub store: FileStore,
    /// The ledger of metrics, which counts in no currency.
    pub metrics: FileStore,
}

impl Opened {
    /// Reads the plan files of the book; warnings go to the user.
    pub fn open(session: &mut Session<'_>) -> anyhow::Result<Opened> {
        let mut opened = Opened::for_booking(session)?;
        let mut plans = std::mem::take(&mut opened.plans);
        session.warn(&metrics::resolve(&opened, &mut plans)?)?;
        opened.plans = plans;
        Ok(opened)
    }

    /// The same for commands that book, and need no plan to be worked out.
    pub fn for_booking(session: &mut Session<'_>) -> anyhow::Result<Opened> {
        let book = session.find_book()?;
        let loaded = plan_file::load(&book)?;
        // What is only worth mending `plan check` tells; every report of every night need not.
        if session.verbose {
            session.warn(&loaded.warnings)?;
        }
        if !session.unit_chosen {
            session.unit = read_unit(loaded.settings.unit.as_deref());
        }
        let plans = choose_plans(loaded.plans, session.plan.as_deref())?;
        let currency = one_currency(&plans)?;
        Ok(Opened::of(book, loaded.settings, plans, currency))
    }

    /// Of plan files that are read already.
    pub fn of(book: Book, settings: BookSettings, plans: Vec<Plan>, currency: Currency) -> Opened {
        let axes: Vec<String> = settings.dimensions.names().map(String::from).collect();
        let store = FileStore::open(book.clone(), axes.clone(), currency).pinned();
        let metrics = FileStore::open(book.clone(), axes, Currency::NONE).pinned();
        Opened { book, settings, plans, currency, store, metrics }
    }

    /// What the ledger lacks for the rules of the plans: every line that cannot be worked out from what it holds.
    pub fn lacking(&mut self) -> anyhow::Result<Vec<Problem>> {
        let mut plans = std::mem::take(&mut self.plans);
        // A ledger counts in one currency; the others of a book are told of elsewhere.
        plans.retain(|plan| plan.currency == self.currency);
        let mut problems = metrics::resolve(self, &mut plans).or_else(failure_of_plan)?;
        for plan in plans.iter().filter(|plan| plan.lines.iter().any(looks_back)) {
            let history = self.history_of(plan)?;
            for line in plan.lines.iter().filter(|line| looks_back(line)) {
                if let Err(error) = line_months(line, plan, &|line, month| history.spent_on(line, month)) {
                    problems.extend(failure_of_plan(unworkable(&line.place, error))?);
                }
            }
        }
        Ok(problems)
    }

    /// The store of a ledger.
    pub fn ledger(&self, kind: LedgerKind) -> &FileStore {
        if kind == LedgerKind::Metric { &self.metrics } else { &self.store }
    }

    /// What the amounts of a ledger count in.
    pub fn currency_of(&self, kind: LedgerKind) -> Currency {
        if kind == LedgerKind::Metric { Currency::NONE } else { self.currency }
    }

    /// The axes of the book.
    pub fn axes(&self) -> Vec<String> {
        self.settings.dimensions.names().map(String::from).collect()
    }

    /// Every category that a plan line names.
    pub fn plan_categories(&self) -> Vec<Category> {
        let mut all: Vec<Category> =
            self.plans.iter().flat_map(|p| p.lines.iter().map(|l| l.category.clone())).collect();
        all.sort();
        all.dedup();
        all
    }

    /// The budget, with every line's months worked out.
    pub fn budget(&self) -> anyhow::Result<Budget> {
        self.budget_of(&self.plans)
    }

    /// The same of other plans than the book's, such as a plan with a scenario laid over it.
    pub fn budget_of(&self, plans: &[Plan]) -> anyhow::Result<Budget> {
        let mut budget = Budget {
            currency: self.currency,
            axes: self.axes(),
            tree: self.settings.categories.clone(),
            plans: Vec::new(),
            lines: Vec::new(),
        };
        for plan in plans {
            let history = self.history_of(plan)?;
            for line in &plan.lines {
                let months = line_months(line, plan, &|line, month| history.spent_on(line, month))
                    .map_err(|error| unworkable(&line.place, error))?;
                let target = target_months(line, plan, &months);
                let benchmark = market_months(line, plan).map_err(|error| unworkable(&line.place, error))?;
                let plan = budget.plans.len();
                budget.lines.push(BudgetLine { line: line.clone(), plan, months, target, benchmark });
            }
            budget.plans.push(PlanHead { id: plan.id.clone(), name: plan.name.clone(), year: plan.year });
        }
        Ok(budget)
    }

    /// Sums with the book's axes; those left out of the query stand with the empty member.
    pub fn sums(&self, query: &Query) -> anyhow::Result<Grid> {
        Ok(widened(self.store.summarize(query)?, &self.axes()))
    }

    /// The rows of a period that the session's two clocks let count, by these axes.
    pub fn query(&self, period: Period, by: &[String], session: &Session<'_>) -> Query {
        let all = Query::all(LedgerKind::Actual, period, by.to_vec());
        Query { as_of: Some(session.as_of), known_at: session.known_at, ..all }
    }

    /// The book's thresholds, else 5,000 and 5 %, or 20,000 whatever the budget.
    pub fn materiality(&self) -> Materiality {
        let yuan = |major: i64| Money::from_minor(major * self.currency.scale(), self.currency);
        self.settings.materiality.unwrap_or(Materiality {
            amount: yuan(5_000),
            ratio: Ratio::of_counts(5, 100).unwrap_or(Ratio::ZERO),
            hard_amount: Some(yuan(20_000)),
        })
    }

    /// What rows are called in the reader's language.
    pub fn names(&self, session: &Session<'_>) -> Names {
        let own = self.settings.language.as_deref().and_then(|l| l.parse::<Language>().ok());
        Names {
            tree: self.settings.categories.clone(),
            dimensions: self.settings.dimensions.clone(),
            translate: own.is_some_and(|own| own != session.words.language()),
        }
    }

    /// The head of a report over a period.
    pub fn head(&self, budget: &Budget, period: Period, session: &Session<'_>) -> anyhow::Result<Head> {
        Ok(Head {
            plans: budget.plans_of(period).cloned().collect(),
            currency: self.currency,
            as_of: session.as_of,
            booked: self.booked(session)?,
            batches: self.newest(LedgerKind::Actual, session)?,
        })
    }

    /// The last day of the rows that the session's two clocks let count.
    fn booked(&self, session: &Session<'_>) -> anyhow::Result<Option<NaiveDate>> {
        let months = self.store.months(LedgerKind::Actual)?;
        let (Some((first, ..)), Some((last, ..))) = (months.first(), months.last()) else { return Ok(None) };
        let day = match session.known_at {
            None => months.iter().map(|(.., day)| *day).max(),
            // Which batches were known, sums tell, and only by month.
            Some(_) => {
                let known = self.sums(&self.query(Period::months(*first, last.plus(1)), &[], session))?;
                known.cells.iter().map(|cell| cell.month.last_day()).max()
            }
        };
        let until = months.iter().any(|(month, ..)| month.first_day() <= session.as_of);
        Ok(day.map(|day| day.min(session.as_of)).filter(|_| until))
    }

    /// How many batches of a ledger count, and the newest of them.
    pub fn newest(&self, kind: LedgerKind, session: &Session<'_>) -> anyhow::Result<(usize, Option<String>)> {
        let (count, newest) = match session.known_at {
            None => self.ledger(kind).newest(kind)?,
            Some(known_at) => {
                let mut known = self.ledger(kind).batches(kind)?;
                known.retain(|batch| batch.booked_at <= known_at);
                (known.len(), known.pop().map(|batch| batch.id))
            }
        };
        Ok((count, newest.map(|id| id.0)))
    }

    /// How the amounts of a line come about in the months of a period, step by step.
    pub fn arithmetic(line: &Line, plan: &Plan, history: &History, period: Period) -> Vec<Message> {
        let wanted: Vec<usize> = period.touched().filter_map(|month| plan.year.index(month)).collect();
        method::explain(line, plan, &|line, month| history.spent_on(line, month), &wanted)
    }

    /// The 预算依据 that a line's method makes of its arithmetic; `None` where the plan states the amount.
    pub fn basis(line: &Line, plan: &Plan, history: &History) -> Option<Message> {
        method::basis(line, plan, &|line, month| history.spent_on(line, month))
    }

    /// The sums of the months before a plan, where one of its lines asks for them.
    pub fn history_of(&self, plan: &Plan) -> anyhow::Result<History> {
        if !plan.lines.iter().any(looks_back) {
            return Ok(History(Grid::empty(self.currency, self.axes())));
        }
        let before = Period::months(plan.year.first.plus(-LOOK_BACK), plan.year.first);
        self.sums(&Query::all(LedgerKind::Actual, before, self.axes())).map(History)
    }
}

/// How many months a method may look back.
pub const LOOK_BACK: i32 = 36;

/// What was spent in the months before a plan; empty where none of its lines asks.
pub struct History(Grid);

impl History {
    /// On a line's cells in a month.
    pub fn spent_on(&self, line: &Line, month: Month) -> Money {
        let of_line = self.0.cells.iter().filter(|cell| {
            let members: Vec<&str> = (0..self.0.axes.len()).map(|axis| self.0.member(cell, axis)).collect();
            cell.month == month && line.covers(self.0.category(cell), &members)
        });
        // Weights of a phasing, not a figure of a report: a sum too large to hold counts as the largest.
        Money::sum(of_line.map(|cell| cell.amount), self.0.currency)
            .unwrap_or(Money::from_minor(i64::MAX, self.0.currency))
    }
}

/// A line whose method cannot work, or a change that cannot be made, told with its place.
pub fn unworkable(place: &LinePlace, error: WorkError) -> anyhow::Error {
    match error {
        WorkError::Money(error) => error.into(),
        WorkError::Problem(problem) => {
            let place = Place::line(place.file.as_str(), place.line as u64);
            Failure::could_not_run(Problem::error(problem.message).hint(problem.hint).at(place)).into()
        }
    }
}

/// The problems of a failure that tells of plans; any other error goes on.
fn failure_of_plan(error: anyhow::Error) -> anyhow::Result<Vec<Problem>> {
    error.downcast::<Failure>().map(|failure| failure.problems)
}

fn choose_plans(plans: Vec<Plan>, wanted: Option<&str>) -> Result<Vec<Plan>, Failure> {
    let Some(wanted) = wanted else { return Ok(plans) };
    let ids = plans.iter().map(|p| Message::verbatim(p.id.clone())).collect::<Vec<_>>();
    let chosen: Vec<Plan> = plans.into_iter().filter(|p| p.id == wanted).collect();
    if chosen.is_empty() {
        let problem = Problem::error(msg("plan-unknown").with("value", wanted));
        return Err(Failure::could_not_run(problem.hint(msg("plan-unknown-hint").with("ids", ids))));
    }
    Ok(chosen)
}

fn one_currency(plans: &[Plan]) -> Result<Currency, Failure> {
    let Some(first) = plans.first() else { return Ok(Currency::CNY) };
    match plans.iter().find(|p| p.currency != first.currency) {
        None => Ok(first.currency),
        Some(other) => {
            let message = msg("plan-currencies").with("first", first.id.clone()).with("a", first.currency.code());
            let message = message.with("second", other.id.clone()).with("b", other.currency.code());
            Err(Failure::could_not_run(Problem::error(message).hint(msg("plan-currencies-hint"))))
        }
    }
}

/// The same cells, with all axes of the book.
fn widened(grid: Grid, axes: &[String]) -> Grid {
    if grid.axes == axes {
        return grid;
    }
    let source: Vec<Option<usize>> = axes.iter().map(|a| grid.axes.iter().position(|own| own == a)).collect();
    let members = source.iter().map(|s| s.map_or_else(|| vec![String::new()], |s| grid.members[s].clone()));
    let members = members.collect();
    let cells = grid.cells.into_iter().map(|mut cell| {
        cell.members = source.iter().map(|s| s.map_or(0, |s| cell.members[s])).collect();
        cell
    });
    Grid { axes: axes.to_vec(), members, cells: cells.collect(), currency: grid.currency, categories: grid.categories }
}

/// The language a book states, before anything else of it is read; `None` if there is no book or it states none.
pub fn book_language(chosen: Option<&Path>, here: &Path) -> Option<String> {
    let book = find(chosen, None, here).ok()?;
    plan_file::stated_language(&read_text(&book.settings()).ok()?)
}
