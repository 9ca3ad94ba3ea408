//! The alerts for scripts: a row for each.

use super::AlertsParts;
use crate::analysis::alert::Position;
use crate::analysis::alert::book::About;
use crate::answer::alerts::{Alert, AlertAbout, LineAlert};
use crate::model::{Money, Ratio};
use crate::report::fields::{Field, by_axis, data_table, field, known};
use crate::report::{Cell, DataTable};

pub(super) fn rows(parts: &AlertsParts<'_>) -> DataTable {
    data_table("rows", &fields(parts), parts.alerts)
}

fn line(alert: &Alert) -> Option<&LineAlert> {
    match &alert.about {
        AlertAbout::Line(line) => Some(line),
        AlertAbout::Book(_) => None,
    }
}

fn book(alert: &Alert) -> Option<&About> {
    match &alert.about {
        AlertAbout::Line(_) => None,
        AlertAbout::Book(about) => Some(about),
    }
}

fn fields<'a>(parts: &'a AlertsParts<'_>) -> Vec<Field<'a, &'a Alert>> {
    let text = |text: &str| Cell::Text(text.to_string());
    let told = |alert: &Alert| parts.memory.alerts.get(&alert.key);
    let mut fields: Vec<Field<'_, &Alert>> = vec![
        field("id", |alert: &&Alert| Cell::Text(alert.id.clone())),
        field("level", |alert: &&Alert| Cell::Tag(alert.level.tag())),
        field("level_number", |alert: &&Alert| Cell::Count(alert.level.number())),
        field("reason", |alert: &&Alert| known(alert.reasons.first().copied(), Cell::Tag)),
        field("reasons", |alert: &&Alert| Cell::Text(alert.reasons.join(" "))),
        field("plan", move |alert: &&Alert| known(line(alert).and_then(|line| line.plan.as_deref()), text)),
        field("category", move |alert: &&Alert| {
            known(line(alert).and_then(|line| line.category.as_ref()), Cell::category)
        }),
    ];
    fields.extend(by_axis(parts.names, move |axis, alert: &&Alert| {
        known(line(alert).and_then(|line| line.members.get(axis)?.clone()), Cell::Text)
    }));
    let money = |of: fn(&Position) -> Option<Money>| {
        move |alert: &&Alert| known(line(alert).and_then(|line| of(&line.position)), Cell::Money)
    };
    fields.extend([
        field("month", |alert: &&Alert| {
            let of_book = || match book(alert) {
                Some(About::Month(month)) => Some(*month),
                Some(About::Metric { last, .. }) => Some(*last),
                _ => None,
            };
            known(line(alert).and_then(|line| line.month).or_else(of_book), Cell::Month)
        }),
        field("budget", money(|own| Some(own.budget))),
        field("phased", money(|own| Some(own.phased))),
        field("actual", money(|own| Some(own.actual))),
        field("commitment", money(|own| Some(own.committed))),
        field("used", money(|own| own.used().ok())),
        field("used_ratio", |alert: &&Alert| {
            let ratio = line(alert).and_then(|line| Ratio::of(line.position.used().ok()?, line.position.budget));
            known(ratio, Cell::Ratio)
        }),
        field("forecast", money(|own| own.forecast)),
        field("forecast_high", money(|own| own.high)),
        field("method", |alert: &&Alert| known(line(alert).and_then(|line| line.method), Cell::Tag)),
        field("overrun_date", |alert: &&Alert| known(line(alert).and_then(|line| line.overrun), Cell::Date)),
        field("subject", |alert: &&Alert| known(book(alert).map(About::subject), Cell::Text)),
        field("amount", |alert: &&Alert| match book(alert) {
            Some(About::Unclassified(amount)) => Cell::Money(*amount),
            Some(About::Commitment { open, .. }) => Cell::Money(*open),
            _ => Cell::Empty,
        }),
        field("since", move |alert: &&Alert| known(told(alert), |told| Cell::Text(told.since.clone()))),
        field("acknowledged_by", move |alert: &&Alert| {
            known(told(alert).and_then(|told| told.known.as_ref()), |own| Cell::Text(own.by.clone()))
        }),
        field("new", move |alert: &&Alert| known(parts.news, |news| Cell::Flag(news.contains(&alert.key)))),
    ]);
    fields
}
