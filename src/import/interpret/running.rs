//! Whether a balance runs beside the amounts, and which way: previous ± amount = next.

mod torn;

use super::cells::Cells;
use super::direction::{Direction, direction};
use super::manner::{Manner, Signed};
use crate::import::fields::Field;
use crate::import::header::headers;
use crate::import::header::mapping::Layout;
use crate::import::source::Setting;
use crate::model::{Currency, amount};

pub(super) use torn::torn;

/// How the balance of a file runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) struct Running {
    pub(in crate::import) column: usize,
    /// A column that says which side the balance is on.
    side: Option<usize>,
    /// Does a positive amount (a debit) lower it?
    pub(super) falls: bool,
    /// The newest row comes first.
    pub(in crate::import) newest_first: bool,
    /// The first balance is the first amount.
    pub(super) from_nothing: bool,
    /// Both of debit and credit carry their sign.
    signed: bool,
    /// It holds for too few rows to tell anything but where it broke.
    pub(super) broken: bool,
    /// It holds for few rows or for none: others may be missing between them.
    pub(in crate::import) torn: bool,
}

/// What a row moves the balance by, for the reading of each of these.
fn effect(cells: &Cells<'_>, manner: &Manner, signed: bool, currency: Currency) -> Option<i128> {
    let read = |field: Field| {
        let read = amount::read(cells.get(field), cells.layout.style, currency).ok()?;
        Some(read.map_or(0, |read| i128::from(read.money.minor())))
    };
    if cells.layout.column(Field::Amount).is_some() {
        let value = read(Field::Amount)?;
        let fee = read(Field::Fee)?;
        let value = if value < 0 { value - fee.abs() } else { value + fee };
        return match manner.way(cells) {
            Some(way) if way.is_back() => Some(if manner.signed == Signed::Received { value } else { -value }),
            Some(Direction::Neutral) => Some(0),
            // What no word tells is signed as what was spent is.
            _ if manner.signed == Signed::Spent => Some(-value),
            _ => Some(value),
        };
    }
    let (debit, credit) = (read(Field::Debit)?, read(Field::Credit)?);
    let fee = read(Field::Fee)?.abs();
    Some(if signed { debit + credit } else { debit - credit + fee })
}

impl Running {
    /// The balance that a row shows.
    pub(in crate::import) fn balance(&self, cells: &Cells<'_>, currency: Currency) -> Option<i128> {
        let read = amount::read(cells.at(self.column), cells.layout.style, currency).ok()??;
        let minor = i128::from(read.money.minor());
        let credit = self.side.is_some_and(|at| direction(cells.at(at)) == Some(Direction::Credit));
        Some(if credit { -minor } else { minor })
    }

    /// By how much a row moves the balance.
    pub(in crate::import) fn moves(&self, cells: &Cells<'_>, manner: &Manner, currency: Currency) -> Option<i128> {
        let effect = effect(cells, manner, self.signed, currency)?;
        Some(if self.falls { -effect } else { effect })
    }
}

