//! From the first rows of a table to its layout: which row is the header, which column is what, in which style.

pub(super) mod account_columns;
pub(super) mod account_evidence;
pub(super) mod account_headings;
pub(super) mod bank_headers;
pub(super) mod beside_amounts;
pub(super) mod both_sides;
pub(super) mod cell_style;
pub(super) mod cost_report;
pub(super) mod date_column;
pub(super) mod datev;
pub(super) mod decided;
pub(super) mod evidence;
mod execution_report;
pub(super) mod fiscal;
pub(super) mod header_words;
pub(super) mod headers;
pub(super) mod layout;
pub(super) mod ledger_form;
mod level_columns;
pub(super) mod mapping;
pub(super) mod no_header;
pub(super) mod page;
pub(super) mod tied;
pub(super) mod tied_unnamed;
pub(super) mod two_days;
