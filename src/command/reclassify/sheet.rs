//! `--sheet`: the unclassified rows as a sheet to be filled in.

use std::path::Path;

use serde_json::json;

use super::groups::{Group, Key, unsettled};
use super::suggest::suggestions;
use super::whole_ledger;
use crate::book::write_output;
use crate::command::Session;
use crate::command::opened::Opened;
use crate::import::Reclassifier;
use crate::model::Period;
use crate::words::{Failure, Language, Place, Problem, Words, msg};
use crate::write::{SheetCell, SheetForm, sheet_file};

/// The headers, in the order of the columns.
pub(super) const COLUMNS: [&str; 8] = [
    "reclassify-column-account",
    "reclassify-column-party",
    "reclassify-column-text",
    "reclassify-column-rows",
    "reclassify-column-amount",
    "reclassify-column-suggestion",
    "reclassify-column-why",
    "reclassify-column-category",
];

/// Every word that heads one of the columns, in any language.
pub(super) fn headers(column: &'static str) -> [String; 2] {
    [Language::ZhCn, Language::En].map(|language| Words::new(language).say(&msg(column)))
}

/// Writes the groups, the largest sums first.
pub(super) fn run(
    file: &Path,
    opened: &Opened,
    period: Period,
    rules: &Reclassifier,
    session: &mut Session<'_>,
) -> anyhow::Result<()> {
    let name = file.display().to_string();
    let Some(form) = SheetForm::from_path(file) else {
        let problem = Problem::error(msg("reclassify-sheet-ending").with("file", name));
        return Err(Failure::could_not_run(problem.hint(msg("reclassify-sheet-ending-hint"))).into());
    };
    let path = session.path(file);
    // It may be filled in already.
    if path.exists() {
        let problem = Problem::error(msg("reclassify-sheet-exists").with("file", name));
        return Err(Failure::could_not_run(problem.hint(msg("reclassify-sheet-exists-hint"))).into());
    }
    let groups = unsettled(opened, period, rules)?;
    if groups.is_empty() {
        session.tell(&msg("reclassify-nothing-unclassified"))?;
        return session
            .answer("reclassify_sheet", vec![("file", json!(null)), ("groups", json!(0)), ("rows", json!(0))]);
    }
    let likely = suggestions(&groups, opened, whole_ledger(opened)?.unwrap_or(period), rules)?;
    let mut sorted: Vec<(&Key, &Group)> = groups.iter().collect();
    sorted.sort_by_key(|(_, group)| std::cmp::Reverse(group.amount.abs().minor()));
    let words = session.words;
    let text = |text: &str| SheetCell::Text(text.to_string());
    let mut rows = vec![COLUMNS.map(|column| SheetCell::Text(words.say(&msg(column)))).to_vec()];
    for (key, group) in sorted {
        let (category, why) = match likely.get(key) {
            Some((category, why)) => (category.clone(), words.say(why)),
            None => (String::new(), String::new()),
        };
        rows.push(vec![
            text(&key.account),
            text(&key.party),
            text(&key.text),
            SheetCell::Number { figure: group.rows.to_string(), digits: 0 },
            SheetCell::Number { figure: group.amount.plain(), digits: opened.currency.digits() },
            text(&category),
            text(&why),
            text(""),
        ]);
    }
    refuse_long(form, &rows, &name)?;
    let (_, told) = write_output(
        &path,
        &sheet_file(form, &session.words.say(&msg("workbook-sheet")), &rows, &[0, 1, 2, 5, 6, 7])?,
    )?;
    session.warn(&Vec::from_iter(told))?;
    session.tell(&msg("reclassify-sheet-written").with("file", name.clone()).with("count", groups.len()))?;
    let count: u64 = groups.values().map(|group| group.rows).sum();
    session.answer(
        "reclassify_sheet",
        vec![("file", json!(name)), ("groups", json!(groups.len())), ("rows", json!(count))],
    )
}

/// So many characters, as UTF-16 counts them, a cell of Excel holds.
const LONGEST: usize = 32_767;

/// Fails if a text does not fit into a cell: cut off it would not come back as the same.
fn refuse_long(form: SheetForm, rows: &[Vec<SheetCell>], name: &str) -> Result<(), Failure> {
    // One may stand before it that makes a formula a text.
    let long = |cell: &SheetCell| matches!(cell, SheetCell::Text(text) if text.encode_utf16().count() >= LONGEST);
    let Some(at) = rows.iter().position(|row| row.iter().any(long)).filter(|_| form == SheetForm::Xlsx) else {
        return Ok(());
    };
    let problem = Problem::error(msg("reclassify-sheet-long").with("row", at + 1)).at(Place::file(name));
    Err(Failure::could_not_run(problem.hint(msg("reclassify-sheet-long-hint"))))
}
