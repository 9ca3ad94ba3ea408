//! `budget plan hand-out|collect`: forms for those who answer for lines, and what they filled in (填报汇总).

mod answers;
mod collect;
mod evidence;
mod form;
mod hand_out;
mod held;
mod kept;
mod merge;
mod parting;
mod paths;
mod returned;
mod sums;

pub use collect::CollectArgs;
pub use hand_out::HandOutArgs;

pub(in crate::command) use evidence::verify as verify_rounds;

pub(super) use collect::run as collect;
pub(super) use hand_out::run as hand_out;
