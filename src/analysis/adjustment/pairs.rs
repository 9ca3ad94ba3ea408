//! Two adjustments that together do what no transfer may: what is reduced here is supplemented there.

use super::{Adjustment, Kind};
use crate::model::Category;
use crate::model::plan::ForbiddenTransfer;

/// So many days apart two adjustments are looked at together.
pub const WITHIN_DAYS: i64 = 31;

/// An adjustment that makes a forbidden transfer of another.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The other adjustment.
    pub id: String,
    /// The line that is reduced.
    pub from: String,
    /// The line that is supplemented.
    pub to: String,
}

/// The other adjustment, in force or proposed, with which this one would be a transfer that a rule forbids.
pub fn pair(own: &Adjustment, all: &[Adjustment], rules: &[ForbiddenTransfer]) -> Option<Pair> {
    let other_kind = match own.kind {
        Kind::Supplement => Kind::Reduce,
        Kind::Reduce => Kind::Supplement,
        Kind::Transfer | Kind::Carry => return None,
    };
    let forbids = |from: &Category, to: &Category| rules.iter().any(|rule| rule.forbids(from, to));
    // The latest first: that is the one people remember.
    let others = all.iter().rev().filter(|other| {
        let days = other.made.at.signed_duration_since(own.made.at).num_days().abs();
        other.id != own.id
            && (other.kind, other.plan.as_str()) == (other_kind, own.plan.as_str())
            && other.undone.is_none()
            && days <= WITHIN_DAYS
    });
    others.into_iter().find_map(|other| {
        let (reduces, supplements) = if own.kind == Kind::Reduce { (own, other) } else { (other, own) };
        let (from, to) = (reduces.lines(true).first().copied()?, supplements.lines(false).first().copied()?);
        let pair = Pair { id: other.id.clone(), from: from.line(), to: to.line() };
        forbids(&from.category, &to.category).then_some(pair)
    })
}
