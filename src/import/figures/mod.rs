//! What tables of figures share, whatever they count: columns that each hold one thing, numbers in no currency, and the
//! books that are kept of their rows.
//!
//! Not here: what a column of metrics or of agents may hold (`metric`, `agent`).

mod books;
mod number;
mod roles;

pub(super) use books::{Books, Figure};
pub(super) use number::{Cell, cell};
pub(super) use roles::{Named, Roles, named_by_profile};
