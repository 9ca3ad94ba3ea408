//! The tables that people read.

use super::{BridgeParts, row_heading, step_name, tone};
use crate::analysis::bridge::{Step, Steps};
use crate::answer::bridge::{BridgeRow, DriverMoved};
use crate::model::{Kind, Money};
use crate::report::table::column;
use crate::report::way::{Stop, Way};
use crate::report::{Align, Block, Cell, Column, Emphasis, Row, Table, Tone};
use crate::words::{Message, msg};

/// From the budget to the actual, by the steps that are something.
pub(in crate::report) fn way(kind: Kind, total: &Steps) -> Way {
    let stop = |step: Step| Stop { key: step.key(), name: step_name(step), minor: total.of(step) };
    Way {
        kind,
        from: Stop { key: "budget", name: msg("term-budget"), minor: total.budget },
        steps: Step::ALL.into_iter().map(stop).filter(|stop| stop.minor != 0).collect(),
        to: Stop { key: "actual", name: msg("term-actual"), minor: total.actual },
    }
}

/// The rows of a kind, with a column for each step that is something in one of them.
pub(super) fn rows(parts: &BridgeParts<'_>, kind: Kind, total: &Steps) -> Table {
    let own: Vec<&BridgeRow> = parts.answer.rows.iter().filter(|row| row.kind == kind).collect();
    let is_taken = |step: &Step| own.iter().any(|row| row.steps.of(*step) != 0);
    let steps: Vec<Step> = Step::ALL.into_iter().filter(is_taken).collect();
    let heading = row_heading(parts.names, own.iter().map(|row| &row.at));
    let figure = |heading: Message, key: &str, block| {
        Column::new(heading, Align::Right, 0).within(Block::Whole(block)).keyed(key)
    };
    let mut columns = vec![Column::new(heading, Align::Left, 0), figure(msg("term-budget"), "budget", 1)];
    columns.extend(
        steps
            .iter()
            .map(|step| Column::new(step_name(*step), Align::Right, 0).within(Block::Series(0)).keyed(step.key())),
    );
    columns.push(figure(msg("term-actual"), "actual", 1));
    columns.push(figure(msg("term-variance"), "variance", 1));
    let money = |minor: i64| Money::from_minor(minor, parts.currency());
    let line = |label: Message, own: &Steps, emphasis| {
        let mut cells = vec![(Cell::message(label), Tone::Plain), (Cell::Money(money(own.budget)), Tone::Plain)];
        cells.extend(steps.iter().map(|step| match own.of(*step) {
            0 => (Cell::Empty, Tone::Plain),
            minor => (Cell::Signed(money(minor)), tone(minor, kind)),
        }));
        cells.push((Cell::Money(money(own.actual)), Tone::Plain));
        let variance = own.variance().map_or(Cell::Unknown, |minor| Cell::Signed(money(minor)));
        cells.push((variance, tone(own.variance().unwrap_or(0), kind)));
        Row { cells, emphasis, indent: 0 }
    };
    let mut rows: Vec<Row> = own
        .iter()
        .map(|row| line(parts.names.label(std::slice::from_ref(&row.at)), &row.steps, Emphasis::Item))
        .collect();
    rows.push(line(msg("term-total"), total, Emphasis::Total));
    Table { title: None, columns, rows }
}

/// What each driver moved.
pub(super) fn drivers(parts: &BridgeParts<'_>) -> Table {
    let several = parts.answer.drivers.windows(2).any(|pair| pair[0].plan != pair[1].plan);
    let mut columns = vec![column("bridge-driver", Align::Left, 0)];
    columns.extend(several.then(|| column("term-plan", Align::Left, 0)));
    columns.extend([
        column("bridge-step", Align::Left, 0),
        column("bridge-planned", Align::Right, 0).keyed("planned"),
        column("bridge-came", Align::Right, 0).keyed("came"),
        column("bridge-moved", Align::Right, 0).keyed("amount"),
    ]);
    let row = |own: &DriverMoved| {
        let mut cells = vec![(Cell::Text(own.name.clone()), Tone::Plain)];
        cells.extend(several.then(|| (Cell::Text(own.plan.clone()), Tone::Plain)));
        cells.extend([
            (Cell::message(step_name(own.step)), Tone::Plain),
            (Cell::Quantity(own.planned), Tone::Plain),
            (Cell::Quantity(own.came), Tone::Plain),
            (Cell::Signed(own.amount), Tone::Plain),
        ]);
        Row { cells, emphasis: Emphasis::Item, indent: 0 }
    };
    Table { title: Some(msg("bridge-drivers")), columns, rows: parts.answer.drivers.iter().map(row).collect() }
}
