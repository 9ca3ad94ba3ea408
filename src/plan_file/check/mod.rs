//! What no table can know alone: lines, plans and scenarios held against each other.

pub(super) mod adjust_rule_check;
pub(super) mod alike_check;
pub(super) mod ceiling_check;
pub(super) mod cover;
pub(super) mod cover_check;
pub(super) mod overlap_check;
pub(super) mod references;
pub(super) mod rule_check;
pub(super) mod scenario_check;
pub(super) mod size_check;
