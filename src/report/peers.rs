//! Members of a dimension beside each other: what a unit costs, where each stands, what is to be expected by size.

use super::fields::{Field, data_table, field, known};
use super::head::{Head, period, period_data};
use super::left_out;
use super::table::column;
use super::{
    Align, Block, Cell, Column, Data, DataTable, Datum, Emphasis, Form, Legend, Names, Report, Row, Section, Table,
    Tone,
};
use crate::analysis::peers::{FEWEST, Moved};
use crate::answer::peers::{Peer, PeerGroup, PeersAnswer, Unit};
use crate::model::{Money, Period, Quantity};
use crate::words::terms::axis_heading;
use crate::words::{Message, msg};

/// What the report is made from.
pub struct PeersParts<'a> {
    /// The figures.
    pub answer: &'a PeersAnswer,
    /// The period that was asked for.
    pub period: Period,
    /// The dimension whose members are compared.
    pub axis: usize,
    /// By what they are grouped, by name.
    pub among: Vec<String>,
    /// Plans, currency, day.
    pub head: &'a Head,
    /// Names in the reader's language.
    pub names: &'a Names,
    /// The filters in words.
    pub filters: Vec<Message>,
}

/// Builds the report.
pub fn peers_report(parts: &PeersParts<'_>) -> Report {
    let answer = parts.answer;
    let title = msg("peers-title").with("axis", heading(parts)).with("period", period(parts.period));
    let reading = Legend {
        brief: vec![msg("peers-reading").with("fewest", FEWEST)],
        whole: vec![msg("peers-told"), msg("peers-place-told").with("fewest", FEWEST), msg("peers-expected-told")],
    };
    let mut sections = vec![parts.head.section(title, notes(parts), reading)];
    if answer.groups.is_empty() {
        let id = if answer.months.is_empty() { "bridge-empty-months" } else { "peers-empty" };
        sections.push(Section::Text(msg(id), Tone::Warn));
    }
    for group in &answer.groups {
        sections.push(Section::Table(table(parts, group)));
        sections.extend(said(parts, group).into_iter().map(|said| Section::Text(said, Tone::Quiet)));
    }
    let moves: Vec<(&PeerGroup, usize, &Moved)> = moves(answer);
    if !moves.is_empty() {
        sections.push(Section::Table(moves_table(parts, &moves)));
        let misleading = moves.iter().filter(|(.., moved)| moved.misleads());
        sections.extend(misleading.map(|(_, unit, moved)| misleads(parts, *unit, moved)));
    }
    for (unit, names) in &answer.doubled {
        let message = msg("peers-doubled").with("unit", unit_name(unit));
        let names: Vec<Message> = names.iter().map(|name| Message::verbatim(name.as_str())).collect();
        sections.push(Section::Text(message.with("names", names), Tone::Warn));
    }
    let mut head = parts.head.data();
    head.push(("period", period_data(parts.period)));
    head.push(("months", answer.months.clone().into()));
    head.push(("among", parts.among.iter().map(|name| Datum::from(name.as_str())).collect()));
    head.push(("units", answer.units.iter().map(|unit| Datum::from(unit.name.as_str())).collect()));
    head.push(("unassigned", Cell::Money(answer.nobody).into()));
    head.push(("amount_total", Cell::Money(answer.total).into()));
    let tables = vec![data(parts), groups_data(parts)];
    Report { name: "peers", sections, data: Data { head, tables, errors: Vec::new() } }
}

fn heading(parts: &PeersParts<'_>) -> Message {
    axis_heading(parts.names.dimensions.axes.get(parts.axis).map_or("", |axis| axis.name.as_str()))
}

fn notes(parts: &PeersParts<'_>) -> Vec<Message> {
    let answer = parts.answer;
    let mut notes = left_out::notes(&parts.filters, [&answer.open, &answer.missing, &answer.missing_before]);
    notes.extend(answer.standing.map(|month| msg("peers-standing").with("month", month.to_string())));
    if !answer.nobody.is_zero() {
        notes.push(msg("peers-nobody").with("axis", heading(parts)).with("amount", answer.nobody.grouped()));
    }
    notes
}

/// A unit in the reader's words.
fn unit_name(unit: &Unit) -> Message {
    match unit.name.as_str() {
        "households" => msg("peers-households"),
        "tickets" => msg("peers-tickets"),
        "area" => msg("peers-area"),
        "heads" => msg("peers-heads"),
        other => Message::verbatim(other),
    }
}

