//! Staffing as people read it.

use super::{DemandMonths, StaffingParts, span};
use crate::analysis::staffing::needs::Need;
use crate::analysis::staffing::{Interval, Service, Staffed, work_name};
use crate::model::{Month, Quantity};
use crate::report::table::column;
use crate::report::{Align, Block, Cell, Column, Emphasis, Row, Table, Tone};
use crate::words::{Message, msg};

fn figure(id: &'static str, key: &'static str, block: u8) -> Column {
    column(id, Align::Right, 0).within(Block::Whole(block)).keyed(key)
}

fn row(cells: Vec<Cell>, emphasis: Emphasis) -> Row {
    Row { cells: cells.into_iter().map(|cell| (cell, Tone::Plain)).collect(), emphasis, indent: 0 }
}

/// The columns of what callers meet.
fn service_columns(hang_up: bool) -> Vec<Column> {
    let mut columns = vec![
        figure("staffing-level", "service_level", 2),
        figure("staffing-waiting", "waiting", 2),
        figure("staffing-wait", "wait_seconds", 2),
        figure("staffing-occupancy", "occupancy", 2),
    ];
    columns.extend(hang_up.then(|| figure("staffing-abandoned", "abandoned", 2)));
    columns
}

fn service_cells(service: Option<Service>, hang_up: bool, nothing: Cell) -> Vec<Cell> {
    let Some(service) = service else {
        let mut cells = vec![nothing];
        cells.resize(if hang_up { 5 } else { 4 }, Cell::Empty);
        return cells;
    };
    let mut cells = vec![
        Cell::Ratio(service.level),
        Cell::Ratio(service.waiting),
        Cell::Quantity(service.wait),
        Cell::Ratio(service.occupancy),
    ];
    cells.extend(hang_up.then(|| service.abandoned.map_or(Cell::Empty, Cell::Ratio)));
    cells
}

fn hangs_up(staffed: &Staffed) -> bool {
    staffed.service.is_some_and(|service| service.abandoned.is_some())
}

/// A row for each demand and run of months.
pub(super) fn demands(parts: &StaffingParts<'_>) -> Table {
    let all = || parts.demands.iter().flat_map(|demand| demand.months.iter().map(|(_, staffed)| staffed));
    let calls = all().any(|staffed| !staffed.intervals.is_empty());
    let hang_up = all().any(hangs_up);
    let by_month = parts.plan.is_some();
    let mut columns = vec![column("staffing-work", Align::Left, 0)];
    if by_month {
        columns.insert(0, column("staffing-demand", Align::Left, 0));
        columns.push(column("term-month", Align::Left, 0).within(Block::Name));
    }
    columns.extend([figure("staffing-exact", "exact", 1), figure("staffing-heads", "heads", 1)]);
    if calls {
        columns.push(figure("staffing-agents", "agents", 1));
        columns.extend(service_columns(hang_up));
    }
    let mut rows = Vec::new();
    for demand in &parts.demands {
        for run in super::runs(&demand.months, |(_, a), (_, b)| a == b) {
            let Some((_, staffed)) = run.first() else { continue };
            let mut cells = vec![Cell::message(work_name(demand.staffing.work))];
            if by_month {
                cells.insert(0, Cell::Text(demand.staffing.name.clone()));
                cells.push(span(run).map_or(Cell::Empty, Cell::message));
            }
            cells.extend([Cell::Quantity(staffed.exact), Cell::Quantity(staffed.heads)]);
            if calls {
                cells.push(staffed.agents().map_or(Cell::Empty, Cell::Count));
                cells.extend(service_cells(staffed.service, hang_up, Cell::Empty));
            }
            rows.push(row(cells, Emphasis::Item));
        }
    }
    Table { title: None, columns, rows }
}

/// What fewer and more agents would mean, in the month that needs most: of one interval, or of each of a day.
pub(super) fn beside(demand: &DemandMonths<'_>) -> Option<Table> {
    let work = |staffed: &Staffed| -> Quantity { staffed.intervals.iter().map(|interval| interval.queue.load).sum() };
    let most = demand.months.iter().map(|(_, staffed)| (staffed.heads, work(staffed))).max()?;
    let (month, staffed) = demand.months.iter().find(|(_, staffed)| (staffed.heads, work(staffed)) == most)?;
    let name = super::label(demand);
    let name = match month.filter(|_| demand.months.iter().any(|(_, other)| other != staffed)) {
        Some(month) => msg("report-aside").with("first", name).with("second", month.to_string()),
        None => name,
    };
    match staffed.intervals.as_slice() {
        [] => None,
        [interval] if interval.service.is_none() => None,
        [interval] => Some(neighbours(name, interval, hangs_up(staffed))),
        intervals => Some(day(name, intervals)),
    }
}

