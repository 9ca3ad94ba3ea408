//! The edge: arguments, clock, environment, terminal, streams, exit codes, language.
//!
//! The only module that knows today's date and whether somebody is watching. Everything it learns
//! goes into a [`Session`]; what a command does is in `command`.

mod about;
mod axis_options;
mod bare;
mod clock;
mod complete;
mod endings;
mod failpoint;
mod full_width;
mod groups;
mod help;
mod language;
mod limits;
mod screen;
mod streams;
mod terminal;
mod usage;

use std::cell::Cell;
use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};

use streams::{Data, Folded, Told};

use crate::command::{
    AnyCommand, Arguments, Global, Machine, Outcome, Session, after_the_act, asked, failure_data, failure_of,
    print_problem, read_unit, run,
};
use crate::config::{self, Config};
use crate::words::{Exit, Words};

/// Exit codes beside 0: the answer is "no", could not run, input refused (design.md §3).
const NO: u8 = 1;
const COULD_NOT_RUN: u8 = 2;
const INPUT_REFUSED: u8 = 3;

/// Runs the program on the process's arguments.
pub fn main() -> ExitCode {
    limits::survive();
    failpoint::arm();
    let code = run_with(std::env::args_os().collect());
    failpoint::last_step();
    ExitCode::from(code)
}

/// Runs the program on these arguments, the first of which is its name; gives the exit code.
pub fn run_with(arguments: Vec<OsString>) -> u8 {
    let arguments = full_width::narrowed(arguments);
    match complete::answer(&arguments, Arguments::command) {
        None => {}
        Some(Ok(())) => return 0,
        // Nobody reads a message while a shell completes.
        Some(Err(_)) => return COULD_NOT_RUN,
    }
    // A machine without a home has no settings, which is no fault.
    let config = config::folder().map_or_else(|| Ok(Config::default()), |folder| config::load(&folder));
    let (config, config_failure) = match config {
        Ok(config) => (config, None),
        Err(failure) => (Config::default(), Some(failure)),
    };
    let (language, language_by) = language::choose(&arguments, &config);
    let words = Words::new(language);
    let machine = Machine {
        binary: std::env::current_exe().ok(),
        language_by,
        variable: language::variable(),
        locale: language::locale(),
        config: config::folder().map(|folder| folder.join(config::FILE)),
        config_failure,
    };
    let format = language::option(&arguments, "--format").unwrap_or_default();
    // Not locked: while an import reads on another thread, the progress bar draws from there.
    let stated = language::option(&arguments, "--width").and_then(|width| width.parse().ok());
    let mut stderr = Folded::new(Told(io::stderr()), terminal::told_width(stated));
    let gone = Cell::new(false);
    if let Some(problem) = language::unknown(&arguments, machine.language_by) {
        // Standard error gone is nobody's to be told.
        let _ = print_problem(&words, &problem, &mut stderr);
    }
    match dispatch(arguments, (&config, machine), &words, &gone, &mut stderr) {
        Ok(Outcome::Done) => 0,
        Ok(Outcome::No) => NO,
        // Whoever read the data has seen enough.
        Err(_) if gone.get() => 0,
        Err(error) => report(&error, &format, &words, &mut stderr),
    }
}

