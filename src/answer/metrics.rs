//! The metrics of a book, asked of its ledger: for plans that use them as drivers.

use super::Source;
use crate::analysis::method::driver_name::METRIC_OF;
use crate::analysis::method::metric::{asked, asked_by};
use crate::analysis::{LOOK_BACK, month_spans};
use crate::model::metric::same_metric;
use crate::model::{Category, Dimensions, Grid, GridCell, Metric, Month, Period, Plan, Quantity, Series};
use crate::plan_file::did_you_mean;
use crate::store::Query;
use crate::words::{Exit, Failure, Level, Message, Place, Problem, msg};

/// Gives plans the metrics that they ask for: of each those of the newest full year before its own.
///
/// Fails with every metric that no such year has; warns where it is not the year right before.
pub fn resolve<'p>(source: &Source<'_>, plans: impl IntoIterator<Item = &'p mut Plan>) -> anyhow::Result<Vec<Problem>> {
    let mut problems = Vec::new();
    for plan in plans {
        problems.extend(of_plan(source, plan)?);
    }
    match problems.iter().any(|problem| problem.level == Level::Error) {
        true => Err(Failure { exit: Exit::CouldNotRun, problems }.into()),
        false => Ok(problems),
    }
}

/// The ledger's sums, and whose they are.
#[derive(Clone, Copy)]
pub(super) struct Ledger<'a> {
    pub grid: &'a Grid,
    pub dimensions: &'a Dimensions,
}

fn of_plan(source: &Source<'_>, plan: &mut Plan) -> anyhow::Result<Vec<Problem>> {
    let names = asked(plan);
    plan.metrics.clear();
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let before = Period::months(plan.year.first.plus(-LOOK_BACK), plan.year.first);
    let grid = source.metric_sums(&Query::all(before, source.axes()))?;
    let ledger = Ledger { grid: &grid, dimensions: &source.settings.dimensions };
    let mut problems = Vec::new();
    for name in names {
        let last_year = plan.year.first.plus(-12);
        let years = (1..=LOOK_BACK / 12).map(|back| plan.year.first.plus(-12 * back));
        let found = years.into_iter().find_map(|first| Some((first, year(ledger, plan, &name, first)?)));
        let lacking: Vec<Month> =
            last_year.until(plan.year.first).filter(|m| number(ledger, plan, &name, *m).is_none()).collect();
        let lacking = month_spans(&lacking);
        match found {
            Some((first, months)) => {
                if first != last_year {
                    let message = msg("metric-older-year").with("plan", plan.id.as_str()).with("name", name.as_str());
                    let message = message.with("first", first.to_string()).with("last", first.plus(11).to_string());
                    let problem = Problem::warning(message.with("months", lacking));
                    problems.push(told(problem.hint(msg("metric-missing-hint")), plan, &name));
                }
                plan.metrics.push(Metric { name, first, months });
            }
            None if before.touched().all(|month| number(ledger, plan, &name, month).is_none()) => {
                problems.push(told(unknown(&grid, plan, &name), plan, &name));
            }
            None => {
                let message = msg("metric-missing").with("name", name.as_str()).with("months", lacking);
                problems.push(told(Problem::error(message).hint(msg("metric-missing-hint")), plan, &name));
            }
        }
    }
    Ok(problems)
}

/// A metric of which the ledger knows nothing: a slip, or not booked yet.
fn unknown(grid: &Grid, plan: &Plan, name: &str) -> Problem {
    if grid.categories.iter().any(|category| same_metric(category.as_str(), name)) {
        let own: Vec<Message> = plan.members.iter().flatten().map(Message::verbatim).collect();
        let problem = Problem::error(msg("metric-elsewhere").with("name", name).with("members", own));
        return problem.hint(msg("metric-elsewhere-hint"));
    }
    let known = || grid.categories.iter().map(Category::as_str);
    let hint = did_you_mean(name, known(), || match known().next() {
        None => msg("metric-missing-hint"),
        Some(_) => msg("metric-unknown-hint").with("names", known().map(Message::verbatim).collect::<Vec<_>>()),
    });
    Problem::error(msg("metric-unknown").with("name", name)).hint(hint)
}

/// The twelve numbers from a month on; `None` if one of them is missing.
fn year(ledger: Ledger<'_>, plan: &Plan, name: &str, first: Month) -> Option<[Quantity; 12]> {
    let months: Vec<Quantity> =
        first.until(first.plus(12)).map(|month| number(ledger, plan, name, month)).collect::<Option<_>>()?;
    months.try_into().ok()
}

/// The number of a month, summed over the plan's members.
pub(super) fn number(ledger: Ledger<'_>, plan: &Plan, name: &str, month: Month) -> Option<Quantity> {
    let Ledger { grid, dimensions } = ledger;
    let of_plan = |cell: &GridCell<'_>| {
        cell.month == month
            && same_metric(grid.category(cell).as_str(), name)
            && dimensions.counts_for(&plan.members, |axis| grid.member(cell, axis))
    };
    let mut cells = grid.cells().filter(of_plan).map(|cell| Quantity::from(cell.amount)).peekable();
    cells.peek()?;
    Some(cells.sum())
}

/// A problem, where the plan first names the metric; a plan that is being drafted stands nowhere yet.
fn told(problem: Problem, plan: &Plan, name: &str) -> Problem {
    let wanted = format!("{METRIC_OF}{name}");
    let asks = |series: &Series| matches!(series, Series::Driver(driver) if same_metric(driver, &wanted));
    let driver = plan.drivers.iter().find(|driver| asks(&driver.value)).map(|driver| &driver.place);
    let grade = || plan.grades.iter().find(|grade| asks(&grade.heads) || asks(&grade.base)).map(|grade| &grade.place);
    let demand =
        || plan.staffing.iter().find(|demand| demand.series().into_iter().any(asks)).map(|demand| &demand.place);
    let line = || plan.lines.iter().find(|line| asked_by(line, plan).contains(name)).map(|line| &line.place);
    match driver.or_else(grade).or_else(demand).or_else(line).filter(|_| !plan.file.is_empty()) {
        Some(at) => problem.at(Place::line(at.file.as_str(), at.line as u64)),
        None => problem,
    }
}
