//! From the budget to the actual, step by step: what was counted beside the plan's drivers.

mod arithmetic;

use std::collections::BTreeSet;

pub use arithmetic::{Told, ToldCover, ToldLine, ToldMove, ToldWhole, told};

use super::Source;
pub use super::kept::Kept;
use super::kept::{Fits, KeptNumbers};
use super::metrics::{Ledger, number};
use super::period::MonthsOver;
use super::rows_by::{Numbered, RowsBy};
use crate::analysis::bridge::{
    Apart, BridgeFacts, Came, Moved, Place, Step, Steps, apart, bridge as worked_out, counted_drivers, moved,
};
use crate::analysis::variance::{By, Segment};
use crate::analysis::{Budget, Covering};
use crate::model::{
    Cause, Grid, Kind, LineKey, Money, MoneyError, Month, Period, Plan, Quantity, ReviewNote, ReviewSpan,
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
    /// Drivers that were counted as nothing though something was planned of them, with the months.
    pub nothing: Vec<(String, Vec<Month>)>,
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

/// What there is to know of the names of places by their numbers: of covers, or of a grid.
struct Names {
    is_income: Vec<bool>,
    kept: KeptNumbers,
}

impl Names {
    fn kind(&self, category: u32) -> Kind {
        if self.is_income[category as usize] { Kind::Income } else { Kind::Cost }
    }
}

/// What a bridge is worked out from.
struct Prepared<'a> {
    covering: Covering<'a>,
    over: MonthsOver,
    /// The months with what lies between them.
    whole: Period,
    aparts: Vec<Option<Apart>>,
    other: Vec<String>,
    later: BTreeSet<(usize, Month)>,
    actual: Grid,
    of_covers: Names,
    of_grid: Names,
}

impl<'a> Prepared<'a> {
    /// `by_month`: are months told apart, whatever drivers and reviews say?
    fn new(
        source: &Source<'_>,
        plans: &[Plan],
        budget: &'a Budget,
        request: &BridgeRequest,
        by_month: bool,
    ) -> anyhow::Result<Prepared<'a>> {
        let booked = source.booked()?;
        let over = MonthsOver::new(request.period, source.as_of, &booked);
        let covering = Covering::new(budget);
        let whole = match (over.months.first(), over.months.last()) {
            (Some(first), Some(last)) => Period::months(*first, last.plus(1)),
            _ => request.period,
        };
        let (aparts, other) = taken_apart(source, plans, budget, &over.months)?;
        let later = evens_out_later(&covering, &request.reviews, &over.months);
        let together = !by_month && covering.is_steady(whole) && !BridgeFacts::is_by_month(&aparts, &later);
        let actual = source.sums(&Query { together, ..source.query(whole, &source.axes()) })?;
        let (covers, kept) = (covering.covers(), &request.kept);
        let is_income = |category| budget.tree.kind(category) == Kind::Income;
        let of_covers =
            Names { is_income: covers.categories.iter().map(is_income).collect(), kept: kept.of_covers(covers) };
        let of_grid =
            Names { is_income: actual.categories.iter().map(is_income).collect(), kept: kept.of_grid(&actual) };
        Ok(Prepared { covering, over, whole, aparts, other, later, actual, of_covers, of_grid })
    }

    /// What the months of these make.
    fn facts<'f>(&'f self, months: &'f [Month]) -> BridgeFacts<'f> {
        BridgeFacts { months, actual: &self.actual, plans: &self.aparts, later: &self.later }
    }

    /// The names of a place, and its category and members by number.
    fn numbers<'p>(&'p self, place: Place<'p>) -> (&'p Names, u32, &'p [u32]) {
        let covers = self.covering.covers();
        match place {
            Place::Cover(cover) => (&self.of_covers, covers.category[cover], covers.members_of(cover)),
            Place::Outside(place) => (&self.of_grid, place[0], &place[1..]),
        }
    }

    /// Is a cover asked for?
    fn is_asked(&self, cover: usize) -> bool {
        let (names, category, members) = self.numbers(Place::Cover(cover));
        names.kept.takes(category, members) == Fits::Yes
    }
}

