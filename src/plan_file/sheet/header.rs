//! The header of a 预算表: which rows it is, of one or two, and what each column below it holds.

use super::SheetContext;
use super::across::{self, Across};
use super::below;
use super::columns::{Column, STAND_INS, by_key, fold, is_extra, named};
use super::heading::{self, Other, Reading};
use super::names_column::{infer_blanks, names_below, stand_in};
use super::sides;
use super::two_names;
use super::unit_words;
use crate::model::amount::{self, AmountStyle};
use crate::model::{Currency, FiscalYear, Kind, Unit};

/// The header is searched for in so many rows.
const SEARCHED: usize = 60;

/// So many levels may have columns of their own.
pub(super) const LEVELS: usize = 8;

pub(super) type Rows = [(u64, Vec<String>)];

/// A column that is used, with its heading and the unit that the heading states.
#[derive(Clone, Debug)]
pub(super) struct Col {
    pub(super) at: usize,
    pub(super) column: Column,
    pub(super) text: String,
    pub(super) unit: Option<Result<Unit, String>>,
    /// With the title above.
    pub(super) full: String,
    pub(super) rank: u8,
    /// Whose amounts it holds, where each member of a dimension has a column.
    pub(super) member: Option<(usize, Option<String>)>,
}

/// One of the tables that stand side by side under one header; mostly there is one.
#[derive(Clone, Debug, Default)]
pub(super) struct Side {
    pub(super) cols: Vec<Col>,
    /// What the title above it says of its rows: 支出, 收入.
    pub(super) kind: Option<Kind>,
    /// Where each member of a dimension has columns of its own: whose these are. Nobody's are all members'.
    pub(super) member: Option<(usize, Option<String>)>,
}

impl Side {
    /// The first column of this kind.
    pub(super) fn col(&self, column: Column) -> Option<&Col> {
        self.cols.iter().find(|col| col.column == column)
    }

    pub(super) fn has(&self, wanted: impl Fn(Column) -> bool) -> bool {
        self.cols.iter().any(|col| wanted(col.column))
    }
}

/// A header, with what was done with each column.
#[derive(Clone, Debug, Default)]
pub(super) struct Header {
    /// The rows it begins and ends in, counted among those of the sheet.
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) sides: Vec<Side>,
    /// Columns of figures that are no budget of the year.
    pub(super) others: Vec<(Other, String)>,
    /// Columns that say nothing known.
    pub(super) unknown: Vec<String>,
    /// Two columns that mean the same.
    pub(super) twice: Vec<(String, String)>,
    /// Where a version was taken from several: its heading.
    pub(super) version: Option<String>,
    /// Columns of money that is paid beside the months, which nobody has said where to put.
    pub(super) extra: Vec<String>,
    /// Columns that were added to a month: their headings.
    pub(super) added: Vec<(String, usize)>,
    /// Columns that sum up those of several members: 合计 beside 客服部 and 管家部.
    pub(super) across: Vec<Col>,
    /// How many columns are known.
    pub(super) score: usize,
}

impl Header {
    fn is_valid(&self) -> bool {
        let whole = |side: &Side| side.has(Column::is_amount) && side.has(Column::names_row);
        self.score >= 2 && !self.sides.is_empty() && self.sides.iter().all(whole)
    }

    /// How much of the year the columns tell apart: months before quarters before the year.
    pub(super) fn detail(&self) -> usize {
        let amounts = self.sides.iter().flat_map(|side| &side.cols).filter(|col| col.column.is_amount());
        amounts.count() + usize::from(self.sides.iter().any(|side| side.has(|column| column == Column::Period))) * 12
    }

    /// The text of a header's cell, for rows that repeat it.
    pub(super) fn repeats(&self, rows: &Rows, cells: &[String]) -> bool {
        (self.first..=self.last).any(|row| {
            let head = &rows[row].1;
            let filled = cells.iter().filter(|cell| !cell.trim().is_empty()).count();
            let same = cells.iter().zip(head).filter(|(a, b)| !a.trim().is_empty() && a.trim() == b.trim()).count();
            filled >= 2 && same * 3 >= filled * 2
        })
    }
}

