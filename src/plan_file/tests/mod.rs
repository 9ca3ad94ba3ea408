//! Tables of cases over whole files.

mod benchmarks;
mod budget_kinds;
mod budget_layouts;
mod budget_sheets;
mod canonical;
mod covering;
mod errors;
mod lines;
mod sheet_columns;
mod sheet_evidence;
mod sheets;

use super::{Loaded, load_texts};
use crate::words::{Level, Problem};

/// Reads files given as name and text.
pub(super) fn read(files: &[(&str, &str)]) -> (Loaded, Vec<Problem>) {
    let files: Vec<(String, String)> = files.iter().map(|(name, text)| (name.to_string(), text.to_string())).collect();
    load_texts(&files)
}

/// Each problem as `file:line:column id`.
pub(super) fn shown(problems: &[Problem]) -> Vec<String> {
    problems
        .iter()
        .map(|problem| match &problem.place {
            Some(place) => format!("{place} {}", problem.message.id),
            None => problem.message.id.to_string(),
        })
        .collect()
}

/// Reads files that have no problem.
pub(super) fn good(files: &[(&str, &str)]) -> Loaded {
    let (loaded, problems) = read(files);
    let errors: Vec<&Problem> = problems.iter().filter(|p| p.level == Level::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    loaded
}
