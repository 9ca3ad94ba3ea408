//! Where the year of each line ends, by its category and its members.

use std::collections::HashMap;

use super::Source;
use super::forecast::ForecastRequest;
use super::outlook::{OutlookRequest, outlook};
use crate::analysis::Budget;
use crate::analysis::variance::{By, Member, Segment, Sort};
use crate::model::{Category, Money};

/// A category, and a member on each axis.
pub(super) type Place = (Category, Vec<Option<String>>);

/// Where a year ends, and the upper end of the range of that; `None` where too little is known.
pub(super) type End = (Money, Option<Money>);

/// Where lines end.
pub(super) struct Ends {
    pub(super) lines: HashMap<Place, End>,
    /// The budget of all costs, and where they end.
    pub(super) total: Option<(Money, Money)>,
}

pub(super) fn ends(source: &Source<'_>, budget: &Budget) -> anyhow::Result<Ends> {
    let axes = budget.axes.len();
    let named = (0..axes).filter(|axis| budget.names_members(*axis));
    let request = OutlookRequest {
        by: named.map(By::Axis).chain([By::Category]).collect(),
        depth: None,
        categories: Vec::new(),
        members: Vec::new(),
        sort: Sort::Book,
        all: true,
        forecast: ForecastRequest::default(),
    };
    let answer = outlook(source, budget, request)?;
    let mut lines = HashMap::new();
    for row in &answer.answer.variance.rows {
        let (Some(outlook), Some(place)) = (&row.outlook, place(&row.path, axes)) else { continue };
        let end = (outlook.year_end()?, outlook.range()?.map(|(_, high)| high));
        lines.entry(place).or_insert(end);
    }
    let total = answer.answer.variance.totals[0].cost_outlook.as_ref();
    let total = match total.and_then(|own| Some((own.budget()?, own))) {
        Some((budget, own)) => Some((budget, own.year_end()?)),
        None => None,
    };
    Ok(Ends { lines, total })
}

/// The place of a row that is a line, or a ceiling over lines.
fn place(path: &[Segment], axes: usize) -> Option<Place> {
    let mut members = vec![None; axes];
    let mut category = None;
    for segment in path {
        match segment {
            Segment::Category(own) => category = Some(own.clone()),
            Segment::Member(axis, Member::Named(name)) => members[*axis] = Some(name.to_string()),
            Segment::Member(_, Member::Shared) => {}
            Segment::Member(_, Member::Unassigned) | Segment::Unallocated | Segment::Own | Segment::Direct => {
                return None;
            }
        }
    }
    Some((category?, members))
}
