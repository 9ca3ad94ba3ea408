//! The header of a 预算表: which rows it is, of one or two, and what each column below it holds.

use super::SheetContext;
use super::columns::{Column, STAND_INS, by_key, fold, named};
use super::heading::{self, Other, Reading};
use crate::model::amount::{self, AmountStyle};
use crate::model::{Currency, Kind, Unit};

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
    full: String,
    rank: u8,
}

/// One of the tables that stand side by side under one header; mostly there is one.
#[derive(Clone, Debug, Default)]
pub(super) struct Side {
    pub(super) cols: Vec<Col>,
    /// What the title above it says of its rows: 支出, 收入.
    pub(super) kind: Option<Kind>,
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
    /// How many columns are known.
    score: usize,
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
        let single = assemble(rows, first, first, context);
        let double = continues(rows, first, context).then(|| assemble(rows, first, first + 1, context));
        let next = (fixed.is_none() && !single.is_valid() && first + 1 < rows.len())
            .then(|| assemble(rows, first + 1, first + 1, context));
        let double = double.filter(|double| {
            let rival = next.as_ref().filter(|next| next.is_valid()).map_or(single.score, |next| next.score);
            // A title over each of two tables adds no column, but says which is which.
            let sides = double.sides.len() > 1 && double.sides.iter().all(|side| side.kind.is_some());
            double.is_valid() && (double.score > rival || double.score == rival && sides)
        });
        let found = double.unwrap_or(single);
        if found.is_valid() {
            return Ok(found);
        }
        if found.score > best.score {
            best = found;
        }
    }
    Err(Box::new(best))
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
    let months = is_one_to_twelve(filled.iter().copied());
    let known = filled.iter().filter(|cell| {
        matches!(heading::read("", cell, context.plan.year), Reading::Amount { .. } | Reading::Other(_))
            || named(&fold(cell).0, context.settings).is_some()
    });
    !filled.is_empty()
        && (months || filled.iter().all(|cell| figure(cell).is_none()))
        && (months || known.count() * 2 >= filled.len() || filled.len() >= 6)
}

fn figure(cell: &str) -> Option<crate::model::Money> {
    amount::read(cell, AmountStyle::default(), Currency::CNY).ok().flatten().map(|read| read.money)
}

fn is_one_to_twelve<'c>(cells: impl Iterator<Item = &'c str>) -> bool {
    let bare = cells.filter(|cell| cell.len() <= 2 && cell.bytes().all(|b| b.is_ascii_digit()) && !cell.is_empty());
    bare.map(|cell| cell.trim_start_matches('0').to_string()).eq((1..=12).map(|month| month.to_string()))
}

