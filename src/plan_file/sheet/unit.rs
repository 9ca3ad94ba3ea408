//! The unit in which a sheet counts: wherever it is stated, and never two at once.

use super::SheetContext;
use super::columns::fold;
use super::header::{Header, Rows};
use super::heading::{self, Other};
use super::unit_words;
use crate::import::said_by_file_name;
use crate::import::said_by_row;
use crate::import::stated;
use crate::model::{Currency, Unit};
use crate::words::{Message, Place, Problem, msg};

/// The unit of numbers that state none.
pub(super) struct Units {
    pub(super) unit: Unit,
    /// Does the sheet, or who reads it, state it?
    pub(super) stated: bool,
    /// Where a title, a foot or, on line 0, the name of the sheet or the file says so.
    pub(super) place: Option<(String, u64)>,
    /// Prices and quantities have columns of their own, so that 单位 is the unit of those.
    pub(super) counts_things: bool,
}

/// Finds it; what contradicts itself or is not known is a problem.
pub(super) fn units(rows: &Rows, header: &Header, context: &SheetContext<'_>, problems: &mut Vec<Problem>) -> Units {
    let counts_things = header.others.iter().any(|(other, _)| *other == Other::NoMoney);
    let amounts: Vec<_> =
        header.sides.iter().flat_map(|side| &side.cols).filter(|col| col.column.is_amount()).collect();
    if let Some(problem) = other_currency(rows, header, context) {
        problems.push(problem);
        return Units { unit: Unit::One, stated: true, place: None, counts_things };
    }
    if let Some(unit) = context.unit {
        return Units { unit, stated: true, place: None, counts_things };
    }
    for col in &amounts {
        if let Some(Err(unknown)) = &col.unit {
            problems.push(unknown_unit(unknown, rows[header.last].0, context));
        }
    }
    let mut found: Vec<(Unit, String, u64)> = Vec::new();
    let outside = (0..header.first).chain(header.last + 1..rows.len());
    let of_rows = outside.flat_map(|row| {
        let (line, cells) = &rows[row];
        let mut said = unit_words::statements(cells, row < header.first);
        if said.is_empty() {
            said.extend(unit_of_row(cells));
        }
        said.into_iter().map(|(said, text)| (said, text, *line))
    });
    // `编制单位：X | 单位 | 万元`, taken for a row of groups.
    let labels = (header.first..header.last).map(|row| &rows[row]);
    let labels = labels.filter(|(_, cells)| unit_words::has_label(cells));
    let of_rows =
        of_rows.chain(labels.filter_map(|(line, cells)| unit_of_row(cells).map(|(said, text)| (said, text, *line))));
    for (said, text, line) in of_rows.chain(unit_words::of_names(context)) {
        match said {
            Ok(unit) if found.iter().all(|(known, ..)| *known != unit) => found.push((unit, text, line)),
            Ok(_) => {}
            Err(unknown) => problems.push(unknown_unit(&unknown, line, context)),
        }
    }
    let of_columns: Vec<Unit> = amounts.iter().filter_map(|col| col.unit.clone()?.ok()).collect();
    // Where every column states one unit, the title may not state another.
    if let [first, rest @ ..] = of_columns.as_slice()
        && of_columns.len() == amounts.len()
        && rest.iter().all(|unit| unit == first)
        && found.iter().all(|(unit, ..)| unit != first)
        && let Some((_, text, line)) = found.first()
    {
        problems.push(two_units(text, &amounts[0].text, *line, context));
    }
    if let [(_, first, _), (_, second, line), ..] = found.as_slice() {
        problems.push(two_units(first, second, *line, context));
    }
    match found.into_iter().next() {
        Some((unit, text, line)) => Units { unit, stated: true, place: Some((text, line)), counts_things },
        None => Units { unit: Unit::One, stated: !of_columns.is_empty(), place: None, counts_things },
    }
}

/// What a row says by the words that imports know.
fn unit_of_row(cells: &[String]) -> Option<unit_words::Said> {
    if cells.iter().any(|cell| super::header::figure(cell).is_some()) {
        return None;
    }
    let said = said_by_row(cells).filter(|said| said.unknown.is_none())?;
    let text = cells.iter().map(|cell| cell.trim()).find(|cell| !cell.is_empty())?;
    Some((Ok(said.unit?), text.to_string()))
}

