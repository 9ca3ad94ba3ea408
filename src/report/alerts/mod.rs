//! Alerts: what there is to warn of, for people and scripts; and the few lines that are sent of one.

mod data;
mod reported;
mod table;
mod text;

use super::head::Head;
use super::more_lines::more_lines;
use super::{Data, Legend, Names, Readers, Report, Section, Tone};
use crate::analysis::alert::memory::Memory;
use crate::answer::alerts::Alert;
use crate::model::{AlertLevel, Month};
use crate::words::{Message, msg};

pub use reported::{WaitingLetter, reported_alerts};
pub use text::{alert_lines, alert_over, alert_title};

/// What a report of alerts is made of.
pub struct AlertsParts<'a> {
    /// The alerts, the most urgent first.
    pub alerts: &'a [Alert],
    /// How many more are merely worth knowing, and only counted.
    pub folded: usize,
    /// Those that speak now; `None` where that was not asked.
    pub news: Option<&'a [String]>,
    /// What was said of them before.
    pub memory: &'a Memory,
    /// The month that alone was judged.
    pub month: Option<Month>,
    /// How many messages nobody has taken yet.
    pub waiting: usize,
    /// The most lines that people see.
    pub most: usize,
    /// Plan, day, ledger.
    pub head: &'a Head,
    /// What rows are called.
    pub names: &'a Names,
    /// For whom it is made.
    pub readers: Readers,
}

/// More than so many lines that are only worth knowing people get as a number.
pub const MANY_INFOS: usize = 20;

/// What people see each of.
fn shown(alerts: &[Alert]) -> Vec<&Alert> {
    let folds = alerts.iter().filter(|alert| alert.level == AlertLevel::Info).nth(MANY_INFOS).is_some();
    alerts.iter().filter(|alert| !folds || alert.level > AlertLevel::Info).collect()
}

/// Builds the report.
pub fn alerts_report(parts: &AlertsParts<'_>) -> Report {
    let title = match parts.month {
        None => msg("alerts-title").with("day", parts.head.as_of.to_string()),
        Some(month) => msg("alerts-title-month").with("month", month.to_string()),
    };
    let counts: Vec<Message> = [
        (AlertLevel::Critical, "alerts-count-critical"),
        (AlertLevel::Warning, "alerts-count-warning"),
        (AlertLevel::Watch, "alerts-count-watch"),
    ]
    .into_iter()
    .filter_map(|(level, id)| {
        let count = parts.alerts.iter().filter(|alert| alert.level == level).count();
        (count > 0).then(|| msg(id).with("count", count))
    })
    .collect();
    let mut notes = Vec::new();
    let shown = shown(parts.alerts);
    let folded = parts.folded + parts.alerts.len() - shown.len();
    if !counts.is_empty() {
        notes.push(msg("alerts-counts").with("counts", counts));
    }
    if parts.waiting > 0 {
        notes.push(msg("alerts-waiting").with("count", parts.waiting));
    }
    if folded > 0 {
        notes.push(msg("alerts-folded").with("count", folded));
    }
    let reading = Legend { brief: vec![msg("alerts-reading")], whole: vec![msg("alerts-convention")] };
    let mut sections = vec![parts.head.section(title, notes, reading)];
    match (shown.is_empty(), parts.news) {
        (false, _) if parts.readers.are_people() => {
            let most = shown.len().min(parts.most);
            sections.push(Section::Table(table::table(parts, &shown[..most])));
            sections.extend(more_lines(shown.len() - most));
        }
        (false, _) => {}
        (true, Some(_)) => sections.push(Section::Text(msg("alerts-nothing-new"), Tone::Good)),
        (true, None) => sections.push(Section::Text(msg("alerts-none"), Tone::Good)),
    }
    let mut head = parts.head.data();
    let level = parts.alerts.iter().map(|alert| alert.level).max().unwrap_or_default();
    head.push(("level", level.tag().into()));
    head.push(("level_number", super::Cell::Count(level.number()).into()));
    head.push(("month", parts.month.into()));
    head.push(("waiting", parts.waiting.into()));
    let tables = if parts.readers.are_machines() { vec![data::rows(parts)] } else { Vec::new() };
    Report { name: "alerts", sections, data: Data { head, tables, errors: Vec::new() } }
}

/// A level to people, with what it means to the eye.
fn level_word(level: AlertLevel) -> (Message, Tone) {
    match level {
        AlertLevel::Critical => (msg("alert-critical"), Tone::Bad),
        AlertLevel::Warning => (msg("alert-warning"), Tone::Warn),
        AlertLevel::Watch => (msg("alert-watch"), Tone::Plain),
        AlertLevel::Info => (msg("alert-info"), Tone::Quiet),
    }
}
