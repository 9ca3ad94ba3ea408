//! `--sheet`: a review as a file to be filled in.

use std::path::Path;

use serde_json::json;

use crate::answer::review::ReviewAnswer;
use crate::book::write_output;
use crate::command::reading::Reading;
use crate::command::{Outcome, Session};
use crate::import::header_key;
use crate::model::{Money, ReviewNote};
use crate::report::cause_word;
use crate::reviews::{self, Noted};
use crate::words::{Failure, Language, Problem, Words, msg};
use crate::write::{SheetCell, SheetForm, sheet_file};

/// The headers, in the order of the columns.
pub(super) const COLUMNS: [&str; 11] = [
    "term-line",
    "term-budget",
    "term-actual",
    "term-variance",
    "term-cause",
    "term-reason",
    "term-owner",
    "term-action",
    "term-due",
    "term-reverses",
    "term-effect",
];

/// Every word that heads a column, in any language.
pub(super) fn headers(column: &'static str) -> [String; 2] {
    [Language::ZhCn, Language::En].map(|language| header_key(&Words::new(language).say(&msg(column))))
}

pub(super) fn is_toml(file: &Path) -> bool {
    file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"))
}

/// Writes the lines of a review with what is said of them so far; `chosen` are the options that name its months.
pub(super) fn write(
    (file, chosen): (&Path, &str),
    answer: &ReviewAnswer,
    reading: &Reading,
    session: &mut Session<'_>,
) -> anyhow::Result<Outcome> {
    let name = file.display().to_string();
    let form = SheetForm::from_path(file);
    if form.is_none() && !is_toml(file) {
        let problem = Problem::error(msg("review-sheet-ending").with("file", name));
        return Err(Failure::could_not_run(problem.hint(msg("review-sheet-ending-hint"))).into());
    }
    let path = session.path(file);
    // It may be filled in already.
    if path.exists() {
        let problem = Problem::error(msg("reclassify-sheet-exists").with("file", name));
        return Err(Failure::could_not_run(problem.hint(msg("reclassify-sheet-exists-hint"))).into());
    }
    if answer.lines.is_empty() {
        session.tell(&msg("review-nothing"))?;
        return told(None, 0, session);
    }
    let bytes = match form {
        Some(form) => sheet_file(
            form,
            &session.words.say(&msg("workbook-sheet")),
            &cells(answer, reading, session),
            &[0, 5, 7, 10],
        )?,
        None => toml(answer, reading, session)?.into_bytes(),
    };
    let (_, warned) = write_output(&path, &bytes)?;
    session.warn(&Vec::from_iter(warned))?;
    let count = answer.lines.len();
    let written = msg("review-sheet-written").with("file", name.as_str()).with("count", count);
    session.tell(&written.with("chosen", chosen))?;
    told(Some(&name), count, session)
}

fn told(file: Option<&str>, lines: usize, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    session.answer("review_sheet", vec![("file", json!(file)), ("lines", json!(lines))])?;
    Ok(Outcome::Done)
}

fn cells(answer: &ReviewAnswer, reading: &Reading, session: &Session<'_>) -> Vec<Vec<SheetCell>> {
    let words = session.words;
    let digits = reading.opened.currency.digits();
    let mut rows = vec![COLUMNS.map(|column| SheetCell::Text(words.say(&msg(column)))).to_vec()];
    for own in &answer.lines {
        let note = own.note.clone().unwrap_or_else(|| ReviewNote::new(own.leaf.key.clone()));
        let text = |text: String| SheetCell::Text(text);
        let money = |money: Money| SheetCell::Number { figure: money.plain(), digits };
        let cause = note.cause.map(|cause| words.say(&cause_word(cause))).unwrap_or_default();
        rows.push(vec![
            text(own.leaf.key.text()),
            money(own.leaf.budget),
            money(own.leaf.actual),
            own.leaf.variance().map_or(text(String::new()), money),
            text(cause),
            text(note.reason),
            text(note.owner),
            text(note.action),
            text(note.due.map(|day| day.to_string()).unwrap_or_default()),
            text(note.reverses.map(|month| month.to_string()).unwrap_or_default()),
            text(note.effect),
        ]);
    }
    rows
}

fn toml(answer: &ReviewAnswer, reading: &Reading, session: &Session<'_>) -> Result<String, Failure> {
    let heading = session.words.say(&msg("review-sheet-heading").with("period", answer.span.name()));
    let notes: Vec<ReviewNote> = answer
        .lines
        .iter()
        .map(|own| {
            let note = own.note.clone().unwrap_or_else(|| ReviewNote::new(own.leaf.key.clone()));
            let variance = own.leaf.variance().map(|variance| variance.plain()).unwrap_or_default();
            ReviewNote { variance, by: String::new(), at: None, ..note }
        })
        .collect();
    let noted: Vec<Noted<'_>> = notes.iter().map(|note| Noted { note, blank: true }).collect();
    reviews::text_with("", &heading, &noted, &reading.opened.settings.dimensions)
}
