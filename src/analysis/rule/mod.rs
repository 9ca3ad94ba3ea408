//! Rules that adjust a budget (domain.md §8): what they propose, and why they propose nothing.
//!
//! A `Kind` says what two lines of a rule could exchange, by a [`Snapshot`] that nothing changes meanwhile; `KINDS` is
//! the table of them. `engine` asks them in the order of their rules, and holds what no rule may pass: caps, rests,
//! months of rest, locked lines, lines that gave or got already. A step is no exchange: it is worked out with the plan
//! (`step`), and takes effect by itself.
//!
//! Not here: what ledgers and forecasts hold (`answer`), or booking what is proposed (`command`).

mod engine;
mod event;
mod facts;
mod flex;
mod freeze;
mod key;
mod release;
mod stale;
mod step;
mod surplus;
#[cfg(test)]
mod tests;

pub use engine::judge;
pub use facts::{Judged, Limit, LineFacts, Move, Moved, Outcome, Snapshot, Term, Why};
pub use key::{Key, code_text};
pub use stale::{Now, Stale, stale};
pub(in crate::analysis) use step::apply as apply_steps;
pub use step::{Stepped, in_force};

use crate::model::rule::{RuleKind, RuleLine};
use crate::model::{AdjustRule, Money, MoneyError, Month};

/// What a line of a rule could take, or give.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ask {
    /// How that comes about.
    pub terms: Vec<Term>,
    /// What it may not pass.
    pub limits: Vec<Limit>,
}

/// A way in which a rule moves budget.
pub(crate) trait Kind: Sync {
    /// Which it is.
    fn kind(&self) -> RuleKind;

    /// Does the second of a pair give to the first? A rule may work both ways.
    fn reversed(&self, _rule: &AdjustRule, _to: &RuleLine, _run: &Run<'_>) -> Result<bool, MoneyError> {
        Ok(false)
    }

    /// What one line could give the other; `Err` says why nothing.
    fn ask(&self, rule: &AdjustRule, from: &LineFacts, to: &LineFacts, run: &Run<'_>) -> Asked;
}

/// What a kind says of a pair of lines.
pub(crate) type Asked = Result<Result<Ask, Why>, MoneyError>;

/// All of them.
const KINDS: &[&dyn Kind] = &[&surplus::Surplus, &release::Release, &flex::Flex, &freeze::Freeze, &event::Event];

fn kind_of(rule: &AdjustRule) -> Option<&'static dyn Kind> {
    KINDS.iter().copied().find(|own| own.kind() == rule.kind)
}

/// What was moved in a run.
pub(crate) struct Done {
    from: RuleLine,
    to: RuleLine,
    rule: String,
    amount: Money,
    months: Vec<(Month, Money)>,
}

/// A run of rules: what they look at, and what those before moved in it.
pub(crate) struct Run<'s> {
    snapshot: &'s Snapshot,
    /// In the order in which it was moved.
    moved: Vec<Done>,
}

impl Run<'_> {
    fn sum(&self, zero: Money, keep: impl Fn(&Done) -> bool) -> Result<Money, MoneyError> {
        Money::sum(self.moved.iter().filter(|own| keep(own)).map(|own| own.amount), zero.currency())
    }

    /// What a line gave in this run.
    fn given(&self, line: &LineFacts) -> Result<Money, MoneyError> {
        self.sum(line.budget, |own| own.from == line.line)
    }

    /// What a line got in this run.
    fn got(&self, line: &LineFacts) -> Result<Money, MoneyError> {
        self.sum(line.budget, |own| own.to == line.line)
    }

    /// What a rule moved in this run.
    fn by(&self, rule: &AdjustRule, zero: Money) -> Result<Money, MoneyError> {
        self.sum(zero, |own| own.rule == rule.id)
    }

    /// What a line gave of a month in this run.
    fn given_of(&self, line: &LineFacts, month: Month) -> Result<Money, MoneyError> {
        let own = self.moved.iter().filter(|own| own.from == line.line).flat_map(|own| &own.months);
        let own = own.filter(|(given, _)| *given == month).map(|(_, part)| *part);
        Money::sum(own, line.budget.currency())
    }
}
