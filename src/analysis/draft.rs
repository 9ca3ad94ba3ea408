//! Next year's plan, drafted: for every line the method that its data allow, and the others as cross-checks.
//!
//! The policy of domain.md §3.1: drivers where the plan has them, else history of six months and more, else
//! last year with growth. Methods are never blended. What comes from history is frozen into twelve amounts,
//! so that the draft does not move when the ledger does.
//! Not here: the file it becomes (`plan_file::draft`), or sentences in a language.

use std::collections::BTreeMap;

use super::method::{self, Tape, WorkError, line_months, worked};
use crate::model::line::{Mode, Rule};
use crate::model::{
    Amount, Category, FiscalYear, Grid, KeyValue, Line, Money, MoneyError, Month, Plan, Quantity, Ratio, Values,
};
use crate::words::Message;

/// What a draft is asked for.
pub struct DraftRequest<'a> {
    /// The new plan's head, with no lines yet.
    pub plan: Plan,
    /// The plan it follows, if there is one.
    pub last: Option<&'a Plan>,
    /// The last month whose bookings are complete.
    pub until: Month,
    /// Growth in place of what history shows.
    pub growth: Option<Ratio>,
    /// This method first, where it can work.
    pub method: Option<&'static str>,
    /// Amounts are rounded to multiples of this.
    pub round: Option<Money>,
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
    /// What was spent in the twelve months up to the last complete one; `None` if nothing was booked.
    pub actual: Option<Money>,
    /// What the plan that it follows gave.
    pub last: Option<Money>,
    /// What other methods come to.
    pub checks: Vec<(&'static str, Money)>,
}

/// Something to draft a line for.
struct Target {
    line: Line,
    /// The line of the last plan.
    followed: bool,
    spent: BTreeMap<Month, Money>,
}

/// The rules that a draft may choose from beside the last plan's own.
const HISTORY: &str = "history";
const INCREMENTAL: &str = "incremental";
/// The amount of the last plan as it stands.
const FIXED: &str = "fixed";

/// Drafts the lines, in the order of the last plan, then what was spent beside it.
///
/// `grid` holds the months before the plan with all axes of the book.
pub fn draft(request: &DraftRequest<'_>, grid: &Grid) -> Result<Vec<Drafted>, MoneyError> {
    let mut plan = request.plan.clone();
    let targets = targets(request, grid)?;
    let shares = |target: &Target| match &target.line.amount {
        Amount::Rule(rule) => !rule.values.categories("of").is_empty(),
        _ => false,
    };
    let mut drafted: Vec<Option<Drafted>> = targets.iter().map(|_| None).collect();
    // A share of other lines waits for those lines.
    for wait in [false, true] {
        for (index, target) in targets.iter().enumerate().filter(|(_, target)| shares(target) == wait) {
            let done = one(request, target, &plan)?;
            plan.lines.extend(done.as_ref().map(|done| done.line.clone()));
            drafted[index] = done;
        }
    }
    Ok(drafted.into_iter().flatten().collect())
}

fn targets(request: &DraftRequest<'_>, grid: &Grid) -> Result<Vec<Target>, MoneyError> {
    let mut targets: Vec<Target> = Vec::new();
    for line in request.last.map(|last| last.lines.as_slice()).unwrap_or_default() {
        targets.push(Target { line: followed(line, request), followed: true, spent: BTreeMap::new() });
    }
    let followed = targets.len();
    let mut beside: BTreeMap<Category, BTreeMap<Month, Money>> = BTreeMap::new();
    let add = |spent: &mut BTreeMap<Month, Money>, month: Month, amount: Money| -> Result<(), MoneyError> {
        let sum = spent.entry(month).or_insert(Money::zero(grid.currency));
        *sum = sum.checked_add(amount)?;
        Ok(())
    };
    for cell in grid.cells.iter().filter(|cell| cell.month <= request.until) {
        let category = grid.category(cell);
        let members: Vec<&str> = (0..grid.axes.len()).map(|axis| grid.member(cell, axis)).collect();
        let mut covered = false;
        for target in targets[..followed].iter_mut().filter(|target| target.line.covers(category, &members)) {
            covered = true;
            add(&mut target.spent, cell.month, cell.amount)?;
        }
        if !covered && !category.is_unclassified() {
            add(beside.entry(category.clone()).or_default(), cell.month, cell.amount)?;
        }
    }
    for (category, spent) in beside {
        targets.push(Target { line: bare(category, grid.axes.len(), grid), followed: false, spent });
    }
    Ok(targets)
}

