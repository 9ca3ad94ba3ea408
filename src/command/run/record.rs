//! What a run did: one line for people, and the same for machines.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::command::json_datum::datum;
use crate::report::{Data, Report, Section, Tone};
use crate::words::{Exit, Message, Problem, msg};

/// What a run did.
#[derive(Default)]
pub(super) struct Record {
    /// How many new exports came.
    pub(super) fetched: usize,
    /// How many files were imported.
    pub(super) files: usize,
    /// How many rows of them were new.
    pub(super) rows: u64,
    /// How many files were refused.
    pub(super) refused: usize,
    /// How many lines are beyond their control.
    pub(super) beyond: usize,
    /// What is new: level, reason, what it is about.
    pub(super) news: Vec<(String, String, String)>,
    /// How many messages could not be sent yet.
    pub(super) waiting: u64,
    /// The files of reports.
    pub(super) reports: Vec<String>,
    /// What rules moved.
    pub(super) adjusted: Vec<Value>,
    /// What they propose, and somebody has to apply.
    pub(super) proposals: Vec<Value>,
    /// What went wrong.
    pub(super) problems: Vec<Problem>,
    /// How the run exits, if something did.
    pub(super) exit: Option<Exit>,
}

impl Record {
    /// Counts a file by what the import printed.
    pub(super) fn imported(&mut self, out: &[u8]) {
        let report: Value = serde_json::from_slice(out).unwrap_or_default();
        self.files += 1;
        self.rows += report["verdicts"]["new"].as_u64().unwrap_or(0);
    }

    /// One line, and the same for machines.
    pub(super) fn report(&self, day: NaiveDate) -> Report {
        let count = |id, count: u64| (count > 0).then(|| msg(id).with("count", count));
        let parts: Vec<Message> = [
            count("run-fetched", self.fetched as u64),
            (self.files > 0).then(|| msg("run-imported").with("files", self.files).with("rows", self.rows)),
            count("run-refused", self.refused as u64),
            count("run-beyond", self.beyond as u64),
            count("run-news", self.news.len() as u64),
            count("run-waiting", self.waiting),
            count("run-reports", self.reports.len() as u64),
            count("run-adjusted", self.adjusted.len() as u64),
            count("run-proposals", self.proposals.len() as u64),
        ]
        .into_iter()
        .flatten()
        .collect();
        let day_text = day.to_string();
        let line = match parts.is_empty() {
            true => msg("run-nothing").with("day", day_text),
            false => msg("run-did").with("day", day_text).with("parts", parts),
        };
        let tone = if self.exit.is_some() { Tone::Warn } else { Tone::Plain };
        let news: Vec<Value> = self
            .news
            .iter()
            .map(|(level, reason, about)| json!({ "level": level, "reason": reason, "about": about }))
            .collect();
        let members = [
            ("as_of", day.to_string().into()),
            ("fetched", self.fetched.into()),
            ("files", self.files.into()),
            ("rows", self.rows.into()),
            ("refused", self.refused.into()),
            ("beyond", self.beyond.into()),
            ("alerts", news.into()),
            ("waiting", self.waiting.into()),
            ("reports", self.reports.clone().into()),
            ("adjustments", self.adjusted.clone().into()),
            ("proposals", self.proposals.clone().into()),
        ];
        let head = members.into_iter().map(|(key, value): (&'static str, Value)| (key, datum(value))).collect();
        let data = Data { head, ..Data::default() };
        Report { name: "run", sections: vec![Section::Text(line, tone)], data }
    }
}
