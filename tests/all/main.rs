//! The integration tests: one program, since linking one is most of what a test run waits for.
//!
//! A file is named for what it holds; `cargo test --test all faults::` runs one of them, `documents::import` one page.
//! They run side by side in one process, so no test changes the process itself: what needs another environment, folder
//! or limit starts the program as a child.

mod accrued;
mod any_order;
mod architecture;
#[cfg(feature = "notify")]
mod authority;
mod axes;
#[cfg(target_os = "linux")]
mod bounds;
#[cfg(unix)]
mod browser;
mod budget_sheets;
mod canonical;
mod catalogue;
mod collect;
mod commitments;
#[cfg(all(target_os = "linux", feature = "postgres"))]
mod database;
mod database_decided;
mod database_trouble;
mod documents;
mod every_write;
mod examples;
mod faults;
mod fuzzed;
mod hostile;
mod import_cases;
mod interrupted;
mod known_at;
mod levels;
mod lost_closes;
mod manual;
mod market;
mod merged;
mod merged_acts;
mod merged_any;
mod merged_git;
mod merged_money;
mod merged_states;
mod messages;
#[cfg(unix)]
mod not_files;
mod numbers;
mod outlooks;
#[cfg(unix)]
mod output;
mod overflow;
mod pages;
mod plan_cache;
mod races;
mod regions;
mod reviews;
mod runs;
mod safety;
mod same_figures;
mod settled;
mod signed;
mod store_clock;
mod store_contract;
mod store_kept;
mod store_numbered;
mod store_properties;
#[cfg(unix)]
mod strangers;
mod support;
mod threads;
mod verified;
mod versions;
mod whatif;
mod workbooks;
