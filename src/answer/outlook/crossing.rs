//! The day on which a budget was used up already: that of the posting that crossed it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;

use super::OutlookAnswer;
use crate::analysis::forecast::{Outlook, Overrun};
use crate::analysis::variance::{Bucket, By, Member, Role, Segment, VarianceQuery, VarianceRow};
use crate::analysis::{Budget, Covering};
use crate::answer::Source;
use crate::model::{Category, FiscalYear, Kind, MoneyError, Month, Period};

/// Of all costs together.
const TOTAL: usize = usize::MAX;

/// Of more than so many it is told in which month they were crossed: nobody reads the days of all of them, and only
/// postings know days.
const MOST: usize = 300;

/// Sums by what crossed its budget, and by day.
type Spent = BTreeMap<(usize, NaiveDate), i64>;

/// Replaces the month in which each budget was crossed by the day.
pub(super) fn find_days(source: &Source<'_>, budget: &Budget, answer: &mut OutlookAnswer) -> anyhow::Result<()> {
    let crossed = |overrun: &Option<Overrun>| match overrun {
        Some(Overrun::In(month)) => Some(*month),
        _ => None,
    };
    let mut months: BTreeMap<usize, Month> = BTreeMap::new();
    let rows = &answer.answer.variance.rows;
    let mut places = HashMap::new();
    for (at, (row, overrun)) in rows.iter().zip(&answer.overruns).enumerate() {
        // What is only summed for a filter is where no posting says so.
        if let (Some(month), Role::Item | Role::Subtotal | Role::Unbudgeted) = (crossed(overrun), row.role) {
            months.insert(at, month);
            places.insert((row.bucket.is_unbudgeted(), row.path.to_vec()), at);
        }
    }
    if months.len() > MOST {
        months.clear();
    }
    months.extend(crossed(&answer.total_overrun).map(|month| (TOTAL, month)));
    let covering = Covering::new(budget);
    let rows_of = RowsOf { covering: &covering, query: &answer.answer.query, rows: places };
    let spent = spent(source, &months, &|month, category, members| rows_of.of(month, category, members))?;
    let outlook_of = |at: usize, rows: &[VarianceRow]| match at {
        TOTAL => answer.answer.variance.totals[0].cost_outlook.clone(),
        at => rows[at].outlook.as_deref().cloned(),
    };
    let mut found = Vec::new();
    for (at, month) in months {
        let Some(outlook) = outlook_of(at, rows) else { continue };
        found.extend(crossing(&outlook, answer.year, (at, month), &spent)?.map(|day| (at, Overrun::On(day))));
    }
    for (at, overrun) in found {
        match at {
            TOTAL => answer.total_overrun = Some(overrun),
            at => answer.overruns[at] = Some(overrun),
        }
    }
    Ok(())
}

/// The days on which lines crossed their budgets, by their covers; `crossed` has the month of each with what is known of
/// it.
pub(in crate::answer) fn days_of_covers(
    source: &Source<'_>,
    covering: &Covering<'_>,
    year: FiscalYear,
    crossed: &[(usize, Month, &Outlook)],
) -> anyhow::Result<HashMap<usize, NaiveDate>> {
    if crossed.len() > MOST {
        return Ok(HashMap::new());
    }
    let months = crossed.iter().map(|(cover, month, _)| (*cover, *month)).collect();
    let plans = &covering.budget().plans;
    let chain = |month: Month, category: &Category, members: &[&str]| {
        let first = covering.find(month, category, members);
        std::iter::successors(first, |at| covering.covers().holder(plans, *at, month)).collect()
    };
    let spent = spent(source, &months, &chain)?;
    let mut days = HashMap::new();
    for (cover, month, outlook) in crossed {
        days.extend(crossing(outlook, year, (*cover, *month), &spent)?.map(|day| (*cover, day)));
    }
    Ok(days)
}

