//! Answers: what a command, a page, an alert or a gate asks of a book, from a request to a result.
//!
//! Works on the ledgers and the plans that are handed in; one file an answer. Not here: arguments and the words they
//! come in (`command`), how a result is arranged (`report`), the arithmetic itself (`analysis`).

pub mod accruals;
pub mod adjustments;
pub mod agents;
pub mod alerts;
mod below;
pub mod between;
mod bill_rows;
pub mod bills;
mod booked_rows;
pub mod bridge;
pub mod calendar;
pub mod check;
pub mod commitments;
pub mod consolidate;
pub mod draft;
pub mod explain;
pub mod forecast;
pub mod goals;
pub mod hand_out;
pub mod history;
pub mod ideas;
mod kept;
pub mod ledger_rows;
pub mod metrics;
pub mod outlook;
pub mod overrides;
pub mod peers;
mod period;
pub mod restated;
pub mod review;
pub mod rollover;
mod rows_by;
pub mod rules;
mod said;
pub mod scan;
mod source;
pub mod status;
pub mod structure;
mod to_come;
mod undated;
mod units;
pub mod variance;
pub mod whatif;

pub use period::{Chosen, last_complete};
pub use source::{Source, unworkable};
