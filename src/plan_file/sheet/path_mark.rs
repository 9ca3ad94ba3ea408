//! Levels of categories in one cell: `管理费用/办公费`.
//!
//! `:`, `\` and `>` always part levels. Other marks are part of names as well (`水/电费`), so that the rows have to bear
//! it out: several share what stands before the mark, or it is a row or a category of its own.

use std::collections::{BTreeMap, BTreeSet};

use super::SheetContext;
use super::category::{Names, separated};
use super::columns::Column;
use super::fate::Levels;
use super::header::{Header, Rows};
use super::label::{self, Label};
use crate::words::{Message, msg};

/// Each by itself; the latter two also join words, and count only between words that are not of Latin letters.
const MARKS: [char; 9] = ['/', '／', '_', '—', '·', '|', '｜', '-', '－'];
const JOINERS: [char; 2] = ['-', '－'];

/// The columns of names whose cells may hold several levels.
fn columns(header: &Header) -> Vec<usize> {
    let levels = |column: Column| matches!(column, Column::Level(_));
    let sides = header.sides.iter().filter(|side| !side.has(levels));
    sides.filter_map(|side| side.col(Column::Category)).map(|col| col.at).collect()
}

/// Writes the marks that part levels as `:`, and tells of them.
pub(super) fn part(rows: &mut Rows, header: &Header, names: &Names, context: &SheetContext<'_>) -> Vec<Message> {
    if context.levels == Levels::None {
        return Vec::new();
    }
    let mut columns = columns(header);
    columns.dedup();
    let mut notes = Vec::new();
    for at in columns {
        for mark in MARKS {
            let found = marked(rows, header.last + 1, at, mark, names);
            if found.is_empty() {
                continue;
            }
            for row in &found {
                let cell = &mut rows[*row].1[at];
                *cell = parted(cell, mark).join(":");
            }
            notes.push(msg("plan-sheet-levels-by-mark").with("mark", mark.to_string()).with("count", found.len()));
        }
    }
    notes
}

/// The rows in whose cell this mark parts levels; none where most of those that hold it do not show that it does.
fn marked(rows: &Rows, first: usize, at: usize, mark: char, names: &Names) -> Vec<usize> {
    let name = |row: usize| rows[row].1.get(at).map_or(String::new(), |cell| Label::parse(cell, false).name);
    let mut heads: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut plain: BTreeSet<String> = BTreeSet::new();
    let mut held: Vec<(usize, String)> = Vec::new();
    for row in first..rows.len() {
        let name = name(row);
        match head(&name, mark) {
            Some(_) if label::sum(&name).is_some() || names.knows(&name) => {}
            Some(head) => {
                heads.entry(head.clone()).or_default().insert(name);
                held.push((row, head));
            }
            None => {
                plain.insert(name);
            }
        }
    }
    let shared = |head: &String| heads.get(head).is_some_and(|names| names.len() > 1);
    let shown = |head: &String| shared(head) || plain.contains(head) || names.knows(head);
    let borne = held.iter().filter(|(_, head)| shown(head)).count();
    let enough = match JOINERS.contains(&mark) {
        true => borne == held.len(),
        false => borne * 3 >= held.len() * 2,
    };
    if borne == 0 || !enough { Vec::new() } else { held.into_iter().map(|(row, _)| row).collect() }
}

/// What stands before the first such mark, if a name stands there and another behind it.
fn head(name: &str, mark: char) -> Option<String> {
    let parts = parted(name, mark);
    let joins = JOINERS.contains(&mark) && name.contains(|c: char| c.is_ascii_alphabetic());
    let named = |part: &String| part.contains(char::is_alphabetic);
    (parts.len() > 1 && !joins && parts.iter().all(named)).then(|| parts[0].clone())
}

/// The parts of a text between such marks; those in brackets are of its words: `维修费（元/月）`.
fn parted(text: &str, mark: char) -> Vec<String> {
    let (mut parts, mut depth) = (vec![String::new()], 0_usize);
    for c in text.chars() {
        match c {
            '(' | '（' | '[' => depth += 1,
            ')' | '）' | ']' => depth = depth.saturating_sub(1),
            c if c == mark && depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        if let Some(part) = parts.last_mut() {
            part.push(c);
        }
    }
    let last = parts.len() - 1;
    // The indent of the cell says something.
    let trimmed = |(at, part): (usize, String)| {
        let part = if at == 0 { part.as_str() } else { part.trim_start() };
        if at == last { part.to_string() } else { part.trim_end().to_string() }
    };
    parts.into_iter().enumerate().map(trimmed).collect()
}

/// Are there several levels in a name, whichever mark parts them?
pub(super) fn is_path(name: &str) -> bool {
    separated(name).contains(':')
}
