//! A measure with its verdict: where it stands, and what its variance means.

use super::measure::Measure;

/// Where a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// 超支: a cost strictly above its budget, which may be zero.
    Over,
    /// 已用完: exactly the budget.
    At,
    /// 接近超支: a cost that can still grow, nine tenths spent, and ahead of the budget gone by.
    Near,
    /// 正常.
    Ok,
    /// 未列入预算: something happened where no line covers.
    Unbudgeted,
    /// 未支出: a cost budgeted, nothing spent, the months closed.
    Unspent,
    /// 闲置: unspent for three closed months in a row.
    Idle,
    /// 无数据: budgeted, but the ledger has no row of any kind in the months that are over.
    Missing,
    /// 短收: an income below its budget, the months closed.
    Shortfall,
    /// 超收: an income above its budget.
    Surplus,
}

/// What a variance means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// 超支; for income 短收.
    Adverse,
    /// 节约; for income 超收.
    Favorable,
    /// No variance, or too early to say.
    None,
}

/// A measure, judged.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// The sums.
    pub measure: Measure,
    /// `None` where the scope has no plan.
    pub status: Option<Status>,
    /// Of the variance from the budget.
    pub direction: Direction,
    /// Worth a manager's attention?
    pub material: bool,
}
