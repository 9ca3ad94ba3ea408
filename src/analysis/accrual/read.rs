//! Accruals from the rows of their ledger.

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
    Some((kind, if has(flag::UNDO) { Role::Undone } else { role }))
}

/// The number of a row: `3`, and `u3` of one that takes it back.
fn number_of(line: &str) -> u32 {
    line.trim_start_matches('u').parse().unwrap_or(u32::MAX)
}

/// All accruals, in the order in which they were made; `rows` are in the order of booking, each with its batch.
pub fn accruals(rows: impl IntoIterator<Item = (String, BookedRow)>) -> Vec<Accrual> {
    let mut all: Vec<Accrual> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for (batch, BookedRow { posting, booked_at }) in rows {
        if posting.flag.split(' ').any(|mark| mark == flag::REVERSAL) {
            // The second copy of what two branches booked, taken back: what is left stands once.
            let Some(at) = places.get(&posting.voucher) else { continue };
            let own: &mut Accrual = &mut all[*at];
            let amount = posting.amount.negate();
            let is = |row: &AccrualRow| row.posting.line == posting.line && row.posting.amount == amount;
            if let Some(copy) = own.rows.iter().rposition(is) {
                own.rows.remove(copy);
                own.batches.truncate(1);
            }
            continue;
        }
        let Some((kind, role)) = kind_and_role(&posting) else { continue };
        let (by, reason) = posting.counterparty.split_once(": ").unwrap_or((&posting.counterparty, ""));
        let signed = Signed { by: by.to_string(), at: booked_at, reason: reason.to_string() };
        let known = places.get(&posting.voucher).copied();
        let at = match (known, role) {
            (Some(at), _) => at,
            // What takes back or out what nobody made is nothing.
            (None, Role::Undone | Role::Back) => continue,
            (None, Role::Out | Role::Part) => {
                places.insert(posting.voucher.clone(), all.len());
                all.push(Accrual {
                    id: posting.voucher.clone(),
                    kind,
                    made: signed.clone(),
                    of_row: value_of(&posting, flag::OF_ROW).unwrap_or_default(),
                    rows: Vec::new(),
                    batches: Vec::new(),
                    undone: None,
                });
                all.len() - 1
            }
        };
        let own = &mut all[at];
        match role {
            Role::Undone => drop(own.undone.get_or_insert(signed)),
            Role::Out | Role::Part if !own.batches.contains(&batch) => own.batches.push(batch),
            _ => {}
        }
        let of_month = value_of(&posting, flag::OF_MONTH).and_then(|month| Month::parse(&month));
        own.rows.push(AccrualRow { role, posting, of_month });
    }
    // A ledger has its rows by months; what is taken out may stand after what is put in.
    for own in &mut all {
        own.rows.sort_by_key(|row| (row.role == Role::Undone, number_of(&row.posting.line)));
    }
    all
}
