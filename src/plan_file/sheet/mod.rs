//! A 预算表 as people keep it, read once into plan lines.
//!
//! The header is found (`header`, `heading`, `columns`) and the unit (`unit`); each row below is looked at alone (`item`,
//! `label`); which rows are parts of which is told by what the sheet shows and its sums bear out (`tree`, `totals`);
//! what is then left are lines (`lines`, `amounts`, `category`). Every row has one fate (`fate`).
//! Not here: opening and decoding the file (`import`), or the lines table of a book (`lines_table`).

mod across;
mod amounts;
mod below;
mod beside;
mod category;
mod chance;
mod columns;
mod coverage;
mod fate;
mod fill;
mod gather;
mod header;
mod heading;
mod item;
mod judge;
mod kind;
mod label;
mod lines;
mod month;
mod names_column;
mod notes;
mod of_which;
mod path_mark;
mod period;
mod product;
mod row_words;
mod second;
mod sides;
mod tabs;
mod taken_off;
mod title;
mod totals;
mod tree;
mod turned;
mod two_names;
mod unit;
mod unit_words;

pub(super) use self::columns::{Heading, fold};
pub use self::fate::{FATES, Fate, LEVELS, Levels, RowAs, SheetRow};
pub use self::tabs::{sheet_month, sheet_year};

use self::category::Names;
use self::columns::{by_key, keys};
use self::header::Header;
use self::heading::Other;
use super::field::likely;
use crate::model::category::CategoryEntry;
use crate::model::{Amount, BookSettings, Category, FiscalYear, Line, LinePlace, Plan, Unit};
use crate::words::{Message, Place, Problem, msg};

/// What a sheet is read for, and what is fixed about it.
pub struct SheetContext<'a> {
    /// The book's categories and dimensions.
    pub settings: &'a BookSettings,
    /// The plan that gets the lines: its year, its currency, its default members.
    pub plan: &'a Plan,
    /// The sheet's name, for messages.
    pub file: &'a str,
    /// Its tab in a workbook.
    pub sheet: Option<&'a str>,
    /// The unit of plain numbers, where it is not for the sheet to say.
    pub unit: Option<Unit>,
    /// The other of `.` and `,` groups digits.
    pub decimal_mark: char,
    /// The line of the header, if it is not for the sheet to say.
    pub header_row: Option<usize>,
    /// Heading → what its column holds.
    pub maps: &'a [(String, String)],
    /// How parents and their parts are told apart.
    pub levels: Levels,
    /// What certain rows are, by their line.
    pub rows: &'a [(u64, RowAs)],
    /// A parent that is more than its parts is a ceiling over them.
    pub ceilings: bool,
    /// A sum that does not hold is told, and stops nothing.
    pub ignore_totals: bool,
    /// Names that the book does not know become its categories.
    pub new_categories: bool,
    /// Cells, by line and column, with formulas whose results the file does not hold.
    pub uncomputed: &'a [(u64, usize)],
    /// Cells, likewise, that are merged with a figure above them: one amount for several rows.
    pub joined: &'a [(u64, usize)],
    /// The month of the year whose amounts the sheet holds, where its tab is called by one.
    pub month: Option<usize>,
}

impl<'a> SheetContext<'a> {
    /// Nothing fixed.
    pub fn new(settings: &'a BookSettings, plan: &'a Plan, file: &'a str) -> SheetContext<'a> {
        SheetContext {
            settings,
            plan,
            file,
            sheet: None,
            unit: None,
            decimal_mark: '.',
            header_row: None,
            maps: &[],
            levels: Levels::Auto,
            rows: &[],
            ceilings: false,
            ignore_totals: false,
            new_categories: false,
            uncomputed: &[],
            joined: &[],
            month: None,
        }
    }
}

/// A sheet, read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SheetRead {
    /// The lines, in the order of the sheet.
    pub lines: Vec<Line>,
    /// Every row below the header with its fate.
    pub rows: Vec<SheetRow>,
    /// Everything that is wrong, doubtful, or worth knowing.
    pub problems: Vec<Problem>,
    /// Categories that the book has to get for the lines.
    pub new: Vec<CategoryEntry>,
}

/// Reads all rows of a sheet, its header among them.
pub fn read_budget_sheet(rows: &[(u64, Vec<String>)], context: &SheetContext<'_>) -> SheetRead {
    let Some(turned) = turned::turned(rows, context) else { return read_upright(rows, context) };
    let (uncomputed, joined) = (&turned.uncomputed, &turned.joined);
    let mut read = read_upright(&turned.rows, &SheetContext { uncomputed, joined, header_row: None, ..*context });
    // What stands above has lines of its own, and those of the rows are columns.
    read.rows.retain(|row| !matches!(row.fate, Fate::Note | Fate::Header));
    read.problems.extend(turned.notes.into_iter().map(|note| Problem::note(note).at(Place::file(context.file))));
    read
}

