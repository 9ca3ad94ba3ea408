//! Bridges between two states: last year and this, two versions of the budget, the plan and where the year ends.

use std::collections::BTreeMap;

use super::Source;
use super::forecast::ForecastRequest;
use super::kept::{Fits, Kept};
use super::outlook::{OutlookRequest, outlook};
use super::period::MonthsOver;
use super::rows_by::{Numbered, RowsBy};
use crate::analysis::between::Walk;
use crate::analysis::variance::{By, Role, Segment, Sort};
use crate::analysis::{Budget, Covering};
use crate::model::metric::same_metric;
use crate::model::{Kind, Money, MoneyError, Month, Period, Quantity};
use crate::store::Query;

/// What is asked.
pub struct BetweenRequest {
    /// The period.
    pub period: Period,
    /// What makes a row.
    pub by: By,
    /// Cut categories to this many segments.
    pub depth: usize,
    /// Which places count.
    pub kept: Kept,
}

/// What it comes to.
#[derive(Default)]
pub struct BetweenAnswer {
    /// The months that were taken.
    pub months: Vec<Month>,
    /// Months of the period that are not over.
    pub open: Vec<Month>,
    /// Months that are over, and have no rows.
    pub missing: Vec<Month>,
    /// Months of which the month a year before has no rows: they are left out.
    pub missing_before: Vec<Month>,
    /// The rows, costs before income, those that moved most first.
    pub rows: Vec<BetweenRow>,
    /// All rows of costs, and of income; `None` where there are none.
    pub totals: [Option<Walk>; 2],
    /// Was there a metric asked for that a month lacks?
    pub uncounted: bool,
}

/// A row of it.
#[derive(Clone, Debug, PartialEq)]
pub struct BetweenRow {
    /// A category, or a member.
    pub at: Segment,
    /// Cost or income.
    pub kind: Kind,
    /// How it goes.
    pub walk: Walk,
    /// What was to do before and now, where that was asked for and counted.
    pub quantities: Option<(Quantity, Quantity)>,
}

impl BetweenAnswer {
    fn with(mut self, rows: Vec<BetweenRow>) -> Result<BetweenAnswer, MoneyError> {
        for row in &rows {
            self.totals[usize::from(row.kind == Kind::Income)].get_or_insert_with(Walk::default).add(&row.walk)?;
        }
        self.rows = rows;
        self.rows.retain(|row| !row.walk.is_empty());
        let size = |row: &BetweenRow| row.walk.to.abs_diff(row.walk.from);
        self.rows.sort_by_key(|row| (row.kind == Kind::Income, std::cmp::Reverse(size(row))));
        Ok(self)
    }
}

/// From the same months of last year to those of this.
pub fn from_last_year(
    source: &Source<'_>,
    budget: &Budget,
    request: &BetweenRequest,
    per: Option<&str>,
) -> anyhow::Result<BetweenAnswer> {
    let booked = source.booked()?;
    let MonthsOver { months, open, missing } = MonthsOver::new(request.period, source.as_of, &booked);
    let (months, without): (Vec<Month>, Vec<Month>) =
        months.into_iter().partition(|month| booked.contains(&month.plus(-12)));
    let before: Vec<Month> = months.iter().map(|month| month.plus(-12)).collect();
    let missing_before = without.iter().map(|month| month.plus(-12)).collect();
    let mut rows = RowsBy::new(request.by, request.depth);
    let then = spent(source, budget, request, &before, &mut rows)?;
    let now = spent(source, budget, request, &months, &mut rows)?;
    let counted = match per {
        Some(metric) => Some([counted(source, request, metric, &before)?, counted(source, request, metric, &months)?]),
        None => None,
    };
    let mut uncounted = false;
    let mut all = Vec::new();
    for (kind, at, number) in rows.in_order() {
        let of = |sums: &[i64]| sums.get(number).copied().unwrap_or(0);
        let quantities = counted.as_ref().and_then(|[then, now]| {
            let of = |counted: &Counted| counted.of(&at);
            let found = Some((of(then)?, of(now)?));
            uncounted |= found.is_none();
            found
        });
        uncounted |= per.is_some() && quantities.is_none();
        let walk = Walk::of(of(&then), of(&now), quantities, budget.currency)?;
        all.push(BetweenRow { at, kind, walk, quantities });
    }
    Ok(BetweenAnswer { months, open, missing, missing_before, uncounted, ..BetweenAnswer::default() }.with(all)?)
}

