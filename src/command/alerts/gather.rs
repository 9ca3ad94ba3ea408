//! All that there is to warn of in a book.

use std::collections::HashMap;

use crate::analysis::Covering;
use crate::analysis::forecast::Overrun;
use crate::analysis::variance::{By, Member, Segment, Sort};
use crate::answer::alerts::{Alert, AlertAbout, AlertsRequest, Expected, alerts};
use crate::answer::forecast::ForecastRequest;
use crate::answer::outlook::{OutlookRequest, outlook};
use crate::book::{list_files, read_bytes};
use crate::command::Session;
use crate::command::filter_args::Filters;
use crate::command::reading::Reading;
use crate::model::{Category, Month, Plan, ReviewNote, ReviewSpan};
use crate::reviews;

pub(super) fn gather(
    reading: &Reading,
    month: Option<Month>,
    filters: &Filters,
    session: &Session<'_>,
) -> anyhow::Result<Vec<Alert>> {
    let source = reading.opened.source(session);
    let covering = Covering::new(&reading.budget);
    let plans: &[Plan] = if has_goals(reading)? { reading.plans()? } else { &[] };
    let request = AlertsRequest { month, categories: &filters.categories };
    let ends = ends(reading, month, session)?;
    let expects = |_: &str, category: &Category, members: &[Option<String>]| {
        ends.get(&(category.clone(), members.to_vec())).copied()
    };
    let mut all = alerts(&source, plans, &covering, &request, &expects)?;
    all.retain(|alert| match &alert.about {
        AlertAbout::Book(_) => filters.members.is_empty(),
        AlertAbout::Line(line) => filters.members.iter().all(|(axis, members)| {
            let own = line.members.get(*axis).and_then(Option::as_ref);
            own.is_none_or(|own| members.contains(own))
        }),
    });
    Ok(all)
}

/// What each line of the budget is going to come to, by its category and its members.
fn ends(reading: &Reading, month: Option<Month>, session: &Session<'_>) -> anyhow::Result<HashMap<Place, Expected>> {
    let mut ends = HashMap::new();
    // A month alone is what it is.
    if month.is_some() || reading.budget.plans.is_empty() {
        return Ok(ends);
    }
    let axes = reading.budget.axes.len();
    let named = (0..axes).filter(|axis| reading.budget.names_members(*axis));
    let request = OutlookRequest {
        by: named.map(By::Axis).chain([By::Category]).collect(),
        depth: None,
        categories: Vec::new(),
        members: Vec::new(),
        sort: Sort::Book,
        all: false,
        forecast: ForecastRequest { reviews: reviews(reading)?, ..ForecastRequest::default() },
    };
    let answer = outlook(&reading.opened.source(session), &reading.budget, request)?;
    for (row, overrun) in answer.answer.variance.rows.iter().zip(&answer.overruns) {
        let (Some(outlook), Some(place)) = (&row.outlook, place(&row.path, axes)) else { continue };
        let forecast = outlook.year_end()?;
        let day = match overrun {
            Some(Overrun::On(day)) => Some(*day),
            _ => None,
        };
        let high = outlook.range()?.map(|(_, high)| high);
        ends.entry(place).or_insert(Expected { forecast, high, overrun: day, method: outlook.methods.one() });
    }
    Ok(ends)
}

/// What people said of the lines moves what they are going to come to.
fn reviews(reading: &Reading) -> anyhow::Result<Vec<(ReviewSpan, Vec<ReviewNote>)>> {
    Ok(reviews::all(&reading.opened.book, &reading.opened.settings.dimensions)?)
}

/// A category, and a member on each axis.
type Place = (Category, Vec<Option<String>>);

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

/// Is there a goal in any plan? The plans themselves are a hundred thousand lines, and only goals are asked of them here.
fn has_goals(reading: &Reading) -> anyhow::Result<bool> {
    let book = &reading.opened.book;
    let mut files = vec![book.settings()];
    files.extend(list_files(&book.plans(), "toml")?);
    for file in files {
        if memchr::memmem::find(&read_bytes(&file)?, b"goal").is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}
