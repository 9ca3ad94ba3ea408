//! The same for scripts: tidy rows by what they are of.

use super::{DemandParts, IntervalPart, busy, clock};
use crate::analysis::demand::{DayKind, GROUPS, HOLIDAY, Move, Need, Sum, Team, month_index};
use crate::model::Quantity;
use crate::report::fields::{Field, data_table, field, known};
use crate::report::{Cell, DataTable, Datum, Form};
use crate::words::{Message, msg};

/// What a row of volumes is of.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct VolumeRow {
    /// `project`, `channel`, `weekday`, `month`.
    pub by: &'static str,
    /// For scripts.
    pub key: String,
    /// For people.
    pub label: Message,
    pub sum: Sum,
    pub share: Option<Quantity>,
    /// Tickets on a day.
    pub per_day: Option<Quantity>,
    /// Beside the usual day: 1 is usual.
    pub index: Option<Quantity>,
}

impl VolumeRow {
    /// Minutes of work on a ticket.
    pub fn minutes(&self) -> Option<Quantity> {
        self.sum.handling().map(|seconds| seconds / Quantity::from(60))
    }
}

fn number(count: u64) -> Quantity {
    Quantity::from(i64::try_from(count).unwrap_or(i64::MAX))
}

/// The rows of all volumes.
pub(super) fn rows(parts: &DemandParts<'_>) -> Vec<VolumeRow> {
    let tally = parts.tally;
    let total = tally.total().count;
    let days: u64 = tally.calendar().iter().sum();
    let share = |sum: &Sum| (total > 0).then(|| number(sum.count) / number(total));
    let a_day = |sum: &Sum, days: u64| (days > 0).then(|| number(sum.count) / number(days));
    let mut rows = Vec::new();
    for (by, sums) in [("project", tally.projects()), ("channel", tally.channels())] {
        for (name, sum) in sums {
            let (key, label) = match name {
                None => (String::new(), msg("demand-rest")),
                Some("") => (String::new(), msg("term-unassigned")),
                Some(name) => (name.to_string(), Message::verbatim(name)),
            };
            rows.push(VolumeRow { by, key, label, sum, share: share(&sum), per_day: a_day(&sum, days), index: None });
        }
    }
    let usual = a_day(&tally.total(), days);
    let groups = tally.groups().into_iter().zip(tally.calendar()).enumerate();
    // Not every log reaches a holiday.
    for (group, (sum, days)) in groups.filter(|(group, (_, days))| *group < HOLIDAY || *days > 0) {
        let per_day = a_day(&sum, days);
        let index = per_day.zip(usual).filter(|(_, usual)| *usual > Quantity::ZERO).map(|(own, usual)| own / usual);
        let (key, label) = GROUP_NAMES[group];
        let (key, label) = (key.to_string(), msg(label));
        rows.push(VolumeRow { by: "weekday", key, label, sum, share: share(&sum), per_day, index });
    }
    for (month, (sum, per_day, index)) in month_index(tally) {
        let (key, label) = (month.to_string(), Message::verbatim(month.to_string()));
        let (per_day, index) = (Some(per_day), Some(index));
        rows.push(VolumeRow { by: "month", key, label, sum, share: share(&sum), per_day, index });
    }
    rows
}

/// Groups of days, for scripts and for people.
const GROUP_NAMES: [(&str, &str); GROUPS] = [
    ("1", "demand-monday"),
    ("2", "demand-tuesday"),
    ("3", "demand-wednesday"),
    ("4", "demand-thursday"),
    ("5", "demand-friday"),
    ("6", "demand-saturday"),
    ("7", "demand-sunday"),
    ("holiday", "demand-holiday"),
    ("worked_weekend", "demand-worked"),
];

pub(super) fn table(rows: &[VolumeRow]) -> DataTable {
    let number = |value: Option<Quantity>| known(value, |value| Cell::Figure(value, Form::Number(2)));
    let fields: Vec<Field<'_, &VolumeRow>> = vec![
        field("by", |row: &&VolumeRow| Cell::Tag(row.by)),
        field("key", |row: &&VolumeRow| Cell::Text(row.key.clone())),
        field("tickets", |row: &&VolumeRow| Cell::Count(i64::try_from(row.sum.count).unwrap_or(i64::MAX))),
        field("share", |row: &&VolumeRow| known(row.share, |share| Cell::Figure(share, Form::Percent(1)))),
        field("per_day", move |row: &&VolumeRow| number(row.per_day)),
        field("index", move |row: &&VolumeRow| number(row.index)),
        field("aht_minutes", move |row: &&VolumeRow| number(row.minutes())),
    ];
    data_table("rows", &fields, rows)
}

