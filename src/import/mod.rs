//! Files as they come from ledgers, spreadsheets and statements become postings.
//!
//! The way of a row is a line of stages, each with one type in and one type out, in a room of its own:
//!
//! 1. bytes → decoded text → rows of text, by one of the formats (`format`), on a thread of their own, a `block` at
//!    a time;
//! 2. the first rows → a `mapping::Layout`: the header, which column is what, the unit, what the lines above say
//!    (`headers`, `preamble`);
//! 3. a row → its cells trimmed once → a typed row: what it claims to be, when, how much (`interpret::typed`,
//!    `non_transaction`, `values`, `model::amount`);
//! 4. typed rows → a voucher: the rows that belong together (`interpret::voucher`);
//! 5. each row of a voucher → its one fate: booked, left out, refused (`interpret::fate`, `subtotal_check`, `summary`);
//! 6. a booked row → a posting: what for, where (`interpret::posting`, `classify`, `members`, `new_categories`).
//!
//! The `control`s look on from the side: they hold what a file offers to be checked by against what was read. What
//! was inferred rather than known is an `inference`, told and refused under `--strict`.
//!
//! What is ambiguous is refused, never guessed; what is left out is counted and told; a bad row is
//! reported with everything that is wrong with it. The rules are those of domain.md §10.
//!
//! Tables of metrics have other columns and no categories: `metric` reads them, over the same decoding.
//!
//! Not here: whether the ledger knows a row already (`store` judges that), and opening files.

mod account_headings;
mod account_name;
mod bank_headers;
mod cell_style;
mod chart;
mod classify;
mod closing;
mod control;
mod cost_report;
mod date_column;
mod datev;
mod decided;
mod evidence;
mod fields;
mod filling;
mod format;
mod grid;
mod header_words;
mod headers;
mod inference;
mod interpret;
mod known_names;
mod layout;
mod ledger_form;
mod mapping;
mod members;
mod mention;
mod metric;
mod mojibake;
mod money_columns;
mod money_terms;
mod month_named;
mod nearest;
mod new_categories;
mod no_header;
mod non_transaction;
mod outcome;
mod parent_names;
mod preamble;
mod reading;
mod reclassifier;
mod rejects;
mod rules;
mod sheet;
mod skip_rule;
mod source;
pub(crate) mod stated;
mod stated_counts;
mod subtotal_check;
mod summary;
mod telling_words;
mod text;
mod text_cache;
mod tied;
mod two_days;
mod unit_marks;
mod values;

use format::{block, encoding, importer};

pub(crate) use preamble::{of_file as said_by_file_name, said_by_row};

pub use control::Check;
pub use fields::field_names;
pub use grid::{Grid, read_grids};
pub use inference::{INFERENCES, Inference, Inferred};
pub use metric::read_metrics;
pub use new_categories::{NewCategories, new_categories};
pub use non_transaction::SkipReason;
pub use outcome::{Decided, MOST_PROBLEMS, Outcome, Reject, Skipped, Unclassified};
pub use reading::read;
pub use reclassifier::Reclassifier;
pub use rejects::write_rejects;
pub use sheet::{Sheet, SheetKind, budget_sheet, header_key, read_sheet};
pub use source::{Setting, Source};

#[cfg(test)]
mod tests;
