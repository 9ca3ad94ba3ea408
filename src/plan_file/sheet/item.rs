//! The rows under the header, each looked at alone: what it is, what it is called, which figures it has.

use super::SheetContext;
use super::across;
use super::columns::{Column, LOOSE_KINDS, fold};
use super::fate::{Fate, RowAs};
use super::header::{self, Col, Header, LEVELS, Rows, Side};
use super::heading;
use super::kind;
use super::label::{self, Label, Numeral, Sum};
use super::row_words::{COUNTED, MEASURES, is_rate_name, is_remark, is_signed};
use super::unit::{Units, two_units};
use crate::model::amount::{self, AmountProblem, AmountStyle};
use crate::model::{Category, Kind, Money, Unit};
use crate::words::{Message, Place, Problem, msg};

/// A figure, and how finely it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Figure {
    pub(super) minor: i128,
    /// It had more decimals than the currency.
    pub(super) rounded: bool,
    /// Half of the last digit's worth in minor units, where the digits show that it may have been rounded.
    pub(super) blur: i128,
    /// Half of its unit, where it is written without decimals.
    pub(super) whole: i128,
}

impl Figure {
    /// Both together.
    pub(super) fn plus(self, other: Figure) -> Figure {
        let (minor, blur) = (self.minor + other.minor, self.blur + other.blur);
        Figure { minor, rounded: self.rounded || other.rounded, blur, whole: 0 }
    }

    /// How far a sum may be off that was written without the decimals of its parts.
    pub(super) fn coarseness(self, parts: i128) -> i128 {
        if self.whole > 0 && parts % (2 * self.whole) != 0 { self.whole } else { 0 }
    }
}

/// A row of one side of the sheet.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// Its place among the rows, and its line in the file.
    pub(super) row: usize,
    pub(super) line: u64,
    pub(super) side: usize,
    pub(super) label: Label,
    /// The names of levels that have columns of their own, above the label.
    pub(super) path: Vec<String>,
    pub(super) code: String,
    pub(super) kind: Option<Kind>,
    /// What else tells rows apart: members of dimensions, the month, a name of its own.
    pub(super) key: Vec<String>,
    /// One for each amount column of the side.
    pub(super) figures: Vec<Option<Figure>>,
    pub(super) sum: Option<(Sum, String)>,
    /// Who reads the sheet says what the row is.
    pub(super) forced: bool,
    /// It is below zero, and a sum of the sheet takes it off.
    pub(super) taken_off: bool,
    pub(super) fate: Fate,
}

impl Item {
    /// May it be a line, or the parent of lines?
    pub(super) fn counts(&self) -> bool {
        matches!(self.fate, Fate::Line | Fate::Refused)
    }

    pub(super) fn has_figures(&self) -> bool {
        self.figures.iter().any(Option::is_some)
    }
}

/// Is it a name that no report could show? Text of other kinds is no longer.
fn is_boundless(name: &str) -> bool {
    Category::is_too_long(name)
        || (name.len() > 2 * Category::DEEPEST
            && name.matches([':', '：', '\\', '/', '>']).nth(Category::DEEPEST - 1).is_some())
}

