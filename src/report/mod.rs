//! Reports before any format: what a person reads, and the tidy rows a script reads.
//!
//! Builders here turn results of `analysis` into a [`Report`]; `write` turns that into bytes.
//! Not here: arithmetic (`analysis`), text layout and file formats (`write`), words (`words`).

mod cell;
mod head;
mod names;
mod table;
mod variance;

pub use cell::{Cell, Tone};
pub use head::{Head, period, period_data};
pub use names::Names;
pub use table::{Align, Column, Data, DataTable, Emphasis, Record, Report, Row, Section, Table};
pub use variance::{VarianceParts, variance_report};