/// Finds how the balance runs in the first rows, and whether one of debits and credits is written with a minus.
pub(super) fn find(
    rows: &[&Cells<'_>],
    column: usize,
    manner: &Manner,
    layout: &Layout,
    setting: &Setting<'_>,
) -> Option<(Running, bool)> {
    let currency = setting.currency;
    // 借 or 贷 right before the balance is its side, where debit and credit have columns of their own.
    let names = &layout.header.names;
    let side = column.checked_sub(1).filter(|at| {
        layout.column(Field::Amount).is_none()
            && ["方向", "借贷", "借/贷", "dr/cr"].contains(&headers::key(&names[*at]).as_str())
    });
    let reading = Running {
        column,
        side,
        falls: false,
        newest_first: false,
        from_nothing: false,
        signed: false,
        broken: false,
        torn: false,
    };
    let balances: Vec<Option<i128>> = rows.iter().map(|row| reading.balance(row, currency)).collect();
    let read = |signed| rows.iter().map(|row| effect(row, manner, signed, currency)).collect::<Vec<_>>();
    let plain = read(false);
    let all_negative = |field: Field| {
        let minor = |row: &&&Cells<'_>| {
            let read = amount::read(row.get(field), layout.style, currency).ok().flatten();
            read.map_or(0, |read| read.money.minor())
        };
        !rows.iter().any(|row| minor(&row) > 0) && rows.iter().any(|row| minor(&row) < 0)
    };
    let two = layout.column(Field::Amount).is_none();
    let debits_fall_only = two && all_negative(Field::Debit);
    let credits_fall_only = two && !debits_fall_only && all_negative(Field::Credit);
    let known = known_order(rows);
    let mut best: Option<(usize, Running)> = None;
    let mut pairs = 0;
    for signed in [true, false] {
        if signed && !(debits_fall_only || credits_fall_only) {
            continue;
        }
        let effects = if signed { read(true) } else { plain.clone() };
        for newest_first in orders(known) {
            for falls in [false, true] {
                if signed && falls && !credits_fall_only {
                    continue;
                }
                let (mut seen, mut fits) = (0, 0);
                for i in 1..rows.len() {
                    let (from, to) = if newest_first { (i, i - 1) } else { (i - 1, i) };
                    let (Some(before), Some(after), Some(effect)) = (balances[from], balances[to], effects[to]) else {
                        continue;
                    };
                    if effect != 0 {
                        seen += 1;
                        fits += usize::from(after - before == if falls { -effect } else { effect });
                    }
                }
                // Against the days only where it holds throughout.
                if known.is_some_and(|known| known != newest_first) && (fits < seen || seen < 2) {
                    continue;
                }
                pairs = pairs.max(seen);
                if best.as_ref().is_none_or(|(most, _)| fits > *most) {
                    best = Some((fits, Running { falls, newest_first, signed, ..reading }));
                }
            }
        }
    }
    let (fits, mut running) = best?;
    if fits == 0 || fits * 2 < pairs {
        return None;
    }
    running.broken = fits * 10 < pairs * 9;
    let first = if running.newest_first { rows.len() - 1 } else { 0 };
    let effects = if running.signed { read(true) } else { plain };
    running.from_nothing = balances[first].is_some() && balances[first] == effects[first];
    Some((running, running.signed))
}

/// The newest first? Days say it where they can be compared as they stand.
fn known_order(rows: &[&Cells<'_>]) -> Option<bool> {
    let [first, last] = [rows.first(), rows.last()].map(|row| row.map_or("", |row| row.get(Field::Date)));
    let by_year = |text: &str| text.len() > 4 && text.bytes().take(4).all(|b| b.is_ascii_digit());
    // `2026/12/9` is later than `2026/2/10`.
    let numbers = |text: &str| -> Vec<u64> {
        text.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect()
    };
    let comparable = by_year(first) && by_year(last);
    let [first, last] = [first, last].map(numbers);
    (comparable && first.len() == last.len() && first != last).then(|| first > last)
}

/// The orders that rows may have, newest first or not: what the days say, then the other.
fn orders(known: Option<bool>) -> [bool; 2] {
    let first = known.unwrap_or(false);
    [first, !first]
}

/// The first row of those, fewer than the others, in which the balance moves by the amount and to the other side: what
/// was spent and what came back stand there without their signs.
pub(super) fn contradicts(
    rows: &[&Cells<'_>],
    column: usize,
    manner: &Manner,
    layout: &Layout,
    setting: &Setting<'_>,
) -> Option<u64> {
    let currency = setting.currency;
    let balance = |row: &Cells<'_>| {
        let read = amount::read(row.at(column), layout.style, currency).ok()??;
        Some(i128::from(read.money.minor()))
    };
    let figures: Vec<_> = rows.iter().map(|row| (balance(row), effect(row, manner, false, currency))).collect();
    let known = known_order(rows);
    orders(known).into_iter().find_map(|newest_first| {
        let (mut seen, mut with, mut against) = (0, Vec::new(), Vec::new());
        for i in 1..rows.len() {
            let (from, to) = if newest_first { (i, i - 1) } else { (i - 1, i) };
            let (Some(before), (Some(after), Some(effect))) = (figures[from].0, figures[to]) else { continue };
            if effect != 0 {
                seen += 1;
                match after - before {
                    moved if moved == effect => with.push(rows[to].row.line),
                    moved if moved == -effect => against.push(rows[to].row.line),
                    _ => {}
                }
            }
        }
        let fewer = if with.len() < against.len() { &with } else { &against };
        let least = if known.is_some_and(|known| known != newest_first) { 10 } else { 9 };
        let moves = (with.len() + against.len()) * 10 >= seen * least && seen > 1;
        fewer.iter().min().copied().filter(|_| moves)
    })
}
