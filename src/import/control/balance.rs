//! A running balance: previous ± amount = next, row by row, where it holds for the first rows.
//!
//! Where it breaks in few places and does not come right again, a row is missing or misread, and the file is refused;
//! rows that only stand in another order break it and mend it. A statement of several accounts has a balance of each.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::{Check, Control, File, Watch};
use crate::import::fields::Field;
use crate::import::header::headers::{self, is_word};
use crate::import::header::mapping::Layout;
use crate::import::interpret::{Cells, Fate, Manner, Running, Seen, account, member};
use crate::import::row::non_transaction::SkipReason;
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
                day: None,
                account_at: account_column(file.layout),
                account: String::new(),
                compared: 0,
                broke: 0,
                astray: 0,
                again: (0, 0),
                page: false,
                groups: Groups::default(),
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
    /// The day of the row before.
    day: Option<NaiveDate>,
    /// The column of the account that a balance is of, and the account of the row before.
    account_at: Option<usize>,
    account: String,
    compared: u64,
    broke: u64,
    /// What all breaks come to: nothing, if rows only stand in another order.
    astray: i128,
    /// Of these, the breaks where the days begin again, or below a header, and what they come to.
    again: (u64, i128),
    /// A header stood right above.
    page: bool,
    groups: Groups,
    /// The first row at which it broke: its line, what was to be expected, what it shows.
    first: Option<(u64, i128, i128)>,
    /// The first row in which it moved by the amount, and to the other side.
    turned: Option<u64>,
}

/// Rows of one account and one department, which may have a balance of their own.
#[derive(Default)]
struct Groups {
    text: String,
    met: HashSet<String>,
    /// One came back after another had begun: no list account by account.
    mixed: bool,
    /// How often the group changes, how often the balance breaks there, and what those breaks come to.
    changes: u64,
    breaks: u64,
    steps: i128,
    /// A group begins with more than its first row moved.
    carried: bool,
}

impl Groups {
    /// Another row; does another group begin with it?
    fn row(&mut self, cells: &Cells<'_>, compared: bool) -> bool {
        let (account, member) = (account(cells), member(cells));
        let same = self.text.strip_prefix(account).and_then(|rest| rest.strip_prefix('\n')) == Some(member);
        if same {
            return false;
        }
        self.text = format!("{account}\n{member}");
        // So many accounts have no list of their own.
        self.mixed |= self.met.len() > 1000 || !self.met.insert(self.text.clone());
        let changes = compared && self.met.len() > 1;
        self.changes += u64::from(changes);
        changes
    }

    /// Has each its own balance? Then it breaks wherever they change; a single break may be a row that is missing.
    fn have_their_own(&self) -> bool {
        let least = if self.carried { 2 } else { 1 };
        !self.mixed && self.changes >= least && self.breaks == self.changes
    }
}

/// 期末余额: what the rows above came to.
fn says_end(cells: &Cells<'_>) -> bool {
    const WORDS: [&str; 6] = ["期末", "月末", "年末", "本期", "ending", "closing"];
    cells.all().iter().any(|text| WORDS.iter().any(|word| text.to_lowercase().contains(word)))
}

impl Watching<'_> {
    /// Do the days begin again here? Another statement follows, of another account or from another time.
    fn begins_again(&self, running: Running, day: Option<NaiveDate>) -> bool {
        self.day.zip(day).is_some_and(|(before, day)| if running.newest_first { day > before } else { day < before })
    }
}

impl Watch for Watching<'_> {
    fn decided(&mut self, manner: &Manner) {
        let inferred = self.file.layout.sign.is_none() && (manner.sign.is_some() || manner.is_signed_in_columns());
        self.running = manner.running().map(|running| (running, inferred));
    }

    fn row(&mut self, seen: &Seen<'_, '_>) {
        let Some((running, _)) = self.running.filter(|_| seen.total.is_none()) else { return };
        match seen.fate {
            Fate::LeftOut(SkipReason::Header) => self.page = true,
            Fate::LeftOut(SkipReason::OtherCurrency) => return,
            // What an account had before: not what the one above came to.
            Fate::LeftOut(SkipReason::Balance) if !says_end(seen.cells) => self.last = None,
            _ => {}
        }
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
        let day = seen.moment.and_then(|moment| moment.date);
        let page = std::mem::take(&mut self.page);
        let changes = self.groups.row(seen.cells, self.last.is_some());
        if let Some((before, moved)) = self.last {
            let expected = if running.newest_first { before - moved } else { before + moves };
            self.compared += 1;
            // What is void, or not booked yet, need not have moved it.
            let stood = matches!(seen.fate, Fate::LeftOut(_)) && balance == before;
            // Balances in whole 元 beside amounts with 分 are rounded.
            let unit = 10_i128.pow(currency.digits());
            let whole = balance % unit == 0 && before % unit == 0 && moves % unit != 0;
            let rounded = whole && (expected - balance).abs() <= unit;
            if expected != balance && !stood && !rounded {
                self.broke += 1;
                self.astray += balance - expected;
                self.first = self.first.or(Some((seen.cells.row.line, expected, balance)));
                if page || self.begins_again(running, day) {
                    self.again.0 += 1;
                    self.again.1 += balance - expected;
                }
                if changes {
                    self.groups.breaks += 1;
                    self.groups.steps += balance - expected;
                    self.groups.carried |= balance.abs() != moves.abs();
                }
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
        self.day = day;
    }

    fn finish(self: Box<Self>, clean: bool) -> Option<Check> {
        let (running, inferred) = self.running?;
        let money = |minor: i128| grouped_minor(minor, self.file.setting.currency);
        let problem = self.first.map(|(line, expected, shown)| {
            let id = if running.torn { "import-balance-torn" } else { "import-balance-broke" };
            let message = msg(id).with("rows", self.broke);
            let message = message.with("expected", money(expected)).with("shown", money(shown));
            // What the sign rests on must hold.
            // A balance of each account, or of each department.
            let (breaks, steps) = match self.groups.have_their_own() {
                true => (self.groups.breaks, self.groups.steps),
                false => self.again,
            };
            let rests = inferred && !running.torn && (self.broke - breaks) * 10 > self.compared;
            // Where another statement follows its balance is another; a row between the two could not be missed.
            let lacks =
                self.astray != 0 && self.astray != steps && !running.torn && self.broke <= (self.compared / 20).max(2);
            let refuses = lacks && clean && !self.file.setting.vouched;
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
            clean && !self.file.setting.vouched && self.file.layout.sign.is_none() && self.broke * 2 <= self.compared
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
