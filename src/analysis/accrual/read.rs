//! Accruals from the rows of their ledger.
//!
//! Two branches of a book may have made one accrual, taken it back or ended it, each in its own way, and were merged. Then
//! rows count that should not: of what was made, the first copy stands, with one row that takes it out when the bill came;
//! of what was taken back, nothing stands. Every row beyond that is told, and [`super::settle_rows`] takes it out.

use std::collections::HashMap;

use super::{Accrual, AccrualKind, AccrualRow, Role};
use crate::analysis::adjustment::{BookedRow, value_of};
use crate::model::posting::flag;
use crate::model::version::Signed;
use crate::model::{Month, Posting};

/// What the marks of a row say that it is.
fn kind_and_role(row: &Posting) -> Option<(AccrualKind, Role)> {
    let has = |mark: &str| row.flag.split(' ').any(|own| own == mark);
    let (out, back) = (format!("{}:out", flag::SPREAD), format!("{}:back", flag::ACCRUE));
    let (kind, role) = match () {
        () if has(&out) => (AccrualKind::Spread, Role::Out),
        () if has(flag::SPREAD) => (AccrualKind::Spread, Role::Part),
        () if has(&back) => (AccrualKind::Accrued, Role::Back),
        () if has(flag::ACCRUE) => (AccrualKind::Accrued, Role::Part),
        () => return None,
    };
    let role = match () {
        () if has(flag::COPY) => Role::Settled,
        () if has(flag::UNDO) => Role::Undone,
        () => role,
    };
    Some((kind, role))
}

/// The rows of one id, in the order of booking.
struct OfId {
    kind: AccrualKind,
    rows: Vec<(AccrualRow, Signed)>,
    /// Reversals, as the ledger of money has them: how copies were taken back once.
    reversals: Vec<AccrualRow>,
}

/// All accruals, in the order in which they were made; `rows` are in the order of booking, each with its batch.
pub fn accruals(rows: impl IntoIterator<Item = (String, BookedRow)>) -> Vec<Accrual> {
    let mut ids: Vec<(String, OfId)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut reversals: Vec<AccrualRow> = Vec::new();
    for (batch, BookedRow { posting, booked_at }) in rows {
        let of_month = value_of(&posting, flag::OF_MONTH).and_then(|month| Month::parse(&month));
        let (by, reason) = posting.counterparty.split_once(": ").unwrap_or((&posting.counterparty, ""));
        let signed = Signed { by: by.to_string(), at: booked_at, reason: reason.to_string() };
        if posting.flag.split(' ').any(|mark| mark == flag::REVERSAL) {
            reversals.push(AccrualRow { role: Role::Undone, posting, of_month, batch });
            continue;
        }
        let Some((kind, role)) = kind_and_role(&posting) else { continue };
        let at = *places.entry(posting.voucher.clone()).or_insert(ids.len());
        if at == ids.len() {
            ids.push((posting.voucher.clone(), OfId { kind, rows: Vec::new(), reversals: Vec::new() }));
        }
        ids[at].1.rows.push((AccrualRow { role, posting, of_month, batch }, signed));
    }
    for row in reversals {
        if let Some(at) = places.get(&row.posting.voucher) {
            ids[*at].1.reversals.push(row);
        }
    }
    let mut all: Vec<Accrual> = ids.into_iter().filter_map(|(id, own)| own.accrual(id)).collect();
    all.sort_by_key(|own| own.made.at);
    all
}

/// What tells the batch of a row from others, whatever day it is of: its last part.
pub(super) fn hash_of(batch: &str) -> &str {
    batch.rsplit('-').next().unwrap_or(batch)
}

/// The number of a row: `3`, and `u3` of one that takes it back.
fn number_of(line: &str) -> u32 {
    line.trim_start_matches('u').parse().unwrap_or(u32::MAX)
}

impl OfId {
    /// What stands of it, and what counts too often; `None` where nobody made what is taken back.
    fn accrual(mut self, id: String) -> Option<Accrual> {
        let is_made = |row: &AccrualRow| matches!(row.role, Role::Out | Role::Part);
        let first = self.rows.iter().find(|(row, _)| is_made(row))?.0.batch.clone();
        let marked = self.rows.iter().find_map(|(row, _)| value_of(&row.posting, flag::OF_ROW));
        // Where all of it was settled, the first is still what it was.
        let made_first: Vec<(AccrualRow, Signed)> =
            self.rows.iter().filter(|(row, _)| is_made(row) && row.batch == first).cloned().collect();
        let mut excess = self.take_settled();
        let (undone, made): (Vec<_>, Vec<_>) = self.rows.into_iter().partition(|(row, _)| row.role == Role::Undone);
        let (rows, signed, undone) = match undone.first().map(|(_, signed)| signed.clone()) {
            Some(by) => {
                let matched = pair_off(made, undone, &mut excess);
                let copy = matched.iter().find(|(row, _)| is_made(row)).map(|(row, _)| row.batch.clone());
                let own = |(row, _): &(AccrualRow, Signed)| !is_made(row) || Some(&row.batch) == copy.as_ref();
                let kept: Vec<_> = matched.into_iter().filter(own).collect();
                (kept, None, Some(by))
            }
            None => {
                let (rows, signed) = standing(made, &mut excess);
                (rows, signed, None)
            }
        };
        let rows = if rows.iter().any(|(row, _)| is_made(row)) { rows } else { made_first };
        let signed = signed.or_else(|| rows.iter().find(|(row, _)| is_made(row)).map(|(_, signed)| signed.clone()))?;
        let mut rows: Vec<AccrualRow> = rows.into_iter().map(|(row, _)| row).collect();
        // A ledger has its rows by months; what is taken out may stand after what is put in.
        rows.sort_by_key(|row| (row.role == Role::Undone, number_of(&row.posting.line)));
        let of_row = marked.unwrap_or_default();
        Some(Accrual { id, kind: self.kind, made: signed, of_row, rows, excess, undone })
    }