/// Reads the rows below the header.
pub(super) fn items(
    rows: &Rows,
    header: &Header,
    units: &Units,
    context: &SheetContext<'_>,
    problems: &mut Vec<Problem>,
) -> Vec<Item> {
    let mut items = Vec::new();
    let mut levels = vec![vec![String::new(); LEVELS]; header.sides.len()];
    let coded: Vec<bool> = header.sides.iter().map(|side| is_coded(rows, header, side)).collect();
    let mut outside = false;
    let mut credit = vec![false; header.sides.len()];
    for (row, (line, cells)) in rows.iter().enumerate().skip(header.last + 1) {
        outside = outside || header::is_another(rows, row, context) && !header.repeats(rows, cells);
        let blank = || cells.iter().all(|cell| cell.trim().is_empty());
        if blank() {
            continue;
        }
        let whole = if outside {
            Some(Fate::Outside)
        } else if header.repeats(rows, cells) {
            Some(Fate::Header)
        } else {
            let first = cells.iter().find(|cell| !cell.trim().is_empty());
            (is_signed(cells) || first.is_some_and(|cell| is_remark(cell))).then_some(Fate::Note)
        };
        let before = items.len();
        let fills = |col: &Col| cells.get(col.at).is_some_and(|cell| !cell.trim().is_empty());
        let has_amount = |side: &Side| side.cols.iter().any(|col| col.column.is_amount() && fills(col));
        let of_members = header.sides.iter().any(|side| side.member.is_some());
        let some = of_members && header.sides.iter().any(has_amount);
        for (at, side) in header.sides.iter().enumerate() {
            // What only some members spend is no heading of the others'.
            let other = some && !has_amount(side);
            if !side.cols.iter().any(fills) || whole.is_some() || other {
                continue;
            }
            if let Some(name) = side.cols.iter().filter_map(|col| cells.get(col.at)).find(|name| is_boundless(name)) {
                let message = msg("plan-sheet-boundless-name").with("name", name.as_str());
                let message = message.with("longest", Category::LONGEST).with("deepest", Category::DEEPEST);
                problems.push(Problem::error(message).at(Place::line(context.file, *line)));
                continue;
            }
            let mut item =
                Reader { side, units, context, problems, line: *line }.item(cells, &mut levels[at], coded[at]);
            (item.row, item.side) = (row, at);
            // What SAP credits stands below the debits; a budget of costs ends before.
            if credit[at] {
                item.fate = Fate::Outside;
            }
            credit[at] |= item.label.stars > 0 && matches!(fold(&item.label.name).0.as_str(), "debit" | "借方");
            items.push(item);
        }
        if items.len() > before && !header.across.is_empty() {
            let side = Side { cols: header.across.clone(), ..Side::default() };
            let sums = Reader { side: &side, units, context, problems, line: *line }.figures(cells, "", "");
            problems.extend(across::check(header, &items[before..], &sums, context));
        }
        if items.len() == before {
            let text = cells.iter().map(|cell| cell.trim()).find(|cell| !cell.is_empty()).unwrap_or_default();
            let label = Label { name: text.to_string(), ..Label::default() };
            items.push(Item { row, fate: whole.unwrap_or(Fate::Note), ..blank_item(*line, label) });
        }
    }
    unnumber(&mut items);
    items
}

/// Puts numerals back into names where no row begins their count: `2.5 倍加班费` is a name.
fn unnumber(items: &mut [Item]) {
    let key = |numeral: &Numeral| (numeral.kind, numeral.numbers.len());
    let begun: Vec<_> = items
        .iter()
        .filter_map(|item| item.label.numeral.as_ref())
        .filter(|numeral| numeral.numbers.last() == Some(&1))
        .map(key)
        .collect();
    for item in items.iter_mut() {
        if item.label.numeral.as_ref().is_some_and(|numeral| !begun.contains(&key(numeral))) {
            item.label.unnumbered();
        }
    }
}

fn blank_item(line: u64, label: Label) -> Item {
    Item {
        row: 0,
        line,
        side: 0,
        label,
        path: Vec::new(),
        code: String::new(),
        kind: None,
        key: Vec::new(),
        figures: Vec::new(),
        sum: None,
        forced: false,
        taken_off: false,
        fate: Fate::Note,
    }
}

/// Do at least half of the names begin with a code?
fn is_coded(rows: &Rows, header: &Header, side: &Side) -> bool {
    let Some(name) = side.col(Column::Category).filter(|_| side.col(Column::Code).is_none()) else { return false };
    let names = || rows.iter().skip(header.last + 1).filter_map(|(_, cells)| cells.get(name.at));
    let named = names().filter(|cell| cell.chars().any(char::is_alphabetic)).count();
    let coded = names().filter(|cell| label::code(cell.trim().trim_start_matches(['*', ' '])).is_some()).count();
    coded > 0 && coded * 2 >= named
}

struct Reader<'a, 'p> {
    side: &'a Side,
    units: &'a Units,
    context: &'a SheetContext<'a>,
    problems: &'p mut Vec<Problem>,
    line: u64,
}

