//! Orders that were entered, changed or closed with `budget commit`: a list that has them too would book them twice.

use std::collections::HashMap;

use crate::analysis::commitment::ENTERED;
use crate::answer::commitments::each_row;
use crate::command::commit::END_OF_DAYS;
use crate::command::opened::Opened;
use crate::model::posting::flag;
use crate::model::{PostingRef, folded_name};
use crate::store::LedgerKind;
use crate::words::{Exit, Failure, Place, Problem, msg};

/// So many rows are named.
const NAMED: usize = 50;

/// What the ledger of commitments has under numbers that somebody touched by hand.
#[derive(Default)]
pub(super) struct ByHand {
    numbers: HashMap<String, Touched>,
    found: Vec<Problem>,
}

#[derive(Default)]
struct Touched {
    /// The newest batch that did.
    batch: String,
    /// How often the ledger has a row of lists.
    listed: HashMap<String, i64>,
    /// How often the file at hand had it so far.
    seen: (String, HashMap<String, i64>),
}

impl ByHand {
    /// What there is; nothing in ledgers of another kind. What was given back by hand is no other version of an order.
    pub(super) fn new(kind: LedgerKind, opened: &Opened) -> anyhow::Result<ByHand> {
        let mut numbers: HashMap<String, Touched> = HashMap::new();
        if kind != LedgerKind::Commitment {
            return Ok(ByHand::default());
        }
        let source = opened.source_at(END_OF_DAYS, None);
        each_row(&source, &mut |batch, row| {
            if row.source == ENTERED && !row.has_flag(flag::RELEASE) {
                let touched = numbers.entry(folded_name(row.commitment)).or_default();
                if touched.batch < batch.0 {
                    touched.batch.clone_from(&batch.0);
                }
            }
        })?;
        if !numbers.is_empty() {
            each_row(&source, &mut |_, row| {
                let touched = numbers.get_mut(&folded_name(row.commitment)).filter(|_| row.source != ENTERED);
                let Some(touched) = touched else { return };
                let (minor, count) = match row.has_flag(flag::REVERSAL) {
                    true => (row.amount.minor().saturating_neg(), -1),
                    false => (row.amount.minor(), 1),
                };
                *touched.listed.entry(said(row, minor)).or_default() += count;
            })?;
        }
        Ok(ByHand { numbers, ..ByHand::default() })
    }

    /// Notes a row of a list.
    pub(super) fn see(&mut self, row: &PostingRef<'_>) {
        if self.numbers.is_empty() {
            return;
        }
        let Some(touched) = self.numbers.get_mut(&folded_name(row.commitment)) else { return };
        if touched.seen.0 != row.source {
            touched.seen = (row.source.to_string(), HashMap::new());
        }
        let said = said(row, row.amount.minor());
        let listed = touched.listed.get(&said).copied().unwrap_or(0);
        let seen = touched.seen.1.entry(said).or_default();
        *seen += 1;
        if *seen <= listed {
            return;
        }
        if self.found.len() == NAMED {
            return;
        }
        let message = msg("commitment-by-hand").with("id", row.commitment);
        let hint = msg("commitment-by-hand-hint").with("batch", touched.batch.as_str());
        self.found.push(Problem::error(message).at(Place::line(row.source, row.source_line)).hint(hint));
    }

    /// Refuses what would be booked beside an entry.
    pub(super) fn refusal(&mut self) -> Option<Failure> {
        let problems = std::mem::take(&mut self.found);
        (!problems.is_empty()).then_some(Failure { exit: Exit::InputRefused, problems })
    }
}

/// What a row says: the same in the ledger and in the list that it came from.
fn said(row: &PostingRef<'_>, minor: i64) -> String {
    let date = row.date.map_or_else(String::new, |date| date.to_string());
    let texts = [row.line, row.source_account, row.description, row.vendor, row.invoice].map(str::trim);
    format!("{}\n{date}\n{minor}\n{}", row.month, texts.join("\n"))
}