/// The header of a sheet, and the best that there is where none is whole.
pub(super) fn locate(rows: &Rows, context: &SheetContext<'_>) -> Result<Header, Box<Header>> {
    let fixed = context.header_row.and_then(|line| rows.iter().position(|(at, _)| *at >= line as u64));
    let range = fixed.map_or(0..rows.len().min(SEARCHED), |row| row..row + 1);
    let mut best = Header::default();
    for first in range {
        if fixed.is_none() && (is_said(&rows[first].1) || is_title(rows, first)) {
            continue;
        }
        let single = assemble(rows, first, first, context);
        let double = continues(rows, first, context).then(|| assemble(rows, first, first + 1, context));
        let next = (fixed.is_none() && !single.is_valid() && first + 1 < rows.len())
            .then(|| assemble(rows, first + 1, first + 1, context));
        let double = double.filter(|double| {
            let rival = next.as_ref().filter(|next| next.is_valid()).map_or(single.score, |next| next.score);
            // A title over each of two tables adds no column, but says which is which.
            let sides = double.sides.len() > 1 && double.sides.iter().all(|side| side.kind.is_some());
            let units = rows[first + 1].1.iter().all(|cell| cell.trim().is_empty() || is_unit(cell));
            double.is_valid() && (double.score > rival || double.score == rival && (sides || units))
        });
        // A title over titles: `2026年` over `上半年` over the months.
        let below = fixed.is_none() && first + 2 < rows.len();
        let triple = (below && continues(rows, first, context) && continues(rows, first + 1, context))
            .then(|| assemble(rows, first, first + 2, context));
        let rival = double.as_ref().unwrap_or(&single).score;
        let rival = next.as_ref().filter(|next| next.is_valid()).map_or(rival, |next| next.score.max(rival));
        let triple = triple.filter(|triple| triple.is_valid() && triple.score > rival);
        let found = triple.or(double).unwrap_or(single);
        if found.is_valid() {
            return Ok(found);
        }
        if found.score > best.score {
            best = found;
        }
    }
    Err(Box::new(best))
}

/// `编制单位：X | 单位：万元`: does a row only say something of the sheet?
fn is_said(cells: &[String]) -> bool {
    let mut filled = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).peekable();
    filled.peek().is_some() && filled.all(|cell| cell.contains([':', '：']))
}

/// `2026年度预算` alone, over a row that begins in the same cell: a title of the sheet, and no group of columns.
fn is_title(rows: &Rows, row: usize) -> bool {
    let filled = |row: usize| rows[row].1.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty());
    let mut own = filled(row).map(|(at, _)| at);
    let (Some(at), None) = (own.next(), own.next()) else { return false };
    let next = (row + 1..rows.len()).find(|next| filled(*next).next().is_some());
    next.is_some_and(|next| filled(next).count() > 1 && filled(next).any(|(other, _)| other == at))
}

/// Is a row a header that is not ours: the beginning of another table?
pub(super) fn is_another(rows: &Rows, row: usize, context: &SheetContext<'_>) -> bool {
    let (_, cells) = &rows[row];
    let filled = cells.iter().filter(|cell| !cell.trim().is_empty());
    filled.clone().count() >= 3
        && filled.clone().all(|cell| figure(cell).is_none())
        && assemble(rows, row, row, context).is_valid()
}

/// Is the row after this one a second row of the header? It names columns and holds no figures.
fn continues(rows: &Rows, first: usize, context: &SheetContext<'_>) -> bool {
    let Some((_, below)) = rows.get(first + 1) else { return false };
    let filled: Vec<&str> = below.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
    // `万元` alone goes on with a header, and not with a title.
    if let [only] = filled[..]
        && is_unit(only)
    {
        return assemble(rows, first, first, context).is_valid();
    }
    let months = is_one_to_twelve(filled.iter().copied());
    let known = filled.iter().filter(|cell| {
        matches!(heading::read("", cell, context.plan.year), Reading::Amount { .. } | Reading::Other(_))
            || named(&fold(cell).0, context.settings).is_some()
            || across::is_member(cell, context)
    });
    !filled.is_empty()
        && (months || filled.iter().all(|cell| figure(cell).is_none()))
        && (months || known.count() * 2 >= filled.len() || filled.len() >= 6)
}

