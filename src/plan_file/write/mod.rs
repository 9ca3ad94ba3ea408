//! Back into files: plans as TOML, tables and sheets, edits that keep comments, the files of a new book.

pub(super) mod canonical;
pub(super) mod canonical_read;
mod canonical_rule;
mod canonical_text;
pub mod edit;
pub(super) mod examples;
pub(super) mod export;
pub(super) mod goal_text;
pub(super) mod line_edit;
pub(super) mod plan_text;
pub(super) mod scenario_text;
pub(super) mod template;
pub(super) mod toml_value;
