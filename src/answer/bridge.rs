//! From the budget to the actual, step by step: what was counted beside the plan's drivers.

use std::collections::{BTreeMap, BTreeSet};

use super::Source;
use super::metrics::{Ledger, number};
use super::period::MonthsOver;
use crate::analysis::bridge::{Apart, BridgeFacts, Came, Moved, Part, Step, Steps, apart, bridge as worked_out, moved};
use crate::analysis::variance::{By, Member, Segment};
use crate::analysis::{Budget, Covering};
use crate::model::{
    Category, Cause, Kind, LineKey, Money, MoneyError, Month, Period, Plan, Quantity, ReviewNote, ReviewSpan,
};
use crate::store::Query;

/// What is asked.
pub struct BridgeRequest {
    /// The period; of it the months that are over.
    pub period: Period,
    /// What makes a row.
    pub by: By,
    /// Cut categories to this many segments.
    pub depth: usize,
    /// Which places count.
    pub kept: Kept,
    /// The reviews of the book: what they call timing is a step of its own.
    pub reviews: Vec<(ReviewSpan, Vec<ReviewNote>)>,
}

/// What it comes to.
pub struct BridgeAnswer {
    /// The months that were taken.
    pub months: Vec<Month>,
    /// Months of the period that are not over.
    pub open: Vec<Month>,
    /// Months that are over, and have no rows.
    pub missing: Vec<Month>,
    /// The rows, costs before income, those that moved most first.
    pub rows: Vec<BridgeRow>,
    /// All rows of costs, and of income; `None` where there are none.
    pub totals: [Option<Steps>; 2],
    /// What each driver moved.
    pub drivers: Vec<DriverMoved>,
    /// Drivers of which some months were not counted: lines that depend on them are taken whole there.
    pub uncounted: Vec<(String, Vec<Month>)>,
    /// Plans whose files say something else than the versions that judge: their lines are taken whole.
    pub other: Vec<String>,
    /// What filters by member leave out because it is shared by all: actual less budget.
    pub shared: Money,
}

/// A row of it.
#[derive(Clone, Debug, PartialEq)]
pub struct BridgeRow {
    /// A category, or a member.
    pub at: Segment,
    /// Cost or income.
    pub kind: Kind,
    /// From its budget to its actual.
    pub steps: Steps,
}

/// What a driver moved.
#[derive(Clone, Debug, PartialEq)]
pub struct DriverMoved {
    /// The plan.
    pub plan: String,
    /// The driver, as series name it.
    pub name: String,
    /// The metric that counts it.
    pub metric: String,
    /// As what.
    pub step: Step,
    /// What was planned in the months that were counted.
    pub planned: Quantity,
    /// What came in them.
    pub came: Quantity,
    /// What it moved.
    pub amount: Money,
}

