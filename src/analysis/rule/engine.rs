//! Rules in their order, and what none of them may pass.

use super::surplus::part;
use super::{Ask, Done, Judged, Key, Kind, Limit, LineFacts, Move, Moved, Outcome, Run, Snapshot, Why, kind_of};
use crate::analysis::adjustment::State;
use crate::model::rule::RuleLine;
use crate::model::{AdjustRule, Money, MoneyError, Month};
use crate::words::Message;

/// Whether adjusting would take a move between two lines; `Err` says why not.
pub type Permits<'p> = dyn FnMut(&RuleLine, &RuleLine, &Move) -> anyhow::Result<Result<(), Message>> + 'p;

/// What comes of the rules of a plan, in the order in which they are asked: by priority, then by id, and within a rule
/// line by line. `permits` says what adjusting would refuse.
pub fn judge(rules: &[AdjustRule], snapshot: &Snapshot, permits: &mut Permits<'_>) -> anyhow::Result<Vec<Judged>> {
    let mut ordered: Vec<&AdjustRule> = rules.iter().filter(|rule| rule.kind.moves()).collect();
    ordered.sort_by(|a, b| (a.priority, &a.id).cmp(&(b.priority, &b.id)));
    let mut run = Run { snapshot, moved: Vec::new() };
    let mut all = Vec::new();
    for rule in ordered {
        let Some(kind) = kind_of(rule) else { continue };
        for from in &rule.from {
            for to in &rule.to {
                let (from, to) = if kind.reversed(rule, to, &run)? { (to, from) } else { (from, to) };
                // A line that is named twice is asked once.
                let asked = |own: &Judged| own.rule.id == rule.id && (&own.from, &own.to) == (from, to);
                if from == to || all.iter().any(asked) {
                    continue;
                }
                let mut judged = one(rule, kind, [from, to], &run)?;
                if let Outcome::Moves(own) = &judged.outcome
                    && let Err(refused) = permits(from, to, own)?
                {
                    judged.outcome = Outcome::Nothing(Why::Refused(refused));
                }
                run.moved.extend(done(&judged, snapshot));
                all.push(judged);
            }
        }
    }
    Ok(all)
}

/// What waits, or stands already, is as good as moved for those that follow.
fn done(judged: &Judged, snapshot: &Snapshot) -> Option<Done> {
    let of = |amount: Money, months: Vec<(Month, Money)>| Done {
        from: judged.from.clone(),
        to: judged.to.clone(),
        rule: judged.rule.id.clone(),
        amount,
        months,
    };
    match &judged.outcome {
        Outcome::Moves(own) => Some(of(own.amount, own.months.clone())),
        Outcome::Stands { id, amount } | Outcome::Waits { id, amount } => {
            let before = snapshot.moved.iter().find(|own| own.id == *id);
            Some(of(*amount, before.map(|own| own.months.clone()).unwrap_or_default()))
        }
        Outcome::Nothing(_) => None,
    }
}

fn one(rule: &AdjustRule, kind: &dyn Kind, [from, to]: [&RuleLine; 2], run: &Run<'_>) -> Result<Judged, MoneyError> {
    let snapshot = run.snapshot;
    let lines = [from, to].map(|line| snapshot.line(line));
    let codes = [from, to].map(|line| snapshot.line(line).map_or_else(|| line.text(), |own| own.code.clone()));
    let version = (snapshot.plan.as_str(), snapshot.version);
    let key = Key::new(&rule.id, snapshot.year, snapshot.period(), [&codes[0], &codes[1]], version);
    let judged = |ask: Ask, outcome| Judged {
        rule: rule.clone(),
        from: from.clone(),
        to: to.clone(),
        key: key.clone(),
        terms: ask.terms,
        limits: ask.limits,
        outcome,
    };
    let nothing = |why| Ok(judged(Ask::default(), Outcome::Nothing(why)));
    let [Some(from), Some(to)] = lines else {
        let missing = if lines[0].is_none() { from } else { to };
        return nothing(Why::NoLine { line: missing.text() });
    };
    if let Some(why) = held(rule, from, to, &key, run) {
        return nothing(why);
    }
    let mut ask = match kind.ask(rule, from, to, run)? {
        Ok(ask) => ask,
        Err(why) => return nothing(why),
    };
    ask.limits.extend(caps(rule, from, run)?);
    let ahead = ahead(from, to, run)?;
    ask.limits.push(Limit::Ahead(Money::sum(ahead.iter().map(|(_, own)| *own), from.budget.currency())?));
    let outcome = outcome(rule, &ask, &ahead, [from, to], (&key, snapshot));
    Ok(judged(ask, outcome))
}