fn is_unit(cell: &str) -> bool {
    unit_words::alone(cell).is_some_and(|unit| unit.is_ok())
}

pub(super) fn figure(cell: &str) -> Option<crate::model::Money> {
    amount::read(cell, AmountStyle::default(), Currency::CNY).ok().flatten().map(|read| read.money)
}

fn is_one_to_twelve<'c>(cells: impl Iterator<Item = &'c str>) -> bool {
    let bare = cells.filter(|cell| cell.len() <= 2 && cell.bytes().all(|b| b.is_ascii_digit()) && !cell.is_empty());
    bare.map(|cell| cell.trim_start_matches('0').to_string()).eq((1..=12).map(|month| month.to_string()))
}

/// Takes rows as a header.
pub(super) fn assemble(rows: &Rows, first: usize, last: usize, context: &SheetContext<'_>) -> Header {
    let mut header = Header { first, last, ..Header::default() };
    let texts = texts(rows, first, last);
    let year = context.plan.year;
    let months = is_one_to_twelve(texts.iter().map(|(_, text)| text.as_str()));
    let members = Across::find(&texts, context);
    let mut cols: Vec<(Col, &str)> = Vec::new();
    let mut blanks: Vec<usize> = Vec::new();
    // Headings that say nothing known may stand over names all the same.
    let mut unread: Vec<usize> = Vec::new();
    for (at, (group, text)) in texts.iter().enumerate() {
        if text.is_empty() {
            blanks.push(at);
            continue;
        }
        let unit = heading::unit_of(text).or_else(|| heading::unit_of(group));
        let given_to = across::of_cells(&fold(text).0, rows, last, at, context);
        let given_to = given_to.filter(|axis| cols.iter().all(|(col, _)| col.column != Column::Axis(*axis)));
        let mut push = |column: Column, rank: u8| {
            let full = shown(group, text);
            let col = Col { at, column, text: text.clone(), unit: unit.clone(), full, rank, member: None };
            cols.push((col, group.as_str()));
        };
        let folded = fold(text).0;
        let bare = months.then(|| text.parse::<u32>().ok()).flatten();
        let of_number = bare.and_then(|number| year.months().position(|month| month.month() == number));
        let member = members.as_ref().and_then(|members| members.of(at)).filter(|_| below::is_amounts(rows, last, at));
        if let Some((column, member)) = member {
            push(column, 1);
            cols.last_mut().into_iter().for_each(|(col, _)| col.member = Some(member.clone()));
            header.score += 1;
        } else if let Some(column) = mapped(text, group, context) {
            match column {
                Column::Ignored => header.unknown.push(text.clone()),
                column => push(column, 0),
            }
            header.score += 1;
        } else if is_extra(&folded) && below::is_amounts(rows, last, at) {
            header.extra.push(shown(group, text));
        } else if let Some(month) = of_number {
            push(Column::Month(month), 1);
            header.score += 1;
        } else if named(&folded, context.settings) == Some(Column::Period) && below::are_years(rows, last, at) {
            // `2026年` in each row: the year, and no month of it.
            header.unknown.push(shown(group, text));
        } else if let Some(axis) = given_to {
            push(Column::Axis(axis), 1);
            header.score += 1;
        } else if let Some(column) = named(&folded, context.settings) {
            push(column, 1);
            header.score += 1;
        } else {
            match heading::read(group, text, year) {
                // 年度 over years.
                Reading::Amount { column: Column::Annual, .. } if below::are_years(rows, last, at) => {
                    header.unknown.push(shown(group, text));
                    continue;
                }
                // 预算指标 over numbers of budgets.
                Reading::Amount { column: Column::Amount, .. } if below::are_texts(rows, last, at) => {
                    header.unknown.push(shown(group, text));
                    unread.push(at);
                    continue;
                }
                Reading::Amount { column, rank } => push(column, rank),
                Reading::Other(other) => header.others.push((other, shown(group, text))),
                Reading::Unknown => {
                    header.unknown.push(shown(group, text));
                    unread.push(at);
                    // 项目 alone may be the category, if nothing else is.
                    if STAND_INS.iter().any(|words| words.contains(&folded.as_str())) {
                        push(Column::Ignored, 9);
                    }
                    continue;
                }
            }
            header.score += 1;
        }
    }
    two_names::pair(&mut cols, &unread, &texts, &mut header, rows, context);
    stand_in(&mut cols, &mut header, rows, context);
    if cols.iter().any(|(col, _)| col.column.is_amount()) {
        infer_blanks(&mut cols, &blanks, rows, last);
        names_below(&mut cols, &unread, &texts, &mut header, rows);
    }
    // Names are texts: figures below what was taken for them are amounts of something else.
    let says = |col: &Col| col.rank == 0 || named(&fold(&col.text).0, context.settings).is_some_and(Column::names_row);
    let taken = |col: &Col| matches!(col.column, Column::Category | Column::Level(_)) && !says(col);
    cols.retain(|(col, _)| col.column != Column::Ignored && !(taken(col) && below::are_figures(rows, last, col.at)));
    cols.sort_by_key(|(col, _)| col.at);
    added(&mut cols, &mut header, year);
    match across::sides(&cols) {
        Some((sides, sums)) => {
            header.across = sums;
            for (of, cols) in sides {
                let mut side = Side { member: Some(of), ..Side::default() };
                cols.iter().for_each(|col| sides::settle(col, &mut side, &mut header));
                header.sides.push(side);
            }
        }
        None => sides::split(cols, &mut header),
    }
    // A tab that is called by a month holds that month's amounts.
    if let Some(month) = context.month {
        let cols = header.sides.iter_mut().flat_map(|side| &mut side.cols);
        let bare = cols.filter(|col| matches!(col.column, Column::Amount | Column::Total | Column::Monthly));
        bare.for_each(|col| col.column = Column::Month(month));
    }
    header
}

