//! Every sheet of a file as it stands, header or not: for readers that find their own way in it, such as that of 预算表.

use std::io::{Cursor, Read};

use super::format::{Beside, open_beside, unreadable};
use super::header::headers::Vocabulary;
use super::importer::recycle;
use super::reading::{bad_text, head, pipe, refused, told};
use super::row::text::one_line;
use super::sheet::budget_sheet;
use super::source::{Setting, Source};
use crate::model::Profile;
use crate::words::{Cause, Failure, Place, Problem, msg};

/// One sheet, every row of it, cells of one line; the blanks before a text are kept, for they may say of which level
/// it is. An XLSX cell's own indent stands as full-width blanks before its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// Its name in a workbook.
    pub sheet: Option<String>,
    /// Is it hidden from whoever opens the workbook?
    pub hidden: bool,
    /// The rows that hold something, with their lines.
    pub rows: Vec<(u64, Vec<String>)>,
    /// Worth knowing, such as an encoding that was guessed, or rows that are hidden and read all the same.
    pub warnings: Vec<Problem>,
    /// Cells, by line and column, with formulas whose results the file does not hold.
    pub uncomputed: Vec<(u64, usize)>,
    /// Cells, likewise, that are merged with a figure above them.
    pub joined: Vec<(u64, usize)>,
}

/// A sheet that people keep is no ledger: more bytes than this are none, packed or not, nor are so many cells.
const MOST_BYTES: u64 = 64 << 20;
const MOST_CELLS: usize = 2_000_000;

/// Reads every sheet of a workbook, or the one table of a text file; only the profile's sheet where it names one.
pub fn read_grids(source: Source<'_>, setting: &Setting<'_>) -> anyhow::Result<Vec<Grid>> {
    let name = source.name.as_str();
    let mut bytes = Vec::new();
    source.reader.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(|error| unreadable(name, &error))?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(too_large(name).into());
    }
    let bytes = bytes.as_slice();
    let wanted = setting.profile.and_then(|profile| profile.sheet.as_deref());
    let Some(mut beside) = open_beside(bytes, name)? else { return Ok(vec![read_grid(name, bytes, setting)?]) };
    let sheets = beside.sheets();
    // Every sheet for itself: they may have different headers.
    let wanted = wanted.filter(|wanted| *wanted != "all" || sheets.iter().any(|(sheet, _)| sheet == wanted));
    if sheets.is_empty() || wanted.is_some_and(|wanted| sheets.iter().all(|(sheet, _)| sheet != wanted)) {
        return Ok(vec![read_grid(name, bytes, setting)?]);
    }
    let mut grids = Vec::new();
    for (sheet, hidden) in sheets.into_iter().filter(|(sheet, _)| wanted.is_none_or(|wanted| sheet == wanted)) {
        let profile = Profile { sheet: Some(sheet.clone()), ..setting.profile.cloned().unwrap_or_default() };
        let mut grid = match read_grid(name, bytes, &Setting { profile: Some(&profile), ..*setting }) {
            Ok(grid) => grid,
            // An empty tab beside others is no reason to stop.
            Err(error) if wanted.is_none() && is_empty(&error) => Grid::default(),
            Err(error) => return Err(error),
        };
        fill_down(&mut grid, &beside.merged(&sheet)?);
        look_beside(&mut grid, &mut beside, &sheet, name)?;
        grids.push(Grid { sheet: Some(sheet), hidden, ..grid });
    }
    Ok(grids)
}

fn too_large(name: &str) -> Failure {
    let problem = Problem::error(msg("plan-sheet-too-large")).at(Place::file(name));
    refused(vec![problem.hint(msg("plan-sheet-too-large-hint"))])
}

/// Is it only that nothing stands in the sheet?
fn is_empty(error: &anyhow::Error) -> bool {
    let failure = error.downcast_ref::<Failure>();
    failure.is_some_and(|failure| failure.problems.iter().any(|problem| problem.message.is_of(Cause::Empty)))
}

