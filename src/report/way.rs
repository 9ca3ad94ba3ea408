//! The way from one sum to another, step by step: as people read it, and as scripts do. Bridges are such ways.

use super::bridge::tone;
use super::fields::{Field, data_table, field, known};
use super::table::column;
use super::{Align, Cell, DataTable, Emphasis, Row, Table, Tone};
use crate::analysis::variance::{Member, Segment};
use crate::model::{Currency, Kind, Money};
use crate::words::Message;

/// A sum, or a step, with its key to scripts and its name to people.
pub(super) struct Stop {
    pub(super) key: &'static str,
    pub(super) name: Message,
    /// In minor units.
    pub(super) minor: i64,
}

/// A way of costs or of income.
pub(super) struct Way {
    pub(super) kind: Kind,
    pub(super) from: Stop,
    /// Those that are something.
    pub(super) steps: Vec<Stop>,
    pub(super) to: Stop,
}

impl Way {
    /// The steps, each with what is reached after it.
    fn taken(&self) -> impl Iterator<Item = (&Stop, i64)> {
        let mut reached = self.from.minor;
        self.steps.iter().map(move |step| {
            // No sum of steps is larger than what the totals were summed from.
            reached = reached.saturating_add(step.minor);
            (step, reached)
        })
    }

    /// A line for each step.
    pub(super) fn table(&self, currency: Currency, title: Option<Message>) -> Table {
        let columns = vec![
            column("bridge-step", Align::Left, 0),
            column("bridge-amount", Align::Right, 0).keyed("amount"),
            column("bridge-reached", Align::Right, 0).keyed("reached"),
        ];
        let money = |minor: i64| Money::from_minor(minor, currency);
        let end = |stop: &Stop, emphasis| Row {
            cells: vec![
                (Cell::message(stop.name.clone()), Tone::Plain),
                (Cell::Empty, Tone::Plain),
                (Cell::Money(money(stop.minor)), Tone::Plain),
            ],
            emphasis,
            indent: 0,
        };
        let mut rows = vec![end(&self.from, Emphasis::Subtotal)];
        rows.extend(self.taken().map(|(step, reached)| Row {
            cells: vec![
                (Cell::message(step.name.clone()), Tone::Plain),
                (Cell::Signed(money(step.minor)), tone(step.minor, self.kind)),
                (Cell::Money(money(reached)), Tone::Quiet),
            ],
            emphasis: Emphasis::Item,
            indent: 1,
        }));
        rows.push(end(&self.to, Emphasis::Total));
        Table { title, columns, rows }
    }
}

/// Both ends and each step of these ways.
pub(super) fn way_data(ways: &[Way], currency: Currency) -> DataTable {
    let money = move |minor: i64| Cell::Money(Money::from_minor(minor, currency));
    type Line = (Kind, &'static str, Option<i64>, i64);
    let fields: Vec<Field<'_, Line>> = vec![
        field("type", |(kind, ..): &Line| kind_cell(*kind)),
        field("step", |(_, step, ..): &Line| Cell::Tag(step)),
        field("amount", move |(_, _, amount, _): &Line| known(*amount, money)),
        field("reached", move |(.., reached): &Line| money(*reached)),
    ];
    let each = ways.iter().flat_map(|way| {
        let steps = way.taken().map(|(step, reached)| (way.kind, step.key, Some(step.minor), reached));
        let [first, last] = [&way.from, &way.to].map(|end| (way.kind, end.key, None, end.minor));
        std::iter::once(first).chain(steps).chain([last]).collect::<Vec<Line>>()
    });
    data_table("steps", &fields, each.collect::<Vec<_>>())
}

/// What a row is of, as scripts find it: costs or income, and its category or its member.
pub(super) fn place_fields<'a, T: 'a>(of: fn(&T) -> (Kind, &Segment)) -> Vec<Field<'a, T>> {
    vec![
        field("type", move |thing: &T| kind_cell(of(thing).0)),
        field("category", move |thing: &T| match of(thing).1 {
            Segment::Category(category) => Cell::category(category),
            _ => Cell::Empty,
        }),
        field("member", move |thing: &T| match of(thing).1 {
            Segment::Member(_, Member::Named(name)) => Cell::Text(name.to_string()),
            _ => Cell::Empty,
        }),
    ]
}

/// Costs or income, as scripts find it.
pub(super) fn kind_cell(kind: Kind) -> Cell {
    Cell::Tag(if kind == Kind::Cost { "cost" } else { "income" })
}
