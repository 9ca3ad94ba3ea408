//! `budget commit release`.

use super::book::{Booking, tell};
use super::taken;
use crate::command::opened::Opened;
use crate::command::sign_args::ActorArgs;
use crate::command::spending::read_amount;
use crate::command::{Outcome, Session};
use crate::model::posting::flag;
use crate::words::{Failure, msg};

/// Give a part of a commitment back
///
/// The rest stays committed, and the commitment open; `commit close` ends it.
#[derive(Debug, clap::Args)]
pub struct ReleaseArgs {
    /// The number of the order or contract
    #[arg(value_name = "NUMBER")]
    id: String,
    /// How much of what is left is given back; the last months first
    #[arg(value_name = "AMOUNT")]
    amount: String,
    /// Why
    #[arg(long, value_name = "TEXT", default_value = "")]
    reason: String,
    #[command(flatten)]
    who: ActorArgs,
}

pub(super) fn run(args: ReleaseArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    args.who.act(session)?;
    let opened = Opened::for_booking(session)?;
    let amount = read_amount(&args.amount, opened.currency)?;
    let booking = Booking::begin(&opened, &args.id, session)?;
    let commitment = booking.living(&args.id, session.as_of)?;
    let (id, open) = (commitment.id.clone(), commitment.open()?);
    if amount.minor() > open.minor() {
        let message = msg("commitment-release-more").with("id", id.as_str()).with("amount", amount.grouped());
        return Err(Failure::hinted(message.with("open", open.grouped()), msg("commitment-release-more-hint")).into());
    }
    let rows = taken(commitment, amount.minor(), (session.as_of, flag::RELEASE, &args.reason));
    let (batch, commitment) = booking.book(&id, rows, session)?;
    let done = msg("commitment-released").with("id", id.as_str()).with("amount", amount.grouped());
    tell(done, "commit_release", (&batch, &commitment), session)?;
    Ok(Outcome::Done)
}
