//! `budget store init`.

use serde_json::json;

use super::Place;
use crate::book::{Act, lock, read_text};
use crate::command::{Outcome, Session};
use crate::plan_file::edit;
use crate::store::postgres::{LAST, connect, init};
use crate::store::stated_currency;
use crate::words::{Failure, Problem, msg};

/// Make the tables, or bring them up to date.
#[derive(Debug, clap::Args)]
pub struct InitArgs {}

pub(super) fn run(_: InitArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let place = Place::find(session)?;
    let currency = stated_currency(&place.book)?.unwrap_or(place.currency);
    let (made, book) = init(&place.address, currency)?;
    session.done = made;
    let named = made && place.address.book().is_none();
    if named {
        let told = name_book(&place, &book, &session.actor)?;
        session.warn(&told)?;
    } else {
        connect(&place.address)?;
    }
    let said = msg(if made { "sql-made" } else { "sql-made-already" });
    session.tell(&said.with("place", place.address.shown()).with("number", LAST))?;
    if named {
        session.tell(&msg("sql-book-named"))?;
    }
    if made {
        session.tell(&msg("sql-load-next"))?;
    }
    session.answer(
        "store_init",
        vec![("place", json!(place.address.shown())), ("made", json!(made)), ("migration", json!(LAST))],
    )?;
    Ok(Outcome::Done)
}

/// Writes down whose ledger it is, where this book made its tables or brought them up to date; whoever finds them as they
/// are has to say so himself.
fn name_book(place: &Place, book: &str, actor: &str) -> Result<Vec<Problem>, Failure> {
    let (file, held) = (place.book.settings(), lock(&place.book, actor)?);
    let was = read_text(&file)?;
    let mut act = Act::begin(&place.book, &held);
    act.replace(&file, was.as_bytes(), edit::name_store_book(&was, book)?.as_bytes())?;
    act.commit()
}