/// A line of the last plan, its months moved into the new year.
fn followed(line: &Line, request: &DraftRequest<'_>) -> Line {
    let moved = request.last.map_or(0, |last| request.plan.year.first.since(last.year.first));
    let amount = match &line.amount {
        Amount::Rule(rule) => {
            Amount::Rule(Box::new(Rule { method: rule.method, values: shifted(&rule.values, moved) }))
        }
        stated => stated.clone(),
    };
    Line {
        amount,
        from: line.from.map(|month| month.plus(moved)),
        to: line.to.map(|month| month.plus(moved)),
        ..line.clone()
    }
}

/// Months of the year move with it; days on which something began stay.
fn shifted(values: &Values, moved: i32) -> Values {
    let shift = |value: &KeyValue| match value {
        KeyValue::Month(month) => KeyValue::Month(month.plus(moved)),
        KeyValue::MonthList(months) => KeyValue::MonthList(months.iter().map(|month| month.plus(moved)).collect()),
        KeyValue::Tables(tables) => KeyValue::Tables(tables.iter().map(|table| shifted(table, moved)).collect()),
        other => other.clone(),
    };
    Values(values.0.iter().map(|(key, value)| (*key, shift(value))).collect())
}

fn bare(category: Category, axes: usize, grid: &Grid) -> Line {
    Line {
        category,
        members: vec![None; axes],
        name: String::new(),
        amount: Amount::Monthly(Money::zero(grid.currency)),
        from: None,
        to: None,
        basis: String::new(),
        effect: String::new(),
        owner: String::new(),
        target: None,
        mode: Mode::default(),
        contra: false,
        materiality: None,
        place: Default::default(),
    }
}

