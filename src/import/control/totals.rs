//! Subtotals and totals of a file against the rows above them.

use super::{Check, Control, File, Watch};
use crate::import::fields::Field;
use crate::import::interpret::{Cells, Fate, Seen};
use crate::import::row::subtotal_check::Compared;
use crate::model::money::grouped_minor;
use crate::model::{Currency, Unit, amount};
use crate::words::{Place, Problem, msg};

pub(super) struct Totals;

impl Control for Totals {
    fn name(&self) -> &'static str {
        "totals"
    }

    fn watch<'s>(&self, file: &File<'s>) -> Option<Box<dyn Watch + 's>> {
        let currency = file.setting.currency;
        // Figures in 万元 are rounded, each by itself.
        let refuses = !file.setting.vouched && file.layout.style.unit == Unit::One;
        Some(Box::new(Watching {
            name: file.name,
            currency,
            refuses,
            compared: 0,
            rows: 0,
            place: 0,
            wrong: Vec::new(),
        }))
    }
}

/// So many wrong totals are told.
const TOLD: usize = 20;

struct Watching<'s> {
    name: &'s str,
    currency: Currency,
    /// A row may be missing, or misread: nobody has said that the rows are right.
    refuses: bool,
    compared: u64,
    /// The first rows, and what the last digit of their amounts comes to at most: 1 of `12.00`, 100 of `12`.
    rows: u64,
    place: i128,
    wrong: Vec<Problem>,
}

/// So many rows show how amounts are written.
const ROWS: u64 = 500;

/// What the last digit of the coarsest amount of a row comes to, in minor units.
fn last_place(cells: &Cells<'_>, currency: Currency) -> i128 {
    let place = |field| amount::last_place(cells.get(field), cells.layout.style, currency);
    [Field::Amount, Field::Debit, Field::Credit].into_iter().filter_map(place).max().unwrap_or(0)
}

impl Watching<'_> {
    /// Is a total that shows another sum only written with fewer decimals than its rows are?
    fn is_rounded(&self, cells: &Cells<'_>, difference: i128) -> bool {
        let place = last_place(cells, self.currency);
        self.place > 0 && place > self.place && difference.abs() * 2 <= place
    }
}

impl Watch for Watching<'_> {
    fn row(&mut self, seen: &Seen<'_, '_>) {
        let Some(total) = &seen.total else {
            if self.rows < ROWS && matches!(seen.fate, Fate::Booked(_)) {
                self.rows += 1;
                self.place = self.place.max(last_place(seen.cells, self.currency));
            }
            return;
        };
        self.compared += u64::from(*total != Compared::Nothing);
        if let Compared::Differs { name, shown, read } = total
            && self.wrong.len() < TOLD
        {
            let money = |minor: i128| grouped_minor(minor, self.currency);
            let message = msg("import-wrong-total").with("total", name.as_str());
            let message = message.with("shown", money(*shown)).with("read", money(*read));
            let place = Place::line(self.name, seen.cells.row.line);
            let (level, hint): (fn(_) -> _, _) = match self.refuses {
                true if self.is_rounded(seen.cells, shown - read) => {
                    (Problem::warning, "import-wrong-total-rounded-hint")
                }
                true => (Problem::error, "import-wrong-total-refused-hint"),
                false => (Problem::warning, "import-wrong-total-hint"),
            };
            self.wrong.push(level(message).at(place).hint(msg(hint)));
        }
    }

    fn finish(self: Box<Self>, _clean: bool) -> Option<Check> {
        let told = msg("import-control-totals").with("count", self.compared);
        (self.compared > 0).then_some(Check {
            control: Totals.name(),
            compared: self.compared,
            told,
            problems: self.wrong,
        })
    }
}
