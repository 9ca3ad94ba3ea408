//! That a list goes on.

use super::{Section, Tone};
use crate::words::msg;

/// That a list goes on, if so many of its lines are not shown.
pub(super) fn more_lines(hidden: usize) -> Option<Section> {
    (hidden > 0).then(|| Section::Text(msg("report-more-lines").with("count", hidden), Tone::Quiet))
}
