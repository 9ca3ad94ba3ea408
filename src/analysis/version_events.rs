//! What happened to the versions of plans, on one time line.

use chrono::{DateTime, Utc};

use super::adjustment::Adjustment;
use crate::model::version::{Signed, Verdict};
use crate::model::{Money, MoneyError, Month, PlanVersions, Ratio};

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
    /// An adjustment was proposed.
    Proposed,
    /// The budget was adjusted.
    Adjusted,
    /// A proposal was withdrawn that never had been in force.
    Withdrawn,
    /// An adjustment was taken back.
    Undone,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq)]
pub struct VersionEvent {
    /// The id of the plan.
    pub plan: String,
    /// The number of the version; of an adjustment none.
    pub number: u32,
    /// The adjustment that it is of.
    pub adjustment: Option<String>,
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
pub fn version_events(
    all: &[PlanVersions],
    adjustments: &[Adjustment],
    known_at: Option<DateTime<Utc>>,
) -> Result<Vec<VersionEvent>, MoneyError> {
    let mut events = Vec::new();
    for versions in all {
        let event = |number, happened, signed: &Signed, from| VersionEvent {
            plan: versions.plan.clone(),
            number,
            adjustment: None,
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
    for own in adjustments.iter().filter(|own| all.iter().any(|versions| versions.plan == own.plan)) {
        events.extend(of_adjustment(own)?);
    }
    events.retain(|event| known_at.is_none_or(|known_at| event.signed.at <= known_at));
    // What happened in one second happened in the order of numbers; the life of an adjustment stands in its order already.
    events.sort_by(|a, b| {
        let key = |event: &VersionEvent| {
            let happened = Some(event.happened).filter(|_| event.adjustment.is_none());
            // Only what is approved is adjusted.
            (event.signed.at, event.plan.clone(), event.adjustment.is_some(), event.number, happened)
        };
        key(a).cmp(&key(b))
    });
    Ok(events)
}

/// The life of an adjustment.
fn of_adjustment(own: &Adjustment) -> Result<Vec<VersionEvent>, MoneyError> {
    let Some(from) = own.months().first().copied() else { return Ok(Vec::new()) };
    let amount = Adjustment { entries: own.decided().to_vec(), ..own.clone() }.amount()?;
    let event = |happened, signed: &Signed| VersionEvent {
        plan: own.plan.clone(),
        number: 0,
        adjustment: Some(own.id.clone()),
        happened,
        signed: signed.clone(),
        from,
        change: Some((amount, None)),
        hash: String::new(),
    };
    // What nobody had to approve was approved by whoever made it.
    let at_once = own.approved.as_ref() == Some(&own.made);
    let mut events = vec![event(if at_once { Happened::Adjusted } else { Happened::Proposed }, &own.made)];
    events.extend(own.approved.iter().filter(|_| !at_once).map(|signed| event(Happened::Approved, signed)));
    let never_stood = !at_once && own.approved.is_none();
    let ended = if never_stood { Happened::Withdrawn } else { Happened::Undone };
    events.extend(own.undone.iter().map(|signed| event(ended, signed)));
    if let Some(back) = &own.back {
        let entries = back.whole.iter().filter(|entry| entry.month >= back.from).cloned().collect();
        let taken = Adjustment { entries, ..own.clone() }.amount()?;
        let change = Some((taken, None));
        events.push(VersionEvent { from: back.from, change, ..event(Happened::Undone, &back.signed) });
    }
    Ok(events)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::adjustment::{AdjustmentKind, Entry};
    use crate::model::{Category, Currency};

    fn signed(by: &str) -> Signed {
        let at = "2026-04-02T01:00:00Z".parse().unwrap();
        Signed { by: by.to_string(), at, reason: String::new() }
    }

    #[test]
    fn of_one_second_a_proposal_stands_before_what_was_decided_on_it() {
        let adjustment = |id: &str, approved: Option<&str>, undone: Option<&str>| Adjustment {
            id: id.to_string(),
            plan: "2026".to_string(),
            kind: AdjustmentKind::Reduce,
            made: signed("wang"),
            carried: None,
            rule: None,
            entries: vec![Entry {
                month: Month::parse("2026-05").unwrap(),
                category: Category::parse("office").unwrap(),
                members: Vec::new(),
                name: String::new(),
                amount: Money::from_minor(-100, Currency::CNY),
            }],
            approved: approved.map(signed),
            signature: None,
            undone: undone.map(signed),
            back: None,
        };
        let plan = PlanVersions { plan: "2026".to_string(), ..PlanVersions::default() };
        let all = [adjustment("R1", Some("li"), Some("li")), adjustment("R2", None, Some("wang"))];
        let events = version_events(&[plan], &all, None).unwrap();
        let told: Vec<(&str, Happened)> =
            events.iter().map(|event| (event.adjustment.as_deref().unwrap(), event.happened)).collect();
        let [proposed, approved, undone] = [Happened::Proposed, Happened::Approved, Happened::Undone];
        let withdrawn = Happened::Withdrawn;
        assert_eq!(told, [("R1", proposed), ("R1", approved), ("R1", undone), ("R2", proposed), ("R2", withdrawn)]);
    }
}
