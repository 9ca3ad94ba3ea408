//! Blind spots: money that no line, no owner, no driver or no goal looks at.

use super::{Cell, Seen};

/// What is known of a line, by cover.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Watch {
    /// Does somebody answer for it?
    pub owner: bool,
    /// Does its amount follow something that is counted?
    pub driver: bool,
    /// Does it serve a goal?
    pub goal: bool,
}

/// Money that nobody looks at in one way.
#[derive(Clone, Debug, PartialEq)]
pub struct BlindSpot {
    /// Which way: `no_line`, `no_owner`, `no_driver`, `no_goal`, `unwatched`.
    pub kind: &'static str,
    /// What was spent there, in minor units.
    pub amount: i64,
    /// All that was spent, in minor units.
    pub total: i64,
    /// Where most of it is.
    pub largest: Option<Cell>,
}

/// The ways of not looking, and whether a line is so; `None` is where there is no line.
type Way = (&'static str, fn(Option<Watch>) -> bool);

const WAYS: [Way; 5] = [
    ("no_line", |own| own.is_none()),
    ("no_owner", |own| own.is_some_and(|own| !own.owner)),
    ("no_driver", |own| own.is_some_and(|own| !own.driver)),
    ("no_goal", |own| own.is_some_and(|own| !own.goal)),
    ("unwatched", |own| own.is_none_or(|own| own == Watch::default())),
];

/// The blind spots of the months that are reported; `watched` is what is known of each cover.
pub fn blind_spots(seen: &Seen<'_>, watched: &[Watch]) -> Vec<BlindSpot> {
    let (ledger, plan) = (seen.ledger, seen.plan);
    let months: Vec<usize> =
        (0..ledger.months).filter(|at| seen.reports_month(seen.month_at(*at)) && plan.plans(*at)).collect();
    let mut total = 0_i64;
    // Of each way what was spent, and the largest part of that with its cell.
    let mut spots: Vec<(i64, i64, Option<usize>)> = vec![(0, 0, None); WAYS.len()];
    for cell in 0..ledger.cells.len() {
        let mut sums = [0_i64; WAYS.len()];
        for month in &months {
            let own = plan.cover(cell, *month).and_then(|line| watched.get(line).copied());
            let spent = ledger.sum(cell, *month);
            total = total.saturating_add(spent);
            for ((_, is), sum) in WAYS.iter().zip(&mut sums) {
                *sum = sum.saturating_add(if is(own) { spent } else { 0 });
            }
        }
        for ((amount, most, largest), sum) in spots.iter_mut().zip(sums) {
            *amount = amount.saturating_add(sum);
            if sum > *most {
                (*most, *largest) = (sum, Some(cell));
            }
        }
    }
    let spots = WAYS.iter().zip(spots).filter(|(_, (amount, ..))| *amount != 0);
    let of = |((kind, _), (amount, _, cell)): (&Way, (i64, i64, Option<usize>))| {
        let largest = cell.map(|cell| ledger.cells[cell].clone());
        BlindSpot { kind, amount, total, largest }
    };
    spots.map(of).collect()
}
