//! What a line is going to leave goes to one that is going to lack it.

use super::{Ask, Asked, Kind, Limit, LineFacts, Run, Term, Why};
use crate::model::rule::RuleKind;
use crate::model::{AdjustRule, Money, MoneyError, Quantity, Ratio};

pub(super) struct Surplus;

impl Kind for Surplus {
    fn kind(&self) -> RuleKind {
        RuleKind::Surplus
    }

    fn ask(&self, rule: &AdjustRule, from: &LineFacts, to: &LineFacts, run: &Run<'_>) -> Asked {
        let Some(forecast) = to.forecast else {
            return Ok(Err(Why::NoForecast { line: to.line.text() }));
        };
        let got = run.got(to)?;
        let deficit = forecast.checked_sub(to.budget)?.checked_sub(got)?;
        let mut ask = match surplus(rule, from, run)? {
            Ok(ask) => ask,
            Err(why) => return Ok(Err(why)),
        };
        ask.terms.insert(0, Term::Deficit { forecast, budget: to.budget, got, deficit });
        ask.limits.insert(0, Limit::Deficit(deficit));
        Ok(Ok(ask))
    }
}

/// surplus = B − max(F_upper, A + C) − keep·B, and the share of it that is given.
pub(super) fn surplus(rule: &AdjustRule, from: &LineFacts, run: &Run<'_>) -> Asked {
    let Some(high) = from.high else {
        return Ok(Err(Why::NoRange { line: from.line.text() }));
    };
    let (used, kept, given) = (from.used()?, part(from.budget, rule.keep)?, run.given(from)?);
    let needs = if high.minor() > used.minor() { high } else { used };
    let surplus = from.budget.checked_sub(needs)?.checked_sub(kept)?.checked_sub(given)?;
    let share = rule.share;
    let term = Term::Surplus { budget: from.budget, high, used, kept, given, surplus, share };
    Ok(Ok(Ask { terms: vec![term], limits: vec![Limit::Surplus(part(surplus, share)?)] }))
}

/// What a line has beyond what it used: B − (A + C) − keep·B, and the share of it that is given.
pub(super) fn available(rule: &AdjustRule, keep: Ratio, from: &LineFacts, run: &Run<'_>) -> Result<Ask, MoneyError> {
    let (used, kept, given) = (from.used()?, part(from.budget, keep)?, run.given(from)?);
    let available = from.budget.checked_sub(used)?.checked_sub(kept)?.checked_sub(given)?;
    let share = rule.share;
    let term = Term::Available { budget: from.budget, used, kept, given, available, share };
    Ok(Ask { terms: vec![term], limits: vec![Limit::Surplus(part(available, share)?)] })
}

/// A share of an amount, rounded once.
pub(super) fn part(amount: Money, share: Ratio) -> Result<Money, MoneyError> {
    (Quantity::from(amount) * Quantity::from(share)).money(amount.currency())
}