/// Takes the budget of a period to its actual; `plans` are those that the budget was worked out of.
pub fn bridge(
    source: &Source<'_>,
    plans: &[Plan],
    budget: &Budget,
    request: &BridgeRequest,
) -> anyhow::Result<BridgeAnswer> {
    let booked = source.booked()?;
    let MonthsOver { months, open, missing } = MonthsOver::new(request.period, source.as_of, &booked);
    let covering = Covering::new(budget);
    let whole = match (months.first(), months.last()) {
        (Some(first), Some(last)) => Period::months(*first, last.plus(1)),
        _ => request.period,
    };
    let actual = source.sums(&source.query(whole, &source.axes()))?;
    let (aparts, other) = taken_apart(source, plans, budget, &months)?;
    let later = evens_out_later(&covering, &request.reviews, &months);
    let evens_out = |cover: usize, month: Month| later.contains(&(cover, month));
    let facts = BridgeFacts { months: &months, actual: &actual, plans: &aparts, evens_out: &evens_out };
    let parts = worked_out(&covering, &facts)?;
    let kept = &request.kept;
    let mut rows: BTreeMap<(bool, Place), (Segment, Steps)> = BTreeMap::new();
    let mut totals = [None, None];
    let mut shared = 0_i64;
    for part in &parts {
        match kept.takes(&part.category, &part.members) {
            Fits::No => continue,
            Fits::Shared => {
                shared = shared.checked_add(part.steps.variance()?).ok_or(MoneyError::Overflow)?;
                continue;
            }
            Fits::Yes => {}
        }
        let (at, segment) = place(part, request);
        let is_income = part.kind == Kind::Income;
        rows.entry((is_income, at)).or_insert_with(|| (segment, Steps::default())).1.add(&part.steps)?;
        totals[usize::from(is_income)].get_or_insert_with(Steps::default).add(&part.steps)?;
    }
    let kind = |is_income: bool| if is_income { Kind::Income } else { Kind::Cost };
    let rows = rows.into_iter().filter(|(_, (_, steps))| !steps.is_empty());
    let mut rows: Vec<BridgeRow> =
        rows.map(|((is_income, _), (at, steps))| BridgeRow { at, kind: kind(is_income), steps }).collect();
    let size = |row: &BridgeRow| row.steps.actual.abs_diff(row.steps.budget);
    rows.sort_by_key(|row| (row.kind == Kind::Income, std::cmp::Reverse(size(row))));
    let covers = covering.covers();
    let is_asked = |cover: usize| kept.takes(covers.category_of(cover), &covers.member_names(cover)) == Fits::Yes;
    let moves = moved(&covering, &facts, &is_asked)?;
    let drivers = moves.iter().filter_map(|own| driver_moved(budget, &aparts, &months, own)).collect();
    let uncounted = uncounted(budget, &aparts, &months, &moves);
    Ok(BridgeAnswer {
        open,
        missing,
        rows,
        totals,
        drivers,
        uncounted,
        other,
        shared: Money::from_minor(shared, budget.currency),
        months,
    })
}

/// The covers and months of which a review says that what they are off evens out after these months.
fn evens_out_later(
    covering: &Covering<'_>,
    reviews: &[(ReviewSpan, Vec<ReviewNote>)],
    months: &[Month],
) -> BTreeSet<(usize, Month)> {
    let covers = covering.covers();
    let Some(last) = months.last() else { return BTreeSet::new() };
    let mut found = BTreeSet::new();
    for (span, notes) in reviews {
        let is_later =
            |note: &&ReviewNote| note.cause == Some(Cause::Timing) && note.reverses.is_none_or(|month| month > *last);
        for note in notes.iter().filter(is_later) {
            for cover in 0..covers.count() {
                let key = LineKey { category: covers.category_of(cover).clone(), members: covers.member_names(cover) };
                if note.key.contains(&key) {
                    found.extend(span.months().filter(|month| months.contains(month)).map(|month| (cover, month)));
                }
            }
        }
    }
    found
}

/// The lines of each plan of the budget as far as they could be taken apart, and the plans whose files say something
/// else than the version in force.
fn taken_apart(
    source: &Source<'_>,
    plans: &[Plan],
    budget: &Budget,
    months: &[Month],
) -> anyhow::Result<(Vec<Option<Apart>>, Vec<String>)> {
    let (mut all, mut other) = (Vec::new(), Vec::new());
    for head in &budget.plans {
        let judged = months.iter().any(|month| head.judges(*month));
        let Some(plan) = plans.iter().find(|plan| plan.id == head.id).filter(|_| judged) else {
            all.push(None);
            continue;
        };
        if !head.is_as_file() {
            all.push(None);
            other.push(head.id.clone());
            continue;
        }
        let counted = source.metric_sums(&Query::all(plan.year.period(), source.axes()))?;
        let ledger = Ledger { grid: &counted, dimensions: &source.settings.dimensions };
        let came: Came<'_> = &|metric, month| number(ledger, plan, metric, plan.year.first.plus(month as i32));
        let spent = source.spent_before(plan)?;
        let lines = head.lines_of(plan);
        // A line that does not work out has stopped the budget before.
        all.push(apart(plan, &lines, &|line, month| spent.on(line, month), came).ok());
    }
    other.dedup();
    Ok((all, other))
}

