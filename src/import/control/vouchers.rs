//! Debit = credit of each voucher, in a journal that has both sides of each.
//!
//! Whether it is one the first vouchers say: if more than one line is common and nearly all of them balance, all
//! have to. A list of one side (expenses alone) offers nothing to compare.

use super::{Check, Control, File, Watch};
use crate::import::fields::Field;
use crate::import::interpret::Seen;
use crate::model::Money;
use crate::words::{Place, Problem, msg};

pub(super) struct Vouchers;

impl Control for Vouchers {
    fn name(&self) -> &'static str {
        "vouchers"
    }

    fn watch<'s>(&self, file: &File<'s>) -> Option<Box<dyn Watch + 's>> {
        let has = |field| file.layout.column(field).is_some();
        let sides = (has(Field::Debit) && has(Field::Credit)) || (has(Field::Amount) && has(Field::Direction));
        (has(Field::Voucher) && sides).then(|| {
            let watching: Box<dyn Watch + 's> = Box::new(Watching {
                file: *file,
                open: None,
                name: String::new(),
                balanced: 0,
                wrong: Vec::new(),
                unequal: 0,
            });
            watching
        })
    }
}

/// So many vouchers that do not balance are told.
const TOLD: usize = 10;

struct Watching<'s> {
    file: File<'s>,
    open: Option<Open>,
    /// The number of the voucher whose rows are coming.
    name: String,
    balanced: u64,
    unequal: u64,
    wrong: Vec<(String, Open)>,
}

/// The voucher whose rows are coming.
#[derive(Clone, Copy)]
struct Open {
    line: u64,
    lines: u64,
    difference: i128,
}

impl Watching<'_> {
    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        if open.difference == 0 {
            self.balanced += u64::from(open.lines > 1);
        } else {
            self.unequal += 1;
            if self.wrong.len() < TOLD {
                self.wrong.push((self.name.clone(), open));
            }
        }
    }
}

impl Watch for Watching<'_> {
    fn row(&mut self, seen: &Seen<'_, '_>) {
        let Some(moved) = seen.moved.filter(|_| seen.total.is_none()) else { return };
        if seen.first {
            self.close();
        }
        let line = seen.cells.row.line;
        let (own, name) = (&mut self.name, seen.cells.get(Field::Voucher));
        let open = self.open.get_or_insert_with(|| {
            own.clear();
            own.push_str(name);
            Open { line, lines: 0, difference: 0 }
        });
        open.lines += 1;
        open.difference += moved.debit_less_credit();
    }

    fn finish(mut self: Box<Self>, clean: bool) -> Option<Check> {
        self.close();
        let is_journal = self.balanced > 0 && self.balanced >= self.unequal * 9;
        if !is_journal {
            return None;
        }
        let told = msg("import-control-vouchers").with("count", self.balanced + self.unequal);
        let wrong = self.wrong.iter().filter(|_| clean).map(|(name, open)| {
            let minor = i64::try_from(open.difference).unwrap_or(i64::MAX);
            let difference = Money::from_minor(minor, self.file.setting.currency).grouped();
            let message = msg("import-voucher-unequal").with("voucher", name.as_str());
            Problem::warning(message.with("difference", difference))
                .at(Place::line(self.file.name, open.line))
                .hint(msg("import-voucher-unequal-hint"))
        });
        let problems = wrong.collect();
        Some(Check { control: Vouchers.name(), compared: self.balanced + self.unequal, told, problems })
    }
}
