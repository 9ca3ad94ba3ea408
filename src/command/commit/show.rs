//! `budget commit show`.

use super::known;
use crate::answer::commitments::{listed_commitments, rows, spent_under};
use crate::answer::overrides::overrides;
use crate::command::opened::Opened;
use crate::command::{Outcome, Session};
use crate::model::{Posting, folded_name};
use crate::report::commitment_life;

/// Show the life of a commitment, with its invoices
#[derive(Debug, clap::Args)]
pub struct ShowArgs {
    /// The number of the order or contract
    #[arg(value_name = "NUMBER")]
    id: String,
}

pub(super) fn run(args: ShowArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let opened = Opened::for_booking(session)?;
    let source = opened.source(session);
    let all = listed_commitments(&source)?.unwrap_or_default();
    let commitment = known(&all, &args.id)?;
    let key = folded_name(&commitment.id);
    let same = |number: &str| folded_name(number) == key;
    let own: Vec<Posting> =
        rows(&source)?.into_iter().map(|(_, row)| row).filter(|row| same(&row.commitment)).collect();
    let invoices = spent_under(&source, same)?;
    let names = opened.names(session);
    overrides(&source)?;
    session.warn(&opened.warnings())?;
    session.show(&commitment_life(commitment, (&own, &invoices), &names, (opened.currency, session.as_of))?)?;
    Ok(Outcome::Done)
}
