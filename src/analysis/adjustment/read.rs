//! Adjustments from the rows of their ledger.
//!
//! Of a row `voucher` is the id of the adjustment, `counterparty` that of the plan, `source_account` the name of the
//! line, `vendor` who, `description` why, `invoice` from where it is brought over.

use chrono::{DateTime, Utc};

use super::{Adjustment, AdjustmentKind, ByRule, Carried, Entry, value_of};
use crate::model::posting::flag;
use crate::model::version::Signed;
use crate::model::{Category, Month, Posting};

/// A row with the moment at which it was booked.
#[derive(Clone, Debug)]
pub struct BookedRow {
    /// The row.
    pub posting: Posting,
    /// The moment.
    pub booked_at: DateTime<Utc>,
}

/// All adjustments, in the order in which they were made; `rows` are in the order of booking.
pub fn adjustments(rows: impl IntoIterator<Item = BookedRow>) -> Vec<Adjustment> {
    let mut all: Vec<Adjustment> = Vec::new();
    let mut places: std::collections::HashMap<String, usize> = std::collections::HashMap::new();
    for BookedRow { posting, booked_at } in rows {
        let has = |mark: &str| posting.flag.split(' ').any(|own| own == mark);
        let signed = || Signed { by: posting.vendor.clone(), at: booked_at, reason: posting.description.clone() };
        let known = places.get(&posting.voucher).copied();
        if has(flag::APPROVAL) || has(flag::UNDO) {
            let Some(own) = known.map(|at| &mut all[at]) else { continue };
            match has(flag::APPROVAL) {
                true if own.approved.is_none() => {
                    (own.approved, own.signature) = (Some(signed()), value_of(&posting, flag::SIGNATURE));
                }
                true => {}
                false => match value_of(&posting, flag::FROM).and_then(|text| Month::parse(&text)) {
                    Some(from) if own.back.is_none() => own.take_back(from, signed()),
                    Some(_) => {}
                    None => drop(own.undone.get_or_insert_with(signed)),
                },
            }
            continue;
        }
        let (Some(kind), Some(category)) =
            (AdjustmentKind::of_marks(&posting.flag), Category::parse(&posting.category))
        else {
            continue;
        };
        let at = known.unwrap_or_else(|| {
            places.insert(posting.voucher.clone(), all.len());
            all.push(Adjustment {
                id: posting.voucher.clone(),
                plan: posting.counterparty.clone(),
                kind,
                carried: Carried::of_row(&posting),
                rule: ByRule::read(&posting),
                made: signed(),
                entries: Vec::new(),
                approved: (!has(flag::PROPOSED)).then(signed),
                signature: value_of(&posting, flag::SIGNATURE),
                undone: None,
                back: None,
            });
            all.len() - 1
        });
        all[at].entries.push(Entry {
            month: posting.month,
            category,
            members: posting.members.iter().map(|member| (!member.is_empty()).then(|| member.clone())).collect(),
            name: posting.source_account.clone(),
            amount: posting.amount,
        });
    }
    all
}
