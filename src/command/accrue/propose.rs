//! `budget accrue propose`, `budget accrue apply`.

use serde_json::json;

use super::back::{Came, ended};
use super::desk::Desk;
use super::lost::lost_problems;
use super::spread::say;
use crate::analysis::accrual::{Accrual, AccrualKind, ByPart, Missing, Term, accrue_row, name_of, spread_rows};
use crate::answer::accruals::accruals;
use crate::answer::bills::{Proposals, known_rows, proposals};
use crate::answer::last_complete;
use crate::closes::closed_months;
use crate::command::period_args::read_month_of;
use crate::command::reading::Reading;
use crate::command::sign_args::SignArgs;
use crate::command::{Outcome, Session};
use crate::model::{BookSettings, FiscalYear, Month, Posting};
use crate::plan_file;
use crate::report::{AccrualProposalParts, accrual_how, accrual_proposals, line_of_row};
use crate::store::LedgerKind;
use crate::words::{Failure, Level, Problem, msg};

/// Show what the rules of budget.toml would spread and accrue; nothing is booked
///
/// `[[spread]]` says which bills are for how many months, `[[accrue]]` which come every month: one that has not come is
/// accrued at its usual amount, the median of the months before. A bill that is in is not accrued.
#[derive(Debug, clap::Args)]
pub struct ProposeArgs {
    /// The month: 2026-03; last is the last complete one
    #[arg(long, value_name = "M", default_value = "last")]
    month: String,
}

/// Book what the rules of budget.toml spread and accrue
///
/// Given twice, the second time does nothing. What is accrued is taken out again by the import that brings the bill.
#[derive(Debug, clap::Args)]
pub struct ApplyArgs {
    /// The month: 2026-03; last is the last complete one
    #[arg(long, value_name = "M", default_value = "last")]
    month: String,
    #[command(flatten)]
    sign: SignArgs,
}

/// What is proposed, and for which month.
struct Proposed {
    settings: BookSettings,
    month: Month,
    found: Proposals,
}

impl Proposed {
    fn new(reading: &Reading, all: &[Accrual], text: &str, session: &Session<'_>) -> anyhow::Result<Proposed> {
        let opened = &reading.opened;
        let year: FiscalYear = reading.budget.year_of(Month::of(session.as_of));
        let month = read_month_of("--month", text, session.as_of, year)?;
        if month > last_complete(session.as_of) {
            let message = msg("accrual-month-open").with("month", month.to_string());
            return Err(Failure::hinted(message, msg("accrual-month-open-hint")).into());
        }
        // Reports go by less of the book than this does.
        let settings = plan_file::load(&opened.book)?.settings;
        let found = proposals(&settings, all, opened.actual(), (reading.budget.year_of(month), month))?;
        Ok(Proposed { settings, month, found })
    }

    /// Nothing can be accrued in its month any more.
    fn closed(&self) -> Problem {
        let month = self.month.to_string();
        let hint = msg("accrual-month-closed-hint").with("month", month.as_str());
        Problem::warning(msg("accrual-month-closed").with("month", month)).hint(hint)
    }

    /// Says so where there is no rule at all.
    fn tell_none(&self, session: &mut Session<'_>) -> anyhow::Result<()> {
        if self.settings.spread.is_empty() && self.settings.accrue.is_empty() {
            session.tell(&msg("accrual-no-rules"))?;
        }
        Ok(())
    }
}

pub(super) fn propose(args: ProposeArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    if session.known_at.is_some() {
        return Err(Failure::hinted(msg("commitment-known-at"), msg("commitment-known-at-hint")).into());
    }
    let reading = Reading::open(session)?;
    let opened = &reading.opened;
    let all = accruals(opened.ledger(LedgerKind::Accrual), None)?;
    let own = Proposed::new(&reading, &all, &args.month, session)?;
    own.tell_none(session)?;
    let names = opened.names(session);
    let mut told = opened.warnings();
    told.extend(lost_problems(opened)?.into_iter().filter(|problem| !told.contains(problem)).collect::<Vec<_>>());
    session.warn(&told)?;
    if closed_months(&opened.book)?.contains(&own.month) && !own.found.accrues.is_empty() {
        session.warn(&[own.closed()])?;
    }
    session.show(&accrual_proposals(&AccrualProposalParts { found: &own.found, month: own.month, names: &names }))?;
    Ok(Outcome::Done)
}

