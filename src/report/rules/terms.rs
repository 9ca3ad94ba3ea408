//! The arithmetic of a proposal, a line each.

use crate::analysis::rule::{Judged, Limit, Term};
use crate::model::Money;
use crate::words::{Message, msg};

pub(super) fn term_line(term: &Term) -> Message {
    let text = |amount: &Money| amount.grouped();
    match term {
        Term::Deficit { forecast, budget, got, deficit } => {
            let id = if got.is_zero() { "rules-deficit" } else { "rules-deficit-got" };
            let lacks = msg(id).with("deficit", text(deficit)).with("forecast", text(forecast));
            let lacks = lacks.with("budget", text(budget));
            if got.is_zero() { lacks } else { lacks.with("got", text(got)) }
        }
        Term::Surplus { .. } => surplus_line(term),
        Term::Available { .. } => available_line(term),
        Term::Unused { first, last, budget, actual, committed, unused } => {
            let said = msg("rules-unused").with("unused", text(unused)).with("first", first.to_string());
            let said = said.with("last", last.to_string()).with("budget", text(budget));
            said.with("actual", text(actual)).with("committed", text(committed))
        }
        Term::Gap { outlook, budget, held, gap } => {
            let said = msg(if gap.is_positive() { "rules-gap" } else { "rules-gap-held" })
                .with("gap", text(gap))
                .with("outlook", text(outlook));
            said.with("budget", text(budget)).with("held", text(held))
        }
        Term::Volume { metric, first, last, actual, planned, off, ahead, amount, before } => {
            let said = msg(if before.is_zero() { "rules-volume" } else { "rules-volume-before" })
                .with("metric", metric.as_str())
                .with("first", first.to_string());
            let said = said.with("last", last.to_string()).with("actual", actual.grouped());
            let said = said.with("planned", planned.grouped()).with("off", off.percent());
            let said = said.with("ahead", text(ahead));
            match before.is_zero() {
                true => said.with("amount", text(&amount.abs())),
                false => said.with("amount", text(amount)).with("before", text(before)),
            }
        }
        Term::Event { amount } => msg("rules-event").with("amount", text(amount)),
    }
}

fn surplus_line(term: &Term) -> Message {
    let Term::Surplus { budget, high, used, kept, given, surplus, share } = term else {
        return Message::verbatim("");
    };
    let id = if given.is_zero() { "rules-surplus" } else { "rules-surplus-given" };
    let leaves = msg(id).with("surplus", surplus.grouped()).with("budget", budget.grouped());
    let leaves = leaves.with("high", high.grouped()).with("used", used.grouped());
    let leaves = leaves.with("kept", kept.grouped()).with("share", share.percent());
    if given.is_zero() { leaves } else { leaves.with("given", given.grouped()) }
}

fn available_line(term: &Term) -> Message {
    let Term::Available { budget, used, kept, given, available, share } = term else {
        return Message::verbatim("");
    };
    let id = if given.is_zero() { "rules-available" } else { "rules-available-given" };
    let has = msg(id).with("available", available.grouped()).with("budget", budget.grouped());
    let has = has.with("used", used.grouped()).with("kept", kept.grouped()).with("share", share.percent());
    if given.is_zero() { has } else { has.with("given", given.grouped()) }
}

pub(super) fn least_line(own: &Judged) -> Option<Message> {
    if own.limits.is_empty() {
        return None;
    }
    let limits: Vec<Message> = own.limits.iter().map(|limit| limit_text(*limit)).collect();
    let said = msg(if own.rule.step.is_some() { "rules-least-step" } else { "rules-least" }).with("limits", limits);
    Some(match own.rule.step {
        Some(step) => said.with("step", step.grouped()),
        None => said,
    })
}

pub(super) fn limit_text(limit: Limit) -> Message {
    let id = match limit {
        Limit::Deficit(_) => "rules-limit-deficit",
        Limit::Surplus(_) => "rules-limit-surplus",
        Limit::Unused(_) => "rules-limit-unused",
        Limit::Gap(_) => "rules-limit-gap",
        Limit::Volume(_) => "rules-limit-volume",
        Limit::Event(_) => "rules-limit-event",
        Limit::Run(_) => "rules-limit-run",
        Limit::Period(_) => "rules-limit-period",
        Limit::Cumulative(_) => "rules-limit-cumulative",
        Limit::Ahead(_) => "rules-limit-ahead",
    };
    msg(id).with("amount", limit.amount().grouped())
}
