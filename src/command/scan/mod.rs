//! `budget scan`: what is odd in the rows.

mod set_aside;

use super::bridge::over_months;
use super::filter_args::FilterArgs;
use super::opened::Opened;
use super::period_args::{PeriodArgs, SpanArgs};
use super::reading::Reading;
use super::sign_args::ActorArgs;
use super::spending::read_amount;
use super::{Outcome, Session, WORKBOOK, spoken};
use crate::analysis::scan::{Cell, Weight};
use crate::answer::bridge::Kept;
use crate::answer::scan::{ScanAnswer, ScanRequest, Shown, scan};
use crate::closes::{closed_months, standing};
use crate::ignored;
use crate::model::{Ignored, Period, Plan, View};
use crate::report::{Names, ScanParts, scan_report};
use crate::words::{Failure, Message, msg};

/// Show what is odd: paid twice, outliers, off plan
///
/// Each finding says what was seen, against what, how much is at stake, and what to run next; the most money comes first.
/// It is a reason to look, never a verdict. What you know about is set aside by --ignore, with the reason.
#[derive(Debug, clap::Args)]
pub struct ScanArgs {
    #[command(flatten)]
    period: PeriodArgs,
    #[command(flatten)]
    span: SpanArgs,
    #[command(flatten)]
    filter: FilterArgs,
    /// Also look for payments that stay just below this amount; without it the amounts up to which routes approve
    #[arg(id = "scan_limit", long = "limit", value_name = "AMOUNT")]
    limit: Vec<String>,
    /// Show so many findings; csv, json and xlsx have them all
    #[arg(id = "scan_top", long = "top", value_name = "N", default_value_t = 20)]
    top: usize,
    /// Set a finding aside, by the id it is shown with; say why with --reason
    #[arg(long, value_name = "CODE:KEY", requires = "scan_reason")]
    ignore: Option<String>,
    #[command(flatten)]
    who: ActorArgs,
    /// Why a finding is set aside
    #[arg(id = "scan_reason", long = "reason", value_name = "TEXT", requires = "ignore")]
    reason: Option<String>,
    /// Show what was set aside too
    #[arg(id = "scan_all", long = "all")]
    all: bool,
    /// Exit with 1 if there is a finding of this weight or a heavier one: low, medium, high
    #[arg(id = "scan_fail_on", long = "fail-on", value_name = "WEIGHT", value_parser = spoken::parser(spoken::FINDING_WEIGHTS), ignore_case = true)]
    fail_on: Option<String>,
}

pub(super) fn run(mut args: ScanArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let mut reading = Reading::open(session)?;
    // Payments are looked at, whatever months bear them: a spread bill is not one that was given back.
    reading.opened.look(View::Cash);
    let (opened, budget) = (&reading.opened, &reading.budget);
    let filters = args.filter.read(opened, budget)?;
    let axes = &opened.settings.dimensions;
    if !args.period.given() && !args.span.given() {
        args.period.ytd = Some("current".to_string());
    }
    let period = over_months(&mut args.period, &args.span, budget, session.as_of)?;
    whole_months(period)?;
    args.who.act(session)?;
    let names = opened.names(session);
    let kept = Kept { categories: filters.categories.clone(), members: filters.members.clone() };
    let ScanAnswer { findings, blind, rows } = odd(&reading, period, kept, &args.limit, session)?;
    let known = ignored::all(&opened.book)?;
    if let Some(id) = &args.ignore {
        let reason = args.reason.as_deref().unwrap_or_default();
        return set_aside::set_aside(id, reason, &findings, &known, opened, session);
    }
    let (aside, open) = parted(findings, &known);
    let heaviest = open.iter().map(|(_, shown)| shown.found.weight).max();
    let set_aside = aside.len();
    let mut shown: Vec<Finding> = open;
    shown.extend(aside.into_iter().filter(|_| args.all));
    let parts = ScanParts {
        findings: &shown,
        set_aside,
        hidden: !args.all,
        top: args.top,
        blind: &blind,
        label: Box::new(|cell| label(&names, cell)),
        tabled: session.format == WORKBOOK,
        rows,
        period,
        head: &opened.head(budget, period, session)?,
        names: &names,
        filters: filters.messages(axes),
    };
    session.warn(&opened.warnings())?;
    session.show(&scan_report(&parts))?;
    let level =
        args.fail_on.as_deref().and_then(|typed| spoken::name(spoken::FINDING_WEIGHTS, typed)).and_then(Weight::named);
    let fails = level.zip(heaviest).is_some_and(|(level, heaviest)| heaviest >= level);
    Ok(if fails { Outcome::No } else { Outcome::Done })
}

