//! Which sheet of a workbook holds the budget.

use crate::import::Grid;
use crate::plan_file::{SheetContext, sheet_detail};
use crate::words::{Failure, Message, Place, Problem, msg};

/// The sheet that tells most of the year apart, months before quarters; and what is to be said of the others. Two that
/// tell as much are asked about, and a hidden one is never chosen.
pub(super) fn choose<'g>(grids: &'g [Grid], context: &SheetContext<'_>) -> Result<(&'g Grid, Vec<Problem>), Failure> {
    let place = || Place::file(context.file);
    let names = |grids: &[&Grid]| -> Vec<Message> {
        grids.iter().filter_map(|grid| grid.sheet.clone()).map(Message::verbatim).collect()
    };
    let empty = || Failure::refused(Problem::error(msg("import-empty")).at(place()).hint(msg("import-empty-hint")));
    if let [only] = grids {
        return if only.rows.is_empty() { Err(empty()) } else { Ok((only, Vec::new())) };
    }
    let details: Vec<(&Grid, usize)> =
        grids.iter().filter_map(|grid| Some((grid, sheet_detail(&grid.rows, context)?))).collect();
    let (hidden, visible): (Vec<_>, Vec<_>) = details.into_iter().partition(|(grid, _)| grid.hidden);
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
            grids.iter().find(|grid| !grid.hidden && !grid.rows.is_empty()).map(|g| (g, Vec::new())).ok_or_else(empty)
        }
        [best] => {
            let others: Vec<&Grid> =
                visible.iter().map(|(grid, _)| *grid).filter(|grid| grid.sheet != best.sheet).collect();
            let mut notes = Vec::new();
            if !others.is_empty() {
                let sheet = best.sheet.clone().unwrap_or_default();
                let message = msg("plan-sheet-chosen").with("sheet", sheet).with("others", names(&others));
                notes.push(Problem::note(message).at(place()));
            }
            Ok((best, notes))
        }
        ref several => {
            let problem = Problem::error(msg("plan-sheet-several").with("sheets", names(several))).at(place());
            Err(Failure::refused(problem.hint(msg("plan-sheet-several-hint"))))
        }
    }
}
