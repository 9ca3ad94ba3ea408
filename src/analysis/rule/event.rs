//! The reserve pays for an event that somebody names.

use super::surplus::available;
use super::{Ask, Asked, Kind, Limit, LineFacts, Run, Term, Why};
use crate::model::rule::RuleKind;
use crate::model::{AdjustRule, Ratio};

pub(super) struct Event;

impl Kind for Event {
    fn kind(&self) -> RuleKind {
        RuleKind::Event
    }

    fn ask(&self, rule: &AdjustRule, from: &LineFacts, _to: &LineFacts, run: &Run<'_>) -> Asked {
        let (Some(amount), true) = (rule.amount, run.snapshot.events.contains(&rule.id)) else {
            return Ok(Err(Why::NoEvent));
        };
        let Ask { terms, limits } = available(rule, Ratio::ZERO, from, run)?;
        Ok(Ok(Ask {
            terms: std::iter::once(Term::Event { amount }).chain(terms).collect(),
            limits: std::iter::once(Limit::Event(amount)).chain(limits).collect(),
        }))
    }
}
