//! The head of a report: which book, plan, period and day its figures are of.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Cell, Datum, Legend, Section};
pub use crate::analysis::month_spans;
use crate::analysis::{Adjusted, FileState, Judge, PlanHead};
use crate::model::{Currency, Month, Period, View};
use crate::words::terms::axis_heading;
use crate::words::{Message, msg};

/// What a reader needs to know to trust a figure (semantics 45).
#[derive(Clone, Debug)]
pub struct Head {
    /// The plans that judge the period.
    pub plans: Vec<PlanHead>,
    /// Of every amount.
    pub currency: Currency,
    /// The day up to which postings count.
    pub as_of: NaiveDate,
    /// The last day of those that do; `None` if the ledger has none.
    pub booked: Option<NaiveDate>,
    /// The number of batches of the ledger, and the name of the newest.
    pub batches: (usize, Option<String>),
    /// How months are looked at.
    pub view: View,
    /// What lies above members as of one month, whatever the month of a row: the name, and the month.
    pub standing: Vec<(String, Month)>,
}

impl Head {
    /// Title and notes for people, and a legend that adds plans and ledger to the reading of the figures.
    pub fn section(&self, title: Message, mut notes: Vec<Message>, mut reading: Legend) -> Section {
        if self.plans.is_empty() {
            notes.push(msg("report-no-plan"));
        }
        notes.extend(self.files());
        notes.extend(self.standing.iter().map(|(level, month)| {
            msg("report-standing").with("level", axis_heading(level)).with("month", month.to_string())
        }));
        let mut brief = self.brief();
        brief.push(match self.booked {
            Some(day) => msg("report-booked").with("day", day.to_string()),
            None => msg("report-booked-none"),
        });
        if self.view != View::Cash {
            brief.push(msg("report-view-accrual"));
        }
        brief.append(&mut reading.brief);
        let mut whole = reading.whole;
        whole.extend(self.plans.iter().flat_map(|plan| std::iter::once(whole_label(plan)).chain(adjusted(plan))));
        let (count, newest) = &self.batches;
        let ledger = msg("report-ledger").with("count", *count).with("as_of", self.as_of.to_string());
        whole.push(ledger.with("newest", newest.clone().unwrap_or_else(|| "—".to_string())));
        Section::Title { title, notes, legend: Legend { brief, whole } }
    }

    /// Which plans judge, in a few words.
    fn brief(&self) -> Vec<Message> {
        let ids: BTreeSet<&str> = self.plans.iter().map(|plan| plan.id.as_str()).collect();
        if ids.len() < 2 {
            return self
                .plans
                .iter()
                .flat_map(|plan| std::iter::once(brief_label(plan)).chain(adjusted(plan)))
                .collect();
        }
        let approved = |id: &&&str| self.plans.iter().any(|plan| plan.id == **id && plan.version.is_some());
        vec![match ids.iter().filter(approved).count() {
            0 => msg("report-plans").with("count", ids.len()),
            approved => msg("report-plans-approved").with("count", ids.len()).with("approved", approved),
        }]
    }

    /// Of each plan whose file is no longer what was approved last, that it is not.
    fn files(&self) -> Vec<Message> {
        let mut last: BTreeMap<&str, &Judge> = BTreeMap::new();
        last.extend(self.plans.iter().filter_map(|plan| Some((plan.id.as_str(), plan.version.as_ref()?))));
        let note = |(id, judge): (&str, &Judge)| match judge.file {
            FileState::Same => None,
            FileState::Differs => Some(msg("report-file-differs").with("id", id)),
            FileState::Submitted(number) => {
                Some(msg("report-file-submitted").with("id", id).with("number", i64::from(number)))
            }
        };
        last.into_iter().filter_map(note).collect()
    }

    /// The members of the JSON object before the rows.
    pub fn data(&self) -> Vec<(&'static str, Datum)> {
        let mut data = vec![
            ("plans", self.plans.iter().map(plan_data).collect()),
            ("currency", self.currency.code().into()),
            ("as_of", self.as_of.into()),
            ("batches", self.batches.0.into()),
        ];
        if self.view != View::Cash {
            data.push(("view", self.view.name().into()));
        }
        data
    }
}

