//! Prices that change from a date on: by how much in a month, by its days.

use crate::model::key::KeyKind;
use crate::model::{Key, Month, Quantity, Values};

/// `escalation = [{ from = "2026-07-01", rate = "5%" }]`.
pub(super) const ESCALATION: Key =
    Key { name: "escalation", kind: KeyKind::Tables(|| STEP), required: false, doc: "method-key-escalation" };

const STEP: &[Key] = &[
    Key { name: "from", kind: KeyKind::Date, required: true, doc: "method-key-escalation-from" },
    Key { name: "rate", kind: KeyKind::Change, required: true, doc: "method-key-escalation-rate" },
];

/// What a price is multiplied by in a month: each step from its day on, one upon the other.
pub(super) fn factor(values: &Values, month: Month) -> Quantity {
    let days = Quantity::from(month.days());
    let steps = values.tables("escalation").iter().map(|step| {
        let rate = step.ratio("rate").map_or(Quantity::ZERO, Quantity::from);
        let from = step.date("from").unwrap_or_default();
        let after = (month.last_day() - from.max(month.first_day())).num_days() + 1;
        Quantity::ONE + rate * Quantity::from(after.max(0)) / days
    });
    steps.fold(Quantity::ONE, |product, step| product * step)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{KeyValue, Ratio};

    #[test]
    fn a_step_inside_a_month_counts_by_its_days() {
        let step = Values(vec![
            ("from", KeyValue::Date("2026-06-16".parse().unwrap())),
            ("rate", KeyValue::Ratio(Ratio::parse("5%").unwrap())),
        ]);
        let values = Values(vec![("escalation", KeyValue::Tables(vec![step]))]);
        for (month, expected) in [("2026-05", "1"), ("2026-06", "1.025"), ("2026-07", "1.05")] {
            assert_eq!(factor(&values, Month::parse(month).unwrap()).exact(), expected, "{month}");
        }
    }
}
