//! A book, opened: its settings, its budget with every month worked out, its ledger.

use std::path::Path;
use std::rc::Rc;

use chrono::{DateTime, NaiveDate, Utc};

use super::accrue::lost_problems;
use super::deciding::decided_here;
use super::{Session, read_unit, spoken};
use crate::analysis::levels::by_levels;
use crate::analysis::method::metric::{asked, asked_by};
use crate::analysis::method::{line_months, looks_back, market_months};
use crate::analysis::staffing::staffed;
use crate::analysis::{Budget, PlanHead, Unworkable};
use crate::answer::metrics::resolve;
use crate::answer::{Source, unworkable};
use crate::book::{Book, find, read_text};
use crate::closes;
use crate::model::{BookSettings, Category, Currency, Line, Month, Period, Plan, ResolvedPlan, View};
use crate::plan_file::{self, Sizes};
use crate::report::{Head, Names};
use crate::store::{AccruedStore, Keeper, LedgerKind, LedgerStore, LevelStore, Moment};
use crate::versions::{self, Which};
use crate::words::{Failure, Language, Level, Message, Place, Problem, msg};

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
    /// Are these all that the book has?
    pub all_plans: bool,
    /// Its ledgers, by kind.
    ledgers: [Rc<dyn LedgerStore>; LedgerKind::ALL.len()],
    /// That of money by the months that bear it, where reports look at it so.
    accrued: Option<AccruedStore>,
}

/// How much there was to warn of.
#[derive(Clone, Copy, Debug)]
pub struct Told {
    /// In the plan files.
    pub files: usize,
    /// In what the ledgers have for them.
    pub ledgers: usize,
}

impl Opened {
    /// Reads the plan files of the book; warnings go to the user.
    pub fn open(session: &mut Session<'_>) -> anyhow::Result<Opened> {
        Opened::open_telling(session).map(|(opened, _)| opened)
    }

    /// The same, with how much there was to warn of.
    pub fn open_telling(session: &mut Session<'_>) -> anyhow::Result<(Opened, Told)> {
        let (mut opened, files) = Opened::read(session)?;
        let mut plans = std::mem::take(&mut opened.plans);
        let told = resolve(&opened.source(session), &mut plans)?;
        session.warn(&told)?;
        opened.plans = plans;
        Ok((opened, Told { files, ledgers: told.len() }))
    }

    /// The same for commands that book, and need no plan to be worked out.
    pub fn for_booking(session: &mut Session<'_>) -> anyhow::Result<Opened> {
        Opened::read(session).map(|(opened, _)| opened)
    }

    /// Reads the plan files; with the number of warnings that they are worth.
    fn read(session: &mut Session<'_>) -> anyhow::Result<(Opened, usize)> {
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
        let keeper = session.keeper(&loaded.settings)?;
        let currency = match plans.is_empty() {
            false => one_currency(&plans)?,
            // Without a plan the amounts are what they are.
            true => keeper.stated_currency(&book)?.unwrap_or(Currency::CNY),
        };
        keeper.ready(&book, currency)?;
        keeper.refuse_elsewhere(|| decided_here(&book))?;
        let all_plans = session.plan.is_none();
        let opened = Opened::new(book, loaded.settings, plans, currency, &keeper);
        Ok((Opened { all_plans, ..opened }, loaded.warnings.len()))
    }

    /// Of plan files that are read already.
    pub fn new(book: Book, settings: BookSettings, plans: Vec<Plan>, currency: Currency, keeper: &Keeper) -> Opened {
        let axes: Vec<String> = settings.dimensions.names().map(String::from).collect();
        let moment = Moment::default();
        let ledgers = LedgerKind::ALL.map(|kind| {
            let mut ledger = keeper.open(&book, kind, axes.clone(), currency);
            ledger.pin(&moment);
            Rc::from(ledger)
        });
        let view = settings.view;
        let mut opened = Opened { book, settings, plans, currency, all_plans: false, ledgers, accrued: None };
        opened.look(view);
        opened
    }

    /// From here on answers are worked out in this view.
    pub fn look(&mut self, view: View) {
        let ledger = |kind: LedgerKind| Rc::clone(&self.ledgers[kind as usize]);
        let accrued = || AccruedStore::new(ledger(LedgerKind::Actual), ledger(LedgerKind::Accrual));
        self.accrued = (view == View::Accrual).then(accrued);
    }

