//! When work comes, of whom, and how many heads it takes.

mod data;
mod tables;

use super::{Cell, Data, Form, Legend, Report, Section, Tone};
use crate::analysis::demand::{DayKind, Desk, Need, Tally, Team, busiest_day, busiest_slot, occupancy, reallocate};
use crate::model::Quantity;
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
        }
        if parts.desk.is_none() {
            sections.push(Section::Text(msg("demand-no-handling"), Tone::Warn));
        }
    }
    for interval in &parts.intervals {
        sections.push(Section::Table(tables::interval(interval)));
        sections
            .extend(said(interval, parts.tally.interval()).into_iter().map(|(said, tone)| Section::Text(said, tone)));
    }
    if !parts.teams.is_empty() {
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
