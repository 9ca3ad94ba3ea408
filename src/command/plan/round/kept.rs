//! The rounds that a book keeps: one file for each that was handed out, one for each that was taken over.

use std::path::PathBuf;

use super::evidence::{Part, is_as_written};
use super::paths::round_path;
use crate::book::{Book, list_own_files, read_bytes};
use crate::model::Round;
use crate::plan_file::read_round;
use crate::words::{Failure, Place, Problem, msg};

/// The numbers of the rounds of a plan, in order.
pub(super) fn numbers(book: &Book, plan: &str) -> Result<Vec<u32>, Failure> {
    let files = list_own_files(book, &book.rounds().join(plan), "toml")?;
    let number = |path: &PathBuf| path.file_stem()?.to_str()?.parse::<u32>().ok();
    let mut numbers: Vec<u32> = files.iter().filter_map(number).collect();
    numbers.sort_unstable();
    Ok(numbers)
}

/// A round, as it was handed out: what the journal knows of its file decides.
pub(super) fn read(book: &Book, plan: &str, number: u32) -> Result<Round, Failure> {
    let path = round_path(book, plan, number);
    let bytes = read_bytes(&path)?;
    let fits = |round: &Round| round.plan == plan && round.number == number;
    let round = read_round(&String::from_utf8_lossy(&bytes)).filter(fits);
    round.filter(|_| is_as_written(book, plan, number, Part::HandedOut, &bytes)).ok_or_else(|| {
        let problem = Problem::error(msg("round-unreadable")).at(Place::file(book.show(&path)));
        Failure::could_not_run(problem.hint(msg("round-unreadable-hint")))
    })
}
