//! Which sheets of a workbook hold the budget: one, or one of each member of a dimension.

use crate::import::Grid;
use crate::plan_file::{SheetContext, has_sum_name, sheet_detail, sheet_member, sheet_month, sheet_year};
use crate::words::{Failure, Message, Place, Problem, msg};

/// What is to be read.
pub(super) struct Chosen<'g> {
    pub(super) tabs: Vec<Tab<'g>>,
    /// The sheet that sums the others up.
    pub(super) sum: Option<&'g Grid>,
    pub(super) notes: Vec<Problem>,
}

/// A sheet, and whose amounts it holds.
pub(super) struct Tab<'g> {
    pub(super) grid: &'g Grid,
    pub(super) member: Option<(usize, String)>,
    /// Of which month of the year they are, where the sheet is called by one.
    pub(super) month: Option<usize>,
}

/// The sheets of the members of a dimension, all of them; else the one that tells most of the year apart, months before
/// quarters; and what is to be said of the others. Two that tell as much are asked about, and a hidden one is never
/// chosen. `all` takes every sheet that holds a budget.
pub(super) fn choose<'g>(grids: &'g [Grid], all: bool, context: &SheetContext<'_>) -> Result<Chosen<'g>, Failure> {
    let place = || Place::file(context.file);
    let empty = || Failure::refused(Problem::error(msg("import-empty")).at(place()).hint(msg("import-empty-hint")));
    let one = |grid: &'g Grid, notes| Chosen { tabs: vec![Tab { grid, member: None, month: None }], sum: None, notes };
    if let [only] = grids {
        return if only.rows.is_empty() { Err(empty()) } else { Ok(one(only, Vec::new())) };
    }
    if let Some(chosen) = of_members(grids, context)? {
        return Ok(chosen);
    }
    let details: Vec<(&Grid, usize)> =
        grids.iter().filter_map(|grid| Some((grid, sheet_detail(&grid.rows, context)?))).collect();
    let (hidden, mut visible): (Vec<_>, Vec<_>) = details.into_iter().partition(|(grid, _)| grid.hidden);
    if let Some(chosen) = of_months(&visible, context) {
        return Ok(chosen);
    }
    // Beside a sheet of the plan's year those of other years are the past.
    let year = |grid: &Grid| grid.sheet.as_deref().and_then(sheet_year);
    let own = [context.plan.year.first.year(), context.plan.year.first.plus(11).year()];
    let past = |(grid, _): &(&Grid, usize)| year(grid).is_some_and(|year| !own.contains(&year));
    let mut notes = Vec::new();
    if visible.iter().any(|(grid, _)| year(grid).is_some_and(|year| own.contains(&year))) && visible.iter().any(past) {
        let (others, kept): (Vec<_>, Vec<_>) = visible.into_iter().partition(past);
        let others: Vec<&Grid> = others.into_iter().map(|(grid, _)| grid).collect();
        notes.push(Problem::note(msg("plan-sheet-past").with("sheets", names(&others))).at(place()));
        visible = kept;
    }
    if all && !visible.is_empty() {
        return Ok(of_all(&visible, notes, context));
    }
    let most = visible.iter().map(|(_, detail)| *detail).max();
    let best: Vec<&Grid> = visible.iter().filter(|(_, detail)| Some(*detail) == most).map(|(grid, _)| *grid).collect();
    match best[..] {
        [] if !hidden.is_empty() => {
            let hidden: Vec<&Grid> = hidden.into_iter().map(|(grid, _)| grid).collect();
            let problem = Problem::error(msg("plan-sheet-hidden").with("sheets", names(&hidden))).at(place());
            Err(Failure::refused(problem.hint(msg("plan-sheet-several-hint"))))
        }
        // What is wrong with the first is told.
        [] => {
            let first = grids.iter().find(|grid| !grid.hidden && !grid.rows.is_empty());
            first.map(|grid| one(grid, Vec::new())).ok_or_else(empty)
        }
        [best] => {
            let others: Vec<&Grid> =
                visible.iter().map(|(grid, _)| *grid).filter(|grid| grid.sheet != best.sheet).collect();
            if !others.is_empty() {
                let sheet = best.sheet.clone().unwrap_or_default();
                let message = msg("plan-sheet-chosen").with("sheet", sheet).with("others", names(&others));
                notes.push(Problem::note(message).at(place()));
            }
            Ok(one(best, notes))
        }
        ref several => {
            let problem = Problem::error(msg("plan-sheet-several").with("sheets", names(several))).at(place());
            Err(Failure::refused(problem.hint(msg("plan-sheet-several-hint"))))
        }
    }
}

