//! How a file says what its amounts mean: decided once, by its first rows, and held against every row after.
//!
//! The evidence, strongest first: the profile, a running balance, the directions beside the amounts, the signs that
//! most amounts have. Where it does not decide and the sum depends on it, the file is refused and `sign` asked for.

use std::cell::RefCell;

use super::cells::Cells;
use super::claim::by_words;
use super::direction::{self, Direction, direction};
use super::running::{self, Running};
use super::shifted::{self, Watched};
use super::state::{self, STATES, State};
use super::typed::Claim;
use super::unlisted::Unlisted;
use crate::import::fields::Field;
use crate::import::headers;
use crate::import::inference::{Inference, Inferred};
use crate::import::mapping::Layout;
use crate::import::source::Setting;
use crate::import::text_cache::TextCache;
use crate::model::amount;
use crate::model::profile::Sign;
use crate::words::{Message, Place, Problem, msg};

/// What was decided.
#[derive(Debug, Default)]
pub(in crate::import) struct Manner {
    /// The column that says which way money went.
    pub(super) direction: Option<usize>,
    /// It holds other kinds too: only those that mean money back turn the amount.
    pub(super) kinds: bool,
    /// What stands over it.
    way_header: String,
    /// A flag of red entries.
    pub(super) back_flag: Option<usize>,
    /// Beside directions: do amounts carry the sign as well?
    pub(super) signed: Signed,
    pub(in crate::import) sign: Option<Sign>,
    /// What is spent stands in the debit column with a minus.
    pub(super) debit_negative: bool,
    pub(super) states: Vec<usize>,
    /// Columns whose yes makes the row void.
    pub(super) void_flags: Vec<usize>,
    /// Columns whose no takes the row out, and what it is then.
    valid_flags: Vec<(usize, State)>,
    /// How the balance runs.
    pub(super) running: Option<Running>,
    pub(super) inferred: Vec<Inferred>,
    /// Columns whose amounts may be cut in two.
    pub(super) watched: Vec<Watched>,
    /// What the texts of these columns say: few, repeated row by row.
    ways: RefCell<TextCache>,
    said: RefCell<TextCache>,
    unlisted: RefCell<Unlisted>,
}

/// Which amounts carry a sign besides their direction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Signed {
    /// None: a minus is a reversal.
    #[default]
    Nothing,
    /// What is spent is negative, what is received positive.
    Spent,
    /// What is received is negative.
    Received,
}

/// How often amounts of one kind are positive and negative.
#[derive(Clone, Copy, Default)]
struct Signs {
    positive: usize,
    negative: usize,
}

impl Signs {
    fn see(&mut self, minor: i64) {
        self.positive += usize::from(minor > 0);
        self.negative += usize::from(minor < 0);
    }
}