/// Amounts that a heading or a title says to be of another currency than the plan.
fn other_currency(rows: &Rows, header: &Header, context: &SheetContext<'_>) -> Option<Problem> {
    let expected = context.plan.currency;
    let hint = || msg("import-other-currency-hint");
    let amounts = header.sides.iter().flat_map(|side| &side.cols).filter(|col| col.column.is_amount());
    for col in amounts {
        if let Some(other) = currency_of(&col.full).filter(|other| !is_same(*other, expected, &col.full)) {
            let message = msg("import-other-currency-header").with("header", col.full.as_str());
            let message = message.with("currency", other.code()).with("expected", expected.code());
            return Some(Problem::error(message).at(Place::line(context.file, rows[header.last].0)).hint(hint()));
        }
    }
    for (line, cells) in &rows[..header.first] {
        for (at, cell) in cells.iter().enumerate() {
            let said = currency_of(cell).or_else(|| {
                // `币种：美元`, and where the value has a cell of its own.
                let (word, value) = cell.split_once([':', '：']).unwrap_or((cell, ""));
                let names = matches!(fold(word).0.as_str(), "currency" | "币种" | "币别" | "货币" | "单位" | "unit");
                let value = if value.trim().is_empty() { cells.get(at + 1).map_or("", String::as_str) } else { value };
                stated::statement(value.trim()).filter(|_| names).and_then(|said| said.currency)
            });
            if let Some(other) = said.filter(|other| !is_same(*other, expected, cell)) {
                let message = msg("import-other-currency-title").with("currency", other.code());
                let problem = Problem::error(message.with("expected", expected.code()));
                return Some(problem.at(Place::line(context.file, *line)).hint(hint()));
            }
        }
    }
    let around = (0..header.first).chain(header.last + 1..rows.len()).map(|row| &rows[row]);
    let figures = |cells: &[String]| cells.iter().any(|cell| super::header::figure(cell).is_some());
    for (line, cells) in around.filter(|(_, cells)| !figures(cells)) {
        let said = said_by_row(cells).and_then(|said| said.currency);
        if let Some(other) = said.filter(|other| !is_same(*other, expected, &cells.join(" "))) {
            let message = msg("import-other-currency-title").with("currency", other.code());
            let problem = Problem::error(message.with("expected", expected.code()));
            return Some(problem.at(Place::line(context.file, *line)).hint(hint()));
        }
    }
    let named = said_by_file_name(context.file).and_then(|said| said.currency);
    let other = named.filter(|other| *other != expected)?;
    let message = msg("import-other-currency-title").with("currency", other.code());
    Some(Problem::error(message.with("expected", expected.code())).at(Place::file(context.file)).hint(hint()))
}

/// The currency in the brackets of a text, or at its end in capitals or by its sign: a mop is no pataca.
fn currency_of(text: &str) -> Option<Currency> {
    let inner = text.split(['(', '（', '[']).skip(1).filter_map(|part| part.split([')', '）', ']']).next());
    if let Some(currency) = inner.filter_map(stated::statement).find_map(|said| said.currency) {
        return Some(currency);
    }
    let (_, said) = heading::ending(text)?;
    let signs = text.contains(['$', '€', '£', '¥', '￥', '元', '币']);
    said.currency.filter(|currency| signs || ends_in(text, currency.code()) || ends_in(text, "RMB"))
}

fn ends_in(text: &str, code: &str) -> bool {
    // Words of three capitals in a title of capitals are no codes.
    let text = text.trim();
    text.ends_with(code) && !matches!(code, "ALL" | "TOP" | "TRY" | "MOP" | "CUP" | "MAD" | "PEN" | "SOS" | "RON")
}

/// `$` is the sign of many dollars, `¥` that of two currencies.
fn is_same(stated: Currency, plan: Currency, text: &str) -> bool {
    let dollars = text.contains('$') && !text.to_lowercase().contains("us$") && plan.code().ends_with('D');
    stated == plan || dollars || text.contains(['¥', '￥']) && matches!(plan.code(), "CNY" | "JPY")
}

fn unknown_unit(unit: &str, line: u64, context: &SheetContext<'_>) -> Problem {
    let message = msg("plan-sheet-unknown-unit").with("unit", unit);
    Problem::error(message).at(place(line, context)).hint(msg("plan-sheet-unknown-unit-hint"))
}

pub(super) fn two_units(first: &str, second: &str, line: u64, context: &SheetContext<'_>) -> Problem {
    let message: Message = msg("plan-sheet-two-units").with("first", first.trim()).with("second", second.trim());
    Problem::error(message).at(place(line, context)).hint(msg("plan-sheet-two-units-hint"))
}

fn place(line: u64, context: &SheetContext<'_>) -> Place {
    if line == 0 { Place::file(context.file) } else { Place::line(context.file, line) }
}
