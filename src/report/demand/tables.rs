//! The tables that people read.

use super::data::{VolumeRow, gap, slots};
use super::{IntervalPart, busy, clock, figure};
use crate::analysis::demand::{DayKind, Team};
use crate::model::Quantity;
use crate::report::table::column;
use crate::report::{Align, Cell, Column, Emphasis, Form, Row, Table, Tone};
use crate::words::msg;

/// Rows of a list that a person still reads; scripts have all.
const SHOWN: usize = 20;

/// The volumes, a table for what they are by; a list of one row without a name says nothing.
pub(super) fn volumes(rows: &[VolumeRow]) -> Vec<Table> {
    let headings = [
        ("project", "term-project"),
        ("channel", "demand-channel"),
        ("weekday", "demand-weekday"),
        ("month", "term-month"),
    ];
    // A weekday that the logs do not reach says nothing.
    let own = |by: &str| -> Vec<&VolumeRow> {
        rows.iter().filter(|row| row.by == by && (row.by != "weekday" || row.per_day.is_some())).collect()
    };
    // One project is worth naming; one weekday or month is all of it.
    let tells = |rows: &[&VolumeRow]| match rows {
        [one] => matches!(one.by, "project" | "channel") && !one.key.is_empty(),
        rows => rows.len() > 1,
    };
    let tables = headings.into_iter().map(|(by, heading)| (heading, own(by)));
    tables.filter(|(_, rows)| tells(rows)).map(|(heading, rows)| volume(heading, &rows)).collect()
}

fn volume(heading: &'static str, rows: &[&VolumeRow]) -> Table {
    let right = |id, key: &str| column(id, Align::Right, 0).keyed(key);
    let mut columns: Vec<Column> = vec![
        column(heading, Align::Left, 0),
        right("agents-tickets", "tickets"),
        right("structure-share", "share"),
        right("demand-per-day", "per_day"),
    ];
    let (has_index, has_time) =
        (rows.iter().any(|row| row.index.is_some()), rows.iter().any(|row| row.minutes().is_some()));
    if has_index {
        columns.push(right("demand-index", "index"));
    }
    if has_time {
        columns.push(right("agents-handling", "aht_minutes"));
    }
    let line = |row: &&VolumeRow| {
        let mut cells = vec![
            Cell::message(row.label.clone()),
            Cell::Count(i64::try_from(row.sum.count).unwrap_or(i64::MAX)),
            figure(row.share, Form::Percent(1)),
            figure(row.per_day, Form::Number(1)),
        ];
        if has_index {
            cells.push(figure(row.index, Form::Number(2)));
        }
        if has_time {
            cells.push(figure(row.minutes(), Form::Number(2)));
        }
        plain(cells, Emphasis::Item)
    };
    let mut lines: Vec<Row> = rows.iter().take(SHOWN).map(line).collect();
    if let Some(more) = rows.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        let count: u64 = rows[SHOWN..].iter().map(|row| row.sum.count).sum();
        let share: Quantity = rows[SHOWN..].iter().filter_map(|row| row.share).sum();
        let mut cells = vec![
            Cell::message(msg("demand-more").with("count", more)),
            Cell::Count(i64::try_from(count).unwrap_or(i64::MAX)),
            Cell::Figure(share, Form::Percent(1)),
        ];
        cells.resize(columns.len(), Cell::Empty);
        lines.push(plain(cells, Emphasis::Subtotal));
    }
    Table { title: None, columns, rows: lines }
}

fn plain(cells: Vec<Cell>, emphasis: Emphasis) -> Row {
    Row { cells: cells.into_iter().map(|cell| (cell, Tone::Plain)).collect(), emphasis, indent: 0 }
}

/// The intervals of a usual day in which anybody calls, or is there.
pub(super) fn interval(part: &IntervalPart) -> Table {
    let right = |id, key: &str| column(id, Align::Right, 0).keyed(key);
    let mut columns = vec![
        column("demand-interval-begins", Align::Left, 0),
        right("demand-volume", "volume"),
        right("demand-needed", "needed"),
        right("demand-level", "service_level"),
        right("demand-occupancy", "occupancy"),
    ];
    let has_roster = part.there.is_some();
    if has_roster {
        columns.extend([right("demand-there", "rostered"), right("demand-gap", "gap")]);
    }
    let idle = |(_, need, there): &(_, &crate::analysis::demand::Need, Option<Quantity>)| {
        need.volume.is_zero() && there.is_none_or(Quantity::is_zero)
    };
    let rows = slots(part).filter(|slot| !idle(slot)).map(|(_, need, there)| {
        let mut cells = vec![
            Cell::Text(clock(need.begins)),
            Cell::Figure(need.volume, Form::Number(1)),
            need.heads.map_or(Cell::Unknown, Cell::Count),
            figure(need.service.map(|met| met.level.into()), Form::Percent(1)),
            figure(need.service.map(|met| met.occupancy.into()), Form::Percent(1)),
        ];
        let short = gap(need, there).is_some_and(Quantity::is_negative);
        if has_roster {
            cells.extend([figure(there, Form::Number(1)), figure(gap(need, there), Form::Signed(1))]);
        }
        let mut row = plain(cells, Emphasis::Item);
        if let Some((_, tone)) = row.cells.last_mut().filter(|_| short) {
            *tone = Tone::Bad;
        }
        row
    });
    let title = match part.kind {
        DayKind::Work => "demand-workdays",
        DayKind::Weekend => "demand-weekends",
        DayKind::Holiday => "demand-holidays",
    };
    Table { title: Some(msg(title)), columns, rows: rows.collect() }
}

/// The teams, as they are and as they might be.
pub(super) fn teams(teams: &[Team], heads: &[i64]) -> Table {
    let right = |id, key: &str| column(id, Align::Right, 0).keyed(key);
    let columns = vec![
        column("demand-team", Align::Left, 0),
        right("demand-workload", "workload_hours"),
        right("demand-heads", "heads"),
        right("demand-busy", "occupancy_now"),
        right("demand-proposed", "proposed"),
        right("demand-busy-then", "occupancy_proposed"),
    ];
    let row = |(team, heads): (&Team, &i64)| {
        let cells = vec![
            Cell::Text(team.name.clone()),
            Cell::Figure(team.workload, Form::Number(1)),
            Cell::Count(team.heads),
            figure(busy(team, team.heads), Form::Percent(1)),
            Cell::Count(*heads),
            figure(busy(team, *heads), Form::Percent(1)),
        ];
        plain(cells, Emphasis::Item)
    };
    Table { title: Some(msg("demand-teams")), columns, rows: teams.iter().zip(heads).map(row).collect() }
}
