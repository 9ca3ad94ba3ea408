//! Next year's plan, drafted: for every line the method that its data allow, and the others as cross-checks.
//!
//! The policy of domain.md §3.1: drivers where the plan has them, else history of six months and more, else
//! last year with growth. Methods are never blended. What comes from history is frozen into twelve amounts,
//! so that the draft does not move when the ledger does.
//! Not here: the file it becomes (`plan_file::plan_text`), or sentences in a language.

mod fit;
mod head;
mod targets;

pub use fit::{Cut, fit};
pub use head::{head, next_year};

use targets::{Target, targets};

use super::method::{self, Tape, WorkError, line_months, worked};
use crate::model::line::Rule;
use crate::model::{Amount, Category, Grid, KeyValue, Line, Money, MoneyError, Month, Plan, Quantity, Ratio, Values};
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
    /// Amounts taken from the past are rounded to multiples of this.
    pub round: Option<Money>,
}

/// A draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// In the order of the last plan, then what was spent beside it.
    pub lines: Vec<Drafted>,
    /// What has no line, and why.
    pub left_out: Vec<LeftOut>,
}

/// What has no line in a draft.
#[derive(Clone, Debug, PartialEq)]
pub enum LeftOut {
    /// A line that only limited others.
    Ceiling(Category),
    /// A line of the last plan whose method cannot work any more, with no history in its place.
    NoMethod(Category),
    /// Spending of too few months to tell a year from.
    TooShort {
        /// On what.
        category: Category,
        /// Months with bookings.
        months: usize,
        /// Spent in them.
        spent: Money,
    },
    /// Spending that no rule could classify.
    Unclassified {
        /// In the months looked at.
        spent: Money,
    },
    /// Spending of members that are not the plan's.
    Outside {
        /// In the months looked at.
        spent: Money,
    },
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

/// The rules that a draft may choose from beside the last plan's own.
const HISTORY: &str = "history";
const INCREMENTAL: &str = "incremental";
/// The amount of the last plan as it stands.
const FIXED: &str = "fixed";

/// Methods that a draft can be told to try first.
pub const CHOICES: &[&str] = &[HISTORY, INCREMENTAL, FIXED];

/// Drafts the lines.
///
/// `grid` holds the months before the plan with all axes of the book.
pub fn draft(request: &DraftRequest<'_>, grid: &Grid) -> Result<Draft, MoneyError> {
    let mut plan = request.plan.clone();
    let (targets, mut left_out) = targets(request, grid)?;
    let begin = grid.cells.iter().map(|cell| cell.month).min();
    let shares = |target: &Target| match &target.line.amount {
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

fn without_line(target: &Target, request: &DraftRequest<'_>) -> Result<LeftOut, MoneyError> {
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
    target: &Target,
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
    let line = if frozen { Line { amount: stated, contra, ..line } } else { line };
    Ok(Some(Drafted { line, method: name, basis, annual, months, actual: recent, last, checks, cut: None }))
}

/// What can be tried, best first.
fn rules(
    request: &DraftRequest<'_>,
    target: &Target,
    recent: Option<Money>,
    last: Option<Money>,
) -> Vec<(&'static str, Amount)> {
    let rule = |method, values| (method, Amount::Rule(Box::new(Rule { method, values: Values(values) })));
    let mut rules = Vec::new();
    if let Amount::Rule(own) = &target.line.amount
        && !matches!(own.method, HISTORY | INCREMENTAL)
    {
        rules.push((own.method, target.line.amount.clone()));
    }
    let growth = request.growth.map(|growth| ("growth", KeyValue::Ratio(growth)));
    let until = ("until", KeyValue::Month(request.until));
    let year = year_before(request);
    // What ended more than a year ago has no level.
    if target.spent.keys().next_back().is_some_and(|month| *month >= year.start) {
        rules.push(rule(HISTORY, [until].into_iter().chain(growth).collect()));
    }
    // What began a few months ago shows no year yet; the plan knew better.
    let began = target.spent.keys().next().is_some_and(|first| request.until.since(*first) < 5);
    let planned = last.filter(|_| began || recent.is_none_or(Money::is_zero));
    if let Some(base) = planned.or(recent).filter(|base| !base.is_zero()) {
        let change = KeyValue::Ratio(request.growth.unwrap_or(Ratio::ZERO));
        let mut values = vec![("last", KeyValue::Amount(base)), ("price_change", change)];
        let shape = shape(request, target);
        if planned.is_none() && shape.iter().any(|weight| *weight > 0) {
            values.push(("index", KeyValue::Weights(Box::new(shape))));
        }
        rules.push(rule(INCREMENTAL, values));
    }
    if target.follows.is_some() && !matches!(target.line.amount, Amount::Rule(_)) {
        rules.push((FIXED, target.line.amount.clone()));
    }
    rules
}

/// The twelve months up to the last complete one.
fn year_before(request: &DraftRequest<'_>) -> std::ops::Range<Month> {
    request.until.plus(-11)..request.until.plus(1)
}

/// What was spent in those twelve months; `None` if the ledger, which begins with `begin`, does not hold them all.
fn recent(request: &DraftRequest<'_>, target: &Target, begin: Option<Month>) -> Result<Option<Money>, MoneyError> {
    let year = year_before(request);
    if begin.is_none_or(|begin| begin > year.start) {
        return Ok(None);
    }
    Money::sum(target.spent.range(year).map(|(_, amount)| *amount), request.plan.currency).map(Some)
}

/// How those twelve months spread over the plan's, as weights; a month of net refunds has none.
fn shape(request: &DraftRequest<'_>, target: &Target) -> [i64; 12] {
    let mut shape = [0; 12];
    for (month, amount) in target.spent.range(year_before(request)) {
        let index = month.since(request.plan.year.first).rem_euclid(12);
        shape[index as usize] = amount.minor().max(0);
    }
    shape
}

/// What the last plan gave the line.
fn last_amount(request: &DraftRequest<'_>, target: &Target) -> Option<Money> {
    let last = request.last?;
    let nothing = |_: &Line, _: Month| Money::zero(last.currency);
    let months = worked(&last.lines[target.follows?], last, &nothing, &mut Tape::silent()).ok()?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::line::Mode;
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
        let plan = head(Some(last), next_year(Some(last), month("2026-11")), Currency::CNY, 0);
        DraftRequest { plan, last: Some(last), until: month("2026-10"), growth: None, method: None, round: None }
    }

    #[test]
    fn each_line_gets_the_method_that_its_data_allow() {
        let last = last();
        let drafted = draft(&request(&last), &grid()).unwrap().lines;
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
        let drafted = draft(&request, &grid()).unwrap().lines;
        assert_eq!((drafted[1].method, drafted[1].annual), ("history", yuan(1_320)));
        // 快递 has five months only, of a ledger that holds a year: the same again, in the same months.
        assert_eq!((drafted[0].method, drafted[0].annual), ("incremental", yuan(275)));
        assert_eq!(drafted[0].months[5..10], [yuan(55); 5]);
    }

    #[test]
    fn what_a_short_ledger_cannot_tell_is_left_out_and_said() {
        let plan = Plan::empty("2027", month("2027-01"), Currency::CNY, 0);
        let request =
            DraftRequest { plan, last: None, until: month("2026-10"), growth: None, method: None, round: None };
        let mut grid = grid();
        grid.cells.retain(|cell| cell.month >= month("2026-06"));
        let draft = draft(&request, &grid).unwrap();
        assert_eq!(draft.lines, []);
        let short = |path, spent| LeftOut::TooShort { category: Category::parse(path).unwrap(), months: 5, spent };
        assert_eq!(draft.left_out, [short("快递", yuan(250)), short("电费", yuan(500))]);
    }

    #[test]
    fn spending_without_a_member_counts_and_that_of_others_does_not() {
        let text = "[plan]\nid = '2026'\nfirst_month = '2026-01'\nfor = { project = 'A' }\n\
                    [[line]]\ncategory = 'x:y'\nmonthly = 100\n";
        let book = "[dimensions]\nproject = ['A', 'B']\n";
        let (mut loaded, problems) =
            load_texts(&[("budget.toml".into(), book.into()), ("plans/a.toml".into(), text.into())]);
        assert_eq!(problems, []);
        let last = loaded.plans.remove(0);
        // 未填 10 and A 20 a month for x:y, 5 directly on x, 7 of B, 3 unclassified, for a year.
        let rows = [(0, 0, 10), (0, 1, 20), (1, 1, 5), (0, 2, 7), (2, 1, 3)];
        let cells = month("2025-11").until(month("2026-11")).flat_map(|month| {
            rows.map(|(category, member, major)| GridCell {
                month,
                category,
                members: Box::new([member]),
                amount: yuan(major),
                count: 1,
            })
        });
        let categories = vec!["x:y", "x"].into_iter().map(|path| Category::parse(path).unwrap());
        let grid = Grid {
            categories: categories.chain([Category::unclassified()]).collect(),
            members: vec![vec![String::new(), "A".into(), "B".into()]],
            cells: cells.collect(),
            ..Grid::empty(Currency::CNY, vec!["project".into()])
        };
        let plan = head(Some(&last), next_year(Some(&last), month("2026-11")), Currency::CNY, 1);
        let draft = draft(&DraftRequest { plan, ..request(&last) }, &grid).unwrap();
        let told: Vec<_> = draft.lines.iter().map(|d| (d.line.category.as_str(), d.annual, d.line.mode)).collect();
        // What was booked on the parent comes on top of its child.
        assert_eq!(told, [("x:y", yuan(360), Mode::Ceiling), ("x", yuan(60), Mode::Additive)]);
        let left = [LeftOut::Unclassified { spent: yuan(36) }, LeftOut::Outside { spent: yuan(84) }];
        assert_eq!(draft.left_out, left);
    }

    #[test]
    fn a_cap_shrinks_what_is_not_locked_and_keeps_the_shape() {
        let last = last();
        let mut drafted = draft(&request(&last), &grid()).unwrap().lines;
        drafted[0].line.locked = true;
        // 120,000 locked; 600, 1,200 and 480 shrink to 1,140 together.
        let factor = fit(&mut drafted, &Default::default(), yuan(121_140)).unwrap();
        assert_eq!(factor, Quantity::parse("0.5"));
        assert!(matches!(drafted[0].line.amount, Amount::Rule(_)) && drafted[0].cut.is_none());
        assert_eq!(drafted[1].cut, Some(Cut { from: yuan(600), at_floor: false }));
        let mut festival = [yuan(0); 12];
        festival[8] = yuan(300);
        assert_eq!(drafted[1].line.amount, Amount::Months(Box::new(festival)));
        assert_eq!(drafted[2].months, [yuan(50); 12]);
        let total = Money::sum(drafted.iter().map(|line| line.annual), Currency::CNY).unwrap();
        assert_eq!(total, yuan(121_140));
    }

    #[test]
    fn amounts_are_rounded_half_away_from_zero() {
        let months = rounded([Money::from_minor(15_000, Currency::CNY); 12], Some(yuan(100)));
        assert_eq!(months, [yuan(200); 12]);
    }
}
