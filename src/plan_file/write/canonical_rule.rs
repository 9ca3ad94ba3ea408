//! `[[rule]]` in a canonical plan: what is usual is left out.

use toml_edit::{Array, ArrayOfTables, InlineTable, Item, Table, Value};

use super::canonical_text::{amount, text_of, texts};
use crate::model::rule::{RuleKind, RuleLine, RuleStep};
use crate::model::{AdjustRule, Category, Currency, LinePlace, Money, Month, Quantity, Ratio, Series};

/// A rule of a plan that is worked out.
pub(super) fn table(rule: &AdjustRule, axes: &[String]) -> Table {
    let usual = AdjustRule::usual(&rule.id, rule.kind, rule.place.clone());
    let mut table = Table::new();
    let mut put = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            table.insert(key, Item::Value(value));
        }
    };
    let lines = |lines: &[RuleLine]| {
        let all: Array = lines.iter().map(|line| Value::from(of_line(line, axes))).collect();
        (!lines.is_empty()).then(|| all.into())
    };
    let plain = |amount: Option<Money>| amount.map(|amount| amount.plain().into());
    let ratio = |own: Ratio, usual: Ratio| (own != usual).then(|| own.exact().into());
    let count = |own: i64, usual: i64| (own != usual).then(|| own.into());
    put("id", Some(rule.id.as_str().into()));
    put("kind", Some(rule.kind.word().into()));
    put("from", lines(&rule.from));
    put("to", lines(&rule.to));
    put("priority", count(rule.priority, usual.priority));
    put("share", ratio(rule.share, usual.share));
    put("keep", ratio(rule.keep, usual.keep));
    put("step", plain(rule.step));
    put("cap_run", plain(rule.cap_run));
    put("cap_period", plain(rule.cap_period));
    put("cap_cumulative", rule.cap_cumulative.map(|cap| cap.exact().into()));
    put("cooldown", count(rule.cooldown.into(), usual.cooldown.into()));
    put("auto_cap", plain(rule.auto_cap));
    put("amount", plain(rule.amount));
    put("metric", rule.metric.as_deref().map(Value::from));
    if let Some(Series::Months(months)) = &rule.planned {
        put("planned", Some(months.iter().map(|own| own.exact()).collect::<Array>().into()));
    }
    put("threshold", ratio(rule.threshold, usual.threshold));
    put("months", count(rule.months.into(), usual.months.into()));
    let mut steps = ArrayOfTables::new();
    for step in &rule.table {
        let mut own = Table::new();
        own.insert("from", Item::Value(step.from.to_string().into()));
        step.times.iter().for_each(|times| drop(own.insert("times", Item::Value(times.exact().into()))));
        step.monthly.iter().for_each(|amount| drop(own.insert("monthly", Item::Value(amount.plain().into()))));
        steps.push(own);
    }
    if !steps.is_empty() {
        table.insert("table", Item::ArrayOfTables(steps));
    }
    table
}

fn of_line(line: &RuleLine, axes: &[String]) -> InlineTable {
    let mut table = InlineTable::new();
    table.insert("category", line.category.as_str().into());
    let named = axes.iter().zip(&line.members).filter_map(|(axis, member)| Some((axis.as_str(), member.as_deref()?)));
    let members: InlineTable = named.collect();
    if !members.is_empty() {
        table.insert("for", members.into());
    }
    if !line.name.is_empty() {
        table.insert("name", line.name.as_str().into());
    }
    table
}

/// Reads it back; `None` where it is none.
pub(super) fn read(table: &Table, axes: &[String], currency: Currency, place: LinePlace) -> Option<AdjustRule> {
    let usual = AdjustRule::usual(text_of(table, "id")?, RuleKind::named(text_of(table, "kind")?)?, place);
    let lines = |key: &str| match table.get(key) {
        None => Some(Vec::new()),
        Some(item) => {
            item.as_array()?.iter().map(|line| line_of(line.as_inline_table()?, axes)).collect::<Option<Vec<_>>>()
        }
    };
    let money = |key: &str| text_of(table, key).map_or(Some(None), |text| amount(text, currency).map(Some));
    let ratio = |key: &str, usual: Ratio| text_of(table, key).map_or(Some(usual), Ratio::parse);
    let count = |key: &str, usual: i64| table.get(key).map_or(Some(usual), Item::as_integer);
    let planned = match table.get("planned") {
        None => None,
        Some(_) => {
            let months =
                texts(table, "planned")?.iter().map(|text| Quantity::parse(text)).collect::<Option<Vec<_>>>()?;
            Some(Series::Months(Box::new(months.try_into().ok()?)))
        }
    };
    let step = |own: &Table| {
        let times = text_of(own, "times").map_or(Some(None), |text| Quantity::parse(text).map(Some))?;
        let monthly = text_of(own, "monthly").map_or(Some(None), |text| amount(text, currency).map(Some))?;
        Some(RuleStep { from: Month::parse(text_of(own, "from")?)?, times, monthly })
    };
    let steps = table.get("table").and_then(Item::as_array_of_tables).into_iter().flatten();
    Some(AdjustRule {
        from: lines("from")?,
        to: lines("to")?,
        priority: count("priority", usual.priority)?,
        share: ratio("share", usual.share)?,
        keep: ratio("keep", usual.keep)?,
        step: money("step")?,
        cap_run: money("cap_run")?,
        cap_period: money("cap_period")?,
        cap_cumulative: text_of(table, "cap_cumulative").map_or(Some(None), |text| Ratio::parse(text).map(Some))?,
        cooldown: i32::try_from(count("cooldown", usual.cooldown.into())?).ok()?,
        auto_cap: money("auto_cap")?,
        amount: money("amount")?,
        metric: text_of(table, "metric").map(String::from),
        planned,
        threshold: ratio("threshold", usual.threshold)?,
        months: i32::try_from(count("months", usual.months.into())?).ok()?,
        table: steps.map(step).collect::<Option<_>>()?,
        ..usual
    })
}

fn line_of(line: &InlineTable, axes: &[String]) -> Option<RuleLine> {
    let members = line.get("for").and_then(Value::as_inline_table);
    Some(RuleLine {
        category: Category::parse(text_of(line, "category")?)?,
        members: axes.iter().map(|axis| members.and_then(|own| own.get(axis)?.as_str().map(String::from))).collect(),
        name: text_of(line, "name").unwrap_or_default().to_string(),
    })
}
