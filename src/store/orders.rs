//! What is done with orders, and hangs in the air once they are gone: releases and changes of a commitment whose order
//! is taken back, or made smaller than what was given back of it. Pure.

use std::collections::BTreeMap;

use crate::model::posting::flag;
use crate::model::{PostingRef, folded_name};

/// Rows of commitments, by number.
#[derive(Default)]
pub(super) struct Orders(BTreeMap<String, Sums>);

#[derive(Default)]
struct Sums {
    /// What all rows come to, in minor units.
    net: i128,
    /// What those come to that order.
    ordered: i128,
    /// The newest batch that releases, changes or closes.
    act: Option<String>,
}

impl Orders {
    /// Takes a row of a batch.
    pub(super) fn add(&mut self, batch: &str, row: &PostingRef<'_>) {
        let sums = self.0.entry(folded_name(row.commitment)).or_default();
        let minor = i128::from(row.amount.minor());
        sums.net += minor;
        if ![flag::CHANGE, flag::RELEASE, flag::CLOSE].iter().any(|mark| row.has_flag(mark)) {
            sums.ordered += minor;
        } else if sums.act.as_deref().is_none_or(|act| act < batch) {
            sums.act = Some(batch.to_string());
        }
    }

    /// The newest act that would hang in the air among these rows without those of a batch.
    pub(super) fn stranded_without(&self, gone: &Orders) -> Option<&str> {
        gone.0.iter().find_map(|(number, gone)| {
            let left = self.0.get(number)?;
            let hangs = (gone.ordered > 0 && left.ordered <= 0) || (gone.net > 0 && left.net < 0);
            left.act.as_deref().filter(|_| hangs)
        })
    }

    /// The same with rows that come in their place: of what these order, or of what nothing orders any more.
    pub(super) fn stranded_with(&self, instead: &Orders) -> Option<&str> {
        self.0.iter().find_map(|(number, left)| {
            let (ordered, net) = instead.0.get(number).map_or((0, None), |row| (row.ordered, Some(row.net)));
            let hangs = left.ordered + ordered <= 0 || net.is_some_and(|net| left.net + net < 0);
            left.act.as_deref().filter(|_| hangs)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Currency, Money, Month};

    fn orders(rows: &[(&str, &str, i64, &str)]) -> Orders {
        let mut orders = Orders::default();
        for (batch, number, minor, flag) in rows {
            orders.add(
                batch,
                &PostingRef {
                    month: Month::parse("2026-01").unwrap(),
                    date: None,
                    category: "rent",
                    members: &[],
                    amount: Money::from_minor(*minor, Currency::CNY),
                    description: "",
                    voucher: number,
                    line: "1",
                    vendor: "",
                    invoice: "",
                    counterparty: "",
                    commitment: number,
                    source_account: "",
                    source: "commit",
                    source_line: 1,
                    flag,
                    source_members: &[],
                },
            );
        }
        orders
    }

    #[test]
    fn an_order_stays_as_long_as_something_was_done_with_it() {
        for (rest, gone, stranded) in [
            // Released, changed, closed with nothing left: each hangs in the air.
            (&[("2", "A", -90, "release")][..], &[("1", "A", 100, "")][..], Some("2")),
            (&[("2", "A", 10, "change")], &[("1", "A", 100, "")], Some("2")),
            (&[("2", "A", 0, "close"), ("3", "a", 5, "change")], &[("1", "A", 100, "")], Some("3")),
            // Another number; another order of the same number, of which as much is left as was given back.
            (&[("2", "B", -90, "release")], &[("1", "A", 100, "")], None),
            (&[("2", "A", -90, "release"), ("3", "A", 95, "")], &[("1", "A", 100, "")], None),
            (&[("2", "A", -90, "release"), ("3", "A", 85, "")], &[("1", "A", 100, "")], Some("2")),
            // A change under a release; a release under another one.
            (&[("1", "A", 100, ""), ("3", "A", -120, "release")], &[("2", "A", 50, "change")], Some("3")),
            (&[("1", "A", 100, ""), ("3", "A", -80, "release")], &[("2", "A", 50, "change")], None),
            (&[("1", "A", 100, ""), ("3", "A", -20, "release")], &[("2", "A", -50, "release")], None),
        ] {
            assert_eq!(orders(rest).stranded_without(&orders(gone)), stranded, "{rest:?} {gone:?}");
        }
    }

    #[test]
    fn an_edited_order_covers_what_was_done_with_it() {
        let rest = orders(&[("2", "A", -90, "release"), ("2", "B", -10, "release"), ("1", "B", 10, "")]);
        for (edited, stranded) in [
            (&[("1", "A", 100, "")][..], None),
            (&[("1", "A", 90, ""), ("1", "C", 5, "")], None),
            (&[("1", "A", 50, "")], Some("2")),
            (&[], Some("2")),
        ] {
            assert_eq!(rest.stranded_with(&orders(edited)), stranded, "{edited:?}");
        }
    }
}
