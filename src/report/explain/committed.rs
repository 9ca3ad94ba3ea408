//! What is ordered and not spent yet, beside what was spent.

use crate::analysis::commitment::{Commitment, Place};
use crate::answer::explain::{Committed, Explanation};
use crate::model::{Category, Money, MoneyError};
use crate::report::fields::{Field, by_axis, data_table, field};
use crate::report::table::column;
use crate::report::{Align, Cell, DataTable, Emphasis, Names, Row, Section, Table, Tone};
use crate::words::{Message, msg};

/// `budget + rolled over − actual − commitments`; `None` where no line budgets it, and where that is what the budget and
/// the actual say already.
pub(super) fn left(explanation: &Explanation) -> Result<Option<Money>, MoneyError> {
    let committed = explanation.committed.as_ref().map(|committed| committed.total);
    let Some(first) = committed.or(explanation.rolled) else { return Ok(None) };
    let zero = Money::zero(first.currency());
    let left = |budget: Money| {
        let had = budget.checked_add(explanation.rolled.unwrap_or(zero))?;
        had.checked_sub(explanation.actual)?.checked_sub(committed.unwrap_or(zero))
    };
    explanation.budget.map(left).transpose()
}

/// The same in words, where something rolled over or is committed.
pub(super) fn left_in_words(explanation: &Explanation, budget: Money) -> Option<Section> {
    let of = |amount: Option<Money>| amount.filter(|amount| !amount.is_zero());
    let committed = of(explanation.committed.as_ref().map(|committed| committed.total));
    let rolled = of(explanation.rolled);
    committed.or(rolled)?;
    let left = left(explanation).ok()??;
    let committed = committed.unwrap_or(Money::zero(budget.currency())).grouped();
    let text = match rolled {
        None => msg("report-explain-available"),
        Some(rolled) => msg("report-explain-available-rolled").with("rolled", rolled.grouped()),
    };
    let text = text.with("budget", budget.grouped()).with("actual", explanation.actual.grouped());
    let tone = if left.is_negative() { Tone::Bad } else { Tone::Plain };
    Some(Section::Text(text.with("committed", committed).with("available", left.grouped()), tone))
}

/// The commitments as a table; none where nothing is left of any.
pub(super) fn committed_section(committed: &Committed, names: &Names) -> Option<Section> {
    if committed.places.is_empty() {
        return None;
    }
    let columns = vec![
        column("commitment-number", Align::Left, 0),
        column("commitment-vendor", Align::Left, 3),
        column("term-category", Align::Left, 1),
        column("commitment-expected", Align::Left, 0),
        column("commitment-open", Align::Right, 0).keyed("open"),
    ];
    let row = |cells: Vec<Cell>, emphasis| Row {
        cells: cells.into_iter().map(|cell| (cell, Tone::Plain)).collect(),
        emphasis,
        indent: 0,
    };
    let mut rows: Vec<Row> = committed
        .places
        .iter()
        .map(|(commitment, place)| {
            let path = Category::parse(&place.category).map(|path| names.path(&path));
            let cells = vec![
                Cell::Text(commitment.id.clone()),
                Cell::Text(commitment.vendor.clone()),
                Cell::message(path.unwrap_or_else(|| Message::verbatim(place.category.as_str()))),
                Cell::Month(place.month),
                Cell::Money(place.open),
            ];
            row(cells, Emphasis::Item)
        })
        .collect();
    let total =
        vec![Cell::message(msg("term-total")), Cell::Empty, Cell::Empty, Cell::Empty, Cell::Money(committed.total)];
    rows.push(row(total, Emphasis::Total));
    Some(Section::Table(Table { title: Some(msg("report-explain-committed")), columns, rows }))
}

/// The same for scripts.
pub(super) fn committed_data(committed: &Committed, names: &Names) -> DataTable {
    type Pair = (Commitment, Place);
    let mut fields: Vec<Field<'_, &Pair>> = vec![
        field("commitment", |(commitment, _): &&Pair| Cell::Text(commitment.id.clone())),
        field("vendor", |(commitment, _): &&Pair| Cell::Text(commitment.vendor.clone())),
        field("month", |(_, place): &&Pair| Cell::Month(place.month)),
        field("category", |(_, place): &&Pair| Cell::Text(Category::for_scripts(&place.category).to_string())),
    ];
    fields.extend(by_axis(names, move |axis, (_, place): &&Pair| {
        Cell::Text(place.members.get(axis).cloned().unwrap_or_default())
    }));
    fields.push(field("open", |(_, place): &&Pair| Cell::Money(place.open)));
    data_table("commitments", &fields, &committed.places)
}
