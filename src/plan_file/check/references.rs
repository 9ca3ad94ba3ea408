//! What lines, drivers and grades refer to: it must be there, and must not lead back to itself.

use crate::analysis::method::circle::{circle_of_drivers, circle_of_lines};
use crate::analysis::method::driver_name::{HEADS, HEADS_OF, METRIC_OF, NEEDS_OF, STAFFING_OF};
use crate::model::line::Rule;
use crate::model::{Category, KeyValue, Plan, Series, Values};
use crate::plan_file::benchmark::named_by_grade;
use crate::plan_file::field::fields::Fields;
use crate::plan_file::field::likely;
use crate::plan_file::table::line::LineBuilder;
use crate::plan_file::text::source::Reporter;
use crate::words::{Place, Problem, msg};

/// Drivers and grades among themselves.
pub(in crate::plan_file) fn check_plan(plan: &Plan, fields: &Fields, reporter: &mut Reporter<'_>) {
    let own = fields.named("driver").iter().map(|named| (named, &["value"][..]));
    let grades = fields.named("grade").iter().map(|named| (named, &["heads", "base", "serves"][..]));
    for (named, keys) in own.chain(grades) {
        for key in keys {
            if let Some(KeyValue::Series(Series::Driver(name))) = named.value.simple(key)
                && let Some(problem) = unknown_driver(name, plan)
            {
                reporter.add(named.value.value_at(key), problem);
            }
        }
    }
    for staffing in &plan.staffing {
        let Some(named) = fields.named("staffing").iter().find(|named| named.name == staffing.name) else { continue };
        each(&staffing.values, &mut |key, value| {
            let problem = match value {
                KeyValue::Series(Series::Driver(name)) => unknown_driver(name, plan),
                KeyValue::Text(name) if key == "grade" => unknown_grade(name, plan),
                _ => None,
            };
            if let Some(problem) = problem {
                reporter.add(named.value.value_at(key), problem);
            }
        });
    }
    for named in fields.named("grade") {
        if let Some(name) = named.value.text("benchmark") {
            named_by_grade(name, plan, &named.value, reporter);
        }
    }
    if let Some(path) = circle_of_drivers(plan) {
        let tables = [("driver", ""), ("grade", HEADS_OF), ("staffing", STAFFING_OF)].into_iter();
        let mut nodes = tables.flat_map(|(table, prefix)| fields.named(table).iter().map(move |named| (prefix, named)));
        let at = nodes.find(|(prefix, named)| path.contains(&format!("{prefix}{}", named.name)));
        let message = msg("plan-driver-circle").with("path", path.join(" → "));
        let problem = Problem::error(message).hint(msg("plan-driver-circle-hint"));
        reporter.add(at.map_or(fields.at, |(_, named)| named.name_at), problem);
    }
}

/// The drivers, grades and categories that a line's method names.
pub(in crate::plan_file) fn check_line(
    rule: &Rule,
    builder: &LineBuilder<'_>,
    fields: &Fields,
    reporter: &mut Reporter<'_>,
) {
    let tree = &builder.settings.categories;
    each(&rule.values, &mut |key, value| {
        let at = fields.value_at(key);
        match value {
            KeyValue::Series(Series::Driver(name)) => {
                if let Some(problem) = unknown_driver(name, builder.plan) {
                    reporter.add(at, problem);
                }
            }
            KeyValue::Grades(names) => {
                for problem in names.iter().filter_map(|name| unknown_grade(name, builder.plan)) {
                    reporter.add(at, problem);
                }
            }
            KeyValue::Categories(all) if !tree.entries.is_empty() => {
                for category in all.iter().filter(|category| !tree.knows(category)) {
                    reporter.add(at, crate::plan_file::table::book_names::unknown_category(category, tree));
                }
            }
            _ => {}
        }
    });
}

