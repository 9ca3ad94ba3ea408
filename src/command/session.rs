//! What the edge hands to a command: streams, the day, the reader's wishes. No clock, no terminal.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

use super::json_datum::datum;
use super::{Machine, Outside};
use super::{calendar_text, spoken};
use crate::book::{Book, Stream, Written, find, refuse_beforehand, refuse_of_book, write_output};
use crate::browse::Screen;
use crate::model::{BookSettings, MoneyError, Unit};
use crate::report::{Data, Readers, Report, disagreements};
use crate::store::Keeper;
use crate::words::{Cause, Failure, Level, Message, Problem, Words, clean, io_cause, msg};
use crate::write::{self, Look};

/// So many bytes of a report are written together.
const AT_ONCE: usize = 1 << 16;

/// One run of the program.
pub struct Session<'a> {
    /// The catalogue in the user's language.
    pub words: &'a Words,
    /// Data goes here.
    pub out: &'a mut dyn Write,
    /// Everything else goes here.
    pub err: &'a mut dyn Write,
    /// Where `-` reads from.
    pub stdin: &'a mut (dyn io::Read + Send),
    /// The folder the command was called in.
    pub here: PathBuf,
    /// `-C`, or `BUDGET_BOOK`.
    pub book: Option<PathBuf>,
    /// This moment, for booking times.
    pub now: DateTime<Utc>,
    /// `--as-of`, or today.
    pub as_of: NaiveDate,
    /// What else the edge knows of, asked while a command runs.
    pub outside: Outside,
    /// `--known-at`.
    pub known_at: Option<DateTime<Utc>>,
    /// `--plan`.
    pub plan: Option<String>,
    /// What `--by` and `--where` name: what lies above the members of a dimension is an axis where it is asked for.
    pub asked: Vec<String>,
    /// Who acts, for the journal.
    pub actor: String,
    /// The key that he signs with, where his settings name one.
    pub signing_key: Option<PathBuf>,
    /// What the edge knows of the program and its surroundings.
    pub machine: Machine,
    /// The chosen format, or the terminal's default.
    pub format: String,
    /// `--output`.
    pub output: Option<PathBuf>,
    /// `--unit`, else the book's own once it is opened.
    pub unit: Unit,
    /// Was it chosen by `--unit`?
    pub unit_chosen: bool,
    /// How wide tables may be on standard output.
    pub width: Option<usize>,
    /// Was that chosen by `--width`? It then holds for files, too.
    pub width_chosen: bool,
    /// Are sentences folded at that width? A pipe gets each on a line of its own.
    pub folds: bool,
    /// May colour be used on standard output?
    pub color: bool,
    /// Takes over the whole screen; refuses where there is none.
    pub screen: &'a dyn Fn() -> anyhow::Result<Box<dyn Screen>>,
    /// Are charts drawn with ASCII alone? So it is in a terminal that is dumb.
    pub ascii: bool,
    /// `--quiet`.
    pub quiet: bool,
    /// `--verbose`.
    pub verbose: bool,
    /// Is something done that stands, whatever becomes of what is still to be printed?
    pub done: bool,
    /// Was something written to where data go?
    pub delivered: bool,
    /// The pipe or device that `--output` names, opened before anything was done.
    pub into: OnceCell<Stream>,
    /// What keeps the ledgers, once a database was asked for.
    pub keeper: OnceCell<Keeper>,
    /// What was warned of so far: machine formats carry it in band.
    pub problems: Vec<Problem>,
    /// Wraps a file's reader with a progress bar on a terminal: gets its size, gives the reader back.
    pub progress: &'a dyn Fn(Box<dyn io::Read + Send>, u64) -> Box<dyn io::Read + Send>,
}

/// How a command that ran ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Exit code 0.
    Done,
    /// Exit code 1: it ran, and the answer is "no".
    No,
}

