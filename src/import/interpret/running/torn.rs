//! A balance that most rows do not follow: rows are missing between them, or the amounts are not what moved it.
//!
//! An extract lacks rows, each of which moved the balance by its own amount, this way or that. Where it moves by a
//! little more than the amount in every row that it does not follow, something was spent beside the amounts.

use super::{Running, effect, known_order, orders};
use crate::import::header::mapping::Layout;
use crate::import::interpret::cells::Cells;
use crate::import::interpret::manner::Manner;
use crate::import::source::Setting;

/// How it is torn.
pub(in crate::import::interpret) struct Torn {
    pub(in crate::import::interpret) running: Running,
    /// The line of the first row that it does not follow, what was to be expected, what it shows; where the amounts
    /// are too small throughout.
    pub(in crate::import::interpret) short: Option<(u64, i128, i128)>,
}

/// Looks at the first rows, of which the balance follows fewer than half.
pub(in crate::import::interpret) fn torn(
    rows: &[&Cells<'_>],
    column: usize,
    manner: &Manner,
    layout: &Layout,
    setting: &Setting<'_>,
) -> Option<Torn> {
    let currency = setting.currency;
    let reading = Running {
        column,
        side: None,
        falls: false,
        newest_first: false,
        from_nothing: false,
        signed: false,
        broken: true,
        torn: true,
    };
    let balances: Vec<Option<i128>> = rows.iter().map(|row| reading.balance(row, currency)).collect();
    let effects: Vec<Option<i128>> = rows.iter().map(|row| effect(row, manner, false, currency)).collect();
    let known = known_order(rows);
    let mut best: Option<(i128, Torn)> = None;
    for newest_first in orders(known).into_iter().filter(|newest| known.is_none_or(|known| known == *newest)) {
        for falls in [true, false] {
            let (mut gaps, mut breaks, mut first, mut short) = (0_i128, 0, None, true);
            for i in 1..rows.len() {
                let (from, to) = if newest_first { (i, i - 1) } else { (i - 1, i) };
                let (Some(before), Some(after), Some(effect)) = (balances[from], balances[to], effects[to]) else {
                    continue;
                };
                let moves = if falls { -effect } else { effect };
                let gap = after - before - moves;
                if effect == 0 || gap == 0 {
                    continue;
                }
                breaks += 1;
                gaps += gap.abs();
                short &= gap.signum() == moves.signum() && gap.abs() <= moves.abs();
                // In a file that begins with the newest the last break is the first that happened.
                let place = (rows[to].row.line, before + moves, after);
                first = if newest_first { Some(place) } else { first.or(Some(place)) };
            }
            let least = best.as_ref().is_none_or(|(least, _)| gaps < *least);
            if breaks >= 2 && least {
                let running = Running { falls, newest_first, ..reading };
                best = Some((gaps, Torn { running, short: first.filter(|_| short) }));
            }
        }
    }
    // The balance of each account, beside rows of several, follows nothing.
    best.map(|(_, torn)| torn).filter(|_| layout.headings.is_none())
}
