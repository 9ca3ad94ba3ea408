//! What there is to warn of.

use super::block::both;
use super::{PageParts, Part};
use crate::model::{AlertLevel, MoneyError};
use crate::report::{AlertsParts, Readers, Section, Tone, alert_title, alerts_report};
use crate::words::msg;

/// So many stand where there is little room; the others are counted.
const BRIEF: usize = 5;

pub(super) fn build(parts: &PageParts<'_>) -> Result<Option<Part>, MoneyError> {
    let Some((alerts, memory)) = parts.alerts else { return Ok(None) };
    let report = alerts_report(&AlertsParts {
        alerts,
        folded: 0,
        news: None,
        memory,
        month: None,
        waiting: 0,
        most: usize::MAX,
        head: parts.head,
        names: parts.names,
        readers: Readers::All,
    });
    let (blocks, mut brief) = both(report);
    if alerts.iter().any(|alert| alert.level > AlertLevel::Info) {
        let urgent: Vec<_> = alerts.iter().filter(|alert| alert.level >= AlertLevel::Warning).collect();
        brief = urgent
            .iter()
            .take(BRIEF)
            .map(|alert| {
                let tone = if alert.level == AlertLevel::Critical { Tone::Bad } else { Tone::Warn };
                Ok(Section::Text(alert_title(alert, parts.names)?, tone))
            })
            .collect::<Result<_, MoneyError>>()?;
        let others = alerts.iter().filter(|alert| alert.level > AlertLevel::Info).count() - brief.len();
        if others > 0 {
            brief.push(Section::Text(msg("page-alerts-more").with("count", others), Tone::Quiet));
        }
    }
    Ok(Some(Part { name: "alerts", title: msg("page-alerts"), blocks, brief }))
}
