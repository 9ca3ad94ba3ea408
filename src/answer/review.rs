//! Reviews: which lines want to be explained, what is said of them, and what was promised before.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Source, last_complete};
use crate::analysis::variance::{Direction, Leaf, Member, Role, Segment, VarianceRow, leaves};
use crate::analysis::{Budget, Covering};
use crate::model::review::Lack;
use crate::model::{Cause, Grid, LineKey, Money, MoneyError, Month, Period, ReviewNote, ReviewSpan};
use crate::store::Query;

/// The reviews of a book.
pub type Reviews = [(ReviewSpan, Vec<ReviewNote>)];

/// A line of a review.
#[derive(Clone, Debug, PartialEq)]
pub struct Reviewed {
    /// The line with its figures.
    pub leaf: Leaf,
    /// What is said of it.
    pub note: Option<ReviewNote>,
    /// What is missing for it to be explained; nothing where it wants no explanation.
    pub lacks: Vec<Lack>,
    /// Is the variance no more what it was when the note was written?
    pub moved: bool,
}

impl Reviewed {
    /// Does it want an explanation, and has one?
    pub fn is_explained(&self) -> bool {
        self.lacks.is_empty()
    }
}

/// What became of a variance that was to even out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// Its month has not passed yet.
    Running,
    /// It has evened out.
    Reversed,
    /// Its month has passed, and it has not.
    Overdue,
}

/// A variance that was to even out.
#[derive(Clone, Debug, PartialEq)]
pub struct Timing {
    /// The review that says so.
    pub span: ReviewSpan,
    /// What it says.
    pub note: ReviewNote,
    /// The variance.
    pub variance: Money,
    /// How much of it came back since, up to its month.
    pub back: Money,
    /// How it stands.
    pub course: Course,
}

/// An action that is due, and of which nobody has said what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Due {
    /// The review that promises it.
    pub span: ReviewSpan,
    /// What it promises.
    pub note: ReviewNote,
    /// For how many days it has been due.
    pub days: i64,
}

/// A review.
pub struct ReviewAnswer {
    /// Its months.
    pub span: ReviewSpan,
    /// Its lines that are material or have a note, in the order of the plans, then what lies outside.
    pub lines: Vec<Reviewed>,
    /// Notes on lines that have neither budget nor rows.
    pub stray: Vec<ReviewNote>,
    /// What was to even out, of all reviews.
    pub timing: Vec<Timing>,
    /// What is due, of all reviews.
    pub due: Vec<Due>,
    /// The months without any row.
    pub missing: Vec<Month>,
    /// How many of the months are over.
    pub over: usize,
}

impl ReviewAnswer {
    /// How many lines want an explanation that they do not have.
    pub fn unexplained(&self) -> usize {
        self.lines.iter().filter(|line| !line.is_explained()).count()
    }
}

/// What was booked in a period, by the axes that lines name.
pub(super) fn grid(source: &Source<'_>, budget: &Budget, period: Period) -> anyhow::Result<Grid> {
    let by = (0..budget.axes.len()).filter(|axis| budget.names_members(*axis)).map(|axis| budget.axes[axis].clone());
    let query: Query = source.query(period, &by.collect::<Vec<_>>());
    source.sums(&query)
}

/// The lines of some months that are over; only material ones, or all that are not zero.
pub fn lines(
    source: &Source<'_>,
    covering: &Covering<'_>,
    span: ReviewSpan,
    only_material: bool,
) -> anyhow::Result<Vec<Leaf>> {
    let grid = grid(source, covering.budget(), span.period())?;
    // Of the month in progress nothing can be said yet.
    let over = last_complete(source.as_of);
    let months: Vec<Month> =
        span.months().filter(|month| *month <= over && grid.months().any(|own| own == *month)).collect();
    leaves(covering, &grid, &months, &source.materiality(), only_material)
}

