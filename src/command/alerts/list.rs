//! `budget alerts list`.

use super::kept::Kept;
use crate::answer::alerts::short;
use crate::command::opened::Opened;
use crate::command::{Outcome, Session};
use crate::report::{WaitingLetter, reported_alerts};

/// List what was reported, who knows of it, and what could not be sent yet
///
/// As it was reported last: nothing is worked out, and nothing is sent.
#[derive(Debug, clap::Args)]
pub struct ListArgs {}

pub(super) fn run(_: ListArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let opened = Opened::for_booking(session)?;
    let kept = Kept::read(&opened.book)?;
    let waiting: Vec<WaitingLetter<'_>> = kept
        .outbox
        .iter()
        .map(|own| WaitingLetter { to: &own.to, title: &own.title, day: &own.day, tries: own.tries })
        .collect();
    session.show(&reported_alerts(&kept.memory, &waiting, short))?;
    Ok(Outcome::Done)
}
