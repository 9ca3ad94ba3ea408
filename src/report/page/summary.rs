//! The month in five sentences: where it stands, what is over, where the year ends, what to look at, what is agreed.

use super::stories::stories;
use super::{Block, PageParts, Part};
use crate::analysis::variance::{Direction, Judged};
use crate::model::{AlertLevel, Kind, MoneyError};
use crate::report::chart::{ends, most_over, said};
use crate::report::head::period;
use crate::report::{Section, Tone, alert_title};
use crate::words::{Message, msg};

pub(super) fn build(parts: &PageParts<'_>) -> Result<Option<Part>, MoneyError> {
    let mut sentences = vec![stands(parts)?];
    sentences.extend(income(parts)?);
    let scope = &parts.variance.query.scopes[0];
    // Of a period without rows, or without a plan, nobody knows what is over.
    if scope.planned && !scope.is_missing() {
        let all = stories(parts)?;
        let over = most_over(&all);
        let tone = match (over, scope.is_early()) {
            (Some(_), _) => Tone::Bad,
            (None, true) => Tone::Plain,
            (None, false) => Tone::Good,
        };
        sentences.push((said(&all, over, scope.is_early()), tone));
    }
    sentences.extend(year(parts)?);
    sentences.extend(year_of_income(parts)?);
    sentences.extend(attention(parts)?);
    sentences.extend(agreed(parts));
    let brief = sentences.iter().map(|(message, tone)| Section::Text(message.clone(), *tone)).collect();
    Ok(Some(Part { name: "summary", title: msg("page-summary"), blocks: vec![Block::Sentences(sentences)], brief }))
}

/// What was spent against the budget.
fn stands(parts: &PageParts<'_>) -> Result<(Message, Tone), MoneyError> {
    let scope = &parts.variance.query.scopes[0];
    let cost: &Judged = &parts.variance.variance.totals[0].cost;
    let actual = cost.measure.actual.grouped();
    let of = period(scope.period);
    if scope.is_missing() {
        return Ok((msg("page-stands-missing").with("period", of), Tone::Warn));
    }
    let (Some(budget), Some(variance)) = (cost.measure.budget, cost.measure.variance()?) else {
        return Ok((msg("page-stands-plain").with("period", of).with("actual", actual), Tone::Plain));
    };
    if scope.is_ahead() {
        return Ok((msg("page-stands-ahead").with("period", of).with("budget", budget.grouped()), Tone::Plain));
    }
    if scope.is_early() {
        let message = msg("page-stands-open").with("period", of).with("actual", actual);
        return Ok((message.with("budget", budget.grouped()), Tone::Plain));
    }
    let id = match variance.minor().signum() {
        1 => "page-stands-over",
        0 => "page-stands-at",
        _ => "page-stands-under",
    };
    let message = msg(id).with("period", of).with("actual", actual).with("budget", budget.grouped());
    let message = match variance.is_zero() {
        true => message,
        false => {
            let ratio = cost.measure.variance_ratio();
            let ratio =
                ratio.map_or_else(|| "—".to_string(), |ratio| ratio.percent().trim_start_matches('-').to_string());
            message.with("amount", variance.abs().grouped()).with("ratio", ratio)
        }
    };
    let tone = match cost.direction {
        Direction::Adverse => Tone::Bad,
        Direction::Favorable => Tone::Good,
        Direction::None => Tone::Plain,
    };
    Ok((message, tone))
}

/// Where the year ends.
fn year(parts: &PageParts<'_>) -> Result<Option<(Message, Tone)>, MoneyError> {
    let Some(answer) = parts.outlook else { return Ok(None) };
    let Some(outlook) = &answer.answer.variance.totals[0].cost_outlook else { return Ok(None) };
    let tone = match outlook.variance()? {
        Some(variance) if variance.is_positive() => Tone::Bad,
        Some(variance) if variance.is_negative() => Tone::Good,
        _ => Tone::Plain,
    };
    let overrun = answer.total_overrun.map(|overrun| overrun.told_on(parts.head.as_of));
    let said = ends(outlook, overrun, Kind::Cost)?;
    let has_income = answer.answer.variance.totals[0].income_outlook.is_some();
    Ok(Some((if has_income { msg("page-of-costs").with("said", said) } else { said }, tone)))
}

