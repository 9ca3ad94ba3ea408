//! `budget store roles`.

use super::Place;
use crate::command::{Outcome, Session};
use crate::store::postgres::roles;

/// Print SQL that gives rights.
#[derive(Debug, clap::Args)]
pub struct RolesArgs {}

pub(super) fn run(_: RolesArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let place = Place::find(session)?;
    session.deliver(roles(place.address.schema()).as_bytes())?;
    Ok(Outcome::Done)
}
