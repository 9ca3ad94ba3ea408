//! The outlook for scripts.

use super::OutlookParts;
use super::table::{first_to_come, rolling};
use crate::analysis::forecast::{Outlook, Overrun};
use crate::analysis::variance::{Direction, VarianceRow};
use crate::answer::outlook::is_adverse;
use crate::model::{Kind, Money, Month, Period, Ratio};
use crate::report::fields::{Field, data_table, field, known};
use crate::report::head::period_data;
use crate::report::variance::data::{direction_cell, group, place_fields, reached_by};
use crate::report::{Cell, DataTable, Datum};

/// The year, its months that are not over or have no rows, and the months of a rolling forecast.
pub(super) fn head(parts: &OutlookParts<'_>) -> Vec<(&'static str, Datum)> {
    let mut head = vec![("year", period_data(parts.answer.year.period()))];
    let Some(frame) = &parts.answer.answer.frame else { return head };
    let is_known = |month: &Month| frame.known.get(month.since(frame.first).max(0) as usize).copied().unwrap_or(false);
    let forecast: Vec<Month> = frame.months().take(12).filter(|month| !is_known(month)).collect();
    head.push(("forecast_months", forecast.into()));
    if let (Some(months), Some(first)) = (parts.rolling, first_to_come(parts)) {
        let first = frame.year.first.plus(first as i32);
        head.push(("rolling", period_data(Period::months(first, first.plus(months as i32)))));
    }
    head
}

/// A row, a month of it, or a total.
struct Line<'a> {
    row: Option<&'a VarianceRow>,
    kind: Kind,
    month: Option<(Month, Money, Money)>,
    outlook: &'a Outlook,
    overrun: Option<Overrun>,
}

impl Line<'_> {
    /// Figures of the year alone.
    fn of_year<V>(&self, of: impl FnOnce(&Outlook) -> Option<V>) -> Option<V> {
        if self.month.is_some() { None } else { of(self.outlook) }
    }
}

fn money(amount: Option<Money>) -> Cell {
    known(amount, Cell::Money)
}

fn figures<'a>(parts: &'a OutlookParts<'_>) -> Vec<Field<'a, Line<'a>>> {
    let variance = |outlook: &Outlook| outlook.variance().ok().flatten();
    let range = |outlook: &Outlook| outlook.range().ok().flatten();
    let mut fields: Vec<Field<'a, Line<'a>>> = vec![
        field("actual", |line: &Line<'_>| money(line.month.map_or_else(|| line.outlook.actual().ok(), |m| Some(m.1)))),
        field("forecast", |line: &Line<'_>| money(line.month.map_or_else(|| line.outlook.rest().ok(), |m| Some(m.2)))),
        field("outlook", |line: &Line<'_>| {
            money(line.month.map_or_else(|| line.outlook.year_end().ok(), |(_, a, b)| a.checked_add(b).ok()))
        }),
        field("budget", |line: &Line<'_>| money(line.of_year(Outlook::budget))),
        field("variance", move |line: &Line<'_>| money(line.of_year(variance))),
        field("variance_ratio", move |line: &Line<'_>| {
            let ratio = line.of_year(|own| Ratio::of(variance(own)?, own.budget()?.abs()));
            known(ratio, Cell::Ratio)
        }),
        field("direction", move |line: &Line<'_>| {
            let way = |variance: Money| match (variance.is_zero(), is_adverse(variance.minor(), line.kind)) {
                (true, _) => Direction::None,
                (_, true) => Direction::Adverse,
                (_, false) => Direction::Favorable,
            };
            known(line.of_year(variance), |variance| direction_cell(way(variance)))
        }),
        field("low", move |line: &Line<'_>| money(line.of_year(range).map(|(low, _)| low))),
        field("high", move |line: &Line<'_>| money(line.of_year(range).map(|(_, high)| high))),
        field("overrun", |line: &Line<'_>| match line.overrun {
            Some(Overrun::On(day)) => Cell::Date(day),
            Some(Overrun::In(month)) => Cell::Month(month),
            _ => Cell::Empty,
        }),
        field("commitment", |line: &Line<'_>| money(line.of_year(|own| Some(own.ordered())))),
        field("phased_budget", |line: &Line<'_>| money(line.of_year(|own| own.budget().map(|_| own.phased())))),
        field("method", |line: &Line<'_>| match line.of_year(|own| Some(own.methods.count())) {
            None | Some(0) => Cell::Empty,
            Some(1) => known(line.outlook.methods.one(), Cell::Tag),
            Some(_) => Cell::Tag("mixed"),
        }),
        field("n", |line: &Line<'_>| {
            known(line.of_year(|own| own.methods.months()), |months| Cell::Count(months as i64))
        }),
        field("folds", |line: &Line<'_>| {
            let folds = line.of_year(|own| own.methods.choice()).map(|choice| choice.folds);
            known(folds, |folds| Cell::Count(folds as i64))
        }),
        field("mase", |line: &Line<'_>| known(line.of_year(|own| own.methods.mase()), Cell::Ratio)),
        field("lines", |line: &Line<'_>| {
            known(line.of_year(|own| Some(own.methods.lines)), |lines| Cell::Count(lines as i64))
        }),
        field("raised", |line: &Line<'_>| {
            known(line.of_year(|own| Some(own.methods.raised)), |lines| Cell::Count(lines as i64))
        }),
    ];
    if let Some(months) = parts.rolling {
        fields.push(field("rolling", move |line: &Line<'_>| money(line.of_year(|own| rolling(parts, own, months)))));
    }
    fields
}

pub(super) fn rows(parts: &OutlookParts<'_>) -> DataTable {
    let mut fields = place_fields(parts.names, |line: &Line<'_>| line.row, |_, _| None);
    fields.push(field("month", |line: &Line<'_>| known(line.month, |(month, ..)| Cell::Month(month))));
    fields.extend(figures(parts));
    fields.push(field("type", |line: &Line<'_>| Cell::Tag(if line.kind == Kind::Cost { "cost" } else { "income" })));
    fields.push(field("group", |line: &Line<'_>| known(line.row.and_then(group), Cell::Tag)));
    let answer = &parts.answer.answer;
    let months: Vec<Month> = answer.frame.iter().filter(|_| parts.pivot).flat_map(|frame| frame.months()).collect();
    let mut lines = Vec::new();
    for (row, overrun) in answer.variance.rows.iter().zip(&parts.answer.overruns) {
        let Some(outlook) = row.outlook.as_deref() else { continue };
        let kind = row.bucket.kind();
        lines.push(Line { row: Some(row), kind, month: None, outlook, overrun: *overrun });
        lines.extend(months.iter().enumerate().map(|(slot, month)| {
            let (booked, expected) = outlook.month(slot);
            Line { row: Some(row), kind, month: Some((*month, booked, expected)), outlook, overrun: None }
        }));
    }
    data_table("rows", &fields, lines)
}

pub(super) fn totals(parts: &OutlookParts<'_>) -> DataTable {
    let totals = &parts.answer.answer.variance.totals[0];
    let all = [
        ("cost", &totals.cost_outlook, Kind::Cost, parts.answer.total_overrun),
        ("income", &totals.income_outlook, Kind::Income, None),
        ("net", &totals.net_outlook, Kind::Income, None),
    ];
    let (mut paths, mut lines) = (Vec::new(), Vec::new());
    for (key, outlook, kind, overrun) in all {
        if let Some(outlook) = outlook {
            paths.push(vec![key]);
            lines.push(Line { row: None, kind, month: None, outlook, overrun });
        }
    }
    reached_by(paths, data_table("totals", &figures(parts), lines))
}