/// Where the year's income ends.
fn year_of_income(parts: &PageParts<'_>) -> Result<Option<(Message, Tone)>, MoneyError> {
    let Some(answer) = parts.outlook else { return Ok(None) };
    let Some(outlook) = &answer.answer.variance.totals[0].income_outlook else { return Ok(None) };
    let tone = match outlook.variance()? {
        Some(variance) if variance.is_negative() => Tone::Bad,
        Some(variance) if variance.is_positive() => Tone::Good,
        _ => Tone::Plain,
    };
    Ok(Some((msg("page-of-income").with("said", ends(outlook, None, Kind::Income)?), tone)))
}

/// What came in against its budget, and what both leave.
fn income(parts: &PageParts<'_>) -> Result<Option<(Message, Tone)>, MoneyError> {
    let scope = &parts.variance.query.scopes[0];
    let totals = &parts.variance.variance.totals[0];
    let (Some(income), Some(net)) = (&totals.income, &totals.net) else { return Ok(None) };
    if scope.is_missing() || scope.is_early() {
        return Ok(None);
    }
    let measure = &income.measure;
    let variance = measure.variance()?;
    let (id, tone) = match variance.map(|variance| variance.minor().signum()) {
        None => ("page-income-plain", Tone::Plain),
        Some(0) => ("page-income-at", Tone::Plain),
        Some(1) => ("page-income-over", Tone::Good),
        Some(_) => ("page-income-under", Tone::Bad),
    };
    let message = msg(id).with("actual", measure.actual.grouped()).with("net", net.measure.actual.grouped());
    let message = match (variance.filter(|variance| !variance.is_zero()), measure.budget) {
        (Some(variance), Some(budget)) => {
            let percent = measure.variance_ratio().map(|ratio| ratio.percent());
            let ratio = match percent {
                Some(percent) => msg("page-in-brackets").with("text", percent.trim_start_matches('-').to_string()),
                None => Message::verbatim(""),
            };
            message.with("amount", variance.abs().grouped()).with("budget", budget.grouped()).with("ratio", ratio)
        }
        _ => message,
    };
    Ok(Some((message, tone)))
}

/// The alerts, and the most urgent of them.
fn attention(parts: &PageParts<'_>) -> Result<Option<(Message, Tone)>, MoneyError> {
    let Some((alerts, _)) = parts.alerts else { return Ok(None) };
    let count = |level| alerts.iter().filter(|alert| alert.level == level).count();
    let (critical, warning) = (count(AlertLevel::Critical), count(AlertLevel::Warning));
    let first = alerts.iter().find(|alert| alert.level >= AlertLevel::Warning);
    Ok(Some(match first {
        None => (msg("page-attention-none"), Tone::Good),
        Some(alert) => {
            let message = msg("page-attention").with("critical", critical).with("warning", warning);
            let message = message.with("first", alert_title(alert, parts.names)?);
            (message, if critical > 0 { Tone::Bad } else { Tone::Warn })
        }
    }))
}

/// What was to be explained, and what is due.
fn agreed(parts: &PageParts<'_>) -> Option<(Message, Tone)> {
    let (review, _) = parts.review.as_ref()?;
    let is_planned = parts.variance.query.scopes[0].planned;
    if review.over == 0 || !review.missing.is_empty() || !is_planned {
        return None;
    }
    let (open, due) = (review.unexplained(), review.due.len());
    Some(match (open, due) {
        (0, 0) if review.lines.is_empty() => (msg("page-agreed-none"), Tone::Good),
        (0, 0) => (msg("page-agreed-all"), Tone::Good),
        (_, 0) => (msg("page-agreed-open").with("open", open), Tone::Warn),
        (0, _) => (msg("page-agreed-due").with("due", due), Tone::Warn),
        _ => (msg("page-agreed-both").with("open", open).with("due", due), Tone::Warn),
    })
}
