//! Which columns say what amounts mean, besides those that the mapping knows.

use super::{Manner, said, type_codes};
use crate::import::fields::Field;
use crate::import::header::headers;
use crate::import::header::mapping::Layout;
use crate::import::interpret::cells::Cells;
use crate::import::interpret::direction::{self, Direction, direction};
use crate::import::interpret::{kinds, state};

/// Looks for them in the headers and the first rows.
pub(super) fn find(rows: &[&Cells<'_>], layout: &Layout, given: bool, manner: &mut Manner) {
    let names = || layout.header.names.iter().enumerate().filter(|(_, name)| !name.is_empty());
    let mapped_state = layout.column(Field::Status);
    let filled = |at: usize| rows.iter().map(move |row| row.at(at)).filter(|text| !text.is_empty());
    let free = |at: usize| !layout.is_used(at);
    manner.notes = names().filter(|(at, name)| free(*at) && state::is_note(name)).map(|(at, _)| at).collect();
    manner.notes.extend(layout.column(Field::Description));
    manner.valid_flags = names()
        .filter(|(at, _)| free(*at))
        .filter_map(|(at, name)| state::without(name, filled(at)).map(|state| (at, state)))
        .collect();
    let flagged = |at: usize| manner.valid_flags.iter().any(|(flag, _)| *flag == at);
    manner.void_marks = names().filter(|(at, name)| free(*at) && state::is_void_mark(name)).map(|(at, _)| at).collect();
    let reversed =
        names().filter(|(at, name)| free(*at) && state::is_reversed_mark(name) && !direction::is_back_flag(name));
    manner.reversed_marks = reversed.map(|(at, _)| at).collect();
    manner.numbered = names()
        .find(|(at, name)| !layout.axes.contains(&Some(*at)) && state::is_numbered(name, filled(*at)))
        .map(|(at, _)| at);
    let marked = |at: usize| manner.void_marks.contains(&at) || manner.numbered == Some(at);
    let void_flag = |name: &str| state::is_flag(name);
    let told = |at: usize, name: &str| {
        free(at) && !flagged(at) && !marked(at) && !void_flag(name) && said::tells_states(name, filled(at))
    };
    let result = |at: usize, name: &str| free(at) && !flagged(at) && state::is_result(name, filled(at));
    manner.states = names()
        .filter(|(at, name)| {
            state::is_header(name) || mapped_state == Some(*at) || result(*at, name) || told(*at, name)
        })
        .filter(|(at, _)| manner.numbered != Some(*at))
        .map(|(at, _)| at)
        .collect();
    let is_minus = |row: &&Cells<'_>| {
        [Field::Amount, Field::Debit, Field::Credit].iter().any(|field| row.get(*field).contains(['-', '−', '(', '（']))
    };
    manner.cancelled = manner.states.iter().copied().filter(|at| state::is_of_invoices(layout.name(*at))).collect();
    if rows.iter().any(is_minus) {
        manner.cancelled.clear();
    }
    manner.void_flags = names().filter(|(_, name)| state::is_flag(name)).map(|(at, _)| at).collect();
    if layout.column(Field::Amount).is_none() {
        return;
    }
    let is_coloured = |text: &str| direction::is_red(text) || direction::is_blue(text);
    let mapped = layout.column(Field::Direction);
    manner.direction = mapped;
    let taken: Vec<usize> = manner
        .states
        .iter()
        .chain(&manner.void_flags)
        .chain(&manner.void_marks)
        .chain(&manner.reversed_marks)
        .chain(&manner.numbered)
        .copied()
        .collect();
    let free = |at: usize| !layout.is_used(at) && !taken.contains(&at);
    let values = |at: usize| rows.iter().map(move |row| row.at(at)).filter(|text| !text.is_empty());
    manner.back_flag = names()
        .filter(|(at, name)| free(*at) && direction::is_back_flag(name))
        .map(|(at, _)| at)
        .find(|at| !values(*at).any(|text| direction(text).is_some()) || values(*at).all(is_coloured));
    // Kinds of transactions, none of which names a side, or a sign that is stated settles the others.
    let are_kinds = |at: usize| {
        (direction::is_kind(layout.name(at)) || (given && values(at).any(|text| kinds::is_back(text, layout.name(at)))))
            && values(at).any(|text| direction(text).is_none())
            && (layout.sign.is_some() || !values(at).any(direction::names_side))
    };
    if let Some(at) = mapped {
        manner.kinds = are_kinds(at);
        manner.way_header = layout.name(at).to_string();
        return;
    }
    if layout.is_whole_ledger() {
        return;
    }
    let coded = names().find(|(at, name)| free(*at) && type_codes::are_codes(name, values(*at)));
    if let Some((at, name)) = coded.filter(|_| manner.back_flag.is_none()) {
        (manner.direction, manner.codes, manner.way_header) = (Some(at), true, name.clone());
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
    let telling = |at: usize, name: &str| {
        values(at)
            .any(|text| kinds::is_back(text, name) || direction::names_side(text) || direction::is_memo(text, name))
    };
    let found = by_values
        .or_else(|| by_header(&|at, name| direction::is_sign(name, values(at))))
        .or_else(|| by_header(&|at, name| direction::is_kind(name) && telling(at, name)));
    let content = names().filter(|(at, _)| found.is_none() && manner.back_flag.is_none() && free(*at));
    let content = content.filter_map(|(at, name)| said::tells_kinds(name, rows, at, layout).map(|clear| (at, clear)));
    let content = content.max_by_key(|(at, clear)| (*clear, std::cmp::Reverse(*at)));
    let (clear, unclear) = match content {
        Some((at, true)) => (Some(at), None),
        Some((at, false)) => (None, Some(at)),
        None => (None, None),
    };
    manner.direction = found.or(clear).or_else(|| by_header(&|_, name| direction::is_kind(name)));
    manner.unclear = unclear;
    if let Some(at) = manner.direction {
        manner.kinds = (clear == Some(at) && !all(at))
            || direction::is_kind(layout.name(at))
                && !all(at)
                && (manner.sign.is_some() || !values(at).any(direction::names_side));
        manner.way_header = layout.name(at).to_string();
    }
}
