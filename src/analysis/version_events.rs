//! What happened to the versions of plans, on one time line.

use chrono::{DateTime, Utc};

use crate::model::version::{Signed, Verdict};
use crate::model::{Money, Month, PlanVersions, Ratio};

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Happened {
    /// A revision was opened.
    Opened,
    /// A plan was submitted.
    Submitted,
    /// It was approved.
    Approved,
    /// It was rejected.
    Rejected,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq)]
pub struct VersionEvent {
    /// The id of the plan.
    pub plan: String,
    /// The number of the version.
    pub number: u32,
    /// What.
    pub happened: Happened,
    /// Whose doing it was, when and why.
    pub signed: Signed,
    /// The month from which the version is to judge.
    pub from: Month,
    /// How much it changes, once it is submitted.
    pub change: Option<(Money, Option<Ratio>)>,
    /// The hash of what was frozen, once it is.
    pub hash: String,
}

/// Everything that happened up to a moment, in order of time.
pub fn version_events(all: &[PlanVersions], known_at: Option<DateTime<Utc>>) -> Vec<VersionEvent> {
    let mut events = Vec::new();
    for versions in all {
        let event = |number, happened, signed: &Signed, from| VersionEvent {
            plan: versions.plan.clone(),
            number,
            happened,
            signed: signed.clone(),
            from,
            change: None,
            hash: String::new(),
        };
        let opened = versions.revisions.iter();
        events.extend(opened.map(|open| event(open.number, Happened::Opened, &open.signed, open.from)));
        for version in &versions.versions {
            let of = |happened, signed| VersionEvent {
                change: Some((version.change, version.share)),
                hash: version.hash.clone(),
                ..event(version.number, happened, signed, version.from)
            };
            let mut submitted = of(Happened::Submitted, &version.submitted);
            if submitted.signed.reason.is_empty() {
                submitted.signed.reason.clone_from(&version.despite_lint);
            }
            events.push(submitted);
            events.extend(version.decision.iter().map(|decision| match decision.verdict {
                Verdict::Approved => of(Happened::Approved, &decision.signed),
                Verdict::Rejected => of(Happened::Rejected, &decision.signed),
            }));
        }
    }
    events.retain(|event| known_at.is_none_or(|known_at| event.signed.at <= known_at));
    // What happened in one second happened in the order of numbers.
    events.sort_by(|a, b| {
        let key = |event: &VersionEvent| (event.signed.at, event.plan.clone(), event.number, event.happened);
        key(a).cmp(&key(b))
    });
    events
}
