//! The rules of a book's plans, held against its ledgers.

use crate::analysis::adjustment::{Adjustment, Entry, Finder, Homeless, State, short};
use crate::analysis::rule::{Judged, Move, Stale, Stepped, in_force, judge, stale};
use crate::analysis::{Covering, PlanHead};
use crate::answer::commitments::committed;
use crate::answer::rules::{RulesRequest, snapshot, snapshot_hash};
use crate::closes::closed_months;
use crate::command::Session;
use crate::command::opened::Opened;
use crate::command::plan::adjust::desk::refusal;
use crate::model::forbidden_transfer::ForbiddenTransfer;
use crate::model::rule::{RuleKind, RuleLine};
use crate::model::{AdjustRule, Money, Month, ResolvedPlan, ReviewNote, ReviewSpan};
use crate::plan_file::did_you_mean;
use crate::report::RulesParts;
use crate::reviews;
use crate::versions::{Which, read};
use crate::words::{Failure, Problem, msg};

/// What comes of the rules of a plan.
pub(super) struct OfPlan {
    pub(super) head: PlanHead,
    pub(super) rules: Vec<AdjustRule>,
    pub(super) judged: Vec<Judged>,
    steps: Vec<Stepped>,
    pub(super) hash: String,
    moved: Vec<(String, Money)>,
    /// What waits although the rules would not propose it today.
    pub(super) stale: Vec<Stale>,
}

impl OfPlan {
    pub(super) fn parts(&self) -> RulesParts<'_> {
        RulesParts {
            plan: &self.head.id,
            version: self.head.version.as_ref().map(|version| version.number),
            rules: &self.rules,
            judged: &self.judged,
            steps: &self.steps,
            snapshot: &self.hash,
            moved: &self.moved,
            stale: &self.stale,
        }
    }
}

/// The rules of the version of each plan that judges the day, and what comes of them. `all` are the adjustments there are.
pub(super) fn gather(
    opened: &Opened,
    events: &[String],
    all: &[Adjustment],
    session: &Session<'_>,
) -> anyhow::Result<Vec<OfPlan>> {
    let source = opened.source(session);
    let plans = opened.judging(source.resolved(&opened.plans)?, Which::Current, session.known_at)?;
    let now = Month::of(session.as_of);
    let events = events_of(events, &plans, now)?;
    let mut found = Vec::new();
    for (head, plan) in plans.iter().filter(|(head, _)| head.judges(now)) {
        let mut own = OfPlan {
            head: head.clone(),
            rules: plan.rules.clone(),
            judged: Vec::new(),
            steps: in_force(&plan.rules, now),
            hash: String::new(),
            moved: moved(&plan.rules, &head.id, all, head)?,
            stale: Vec::new(),
        };
        // What nobody approved moves nothing.
        if let (Some(version), true) = (&head.version, plan.rules.iter().any(|rule| rule.kind.moves())) {
            let reviews = reviews::all(&opened.book, &opened.settings.dimensions)?;
            own.hash = snapshot_hash(&source, (&head.id, version.number), &events, (all, &reviews))?;
            own.judged = judged(opened, &own, (&plans, all, &events), reviews, session)?;
        }
        own.stale = stale(head, &own.judged, all)?;
        found.push(own);
    }
    Ok(found)
}

/// What waits although the rules would not propose it today; `all` are the adjustments there are.
pub(in crate::command) fn stale_proposals(
    opened: &Opened,
    all: &[Adjustment],
    session: &Session<'_>,
) -> anyhow::Result<Vec<Stale>> {
    // Where no rule waits for anybody, nothing is forecast.
    if !all.iter().any(|own| own.rule.is_some() && own.state() == State::Proposed) {
        return Ok(Vec::new());
    }
    Ok(gather(opened, &[], all, session)?.into_iter().flat_map(|plan| plan.stale).collect())
}

