//! `budget variance`: actuals against the plan, history, targets and the market.

use std::collections::BTreeSet;

use super::filter_args::{FilterArgs, Filters};
use super::opened::Opened;
use super::period_args::{PeriodArgs, SpanArgs, choose, last_complete, scopes};
use super::{Outcome, Session, spoken};
use crate::analysis::variance::{
    Against, BaseFacts, By, Facts, Member, Only, RecentFacts, Role, Row, Scope, ScopeFacts, Segment, Sort, Status,
    Variance, VarianceQuery, variance,
};
use crate::analysis::{Budget, Covering};
use crate::model::{Category, Grid, Line, Month, Period, ReportColumn};
use crate::report::{VarianceParts, variance_report};
use crate::store::{LedgerKind, LedgerStore, Query};
use crate::words::{Failure, Message, Problem, msg};

/// Compare actuals with the plan, with history and with targets
///
/// variance = actual − budget: a cost above its budget is adverse (over), one below it favourable.
#[derive(Debug, clap::Args)]
pub struct VarianceArgs {
    #[command(flatten)]
    period: PeriodArgs,
    #[command(flatten)]
    span: SpanArgs,
    /// How to break rows down, from the outermost: category and any dimension of the book (department or 部门)
    #[arg(long, value_name = "WHAT", value_delimiter = ',', default_value = "category")]
    by: Vec<String>,
    /// Cut categories to this many levels
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    depth: Option<u32>,
    #[command(flatten)]
    filter: FilterArgs,
    /// Also compare with: last-year, average:N (the N months before), target, benchmark
    #[arg(long, value_name = "BASE", value_delimiter = ',', value_parser = parse_against)]
    against: Vec<Base>,
    /// Show only these rows, by their status (超支 or over, 预算外, …) or material; the others are summed in one
    #[arg(long, value_name = "WHICH", value_parser = spoken::parser(spoken::ONLY), ignore_case = true)]
    only: Option<String>,
    /// The order of rows
    #[arg(long, value_name = "ORDER", value_parser = spoken::parser(spoken::SORT), ignore_case = true, default_value = "book")]
    sort: String,
    /// The columns, in order [default: those of the book's settings, else budget, actual, variance, rate and status,
    /// with the year's budget and its completion beside a year to date]
    #[arg(long, value_name = "COLUMN", value_delimiter = ',', value_parser = parse_column)]
    columns: Vec<ReportColumn>,
    /// One column per month of the period
    #[arg(long, value_name = "WHAT", value_parser = spoken::parser(spoken::MONTHLY), ignore_case = true)]
    pivot: Option<String>,
    /// Also show rows in which everything is zero
    #[arg(long)]
    all: bool,
    /// Exit with 1 if the period has any of these: over (or short of income), unbudgeted (or over), missing months
    #[arg(long, value_name = "LEVEL", value_delimiter = ',', value_parser = spoken::parser(spoken::FAIL_ON), ignore_case = true)]
    fail_on: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Base {
    Budget,
    Other(Against),
}

fn parse_against(text: &str) -> Result<Base, String> {
    let number = |n: &str| n.trim().parse::<u32>().ok().filter(|n| (1..=120).contains(n));
    // As the column is headed: 前 3 个月平均, average of the 3 months before.
    let headed = text.strip_prefix('前').and_then(|rest| rest.strip_suffix("个月平均"));
    let headed = headed.or_else(|| text.strip_prefix("average of the ")?.strip_suffix(" months before"));
    if let Some(months) = headed {
        return number(months).map(|n| Base::Other(Against::Average(n))).ok_or_else(|| text.to_string());
    }
    let (name, months) = text.split_once([':', '：']).unwrap_or((text, ""));
    match (spoken::name(spoken::BASES, name).unwrap_or_default(), months) {
        ("budget", "") => Ok(Base::Budget),
        ("last-year", "") => Ok(Base::Other(Against::LastYear)),
        ("target", "") => Ok(Base::Other(Against::Target)),
        ("benchmark", "") => Ok(Base::Other(Against::Benchmark)),
        ("average", "") => Ok(Base::Other(Against::Average(3))),
        ("average", n) => number(n).map(|n| Base::Other(Against::Average(n))).ok_or_else(|| text.to_string()),
        _ => Err(text.to_string()),
    }
}

fn parse_column(text: &str) -> Result<ReportColumn, String> {
    ReportColumn::named(text).ok_or_else(|| text.to_string())
}

/// Ten years side by side: what is wider, no eye and no spreadsheet follows.
const MOST_COLUMNS: usize = 120;

pub(super) fn run(args: VarianceArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let opened = Opened::open(session)?;
    let budget = opened.budget()?;
    let chosen = choose(&args.period, &args.span, &budget, session.as_of)?;
    if args.pivot.is_some() && chosen.period.touched().len() > MOST_COLUMNS {
        let message = msg("variance-pivot-long").with("months", chosen.period.touched().len());
        let hint = msg("variance-pivot-long-hint").with("most", MOST_COLUMNS);
        return Err(Failure::could_not_run(Problem::error(message).hint(hint)).into());
    }
    let filters = args.filter.read(&opened)?;
    let booked = booked(&opened, session)?;
    let columns: &[ReportColumn] = if args.columns.is_empty() { &opened.settings.columns } else { &args.columns };
    let mut scopes = scopes(chosen, &budget, session.as_of, &booked);
    if chosen.to_date && !columns.iter().any(|column| column.is_of_year()) {
        scopes.iter_mut().for_each(|scope| scope.year = None);
    }
    let query = query(&args, &opened, scopes, &filters, columns)?;
    let covering = Covering::new(&budget);
    let materiality = opened.materiality();
    let facts = facts(&opened, &covering, &query, &booked, session)?;
    let result = variance(&covering, &facts, &query, &materiality)?;
    let parts = VarianceParts {
        variance: &result,
        query: &query,
        head: &opened.head(&budget, chosen.period, session)?,
        bases: bases(&facts),
        names: &opened.names(session),
        materiality: &materiality,
        empty: why_empty(&result, &opened, &budget, &query)?,
        filters: filters.messages(&opened.settings.dimensions),
        columns,
        bases_of_rows: match columns.contains(&ReportColumn::Note) {
            true => result.rows.iter().map(|row| basis(row, &budget)).collect(),
            false => Vec::new(),
        },
    };
    let report = variance_report(&parts);
    session.show(&report)?;
    Ok(outcome(&args, &result))
}

fn query(
    args: &VarianceArgs,
    opened: &Opened,
    scopes: Vec<Scope>,
    filters: &Filters,
    columns: &[ReportColumn],
) -> Result<VarianceQuery, Failure> {
    let axes = &opened.settings.dimensions;
    let mut by = Vec::new();
    for name in &args.by {
        let level = match (spoken::is_category(name), spoken::axis(axes, name)) {
            (true, _) => By::Category,
            (_, Some(axis)) => By::Axis(axis),
            (_, None) => return Err(unknown_by(name, opened)),
        };
        // Named twice it would say the same twice.
        if !by.contains(&level) {
            by.push(level);
        }
    }
    let mut against: Vec<Against> = Vec::new();
    for base in &args.against {
        if let Base::Other(base) = base
            && !against.contains(base)
        {
            against.push(*base);
        }
    }
    if columns.contains(&ReportColumn::LastYear) && !against.contains(&Against::LastYear) {
        against.push(Against::LastYear);
    }
    // Without a plan history is all there is to compare with.
    if against.is_empty() && scopes.iter().all(|s| !s.planned) {
        against = vec![Against::LastYear, Against::Average(3)];
    }
    Ok(VarianceQuery {
        scopes,
        by,
        depth: args.depth.map(|d| d as usize),
        categories: filters.categories.clone(),
        members: filters.members.clone(),
        against,
        only: args.only.as_deref().and_then(|only| spoken::name(spoken::ONLY, only)).map(only),
        sort: match spoken::name(spoken::SORT, &args.sort).unwrap_or_default() {
            "variance" => Sort::Variance,
            "execution" => Sort::Execution,
            "actual" => Sort::Actual,
            "budget" => Sort::Budget,
            "name" => Sort::Name,
            _ => Sort::Book,
        },
        all: args.all,
        pivot: args.pivot.is_some(),
    })
}

fn only(name: &str) -> Only {
    match name {
        "over" => Only::Over,
        "unbudgeted" => Only::Unbudgeted,
        "near" => Only::Status(Status::Near),
        "at" => Only::Status(Status::At),
        "unspent" => Only::Status(Status::Unspent),
        "idle" => Only::Status(Status::Idle),
        "missing" => Only::Status(Status::Missing),
        "favourable" => Only::Favorable,
        "shortfall" => Only::Status(Status::Shortfall),
        "surplus" => Only::Status(Status::Surplus),
        "ok" => Only::Status(Status::Ok),
        _ => Only::Material,
    }
}

pub(super) fn unknown_by(name: &str, opened: &Opened) -> Failure {
    let known = std::iter::once("category").chain(opened.settings.dimensions.names()).map(Message::verbatim);
    let problem = Problem::error(msg("by-unknown").with("value", name));
    Failure::could_not_run(problem.hint(msg("by-unknown-hint").with("known", known.collect::<Vec<_>>())))
}

/// The sums of the ledger that the query needs, and no more: axes that no row, line or filter names stay summed.
fn facts(
    opened: &Opened,
    covering: &Covering<'_>,
    query: &VarianceQuery,
    booked: &BTreeSet<Month>,
    session: &Session<'_>,
) -> anyhow::Result<Facts> {
    let budget = covering.budget();
    let by_lines = |axis: usize| budget.lines.iter().any(|l| l.line.members[axis].is_some());
    let named = |axis: usize| {
        query.by.contains(&By::Axis(axis)) || query.members.iter().any(|(i, _)| *i == axis) || by_lines(axis)
    };
    let axes = |wanted: &dyn Fn(usize) -> bool| -> Vec<String> {
        budget.axes.iter().enumerate().filter(|(axis, _)| wanted(*axis)).map(|(_, name)| name.clone()).collect()
    };
    let (by, by_lines) = (axes(&named), axes(&by_lines));
    let sums = |period: Period, together: bool| opened.sums(&Query { together, ..opened.query(period, &by, session) });
    let mut scopes = Vec::new();
    for scope in &query.scopes {
        // Months stay apart where a report shows them, or where a cell's line may change within the period.
        let steady = covering.is_steady(scope.period);
        let bases = query.against.iter().map(|against| base(*against, scope, steady, booked, session, &sums));
        let bases = bases.collect::<anyhow::Result<_>>()?;
        let actual = sums(scope.period, steady && !query.pivot)?;
        scopes.push(ScopeFacts { actual, commitment: None, bases });
    }
    let last = query.scopes[0].period.last_month().min(last_complete(session.as_of)).plus(1);
    let months = Period::months(last.plus(-3), last);
    let recent = RecentFacts {
        months: months.touched().collect(),
        actual: opened.sums(&opened.query(months, &by_lines, session))?,
    };
    Ok(Facts { dimensions: opened.settings.dimensions.clone(), scopes, recent })
}

/// The months in which the ledger has rows, as far as the session knows of them.
fn booked(opened: &Opened, session: &Session<'_>) -> anyhow::Result<BTreeSet<Month>> {
    let months = opened.store.months(LedgerKind::Actual)?.into_iter().map(|(month, ..)| month);
    let (Some(_), Some(first), Some(last)) = (session.known_at, months.clone().min(), months.clone().max()) else {
        return Ok(months.collect());
    };
    let known = opened.sums(&opened.query(Period::months(first, last.plus(1)), &[], session))?;
    Ok(known.cells.iter().map(|cell| cell.month).collect())
}

fn base(
    against: Against,
    scope: &Scope,
    steady: bool,
    booked: &BTreeSet<Month>,
    session: &Session<'_>,
    sums: &impl Fn(Period, bool) -> anyhow::Result<Grid>,
) -> anyhow::Result<Option<BaseFacts>> {
    let (period, together) = match against {
        Against::Target | Against::Benchmark => return Ok(None),
        // Of a period in progress the days that are gone by, as of what it is compared with.
        Against::LastYear => (scope.gone().shift_months(-12), steady),
        Against::Average(n) => {
            // Complete months before the period: the open one would pull the mean down.
            let end: Month = scope.period.first_month().min(last_complete(session.as_of).plus(1));
            (Period::months(end.plus(-(n as i32)), end), true)
        }
    };
    let grid = sums(period, together)?;
    let covered = period.touched().filter(|month| booked.contains(month)).count() as u32;
    Ok((!grid.cells.is_empty() && covered > 0).then_some(BaseFacts { grid, period, covered }))
}

/// What the plan lines of exactly this row say of their amounts.
fn basis(row: &Row, budget: &Budget) -> Option<String> {
    let category = row.path.iter().rev().find_map(|segment| match segment {
        Segment::Category(category) => Some(category),
        _ => None,
    })?;
    let is_of_row = |line: &Line| {
        let fits = |segment: &Segment| match segment {
            Segment::Member(axis, member) => Member::of_line(line.members[*axis].as_deref()) == *member,
            Segment::Category(_) | Segment::Unallocated => true,
        };
        line.category == *category && !line.basis.is_empty() && row.path.iter().all(fits)
    };
    let mut found: Vec<&str> = Vec::new();
    for line in budget.lines.iter().map(|of| &of.line).filter(|line| is_of_row(line)) {
        if !found.contains(&line.basis.as_str()) {
            found.push(&line.basis);
        }
    }
    (!found.is_empty()).then(|| found.join("; "))
}

/// The days of each base, and how many months of them have rows; scope by scope.
fn bases(facts: &Facts) -> Vec<Vec<Option<(Period, u32)>>> {
    let of = |base: &Option<BaseFacts>| base.as_ref().map(|base| (base.period, base.covered));
    facts.scopes.iter().map(|scope| scope.bases.iter().map(of).collect()).collect()
}

/// Says which of the possible reasons it is that there is nothing to see, and what there is instead.
fn why_empty(
    result: &Variance,
    opened: &Opened,
    budget: &Budget,
    query: &VarianceQuery,
) -> anyhow::Result<Option<Message>> {
    if result.rows.iter().any(|row| !matches!(row.role, Role::Remainder(_) | Role::Shared(_))) {
        return Ok(None);
    }
    if result.selected > 0 {
        return Ok(Some(msg("empty-only").with("count", result.selected)));
    }
    let above = |wanted: &Category| {
        let lines = budget.lines.iter().map(|of| &of.line.category);
        lines.filter(|line| line.contains(wanted) && *line != wanted).max_by_key(|line| line.depth())
    };
    if let Some(line) = query.categories.iter().find_map(above) {
        return Ok(Some(msg("empty-finer").with("line", line.to_string())));
    }
    if result.outside > 0 {
        return Ok(Some(msg("empty-filtered").with("count", result.outside)));
    }
    let months = opened.store.months(LedgerKind::Actual)?;
    let wanted = query.scopes[0].period.last_month();
    let nearest = months.iter().min_by_key(|(m, ..)| m.since(wanted).abs()).map(|(m, ..)| *m);
    Ok(Some(match (nearest, budget.plans.is_empty()) {
        (Some(month), _) => msg("empty-month").with("nearest", month.to_string()),
        (None, true) => msg("empty-book"),
        (None, false) => msg("empty-ledger"),
    }))
}

fn outcome(args: &VarianceArgs, result: &Variance) -> Outcome {
    use crate::analysis::variance::Status;
    let found = |wanted: &[Status]| result.lines.iter().any(|status| wanted.contains(status));
    let is_met = |level: &String| match level.as_str() {
        "over" => found(&[Status::Over, Status::Shortfall]),
        "missing" => result.scopes.first().is_some_and(|scope| !scope.missing.is_empty()),
        _ => found(&[Status::Over, Status::Shortfall, Status::Unbudgeted]),
    };
    if args.fail_on.iter().any(is_met) { Outcome::No } else { Outcome::Done }
}
