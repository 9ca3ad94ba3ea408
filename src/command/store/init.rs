//! `budget store init`.

use serde_json::json;

use super::Place;
use crate::command::{Outcome, Session};
use crate::store::postgres::{LAST, init};
use crate::store::stated_currency;
use crate::words::msg;

/// Make the tables, or bring them up to date.
#[derive(Debug, clap::Args)]
pub struct InitArgs {}

pub(super) fn run(_: InitArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let place = Place::find(session)?;
    let currency = stated_currency(&place.book)?.unwrap_or(place.currency);
    let made = init(&place.address, currency)?;
    session.done = made;
    let said = msg(if made { "sql-made" } else { "sql-made-already" });
    session.tell(&said.with("place", place.address.shown()).with("number", LAST))?;
    if made {
        session.tell(&msg("sql-load-next"))?;
    }
    session.answer(
        "store_init",
        vec![("place", json!(place.address.shown())), ("made", json!(made)), ("migration", json!(LAST))],
    )?;
    Ok(Outcome::Done)
}
