//! A metric that came every month, and came no more.

use super::{About, BookFacts, BookRule, Found};
use crate::model::{AlertLevel, MoneyError};

pub(super) struct MetricStopped;

/// So many months one after the other make it one that comes every month.
const EVERY: i32 = 3;

impl BookRule for MetricStopped {
    fn reason(&self) -> &'static str {
        "metric_stopped"
    }

    fn find(&self, facts: &BookFacts<'_>) -> Result<Vec<Found>, MoneyError> {
        let Some(due) = facts.due.last() else { return Ok(Vec::new()) };
        let stopped = facts.metrics.iter().filter_map(|(name, months)| {
            let last = months.range(..=*due).next_back().copied()?;
            let monthly = (0..EVERY).all(|back| months.contains(&last.plus(-back)));
            // What comes for a later month already has not stopped.
            let goes_on = months.range(last.plus(1)..).next().is_some();
            let about = About::Metric { name: name.clone(), last };
            (last < *due && monthly && !goes_on).then(|| Found {
                reason: self.reason(),
                level: AlertLevel::Watch,
                about,
            })
        });
        Ok(stopped.collect())
    }
}
