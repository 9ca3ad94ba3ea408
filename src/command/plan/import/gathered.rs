//! The lines of several sheets: one stands on one sheet only, or has an amount of its own for each month's.

use crate::model::{Amount, Line, Money};
use crate::plan_file::{SheetContext, SheetRow};
use crate::words::{Place, Problem, msg};

/// What the sheets that were read so far hold.
#[derive(Default)]
pub(super) struct Gathered {
    /// Each line, and the sheet that it stands on first.
    found: Vec<(Line, String)>,
}

impl Gathered {
    /// Adds the lines of a sheet: its rows, of which those whose line is known go on with it; and lines that stand twice.
    pub(super) fn add(
        &mut self,
        mut rows: Vec<SheetRow>,
        lines: Vec<Line>,
        sheet: &str,
        of_month: bool,
        context: &SheetContext<'_>,
    ) -> (Vec<SheetRow>, Vec<Problem>) {
        let mut problems = Vec::new();
        let mut of_lines = rows.iter_mut().filter(|row| row.category.is_some());
        for line in lines {
            let row = of_lines.next();
            let key = |line: &Line| (line.category.clone(), line.members.clone(), line.name.clone());
            let Some((known, first)) = self.found.iter_mut().find(|(known, _)| key(known) == key(&line)) else {
                self.found.push((line, sheet.to_string()));
                continue;
            };
            let sum = both(known, &line, context).filter(|_| of_month);
            let Some(amount) = sum else {
                let message = msg("plan-sheet-tabs-twice").with("category", line.category.as_str());
                let message = message.with("first", first.as_str()).with("second", sheet);
                let place = Place::line(format!("{}#{sheet}", context.file), line.place.line as u64);
                problems.push(Problem::error(message).at(place).hint(msg("plan-sheet-tabs-twice-hint")));
                continue;
            };
            known.amount = amount;
            if known.basis.is_empty() {
                known.basis = line.basis;
            }
            // A line of the plan is shown beside the first of its rows.
            row.into_iter().for_each(|row| row.category = None);
        }
        (rows, problems)
    }

    /// All lines.
    pub(super) fn lines(self) -> Vec<Line> {
        self.found.into_iter().map(|(line, _)| line).collect()
    }
}

/// The months of both; `None` where they share one.
fn both(known: &Line, line: &Line, context: &SheetContext<'_>) -> Option<Amount> {
    let currency = context.plan.currency;
    let months = |line: &Line| match &line.amount {
        Amount::Monthly(month) => Some([*month; 12]),
        Amount::Months(months) => Some(**months),
        Amount::Annual(..) | Amount::Rule(_) => None,
    };
    let (known, more) = (months(known)?, months(line)?);
    if known.iter().zip(&more).any(|(a, b)| !a.is_zero() && !b.is_zero()) {
        return None;
    }
    let both: [Money; 12] = std::array::from_fn(|at| Money::from_minor(known[at].minor() + more[at].minor(), currency));
    Some(if both.iter().all(|month| *month == both[0]) {
        Amount::Monthly(both[0])
    } else {
        Amount::Months(Box::new(both))
    })
}
