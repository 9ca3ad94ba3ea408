//! Next year's plan, drafted: for every line the method that its data allow, and the others as cross-checks.
//!
//! The policy of domain.md §3.1: drivers where the plan has them, else history of six months and more, else
//! last year with growth, else what the market pays. Methods are never blended. What comes from history is frozen into twelve amounts,
//! so that the draft does not move when the ledger does.
//! Not here: the file it becomes (`plan_file::plan_text`), or sentences in a language.

mod fit;
mod head;
mod request;
mod targets;

pub use fit::{Cut, Fitting, fit, is_owed};
pub use head::{head, next_year};
pub use request::{DraftRequest, LeftOut};

use request::HISTORY;
use targets::{DraftTarget, own_months, targets};

use super::method::{self, WorkError, line_months, market_months};
use crate::model::line::Rule;
use crate::model::{Amount, Grid, KeyValue, Line, Money, MoneyError, Month, Phasing, Plan, Quantity, Ratio, Values};
use crate::words::Message;

/// A draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// In the order of the last plan, then what was spent beside it.
    pub lines: Vec<Drafted>,
    /// What has no line, and why.
    pub left_out: Vec<LeftOut>,
}

/// A line of the draft with what speaks for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Drafted {
    /// The line, as it goes into the plan.
    pub line: Line,
    /// The method that gave it.
    pub method: &'static str,
    /// The method's own 预算依据.
    pub basis: Option<Message>,
    /// The year's amount.
    pub annual: Money,
    /// Month by month.
    pub months: [Money; 12],
    /// What was spent in the twelve months up to the last complete one; `None` if the ledger does not reach so far.
    pub actual: Option<Money>,
    /// What the plan that it follows gave.
    pub last: Option<Money>,
    /// What other methods come to.
    pub checks: Vec<(&'static str, Money)>,
    /// What a cap took of it.
    pub cut: Option<Cut>,
}

const INCREMENTAL: &str = "incremental";
/// What the market pays, where the line names a benchmark.
const BENCHMARK: &str = "benchmark";
/// Lines of these methods spend around Spring Festival, which moves between January and February.
const FOLLOW_THE_FESTIVAL: &[&str] = &["festival", "overtime"];
/// The amount of the last plan as it stands.
const FIXED: &str = "fixed";

/// Methods that a draft can be told to try first.
pub const CHOICES: &[&str] = &[HISTORY, INCREMENTAL, BENCHMARK, FIXED];

/// Drafts the lines.
///
/// `grid` holds the months before the plan with all axes of the book.
pub fn draft(request: &DraftRequest<'_>, grid: &Grid) -> Result<Draft, MoneyError> {
    let mut plan = request.plan.clone();
    let (targets, mut left_out) = targets(request, grid)?;
    let begin = grid.months().next();
    let shares = |target: &DraftTarget| match &target.line.amount {
        Amount::Rule(rule) => !rule.values.categories("of").is_empty(),
        _ => false,
    };
    let mut drafted: Vec<Option<Drafted>> = targets.iter().map(|_| None).collect();
    // A share of other lines waits for those lines.
    for wait in [false, true] {
        for (index, target) in targets.iter().enumerate().filter(|(_, target)| shares(target) == wait) {
            let recent = recent(request, target, begin)?;
            match one(request, target, &plan, recent)? {
                Some(done) => {
                    plan.lines.push(done.line.clone());
                    drafted[index] = Some(done);
                }
                // Nothing was spent for a year, and nobody planned it: there is nothing to say.
                None if target.follows.is_none() && recent.is_some_and(Money::is_zero) => {}
                None => left_out.push(without_line(target, request)?),
            }
        }
    }
    Ok(Draft { lines: drafted.into_iter().flatten().collect(), left_out })
}

fn without_line(target: &DraftTarget, request: &DraftRequest<'_>) -> Result<LeftOut, MoneyError> {
    let category = target.line.category.clone();
    if target.follows.is_some() {
        return Ok(LeftOut::NoMethod(category));
    }
    let spent = Money::sum(target.spent.values().copied(), request.plan.currency)?;
    Ok(LeftOut::TooShort { category, months: target.spent.len(), spent })
}