    /// From here on answers are worked out by what was asked for that lies above the members of the dimensions, too; gives
    /// the budget seen so. Members are judged month by month, or by where they stand in one month.
    pub fn by_levels(&mut self, budget: Budget, fixed: Option<Month>, session: &Session<'_>) -> anyhow::Result<Budget> {
        let levels = spoken::levels(&self.settings.dimensions, &session.asked);
        if levels.is_empty() {
            return Ok(budget);
        }
        let dimensions = self.settings.dimensions.with_levels(&levels, fixed);
        let budget = by_levels(&budget, &dimensions)?;
        let view = self.view();
        let seen = Rc::new(dimensions.clone());
        let ledgers = self
            .ledgers
            .each_ref()
            .map(|ledger| -> Rc<dyn LedgerStore> { Rc::new(LevelStore::new(Rc::clone(ledger), Rc::clone(&seen))) });
        self.ledgers = ledgers;
        self.settings.dimensions = dimensions;
        self.look(view);
        let axes = self.settings.dimensions.axes.len();
        self.plans.iter_mut().for_each(|plan| plan.widen(axes));
        Ok(budget)
    }

    /// The view that answers are worked out in.
    pub fn view(&self) -> View {
        if self.accrued.is_some() { View::Accrual } else { View::Cash }
    }

    /// What the ledger lacks for the rules of the plans: every line that cannot be worked out from what it holds.
    pub fn lacking(&mut self, session: &Session<'_>) -> anyhow::Result<Vec<Problem>> {
        let mut plans = std::mem::take(&mut self.plans);
        // A ledger counts in one currency; the others of a book are told of elsewhere.
        plans.retain(|plan| plan.currency == self.currency);
        let mut problems = resolve(&self.source(session), &mut plans).or_else(failure_of_plan)?;
        if problems.iter().any(|problem| problem.level == Level::Error) {
            return Ok(problems);
        }
        let mut sizes = Sizes::default();
        for plan in &plans {
            let spent = self.source(session).spent_before(plan)?;
            let history = |line: &Line, month: Month| spent.on(line, month);
            problems.extend(demands_lacking(plan));
            let place = |line: &Line| line.place.clone();
            let mut told = |line: &Line, error| -> anyhow::Result<()> {
                problems.extend(failure_of_plan(unworkable(Unworkable { place: place(line), error }))?);
                Ok(())
            };
            for line in &plan.lines {
                let counts = !asked_by(line, plan).is_empty();
                let months = match line_months(line, plan, &history) {
                    Ok(months) => Some(months),
                    // What needs no ledger was told when the plan was read.
                    Err(error) if looks_back(line) || counts => told(line, error).map(|()| None)?,
                    Err(_) => None,
                };
                let market = match market_months(line, plan) {
                    Ok(market) => market,
                    Err(error) if counts && months.is_some() => told(line, error).map(|()| None)?,
                    Err(_) => None,
                };
                sizes.add(line, plan, months.as_ref(), market.as_ref());
            }
            if plan.lines.iter().any(looks_back) || !asked(plan).is_empty() {
                problems.extend(plan_file::scenario_problems(plan, Some(&history)));
            }
        }
        problems.extend(sizes.problems);
        Ok(problems)
    }

    /// A ledger.
    pub fn ledger(&self, kind: LedgerKind) -> &dyn LedgerStore {
        self.ledgers[kind as usize].as_ref()
    }

    /// The ledger of what was spent and received.
    pub fn actual(&self) -> &dyn LedgerStore {
        self.ledger(LedgerKind::Actual)
    }

    /// What its ledgers warned of while they were read.
    pub fn warnings(&self) -> Vec<Problem> {
        let mut problems: Vec<Problem> = self.ledgers.iter().flat_map(|ledger| ledger.warnings()).collect();
        problems.extend(closes::problems(&self.book).unwrap_or_default().into_iter().map(Problem::warned));
        if self.accrued.is_some() {
            // Where these cannot be read, the report was not either.
            problems.extend(lost_problems(self).unwrap_or_default());
        }
        problems
    }

    /// What the amounts of a ledger count in.
    pub fn currency_of(&self, kind: LedgerKind) -> Currency {
        kind.currency(self.currency)
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

    /// What answers are worked out from.
    pub fn source<'a>(&'a self, session: &Session<'_>) -> Source<'a> {
        self.source_at(session.as_of, session.known_at)
    }

    /// The same by these clocks.
    pub fn source_at(&self, as_of: NaiveDate, known_at: Option<DateTime<Utc>>) -> Source<'_> {
        Source {
            settings: &self.settings,
            currency: self.currency,
            actual: match &self.accrued {
                Some(accrued) => accrued,
                None => self.actual(),
            },
            cash: self.actual(),
            commitments: self.ledger(LedgerKind::Commitment),
            adjustments: self.ledger(LedgerKind::Adjustment),
            overrides: self.ledger(LedgerKind::Override),
            metrics: self.ledger(LedgerKind::Metric),
            as_of,
            known_at,
        }
    }

    /// The budget of its plans, with every line's months worked out.
    pub fn budget(&self, session: &Session<'_>) -> anyhow::Result<Budget> {
        self.source(session).budget_of(&self.plans)
    }

