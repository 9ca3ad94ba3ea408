//! A book opened for a report: its budget comes from the cache where that fits what it was made from.

use std::cell::OnceCell;

use super::deciding::decided_here;
use super::opened::{Opened, choose_plans, one_currency};
use super::{Session, read_unit};
use crate::analysis::driven::tables_tell;
use crate::analysis::method::metric::asked;
use crate::analysis::spent::looked_back_on;
use crate::analysis::{Budget, LOOK_BACK};
use crate::answer::metrics::resolve;
use crate::book::Book;
use crate::book::derived::Stamp;
use crate::model::{Amount, Line, Month, Period, Phasing, Plan};
use crate::plan_cache::{self, Found, LedgerState, Making, Wanted, Worked};
use crate::plan_file;
use crate::store::{Keeper, LedgerKind};
use crate::versions::{self, Which};

/// What a report starts from.
pub struct Reading {
    /// The book. Its plans are read only where [`Reading::plans`] is asked; so are the tables that imports go by.
    pub opened: Opened,
    /// The budget.
    pub budget: Budget,
    /// How to read the plans, where the budget was kept and they are not among what was opened.
    again: Option<Again>,
    plans: OnceCell<Vec<Plan>>,
    /// Without the lines of their tables, where these tell nothing of drivers.
    rules: OnceCell<Vec<Plan>>,
}

/// What reading the plan files takes, told to nobody: that was done when the cache was made.
#[derive(Clone)]
struct Again {
    book: Book,
    plan: Option<String>,
    as_of: chrono::NaiveDate,
    /// Do lines of tables tell what drivers move?
    tables_tell: bool,
    keeper: Keeper,
}

impl Reading {
    /// Opens the book; warnings go to the user.
    pub fn open(session: &mut Session<'_>) -> anyhow::Result<Reading> {
        Reading::open_at(Which::Current, session)
    }

    /// The same with the version that is asked for.
    pub fn open_at(which: Which, session: &mut Session<'_>) -> anyhow::Result<Reading> {
        Reading::open_own(which, session)?.by_levels(None, session)
    }

    /// Members judged by where they stand in one month, whatever the month of a row: for what looks ahead.
    pub fn open_standing(month: Month, session: &mut Session<'_>) -> anyhow::Result<Reading> {
        Reading::open_own(Which::Current, session)?.by_levels(Some(month), session)
    }

    /// Seen by what was asked for that lies above the members of the book's axes, too.
    fn by_levels(mut self, fixed: Option<Month>, session: &Session<'_>) -> anyhow::Result<Reading> {
        self.budget = self.opened.by_levels(self.budget, fixed, session)?;
        Ok(self)
    }

    fn open_own(which: Which, session: &mut Session<'_>) -> anyhow::Result<Reading> {
        let again = Again {
            book: session.find_book()?,
            plan: session.plan.clone(),
            as_of: session.as_of,
            tables_tell: true,
            keeper: Keeper::Files,
        };
        // The cache holds what is in force by all that is known now.
        if which != Which::Current || (session.known_at.is_some() && versions::any(&again.book)) {
            let opened = Opened::open(session)?;
            let budget = opened.budget_judging(which, session)?;
            return Ok(Reading { opened, budget, again: None, plans: OnceCell::new(), rules: OnceCell::new() });
        }
        let wanted = wanted(&again.book, session);
        // What is only worth mending is told of the files themselves.
        if let Some(found) = plan_cache::find(&wanted).filter(|found| !(session.verbose && found.warned))
            && let Some(reading) = Reading::kept(found, &again, session)?
        {
            return Ok(reading);
        }
        let making = Making::begin(wanted);
        let (opened, told) = Opened::open_telling(session)?;
        let budget = opened.budget_judging(Which::Current, session)?;
        // What was told of the ledgers is told each time.
        if let Some(making) = making.filter(|_| told.ledgers == 0) {
            let ledgers = looked_at(&opened, &budget)?;
            let stated = stated_of(&opened.plans, &budget)?;
            let (settings, warned) = (&opened.settings, told.files > 0);
            let tables_tell = tables_tell(&opened.plans, &budget);
            let (budget, ledgers, stated) = (&budget, &ledgers, &stated);
            making.finish(&Worked { settings, budget, warned, tables_tell, ledgers, stated });
        }
        Ok(Reading { opened, budget, again: None, plans: OnceCell::new(), rules: OnceCell::new() })
    }

    /// Of what the cache has, if the ledgers that plans look back on are what they were.
    fn kept(found: Found, again: &Again, session: &mut Session<'_>) -> anyhow::Result<Option<Reading>> {
        let keeper = session.keeper(&found.settings)?;
        keeper.ready(&again.book, found.currency)?;
        keeper.refuse_elsewhere(|| decided_here(&again.book))?;
        let opened = Opened::new(again.book.clone(), found.settings.clone(), Vec::new(), found.currency, &keeper);
        for ledger in &found.ledgers {
            let Some(kind) = LedgerKind::ALL.into_iter().find(|kind| kind.name() == ledger.kind) else {
                return Ok(None);
            };
            let state = opened.ledger(kind).state(Period::months(ledger.from, ledger.until))?;
            if state != ledger.state {
                return Ok(None);
            }
        }
        if !session.unit_chosen {
            session.unit = read_unit(opened.settings.unit.as_deref());
        }
        let anew = Again { keeper: keeper.clone(), ..again.clone() };
        let again = Some(Again { tables_tell: found.tables_tell, keeper: keeper.clone(), ..again.clone() });
        let budget = found.budget(move || anew.budget());
        opened.source(session).tell_beyond(&budget);
        Ok(Some(Reading { opened, budget, again, plans: OnceCell::new(), rules: OnceCell::new() }))
    }

