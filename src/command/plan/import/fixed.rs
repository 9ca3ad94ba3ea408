//! What the command line and the profile fix about a sheet.

use super::ImportArgs;
use crate::command::opened::Opened;
use crate::import::Skip;
use crate::model::{Plan, Profile};
use crate::plan_file::{RowAs, is_sheet_key};
use crate::words::{Failure, Problem, msg};

/// Everything that is fixed instead of recognised.
pub(super) struct Fixed {
    /// The profile, with the sheet that was asked for.
    pub(super) profile: Option<Profile>,
    /// Heading → key; what the command line says comes first.
    pub(super) maps: Vec<(String, String)>,
    pub(super) rows: Vec<(u64, RowAs)>,
}

pub(super) fn fixed(args: &ImportArgs, opened: &Opened, plan: &mut Plan) -> Result<Fixed, Failure> {
    let named = args.profile.as_deref();
    let profile = named.map(|name| crate::command::import::find_profile(&opened.settings, name)).transpose()?;
    let mut maps = args.map.iter().map(|text| pair("--map", text)).collect::<Result<Vec<_>, _>>()?;
    let mut profile = profile.cloned();
    if let Some(profile) = &profile {
        // A profile names columns of ledgers, too.
        let columns = profile.columns.iter().filter(|(key, _)| is_sheet_key(key, &opened.settings, plan.year));
        maps.extend(columns.map(|(key, heading)| (heading.clone(), key.clone())));
        for (axis, member) in &profile.fixed {
            if let Some(axis) = opened.settings.dimensions.index(axis) {
                plan.members.resize(opened.settings.dimensions.axes.len(), None);
                plan.members[axis] = Some(member.clone());
            }
        }
    }
    if let Some(sheet) = &args.sheet {
        profile.get_or_insert_default().sheet = Some(sheet.clone());
    }
    let rows = args.row.iter().map(|text| row(text)).collect::<Result<Vec<_>, _>>()?;
    Ok(Fixed { profile, maps, rows })
}

impl Fixed {
    /// The rows that are fixed, with those that the profile leaves out.
    pub(super) fn skipped(&self, rows: &[(u64, Vec<String>)]) -> Vec<(u64, RowAs)> {
        let mut fixed = self.rows.clone();
        for rule in self.profile.iter().flat_map(|profile| &profile.skip) {
            let heads = |cells: &[String]| cells.iter().position(|cell| cell.trim() == rule.column);
            let Some((from, at)) = rows.iter().enumerate().find_map(|(row, (_, cells))| Some((row, heads(cells)?)))
            else {
                continue;
            };
            let skip = Skip::new(at, rule);
            let out = rows.iter().skip(from + 1).filter(|(_, cells)| {
                cells.get(at).is_some_and(|cell| !cell.trim().is_empty() && skip.leaves_out(cell))
            });
            fixed.extend(out.map(|(line, _)| (*line, RowAs::Out)));
        }
        fixed
    }
}

fn pair(option: &'static str, text: &str) -> Result<(String, String), Failure> {
    let parts = text.rsplit_once('=').map(|(heading, key)| (heading.trim(), key.trim()));
    match parts.filter(|(heading, key)| !heading.is_empty() && !key.is_empty()) {
        Some((heading, key)) => Ok((heading.to_string(), key.to_string())),
        None => Err(wrong(option, text)),
    }
}

fn row(text: &str) -> Result<(u64, RowAs), Failure> {
    let (line, what) = pair("--row", text)?;
    let what = match what.as_str() {
        "line" => RowAs::Line,
        "total" => RowAs::Total,
        "out" => RowAs::Out,
        _ => return Err(wrong("--row", text)),
    };
    Ok((line.parse().map_err(|_| wrong("--row", text))?, what))
}

fn wrong(option: &'static str, text: &str) -> Failure {
    let message = msg("plan-sheet-bad-option").with("option", option).with("value", text);
    let hint = if option == "--map" { "plan-sheet-bad-map-hint" } else { "plan-sheet-bad-row-hint" };
    Failure::could_not_run(Problem::error(message).hint(msg(hint)))
}