    /// Takes out what was settled, with what settled it; what settles nothing that is there counts too often.
    fn take_settled(&mut self) -> Vec<AccrualRow> {
        let mut excess = Vec::new();
        for reversal in std::mem::take(&mut self.reversals) {
            let amount = reversal.posting.amount.negate();
            let is = |(row, _): &(AccrualRow, Signed)| {
                (&row.posting.line, row.posting.amount) == (&reversal.posting.line, amount)
            };
            match self.rows.iter().rposition(is) {
                Some(at) => drop(self.rows.remove(at)),
                None => excess.push(reversal),
            }
        }
        let (settled, rows): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.rows).into_iter().partition(|(row, _)| row.role == Role::Settled);
        self.rows = rows;
        for (row, signed) in settled {
            let target = row.posting.line.strip_prefix('c').and_then(|line| line.split_once('.'));
            let is = |(own, _): &(AccrualRow, Signed)| {
                target.is_some_and(|(batch, line)| hash_of(&own.batch) == batch && own.posting.line == line)
            };
            match self.rows.iter().rposition(is) {
                Some(at) => drop(self.rows.remove(at)),
                None => self.rows.push((row, signed)),
            }
        }
        let (over, rows): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.rows).into_iter().partition(|(row, _)| row.role == Role::Settled);
        self.rows = rows;
        excess.extend(over.into_iter().map(|(row, _)| row));
        excess
    }
}

/// What was taken back, each row with that which did; what is left on either side counts too often.
fn pair_off(
    made: Vec<(AccrualRow, Signed)>,
    undone: Vec<(AccrualRow, Signed)>,
    excess: &mut Vec<AccrualRow>,
) -> Vec<(AccrualRow, Signed)> {
    let (mut left, mut pairs) = (made, Vec::new());
    for (row, signed) in undone {
        let month = row.month();
        let amount = row.posting.amount.negate();
        let is = |(own, _): &(AccrualRow, Signed)| (own.posting.month, own.posting.amount) == (month, amount);
        match left.iter().position(is) {
            Some(at) => pairs.extend([left.remove(at), (row, signed)]),
            None => excess.push(row),
        }
    }
    excess.extend(left.into_iter().map(|(row, _)| row));
    pairs
}

/// The rows that stand of what was made: the first copy that what took it out is of, else the first whole one.
fn standing(
    rows: Vec<(AccrualRow, Signed)>,
    excess: &mut Vec<AccrualRow>,
) -> (Vec<(AccrualRow, Signed)>, Option<Signed>) {
    let mut copies: Vec<(String, Vec<(AccrualRow, Signed)>)> = Vec::new();
    let mut backs: Vec<(AccrualRow, Signed)> = Vec::new();
    for (row, signed) in rows {
        if row.role == Role::Back {
            backs.push((row, signed));
            continue;
        }
        // Of two batches of the same bytes each has one row of a number.
        let fits = |(batch, own): &(String, Vec<(AccrualRow, Signed)>)| {
            *batch == row.batch && own.iter().all(|(other, _)| other.posting.line != row.posting.line)
        };
        match copies.iter_mut().find(|copy| fits(copy)) {
            Some((_, own)) => own.push((row, signed)),
            None => copies.push((row.batch.clone(), vec![(row, signed)])),
        }
    }
    let sum = |own: &[(AccrualRow, Signed)]| own.iter().map(|(row, _)| i128::from(row.posting.amount.minor())).sum();
    let is_ended = |own: &[(AccrualRow, Signed)]| {
        let sum: i128 = sum(own);
        backs.iter().any(|(back, _)| i128::from(back.posting.amount.minor()) == -sum)
    };
    let is_whole = |own: &[(AccrualRow, Signed)]| {
        let out = own.iter().find(|(row, _)| row.role == Role::Out);
        let sum: i128 = sum(own);
        if own.iter().any(|(row, _)| row.posting.flag.contains(flag::SPREAD)) {
            out.is_some() && sum == 0
        } else {
            true
        }
    };
    let chosen = copies.iter().position(|(_, own)| is_ended(own));
    let chosen = chosen.or_else(|| copies.iter().position(|(_, own)| is_whole(own))).unwrap_or(0);
    if copies.is_empty() {
        excess.extend(backs.into_iter().map(|(row, _)| row));
        return (Vec::new(), None);
    }
    let (_, mut kept) = copies.remove(chosen);
    excess.extend(copies.into_iter().flat_map(|(_, own)| own).map(|(row, _)| row));
    let signed = kept.first().map(|(_, signed)| signed.clone());
    let own: i128 = sum(&kept);
    let mut ended = false;
    for (back, signed) in backs {
        match !ended && i128::from(back.posting.amount.minor()) == -own {
            true => {
                ended = true;
                kept.push((back, signed));
            }
            false => excess.push(back),
        }
    }
    (kept, signed)
}
