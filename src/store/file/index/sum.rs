//! A sum with the number of its rows.

/// A sum and how many rows it sums: in the upper half of the number, how many of them take others back.
///
/// Rows and reversals are added up in one step so, and a month without reversals takes no byte more on the disk.
pub(in crate::store::file) type Sum = (i64, u64);

/// One row that takes another back, beside the row that it is.
pub(in crate::store::file) const REVERSAL: u64 = 1 << 32;

/// How many rows a number counts.
pub(super) fn rows_of(count: u64) -> u64 {
    count % REVERSAL
}

/// How many of the rows that a number counts are left when those that take others back are gone with them.
pub(super) fn live_of(count: u64) -> u64 {
    rows_of(count).saturating_sub(2 * (count / REVERSAL))
}
