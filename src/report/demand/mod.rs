//! When work comes, of whom, and how many heads it takes.

mod data;
mod tables;

use super::{Cell, Data, Form, Legend, Report, Section, Tone};
use crate::analysis::demand::{DayKind, Desk, Need, Tally, Team, busiest_day, busiest_slot, occupancy, reallocate};
use crate::model::{Month, Quantity};
use crate::words::{Message, msg};

/// A log, and what became of its rows.
pub struct DemandFile {
    /// The file.
    pub name: String,
    /// What its columns were taken for.
    pub columns: Vec<(&'static str, String)>,
    /// How many rows had which fate.
    pub rows: Vec<(&'static str, u64)>,
}

/// The intervals of a usual day.
pub struct IntervalPart {
    /// Of which days.
    pub kind: DayKind,
    /// What they take.
    pub needs: Vec<Need>,
    /// Who is there; `None` without a roster.
    pub there: Option<Vec<Quantity>>,
}

/// What the report is made from.
pub struct DemandParts<'a> {
    /// The logs.
    pub files: Vec<DemandFile>,
    /// What was counted.
    pub tally: &'a Tally,
    /// What was asked for alone, in words.
    pub only: Vec<Message>,
    /// Seconds of a ticket, where they were stated.
    pub stated: Option<Quantity>,
    /// What callers are to meet; `None` where nothing says how long a ticket takes.
    pub desk: Option<Desk>,
    /// Usual days.
    pub intervals: Vec<IntervalPart>,
    /// The teams of the book with their work.
    pub teams: Vec<Team>,
}

/// Builds the report.
pub fn demand_report(parts: &DemandParts<'_>) -> Report {
    let tally = parts.tally;
    let mut notes: Vec<Message> = parts.only.clone();
    let mut title = msg("demand-title-empty");
    if let Some((first, last)) = tally.span() {
        title = msg("demand-title").with("first", first.to_string()).with("last", last.to_string());
    }
    for file in &parts.files {
        let columns = file.columns.iter().map(|(name, header)| Message::verbatim(format!("{name}←{header}")));
        let note = msg("demand-file").with("file", file.name.as_str());
        notes.push(note.with("columns", columns.collect::<Vec<_>>()));
    }
    let reading = Legend {
        brief: vec![msg("demand-reading")],
        whole: vec![msg("demand-told"), msg("demand-needed-told"), msg("demand-teams-told")],
    };
    let mut sections = vec![Section::Title { title, notes, legend: reading }];
    let (moves_to, moves) = reallocate(&parts.teams);
    let rows = data::rows(parts);
    for table in tables::volumes(&rows) {
        sections.push(Section::Table(table));
    }
    sections.extend(peaks(tally).into_iter().map(|message| Section::Text(message, Tone::Quiet)));
    if tally.total().count > 0 {
        if !tally.has_times() {
            sections.push(Section::Text(msg("demand-no-times"), Tone::Warn));
        } else if tally.untimed() > 0 {
            sections.push(Section::Text(msg("demand-untimed").with("count", tally.untimed()), Tone::Warn));
        }
        if parts.desk.is_none() {
            sections.push(Section::Text(msg("demand-no-handling"), Tone::Warn));
        }
    }
    let unknown = tally.span().map_or_else(Vec::new, |(first, last)| tally.rules().unknown(first, last));
    if let Some((first, last)) = unknown.first().zip(unknown.last()) {
        let years = if first == last { first.to_string() } else { format!("{first}–{last}") };
        sections.push(Section::Text(msg("demand-holidays-unknown").with("years", years), Tone::Quiet));
    }
    let has_roster = parts.intervals.iter().any(|interval| interval.there.is_some());
    for interval in &parts.intervals {
        sections.push(Section::Table(tables::interval(interval)));
        sections
            .extend(said(interval, parts.tally.interval()).into_iter().map(|(said, tone)| Section::Text(said, tone)));
        if has_roster && interval.there.is_none() {
            sections.push(Section::Text(msg("demand-roster-no-holidays"), Tone::Quiet));
        }
    }
    if !parts.teams.is_empty() {
        if let Some((days, all)) = part_of_months(tally) {
            sections.push(Section::Text(msg("demand-part-months").with("days", days).with("all", all), Tone::Warn));
        }
        sections.push(Section::Table(tables::teams(&parts.teams, &moves_to)));
        for own in &moves {
            let [from, to] = [own.from, own.to].map(|at| parts.teams[at].name.as_str());
            let message = msg("demand-move").with("from", from).with("to", to).with("heads", own.heads);
            sections.push(Section::Text(message, Tone::Plain));
        }
        if moves.is_empty() {
            sections.push(Section::Text(msg("demand-no-move"), Tone::Quiet));
        } else {
            sections.push(Section::Text(msg("demand-move-look"), Tone::Quiet));
        }
    }
    let tables = vec![
        data::table(&rows),
        data::intervals(&parts.intervals),
        data::teams(&parts.teams, &moves_to),
        data::moves(&parts.teams, &moves),
    ];
    Report { name: "demand", sections, data: Data { head: data::head(parts), tables, errors: Vec::new() } }
}

/// The peaks, and whether there is a year to speak of seasons.
fn peaks(tally: &Tally) -> Vec<Message> {
    let mut said = Vec::new();
    if let Some(peak) = busiest_slot(tally).filter(|_| tally.has_times()) {
        let message = msg("demand-busiest-slot").with("begins", clock(peak.at));
        said.push(message.with("times", peak.over_mean.fixed(2)).with("count", peak.count));
    }
    if let Some(peak) = busiest_day(tally) {
        let message = msg("demand-busiest-day").with("day", peak.at.to_string());
        said.push(message.with("times", peak.over_mean.fixed(2)).with("count", peak.count));
    }
    if tally.months().len() > 1 && tally.months().len() < 12 {
        said.push(msg("demand-no-season"));
    }
    said
}

/// The days that a log covers, of those of its months, where these are many more: its hours are no month's. A log of one day
/// a month, weeks apart, holds the sums of months.
fn part_of_months(tally: &Tally) -> Option<(i64, i64)> {
    let (first, last) = tally.span()?;
    let days = |from: chrono::NaiveDate, to: chrono::NaiveDate| to.signed_duration_since(from).num_days() + 1;
    let months: Vec<Month> = tally.months().into_keys().collect();
    let all: i64 = months.iter().map(|month| days(month.first_day(), month.last_day())).sum();
    let covered = days(first, last);
    let logged: Vec<chrono::NaiveDate> = tally.days().into_keys().collect();
    let is_by_month = logged.len() == months.len() && logged.windows(2).all(|pair| days(pair[0], pair[1]) > 20);
    (!is_by_month && covered * 10 < all * 8).then_some((covered, all))
}

/// What an interval table comes to: how busy those are who are there, and where they are too few.
fn said(interval: &IntervalPart, seconds: u32) -> Vec<(Message, Tone)> {
    let hours = Quantity::from(i64::from(seconds)) / Quantity::from(3_600);
    let needed: i64 = interval.needs.iter().filter_map(|need| need.heads).sum();
    let all = Quantity::from(needed) * hours;
    let mut said = vec![(msg("demand-agent-hours").with("hours", all.rounded(1).grouped()), Tone::Quiet)];
    if interval.needs.iter().any(|need| need.heads.is_none()) {
        said.push((msg("demand-too-many"), Tone::Warn));
    }
    if let Some(there) = &interval.there {
        let lack = |(need, there): &(&Need, &Quantity)| need.heads.is_some_and(|heads| Quantity::from(heads) > **there);
        let slots = || interval.needs.iter().zip(there);
        let short = slots().filter(lack).count();
        let short_hours: Quantity =
            slots().filter(lack).map(|(need, there)| (Quantity::from(need.heads.unwrap_or(0)) - *there) * hours).sum();
        let rostered: Quantity = there.iter().map(|heads| *heads * hours).sum();
        if short > 0 {
            let message = msg("demand-short").with("count", short).with("hours", short_hours.rounded(1).grouped());
            said.push((message, Tone::Bad));
        }
        said.push((msg("demand-rostered").with("hours", rostered.rounded(1).grouped()), Tone::Quiet));
    }
    said
}

/// `08:30`.
fn clock(seconds: u32) -> String {
    format!("{:02}:{:02}", seconds / 3_600, seconds / 60 % 60)
}

fn figure(value: Option<Quantity>, form: Form) -> Cell {
    value.map_or(Cell::Unknown, |value| Cell::Figure(value, form))
}

/// How busy a team is; nothing where it has no heads.
fn busy(team: &Team, heads: i64) -> Option<Quantity> {
    Some(occupancy(team, heads)).filter(|share| heads > 0 && share.is_known())
}
