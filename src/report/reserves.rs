//! 预备费: what is left of the reserves of a year, and for what they went.

use super::fields::{Field, by_axis, data_table, field};
use super::head::{Head, period, period_data};
use super::table::column;
use super::{Align, Cell, Data, DataTable, Emphasis, Legend, Names, Report, Row, Section, Table, Tone};
use crate::analysis::adjustment::{Draw, Reserve};
use crate::model::{Money, MoneyError, Period, Ratio};
use crate::words::{Message, msg};

/// Builds the report.
pub fn reserves_report(all: &[Reserve], of: Period, head: &Head, names: &Names) -> Result<Report, MoneyError> {
    let title = msg("reserves-title").with("period", period(of));
    let mut sections = vec![head.section(title, Vec::new(), Legend::default())];
    if all.is_empty() {
        sections.push(Section::Text(msg("reserves-none"), Tone::Plain));
    } else {
        sections.push(Section::Table(table(all, names)?));
        sections.extend(draws(all, names));
        sections.extend(all.iter().filter(|own| !own.spent.is_zero()).map(|own| {
            let text = msg("reserves-spent").with("line", label(own, names)).with("amount", own.spent.grouped());
            Section::Text(text, Tone::Bad)
        }));
    }
    let mut members = head.data();
    members.push(("period", period_data(of)));
    let tables = vec![data(all, names), draws_data(all)];
    Ok(Report { name: "reserves", sections, data: Data { head: members, tables, errors: Vec::new() } })
}

fn label(own: &Reserve, names: &Names) -> Message {
    let path = names.path(&own.category);
    let aside = |label: Message, member: &String| {
        msg("report-aside").with("first", label).with("second", Message::verbatim(member.as_str()))
    };
    own.members.iter().flatten().fold(path, aside)
}

fn row(cells: Vec<Cell>, emphasis: Emphasis) -> Row {
    Row { cells: cells.into_iter().map(|cell| (cell, Tone::Plain)).collect(), emphasis, indent: 0 }
}

fn table(all: &[Reserve], names: &Names) -> Result<Table, MoneyError> {
    let spends = all.iter().any(|own| !own.spent.is_zero());
    let mut columns = vec![
        column("term-category", Align::Left, 0),
        column("term-budget", Align::Right, 0).keyed("budget"),
        column("reserves-drawn", Align::Right, 0).keyed("drawn"),
        column("reserves-share", Align::Right, 0).keyed("drawn_ratio"),
    ];
    columns.extend(spends.then(|| column("reserves-spent-on-it", Align::Right, 0).keyed("spent")));
    columns.push(column("reserves-left", Align::Right, 0).keyed("left"));
    let line = |label: Message, [budget, drawn, spent, left]: [Money; 4], emphasis| {
        let share = Ratio::of(drawn, budget).map_or(Cell::Unknown, Cell::Ratio);
        let mut cells = vec![Cell::message(label), Cell::Money(budget), Cell::Money(drawn), share];
        cells.extend(spends.then_some(Cell::Money(spent)));
        cells.push(Cell::Money(left));
        row(cells, emphasis)
    };
    let figures = |own: &Reserve| [own.budget, own.drawn, own.spent, own.left];
    let mut rows: Vec<Row> = all.iter().map(|own| line(label(own, names), figures(own), Emphasis::Item)).collect();
    let mut total = [Money::zero(all[0].budget.currency()); 4];
    for own in all {
        for (sum, amount) in total.iter_mut().zip(figures(own)) {
            *sum = sum.checked_add(amount)?;
        }
    }
    rows.push(line(msg("term-total"), total, Emphasis::Total));
    Ok(Table { title: None, columns, rows })
}

/// For what they went; none where nothing went out.
fn draws(all: &[Reserve], names: &Names) -> Option<Section> {
    let draws: Vec<(&Reserve, &Draw)> =
        all.iter().flat_map(|own| own.draws.iter().map(move |draw| (own, draw))).collect();
    if draws.is_empty() {
        return None;
    }
    let several = all.len() > 1;
    let mut columns = vec![
        column("history-when", Align::Left, 0).keyed("at"),
        column("reserves-adjustment", Align::Left, 0).keyed("adjustment"),
    ];
    columns.extend(several.then(|| column("term-category", Align::Left, 0)));
    columns.extend([
        column("reserves-to", Align::Left, 0),
        column("reserves-drawn", Align::Right, 0).keyed("amount"),
        column("history-who", Align::Left, 1).keyed("by"),
        column("history-reason", Align::Left, 0).keyed("reason"),
    ]);
    let rows = draws.into_iter().map(|(own, draw)| {
        let mut cells =
            vec![Cell::Text(draw.made.at.format("%Y-%m-%d %H:%M").to_string()), Cell::Text(draw.id.clone())];
        cells.extend(several.then(|| Cell::message(label(own, names))));
        let lines: Vec<Message> = draw.lines.iter().map(|line| Message::verbatim(line.as_str())).collect();
        let to = match draw.waits {
            true => msg("reserves-waits").with("lines", lines),
            false => msg("reserves-lines").with("lines", lines),
        };
        cells.extend([
            Cell::message(to),
            Cell::Money(draw.amount),
            Cell::Text(draw.made.by.clone()),
            Cell::Text(draw.made.reason.clone()),
        ]);
        row(cells, Emphasis::Item)
    });
    Some(Section::Table(Table { title: Some(msg("reserves-draws")), columns, rows: rows.collect() }))
}

fn data(all: &[Reserve], names: &Names) -> DataTable {
    let mut fields: Vec<Field<'_, &Reserve>> = vec![
        field("plan", |own: &&Reserve| Cell::Text(own.plan.clone())),
        field("category", |own: &&Reserve| Cell::category(&own.category)),
    ];
    fields.extend(by_axis(names, move |axis, own: &&Reserve| {
        own.members.get(axis).cloned().flatten().map_or(Cell::Empty, Cell::Text)
    }));
    fields.extend([
        field("budget", |own: &&Reserve| Cell::Money(own.budget)),
        field("drawn", |own: &&Reserve| Cell::Money(own.drawn)),
        field("drawn_ratio", |own: &&Reserve| own.share().map_or(Cell::Empty, Cell::Ratio)),
        field("spent", |own: &&Reserve| Cell::Money(own.spent)),
        field("left", |own: &&Reserve| Cell::Money(own.left)),
    ]);
    data_table("rows", &fields, all)
}

fn draws_data(all: &[Reserve]) -> DataTable {
    type Drawn<'r> = (&'r Reserve, &'r Draw);
    let fields: Vec<Field<'_, Drawn<'_>>> = vec![
        field("at", |(_, draw): &Drawn<'_>| Cell::Text(draw.made.at.format("%Y-%m-%dT%H:%M:%SZ").to_string())),
        field("adjustment", |(_, draw): &Drawn<'_>| Cell::Text(draw.id.clone())),
        field("category", |(own, _): &Drawn<'_>| Cell::category(&own.category)),
        field("to", |(_, draw): &Drawn<'_>| Cell::Text(draw.lines.join(" "))),
        field("amount", |(_, draw): &Drawn<'_>| Cell::Money(draw.amount)),
        field("state", |(_, draw): &Drawn<'_>| Cell::Tag(if draw.waits { "proposed" } else { "in_force" })),
        field("by", |(_, draw): &Drawn<'_>| Cell::Text(draw.made.by.clone())),
        field("reason", |(_, draw): &Drawn<'_>| Cell::Text(draw.made.reason.clone())),
    ];
    data_table("draws", &fields, all.iter().flat_map(|own| own.draws.iter().map(move |draw| (own, draw))))
}
