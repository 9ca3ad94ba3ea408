//! Rules that adjust: what they propose with its arithmetic, and why they propose nothing; and the list of them.

mod list;
mod stale;
mod terms;
mod why;

pub use list::rules_list;
pub use stale::stale_line;

use self::terms::{least_line, term_line};
use self::why::{why_tag, why_text};
use super::fields::{Field, data_table, field, known};
use super::{Cell, Data, DataTable, Report, Section, Tone};
use crate::analysis::month_spans;
use crate::analysis::rule::{Judged, Outcome, Stale, Stepped};
use crate::model::rule::RuleKind;
use crate::model::{AdjustRule, Money, Month};
use crate::words::{Message, msg};

/// What comes of the rules of a plan.
pub struct RulesParts<'a> {
    /// The id of the plan.
    pub plan: &'a str,
    /// The version whose rules these are; `None` is a draft, whose rules do nothing.
    pub version: Option<u32>,
    /// Its rules.
    pub rules: &'a [AdjustRule],
    /// What came of those that move.
    pub judged: &'a [Judged],
    /// How the step tables stand.
    pub steps: &'a [Stepped],
    /// The hash of what the rules looked at.
    pub snapshot: &'a str,
    /// What each rule moved this year, by its id.
    pub moved: &'a [(String, Money)],
    /// What waits although the rules would not propose it today.
    pub stale: &'a [Stale],
}

