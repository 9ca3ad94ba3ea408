//! Files as they come from ledgers, spreadsheets and statements become postings.
//!
//! The way of a row is a line of stages, each with one type in and one type out, in a room of its own:
//!
//! 1. bytes → decoded text → rows of text, by one of the formats (`format`), on a thread of their own, a `block` at
//!    a time;
//! 2. the first rows → a `mapping::Layout`: the header, which column is what, the unit, what the lines above say
//!    (`header`, `statement`);
//! 3. a row → its cells trimmed once → a typed row: what it claims to be, when, how much (`interpret::typed`,
//!    `row`, `values`, `model::amount`);
//! 4. typed rows → a voucher: the rows that belong together (`interpret::voucher`);
//! 5. each row of a voucher → its one fate: booked, left out, refused (`interpret::fate`, `row::subtotal_check`,
//!    `row::summary`);
//! 6. a booked row → a posting: what for, where (`interpret::posting`, `account`).
//!
//! The `control`s look on from the side: they hold what a file offers to be checked by against what was read. What
//! was inferred rather than known is an `inference`, told and refused under `--strict`.
//!
//! What is ambiguous is refused, never guessed; what is left out is counted and told; a bad row is
//! reported with everything that is wrong with it. The rules are those of domain.md §10.
//!
//! Tables of metrics and of agents have other columns and no categories: `metric` and `agent` read them, over the same
//! decoding and with one way to keep the books of their rows (`figures`).
//!
//! Not here: whether the ledger knows a row already (`store` judges that), and opening files.

mod account;
mod agent;
mod chart;
mod commitment;
mod control;
mod fields;
mod figures;
mod format;
mod grid;
mod header;
mod inference;
mod interpret;
mod metric;
mod mojibake;
mod outcome;
mod reading;
mod rejects;
mod row;
mod sheet;
mod source;
mod statement;
mod tickets;
mod values;

use format::{block, encoding, importer};

pub(crate) use statement::preamble::{of_file as said_by_file_name, said_by_row};
pub(crate) use statement::stated;

pub(crate) use interpret::is_void_state;
pub(crate) use row::skip_rule::Skip;

pub use account::new_categories::{NewCategories, new_categories};
pub use account::reclassifier::Reclassifier;
pub use agent::read_agents;
pub use commitment::read_commitments;
pub use control::Check;
pub use fields::field_names;
pub use grid::{Grid, read_grids};
pub use inference::{INFERENCES, Inference, Inferred};
pub use metric::read_metrics;
pub use outcome::{Decided, ImportOutcome, MOST_PROBLEMS, Reject, Skipped, Unclassified};
pub use reading::read;
pub use rejects::write_rejects;
pub use row::non_transaction::SkipReason;
pub use sheet::{Sheet, SheetKind, budget_sheet, header_key, read_sheet};
pub use source::{Setting, Source};
pub use tickets::{Stamp, TICKET_COLUMNS, Ticket, TicketLog, clock_ahead, read_tickets};

#[cfg(test)]
mod tests;
