//! What lines say otherwise, written into the file of their plan: its comments and its order stay.

use toml_edit::{DocumentMut, Item, Table};

use super::export::{lines_to_csv, stated_keys};
use crate::model::{Amount, BookSettings, Line, Plan};
use crate::words::{Failure, Problem, msg};

/// The text of a plan file with these lines in it. `lines` are all that the file has, in its order, each beside what it
/// was where it is another now; of those amount, basis, effect and `reserve` are written anew.
pub fn with_lines(
    (file, text): (&str, &str),
    lines: &[(&Line, Option<&Line>)],
    plan: &Plan,
    settings: &BookSettings,
) -> Result<String, Failure> {
    if file.to_lowercase().ends_with(".csv") {
        let lines: Vec<Line> = lines.iter().map(|(line, _)| (*line).clone()).collect();
        let axes: Vec<String> = settings.dimensions.names().map(String::from).collect();
        return Ok(lines_to_csv(&lines, &axes, plan));
    }
    let broken = || {
        let problem = Problem::error(msg("plan-edit-broken")).at(crate::words::Place::file(file));
        Failure::could_not_run(problem.hint(msg("plan-edit-broken-hint")))
    };
    let mut document: DocumentMut = text.parse().map_err(|_| broken())?;
    let tables = document.get_mut("line").and_then(Item::as_array_of_tables_mut).ok_or_else(broken)?;
    if tables.len() != lines.len() {
        return Err(broken());
    }
    for (table, (line, was)) in tables.iter_mut().zip(lines) {
        was.iter().for_each(|was| rewrite(table, line, was));
    }
    Ok(document.to_string())
}

fn rewrite(table: &mut Table, line: &Line, was: &Line) {
    let wanted: Vec<_> = stated_keys(line).into_iter().filter(|(key, _)| REWRITTEN.contains(key)).collect();
    let mut gone: Vec<&str> = REWRITTEN.iter().copied().filter(|key| !matches!(*key, "basis" | "effect")).collect();
    // The keys of a method go with it; what a comparison with the market asks for is not the amount's.
    if let (Amount::Rule(rule), false, true) =
        (&was.amount, matches!(line.amount, Amount::Rule(_)), line.benchmark.is_none())
    {
        gone.extend(rule.values.0.iter().map(|(key, _)| *key));
    }
    gone.retain(|key| wanted.iter().all(|(wanted, _)| wanted != key));
    gone.iter().for_each(|key| drop(table.remove(key)));
    for (key, value) in wanted {
        match table.get_mut(key).and_then(Item::as_value_mut) {
            // Beside the value may stand a remark.
            Some(there) => {
                let decor = there.decor().clone();
                *there = value;
                *there.decor_mut() = decor;
            }
            None => drop(table.insert(key, Item::Value(value))),
        }
    }
}

/// The keys that are written anew.
const REWRITTEN: &[&str] =
    &["monthly", "annual", "months", "phasing", "weights", "method", "basis", "effect", "reserve"];