fn neighbours(name: Message, interval: &Interval, hang_up: bool) -> Table {
    let mut columns = vec![figure("staffing-agents", "agents", 1), figure("staffing-apart", "difference", 1)];
    columns.extend(service_columns(hang_up));
    let rows = interval.beside().into_iter().map(|(agents, service)| {
        let apart = agents - interval.agents;
        let mut cells = vec![Cell::Count(agents), Cell::SignedQuantity(apart.into())];
        cells.extend(service_cells(service, hang_up, Cell::message(msg("staffing-unstable"))));
        row(cells, if apart == 0 { Emphasis::Subtotal } else { Emphasis::Item })
    });
    Table { title: Some(msg("staffing-beside").with("name", name)), rows: rows.collect(), columns }
}

fn day(name: Message, intervals: &[Interval]) -> Table {
    let columns = vec![
        figure("staffing-interval", "interval", 1),
        figure("staffing-volume", "volume", 1),
        figure("staffing-erlangs", "load", 1),
        figure("staffing-agents", "agents", 1),
        figure("staffing-level", "service_level", 1),
        figure("staffing-occupancy", "occupancy", 1),
        figure("staffing-one-less", "service_level", 2),
        figure("staffing-one-more", "service_level", 2),
    ];
    let mut rows: Vec<Row> = intervals
        .iter()
        .enumerate()
        .map(|(index, interval)| {
            let with = |by: i64| {
                let agents = interval.agents + by;
                match interval.queue.service(agents) {
                    _ if agents < 1 || interval.volume.is_zero() => Cell::Empty,
                    None => Cell::message(msg("staffing-unstable")),
                    Some(service) => Cell::Ratio(service.level),
                }
            };
            let number = i64::try_from(index + 1).unwrap_or(i64::MAX);
            let mut cells =
                vec![Cell::Count(number), Cell::Quantity(interval.volume), Cell::Quantity(interval.queue.load)];
            cells.push(Cell::Count(interval.agents));
            cells.push(interval.service.map_or(Cell::Empty, |service| Cell::Ratio(service.level)));
            cells.push(interval.service.map_or(Cell::Empty, |service| Cell::Ratio(service.occupancy)));
            cells.extend([with(-1), with(1)]);
            row(cells, Emphasis::Item)
        })
        .collect();
    let sum = |of: &dyn Fn(&Interval) -> Quantity| Cell::Quantity(intervals.iter().map(of).sum());
    let mut total = vec![Cell::message(msg("term-total")), sum(&|interval| interval.volume)];
    total.extend([sum(&|interval| interval.queue.load), sum(&|interval| interval.agents.into())]);
    total.resize(columns.len(), Cell::Empty);
    rows.push(row(total, Emphasis::Total));
    Table { title: Some(msg("staffing-day").with("name", name)), rows, columns }
}

/// The heads that each grade's work needs, beside those that the plan gives it.
pub(super) fn grades(needs: &[(Month, Vec<Need<'_>>)]) -> Option<Table> {
    if needs.is_empty() {
        return None;
    }
    let columns = vec![
        column("staffing-grade", Align::Left, 0),
        column("staffing-demand", Align::Left, 1),
        column("term-month", Align::Left, 0).within(Block::Name),
        figure("staffing-needed", "needed", 1),
        figure("staffing-planned", "planned", 1),
        figure("staffing-difference", "difference", 1),
    ];
    let mut rows = Vec::new();
    for run in super::runs(needs, |(_, a), (_, b)| a == b) {
        let dated: Vec<(Option<Month>, ())> = run.iter().map(|(month, _)| (Some(*month), ())).collect();
        let span = || span(&dated).map_or(Cell::Empty, Cell::message);
        let Some((_, needs)) = run.first() else { continue };
        rows.extend(needs.iter().map(|need| {
            let grade = need.grade.map_or(Cell::message(msg("staffing-no-grade")), |name| Cell::Text(name.to_string()));
            let work = need.work.iter().map(|name| Message::verbatim(*name)).collect::<Vec<_>>();
            let cells = vec![grade, Cell::message(msg("staffing-list").with("names", work)), span()];
            with_heads(cells, need.needed, need.planned, Emphasis::Item)
        }));
        if needs.len() > 1 {
            let needed = needs.iter().map(|need| need.needed).sum();
            // Where no grade does some of the work, the plan may give it heads all the same: nobody can tell.
            let planned = needs.iter().map(|need| need.planned).sum();
            let cells = vec![Cell::message(msg("term-total")), Cell::Empty, span()];
            rows.push(with_heads(cells, needed, planned, Emphasis::Total));
        }
    }
    Some(Table { title: Some(msg("staffing-grades")), columns, rows })
}

fn with_heads(mut cells: Vec<Cell>, needed: Quantity, planned: Option<Quantity>, emphasis: Emphasis) -> Row {
    let difference = planned.map(|planned| planned - needed);
    cells.extend([Cell::Quantity(needed), planned.map_or(Cell::Unknown, Cell::Quantity)]);
    cells.push(difference.map_or(Cell::Unknown, Cell::SignedQuantity));
    let mut row = row(cells, emphasis);
    if let (Some(difference), Some(last)) = (difference, row.cells.last_mut()) {
        last.1 = match difference.cmp(&Quantity::ZERO) {
            std::cmp::Ordering::Less => Tone::Bad,
            std::cmp::Ordering::Equal => Tone::Plain,
            std::cmp::Ordering::Greater => Tone::Warn,
        };
    }
    row
}