impl Session<'_> {
    /// The book that the command works on.
    pub fn find_book(&self) -> Result<Book, Failure> {
        let book = find(self.book.as_deref(), None, &self.here)?;
        if let Some(output) = &self.output {
            let output = self.path(output);
            refuse_of_book(&book, &output)?;
            // Before anything is booked whose result could then not be told.
            if !self.done
                && self.into.get().is_none()
                && let Some(stream) = refuse_beforehand(&output)?
            {
                let _ = self.into.set(stream);
            }
        }
        Ok(book)
    }

    /// What keeps the ledgers of a book: one connection for the whole command.
    pub fn keeper(&self, settings: &BookSettings) -> Result<Keeper, Failure> {
        if settings.store.is_none() {
            return Ok(Keeper::Files);
        }
        if let Some(keeper) = self.keeper.get() {
            return Ok(keeper.clone());
        }
        let keeper = Keeper::of(settings.store.as_ref(), &self.outside.variable)?;
        Ok(self.keeper.get_or_init(|| keeper).clone())
    }

    /// A path as the user gave it, from the folder the command was called in.
    pub fn path(&self, given: &Path) -> PathBuf {
        self.here.join(given)
    }

    /// Who reads what is shown. A debug build makes a report for all, and holds what they read against each other.
    pub fn readers(&self) -> Readers {
        match write::find(&self.format) {
            Some(writer) if !cfg!(debug_assertions) && writer.for_people() => Readers::People,
            Some(writer) if !cfg!(debug_assertions) && !writer.for_people() => Readers::Machines,
            _ => Readers::All,
        }
    }

    /// How texts look on a screen that somebody else lays out.
    pub fn look(&self) -> Look<'_> {
        Look {
            words: self.words,
            unit: self.unit,
            width: None,
            folded: None,
            color: false,
            for_excel: false,
            verbose: self.verbose,
            ascii: self.ascii,
        }
    }

    /// Writes a report in the chosen format, to the chosen place.
    pub fn show(&mut self, report: &Report) -> anyhow::Result<()> {
        debug_assert_eq!(disagreements(report), Vec::<String>::new(), "{}", report.name);
        let writer = write::find(&self.format).ok_or_else(|| unknown_format(&self.format))?;
        let file = self.output.clone();
        let width = self.width.filter(|_| file.is_none() || self.width_chosen);
        let look = Look {
            words: self.words,
            unit: self.unit,
            width,
            folded: width.filter(|_| self.folds),
            color: self.color && file.is_none(),
            for_excel: file.is_some(),
            verbose: self.verbose,
            ascii: self.ascii,
        };
        let mut report = Cow::Borrowed(report);
        if !self.problems.is_empty() {
            report.to_mut().data.errors.extend(self.problems.iter().cloned());
        }
        // A file is written whole or not at all; standard output gets what there is as it comes.
        if file.is_some() {
            let mut bytes = Vec::new();
            writer.write(&report, &look, &mut bytes)?;
            return self.deliver(&bytes);
        }
        let mut out = BufWriter::with_capacity(AT_ONCE, &mut *self.out);
        writer.write(&report, &look, &mut out)?;
        // What is told meanwhile keeps its place: the stream itself is flushed at the end.
        out.into_inner().map_err(io::IntoInnerError::into_error)?;
        Ok(())
    }

    /// What a command did, for scripts that asked for JSON; people are told as it goes.
    pub fn answer(&mut self, name: &'static str, head: Vec<(&'static str, serde_json::Value)>) -> anyhow::Result<()> {
        if self.format != "json" {
            if let Some(file) = self.output.as_ref().filter(|_| !self.delivered) {
                self.tell(&msg("output-unused").with("file", file.display().to_string()))?;
            }
            return Ok(());
        }
        let head = head.into_iter().map(|(key, value)| (key, datum(value))).collect();
        self.show(&Report { name, sections: Vec::new(), data: Data { head, ..Data::default() } })
    }

    /// Writes finished bytes to standard output, or to the file of `--output`.
    pub fn deliver(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        self.delivered = true;
        match self.output.clone() {
            Some(file) => {
                let path = self.path(&file);
                let written = match self.into.get() {
                    Some(stream) => stream.write(&path, bytes).map(|()| (Written::Into, None)),
                    None => write_output(&path, bytes),
                };
                let (written, told) = match written {
                    Ok(done) => done,
                    // What was done stands: that this could not be written is no failure of it.
                    Err(failure) if self.done => {
                        return self
                            .warn(&failure.problems.into_iter().map(after_the_act).collect::<Vec<_>>())
                            .map_err(Into::into);
                    }
                    Err(failure) => return Err(failure.into()),
                };
                self.warn(&Vec::from_iter(told))?;
                if written == Written::Over {
                    self.tell(&msg("output-replaced").with("file", file.display().to_string()))?;
                }
            }
            None => self.out.write_all(bytes)?,
        }
        Ok(())
    }

    /// The same of a text of the command's own, which is no table.
    pub fn deliver_text(&mut self, text: &str) -> anyhow::Result<()> {
        if self.format == super::WORKBOOK {
            return Err(Failure::hinted(msg("output-no-table"), msg("output-no-table-hint")).into());
        }
        self.deliver(text.as_bytes())
    }

    /// Tells the user something beside the data; `--quiet` keeps it back.
    pub fn tell(&mut self, message: &Message) -> io::Result<()> {
        if self.quiet {
            return Ok(());
        }
        writeln!(self.err, "{}", self.words.say_briefly(message))
    }

    /// A line that belongs to what [`Session::insist`] told.
    pub fn insist_line(&mut self, message: &Message) -> io::Result<()> {
        writeln!(self.err, "{}", self.words.say_briefly(message))
    }

    /// Reports warnings that `--quiet` does not keep back.
    pub fn insist(&mut self, problems: &[Problem]) -> io::Result<()> {
        self.problems.extend_from_slice(problems);
        problems.iter().try_for_each(|problem| print_problem(self.words, problem, self.err))
    }

    /// Reports warnings and notes that do not stop the command; `--quiet` keeps back those that touch no sum.
    pub fn warn(&mut self, problems: &[Problem]) -> io::Result<()> {
        let earlier = self.problems.len();
        for problem in problems {
            // What is read again under the lock is warned of once.
            if self.problems[..earlier].contains(problem) {
                continue;
            }
            self.problems.push(problem.clone());
            if !self.quiet || problem.level == Level::Error || problem.message.is_of(Cause::Counting) {
                print_problem(self.words, problem, self.err)?;
            }
        }
        Ok(())
    }
}

