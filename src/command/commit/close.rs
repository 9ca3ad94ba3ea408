//! `budget commit close`.

use super::book::{Booking, NewRow, tell};
use super::taken;
use crate::command::opened::Opened;
use crate::command::sign_args::ActorArgs;
use crate::command::{Outcome, Session};
use crate::model::Money;
use crate::model::posting::flag;
use crate::words::msg;

/// End a commitment: the last invoice has come, or it is cancelled
///
/// What is left of it is given back, and stays so whatever is invoiced later.
#[derive(Debug, clap::Args)]
pub struct CloseArgs {
    /// The number of the order or contract
    #[arg(value_name = "NUMBER")]
    id: String,
    /// Why
    #[arg(long, value_name = "TEXT", default_value = "")]
    reason: String,
    #[command(flatten)]
    who: ActorArgs,
}

pub(super) fn run(args: CloseArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    args.who.act(session)?;
    let opened = Opened::for_booking(session)?;
    let booking = Booking::begin(&opened, &args.id, session)?;
    let commitment = booking.living(&args.id, session.as_of)?;
    let (id, open) = (commitment.id.clone(), commitment.open()?);
    let mut rows = taken(commitment, open.minor(), (session.as_of, flag::CLOSE, &args.reason));
    if let (true, Some(last)) = (rows.is_empty(), commitment.places.last()) {
        rows.push(NewRow {
            month: last.month,
            category: last.category.clone(),
            members: last.members.clone(),
            amount: Money::zero(open.currency()),
            description: args.reason.clone(),
            vendor: String::new(),
            day: session.as_of,
            mark: flag::CLOSE.into(),
        });
    }
    let (batch, commitment) = booking.book(&id, rows, session)?;
    let done = msg("commitment-ended").with("id", id.as_str()).with("amount", open.grouped());
    tell(done, "commit_close", (&batch, &commitment), session)?;
    Ok(Outcome::Done)
}
