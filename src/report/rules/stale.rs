//! Proposals that wait although the rules would not make them today.

use super::RulesParts;
use super::why::{why_tag, why_text};
use crate::analysis::rule::{Now, Stale};
use crate::report::fields::{Field, data_table, field};
use crate::report::{Cell, DataTable};
use crate::words::{Message, msg};

/// That it waits, and what the rules say today.
pub fn stale_line(own: &Stale) -> Message {
    let about = |id| {
        let said = msg(id).with("id", own.id.as_str()).with("amount", own.amount.grouped());
        said.with("from", own.from.text()).with("to", own.to.text()).with("rule", own.rule.as_str())
    };
    match &own.now {
        Now::Other(now) => about("rules-stale-other").with("now", now.grouped()),
        Now::Nothing(why) => about("rules-stale").with("why", why_text(why)),
        Now::NoRule => about("rules-stale").with("why", msg("rules-why-no-rule")),
    }
}

pub(super) fn data(all: &[RulesParts<'_>]) -> DataTable {
    let fields: Vec<Field<'_, &Stale>> = vec![
        field("plan", |own: &&Stale| Cell::Text(own.plan.clone())),
        field("adjustment", |own: &&Stale| Cell::Text(own.id.clone())),
        field("rule", |own: &&Stale| Cell::Text(own.rule.clone())),
        field("from", |own: &&Stale| Cell::Text(own.from.text())),
        field("to", |own: &&Stale| Cell::Text(own.to.text())),
        field("amount", |own: &&Stale| Cell::Money(own.amount)),
        field("now", |own: &&Stale| match &own.now {
            Now::Other(now) => Cell::Money(*now),
            Now::Nothing(_) | Now::NoRule => Cell::Empty,
        }),
        field("why", |own: &&Stale| {
            Cell::Tag(match &own.now {
                Now::Other(_) => "other_amount",
                Now::Nothing(why) => why_tag(why),
                Now::NoRule => "no_rule",
            })
        }),
    ];
    data_table("stale", &fields, all.iter().flat_map(|plan| plan.stale))
}
