//! Files as they come from ledgers, spreadsheets and statements become postings.
//!
//! The way of a row: bytes are decoded (`encoding`, `decode`) and split into rows of text by one of the
//! `IMPORTERS` (`csv_file`, `xlsx_file`), on a thread of their own. The header is found among the
//! first rows (`headers`, `preamble`) and says which column is what (`mapping`). Each row below is then
//! interpreted (`interpret`): is it a transaction (`non_transaction`, `subtotal_check`, `summary`), when and how
//! much (`values`, `model::amount`), what for (`classify`, `new_categories`), where (`members`).
//!
//! What is ambiguous is refused, never guessed; what is left out is counted and told; a bad row is
//! reported with everything that is wrong with it. The rules are those of domain.md §10.
//!
//! Tables of metrics have other columns and no categories: `metric` reads them, over the same decoding.
//!
//! Not here: whether the ledger knows a row already (`store` judges that), and opening files.

mod block;
mod classify;
mod csv_file;
mod decided;
mod decode;
mod encoding;
mod fields;
mod header_words;
mod headers;
mod importer;
mod interpret;
mod mapping;
mod members;
mod metric;
mod nearest;
mod new_categories;
mod non_transaction;
mod outcome;
mod plain_lines;
mod preamble;
mod reading;
mod reclassifier;
mod rejects;
mod sheet;
mod sniff;
mod source;
mod subtotal_check;
mod summary;
mod telling_words;
mod text;
mod text_cache;
mod values;
mod xlsx_file;

pub use fields::field_names;
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
