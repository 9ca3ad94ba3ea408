//! What a line left of a quarter goes to the reserve, as far as the line is not going to need it.

use super::surplus::surplus;
use super::{Ask, Asked, Kind, Limit, LineFacts, Run, Term, Why};
use crate::model::rule::RuleKind;
use crate::model::{AdjustRule, Money};

pub(super) struct Release;

impl Kind for Release {
    fn kind(&self) -> RuleKind {
        RuleKind::Release
    }

    fn ask(&self, rule: &AdjustRule, from: &LineFacts, _to: &LineFacts, run: &Run<'_>) -> Asked {
        let snapshot = run.snapshot;
        // In the month after a quarter, once all of it is over.
        let index = snapshot.year.index(snapshot.period()).unwrap_or(0);
        if index == 0 || !index.is_multiple_of(3) || snapshot.complete < index {
            return Ok(Err(Why::NoQuarter));
        }
        let gap = (index - 3..index).find(|month| !snapshot.known[*month]);
        if let Some(gap) = gap {
            return Ok(Err(Why::NotIn(snapshot.year.first.plus(gap as i32))));
        }
        let mut sums = [Money::zero(from.budget.currency()); 3];
        for month in &from.months[index - 3..index] {
            for (sum, amount) in sums.iter_mut().zip(month) {
                *sum = sum.checked_add(*amount)?;
            }
        }
        let [budget, actual, committed] = sums;
        let unused = budget.checked_sub(actual)?.checked_sub(committed)?;
        let first = snapshot.year.first.plus(index as i32 - 3);
        let Ask { terms, limits } = match surplus(rule, from, run)? {
            Ok(ask) => ask,
            Err(why) => return Ok(Err(why)),
        };
        let term = Term::Unused { first, last: first.plus(2), budget, actual, committed, unused };
        Ok(Ok(Ask {
            terms: std::iter::once(term).chain(terms).collect(),
            limits: std::iter::once(Limit::Unused(unused)).chain(limits).collect(),
        }))
    }
}
