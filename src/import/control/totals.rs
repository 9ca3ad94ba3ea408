//! Subtotals and totals of a file against the rows above them.

use super::{Check, Control, File, Watch};
use crate::import::interpret::Seen;
use crate::import::row::subtotal_check::Compared;
use crate::model::money::grouped_minor;
use crate::model::{Currency, Unit};
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
        Some(Box::new(Watching { name: file.name, currency, refuses, compared: 0, wrong: Vec::new() }))
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
    wrong: Vec<Problem>,
}

impl Watch for Watching<'_> {
    fn row(&mut self, seen: &Seen<'_, '_>) {
        let Some(total) = &seen.total else { return };
        self.compared += u64::from(*total != Compared::Nothing);
        if let Compared::Differs { name, shown, read } = total
            && self.wrong.len() < TOLD
        {
            let money = |minor: i128| grouped_minor(minor, self.currency);
            let message = msg("import-wrong-total").with("total", name.as_str());
            let message = message.with("shown", money(*shown)).with("read", money(*read));
            let place = Place::line(self.name, seen.cells.row.line);
            let (level, hint): (fn(_) -> _, _) = match self.refuses {
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