/// A candidate: the method's name, the line, its months.
type Candidate = (&'static str, Line, [Money; 12]);

fn one(request: &DraftRequest<'_>, target: &Target, plan: &Plan) -> Result<Option<Drafted>, MoneyError> {
    let zero = Money::zero(plan.currency);
    let history = |_: &Line, month: Month| target.spent.get(&month).copied().unwrap_or(zero);
    let recent = recent(request, target);
    let mut candidates: Vec<Candidate> = Vec::new();
    for (name, amount) in rules(request, target, recent) {
        let line = Line { amount, target: None, ..target.line.clone() };
        match line_months(&line, plan, &history) {
            Ok(months) => candidates.push((name, line, months)),
            // What a method lacks here another may have.
            Err(WorkError::Problem(_)) => {}
            Err(WorkError::Money(error)) => return Err(error),
        }
    }
    let chosen = request.method.and_then(|wanted| candidates.iter().position(|(name, ..)| *name == wanted));
    let Some((name, line, months)) = candidates.get(chosen.unwrap_or(0)).cloned() else { return Ok(None) };
    let basis = method::basis(&line, plan, &history);
    let frozen = matches!(name, HISTORY | INCREMENTAL);
    let months = if frozen { rounded(months, request.round) } else { months };
    let annual = Money::sum(months, plan.currency)?;
    let mut checks = Vec::new();
    for (other, _, months) in candidates.iter().filter(|(other, ..)| *other != name) {
        checks.push((*other, Money::sum(*months, plan.currency)?));
    }
    let stated = Amount::Months(Box::new(months));
    let contra = line.contra || months.iter().any(|month| month.is_negative());
    Ok(Some(Drafted {
        line: if frozen { Line { amount: stated, contra, ..line } } else { line },
        method: name,
        basis,
        annual,
        actual: recent,
        last: last_amount(request, target),
        checks,
    }))
}

/// What can be tried, best first.
fn rules(request: &DraftRequest<'_>, target: &Target, recent: Option<Money>) -> Vec<(&'static str, Amount)> {
    let rule = |method, values| (method, Amount::Rule(Box::new(Rule { method, values: Values(values) })));
    let mut rules = Vec::new();
    if let Amount::Rule(own) = &target.line.amount
        && !matches!(own.method, HISTORY | INCREMENTAL)
    {
        rules.push((own.method, target.line.amount.clone()));
    }
    let growth = request.growth.map(|growth| ("growth", KeyValue::Ratio(growth)));
    let until = ("until", KeyValue::Month(request.until));
    rules.push(rule(HISTORY, [until].into_iter().chain(growth).collect()));
    if let Some(last) = recent.or(last_amount(request, target)).filter(|last| !last.is_zero()) {
        let change = KeyValue::Ratio(request.growth.unwrap_or(Ratio::ZERO));
        rules.push(rule(INCREMENTAL, vec![("last", KeyValue::Amount(last)), ("price_change", change)]));
    }
    if target.followed && !matches!(target.line.amount, Amount::Rule(_)) {
        rules.push((FIXED, target.line.amount.clone()));
    }
    rules
}

/// The sum of the twelve months up to the last complete one; `None` if less than a year is booked.
fn recent(request: &DraftRequest<'_>, target: &Target) -> Option<Money> {
    let from = request.until.plus(-11);
    let first = *target.spent.keys().next()?;
    if first > from {
        return None;
    }
    let months = target.spent.range(from..=request.until).map(|(_, amount)| *amount);
    Money::sum(months, request.plan.currency).ok()
}

/// What the last plan gave the line.
fn last_amount(request: &DraftRequest<'_>, target: &Target) -> Option<Money> {
    let last = request.last?;
    let of = last.lines.iter().find(|line| {
        target.followed
            && line.category == target.line.category
            && line.members == target.line.members
            && line.name == target.line.name
    })?;
    let nothing = |_: &Line, _: Month| Money::zero(last.currency);
    let months = worked(of, last, &nothing, &mut Tape::silent()).ok()?;
    Money::sum(months, last.currency).ok()
}

/// Each month to the nearest multiple, half away from zero.
fn rounded(months: [Money; 12], unit: Option<Money>) -> [Money; 12] {
    let Some(unit) = unit.filter(|unit| unit.is_positive()) else { return months };
    months.map(|month| {
        let multiples = Quantity::from(month) / Quantity::from(unit);
        let whole = multiples.money(month.currency()).map_or(0, |m| m.share(1, month.currency().scale()).minor());
        Money::from_minor(whole.saturating_mul(unit.minor()), unit.currency())
    })
}

/// Is another estimate more than a tenth away (domain.md §3.1)?
pub fn far(annual: Money, other: Money) -> bool {
    let Ok(difference) = other.checked_sub(annual) else { return true };
    let tenth = Ratio::of_counts(1, 10).unwrap_or(Ratio::ZERO);
    tenth.compare_share(difference, annual) == std::cmp::Ordering::Greater
}

/// The year a draft is for: the one after the last that is planned, else after the one that is running.
pub fn next_year(last: Option<&Plan>, today: Month) -> FiscalYear {
    match last {
        Some(last) => FiscalYear { first: last.year.first.plus(12) },
        None => FiscalYear { first: Month::new(today.year() + 1, 1).unwrap_or(today) },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Currency, GridCell};
    use crate::plan_file::load_texts;

    fn yuan(major: i64) -> Money {
        Money::from_minor(major * 100, Currency::CNY)
    }

    fn month(text: &str) -> Month {
        Month::parse(text).unwrap()
    }

    /// 100 a month for 电费 from January 2025, and 50 for 快递 from June 2026, up to October 2026.
    fn grid() -> Grid {
        let category = |path| Category::parse(path).unwrap();
        let cell = |month, category, amount| GridCell { month, category, members: Box::new([]), amount, count: 1 };
        let mut cells: Vec<GridCell> =
            month("2025-01").until(month("2026-11")).map(|m| cell(m, 0, yuan(100))).collect();
        cells.extend(month("2026-06").until(month("2026-11")).map(|m| cell(m, 1, yuan(50))));
        Grid { categories: vec![category("电费"), category("快递")], cells, ..Grid::empty(Currency::CNY, vec![]) }
    }

    fn last() -> Plan {
        let text = "[plan]\nid = '2026'\nfirst_month = '2026-01'\n[grade.a]\nheads = 2\nbase = 5000\n\
                    [[line]]\ncategory = '工资'\nmethod = 'headcount'\n\
                    [[line]]\ncategory = '福利'\nmethod = 'festival'\nfestivals = [{ month = '2026-09', amount = 300 }]\n\
                    [[line]]\ncategory = '电费'\nmonthly = 120\n\
                    [[line]]\ncategory = '快递'\nmonthly = 40\nowner = '张三'\n";
        let (mut loaded, problems) = load_texts(&[("budget.toml".to_string(), text.to_string())]);
        assert_eq!(problems, []);
        loaded.plans.remove(0)
    }

    fn request(last: &Plan) -> DraftRequest<'_> {
        let year = next_year(Some(last), month("2026-11"));
        let plan = Plan { id: "2027".into(), year, lines: Vec::new(), ..last.clone() };
        DraftRequest { plan, last: Some(last), until: month("2026-10"), growth: None, method: None, round: None }
    }

    #[test]
    fn each_line_gets_the_method_that_its_data_allow() {
        let last = last();
        let drafted = draft(&request(&last), &grid()).unwrap();
        let told: Vec<(&str, &str, Money)> =
            drafted.iter().map(|d| (d.line.category.as_str(), d.method, d.annual)).collect();
        assert_eq!(
            told,
            [
                ("工资", "headcount", yuan(120_000)),
                ("福利", "festival", yuan(600)),
                ("电费", "history", yuan(1_200)),
                // Five months are too few for a history, and less than a year to grow from: last year's plan is.
                ("快递", "incremental", yuan(480)),
            ]
        );
        // The festival moved into the new year; what history gave is frozen.
        let Amount::Rule(rule) = &drafted[1].line.amount else { panic!() };
        assert_eq!(rule.values.tables("festivals")[0].month("month"), Some(month("2027-09")));
        assert_eq!(drafted[2].line.amount, Amount::Months(Box::new([yuan(100); 12])));
        // 1,440 planned, 1,200 spent: far from each other.
        assert_eq!(drafted[2].checks, [("incremental", yuan(1_200)), ("fixed", yuan(1_440))]);
        assert!(far(yuan(1_200), yuan(1_440)) && !far(yuan(1_200), yuan(1_320)));
        assert_eq!((drafted[2].actual, drafted[2].last), (Some(yuan(1_200)), Some(yuan(1_440))));
    }

    #[test]
    fn without_a_plan_the_ledger_alone_is_drafted() {
        let plan = Plan::empty("2027", month("2027-01"), Currency::CNY, 0);
        let growth = Ratio::parse("10%");
        let request = DraftRequest { plan, last: None, until: month("2026-10"), growth, method: None, round: None };
        let drafted = draft(&request, &grid()).unwrap();
        // 快递 has five months only: nothing can be said of a year, and nothing is.
        assert_eq!(drafted.len(), 1);
        assert_eq!(drafted[0].annual, yuan(1_320));
    }

    #[test]
    fn amounts_are_rounded_half_away_from_zero() {
        let months = rounded([Money::from_minor(15_000, Currency::CNY); 12], Some(yuan(100)));
        assert_eq!(months, [yuan(200); 12]);
    }
}
