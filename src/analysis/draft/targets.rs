//! What a draft needs lines for: the lines of the last plan, and spending that none of them covers.

use std::collections::{BTreeMap, BTreeSet};

use super::request::{DraftRequest, HISTORY, LeftOut};
use crate::analysis::method::{Tape, worked};
use crate::model::line::{Mode, Rule};
use crate::model::{Amount, Category, Grid, KeyValue, Line, Money, MoneyError, Month, Plan, Values};

/// Something to draft a line for.
pub(super) struct DraftTarget {
    /// The line to be, with the amount that the last plan gave it.
    pub(super) line: Line,
    /// The line of the last plan that it follows, by its place there.
    pub(super) follows: Option<usize>,
    /// What was spent on it, by month.
    pub(super) spent: BTreeMap<Month, Money>,
}

/// All of them, in the order of the last plan, then by category; and what gets no line on purpose.
pub(super) fn targets(request: &DraftRequest<'_>, grid: &Grid) -> Result<(Vec<DraftTarget>, Vec<LeftOut>), MoneyError> {
    let mut targets: Vec<DraftTarget> = Vec::new();
    let mut left_out = Vec::new();
    let last = request.last.map(|last| last.lines.as_slice()).unwrap_or_default();
    for (index, line) in last.iter().enumerate() {
        // What its children leave of a ceiling is drafted from what was spent there.
        if is_ceiling(line, last) {
            left_out.push(LeftOut::Ceiling(line.category.clone()));
            continue;
        }
        let rest = request.last.filter(|last| !parts_of(&last.lines, index).is_empty());
        let line = match rest.and_then(|last| own_months(last, index)) {
            // Beside what the lines for its members have, as what was spent on it is.
            Some(months) if months.iter().all(|month| *month == months[0]) => {
                Line { amount: Amount::Monthly(months[0]), mode: Mode::Additive, ..moved(line, request) }
            }
            Some(months) => {
                Line { amount: Amount::Months(Box::new(months)), mode: Mode::Additive, ..moved(line, request) }
            }
            None => moved(line, request),
        };
        targets.push(DraftTarget { line, follows: Some(index), spent: BTreeMap::new() });
    }
    let mut beside: BTreeMap<Category, BTreeMap<Month, Money>> = BTreeMap::new();
    let mut joint: BTreeSet<usize> = BTreeSet::new();
    let (mut outside, mut unclassified) = (Money::zero(grid.currency), Money::zero(grid.currency));
    for cell in grid.cells().filter(|cell| cell.month <= request.until) {
        let category = grid.category(&cell);
        let members: Vec<&str> = (0..grid.axes.len()).map(|axis| grid.member(&cell, axis)).collect();
        match owners(&targets, category, &members).as_slice() {
            [owner] => add(&mut targets[*owner].spent, cell.month, cell.amount)?,
            [] if category.is_unclassified() => unclassified = unclassified.checked_add(cell.amount)?,
            [] if may_belong(&request.plan.members, &members) => {
                add(beside.entry(category.clone()).or_default(), cell.month, cell.amount)?;
            }
            [] => outside = outside.checked_add(cell.amount)?,
            // Nobody knows what of it each of them spent.
            several => joint.extend(several),
        }
    }
    joint.into_iter().for_each(|index| targets[index].spent.clear());
    left_out.extend((!unclassified.is_zero()).then_some(LeftOut::Unclassified { spent: unclassified }));
    left_out.extend((!outside.is_zero()).then_some(LeftOut::Outside { spent: outside }));
    let followed: Vec<Category> = targets.iter().map(|target| target.line.category.clone()).collect();
    let mut beside: Vec<_> = beside.into_iter().collect();
    // As the book lists its categories; what it does not list comes last, in the order of text.
    beside.sort_by_key(|(category, _)| request.tree.position(category));
    for (category, spent) in beside {
        // Booked on a parent: beside what its children have, no limit to them.
        let parent = followed.iter().any(|other| *other != category && category.contains(other));
        let mode = if parent { Mode::Additive } else { Mode::default() };
        let nothing = Amount::Monthly(Money::zero(grid.currency));
        let line = Line { mode, ..Line::new(category, request.plan.members.clone(), nothing) };
        targets.push(DraftTarget { line, follows: None, spent });
    }
    Ok((targets, left_out))
}

