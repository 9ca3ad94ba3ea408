//! The answers that the page is made of, each asked as its own command asks it.

use super::odd::Odd;
use crate::analysis::commitment::Commitments;
use crate::analysis::history::HistoryQuery;
use crate::analysis::variance::By;
use crate::answer::alerts::Alert;
use crate::answer::bridge::{BridgeAnswer, BridgeRequest, Kept as KeptPlaces, bridge};
use crate::answer::commitments::listed_commitments;
use crate::answer::forecast::ForecastRequest;
use crate::answer::history::{HistoryAnswer, history};
use crate::answer::ledger_rows::ledger_rows;
use crate::answer::outlook::{OutlookAnswer, OutlookRequest, outlook};
use crate::answer::review::{ReviewAnswer, review, said_of};
use crate::answer::structure::{StructureAnswer, StructureRequest, structure};
use crate::answer::variance::{VarianceAnswer, VarianceRequest, variance};
use crate::answer::{Chosen, Source};
use crate::command::alerts::{Kept, gather as alerts_of};
use crate::command::filter_args::Filters;
use crate::command::reading::Reading;
use crate::command::told_before::{keep_told, told_before};
use crate::command::{Session, WORKBOOK, close, goals, staffing};
use crate::model::{Materiality, Month, Plan, ReviewNote, ReviewSpan};
use crate::report::{CommitmentParts, Head, Names, PageParts};
use crate::reviews;
use crate::words::msg;

/// So many rows of the ledger a page holds: more are slow to open, and to mail.
const MOST_ROWS: usize = 10_000;

/// A workbook holds more.
const MOST_ROWS_OF_WORKBOOK: usize = 200_000;

/// The answers.
pub(super) struct Gathered {
    /// How many levels of categories are shown; `None` is all.
    depth: Option<usize>,
    chosen: Chosen,
    head: Head,
    names: Names,
    materiality: Materiality,
    variance: VarianceAnswer,
    year: VarianceAnswer,
    history: HistoryAnswer,
    outlook: Option<OutlookAnswer>,
    bridge: Option<BridgeAnswer>,
    structure: Option<StructureAnswer>,
    dimensions: Vec<(usize, VarianceAnswer)>,
    alerts: Option<(Vec<Alert>, Kept)>,
    review: Option<(ReviewAnswer, String)>,
    notes: Vec<(ReviewSpan, Vec<ReviewNote>)>,
    commitments: Option<(Commitments, bool, usize)>,
}

/// More rows than these nobody reads, and a page of them is slow to open: then fewer levels are shown.
const MOST_LINES: usize = 1_000;

/// `variance` of a period, as it is asked without options but for the levels of categories.
fn request(chosen: Chosen, by: By, depth: Option<usize>, pivot: bool) -> VarianceRequest {
    VarianceRequest { depth, pivot, ..VarianceRequest::plain(chosen, vec![by]) }
}

impl Gathered {
    /// Asks for what the sections want.
    pub(super) fn new(
        reading: &Reading,
        plans: &[Plan],
        chosen: Chosen,
        wants: &dyn Fn(&str) -> bool,
        session: &Session<'_>,
    ) -> anyhow::Result<Gathered> {
        let (opened, budget) = (&reading.opened, &reading.budget);
        let source = opened.source(session);
        let year = budget.year_of(chosen.period.last_month());
        let notes = reviews::all(&opened.book, &opened.settings.dimensions)?;
        let whole = Chosen { period: year.period(), ytd: None, to_date: false };
        let months = HistoryQuery {
            months: year.months().collect(),
            depth: Some(1),
            axes: Vec::new(),
            categories: Vec::new(),
            members: Vec::new(),
        };
        let forecasts = wants("summary") || wants("headline") || wants("months") || wants("categories");
        // The outlook is of the year of the day: of another year it says nothing.
        let is_this_year = budget.year_of(Month::of(session.as_of)) == year;
        let span = ReviewSpan { first: chosen.period.first_month(), last: chosen.period.last_month() };
        let asked = |depth| variance(&source, budget, request(chosen, By::Category, depth, false));
        let (mut depth, mut of_period) = (None, asked(None)?);
        for fewer in [2, 1] {
            if of_period.variance.rows.len() > MOST_LINES {
                (depth, of_period) = (Some(fewer), asked(Some(fewer))?);
            }
        }
        Ok(Gathered {
            depth,
            chosen,
            head: opened.head(budget, chosen.period, session)?,
            names: opened.names(session),
            materiality: source.materiality(),
            variance: of_period,
            year: variance(&source, budget, request(whole, By::Category, depth, true))?,
            history: history(&source, &months)?,
            outlook: match forecasts && is_this_year {
                true => Some(outlook_of(&source, depth, notes.clone(), (reading, session))?),
                false => None,
            },
            bridge: match wants("bridge") {
                true => {
                    let request = BridgeRequest {
                        period: chosen.period,
                        by: By::Category,
                        depth: 1,
                        kept: KeptPlaces::default(),
                        reviews: notes.clone(),
                    };
                    Some(bridge(&source, plans, budget, &request)?)
                }
                false => None,
            },
            structure: match wants("structure") {
                true => Some(structure(&source, plans, budget, &structure_request(chosen))?),
                false => None,
            },
            dimensions: if wants("dimensions") { dimensions(&source, reading, chosen)? } else { Vec::new() },
            alerts: match wants("alerts") || wants("summary") {
                true => {
                    let all = alerts_of(reading, None, &[], (&Filters::default(), usize::MAX), session)?.all;
                    Some((all, Kept::read(&opened.book)?))
                }
                false => None,
            },
            review: match wants("reviews") || wants("summary") {
                true => {
                    let file = opened.book.show(&reviews::path(&opened.book, span));
                    Some((review(&source, budget, span, &notes)?, file))
                }
                false => None,
            },
            commitments: if wants("commitments") { commitments_of(&source)? } else { None },
            notes,
        })
    }

