//! What several tests share.

pub mod book;
pub mod document;
pub mod ledger;
pub mod readers;
pub mod stored_zip;