/// Sheets that are called by months, two at least: each holds its month's amounts. Beside them only their sum may stand.
fn of_months<'g>(visible: &[(&'g Grid, usize)], context: &SheetContext<'_>) -> Option<Chosen<'g>> {
    let grids = || visible.iter().map(|(grid, _)| *grid);
    let (sums, months): (Vec<&Grid>, Vec<&Grid>) =
        grids().partition(|grid| grid.sheet.as_deref().is_some_and(has_sum_name));
    let of = |grid: &'g Grid| {
        let month = sheet_month(grid.sheet.as_deref()?, &grid.rows, context)?;
        Some(Tab { grid, member: None, month: Some(month) })
    };
    let tabs: Vec<Tab<'g>> = months.iter().copied().map(of).collect::<Option<_>>()?;
    let distinct: std::collections::BTreeSet<Option<usize>> = tabs.iter().map(|tab| tab.month).collect();
    if tabs.len() < 2 || distinct.len() < tabs.len() || sums.len() > 1 {
        return None;
    }
    let place = || Place::file(context.file);
    let mut notes = vec![Problem::note(msg("plan-sheet-of-months").with("sheets", names(&months))).at(place())];
    if tabs.len() < 12 {
        notes.push(Problem::note(msg("plan-sheet-some-months").with("count", tabs.len())).at(place()));
    }
    Some(Chosen { tabs, sum: sums.first().copied(), notes })
}

/// Every sheet that holds a budget, and the one that sums them up.
fn of_all<'g>(visible: &[(&'g Grid, usize)], mut notes: Vec<Problem>, context: &SheetContext<'_>) -> Chosen<'g> {
    let grids = visible.iter().map(|(grid, _)| *grid);
    let (sums, mut parts): (Vec<&Grid>, Vec<&Grid>) =
        grids.partition(|grid| grid.sheet.as_deref().is_some_and(has_sum_name));
    let sum = match sums[..] {
        [sum] if parts.len() > 1 => Some(sum),
        _ => {
            parts.extend(sums);
            None
        }
    };
    let told = msg("plan-sheet-all").with("sheets", names(&parts));
    notes.push(Problem::note(told).at(Place::file(context.file)));
    let tabs = parts.into_iter().map(|grid| Tab { grid, member: None, month: None }).collect();
    Chosen { tabs, sum, notes }
}

fn names(grids: &[&Grid]) -> Vec<Message> {
    grids.iter().filter_map(|grid| grid.sheet.clone()).map(Message::verbatim).collect()
}

/// Sheets that are called by members of one dimension, two at least: each holds its member's amounts, whatever its
/// layout. Beside them nothing may stand but their sum, and sheets that hold no budget.
fn of_members<'g>(grids: &'g [Grid], context: &SheetContext<'_>) -> Result<Option<Chosen<'g>>, Failure> {
    let member = |grid: &Grid| sheet_member(grid.sheet.as_deref()?, context);
    let filled = || grids.iter().filter(|grid| !grid.rows.is_empty());
    let found: Vec<(&Grid, (usize, String))> = filled().filter_map(|grid| Some((grid, member(grid)?))).collect();
    let Some((_, (axis, _))) = found.first() else { return Ok(None) };
    let same = found.iter().all(|(_, (own, _))| own == axis);
    let distinct: std::collections::BTreeSet<&String> = found.iter().map(|(_, (_, member))| member).collect();
    if !same || found.len() < 2 || distinct.len() < found.len() {
        return Ok(None);
    }
    let refused = |id: &'static str, hint: &'static str, sheets: &[&Grid]| {
        let axis = context.settings.dimensions.axes[*axis].name.as_str();
        let problem = Problem::error(msg(id).with("sheets", names(sheets)).with("axis", axis));
        Failure::refused(problem.at(Place::file(context.file)).hint(msg(hint).with("axis", axis)))
    };
    let hidden: Vec<&Grid> = found.iter().map(|(grid, _)| *grid).filter(|grid| grid.hidden).collect();
    if !hidden.is_empty() {
        return Err(refused("plan-sheet-hidden-member", "plan-sheet-hidden-member-hint", &hidden));
    }
    let others = filled().filter(|grid| member(grid).is_none() && sheet_detail(&grid.rows, context).is_some());
    let (sums, others): (Vec<&Grid>, Vec<&Grid>) =
        others.filter(|grid| !grid.hidden).partition(|grid| grid.sheet.as_deref().is_some_and(has_sum_name));
    if !others.is_empty() || sums.len() > 1 {
        let others = if others.is_empty() { sums } else { others };
        return Err(refused("plan-sheet-no-member", "plan-sheet-no-member-hint", &others));
    }
    let axis = context.settings.dimensions.axes[*axis].name.as_str();
    let tabs: Vec<&Grid> = found.iter().map(|(grid, _)| *grid).collect();
    let told = msg("plan-sheet-of-members").with("sheets", names(&tabs)).with("axis", axis);
    let notes = vec![Problem::note(told).at(Place::file(context.file))];
    let tabs = found.into_iter().map(|(grid, member)| Tab { grid, member: Some(member), month: None }).collect();
    Ok(Some(Chosen { tabs, sum: sums.first().copied(), notes }))
}