    /// The plans as their files state them.
    pub fn plans(&self) -> anyhow::Result<&[Plan]> {
        let Some(again) = &self.again else { return Ok(&self.opened.plans) };
        if self.plans.get().is_none() {
            let _ = self.plans.set(self.widened(again.read()?.plans));
        }
        Ok(self.plans.get().map_or(&[], Vec::as_slice))
    }
}

impl Reading {
    /// The plans for what they say beside lines (drivers, goals, routes), and for the lines that drivers move: all lines
    /// of tables are left out where none of them tells what a driver moves, for a table may have a hundred thousand.
    pub fn rules(&self) -> anyhow::Result<&[Plan]> {
        let Some(again) = self.again.as_ref().filter(|again| !again.tables_tell) else { return self.plans() };
        if self.rules.get().is_none() {
            let Some(loaded) = plan_file::load_without_tables(&again.book)? else { return self.plans() };
            let _ = self.rules.set(self.widened(again.opened(loaded)?.plans));
        }
        Ok(self.rules.get().map_or(&[], Vec::as_slice))
    }

    /// With room for the axes that answers are worked out by.
    fn widened(&self, mut plans: Vec<Plan>) -> Vec<Plan> {
        plans.iter_mut().for_each(|plan| plan.widen(self.opened.settings.dimensions.axes.len()));
        plans
    }
}

impl Again {
    fn read(&self) -> anyhow::Result<Opened> {
        self.opened(plan_file::load(&self.book)?)
    }

    fn opened(&self, loaded: plan_file::Loaded) -> anyhow::Result<Opened> {
        let mut plans = choose_plans(loaded.plans, self.plan.as_deref())?;
        let currency = one_currency(&plans)?;
        let mut opened = Opened::new(self.book.clone(), loaded.settings, Vec::new(), currency, &self.keeper);
        resolve(&opened.source_at(self.as_of, None), &mut plans)?;
        opened.plans = plans;
        Ok(opened)
    }

    fn budget(&self) -> anyhow::Result<Budget> {
        let opened = self.read()?;
        let source = opened.source_at(self.as_of, None);
        let plans = opened.judging(source.resolved(&opened.plans)?, Which::Current, None)?;
        source.adjusted(source.budget_in_force(plans))
    }
}

/// Which files of the cache are meant.
pub(super) fn wanted(book: &Book, session: &Session<'_>) -> Wanted {
    Wanted { book: book.clone(), program: program(session), plan: session.plan.clone() }
}

/// What tells this program from others: its version, and which file it is, for one may be built twice.
fn program(session: &Session<'_>) -> String {
    let stamp = session.machine.binary.as_deref().and_then(Stamp::at);
    format!("{} {stamp:?}", env!("CARGO_PKG_VERSION"))
}

/// The ledgers that plans look back on, and that of what was adjusted since.
fn looked_at(opened: &Opened, budget: &Budget) -> anyhow::Result<Vec<LedgerState>> {
    let mut ledgers = Vec::new();
    // Only what was approved is adjusted.
    let approved = || budget.plans.iter().filter(|plan| plan.version.is_some()).map(|plan| plan.year.first);
    if let (Some(first), Some(last)) = (approved().min(), approved().max()) {
        let until = last.plus(12);
        let state = opened.ledger(LedgerKind::Adjustment).state(Period::months(first, until))?;
        ledgers.push(LedgerState { kind: LedgerKind::Adjustment.name().to_string(), from: first, until, state });
    }
    for kind in [LedgerKind::Metric, LedgerKind::Actual] {
        let of_plan = |plan: &Plan| match kind {
            LedgerKind::Metric => {
                let before = Period::months(plan.year.first.plus(-LOOK_BACK), plan.year.first);
                (!asked(plan).is_empty()).then_some(before)
            }
            _ => looked_back_on(plan),
        };
        let periods: Vec<Period> = opened.plans.iter().filter_map(of_plan).collect();
        let from: Option<Month> = periods.iter().map(|period| period.first_month()).min();
        let until: Option<Month> = periods.iter().map(|period| period.last_month().plus(1)).max();
        if let (Some(from), Some(until)) = (from, until) {
            let state = opened.ledger(kind).state(Period::months(from, until))?;
            ledgers.push(LedgerState { kind: kind.name().to_string(), from, until, state });
        }
    }
    Ok(ledgers)
}

/// The amounts of the lines of a budget, where the lines alone say how they come about. What a version froze is all that
/// it says.
fn stated_of(plans: &[Plan], budget: &Budget) -> anyhow::Result<Vec<Option<Amount>>> {
    let mut all = Vec::with_capacity(budget.line_count());
    for (index, head) in budget.plans.iter().enumerate() {
        match plans.iter().find(|plan| plan.id == head.id).filter(|_| head.is_as_file()) {
            // What a rule lays over a line is more than the line says.
            Some(plan) => {
                all.extend(
                    head.lines_of(plan).into_iter().map(|line| if plan.steps(line) { None } else { stated(line) }),
                );
            }
            None => all
                .extend(budget.plan_lines(index)?.into_iter().map(|line| Some(Amount::Months(Box::new(line.months))))),
        }
    }
    Ok(all)
}

/// The amount of a line, where the line alone says how it comes about.
fn stated(line: &Line) -> Option<Amount> {
    let alone = match &line.amount {
        Amount::Monthly(_) | Amount::Months(_) => true,
        Amount::Annual(_, phasing) => *phasing != Phasing::History,
        Amount::Rule(_) => false,
    };
    (alone && line.benchmark.is_none()).then(|| line.amount.clone())
}
