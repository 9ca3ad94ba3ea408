//! `--expect` and `--expect-rows`: the control total that the user reads off the accounts.

use std::path::PathBuf;

use super::BookArgs;
use crate::import::ImportOutcome;
use crate::model::amount::{self, AmountStyle};
use crate::model::money::grouped_minor;
use crate::model::{Currency, Money, PostingRef, Profile};
use crate::words::{Failure, Message, Place, Problem, msg};

/// What is expected, and what is needed to explain a difference.
#[derive(Default)]
pub(super) struct Expected {
    sum: Option<Money>,
    rows: Option<u64>,
    /// Amount, file by its name, line of each row; only where a sum is expected.
    seen: Vec<(i64, String, u64)>,
}

/// More rows than this are not searched for one that explains a difference.
const MOST: usize = 5_000_000;

/// So many rows that would explain a difference are named.
const NAMED: usize = 5;

impl Expected {
    /// What the command line says, else the profile.
    pub(super) fn new(args: &BookArgs, profile: Option<&Profile>, currency: Currency) -> Result<Expected, Failure> {
        let text = args.expect.as_deref().or(profile.and_then(|p| p.expect.as_deref()));
        let sum = text.map(|text| {
            let id = match amount::read(text, AmountStyle::default(), currency).ok().flatten() {
                // Rounded, it would agree with a sum that it is not.
                Some(read) if read.rounded => "import-expect-digits",
                Some(read) => return Ok(read.money),
                None => "import-expect-unreadable",
            };
            let message = msg(id).with("value", text);
            Err(Failure::could_not_run(Problem::error(message).hint(msg("import-expect-unreadable-hint"))))
        });
        let rows = args.expect_rows.or(profile.and_then(|p| p.expect_rows));
        Ok(Expected { sum: sum.transpose()?, rows, seen: Vec::new() })
    }

    /// Notes a row that was read.
    pub(super) fn see(&mut self, posting: &PostingRef<'_>) {
        if self.sum.is_some() && self.seen.len() < MOST {
            self.seen.push((posting.amount.minor(), posting.source.to_string(), posting.source_line));
        }
    }

    /// What does not agree with what was read.
    pub(super) fn check<'o>(
        &self,
        outcomes: impl Iterator<Item = (&'o PathBuf, &'o ImportOutcome)> + Clone,
    ) -> Vec<Problem> {
        let mut problems = Vec::new();
        let rows: u64 = outcomes.clone().map(|(_, outcome)| outcome.rows).sum();
        if let Some(expected) = self.rows.filter(|expected| *expected != rows) {
            let message = msg("import-expect-rows").with("expected", expected).with("found", rows);
            problems.push(Problem::error(message).hint(msg("import-expect-rows-hint")));
        }
        let sum: i128 = outcomes.clone().map(|(_, outcome)| outcome.sum).sum();
        let Some(expected) = self.sum.filter(|expected| i128::from(expected.minor()) != sum) else {
            return problems;
        };
        let money = |minor: i128| grouped_minor(minor, expected.currency());
        let missing = i128::from(expected.minor()) - sum;
        let message = msg("import-expect-sum").with("expected", expected.grouped());
        let message = message.with("found", money(sum)).with("difference", money(missing));
        problems.push(Problem::error(message).hint(msg("import-expect-sum-hint")));
        problems.extend(self.explanations(missing, outcomes, &money));
        problems
    }

    /// Rows, or groups of rows left out, of just the difference.
    fn explanations<'o>(
        &self,
        missing: i128,
        outcomes: impl Iterator<Item = (&'o PathBuf, &'o ImportOutcome)>,
        money: &dyn Fn(i128) -> String,
    ) -> Vec<Problem> {
        let note = |message: Message, place: Place| Problem::note(message).at(place);
        let mut notes = Vec::new();
        for (file, outcome) in outcomes {
            let groups = outcome.skipped.iter().filter(|skipped| skipped.sum != 0 && skipped.sum == missing);
            notes.extend(groups.map(|skipped| {
                let message = msg("import-expect-left-out").with("rows", skipped.rows).with("sum", money(skipped.sum));
                let message = message.with("reason", msg(skipped.reason.message()));
                let line = skipped.lines.first().copied().unwrap_or(0);
                note(message, Place::line(file.display().to_string(), line))
            }));
        }
        for (id, wanted) in [("import-expect-one-row", -missing), ("import-expect-sign", -missing / 2)] {
            let exact = id == "import-expect-one-row" || missing % 2 == 0;
            let alike = self.seen.iter().filter(|(minor, ..)| exact && wanted != 0 && i128::from(*minor) == wanted);
            notes.extend(alike.take(NAMED).map(|(minor, file, line)| {
                note(msg(id).with("amount", money(i128::from(*minor))), Place::line(file.clone(), *line))
            }));
        }
        notes
    }
}
