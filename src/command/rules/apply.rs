//! `budget rules apply`.

use serde_json::json;

use super::gather::{OfPlan, entries, gather};
use crate::analysis::adjustment::{Adjustment, AdjustmentKind, ByRule};
use crate::analysis::rule::{Judged, Move, Outcome as Came, Stale};
use crate::analysis::{Budget, Covering};
use crate::command::opened::Opened;
use crate::command::plan::adjust::desk::{Act, Desk, nothing_of};
use crate::command::plan::adjust::route::{Law, deciders};
use crate::command::plan::adjust::{id, label, state_word, tell_years};
use crate::command::sign_args::SignArgs;
use crate::command::signatures::{KeyArgs, content_of_adjustment, of_adjustment, seal};
use crate::command::{Outcome, Session};
use crate::model::Month;
use crate::model::posting::flag;
use crate::model::rule::RuleKind;
use crate::model::version::Signed;
use crate::report::stale_line;
use crate::words::{Failure, msg};

/// Book what the rules propose, through the routes of approval
///
/// What is within the route of whoever applies it, or within what a rule may move by itself, is in force at once; the rest
/// waits for `plan approve`. Given twice, the second time does nothing.
#[derive(Debug, clap::Args)]
pub struct ApplyArgs {
    /// An event that has happened: the id of its rule
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    event: Vec<String>,
    /// Only what rules may move without approval
    #[arg(long, conflicts_with_all = ["event", "signer", "reason", "key"])]
    auto: bool,
    #[command(flatten)]
    sign: SignArgs,
    #[command(flatten)]
    key: KeyArgs,
}

/// What was booked.
#[derive(Default)]
struct Applied {
    /// What the rules made.
    made: Vec<Adjustment>,
    /// What they propose that was not booked: rule, from, to and amount.
    open: Vec<[String; 4]>,
    /// What waits although the rules would not propose it today.
    stale: Vec<Stale>,
    /// The batch.
    batch: Option<String>,
}

pub(super) fn run(args: ApplyArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let by = if args.auto { None } else { Some(args.sign.sign(false, session)?) };
    let applied = apply(by, &args.event, &args.key, session)?;
    if applied.made.is_empty() {
        session.tell(&msg("rules-apply-nothing"))?;
    }
    if !args.auto {
        applied.stale.iter().try_for_each(|own| session.tell(&stale_line(own)))?;
    }
    let made = |own: &Adjustment| {
        json!({
            "adjustment": own.id,
            "rule": own.rule.as_ref().map(|by| by.rule.as_str()),
            "plan": own.plan,
            "from": own.lines(true).first().map(|entry| entry.line()),
            "to": own.lines(false).first().map(|entry| entry.line()),
            "amount": own.amount().ok().map(|amount| amount.plain()),
            "state": state_word(own.state()),
            "key_hash": own.rule.as_ref().map(|by| by.key.as_str()),
        })
    };
    let rows: Vec<serde_json::Value> = applied.made.iter().map(made).collect();
    let open =
        |[rule, from, to, amount]: &[String; 4]| json!({ "rule": rule, "from": from, "to": to, "amount": amount });
    let open: Vec<serde_json::Value> = applied.open.iter().map(open).collect();
    if args.auto && !open.is_empty() {
        session.tell(&msg("rules-apply-open").with("count", open.len()))?;
    }
    let stale: Vec<&str> = applied.stale.iter().map(|own| own.id.as_str()).collect();
    let head = vec![
        ("adjustments", json!(rows)),
        ("proposals", json!(open)),
        ("stale", json!(stale)),
        ("batch", json!(applied.batch)),
    ];
    session.answer("rules_apply", head)?;
    Ok(Outcome::Done)
}

