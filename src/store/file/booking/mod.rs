//! Booking: rows gathered, judged, written and committed; and what takes them back or over.

pub(super) mod adopt;
pub(super) mod astray;
pub(super) mod batch_writer;
pub(super) mod conflicts;
pub(super) mod draft;
pub(super) mod earlier;
pub(super) mod gather;
pub(super) mod identities;
pub(super) mod merge_check;
pub(super) mod other_kind;
pub(super) mod returned;
pub(super) mod same_act;
pub(super) mod settle;
pub(super) mod spill;
mod standing_acts;
pub(super) mod syncer;
pub(super) mod two_states;
pub(super) mod undo;
