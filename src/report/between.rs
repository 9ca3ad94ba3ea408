//! Bridges between two states: the legs of the way, and the rows.

use super::bridge::{row_heading, tone};
use super::fields::{Field, data_table, field, known};
use super::head::{Head, period, period_data};
use super::left_out;
use super::way::{Stop, Way, place_fields, way_data};
use super::{
    Align, Block, Cell, Column, Data, DataTable, Emphasis, Form, Legend, Names, Report, Row, Section, Table, Tone,
};
use crate::analysis::between::{Leg, Walk};
use crate::answer::between::{BetweenAnswer, BetweenRow};
use crate::model::{Currency, Kind, Money, Period};
use crate::words::{Message, msg};

/// What a walk goes between, for its title.
#[derive(Clone, Debug)]
pub enum BetweenTitle {
    /// The same months of last year, and this year.
    LastYear,
    /// The plan, and where the year ends.
    Outlook,
    /// Two versions, by their names.
    Versions(Message, Message),
}

/// What lies at both ends.
pub struct Ends {
    /// What the title says.
    pub title: BetweenTitle,
    /// What the way begins with.
    pub from: Message,
    /// What it ends with.
    pub to: Message,
    /// The metric that makes the volume.
    pub metric: Option<String>,
}

/// What the report is made from.
pub struct BetweenParts<'a> {
    /// The figures.
    pub answer: &'a BetweenAnswer,
    /// The period that was asked for.
    pub period: Period,
    /// Both ends in words.
    pub ends: Ends,
    /// For scripts: `last_year`, `versions`, `outlook`.
    pub between: &'static str,
    /// Plans, currency, day.
    pub head: &'a Head,
    /// Names in the reader's language.
    pub names: &'a Names,
    /// The filters in words.
    pub filters: Vec<Message>,
}

impl BetweenParts<'_> {
    fn money(&self, minor: i64) -> Money {
        Money::from_minor(minor, self.head.currency)
    }

    fn totals(&self) -> impl Iterator<Item = (Kind, &Walk)> {
        let kinds = [Kind::Cost, Kind::Income].into_iter().zip(&self.answer.totals);
        kinds.filter_map(|(kind, total)| Some((kind, total.as_ref()?)))
    }
}

/// Builds the report.
pub fn between_report(parts: &BetweenParts<'_>) -> Report {
    let answer = parts.answer;
    let span = period(parts.period);
    let title = match &parts.ends.title {
        BetweenTitle::LastYear => msg("between-title-last-year").with("period", span),
        BetweenTitle::Outlook => msg("between-title-outlook").with("period", span),
        BetweenTitle::Versions(from, to) => {
            let title = msg("between-title-versions").with("from", from.clone()).with("to", to.clone());
            title.with("period", span)
        }
    };
    let notes = left_out::notes(&parts.filters, [&answer.open, &answer.missing, &answer.missing_before]);
    let whole = vec![msg("between-told"), msg("between-volume-told"), msg("between-outlook-told")];
    let reading = Legend { brief: vec![msg("between-reading")], whole };
    let mut sections = vec![parts.head.section(title, notes, reading)];
    if answer.rows.is_empty() {
        let id = if answer.months.is_empty() { "bridge-empty-months" } else { "bridge-empty" };
        sections.push(Section::Text(msg(id), Tone::Warn));
    }
    let both = parts.totals().count() > 1;
    for (kind, total) in parts.totals().filter(|_| !answer.rows.is_empty()) {
        let title = both.then(|| msg(if kind == Kind::Cost { "term-cost" } else { "term-income" }));
        sections.push(Section::Table(way(parts, kind, total).table(parts.head.currency, title)));
        sections.push(Section::Table(rows(parts, kind, total)));
    }
    if let (Some(metric), true) = (&parts.ends.metric, answer.uncounted) {
        sections.push(Section::Text(msg("between-uncounted").with("metric", metric.as_str()), Tone::Warn));
    }
    let mut head = parts.head.data();
    head.push(("between", parts.between.into()));
    head.push(("period", period_data(parts.period)));
    head.push(("months", answer.months.clone().into()));
    let tables = vec![data(parts), steps(parts)];
    Report { name: "bridge_between", sections, data: Data { head, tables, errors: Vec::new() } }
}

/// What people call a leg.
fn leg_name(leg: Leg) -> Message {
    msg(match leg {
        Leg::Volume => "bridge-volume",
        Leg::Rate => "bridge-rate",
        Leg::Changed => "between-changed",
        Leg::New => "between-new",
        Leg::Gone => "between-gone",
        Leg::SoFar => "between-so-far",
        Leg::ToCome => "between-to-come",
    })
}

