//! One step of a run: a command as a person gives it, with what it prints kept.

use clap::{CommandFactory, FromArgMatches};

use crate::command::session::{Shown, failure_of, read_unit};
use crate::command::{AnyCommand, Arguments, Outcome, Session, asked, no_screen};
use crate::words::{Failure, Problem, msg};

/// How it ended.
pub(super) enum Ended {
    /// It ran, and printed this; a part of its work it could not do.
    Ran {
        /// What it printed.
        out: Vec<u8>,
        /// What it could not do.
        failure: Option<Failure>,
    },
    /// It could not run, or refused its input.
    Failed(Failure),
}

/// Runs the command of these words on the same book, at the same time, in the same language.
pub(super) fn inner(words: &[&str], session: &Session<'_>) -> anyhow::Result<Ended> {
    let matches = Arguments::command().try_get_matches_from(std::iter::once("budget").chain(words.iter().copied()));
    let named = matches.as_ref().map(asked).unwrap_or_default();
    let parsed = matches.and_then(|matches| Arguments::from_arg_matches(&matches));
    let (global, command) = match parsed {
        Ok(Arguments { global, command: AnyCommand::Book(command) }) => (global, *command),
        // One that is about the program, or a run within the run.
        Ok(_) | Err(_) => {
            let message = msg("run-command").with("command", words.join(" "));
            return Ok(Ended::Failed(Failure::hinted(message, msg("run-command-hint"))));
        }
    };
    if matches!(command, crate::command::Command::Run(_)) {
        let message = msg("run-command").with("command", words.join(" "));
        return Ok(Ended::Failed(Failure::hinted(message, msg("run-command-hint"))));
    }
    let (mut out, mut err, mut stdin) = (Vec::new(), Vec::new(), std::io::empty());
    let by_name = global.output.as_deref().and_then(|file| {
        let ending = crate::command::ending_of(file)?;
        crate::command::endings().find(|(own, _)| *own == ending).map(|(_, format)| format.to_string())
    });
    let format = global.format.or(by_name).unwrap_or_else(|| "table".to_string());
    if let Some(Err(failure)) = global.output.as_deref().map(|file| crate::command::refuse_misnamed(&format, file)) {
        return Ok(Ended::Failed(failure));
    }
    let mut own = Session {
        words: session.words,
        out: &mut out,
        err: &mut err,
        stdin: &mut stdin,
        here: session.here.clone(),
        book: session.book.clone(),
        now: session.now,
        as_of: global.as_of.unwrap_or(session.as_of),
        outside: session.outside,
        known_at: global.known_at,
        plan: global.plan,
        asked: named,
        actor: session.actor.clone(),
        signing_key: session.signing_key.clone(),
        machine: session.machine.clone(),
        format,
        output: global.output,
        unit: read_unit(global.unit.as_deref()),
        unit_chosen: global.unit.is_some(),
        width: global.width.map(usize::from),
        width_chosen: global.width.is_some(),
        folds: false,
        color: false,
        quiet: true,
        verbose: false,
        ascii: false,
        screen: &|| Err(no_screen().into()),
        done: false,
        delivered: false,
        into: std::cell::OnceCell::new(),
        keeper: session.keeper.clone(),
        problems: Vec::new(),
        progress: &|reader, _| reader,
    };
    let ended = crate::command::run(command, &mut own);
    Ok(match ended {
        Ok(Outcome::Done | Outcome::No) => Ended::Ran { out, failure: None },
        Err(error) if error.is::<Shown>() => Ended::Ran { out, failure: Some(failure_of(&error)) },
        Err(error) => Ended::Failed(failure_of(&error)),
    })
}

/// A problem with the name of what it is about before it.
pub(super) fn of(name: &str, problem: Problem) -> Problem {
    let message = msg("run-of").with("name", name).with("problem", problem.message);
    Problem { message, ..problem }
}
