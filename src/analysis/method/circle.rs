//! References that lead back to themselves, found as a path.

use crate::model::line::Mode;
use crate::model::{Amount, Line, Plan, Series};

use super::driver::{HEADS, HEADS_OF};

/// Drivers that make a circle, by name from one back to itself; `None` if there is none.
pub fn circle_of_drivers(plan: &Plan) -> Option<Vec<String>> {
    let names: Vec<String> = plan
        .drivers
        .iter()
        .map(|driver| driver.name.clone())
        .chain(plan.grades.iter().map(|grade| format!("{HEADS_OF}{}", grade.name)))
        .collect();
    let of_series = |series: &Series| match series {
        Series::Driver(name) if name == HEADS => (plan.drivers.len()..names.len()).collect(),
        Series::Driver(name) => names.iter().position(|known| known == name).into_iter().collect(),
        _ => Vec::new(),
    };
    let next = |node: usize| match plan.drivers.get(node) {
        Some(driver) => of_series(&driver.value),
        None => of_series(&plan.grades[node - plan.drivers.len()].heads),
    };
    let path = circle(names.len(), &next)?;
    Some(path.into_iter().map(|node| names[node].clone()).collect())
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
