//! `budget reclassify`: changed rules, applied to rows already booked, as −old/+new pairs.

use std::collections::BTreeMap;

use super::import::setting;
use super::opened::Opened;
use super::period_args::read_month;
use super::{Outcome, Session};
use crate::import::Reclassifier;
use crate::model::{Category, Money, Period};
use crate::store::fold::{postings_folded, reclassified};
use crate::store::{BatchPlan, LedgerKind, LedgerStore, Policy, Query};
use crate::words::msg;

/// Apply changed classification rules to rows already booked
///
/// By default only rows in 未分类 move; nothing is rewritten, each change is a pair of rows.
#[derive(Debug, clap::Args)]
pub struct ReclassifyArgs {
    /// Only this month
    #[arg(long, value_name = "M")]
    month: Option<String>,
    /// Rows of every category, not only unclassified ones
    #[arg(long)]
    all: bool,
    /// Say what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
}

/// How many rows and how much money move from one category to another.
type Moves = BTreeMap<(String, String), (u64, Money)>;

pub(super) fn run(args: ReclassifyArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let opened = Opened::for_booking(session)?;
    let categories = opened.plan_categories();
    let classifier = Reclassifier::new(&setting(&opened, &categories, None)?)?;
    let Some(period) = period(&args, &opened, session)? else {
        session.tell(&msg("reclassify-nothing"))?;
        return Ok(Outcome::Done);
    };
    let mut draft = opened.store.draft(BatchPlan {
        kind: LedgerKind::Actual,
        slug: "reclassify".to_string(),
        axes: opened.axes(),
        currency: opened.currency,
        now: session.now,
        actor: session.actor.clone(),
        action: "reclassify",
    })?;
    let query = Query::all(LedgerKind::Actual, period, opened.axes());
    let (mut moves, mut kept) = (Moves::new(), Moves::new());
    postings_folded(&opened.store, &query, &opened.axes(), &mut |_, posting| {
        let Some((category, members)) = classifier.classify(posting) else { return Ok(()) };
        if category.as_str() == posting.category && members == posting.members {
            return Ok(());
        }
        let (out, into) = reclassified(posting, category.as_str(), &members);
        let moving = args.all || posting.category == Category::UNCLASSIFIED;
        let entry = if moving { &mut moves } else { &mut kept };
        let entry = entry.entry((posting.category.clone(), into.category.clone()));
        let (rows, amount) = entry.or_insert((0, Money::zero(opened.currency)));
        *rows += 1;
        *amount = amount.checked_add(posting.amount)?;
        if !moving {
            return Ok(());
        }
        out.with_ref(|posting| draft.push(posting))?;
        into.with_ref(|posting| draft.push(posting))
    })?;
    if moves.is_empty() {
        session.tell(&msg("reclassify-nothing"))?;
        tell(&kept, "reclassify-kept", session)?;
        return Ok(Outcome::Done);
    }
    tell(&moves, "reclassify-move", session)?;
    tell(&kept, "reclassify-kept", session)?;
    if args.dry_run {
        session.tell(&msg("reclassify-dry-run"))?;
        return Ok(Outcome::Done);
    }
    draft.judge(&Policy::default())?;
    let booked = draft.commit()?;
    session.warn(&opened.store.warnings())?;
    if let Some(id) = booked {
        session.tell(&msg("import-booked").with("batch", id.0))?;
    }
    Ok(Outcome::Done)
}

/// The month asked for, else every month of the ledger; `None` for an empty ledger.
fn period(args: &ReclassifyArgs, opened: &Opened, session: &Session<'_>) -> anyhow::Result<Option<Period>> {
    if let Some(month) = &args.month {
        return Ok(Some(Period::month(read_month("--month", month, session.as_of)?)));
    }
    let months = opened.store.months(LedgerKind::Actual)?;
    Ok(match (months.first(), months.last()) {
        (Some((first, ..)), Some((last, ..))) => Some(Period::months(*first, last.plus(1))),
        _ => None,
    })
}

fn name(category: &str) -> crate::words::Message {
    if category == Category::UNCLASSIFIED {
        return msg("term-unclassified");
    }
    crate::words::Message::verbatim(category)
}

/// What moves, or what would with `--all`: a line for each pair of categories.
fn tell(moves: &Moves, id: &'static str, session: &mut Session<'_>) -> anyhow::Result<()> {
    for ((from, to), (rows, amount)) in moves {
        let line = msg(id).with("from", name(from)).with("to", name(to));
        session.tell(&line.with("rows", *rows).with("amount", amount.grouped()))?;
    }
    Ok(())
}