/// Looks at the first rows of a table.
pub(super) fn decide(
    rows: &[Cells<'_>],
    name: &str,
    layout: &Layout,
    setting: &Setting<'_>,
) -> Result<Manner, Box<Problem>> {
    let rows: Vec<&Cells<'_>> = rows.iter().filter(|row| by_words(row) == Claim::Transaction).collect();
    let mut manner = Manner { sign: layout.sign, ..Manner::default() };
    columns(&rows, layout, &mut manner);
    manner.watched = shifted::watched(&rows, layout);
    // Kinds none of which says a way say nothing beside amounts with signs.
    let signed = || rows.iter().any(|row| row.get(Field::Amount).contains(['-', '−', '(']));
    if manner.kinds && manner.back_flag.is_none() && signed() && rows.iter().all(|row| manner.way(row).is_none()) {
        (manner.direction, manner.kinds) = (None, false);
    }
    let place = || Place::line(name, layout.header.line);
    let minor = |row: &Cells<'_>, field: Field| {
        let read = amount::read(row.get(field), layout.style, setting.currency).ok().flatten();
        read.map(|read| read.money.minor()).unwrap_or(0)
    };
    let ask = |id| Err(Box::new(Problem::error(msg(id)).at(place()).hint(msg("import-ask-sign-hint"))));
    let infer = |manner: &mut Manner, taken: Message| {
        manner.inferred.push(Inferred::new(Inference::Sign, place(), taken, msg("import-inferred-sign-hint")));
    };
    let has_amount = layout.column(Field::Amount).is_some();
    if has_amount && (manner.direction.is_some() || manner.back_flag.is_some()) {
        let (mut spent, mut received, mut red) = (Signs::default(), Signs::default(), 0);
        for row in &rows {
            let minor = minor(row, Field::Amount);
            match manner.way(row) {
                Some(way) if way.is_back() => {
                    received.see(minor);
                    red += usize::from(minor < 0 && says_back(row));
                }
                Some(Direction::Neutral | Direction::Unsure) => {}
                _ => {
                    spent.see(minor);
                    red += usize::from(minor < 0 && says_back(row));
                }
            }
        }
        let stated = layout.sign.is_some();
        let kinds = manner.kinds || manner.back_flag.is_some();
        manner.signed = match (spent.negative > 0, received.negative > 0) {
            (false, false) => Signed::Nothing,
            // SAP's lists sign the amounts of posting keys.
            (false, true) if received.positive == 0 && direction::is_posting_key(&manner.way_header) => {
                Signed::Received
            }
            _ if layout.sign == Some(Sign::CostPositive) => Signed::Nothing,
            // Refunds with a minus, among purchases without.
            (false, true) if received.positive == 0 && (red < received.negative || kinds) => Signed::Received,
            (false, true) if received.positive == 0 || received.positive > received.negative => Signed::Nothing,
            (true, false) if spent.positive == 0 && red == spent.negative && !stated => Signed::Nothing,
            (true, false) if spent.positive == 0 && (received.positive > 0 || stated || layout.bank) => Signed::Spent,
            (true, _) if spent.positive > spent.negative && received.negative == 0 => Signed::Nothing,
            // Reversals on both sides of an account.
            (true, true) if spent.positive > spent.negative && received.positive >= received.negative => {
                Signed::Nothing
            }
            _ => return ask("import-ask-sign-direction"),
        };
        match manner.signed {
            Signed::Spent if !stated => infer(&mut manner, msg("import-inferred-sign-direction")),
            Signed::Received => infer(&mut manner, msg("import-inferred-sign-refunds")),
            _ => {}
        }
    }
    let running = layout.column(Field::Balance).map(|column| running::find(&rows, column, &manner, layout, setting));
    if let Some(Some((running, debit_negative))) = running {
        manner.running = Some(running);
        manner.debit_negative = debit_negative;
        if debit_negative {
            infer(&mut manner, msg("import-inferred-sign-debit"));
        }
    }
    // The amounts of a whole ledger have the sign that is natural for their account.
    if layout.sign.is_some() || layout.is_whole_ledger() {
        return Ok(manner);
    }
    let mut signs = Signs::default();
    let field = if has_amount { Field::Amount } else { Field::Debit };
    rows.iter().filter(|row| !says_back(row)).for_each(|row| signs.see(minor(row, field)));
    let mostly_negative = signs.negative > signs.positive;
    let has_balance = layout.column(Field::Balance).is_some();
    let plain = has_amount && manner.direction.is_none();
    let falls = manner.running.map(|running| running.falls);
    match (plain, falls) {
        // Debit and credit of a bank, or of the cash account in the books: its balance says which.
        (false, Some(false)) if layout.asks_sign && !manner.debit_negative => {
            manner.sign = Some(Sign::CostNegative);
            infer(&mut manner, msg("import-inferred-sign-bank"));
        }
        (false, None) if layout.banks_own => infer(&mut manner, msg("import-inferred-sign-banks-own")),
        (false, None) if layout.asks_sign => {
            let problem = Problem::error(msg("import-bank-statement")).at(place());
            return Err(Box::new(problem.hint(msg("import-bank-statement-hint"))));
        }
        (false, _) if !has_amount && !manner.debit_negative && signs.positive == 0 && signs.negative > 1 => {
            return ask("import-ask-sign-debit");
        }
        (true, Some(false)) if mostly_negative || layout.bank => {
            manner.sign = Some(Sign::CostNegative);
            infer(&mut manner, msg("import-inferred-sign-balance"));
        }
        // Amounts that add up to the balance: an account's own ledger from nothing on, or a statement of income.
        (true, Some(false)) if !layout.has_account() && !manner.running.is_some_and(|r| r.from_nothing) => {
            return ask("import-ask-sign-balance");
        }
        (true, None) if layout.bank && !has_balance && mostly_negative => {
            manner.sign = Some(Sign::CostNegative);
            infer(&mut manner, msg("import-inferred-sign-statement"));
        }
        (true, None) if layout.bank && !layout.has_account() && signs.negative > 0 => {
            return ask("import-ask-sign-statement");
        }
        (true, None) if mostly_negative && has_balance => return ask("import-ask-sign-balance"),
        (true, None) if signs.negative > 1 && signs.positive == 0 => {
            infer(&mut manner, msg("import-inferred-sign-negative"));
        }
        _ => {}
    }
    Ok(manner)
}

