//! Numbers of commitments: those of orders and contracts themselves, and those that rows of the accounts mention.

use regex::Regex;

use super::interpret::Sink;
use super::outcome::{ImportOutcome, MOST_PROBLEMS};
use super::reading::read;
use super::source::{Setting, Source};
use crate::model::{BookSettings, PostingRef};
use crate::words::{Place, Problem, msg};

/// Finds the number of a commitment in a text, as the book says what numbers look like.
pub(super) struct Numbers(Regex);

impl Numbers {
    /// `[commitment] number`, if the book has one. That it is a pattern was checked when the book was read.
    pub(super) fn from_settings(settings: &BookSettings) -> Option<Numbers> {
        settings.commitment_number.as_deref().and_then(|pattern| Regex::new(pattern).ok()).map(Numbers)
    }

    /// The first number in a text: what the first group takes, or the whole match.
    pub(super) fn find<'t>(&self, text: &'t str) -> Option<&'t str> {
        let found = self.0.captures(text)?;
        let number = found.get(1).or_else(|| found.get(0))?.as_str().trim();
        (!number.is_empty()).then_some(number)
    }
}

/// Reads a list of orders and contracts, as a ledger is read; each row has a number and an amount.
///
/// The number stands as voucher too, so that another amount under a number is a changed row and not a second order.
pub fn read_commitments(
    source: Source<'_>,
    setting: &Setting<'_>,
    sink: &mut Sink<'_>,
) -> anyhow::Result<ImportOutcome> {
    let setting = Setting { orders: true, ..*setting };
    let (mut problems, mut refused, mut sum) = (Vec::new(), 0, 0);
    let mut outcome = read(source, &setting, &mut |row: &PostingRef<'_>| {
        let number = if row.commitment.is_empty() { row.voucher } else { row.commitment };
        let [message, hint] = match () {
            () if number.is_empty() => [msg("commitment-no-number"), msg("commitment-no-number-hint")],
            () if row.amount.is_negative() => {
                let message = msg("commitment-negative").with("amount", row.amount.grouped());
                [message, msg("commitment-negative-hint")]
            }
            () => return sink(&PostingRef { voucher: number, commitment: number, ..*row }),
        };
        refused += 1;
        sum += i128::from(row.amount.minor());
        if problems.len() < MOST_PROBLEMS {
            problems.push(Problem::error(message).at(Place::line(row.source, row.source_line)).hint(hint));
        }
        Ok(())
    })?;
    outcome.rows -= refused;
    outcome.bad_rows += refused;
    outcome.sum -= sum;
    outcome.problems.extend(problems);
    Ok(outcome)
}