/// Takes rows as a header.
fn assemble(rows: &Rows, first: usize, last: usize, context: &SheetContext<'_>) -> Header {
    let mut header = Header { first, last, ..Header::default() };
    let texts = texts(rows, first, last);
    let year = context.plan.year;
    let months = is_one_to_twelve(texts.iter().map(|(_, text)| text.as_str()));
    let mut cols: Vec<(Col, &str)> = Vec::new();
    let mut blanks: Vec<usize> = Vec::new();
    for (at, (group, text)) in texts.iter().enumerate() {
        if text.is_empty() {
            blanks.push(at);
            continue;
        }
        let unit = heading::unit_of(text).or_else(|| heading::unit_of(group));
        let mut push = |column: Column, rank: u8| {
            cols.push((
                Col { at, column, text: text.clone(), unit: unit.clone(), full: shown(group, text), rank },
                group.as_str(),
            ));
        };
        let folded = fold(text).0;
        let bare = months.then(|| text.parse::<u32>().ok()).flatten();
        let of_number = bare.and_then(|number| year.months().position(|month| month.month() == number));
        if let Some(column) = mapped(text, group, context) {
            match column {
                Column::Ignored => header.unknown.push(text.clone()),
                column => push(column, 0),
            }
            header.score += 1;
        } else if let Some(month) = of_number {
            push(Column::Month(month), 1);
            header.score += 1;
        } else if let Some(column) = named(&folded, context.settings) {
            push(column, 1);
            header.score += 1;
        } else {
            match heading::read(group, text, year) {
                Reading::Amount { column, rank } => push(column, rank),
                Reading::Other(other) => header.others.push((other, shown(group, text))),
                Reading::Unknown => {
                    header.unknown.push(shown(group, text));
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
    stand_in(&mut cols, &mut header, rows, context);
    if cols.iter().any(|(col, _)| col.column.is_amount()) {
        infer_blanks(&mut cols, &blanks, rows, last);
    }
    cols.retain(|(col, _)| col.column != Column::Ignored);
    cols.sort_by_key(|(col, _)| col.at);
    split(cols, &mut header);
    header
}

/// The texts of each column: the title above, and its own; blank cells of a two-row header continue the title.
fn texts(rows: &Rows, first: usize, last: usize) -> Vec<(String, String)> {
    let width = rows[first..=last].iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
    let cell = |row: usize, at: usize| rows[row].1.get(at).map_or("", |cell| cell.trim()).to_string();
    let mut group = String::new();
    (0..width)
        .map(|at| {
            let (above, below) = (cell(first, at), cell(last, at));
            if last == first || below.is_empty() || above == below {
                group.clear();
                return (String::new(), if above.is_empty() { below } else { above });
            }
            if !above.is_empty() {
                group = above;
            }
            (group.clone(), below)
        })
        .collect()
}

fn shown(group: &str, text: &str) -> String {
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

/// Where no heading says category: the column 项目 or 名称 stands for it, unless it holds members of a dimension.
fn stand_in(cols: &mut [(Col, &str)], header: &mut Header, rows: &Rows, context: &SheetContext<'_>) {
    let category = |column: Column| matches!(column, Column::Category | Column::Level(_));
    let levels: Vec<usize> = (0..cols.len()).filter(|i| matches!(cols[*i].0.column, Column::Level(_))).collect();
    if let [only] = levels[..]
        && !cols.iter().any(|(col, _)| col.column == Column::Category)
    {
        cols[only].0.column = Column::Category;
    }
    if cols.iter().any(|(col, _)| category(col.column)) {
        return;
    }
    let members = |col: &Col| {
        let Column::Axis(axis) = col.column else { return false };
        let declared = &context.settings.dimensions.axes[axis].members;
        let cells = rows.iter().skip(header.last + 1).filter_map(|(_, cells)| cells.get(col.at));
        cells.map(|cell| cell.trim()).any(|cell| declared.iter().any(|member| member == cell))
    };
    for words in STAND_INS {
        let found = cols.iter().position(|(col, _)| {
            let kept = matches!(col.column, Column::Ignored | Column::Name | Column::Axis(_) | Column::Measure)
                && !members(col);
            words.contains(&fold(&col.text).0.as_str()) && kept
        });
        let sides: Vec<usize> = found
            .map(|found| fold(&cols[found].0.text).0)
            .map(|word| (0..cols.len()).filter(|i| fold(&cols[*i].0.text).0 == word).collect())
            .unwrap_or_default();
        if !sides.is_empty() {
            for at in sides {
                if cols[at].0.column == Column::Ignored {
                    header.score += 1;
                    header.unknown.retain(|text| *text != shown(cols[at].1, &cols[at].0.text));
                }
                cols[at].0.column = Column::Category;
            }
            return;
        }
    }
}

/// Columns without a heading, left of the amounts: names and codes where no heading says so, else names further in.
fn infer_blanks(cols: &mut Vec<(Col, &str)>, blanks: &[usize], rows: &Rows, last: usize) {
    let amounts = cols.iter().filter(|(col, _)| col.column.is_amount()).map(|(col, _)| col.at);
    let first = amounts.min().unwrap_or(0);
    let cells = |at: usize| {
        let below = rows.iter().skip(last + 1).filter_map(move |(_, cells)| cells.get(at));
        below.map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
    };
    let coded = |cell: &str| cell.chars().all(|c| c.is_ascii_digit() || ".-".contains(c));
    let mostly = |at: usize, test: &dyn Fn(&str) -> bool| {
        let all = cells(at).count();
        all > 0 && cells(at).filter(|cell| test(cell)).count() * 2 > all
    };
    let col = |at, column| (Col { at, column, text: String::new(), unit: None, full: String::new(), rank: 1 }, "");
    let named = cols.iter().find(|(col, _)| matches!(col.column, Column::Category)).map(|(col, _)| col.at);
    for at in blanks.iter().copied().filter(|at| *at < first) {
        let has = |cols: &[(Col, &str)], wanted| cols.iter().any(|(col, _)| col.column == wanted);
        match named {
            // Each level stands one cell further to the right.
            Some(named) => {
                let between = (named + 1..at).all(|at| blanks.contains(&at));
                if at > named && at - named < LEVELS && between && mostly(at, &|cell| figure(cell).is_none()) {
                    let first = cols.iter_mut().filter(|(col, _)| col.at == named);
                    first.for_each(|(col, _)| col.column = Column::Level(0));
                    cols.push(col(at, Column::Level(at - named)));
                }
            }
            None if !has(cols, Column::Code) && mostly(at, &coded) => cols.push(col(at, Column::Code)),
            None if !has(cols, Column::Category)
                && !cols.iter().any(|(col, _)| matches!(col.column, Column::Level(_)))
                && mostly(at, &|cell| figure(cell).is_none()) =>
            {
                cols.push(col(at, Column::Category));
            }
            None => {}
        }
    }
}

/// Parts columns into the tables that stand side by side, and settles which of several versions of a column counts.
fn split(cols: Vec<(Col, &str)>, header: &mut Header) {
    let categories: Vec<usize> = (0..cols.len()).filter(|i| cols[*i].0.column == Column::Category).collect();
    let whole = categories.iter().enumerate().all(|(n, at)| {
        let end = categories.get(n + 1).copied().unwrap_or(cols.len());
        cols[*at..end].iter().any(|(col, _)| col.column.is_amount())
    });
    let mut starts: Vec<usize> = vec![0];
    if whole {
        starts.extend(categories.iter().skip(1).map(|at| {
            let before = |at: usize| matches!(cols[at - 1].0.column, Column::Code | Column::Numeral);
            if before(*at) { at - 1 } else { *at }
        }));
    }
    starts.push(cols.len());
    for range in starts.windows(2) {
        let cols = &cols[range[0]..range[1]];
        let titles = cols.iter().map(|(_, group)| *group).filter(|group| !group.is_empty());
        let kind = titles.filter_map(kind_of).next().filter(|_| starts.len() > 2);
        let mut side = Side { cols: Vec::new(), kind };
        for (col, _) in cols {
            settle(col, &mut side, header);
        }
        header.sides.push(side);
    }
}

fn settle(col: &Col, side: &mut Side, header: &mut Header) {
    let Some(rival) = side.cols.iter_mut().find(|known| known.column == col.column) else {
        side.cols.push(col.clone());
        return;
    };
    match col.column {
        // A second reason is read with the remarks.
        Column::Basis | Column::Note => side.cols.push(Col { column: Column::Note, ..col.clone() }),
        // Whose name it is counts more than whose department.
        Column::Owner => header.unknown.push(col.text.clone()),
        column if column.is_amount() && rival.rank != col.rank => {
            let (kept, left) =
                if col.rank < rival.rank { (col.clone(), rival.clone()) } else { (rival.clone(), col.clone()) };
            header.others.push((Other::Version, left.full));
            header.version.get_or_insert(kept.text.clone());
            *rival = kept;
        }
        _ => header.twice.push((rival.text.clone(), col.text.clone())),
    }
}

/// 收入 or 支出, where a text says one of them.
pub(super) fn kind_of(text: &str) -> Option<Kind> {
    let text = fold(text).0;
    let is = |words: &[&str]| words.iter().any(|word| text.contains(word));
    match (
        is(&["收入", "流入", "income", "revenue", "receipts"]),
        is(&["支出", "成本", "费用", "流出", "expense", "expenditure", "cost"]),
    ) {
        (true, false) => Some(Kind::Income),
        (false, true) => Some(Kind::Cost),
        _ => None,
    }
}
