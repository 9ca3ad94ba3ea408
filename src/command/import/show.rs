//! `budget import show`.

use super::kind::KindArgs;
use super::originals::tell_missing;
use crate::command::opened::Opened;
use crate::command::{Outcome, Session};
use crate::model::Period;
use crate::report::{batch_rows, metric_rows};
use crate::store::{BatchId, BatchInfo, LedgerKind, LedgerStore, Query};
use crate::words::{Failure, Message, Problem, msg};

/// Show the rows of a batch
#[derive(Debug, clap::Args)]
pub struct ShowArgs {
    /// The batch, or the beginning or end of its name
    #[arg(value_name = "BATCH")]
    batch: String,
    /// The most rows to show; 0 for all (csv and json always have all)
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
        let query = Query::all(kind, Period::months(*first, last.plus(1)), opened.axes());
        opened.ledger(kind).postings(&query, &mut |id, posting| {
            if *id == batch.id {
                rows.push(posting.to_posting());
            }
            Ok(())
        })?;
    }
    let limit = if args.limit == 0 { usize::MAX } else { args.limit };
    let names = opened.names(session);
    session.show(&match kind {
        LedgerKind::Metric => metric_rows(&batch, &rows, limit, &names),
        _ => batch_rows(&batch, &rows, limit, &names, opened.currency),
    })?;
    Ok(Outcome::Done)
}

/// A batch by its name, or by a part of it that begins or ends it and fits only one.
pub(super) fn find_batch(opened: &Opened, kind: LedgerKind, wanted: &str) -> anyhow::Result<BatchInfo> {
    let wanted = wanted.trim_end_matches(".csv");
    let wanted = wanted.rsplit(['/', '\\']).next().unwrap_or(wanted);
    let batches = opened.ledger(kind).batches(kind)?;
    let fits = |id: &BatchId| id.0 == wanted || id.0.starts_with(wanted) || id.0.ends_with(wanted);
    let found: Vec<BatchInfo> = batches.into_iter().filter(|b| !wanted.is_empty() && fits(&b.id)).collect();
    match <[BatchInfo; 1]>::try_from(found) {
        Ok([batch]) => Ok(batch),
        Err(found) if found.is_empty() => {
            let problem = Problem::error(msg("batch-unknown").with("value", wanted));
            let hint = if kind == LedgerKind::Metric { "metric-batch-hint" } else { "batch-unknown-hint" };
            Err(Failure::could_not_run(problem.hint(msg(hint))).into())
        }
        Err(found) => {
            let names: Vec<Message> = found.iter().map(|b| Message::verbatim(b.id.0.clone())).collect();
            let message = msg("batch-ambiguous").with("value", wanted).with("batches", names);
            Err(Failure::could_not_run(Problem::error(message)).into())
        }
    }
}
