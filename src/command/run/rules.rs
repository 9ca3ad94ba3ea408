//! The rules of the plan: what they may move by themselves is booked, the rest is counted.

use serde_json::Value;

use super::inner::{Ended, inner};
use super::record::Record;
use crate::command::Session;

/// What was booked in an earlier run from the same figures is not booked again.
pub(super) fn apply(record: &mut Record, session: &mut Session<'_>) -> anyhow::Result<()> {
    match inner(&["rules", "apply", "--auto", "--format", "json"], session)? {
        Ended::Ran { out, failure } => {
            let done: Value = serde_json::from_slice(&out).unwrap_or_default();
            let of = |key: &str| done[key].as_array().cloned().unwrap_or_default();
            record.adjusted = of("adjustments");
            record.proposals = of("proposals");
            failure.into_iter().for_each(|failure| record.fail(failure));
        }
        Ended::Failed(failure) => record.fail(failure),
    }
    Ok(())
}
