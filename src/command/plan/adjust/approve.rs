//! `budget plan approve ADJUSTMENT`.

use super::carry::{refuse_more, take_orders};
use super::desk::{Desk, nothing_of};
use super::make::{answer, tell_pair, tell_years};
use super::route::{Law, before, deciders};
use super::{known, label, refuse_over};
use crate::analysis::Covering;
use crate::analysis::adjustment::{Adjustment, State, pair};
use crate::command::opened::Opened;
use crate::command::plan::approval::{SignArgs, same};
use crate::command::rules::stale_proposals;
use crate::command::signatures::{KeyArgs, content_of_adjustment, of_adjustment, seal};
use crate::command::{Outcome, Session};
use crate::model::Month;
use crate::model::posting::flag;
use crate::report::stale_line;
use crate::words::{Failure, msg};

/// From now on what was proposed changes the budget.
pub(in crate::command::plan) fn approve(
    wanted: &str,
    (sign, key): (&SignArgs, &KeyArgs),
    session: &mut Session<'_>,
) -> anyhow::Result<Outcome> {
    let signed = sign.sign(false, session)?;
    let opened = Opened::open(session)?;
    let desk = Desk::begin(&opened, signed, session)?;
    let mut own = known(&desk.all, wanted)?.clone();
    if own.state() != State::Proposed {
        return Err(settled(&own).into());
    }
    let by = desk.signed.by.clone();
    if same(&own.made.by, &by) {
        let message = msg("adjustment-own").with("id", own.id.as_str()).with("by", by.as_str());
        return Err(Failure::hinted(message, msg("adjustment-own-hint").with("id", own.id.as_str())).into());
    }
    let hint = msg("adjustment-late-hint").with("id", own.id.as_str());
    refuse_over(&opened.book, &own.months(), session.as_of, hint.with("now", Month::of(session.as_of).to_string()))?;
    let budget = desk.budget(session)?;
    let law = Law::new(&opened, &own)?;
    deciders(&own, &before(&own, &desk.all, &desk.signed), &budget, &law)?.refuse(&by)?;
    let brought = refuse_more(&own, &budget, &desk, session)?;
    refuse_stale(&own, &opened, &desk, session)?;
    desk.judge(&Covering::new(&budget), &own.plan, &own.entries, session)?;
    let pair = pair(&own, &desk.all, &law.forbidden);
    own.approved = Some(desk.signed.clone());
    let proof = seal(&of_adjustment(&own, &content_of_adjustment(&own), &desk.signed), key, &opened.book, session)?;
    let marks = format!("{}{}", flag::APPROVAL, proof.mark());
    let batch = desk.book(&own, &nothing_of(&own), &marks, session)?;
    session.tell(&msg("adjustment-approved").with("id", own.id.as_str()).with("by", by.as_str()))?;
    session.tell(&label(&own)?)?;
    tell_pair(pair.as_ref(), session)?;
    tell_years(&own, &budget, session)?;
    proof.tell(session)?;
    let done = answer(&own, &batch, pair.as_ref(), session)?;
    if let Some(brought) = &brought {
        take_orders(&own, brought, (&opened, &budget), session)?;
    }
    Ok(done)
}

/// What a rule asked for once, and would not today, is approved by whoever says why (§8.5: changed inputs make another
/// proposal, which takes its place).
fn refuse_stale(own: &Adjustment, opened: &Opened, desk: &Desk<'_>, session: &mut Session<'_>) -> anyhow::Result<()> {
    if own.rule.is_none() {
        return Ok(());
    }
    let all = stale_proposals(opened, &desk.all, session)?;
    let Some(stale) = all.iter().find(|stale| stale.id == own.id) else { return Ok(()) };
    if stale.moves_more() && desk.signed.reason.is_empty() {
        return Err(Failure::hinted(stale_line(stale), msg("rules-stale-hint").with("id", own.id.as_str())).into());
    }
    session.tell(&stale_line(stale))?;
    Ok(())
}

/// That there is nothing to decide on any more.
fn settled(own: &Adjustment) -> Failure {
    let (id, by) = match (&own.undone, &own.approved) {
        (Some(undone), _) => ("adjustment-undone-already", undone),
        (None, Some(approved)) => ("adjustment-approved-already", approved),
        (None, None) => ("adjustment-approved-already", &own.made),
    };
    let message = msg(id).with("id", own.id.as_str()).with("by", by.by.as_str());
    Failure::hinted(message.with("day", by.at.date_naive().to_string()), msg("adjustment-unknown-hint"))
}

/// The same for who takes back.
pub(super) fn refuse_settled(own: &Adjustment) -> Result<(), Failure> {
    if own.undone.is_some() { Err(settled(own)) } else { Ok(()) }
}
