//! Rows that the ledger has with another length of text: what both say is looked up for those that may be so.

use std::collections::BTreeSet;

use super::FileDraft;
use crate::model::Month;
use crate::store::file::booking::earlier::EarlierRows;
use crate::store::file::booking::identities::LedgerRow;
use crate::store::file::index::Trouble;
use crate::store::fingerprint::{Identity, is_no_other};
use crate::store::judge::{Export, MonthVerdicts, shorten, unvouched};

impl FileDraft<'_> {
    /// Takes rows for those of the ledger whose day, amount and account they have, where much of the file is so.
    pub(super) fn known_by_less_text(
        &mut self,
        month: Month,
        (pushed, ends): (&[Identity], &[usize]),
        ledger: &[LedgerRow],
        judged: &mut MonthVerdicts,
        whole: &[Export],
    ) -> Result<(), Trouble> {
        let of = |row: usize| match row.checked_sub(ledger.len()) {
            Some(at) => &pushed[at],
            None => &ledger[row].identity,
        };
        let pairs = unvouched(judged, pushed, of);
        if pairs.is_empty() {
            return Ok(());
        }
        let wanted: BTreeSet<usize> =
            pairs.iter().flat_map(|(at, row)| [Some(*at), row.checked_sub(ledger.len())]).flatten().collect();
        let rows = self.postings_at(month, &wanted)?;
        let axes = self.plan.axes.clone();
        let mut earlier = EarlierRows::new(self.store, &axes, ledger);
        let mut same = Vec::new();
        for (at, row) in pairs {
            let before = match row.checked_sub(ledger.len()) {
                Some(before) => rows.get(&before).cloned(),
                None => Some(earlier.booked(&self.index, row as u32)?.1),
            };
            if let (Some(own), Some(before)) = (rows.get(&at), before)
                && is_no_other(own, &before)
            {
                same.push((at, row));
            }
        }
        shorten(judged, ends, whole, &same);
        Ok(())
    }
}