    /// The budget that judges: of each plan the versions in force, or the one that is asked for.
    pub fn budget_judging(&self, which: Which, session: &Session<'_>) -> anyhow::Result<Budget> {
        let source = self.source(session);
        let budget = source.budget_in_force(self.judging(source.resolved(&self.plans)?, which, session.known_at)?);
        // Of a version that is looked at, nothing was adjusted yet.
        if which != Which::Current {
            return Ok(budget);
        }
        let budget = source.adjusted(budget)?;
        source.tell_beyond(&budget);
        Ok(budget)
    }

    /// The same of plans that are worked out.
    pub fn judging(
        &self,
        drafts: Vec<ResolvedPlan>,
        which: Which,
        known_at: Option<DateTime<Utc>>,
    ) -> Result<Vec<(PlanHead, ResolvedPlan)>, Failure> {
        let ids: Option<Vec<String>> = self.all_plans.then(|| self.plans.iter().map(|plan| plan.id.clone()).collect());
        versions::in_force(&self.book, drafts, ids.as_deref(), which, known_at)
    }

    /// What rows are called in the reader's language.
    pub fn names(&self, session: &Session<'_>) -> Names {
        self.names_in(session.words.language())
    }

    /// The same in any language.
    pub fn names_in(&self, language: Language) -> Names {
        let own = self.settings.language.as_deref().and_then(|l| l.parse::<Language>().ok());
        Names {
            tree: self.settings.categories.clone(),
            dimensions: self.settings.dimensions.clone(),
            translate: own.is_some_and(|own| own != language),
        }
    }

    /// The head of a report over a period.
    pub fn head(&self, budget: &Budget, period: Period, session: &Session<'_>) -> anyhow::Result<Head> {
        // Where members moved, a plan stands in parts.
        let mut heads: Vec<PlanHead> = budget.plans_of(period).cloned().collect();
        heads.dedup_by(|later, own| later.id == own.id && later.version == own.version);
        Ok(Head {
            plans: heads,
            currency: self.currency,
            as_of: session.as_of,
            booked: self.source(session).booked_until()?,
            batches: self.newest(LedgerKind::Actual, session)?,
            view: self.view(),
            standing: self.settings.dimensions.standing().map(|(name, month)| (name.to_string(), month)).collect(),
        })
    }

    /// How many batches of a ledger count, and the newest of them.
    pub fn newest(&self, kind: LedgerKind, session: &Session<'_>) -> anyhow::Result<(usize, Option<String>)> {
        let (count, newest) = match session.known_at {
            None => self.ledger(kind).newest()?,
            Some(known_at) => {
                let mut known = self.ledger(kind).batches()?;
                known.retain(|batch| batch.booked_at <= known_at);
                (known.len(), known.pop().map(|batch| batch.id))
            }
        };
        Ok((count, newest.map(|id| id.0)))
    }
}

/// Demands for heads that cannot be worked out from the metrics that they count.
fn demands_lacking(plan: &Plan) -> Vec<Problem> {
    let demands = plan.staffing.iter().filter_map(|staffing| {
        let problem = (0..12).find_map(|month| staffed(plan, staffing, month).err())?;
        let message = msg("staffing-in").with("name", staffing.name.as_str()).with("problem", problem.message);
        let place = Place::line(staffing.place.file.as_str(), staffing.place.line as u64);
        Some(Problem::error(message).hint(problem.hint).at(place))
    });
    demands.collect()
}

/// The problems of a failure that tells of plans; any other error goes on.
fn failure_of_plan(error: anyhow::Error) -> anyhow::Result<Vec<Problem>> {
    error.downcast::<Failure>().map(|failure| failure.problems)
}

pub(super) fn choose_plans(plans: Vec<Plan>, wanted: Option<&str>) -> Result<Vec<Plan>, Failure> {
    let Some(wanted) = wanted else { return Ok(plans) };
    let ids = plans.iter().map(|p| Message::verbatim(p.id.clone())).collect::<Vec<_>>();
    let chosen: Vec<Plan> = plans.into_iter().filter(|p| p.id == wanted).collect();
    if chosen.is_empty() {
        let problem = Problem::error(msg("plan-unknown").with("value", wanted));
        return Err(Failure::could_not_run(problem.hint(msg("plan-unknown-hint").with("ids", ids))));
    }
    Ok(chosen)
}

pub(super) fn one_currency(plans: &[Plan]) -> Result<Currency, Failure> {
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

/// Is there a book where the command was called?
pub fn is_in_book(chosen: Option<&Path>, here: &Path) -> bool {
    find(chosen, None, here).is_ok()
}

/// The language a book states, before anything else of it is read; `None` if there is no book or it states none.
pub fn book_language(chosen: Option<&Path>, here: &Path) -> Option<String> {
    let book = find(chosen, None, here).ok()?;
    plan_file::stated_language(&read_text(&book.settings()).ok()?)
}
