//! The ledger of overrides, held: what there is, is read under the lock, and what is to be booked is judged by that.

use serde_json::json;

use crate::analysis::Covering;
use crate::analysis::gate::Request;
use crate::analysis::overrides::{Override, State};
use crate::answer::check::line_of;
use crate::answer::overrides::overrides;
use crate::command::Session;
use crate::command::commit::END_OF_DAYS;
use crate::command::opened::Opened;
use crate::command::plan::deciders::Deciders;
use crate::command::reading::Reading;
use crate::model::version::{Signed, reaching};
use crate::model::{Money, Posting, Ratio};
use crate::plan_file::did_you_mean;
use crate::store::{BatchDraft, BatchPlan, LedgerKind, Policy};
use crate::versions::read;
use crate::words::{Failure, Message, msg};

/// The ledger of overrides, held: nobody else books until it is done.
pub(super) struct Desk<'o> {
    opened: &'o Opened,
    draft: Box<dyn BatchDraft + 'o>,
    /// What there is, in the order in which it was made, whatever day it was.
    pub(super) all: Vec<Override>,
    pub(super) signed: Signed,
}

impl<'o> Desk<'o> {
    /// Takes the lock, and reads what there is. What was known once is no measure of what may be booked now.
    pub(super) fn begin(opened: &'o Opened, signed: Signed, session: &Session<'_>) -> anyhow::Result<Desk<'o>> {
        if session.known_at.is_some() {
            return Err(Failure::hinted(msg("commitment-known-at"), msg("commitment-known-at-hint")).into());
        }
        let draft = opened.ledger(LedgerKind::Override).draft(BatchPlan {
            slug: "override".to_string(),
            axes: opened.axes(),
            now: session.now,
            actor: signed.by.clone(),
            action: "override",
        })?;
        let all = overrides(&opened.source_at(END_OF_DAYS, None))?;
        Ok(Desk { opened, draft, all, signed })
    }

    /// The override that people mean: by its id, or by what of it stands before the dash, if that fits only one.
    pub(super) fn known(&self, wanted: &str) -> Result<&Override, Failure> {
        let folded = wanted.trim().to_lowercase();
        let is = |own: &&Override| own.id.to_lowercase() == folded;
        let begins = |own: &&Override| own.id.to_lowercase().split('-').next() == Some(folded.as_str());
        if let Some(found) = self.all.iter().find(is) {
            return Ok(found);
        }
        let fitting: Vec<&Override> = self.all.iter().filter(begins).collect();
        if let [only] = fitting.as_slice() {
            return Ok(only);
        }
        let ids = self.all.iter().map(|own| own.id.as_str());
        let hint = did_you_mean(wanted, ids, || msg("override-unknown-hint"));
        Err(Failure::hinted(msg("override-unknown").with("value", wanted.trim()), hint))
    }

    /// Books a row about an override, with an amount and marks.
    pub(super) fn book(
        mut self,
        own: &Override,
        (amount, marks): (Money, String),
        session: &mut Session<'_>,
    ) -> anyhow::Result<String> {
        let members = own.event.members.clone();
        let posting = Posting {
            month: own.event.month,
            date: Some(session.as_of),
            category: own.event.category.to_string(),
            source_members: vec![String::new(); members.len()],
            members,
            amount,
            description: self.signed.reason.clone(),
            voucher: own.id.clone(),
            line: "1".to_string(),
            vendor: self.signed.by.clone(),
            invoice: String::new(),
            counterparty: own.plan.clone(),
            commitment: String::new(),
            source_account: String::new(),
            source: "override".to_string(),
            source_line: 1,
            flag: marks,
        };
        posting.with_ref(|posting| self.draft.push(posting))?;
        // Two overrides of one day and amount are two.
        self.draft.judge(&Policy { vouchers_apart: true, as_new: true, ..Policy::default() })?;
        let batch = self.draft.commit()?.map(|batch| batch.0).unwrap_or_default();
        session.done = true;
        session.warn(&self.opened.ledger(LedgerKind::Override).warnings())?;
        Ok(batch)
    }
}

/// The plan that an event is of, and who may decide on it: by the routes of the version that judges its month; of a draft
/// by those of the plan file.
pub(super) fn deciders(
    event: &Request,
    covering: &Covering<'_>,
    reading: &Reading,
    session: &Session<'_>,
) -> anyhow::Result<(String, Deciders)> {
    let opened = &reading.opened;
    let (plan, budget) = line_of(&opened.source(session), covering, event)?;
    let plan = plan.unwrap_or_default();
    let versions = read(&opened.book, &plan)?;
    let routes = match versions.judging(event.month, None) {
        Some(version) => version.routes.clone(),
        None => reading.plans()?.iter().find(|own| own.id == plan).map(|own| own.routes.clone()).unwrap_or_default(),
    };
    let share = budget.and_then(|budget| Ratio::of(event.amount, budget));
    let change = match share {
        Some(share) => msg("adjustment-size").with("amount", event.amount.grouped()).with("share", share.percent()),
        None => Message::verbatim(event.amount.grouped()),
    };
    let deciders = Deciders::new(&routes, reaching(&routes, event.amount, share), change.clone());
    let deciders = deciders.ok_or_else(|| {
        Failure::hinted(msg("adjustment-no-route").with("change", change), msg("adjustment-no-route-hint"))
    })?;
    Ok((plan, deciders))
}

/// That an override can no longer be decided on.
pub(super) fn settled(own: &Override, state: State) -> Option<Failure> {
    let refused = |id, by: &Signed| {
        let message = msg(id).with("id", own.id.as_str()).with("by", by.by.as_str());
        let hint = msg("override-unknown-hint");
        Some(Failure::hinted(message.with("day", by.at.date_naive().to_string()), hint))
    };
    match (state, &own.used, &own.withdrawn) {
        (State::Used, Some(commitment), _) => {
            let message = msg("override-used-already").with("id", own.id.as_str());
            let hint = msg("override-used-hint").with("commitment", commitment.as_str());
            Some(Failure::hinted(message.with("commitment", commitment.as_str()), hint))
        }
        (State::Withdrawn, _, Some(by)) => refused("override-withdrawn-already", by),
        (State::Ended, ..) => {
            let message = msg("override-over").with("id", own.id.as_str()).with("until", own.until.to_string());
            Some(Failure::hinted(message, msg("override-over-hint")))
        }
        _ => None,
    }
}

/// The answer for scripts.
pub(super) fn answer(own: &Override, batch: &str, session: &mut Session<'_>) -> anyhow::Result<()> {
    session.answer(
        "override",
        vec![
            ("override", json!(own.id)),
            ("plan", json!(own.plan)),
            ("category", json!(own.event.category.as_str())),
            ("month", json!(own.event.month.to_string())),
            ("amount", json!(own.event.amount.plain())),
            ("until", json!(own.until.to_string())),
            ("state", json!(own.state(session.as_of).tag())),
            ("batch", json!(batch)),
        ],
    )
}
