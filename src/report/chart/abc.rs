//! The few rows that are most of the costs: sorted, with what they come to one after the other.

use super::{Bar, Chart, Drawing};
use crate::analysis::structure::Class;
use crate::answer::structure::StructureRow;
use crate::model::{Money, MoneyError, Ratio};
use crate::report::head::period;
use crate::report::{StructureParts, Tone};
use crate::words::msg;

/// So many rows make a picture.
const MOST: usize = 12;

/// The largest rows of a structure; `None` where fewer than two cost anything.
pub fn abc(parts: &StructureParts<'_>) -> Result<Option<Chart>, MoneyError> {
    let StructureParts { answer, names, .. } = parts;
    let total = answer.total.amounts.now;
    let costing: Vec<&StructureRow> = answer.rows.iter().filter(|row| row.amounts.now.is_positive()).collect();
    if costing.len() < 2 || !total.is_positive() {
        return Ok(None);
    }
    let percent = |sum: Money| Ratio::of(sum, total).map_or_else(|| "—".to_string(), |ratio| ratio.percent());
    let (mut sum, mut of_first, mut first) = (Money::zero(total.currency()), String::new(), 0_usize);
    let (mut bars, mut told) = (Vec::new(), Vec::new());
    for row in &costing {
        sum = sum.checked_add(row.amounts.now)?;
        if row.standing.class == Class::A {
            (of_first, first) = (percent(sum), first + 1);
        }
        if bars.len() == MOST {
            continue;
        }
        let name = row.at.as_ref().map_or_else(|| msg("term-total"), |at| names.label(std::slice::from_ref(at)));
        let label = msg("chart-abc-row").with("class", row.standing.class.letter()).with("row", name);
        let note = msg("chart-abc-sum").with("sum", percent(sum));
        let amount = row.amounts.now.grouped();
        told.push(msg("chart-told-abc").with("row", label.clone()).with("actual", amount).with("note", note.clone()));
        bars.push(Bar {
            label,
            link: None,
            budget: None,
            actual: row.amounts.now,
            variance: None,
            ratio: None,
            tone: Tone::Plain,
            note: Some(note),
        });
    }
    let message = msg("chart-abc").with("count", first).with("all", costing.len()).with("share", of_first);
    Ok(Some(Chart {
        name: "abc",
        message,
        title: msg("chart-abc-title").with("period", period(parts.period)),
        told,
        drawing: Drawing::Bars(bars),
    }))
}