/// A candidate: the method's name, the line, its months.
type Candidate = (&'static str, Line, [Money; 12]);

fn one(
    request: &DraftRequest<'_>,
    target: &DraftTarget,
    plan: &Plan,
    recent: Option<Money>,
) -> Result<Option<Drafted>, MoneyError> {
    let zero = Money::zero(plan.currency);
    let history = |_: &Line, month: Month| target.spent.get(&month).copied().unwrap_or(zero);
    let last = last_amount(request, target);
    let mut candidates: Vec<Candidate> = Vec::new();
    for (name, amount) in rules(request, target, recent, last) {
        let line = Line { amount, target: None, ..target.line.clone() };
        match line_months(&line, plan, &history) {
            Ok(months) => candidates.push((name, line, months)),
            // What a method lacks here another may have.
            Err(WorkError::Problem(_)) => {}
            Err(WorkError::TooLarge(_)) => return Err(MoneyError::Overflow),
            Err(WorkError::Money(error)) => return Err(error),
        }
    }
    let chosen = request.method.and_then(|wanted| candidates.iter().position(|(name, ..)| *name == wanted));
    let Some((name, line, months)) = candidates.get(chosen.unwrap_or(0)).cloned() else { return Ok(None) };
    let basis = method::basis(&line, plan, &history);
    let frozen = matches!(name, HISTORY | INCREMENTAL);
    // An amount of the last plan is one of the past too; its phasing stays.
    let line = if name == FIXED { Line { amount: stated(line.amount, &months, request.round)?, ..line } } else { line };
    let shaped = (name == INCREMENTAL && follows_plan(request, target, recent, last))
        .then(|| shaped(request, target, &line, &months, plan))
        .flatten();
    let frozen = frozen && shaped.is_none();
    let (line, months) = shaped.unwrap_or((line, months));
    let months = match name {
        FIXED => match line_months(&line, plan, &history) {
            Ok(months) => months,
            Err(WorkError::TooLarge(_)) => return Err(MoneyError::Overflow),
            Err(WorkError::Money(error)) => return Err(error),
            Err(WorkError::Problem(_)) => months,
        },
        _ if frozen => rounded(months, request.round)?,
        _ => months,
    };
    let annual = Money::sum(months, plan.currency)?;
    let mut checks = Vec::new();
    for (other, _, months) in candidates.iter().filter(|(other, ..)| *other != name) {
        checks.push((*other, Money::sum(*months, plan.currency)?));
    }
    // Pay by grades has its market price through them, and no rule that could be tried.
    if candidates.iter().all(|(name, ..)| *name != BENCHMARK)
        && let Ok(Some(market)) = market_months(&line, plan)
    {
        checks.push((BENCHMARK, Money::sum(market, plan.currency)?));
    }
    let by_month = Amount::Months(Box::new(months));
    let contra = line.contra || months.iter().any(|month| month.is_negative());
    let line = if frozen { Line { amount: by_month, contra, ..line } } else { line };
    Ok(Some(Drafted { line, method: name, basis, annual, months, actual: recent, last, checks, cut: None }))
}

/// Does what the last plan gave a line count before what was spent on it? What began a few months ago shows no year
/// yet; the plan knew better.
fn follows_plan(request: &DraftRequest<'_>, target: &DraftTarget, recent: Option<Money>, last: Option<Money>) -> bool {
    let began = target.spent.keys().next().is_some_and(|first| request.until.since(*first) < 5);
    last.is_some() && (began || recent.is_none_or(Money::is_zero))
}

/// An amount that is carried over from the last plan in the shape that it has there: weights stay weights, a quarter's
/// first month stays that.
fn shaped(
    request: &DraftRequest<'_>,
    target: &DraftTarget,
    line: &Line,
    months: &[Money; 12],
    plan: &Plan,
) -> Option<(Line, [Money; 12])> {
    let annual = Money::sum(*months, plan.currency).ok()?;
    let amount = match &target.line.amount {
        Amount::Annual(_, phasing) if *phasing != Phasing::History => Amount::Annual(annual, phasing.clone()),
        Amount::Monthly(_) => Amount::Monthly(*months.iter().find(|month| !month.is_zero())?),
        _ => return None,
    };
    let same = |amount: &Amount| {
        let line = Line { amount: amount.clone(), ..line.clone() };
        line_months(&line, plan, &|_, _| Money::zero(plan.currency)).ok().map(|months| (line, months))
    };
    let (_, made) = same(&amount)?;
    let alike = match amount {
        Amount::Monthly(_) => made == *months,
        _ => Money::sum(made, plan.currency).ok()? == annual,
    };
    same(&stated(amount, months, request.round).ok()?).filter(|_| alike)
}

/// What can be tried, best first.
fn rules(
    request: &DraftRequest<'_>,
    target: &DraftTarget,
    recent: Option<Money>,
    last: Option<Money>,
) -> Vec<(&'static str, Amount)> {
    let rule = |method, values| (method, Amount::Rule(Box::new(Rule { method, values: Values(values) })));
    let mut rules = Vec::new();
    if let Amount::Rule(own) = &target.line.amount
        && !matches!(own.method, HISTORY | INCREMENTAL | BENCHMARK)
    {
        rules.push((own.method, target.line.amount.clone()));
    }
    let year = year_before(request);
    // What ended more than a year ago has no level.
    if target.spent.keys().next_back().is_some_and(|month| *month >= year.start) {
        rules.push(rule(HISTORY, history_values(request, target)));
    }
    let planned = last.filter(|_| follows_plan(request, target, recent, last));
    let due = last_months(request, target).filter(|_| planned.is_some());
    let by_market = target.line.amount.method() == BENCHMARK && planned.is_some();
    if let Some(base) = planned.or(recent).filter(|base| !base.is_zero() && !by_market) {
        let change = KeyValue::Ratio(request.growth.unwrap_or(Ratio::ZERO));
        let mut values = vec![("last", KeyValue::Amount(base)), ("price_change", change)];
        // An amount of the plan keeps the months in which the plan has it due, one of the ledger those of the ledger.
        let shape = match due {
            Some(months) => months.map(|month| month.minor().max(0)),
            None => shape(request, target),
        };
        if shape.iter().any(|weight| *weight > 0) {
            values.push(("index", KeyValue::Weights(Box::new(shape))));
        }
        rules.push(rule(INCREMENTAL, values));
    }
    rules.extend(target.line.benchmark.clone().map(|market| (BENCHMARK, Amount::Rule(market))));
    if target.follows.is_some() && !matches!(target.line.amount, Amount::Rule(_)) {
        rules.push((FIXED, target.line.amount.clone()));
    }
    rules
}

/// What history is asked with: the line's own keys, up to the last complete month.
fn history_values(request: &DraftRequest<'_>, target: &DraftTarget) -> Vec<(&'static str, KeyValue)> {
    let mut values = match &target.line.amount {
        Amount::Rule(rule) if rule.method == HISTORY => rule.values.0.clone(),
        Amount::Annual(_, Phasing::Weights(_)) | Amount::Months(_) => profile(request, target).into_iter().collect(),
        amount if FOLLOW_THE_FESTIVAL.contains(&amount.method()) => vec![("spring_festival", KeyValue::Flag(true))],
        _ => Vec::new(),
    };
    let growth = request.growth.map(|growth| ("growth", KeyValue::Ratio(growth)));
    for (key, value) in [("until", KeyValue::Month(request.until))].into_iter().chain(growth) {
        values.retain(|(known, _)| *known != key);
        values.push((key, value));
    }
    values
}

/// The shape that the last plan states, for a ledger that does not reach over a year.
fn profile(request: &DraftRequest<'_>, target: &DraftTarget) -> Option<(&'static str, KeyValue)> {
    let line = &request.last?.lines[target.follows?];
    let shape = last_months(request, target)?.map(|month| month.minor().max(0));
    let is_whole = line.from.is_none() && line.to.is_none();
    let is_even = shape.iter().all(|month| *month == shape[0]);
    (is_whole && !is_even).then(|| ("profile", KeyValue::Weights(Box::new(shape))))
}

/// The twelve months up to the last complete one.
fn year_before(request: &DraftRequest<'_>) -> std::ops::Range<Month> {
    request.until.plus(-11)..request.until.plus(1)
}

/// What was spent in those twelve months; `None` if the ledger, which begins with `begin`, does not hold them all.
fn recent(request: &DraftRequest<'_>, target: &DraftTarget, begin: Option<Month>) -> Result<Option<Money>, MoneyError> {
    let year = year_before(request);
    if begin.is_none_or(|begin| begin > year.start) {
        return Ok(None);
    }
    Money::sum(target.spent.range(year).map(|(_, amount)| *amount), request.plan.currency).map(Some)
}

/// How those twelve months spread over the plan's, as weights; a month of net refunds has none.
fn shape(request: &DraftRequest<'_>, target: &DraftTarget) -> [i64; 12] {
    let mut shape = [0; 12];
    for (month, amount) in target.spent.range(year_before(request)) {
        let index = month.since(request.plan.year.first).rem_euclid(12);
        shape[index as usize] = amount.minor().max(0);
    }
    shape
}

/// What the last plan gave the line.
fn last_amount(request: &DraftRequest<'_>, target: &DraftTarget) -> Option<Money> {
    Money::sum(last_months(request, target)?, request.plan.currency).ok()
}

/// The same by the months of the year.
fn last_months(request: &DraftRequest<'_>, target: &DraftTarget) -> Option<[Money; 12]> {
    own_months(request.last?, target.follows?)
}

/// Months in multiples of a unit, whose year is the nearest multiple, too: each ends where the year so far, rounded, ends. A
/// year that would come to nothing stays as it is.
fn rounded(months: [Money; 12], unit: Option<Money>) -> Result<[Money; 12], MoneyError> {
    let Some(unit) = unit.filter(|unit| unit.is_positive()) else { return Ok(months) };
    let (mut so_far, mut given) = (Money::zero(unit.currency()), Money::zero(unit.currency()));
    let mut whole = months;
    for (month, rounded) in months.iter().zip(&mut whole) {
        so_far = so_far.checked_add(*month)?;
        let until = nearest(so_far, unit)?;
        // A month of nothing takes nothing of what others leave.
        *rounded = if month.is_zero() { *month } else { until.checked_sub(given)? };
        given = given.checked_add(*rounded)?;
    }
    Ok(if given.is_zero() { months } else { whole })
}

/// The nearest multiple, half away from zero.
fn nearest(amount: Money, unit: Money) -> Result<Money, MoneyError> {
    let multiples = Quantity::from(amount) / Quantity::from(unit);
    let whole = multiples.money(amount.currency())?.share(1, amount.currency().scale()).minor();
    (Quantity::from(whole) * Quantity::from(unit)).money(unit.currency())
}

/// A stated amount, which gives these months, to multiples of a unit. A monthly one stays one where that changes its year by
/// no more than rounding the year would.
fn stated(amount: Amount, months: &[Money; 12], unit: Option<Money>) -> Result<Amount, MoneyError> {
    let Some(step) = unit.filter(|unit| unit.is_positive()) else { return Ok(amount) };
    let year = Money::sum(*months, step.currency())?;
    Ok(match amount {
        Amount::Monthly(money) => {
            let each = nearest(money, step)?;
            let times = months.iter().filter(|month| !month.is_zero()).count() as i64;
            let moved = (i128::from(each.minor()) - i128::from(money.minor())) * i128::from(times);
            match moved.abs() * 2 <= i128::from(step.minor()) {
                true => Amount::Monthly(each),
                false => Amount::Months(Box::new(rounded(*months, unit)?)),
            }
        }
        Amount::Annual(money, phasing) => match nearest(year, step)? {
            none if none.is_zero() => Amount::Annual(money, phasing),
            _ => Amount::Annual(nearest(money, step)?, phasing),
        },
        Amount::Months(months) => Amount::Months(Box::new(rounded(*months, unit)?)),
        rule => rule,
    })
}

/// Is another estimate more than a tenth away (domain.md §3.1)?
pub fn far(annual: Money, other: Money) -> bool {
    let Ok(difference) = other.checked_sub(annual) else { return true };
    let tenth = Ratio::of_counts(1, 10).unwrap_or(Ratio::ZERO);
    tenth.compare_share(difference, annual) == std::cmp::Ordering::Greater
}

#[cfg(test)]
mod tests;