/// A finding, with the note of who set it aside.
pub(super) type Finding = (Option<Ignored>, Shown);

/// What is odd in the rows of a book that is looked at by payments.
pub(super) fn odd(
    reading: &Reading,
    period: Period,
    kept: Kept,
    stated: &[String],
    session: &Session<'_>,
) -> anyhow::Result<ScanAnswer> {
    let (opened, budget) = (&reading.opened, &reading.budget);
    let closes = closed_months(&opened.book)?.into_iter().filter_map(|month| standing(&opened.book, month).transpose());
    let names = opened.names(session);
    let request = ScanRequest {
        period,
        kept,
        closes: closes.collect::<Result<_, _>>()?,
        limits: limits(stated, reading.rules()?, opened)?,
        label: &|cell| label(&names, cell),
        option: &|cell| option(opened, cell),
    };
    scan(&opened.source(session), reading.rules()?, budget, &request)
}

/// The findings that were set aside, and the others.
pub(super) fn parted(findings: Vec<Shown>, known: &[Ignored]) -> (Vec<Finding>, Vec<Finding>) {
    let aside = |shown: &Shown| known.iter().find(|own| own.id == shown.found.id()).cloned();
    findings.into_iter().map(|shown| (aside(&shown), shown)).partition(|(aside, _)| aside.is_some())
}

/// Half of the findings are about months: of some days they would be left out without a word.
fn whole_months(period: Period) -> anyhow::Result<()> {
    let (first, last) = (period.first_month(), period.last_month());
    if period == Period::months(first, last.plus(1)) {
        return Ok(());
    }
    let hint = msg("scan-days-hint").with("first", first.to_string()).with("last", last.to_string());
    Err(Failure::hinted(msg("scan-days"), hint).into())
}

/// The amounts that are looked at from below, ascending.
fn limits(stated: &[String], plans: &[Plan], opened: &Opened) -> anyhow::Result<Vec<i64>> {
    let stated = stated.iter().map(|text| Ok(read_amount(text, opened.currency)?.minor()));
    let mut limits = stated.collect::<anyhow::Result<Vec<i64>>>()?;
    if limits.is_empty() {
        let routes = plans.iter().flat_map(|plan| &plan.routes).filter_map(|route| route.up_to);
        limits.extend(routes.map(|most| most.minor()));
    }
    limits.sort_unstable();
    limits.dedup();
    Ok(limits)
}

/// A place in the reader's language. A member that the book has alone tells nothing.
pub(super) fn label(names: &Names, cell: &Cell) -> Message {
    use crate::analysis::variance::{Member, Segment};
    let several = |axis: usize| names.dimensions.axes.get(axis).is_none_or(|axis| axis.members.len() != 1);
    let members = cell.members.iter().enumerate().filter(|(axis, member)| several(*axis) && !member.is_empty());
    let above: Vec<_> = cell.category.ancestors().collect();
    let mut segments: Vec<Segment> = above.into_iter().rev().map(Segment::Category).collect();
    segments.extend(members.map(|(axis, member)| Segment::Member(axis, Member::of_posting(member))));
    names.label(&segments)
}

/// How the command line names a place.
fn option(opened: &Opened, cell: &Cell) -> String {
    let dimensions = &opened.settings.dimensions;
    let axes = &dimensions.axes[..dimensions.own()];
    let named = axes.iter().zip(&cell.members).filter(|(axis, member)| axis.members.len() != 1 && !member.is_empty());
    let members = named.map(|(axis, member)| format!(" --where {}", quoted(&format!("{}={member}", axis.name))));
    std::iter::once(quoted(cell.category.as_str())).chain(members).collect()
}

/// In quotes, where a shell would take it apart.
fn quoted(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, ':' | '=' | '-' | '_' | '.' | '/' | '%');
    match text.chars().all(plain) {
        true => text.to_string(),
        false => format!("'{}'", text.replace('\'', "'\\''")),
    }
}
