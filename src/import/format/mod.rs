//! Bytes of a file become rows of text: one file a format, and what the formats share.
//!
//! The table is [`importer::IMPORTERS`]. Text files are decoded (`encoding`, `pairs`, `decode`), their delimiter is found
//! (`sniff`), and their lines are split (`lines`, `quoted`); a workbook's cells become the text that Excel shows.
//! Rows travel in blocks (`block`).
//!
//! Not here: what a row means, and which of them is the header.

mod archive;
pub(super) mod block;
mod camt;
mod csv;
mod decode;
pub(super) mod encoding;
mod html;
pub(super) mod importer;
mod input;
mod lines;
mod no_table;
mod pairs;
mod quoted;
mod sniff;
mod workbook;

pub(super) use csv::unreadable;
pub(super) use input::Input;
pub(super) use workbook::{Beside, open_beside};
