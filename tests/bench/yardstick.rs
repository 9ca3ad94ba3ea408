//! What all ratios are to: a bare `csv` byte-record loop with sums by category, on one thread.

use std::collections::HashMap;
use std::path::Path;
use std::time::{Duration, Instant};

/// Reads an export of `generate_ledger` and gives the sum of all amounts in minor units.
pub fn yardstick(path: &Path) -> i64 {
    let mut reader = csv::Reader::from_path(path).unwrap();
    let mut record = csv::ByteRecord::new();
    let mut sums: HashMap<Vec<u8>, i64> = HashMap::new();
    while reader.read_byte_record(&mut record).unwrap() {
        let minor = minor(&record[6]);
        match sums.get_mut(&record[2]) {
            Some(sum) => *sum += minor,
            None => {
                sums.insert(record[2].to_vec(), minor);
            }
        }
    }
    sums.values().sum()
}

/// The minor units of an amount with two decimals.
pub fn minor(text: &[u8]) -> i64 {
    let digits = text.iter().filter(|b| b.is_ascii_digit());
    let magnitude = digits.fold(0, |sum, b| sum * 10 + i64::from(b - b'0'));
    if text.first() == Some(&b'-') { -magnitude } else { magnitude }
}

/// The best time of several runs.
pub fn best(runs: u32, mut work: impl FnMut()) -> Duration {
    let time = |_| {
        let begun = Instant::now();
        work();
        begun.elapsed()
    };
    (0..runs).map(time).min().unwrap()
}

/// A number from the environment.
pub fn number(variable: &str, default: u64) -> u64 {
    std::env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}
