//! Every sheet of a file as it stands, header or not: for readers that find their own way in it, such as that of 预算表.

use std::io::{Cursor, Read};

use calamine::{Reader, SheetVisible, Xlsx, open_workbook_auto_from_rs};

use super::format::unreadable;
use super::headers::Vocabulary;
use super::importer::recycle;
use super::reading::{bad_text, head, pipe, refused, told};
use super::sheet::budget_sheet;
use super::source::{Setting, Source};
use super::text::one_line;
use crate::model::Profile;
use crate::words::{Place, Problem, msg};

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

/// A sheet that people keep is no ledger: more bytes than this are none.
const MOST_BYTES: u64 = 64 << 20;

/// Reads every sheet of a workbook, or the one table of a text file; only the profile's sheet where it names one.
pub fn read_grids(source: Source<'_>, setting: &Setting<'_>) -> anyhow::Result<Vec<Grid>> {
    let name = source.name.as_str();
    let mut bytes = Vec::new();
    source.reader.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(|error| unreadable(name, &error))?;
    if bytes.len() as u64 > MOST_BYTES {
        let problem = Problem::error(msg("plan-sheet-too-large")).at(Place::file(name));
        return Err(refused(vec![problem.hint(msg("plan-sheet-too-large-hint"))]).into());
    }
    let bytes = bytes.as_slice();
    let wanted = setting.profile.and_then(|profile| profile.sheet.as_deref());
    let sheets = sheets(bytes);
    if sheets.is_empty() || wanted.is_some_and(|wanted| sheets.iter().all(|(sheet, _)| sheet != wanted)) {
        return Ok(vec![read_grid(name, bytes, setting)?]);
    }
    let mut grids = Vec::new();
    for (sheet, hidden) in sheets.into_iter().filter(|(sheet, _)| wanted.is_none_or(|wanted| sheet == wanted)) {
        let profile = Profile { sheet: Some(sheet.clone()), ..setting.profile.cloned().unwrap_or_default() };
        let mut grid = match read_grid(name, bytes, &Setting { profile: Some(&profile), ..*setting }) {
            Ok(grid) => grid,
            // An empty tab beside others is no reason to stop.
            Err(_) if wanted.is_none() => Grid::default(),
            Err(error) => return Err(error),
        };
        fill_down(&mut grid, bytes, &sheet);
        indent(&mut grid, bytes, &sheet);
        uncomputed(&mut grid, bytes, &sheet, name);
        grids.push(Grid { sheet: Some(sheet), hidden, ..grid });
    }
    Ok(grids)
}

/// The sheets of a workbook and which of them are hidden; none for a text.
fn sheets(bytes: &[u8]) -> Vec<(String, bool)> {
    let Ok(book) = open_workbook_auto_from_rs(Cursor::new(bytes)) else { return Vec::new() };
    book.sheets_metadata().iter().map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible)).collect()
}

fn read_grid(name: &str, bytes: &[u8], setting: &Setting<'_>) -> anyhow::Result<Grid> {
    let source = Source { name: name.to_string(), reader: Box::new(Cursor::new(bytes)) };
    let vocabulary = Vocabulary::new(setting, Some(budget_sheet()));
    let (mut grid, piped) = pipe(source, setting, &vocabulary, false, |blocks, back| {
        let first = blocks.recv().unwrap_or_default();
        head(name, &first)?;
        let mut grid = Grid::default();
        let mut next = Some(first);
        while let Some(block) = next {
            for row in block.view().map_err(|bad| bad_text(name, bad))?.rows() {
                let cells: Vec<String> = row.cells.iter().map(with_its_indent).collect();
                if cells.iter().any(|cell| !cell.is_empty()) {
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
fn fill_down(grid: &mut Grid, bytes: &[u8], sheet: &str) {
    let merged = Xlsx::new(Cursor::new(bytes)).ok().and_then(|mut book| book.merge_cells_by_sheet_name(sheet).ok());
    let is_figure = |cell: &str| {
        let cell = cell.trim();
        cell.chars().any(|c| c.is_ascii_digit()) && cell.chars().all(|c| c.is_ascii_digit() || ",.-".contains(c))
    };
    for area in merged.unwrap_or_default().iter().filter(|area| area.end.0 > area.start.0) {
        let column = area.start.1 as usize;
        let text = grid.rows.iter().find(|(line, _)| *line == u64::from(area.start.0) + 1);
        let Some(text) = text.and_then(|(_, cells)| cells.get(column)).filter(|cell| !cell.is_empty()).cloned() else {
            continue;
        };
        let below = u64::from(area.start.0) + 2..=u64::from(area.end.0) + 1;
        if is_figure(&text) {
            grid.joined.extend(below.clone().map(|line| (line, column)));
        }
        for (_, cells) in grid.rows.iter_mut().filter(|(line, _)| below.contains(line)) {
            let figures = cells.iter().any(|cell| is_figure(cell));
            if let Some(cell) = cells.get_mut(column).filter(|cell| cell.is_empty() && figures && !is_figure(&text)) {
                *cell = text.clone();
            }
        }
    }
}

/// Finds formulas without results, as programs leave them that write workbooks and work nothing out.
fn uncomputed(grid: &mut Grid, bytes: &[u8], sheet: &str, name: &str) {
    let Ok(mut book) = Xlsx::new(Cursor::new(bytes)) else { return };
    let (Ok(formulas), Ok(values)) = (book.worksheet_formula(sheet), book.worksheet_range(sheet)) else { return };
    let (top, left) = formulas.start().unwrap_or_default();
    let cells = formulas.used_cells().filter(|(.., formula)| !formula.is_empty());
    let at = cells.map(|(row, column, _)| (top + row as u32, left + column as u32));
    let empty = at.filter(|at| values.get_value(*at).is_none_or(|value| value.to_string().is_empty()));
    grid.uncomputed = empty.map(|(row, column)| (u64::from(row) + 1, column as usize)).collect();
    if let Some((line, _)) = grid.uncomputed.first() {
        let message = msg("plan-sheet-formulas").with("count", grid.uncomputed.len());
        let problem = Problem::warning(message).at(Place::line(name, *line));
        grid.warnings.push(problem.hint(msg("plan-sheet-uncomputed-hint")));
    }
}

/// Puts the indents that cells of an XLSX sheet have by their format before their texts.
fn indent(grid: &mut Grid, bytes: &[u8], sheet: &str) {
    let styles = Xlsx::new(Cursor::new(bytes)).ok().and_then(|mut book| book.worksheet_style(sheet).ok());
    let Some(styles) = styles else { return };
    for (line, cells) in &mut grid.rows {
        let Some(row) = line.checked_sub(1).and_then(|row| u32::try_from(row).ok()) else { continue };
        for (column, cell) in (0..).zip(cells.iter_mut()).filter(|(_, cell)| !cell.is_empty()) {
            let alignment = styles.get((row, column)).and_then(|style| style.alignment.as_ref());
            let indent = alignment.and_then(|alignment| alignment.indent).unwrap_or(0);
            if indent > 0 {
                cell.insert_str(0, &"\u{3000}".repeat(usize::from(indent)));
            }
        }
    }
}