/// The lines that a cell's spending belongs to: the most specific that cover it, else the most specific that
/// would if its 未填 members were filled in, as they often are not in the exports of earlier years.
fn owners(targets: &[DraftTarget], category: &Category, members: &[&str]) -> Vec<usize> {
    let rank = |target: &DraftTarget| (target.line.category.depth(), target.line.members.iter().flatten().count());
    let best = |fits: &dyn Fn(&DraftTarget) -> bool| {
        let best = targets.iter().filter(|target| fits(target)).map(rank).max();
        (0..targets.len()).filter(|i| fits(&targets[*i]) && Some(rank(&targets[*i])) == best).collect::<Vec<_>>()
    };
    let exact = best(&|target| target.line.covers(category, members));
    match exact.is_empty() {
        false => exact,
        true => best(&|target| target.line.category.contains(category) && may_belong(&target.line.members, members)),
    }
}

/// Does nothing in the cell's members speak against these?
fn may_belong(own: &[Option<String>], members: &[&str]) -> bool {
    own.iter().zip(members).all(|(own, actual)| actual.is_empty() || own.as_deref().is_none_or(|own| own == *actual))
}

fn add(spent: &mut BTreeMap<Month, Money>, month: Month, amount: Money) -> Result<(), MoneyError> {
    let sum = spent.entry(month).or_insert(Money::zero(amount.currency()));
    *sum = sum.checked_add(amount)?;
    Ok(())
}

/// Does the line only limit other lines?
fn is_ceiling(line: &Line, lines: &[Line]) -> bool {
    let below = |other: &Line| other.category != line.category && line.category.contains(&other.category);
    line.mode == Mode::Ceiling && lines.iter().any(below)
}

/// The lines of the same category, for some of its members, that share what a line states.
fn parts_of(lines: &[Line], index: usize) -> Vec<&Line> {
    let line = &lines[index];
    let is_within = |wide: &Line, other: &Line| {
        let fits = |(wide, own): (&Option<String>, &Option<String>)| wide.is_none() || wide == own;
        wide.members != other.members && wide.members.iter().zip(&other.members).all(fits)
    };
    let same = || lines.iter().filter(|other| other.category == line.category);
    let is_alone = same().filter(|other| other.members == line.members).count() == 1;
    if line.mode != Mode::Ceiling || !is_alone || matches!(line.amount, Amount::Rule(_)) {
        return Vec::new();
    }
    let below = || same().filter(|other| is_within(line, other));
    // What a part shares out further is counted in it.
    let in_a_part = |other: &Line| below().any(|part| part.mode == Mode::Ceiling && is_within(part, other));
    below().filter(|other| !in_a_part(other)).collect()
}

/// What a line of a plan has for itself, month by month: of what it states what lines for some of its members leave.
/// `None` where a month cannot be worked out.
pub(super) fn own_months(plan: &Plan, index: usize) -> Option<[Money; 12]> {
    let nothing = |_: &Line, _: Month| Money::zero(plan.currency);
    let of = |line: &Line| worked(line, plan, &nothing, &mut Tape::silent()).ok();
    let mut months = of(&plan.lines[index])?;
    for part in parts_of(&plan.lines, index) {
        for (month, own) in months.iter_mut().zip(of(part)?) {
            *month = month.checked_sub(own).ok()?;
        }
    }
    Some(months)
}

/// A line of the last plan, its months moved into the new year.
fn moved(line: &Line, request: &DraftRequest<'_>) -> Line {
    let by = request.last.map_or(0, |last| request.plan.year.first.since(last.year.first));
    let amount = match &line.amount {
        // Its months are those of the data, which stay where they are.
        Amount::Rule(rule) if rule.method == HISTORY => line.amount.clone(),
        Amount::Rule(rule) => Amount::Rule(Box::new(Rule { method: rule.method, values: shifted(&rule.values, by) })),
        stated => stated.clone(),
    };
    Line {
        amount,
        from: line.from.map(|month| month.plus(by)),
        to: line.to.map(|month| month.plus(by)),
        ..line.clone()
    }
}

/// Months of the year move with it; days on which something began stay.
fn shifted(values: &Values, by: i32) -> Values {
    let shift = |value: &KeyValue| match value {
        KeyValue::Month(month) => KeyValue::Month(month.plus(by)),
        KeyValue::MonthList(months) => KeyValue::MonthList(months.iter().map(|month| month.plus(by)).collect()),
        KeyValue::Tables(tables) => KeyValue::Tables(tables.iter().map(|table| shifted(table, by)).collect()),
        other => other.clone(),
    };
    Values(values.0.iter().map(|(key, value)| (*key, shift(value))).collect())
}