fn plan_data(plan: &PlanHead) -> Datum {
    let text = |text: String| -> Datum { text.into() };
    let mut members = vec![("id", text(plan.id.clone())), ("name", text(plan.name.clone()))];
    match &plan.version {
        None => members.push(("version", "draft".into())),
        Some(judge) => {
            members.push(("version", text(format!("v{}", judge.number))));
            members.push(("from", Cell::Month(plan.from).into()));
            members.push(("to", Cell::Month(plan.until.plus(-1)).into()));
            let (at, by) = match &judge.approved {
                Some((at, by)) => (Cell::Date(at.date_naive()), Cell::Text(by.clone())),
                None => (Cell::Empty, Cell::Empty),
            };
            members.push(("approved", at.into()));
            members.push(("approved_by", by.into()));
            let file = match judge.file {
                FileState::Same => "same",
                FileState::Differs => "differs",
                FileState::Submitted(_) => "submitted",
            };
            members.push(("file", file.into()));
        }
    }
    if let Some(adjusted) = plan.adjusted {
        members.push(("adjustments", adjusted.count.into()));
        members.push(("adjusted", adjusted.net.into()));
    }
    Datum::Object(members.into_iter().map(|(key, value)| (key.to_string(), value)).collect())
}

/// How far adjustments change a plan.
fn adjusted(plan: &PlanHead) -> Option<Message> {
    let Adjusted { count, net } = plan.adjusted?;
    Some(msg("report-adjusted").with("count", u64::from(count)).with("net", net.grouped()))
}

/// A plan and what judges, in a few words.
fn brief_label(plan: &PlanHead) -> Message {
    let id = plan.id.as_str();
    match &plan.version {
        None => msg("report-plan-brief").with("id", id).with("version", msg("term-draft")),
        Some(Judge { number, approved: Some((at, by)), .. }) => {
            let label = msg("report-version-brief").with("id", id).with("number", i64::from(*number));
            label.with("day", at.date_naive().to_string()).with("by", by.as_str())
        }
        Some(Judge { number, .. }) => {
            msg("report-version-unapproved").with("id", id).with("number", i64::from(*number))
        }
    }
}

/// The same in full.
fn whole_label(plan: &PlanHead) -> Message {
    let label = plan_label(&plan.id, &plan.name);
    let whole = match &plan.version {
        None => return msg("report-plan").with("plan", label).with("version", msg("term-draft")),
        Some(Judge { number, approved: Some((at, by)), .. }) => {
            let whole = msg("report-version").with("plan", label).with("number", i64::from(*number));
            whole.with("day", at.date_naive().to_string()).with("by", by.as_str())
        }
        Some(Judge { number, .. }) => {
            return msg("report-version-looked").with("plan", label).with("number", i64::from(*number));
        }
    };
    whole.with("months", period(Period::months(plan.from, plan.until)))
}

/// A plan by id and name; one without a name of its own is called by its id alone.
pub(super) fn plan_label(id: &str, name: &str) -> Message {
    match id == name {
        true => Message::verbatim(id),
        false => msg("report-plan-label").with("id", id).with("name", name),
    }
}

/// A period as people read it, its end included.
pub fn period(period: Period) -> Message {
    let (first, last) = (period.first_month(), period.last_month());
    if first == last && period.covers(first) {
        return Message::verbatim(first.to_string());
    }
    if period.covers(first) && period.covers(last) {
        return msg("report-span").with("from", first.to_string()).with("to", last.to_string());
    }
    msg("report-span").with("from", period.from.to_string()).with("to", period.last_day().to_string())
}

/// A period as scripts read it: first and last day.
pub fn period_data(period: Period) -> Datum {
    Datum::object([("from", period.from.into()), ("to", period.last_day().into())])
}
