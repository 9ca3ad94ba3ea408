//! `budget reclassify`: changed rules, or a sheet filled in by hand, applied to rows already booked, as −old/+new pairs.

mod check;
mod filled;
mod groups;
mod implied;
mod pairs;
mod settle;
mod sheet;
mod suggest;

use std::path::PathBuf;

use serde_json::{Value, json};

use super::import::setting;
use super::opened::Opened;
use super::period_args::read_month;
use super::{Outcome, Session};
use crate::import::Reclassifier;
use crate::model::{Category, Period};
use crate::words::msg;
use groups::each_row;
use pairs::Pairs;

/// Apply changed classification rules to rows already booked
///
/// By default only unclassified rows move. Nothing is rewritten: each change is a pair of rows.
#[derive(Debug, clap::Args)]
pub struct ReclassifyArgs {
    /// Only this month
    #[arg(long, value_name = "M")]
    month: Option<String>,
    /// Also rows that have a category
    #[arg(long)]
    all: bool,
    /// Show what would change, without changing it
    #[arg(long)]
    dry_run: bool,
    /// Write the unclassified rows, grouped, to this CSV or XLSX file, with a column for their category
    #[arg(long, value_name = "FILE", conflicts_with_all = ["all", "dry_run", "from"])]
    sheet: Option<PathBuf>,
    /// Book what the filled-in sheet says, and add the aliases and rules it implies to budget.toml
    #[arg(long, value_name = "FILE", conflicts_with = "all")]
    from: Option<PathBuf>,
}

pub(super) fn run(args: ReclassifyArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let opened = Opened::for_booking(session)?;
    let categories = opened.plan_categories();
    let setting = setting(&opened, &categories, None)?;
    let rules = Reclassifier::new(&setting)?;
    let Some(period) = period(&args, &opened, session)? else {
        session.tell(&msg("reclassify-nothing"))?;
        answer(Vec::new(), args.dry_run, None, session)?;
        return Ok(Outcome::Done);
    };
    match (&args.sheet, &args.from) {
        (Some(file), _) => sheet::run(file, &opened, period, &rules, session)?,
        (None, Some(file)) => settle::run(file, &opened, &setting, period, args.dry_run, session)?,
        (None, None) => by_rules(&args, &opened, period, &rules, session)?,
    }
    Ok(Outcome::Done)
}

fn by_rules(
    args: &ReclassifyArgs,
    opened: &Opened,
    period: Period,
    rules: &Reclassifier,
    session: &mut Session<'_>,
) -> anyhow::Result<()> {
    let mut pairs = Pairs::begin(opened, session)?;
    each_row(opened, period, &mut |posting| {
        let Some((category, members)) = rules.classify(posting) else { return Ok(()) };
        let moving = args.all || posting.category == Category::UNCLASSIFIED;
        pairs.add(posting, &category, &members, moving)
    })?;
    let moved = pairs.data();
    if pairs.is_empty() {
        session.tell(&msg("reclassify-nothing"))?;
        pairs.tell(session)?;
        return answer(moved, args.dry_run, None, session);
    }
    pairs.tell(session)?;
    if args.dry_run {
        session.tell(&msg("reclassify-dry-run"))?;
        return answer(moved, true, None, session);
    }
    pairs.judge()?;
    let batch = pairs.commit(session)?;
    answer(moved, false, batch, session)
}

/// The outcome for scripts: what moves or moved, and the batch that holds it.
fn answer(
    mut moved: Vec<(&'static str, Value)>,
    dry_run: bool,
    batch: Option<String>,
    session: &mut Session<'_>,
) -> anyhow::Result<()> {
    if moved.is_empty() {
        moved = vec![("moves", json!([])), ("kept", json!([]))];
    }
    moved.splice(0..0, [("dry_run", json!(dry_run)), ("batch", json!(batch))]);
    session.answer("reclassify", moved)
}

/// The month asked for, else every month of the ledger; `None` for an empty ledger.
fn period(args: &ReclassifyArgs, opened: &Opened, session: &Session<'_>) -> anyhow::Result<Option<Period>> {
    if let Some(month) = &args.month {
        return Ok(Some(Period::month(read_month("--month", month, session.as_of)?)));
    }
    whole_ledger(opened)
}

/// Every month of the ledger; `None` if it has none.
fn whole_ledger(opened: &Opened) -> anyhow::Result<Option<Period>> {
    let months = opened.actual().months()?;
    Ok(match (months.first(), months.last()) {
        (Some((first, ..)), Some((last, ..))) => Some(Period::months(*first, last.plus(1))),
        _ => None,
    })
}
