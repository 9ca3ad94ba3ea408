//! A running balance: previous ± amount = next, row by row, where it holds for the first rows.
//!
//! Where it breaks in few places and does not come right again, a row is missing or misread, and the file is refused;
//! rows that only stand in another order break it and mend it. A statement of several accounts has a balance of each.

use super::{Check, Control, File, Watch};
use crate::import::fields::Field;
use crate::import::header::headers::{self, is_word};
use crate::import::header::mapping::Layout;
use crate::import::interpret::{Fate, Manner, Running, Seen};
use crate::model::money::grouped_minor;
use crate::words::{Place, Problem, msg};

pub(super) struct Balance;

impl Control for Balance {
    fn name(&self) -> &'static str {
        "balance"
    }

    fn watch<'s>(&self, file: &File<'s>) -> Option<Box<dyn Watch + 's>> {
        file.layout.column(Field::Balance).is_some().then(|| {
            let watching = Watching {
                file: *file,
                running: None,
                last: None,
                line: 0,
                account_at: account_column(file.layout),
                account: String::new(),
                compared: 0,
                broke: 0,
                astray: 0,
                first: None,
                turned: None,
            };
            Box::new(watching) as Box<dyn Watch + 's>
        })
    }
}

struct Watching<'s> {
    file: File<'s>,
    /// And whether the sign of the amounts was inferred from it.
    running: Option<(Running, bool)>,
    /// The balance and the move of the row before, and its line.
    last: Option<(i128, i128)>,
    line: u64,
    /// The column of the account that a balance is of, and the account of the row before.
    account_at: Option<usize>,
    account: String,
    compared: u64,
    broke: u64,
    /// What all breaks come to: nothing, if rows only stand in another order.
    astray: i128,
    /// The first row at which it broke: its line, what was to be expected, what it shows.
    first: Option<(u64, i128, i128)>,
    /// The first row in which it moved by the amount, and to the other side.
    turned: Option<u64>,
}

impl Watch for Watching<'_> {
    fn decided(&mut self, manner: &Manner) {
        let inferred = self.file.layout.sign.is_none() && (manner.sign.is_some() || manner.is_signed_in_columns());
        self.running = manner.running().map(|running| (running, inferred));
    }

    fn row(&mut self, seen: &Seen<'_, '_>) {
        let Some((running, _)) = self.running.filter(|_| seen.total.is_none()) else { return };
        let (currency, manner) = (self.file.setting.currency, seen.manner);
        // In a ledger each account has its own balance.
        if let Some(at) = self.account_at
            && self.account != seen.cells.at(at)
        {
            self.account = seen.cells.at(at).to_string();
            self.last = None;
        }
        let balance = running.balance(seen.cells, currency);
        let (Some(balance), Some(moves)) = (balance, running.moves(seen.cells, manner, currency)) else {
            return;
        };
        if let Some((before, moved)) = self.last {
            let expected = if running.newest_first { before - moved } else { before + moves };
            self.compared += 1;
            // What is void, or not booked yet, need not have moved it.
            let stood = matches!(seen.fate, Fate::LeftOut(_)) && balance == before;
            if expected != balance && !stood {
                self.broke += 1;
                self.astray += balance - expected;
                self.first = self.first.or(Some((seen.cells.row.line, expected, balance)));
                let (moves, line) =
                    if running.newest_first { (moved, self.line) } else { (moves, seen.cells.row.line) };
                let actual = if running.newest_first { before - balance } else { balance - before };
                if actual == -moves && matches!(seen.fate, Fate::Booked(_)) {
                    self.turned = self.turned.or(Some(line));
                }
            }
        }
        self.last = Some((balance, moves));
        self.line = seen.cells.row.line;
    }

    fn finish(self: Box<Self>, _clean: bool) -> Option<Check> {
        let (running, inferred) = self.running?;
        let money = |minor: i128| grouped_minor(minor, self.file.setting.currency);
        let problem = self.first.map(|(line, expected, shown)| {
            let id = if running.torn { "import-balance-torn" } else { "import-balance-broke" };
            let message = msg(id).with("rows", self.broke);
            let message = message.with("expected", money(expected)).with("shown", money(shown));
            // What the sign rests on must hold.
            let rests = inferred && !running.torn && self.broke * 10 > self.compared;
            let lacks = self.astray != 0 && !running.torn && self.broke <= (self.compared / 20).max(2);
            let refuses = lacks && !self.file.setting.vouched;
            let problem = if rests || refuses { Problem::error(message) } else { Problem::warning(message) };
            let hint = match () {
                () if running.torn => "import-balance-torn-hint",
                () if refuses => "import-balance-refused-hint",
                () => "import-balance-broke-hint",
            };
            problem.at(Place::line(self.file.name, line)).hint(msg(hint))
        });
        // An amount without its sign, or in the wrong column: what would be booked is wrong by twice as much.
        let turned = self.turned.filter(|_| {
            !self.file.setting.vouched && self.file.layout.sign.is_none() && self.broke * 2 <= self.compared
        });
        let problem = match turned {
            Some(line) => {
                let place = Place::line(self.file.name, line);
                let hint = msg("import-ask-sign-running-hint");
                Some(Problem::error(msg("import-balance-turned")).at(place).hint(hint))
            }
            None => problem,
        };
        let told = msg("import-control-balance").with("count", self.compared);
        (self.compared > 0).then(|| Check {
            control: Balance.name(),
            compared: self.compared,
            told,
            problems: problem.into_iter().collect(),
        })
    }
}

/// The column that says which account a row's balance is of.
fn account_column(layout: &Layout) -> Option<usize> {
    let of_headings = layout.headings.as_ref().and_then(|headings| headings.cell());
    let named = || layout.header.names.iter().position(|name| is_word(OWN_ACCOUNTS, &headers::key(name)));
    of_headings.or_else(named)
}

/// Headers of the account that a statement is of.
const OWN_ACCOUNTS: &str = "本方账号|本方账户|账号|帐号|账户|银行账号|银行账户|卡号|账户名称|accountnumber|accountno|bankaccount|iban|cardnumber";
