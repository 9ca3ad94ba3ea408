//! The outlook: where the year ends, row by row, how far that may be off, and by which method it was told.

mod data;
mod evaluation;
mod notes;
mod table;

use super::head::{Head, period};
use super::{Data, Legend, Names, Readers, Report, Section, Tone};
use crate::answer::outlook::OutlookAnswer;
use crate::words::{Message, msg};

/// What the report is made from.
pub struct OutlookParts<'a> {
    /// The rows and totals.
    pub answer: &'a OutlookAnswer,
    /// Plan, period, ledger.
    pub head: &'a Head,
    /// What rows are called.
    pub names: &'a Names,
    /// The scope filters, as given.
    pub filters: Vec<Message>,
    /// Is every month shown?
    pub pivot: bool,
    /// The months to come that are summed beside the year, if they were asked for.
    pub rolling: Option<usize>,
    /// The method that was asked for.
    pub method: Option<usize>,
    /// For whom it is made.
    pub readers: Readers,
}

/// The name of a method of forecasts.
pub fn method_name(id: &str) -> Message {
    msg(match id {
        "remaining" => "forecast-remaining",
        "phased" => "forecast-phased",
        "runrate" => "forecast-runrate",
        "last-year" => "forecast-last-year",
        "seasonal" => "forecast-seasonal",
        "hw" => "forecast-hw",
        "contract" => "forecast-contract",
        "reviewed" => "forecast-reviewed",
        other => return Message::verbatim(other),
    })
}

/// Builds the report.
pub fn outlook_report(parts: &OutlookParts<'_>) -> Report {
    let answer = &parts.answer.answer;
    let title = msg("outlook-title").with("year", period(parts.answer.year.period()));
    let title = title.with("day", parts.head.as_of.to_string());
    let reading = Legend {
        brief: vec![msg("outlook-reading")],
        whole: vec![msg("outlook-convention"), msg("outlook-convention-range"), msg("outlook-convention-method")],
    };
    let mut sections = vec![parts.head.section(title, notes::notes(parts), reading)];
    match &answer.empty {
        Some(reason) => sections.push(Section::Text(reason.clone(), Tone::Warn)),
        None if parts.readers.are_people() => {
            sections.push(Section::Table(table::table(parts)));
            sections.extend(notes::remarks(parts));
        }
        None => {}
    }
    let mut tables = Vec::new();
    if parts.readers.are_machines() {
        tables.extend([data::rows(parts), data::totals(parts)]);
    }
    if let Some(evaluation) = &answer.variance.evaluation {
        sections.extend(evaluation::sections(evaluation));
        tables.push(evaluation::data(evaluation));
    }
    let mut head = parts.head.data();
    head.extend(data::head(parts));
    Report { name: "outlook", sections, data: Data { head, tables, errors: Vec::new() } }
}
