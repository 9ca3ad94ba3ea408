//! How many lines of a long list are shown to people.

use super::{Session, WORKBOOK};

/// `--limit`.
#[derive(Debug, clap::Args)]
pub struct LimitArgs {
    /// The most lines to show; 0 for all (csv, json and xlsx always have all)
    #[arg(long, value_name = "N", default_value_t = 200)]
    limit: usize,
}

impl LimitArgs {
    /// The most lines to show.
    pub(super) fn most(&self, session: &Session<'_>) -> usize {
        most(self.limit, session)
    }
}

/// The most lines to show, for commands whose `--limit` says what it counts.
pub(super) fn most(limit: usize, session: &Session<'_>) -> usize {
    if limit == 0 || session.format == WORKBOOK { usize::MAX } else { limit }
}
