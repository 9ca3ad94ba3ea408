//! `budget import show`.

use super::kind::KindArgs;
use super::named::find_batch;
use super::originals::tell_missing;
use crate::command::limit_args::most;
use crate::command::opened::Opened;
use crate::command::{Outcome, Session};
use crate::model::Period;
use crate::report::{batch_rows, metric_rows};
use crate::store::{LedgerKind, Query};

/// Show the rows of a batch
#[derive(Debug, clap::Args)]
pub struct ShowArgs {
    /// `last`, or any part of a batch's name or of the file it came from that fits only one
    #[arg(value_name = "BATCH")]
    batch: String,
    /// The most rows to show; 0 for all (csv, json and xlsx always have all)
    #[arg(long, value_name = "N", default_value_t = 200)]
    limit: usize,
    #[command(flatten)]
    of: KindArgs,
}

pub(super) fn run(args: ShowArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let kind = args.of.kind.ledger();
    let opened = Opened::for_booking(session)?;
    let batch = find_batch(&opened, kind, &args.batch)?;
    tell_missing(&opened, kind, Some(&batch.id), session)?;
    let mut rows = Vec::new();
    if let (Some(first), Some(last)) = (batch.months.first(), batch.months.last()) {
        let query = Query::all(Period::months(*first, last.plus(1)), opened.axes());
        opened.ledger(kind).postings(&query, &mut |id, posting| {
            if *id == batch.id {
                rows.push(posting.to_posting());
            }
            Ok(())
        })?;
    }
    // Whoever goes on calculating with a workbook has every row.
    let limit = most(args.limit, session);
    let names = opened.names(session);
    session.warn(&opened.warnings())?;
    session.show(&match kind {
        LedgerKind::Metric | LedgerKind::Agent => metric_rows(&batch, &rows, limit, &names),
        _ => batch_rows(&batch, &rows, limit, &names, opened.currency),
    })?;
    Ok(Outcome::Done)
}
