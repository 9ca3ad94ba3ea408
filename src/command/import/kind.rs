//! What `--as` says that a file holds: the reader it needs and the ledger it goes to.

use crate::import::{self, ImportOutcome, Setting, Source};
use crate::model::PostingRef;
use crate::store::LedgerKind;

/// The kinds of files, in the order of the help.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum FileKind {
    #[default]
    Actual,
    Commitment,
    Metric,
    Agents,
}

impl FileKind {
    /// The ledger that its rows are booked in.
    pub(super) fn ledger(self) -> LedgerKind {
        match self {
            FileKind::Actual => LedgerKind::Actual,
            FileKind::Commitment => LedgerKind::Commitment,
            FileKind::Metric => LedgerKind::Metric,
            FileKind::Agents => LedgerKind::Agent,
        }
    }

    /// Reads a file of the kind, row by row.
    pub(super) fn read(
        self,
        source: Source<'_>,
        setting: &Setting<'_>,
        sink: &mut dyn FnMut(&PostingRef<'_>) -> anyhow::Result<()>,
    ) -> anyhow::Result<ImportOutcome> {
        match self {
            FileKind::Actual => import::read(source, setting, sink),
            FileKind::Commitment => import::read_commitments(source, setting, sink),
            FileKind::Metric => import::read_metrics(source, setting, sink),
            FileKind::Agents => import::read_agents(source, setting, sink),
        }
    }
}

/// `--as` of what is done with batches.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(super) struct KindArgs {
    /// Which ledger: money spent, commitments, metrics, or agents
    #[arg(long = "as", value_name = "KIND", value_enum, default_value = "actual")]
    pub(super) kind: FileKind,
}
