//! The list of rules.

use super::{RulesParts, kind_name, plan_line, stale, stale_line};
use crate::model::rule::RuleLine;
use crate::model::{AdjustRule, Money, Quantity};
use crate::report::fields::{Field, data_table, field, known};
use crate::report::table::column;
use crate::report::{Align, Cell, Data, DataTable, Emphasis, Report, Row, Section, Table, Tone};
use crate::words::{Message, msg};

/// The list of rules.
pub fn rules_list(all: &[RulesParts<'_>]) -> Report {
    let notes = all.iter().filter(|own| !own.rules.is_empty()).map(plan_line).collect();
    let mut sections = vec![Section::title(msg("rules-list-title"), notes)];
    sections.push(match all.iter().all(|own| own.rules.is_empty()) {
        true => Section::Text(msg("rules-none"), Tone::Plain),
        false => Section::Table(list_table(all)),
    });
    sections.extend(all.iter().flat_map(|own| own.stale).map(|own| Section::Text(stale_line(own), Tone::Warn)));
    Report {
        name: "rules",
        sections,
        data: Data { head: Vec::new(), tables: vec![list_data(all), stale::data(all)], errors: Vec::new() },
    }
}

fn list_table(all: &[RulesParts<'_>]) -> Table {
    let columns = vec![
        column("rules-rule", Align::Left, 0),
        column("rules-kind", Align::Left, 0),
        column("rules-from", Align::Left, 0),
        column("rules-to", Align::Left, 0),
        column("rules-caps", Align::Left, 1),
        column("rules-auto", Align::Right, 0).keyed("auto_cap"),
        column("rules-moved", Align::Right, 0).keyed("moved"),
    ];
    let rows = all.iter().flat_map(|plan| plan.rules.iter().map(move |rule| (plan, rule))).map(|(plan, rule)| {
        let cells = vec![
            Cell::Text(rule.id.clone()),
            Cell::word(rule.kind.word(), kind_name(rule.kind)),
            Cell::Text(lines(&rule.from)),
            Cell::Text(lines(&rule.to)),
            Cell::message(caps(rule)),
            known(rule.auto_cap, Cell::Money),
            known(moved(plan, rule), Cell::Money),
        ];
        Row { cells: cells.into_iter().map(|cell| (cell, Tone::Plain)).collect(), emphasis: Emphasis::Item, indent: 0 }
    });
    Table { title: None, columns, rows: rows.collect() }
}

fn lines(all: &[RuleLine]) -> String {
    all.iter().map(|line| line.text()).collect::<Vec<_>>().join(" ")
}

fn moved(plan: &RulesParts<'_>, rule: &AdjustRule) -> Option<Money> {
    plan.moved.iter().find(|(id, _)| *id == rule.id).map(|(_, amount)| *amount)
}

/// What a rule may not pass, in a few words.
fn caps(rule: &AdjustRule) -> Message {
    let mut all: Vec<Message> = Vec::new();
    all.extend(rule.cap_run.map(|cap| msg("rules-cap-run").with("amount", cap.grouped())));
    all.extend(rule.cap_period.map(|cap| msg("rules-cap-period").with("amount", cap.grouped())));
    all.extend(rule.cap_cumulative.map(|cap| msg("rules-cap-year").with("share", cap.percent())));
    all.extend((rule.cooldown > 0).then(|| msg("rules-cap-rest").with("months", i64::from(rule.cooldown))));
    all.extend(rule.amount.map(|amount| msg("rules-cap-event").with("amount", amount.grouped())));
    all.extend(rule.table.iter().map(|step| match (step.times, step.monthly) {
        (Some(times), _) => msg("rules-cap-times").with("from", step.from.to_string()).with("times", times.exact()),
        (None, amount) => {
            let amount = amount.map(Money::grouped).unwrap_or_default();
            msg("rules-cap-monthly").with("from", step.from.to_string()).with("amount", amount)
        }
    }));
    all.into_iter()
        .reduce(|first, second| msg("rules-cap-and").with("first", first).with("second", second))
        .unwrap_or_else(|| Message::verbatim(""))
}

fn list_data(all: &[RulesParts<'_>]) -> DataTable {
    type Of<'r> = (&'r RulesParts<'r>, &'r AdjustRule);
    let fields: Vec<Field<'_, Of<'_>>> = vec![
        field("plan", |(plan, _): &Of<'_>| Cell::Text(plan.plan.to_string())),
        field("version", |(plan, _): &Of<'_>| known(plan.version, |own| Cell::Count(own.into()))),
        field("rule", |(_, rule): &Of<'_>| Cell::Text(rule.id.clone())),
        field("kind", |(_, rule): &Of<'_>| Cell::Tag(rule.kind.word())),
        field("from", |(_, rule): &Of<'_>| Cell::Text(lines(&rule.from))),
        field("to", |(_, rule): &Of<'_>| Cell::Text(lines(&rule.to))),
        field("priority", |(_, rule): &Of<'_>| Cell::Count(rule.priority)),
        field("share", |(_, rule): &Of<'_>| Cell::Exact(Quantity::from(rule.share))),
        field("step", |(_, rule): &Of<'_>| known(rule.step, Cell::Money)),
        field("cap_run", |(_, rule): &Of<'_>| known(rule.cap_run, Cell::Money)),
        field("cap_period", |(_, rule): &Of<'_>| known(rule.cap_period, Cell::Money)),
        field("cap_cumulative", |(_, rule): &Of<'_>| {
            known(rule.cap_cumulative, |cap| Cell::Exact(Quantity::from(cap)))
        }),
        field("cooldown", |(_, rule): &Of<'_>| Cell::Count(rule.cooldown.into())),
        field("auto_cap", |(_, rule): &Of<'_>| known(rule.auto_cap, Cell::Money)),
        field("moved", |(plan, rule): &Of<'_>| known(moved(plan, rule), Cell::Money)),
    ];
    data_table("rows", &fields, all.iter().flat_map(|plan| plan.rules.iter().map(move |rule| (plan, rule))))
}
