//! Versions of plans: frozen, decided on, in force.
//!
//! A plan's versions are files of `versions/<plan id>/`, each written once and never changed: `v1.toml` is the resolved
//! plan as it was submitted, `v1.submitted.toml` says who submitted it and from which month it is to judge,
//! `v1.approved.toml` or `v1.rejected.toml` what was decided, and `v2.revision.toml` that the next version was opened
//! (this one may be given again, as long as nothing is submitted). What the state of a plan is, these files say; the
//! journal is evidence, as it is of batches.
//!
//! A submission is bound to the frozen text by its hash, and a decision to both.

mod change;
mod evidence;
mod files;
mod in_force;
mod orphans;
mod read;
mod record;

pub use change::change;
pub use evidence::{Proof, all_gone, complete_journal, decision_files, entry, verify};
pub use files::{Part, part_file, part_path};
pub use in_force::{Which, any, fitted, in_force};
pub use read::{frozen, plans_with_versions, read};
pub use record::{Decided, decision_text, revision_text, submission_text};