/// What a unit costs, as a heading.
fn per_unit(unit: &Unit) -> Message {
    match unit.name.as_str() {
        "households" => msg("peers-per-household"),
        "tickets" => msg("peers-per-ticket"),
        "area" => msg("peers-per-area"),
        "heads" => msg("peers-per-head"),
        other => msg("peers-per").with("unit", other),
    }
}

/// What a group has in common, in words.
fn common(group: &PeerGroup) -> Vec<Message> {
    let text = |text: &String| if text.is_empty() { msg("term-unassigned") } else { Message::verbatim(text.as_str()) };
    group.common.iter().map(text).collect()
}

/// How many there are of a unit on the average of the months, or in all of them.
fn shown(units: Option<Quantity>, unit: &Unit, months: usize) -> Option<Quantity> {
    units.map(|units| if unit.is_size { units / Quantity::from(months as i64) } else { units })
}

fn table(parts: &PeersParts<'_>, group: &PeerGroup) -> Table {
    let (answer, months) = (parts.answer, parts.answer.months.len());
    let mut columns = vec![
        Column::new(heading(parts), Align::Left, 0),
        column("term-actual", Align::Right, 0).within(Block::Whole(1)).keyed("amount"),
    ];
    for (index, unit) in answer.units.iter().enumerate() {
        let block = Block::Whole(2 + index as u8);
        let per = per_unit(unit);
        columns.extend([
            Column::new(unit_name(unit), Align::Right, 0).within(block).keyed(format!("units_{}", index + 1)),
            Column::new(per, Align::Right, 0).within(block).keyed(format!("cost_{}", index + 1)),
            column("peers-place", Align::Right, 0).within(block).keyed(format!("place_{}", index + 1)),
        ]);
    }
    let expects = group.by_size.is_some();
    if expects {
        let block = Block::Whole(20);
        columns.push(column("peers-expected", Align::Right, 0).within(block).keyed("expected"));
        columns.push(column("peers-to-expected", Align::Right, 0).within(block).keyed("to_expected"));
    }
    let figure = |value: Option<Quantity>, form| value.map_or(Cell::Unknown, |value| Cell::Figure(value, form));
    let row = |peer: &Peer| {
        let mut cells = vec![Cell::Text(peer.name.clone()), Cell::Money(peer.amount)];
        for ((unit, cost), place) in answer.units.iter().zip(&peer.costs).zip(&peer.places) {
            cells.push(figure(shown(cost.units, unit, months), Form::Number(0)));
            cells.push(figure(cost.of_unit(), Form::Number(4)));
            cells.push(figure(*place, Form::Percent(0)));
        }
        if expects {
            cells.push(expected(parts, peer).map_or(Cell::Unknown, Cell::Money));
            cells.push(figure(to_expected(peer), Form::Number(4)));
        }
        Row { cells: plain(cells), emphasis: Emphasis::Item, indent: 0 }
    };
    let mut rows: Vec<Row> = group.peers.iter().map(row).collect();
    let sum = group.peers.iter().map(|peer| peer.amount.minor()).sum();
    let mut cells =
        vec![Cell::message(msg("peers-pooled")), Cell::Money(Money::from_minor(sum, answer.total.currency()))];
    for (index, (unit, pool)) in answer.units.iter().zip(&group.pooled).enumerate() {
        let all: Option<Quantity> = group.peers.iter().map(|peer| peer.costs[index].units).sum();
        cells.push(figure(shown(all, unit, months), Form::Number(0)));
        cells.push(figure(pool.cost, Form::Number(4)));
        cells.push(Cell::Empty);
    }
    if expects {
        cells.extend([Cell::Empty, Cell::Empty]);
    }
    rows.push(Row { cells: plain(cells), emphasis: Emphasis::Total, indent: 0 });
    let is_alone = group.common.is_empty();
    let title = (!is_alone).then(|| msg("peers-group").with("common", common(group)).with("count", group.peers.len()));
    Table { title, columns, rows }
}

fn plain(cells: Vec<Cell>) -> Vec<(Cell, Tone)> {
    cells.into_iter().map(|cell| (cell, Tone::Plain)).collect()
}

/// What one of its size is to be expected to cost, as an amount.
fn expected(parts: &PeersParts<'_>, peer: &Peer) -> Option<Money> {
    peer.expected?.money(parts.answer.total.currency()).ok()
}

fn to_expected(peer: &Peer) -> Option<Quantity> {
    let expected = peer.expected.filter(|expected| *expected > Quantity::ZERO)?;
    Some(Quantity::from(peer.amount) / expected)
}

