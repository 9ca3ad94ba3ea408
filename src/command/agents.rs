//! `budget agents`: what agents did beside their peers.

use std::collections::BTreeMap;

use super::bridge::over_months;
use super::filter_args::MemberArgs;
use super::period_args::{PeriodArgs, SpanArgs};
use super::reading::Reading;
use super::{Outcome, Session};
use crate::answer::agents::{AgentsRequest, Least, agents};
use crate::answer::bridge::Kept;
use crate::model::{LedgerKind, Quantity, folded_name};
use crate::report::{AgentsParts, agents_report};
use crate::words::{Failure, Problem, msg};

/// Show agents' work beside that of their peers
///
/// Tickets per hour, time per ticket, tickets resolved the first time, satisfaction, cost per ticket, utilisation, each among
/// those who do the same work. It says only what the figures bear, names nobody unless asked, and proposes training or
/// another look, never more.
#[derive(Debug, clap::Args)]
pub struct AgentsArgs {
    #[command(flatten)]
    period: PeriodArgs,
    #[command(flatten)]
    span: SpanArgs,
    /// Show names in place of pseudonyms
    #[arg(id = "agents_names", long = "names")]
    names: bool,
    /// Of fewer resolved tickets nothing is said of an agent
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = clap::value_parser!(i64).range(1..=1_000_000))]
    min_tickets: i64,
    /// Of fewer answers nothing is said of an agent
    #[arg(long, value_name = "N", default_value_t = 30, value_parser = clap::value_parser!(i64).range(1..=1_000_000))]
    min_answers: i64,
    /// Among fewer peers nobody is compared
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u32).range(2..=10_000))]
    min_peers: u32,
    /// Minutes that a ticket of a kind takes; without it what it takes the peers together
    #[arg(id = "agents_standard", long = "standard", value_name = "KIND=MINUTES", value_delimiter = ',')]
    standard: Vec<String>,
    #[command(flatten)]
    members: MemberArgs,
}

pub(super) fn run(mut args: AgentsArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let reading = Reading::open(session)?;
    let (opened, budget) = (&reading.opened, &reading.budget);
    let members = args.members.read(opened)?;
    let filters = super::filter_args::Filters { categories: Vec::new(), members };
    let axes = &opened.settings.dimensions;
    let period = over_months(&mut args.period, &args.span, budget, session.as_of)?;
    let least = Least { tickets: args.min_tickets, answers: args.min_answers, peers: args.min_peers as usize };
    let request = AgentsRequest {
        period,
        kept: Kept { categories: Vec::new(), members: filters.members.clone() },
        least,
        standards: standards(&args.standard)?,
    };
    let key = if args.names { None } else { Some(key(session)?) };
    let answer = agents(&opened.source(session), opened.ledger(LedgerKind::Agent), &request)?;
    let label = |name: &str| match &key {
        None => name.to_string(),
        // Letter case and width do not tell people apart.
        Some(key) => blake3::keyed_hash(key, folded_name(name).as_bytes()).to_hex()[..8].to_string(),
    };
    let parts = AgentsParts {
        answer: &answer,
        period,
        as_of: session.as_of,
        least,
        label: &label,
        names: args.names,
        filters: filters.messages(axes),
    };
    session.warn(&opened.ledger(LedgerKind::Agent).warnings())?;
    session.show(&agents_report(&parts))?;
    Ok(Outcome::Done)
}

/// The key that hides names, and where it was put if it was made just now.
fn key(session: &mut Session<'_>) -> anyhow::Result<[u8; 32]> {
    let secret = (session.outside.secret)()?;
    if let Some(file) = secret.made {
        session.tell(&msg("agents-key-made").with("file", file.display().to_string()))?;
    }
    Ok(secret.key)
}

/// `报修=6` is six minutes.
fn standards(asked: &[String]) -> Result<BTreeMap<String, Quantity>, Failure> {
    let read = |text: &String| {
        let (kind, minutes) = text.split_once(['=', '＝'])?;
        let minutes = Quantity::parse(minutes).filter(|minutes| *minutes > Quantity::ZERO)?;
        let kind = kind.trim();
        (!kind.is_empty()).then(|| (kind.to_string(), minutes * Quantity::from(60)))
    };
    let mut standards = BTreeMap::new();
    for text in asked {
        let Some((kind, seconds)) = read(text) else {
            let problem = Problem::error(msg("agents-standard").with("value", text.as_str()));
            return Err(Failure::could_not_run(problem.hint(msg("agents-standard-hint"))));
        };
        standards.insert(kind, seconds);
    }
    Ok(standards)
}