fn read_upright(rows: &[(u64, Vec<String>)], context: &SheetContext<'_>) -> SheetRead {
    let mut problems = wrong_maps(rows, context);
    let mut header = match header::locate(rows, context) {
        Ok(header) if problems.is_empty() && header.twice.is_empty() => header,
        Ok(header) => {
            problems.extend(header.twice.iter().map(|(first, second)| {
                let message =
                    msg("plan-sheet-two-columns").with("first", first.as_str()).with("second", second.as_str());
                Problem::error(message).hint(msg("plan-sheet-two-columns-hint"))
            }));
            return SheetRead { problems, ..SheetRead::default() };
        }
        Err(best) => {
            problems.extend(no_header(rows, &best, context));
            return SheetRead { problems, ..SheetRead::default() };
        }
    };
    if let Some(joined) = second::joined(rows, &header, context) {
        return joined.read(context);
    }
    problems.extend(second::problem(rows, &header, context));
    problems.extend(title::problem(rows, &header, context));
    problems.extend(period::problems(rows, &header, context));
    problems.extend(beside::problems(rows, &header, context));
    problems.extend(header.extra.iter().map(|column| {
        let message = msg("plan-sheet-extra-pay").with("column", column.as_str());
        let last = context.plan.year.first.plus(11).to_string();
        let hint = msg("plan-sheet-extra-pay-hint").with("column", column.as_str()).with("month", last);
        Problem::error(message).at(Place::file(context.file)).hint(hint)
    }));
    if !problems.is_empty() {
        return SheetRead { problems, ..SheetRead::default() };
    }
    let names = Names::new(&context.settings.categories);
    let of_title = title::take_income(rows, &mut header, context);
    let filled = fill::fill(rows, &header);
    let mut parted = filled.rows.into_owned();
    let by_mark = path_mark::part(&mut parted, &header, &names, context);
    let mut read = judge::judge(&parted, &header, &names, context);
    read.problems.extend(
        filled
            .notes
            .into_iter()
            .chain(by_mark)
            .chain(of_title)
            .map(|note| Problem::note(note).at(Place::file(context.file))),
    );
    // What stands above is titles and the header itself.
    let above = rows[..=header.last].iter().enumerate().map(|(at, (line, cells))| SheetRow {
        line: *line,
        name: cells.iter().map(|cell| cell.trim()).find(|cell| !cell.is_empty()).unwrap_or_default().to_string(),
        depth: 0,
        fate: if at < header.first { Fate::Note } else { Fate::Header },
        stated: None,
        read: None,
        category: None,
    });
    read.rows.splice(0..0, above);
    read.problems.extend(across::perhaps(rows, &header, context));
    let told = |(column, month): &(String, usize)| {
        let month = context.plan.year.first.plus(i32::try_from(*month).unwrap_or(0)).to_string();
        let message = msg("plan-sheet-added").with("column", column.as_str()).with("month", month);
        Problem::note(message).at(Place::file(context.file))
    };
    read.problems.extend(header.added.iter().map(told));
    read.problems
        .extend(told_columns(&header).into_iter().map(|note| Problem::note(note).at(Place::file(context.file))));
    read
}

/// May a column be named by this key?
pub fn is_sheet_key(key: &str, settings: &BookSettings, year: FiscalYear) -> bool {
    by_key(key, settings, year).is_some()
}

/// Whose amounts a sheet of a workbook holds, by its name: of which dimension, which member.
pub fn sheet_member(name: &str, context: &SheetContext<'_>) -> Option<(usize, String)> {
    across::of_sheet(name, context)
}

/// Is a sheet called a sum: 汇总, `Total`?
pub fn has_sum_name(name: &str) -> bool {
    const WORDS: &[&str] = &["总表", "汇总表", "合计表", "总", "公司", "summary", "consolidated", "all", "company"];
    let bare = across::bare(name);
    WORDS.contains(&bare.as_str()) || label::sum(&bare).is_some()
}

/// How much of the year a sheet tells apart; `None` where it has no header of a budget.
pub fn sheet_detail(rows: &[(u64, Vec<String>)], context: &SheetContext<'_>) -> Option<usize> {
    if let Some(turned) = turned::turned(rows, context) {
        let header = header::locate(&turned.rows, &SheetContext { header_row: None, ..*context }).ok()?;
        return Some(header.detail());
    }
    let header = header::locate(rows, context).ok()?;
    (rows.len() > header.last + 1).then(|| header.detail())
}

