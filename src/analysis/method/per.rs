//! What a price is for: a month, a year, a day.

use crate::model::{Key, KeyKind, Month, Quantity, Values};

/// `per = "day"`.
pub(super) const PER: Key = Key {
    name: "per",
    kind: KeyKind::OneOf(&["month", "day", "calendar-day", "year"]),
    required: false,
    doc: "method-key-per",
};

/// Twelve times what a month has of it: a price by the day counts 365 ÷ 12 days in every month, or the calendar's.
///
/// Twelve times, so that a caller divides last and 365 ÷ 12 leaves no trace of its own.
pub(super) fn twelvefold(values: &Values, month: Month) -> Quantity {
    match values.text(PER.name) {
        Some("day") => Quantity::from(365),
        Some("calendar-day") => Quantity::from(month.days() * 12),
        Some("year") => Quantity::ONE,
        _ => Quantity::from(12),
    }
}
