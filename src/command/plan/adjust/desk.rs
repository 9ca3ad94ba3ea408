//! The ledger of adjustments, held: what there is, is read under the lock, and what is to be booked is judged by that.

use crate::analysis::adjustment::{Adjustment, Carried, Effect, Entry, Finder, Homeless, Short, line_text, short};
use crate::analysis::{Budget, Covering};
use crate::answer::adjustments::adjustments;
use crate::answer::commitments::commitments;
use crate::command::Session;
use crate::command::opened::Opened;
use crate::model::posting::flag;
use crate::model::version::Signed;
use crate::model::{Grid, Money, Posting, ResolvedLine};
use crate::store::{BatchDraft, BatchPlan, LedgerKind, Policy};
use crate::versions::Which;
use crate::words::{Failure, msg};

/// The ledger of adjustments, held: nobody else books until it is done.
pub(in crate::command) struct Desk<'o> {
    pub(in crate::command) opened: &'o Opened,
    draft: Box<dyn BatchDraft + 'o>,
    /// What there is, in the order in which it was made.
    pub(in crate::command) all: Vec<Adjustment>,
    pub(in crate::command) signed: Signed,
}

impl<'o> Desk<'o> {
    /// Takes the lock, and reads what there is.
    pub(in crate::command) fn begin(
        opened: &'o Opened,
        signed: Signed,
        session: &Session<'_>,
    ) -> anyhow::Result<Desk<'o>> {
        let draft = opened.ledger(LedgerKind::Adjustment).draft(BatchPlan {
            slug: "adjustment".to_string(),
            axes: opened.axes(),
            now: session.now,
            actor: signed.by.clone(),
            action: "adjust",
        })?;
        let all = adjustments(&opened.source_at(session.as_of, None))?;
        Ok(Desk { opened, draft, all, signed })
    }

    /// The budget in force, with all that is adjusted.
    pub(in crate::command) fn budget(&self, session: &Session<'_>) -> anyhow::Result<Budget> {
        let source = self.opened.source_at(session.as_of, None);
        let plans = self.opened.judging(source.resolved(&self.opened.plans)?, Which::Current, None)?;
        source.adjusted(source.budget_in_force(plans))
    }

    /// What entries do to the lines of a budget, if those can bear it.
    pub(in crate::command) fn judge(
        &self,
        covering: &Covering<'_>,
        plan: &str,
        entries: &[Entry],
        session: &Session<'_>,
    ) -> anyhow::Result<Vec<Effect>> {
        let effects = match Finder::new(covering).effects(plan, entries)? {
            Ok(effects) => effects,
            Err(Homeless(entry)) => {
                let message = msg("adjustment-not-budgeted").with("line", entry.line());
                let message = message.with("month", entry.month.to_string());
                return Err(Failure::hinted(message, msg("adjustment-not-budgeted-hint")).into());
            }
        };
        let Some(year) = covering.budget().plans.iter().find(|own| own.id == plan).map(|own| own.year.period()) else {
            return Ok(effects);
        };
        let source = self.opened.source_at(session.as_of, None);
        let axes = self.opened.axes();
        let actual = source.sums(&source.query(year, &axes))?;
        let committed = match commitments(&source)? {
            Some(all) => all.grid(year, &axes, |_| true)?,
            None => Grid::empty(self.opened.currency, axes),
        };
        match short(covering, &effects, [&actual, &committed])? {
            None => Ok(effects),
            Some(short) => Err(refusal(&short).into()),
        }
    }

    /// The number of the next adjustment.
    pub(in crate::command) fn next_number(&self) -> usize {
        self.all.len() + 1
    }

    /// Books rows: all of them.
    pub(in crate::command) fn book(
        self,
        own: &Adjustment,
        entries: &[Entry],
        marks: &str,
        session: &mut Session<'_>,
    ) -> anyhow::Result<String> {
        let act = Act { own, entries: entries.to_vec(), marks: marks.to_string(), signed: self.signed.clone() };
        self.book_all(&[act], session)
    }

    /// Books the rows of several acts, all of them or none.
    pub(in crate::command) fn book_all(
        mut self,
        acts: &[Act<'_>],
        session: &mut Session<'_>,
    ) -> anyhow::Result<String> {
        let rows =
            acts.iter().flat_map(|act| act.entries.iter().enumerate().map(move |(place, entry)| (act, place, entry)));
        for (number, (act, place, entry)) in (1_u64..).zip(rows) {
            let (own, members) = (act.own, entry.members.iter().map(|own| own.clone().unwrap_or_default()));
            let members: Vec<String> = members.collect();
            let posting = Posting {
                month: entry.month,
                date: Some(session.as_of),
                category: entry.category.to_string(),
                source_members: vec![String::new(); members.len()],
                members,
                amount: entry.amount,
                description: act.signed.reason.clone(),
                voucher: own.id.clone(),
                line: number.to_string(),
                vendor: act.signed.by.clone(),
                invoice: own.carried.as_ref().map(Carried::text).unwrap_or_default(),
                counterparty: own.plan.clone(),
                commitment: String::new(),
                source_account: entry.name.clone(),
                source: "plan".to_string(),
                source_line: number,
                // One row is signed for all.
                flag: if place == 0 { act.marks.as_str() } else { unsigned(&act.marks) }.to_string(),
            };
            posting.with_ref(|posting| self.draft.push(posting))?;
        }
        // Two adjustments of one day and amount are two.
        self.draft.judge(&Policy { vouchers_apart: true, as_new: true, ..Policy::default() })?;
        let batch = self.draft.commit()?.map(|batch| batch.0).unwrap_or_default();
        session.done = true;
        session.warn(&self.opened.warnings())?;
        Ok(batch)
    }
}

/// What is done to an adjustment, and by whom.
pub(in crate::command) struct Act<'a> {
    pub(in crate::command) own: &'a Adjustment,
    pub(in crate::command) entries: Vec<Entry>,
    pub(in crate::command) marks: String,
    pub(in crate::command) signed: Signed,
}

/// Marks without a signature, which stands behind the others.
fn unsigned(marks: &str) -> &str {
    marks.split_once(&format!(" {}:", flag::SIGNATURE)).map_or(marks, |(others, _)| others)
}

/// A row that says something of an adjustment and moves nothing.
pub(in crate::command) fn nothing_of(own: &Adjustment) -> Vec<Entry> {
    let first = own.entries.first();
    first.map(|first| Entry { amount: Money::zero(first.amount.currency()), ..first.clone() }).into_iter().collect()
}

fn name_of(line: &ResolvedLine) -> String {
    line_text(&line.category, &line.members, &line.name)
}

pub(in crate::command) fn refusal(short: &Short) -> Failure {
    match short {
        Short::Month { line, month, has } => {
            let message = msg("adjustment-month-short").with("line", name_of(line)).with("month", month.to_string());
            Failure::hinted(message.with("has", has.grouped()), msg("adjustment-month-short-hint"))
        }
        Short::Year { line, budget, actual, committed, available } => {
            let message = msg("adjustment-year-short").with("line", name_of(line)).with("budget", budget.grouped());
            let message = message.with("actual", actual.grouped()).with("committed", committed.grouped());
            let least = if available.is_negative() { Money::zero(available.currency()) } else { *available };
            let message = message.with("available", available.grouped());
            Failure::hinted(message, msg("adjustment-year-short-hint").with("most", least.grouped()))
        }
    }
}
