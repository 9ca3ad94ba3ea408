//! The bridge in a few sentences, each made from the figures by rule.

use super::{BridgeParts, step_name, tone};
use crate::analysis::bridge::{Step, Steps};
use crate::model::{Kind, Money, Ratio};
use crate::report::{Section, Tone};
use crate::words::{Message, msg};

/// How the actual differs, what made most of it, and what went the other way.
pub(super) fn sentences(parts: &BridgeParts<'_>, kind: Kind, total: &Steps) -> Vec<Section> {
    let Ok(variance) = total.variance() else { return Vec::new() };
    let money = |minor: i64| Money::from_minor(minor, parts.currency());
    let mut first = msg(match (variance.signum(), kind) {
        (0, _) => "bridge-said-at",
        (1, Kind::Cost) => "bridge-said-over",
        (_, Kind::Cost) => "bridge-said-under",
        (1, Kind::Income) => "bridge-said-income-over",
        (_, Kind::Income) => "bridge-said-income-under",
    });
    first = first.with("actual", money(total.actual).grouped()).with("budget", money(total.budget).grouped());
    if variance != 0 {
        first = first.with("amount", money(variance).abs().grouped());
        first = first.with(
            "ratio",
            match Ratio::of(money(variance).abs(), money(total.budget).abs()) {
                Some(ratio) => ratio.percent(),
                None => "—".to_string(),
            },
        );
    }
    let mut said = vec![(first, tone(variance, kind))];
    // Towards the variance first; where there is none, towards more.
    let way = if variance < 0 { -1 } else { 1 };
    for (way, ids) in
        [(way, ["bridge-said-most", "bridge-said-most-all"]), (-way, ["bridge-said-offset", "bridge-said-offset-all"])]
    {
        said.extend(most(parts, kind, total, way).map(|most| (told(ids, &most), Tone::Plain)));
    }
    said.into_iter().map(|(text, tone)| Section::Text(text, tone)).collect()
}

/// A step, with the row that has most of it.
struct Most {
    step: Step,
    amount: Money,
    row: Message,
    of_row: Money,
}

/// What is said of it: by the first message, or by the second where one row has all of it.
fn told([part, all]: [&'static str; 2], most: &Most) -> Message {
    let Most { step, amount, row, of_row } = most;
    let text = msg(if of_row == amount { all } else { part });
    let text = text.with("step", step_name(*step)).with("amount", signed(*amount)).with("row", row.clone());
    if of_row == amount { text } else { text.with("part", signed(*of_row)) }
}

fn signed(amount: Money) -> String {
    if amount.is_positive() { format!("+{}", amount.grouped()) } else { amount.grouped() }
}

/// The largest step one way.
fn most(parts: &BridgeParts<'_>, kind: Kind, total: &Steps, way: i64) -> Option<Most> {
    let steps = Step::ALL.into_iter().filter(|step| total.of(*step).signum() == way);
    let step = steps.max_by_key(|step| total.of(*step).unsigned_abs())?;
    let rows = parts.answer.rows.iter().filter(|row| row.kind == kind && row.steps.of(step).signum() == way);
    let row = rows.max_by_key(|row| row.steps.of(step).unsigned_abs())?;
    let money = |minor: i64| Money::from_minor(minor, parts.currency());
    Some(Most {
        step,
        amount: money(total.of(step)),
        row: parts.names.label(std::slice::from_ref(&row.at)),
        of_row: money(row.steps.of(step)),
    })
}
