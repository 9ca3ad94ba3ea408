//! `budget variance`: actuals against the plan, history, targets and the market.

use std::mem::ManuallyDrop;

use super::chart_args::ChartArgs;
use super::close;
use super::filter_args::{FilterArgs, Filters};
use super::opened::Opened;
use super::period_args::{PeriodArgs, SpanArgs, choose};
use super::reading::Reading;
use super::view_args::ViewArgs;
use super::{Outcome, Session, spoken};
use crate::analysis::Budget;
use crate::analysis::variance::{Against, By, Only, Sort, Status, Variance};
use crate::answer::Chosen;
use crate::answer::forecast::ForecastRequest;
use crate::answer::overrides::told_now;
use crate::answer::review::said_of;
use crate::answer::variance::{VarianceRequest, variance};
use crate::model::{FiscalYear, ReportColumn};
use crate::report::chart::variance_charts;
use crate::report::{VarianceParts, variance_report};
use crate::reviews;
use crate::versions::Which;
use crate::words::terms::axis_heading;
use crate::words::{Failure, Message, Problem, msg};

/// Compare actuals with the plan, history and targets
///
/// variance = actual − budget: a cost above its budget is adverse (over), one below it favourable.
#[derive(Debug, clap::Args)]
pub struct VarianceArgs {
    #[command(flatten)]
    period: PeriodArgs,
    #[command(flatten)]
    span: SpanArgs,
    #[command(flatten)]
    view: ViewArgs,
    #[command(flatten)]
    chart: ChartArgs,
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
    /// Show only these rows, by their status (over, unbudgeted, …) or material; several may be named; the others are
    /// summed in one
    #[arg(long, value_name = "WHICH", value_delimiter = ',', value_parser = spoken::parser(spoken::ONLY), ignore_case = true)]
    only: Vec<String>,
    /// The order of rows
    #[arg(long, value_name = "ORDER", value_parser = spoken::parser(spoken::SORT), ignore_case = true, default_value = "book")]
    sort: String,
    /// The columns, in order [default: those of the book's settings, else budget, actual, variance, rate and status,
    /// with the year's budget and its completion beside a year to date]
    #[arg(long, value_name = "COLUMN", value_delimiter = ',', value_parser = parse_column)]
    columns: Vec<ReportColumn>,
    /// One column for each month of the period (month), or for each member of a dimension (department or 部门), or of
    /// what lies above one
    #[arg(long, value_name = "WHAT")]
    pivot: Option<String>,
    /// Judge by another version than the one in force: original (the first approved), vN, draft (the plan file);
    /// original,current shows both budgets side by side
    #[arg(id = "of_version", long = "version", value_name = "VERSION", value_delimiter = ',', value_parser = parse_which)]
    version: Vec<Which>,
    /// Also show rows in which everything is zero
    #[arg(long)]
    all: bool,
    /// Also show where the year ends: its outlook beside its budget, as `outlook` forecasts it
    #[arg(long)]
    full: bool,
    /// Show what reviews say of each row: cause and reason
    #[arg(long)]
    notes: bool,
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
    // As the column is headed: 前 3 个月平均, 3-month average.
    let headed = text.strip_prefix('前').and_then(|rest| rest.strip_suffix("个月平均"));
    let headed = headed.or_else(|| text.strip_suffix("-month average"));
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

pub(super) fn parse_which(text: &str) -> Result<Which, String> {
    Which::named(text).ok_or_else(|| text.to_string())
}

fn parse_column(text: &str) -> Result<ReportColumn, String> {
    ReportColumn::named(text).ok_or_else(|| text.to_string())
}

/// Ten years side by side: what is wider, no eye and no spreadsheet follows.
const MOST_COLUMNS: usize = 120;

pub(super) fn run(args: VarianceArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let (which, both) = versions(&args.version)?;
    let Reading { mut opened, budget, .. } = Reading::open_at(which, session)?;
    args.view.look(&mut opened);
    let chosen = choose(&args.period, &args.span, &budget, session.as_of)?;
    refuse_moved(&opened, &budget, budget.year_of(chosen.period.last_month()), args.full)?;
    let filters = args.filter.read(&opened, &budget)?;
    let stated: &[ReportColumn] = if args.columns.is_empty() { &opened.settings.columns } else { &args.columns };
    let columns = &if both { side_by_side(stated) } else { stated.to_vec() }[..];
    let mut request = request(&args, &opened, chosen, filters.clone(), columns)?;
    if columns.iter().any(|column| column.is_of_original()) {
        request.original = Some(Reading::open_at(Which::Original, session)?.budget);
    }
    if request.pivot && chosen.period.touched().len() > MOST_COLUMNS {
        let message = msg("variance-pivot-long").with("months", chosen.period.touched().len());
        let hint = msg("variance-pivot-long-hint").with("most", MOST_COLUMNS);
        return Err(Failure::could_not_run(Problem::error(message).hint(hint)).into());
    }
    let source = opened.source(session);
    // The program ends when these are shown: a hundred thousand rows are not given back one by one.
    let answer = ManuallyDrop::new(variance(&source, &budget, request)?);
    let columns_across = answer.variance.columns.len();
    if columns_across > MOST_COLUMNS {
        let message = msg("variance-pivot-wide").with("members", columns_across);
        let hint = msg("variance-pivot-wide-hint").with("most", MOST_COLUMNS);
        return Err(Failure::could_not_run(Problem::error(message).hint(hint)).into());
    }
    let mut overrides = told_now(&source)?;
    let scopes = [Some(chosen.period), chosen.ytd];
    overrides
        .retain(|own| scopes.iter().flatten().any(|period| period.touched().any(|month| month == own.event.month)));
    let said = match args.notes {
        true => Some(said_of(
            &answer.variance.rows,
            &reviews::all(&opened.book, &opened.settings.dimensions)?,
            chosen.period,
        )),
        false => None,
    };
    let parts = VarianceParts {
        answer: &answer,
        asides: close::told(&opened.book, &source, chosen.period)?,
        notes: said,
        head: &opened.head(&budget, chosen.period, session)?,
        names: &opened.names(session),
        materiality: &source.materiality(),
        filters: filters.messages(&opened.settings.dimensions),
        columns,
        overrides: &overrides,
        readers: session.readers(),
    };
    session.warn(&opened.warnings())?;
    let mut report = ManuallyDrop::new(variance_report(&parts));
    args.chart.draw(&mut report, || variance_charts(&answer, parts.names), session)?;
    session.show(&report)?;
    Ok(outcome(&args, &answer.variance))
}

/// A year's end is forecast line by line: of a line whose member moved within the year it would be forecast in two parts,
/// from half the months each. What a line takes along from month to month would stay behind in the first of them.
fn refuse_moved(opened: &Opened, budget: &Budget, year: FiscalYear, full: bool) -> Result<(), Failure> {
    if !full && budget.covers().rollover.is_empty() {
        return Ok(());
    }
    let dimensions = &opened.settings.dimensions;
    let Some(month) = dimensions.moves().into_iter().find(|month| year.first < *month && year.index(*month).is_some())
    else {
        return Ok(());
    };
    let level = dimensions.axes[dimensions.own()..].first().map_or("", |axis| axis.name.as_str());
    let (message, hint) = match full {
        true => (msg("variance-full-moved"), msg("variance-full-moved-hint")),
        false => (msg("variance-rollover-moved"), msg("variance-rollover-moved-hint")),
    };
    let message = message.with("level", axis_heading(level)).with("month", month.to_string());
    Err(Failure::hinted(message, hint.with("by", level)))
}

/// The version that judges, and whether the original budget is to stand beside the current one.
fn versions(asked: &[Which]) -> Result<(Which, bool), Failure> {
    match asked {
        [] => Ok((Which::Current, false)),
        [one] => Ok((*one, false)),
        [Which::Original, Which::Current] | [Which::Current, Which::Original] => Ok((Which::Current, true)),
        _ => Err(Failure::hinted(msg("variance-versions"), msg("variance-versions-hint"))),
    }
}

/// These columns, the usual ones where there are none, with 年初预算 and 现行预算 where the budget stands.
fn side_by_side(stated: &[ReportColumn]) -> Vec<ReportColumn> {
    use ReportColumn::{Actual, Available, Budget, Current, Execution, Original, Rate, Status, Variance};
    let usual = [Budget, Actual, Variance, Rate, Execution, Available, Status];
    let mut columns = if stated.is_empty() { usual.to_vec() } else { stated.to_vec() };
    if columns.contains(&Original) && columns.contains(&Current) {
        return columns;
    }
    columns.retain(|column| !matches!(column, Original | Current));
    let at = columns.iter().position(|column| *column == Budget);
    columns.retain(|column| *column != Budget);
    let at = at.unwrap_or(0);
    columns.splice(at..at, [Original, Current]);
    columns
}

fn request(
    args: &VarianceArgs,
    opened: &Opened,
    chosen: Chosen,
    filters: Filters,
    columns: &[ReportColumn],
) -> Result<VarianceRequest, Failure> {
    let axes = &opened.settings.dimensions;
    let mut by = Vec::new();
    // `--by month` is how others say what here makes columns.
    let is_month = |name: &&String| spoken::name(spoken::MONTHLY, name).is_some() && spoken::axis(axes, name).is_none();
    let across = args.pivot.as_deref().map(|asked| across(asked, opened)).transpose()?.flatten();
    let pivot = (args.pivot.is_some() && across.is_none()) || args.by.iter().any(|name| is_month(&name));
    for name in args.by.iter().filter(|name| !is_month(name)) {
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
    if by.is_empty() {
        by.push(By::Category);
    }
    if let Some(axis) = across.filter(|axis| pivot || by.contains(&By::Axis(*axis))) {
        let message = msg(if pivot { "variance-pivot-both" } else { "variance-pivot-rows" });
        return Err(Failure::hinted(
            message.with("dimension", axis_heading(&axes.axes[axis].name)),
            msg("variance-pivot-both-hint"),
        ));
    }
    let mut against: Vec<Against> = Vec::new();
    let last_year = columns.contains(&ReportColumn::LastYear).then_some(Base::Other(Against::LastYear));
    for base in args.against.iter().copied().chain(last_year) {
        if let Base::Other(base) = base
            && !against.contains(&base)
        {
            against.push(base);
        }
    }
    Ok(VarianceRequest {
        chosen,
        with_year: columns.iter().any(|column| column.is_of_year()),
        by,
        depth: args.depth.map(|d| d as usize),
        categories: filters.categories,
        members: filters.members,
        against,
        only: args.only.iter().filter_map(|typed| spoken::name(spoken::ONLY, typed)).map(only).collect(),
        sort: sort_of(&args.sort),
        all: args.all,
        pivot,
        across,
        with_basis: columns.contains(&ReportColumn::Note),
        original: None,
        forecast: match args.full {
            true => Some(ForecastRequest { reviews: reviews::all(&opened.book, axes)?, ..ForecastRequest::default() }),
            false => None,
        },
    })
}

/// What makes columns: the members of an axis; `None` for months.
fn across(asked: &str, opened: &Opened) -> Result<Option<usize>, Failure> {
    match spoken::axis(&opened.settings.dimensions, asked) {
        Some(axis) => Ok(Some(axis)),
        None if spoken::name(spoken::MONTHLY, asked).is_some() => Ok(None),
        None => Err(unknown_among(msg("pivot-unknown"), msg("by-unknown-hint"), &["month"], asked, opened)),
    }
}

/// The order that a word means.
pub(super) fn sort_of(typed: &str) -> Sort {
    match spoken::name(spoken::SORT, typed).unwrap_or_default() {
        "variance" => Sort::Variance,
        "execution" => Sort::Execution,
        "actual" => Sort::Actual,
        "budget" => Sort::Budget,
        "name" => Sort::Name,
        _ => Sort::Book,
    }
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
        "favorable" => Only::Favorable,
        "shortfall" => Only::Status(Status::Shortfall),
        "surplus" => Only::Status(Status::Surplus),
        "ok" => Only::Status(Status::Ok),
        _ => Only::Material,
    }
}

pub(super) fn unknown_by(name: &str, opened: &Opened) -> Failure {
    unknown_by_beside(&[], name, opened)
}

/// The same where `--by` takes more words than the rows of a report.
pub(super) fn unknown_by_beside(more: &[&str], name: &str, opened: &Opened) -> Failure {
    let more = [more, &["category"]].concat();
    unknown_among(msg("by-unknown"), msg("by-unknown-hint"), &more, name, opened)
}

/// A word that is none of these, no dimension, and nothing above one.
fn unknown_among(message: Message, hint: Message, words: &[&str], name: &str, opened: &Opened) -> Failure {
    let dimensions = &opened.settings.dimensions;
    let levels = dimensions.levels().map(|(.., level)| level).filter(|level| dimensions.index(level).is_none());
    let known = words.iter().copied().chain(dimensions.names()).chain(levels).map(spoken::with_word);
    let problem = Problem::error(message.with("value", name));
    Failure::could_not_run(problem.hint(hint.with("known", known.collect::<Vec<_>>())))
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
