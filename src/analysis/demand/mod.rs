//! What a log of tickets says of the work: how much comes, when, of whom, and how many heads it takes.
//!
//! A log is counted as it is read, in constant memory: nothing of a ticket is kept but a hash of its number. Not here:
//! reading logs, and the words for weekdays.

mod days;
mod names;
mod needs;
mod reallocate;
mod roster;
mod season;
mod seen;
mod tally;

pub use days::{DayRules, GROUPS, HOLIDAY, WORKED};
pub use needs::{DayKind, Desk, Need, needs};
pub use reallocate::{Move, Team, occupancy, reallocate};
pub use roster::{On, Roster, Shift};
pub use season::{Peak, busiest_day, busiest_slot, month_index};
pub use tally::{Case, Sum, Tally};
