//! Actuals against the plan, history, targets and the market.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;

use super::commitments::commitments;
use super::forecast::{ForecastRequest, forecast_facts, names_axis};
use super::period::scopes;
use super::rollover::{rolled_by_month, rolled_into};
use super::undated::undated;
use super::{Chosen, Source, last_complete};
use crate::analysis::changed::changed;
use crate::analysis::covers::RESERVE;
use crate::analysis::forecast::Frame;
use crate::analysis::to_date::ToDate;
use crate::analysis::variance::{
    Against, BaseFacts, By, Facts, Member, Only, RecentFacts, Role, Scope, ScopeFacts, Segment, Sort, Variance,
    VarianceQuery, VarianceRow, variance as worked_out,
};
use crate::analysis::{Budget, Covering, PlanHead};
use crate::model::{BookSettings, Category, Grid, Kind, Money, MoneyError, Month, Period, Ratio, ResolvedLine};
use crate::store::Query;
use crate::words::{Message, msg};

/// What is asked.
pub struct VarianceRequest {
    /// The period, and the year to date beside it.
    pub chosen: Chosen,
    /// Is a period that begins its year held against that year's budget? A year to date beside a month always is.
    pub with_year: bool,
    /// What makes a row, from the outermost.
    pub by: Vec<By>,
    /// Cut categories to this many segments.
    pub depth: Option<usize>,
    /// Keep only what lies in one of these; empty keeps all.
    pub categories: Vec<Category>,
    /// Keep only these members: axis number, members.
    pub members: Vec<(usize, Vec<String>)>,
    /// Bases beside the budget; without a plan history stands in for none.
    pub against: Vec<Against>,
    /// Rows to show; the others are summed in a remainder.
    pub only: Vec<Only>,
    /// The order of siblings.
    pub sort: Sort,
    /// Show rows in which everything is zero.
    pub all: bool,
    /// Work out each month of the period too.
    pub pivot: bool,
    /// Work out the period for each member of this axis too.
    pub across: Option<usize>,
    /// Find the basis that plan lines state for each row.
    pub with_basis: bool,
    /// The original budget, where what was changed since is asked for.
    pub original: Option<Budget>,
    /// How the year's end is forecast, where that is asked for.
    pub forecast: Option<ForecastRequest>,
}

impl VarianceRequest {
    /// As it is asked without options: every row and place, in the order of the book.
    pub fn plain(chosen: Chosen, by: Vec<By>) -> VarianceRequest {
        VarianceRequest {
            chosen,
            with_year: false,
            by,
            depth: None,
            categories: Vec::new(),
            members: Vec::new(),
            against: Vec::new(),
            only: Vec::new(),
            sort: Sort::default(),
            all: false,
            pivot: false,
            across: None,
            with_basis: false,
            original: None,
            forecast: None,
        }
    }
}

/// What it comes to.
pub struct VarianceAnswer {
    /// The judged rows and totals.
    pub variance: Variance,
    /// What they were worked out for.
    pub query: VarianceQuery,
    /// The days of each base and how many months of them have rows, scope by scope.
    pub bases: Vec<Vec<Option<(Period, u32)>>>,
    /// The basis that plan lines state for each row, where it was asked for.
    pub basis: Vec<Option<String>>,
    /// Is anything committed in one of the scopes?
    pub commits: bool,
    /// Does a line of the scopes roll over?
    pub rolls: bool,
    /// What was spent on reserves in the first scope, which are moved and not spent, by category.
    pub on_reserves: Vec<(Category, Money)>,
    /// Was the original budget asked for?
    pub with_original: bool,
    /// How many rows state no day, of each month that is counted in part.
    pub undated: Vec<(Month, u64)>,
    /// For each scope: what is unclassified, and its share of the costs, where that is too much to judge rows by.
    pub unsorted: Vec<Option<(Money, Ratio)>>,
    /// The plans whose years begin within the year to date, and count from there.
    pub later: Vec<(Month, String)>,
    /// Why there is nothing to see, and what there is instead.
    pub empty: Option<Message>,
    /// The months of the forecast, where one was asked for.
    pub frame: Option<Frame>,
}

