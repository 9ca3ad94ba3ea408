//! Metrics as plans use them: what the book counted in a year before the plan's.

use super::{Month, Quantity};

/// Do two names mean one metric? Case, blanks, `_` and `-` do not tell them apart.
pub fn same_metric(a: &str, b: &str) -> bool {
    let folded = |text: &str| -> String {
        text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '_' | '-')).flat_map(char::to_lowercase).collect()
    };
    a == b || folded(a) == folded(b)
}

/// A year of a metric that a plan asks for (`metric:NAME`), found in the ledger of metrics.
#[derive(Clone, Debug, PartialEq)]
pub struct Metric {
    /// Its name.
    pub name: String,
    /// The first of the twelve months in which it was counted.
    pub first: Month,
    /// The twelve numbers, which the plan's months take in order.
    pub months: [Quantity; 12],
}
