//! Numbers and sums that a file states of its own rows, against the rows that are there.
//!
//! Rows or money that are stated and not there refuse the file: it was cut off, unless the user vouches for what is
//! left. More than is stated is a warning: services leave out of their counts what their list shows.

use super::{Check, Control, File, Watch};
use crate::import::fields::Field;
use crate::import::interpret::{Fate, Manner, Seen, shown};
use crate::import::row::non_transaction::SkipReason;
use crate::import::statement::stated_counts::{Of, Statement, statements};
use crate::model::Currency;
use crate::model::amount::{self, AmountStyle};
use crate::model::money::grouped_minor;
use crate::words::{Place, Problem, msg};

pub(super) struct Counts;

impl Control for Counts {
    fn name(&self) -> &'static str {
        "counts"
    }

    fn watch<'s>(&self, file: &File<'s>) -> Option<Box<dyn Watch + 's>> {
        let layout = file.layout;
        let sides = [Field::Debit, Field::Credit].iter().all(|field| layout.column(*field).is_some());
        Some(Box::new(Watching {
            name: file.name,
            currency: file.setting.currency,
            vouched: file.setting.vouched,
            stated: layout.stated.clone(),
            ways: sides,
            found: Default::default(),
            vouchers: 0,
        }))
    }
}

/// Rows of one kind.
#[derive(Clone, Copy, Default)]
struct Found {
    rows: u64,
    /// With their signs, and without.
    sum: i128,
    size: i128,
}

struct Watching<'s> {
    name: &'s str,
    currency: Currency,
    vouched: bool,
    stated: Vec<Statement>,
    /// The file tells what was spent from what was received.
    ways: bool,
    /// All, spent, received: of every row, and of those that are not left out.
    found: [[Found; 2]; 3],
    vouchers: u64,
}

/// Rows that no export counts.
fn is_no_record(fate: Fate) -> bool {
    use SkipReason::{Balance, Blank, CarryOver, Header, NoMovement, Remark, Subtotal};
    matches!(fate, Fate::LeftOut(Balance | Blank | CarryOver | Header | NoMovement | Remark | Subtotal))
}

impl Watch for Watching<'_> {
    fn decided(&mut self, manner: &Manner) {
        self.ways |= manner.tells_ways();
    }

    fn row(&mut self, seen: &Seen<'_, '_>) {
        if seen.total.is_some() || is_no_record(seen.fate) {
            if matches!(seen.fate, Fate::LeftOut(SkipReason::Remark | SkipReason::Subtotal)) {
                self.stated.extend(statements(&seen.cells.row));
            }
            return;
        }
        // Read once already, but for rows that are left out by their words.
        let (amount, debit, credit) = if let Some(moved) = seen.moved {
            let sums = moved.sums();
            (sums.amount, sums.debit, sums.credit)
        } else {
            let shown = shown(seen.cells, self.currency);
            (shown.amount.unwrap_or(0), shown.debit.unwrap_or(0), shown.credit.unwrap_or(0))
        };
        let way = match seen.manner.is_spent(seen.cells) {
            None if debit != 0 || credit != 0 => Some(credit == 0),
            way => way,
        };
        let minor = if debit != 0 || credit != 0 { debit - credit } else { amount };
        let kept = !matches!(seen.fate, Fate::LeftOut(_));
        self.vouchers += u64::from(seen.first);
        let of = match way {
            Some(true) => &[Of::All, Of::Spent][..],
            Some(false) => &[Of::All, Of::Received],
            None => &[Of::All],
        };
        for of in of {
            for found in self.found[*of as usize].iter_mut().take(1 + usize::from(kept)) {
                found.rows += 1;
                found.sum += minor;
                found.size += minor.abs();
            }
        }
    }

    fn finish(mut self: Box<Self>, clean: bool) -> Option<Check> {
        let ways = self.ways;
        self.stated.retain(|stated| ways || stated.of == Of::All);
        let compared = self.stated.len() as u64;
        let told = msg("import-control-counts").with("count", compared);
        let differs = self.stated.iter().filter(|stated| clean && !self.agrees(stated));
        let problems = differs.map(|stated| self.problem(stated)).collect();
        (clean && compared > 0).then_some(Check { control: Counts.name(), compared, told, problems })
    }
}

impl Watching<'_> {
    fn read(&self, text: &str) -> Option<i128> {
        let read = amount::read(text, AmountStyle::default(), self.currency).ok()??;
        Some(i128::from(read.money.minor()))
    }

    /// Does what is stated fit the rows, by itself or with what is stated of further parts?
    fn agrees(&self, stated: &Statement) -> bool {
        let alike = || self.stated.iter().filter(|other| other.of == stated.of);
        let sum = stated.sum.as_deref().map(|sum| self.read(sum));
        let all: Option<i128> = alike().map(|other| self.read(other.sum.as_deref()?)).sum();
        self.fits(stated.of, stated.rows, sum.flatten())
            || self.fits(stated.of, alike().map(|other| other.rows).sum(), all)
    }

    fn fits(&self, of: Of, rows: u64, sum: Option<i128>) -> bool {
        let fits =
            |found: &Found| found.rows == rows && sum.is_none_or(|sum| sum == found.sum.abs() || sum == found.size);
        self.found[of as usize].iter().any(fits) || (of == Of::All && rows == self.vouchers)
    }

    /// Is less money stated somewhere than is there? Then the statements are of other rows, and nothing was cut off.
    fn states_less_money(&self) -> bool {
        self.stated.iter().any(|stated| {
            let sum = stated.sum.as_deref().and_then(|sum| self.read(sum));
            sum.is_some_and(|sum| self.found[stated.of as usize].iter().all(|found| found.size > sum))
        })
    }

    fn problem(&self, stated: &Statement) -> Problem {
        let found = self.found[stated.of as usize][0];
        let size = grouped_minor(found.size, self.currency);
        let message = match &stated.sum {
            Some(sum) => msg("import-counts-differ-sum").with("sum", sum.as_str()).with("found_sum", size),
            None => msg("import-counts-differ"),
        };
        let message = message.with("stated", stated.rows).with("found", found.rows);
        let place = Place::line(self.name, stated.line);
        let sum = stated.sum.as_deref().and_then(|sum| self.read(sum));
        let lacks = found.rows < stated.rows || (found.rows == stated.rows && sum.is_some_and(|sum| found.size < sum));
        match lacks && !self.vouched && !self.states_less_money() {
            true => Problem::error(message).at(place).hint(msg("import-counts-lacking-hint")),
            false => Problem::warning(message).at(place).hint(msg("import-counts-differ-hint")),
        }
    }
}
