//! `--from`: a review that was filled in, read back; all of its lines, or none.

use std::path::Path;

use chrono::NaiveDate;

use super::sheet::{COLUMNS, headers, is_toml};
use super::{keep, line, refuse_early};
use crate::analysis::Covering;
use crate::answer::review::lines;
use crate::book::read_text;
use crate::command::import::{file_name, open_source};
use crate::command::reading::Reading;
use crate::command::{Outcome, Session, calendar_text, failure_of};
use crate::import::{Setting, SheetKind, header_key, read_sheet};
use crate::model::review::cause_written;
use crate::model::{Cause, LineKey, Month, ReviewNote, ReviewSpan};
use crate::reviews;
use crate::words::{Exit, Failure, Message, Place, Problem, msg};

/// What a file says of a line: only what it has a column for.
#[derive(Default)]
struct Said {
    cause: Option<Option<Cause>>,
    due: Option<Option<NaiveDate>>,
    reverses: Option<Option<Month>>,
    reason: Option<String>,
    owner: Option<String>,
    action: Option<String>,
    effect: Option<String>,
}

impl Said {
    fn new(note: &ReviewNote) -> Said {
        Said {
            cause: Some(note.cause),
            due: Some(note.due),
            reverses: Some(note.reverses),
            reason: Some(note.reason.clone()),
            owner: Some(note.owner.clone()),
            action: Some(note.action.clone()),
            effect: Some(note.effect.clone()),
        }
    }

    fn is_nothing(&self) -> bool {
        let texts = [&self.reason, &self.owner, &self.action, &self.effect];
        let said = texts.iter().any(|text| text.as_ref().is_some_and(|text| !text.is_empty()));
        !said && self.cause.flatten().is_none() && self.due.flatten().is_none() && self.reverses.flatten().is_none()
    }

    fn put(&self, note: &mut ReviewNote) {
        note.cause = self.cause.unwrap_or(note.cause);
        note.due = self.due.unwrap_or(note.due);
        note.reverses = self.reverses.unwrap_or(note.reverses);
        let texts = [
            (&self.reason, &mut note.reason),
            (&self.owner, &mut note.owner),
            (&self.action, &mut note.action),
            (&self.effect, &mut note.effect),
        ];
        for (said, own) in texts {
            own.clone_from(said.as_ref().unwrap_or(&own.clone()));
        }
    }
}

/// Reads a file back, and keeps what it says: of all its lines, or of none.
pub(super) fn read(
    file: &Path,
    signer: Option<&str>,
    (span, reading): (ReviewSpan, &Reading),
    session: &mut Session<'_>,
) -> anyhow::Result<Outcome> {
    let found = match is_toml(file) {
        true => of_toml(file, (span, reading), session)?,
        false => of_sheet(file, (span, reading), session)?,
    };
    let said: Vec<(LineKey, Said)> = found.into_iter().filter(|(_, said)| !said.is_nothing()).collect();
    if said.is_empty() {
        session.tell(&msg("review-sheet-empty").with("file", file.display().to_string()))?;
        return keep::answer(span, &[], reading, session);
    }
    let changes = said.iter().map(|(key, said)| (key.clone(), move |note: &mut ReviewNote| said.put(note)));
    let kept = keep::write(&changes.collect::<Vec<_>>(), signer, (span, reading), session)?;
    for one in &kept {
        keep::tell(one, session)?;
    }
    keep::answer(span, &kept, reading, session)
}

fn of_toml(
    file: &Path,
    (span, reading): (ReviewSpan, &Reading),
    session: &Session<'_>,
) -> anyhow::Result<Vec<(LineKey, Said)>> {
    let text = read_text(&session.path(file))?;
    let name = file_name(file);
    let notes = reviews::notes_of_text(&text, &name, &reading.opened.settings.dimensions)?;
    let leaves = lines(&reading.opened.source(session), &Covering::new(&reading.budget), span, false)?;
    let mut problems = Vec::new();
    for note in &notes {
        if !leaves.iter().any(|leaf| leaf.key == note.key) {
            let message = msg("review-nothing-on-line").with("line", note.key.text()).with("period", span.name());
            problems.push(Problem::error(message).at(Place::file(&name)).hint(msg("review-sheet-line-hint")));
        }
        if let Some(failure) = note.reverses.and_then(|month| refuse_early(month, span).err()) {
            problems.extend(failure.problems.into_iter().map(|problem| problem.at(Place::file(&name))));
        }
    }
    match problems.is_empty() {
        true => Ok(notes.iter().map(|note| (note.key.clone(), Said::new(note))).collect()),
        false => Err(Failure { exit: Exit::InputRefused, problems }.into()),
    }
}

