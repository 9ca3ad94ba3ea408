//! The bridge: from the budget to the actual, step by step.

use super::story::plus;
use super::{Chart, Drawing};
use crate::analysis::bridge::Steps;
use crate::answer::bridge::{BridgeAnswer, BridgeRow};
use crate::model::{Currency, Kind, Money, Period};
use crate::report::bridge::{tone, way};
use crate::report::head::period;
use crate::report::{Names, Tone};
use crate::words::{Message, msg};

/// A step.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What it is called.
    pub label: Message,
    /// What it adds; of the last one, what all of them come to.
    pub amount: Money,
    /// What that means.
    pub tone: Tone,
    /// Is it what all steps before it come to?
    pub is_total: bool,
}

/// The bridge of a kind; `None` where nothing moved.
pub fn steps(total: &Steps, kind: Kind, currency: Currency, period: Message) -> Option<Chart> {
    let money = |minor| Money::from_minor(minor, currency);
    let own = way(kind, total).steps.into_iter().map(|step| Step {
        label: step.name,
        amount: money(step.minor),
        tone: tone(step.minor, kind),
        is_total: false,
    });
    let mut all: Vec<Step> = own.collect();
    let variance = total.variance().ok()?;
    let moved: Vec<(Message, i64)> = all.iter().map(|step| (step.label.clone(), step.amount.minor())).collect();
    let message = moved_most(&moved, variance, ["chart-steps", "chart-steps-against"], currency)?;
    all.push(Step { label: msg("term-variance"), amount: money(variance), tone: tone(variance, kind), is_total: true });
    let title = msg("chart-steps-title").with("period", period);
    let title = title.with("budget", money(total.budget).grouped()).with("actual", money(total.actual).grouped());
    Some(Chart {
        name: if kind == Kind::Cost { "steps" } else { "steps-income" },
        message,
        title,
        told: all
            .iter()
            .map(|step| msg("chart-told-step").with("step", step.label.clone()).with("amount", plus(step.amount)))
            .collect(),
        drawing: Drawing::Steps(all),
    })
}

/// What moved most towards what all of it comes to, and what moved most the other way: a saving comes from no overrun.
fn moved_most(
    moved: &[(Message, i64)],
    total: i64,
    [alone, both]: [&'static str; 2],
    currency: Currency,
) -> Option<Message> {
    let amount = |minor| plus(Money::from_minor(minor, currency));
    let largest = |way: i64| {
        let of_way = moved.iter().filter(move |(_, minor)| minor.signum() == way);
        of_way.max_by_key(|(_, minor)| minor.unsigned_abs())
    };
    let way = match total.signum() {
        0 => moved.iter().max_by_key(|(_, minor)| minor.unsigned_abs())?.1.signum(),
        way => way,
    };
    let (label, most) = largest(way)?;
    let against = largest(-way);
    let message = msg(if against.is_some() { both } else { alone }).with("row", label.clone());
    let message = message.with("amount", amount(*most)).with("variance", amount(total));
    Some(match against {
        Some((other, minor)) => message.with("other", other.clone()).with("against", amount(*minor)),
        None => message,
    })
}

/// So many rows stand by themselves; the smaller ones are one step.
const MOST: usize = 9;

/// The same from row to row: which of them the variance comes from. `None` where fewer than two moved.
pub fn by_rows(rows: &[BridgeRow], kind: Kind, names: &Names, currency: Currency, period: Message) -> Option<Chart> {
    let money = |minor| Money::from_minor(minor, currency);
    let variance = |row: &BridgeRow| row.steps.variance().unwrap_or(0);
    let own = rows.iter().filter(|row| row.kind == kind && variance(row) != 0);
    let moved: Vec<(Message, i64)> =
        own.map(|row| (names.label(std::slice::from_ref(&row.at)), variance(row))).collect();
    if moved.len() < 2 {
        return None;
    }
    let sum = |of: &[(Message, i64)]| of.iter().map(|(_, minor)| *minor).fold(0_i64, i64::saturating_add);
    let shown = if moved.len() > MOST + 1 { MOST } else { moved.len() };
    let step = |label: Message, minor: i64, is_total: bool| Step {
        label,
        amount: money(minor),
        tone: tone(minor, kind),
        is_total,
    };
    let mut all: Vec<Step> = moved[..shown].iter().map(|(label, minor)| step(label.clone(), *minor, false)).collect();
    if shown < moved.len() {
        let others = msg("term-other").with("count", moved.len() - shown);
        all.push(step(others, sum(&moved[shown..]), false));
    }
    let total = sum(&moved);
    let message = moved_most(&moved, total, ["chart-rows", "chart-rows-against"], currency)?;
    all.push(step(msg("term-variance"), total, true));
    Some(Chart {
        name: if kind == Kind::Cost { "rows" } else { "rows-income" },
        message,
        title: msg("chart-rows-title").with("period", period),
        told: all
            .iter()
            .map(|step| msg("chart-told-step").with("step", step.label.clone()).with("amount", plus(step.amount)))
            .collect(),
        drawing: Drawing::Steps(all),
    })
}

/// The charts of a bridge: of its rows and, where drivers take it apart, of its steps, which else say nothing more.
pub fn bridge_charts(answer: &BridgeAnswer, names: &Names, currency: Currency, of: Period) -> Vec<Chart> {
    let mut charts = Vec::new();
    for (kind, total) in [Kind::Cost, Kind::Income].into_iter().zip(&answer.totals) {
        charts.extend(by_rows(&answer.rows, kind, names, currency, period(of)));
        let total = total.as_ref().filter(|_| !answer.drivers.is_empty());
        charts.extend(total.and_then(|total| steps(total, kind, currency, period(of))));
    }
    charts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Language, Words};

    #[test]
    fn a_saving_comes_from_what_was_saved() {
        let moved = [("人力成本", 14_517_464), ("租金", -10_000_000), ("水电费", -7_604_959)];
        let moved: Vec<(Message, i64)> = moved.map(|(label, minor)| (Message::verbatim(label), minor)).to_vec();
        let said = |moved: &[(Message, i64)]| {
            let total = moved.iter().map(|(_, minor)| minor).sum();
            let message = moved_most(moved, total, ["chart-rows", "chart-rows-against"], Currency::CNY).unwrap();
            [Language::ZhCn, Language::En].map(|language| Words::new(language).say(&message))
        };
        assert_eq!(
            said(&moved),
            [
                "主要来自租金（-100,000.00），合计 -30,874.95；人力成本相反（+145,174.64）",
                "it comes from 租金 most of all (-100,000.00), -30,874.95 in all; 人力成本 went the other way (+145,174.64)"
            ]
        );
        assert_eq!(
            said(&moved[1..]),
            [
                "主要来自租金（-100,000.00），合计 -176,049.59",
                "it comes from 租金 most of all (-100,000.00), -176,049.59 in all"
            ]
        );
        let even = [(Message::verbatim("a"), -500), (Message::verbatim("b"), 500)];
        assert!(said(&even)[1].ends_with("0.00 in all; a went the other way (-5.00)"), "{:?}", said(&even));
    }
}
