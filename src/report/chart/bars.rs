//! Budget and actual side by side, and variances alone.

use std::cmp::Reverse;

use super::story::plus;
use super::{Chart, Drawing, Story, most_over, said};
use crate::analysis::variance::{Bucket, Direction, Role, VarianceRow};
use crate::model::{Kind, Money, MoneyError, Ratio};
use crate::report::{Names, Tone, anchor};
use crate::words::{Message, msg};

/// A row of bars.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// What it is called.
    pub label: Message,
    /// Where its row stands on the page.
    pub link: Option<String>,
    /// The plan; `None` where there is none.
    pub budget: Option<Money>,
    /// What came of it.
    pub actual: Money,
    /// The difference of the two.
    pub variance: Option<Money>,
    /// In per cent of the budget; unknown for a budget of nothing.
    pub ratio: Option<Ratio>,
    /// What the variance means.
    pub tone: Tone,
    /// What is said beside the actual of a row that has no budget.
    pub note: Option<Message>,
}

/// So many rows make a picture; the smallest of the others are summed in the table beside it.
const MOST: usize = 12;

impl Bar {
    /// The bar of a row, by what it is in one of its scopes.
    pub fn new(row: &VarianceRow, scope: usize, names: &Names) -> Result<Bar, MoneyError> {
        let judged = &row.scopes[scope];
        let measure = &judged.measure;
        Ok(Bar {
            label: match row.role {
                Role::Unbudgeted => msg("term-unbudgeted"),
                _ => names.label(&row.path),
            },
            link: Some(anchor(row.bucket, &row.path)),
            budget: measure.budget,
            actual: measure.actual,
            variance: measure.variance()?,
            ratio: measure.variance_ratio(),
            tone: match (row.bucket, judged.direction) {
                // What was spent without a budget is over, however early it is.
                (Bucket::UnbudgetedCost, Direction::None) if measure.actual.is_positive() => Tone::Bad,
                (_, Direction::Adverse) => Tone::Bad,
                (_, Direction::Favorable) => Tone::Good,
                (_, Direction::None) => Tone::Plain,
            },
            note: None,
        })
    }

    fn told(&self) -> Message {
        match (self.budget, self.variance) {
            (Some(budget), Some(variance)) => msg("chart-told-bar")
                .with("row", self.label.clone())
                .with("budget", budget.grouped())
                .with("actual", self.actual.grouped())
                .with("variance", plus(variance)),
            _ => msg("chart-told-actual").with("row", self.label.clone()).with("actual", self.actual.grouped()),
        }
    }
}

/// Budget and actual of the outermost rows of a kind, in the order of the report.
pub fn bars(
    rows: &[VarianceRow],
    kind: Kind,
    names: &Names,
    (stories, more): (&[Story], bool),
    period: Message,
) -> Result<Option<Chart>, MoneyError> {
    let outermost = rows.iter().filter(|row| row.bucket.kind() == kind && row.indent == 0 && is_own(row));
    let mut bars = outermost.map(|row| Bar::new(row, 0, names)).collect::<Result<Vec<_>, _>>()?;
    let nothing = |bar: &Bar| bar.actual.is_zero() && bar.budget.is_none_or(Money::is_zero);
    bars.retain(|bar| !nothing(bar));
    let Some(largest) = bars.iter().max_by_key(|bar| bar.actual.minor()) else { return Ok(None) };
    let message = match kind {
        _ if bars.iter().all(|bar| bar.budget.is_none()) => {
            let id = if kind == Kind::Cost { "chart-no-budget" } else { "chart-income-no-budget" };
            msg(id).with("row", largest.label.clone()).with("amount", largest.actual.grouped())
        }
        Kind::Cost => said(stories, most_over(stories), more),
        Kind::Income => of_income(&bars, more)?,
    };
    bars.truncate(MOST);
    let title = msg(if kind == Kind::Cost { "chart-bars-title" } else { "chart-bars-income" }).with("period", period);
    Ok(Some(Chart {
        name: if kind == Kind::Cost { "bars" } else { "bars-income" },
        message,
        title,
        told: bars.iter().map(Bar::told).collect(),
        drawing: Drawing::Bars(bars),
    }))
}

/// How income stands against its budget; of a month that is not over, how far it has come.
fn of_income(bars: &[Bar], is_early: bool) -> Result<Message, MoneyError> {
    let currency = bars[0].actual.currency();
    let actual = Money::sum(bars.iter().map(|bar| bar.actual), currency)?;
    let budget = Money::sum(bars.iter().filter_map(|bar| bar.budget), currency)?;
    let off = actual.checked_sub(budget)?;
    let id = match off.minor().signum() {
        _ if is_early => "chart-income-so-far",
        -1 => "chart-income-short",
        0 => "chart-income-at",
        _ => "chart-income-above",
    };
    let message = msg(id).with("actual", actual.grouped());
    Ok(match id {
        "chart-income-so-far" => message.with("budget", budget.grouped()),
        "chart-income-at" => message,
        _ => message.with("amount", off.abs().grouped()),
    })
}

/// The largest variances of the finest rows of costs, either sign.
pub fn variances(
    rows: &[VarianceRow],
    scope: usize,
    names: &Names,
    period: Message,
) -> Result<Option<Chart>, MoneyError> {
    let finest = rows.iter().filter(|row| row.role == Role::Item && row.bucket.kind() == Kind::Cost);
    let bar = |row: &VarianceRow| {
        let mut bar = Bar::new(row, scope, names)?;
        // A category may stand both within the plan and outside of it.
        if row.bucket.is_unbudgeted() {
            bar.label = msg("report-aside").with("first", bar.label).with("second", msg("term-unbudgeted"));
        }
        Ok(bar)
    };
    let mut bars = finest.map(bar).collect::<Result<Vec<_>, MoneyError>>()?;
    bars.retain(|bar| bar.variance.is_some_and(|variance| !variance.is_zero()));
    bars.sort_by_key(|bar| Reverse(bar.variance.map_or(0, |variance| variance.minor().unsigned_abs())));
    bars.truncate(MOST - 2);
    let Some(first) = bars.first() else { return Ok(None) };
    let variance = first.variance.map_or_else(String::new, plus);
    let message = msg("chart-largest").with("row", first.label.clone()).with("variance", variance);
    Ok(Some(Chart {
        name: if scope == 0 { "variances" } else { "variances-ytd" },
        message,
        title: msg("chart-variances-title").with("period", period),
        told: bars.iter().map(Bar::told).collect(),
        drawing: Drawing::Variances(bars),
    }))
}

/// Is it a row of its own, and no sum of what a filter hides?
fn is_own(row: &VarianceRow) -> bool {
    matches!(row.role, Role::Item | Role::Subtotal | Role::Unbudgeted)
}