fn dispatch(
    arguments: Vec<OsString>,
    (config, machine): (&Config, Machine),
    words: &Words,
    gone: &Cell<bool>,
    stderr: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let mut stdout = io::BufWriter::new(Data { to: io::stdout().lock(), gone });
    let matches = match axis_options::parse(Arguments::command(), &arguments) {
        Ok(matches) => matches,
        Err(error) if error.kind() == ErrorKind::DisplayVersion => {
            return usage::answer(&error, words, &mut stdout, stderr);
        }
        Err(error) => match bare::status(&error, &arguments) {
            Some(matches) => matches,
            // Only who asks for help, or needs it, waits for a thousand texts.
            None => match axis_options::parse(help::translated(Arguments::command(), words), &arguments) {
                Ok(matches) => matches,
                Err(error) => return usage::answer(&error, words, &mut stdout, stderr),
            },
        },
    };
    let parsed = Arguments::from_arg_matches(&matches)?;
    let examines = matches!(&parsed.command, AnyCommand::Book(command) if command.is_doctor());
    if let Some(failure) = machine.config_failure.clone().filter(|_| !examines) {
        return Err(failure.into());
    }
    let command = match parsed.command {
        AnyCommand::Book(command) => *command,
        AnyCommand::Program(command) => {
            let output = parsed.global.output.as_deref().filter(|file| !streams::is_standard_output(file));
            let outcome = about::run(&command, words, output, &mut stdout, stderr)?;
            stdout.flush()?;
            return Ok(outcome);
        }
    };
    endings::writable(&parsed.global, command.own_ending())?;
    let mut stdin = io::stdin();
    let progress = |reader, size| terminal::with_progress(reader, size);
    let quiet = parsed.global.quiet;
    let mut session = session(parsed.global, config, words, &mut stdout, stderr, &mut stdin);
    session.asked = asked(&matches);
    session.machine = machine;
    endings::legible(&session.format, session.output.is_none() && terminal::is_terminal())?;
    if !quiet {
        session.progress = &progress;
    }
    let outcome = run(command, &mut session)?;
    let done = session.done;
    match stdout.flush() {
        // What is done is not called a failure because nobody could be told.
        Err(error) if done => {
            let problems = failure_of(&error.into()).problems;
            for problem in problems.into_iter().filter(|_| !gone.get()) {
                let _ = print_problem(words, &after_the_act(problem), stderr);
            }
        }
        flushed => flushed?,
    }
    Ok(outcome)
}

fn session<'a>(
    global: Global,
    config: &Config,
    words: &'a Words,
    out: &'a mut dyn Write,
    err: &'a mut dyn Write,
    stdin: &'a mut (dyn io::Read + Send),
) -> Session<'a> {
    let on_terminal = terminal::is_terminal();
    let output = global.output.filter(|file| !streams::is_standard_output(file));
    let by_name = output.as_deref().and_then(endings::format_of_file);
    let by_config = config.format.clone().filter(|_| on_terminal && output.is_none());
    let now = clock::now();
    Session {
        words,
        out,
        err,
        stdin,
        here: std::env::current_dir().unwrap_or_default(),
        book: global.directory.or_else(|| std::env::var_os("BUDGET_BOOK").map(Into::into)),
        now,
        as_of: global.as_of.unwrap_or_else(|| clock::day(now)),
        outside: clock::outside(),
        keeper: std::cell::OnceCell::new(),
        known_at: global.known_at,
        plan: global.plan,
        asked: Vec::new(),
        actor: config.actor.clone().or_else(user_name).unwrap_or_default(),
        signing_key: config.signing_key.clone(),
        machine: Machine::default(),
        format: global.format.or(by_name).or(by_config).unwrap_or_else(|| "table".to_string()),
        output,
        unit: read_unit(global.unit.as_deref()),
        unit_chosen: global.unit.is_some(),
        width: Some(global.width.map_or_else(terminal::width, usize::from)),
        width_chosen: global.width.is_some(),
        folds: global.width.is_some() || terminal::has_width(),
        color: terminal::wants_color(global.color),
        screen: &screen::open,
        ascii: on_terminal && terminal::is_dumb(),
        quiet: global.quiet,
        verbose: global.verbose,
        done: false,
        delivered: false,
        into: std::cell::OnceCell::new(),
        problems: Vec::new(),
        progress: &|reader, _| reader,
    }
}

fn user_name() -> Option<String> {
    std::env::var("USER").or_else(|_| std::env::var("USERNAME")).ok().filter(|name| !name.is_empty())
}

/// Prints what went wrong, once, and gives the exit code.
fn report(error: &anyhow::Error, format: &str, words: &Words, stderr: &mut dyn Write) -> u8 {
    let failure = failure_of(error);
    if let Some(data) = failure_data(format, error) {
        // A reader that is gone has its answer: the exit code.
        let _ = io::stdout().lock().write_all(&data);
    }
    for problem in &failure.problems {
        // Standard error gone is nobody's to be told.
        let _ = print_problem(words, problem, stderr);
    }
    match failure.exit {
        Exit::CouldNotRun => COULD_NOT_RUN,
        Exit::InputRefused => INPUT_REFUSED,
    }
}
