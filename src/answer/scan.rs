//! What is odd in the rows of a period, with the rows that show it.

use std::collections::BTreeMap;

use super::kept::{Fits, Kept};
use super::{Source, last_complete};
use crate::analysis::driven::driven;
use crate::analysis::scan::{BlindSpot, Cell, Found, Intake, PlanSide, Seen, Taken, Watch, blind_spots, look, settle};
use crate::analysis::{Budget, Covering};
use crate::model::{BatchId, Category, Close, Kind, Month, Period, Plan, Posting};
use crate::store::Query;
use crate::store::fold::{postings_lent, postings_lent_at};
use crate::words::Message;

/// So many months before the period say what is usual: the same month of last year, and one to either side.
const BEFORE: i32 = 13;
/// The longest time that is looked at together.
const LONGEST: i32 = 240;
/// So many rows of a finding are shown.
const ROWS: usize = 6;

/// What is asked.
pub struct ScanRequest<'a> {
    /// What is reported.
    pub period: Period,
    /// Which places count.
    pub kept: Kept,
    /// The months that are closed.
    pub closes: Vec<Close>,
    /// Amounts above which somebody else has to approve, in minor units, ascending.
    pub limits: Vec<i64>,
    /// What a place is called.
    pub label: &'a dyn Fn(&Cell) -> Message,
    /// The options that name it on the command line.
    pub option: &'a dyn Fn(&Cell) -> String,
}

/// A finding, and the rows that show it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// What was found.
    pub found: Found,
    /// The first of its rows.
    pub rows: Vec<(BatchId, Posting)>,
}

/// What came of it.
pub struct ScanAnswer {
    /// All findings, the most money first.
    pub findings: Vec<Shown>,
    /// Money that nobody looks at.
    pub blind: Vec<BlindSpot>,
    /// How many rows were looked at in the period, and how many more to know what is usual.
    pub rows: (usize, usize),
}

/// Looks for what is odd.
pub fn scan(
    source: &Source<'_>,
    plans: &[Plan],
    budget: &Budget,
    request: &ScanRequest<'_>,
) -> anyhow::Result<ScanAnswer> {
    let last = request.period.last_month();
    let first = request.period.first_month().plus(-BEFORE).max(last.plus(1 - LONGEST));
    let months = usize::try_from(last.plus(1).since(first)).unwrap_or(0);
    let wanted = |category: &Category, members: &[&str]| {
        budget.tree.kind(category) == Kind::Cost && request.kept.takes_row(category, members)
    };
    let query = source.query(Period::months(first, last.plus(1)), &source.axes());
    let mut intake = Intake::new(source.currency, first, months, &wanted);
    intake.follows = source.settings.dimensions.follows.len();
    // What filters leave out is room that is never touched.
    let there = source.actual.months()?.into_iter().filter(|(month, ..)| first <= *month && *month <= last);
    intake.reserve(usize::try_from(there.map(|(_, rows, _)| rows).sum::<u64>())?);
    let mut late = Late { closes: &request.closes, last: None };
    postings_lent(source.actual, &query, &mut |batch, row| {
        intake.push(row, late.is(batch, row.month))?;
        Ok(())
    })?;
    let (mut ledger, taken) = intake.finish();
    settle(&mut ledger);
    // What is filtered out of the rows says nothing of its lines.
    let covers = budget.covers();
    let kept = request.kept.of_covers(covers);
    let whole = |cover: usize| kept.takes(covers.category[cover], covers.members_of(cover)) == Fits::Yes;
    let plan = PlanSide::new(&ledger, &Covering::new(budget), &whole)?;
    let seen = Seen {
        ledger: &ledger,
        plan: &plan,
        period: request.period,
        over: last_complete(source.as_of),
        materiality: source.materiality(),
        limits: &request.limits,
        label: request.label,
        option: request.option,
    };
    let found = look(&seen)?;
    let blind = blind_spots(&seen, &watched(plans, budget)?);
    let mut shown: BTreeMap<u32, Option<(BatchId, Posting)>> = BTreeMap::new();
    shown.extend(found.iter().flat_map(|found| found.rows.iter().take(ROWS)).map(|row| (*row, None)));
    read_again(source, &query, &taken, &ledger.month_of, first, &mut shown)?;
    let inside = ledger.month_of.iter().filter(|month| request.period.covers(first.plus(i32::from(**month)))).count();
    let with_rows = |found: Found| {
        let rows = found.rows.iter().take(ROWS).filter_map(|row| shown.get(row)?.clone()).collect();
        Shown { found, rows }
    };
    let rows = (inside, ledger.count() - inside);
    Ok(ScanAnswer { findings: found.into_iter().map(with_rows).collect(), blind, rows })
}

/// Who and what looks at each cover: several lines may stand on one.
fn watched(plans: &[Plan], budget: &Budget) -> anyhow::Result<Vec<Watch>> {
    let covers = budget.covers();
    let mut watched = vec![Watch::default(); covers.count()];
    budget.each_line(&mut |number, line| {
        let own = &mut watched[covers.of_line[number] as usize];
        own.owner |= !line.owner.is_empty();
        own.goal |= !line.goals.is_empty();
    })?;
    for cover in driven(budget, plans) {
        watched[cover].driver = true;
    }
    Ok(watched)
}

/// Reads the months again that have rows which are shown, for their texts.
fn read_again(
    source: &Source<'_>,
    query: &Query,
    taken: &Taken,
    month_of: &[u8],
    first: Month,
    shown: &mut BTreeMap<u32, Option<(BatchId, Posting)>>,
) -> anyhow::Result<()> {
    let rows: Vec<u32> = shown.keys().copied().collect();
    for rows in rows.chunk_by(|one, next| month_of[*one as usize] == month_of[*next as usize]) {
        let month = month_of[rows[0] as usize];
        // Rows come by month: this is the number of its first.
        let start = month_of.partition_point(|own| *own < month);
        let taken_in: Vec<u64> = rows.iter().map(|row| *row as u64 - start as u64).collect();
        let numbers = taken.among_all(usize::from(month), &taken_in);
        let mut own = rows.iter();
        let period = Period::month(first.plus(i32::from(month)));
        let query = Query { period, ..query.clone() };
        postings_lent_at(source.actual, &query, &numbers, &mut |_, batch, row| {
            if let Some(shown) = own.next().and_then(|row| shown.get_mut(row)) {
                *shown = Some((batch.clone(), row.to_posting()));
            }
            Ok(())
        })?;
    }
    Ok(())
}

/// Which rows came after their month was closed.
struct Late<'a> {
    closes: &'a [Close],
    /// What was asked last: rows come batch by batch.
    last: Option<(BatchId, Month, bool)>,
}

impl Late<'_> {
    fn is(&mut self, batch: &BatchId, month: Month) -> bool {
        if self.closes.is_empty() {
            return false;
        }
        match &self.last {
            Some((own, of, late)) if of == &month && own == batch => *late,
            _ => {
                let close = self.closes.iter().find(|close| close.month == month);
                let late = close.is_some_and(|close| !close.batches.contains(&batch.0));
                self.last = Some((batch.clone(), month, late));
                late
            }
        }
    }
}
