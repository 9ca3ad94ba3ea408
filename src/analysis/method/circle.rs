//! References that lead back to themselves, found as a path.

use crate::model::line::Mode;
use crate::model::{Amount, Line, Plan, Series};

use super::driver_name::{HEADS, HEADS_OF, STAFFING_OF, demands};

/// Drivers, grades and demands that make a circle, by name from one back to itself; `None` if there is none.
pub fn circle_of_drivers(plan: &Plan) -> Option<Vec<String>> {
    let drivers = plan.drivers.iter().map(|driver| (driver.name.clone(), vec![&driver.value]));
    let grades = plan.grades.iter().map(|grade| (format!("{HEADS_OF}{}", grade.name), vec![&grade.heads]));
    let staffing = plan.staffing.iter().map(|staffing| (format!("{STAFFING_OF}{}", staffing.name), staffing.series()));
    let nodes: Vec<(String, Vec<&Series>)> = drivers.chain(grades).chain(staffing).collect();
    let meant = |series: &Series| -> Vec<usize> {
        let Series::Driver(name) = series else { return Vec::new() };
        let work: Vec<String> = demands(plan, series).iter().map(|s| format!("{STAFFING_OF}{}", s.name)).collect();
        let of_all = name == HEADS;
        let is = |node: &String| node == name || of_all && node.starts_with(HEADS_OF) || work.contains(node);
        nodes.iter().enumerate().filter(|(_, (node, _))| is(node)).map(|(index, _)| index).collect()
    };
    let path = circle(nodes.len(), &|node| nodes[node].1.iter().flat_map(|series| meant(series)).collect())?;
    Some(path.into_iter().map(|node| nodes[node].0.clone()).collect())
}

/// Lines that are shares of each other, by index from one back to itself; `None` if there are none.
pub fn circle_of_lines(plan: &Plan) -> Option<Vec<usize>> {
    circle(plan.lines.len(), &|line| lines_under(plan, &plan.lines[line]))
}

/// The lines whose amounts a line is a share of: those in the categories under `of`, but not the line
/// itself, nor what lies below a ceiling among them.
pub fn lines_under(plan: &Plan, line: &Line) -> Vec<usize> {
    let Amount::Rule(rule) = &line.amount else { return Vec::new() };
    let of = rule.values.categories("of");
    let meant = |other: &Line| {
        let itself = other.category == line.category && other.members == line.members && other.name == line.name;
        !itself && of.iter().any(|category| category.contains(&other.category))
    };
    let below_a_ceiling = |other: &Line| {
        plan.lines.iter().any(|parent| {
            let members: Vec<&str> = other.members.iter().map(|m| m.as_deref().unwrap_or_default()).collect();
            parent.mode == Mode::Ceiling
                && parent.category != other.category
                && meant(parent)
                && parent.covers(&other.category, &members)
        })
    };
    let all = plan.lines.iter().enumerate().filter(|(_, other)| meant(other) && !below_a_ceiling(other));
    all.map(|(index, _)| index).collect()
}

/// The first circle of a graph of `count` nodes, as a path whose last node is its first.
fn circle(count: usize, next: &dyn Fn(usize) -> Vec<usize>) -> Option<Vec<usize>> {
    let mut done = vec![false; count];
    (0..count).find_map(|start| walk(start, next, &mut Vec::new(), &mut done))
}

fn walk(
    node: usize,
    next: &dyn Fn(usize) -> Vec<usize>,
    path: &mut Vec<usize>,
    done: &mut [bool],
) -> Option<Vec<usize>> {
    if let Some(at) = path.iter().position(|seen| *seen == node) {
        return Some(path[at..].iter().copied().chain([node]).collect());
    }
    if done[node] {
        return None;
    }
    path.push(node);
    let found = next(node).into_iter().find_map(|next_node| walk(next_node, next, path, done));
    path.pop();
    done[node] = true;
    found
}
