//! What agents' figures say of their work, and what they cannot bear (domain.md §6.3).
//!
//! A share of few cases says little of who handled them: [`shrink`] draws it towards the mean of all, as far as the
//! figures of all say that agents differ at all. A mean time says little where one has the hard cases: [`case_mix`]
//! holds it against what those cases take.
//! Not here: who the agents are, and who is a peer of whom.

mod case_mix;
mod figures;
mod shrink;

pub use case_mix::{OfKind, case_mix, standards};
pub use figures::{Figures, RATES};
pub use shrink::{Shares, Shrunk, shrink};