/// What was spent and received in some months, by row.
fn spent(
    source: &Source<'_>,
    budget: &Budget,
    request: &BetweenRequest,
    months: &[Month],
    rows: &mut RowsBy,
) -> anyhow::Result<Vec<i64>> {
    let mut sums = Vec::new();
    let (Some(first), Some(last)) = (months.first(), months.last()) else { return Ok(sums) };
    let grid = source.sums(&source.query(Period::months(*first, last.plus(1)), &source.axes()))?;
    let kept = request.kept.of_grid(&grid);
    let is_income: Vec<bool> = grid.categories.iter().map(|own| budget.tree.kind(own) == Kind::Income).collect();
    for cell in grid.cells().filter(|cell| months.contains(&cell.month)) {
        if kept.takes(cell.category, cell.members) == Fits::Yes {
            let row = rows.row(&Numbered {
                of_grid: Some(*first),
                is_income: is_income[cell.category as usize],
                category: (cell.category, grid.category(&cell)),
                members: cell.members,
                member: &|axis, number| Some(grid.members[axis][number as usize].clone()),
            });
            sums.resize(rows.count(), 0_i64);
            sums[row] = sums[row].checked_add(cell.amount.minor()).ok_or(MoneyError::Overflow)?;
        }
    }
    Ok(sums)
}

/// A metric over some months: of all that is asked for, and of each member where members make the rows.
struct Counted {
    all: Option<Quantity>,
    members: BTreeMap<String, Option<Quantity>>,
    by_member: bool,
}

impl Counted {
    fn of(&self, at: &Segment) -> Option<Quantity> {
        match at {
            Segment::Member(_, crate::analysis::variance::Member::Named(name)) if self.by_member => {
                self.members.get(&**name).copied().flatten()
            }
            Segment::Member(..) if self.by_member => None,
            _ => self.all,
        }
    }
}

fn counted(source: &Source<'_>, request: &BetweenRequest, metric: &str, months: &[Month]) -> anyhow::Result<Counted> {
    let axis = match request.by {
        By::Axis(axis) => Some(axis),
        By::Category => None,
    };
    let mut counted = Counted { all: None, members: BTreeMap::new(), by_member: axis.is_some() };
    let (Some(first), Some(last)) = (months.first(), months.last()) else { return Ok(counted) };
    let query = Query { as_of: Some(source.as_of), ..Query::all(Period::months(*first, last.plus(1)), source.axes()) };
    let grid = source.metric_sums(&query)?;
    let kept = request.kept.of_grid(&grid);
    let mut sums: BTreeMap<(String, Month), Quantity> = BTreeMap::new();
    for cell in grid.cells().filter(|cell| months.contains(&cell.month)) {
        if same_metric(grid.category(&cell).as_str(), metric) && kept.takes_members(cell.members) {
            let member = axis.map_or(String::new(), |axis| grid.member(&cell, axis).to_string());
            let names = if axis.is_some() { vec![String::new(), member] } else { vec![member] };
            for name in names {
                let sum = sums.entry((name, cell.month)).or_insert(Quantity::ZERO);
                *sum = *sum + Quantity::from(cell.amount);
            }
        }
    }
    // A month that was not counted is no zero.
    let of = |name: &str| months.iter().map(|month| sums.get(&(name.to_string(), *month)).copied()).sum();
    counted.all = of("");
    let names: Vec<String> = sums.keys().map(|(name, _)| name.clone()).filter(|name| !name.is_empty()).collect();
    counted.members = names.into_iter().map(|name| (name.clone(), of(&name))).collect();
    Ok(counted)
}