/// Takes the budget of a period to its actual; `plans` are those that the budget was worked out of.
pub fn bridge(
    source: &Source<'_>,
    plans: &[Plan],
    budget: &Budget,
    request: &BridgeRequest,
) -> anyhow::Result<BridgeAnswer> {
    Prepared::new(source, plans, budget, request, false)?.answer(request)
}

impl Prepared<'_> {
    fn answer(&self, request: &BridgeRequest) -> anyhow::Result<BridgeAnswer> {
        let (covers, budget) = (self.covering.covers(), self.covering.budget());
        let facts = self.facts(&self.over.months);
        let mut rows_by = RowsBy::new(request.by, request.depth);
        let mut rows: Vec<Steps> = Vec::new();
        let mut totals = [None, None];
        let mut shared = 0_i64;
        worked_out(&self.covering, &facts, &mut |place, steps| {
            let (names, category, members) = self.numbers(place);
            match names.kept.takes(category, members) {
                Fits::No => return Ok(()),
                Fits::Shared => {
                    shared = shared.checked_add(steps.variance()?).ok_or(MoneyError::Overflow)?;
                    return Ok(());
                }
                Fits::Yes => {}
            }
            let is_income = names.is_income[category as usize];
            let row = match place {
                Place::Cover(cover) => rows_by.row(&Numbered {
                    of_grid: None,
                    is_income,
                    category: (category, covers.category_of(cover)),
                    members,
                    member: &|axis, _| covers.member(cover, axis).map(String::from),
                }),
                Place::Outside(_) => rows_by.row(&Numbered {
                    of_grid: Some(self.whole.first_month()),
                    is_income,
                    category: (category, &self.actual.categories[category as usize]),
                    members,
                    member: &|axis, number| Some(self.actual.members[axis][number as usize].clone()),
                }),
            };
            rows.resize(rows_by.count(), Steps::default());
            rows[row].add(steps)?;
            Ok(totals[usize::from(is_income)].get_or_insert_with(Steps::default).add(steps)?)
        })?;
        let rows = rows_by.in_order().map(|(kind, at, number)| BridgeRow { at, kind, steps: rows[number] });
        let mut rows: Vec<BridgeRow> = rows.filter(|row| !row.steps.is_empty()).collect();
        let size = |row: &BridgeRow| row.steps.actual.abs_diff(row.steps.budget);
        rows.sort_by_key(|row| (row.kind == Kind::Income, std::cmp::Reverse(size(row))));
        let (aparts, months) = (&self.aparts, &self.over.months);
        let moves = moved(&self.covering, &facts, &|cover| self.is_asked(cover))?;
        Ok(BridgeAnswer {
            months: months.clone(),
            open: self.over.open.clone(),
            missing: self.over.missing.clone(),
            rows,
            totals,
            drivers: moves.iter().filter_map(|own| driver_moved(budget, aparts, months, own)).collect(),
            uncounted: uncounted(budget, aparts, months, &moves),
            nothing: nothing(budget, aparts, months, &moves),
            other: self.other.clone(),
            shared: Money::from_minor(shared, budget.currency),
        })
    }
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
        if counted_drivers(plan).is_empty() {
            all.push(None);
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

/// The drivers of lines that are asked for of which nothing came, though something was planned, with the months.
fn nothing(budget: &Budget, aparts: &[Option<Apart>], months: &[Month], moves: &[Moved]) -> Vec<(String, Vec<Month>)> {
    let mut found = Vec::new();
    for (plan, (head, apart)) in budget.plans.iter().zip(aparts).enumerate() {
        let Some(apart) = apart else { continue };
        for (driver, own) in apart.drivers.iter().enumerate() {
            let came = |at: usize| apart.came[driver][at].is_some_and(|came| came.is_zero());
            let is_nothing = |month: &&Month| {
                head.judges(**month)
                    && head.year.index(**month).is_some_and(|at| came(at) && !apart.planned[driver][at].is_zero())
            };
            let of: Vec<Month> = months.iter().filter(is_nothing).copied().collect();
            if !of.is_empty() && moves.iter().any(|own| (own.plan, own.driver) == (plan, driver)) {
                found.push((own.name.clone(), of));
            }
        }
    }
    found
}
