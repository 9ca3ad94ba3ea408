//! Income: less of it than planned is what there is to warn of, and more of it is none.

use super::{Judged, Position};
use crate::model::{AlertLevel, AlertLimits, MoneyError, Quantity};

/// The year is expected to end short of what is planned.
const SHORT: &str = "income_short";

/// Less came in than was planned so far.
const BEHIND: &str = "income_behind";

/// Judges where a line of income stands.
pub fn judge_income(position: &Position, limits: &AlertLimits) -> Result<Judged, MoneyError> {
    let mut judged = Judged::default();
    let mut tell = |level: AlertLevel, reason| {
        judged.level = judged.level.max(level);
        judged.reasons.push(reason);
    };
    if let Some(end) = position.forecast.filter(|_| position.budget.is_positive()) {
        let short = position.budget.checked_sub(end)?;
        if short.is_positive() && short.minor() >= limits.min.minor() {
            tell(AlertLevel::Warning, SHORT);
        }
    }
    let behind = position.phased.checked_sub(position.actual)?;
    let far = Quantity::from(limits.pace) * Quantity::from(position.phased);
    // What is planned for the month in progress may still come in: only months that are over count.
    if position.months > 0 && Quantity::from(behind) > far && behind.minor() >= limits.min.minor() {
        tell(AlertLevel::Watch, BEHIND);
    }
    Ok(judged)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Currency, Money};

    fn judged(budget: i64, actual: i64, phased: i64, forecast: i64) -> (AlertLevel, Vec<&'static str>) {
        let yuan = |amount: i64| Money::from_minor(amount * 100, Currency::CNY);
        let position = Position {
            budget: yuan(budget),
            actual: yuan(actual),
            committed: yuan(0),
            phased: yuan(phased),
            due: yuan(phased),
            forecast: Some(yuan(forecast)),
            high: None,
            months: 6,
        };
        let judged = judge_income(&position, &AlertLimits::usual(Currency::CNY)).unwrap();
        (judged.level, judged.reasons)
    }

    #[test]
    fn less_income_than_planned_is_told_and_more_is_not() {
        assert_eq!(judged(120_000, 60_000, 60_000, 120_000), (AlertLevel::Info, vec![]));
        assert_eq!(judged(120_000, 90_000, 60_000, 180_000), (AlertLevel::Info, vec![]));
        assert_eq!(judged(120_000, 54_000, 60_000, 108_000), (AlertLevel::Warning, vec![SHORT, BEHIND]));
        assert_eq!(judged(120_000, 56_000, 60_000, 119_800), (AlertLevel::Watch, vec![BEHIND]));
        // Exactly at the share, and below what is worth a message.
        assert_eq!(judged(120_000, 57_000, 60_000, 119_501), (AlertLevel::Info, vec![]));
        assert_eq!(judged(120_000, 57_000, 60_000, 119_500), (AlertLevel::Warning, vec![SHORT]));
        assert_eq!(judged(0, 0, 0, 0), (AlertLevel::Info, vec![]));
    }
}