    /// What the page is made of.
    pub(super) fn parts<'a>(
        &'a self,
        reading: &'a Reading,
        plans: &'a [Plan],
        wants: &dyn Fn(&str) -> bool,
        (is_page, odd): (bool, &'a Option<Odd>),
        session: &Session<'_>,
    ) -> anyhow::Result<PageParts<'a>> {
        let (opened, budget) = (&reading.opened, &reading.budget);
        let source = opened.source(session);
        let commitments = self.commitments.as_ref().map(|(commitments, kept_none, left_out)| CommitmentParts {
            commitments,
            names: &self.names,
            currency: opened.currency,
            as_of: session.as_of,
            kept_none: *kept_none,
            left_out: *left_out,
            stale: false,
        });
        let month = self.chosen.period.last_month();
        let is_workbook = session.format == WORKBOOK;
        let most_rows = if is_workbook { MOST_ROWS_OF_WORKBOOK } else { MOST_ROWS };
        let mut batches = opened.actual().batches()?;
        batches.retain(|batch| session.known_at.is_none_or(|known_at| batch.booked_at <= known_at));
        Ok(PageParts {
            chosen: self.chosen,
            head: &self.head,
            names: &self.names,
            materiality: &self.materiality,
            asides: {
                let mut asides = close::told(&opened.book, &source, self.chosen.period)?;
                asides.extend(self.depth.map(|depth| msg("page-depth").with("levels", depth)));
                asides
            },
            variance: &self.variance,
            said: is_workbook.then(|| said_of(&self.variance.variance.rows, &self.notes, self.chosen.period)),
            year: &self.year,
            history: &self.history.history,
            outlook: self.outlook.as_ref(),
            bridge: self.bridge.as_ref(),
            dimensions: &self.dimensions,
            structure: self.structure.as_ref(),
            anomalies: odd.as_ref().map(|odd| odd.parts(self.chosen.period, &self.head, &self.names)),
            alerts: self.alerts.as_ref().map(|(alerts, kept)| (alerts.as_slice(), &kept.memory)),
            review: self.review.as_ref().map(|(answer, file)| (answer, file.clone())),
            goals: match wants("goals") {
                true => Some(goals::parts(plans, (opened, budget), &self.names, self.chosen, session)?),
                false => None,
            },
            commitments,
            staffing: if wants("staffing") { staffing::parts(plans, month)? } else { Vec::new() },
            ledger: match is_page && wants("categories") {
                true => Some(ledger_rows(&source, budget, self.chosen.period, most_rows)?),
                false => None,
            },
            batches: batches
                .into_iter()
                .map(|batch| (batch.id.0, batch.booked_at.date_naive().to_string(), batch.rows))
                .collect(),
            program: concat!("budget ", env!("CARGO_PKG_VERSION")),
        })
    }
}

/// `structure --depth 2` of a period.
fn structure_request(chosen: Chosen) -> StructureRequest {
    StructureRequest {
        period: chosen.period,
        of_budget: false,
        by: By::Category,
        depth: 2,
        kept: KeptPlaces::default(),
        per: Vec::new(),
    }
}

fn outlook_of(
    source: &Source<'_>,
    depth: Option<usize>,
    reviews: Vec<(ReviewSpan, Vec<ReviewNote>)>,
    (reading, session): (&Reading, &Session<'_>),
) -> anyhow::Result<OutlookAnswer> {
    let kept = told_before(reading, session);
    let request = OutlookRequest {
        by: vec![By::Category],
        depth,
        categories: Vec::new(),
        members: Vec::new(),
        sort: Default::default(),
        all: false,
        monthly: false,
        forecast: ForecastRequest { reviews, kept: kept.clone(), ..ForecastRequest::default() },
    };
    let answer = outlook(source, &reading.budget, request)?;
    keep_told(kept.as_ref(), reading, session);
    Ok(answer)
}

/// `variance --by` each axis that tells at least two rows apart.
fn dimensions(source: &Source<'_>, reading: &Reading, chosen: Chosen) -> anyhow::Result<Vec<(usize, VarianceAnswer)>> {
    let mut all = Vec::new();
    for axis in 0..source.axes().len() {
        let answer = variance(source, &reading.budget, request(chosen, By::Axis(axis), None, false))?;
        if answer.variance.rows.len() > 1 {
            all.push((axis, answer));
        }
    }
    Ok(all)
}

/// `commit list`: those with something left, whether the book keeps any, and how many are left out.
fn commitments_of(source: &Source<'_>) -> anyhow::Result<Option<(Commitments, bool, usize)>> {
    let Some(mut found) = listed_commitments(source)? else { return Ok(None) };
    let (none, all) = (found.all.is_empty(), found.all.len());
    let mut left = Vec::new();
    for commitment in found.all {
        if !commitment.open()?.is_zero() {
            left.push(commitment);
        }
    }
    found.all = left;
    let left_out = all - found.all.len();
    Ok(Some((found, none, left_out)))
}
