//! The bridge for scripts.

use super::BridgeParts;
use super::table::way;
use crate::analysis::bridge::{Step, Steps};
use crate::analysis::variance::{Member, Segment};
use crate::answer::bridge::{BridgeRow, DriverMoved};
use crate::model::{Currency, Kind, Money};
use crate::report::fields::{Field, data_table, field, known};
use crate::report::way::{Way, kind_cell, place_fields, way_data};
use crate::report::{Cell, DataTable};

/// Budget, steps, actual and variance of what has them.
fn figures<'a, T: 'a>(currency: Currency, of: fn(&T) -> &Steps) -> Vec<Field<'a, T>> {
    let money = move |minor: i64| Cell::Money(Money::from_minor(minor, currency));
    let mut fields: Vec<Field<'a, T>> = vec![field("budget", move |thing: &T| money(of(thing).budget))];
    fields.extend(Step::ALL.map(|step| field(step.key(), move |thing: &T| money(of(thing).of(step)))));
    fields.push(field("actual", move |thing: &T| money(of(thing).actual)));
    fields.push(field("variance", move |thing: &T| known(of(thing).variance().ok(), money)));
    fields
}

/// The rows.
pub(super) fn rows(parts: &BridgeParts<'_>) -> DataTable {
    let mut fields: Vec<Field<'_, &BridgeRow>> = place_fields(|row: &&BridgeRow| (row.kind, &row.at));
    let shared = |row: &&BridgeRow| Cell::Flag(matches!(row.at, Segment::Member(_, Member::Shared)));
    fields.push(field("shared", shared));
    fields.extend(figures(parts.currency(), |row: &&BridgeRow| &row.steps));
    data_table("rows", &fields, &parts.answer.rows)
}

/// The sums of costs and of income.
pub(super) fn totals(parts: &BridgeParts<'_>) -> DataTable {
    let mut fields: Vec<Field<'_, (Kind, &Steps)>> = vec![field("type", |(kind, _): &(Kind, &Steps)| kind_cell(*kind))];
    fields.extend(figures(parts.currency(), |(_, steps): &(Kind, &Steps)| steps));
    data_table("totals", &fields, parts.totals())
}

/// Each step of a total, with what is reached after it.
pub(super) fn steps(parts: &BridgeParts<'_>) -> DataTable {
    let ways: Vec<Way> = parts.totals().map(|(kind, total)| way(kind, total)).collect();
    way_data(&ways, parts.currency())
}

/// What each driver moved.
pub(super) fn drivers(parts: &BridgeParts<'_>) -> DataTable {
    let fields: Vec<Field<'_, &DriverMoved>> = vec![
        field("plan", |own: &&DriverMoved| Cell::Text(own.plan.clone())),
        field("driver", |own: &&DriverMoved| Cell::Text(own.name.clone())),
        field("metric", |own: &&DriverMoved| Cell::Text(own.metric.clone())),
        field("step", |own: &&DriverMoved| Cell::Tag(own.step.key())),
        field("planned", |own: &&DriverMoved| Cell::Quantity(own.planned)),
        field("came", |own: &&DriverMoved| Cell::Quantity(own.came)),
        field("amount", |own: &&DriverMoved| Cell::Money(own.amount)),
    ];
    data_table("drivers", &fields, &parts.answer.drivers)
}