/// How many material lines some months have, and those of them that are not explained.
pub fn unexplained(
    source: &Source<'_>,
    covering: &Covering<'_>,
    span: ReviewSpan,
    notes: &[ReviewNote],
) -> anyhow::Result<(usize, Vec<Leaf>)> {
    let mut material = lines(source, covering, span, true)?;
    let all = material.len();
    material.retain(|leaf| {
        let note = notes.iter().find(|note| note.key == leaf.key);
        note.is_none_or(|note| !note.lacks(leaf.direction() == Direction::Adverse).is_empty())
    });
    Ok((all, material))
}

/// The review of a month or a quarter; `reviews` are all that the book has.
pub fn review(
    source: &Source<'_>,
    budget: &Budget,
    span: ReviewSpan,
    reviews: &Reviews,
) -> anyhow::Result<ReviewAnswer> {
    let covering = Covering::new(budget);
    let own = reviews.iter().find(|(of, _)| *of == span).map_or(&[][..], |(_, notes)| notes);
    let mut by_key: BTreeMap<&LineKey, &ReviewNote> = own.iter().map(|note| (&note.key, note)).collect();
    let all = lines(source, &covering, span, own.is_empty())?;
    let mut reviewed = Vec::new();
    for leaf in all {
        let note = by_key.remove(&leaf.key).cloned();
        if !leaf.material && note.is_none() {
            continue;
        }
        let adverse = leaf.direction() == Direction::Adverse;
        let nothing = || ReviewNote::new(leaf.key.clone());
        let lacks = match leaf.material {
            true => note.clone().unwrap_or_else(nothing).lacks(adverse),
            false => Vec::new(),
        };
        let now = leaf.variance()?.plain();
        let moved = note.as_ref().is_some_and(|note| !note.variance.is_empty() && note.variance != now);
        reviewed.push(Reviewed { leaf, note, lacks, moved });
    }
    let booked = source.booked()?;
    let over = last_complete(source.as_of);
    Ok(ReviewAnswer {
        span,
        lines: reviewed,
        stray: by_key.into_values().cloned().collect(),
        timing: timing(source, &covering, reviews)?,
        due: due(reviews, source.as_of),
        missing: span.months().filter(|month| *month <= over && !booked.contains(month)).collect(),
        over: span.months().filter(|month| *month <= over).count(),
    })
}

/// What reviews of months inside a period say of each row of a variance report.
pub fn said_of(rows: &[VarianceRow], reviews: &Reviews, period: Period) -> Vec<Vec<(ReviewSpan, ReviewNote)>> {
    let inside = |span: &ReviewSpan| period.covers(span.first) && period.covers(span.last);
    let notes = reviews.iter().filter(|(span, _)| inside(span));
    let notes: Vec<(ReviewSpan, &ReviewNote)> =
        notes.flat_map(|(span, notes)| notes.iter().map(move |note| (*span, note))).collect();
    let said = |row: &VarianceRow| {
        let of_row = notes.iter().filter(|(_, note)| is_of(row, &note.key));
        of_row.map(|(span, note)| (*span, (*note).clone())).collect()
    };
    rows.iter().map(said).collect()
}

/// Is a line what an item of a report stands for, or among what it gathers?
fn is_of(row: &VarianceRow, key: &LineKey) -> bool {
    if row.role != Role::Item {
        return false;
    }
    let mut alone = false;
    let mut category = None;
    for segment in row.path.iter() {
        match segment {
            Segment::Category(own) => category = Some(own),
            Segment::Member(axis, member) => {
                let own = match member {
                    Member::Named(name) => Some(&**name),
                    Member::Unassigned => Some(""),
                    Member::Shared => None,
                };
                if key.members.get(*axis).is_some_and(|wanted| wanted.as_deref() != own) {
                    return false;
                }
            }
            Segment::Unallocated | Segment::Own | Segment::Direct => alone = true,
        }
    }
    category.is_some_and(|own| if alone { *own == key.category } else { own.contains(&key.category) })
}

