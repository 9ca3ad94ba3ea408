//! `budget alerts ack`.

use super::gather;
use super::kept::Sending;
use crate::analysis::alert::memory::{Known, Told};
use crate::answer::alerts::Alert;
use crate::book::lock;
use crate::command::filter_args::Filters;
use crate::command::reading::Reading;
use crate::command::{Outcome, Session};
use crate::journal::{self, Entry};
use crate::model::{AlertLevel, clean_name};
use crate::words::{Failure, msg};

/// Acknowledge an alert: it stays silent until it gets worse
///
/// It stands on in the list, and counts no more for `--fail-on`. The journal notes who, and why.
#[derive(Debug, clap::Args)]
pub struct AckArgs {
    /// The ID of the alert, as `budget alerts` prints it; its beginning is enough
    #[arg(value_name = "ID")]
    id: String,
    /// Who you are [default: the name in the settings, else that of the account]
    #[arg(id = "signer", long = "as", value_name = "NAME")]
    name: Option<String>,
    /// What is done about it, or why nothing is
    #[arg(long, value_name = "TEXT")]
    reason: String,
}

pub(super) fn run(args: AckArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let by = clean_name(args.name.as_deref().unwrap_or(&session.actor));
    if by.is_empty() {
        return Err(Failure::hinted(msg("version-nobody"), msg("version-nobody-hint")).into());
    }
    let reason = args.reason.trim().to_string();
    if reason.is_empty() {
        return Err(Failure::hinted(msg("version-no-reason"), msg("version-no-reason-hint")).into());
    }
    let reading = Reading::open(session)?;
    let alerts = gather::gather(&reading, None, &[], (&Filters::default(), usize::MAX), session)?.all;
    let alert = meant(&args.id, &alerts)?;
    let book = &reading.opened.book;
    let writing = lock(book, &by)?;
    let mut sending = Sending::begin(book)?;
    let today = session.as_of.to_string();
    let level = alert.level.number();
    let begun = || Told { level, since: today.clone(), spoke: today.clone(), known: None };
    let told = sending.kept.memory.alerts.entry(alert.key.clone()).or_insert_with(begun);
    told.known = Some(Known { by: by.clone(), on: today.clone(), reason: reason.clone(), level });
    let entry = Entry::new(session.now, &by, "alert_ack").on(&format!("alert/{}", alert.key.replace('\t', "/")));
    let entry = entry.with("level", alert.level.tag()).with("reason", reason);
    session.warn(&Vec::from_iter(sending.write()?))?;
    session.done = true;
    let problems = journal::open(book).record(&writing, &[entry]);
    session.warn(&problems)?;
    session.tell(&msg("alerts-acknowledged").with("id", alert.id.as_str()).with("by", by.as_str()))?;
    session.answer("alerts_ack", vec![("id", alert.id.clone().into()), ("acknowledged_by", by.into())])?;
    Ok(Outcome::Done)
}

/// The alert that an ID means.
fn meant<'a>(id: &str, alerts: &'a [Alert]) -> Result<&'a Alert, Failure> {
    let wanted = id.trim().to_lowercase();
    let fits = |alert: &&Alert| alert.level > AlertLevel::Info && !wanted.is_empty() && alert.id.starts_with(&wanted);
    let found: Vec<&Alert> = alerts.iter().filter(fits).collect();
    match &found[..] {
        [one] => Ok(one),
        [] => Err(Failure::hinted(msg("alerts-unknown").with("value", id), msg("alerts-unknown-hint"))),
        several => {
            let ids: Vec<&str> = several.iter().map(|alert| alert.id.as_str()).collect();
            let hint = msg("alerts-ambiguous-hint").with("ids", ids.join(", "));
            Err(Failure::hinted(msg("alerts-ambiguous").with("value", id), hint))
        }
    }
}
