//! `budget plan approve OVERRIDE`.

use super::desk::{Desk, answer, deciders, settled};
use crate::analysis::Covering;
use crate::analysis::overrides::State;
use crate::command::reading::Reading;
use crate::command::sign_args::{SignArgs, same};
use crate::command::signatures::{KeyArgs, event_text, of_override, seal};
use crate::command::{Outcome, Session};
use crate::model::Money;
use crate::model::posting::flag;
use crate::words::{Failure, msg};

/// Is this the id of an override, and of no adjustment?
pub(in crate::command) fn is_id(text: &str) -> bool {
    let rest = text.trim().strip_prefix(['O', 'o']);
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// From now on what was proposed lets its event pass.
pub(in crate::command) fn approve(
    wanted: &str,
    (sign, key): (&SignArgs, &KeyArgs),
    session: &mut Session<'_>,
) -> anyhow::Result<Outcome> {
    let signed = sign.sign(false, session)?;
    let reading = Reading::open(session)?;
    let desk = Desk::begin(&reading.opened, signed, session)?;
    let mut own = desk.known(wanted)?.clone();
    let by = desk.signed.by.clone();
    if let Some(failure) = settled(&own, own.state(session.as_of)) {
        return Err(failure.into());
    }
    if let Some(approved) = own.approved.as_ref().filter(|_| own.state(session.as_of) != State::Proposed) {
        let message = msg("override-approved-already").with("id", own.id.as_str()).with("by", approved.by.as_str());
        let message = message.with("day", approved.at.date_naive().to_string());
        return Err(Failure::hinted(message, msg("override-unknown-hint")).into());
    }
    if same(&own.made.by, &by) {
        let message = msg("adjustment-own").with("id", own.id.as_str()).with("by", by.as_str());
        return Err(Failure::hinted(message, msg("override-own-hint").with("id", own.id.as_str())).into());
    }
    deciders(&own.event, &Covering::new(&reading.budget), &reading, session)?.1.refuse(&by)?;
    own.approved = Some(desk.signed.clone());
    let proof = seal(&of_override(&own, &event_text(&own), &desk.signed), key, &reading.opened.book, session)?;
    let nothing = Money::zero(own.event.amount.currency());
    let batch = desk.book(&own, (nothing, format!("{}{}", flag::APPROVAL, proof.mark())), session)?;
    session.tell(&msg("override-approved").with("id", own.id.as_str()).with("by", by.as_str()))?;
    proof.tell(session)?;
    session.tell(&msg("import-booked").with("batch", batch.as_str()))?;
    answer(&own, &batch, session)?;
    Ok(Outcome::Done)
}