/// Lines that are shares of each other, once all of them are known.
pub(in crate::plan_file) fn circle(plan: &Plan) -> Option<Problem> {
    let path = circle_of_lines(plan)?;
    let names: Vec<&str> = path.iter().map(|line| plan.lines[*line].category.as_str()).collect();
    let place = &plan.lines[*path.first()?].place;
    let problem = Problem::error(msg("plan-line-circle").with("path", names.join(" → ")));
    Some(problem.hint(msg("plan-line-circle-hint")).at(Place::line(place.file.as_str(), place.line as u64)))
}

/// Every value, those of inner tables under the key of the outermost.
fn each(values: &Values, visit: &mut dyn FnMut(&'static str, &KeyValue)) {
    for (key, value) in &values.0 {
        match value {
            KeyValue::Tables(tables) => tables.iter().for_each(|table| each(table, &mut |_, value| visit(key, value))),
            value => visit(key, value),
        }
    }
}

/// The problem of a driver that the plan lacks.
pub(in crate::plan_file) fn unknown_driver(name: &str, plan: &Plan) -> Option<Problem> {
    if let Some(grade) = name.strip_prefix(HEADS_OF) {
        return unknown_grade(grade, plan);
    }
    if let Some(staffing) = name.strip_prefix(STAFFING_OF) {
        return unknown_staffing(staffing, plan);
    }
    if let Some(grade) = name.strip_prefix(NEEDS_OF) {
        return unknown_grade(grade, plan).or_else(|| {
            let none = plan.staffing.iter().all(|staffing| staffing.grade() != Some(grade));
            let problem = Problem::error(msg("plan-no-needs").with("grade", grade));
            none.then(|| problem.hint(msg("plan-no-needs-hint").with("grade", grade)))
        });
    }
    // Whether the book counts the metric, its ledger knows.
    if name.strip_prefix(METRIC_OF).is_some_and(|metric| Category::parse(metric).is_some()) {
        return None;
    }
    if name == HEADS || plan.drivers.iter().any(|driver| driver.name == name) {
        return None;
    }
    let demands = plan.staffing.iter().map(|staffing| format!("{STAFFING_OF}{}", staffing.name)).collect::<Vec<_>>();
    let drivers = plan.drivers.iter().map(|driver| driver.name.as_str());
    let known = || drivers.clone().chain([HEADS]).chain(demands.iter().map(String::as_str));
    let all = msg("plan-unknown-driver-hint").with("names", likely::names(known()));
    let problem = Problem::error(msg("plan-unknown-driver").with("name", name));
    Some(problem.hint(likely::hint(name, known(), all)))
}

/// The problem of a grade that the plan lacks.
pub(in crate::plan_file) fn unknown_grade(name: &str, plan: &Plan) -> Option<Problem> {
    let known = plan.grades.iter().map(|grade| grade.name.as_str());
    unknown(name, known, "plan-unknown-grade", ["plan-unknown-grade-hint", "plan-no-grades-hint"])
}

fn unknown_staffing(name: &str, plan: &Plan) -> Option<Problem> {
    let known = plan.staffing.iter().map(|staffing| staffing.name.as_str());
    unknown(name, known, "plan-unknown-staffing", ["plan-unknown-staffing-hint", "plan-no-staffing-hint"])
}

/// A name that is not among the known ones; the hints are for a plan that has some, and for one that has none.
fn unknown<'a>(
    name: &str,
    known: impl Iterator<Item = &'a str> + Clone,
    message: &'static str,
    [some, none]: [&'static str; 2],
) -> Option<Problem> {
    if known.clone().any(|known| known == name) {
        return None;
    }
    let otherwise = match known.clone().next() {
        Some(_) => msg(some).with("names", likely::names(known.clone())),
        // As a table of TOML is headed: 客服专员 needs quotes there.
        None => msg(none).with("name", toml_edit::Key::new(name).display_repr().into_owned()),
    };
    Some(Problem::error(msg(message).with("name", name)).hint(likely::hint(name, known, otherwise)))
}