/// Headings of `--map` that the sheet does not have, and keys that there are not.
fn wrong_maps(rows: &[(u64, Vec<String>)], context: &SheetContext<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (heading, key) in context.maps {
        if by_key(key, context.settings, context.plan.year).is_none() {
            let message = msg("plan-sheet-map-key").with("key", key.as_str());
            let all = msg("plan-sheet-map-key-hint").with("keys", likely::names(keys(context.settings)));
            problems.push(Problem::error(message).hint(likely::hint(key, keys(context.settings), all)));
        }
        let wanted = fold(heading).0;
        let texts = || rows.iter().take(60).flat_map(|(_, cells)| cells).map(|cell| cell.trim());
        // A title over two rows is named by both.
        if !texts().any(|text| fold(text).0 == wanted || (!text.is_empty() && wanted.ends_with(&fold(text).0))) {
            let message = msg("plan-sheet-map-heading").with("heading", heading.as_str());
            let best = header::locate(rows, context).unwrap_or_else(|best| *best);
            let names = rows.get(best.last).map(|(_, cells)| cells.as_slice()).unwrap_or_default();
            let names = || names.iter().map(|name| name.trim()).filter(|name| !name.is_empty());
            let all = msg("plan-sheet-map-heading-hint").with("columns", likely::names(names()));
            problems.push(Problem::error(message).at(Place::file(context.file)).hint(likely::hint(
                heading,
                names(),
                all,
            )));
        }
    }
    problems
}

fn no_header(rows: &[(u64, Vec<String>)], best: &Header, context: &SheetContext<'_>) -> Vec<Problem> {
    let has = |wanted: fn(columns::Column) -> bool| best.sides.iter().any(|side| side.has(wanted));
    let known = [
        (has(columns::Column::names_row), "plan-sheet-no-category"),
        (has(columns::Column::is_amount), "plan-sheet-no-amount"),
    ];
    let place = || Place::file(context.file);
    if known.iter().all(|(found, _)| !found) {
        let problem = Problem::error(msg("import-no-plan-header").with("rows", rows.len().min(60)));
        return vec![problem.at(place()).hint(msg("import-no-plan-header-hint"))];
    }
    let header = rows.get(best.last).map(|(_, cells)| cells.as_slice()).unwrap_or_default();
    let names = || likely::names(header.iter().map(|name| name.trim()).filter(|name| !name.is_empty()));
    let years: Vec<Message> = best
        .others
        .iter()
        .filter(|(other, _)| *other == Other::Year)
        .map(|(_, text)| Message::verbatim(format!("`{text}`")))
        .collect();
    if !years.is_empty() {
        let year = context.plan.year.first;
        let message = msg("plan-sheet-other-year").with("columns", short(years)).with("first", year.to_string());
        let message = message.with("last", year.plus(11).to_string());
        return vec![Problem::error(message).at(place()).hint(msg("plan-sheet-other-year-hint"))];
    }
    let missing = known.into_iter().filter(|(found, _)| !found).map(|(_, id)| {
        Problem::error(msg(id)).at(place()).hint(msg("plan-sheet-no-column-hint").with("columns", names()))
    });
    let mut problems: Vec<Problem> = missing.collect();
    if problems.is_empty() {
        let problem = Problem::error(msg("import-no-plan-header").with("rows", rows.len().min(60)));
        problems.push(problem.at(place()).hint(msg("import-no-plan-header-hint")));
    }
    problems
}

/// Columns that are not used, and why.
fn told_columns(header: &Header) -> Vec<Message> {
    let quoted = |text: &str| Message::verbatim(format!("`{text}`"));
    let mut told = Vec::new();
    if let Some(version) = &header.version {
        let others = header.others.iter().filter(|(other, _)| *other == Other::Version).map(|(_, text)| quoted(text));
        told.push(msg("plan-sheet-version").with("version", version.as_str()).with("columns", short(others.collect())));
    }
    let others: Vec<Message> = header
        .others
        .iter()
        .filter(|(other, _)| header.version.is_none() || *other != Other::Version)
        .map(|(_, text)| quoted(text))
        .collect();
    if !others.is_empty() {
        told.push(msg("plan-sheet-other-figures").with("columns", short(others)));
    }
    let unknown: Vec<Message> = header.unknown.iter().map(|text| quoted(text)).collect();
    if !unknown.is_empty() {
        told.push(msg("plan-sheet-ignored").with("columns", short(unknown)));
    }
    told
}

/// The first of many.
fn short(mut names: Vec<Message>) -> Vec<Message> {
    const SHOWN: usize = 8;
    if names.len() > SHOWN {
        names.truncate(SHOWN);
        names.push(Message::verbatim("…"));
    }
    names
}

/// A line without an amount yet.
fn blank(
    category: Category,
    members: Vec<Option<String>>,
    amount: Amount,
    context: &SheetContext<'_>,
    at: u64,
) -> Line {
    let place = LinePlace { file: context.file.to_string(), line: usize::try_from(at).unwrap_or(usize::MAX) };
    Line { place, ..Line::new(category, members, amount) }
}
