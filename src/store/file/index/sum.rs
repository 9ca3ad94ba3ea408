//! A sum with the number of its rows.

use crate::model::GridSum;

/// A sum and how many rows it sums: in the upper half of the number, how many of them take others back.
///
/// Rows and reversals are added up in one step so, and a month without reversals takes no byte more on the disk.
pub(in crate::store::file) type Sum = (i64, u64);

/// One row that takes another back, beside the row that it is.
pub(in crate::store::file) const REVERSAL: u64 = 1 << 32;

/// A sum, its rows counted apart.
pub(super) fn counted((minor, count): Sum) -> GridSum {
    GridSum::new(minor, count % REVERSAL, count / REVERSAL)
}
