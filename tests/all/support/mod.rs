//! What several tests share.

pub mod book;
#[cfg(all(target_os = "linux", feature = "postgres"))]
pub mod database;
pub mod document;
pub mod fluent;
pub mod ledger;
pub mod readers;
pub mod sources;
pub mod stored_zip;