impl Reader<'_, '_> {
    fn item(&mut self, cells: &[String], levels: &mut [String], coded: bool) -> Item {
        let cell = |col: &Col| cells.get(col.at).map_or("", String::as_str);
        let of = |column: Column| self.side.col(column).map_or("", cell).trim();
        // The name, and the levels above it that have columns of their own.
        let mut raw = self.side.col(Column::Category).map_or("", cell);
        let mut deepest = None;
        for col in &self.side.cols {
            if let Column::Level(level) = col.column
                && !cell(col).trim().is_empty()
                && level < LEVELS
            {
                let name = Label::parse(cell(col), false);
                levels[level] = name.name;
                levels[level + 1..].fill(String::new());
                deepest = Some(level);
            }
        }
        let mut path: Vec<String> = levels.iter().filter(|level| !level.is_empty()).cloned().collect();
        if raw.trim().is_empty()
            && let Some(level) = deepest
        {
            let col = self.side.cols.iter().find(|col| col.column == Column::Level(level));
            raw = col.map_or("", cell);
            path.pop();
        }
        // A category of the book is called as it stands there, numeral or code and all.
        let declared =
            Category::parse(raw.trim()).is_some_and(|path| self.context.settings.categories.get(&path).is_some());
        let mut label = if declared { Label::whole(raw) } else { Label::parse(raw, coded) };
        if label.numeral.is_none() {
            label.numeral = Numeral::alone(of(Column::Numeral));
        }
        let code = if label.code.is_empty() { of(Column::Code).to_string() } else { label.code.clone() };
        let forced = self.context.rows.iter().find(|(line, _)| *line == self.line).map(|(_, as_what)| *as_what);
        // A total may stand in any cell that says what a row is.
        let says = |column: Column| {
            column.names_row() || matches!(column, Column::Numeral | Column::Axis(_) | Column::Period | Column::Name)
        };
        let texts = self.side.cols.iter().filter(|col| says(col.column)).map(cell);
        let mut sum =
            texts.filter(|text| !text.trim().is_empty()).find_map(|text| label::sum(&Label::parse(text, coded).name));
        if label.stars > 0 && sum.is_none() {
            sum = Some((Sum::Perhaps, fold(&label.name).0));
        }
        if sum.is_some() && label.name.is_empty() {
            let mut filled = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
            label.name = filled.next().unwrap_or_default().to_string();
        }
        match forced {
            Some(RowAs::Line) => sum = None,
            Some(RowAs::Total) => sum = sum.or(Some((Sum::Certain, String::new()))),
            _ => {}
        }
        let kind = self.kind(of(Column::Kind)).or(self.side.kind);
        let tells = |column: Column| matches!(column, Column::Axis(_) | Column::Period | Column::Name);
        let key = self.side.cols.iter().filter(|col| tells(col.column)).map(|col| cell(col).trim().to_string());
        let whose = self.side.member.iter().map(|(_, member)| member.clone().unwrap_or_default());
        let key = key.chain(whose).collect();
        let mut item = Item { path, code, kind, key, sum, fate: Fate::Line, ..blank_item(self.line, label) };
        item.forced = forced.is_some();
        if forced == Some(RowAs::Out) {
            item.fate = Fate::LeftOut;
        } else if forced.is_none() && self.is_counted(&item, of(Column::Measure)) {
            item.fate = Fate::NotMoney;
        } else if forced.is_none() && is_remark(raw) {
            item.fate = Fate::Note;
        } else {
            let before = self.problems.len();
            item.figures = self.figures(cells, raw, of(Column::Measure));
            self.lost(&item, cells);
            // A row without a name is a total if it is the sum of the rows above.
            if item.label.name.is_empty() && item.code.is_empty() && forced.is_none() && item.has_figures() {
                item.sum = Some((Sum::Perhaps, String::new()));
            }
            if self.problems.len() > before {
                item.fate = Fate::Refused;
            } else if item.sum.is_some() {
                item.fate = Fate::Total;
            }
        }
        item
    }

    /// What the column of kinds says of a row. 类型 may hold anything, 收支 nothing but the two.
    fn kind(&mut self, word: &str) -> Option<Kind> {
        let found = kind::of_cell(word);
        let strict = |column: &&Col| !LOOSE_KINDS.contains(&fold(&column.text).0.as_str());
        let column = self.side.col(Column::Kind).filter(strict);
        if let Some(column) = column.filter(|_| found.is_none() && !word.is_empty()) {
            let message = msg("plan-sheet-kind-word").with("column", column.text.as_str()).with("value", word);
            self.problem(message, msg("plan-sheet-kind-word-hint").with("column", column.text.as_str()));
        }
        found
    }

    fn is_counted(&self, item: &Item, measure: &str) -> bool {
        let name = fold(&item.label.name).0;
        let measured = !self.units.counts_things && MEASURES.contains(&fold(measure).0.as_str());
        let bracket = item.label.name.rsplit_once(['(', '（']).map(|(_, inner)| inner.trim_end_matches([')', '）']));
        measured
            || COUNTED.contains(&name.as_str())
            || bracket.is_some_and(|inner| MEASURES.contains(&inner.trim()))
            || is_rate_name(&item.label.name)
            || heading::is_rate(&item.label.name)
    }

