//! Logs of tickets, calls and conversations, one row for each, handed on as they are read: nothing is kept of them.
//!
//! Any ticket system will do that writes a table (sheets.md §4). What a column is, its heading says, or the caller.
//! Not here: what is counted of them (`analysis::demand`), tickets that stand in two rows among it.

mod columns;
mod reader;
mod stamp;
mod whole_days;
mod words;

pub use columns::TICKET_COLUMNS;
pub use reader::{Ticket, TicketLog, read_tickets};
pub use stamp::{Stamp, clock_ahead};

#[cfg(test)]
mod tests;
