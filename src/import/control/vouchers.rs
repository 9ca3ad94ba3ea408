//! Debit = credit of each voucher, in a journal that has both sides of each.
//!
//! Whether it is one its vouchers say: if most of them balance, all have to; and a voucher with lines of the books'
//! other side (the balance sheet) has to anyway. A list of one side (expenses alone) offers nothing to compare.
//!
//! One that does not balance lacks a line or has one misread: the file is refused, for what it lacks may be a cost. In an
//! export of some accounts alone no voucher is whole: there it is told.

use super::{Check, Control, File, Watch};
use crate::import::fields::Field;
use crate::import::interpret::{Fate, Seen};
use crate::import::row::non_transaction::SkipReason;
use crate::model::money::grouped_minor;
use crate::words::{Place, Problem, msg};

pub(super) struct Vouchers;

impl Control for Vouchers {
    fn name(&self) -> &'static str {
        "vouchers"
    }

    fn watch<'s>(&self, file: &File<'s>) -> Option<Box<dyn Watch + 's>> {
        let has = |field| file.layout.column(field).is_some();
        let sides = (has(Field::Debit) && has(Field::Credit)) || (has(Field::Amount) && has(Field::Direction));
        // Where accounts stand over their rows, the lines of a voucher are apart.
        // Nor where each row has both sides.
        let apart = file.layout.is_whole_ledger() || file.layout.both.is_some();
        (has(Field::Voucher) && sides && !apart).then(|| {
            let watching: Box<dyn Watch + 's> = Box::new(Watching {
                file: *file,
                open: None,
                name: String::new(),
                balanced: 0,
                two_sided: 0,
                wrong: Vec::new(),
                wrong_sides: Vec::new(),
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
    /// Of these, the vouchers with both sides.
    two_sided: u64,
    wrong: Vec<(String, Open)>,
    wrong_sides: Vec<(String, Open)>,
}

/// The voucher whose rows are coming.
#[derive(Clone, Copy)]
struct Open {
    line: u64,
    lines: u64,
    difference: i128,
    /// It has lines that are booked, and lines of the balance sheet.
    booked: bool,
    other_side: bool,
}

impl Watching<'_> {
    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        if open.difference == 0 {
            self.balanced += u64::from(open.lines > 1);
        } else {
            let two_sided = open.booked && open.other_side;
            self.unequal += 1;
            self.two_sided += u64::from(two_sided);
            let kept = if two_sided { &mut self.wrong_sides } else { &mut self.wrong };
            if kept.len() < TOLD {
                kept.push((self.name.clone(), open));
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
            Open { line, lines: 0, difference: 0, booked: false, other_side: false }
        });
        open.lines += 1;
        open.booked |= matches!(seen.fate, Fate::Booked(_));
        open.other_side |= seen.fate == Fate::LeftOut(SkipReason::BalanceSheet);
        open.difference += moved.debit_less_credit();
    }

    fn finish(mut self: Box<Self>, clean: bool) -> Option<Check> {
        self.close();
        let is_journal = self.balanced > 0 && self.balanced >= self.unequal * 4;
        if !is_journal && self.two_sided == 0 {
            return None;
        }
        let compared = self.balanced + if is_journal { self.unequal } else { self.two_sided };
        let told = msg("import-control-vouchers").with("count", compared);
        let mut wrong = self.wrong_sides;
        wrong.extend(self.wrong.into_iter().filter(|_| is_journal));
        wrong.sort_by_key(|(_, open)| open.line);
        wrong.truncate(TOLD);
        let whole = is_journal || self.balanced + 1 >= self.unequal;
        let wrong = wrong.iter().filter(|_| clean).map(|(name, open)| {
            let difference = grouped_minor(open.difference, self.file.setting.currency);
            let message = msg("import-voucher-unequal").with("voucher", name.as_str()).with("difference", difference);
            let lacks = is_journal || (whole && open.booked);
            let (level, hint): (fn(_) -> _, _) = match lacks && !self.file.setting.vouched {
                true => (Problem::error, "import-voucher-refused-unequal-hint"),
                false => (Problem::warning, "import-voucher-unequal-hint"),
            };
            level(message).at(Place::line(self.file.name, open.line)).hint(msg(hint))
        });
        let problems = wrong.collect();
        Some(Check { control: Vouchers.name(), compared, told, problems })
    }
}
