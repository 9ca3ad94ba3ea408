//! What flags say of a row, each of them a yes or a no; what says neither is asked, and never taken for either.

use super::Manner;
use crate::import::interpret::cells::Cells;
use crate::import::interpret::direction::{is_blue, is_no, is_red, is_yes};
use crate::import::interpret::state::{State, state};
use crate::import::interpret::tally::Flaw;
use crate::words::msg;

impl Manner {
    /// What the flags of a row say together.
    pub(super) fn flagged(&self, cells: &Cells<'_>) -> State {
        let void = self.void_flags.iter().map(|at| match cells.at(*at) {
            text if is_no(text) => State::Counts,
            text if is_yes(text) => State::Never,
            text => state(text),
        });
        let valid = self.valid_flags.iter().map(|(at, without)| match cells.at(*at) {
            text if text.is_empty() || is_yes(text) => State::Counts,
            text if is_no(text) => *without,
            text => state(text),
        });
        let known = |state: &State| *state != State::Unknown;
        void.chain(valid).filter(known).max().unwrap_or(State::Counts)
    }

    /// What a column says of a row that is filled only where the row is void, or that numbers its states.
    pub(super) fn marked(&self, cells: &Cells<'_>) -> State {
        let void = self.void_marks.iter().any(|at| {
            let text = cells.at(*at);
            !(is_no(text) || is_filler(text) || text.starts_with("0000"))
        });
        let reversed = self.reversed_marks.iter().any(|at| {
            let text = cells.at(*at);
            !(is_no(text) || is_filler(text) || text.bytes().all(|b| b == b'0'))
        });
        match self.numbered.map(|at| cells.at(at)) {
            _ if void => State::Never,
            None if reversed => State::Reversed,
            Some("2") => State::Never,
            Some("0") => State::Pending,
            _ => State::Counts,
        }
    }

    /// Does a flag of red entries turn the row?
    pub(in crate::import::interpret) fn is_flagged_red(&self, cells: &Cells<'_>) -> bool {
        self.back_flag.is_some_and(|at| is_red(cells.at(at)))
    }

    /// Finds a flag that says neither yes nor no, nor names a state. A rule of the profile settles its column.
    pub(in crate::import::interpret) fn unclear_flags(&self, cells: &Cells<'_>, flaws: &mut Vec<Flaw>) {
        let valid = self.valid_flags.iter().map(|(at, _)| *at);
        let states = valid.chain(self.void_flags.iter().copied()).filter(|at| {
            let text = cells.at(*at);
            !(is_no(text) || is_yes(text) || is_filler(text)) && state(text) == State::Unknown
        });
        let red = self.back_flag.filter(|at| {
            let text = cells.at(*at);
            !(is_red(text) || is_blue(text) || is_filler(text))
        });
        for at in states.chain(red).filter(|at| !cells.layout.skip.iter().any(|rule| rule.column == *at)) {
            let (value, header) = (cells.at(at), cells.layout.name(at));
            let message = msg("import-flag-unclear").with("value", value).with("header", header);
            let hint = msg("import-flag-unclear-hint").with("header", header);
            flaws.push(Flaw { column: Some(at), message, hint });
        }
    }
}

/// Marks that stand for nothing.
fn is_filler(text: &str) -> bool {
    matches!(text, "/" | "--" | "—" | "无" | "N/A" | "n/a" | "0.00")
}