fn of_sheet(
    file: &Path,
    (span, reading): (ReviewSpan, &Reading),
    session: &mut Session<'_>,
) -> anyhow::Result<Vec<(LineKey, Said)>> {
    let no_header = |_| Problem::error(msg("review-no-header")).hint(msg("review-no-header-hint"));
    let words = COLUMNS.iter().flat_map(|column| headers(column)).collect();
    let kind = SheetKind { words, months: false, free: false, no_header };
    let setting = Setting::new(&reading.opened.settings, reading.opened.currency);
    let sheet = read_sheet(open_source(file, session)?, &setting, kind)?;
    let column = |id: &'static str| {
        let own = headers(id);
        sheet.header.iter().position(|header| own.contains(&header_key(header)))
    };
    let name = file_name(file);
    let Some(line_at) = column("term-line") else {
        return Err(Failure::refused(no_header(0).at(Place::file(name))).into());
    };
    let leaves = lines(&reading.opened.source(session), &Covering::new(&reading.budget), span, false)?;
    let mut said: Vec<(LineKey, Said)> = Vec::new();
    let mut problems: Vec<Problem> = Vec::new();
    for (number, cells) in &sheet.rows {
        let place = || Place::line(name.as_str(), *number);
        let cell = |id| column(id).map(|at| cells.get(at).map_or("", |cell| cell.trim()).to_string());
        let mut reader = Cells { place: place(), problems: Vec::new() };
        let year = reading.budget.year_of(span.last);
        let own = Said {
            cause: cell("term-cause").map(|text| reader.read("term-cause", &text, "review-cause-hint", cause_written)),
            due: cell("term-due").map(|text| reader.read("term-due", &text, "review-day-hint", calendar_text::day)),
            reverses: cell("term-reverses").map(|text| {
                let month = |text: &str| calendar_text::month(text, Some(year)).or_else(|| first_of_month(text));
                reader.read("term-reverses", &text, "review-month-hint", month)
            }),
            reason: cell("term-reason"),
            owner: cell("term-owner"),
            action: cell("term-action"),
            effect: cell("term-effect"),
        };
        if let Some(failure) = own.reverses.flatten().and_then(|month| refuse_early(month, span).err()) {
            reader.problems.extend(failure.problems.into_iter().map(|problem| problem.at(place())));
        }
        problems.append(&mut reader.problems);
        if own.is_nothing() {
            continue;
        }
        let text = cells.get(line_at).map_or("", |cell| cell.trim());
        let exact = leaves.iter().find(|leaf| leaf.key.text() == text).map(|leaf| leaf.key.clone());
        match exact.map_or_else(|| line::meant(text, span, reading, session), Ok) {
            Ok(key) if said.iter().any(|(other, _)| *other == key) => {
                let problem = Problem::error(msg("review-line-twice").with("line", key.text())).at(place());
                problems.push(problem.hint(msg("review-line-twice-hint")));
            }
            Ok(key) => said.push((key, own)),
            Err(error) => problems.extend(failure_of(&error).problems.into_iter().map(|problem| problem.at(place()))),
        }
    }
    if problems.is_empty() { Ok(said) } else { Err(Failure { exit: Exit::InputRefused, problems }.into()) }
}

/// A spreadsheet makes a day of a month: the first.
fn first_of_month(text: &str) -> Option<Month> {
    let day = calendar_text::day(text)?;
    let month = Month::of(day);
    (month.first_day() == day).then_some(month)
}

/// Values of one row.
struct Cells {
    place: Place,
    problems: Vec<Problem>,
}

impl Cells {
    /// What a cell says; an empty one says nothing.
    fn read<T>(
        &mut self,
        column: &'static str,
        text: &str,
        hint: &'static str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        if text.is_empty() {
            return None;
        }
        let value = parse(text);
        if value.is_none() {
            let heading: Message = msg(column);
            let message = msg("review-cell").with("value", text).with("column", heading);
            self.problems.push(Problem::error(message).at(self.place.clone()).hint(msg(hint)));
        }
        value
    }
}