/// What is proposed, and why the rest is not.
pub fn rules_report(all: &[RulesParts<'_>], as_of: &str) -> Report {
    let mut sections = vec![Section::title(msg("rules-title").with("day", as_of), vec![msg("rules-dry")])];
    if all.iter().all(|own| own.rules.is_empty()) {
        sections.push(Section::Text(msg("rules-none"), Tone::Plain));
    }
    for own in all.iter().filter(|own| !own.rules.is_empty()) {
        sections.push(Section::Text(plan_line(own), Tone::Plain));
        for judged in own.judged {
            let tone = if matches!(judged.outcome, Outcome::Moves(_)) { Tone::Warn } else { Tone::Plain };
            sections.push(Section::Text(headline(judged), tone));
            sections.extend(judged.terms.iter().map(|term| Section::Text(term_line(term), Tone::Plain)));
            sections.extend(least_line(judged).map(|line| Section::Text(line, Tone::Plain)));
            if matches!(judged.outcome, Outcome::Moves(_)) {
                let key = msg("rules-key").with("key", judged.key.text.as_str()).with("hash", &judged.key.hash[..16]);
                sections.push(Section::Text(key, Tone::Quiet));
            }
        }
        sections.extend(own.steps.iter().map(|step| Section::Text(step_line(step), Tone::Plain)));
        sections.extend(own.stale.iter().map(|stale| Section::Text(stale_line(stale), Tone::Warn)));
    }
    let head = vec![("as_of", as_of.to_string().into())];
    Report {
        name: "rules_propose",
        sections,
        data: Data { head, tables: vec![data(all), steps_data(all), stale::data(all)], errors: Vec::new() },
    }
}

fn plan_line(own: &RulesParts<'_>) -> Message {
    match own.version {
        Some(version) => {
            msg("rules-plan").with("plan", own.plan).with("version", i64::from(version)).with("snapshot", own.snapshot)
        }
        None => msg("rules-draft").with("plan", own.plan),
    }
}

fn headline(own: &Judged) -> Message {
    let about = |id| {
        let said = msg(id).with("rule", own.rule.id.as_str()).with("kind", kind_name(own.rule.kind));
        said.with("from", own.from.text()).with("to", own.to.text())
    };
    match &own.outcome {
        Outcome::Moves(moved) => {
            let months: Vec<Month> = moved.months.iter().map(|(month, _)| *month).collect();
            let id = if moved.auto { "rules-moves-auto" } else { "rules-moves" };
            about(id).with("amount", moved.amount.grouped()).with("months", month_spans(&months))
        }
        Outcome::Stands { id, amount } => {
            about("rules-stands").with("id", id.as_str()).with("amount", amount.grouped())
        }
        Outcome::Waits { id, amount } => about("rules-waits").with("id", id.as_str()).with("amount", amount.grouped()),
        Outcome::Nothing(why) => about("rules-nothing").with("why", why_text(why)),
    }
}

/// What a kind of rule is called.
fn kind_name(kind: RuleKind) -> Message {
    msg(match kind {
        RuleKind::Surplus => "rule-kind-surplus",
        RuleKind::Release => "rule-kind-release",
        RuleKind::Flex => "rule-kind-flex",
        RuleKind::Freeze => "rule-kind-freeze",
        RuleKind::Event => "rule-kind-event",
        RuleKind::Step => "rule-kind-step",
    })
}

fn step_line(own: &Stepped) -> Message {
    let id = match (own.in_effect, own.step.times.is_some()) {
        (true, true) => "rules-step-times-since",
        (true, false) => "rules-step-monthly-since",
        (false, true) => "rules-step-times-from",
        (false, false) => "rules-step-monthly-from",
    };
    let said = msg(id).with("rule", own.rule.as_str()).with("line", own.line.text());
    let said = said.with("from", own.step.from.to_string());
    match own.step.times {
        Some(times) => said.with("times", times.exact()),
        None => said.with("amount", own.step.monthly.map(Money::grouped).unwrap_or_default()),
    }
}

fn data(all: &[RulesParts<'_>]) -> DataTable {
    type Of<'r> = (&'r RulesParts<'r>, &'r Judged);
    let limit = |tag: &'static str| {
        field(tag, move |(_, own): &Of<'_>| {
            known(own.limits.iter().find(|limit| limit.tag() == tag), |limit| Cell::Money(limit.amount()))
        })
    };
    let mut fields: Vec<Field<'_, Of<'_>>> = vec![
        field("plan", |(plan, _): &Of<'_>| Cell::Text(plan.plan.to_string())),
        field("rule", |(_, own): &Of<'_>| Cell::Text(own.rule.id.clone())),
        field("kind", |(_, own): &Of<'_>| Cell::Tag(own.rule.kind.word())),
        field("from", |(_, own): &Of<'_>| Cell::Text(own.from.text())),
        field("to", |(_, own): &Of<'_>| Cell::Text(own.to.text())),
        field("outcome", |(_, own): &Of<'_>| {
            Cell::Tag(match &own.outcome {
                Outcome::Moves(_) => "proposed",
                Outcome::Stands { .. } => "in_force",
                Outcome::Waits { .. } => "waits",
                Outcome::Nothing(_) => "nothing",
            })
        }),
        field("reason", |(_, own): &Of<'_>| match &own.outcome {
            Outcome::Nothing(why) => Cell::Tag(why_tag(why)),
            _ => Cell::Empty,
        }),
        field("amount", |(_, own): &Of<'_>| match &own.outcome {
            Outcome::Moves(moved) => Cell::Money(moved.amount),
            Outcome::Stands { amount, .. } | Outcome::Waits { amount, .. } => Cell::Money(*amount),
            Outcome::Nothing(_) => Cell::Empty,
        }),
        field("auto", |(_, own): &Of<'_>| match &own.outcome {
            Outcome::Moves(moved) => Cell::Tag(if moved.auto { "yes" } else { "no" }),
            _ => Cell::Empty,
        }),
        field("adjustment", |(_, own): &Of<'_>| match &own.outcome {
            Outcome::Stands { id, .. } | Outcome::Waits { id, .. } => Cell::Text(id.clone()),
            _ => Cell::Empty,
        }),
    ];
    let tags =
        ["deficit", "surplus", "unused", "gap", "volume", "event", "cap_run", "cap_period", "cap_cumulative", "ahead"];
    fields.extend(tags.into_iter().map(limit));
    fields.extend([
        field("key", |(_, own): &Of<'_>| Cell::Text(own.key.text.clone())),
        field("key_hash", |(_, own): &Of<'_>| Cell::Text(own.key.hash.clone())),
        field("snapshot", |(plan, _): &Of<'_>| Cell::Text(plan.snapshot.to_string())),
    ]);
    data_table("rows", &fields, all.iter().flat_map(|plan| plan.judged.iter().map(move |own| (plan, own))))
}

fn steps_data(all: &[RulesParts<'_>]) -> DataTable {
    let fields: Vec<Field<'_, &Stepped>> = vec![
        field("rule", |own: &&Stepped| Cell::Text(own.rule.clone())),
        field("line", |own: &&Stepped| Cell::Text(own.line.text())),
        field("from", |own: &&Stepped| Cell::Month(own.step.from)),
        field("times", |own: &&Stepped| known(own.step.times, Cell::Exact)),
        field("monthly", |own: &&Stepped| known(own.step.monthly, Cell::Money)),
        field("in_effect", |own: &&Stepped| Cell::Tag(if own.in_effect { "yes" } else { "no" })),
    ];
    data_table("steps", &fields, all.iter().flat_map(|plan| plan.steps))
}
