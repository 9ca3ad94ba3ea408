//! 重新议价 on the rent of the plan.

use super::{Found, Grounds, Idea, ratio};
use crate::model::{KeyValue, Quantity, Series, Values};
use crate::words::msg;

pub(super) struct Renegotiation;

/// Assumed: no lessor was asked.
const DISCOUNT: u32 = 5;

impl Idea for Renegotiation {
    fn kind(&self) -> &'static str {
        "renegotiation"
    }

    fn needs(&self) -> &'static str {
        "ideas-needs-renegotiation"
    }

    fn find(&self, grounds: &Grounds<'_>) -> Vec<Found> {
        let idea = |(place, line): (usize, &crate::model::ResolvedLine)| {
            let mean = grounds.mean(line);
            (mean > Quantity::ZERO).then(|| Found {
                subject: line.category.to_string(),
                values: Values(vec![
                    ("monthly", KeyValue::Series(Series::Constant(mean))),
                    ("discount", ratio(DISCOUNT)),
                ]),
                lines: vec![place],
                saves_on: 1,
                assumes: vec![msg("ideas-assumes-renegotiation").with("discount", i64::from(DISCOUNT))],
            })
        };
        grounds.of_method("rent").filter_map(idea).collect()
    }
}
