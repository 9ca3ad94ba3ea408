//! What an amount depends on, by the names that series use: drivers, `heads:GRADE`, `metric:NAME`.

use std::collections::BTreeSet;

use super::driver_name::{self, HEADS_OF, METRIC_OF, depth};
use super::{circle, of};
use crate::model::{Amount, Grade, Key, KeyKind, KeyValue, Line, Plan, Series, Staffing, Values};

/// All that a series depends on, itself among it.
pub fn series(plan: &Plan, series: &Series) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    follow(plan, series, &mut names, depth(plan));
    names
}

/// All that a line's amount depends on: what its keys name, the grades that it works from, and what other lines depend
/// on of which it is a share.
pub fn line(plan: &Plan, line: &Line) -> BTreeSet<String> {
    let mut names = keys(plan, line);
    let Amount::Rule(rule) = &line.amount else { return names };
    if works_from_grades(of(line).keys()) {
        let chosen = rule.values.grades("grades");
        let is_meant = |grade: &&Grade| chosen.is_none_or(|chosen| chosen.contains(&grade.name));
        for grade in plan.grades.iter().filter(is_meant) {
            follow(plan, &Series::Driver(format!("{HEADS_OF}{}", grade.name)), &mut names, depth(plan));
            follow(plan, &grade.base, &mut names, depth(plan));
        }
    }
    if !rule.values.categories("of").is_empty() {
        for below in circle::lines_under(plan, line) {
            names.extend(self::line(plan, &plan.lines[below]));
        }
    }
    names
}

/// What the keys of a line name, and what that depends on.
pub fn keys(plan: &Plan, line: &Line) -> BTreeSet<String> {
    let own = match &line.amount {
        Amount::Rule(rule) => Some(&rule.values),
        _ => None,
    };
    let market = line.benchmark.as_ref().map(|rule| &rule.values);
    let mut names = BTreeSet::new();
    for values in own.into_iter().chain(market) {
        each_series(values, &mut |series| follow(plan, series, &mut names, depth(plan)));
    }
    names
}

/// Can a method of these keys work from grades? It may do so without naming one.
fn works_from_grades(keys: &[Key]) -> bool {
    keys.iter().any(|key| match key.kind {
        KeyKind::Grades => true,
        KeyKind::Tables(inner) => works_from_grades(inner()),
        _ => key.name == "heads",
    })
}

fn each_series(values: &Values, visit: &mut dyn FnMut(&Series)) {
    for (_, value) in &values.0 {
        match value {
            KeyValue::Series(series) => visit(series),
            KeyValue::Tables(tables) => tables.iter().for_each(|table| each_series(table, visit)),
            _ => {}
        }
    }
}

fn follow(plan: &Plan, series: &Series, names: &mut BTreeSet<String>, depth: usize) {
    let Series::Driver(name) = series else { return };
    if depth == 0 {
        return;
    }
    if name.starts_with(METRIC_OF) {
        names.insert(name.clone());
    } else if let Some(driver) = plan.drivers.iter().find(|driver| driver.name == *name) {
        names.insert(name.clone());
        follow(plan, &driver.value, names, depth - 1);
    } else if let needed = driver_name::demands(plan, series)
        && !needed.is_empty()
    {
        for series in needed.into_iter().flat_map(Staffing::series) {
            follow(plan, series, names, depth - 1);
        }
    } else {
        let grade = name.strip_prefix(HEADS_OF);
        for grade in plan.grades.iter().filter(|of| grade.is_none_or(|grade| grade == of.name)) {
            names.insert(format!("{HEADS_OF}{}", grade.name));
            follow(plan, &grade.heads, names, depth - 1);
        }
    }
}
