//! Figures of agents (坐席: 工单量, 通话时长, 满意数, 签入时长), and attendance, become postings of the ledger of agents.
//!
//! A row is of one agent and one month, day or interval, with a column for each figure. A number is of a month or a day,
//! its members and the path that [`crate::model::AgentKey`] makes, which stands as voucher, so that the store takes
//! another number for the same agent and day as a changed row.
//! Not here: what is made of the figures (`analysis::agents`), or whether the ledger has a row already (`store`).

mod columns;
mod handling;
mod role;
mod rows;
mod words;

use self::columns::Columns;
use self::role::Role;
use self::rows::Rows;
use super::outcome::ImportOutcome;
use super::reading::refused;
use super::sheet::{SheetKind, read_sheet};
use super::source::{Setting, Source};
use crate::model::PostingRef;
use crate::words::{Problem, msg};

/// A table of agents.
fn agent_sheet() -> SheetKind {
    let no_header =
        |rows: usize| Problem::error(msg("agent-no-header").with("rows", rows)).hint(msg("agent-no-header-hint"));
    let words = words::all().map(str::to_string).collect();
    SheetKind { words, months: false, free: true, no_header }
}

/// Reads a table of agents to its end and hands every number to `sink`, in order.
///
/// Fails where the table as a whole cannot be read or `sink` fails; bad rows are in the [`ImportOutcome`].
pub fn read_agents(
    source: Source<'_>,
    setting: &Setting<'_>,
    sink: &mut dyn FnMut(&PostingRef<'_>) -> anyhow::Result<()>,
) -> anyhow::Result<ImportOutcome> {
    let sheet = read_sheet(source, setting, agent_sheet())?;
    let columns = Columns::locate(&sheet, setting).map_err(refused)?;
    let mut rows = Rows::new(&sheet, setting, &columns);
    for (line, cells) in &sheet.rows {
        rows.row(*line, cells, sink)?;
    }
    let unused = columns.roles.unused(&sheet, &Role::Unused);
    let mut outcome = rows.finish(sheet.decided(setting, columns.told(&sheet, setting), unused));
    outcome.warnings.splice(0..0, sheet.warnings.iter().chain(&columns.notes).cloned());
    Ok(outcome)
}

#[cfg(test)]
mod tests;
