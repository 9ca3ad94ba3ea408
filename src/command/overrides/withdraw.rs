//! `budget override withdraw`.

use super::desk::{Desk, answer, settled};
use crate::command::opened::Opened;
use crate::command::sign_args::SignArgs;
use crate::command::{Outcome, Session};
use crate::model::Money;
use crate::model::posting::flag;
use crate::words::msg;

/// Take an override back before it is used
///
/// The line is controlled again as the plan says. Anybody may be that strict; who it was stays on record.
#[derive(Debug, clap::Args)]
pub struct WithdrawArgs {
    /// The override, by its id: O1-3fa9, or O1
    #[arg(value_name = "OVERRIDE")]
    id: String,
    #[command(flatten)]
    sign: SignArgs,
}

pub(super) fn run(args: WithdrawArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let signed = args.sign.sign(true, session)?;
    let opened = Opened::for_booking(session)?;
    let desk = Desk::begin(&opened, signed, session)?;
    let mut own = desk.known(&args.id)?.clone();
    if let Some(failure) = settled(&own, own.state(session.as_of)) {
        return Err(failure.into());
    }
    own.withdrawn = Some(desk.signed.clone());
    let by = desk.signed.by.clone();
    let nothing = Money::zero(own.event.amount.currency());
    let batch = desk.book(&own, (nothing, flag::WITHDRAWAL.to_string()), session)?;
    session.tell(&msg("override-taken-back").with("id", own.id.as_str()).with("by", by.as_str()))?;
    session.tell(&msg("import-booked").with("batch", batch.as_str()))?;
    answer(&own, &batch, session)?;
    Ok(Outcome::Done)
}
