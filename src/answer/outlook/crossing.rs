//! The day on which a budget was used up already: that of the posting that crossed it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;

use super::OutlookAnswer;
use crate::analysis::forecast::{Outlook, Overrun};
use crate::analysis::variance::{Bucket, By, Member, Role, Row, Segment, VarianceQuery};
use crate::analysis::{Budget, Covering};
use crate::answer::Source;
use crate::model::{Category, FiscalYear, Kind, MoneyError, Month, Period};

/// What was spent day by day in the months in which a budget was crossed, of the rows that crossed one.
struct Days<'a> {
    covering: &'a Covering<'a>,
    query: &'a VarianceQuery,
    /// The rows that crossed, by where they stand.
    rows: HashMap<(bool, Vec<Segment>), usize>,
    spent: BTreeMap<(usize, NaiveDate), i64>,
}

/// Of all costs together.
const TOTAL: usize = usize::MAX;

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
    months.extend(crossed(&answer.total_overrun).map(|month| (TOTAL, month)));
    if months.is_empty() {
        return Ok(());
    }
    let covering = Covering::new(budget);
    let mut days = Days { covering: &covering, query: &answer.answer.query, rows: places, spent: BTreeMap::new() };
    for month in months.values().copied().collect::<BTreeSet<Month>>() {
        days.read(source, month)?;
    }
    let spent = days.spent;
    let outlook_of = |at: usize, rows: &[Row]| match at {
        TOTAL => answer.answer.variance.totals[0].cost_outlook.clone(),
        at => rows[at].outlook.as_deref().cloned(),
    };
    let mut found = Vec::new();
    for (at, month) in months {
        let Some(outlook) = outlook_of(at, rows) else { continue };
        let own = spent.range((at, month.first_day())..=(at, month.last_day())).map(|((_, day), sum)| (*day, *sum));
        found.extend(crossing(&outlook, answer.year, month, own)?.map(|day| (at, Overrun::On(day))));
    }
    for (at, overrun) in found {
        match at {
            TOTAL => answer.total_overrun = Some(overrun),
            at => answer.overruns[at] = Some(overrun),
        }
    }
    Ok(())
}

/// The first day of a month on which all that was spent in the year is above the budget.
fn crossing(
    outlook: &Outlook,
    year: FiscalYear,
    month: Month,
    spent: impl Iterator<Item = (NaiveDate, i64)>,
) -> Result<Option<NaiveDate>, MoneyError> {
    let Some(budget) = outlook.budget() else { return Ok(None) };
    let mut sum = 0_i64;
    for slot in 0..month.since(year.first).max(0) as usize {
        sum = sum.checked_add(outlook.month(slot).0.minor()).ok_or(MoneyError::Overflow)?;
    }
    for (day, amount) in spent {
        sum = sum.checked_add(amount).ok_or(MoneyError::Overflow)?;
        if sum > budget.minor() {
            return Ok(Some(day));
        }
    }
    Ok(None)
}

impl Days<'_> {
    fn read(&mut self, source: &Source<'_>, month: Month) -> anyhow::Result<()> {
        let axes = source.axes();
        let query = source.query(Period::month(month), &axes);
        let tree = &source.settings.categories;
        // Postings of a place go to the same rows.
        let mut known: HashMap<(String, Vec<String>), Vec<usize>> = HashMap::new();
        let mut sums: Vec<(Vec<usize>, NaiveDate, i64)> = Vec::new();
        source.actual.postings(&query, &mut |_, posting| {
            let place = (posting.category.to_string(), posting.members.iter().map(|m| m.to_string()).collect());
            let rows = match known.get(&place) {
                Some(rows) => rows,
                None => {
                    let category = Category::parse(posting.category).unwrap_or_else(Category::unclassified);
                    let is_cost = tree.kind(&category) == Kind::Cost;
                    let rows = if is_cost { self.rows_of(month, &category, posting.members) } else { Vec::new() };
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
                let sum = self.spent.entry((row, day)).or_insert(0);
                *sum = sum.checked_add(amount).ok_or(MoneyError::Overflow)?;
            }
        }
        Ok(())
    }

    /// The rows that crossed and have what is booked at a place.
    fn rows_of(&self, month: Month, category: &Category, members: &[&str]) -> Vec<usize> {
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
        let unbudgeted = Bucket::of(Kind::Cost, cover.is_none()).is_unbudgeted();
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