    /// `房租（万元）`: a row in a unit of its own; one that contradicts the sheet's is refused.
    fn unit_of_name(&mut self, name: &str) -> Option<Unit> {
        let inner = name.rsplit_once(['(', '（'])?.1.trim_end_matches([')', '）']);
        let unit = heading::unit(inner).and_then(Result::ok).filter(|_| inner.ends_with(['元', '万', '角', '分']))?;
        if self.units.stated && unit != self.units.unit {
            let heading = self.side.cols.iter().find(|col| col.unit.is_some()).map(|col| col.text.as_str());
            let title = self.units.place.as_ref().map(|(text, _)| text.as_str());
            let sheet = title.or(heading).unwrap_or(self.units.unit.name());
            self.problems.push(two_units(sheet, name, self.line, self.context));
        }
        Some(unit)
    }

    fn figures(&mut self, cells: &[String], name: &str, measure: &str) -> Vec<Option<Figure>> {
        let side = self.side;
        let amounts = side.cols.iter().filter(|col| col.column.is_amount());
        let row_unit = heading::unit(measure).and_then(Result::ok).filter(|_| !self.units.counts_things);
        let row_unit = self.unit_of_name(name).or(row_unit);
        amounts
            .map(|col| {
                let text = cells.get(col.at).map_or("", |cell| cell.trim());
                let unit = match &col.unit {
                    Some(Ok(unit)) => *unit,
                    _ => row_unit.filter(|_| !self.units.stated).unwrap_or(self.units.unit),
                };
                let style = AmountStyle { unit, decimal_mark: self.context.decimal_mark, ..AmountStyle::default() };
                match amount::read(text, style, self.context.plan.currency) {
                    Ok(read) => read.map(|read| {
                        let decimals =
                            text.rsplit_once(self.context.decimal_mark).map_or(0, |(_, decimals)| decimals.len());
                        let one = i128::from(unit.factor()) * i128::from(self.context.plan.currency.scale());
                        let blur = match decimals {
                            1..=8 => one / 10_i128.pow(decimals as u32) / 2,
                            _ => 0,
                        };
                        let whole = if decimals == 0 { one / 2 } else { 0 };
                        Figure { minor: i128::from(read.money.minor()), rounded: read.rounded, blur, whole }
                    }),
                    Err(problem) => {
                        let hint = match problem {
                            AmountProblem::Percent => "plan-sheet-percent-hint",
                            _ => "plan-sheet-bad-amount-hint",
                        };
                        let heading = if col.text.is_empty() { "?" } else { &col.text };
                        let message = msg("plan-bad-amount").with("key", heading).with("value", text);
                        self.problem(message, msg(hint));
                        None
                    }
                }
            })
            .collect()
    }

    /// A formula whose result the file does not hold is no empty cell, nor is the lower part of a merged one; of sums
    /// the parts are there.
    fn lost(&mut self, item: &Item, cells: &[String]) {
        let months = self.side.has(|column| matches!(column, Column::Month(_)));
        let sums = |column: Column| months && !matches!(column, Column::Month(_) | Column::Added(_));
        let lost = |known: &[(u64, usize)]| {
            let empty = |col: &&Col| cells.get(col.at).is_none_or(|cell| cell.trim().is_empty());
            let amounts = self.side.cols.iter().filter(|col| col.column.is_amount() && !sums(col.column));
            amounts.filter(empty).find(|col| known.contains(&(self.line, col.at)) && item.sum.is_none())
        };
        let found = [
            ("plan-sheet-uncomputed", "plan-sheet-uncomputed-hint", lost(self.context.uncomputed)),
            ("plan-sheet-joined", "plan-sheet-joined-hint", lost(self.context.joined)),
        ];
        for (id, hint, col) in found {
            if let Some(col) = col {
                self.problem(msg(id).with("column", col.text.as_str()), msg(hint));
            }
        }
    }

    fn problem(&mut self, message: Message, hint: Message) {
        self.problems.push(Problem::error(message).at(Place::line(self.context.file, self.line)).hint(hint));
    }
}

/// The money of a figure.
pub(super) fn money(minor: i128, context: &SheetContext<'_>) -> Option<Money> {
    i64::try_from(minor).ok().map(|minor| Money::from_minor(minor, context.plan.currency))
}