/// From one budget to another, over all months of a period.
pub fn from_budget(from: &Budget, to: &Budget, request: &BetweenRequest) -> anyhow::Result<BetweenAnswer> {
    let months: Vec<Month> = request.period.touched().collect();
    let (then, now) = (planned(from, &months, request)?, planned(to, &months, request)?);
    let mut both: Vec<(Kind, Segment, [i64; 2])> =
        then.into_iter().map(|(kind, at, minor)| (kind, at, [minor, 0])).collect();
    for (kind, at, minor) in now {
        match both.iter_mut().find(|(own, of, _)| *own == kind && *of == at) {
            Some((.., sums)) => sums[1] = minor,
            None => both.push((kind, at, [0, minor])),
        }
    }
    let mut all = Vec::new();
    for (kind, at, [then, now]) in both {
        all.push(BetweenRow { at, kind, walk: Walk::of(then, now, None, to.currency)?, quantities: None });
    }
    Ok(BetweenAnswer { months, ..BetweenAnswer::default() }.with(all)?)
}

/// What is budgeted in some months, by row.
fn planned(budget: &Budget, months: &[Month], request: &BetweenRequest) -> anyhow::Result<Vec<(Kind, Segment, i64)>> {
    let covering = Covering::new(budget);
    let covers = covering.covers();
    let kept = request.kept.of_covers(covers);
    let mut rows = RowsBy::new(request.by, request.depth);
    let mut sums: Vec<i64> = Vec::new();
    for (cover, &minor) in covering.together(months)?.iter().enumerate().filter(|(_, minor)| **minor != 0) {
        let (category, members) = (covers.category[cover], covers.members_of(cover));
        if kept.takes(category, members) == Fits::Yes {
            let row = rows.row(&Numbered {
                of_grid: None,
                is_income: budget.tree.kind(covers.category_of(cover)) == Kind::Income,
                category: (category, covers.category_of(cover)),
                members,
                member: &|axis, _| covers.member(cover, axis).map(String::from),
            });
            sums.resize(rows.count(), 0);
            sums[row] = sums[row].checked_add(minor).ok_or(MoneyError::Overflow)?;
        }
    }
    Ok(rows.in_order().map(|(kind, at, number)| (kind, at, sums[number])).collect())
}

/// From the budget of the year to where it ends.
pub fn to_outlook(
    source: &Source<'_>,
    budget: &Budget,
    request: &BetweenRequest,
    forecast: ForecastRequest,
) -> anyhow::Result<BetweenAnswer> {
    let asked = OutlookRequest {
        by: vec![request.by],
        depth: Some(request.depth),
        categories: request.kept.categories.clone(),
        members: request.kept.members.clone(),
        sort: Sort::Book,
        all: false,
        monthly: false,
        forecast,
    };
    let found = outlook(source, budget, asked)?;
    let zero = Money::zero(budget.currency);
    let mut all: Vec<BetweenRow> = Vec::new();
    let named = |segment: &&Segment| matches!(segment, Segment::Category(_) | Segment::Member(..));
    for row in found.answer.variance.rows.iter().filter(|row| row.role == Role::Item) {
        let (Some(own), Some(at)) = (&row.outlook, row.path.iter().rev().find(named)) else { continue };
        let budgeted = own.budget().unwrap_or(zero).minor();
        let walk = Walk::to_year_end(budgeted, own.phased().minor(), own.actual()?.minor(), own.rest()?.minor())?;
        let kind = row.bucket.kind();
        match all.iter_mut().find(|other| other.kind == kind && other.at == *at) {
            Some(other) => other.walk.add(&walk)?,
            None => all.push(BetweenRow { at: at.clone(), kind, walk, quantities: None }),
        }
    }
    let months = found.year.period().touched().collect();
    Ok(BetweenAnswer { months, ..BetweenAnswer::default() }.with(all)?)
}
