//! Staffing as scripts read it: tidy rows, a demand and a month each; then intervals, neighbours and grades.

use super::StaffingParts;
use crate::analysis::staffing::needs::{Need, grade_of};
use crate::analysis::staffing::{Attrition, Interval, Service, Staffed};
use crate::model::{Month, Quantity, Staffing};
use crate::report::{Cell, Data, DataTable, Datum, Record};

const SERVICE: [&str; 5] = ["service_level", "waiting", "wait_seconds", "occupancy", "abandoned"];

pub(super) fn data(parts: &[StaffingParts<'_>]) -> Data {
    let tables = vec![
        table("rows", &["work", "grade", "exact", "heads", "agents"], &["hires", "vacancies", "overlap"], parts, rows),
        table("intervals", &["interval", "volume", "load", "agents"], &[], parts, intervals),
        table("beside", &["interval", "agents", "difference"], &[], parts, beside),
        grades(parts),
    ];
    Data { head: vec![("hours", parts.iter().map(hours).collect())], tables, errors: vec![] }
}

fn hours(parts: &StaffingParts<'_>) -> Datum {
    let hours = &parts.hours;
    Datum::object([
        ("plan", parts.plan.map(|plan| plan.id.as_str()).into()),
        ("days", Cell::Quantity(hours.days()).into()),
        ("present", Cell::Quantity(hours.present()).into()),
        ("net", Cell::Quantity(hours.net()).into()),
        ("net_of_month", Cell::Quantity(hours.net_of_month()).into()),
        ("shrinkage_of_paid", Cell::Ratio(hours.shrinkage_of(hours.paid())).into()),
        ("shrinkage_of_workdays", Cell::Ratio(hours.shrinkage_of(hours.of_workdays())).into()),
    ])
}

/// A table with the place first, then its own columns with what callers meet between them.
fn table(
    key: &'static str,
    before: &[&str],
    after: &[&str],
    parts: &[StaffingParts<'_>],
    records: impl Fn(&StaffingParts<'_>, &Staffing, &Staffed) -> Vec<Vec<Cell>>,
) -> DataTable {
    let columns = ["plan", "name", "month"].iter().chain(before).chain(&SERVICE).chain(after);
    let columns = columns.map(|column| (*column).to_string()).collect();
    let mut all = Vec::new();
    for part in parts {
        for demand in &part.demands {
            for (month, staffed) in &demand.months {
                let place = [plan(part), name(demand.staffing), month.map_or(Cell::Empty, Cell::Month)];
                all.extend(
                    records(part, demand.staffing, staffed).into_iter().map(|values| Record {
                        path: Vec::new(),
                        values: place.iter().cloned().chain(values).collect(),
                    }),
                );
            }
        }
    }
    DataTable { key, columns, records: all, keyed: false }
}

fn name(staffing: &Staffing) -> Cell {
    if staffing.name.is_empty() { Cell::Empty } else { Cell::Text(staffing.name.clone()) }
}

fn plan(parts: &StaffingParts<'_>) -> Cell {
    parts.plan.map_or(Cell::Empty, |plan| Cell::Text(plan.id.clone()))
}

fn service(service: Option<Service>) -> [Cell; 5] {
    let Some(service) = service else { return [const { Cell::Empty }; 5] };
    [
        Cell::Ratio(service.level),
        Cell::Ratio(service.waiting),
        Cell::Quantity(service.wait),
        Cell::Ratio(service.occupancy),
        service.abandoned.map_or(Cell::Empty, Cell::Ratio),
    ]
}

fn rows(parts: &StaffingParts<'_>, staffing: &Staffing, staffed: &Staffed) -> Vec<Vec<Cell>> {
    let grade = parts.plan.and_then(|plan| grade_of(plan, staffing));
    let grade = grade.map_or(Cell::Empty, |grade| Cell::Text(grade.to_string()));
    let mut values = vec![Cell::Text(staffing.work.to_string()), grade];
    values.extend([Cell::Quantity(staffed.exact), Cell::Quantity(staffed.heads)]);
    values.push(staffed.agents().map_or(Cell::Empty, Cell::Count));
    values.extend(service(staffed.service));
    let leaving =
        |of: fn(&Attrition) -> Quantity| staffed.attrition.as_ref().map_or(Cell::Empty, |a| Cell::Quantity(of(a)));
    values.extend([leaving(|a| a.hires), leaving(|a| a.vacancies), leaving(|a| a.overlap)]);
    vec![values]
}

fn numbered(staffed: &Staffed) -> impl Iterator<Item = (Cell, &Interval)> {
    let number = |index: usize| Cell::Count(i64::try_from(index + 1).unwrap_or(i64::MAX));
    staffed.intervals.iter().enumerate().map(move |(index, interval)| (number(index), interval))
}

fn intervals(_: &StaffingParts<'_>, _: &Staffing, staffed: &Staffed) -> Vec<Vec<Cell>> {
    let one = |(number, interval): (Cell, &Interval)| {
        let mut values = vec![number, Cell::Quantity(interval.volume), Cell::Quantity(interval.queue.load)];
        values.push(Cell::Count(interval.agents));
        values.extend(service(interval.service));
        values
    };
    numbered(staffed).map(one).collect()
}

fn beside(_: &StaffingParts<'_>, _: &Staffing, staffed: &Staffed) -> Vec<Vec<Cell>> {
    let mut all = Vec::new();
    for (number, interval) in numbered(staffed) {
        for (agents, met) in interval.beside() {
            let mut values = vec![number.clone(), Cell::Count(agents), Cell::Count(agents - interval.agents)];
            values.extend(service(met));
            all.push(values);
        }
    }
    all
}

fn grades(parts: &[StaffingParts<'_>]) -> DataTable {
    let columns = ["plan", "month", "grade", "demands", "needed", "planned", "difference"];
    let mut records = Vec::new();
    for part in parts {
        for (month, needs) in &part.needs {
            records
                .extend(needs.iter().map(|need| Record { path: Vec::new(), values: grade(plan(part), *month, need) }));
        }
    }
    DataTable { key: "grades", columns: columns.map(String::from).to_vec(), records, keyed: false }
}

fn grade(plan: Cell, month: Month, need: &Need<'_>) -> Vec<Cell> {
    vec![
        plan,
        Cell::Month(month),
        need.grade.map_or(Cell::Empty, |grade| Cell::Text(grade.to_string())),
        Cell::Text(need.work.join(" ")),
        Cell::Quantity(need.needed),
        need.planned.map_or(Cell::Unknown, Cell::Quantity),
        need.planned.map_or(Cell::Unknown, |planned| Cell::Quantity(planned - need.needed)),
    ]
}