/// Compares actuals with everything that is asked for.
pub fn variance(source: &Source<'_>, budget: &Budget, mut request: VarianceRequest) -> anyhow::Result<VarianceAnswer> {
    let booked = source.booked()?;
    let with_basis = request.with_basis;
    let original = request.original.take();
    let forecast = request.forecast.take();
    let with_original = original.is_some();
    let mut query = query(request, budget, source.as_of, &booked);
    let undated = undated(source, &query.scopes)?;
    for scope in &mut query.scopes {
        scope.undated = undated.iter().any(|(month, _)| scope.ends_within(*month));
    }
    let covering = Covering::new(budget);
    let to_date = query.scopes.iter().find(|scope| scope.to_date);
    let to_date = to_date.and_then(|scope| ToDate::new(&covering, scope.period));
    let later = to_date.map_or_else(Vec::new, |own| own.later());
    let mut facts = facts(source, (&covering, original.as_ref()), &query, &booked)?;
    let unsorted =
        facts.scopes.iter().map(|scope| unsorted(&scope.actual, source.settings)).collect::<Result<Vec<_>, _>>()?;
    query.scopes.iter_mut().zip(&unsorted).for_each(|(scope, unsorted)| scope.unsorted = unsorted.is_some());
    if let Some(request) = forecast {
        facts.forecast = Some(forecast_facts(source, &covering, &query, &booked, request)?);
    }
    let variance = worked_out(&covering, &facts, &query, &source.materiality())?;
    let basis = match with_basis {
        true => bases_stated(&variance.rows, &judging(&covering, &query)?),
        false => Vec::new(),
    };
    let empty = why_empty(&variance, source, budget, &query)?;
    let commits = facts.scopes.iter().any(|scope| scope.commitment.is_some());
    let on_reserves = on_reserves(&covering, &facts.scopes[0].actual)?;
    let rolls = facts.scopes.iter().any(|scope| scope.rolled.is_some());
    let frame = facts.forecast.as_ref().map(|forecast| forecast.frame.clone());
    Ok(VarianceAnswer {
        bases: bases(&facts),
        frame,
        undated,
        unsorted,
        commits,
        rolls,
        on_reserves,
        with_original,
        variance,
        query,
        basis,
        later,
        empty,
    })
}

fn query(request: VarianceRequest, budget: &Budget, as_of: NaiveDate, booked: &BTreeSet<Month>) -> VarianceQuery {
    let mut scopes = scopes(request.chosen, budget, as_of, booked);
    if request.chosen.to_date && !request.with_year {
        scopes.iter_mut().for_each(|scope| scope.year = None);
    }
    let mut against = request.against;
    // Without a plan history is all there is to compare with.
    if against.is_empty() && scopes.iter().all(|scope| !scope.planned) {
        against = vec![Against::LastYear, Against::Average(3)];
    }
    VarianceQuery {
        scopes,
        by: request.by,
        depth: request.depth,
        categories: request.categories,
        members: request.members,
        against,
        only: request.only,
        sort: request.sort,
        all: request.all,
        pivot: request.pivot,
        across: request.across,
    }
}

