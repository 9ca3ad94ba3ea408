//! Orders whose month moved in a list: the row of then is still booked, and the one of now would stand beside it.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;

use crate::analysis::commitment::ENTERED;
use crate::answer::commitments::each_row;
use crate::command::commit::END_OF_DAYS;
use crate::command::opened::Opened;
use crate::model::posting::flag;
use crate::model::{Month, PostingRef, folded_name};
use crate::store::{LedgerKind, Replace};
use crate::words::{Cause, Place, Problem, msg};

/// An order by its number and the day of it: a contract that goes on has other days.
type Order = (String, NaiveDate);

/// The months that the ledger has of orders, and those that lists have.
#[derive(Default)]
pub(super) struct Moved {
    booked: HashMap<Order, BTreeSet<Month>>,
    listed: HashMap<Order, Vec<(Month, Place, String)>>,
}

impl Moved {
    /// What there is; nothing in ledgers of another kind.
    pub(super) fn new(kind: LedgerKind, opened: &Opened) -> anyhow::Result<Moved> {
        let mut sums: HashMap<(Order, Month), i128> = HashMap::new();
        if kind == LedgerKind::Commitment {
            each_row(&opened.source_at(END_OF_DAYS, None), &mut |_, row| {
                if let Some(day) = row.date.filter(|_| row.source != ENTERED) {
                    let minor = i128::from(row.amount.minor());
                    *sums.entry(((folded_name(row.commitment), day), row.month)).or_default() += minor;
                }
            })?;
        }
        let mut booked: HashMap<Order, BTreeSet<Month>> = HashMap::new();
        for ((order, month), _) in sums.into_iter().filter(|(_, sum)| *sum != 0) {
            booked.entry(order).or_default().insert(month);
        }
        Ok(Moved { booked, listed: HashMap::new() })
    }

    /// Notes a row of a list.
    pub(super) fn see(&mut self, row: &PostingRef<'_>) {
        if self.booked.is_empty() || row.has_flag(flag::REVERSAL) {
            return;
        }
        let Some(day) = row.date else { return };
        let order = (folded_name(row.commitment), day);
        if self.booked.contains_key(&order) {
            self.listed.entry(order).or_default().push((
                row.month,
                Place::line(row.source, row.source_line),
                row.commitment.to_string(),
            ));
        }
    }

    /// Rows of a month that the order did not have, where the lists lack one that it has and nothing takes that back.
    pub(super) fn told(&self, replace: &Replace) -> Vec<Problem> {
        let taken = |month: &Month| matches!(replace, Replace::Months(months) if months.contains(month));
        let mut told: Vec<(Place, Problem)> = Vec::new();
        for (order, rows) in &self.listed {
            let Some(booked) = self.booked.get(order) else { continue };
            let lacks = |month: &&Month| !rows.iter().any(|(own, ..)| own == *month) && !taken(month);
            let Some(old) = booked.iter().find(lacks) else { continue };
            if let Some((new, place, id)) = rows.iter().find(|(month, ..)| !booked.contains(month)) {
                let message = msg("commitment-moved-month").because(Cause::Counting).with("id", id.as_str());
                let message = message.with("old", old.to_string()).with("new", new.to_string());
                let hint = msg("commitment-moved-month-hint").with("old", old.to_string()).with("new", new.to_string());
                told.push((place.clone(), Problem::warning(message).at(place.clone()).hint(hint)));
            }
        }
        told.sort_by(|(a, _), (b, _)| a.cmp(b));
        told.into_iter().map(|(_, problem)| problem).collect()
    }
}