fn read_grid(name: &str, bytes: &[u8], setting: &Setting<'_>) -> anyhow::Result<Grid> {
    let source = Source { name: name.to_string(), reader: Box::new(Cursor::new(bytes)) };
    let vocabulary = Vocabulary::new(setting, Some(budget_sheet()));
    let (mut grid, piped) = pipe(source, setting, &vocabulary, false, |blocks, back| {
        let first = blocks.recv().unwrap_or_default();
        head(name, &first)?;
        let mut grid = Grid::default();
        let (mut read, mut bytes) = (0, 0);
        let mut next = Some(first);
        while let Some(block) = next {
            for row in block.view().map_err(|bad| bad_text(name, bad))?.rows() {
                let cells: Vec<String> = row.cells.iter().map(with_its_indent).collect();
                if cells.iter().any(|cell| !cell.is_empty()) {
                    read += cells.len();
                    bytes += cells.iter().map(String::len).sum::<usize>();
                    if read > MOST_CELLS || bytes as u64 > MOST_BYTES {
                        return Err(too_large(name).into());
                    }
                    grid.rows.push((row.line, cells));
                }
            }
            recycle(block, &back);
            next = blocks.recv().ok();
        }
        Ok(grid)
    })?;
    grid.warnings.extend(piped.form.encoding.and_then(|choice| told(choice, name)));
    grid.warnings.extend(piped.form.warnings);
    Ok(grid)
}

/// A text of one line with the blanks that stood before it.
fn with_its_indent(cell: &str) -> String {
    let text = one_line(crate::words::unguarded(cell.trim()));
    if text.is_empty() {
        return String::new();
    }
    let cell = cell.trim_start_matches(['\u{feff}', '\n', '\r']);
    let before = &cell[..cell.len() - cell.trim_start().len()];
    let blanks = before.chars().map(|c| if matches!(c, '\n' | '\r') { ' ' } else { c });
    blanks.chain(text.chars()).collect()
}

/// A text over merged cells is that of every row of figures beside it. An amount over several rows is no amount of each.
fn fill_down(grid: &mut Grid, merged: &[[(u32, u32); 2]]) {
    let is_figure = |cell: &str| {
        let cell = cell.trim();
        cell.chars().any(|c| c.is_ascii_digit()) && cell.chars().all(|c| c.is_ascii_digit() || ",.-".contains(c))
    };
    // The rows stand in order.
    let at = |rows: &[(u64, Vec<String>)], line: u64| rows.partition_point(|(own, _)| *own < line);
    for [from, to] in merged.iter().filter(|[from, to]| to.0 > from.0) {
        let (column, line) = (from.1 as usize, u64::from(from.0) + 1);
        let text = grid.rows.get(at(&grid.rows, line)).filter(|(own, _)| *own == line);
        let Some(text) = text.and_then(|(_, cells)| cells.get(column)).filter(|cell| !cell.is_empty()).cloned() else {
            continue;
        };
        let below = at(&grid.rows, line + 1)..at(&grid.rows, u64::from(to.0) + 2);
        if is_figure(&text) {
            grid.joined.extend(grid.rows[below.clone()].iter().map(|(line, _)| (*line, column)));
        }
        for (_, cells) in &mut grid.rows[below] {
            let figures = cells.iter().any(|cell| is_figure(cell));
            if let Some(cell) = cells.get_mut(column).filter(|cell| cell.is_empty() && figures && !is_figure(&text)) {
                *cell = text.clone();
            }
        }
    }
}

/// Puts the indents that cells have by their format before their texts, and finds formulas without results, as programs
/// leave them that write workbooks and work nothing out.
fn look_beside(grid: &mut Grid, beside: &mut Beside<'_>, sheet: &str, name: &str) -> Result<(), Failure> {
    let rows = &mut grid.rows;
    let unworked = beside.cells(sheet, |(row, column), indent| {
        let line = u64::from(row) + 1;
        let Ok(at) = rows.binary_search_by_key(&line, |(line, _)| *line) else { return };
        if let Some(cell) = rows[at].1.get_mut(column as usize).filter(|cell| !cell.is_empty()) {
            cell.insert_str(0, &"\u{3000}".repeat(usize::from(indent)));
        }
    })?;
    grid.uncomputed = unworked.into_iter().map(|(row, column)| (u64::from(row) + 1, column as usize)).collect();
    if let Some((line, _)) = grid.uncomputed.first() {
        let message = msg("plan-sheet-formulas").with("count", grid.uncomputed.len());
        let problem = Problem::warning(message).at(Place::line(name, *line));
        grid.warnings.push(problem.hint(msg("plan-sheet-uncomputed-hint")));
    }
    Ok(())
}