pub(super) fn apply(args: ApplyArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let signed = args.sign.sign(false, session)?;
    let reading = Reading::open(session)?;
    let opened = &reading.opened;
    let desk = Desk::begin(opened, signed, session)?;
    let own = Proposed::new(&reading, &desk.all, &args.month, session)?;
    own.tell_none(session)?;
    let (mut rows, came) = ended(&desk, opened)?;
    let mut told = came.iter().map(Came::message).collect::<Result<Vec<_>, _>>()?;
    let closed = desk.closed.contains(&own.month) && !own.found.accrues.is_empty();
    if closed {
        let problem = own.closed();
        // What belongs to open months is booked all the same.
        if rows.is_empty() && own.found.spreads.is_empty() {
            return Err(Failure::could_not_run(Problem { level: Level::Error, ..problem }).into());
        }
        session.warn(&[problem])?;
    }
    let mut made = Vec::new();
    for proposal in &own.found.spreads {
        let bill = &proposal.row.posting;
        let Some(term) = Term::of_months(bill.month.first_day(), proposal.months, ByPart::Months) else { continue };
        let before = desk.taken_back(|own| own.of_row == proposal.row.hash);
        let id = name_of(AccrualKind::Spread, std::slice::from_ref(&proposal.row.hash), before);
        rows.extend(spread_rows(bill, (&id, &proposal.row.hash), &term, &desk.closed, &desk.signed));
        told.extend(say(&id, bill, &term, &desk.closed, &reading, session)?);
        made.push(json!({ "accrual": id, "kind": "spread", "category": bill.category, "amount": bill.amount.plain() }));
    }
    for (missing, looked) in own.found.accrues.iter().filter(|_| !closed) {
        let blank = blank(missing, own.month);
        let key = [vec![blank.category.clone(), blank.vendor.clone(), own.month.to_string()], blank.members.clone()];
        let before = desk.taken_back(|one| {
            let head = one.head();
            one.kind == AccrualKind::Accrued && head.month == own.month && is_same(head, &blank)
        });
        let id = name_of(AccrualKind::Accrued, &key.concat(), before);
        let rules = &opened.settings.accrue;
        let known = known_rows(&missing.key, own.month, opened.actual(), &opened.axes(), rules)?;
        rows.push(accrue_row(&blank, &id, &known, &desk.signed));
        let message = msg("accrual-accrued").with("id", id.as_str()).with("amount", missing.amount.grouped());
        let message = message.with("line", line_of_row(&blank.category, &blank.members, &opened.names(session)));
        told.push(message.with("month", own.month.to_string()).with("how", accrual_how(missing, *looked)));
        let amount = missing.amount.plain();
        made.push(json!({ "accrual": id, "kind": "accrued", "category": blank.category, "amount": amount }));
    }
    let batch = if rows.is_empty() { None } else { Some(desk.book(&rows, session)?) };
    told.iter().try_for_each(|message| session.tell(message))?;
    match &batch {
        Some(batch) => session.tell(&msg("import-booked").with("batch", batch.as_str()))?,
        None => session.tell(&msg("accrual-nothing-proposed").with("month", own.month.to_string()))?,
    }
    let head = vec![("month", json!(own.month.to_string())), ("made", json!(made)), ("batch", json!(batch))];
    session.answer("accrue_apply", head)?;
    Ok(Outcome::Done)
}

fn is_same(a: &Posting, b: &Posting) -> bool {
    (&a.category, &a.members, &a.vendor) == (&b.category, &b.members, &b.vendor)
}

/// The row of a bill that has not come: it is of no file.
fn blank(missing: &Missing, month: Month) -> Posting {
    let (category, members, vendor) = missing.key.clone();
    Posting {
        month,
        date: None,
        category,
        source_members: vec![String::new(); members.len()],
        members,
        amount: missing.amount,
        description: String::new(),
        voucher: String::new(),
        line: String::new(),
        vendor,
        invoice: String::new(),
        counterparty: String::new(),
        commitment: String::new(),
        source_account: String::new(),
        source: "accrual".to_string(),
        source_line: 1,
        flag: String::new(),
    }
}
