//! Reading the sheets that were chosen: one, or those of several members with the sheet that sums them up.

use std::collections::BTreeMap;

use super::fixed::Fixed;
use super::gathered::Gathered;
use super::tab::{Chosen, Tab};
use crate::import::Grid;
use crate::model::{Category, Money, Plan};
use crate::plan_file::{SheetContext, SheetRead, read_budget_sheet};
use crate::words::{Level, Message, Place, Problem, msg};

/// A sheet that was read, and how many of the rows are its.
pub(super) struct TabRead {
    pub(super) sheet: Option<String>,
    pub(super) rows: usize,
}

/// Reads all of them into one.
pub(super) fn read_all(chosen: &Chosen<'_>, fixed: &Fixed, context: &SheetContext<'_>) -> (SheetRead, Vec<TabRead>) {
    let mut whole = SheetRead::default();
    let mut tabs = Vec::new();
    let several = chosen.tabs.len() > 1;
    // A heading of `--map` may be the name of a sheet.
    let of_tab = |heading: &str| chosen.tabs.iter().any(|tab| tab.grid.sheet.as_deref() == Some(heading.trim()));
    let maps: Vec<(String, String)> =
        context.maps.iter().filter(|(heading, _)| !several || !of_tab(heading)).cloned().collect();
    let context = SheetContext { maps: &maps, ..*context };
    let mut gathered = Gathered::default();
    for tab in &chosen.tabs {
        let read = read_tab(tab, fixed, &context);
        let sheet = tab.grid.sheet.clone();
        let place = |problem: Problem| match (&sheet, problem.place) {
            (Some(sheet), Some(place)) if several && place.file == context.file => {
                let file = format!("{}#{sheet}", place.file);
                Problem { place: Some(Place { file, ..place }), ..problem }
            }
            (_, place) => Problem { place, ..problem },
        };
        whole.problems.extend(tab.grid.warnings.iter().cloned().map(place));
        whole.problems.extend(read.problems.into_iter().map(place));
        tabs.push(TabRead { sheet: tab.grid.sheet.clone(), rows: read.rows.len() });
        let sheet = sheet.as_deref().unwrap_or_default();
        let (rows, problems) = gathered.add(read.rows, read.lines, sheet, tab.month.is_some(), &context);
        whole.problems.extend(problems);
        whole.rows.extend(rows);
        for mut entry in read.new {
            if whole.new.iter().all(|known| known.path != entry.path) {
                entry.code = entry.code.filter(|code| whole.new.iter().all(|known| known.code.as_ref() != Some(code)));
                whole.new.push(entry);
            }
        }
    }
    whole.lines = gathered.lines();
    if let Some(sum) = chosen.sum.filter(|_| whole.problems.iter().all(|problem| problem.level != Level::Error)) {
        let read = read_tab(&Tab { grid: sum, member: None, month: None }, fixed, &context);
        whole.problems.push(compared(&whole, &read, sum, &context));
    }
    (whole, tabs)
}

fn read_tab(tab: &Tab<'_>, fixed: &Fixed, context: &SheetContext<'_>) -> SheetRead {
    let mut plan: Plan = context.plan.clone();
    if let Some((axis, member)) = &tab.member {
        plan.members.resize(context.settings.dimensions.axes.len(), None);
        plan.members[*axis] = Some(member.clone());
    }
    let Grid { rows, sheet, uncomputed, joined, .. } = tab.grid;
    let skipped = fixed.skipped(rows);
    read_budget_sheet(
        rows,
        &SheetContext {
            plan: &plan,
            rows: &skipped,
            sheet: sheet.as_deref(),
            uncomputed,
            joined,
            month: tab.month,
            ..*context
        },
    )
}

/// Holds the sheet that sums the others up against them.
fn compared(whole: &SheetRead, sum: &SheetRead, grid: &Grid, context: &SheetContext<'_>) -> Problem {
    let sheet = grid.sheet.clone().unwrap_or_default();
    let place = || Place::file(context.file);
    if sum.lines.is_empty() || sum.problems.iter().any(|problem| problem.level == Level::Error) {
        return Problem::warning(msg("plan-sheet-sum-unread").with("sheet", sheet)).at(place());
    }
    let currency = context.plan.currency;
    let by_category = |read: &SheetRead| {
        let mut sums: BTreeMap<Category, i128> = BTreeMap::new();
        for line in &read.lines {
            let year = line.amount.annual(currency).map_or(0, |money| i128::from(money.minor()));
            *sums.entry(line.category.clone()).or_default() += year;
        }
        sums.retain(|_, sum| *sum != 0);
        sums
    };
    let (parts, stated) = (by_category(whole), by_category(sum));
    let of = |sums: &BTreeMap<Category, i128>, category: &Category| sums.get(category).copied().unwrap_or(0);
    let differs = parts.keys().chain(stated.keys()).find(|category| of(&parts, category) != of(&stated, category));
    let Some(category) = differs else {
        return Problem::note(msg("plan-sheet-sum-agrees").with("sheet", sheet)).at(place());
    };
    let shown = |minor: i128| {
        let money = i64::try_from(minor).ok().map(|minor| Money::from_minor(minor, currency));
        money.map_or_else(|| minor.to_string(), Money::grouped)
    };
    let message = msg("plan-sheet-sum-disagrees").with("sheet", sheet.as_str()).with("category", category.as_str());
    let message = message.with("stated", shown(of(&stated, category))).with("sum", shown(of(&parts, category)));
    match context.ignore_totals {
        true => Problem::warning(message).at(place()),
        false => Problem::error(message).at(place()).hint(hint(&sheet)),
    }
}

fn hint(sheet: &str) -> Message {
    msg("plan-sheet-sum-disagrees-hint").with("sheet", sheet)
}