/// The first day of a month on which all that was spent in the year is above the budget.
fn crossing(
    outlook: &Outlook,
    year: FiscalYear,
    (at, month): (usize, Month),
    spent: &Spent,
) -> Result<Option<NaiveDate>, MoneyError> {
    let Some(budget) = outlook.budget() else { return Ok(None) };
    let mut sum = 0_i64;
    for slot in 0..month.since(year.first).max(0) as usize {
        sum = sum.checked_add(outlook.month(slot).0.minor()).ok_or(MoneyError::Overflow)?;
    }
    for ((_, day), amount) in spent.range((at, month.first_day())..=(at, month.last_day())) {
        sum = sum.checked_add(*amount).ok_or(MoneyError::Overflow)?;
        if sum > budget.minor() {
            return Ok(Some(*day));
        }
    }
    Ok(None)
}

/// What has a place in a month: rows, by their numbers.
type Holders<'a> = &'a dyn Fn(Month, &Category, &[&str]) -> Vec<usize>;

/// What was spent day by day in the months in which budgets were crossed. `holders` tells what has a place; of costs
/// alone.
fn spent(source: &Source<'_>, crossed: &BTreeMap<usize, Month>, holders: Holders<'_>) -> anyhow::Result<Spent> {
    let axes = source.axes();
    let tree = &source.settings.categories;
    let mut spent = Spent::new();
    for month in crossed.values().copied().collect::<BTreeSet<Month>>() {
        // Postings of a place go to the same rows.
        let mut known: HashMap<(String, Vec<String>), Vec<usize>> = HashMap::new();
        let mut sums: Vec<(Vec<usize>, NaiveDate, i64)> = Vec::new();
        source.actual.postings(&source.query(Period::month(month), &axes), &mut |_, posting| {
            let place = (posting.category.to_string(), posting.members.iter().map(|m| m.to_string()).collect());
            let rows = match known.get(&place) {
                Some(rows) => rows,
                None => {
                    let category = Category::parse(posting.category).unwrap_or_else(Category::unclassified);
                    let is_cost = tree.kind(&category) == Kind::Cost;
                    let mut rows = if is_cost { holders(month, &category, posting.members) } else { Vec::new() };
                    rows.retain(|row| crossed.get(row) == Some(&month));
                    known.entry(place).or_insert(rows)
                }
            };
            if !rows.is_empty() {
                sums.push((rows.clone(), posting.effective_date(), posting.amount.minor()));
            }
            Ok(())
        })?;
        for (rows, day, amount) in sums {
            for row in rows {
                let sum = spent.entry((row, day)).or_insert(0);
                *sum = sum.checked_add(amount).ok_or(MoneyError::Overflow)?;
            }
        }
    }
    Ok(spent)
}

/// The rows that crossed, by where they stand.
struct RowsOf<'a> {
    covering: &'a Covering<'a>,
    query: &'a VarianceQuery,
    rows: HashMap<(bool, Vec<Segment>), usize>,
}

impl RowsOf<'_> {
    /// The rows that crossed and have what is booked at a place.
    fn of(&self, month: Month, category: &Category, members: &[&str]) -> Vec<usize> {
        let mut rows = vec![TOTAL];
        let covers = self.covering.covers();
        let cover = self.covering.find(month, category, members);
        let own = cover.map_or(category, |cover| covers.category_of(cover));
        let mut path: Vec<Segment> = Vec::new();
        for by in &self.query.by {
            match by {
                By::Category => {
                    let cut = self.query.depth.map_or_else(|| own.clone(), |depth| own.cut(depth));
                    let mut above: Vec<Category> = cut.ancestors().collect();
                    above.reverse();
                    path.extend(above.into_iter().map(Segment::Category));
                }
                By::Axis(axis) => path.push(Segment::Member(
                    *axis,
                    match cover {
                        Some(cover) => Member::of_line(covers.member(cover, *axis)),
                        None => Member::of_posting(members.get(*axis).copied().unwrap_or_default()),
                    },
                )),
            }
        }
        let unbudgeted = Bucket::new(Kind::Cost, cover.is_none()).is_unbudgeted();
        let mut find = |path: Vec<Segment>| rows.extend(self.rows.get(&(unbudgeted, path)));
        // Of nothing is what heads all that is outside the plan.
        for end in 0..=path.len() {
            find(path[..end].to_vec());
        }
        // A leaf that others go on from is called their rest.
        for rest in [Segment::Unallocated, Segment::Own, Segment::Direct] {
            find(path.iter().cloned().chain([rest]).collect());
        }
        rows
    }
}
