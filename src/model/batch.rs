//! Batches: what one import booked, as lists of them show it.

use chrono::{DateTime, Utc};

use super::Month;

/// The name of a batch without its ending: `20260305T021500Z-actuals-3fa9c1d2e4b0`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BatchId(pub String);

/// A batch as `import list` shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchInfo {
    /// Its name.
    pub id: BatchId,
    /// When it was booked.
    pub booked_at: DateTime<Utc>,
    /// The months it touches, ascending.
    pub months: Vec<Month>,
    /// Its rows.
    pub rows: u64,
    /// The sum of its rows, in minor units.
    pub total_minor: i64,
    /// Its size.
    pub bytes: u64,
    /// The files its rows came from, as far as the batch names them.
    pub sources: Vec<String>,
}
