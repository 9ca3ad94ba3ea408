//! Random exports whose truth is known: whatever the encoding, the layout and the way of writing, what is read is
//! what was put in; and where an export is damaged, and shows it, what is read is still the truth, or nothing.
//!
//! `PROPTEST_CASES=100000` tries more files, `EXPORT_SEED=n` others.

mod damage;
mod encode;
mod entry;
mod explore;
mod journal;
mod layout;
mod markup;
mod table;
mod totals;
mod words;
mod written;

use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestRunner};

use super::{problems, run, warnings};
use crate::import::SkipReason;
use crate::words::Level;
use entry::Truth;
use layout::{Dates, Encoding, Layout, Money};
use table::Table;

/// So many files at least, the same at each run.
fn config(cases: u32) -> ProptestConfig {
    let mut config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    config.cases = config.cases.max(cases);
    let seed = std::env::var("EXPORT_SEED").ok().and_then(|seed| seed.parse().ok());
    config.rng_seed = RngSeed::Fixed(seed.unwrap_or(20_260_101));
    config
}

/// What comes of a file: what is booked, in order of months, or why nothing is.
fn outcome(bytes: &[u8], layout: &Layout) -> Result<(Vec<Truth>, u64, Vec<String>), Vec<String>> {
    let (postings, outcome) = run(bytes, &entry::book(), layout.profile().as_ref())?;
    if outcome.bad_rows > 0 || outcome.problems.iter().any(|problem| problem.level == Level::Error) {
        return Err(problems(&outcome));
    }
    let left_out = outcome.skipped.iter().filter(|skipped| skipped.reason != SkipReason::Blank);
    let mut read: Vec<Truth> = postings.iter().map(entry::read).collect();
    read.sort();
    Ok((read, left_out.map(|skipped| skipped.rows).sum(), warnings(&outcome)))
}

fn truth(entries: &[entry::Entry], layout: &Layout) -> Vec<Truth> {
    let mut truth: Vec<Truth> = entries.iter().map(|entry| entry.truth(layout.dates != Dates::Period)).collect();
    truth.sort();
    truth
}

/// May the file be refused, since nothing in it says which of two readings is right?
fn is_undecided(entries: &[entry::Entry], layout: &Layout) -> bool {
    if layout.tabs {
        // Each tab is read by itself.
        let of = |month: u32| entries.iter().filter(|entry| entry.month == month).cloned().collect::<Vec<_>>();
        let parts: Vec<_> = (1..=12).map(of).filter(|part| !part.is_empty()).collect();
        return parts.iter().any(|part| is_undecided_alone(part, layout));
    }
    is_undecided_alone(entries, layout)
}

fn is_undecided_alone(entries: &[entry::Entry], layout: &Layout) -> bool {
    let spent = entries.iter().filter(|entry| entry.minor > 0).count();
    let sum: i64 = entries.iter().map(|entry| entry.minor).sum();
    match layout.money {
        // More money back than spent, in one column of amounts: what does a minus mean?
        Money::Amount => spent * 2 < entries.len() || sum < 0 || comes_to_nothing(entries),
        Money::Signed | Money::Lowering | Money::Ways => {
            let alike = entries.iter().all(|entry| entry.minor == entries[0].minor);
            entries.len() < 3 || alike || spent * 2 < entries.len() || sum < 0
        }
        _ => layout.encoding == Encoding::Big5 || comes_to_nothing(entries),
    }
}

/// Is all that an account came to taken back at some time? That may be a closing.
fn comes_to_nothing(entries: &[entry::Entry]) -> bool {
    let mut sums = std::collections::BTreeMap::new();
    entries.iter().any(|entry| {
        let sum = sums.entry(entry.account).or_insert(0);
        *sum += entry.minor;
        entry.minor < 0 && *sum == 0
    })
}

/// With the seed of [`config`]: the macro would take another one from the environment.
#[test]
fn every_export_is_read_as_it_was_written() {
    let any = (entry::entries(), layout::layout());
    let tried = TestRunner::new(config(2_000)).run(&any, |(entries, layout)| {
        let table = Table::new(&entries, &layout);
        let bytes = encode::encode(&table, &layout);
        let (read, left_out, told) = match outcome(&bytes, &layout) {
            Ok(read) => read,
            Err(_) if is_undecided(&entries, &layout) => return Ok(()),
            Err(problems) => {
                return Err(TestCaseError::fail(format!("{problems:#?}\n{}", table.shown(&layout))));
            }
        };
        // Equal amounts beside a balance: read from below they are as right as from above.
        let mirrored = layout.has_balance() && is_undecided(&entries, &layout);
        if mirrored && read != truth(&entries, &layout) {
            return Ok(());
        }
        prop_assert_eq!(read, truth(&entries, &layout), "{:#?}\n{}", told, table.shown(&layout));
        prop_assert_eq!(left_out, table.left_out, "{}", table.shown(&layout));
        Ok(())
    });
    tried.unwrap_or_else(|failed| panic!("{failed}"));
}

#[test]
fn a_damaged_export_is_the_truth_or_refused() {
    let any = (entry::entries(), layout::layout(), damage::damage());
    let tried = TestRunner::new(config(1_000)).run(&any, |(entries, layout, damage)| {
        let mut table = Table::new(&entries, &layout);
        if !damage.shows(&layout, &table) {
            return Ok(());
        }
        damage.befall(&mut table, &layout);
        let bytes = encode::encode(&table, &layout);
        if let Ok((read, _, told)) = outcome(&bytes, &layout) {
            let shown = table.shown(&layout);
            prop_assert_eq!(read, truth(&entries, &layout), "{:?}\n{:#?}\n{}", damage, told, shown);
        }
        Ok(())
    });
    tried.unwrap_or_else(|failed| panic!("{failed}"));
}
