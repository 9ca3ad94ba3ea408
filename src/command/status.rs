//! `budget status`: where the book stands; what `budget` alone prints inside a book.

use super::accrue::lost_problems;
use super::alerts::stood;
use super::opened::Opened;
use super::reading::Reading;
use super::rules::stale_proposals;
use super::{Outcome, Session};
use crate::analysis::goal::{self, Rag};
use crate::analysis::{Budget, Covering, FileState};
use crate::answer::adjustments::adjustments;
use crate::answer::goals::{GoalsRequest, goals};
use crate::answer::restated::has_changed;
use crate::answer::review::{Course, due, timing, unexplained};
use crate::answer::status::{PlanStanding, ledgers};
use crate::answer::{Source, last_complete};
use crate::book::{Book, list_files, read_bytes};
use crate::closes::{closed_months, standing};
use crate::model::{Month, Period, ReviewSpan, Version};
use crate::report::{StatusParts, status_report};
use crate::reviews;
use crate::versions;

/// Show where the book stands, and what comes next
///
/// Plans and their approval; the months that are in, missing or thin; rows that no rule classifies; adjustments,
/// commitments, variances, promises and goals that wait for somebody; and the next command. `budget` alone does the same
/// inside a book.
#[derive(Debug, clap::Args)]
pub struct StatusArgs {}

/// So many lines a plan may have for its files to be read for its goals alone.
const FEW: usize = 20_000;

pub(super) fn run(_: StatusArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let reading = Reading::open(session)?;
    let (opened, budget) = (&reading.opened, &reading.budget);
    let source = opened.source(session);
    let over = last_complete(session.as_of);
    let first = budget.year_of(Month::of(session.as_of)).first;
    let covering = Covering::new(budget);
    let reviews = reviews::all(&opened.book, &opened.settings.dimensions)?;
    let booked = source.booked()?;
    let closed = closed_months(&opened.book)?;
    let late = late(&closed, &opened.book, &source)?;
    let unexplained = match booked.contains(&over) && budget.plans_month(over) && !closed.contains(&over) {
        true => {
            let span = ReviewSpan::month(over);
            let notes = reviews.iter().find(|(of, _)| *of == span).map_or(&[][..], |(_, notes)| notes);
            let (material, open) = unexplained(&source, &covering, span, notes)?;
            Some((over, material, open.len()))
        }
        false => None,
    };
    let overdue = timing(&source, &covering, &reviews)?.iter().filter(|own| own.course == Course::Overdue).count();
    let (goals, goals_elsewhere) = goals_of(&reading, &source, over)?;
    let ledgers = ledgers(&source, first, &closed)?;
    let stale = match ledgers.waiting.iter().any(|own| own.rule.is_some()) {
        // A reading out of the cache has no rules.
        true => stale_proposals(&Opened::open(session)?, &adjustments(&source)?, session)?,
        false => Vec::new(),
    };
    let parts = StatusParts {
        as_of: session.as_of,
        currency: opened.currency,
        plans: plans(budget, &opened.book, first)?,
        ledgers,
        stale: stale.into_iter().map(|own| own.id).collect(),
        closed,
        late,
        unexplained,
        alerts: stood(&opened.book)?,
        promised: (overdue, due(&reviews, session.as_of).len()),
        goals,
        goals_elsewhere,
    };
    let mut told = opened.warnings();
    // Whatever view reports look in: what accruals wait for is part of where the book stands.
    told.extend(lost_problems(opened)?.into_iter().filter(|problem| !told.contains(problem)).collect::<Vec<_>>());
    session.warn(&told)?;
    session.show(&status_report(&parts))?;
    Ok(Outcome::Done)
}

/// The closed months that got other rows since.
fn late(closed: &[Month], book: &Book, source: &Source<'_>) -> anyhow::Result<Vec<Month>> {
    let mut late = Vec::new();
    for month in closed {
        if let Some(close) = standing(book, *month)?
            && has_changed(source, &close)?
        {
            late.push(*month);
        }
    }
    Ok(late)
}

/// How the plans of the year stand.
fn plans(budget: &Budget, book: &Book, first: Month) -> anyhow::Result<Vec<PlanStanding>> {
    let mut plans: Vec<PlanStanding> = Vec::new();
    let year = Period::months(first, first.plus(12));
    for head in budget.plans_of(year) {
        if plans.iter().any(|own| own.id == head.id) {
            continue;
        }
        let versions = versions::read(book, &head.id)?;
        let signed = |version: &Version| version.approved(None).map(|signed| (version.number, signed.clone()));
        // Of several stretches of a year the last says how the file stands.
        let last = budget.plans.iter().rfind(|own| own.id == head.id).and_then(|own| own.version.as_ref());
        plans.push(PlanStanding {
            id: head.id.clone(),
            name: head.name.clone(),
            approved: versions.current().and_then(signed),
            pending: versions.pending().map(|version| (version.number, version.submitted.clone())),
            file: last.map(|judge| judge.file).or(versions.current().map(|_| FileState::Same)),
            revision: versions.revision().map(|revision| revision.from),
        });
    }
    Ok(plans)
}

/// How many goals of the year to date are reached, close, missed and without figures; and whether there are some that it
/// would take too long to read.
fn goals_of(reading: &Reading, source: &Source<'_>, over: Month) -> anyhow::Result<(Option<[usize; 4]>, bool)> {
    if !speaks_of_goals(&reading.opened.book)? {
        return Ok((None, false));
    }
    if reading.budget.line_count() > FEW {
        return Ok((None, true));
    }
    let year = reading.budget.year_of(over);
    let period = Period::months(year.first, over.plus(1));
    let request = GoalsRequest { period, ytd: None, axis: None, kept: Vec::new() };
    let answer = goals(source, reading.rules()?, &reading.budget, &request)?;
    let mut counts = [0; 4];
    for row in answer.plans.iter().flat_map(|plan| &plan.rows) {
        let place = match row.reached.as_ref().map(|reached| goal::rag(reached.score)) {
            Ok(Rag::Green) => 0,
            Ok(Rag::Amber) => 1,
            Ok(Rag::Red) => 2,
            Err(_) => 3,
        };
        counts[place] += 1;
    }
    Ok((Some(counts), false))
}

/// Does a plan file have goals? To read a plan for them alone would take longer than all the rest.
fn speaks_of_goals(book: &Book) -> anyhow::Result<bool> {
    let mut files = list_files(&book.plans(), "toml")?;
    files.push(book.settings());
    for file in files {
        if memchr::memmem::find(&read_bytes(&file)?, b"[[goal]]").is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}
