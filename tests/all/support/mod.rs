//! What several tests share.

pub mod book;
pub mod document;
pub mod fluent;
pub mod ledger;
pub mod readers;
pub mod sources;
pub mod stored_zip;