/// What keeps a rule from looking at two lines at all.
fn held(rule: &AdjustRule, from: &LineFacts, to: &LineFacts, key: &Key, run: &Run<'_>) -> Option<Why> {
    let snapshot = run.snapshot;
    let (period, last) = (snapshot.period(), snapshot.year.first.plus(11));
    if period >= last {
        return Some(Why::BlackOut { last });
    }
    if let Some(line) = [from, to].into_iter().find(|line| line.locked) {
        return Some(Why::Locked { line: line.line.text() });
    }
    if snapshot.forbidden.iter().any(|own| own.forbids(&from.line.category, &to.line.category)) {
        return Some(Why::Forbidden);
    }
    // What was made from this very snapshot is judged again, to find that it is there.
    let before = || snapshot.moved.iter().filter(|own| !own.same_snapshot);
    let same = before().find(|own| own.hash == key.hash && own.state != State::Proposed);
    if let Some(own) = same {
        let id = own.id.clone();
        return Some(if own.state == State::InForce { Why::Fired { id } } else { Why::TakenBack { id } });
    }
    let pair = |own: &&Moved| own.rule == rule.id && (&own.from, &own.to) == (&from.line, &to.line);
    let rests = before().filter(pair).filter(|own| own.state == State::InForce);
    if let Some(own) = rests.max_by_key(|own| own.period)
        && period.since(own.period) <= rule.cooldown
    {
        return Some(Why::Rests { id: own.id.clone(), until: own.period.plus(rule.cooldown) });
    }
    let others = || before().filter(|own| own.period == period && own.counts()).filter(|own| !pair(own));
    let got = others().any(|own| own.to == from.line) || run.moved.iter().any(|own| own.to == from.line);
    if got {
        return Some(Why::Got { line: from.line.text() });
    }
    let gave = others().any(|own| own.from == to.line) || run.moved.iter().any(|own| own.from == to.line);
    gave.then(|| Why::Gave { line: to.line.text() })
}

/// What caps leave.
fn caps(rule: &AdjustRule, from: &LineFacts, run: &Run<'_>) -> Result<Vec<Limit>, MoneyError> {
    let snapshot = run.snapshot;
    let zero = Money::zero(from.budget.currency());
    let sum = |keep: &dyn Fn(&Moved) -> bool| {
        let counted = snapshot.moved.iter().filter(|own| !own.same_snapshot && own.counts() && keep(own));
        Money::sum(counted.map(|own| own.amount), zero.currency())
    };
    // A proposal that waits gives way to the one that takes its place.
    let gives_way = |own: &Moved| own.rule == rule.id && own.from == from.line && own.state == State::Proposed;
    let in_run = run.by(rule, zero)?;
    let mut limits = Vec::new();
    if let Some(cap) = rule.cap_run {
        limits.push(Limit::Run(cap.checked_sub(in_run)?));
    }
    if let Some(cap) = rule.cap_period {
        let of_period = |own: &Moved| own.rule == rule.id && own.period == snapshot.period() && !gives_way(own);
        limits.push(Limit::Period(cap.checked_sub(in_run)?.checked_sub(sum(&of_period)?)?));
    }
    if let Some(cap) = rule.cap_cumulative {
        let moved = sum(&|own| own.from == from.line && !gives_way(own))?.checked_add(run.given(from)?)?;
        limits.push(Limit::Cumulative(part(from.original, cap)?.checked_sub(moved)?));
    }
    Ok(limits)
}

/// The months to come that both lines budget, and what the giving one still has for itself in them.
fn ahead(from: &LineFacts, to: &LineFacts, run: &Run<'_>) -> Result<Vec<(Month, Money)>, MoneyError> {
    let mut ahead = Vec::new();
    for (month, own) in &from.ahead {
        let left = own.checked_sub(run.given_of(from, *month)?)?;
        if left.is_positive() && to.ahead.iter().any(|(own, _)| own == month) {
            ahead.push((*month, left));
        }
    }
    Ok(ahead)
}

fn outcome(
    rule: &AdjustRule,
    ask: &Ask,
    ahead: &[(Month, Money)],
    [from, to]: [&LineFacts; 2],
    (key, snapshot): (&Key, &Snapshot),
) -> Outcome {
    let Some(least) = ask.limits.iter().copied().min_by_key(|limit| limit.amount().minor()) else {
        return Outcome::Nothing(Why::NoEvent);
    };
    if !least.amount().is_positive() {
        return Outcome::Nothing(Why::Nothing(least));
    }
    let step = rule.step.map_or(1, Money::minor).max(1);
    let amount = Money::from_minor(least.amount().minor() / step * step, least.amount().currency());
    if amount.is_zero() {
        let step = Money::from_minor(step, amount.currency());
        return Outcome::Nothing(Why::BelowStep { amount: least.amount(), step });
    }
    // The same snapshot leads to the same act, which may be there.
    let done = snapshot.moved.iter().find(|own| own.same_snapshot && own.hash == key.hash && own.counts());
    if let Some(own) = done {
        let (id, amount) = (own.id.clone(), own.amount);
        return if own.state == State::InForce {
            Outcome::Stands { id, amount }
        } else {
            Outcome::Waits { id, amount }
        };
    }
    if let Some(own) = snapshot.moved.iter().find(|own| own.same_snapshot && own.hash == key.hash) {
        return Outcome::Nothing(Why::TakenBack { id: own.id.clone() });
    }
    let open = snapshot.moved.iter().filter(|own| {
        own.state == State::Proposed && own.rule == rule.id && (&own.from, &own.to) == (&from.line, &to.line)
    });
    let open: Vec<&Moved> = open.collect();
    if let [own] = open.as_slice()
        && own.amount == amount
        && own.months.first().is_some_and(|(first, _)| *first >= snapshot.period())
    {
        return Outcome::Waits { id: own.id.clone(), amount };
    }
    let weights: Vec<i64> = ahead.iter().map(|(_, own)| own.minor()).collect();
    let parts = ahead.iter().zip(amount.split(&weights)).map(|((month, _), part)| (*month, part));
    Outcome::Moves(Move {
        amount,
        months: parts.filter(|(_, part)| !part.is_zero()).collect(),
        supersedes: open.iter().map(|own| own.id.clone()).collect(),
        auto: rule.auto_cap.is_some_and(|cap| amount.minor() <= cap.minor()),
    })
}
