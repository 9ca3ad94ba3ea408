//! What is odd in the rows of the period: reasons to look, never verdicts.

use super::block::both;
use super::{Anomalies, Block, PageParts, Part};
use crate::model::MoneyError;
use crate::report::scan::weight_word;
use crate::report::{Section, Tone, scan_report};
use crate::words::msg;

/// So many stand where there is little room; the others are counted.
const BRIEF: usize = 5;

pub(super) fn build(parts: &PageParts<'_>) -> Result<Option<Part>, MoneyError> {
    let title = msg("page-anomalies");
    match &parts.anomalies {
        None => Ok(None),
        Some(Anomalies::TooMany { rows, command }) => {
            let text = msg("page-anomalies-rows").with("rows", *rows).with("command", command.as_str());
            let blocks = vec![Block::Text(text.clone(), Tone::Quiet)];
            Ok(Some(Part { name: "anomalies", title, blocks, brief: vec![Section::Text(text, Tone::Quiet)] }))
        }
        Some(Anomalies::Found(scan)) if scan.rows.0 == 0 => Ok(None),
        Some(Anomalies::Found(scan)) => {
            let (blocks, texts) = both(scan_report(scan));
            let mut brief: Vec<Section> = scan
                .findings
                .iter()
                .take(BRIEF)
                .map(|(_, shown)| {
                    let (word, tone) = weight_word(shown.found.weight);
                    let text = msg("page-anomaly").with("weight", word).with("said", shown.found.said.clone());
                    Section::Text(text.with("stake", shown.found.stake.grouped()), tone)
                })
                .collect();
            match scan.findings.len().checked_sub(BRIEF) {
                Some(more) if more > 0 => {
                    brief.push(Section::Text(msg("page-anomalies-more").with("count", more), Tone::Quiet));
                }
                // That nothing was found is a sentence of the scan.
                _ if brief.is_empty() => brief = texts,
                _ => {}
            }
            Ok(Some(Part { name: "anomalies", title, blocks, brief }))
        }
    }
}
