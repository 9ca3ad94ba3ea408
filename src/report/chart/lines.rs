//! Months of several rows, each as a line as small as a word; and the months of all of them as columns.

use super::{Chart, Drawing, MonthBar, Months};
use crate::analysis::history::{History, HistoryQuery, HistoryRow};
use crate::model::{Kind, Money, Month, Ratio};
use crate::report::Names;
use crate::report::history::label;
use crate::words::{Message, msg};

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What it is called.
    pub label: Message,
    /// Its months; `None` where nothing was booked.
    pub points: Vec<Option<Money>>,
    /// How it grew over the year before, where that is known.
    pub growth: Option<Ratio>,
}

impl Line {
    /// The last month that has anything.
    pub fn last(&self) -> Option<Money> {
        self.points.iter().rev().copied().flatten().next()
    }
}

/// So many rows make a picture: those of the largest totals.
const MOST: usize = 16;

/// The charts of a history: all costs and all income month by month, then each row.
pub fn history_charts(history: &History, query: &HistoryQuery, names: &Names) -> Vec<Chart> {
    let totals = history.rows.iter().filter(|row| row.category.is_none());
    let mut charts: Vec<Chart> = totals.filter_map(|total| total_months(total, query)).collect();
    charts.extend(rows(history, query, names));
    charts
}

/// The months of a total, beside those of the year before.
fn total_months(total: &HistoryRow, query: &HistoryQuery) -> Option<Chart> {
    let bar = |((month, actual), last_year): ((&Month, &Option<Money>), &Option<Money>)| MonthBar {
        month: *month,
        budget: None,
        actual: *actual,
        expected: None,
        last_year: *last_year,
    };
    let months: Vec<MonthBar> = query.months.iter().zip(&total.months).zip(&total.year_before).map(bar).collect();
    let known = || months.iter().filter_map(|month| Some((month.month, month.actual?)));
    let most = known().max_by_key(|(month, amount)| (amount.minor(), std::cmp::Reverse(*month)))?;
    let least = known().min_by_key(|(month, amount)| (amount.minor(), *month))?;
    let message = match most.0 == least.0 {
        true => msg("chart-history-one").with("month", most.0.to_string()).with("amount", most.1.grouped()),
        false => msg("chart-history")
            .with("most", most.0.to_string())
            .with("amount", most.1.grouped())
            .with("least", least.0.to_string())
            .with("low", least.1.grouped()),
    };
    let (from, to) = ends(query);
    let title = if total.kind == Kind::Cost { "chart-history-cost" } else { "chart-history-income" };
    let amount = |amount: Option<Money>| amount.map_or_else(|| "—".to_string(), Money::grouped);
    let told = months.iter().map(|month| {
        msg("chart-told-history")
            .with("month", month.month.to_string())
            .with("actual", amount(month.actual))
            .with("last_year", amount(month.last_year))
    });
    Some(Chart {
        name: if total.kind == Kind::Cost { "history" } else { "history-income" },
        message,
        title: msg(title).with("from", from).with("to", to),
        told: told.collect(),
        drawing: Drawing::Months(Months { months, end: None }),
    })
}

/// The first and the last month.
fn ends(query: &HistoryQuery) -> (String, String) {
    let month = |month: Option<&Month>| month.map_or_else(String::new, Month::to_string);
    (month(query.months.first()), month(query.months.last()))
}

/// The rows, those of the largest totals, in the order of the report.
fn rows(history: &History, query: &HistoryQuery, names: &Names) -> Option<Chart> {
    let own: Vec<&HistoryRow> = history.rows.iter().filter(|row| row.category.is_some()).collect();
    if own.is_empty() || query.months.len() < 2 {
        return None;
    }
    let mut largest: Vec<usize> = (0..own.len()).collect();
    largest.sort_by_key(|at| std::cmp::Reverse(own[*at].total.minor().unsigned_abs()));
    largest.truncate(MOST);
    let first = own[largest[0]];
    largest.sort_unstable();
    let two_kinds = history.rows.iter().any(|row| row.kind == Kind::Income);
    let line = |at: &usize| {
        let row = own[*at];
        Line { label: label(row, names, two_kinds), points: row.months.clone(), growth: row.growth }
    };
    let lines: Vec<Line> = largest.iter().map(line).collect();
    let grown = lines.iter().filter_map(|line| Some((line, line.growth?)));
    let message = match grown.max_by_key(|(_, growth)| *growth) {
        Some((line, growth)) if growth > Ratio::ZERO => {
            msg("chart-lines-grown").with("row", line.label.clone()).with("growth", growth.percent())
        }
        Some(_) => msg("chart-lines-none-grown"),
        None => {
            let amount = first.total.grouped();
            msg("chart-lines").with("row", label(first, names, two_kinds)).with("amount", amount)
        }
    };
    let told = lines.iter().map(|line| {
        let amount = line.last().map_or_else(|| "—".to_string(), Money::grouped);
        msg("chart-told-line").with("row", line.label.clone()).with("amount", amount)
    });
    let (from, to) = ends(query);
    let title = match lines.len() == own.len() {
        true => msg("chart-lines-title").with("from", from).with("to", to),
        false => msg("chart-lines-title-largest")
            .with("count", lines.len())
            .with("all", own.len())
            .with("from", from)
            .with("to", to),
    };
    Some(Chart { name: "lines", message, title, told: told.collect(), drawing: Drawing::Lines(lines) })
}
