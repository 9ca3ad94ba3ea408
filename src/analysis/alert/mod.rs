//! Alerts: is a line over, nearly over, or heading there (domain.md §5.4)?
//!
//! What is used is held against the plan's own phasing, so that rent paid for a year and presents at New Year are no
//! alarm. What is over is told as that and nothing less; below it all reasons are told. Beside lines there is what can be
//! wrong with a book as a whole (`book`).

mod ahead_of_plan;
mod approaching;
pub mod book;
mod forecast_over;
mod forecast_risk;
mod idle;
mod income;
pub mod memory;
mod near_limit;
mod over_committed;
mod over_spent;
#[cfg(test)]
mod tests;
mod unbudgeted;
mod under_spent;

pub use income::judge_income;

use crate::model::{AlertLevel, AlertLimits, Money, MoneyError, Quantity, Ratio};

/// Where a line stands in its year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Position {
    /// The current budget of the year.
    pub budget: Money,
    /// What was spent.
    pub actual: Money,
    /// What is ordered and not spent yet.
    pub committed: Money,
    /// The budget to date, by the plan's own phasing: of the months that have rows, the one that is not over among them.
    pub phased: Money,
    /// Of that, the budget of the months that are over.
    pub due: Money,
    /// What the year will come to; `None` where nothing can be said.
    pub forecast: Option<Money>,
    /// The upper end of its 80 % range.
    pub high: Option<Money>,
    /// How many months of the year are over.
    pub months: i64,
}

impl Position {
    /// What is spent or ordered.
    pub fn used(&self) -> Result<Money, MoneyError> {
        self.actual.checked_add(self.committed)
    }

    /// Is so much of the budget used, and so much more than its phasing says? Multiplied out: nothing is rounded.
    fn has_used(&self, share: Ratio, gap: Ratio) -> Result<bool, MoneyError> {
        let of_budget = |share: Ratio| Quantity::from(share) * Quantity::from(self.budget);
        let used = self.used()?;
        let ahead = used.checked_sub(self.phased)?;
        Ok(self.budget.is_positive()
            && Quantity::from(used) >= of_budget(share)
            && Quantity::from(ahead) >= of_budget(gap))
    }

    /// Is a figure of the year's end beyond the budget by what is worth telling?
    fn ends_beyond(&self, end: Option<Money>, limits: &AlertLimits) -> Result<bool, MoneyError> {
        let Some(end) = end.filter(|_| !self.budget.is_zero()) else { return Ok(false) };
        let beyond = end.checked_sub(self.budget)?;
        Ok(beyond.is_positive() && beyond.minor() >= limits.min.minor())
    }
}

/// A reason to warn.
pub trait Rule: Sync {
    /// What machines call it.
    fn reason(&self) -> &'static str;

    /// How urgent it is.
    fn level(&self) -> AlertLevel;

    /// The reasons that say the same more strongly: beside one of them it is not told.
    fn weaker_than(&self) -> &'static [&'static str] {
        &[]
    }

    /// Is it given?
    fn is_given(&self, position: &Position, limits: &AlertLimits) -> Result<bool, MoneyError>;
}

/// Every reason, the most urgent first.
pub const RULES: &[&dyn Rule] = &[
    &unbudgeted::Unbudgeted,
    &over_spent::OverSpent,
    &over_committed::OverCommitted,
    &near_limit::NearLimit,
    &forecast_over::ForecastOver,
    &approaching::Approaching,
    &forecast_risk::ForecastRisk,
    &ahead_of_plan::AheadOfPlan,
    &under_spent::UnderSpent,
    &idle::Idle,
];

/// What a line comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Judged {
    /// The level of the most urgent reason.
    pub level: AlertLevel,
    /// The reasons, the most urgent first.
    pub reasons: Vec<&'static str>,
}

/// Judges where a line stands.
pub fn judge(position: &Position, limits: &AlertLimits) -> Result<Judged, MoneyError> {
    let mut judged = Judged::default();
    for rule in RULES {
        let told = rule.weaker_than().iter().any(|stronger| judged.reasons.contains(stronger));
        // Of what is over already, nobody needs to hear that it might be.
        let over = judged.level == AlertLevel::Critical;
        if !told && !over && rule.is_given(position, limits)? {
            judged.level = judged.level.max(rule.level());
            judged.reasons.push(rule.reason());
        }
    }
    Ok(judged)
}
