//! People and scripts get the same figures: what a table shows stands under its column's key in the data.

use std::collections::{HashMap, HashSet};

use super::{Cell, Data, Datum, Emphasis, Key, Report, Section, Table};

/// Figures that people read in a report and scripts do not get; there must be none.
pub fn disagreements(report: &Report) -> Vec<String> {
    let known = Known::new(&report.data);
    let tables = report.sections.iter().filter_map(|section| match section {
        Section::Table(table) => Some(table),
        _ => None,
    });
    tables.flat_map(|table| of_table(table, &known)).collect()
}

/// The figures of the data, by key; those of totals for all keys.
struct Known<'a> {
    by_key: HashMap<&'a str, HashSet<String>>,
    of_totals: HashSet<String>,
}

impl<'a> Known<'a> {
    fn new(data: &'a Data) -> Known<'a> {
        let (mut by_key, mut of_totals): (HashMap<&str, HashSet<String>>, HashSet<String>) = Default::default();
        for table in &data.tables {
            for (place, key) in table.columns.iter().enumerate() {
                let figures = table.records.iter().filter_map(|record| figure(&record.values[place]));
                let figures: Vec<String> = figures.collect();
                if table.keyed {
                    of_totals.extend(figures.iter().cloned());
                }
                by_key.entry(key).or_default().extend(figures);
            }
        }
        for (key, value) in &data.head {
            let known = by_key.entry(key).or_default();
            if let Datum::Cell(cell) = value {
                known.extend(figure(cell));
            }
        }
        Known { by_key, of_totals }
    }
}

fn of_table(table: &Table, known: &Known<'_>) -> Vec<String> {
    let mut missing = Vec::new();
    for (place, column) in table.columns.iter().enumerate() {
        let rows = table.rows.iter().filter(|row| row.emphasis == Emphasis::Item);
        let figures: Vec<String> = rows.filter_map(|row| figure(&row.cells[place].0)).collect();
        let heading = column.heading.id;
        match &column.key {
            Key::Derived => {}
            Key::NoFigures if figures.is_empty() => {}
            Key::NoFigures => missing.push(format!("{heading} has figures and no key")),
            Key::Of(key) => match known.by_key.get(key.as_str()) {
                None => missing.push(format!("{heading}: scripts have no `{key}`")),
                Some(of_key) => {
                    let is_known = |figure: &&String| of_key.contains(*figure) || known.of_totals.contains(*figure);
                    let strange = figures.iter().filter(|figure| !is_known(figure));
                    missing.extend(strange.map(|figure| format!("{heading}: `{key}` is nowhere {figure}")));
                }
            },
        }
    }
    missing
}

/// A figure as scripts get it.
fn figure(cell: &Cell) -> Option<String> {
    match cell {
        Cell::Money(amount) | Cell::Signed(amount) => Some(amount.plain()),
        Cell::Ratio(ratio) | Cell::SignedRatio(ratio) => Some(ratio.plain()),
        Cell::Count(count) => Some(count.to_string()),
        Cell::Quantity(quantity) | Cell::SignedQuantity(quantity) => Some(quantity.plain()),
        Cell::Figure(figure, _) => Some(figure.fixed(6)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Currency, Money};
    use crate::report::{Align, Column, DataTable, Record, Row, Tone};
    use crate::words::Message;

    fn report(column: Column, shown: i64) -> Report {
        let money = |minor| Cell::Money(Money::from_minor(minor, Currency::CNY));
        let row = Row { cells: vec![(money(shown), Tone::Plain)], emphasis: Emphasis::Item, indent: 0 };
        let table = Table { title: None, columns: vec![column], rows: vec![row] };
        let record = Record { path: Vec::new(), values: vec![money(500)] };
        let rows = DataTable { key: "rows", columns: vec!["budget".into()], records: vec![record], keyed: false };
        let data = Data { tables: vec![rows], ..Data::default() };
        Report { name: "x", sections: vec![Section::Table(table)], data }
    }

    #[test]
    fn a_figure_that_scripts_do_not_get_is_found() {
        let column = || Column::new(Message::verbatim("x"), Align::Right, 0);
        for (report, count) in [
            (report(column().keyed("budget"), 500), 0),
            (report(column().keyed("budget"), 501), 1),
            (report(column().keyed("actual"), 500), 1),
            (report(column(), 500), 1),
            (report(column().derived(), 501), 0),
        ] {
            assert_eq!(disagreements(&report).len(), count, "{report:?}");
        }
    }
}
