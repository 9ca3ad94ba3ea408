//! Prices that change from a date on: the days of a month by what is in force on them.

use chrono::NaiveDate;

use crate::model::key::KeyKind;
use crate::model::{Key, Month, Quantity, Values};

/// `escalation = [{ from = "2026-07-01", rate = "5%" }]`.
pub(super) const ESCALATION: Key =
    Key { name: "escalation", kind: KeyKind::Tables(|| STEP), required: false, doc: "method-key-escalation" };

const STEP: &[Key] = &[
    Key { name: "from", kind: KeyKind::Date, required: true, doc: "method-key-escalation-from" },
    Key { name: "rate", kind: KeyKind::Change, required: true, doc: "method-key-escalation-rate" },
];

/// Days of a month on which nothing changes.
pub(super) struct Stretch {
    /// The first of them.
    pub first: NaiveDate,
    /// How many.
    pub days: Quantity,
    /// What a price is multiplied by: each step up to its first day, one upon the other.
    pub factor: Quantity,
}

/// A month, cut at the days on which a price changes and at these others. Each stretch is worked out by itself: the
/// mean of a price times the mean of a number is not what both come to.
pub(super) fn stretches(values: &Values, month: Month, others: impl Iterator<Item = NaiveDate>) -> Vec<Stretch> {
    let steps: Vec<(NaiveDate, Quantity)> = values
        .tables("escalation")
        .iter()
        .map(|step| (step.date("from").unwrap_or_default(), step.ratio("rate").map_or(Quantity::ZERO, Quantity::from)))
        .collect();
    let inside = |day: &NaiveDate| Month::of(*day) == month;
    let mut cuts: Vec<NaiveDate> = steps.iter().map(|(from, _)| *from).chain(others).filter(inside).collect();
    cuts.push(month.first_day());
    cuts.sort_unstable();
    cuts.dedup();
    let ends = cuts[1..].iter().copied().chain([month.plus(1).first_day()]);
    let stretch = |(first, end): (&NaiveDate, NaiveDate)| {
        let in_force = steps.iter().filter(|(from, _)| from <= first);
        let factor = in_force.fold(Quantity::ONE, |product, (_, rate)| product * (Quantity::ONE + *rate));
        Stretch { first: *first, days: (end - *first).num_days().into(), factor }
    };
    cuts.iter().zip(ends).map(stretch).collect()
}

/// Factor times days, over the days of a month: to be divided by their number, last.
pub(super) fn factor_days(values: &Values, month: Month) -> Quantity {
    stretches(values, month, std::iter::empty()).iter().map(|stretch| stretch.factor * stretch.days).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{KeyValue, Ratio};

    fn values(steps: &[(&str, &str)]) -> Values {
        let step = |(from, rate): &(&str, &str)| {
            Values(vec![
                ("from", KeyValue::Date(from.parse().unwrap())),
                ("rate", KeyValue::Ratio(Ratio::parse(rate).unwrap())),
            ])
        };
        Values(vec![("escalation", KeyValue::Tables(steps.iter().map(step).collect()))])
    }

    #[test]
    fn a_step_inside_a_month_counts_by_its_days() {
        let values = values(&[("2026-06-16", "5%")]);
        for (month, expected) in [("2026-05", "31"), ("2026-06", "30.75"), ("2026-07", "32.55")] {
            assert_eq!(factor_days(&values, Month::parse(month).unwrap()).exact(), expected, "{month}");
        }
    }

    #[test]
    fn two_steps_inside_a_month_count_one_upon_the_other() {
        // Ten days at 1, ten at 1.1, ten at 1.21.
        let values = values(&[("2026-06-11", "10%"), ("2026-06-21", "10%")]);
        assert_eq!(factor_days(&values, Month::parse("2026-06").unwrap()).exact(), "33.1");
    }
}