/// From one end to the other, by the legs that are something.
fn way(parts: &BetweenParts<'_>, kind: Kind, total: &Walk) -> Way {
    let stop = |leg: Leg| Stop { key: leg.key(), name: leg_name(leg), minor: total.leg(leg) };
    Way {
        kind,
        from: Stop { key: "from", name: parts.ends.from.clone(), minor: total.from },
        steps: Leg::ALL.into_iter().map(stop).filter(|stop| stop.minor != 0).collect(),
        to: Stop { key: "to", name: parts.ends.to.clone(), minor: total.to },
    }
}

fn rows(parts: &BetweenParts<'_>, kind: Kind, total: &Walk) -> Table {
    let own: Vec<&BetweenRow> = parts.answer.rows.iter().filter(|row| row.kind == kind).collect();
    let legs: Vec<Leg> = Leg::ALL.into_iter().filter(|leg| own.iter().any(|row| row.walk.leg(*leg) != 0)).collect();
    let counted = own.iter().any(|row| row.quantities.is_some());
    let heading = row_heading(parts.names, own.iter().map(|row| &row.at));
    let figure = |heading: Message, key: &str, block| {
        Column::new(heading, Align::Right, 0).within(Block::Whole(block)).keyed(key)
    };
    let mut columns = vec![Column::new(heading, Align::Left, 0), figure(parts.ends.from.clone(), "from", 1)];
    columns.extend(
        legs.iter().map(|leg| Column::new(leg_name(*leg), Align::Right, 0).within(Block::Series(0)).keyed(leg.key())),
    );
    columns.push(figure(parts.ends.to.clone(), "to", 1));
    columns.push(figure(msg("term-difference"), "difference", 1));
    if counted {
        columns.push(figure(msg("between-quantity-before"), "quantity_before", 2));
        columns.push(figure(msg("between-quantity-now"), "quantity_now", 2));
    }
    let line = |label: Message, walk: &Walk, quantities: Option<[Cell; 2]>, emphasis| {
        let mut cells = vec![(Cell::message(label), Tone::Plain), (Cell::Money(parts.money(walk.from)), Tone::Plain)];
        cells.extend(legs.iter().map(|leg| match walk.leg(*leg) {
            0 => (Cell::Empty, Tone::Plain),
            minor => (Cell::Signed(parts.money(minor)), tone(minor, kind)),
        }));
        cells.push((Cell::Money(parts.money(walk.to)), Tone::Plain));
        let difference = walk.difference().unwrap_or(0);
        cells.push((Cell::Signed(parts.money(difference)), tone(difference, kind)));
        if counted {
            let quantities = quantities.unwrap_or([Cell::Empty, Cell::Empty]);
            cells.extend(quantities.map(|cell| (cell, Tone::Quiet)));
        }
        Row { cells, emphasis, indent: 0 }
    };
    let quantity =
        |row: &BetweenRow| row.quantities.map(|(then, now)| [then, now].map(|own| Cell::Figure(own, Form::Number(0))));
    let label = |row: &BetweenRow| parts.names.label(std::slice::from_ref(&row.at));
    let mut rows: Vec<Row> = own.iter().map(|row| line(label(row), &row.walk, quantity(row), Emphasis::Item)).collect();
    rows.push(line(msg("term-total"), total, None, Emphasis::Total));
    Table { title: None, columns, rows }
}

fn data(parts: &BetweenParts<'_>) -> DataTable {
    let currency: Currency = parts.head.currency;
    let money = move |minor: i64| Cell::Money(Money::from_minor(minor, currency));
    let mut fields: Vec<Field<'_, &BetweenRow>> = place_fields(|row: &&BetweenRow| (row.kind, &row.at));
    fields.push(field("from", move |row: &&BetweenRow| money(row.walk.from)));
    fields.extend(Leg::ALL.map(|leg| field(leg.key(), move |row: &&BetweenRow| money(row.walk.leg(leg)))));
    fields.push(field("to", move |row: &&BetweenRow| money(row.walk.to)));
    fields.push(field("difference", move |row: &&BetweenRow| known(row.walk.difference().ok(), money)));
    let quantity = |value| known(value, |value| Cell::Figure(value, Form::Number(0)));
    fields.push(field("quantity_before", move |row: &&BetweenRow| quantity(row.quantities.map(|own| own.0))));
    fields.push(field("quantity_now", move |row: &&BetweenRow| quantity(row.quantities.map(|own| own.1))));
    data_table("rows", &fields, &parts.answer.rows)
}

fn steps(parts: &BetweenParts<'_>) -> DataTable {
    let ways: Vec<Way> = parts.totals().map(|(kind, total)| way(parts, kind, total)).collect();
    way_data(&ways, parts.head.currency)
}