/// Books what rules propose: by somebody all of it, by nobody what they may move by themselves.
fn apply(by: Option<Signed>, events: &[String], key: &KeyArgs, session: &mut Session<'_>) -> anyhow::Result<Applied> {
    if session.known_at.is_some() {
        return Err(Failure::hinted(msg("rules-known-at"), msg("rules-known-at-hint")).into());
    }
    let opened = Opened::open(session)?;
    let nobody = Signed { by: flag::RULE.to_string(), at: session.now, reason: String::new() };
    let desk = Desk::begin(&opened, by.clone().unwrap_or(nobody), session)?;
    let found = gather(&opened, events, &desk.all, session)?;
    if by.is_some() {
        for plan in found.iter().filter(|plan| plan.head.version.is_none() && !plan.rules.is_empty()) {
            session.tell(&msg("rules-draft").with("plan", plan.head.id.as_str()))?;
        }
    }
    let budget = desk.budget(session)?;
    let mut applied = Applied::default();
    let mut stale: Vec<Stale> = found.iter().flat_map(|plan| plan.stale.iter().cloned()).collect();
    let mut made: Vec<Made> = Vec::new();
    for plan in &found {
        for own in &plan.judged {
            let new = match &own.outcome {
                Came::Moves(moved) => {
                    let number = desk.next_number() + made.len();
                    new(plan, own, moved, (number, by.as_ref()), (&opened, &budget, key), session)?
                }
                Came::Waits { id, .. } => {
                    let waits = desk.all.iter().find(|own| own.id == *id);
                    approved(waits, by.as_ref(), (&opened, &budget, key), session)?
                }
                Came::Stands { .. } | Came::Nothing(_) => None,
            };
            match (new, &own.outcome) {
                (Some(new), _) => made.push(new),
                (None, Came::Moves(moved)) => {
                    let line = [&own.from, &own.to].map(|line| line.text());
                    let [from, to] = line;
                    applied.open.push([own.rule.id.clone(), from, to, moved.amount.plain()]);
                }
                (None, _) => {}
            }
        }
    }
    // What is taken the place of waits no more.
    stale.retain(|own| !made.iter().any(|new| new.supersedes.contains(&own.id)));
    applied.stale = stale;
    if made.is_empty() {
        return Ok(applied);
    }
    // All together, as they will be in force together.
    for plan in &found {
        let in_force = made.iter().filter(|new| new.own.plan == plan.head.id && new.own.is_in_force());
        let all: Vec<_> = in_force.flat_map(|new| new.own.entries.iter().cloned()).collect();
        if !all.is_empty() {
            desk.judge(&Covering::new(&budget), &plan.head.id, &all, session)?;
        }
    }
    let old = desk.all.clone();
    let acts: Vec<Act<'_>> = made.iter().flat_map(|new| new.acts(&old)).collect();
    let batch = desk.book_all(&acts, session)?;
    drop(acts);
    for new in &made {
        tell(new, &budget, session)?;
    }
    session.tell(&msg("import-booked").with("batch", batch.as_str()))?;
    applied.batch = Some(batch);
    applied.made = made.into_iter().map(|new| new.own).collect();
    Ok(applied)
}

/// What is to be booked of an adjustment.
struct Made {
    own: Adjustment,
    /// Is it new? Else it waits, and is approved now.
    is_new: bool,
    /// What proves the approval, as a mark.
    proof: String,
    /// The proposals that give way to it.
    supersedes: Vec<String>,
    /// Who may approve it, where it waits.
    waits_for: Vec<crate::words::Message>,
}

impl Made {
    fn acts<'a>(&'a self, all: &'a [Adjustment]) -> Vec<Act<'a>> {
        let mut acts = Vec::new();
        for id in &self.supersedes {
            let Some(old) = all.iter().find(|own| own.id == *id) else { continue };
            let signed = Signed { reason: format!("→ {}", self.own.id), ..self.own.made.clone() };
            acts.push(Act { own: old, entries: nothing_of(old), marks: flag::UNDO.to_string(), signed });
        }
        let by_itself = self.own.approved.as_ref().is_some_and(|approved| approved.by == self.own.made.by);
        if self.is_new {
            let waits = if by_itself { String::new() } else { format!(" {}", flag::PROPOSED) };
            let marks = self.own.rule.as_ref().map(ByRule::marks).unwrap_or_default();
            let marks = format!("{}{waits} {marks}", self.own.kind.mark());
            acts.push(Act { own: &self.own, entries: self.own.entries.clone(), marks, signed: self.own.made.clone() });
        }
        if let (Some(approved), false) = (&self.own.approved, by_itself) {
            let marks = format!("{}{}", flag::APPROVAL, self.proof);
            acts.push(Act { own: &self.own, entries: nothing_of(&self.own), marks, signed: approved.clone() });
        }
        acts
    }
}

