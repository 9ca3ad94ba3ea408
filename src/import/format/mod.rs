//! Bytes of a file become rows of text: one file a format, and what the formats share.
//!
//! The table is [`importer::IMPORTERS`]. Text files are decoded (`encoding`, `pairs`, `decode`), their delimiter is found
//! (`sniff`), and their lines are split (`lines`, `quoted`); a workbook's cells become the text that Excel shows.
//! Rows travel in blocks (`block`).
//!
//! Not here: what a row means, and which of them is the header.

pub(in crate::import) mod block;
mod csv;
mod decode;
pub(in crate::import) mod encoding;
pub(in crate::import) mod importer;
mod input;
mod lines;
mod pairs;
mod quoted;
mod sniff;
mod xlsx;

pub(in crate::import) use csv::unreadable;
pub(in crate::import) use input::Input;
