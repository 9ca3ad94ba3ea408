//! `[[rule]]`: what adjusts the budget of a plan by rule.

use crate::model::rule::{RuleKind, RuleStep};
use crate::model::{AdjustRule, KeyValue, Money, Ratio};
use crate::plan_file::field::fields::Fields;
use crate::plan_file::text::source::Reporter;
use crate::words::{Message, Place, Problem, msg};

/// A rule whose lines are still names: tables of lines may follow.
pub(in crate::plan_file) struct Stated {
    pub(in crate::plan_file) rule: AdjustRule,
    /// As `from` names them.
    pub(in crate::plan_file) from: Vec<(String, Place)>,
    /// As `to` names them.
    pub(in crate::plan_file) to: Vec<(String, Place)>,
    /// Where it begins.
    pub(in crate::plan_file) at: Place,
}

/// The keys that only rules of some kinds have.
const OWN: [(&str, &[RuleKind]); 13] = {
    use RuleKind::{Event, Flex, Freeze, Release, Step, Surplus};
    const MOVE: &[RuleKind] = &[Surplus, Release, Flex, Freeze, Event];
    const LEAVE: &[RuleKind] = &[Surplus, Release, Flex, Freeze];
    [
        ("from", MOVE),
        ("share", LEAVE),
        ("keep", LEAVE),
        ("step", MOVE),
        ("cap_run", MOVE),
        ("cap_period", MOVE),
        ("cap_cumulative", MOVE),
        ("cooldown", MOVE),
        ("amount", &[Event]),
        ("metric", &[Flex]),
        ("planned", &[Flex]),
        ("auto", MOVE),
        ("table", &[Step]),
    ]
};

/// Builds the rules of a plan.
pub(in crate::plan_file) fn build(tables: &[Fields], reporter: &mut Reporter<'_>) -> Vec<Stated> {
    let mut all: Vec<Stated> = Vec::new();
    for fields in tables {
        let Some(new) = one(fields, reporter) else { continue };
        if let Some(first) = all.iter().find(|own| own.rule.id == new.rule.id) {
            let message = msg("rule-twice").with("id", new.rule.id.as_str()).with("line", first.rule.place.line);
            reporter.add(fields.value_at("id"), Problem::error(message).hint(msg("rule-twice-hint")));
            continue;
        }
        all.push(new);
    }
    all
}

fn one(fields: &Fields, reporter: &mut Reporter<'_>) -> Option<Stated> {
    let before = reporter.problems.len();
    let (id, kind) = (fields.text("id")?, RuleKind::named(fields.text("kind")?)?);
    if id.is_empty() || id.chars().count() > 20 || !id.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_') {
        let problem = Problem::error(msg("rule-id").with("value", id));
        reporter.add(fields.value_at("id"), problem.hint(msg("rule-id-hint")));
    }
    keys_of(fields, kind, reporter);
    for key in ["step", "cap_run", "cap_period", "auto_cap", "amount"] {
        if let Some(amount) = fields.amount(key).filter(|amount| !amount.is_positive()) {
            let message = msg("rule-not-positive").with("key", key).with("value", amount.grouped());
            reporter.add(fields.value_at(key), Problem::error(message).hint(msg("rule-not-positive-hint")));
        }
    }
    for key in ["share", "keep"] {
        if let Some(ratio) = fields.ratio(key).filter(|ratio| *ratio > Ratio::ONE) {
            let message = msg("rule-share").with("key", key).with("value", ratio.percent());
            reporter.add(fields.value_at(key), Problem::error(message).hint(msg("rule-share-hint")));
        }
    }
    for (key, least) in [("cooldown", 0), ("months", 1)] {
        if let Some(count) = fields.count(key).filter(|count| !(least..=12).contains(count)) {
            let message = msg("rule-months").with("key", key).with("value", count);
            reporter
                .add(fields.value_at(key), Problem::error(message).hint(msg("rule-months-hint").with("least", least)));
        }
    }
    let auto = fields.flag("auto") == Some(true);
    match (auto, fields.amount("auto_cap")) {
        (true, None) if !fields.incomplete => {
            let problem = Problem::error(msg("rule-auto-without-cap")).hint(msg("rule-auto-without-cap-hint"));
            reporter.add(fields.value_at("auto"), problem);
        }
        (false, Some(_)) => {
            let problem = Problem::error(msg("rule-cap-without-auto")).hint(msg("rule-cap-without-auto-hint"));
            reporter.add(fields.key_at("auto_cap"), problem);
        }
        _ => {}
    }
    let table = fields.tables("table").iter().filter_map(|fields| step(fields, reporter)).collect::<Vec<_>>();
    if let Some(pair) = table.windows(2).find(|pair| pair[1].from <= pair[0].from) {
        let problem = Problem::error(msg("rule-table-order").with("month", pair[1].from.to_string()));
        reporter.add(fields.at, problem.hint(msg("rule-table-order-hint")));
    }
    let count = |key, usual: i32| fields.count(key).and_then(|count| i32::try_from(count).ok()).unwrap_or(usual);
    let usual = AdjustRule::usual(id, kind, reporter.line_place(fields.at));
    let rule = AdjustRule {
        priority: fields.count("priority").unwrap_or(0),
        share: fields.ratio("share").unwrap_or(usual.share),
        keep: fields.ratio("keep").unwrap_or(usual.keep),
        step: fields.amount("step"),
        cap_run: fields.amount("cap_run"),
        cap_period: fields.amount("cap_period"),
        cap_cumulative: fields.ratio("cap_cumulative"),
        cooldown: count("cooldown", usual.cooldown),
        auto_cap: fields.amount("auto_cap").filter(|_| auto),
        amount: fields.amount("amount"),
        metric: fields.text("metric").map(String::from),
        planned: match fields.simple("planned") {
            Some(KeyValue::Series(series)) => Some(series.clone()),
            _ => None,
        },
        threshold: fields.ratio("threshold").unwrap_or(usual.threshold),
        months: count("months", usual.months),
        table,
        ..usual
    };
    let named = |key: &str| -> Vec<(String, Place)> {
        fields.texts(key).iter().map(|(text, at)| (text.clone(), reporter.source.place(*at))).collect()
    };
    let stated = Stated { rule, from: named("from"), to: named("to"), at: reporter.source.place(fields.at) };
    (reporter.problems.len() == before && !fields.incomplete).then_some(stated)
}

