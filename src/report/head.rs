//! The head of a report: which book, plan, period and day its figures are of.

use chrono::NaiveDate;

use super::{Datum, Legend, Section};
use crate::analysis::PlanHead;
pub use crate::analysis::month_spans;
use crate::model::{Currency, Period};
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
}

impl Head {
    /// Title and notes for people, and a legend that adds plans and ledger to the reading of the figures.
    pub fn section(&self, title: Message, mut notes: Vec<Message>, mut reading: Legend) -> Section {
        if self.plans.is_empty() {
            notes.push(msg("report-no-plan"));
        }
        let plan = |plan: &PlanHead| {
            let note = msg("report-plan").with("plan", plan_label(&plan.id, &plan.name));
            note.with("version", msg("term-draft"))
        };
        let mut brief: Vec<Message> = match self.plans.as_slice() {
            [] => Vec::new(),
            [only] => vec![msg("report-plan-brief").with("id", only.id.clone()).with("version", msg("term-draft"))],
            several => vec![msg("report-plans").with("count", several.len())],
        };
        brief.push(match self.booked {
            Some(day) => msg("report-booked").with("day", day.to_string()),
            None => msg("report-booked-none"),
        });
        brief.append(&mut reading.brief);
        let mut whole = reading.whole;
        whole.extend(self.plans.iter().map(plan));
        let (count, newest) = &self.batches;
        let ledger = msg("report-ledger").with("count", *count).with("as_of", self.as_of.to_string());
        whole.push(ledger.with("newest", newest.clone().unwrap_or_else(|| "—".to_string())));
        Section::Title { title, notes, legend: Legend { brief, whole } }
    }

    /// The members of the JSON object before the rows.
    pub fn data(&self) -> Vec<(&'static str, Datum)> {
        let plan = |plan: &PlanHead| {
            Datum::object([
                ("id", plan.id.clone().into()),
                ("name", plan.name.clone().into()),
                ("version", "draft".into()),
            ])
        };
        vec![
            ("plans", self.plans.iter().map(plan).collect()),
            ("currency", self.currency.code().into()),
            ("as_of", self.as_of.into()),
            ("batches", self.batches.0.into()),
        ]
    }
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