/// Which columns say what amounts mean, besides those that the mapping knows.
fn columns(rows: &[&Cells<'_>], layout: &Layout, manner: &mut Manner) {
    let names = || layout.header.names.iter().enumerate().filter(|(_, name)| !name.is_empty());
    let mapped_state = layout.column(Field::Status);
    let filled = |at: usize| rows.iter().map(move |row| row.at(at)).filter(|text| !text.is_empty());
    let free = |at: usize| !layout.is_used(at);
    manner.valid_flags = names()
        .filter(|(at, _)| free(*at))
        .filter_map(|(at, name)| state::without(name, filled(at)).map(|state| (at, state)))
        .collect();
    let flagged = |at: usize| manner.valid_flags.iter().any(|(flag, _)| *flag == at);
    let result = |at: usize, name: &str| free(at) && !flagged(at) && state::is_result(name, filled(at));
    manner.states = names()
        .filter(|(at, name)| state::is_header(name) || mapped_state == Some(*at) || result(*at, name))
        .map(|(at, _)| at)
        .collect();
    manner.void_flags = names().filter(|(_, name)| state::is_flag(name)).map(|(at, _)| at).collect();
    if layout.column(Field::Amount).is_none() {
        return;
    }
    let mapped = layout.column(Field::Direction);
    manner.direction = mapped;
    let free = |at: usize| !layout.is_used(at) && !manner.states.contains(&at) && !manner.void_flags.contains(&at);
    let values = |at: usize| rows.iter().map(move |row| row.at(at)).filter(|text| !text.is_empty());
    manner.back_flag = names()
        .filter(|(at, name)| free(*at) && direction::is_back_flag(name))
        .map(|(at, _)| at)
        .find(|at| values(*at).all(|text| direction::is_red(text) || direction::is_blue(text)));
    // Kinds of transactions, none of which names a side, or a sign that is stated settles the others.
    let kinds = |at: usize| {
        direction::is_kind(layout.name(at))
            && values(at).any(|text| direction(text).is_none())
            && (layout.sign.is_some() || !values(at).any(direction::names_side))
    };
    if let Some(at) = mapped {
        manner.kinds = kinds(at);
        manner.way_header = layout.name(at).to_string();
        return;
    }
    if layout.is_whole_ledger() {
        return;
    }
    let free = |at: usize| free(at) && manner.back_flag != Some(at);
    // Every value is a direction, and both senses occur.
    let all = |at: usize| {
        let ways: Vec<_> = values(at).map(direction).collect();
        let back = ways.iter().flatten().any(|way| way.is_back());
        let spent = ways.iter().flatten().any(|way| matches!(way, Direction::Spent | Direction::Debit));
        ways.iter().all(Option::is_some) && back && spent
    };
    let by_values =
        names().find(|(at, name)| free(*at) && all(*at) && !headers::key(name).is_empty()).map(|(at, _)| at);
    let by_header =
        |fits: &dyn Fn(usize, &str) -> bool| names().find(|(at, name)| free(*at) && fits(*at, name)).map(|(at, _)| at);
    manner.direction = by_values
        .or_else(|| by_header(&|at, name| direction::is_sign(name, values(at))))
        .or_else(|| by_header(&|_, name| direction::is_kind(name)));
    if let Some(at) = manner.direction {
        manner.kinds = direction::is_kind(layout.name(at))
            && !all(at)
            && (manner.sign.is_some() || !values(at).any(direction::names_side));
        manner.way_header = layout.name(at).to_string();
    }
}

impl Manner {
    pub(in crate::import) fn running(&self) -> Option<Running> {
        self.running
    }

    pub(in crate::import) fn is_debit_negative(&self) -> bool {
        self.debit_negative
    }

    /// The columns that say something besides those of the mapping, with the field that they are told as.
    pub(super) fn used(&self, layout: &Layout) -> Vec<(&'static str, String)> {
        let states = self.states.iter().chain(&self.void_flags).map(|at| ("status", *at));
        let valid = self.valid_flags.iter().map(|(at, _)| ("status", *at));
        let ways = self.direction.iter().chain(&self.back_flag).map(|at| ("direction", *at));
        ways.chain(states).chain(valid).map(|(field, at)| (field, layout.name(at).to_string())).collect()
    }

    /// Does a column tell what was spent from what was received?
    pub(in crate::import) fn tells_ways(&self) -> bool {
        self.direction.is_some()
    }

    /// Was the money of a row spent, as the row says, or received?
    pub(in crate::import) fn is_spent(&self, cells: &Cells<'_>) -> Option<bool> {
        match self.way(cells) {
            Some(Direction::Neutral) => None,
            Some(way) => Some(!way.is_back()),
            None => self.kinds.then_some(true),
        }
    }

    /// The states that no list knows.
    pub(super) fn unlisted(&self, file: &str, layout: &Layout) -> Vec<Inferred> {
        self.unlisted.borrow().inferred(file, layout).collect()
    }

    /// Is there no column that says anything beside the amounts?
    pub(super) fn says_nothing(&self) -> bool {
        self.direction.is_none()
            && self.back_flag.is_none()
            && self.states.is_empty()
            && self.void_flags.is_empty()
            && self.valid_flags.is_empty()
    }

    /// Does the file tell payments from refunds, and have states: a bill of a payment service, of a card?
    pub(super) fn is_bill(&self) -> bool {
        !self.states.is_empty() && (self.direction.is_some() || self.back_flag.is_some())
    }

    /// Which way the money of a row went, as its direction, kind or flag says.
    pub(super) fn way(&self, cells: &Cells<'_>) -> Option<Direction> {
        if self.back_flag.is_some_and(|at| direction::is_red(cells.at(at))) {
            return Some(Direction::Received);
        }
        let text = cells.at(self.direction?);
        if let Some(known) = self.ways.borrow().get(text) {
            return WAYS[known as usize];
        }
        let way = match self.kinds {
            true if direction::is_back(text) => Some(Direction::Received),
            true if self.sign.is_none()
                && (direction::names_side(text) || direction::is_memo(text, &self.way_header)) =>
            {
                Some(Direction::Unsure)
            }
            true => None,
            false => direction(text).or_else(|| direction::numbered(text, &self.way_header)),
        };
        let at = WAYS.iter().position(|known| *known == way).unwrap_or(0);
        self.ways.borrow_mut().insert(text, at as u32);
        way
    }

    /// What the states and flags of a row say together: that it is none outweighs that it is one.
    pub(super) fn state(&self, cells: &Cells<'_>) -> State {
        let flags = self.void_flags.iter().map(|at| {
            let void = direction::is_yes(cells.at(*at)) || self.said(cells, *at) == State::Never;
            if void { State::Never } else { State::Counts }
        });
        let valid = self.valid_flags.iter().map(|(at, without)| match cells.at(*at) {
            text if !text.is_empty() && direction::is_no(text) => *without,
            _ => State::Counts,
        });
        let states = self.states.iter().map(|at| self.said(cells, *at));
        states.chain(flags).chain(valid).max().unwrap_or(State::Counts)
    }

    fn said(&self, cells: &Cells<'_>, at: usize) -> State {
        let text = cells.at(at);
        if let Some(known) = self.said.borrow().get(text) {
            return STATES[known as usize];
        }
        let state = state::state(text);
        self.said.borrow_mut().insert(text, state as u32);
        // A header again is no state; nor is what a flag says with a no.
        if headers::clean(text) != cells.layout.name(at) && !direction::is_no(text) {
            self.unlisted.borrow_mut().see(at, cells.row.line, text, state);
        }
        state
    }
}

/// What the cache of directions holds.
const WAYS: [Option<Direction>; 9] = [
    None,
    Some(Direction::Debit),
    Some(Direction::Credit),
    Some(Direction::Spent),
    Some(Direction::Received),
    Some(Direction::Neutral),
    Some(Direction::Plus),
    Some(Direction::Minus),
    Some(Direction::Unsure),
];

/// Does the text of a row call it money back? Then a minus is no news.
pub(super) fn says_back(cells: &Cells<'_>) -> bool {
    let text = cells.get(Field::Description);
    ["退", "冲", "红字", "调减", "返还"].iter().any(|word| text.contains(word)) || {
        let lower = text.to_ascii_lowercase();
        ["refund", "revers", "return", "credit", "rebate", "correct", "reimburs"]
            .iter()
            .any(|word| lower.contains(word))
    }
}