/// What is to be said below a group: quartiles, what is expected by size, who could not be compared.
fn said(parts: &PeersParts<'_>, group: &PeerGroup) -> Vec<Message> {
    let mut said = Vec::new();
    for (index, (unit, pool)) in parts.answer.units.iter().zip(&group.pooled).enumerate() {
        let name = unit_name(unit);
        let with = group.peers.iter().filter(|peer| peer.costs[index].of_unit().is_some()).count();
        match pool.quartiles {
            Some(quartiles) => {
                let [low, middle, high] = quartiles.map(|value| value.fixed(4));
                let message = msg("peers-quartiles").with("unit", name.clone()).with("low", low);
                said.push(message.with("middle", middle).with("high", high).with("count", with));
            }
            None if with > 0 => {
                said.push(msg("peers-few").with("unit", name.clone()).with("count", with).with("fewest", FEWEST));
            }
            None => {}
        }
        let without = group.peers.iter().filter(|peer| peer.costs[index].of_unit().is_none());
        let without: Vec<Message> = without.map(|peer| Message::verbatim(peer.name.as_str())).collect();
        if !without.is_empty() {
            said.push(msg("peers-without").with("unit", name.clone()).with("names", without));
        }
        // The whole of the costs stands beside what a unit costs of those that have units.
        let all = Money::sum(group.peers.iter().map(|peer| peer.amount), parts.answer.total.currency());
        let with_units = group.peers.iter().filter(|peer| peer.costs[index].of_unit().is_some());
        let of_them = Money::sum(with_units.map(|peer| peer.amount), parts.answer.total.currency());
        if let (Ok(all), Ok(of_them), Some(_)) = (all, of_them, pool.cost)
            && all != of_them
        {
            said.push(msg("peers-pooled-of").with("unit", name).with("amount", of_them.grouped()));
        }
    }
    if let Some((by_size, with)) = &group.by_size {
        let id = if by_size.elasticity.is_negative() { "peers-by-size-less" } else { "peers-by-size" };
        let elasticity = by_size.elasticity.abs().fixed(4);
        said.push(msg(id).with("elasticity", elasticity).with("count", with.len()));
    }
    said
}

fn moves(answer: &PeersAnswer) -> Vec<(&PeerGroup, usize, &Moved)> {
    let of_group = |group: &'_ PeerGroup| {
        let pools = group.pooled.iter().enumerate();
        pools.filter_map(|(unit, pool)| Some((unit, pool.moved?))).collect::<Vec<_>>()
    };
    let mut all = Vec::new();
    for group in &answer.groups {
        for (unit, _) in of_group(group) {
            if let Some(moved) = &group.pooled[unit].moved {
                all.push((group, unit, moved));
            }
        }
    }
    all
}

fn moves_table(parts: &PeersParts<'_>, moves: &[(&PeerGroup, usize, &Moved)]) -> Table {
    let signed = |id, key: &str| column(id, Align::Right, 0).keyed(key);
    let columns = vec![
        column("peers-unit", Align::Left, 0),
        column("term-last-year", Align::Right, 0).keyed("moved.before"),
        column("peers-now", Align::Right, 0).keyed("moved.now"),
        column("term-difference", Align::Right, 0).derived(),
        signed("peers-rate", "moved.rate"),
        signed("peers-mix", "moved.mix"),
    ];
    let row = |(group, unit, moved): &(&PeerGroup, usize, &Moved)| {
        let name = unit_name(&parts.answer.units[*unit]);
        let name = match group.common.is_empty() {
            true => name,
            false => msg("peers-unit-of").with("unit", name).with("common", common(group)),
        };
        let signed = |value: Quantity| Cell::Figure(value, Form::Signed(4));
        let cells = vec![
            Cell::message(name),
            Cell::Figure(moved.before, Form::Number(4)),
            Cell::Figure(moved.now, Form::Number(4)),
            signed(moved.now - moved.before),
            signed(moved.rate),
            signed(moved.mix),
        ];
        Row { cells: plain(cells), emphasis: Emphasis::Item, indent: 0 }
    };
    Table { title: Some(msg("peers-moves")), columns, rows: moves.iter().map(row).collect() }
}

