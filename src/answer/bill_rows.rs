//! The rows that may be bills of what was accrued, with what happened to them since they were booked.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};

use super::booked_rows::moments;
use crate::analysis::accrual::{Bill, BillKey, row_hash};
use crate::model::posting::flag;
use crate::model::{AccrueRule, Category, Month, Period, Posting, PostingRef};
use crate::store::{LedgerStore, Query, Wanted};

/// A row as it was booked, and when it was taken out again.
struct Lived {
    posting: Posting,
    booked_at: DateTime<Utc>,
    gone_at: Option<DateTime<Utc>>,
}

/// Rows of these things, in the order of booking: those that stand, and, with the opposite amount and when they were taken
/// out, those that do not. A row that was in and is corrected is so worth the difference.
pub(super) fn bill_rows(
    actual: &dyn LedgerStore,
    axes: &[String],
    months: impl Iterator<Item = Month>,
    keys: &[BillKey],
    rules: &[AccrueRule],
) -> anyhow::Result<Vec<Bill>> {
    let places: HashSet<(&str, Vec<&str>)> =
        keys.iter().map(|key| (key.0.as_str(), key.1.iter().map(String::as_str).collect())).collect();
    let categories: HashSet<&str> = keys.iter().map(|key| key.0.as_str()).collect();
    let booked = moments(actual)?;
    let mut bills = Vec::new();
    for month in months {
        let mut rows: Vec<Lived> = Vec::new();
        let mut by_origin: HashMap<(String, u64), Vec<usize>> = HashMap::new();
        let query = Query::all(Period::month(month), axes.to_vec());
        let wanted = |category: &str| categories.contains(category);
        actual.postings_of(&query, &Wanted::Categories(&wanted), &mut |batch, row| {
            if !wanted(row.category) || !places.contains(&(row.category, row.members.to_vec())) {
                return Ok(());
            }
            let booked_at = booked.get(batch).copied().unwrap_or_default();
            let own = by_origin.entry((row.source.to_string(), row.source_line)).or_default();
            let opposite = own.iter().find(|at| rows[**at].gone_at.is_none() && is_opposite(&rows[**at].posting, row));
            match opposite {
                Some(at) => rows[*at].gone_at = Some(booked_at.max(rows[*at].booked_at)),
                None => {
                    own.push(rows.len());
                    rows.push(Lived { posting: row.to_posting(), booked_at, gone_at: None });
                }
            }
            Ok(())
        })?;
        // Rows that say the very same are told apart by their order.
        let mut same: HashMap<String, usize> = HashMap::new();
        for Lived { posting, booked_at, gone_at } in rows {
            let nth = same.entry(row_hash(&posting, 0)).or_default();
            let (hash, apart) = (row_hash(&posting, *nth), is_apart(rules, &posting));
            match gone_at {
                None => {
                    *nth += 1;
                    bills.push(Bill { posting, booked_at, was: None, hash, apart });
                }
                Some(gone) => {
                    let posting = Posting { amount: posting.amount.negate(), ..posting };
                    bills.push(Bill { posting, booked_at: gone, was: Some(booked_at), hash: String::new(), apart });
                }
            }
        }
    }
    // By booking, and within a batch by day: what was due first came first. What went, went before what took its place.
    bills.sort_by_key(|bill| {
        let row = &bill.posting;
        (bill.booked_at, bill.was.is_none(), row.month, row.date, row.source_line)
    });
    Ok(bills)
}

/// Do these take each other out?
fn is_opposite(own: &Posting, row: &PostingRef<'_>) -> bool {
    let corrects = |row: &PostingRef<'_>| row.has_flag(flag::REVERSAL) || row.has_flag(flag::RECLASS);
    (corrects(row) || own.with_ref(corrects))
        && own.amount == row.amount.negate()
        && (own.category.as_str(), own.description.as_str(), own.voucher.as_str())
            == (row.category, row.description, row.voucher)
        && own.members.iter().map(String::as_str).eq(row.members.iter().copied())
}

/// Is it the bill of a vendor that has a rule of his own? Then it is no bill of the others.
fn is_apart(rules: &[AccrueRule], row: &Posting) -> bool {
    rules.iter().find(|rule| takes(rule, row)).is_some_and(|rule| rule.vendor.is_some())
}

/// Does a rule take this row?
pub(super) fn takes(rule: &AccrueRule, row: &Posting) -> bool {
    Category::parse(&row.category).is_some_and(|own| rule.category.contains(&own))
        && rule.members.iter().zip(&row.members).all(|(rule, own)| rule.as_ref().is_none_or(|rule| rule == own))
        && rule.vendor.as_ref().is_none_or(|vendor| *vendor == row.vendor)
}
