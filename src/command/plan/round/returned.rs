//! A file that came back: is it a form, and what stands in it?

use std::path::{Path, PathBuf};

use super::form::{FACTS, Fact, says};
use crate::book::{list_files, list_folders};
use crate::command::Session;
use crate::command::import::open_source;
use crate::import::{Grid, Setting, read_grids};
use crate::words::{Exit, Failure, Place, Problem, msg};

/// A form that came back.
pub(super) struct Returned {
    /// The file, as problems call it.
    pub(super) file: String,
    facts: Vec<(Fact, String, u64)>,
    /// The row of the headings.
    pub(super) header: (u64, Vec<String>),
    /// The rows below.
    pub(super) rows: Vec<(u64, Vec<String>)>,
    /// Cells, by row and column, whose formula the file holds no result of.
    pub(super) uncomputed: Vec<(u64, usize)>,
}

impl Returned {
    /// What it says of itself, and in which row.
    pub(super) fn fact(&self, wanted: Fact) -> (&str, u64) {
        let found = self.facts.iter().find(|(fact, ..)| *fact == wanted);
        found.map_or(("", 0), |(_, value, row)| (value.as_str(), *row))
    }
}

/// How the files end that a form may come back as.
const ENDINGS: [&str; 5] = ["xlsx", "csv", "xls", "xlsm", "ods"];

/// The files of a folder that may be forms, in the order of their names; a file that is named is one.
pub(super) fn files(given: &Path, session: &Session<'_>) -> Result<Vec<PathBuf>, Failure> {
    let path = session.path(given);
    if !path.is_dir() {
        return Ok(vec![given.to_path_buf()]);
    }
    let mut files = Vec::new();
    for ending in ENDINGS {
        files.extend(list_files(&path, ending)?);
    }
    // What an office program keeps beside a file that is open.
    files.retain(|file| file.file_name().is_some_and(|name| !name.to_string_lossy().starts_with("~$")));
    files.sort();
    Ok(files)
}

/// The files in folders below these that may be forms: nobody named their folder, so they are told and not read. A book
/// has folders of its own.
pub(super) fn elsewhere(given: &[PathBuf], session: &Session<'_>) -> Result<Vec<String>, Failure> {
    let given: Vec<PathBuf> = given.iter().map(|path| session.path(path)).collect();
    let mut names = Vec::new();
    for path in given.iter().filter(|path| path.is_dir() && !path.join("budget.toml").exists()) {
        for folder in list_folders(path)?.into_iter().filter(|folder| !given.contains(folder)) {
            for file in files(&folder, session)? {
                names.push(file.strip_prefix(path).unwrap_or(&file).display().to_string());
            }
        }
    }
    Ok(names)
}

/// The forms of a file: every sheet of a workbook that is one, other sheets are left alone. What is wrong with it as a
/// file, or that there is no form in it, is the failure; so is a sheet that was a form before somebody took it apart.
pub(super) fn read(
    (file, name): (&Path, &str),
    setting: &Setting<'_>,
    session: &mut Session<'_>,
) -> anyhow::Result<Vec<Returned>> {
    let grids = read_grids(open_source(file, session)?, setting)?;
    let several = grids.iter().filter(|grid| is_meant(grid)).count() > 1;
    let (mut forms, mut broken) = (Vec::new(), Vec::new());
    for grid in grids {
        let place = match &grid.sheet {
            Some(sheet) if several => format!("{name}#{sheet}"),
            _ => name.to_string(),
        };
        let meant = is_meant(&grid);
        match form(&place, grid) {
            Some(form) => forms.push(form),
            None if meant => broken.push(place),
            None => {}
        }
    }
    if forms.is_empty() && broken.is_empty() {
        broken.push(name.to_string());
    }
    let problem =
        |place| Problem::error(msg("collect-no-form")).at(Place::file(place)).hint(msg("collect-no-form-hint"));
    match broken.is_empty() {
        true => Ok(forms),
        false => {
            let problems = broken.into_iter().map(problem).collect();
            Err(Failure { exit: Exit::InputRefused, problems }.into())
        }
    }
}

fn cell(cells: &[String], at: usize) -> String {
    cells.get(at).map_or(String::new(), |cell| cell.trim().to_string())
}

/// Is a sheet a form, or the rest of one? Only forms bear the hash of a plan.
fn is_meant(grid: &Grid) -> bool {
    grid.rows.iter().any(|(_, cells)| says(&cell(cells, 0), &msg("form-hash")))
}

fn form(name: &str, grid: Grid) -> Option<Returned> {
    let head = grid.rows.iter().position(|(_, cells)| says(&cell(cells, 0), &msg("form-number")))?;
    let mut facts = Vec::new();
    for (row, cells) in &grid.rows[..head] {
        let fact = FACTS.iter().find(|(_, label)| says(&cell(cells, 0), &msg(label)));
        facts.extend(fact.map(|(fact, _)| (*fact, cell(cells, 1), *row)));
    }
    let whole = FACTS.iter().all(|(fact, _)| facts.iter().filter(|(own, ..)| own == fact).count() == 1);
    let mut rows = grid.rows;
    let below = rows.split_off(head + 1);
    let header = rows.pop()?;
    whole.then_some(Returned { file: name.to_string(), facts, header, rows: below, uncomputed: grid.uncomputed })
}
