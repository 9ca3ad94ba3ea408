//! A new adjustment: its rows, line by line and month by month.

use super::desk::Desk;
use super::line::Meant;
use crate::analysis::adjustment::{Adjustment, AdjustmentKind, Entry};
use crate::model::{Money, Month};

impl Desk<'_> {
    /// What is to be made, with no name yet and nobody's approval.
    pub(super) fn adjustment(
        &self,
        kind: AdjustmentKind,
        lines: &[Meant],
        months: &[Month],
        amount: Money,
    ) -> Adjustment {
        Adjustment {
            id: String::new(),
            plan: lines[0].plan.clone(),
            kind,
            carried: None,
            rule: None,
            made: self.signed.clone(),
            entries: entries(kind, lines, months, amount),
            approved: None,
            signature: None,
            undone: None,
            back: None,
        }
    }
}

/// The rows: the amount is divided over the months, and no cent is lost.
fn entries(kind: AdjustmentKind, lines: &[Meant], months: &[Month], amount: Money) -> Vec<Entry> {
    let parts = amount.split(&vec![1; months.len()]);
    let mut entries = Vec::new();
    for (place, line) in lines.iter().enumerate() {
        let gives = match kind {
            AdjustmentKind::Transfer => place == 0,
            AdjustmentKind::Supplement | AdjustmentKind::Carry => false,
            AdjustmentKind::Reduce => true,
        };
        entries.extend(months.iter().zip(&parts).filter(|(_, part)| !part.is_zero()).map(|(month, part)| Entry {
            month: *month,
            category: line.category.clone(),
            members: line.members.clone(),
            name: line.name.clone(),
            amount: if gives { part.negate() } else { *part },
        }));
    }
    entries
}