/// Are the keys those of its kind, and none of them missing?
fn keys_of(fields: &Fields, kind: RuleKind, reporter: &mut Reporter<'_>) {
    for (key, kinds) in OWN {
        if fields.field(key).is_some() && !kinds.contains(&kind) {
            let message = msg("rule-foreign-key").with("key", key).with("kind", kind.word());
            reporter.add(fields.key_at(key), Problem::error(message).hint(msg("rule-foreign-key-hint")));
        }
    }
    let needed: &[&str] = match kind {
        RuleKind::Surplus | RuleKind::Release | RuleKind::Freeze => &["from"],
        RuleKind::Flex => &["from", "metric", "planned"],
        RuleKind::Event => &["from", "amount"],
        RuleKind::Step => &["table"],
    };
    if fields.incomplete {
        return;
    }
    for key in needed.iter().filter(|key| fields.field(key).is_none()) {
        let message = msg("rule-lacks-key").with("key", *key).with("kind", kind.word());
        reporter.add(fields.at, Problem::error(message).hint(msg("rule-lacks-key-hint").with("key", *key)));
    }
    let several = |key: &str| fields.texts(key).len();
    let (key, fits) = match kind {
        RuleKind::Step => ("to", several("to") > 0),
        RuleKind::Flex | RuleKind::Event if several("from") != 1 => ("from", false),
        _ if several("from") == 0 => ("from", fields.field("from").is_none()),
        _ => ("to", several("to") == 1 || fields.field("to").is_none()),
    };
    if !fits {
        let message = msg("rule-one-line").with("key", key).with("kind", kind.word());
        reporter.add(fields.value_at(key), Problem::error(message).hint(msg("rule-one-line-hint")));
    }
}

fn step(fields: &Fields, reporter: &mut Reporter<'_>) -> Option<RuleStep> {
    let from = fields.month("from")?;
    let times = match fields.simple("times") {
        Some(KeyValue::Quantity(times)) => Some(*times),
        _ => None,
    };
    let monthly: Option<Money> = fields.amount("monthly");
    if times.is_some() == monthly.is_some() && !fields.incomplete {
        let problem = Problem::error(msg("rule-table-amount")).hint(msg("rule-table-amount-hint"));
        reporter.add(fields.at, problem);
        return None;
    }
    let negative = times.is_some_and(|times| times.is_negative()) || monthly.is_some_and(Money::is_negative);
    if negative {
        let key = if times.is_some() { "times" } else { "monthly" };
        let value: Message = Message::verbatim(monthly.map_or_else(String::new, Money::grouped));
        let message = msg("rule-not-positive").with("key", key).with("value", value);
        reporter.add(fields.value_at(key), Problem::error(message).hint(msg("rule-not-positive-hint")));
        return None;
    }
    Some(RuleStep { from, times, monthly })
}
