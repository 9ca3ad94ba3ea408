//! The letters that are on their way: sent one after the other, each noted before and after.

use chrono::NaiveDate;

use super::kept::{Sending, Waiting};
use crate::command::Session;
use crate::model::notify::Target;
use crate::notify::{Letter, Means, deliver};
use crate::words::{Language, Message, Problem, Words, msg};

/// So many days a letter waits for its receiver. What it was about stands in `budget alerts` all the same.
const DAYS: i64 = 14;

/// Sends all that waits. Gives what went wrong, for those letters wait on, and who took any.
pub(super) fn empty<'t>(
    sending: &mut Sending,
    receivers: &'t [Target],
    session: &mut Session<'_>,
) -> anyhow::Result<(Vec<Problem>, Vec<&'t Target>)> {
    let mut problems = Vec::new();
    let mut taken: Vec<&Target> = Vec::new();
    let mut at = 0;
    let mut unreachable: Vec<String> = Vec::new();
    while at < sending.kept.outbox.len() {
        let waiting = sending.kept.outbox[at].clone();
        let Some(target) = receivers.iter().find(|target| target.name == waiting.to) else {
            if is_old(&waiting, session.as_of) {
                give_up(sending, at, &waiting, session)?;
            } else {
                at += 1;
            }
            continue;
        };
        // Who could not be reached a moment ago cannot be now.
        if unreachable.contains(&target.name) {
            at += 1;
            continue;
        }
        // Whoever is stopped between here and the note below finds that it may have been taken.
        sending.kept.outbox[at].uncertain = true;
        sending.write()?;
        let letter = letter(&waiting, target, session);
        let delivered = deliver(&letter, target, &means(session));
        match delivered.result {
            Ok(()) => {
                sending.kept.outbox.remove(at);
                sending.write()?;
                if !taken.iter().any(|own| own.name == target.name) {
                    taken.push(target);
                }
                session.tell(&msg("alerts-sent").with("to", target.name.as_str()).with("title", waiting.title))?;
            }
            Err(failed) => {
                let own = &mut sending.kept.outbox[at];
                own.tries += delivered.tries;
                own.uncertain = waiting.uncertain || failed.uncertain;
                sending.write()?;
                unreachable.push(target.name.clone());
                let message = msg("alerts-unsent").with("to", target.name.as_str());
                let message = message.with("problem", failed.problem.message.clone());
                let hint = failed.problem.hint.clone().unwrap_or_else(|| msg("alerts-unsent-hint"));
                problems.push(Problem::error(message).hint(hint));
                match is_old(&waiting, session.as_of) {
                    true => give_up(sending, at, &waiting, session)?,
                    false => at += 1,
                }
            }
        }
    }
    // They are printed once, at the end; the data carry them, too.
    session.problems.extend_from_slice(&problems);
    Ok((problems, taken))
}

fn is_old(waiting: &Waiting, day: NaiveDate) -> bool {
    waiting.day.parse::<NaiveDate>().is_ok_and(|written| day.signed_duration_since(written).num_days() > DAYS)
}

fn give_up(sending: &mut Sending, at: usize, waiting: &Waiting, session: &mut Session<'_>) -> anyhow::Result<()> {
    sending.kept.outbox.remove(at);
    sending.write()?;
    let message = msg("alerts-given-up").with("to", waiting.to.as_str()).with("title", waiting.title.as_str());
    session.warn(&[Problem::warning(message.with("days", DAYS))])?;
    Ok(())
}

/// The letter as it goes out: who cannot tell a repetition by its number is told that it may be one.
fn letter(waiting: &Waiting, target: &Target, session: &Session<'_>) -> Letter {
    let letter = waiting.letter();
    if !waiting.uncertain || matches!(target.kind, "webhook" | "mail" | "command") {
        return letter;
    }
    let language = target.language.as_deref().and_then(|tag| tag.parse::<Language>().ok());
    let words = Words::new(language.unwrap_or(session.words.language()));
    let title = words.say(&msg("alert-perhaps-again").with("title", Message::verbatim(letter.title.clone())));
    Letter { title, ..letter }
}

/// What sending needs of the world.
pub(super) fn means<'a>(session: &'a Session<'_>) -> Means<'a> {
    Means {
        now: &session.outside.now,
        sleep: &session.outside.sleep,
        variable: &session.outside.variable,
        secret_file: &crate::book::read_secret,
    }
}