/// The sums of the ledger that the query needs, and no more: axes that no row, line or filter names stay summed.
fn facts(
    source: &Source<'_>,
    (covering, original): (&Covering<'_>, Option<&Budget>),
    query: &VarianceQuery,
    booked: &BTreeSet<Month>,
) -> anyhow::Result<Facts> {
    let budget = covering.budget();
    let by_lines = |axis: usize| budget.names_members(axis);
    let named = |axis: usize| names_axis(query, budget, axis);
    let axes = |wanted: &dyn Fn(usize) -> bool| -> Vec<String> {
        budget.axes.iter().enumerate().filter(|(axis, _)| wanted(*axis)).map(|(_, name)| name.clone()).collect()
    };
    let (by, by_lines) = (axes(&named), axes(&by_lines));
    let sums = |period: Period, together: bool| source.sums(&Query { together, ..source.query(period, &by) });
    let original = original.map(Covering::new);
    let mut scopes = Vec::new();
    let committed = commitments(source)?;
    let all_axes = source.axes();
    for scope in &query.scopes {
        // Months stay apart where a report shows them, or where a cell's line may change within the period.
        let steady = covering.is_steady(scope.period);
        let bases = query.against.iter().map(|against| base(*against, scope, steady, booked, source.as_of, &sums));
        let bases = bases.collect::<anyhow::Result<_>>()?;
        let actual = sums(scope.period, steady && !query.pivot)?;
        let open = committed.as_ref().filter(|all| all.any_open(scope.period));
        let commitment = open.map(|all| all.grid(scope.period, &all_axes, named)).transpose()?;
        let commitment = source.with_to_come(commitment, scope.period, &by)?;
        let changed = original.as_ref().map(|original| changed(covering, original, scope.period)).transpose()?;
        let rolled = if scope.planned { rolled_into(source, covering, scope.period)? } else { None };
        let pivots = query.pivot && scopes.is_empty() && rolled.is_some();
        let rolled_months = if pivots { rolled_by_month(source, covering, scope.period)? } else { Vec::new() };
        scopes.push(ScopeFacts { actual, commitment, rolled, rolled_months, changed, bases });
    }
    let last = query.scopes[0].period.last_month().min(last_complete(source.as_of)).plus(1);
    let months = Period::months(last.plus(-3), last);
    let recent =
        RecentFacts { months: months.touched().collect(), actual: source.sums(&source.query(months, &by_lines))? };
    Ok(Facts { dimensions: source.settings.dimensions.clone(), scopes, recent, forecast: None })
}

/// From this share on, in per cent, unclassified costs may be what other rows lack.
const MUCH: i64 = 20;

/// What of these costs is unclassified, and which share that is, if it is much.
fn unsorted(actual: &Grid, settings: &BookSettings) -> Result<Option<(Money, Ratio)>, MoneyError> {
    let zero = Money::zero(actual.currency);
    let (mut open, mut all) = (zero, zero);
    let is_income: Vec<bool> =
        actual.categories.iter().map(|category| settings.categories.kind(category) == Kind::Income).collect();
    for cell in actual.cells() {
        if actual.category(&cell).is_unclassified() {
            open = open.checked_add(cell.amount)?;
        } else if is_income[cell.category as usize] {
            continue;
        }
        all = all.checked_add(cell.amount.abs())?;
    }
    let share = Ratio::of(open.abs(), all).filter(|share| Some(*share) >= Ratio::of_counts(MUCH, 100));
    Ok(share.map(|share| (open, share)))
}

/// What was spent on lines that are only moved to others.
fn on_reserves(covering: &Covering<'_>, actual: &Grid) -> Result<Vec<(Category, Money)>, MoneyError> {
    let covers = covering.covers();
    if !(0..covers.count()).any(|cover| covers.is(cover, RESERVE)) {
        return Ok(Vec::new());
    }
    let mut found: BTreeMap<Category, Money> = BTreeMap::new();
    for cell in actual.cells() {
        let members: Vec<&str> = (0..actual.axes.len()).map(|axis| actual.member(&cell, axis)).collect();
        let cover = covering.find(cell.month, actual.category(&cell), &members);
        if let Some(cover) = cover.filter(|cover| covers.is(*cover, RESERVE)) {
            let zero = Money::zero(cell.amount.currency());
            let sum = found.entry(covers.category_of(cover).clone()).or_insert(zero);
            *sum = sum.checked_add(cell.amount)?;
        }
    }
    Ok(found.into_iter().filter(|(_, sum)| !sum.is_zero()).collect())
}

fn base(
    against: Against,
    scope: &Scope,
    steady: bool,
    booked: &BTreeSet<Month>,
    as_of: NaiveDate,
    sums: &impl Fn(Period, bool) -> anyhow::Result<Grid>,
) -> anyhow::Result<Option<BaseFacts>> {
    let (period, together) = match against {
        Against::Target | Against::Benchmark => return Ok(None),
        // Of a period in progress the days that are gone by, as of what it is compared with.
        Against::LastYear => (scope.gone().shift_months(-12), steady),
        Against::Average(n) => {
            // Complete months before the period: the open one would pull the mean down.
            let end: Month = scope.period.first_month().min(last_complete(as_of).plus(1));
            (Period::months(end.plus(-(n as i32)), end), true)
        }
    };
    let grid = sums(period, together)?;
    let covered = period.touched().filter(|month| booked.contains(month)).count() as u32;
    Ok((!grid.is_empty() && covered > 0).then_some(BaseFacts { grid, period, covered }))
}

/// The days of each base, and how many months of them have rows; scope by scope.
fn bases(facts: &Facts) -> Vec<Vec<Option<(Period, u32)>>> {
    let of = |base: &Option<BaseFacts>| base.as_ref().map(|base| (base.period, base.covered));
    facts.scopes.iter().map(|scope| scope.bases.iter().map(of).collect()).collect()
}

/// The lines of the plans that judge a month of the query: those of another year say nothing of its amounts.
fn judging(covering: &Covering<'_>, query: &VarianceQuery) -> anyhow::Result<Vec<ResolvedLine>> {
    let (budget, covers) = (covering.budget(), covering.covers());
    let judges = |plan: &PlanHead| query.scopes.iter().any(|s| s.period.touched().any(|month| plan.judges(month)));
    let plans: Vec<bool> = budget.plans.iter().map(judges).collect();
    let of_query = |line: &usize| plans[covers.plan[covers.of_line[*line] as usize] as usize];
    let lines: Vec<usize> = (0..budget.line_count()).filter(of_query).collect();
    budget.lines_of(&lines)
}

/// What the plan lines of exactly each row say of their amounts.
fn bases_stated(rows: &[VarianceRow], lines: &[ResolvedLine]) -> Vec<Option<String>> {
    let mut of_category: HashMap<&Category, Vec<&ResolvedLine>> = HashMap::new();
    for line in lines.iter().filter(|line| !line.basis.is_empty()) {
        of_category.entry(&line.category).or_default().push(line);
    }
    rows.iter().map(|row| basis(row, &of_category)).collect()
}

fn basis(row: &VarianceRow, of_category: &HashMap<&Category, Vec<&ResolvedLine>>) -> Option<String> {
    let category = row.path.iter().rev().find_map(|segment| match segment {
        Segment::Category(category) => Some(category),
        _ => None,
    })?;
    let is_of_row = |line: &&&ResolvedLine| {
        let fits = |segment: &Segment| match segment {
            Segment::Member(axis, member) => Member::of_line(line.members[*axis].as_deref()) == *member,
            Segment::Category(_) | Segment::Unallocated | Segment::Own | Segment::Direct => true,
        };
        row.path.iter().all(fits)
    };
    let mut found: Vec<&str> = Vec::new();
    for line in of_category.get(category)?.iter().filter(is_of_row) {
        if !found.contains(&line.basis.as_str()) {
            found.push(&line.basis);
        }
    }
    (!found.is_empty()).then(|| found.join("; "))
}

/// Says which of the possible reasons it is that there is nothing to see, and what there is instead.
fn why_empty(
    result: &Variance,
    source: &Source<'_>,
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
        let lines = budget.categories().iter();
        lines.filter(|line| line.contains(wanted) && *line != wanted).max_by_key(|line| line.depth())
    };
    // Only where the plan has no line in what is asked for does it end above.
    let ends_above = !budget.categories().iter().any(|line| query.keeps(line));
    if let Some(line) = query.categories.iter().find_map(above).filter(|_| ends_above) {
        return Ok(Some(msg("empty-finer").with("line", line.to_string())));
    }
    // What is asked for stands in lines that cover more: their sum is there to see.
    if result.rows.iter().any(|row| matches!(row.role, Role::Shared(_))) {
        return Ok(None);
    }
    if result.outside > 0 {
        return Ok(Some(msg("empty-filtered").with("count", result.outside)));
    }
    let months = source.actual.months()?;
    let wanted = query.scopes[0].period.last_month();
    let nearest = months.iter().min_by_key(|(m, ..)| m.since(wanted).abs()).map(|(m, ..)| *m);
    Ok(Some(match (nearest, budget.plans.is_empty()) {
        (Some(month), _) => msg("empty-month").with("nearest", month.to_string()),
        (None, true) => msg("empty-book"),
        (None, false) => msg("empty-ledger"),
    }))
}