/// A new adjustment by a rule; `None` where nobody acts and the rule may not by itself.
fn new(
    plan: &OfPlan,
    judged: &Judged,
    moved: &Move,
    (number, by): (usize, Option<&Signed>),
    (opened, budget, key): (&Opened, &Budget, &KeyArgs),
    session: &Session<'_>,
) -> anyhow::Result<Option<Made>> {
    let rule = ByRule {
        rule: judged.rule.id.clone(),
        period: Month::of(session.as_of),
        key: judged.key.hash.clone(),
        snapshot: plan.hash.clone(),
        spends: matches!(judged.rule.kind, RuleKind::Event | RuleKind::Freeze),
    };
    let mut own = Adjustment {
        id: String::new(),
        plan: plan.head.id.clone(),
        kind: AdjustmentKind::Transfer,
        made: Signed { by: rule.actor(), at: session.now, reason: formula(judged, moved) },
        carried: None,
        rule: Some(rule),
        entries: entries(&judged.from, &judged.to, moved),
        approved: None,
        signature: None,
        undone: None,
        back: None,
    };
    own.id = id(&own, number, session);
    let law = Law::new(opened, &own)?;
    // Where approvals are signed, a rule has no hand to sign with.
    let by_itself = moved.auto && opened.settings.approval.is_none();
    if by_itself {
        own.approved = Some(own.made.clone());
        let supersedes = moved.supersedes.clone();
        return Ok(Some(Made { own, is_new: true, proof: String::new(), supersedes, waits_for: Vec::new() }));
    }
    let Some(by) = by else { return Ok(None) };
    let deciders = deciders(&own, &[], budget, &law)?;
    let (mut proof, mut waits_for) = (String::new(), deciders.labels());
    if deciders.are_free() || deciders.by(&by.by).is_some() {
        own.approved = Some(by.clone());
        proof = proved(&own, by, (opened, key), session)?;
        waits_for = Vec::new();
    }
    Ok(Some(Made { own, is_new: true, proof, supersedes: moved.supersedes.clone(), waits_for }))
}

/// A proposal that waits, approved by who may do so.
fn approved(
    waits: Option<&Adjustment>,
    by: Option<&Signed>,
    (opened, budget, key): (&Opened, &Budget, &KeyArgs),
    session: &Session<'_>,
) -> anyhow::Result<Option<Made>> {
    let (Some(waits), Some(by)) = (waits, by) else { return Ok(None) };
    let deciders = deciders(waits, &[], budget, &Law::new(opened, waits)?)?;
    if !deciders.are_free() && deciders.by(&by.by).is_none() {
        return Ok(None);
    }
    let own = Adjustment { approved: Some(by.clone()), ..waits.clone() };
    let proof = proved(&own, by, (opened, key), session)?;
    Ok(Some(Made { own, is_new: false, proof, supersedes: Vec::new(), waits_for: Vec::new() }))
}

fn proved(
    own: &Adjustment,
    by: &Signed,
    (opened, key): (&Opened, &KeyArgs),
    session: &Session<'_>,
) -> Result<String, Failure> {
    let content = content_of_adjustment(own);
    Ok(seal(&of_adjustment(own, &content, by), key, &opened.book, session)?.mark())
}

/// How the amount comes about, for whoever audits it: by the words of scripts, whatever the language.
fn formula(judged: &Judged, moved: &Move) -> String {
    let limits: Vec<String> =
        judged.limits.iter().map(|limit| format!("{} {}", limit.tag(), limit.amount().plain())).collect();
    let step = judged.rule.step.map(|step| format!(" step {}", step.plain())).unwrap_or_default();
    format!("{}: min({}){step} = {}", judged.rule.id, limits.join(", "), moved.amount.plain())
}

fn tell(new: &Made, budget: &Budget, session: &mut Session<'_>) -> anyhow::Result<()> {
    let own = &new.own;
    session.tell(&label(own)?)?;
    let rule = own.rule.as_ref().map(|by| by.rule.clone()).unwrap_or_default();
    let told = match &own.approved {
        Some(approved) if approved.by == own.made.by => msg("rules-applied-auto").with("rule", rule),
        Some(approved) => msg("rules-applied").with("rule", rule).with("by", approved.by.as_str()),
        None => {
            let waits = msg("adjustment-waits").with("id", own.id.as_str());
            waits.with("who", new.waits_for.clone())
        }
    };
    session.tell(&told)?;
    for id in &new.supersedes {
        session.tell(&msg("rules-superseded").with("id", id.as_str()).with("new", own.id.as_str()))?;
    }
    tell_years(own, budget, session)
}