/// The actions that are due, the longest first.
pub fn due(reviews: &Reviews, as_of: NaiveDate) -> Vec<Due> {
    let all = reviews.iter().flat_map(|(span, notes)| notes.iter().map(move |note| (*span, note)));
    let mut due: Vec<Due> = all
        .filter(|(_, note)| note.is_asked(as_of))
        .filter_map(|(span, note)| {
            let days = as_of.signed_duration_since(note.due?).num_days();
            Some(Due { span, note: note.clone(), days })
        })
        .collect();
    due.sort_by_key(|due| -due.days);
    due
}

/// What was to even out, of all reviews, and how it stands. What came of it is nobody's question any more once somebody
/// has said so.
pub fn timing(source: &Source<'_>, covering: &Covering<'_>, reviews: &Reviews) -> anyhow::Result<Vec<Timing>> {
    let asked: Vec<(ReviewSpan, &ReviewNote, Month)> = reviews
        .iter()
        .flat_map(|(span, notes)| notes.iter().map(move |note| (*span, note)))
        .filter(|(_, note)| note.cause == Some(Cause::Timing) && note.outcome.is_empty())
        .filter_map(|(span, note)| Some((span, note, note.reverses?)))
        .collect();
    let over = last_complete(source.as_of);
    let months: BTreeSet<Month> = asked
        .iter()
        .flat_map(|(span, _, until)| span.months().chain(span.last.plus(1).until(until.plus(1))))
        .filter(|month| *month <= over)
        .collect();
    let wanted: BTreeSet<&LineKey> = asked.iter().map(|(_, note, _)| &note.key).collect();
    let mut by_month: BTreeMap<(Month, LineKey), Money> = BTreeMap::new();
    for month in months {
        for leaf in lines(source, covering, ReviewSpan::month(month), false)? {
            if wanted.contains(&leaf.key) {
                let variance = leaf.variance()?;
                by_month.insert((month, leaf.key), variance);
            }
        }
    }
    let zero = Money::zero(source.currency);
    let sum = |key: &LineKey, months: &mut dyn Iterator<Item = Month>| -> Result<Money, MoneyError> {
        let found = months.filter_map(|month| by_month.get(&(month, key.clone())).copied());
        Money::sum(found, zero.currency())
    };
    let mut all = Vec::with_capacity(asked.len());
    for (span, note, until) in asked {
        let variance = sum(&note.key, &mut span.months())?;
        let since = sum(&note.key, &mut span.last.plus(1).until(until.plus(1)))?;
        let back = came_back(variance, since)?;
        let left = variance.abs().checked_sub(back.abs())?;
        let course = match source.materiality().ratio.compare_share(left, variance) {
            // What is left is less than the book's ratio would have anybody look at.
            std::cmp::Ordering::Less => Course::Reversed,
            _ if left.is_zero() => Course::Reversed,
            _ if until <= over => Course::Overdue,
            _ => Course::Running,
        };
        all.push(Timing { span, note: note.clone(), variance, back, course });
    }
    Ok(all)
}

/// How much of a variance came back by what the months since went the other way: never more than all of it.
fn came_back(variance: Money, since: Money) -> Result<Money, MoneyError> {
    let zero = Money::zero(variance.currency());
    let back = since.negate();
    let same_way = back.is_negative() == variance.is_negative() && !back.is_zero() && !variance.is_zero();
    Ok(match same_way {
        false => zero,
        true if back.abs().minor() > variance.abs().minor() => variance,
        true => back,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Currency;

    #[test]
    fn what_comes_back_is_never_more_than_went() {
        let yuan = |major: i64| Money::from_minor(major * 100, Currency::CNY);
        for (variance, since, back) in [
            (600, -600, 600),
            (600, -900, 600),
            (600, -200, 200),
            (600, 100, 0),
            (-600, 500, -500),
            (-600, -5, 0),
            (0, 5, 0),
        ] {
            assert_eq!(came_back(yuan(variance), yuan(since)).unwrap(), yuan(back), "{variance} {since}");
        }
    }
}
