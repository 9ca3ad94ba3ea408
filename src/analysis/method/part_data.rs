//! Months of which the ledger holds only some days: a takeover in mid-month, an export cut short (domain.md §3.2,
//! step 1).
//!
//! The ledger cannot tell such a month from a cheap one, so the line names it. Not here: those who join and leave
//! inside a month (`part_month`).

use super::{MethodProblem, Tape, Work};
use crate::model::{Key, KeyKind, Money, Month, Quantity, Values};
use crate::words::msg;

/// The months in question.
pub(super) const PARTS: Key =
    Key { name: "part_data", kind: KeyKind::Tables(|| PART), required: false, doc: "method-key-part-data" };

/// Whether amounts grow with the days, or come in lumps that some days say nothing of.
pub(super) const NATURE: Key =
    Key { name: "nature", kind: KeyKind::OneOf(&["accrual", "lump"]), required: false, doc: "method-key-nature" };

const PART: &[Key] = &[
    Key { name: "month", kind: KeyKind::Month, required: true, doc: "method-key-part-data-month" },
    Key { name: "days", kind: KeyKind::Count, required: true, doc: "method-key-part-data-days" },
];

/// Fewer days say nothing of a month.
const FEWEST_DAYS: i64 = 10;

/// Each month has as many days as are said of it, and more.
pub(super) fn check(values: &Values) -> Result<(), MethodProblem> {
    for part in values.tables("part_data") {
        let (Some(month), Some(days)) = (part.month("month"), part.count("days")) else { continue };
        if !(1..=month.days()).contains(&days) {
            let message = msg("method-part-data-days").with("month", month.to_string()).with("days", days);
            let hint = msg("method-part-data-days-hint").with("all", month.days());
            return Err(MethodProblem { key: Some("part_data"), message, hint });
        }
    }
    Ok(())
}

/// The amount that a month counts with: as booked where the ledger holds it whole, else for all its days; `None` where
/// it cannot count.
pub(super) fn whole(work: &Work<'_>, month: Month, booked: Money, tape: &mut Tape) -> Option<Quantity> {
    let amount = Quantity::from(booked);
    let parts = work.values().tables("part_data");
    let Some(days) = parts.iter().find(|part| part.month("month") == Some(month)).and_then(|part| part.count("days"))
    else {
        return Some(amount);
    };
    let whole = amount * Quantity::from(month.days()) / Quantity::from(days.max(1));
    let counts = days >= FEWEST_DAYS && work.values().text("nature") != Some("lump");
    tape.say(|| {
        let said = match counts {
            true => msg("method-part-data-scaled").with("whole", whole.grouped()),
            false => msg("method-part-data-left-out"),
        };
        let said = said.with("month", month.to_string()).with("days", days).with("all", month.days());
        said.with("booked", booked.grouped())
    });
    counts.then_some(whole)
}