/// Does a place belong to what is asked for?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fits {
    /// It does.
    Yes,
    /// It does not.
    No,
    /// Its lines cover an axis whole of which only some members are asked for.
    Shared,
}

/// Which places count: those of some categories, at some members.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept {
    /// Keep only what lies in one of these; empty keeps all.
    pub categories: Vec<Category>,
    /// Keep only these members: axis number, members.
    pub members: Vec<(usize, Vec<String>)>,
}

impl Kept {
    /// Does a place count?
    pub(super) fn takes(&self, category: &Category, members: &[Option<String>]) -> Fits {
        if !self.categories.is_empty() && !self.categories.iter().any(|own| own.contains(category)) {
            return Fits::No;
        }
        self.takes_members(members)
    }

    /// Do its members?
    pub(super) fn takes_members(&self, members: &[Option<String>]) -> Fits {
        let mut fits = Fits::Yes;
        for (axis, wanted) in &self.members {
            match members[*axis].as_ref() {
                Some(member) if wanted.contains(member) => {}
                Some(_) => return Fits::No,
                None => fits = Fits::Shared,
            }
        }
        fits
    }
}

/// What tells rows apart, and sorts those that moved equally.
type Place = (Option<Category>, Option<Option<String>>);

fn place(part: &Part, request: &BridgeRequest) -> (Place, Segment) {
    match request.by {
        By::Category => {
            let category = part.category.cut(request.depth);
            ((Some(category.clone()), None), Segment::Category(category))
        }
        By::Axis(axis) => {
            let member = part.members[axis].clone();
            let shown = member.as_deref().map_or(Member::Shared, Member::of_posting);
            ((None, Some(member)), Segment::Member(axis, shown))
        }
    }
}

fn driver_moved(budget: &Budget, aparts: &[Option<Apart>], months: &[Month], own: &Moved) -> Option<DriverMoved> {
    let (head, apart) = (&budget.plans[own.plan], aparts[own.plan].as_ref()?);
    let driver = &apart.drivers[own.driver];
    let indexes = months.iter().filter(|month| head.judges(**month)).filter_map(|month| head.year.index(*month));
    let counted: Vec<(Quantity, Quantity)> =
        indexes.filter_map(|index| Some((apart.planned[own.driver][index], apart.came[own.driver][index]?))).collect();
    Some(DriverMoved {
        plan: head.id.clone(),
        name: driver.name.clone(),
        metric: driver.metric.clone(),
        step: own.step,
        planned: counted.iter().map(|(planned, _)| *planned).sum(),
        came: counted.iter().map(|(_, came)| *came).sum(),
        amount: own.amount,
    })
}

/// The counted drivers of lines that are asked for, with the months in which nothing was counted.
fn uncounted(
    budget: &Budget,
    aparts: &[Option<Apart>],
    months: &[Month],
    moves: &[Moved],
) -> Vec<(String, Vec<Month>)> {
    let mut found = Vec::new();
    for (plan, (head, apart)) in budget.plans.iter().zip(aparts).enumerate() {
        let Some(apart) = apart else { continue };
        for (driver, own) in apart.drivers.iter().enumerate() {
            let lacks = |month: &&Month| {
                head.judges(**month) && head.year.index(**month).is_some_and(|at| apart.came[driver][at].is_none())
            };
            let lacking: Vec<Month> = months.iter().filter(lacks).copied().collect();
            let is_used = moves.iter().any(|own| (own.plan, own.driver) == (plan, driver));
            if !lacking.is_empty() && (is_used || lacking.len() == months.len()) {
                found.push((own.name.clone(), lacking));
            }
        }
    }
    found
}