fn judged(
    opened: &Opened,
    own: &OfPlan,
    (plans, all, events): (&[(PlanHead, ResolvedPlan)], &[Adjustment], &[String]),
    reviews: Vec<(ReviewSpan, Vec<ReviewNote>)>,
    session: &Session<'_>,
) -> anyhow::Result<Vec<Judged>> {
    let source = opened.source(session);
    let request = RulesRequest {
        head: &own.head,
        rules: &own.rules,
        plans,
        forbidden: forbidden(opened, &own.head, Month::of(session.as_of))?,
        events,
        all,
        closed: closed_months(&opened.book)?,
        hash: &own.hash,
        reviews,
    };
    let (snapshot, budget) = snapshot(&source, request)?;
    let covering = Covering::new(&budget);
    let (year, axes) = (own.head.year.period(), opened.axes());
    let actual = source.sums(&source.query(year, &axes))?;
    let committed = committed(&source, year, &axes)?;
    // What was found to fit weighs on what follows.
    let mut so_far = Vec::new();
    judge(&own.rules, &snapshot, &mut |from, to, moved| {
        let mut new = match Finder::new(&covering).effects(&own.head.id, &entries(from, to, moved))? {
            Ok(new) => new,
            Err(Homeless(entry)) => {
                let message = msg("adjustment-not-budgeted").with("line", entry.line());
                return Ok(Err(message.with("month", entry.month.to_string())));
            }
        };
        new.extend(so_far.iter().copied());
        Ok(match short(&covering, &new, [&actual, &committed])? {
            None => {
                so_far = new;
                Ok(())
            }
            Some(short) => Err(refusal(&short).problems.remove(0).message),
        })
    })
}

/// The rows of a move: month by month out of one line, then into the other.
pub(super) fn entries(from: &RuleLine, to: &RuleLine, moved: &Move) -> Vec<Entry> {
    let of = |line: &RuleLine, gives: bool| -> Vec<Entry> {
        let entry = |(month, part): &(Month, Money)| Entry {
            month: *month,
            category: line.category.clone(),
            members: line.members.clone(),
            name: line.name.clone(),
            amount: if gives { part.negate() } else { *part },
        };
        moved.months.iter().map(entry).collect()
    };
    [of(from, true), of(to, false)].concat()
}

/// What the version that judges a month forbids, as it was submitted.
fn forbidden(opened: &Opened, head: &PlanHead, month: Month) -> anyhow::Result<Vec<ForbiddenTransfer>> {
    let versions = read(&opened.book, &head.id)?;
    let noted = versions.judging(month, None).and_then(|version| version.forbidden.clone());
    Ok(noted.unwrap_or_else(|| {
        let file = opened.plans.iter().filter(|plan| plan.id == head.id);
        file.flat_map(|plan| plan.forbidden.iter().cloned()).collect()
    }))
}

/// What each rule moved in the year and is in force.
fn moved(
    rules: &[AdjustRule],
    plan: &str,
    all: &[Adjustment],
    head: &PlanHead,
) -> anyhow::Result<Vec<(String, Money)>> {
    let mut sums: Vec<(String, Money)> = Vec::new();
    for own in all.iter().filter(|own| own.plan == plan && own.is_in_force()) {
        let Some(by) = own.rule.as_ref().filter(|by| head.year.index(by.period).is_some()) else { continue };
        if !rules.iter().any(|rule| rule.id == by.rule) {
            continue;
        }
        let amount = own.amount()?;
        match sums.iter_mut().find(|(id, _)| *id == by.rule) {
            Some((_, sum)) => *sum = sum.checked_add(amount)?,
            None => sums.push((by.rule.clone(), amount)),
        }
    }
    Ok(sums)
}

/// The rules of events that are named on the command line, in the order of text.
fn events_of(named: &[String], plans: &[(PlanHead, ResolvedPlan)], now: Month) -> Result<Vec<String>, Failure> {
    let rules = plans.iter().filter(|(head, _)| head.judges(now)).flat_map(|(_, plan)| &plan.rules);
    let known: Vec<&str> = rules.filter(|rule| rule.kind == RuleKind::Event).map(|rule| rule.id.as_str()).collect();
    let mut events = Vec::new();
    for name in named {
        let Some(rule) = known.iter().find(|own| own.eq_ignore_ascii_case(name.trim())) else {
            let problem = Problem::error(msg("rules-no-event").with("value", name.trim()));
            let hint = did_you_mean(name, known.iter().copied(), || msg("rules-no-event-hint"));
            return Err(Failure::could_not_run(problem.hint(hint)));
        };
        events.push((*rule).to_string());
    }
    events.sort_unstable();
    events.dedup();
    Ok(events)
}