/// The command line takes only formats that there are; a configuration may say anything.
fn unknown_format(name: &str) -> Failure {
    let known: Vec<Message> = write::WRITERS.iter().map(|w| Message::verbatim(w.name())).collect();
    let problem = Problem::error(msg("format-unknown").with("value", name));
    Failure::could_not_run(problem.hint(msg("usage-valid-values").with("values", known)))
}

/// A result that could not be written, of what is done.
pub fn after_the_act(problem: Problem) -> Problem {
    problem.warned().hint(msg("output-after-hint"))
}

/// `level: place: message`, then `hint: remedy`.
pub fn print_problem(words: &Words, problem: &Problem, err: &mut dyn Write) -> io::Result<()> {
    let level = words.say(&msg(match problem.level {
        Level::Note => "level-note",
        Level::Warning => "level-warning",
        Level::Error => "level-error",
    }));
    let message = words.say_briefly(&problem.message);
    match &problem.place {
        // Editors and scripts find `file:line:column:` by its ASCII colons.
        Some(place) => writeln!(err, "{level}{}: {message}", clean(&place.to_string()))?,
        None => writeln!(err, "{level}{message}")?,
    }
    if let Some(hint) = &problem.hint {
        writeln!(err, "  {}{}", words.say(&msg("level-hint")), words.say_briefly(hint))?;
    }
    Ok(())
}

/// Reads a date (its last moment) or a moment in UTC.
pub fn parse_moment(text: &str) -> Result<DateTime<Utc>, String> {
    if let Some(date) = calendar_text::day(text) {
        let last = NaiveTime::from_hms_opt(23, 59, 59).unwrap_or_default();
        return Ok(date.and_time(last).and_utc());
    }
    text.parse::<DateTime<Utc>>().map_err(|e| e.to_string())
}

/// Reads a day.
pub fn parse_day(text: &str) -> Result<NaiveDate, String> {
    calendar_text::day(text).ok_or_else(|| text.to_string())
}

/// The unit of `--unit`; 元 without one.
pub fn read_unit(name: Option<&str>) -> Unit {
    match name.and_then(|typed| spoken::name(spoken::UNITS, typed)) {
        Some("thousand") => Unit::Thousand,
        Some("wan") => Unit::Wan,
        _ => Unit::One,
    }
}

/// A failure that the data on standard output carries already.
#[derive(Debug)]
pub struct Shown(pub Failure);

impl std::fmt::Display for Shown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Shown {}

/// What to tell of an error, whatever it is.
pub fn failure_of(error: &anyhow::Error) -> Failure {
    if let Some(Shown(failure)) = error.downcast_ref::<Shown>() {
        return failure.clone();
    }
    if let Some(failure) = error.downcast_ref::<Failure>() {
        return failure.clone();
    }
    if let Some(error) = error.downcast_ref::<io::Error>() {
        if let Some(failure) = error.get_ref().and_then(|inner| inner.downcast_ref::<Failure>()) {
            return failure.clone();
        }
        // Files tell their failures themselves: what is left are the streams.
        return Failure::could_not_run(Problem::error(msg("output-failed").with("cause", io_cause(error))));
    }
    let message = match error.downcast_ref::<MoneyError>() {
        Some(MoneyError::Overflow) => msg("money-overflow"),
        Some(MoneyError::MixedCurrencies(a, b)) => {
            msg("money-mixed").with("a", a.code().to_string()).with("b", b.code().to_string())
        }
        None => msg("unexpected").with("cause", format!("{error:#}")),
    };
    Failure::could_not_run(Problem::error(message))
}

/// A failure as JSON carries it, in band; `None` for any other format.
pub fn failure_data(format: &str, error: &anyhow::Error) -> Option<Vec<u8>> {
    if error.is::<Shown>() {
        return None;
    }
    let failure = failure_of(error);
    let write::Writer::Machine(writer) = write::find(format).filter(|_| format == "json")? else { return None };
    let data = Data { errors: failure.problems.clone(), ..Data::default() };
    let mut bytes = Vec::new();
    writer.write("error", &data, false, &mut bytes).ok()?;
    Some(bytes)
}
