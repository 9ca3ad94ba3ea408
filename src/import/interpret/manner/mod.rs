//! How a file says what its amounts mean: decided once, by its first rows, and held against every row after.
//!
//! The evidence, strongest first: the profile, a running balance, the directions beside the amounts, the signs that
//! most amounts have. Where it does not decide and the sum depends on it, the file is refused and `sign` asked for.

mod beside;
mod columns;
mod flags;
mod said;
mod sign;
mod two_columns;
mod type_codes;

use std::cell::RefCell;

use super::cells::Cells;
use super::direction::{self, Direction, direction};
use super::kinds;
use super::running::Running;
use super::shifted::Watched;
use super::state::{self, STATES, State};
use super::tally::Flaw;
use super::unlisted::Unlisted;
use super::void_note;
use crate::import::fields::Field;
use crate::import::header::headers;
use crate::import::header::mapping::Layout;
use crate::import::inference::Inferred;
use crate::import::row::non_transaction::SkipReason;
use crate::import::row::text_cache::TextCache;
use crate::model::profile::Sign;
pub(super) use sign::decide;

/// What was decided.
#[derive(Debug, Default)]
pub(in crate::import) struct Manner {
    /// The column that says which way money went.
    pub(super) direction: Option<usize>,
    /// It holds other kinds too: only those that mean money back turn the amount.
    pub(super) kinds: bool,
    /// It holds the letters by which Sage names kinds.
    codes: bool,
    /// What stands over it.
    way_header: String,
    /// A flag of red entries.
    pub(super) back_flag: Option<usize>,
    /// Beside directions: do amounts carry the sign as well?
    pub(super) signed: Signed,
    pub(in crate::import) sign: Option<Sign>,
    /// What is spent stands in the debit column with a minus.
    pub(super) debit_negative: bool,
    /// What came back stands in the credit column with a minus.
    pub(super) credit_negative: bool,
    pub(super) states: Vec<usize>,
    /// States of invoices, of which a cancelled one is void: nothing in the file takes it back.
    cancelled: Vec<usize>,
    /// Columns whose yes makes the row void.
    void_flags: Vec<usize>,
    /// Columns whose no takes the row out, and what it is then.
    valid_flags: Vec<(usize, State)>,
    /// Columns that are filled where a row is void: 作废日期.
    void_marks: Vec<usize>,
    /// Columns that are filled where an entry was taken back by another.
    reversed_marks: Vec<usize>,
    /// ERPNext's numbers of states.
    numbered: Option<usize>,
    /// A column of which some kinds mean money back, and what the others mean cannot be known.
    unclear: Option<usize>,
    /// Columns of notes, where a row may be called void.
    notes: Vec<usize>,
    /// How the balance runs; and how one does that holds for some rows only, which tells where it broke and no more.
    pub(super) running: Option<Running>,
    broken: Option<Running>,
    pub(super) inferred: Vec<Inferred>,
    /// Columns whose amounts may be cut in two.
    pub(super) watched: Vec<Watched>,
    /// Rows may have more cells than the header.
    pub(super) ragged: bool,
    /// What the texts of these columns say: few, repeated row by row.
    ways: RefCell<TextCache>,
    said: RefCell<TextCache>,
    unlisted: RefCell<Unlisted>,
    /// Columns that call rows something else than spending.
    beside: beside::Beside,
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

impl Manner {
    pub(in crate::import) fn running(&self) -> Option<Running> {
        self.running.or(self.broken)
    }

    pub(in crate::import) fn is_signed_in_columns(&self) -> bool {
        self.debit_negative || self.credit_negative
    }

    /// The columns that say something besides those of the mapping, with the field that they are told as.
    pub(super) fn used(&self, layout: &Layout) -> Vec<(&'static str, String)> {
        let states = self.states.iter().chain(&self.void_flags).chain(&self.void_marks).chain(&self.numbered);
        let states = states.chain(&self.reversed_marks).map(|at| ("status", *at));
        let valid = self.valid_flags.iter().map(|(at, _)| ("status", *at));
        let ways = self.direction.iter().chain(&self.back_flag).map(|at| ("direction", *at));
        let beside = self.beside.used().filter(|at| self.direction != Some(*at)).map(|at| ("kind", at));
        ways.chain(states).chain(valid).chain(beside).map(|(field, at)| (field, layout.name(at).to_string())).collect()
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
            && self.void_marks.is_empty()
            && self.reversed_marks.is_empty()
            && self.numbered.is_none()
            && self.beside.is_empty()
    }

    /// Why a row is no spending, as a column says.
    pub(super) fn beside(&self, cells: &Cells<'_>) -> Option<SkipReason> {
        self.beside.reason(cells)
    }

    /// Finds what may be no spending.
    pub(super) fn unclear_kinds(&self, cells: &Cells<'_>, flaws: &mut Vec<Flaw>) {
        self.beside.unclear(cells, flaws);
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
            _ if self.codes => type_codes::way(text),
            true if kinds::is_back(text, &self.way_header) => Some(Direction::Received),
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
        let states = self.states.iter().map(|at| self.said(cells, *at));
        states.max().unwrap_or(State::Counts).max(self.flagged(cells)).max(self.marked(cells))
    }

    /// Where the states of a row say that a part of its purchase came back, and how; not of the refund's own row.
    pub(super) fn part_refunded<'r>(&self, cells: &Cells<'r>) -> Option<(usize, &'r str)> {
        let at = *self.states.iter().find(|at| self.said(cells, **at) == State::Part)?;
        (!self.way(cells).is_some_and(Direction::is_back)).then(|| (at, cells.at(at)))
    }

    /// Does a note say nothing but that the row is void?
    pub(super) fn is_noted_void(&self, cells: &Cells<'_>) -> bool {
        self.notes.iter().any(|at| void_note::is_void(cells.at(*at)) || void_note::is_disclaimed(cells.at(*at)))
    }

    /// Does a note say nothing but that all of the money came back? Not of the refund's own row.
    pub(super) fn is_noted_refunded(&self, cells: &Cells<'_>) -> bool {
        let description = cells.layout.column(Field::Description);
        let mut notes = self.notes.iter().filter(|at| description != Some(**at));
        notes.any(|at| void_note::is_refunded(cells.at(*at))) && !self.way(cells).is_some_and(Direction::is_back)
    }

    /// Notes the states of a row that counts, though no list knows them.
    pub(super) fn count_unlisted(&self, cells: &Cells<'_>) {
        for at in &self.states {
            let text = cells.at(*at);
            // A header again is no state; nor is what a flag says with a no.
            if self.said(cells, *at) == State::Unknown
                && headers::clean(text) != cells.layout.name(*at)
                // Beside words, an `N` is no flag.
                && (!direction::is_no(text) || text.chars().any(char::is_alphabetic))
            {
                self.unlisted.borrow_mut().see(*at, cells.row.line, text);
            }
        }
    }

    fn said(&self, cells: &Cells<'_>, at: usize) -> State {
        let text = cells.at(at);
        if let Some(known) = self.said.borrow().get(text) {
            return STATES[known as usize];
        }
        let state = match state::state(text) {
            State::Reversed if self.cancelled.contains(&at) => State::Never,
            state => state,
        };
        self.said.borrow_mut().insert(text, state as u32);
        if state != State::Unknown && !text.is_empty() {
            self.unlisted.borrow_mut().know(at);
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