/// The whole went one way, and its members the other.
fn misleads(parts: &PeersParts<'_>, unit: usize, moved: &Moved) -> Section {
    let change = moved.now - moved.before;
    let message = match (change > Quantity::ZERO, moved.is_mix_alone()) {
        (true, true) => msg("peers-misleads-up").with("cheaper", moved.cheaper),
        (false, true) => msg("peers-misleads-down").with("dearer", moved.dearer),
        (is_up, false) => {
            let message = if is_up { msg("peers-differs-up") } else { msg("peers-differs-down") };
            message.with("cheaper", moved.cheaper).with("dearer", moved.dearer)
        }
    };
    let message = message.with("unit", unit_name(&parts.answer.units[unit])).with("both", moved.both);
    let message = message.with("change", change.abs().fixed(4)).with("rate", moved.rate.abs().fixed(4));
    Section::Text(message, Tone::Warn)
}

fn data(parts: &PeersParts<'_>) -> DataTable {
    let answer = parts.answer;
    let months = answer.months.len();
    let figure = |value: Option<Quantity>| known(value, |value| Cell::Figure(value, Form::Number(4)));
    let mut fields: Vec<Field<'_, (&PeerGroup, &Peer)>> = vec![
        field("group", |(group, _): &(&PeerGroup, &Peer)| Cell::Text(group.common.join(" · "))),
        field("member", |(_, peer): &(&PeerGroup, &Peer)| Cell::Text(peer.name.clone())),
        field("amount", |(_, peer): &(&PeerGroup, &Peer)| Cell::Money(peer.amount)),
    ];
    for (index, unit) in answer.units.iter().enumerate() {
        let number = index + 1;
        fields.push(field(format!("units_{number}"), move |(_, peer): &(&PeerGroup, &Peer)| {
            figure(shown(peer.costs[index].units, unit, months))
        }));
        fields.push(field(format!("cost_{number}"), move |(_, peer): &(&PeerGroup, &Peer)| {
            figure(peer.costs[index].of_unit())
        }));
        fields
            .push(field(format!("place_{number}"), move |(_, peer): &(&PeerGroup, &Peer)| figure(peer.places[index])));
        fields.push(field(format!("before_{number}"), move |(_, peer): &(&PeerGroup, &Peer)| {
            figure(peer.before[index].of_unit())
        }));
    }
    fields.push(field("expected", move |(_, peer): &(&PeerGroup, &Peer)| known(expected(parts, peer), Cell::Money)));
    fields.push(field("to_expected", move |(_, peer): &(&PeerGroup, &Peer)| figure(to_expected(peer))));
    let things = answer.groups.iter().flat_map(|group| group.peers.iter().map(move |peer| (group, peer)));
    data_table("rows", &fields, things)
}

fn groups_data(parts: &PeersParts<'_>) -> DataTable {
    let answer = parts.answer;
    let figure = |value: Option<Quantity>| known(value, |value| Cell::Figure(value, Form::Number(4)));
    type Of<'g> = (&'g PeerGroup, usize);
    let pool = |(group, unit): &Of<'_>| group.pooled[*unit].clone();
    let moved = move |get: fn(&Moved) -> Quantity| move |of: &Of<'_>| figure(pool(of).moved.as_ref().map(get));
    let signed = move |get: fn(&Moved) -> Quantity| {
        move |of: &Of<'_>| known(pool(of).moved.as_ref().map(get), |value| Cell::Figure(value, Form::Signed(4)))
    };
    let quartile = move |at: usize| move |of: &Of<'_>| figure(pool(of).quartiles.map(|all| all[at]));
    let fields: Vec<Field<'_, Of<'_>>> = vec![
        field("group", |(group, _): &Of<'_>| Cell::Text(group.common.join(" · "))),
        field("unit", |(_, unit): &Of<'_>| Cell::Text(answer.units[*unit].name.clone())),
        field("members", |(group, _): &Of<'_>| Cell::Count(group.peers.len() as i64)),
        field("pooled", move |of: &Of<'_>| figure(pool(of).cost)),
        field("p25", quartile(0)),
        field("p50", quartile(1)),
        field("p75", quartile(2)),
        field("moved.before", moved(|moved| moved.before)),
        field("moved.now", moved(|moved| moved.now)),
        field("moved.rate", signed(|moved| moved.rate)),
        field("moved.mix", signed(|moved| moved.mix)),
        field("elasticity", move |(group, _): &Of<'_>| {
            figure(group.by_size.as_ref().map(|(by_size, _)| by_size.elasticity))
        }),
    ];
    let things = answer.groups.iter().flat_map(|group| (0..answer.units.len()).map(move |unit| (group, unit)));
    data_table("groups", &fields, things)
}