/// Days of a kind, as scripts know them.
pub(super) fn day_key(kind: DayKind) -> &'static str {
    match kind {
        DayKind::Work => "workday",
        DayKind::Weekend => "weekend",
        DayKind::Holiday => "holiday",
    }
}

/// An interval with those who are there.
type Slot<'a> = (DayKind, &'a Need, Option<Quantity>);

pub(super) fn slots(part: &IntervalPart) -> impl Iterator<Item = Slot<'_>> {
    let there = |at: usize| part.there.as_ref().and_then(|there| there.get(at).copied());
    part.needs.iter().enumerate().map(move |(at, need)| (part.kind, need, there(at)))
}

/// Those who are there beyond what is needed.
pub(super) fn gap(need: &Need, there: Option<Quantity>) -> Option<Quantity> {
    Some(there? - Quantity::from(need.heads?))
}

pub(super) fn intervals(parts: &[IntervalPart]) -> DataTable {
    let fields: Vec<Field<'_, Slot<'_>>> = vec![
        field("day", |(kind, ..): &Slot<'_>| Cell::Tag(day_key(*kind))),
        field("begins", |(_, need, _): &Slot<'_>| Cell::Text(clock(need.begins))),
        field("volume", |(_, need, _): &Slot<'_>| Cell::Figure(need.volume, Form::Number(1))),
        field("needed", |(_, need, _): &Slot<'_>| known(need.heads, Cell::Count)),
        field("service_level", |(_, need, _): &Slot<'_>| {
            known(need.service, |met| Cell::Figure(met.level.into(), Form::Percent(1)))
        }),
        field("occupancy", |(_, need, _): &Slot<'_>| {
            known(need.service, |met| Cell::Figure(met.occupancy.into(), Form::Percent(1)))
        }),
        field("rostered", |(.., there): &Slot<'_>| known(*there, |there| Cell::Figure(there, Form::Number(1)))),
        field("gap", |(_, need, there): &Slot<'_>| known(gap(need, *there), |gap| Cell::Figure(gap, Form::Signed(1)))),
    ];
    data_table("intervals", &fields, parts.iter().flat_map(slots))
}

pub(super) fn teams(teams: &[Team], heads: &[i64]) -> DataTable {
    type Of<'a> = (&'a Team, i64);
    let share = |value: Option<Quantity>| known(value, |share| Cell::Figure(share, Form::Percent(1)));
    let fields: Vec<Field<'_, Of<'_>>> = vec![
        field("team", |(team, _): &Of<'_>| Cell::Text(team.name.clone())),
        field("area", |(team, _): &Of<'_>| Cell::Text(team.area.clone())),
        field("workload_hours", |(team, _): &Of<'_>| Cell::Figure(team.workload, Form::Number(1))),
        field("heads", |(team, _): &Of<'_>| Cell::Count(team.heads)),
        field("occupancy_now", move |(team, _): &Of<'_>| share(busy(team, team.heads))),
        field("proposed", |(_, heads): &Of<'_>| Cell::Count(*heads)),
        field("occupancy_proposed", move |(team, heads): &Of<'_>| share(busy(team, *heads))),
    ];
    data_table("teams", &fields, teams.iter().zip(heads.iter().copied()))
}

pub(super) fn moves(teams: &[Team], moves: &[Move]) -> DataTable {
    let fields: Vec<Field<'_, &Move>> = vec![
        field("from", |own: &&Move| Cell::Text(teams[own.from].name.clone())),
        field("to", |own: &&Move| Cell::Text(teams[own.to].name.clone())),
        field("heads", |own: &&Move| Cell::Count(own.heads)),
    ];
    data_table("moves", &fields, moves)
}

pub(super) fn head(parts: &DemandParts<'_>) -> Vec<(&'static str, Datum)> {
    let tally = parts.tally;
    let span = tally.span();
    let file = |file: &super::DemandFile| {
        let mut object = Datum::object([("file", file.name.as_str().into())]);
        file.rows.iter().for_each(|(fate, count)| object.push(fate, *count));
        object
    };
    vec![
        ("from", span.map(|(first, _)| first).into()),
        ("to", span.map(|(_, last)| last).into()),
        ("tickets", tally.total().count.into()),
        ("repeated", tally.repeated().into()),
        ("interval_minutes", (tally.interval() / 60).into()),
        ("handling_stated", parts.stated.is_some().into()),
        (
            "handling_seconds",
            known(parts.desk.map(|desk| desk.handling), |own| Cell::Figure(own, Form::Number(1))).into(),
        ),
        ("files", parts.files.iter().map(file).collect()),
    ]
}
