//! What a row is called.

use std::mem::discriminant;

use crate::analysis::variance::{Role, VarianceRow};
use crate::model::Kind;
use crate::report::Names;
use crate::words::{Message, msg};

/// What a row is called among these; where they have one of costs and one of income alike, with which it is.
pub(in crate::report) fn row_label(row: &VarianceRow, all: &[VarianceRow], names: &Names) -> Message {
    let label = match row.role {
        Role::Item | Role::Subtotal => return names.label(row.label()),
        Role::Unbudgeted => msg("term-unbudgeted"),
        Role::Remainder(count) => msg("term-other").with("count", count),
        Role::Selected => msg("report-selected"),
        Role::Shared(count) => msg("report-shared").with("count", count),
    };
    let kind = row.bucket.kind();
    let is_twin = |other: &VarianceRow| discriminant(&other.role) == discriminant(&row.role);
    if !all.iter().any(|other| is_twin(other) && other.bucket.kind() != kind) {
        return label;
    }
    match kind {
        Kind::Cost => msg("report-of-costs").with("row", label),
        Kind::Income => msg("report-of-income").with("row", label),
    }
}
