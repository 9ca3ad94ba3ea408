//! Random exports whose truth is known: whatever the encoding, the layout and the way of writing, what is read is
//! what was put in.
//!
//! `PROPTEST_CASES=100000` tries more files, `PROPTEST_RNG_SEED=n` others.

mod encode;
mod layout;
mod table;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::*;
use table::{Entry, Table};

/// So many files at least, the same at each run.
fn config() -> ProptestConfig {
    let mut config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    config.cases = config.cases.max(2_000);
    if config.rng_seed == RngSeed::Random {
        config.rng_seed = RngSeed::Fixed(20_260_101);
    }
    config
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_export_is_read_as_it_was_written(
        mut entries in prop::collection::vec(table::entry(), 1..25),
        layout in layout::layout(),
    ) {
        entries.sort_by_key(|entry| (entry.month, entry.day));
        let table = Table::new(&entries, &layout);
        let bytes = encode::encode(&table, &layout);
        let profile = layout.profile();
        let (postings, outcome) = match run(&bytes, &book(), profile.as_ref()) {
            Ok(read) => read,
            Err(_) if table::is_undecided(&entries, &layout) => return Ok(()),
            Err(problems) => return Err(TestCaseError::fail(format!("{problems:#?}\n{}", table.shown()))),
        };
        prop_assert!(outcome.problems.is_empty(), "{:#?}\n{}", problems(&outcome), table.shown());
        let read: Vec<_> = postings.iter().map(|p| (p.date, p.category.to_string(), p.amount.minor())).collect();
        let written: Vec<_> = entries.iter().map(Entry::truth).collect();
        prop_assert_eq!(read, written, "{:#?}\n{}", warnings(&outcome), table.shown());
        let left_out: u64 = outcome.skipped.iter().map(|s| s.rows).sum();
        prop_assert_eq!(left_out, table.left_out, "{}", table.shown());
    }
}