/// A column that is mapped to a month which has a column of its own is paid beside it.
fn added(cols: &mut [(Col, &str)], header: &mut Header, year: FiscalYear) {
    let own = |col: &Col| matches!(heading::read("", &col.text, year), Reading::Amount { .. });
    let monthly = cols.iter().any(|(col, _)| col.column == Column::Monthly);
    for at in 0..cols.len() {
        let Column::Month(month) = cols[at].0.column else { continue };
        let beside = cols.iter().any(|(col, _)| col.column == Column::Month(month) && own(col));
        if !own(&cols[at].0) && cols[at].0.rank == 0 && (beside || monthly) {
            cols[at].0.column = Column::Added(month);
            header.added.push((cols[at].0.full.clone(), month));
        }
    }
}

/// The texts of each column: the title above, and its own; blank cells of a two-row header continue the title.
pub(super) fn texts(rows: &Rows, first: usize, last: usize) -> Vec<(String, String)> {
    let width = rows[first..=last].iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
    let cell = |row: usize, at: usize| rows[row].1.get(at).map_or("", |cell| cell.trim()).to_string();
    let (mut group, mut inner) = (String::new(), String::new());
    (0..width)
        .map(|at| {
            let (above, below) = (cell(first, at), cell(last, at));
            let middle = if last == first + 2 { cell(first + 1, at) } else { String::new() };
            if last == first || below.is_empty() || above == below && middle.is_empty() {
                group.clear();
                inner.clear();
                let text = [above, middle, below].into_iter().find(|text| !text.is_empty());
                return (String::new(), text.unwrap_or_default());
            }
            if !above.is_empty() {
                (group, inner) = (above, String::new());
            }
            if !middle.is_empty() {
                inner = middle;
            }
            (format!("{group}{inner}"), below)
        })
        .collect()
}

pub(super) fn shown(group: &str, text: &str) -> String {
    if group.is_empty() { text.to_string() } else { format!("{group} {text}") }
}

/// The column that `--map` or the profile makes of a heading.
fn mapped(text: &str, group: &str, context: &SheetContext<'_>) -> Option<Column> {
    let is = |wanted: &str| {
        let wanted = fold(wanted).0;
        wanted == fold(text).0 || wanted == fold(&shown(group, text)).0
    };
    let of = |(heading, key): &(String, String)| {
        is(heading).then(|| by_key(key, context.settings, context.plan.year)).flatten()
    };
    context.maps.iter().find_map(of)
}
