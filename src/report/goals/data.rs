//! The goals for scripts: one row for each goal, and for each member where the report is by an axis.

use super::GoalsParts;
use super::values::{quadrant, rag};
use crate::analysis::goal::{Bound, Missing, bound, rag as colour};
use crate::answer::goals::{GoalRow, PlanGoals};
use crate::model::goal::Aim;
use crate::model::kpi::KpiUnit;
use crate::model::{Month, Quantity};
use crate::report::{Cell, DataTable, Record};
use crate::words::msg;

const COLUMNS: [&str; 36] = [
    "plan",
    "kpi",
    "name",
    "member",
    "unit",
    "months",
    "first_month",
    "last_month",
    "numerator",
    "denominator",
    "per",
    "actual",
    "direction",
    "target",
    "target_low",
    "target_high",
    "baseline",
    "progress",
    "score",
    "status",
    "weight",
    "ytd_actual",
    "ytd_score",
    "n",
    "interval_low",
    "interval_high",
    "few",
    "unchanged",
    "budget",
    "spent",
    "variance",
    "quadrant",
    "missing",
    "owner",
    "file",
    "line",
];

pub(super) fn rows(parts: &GoalsParts<'_>) -> DataTable {
    let records = parts.plans.iter().flat_map(|plan| plan.rows.iter().map(|row| record(plan, row)));
    DataTable { key: "rows", columns: COLUMNS.map(String::from).to_vec(), records: records.collect(), keyed: false }
}

pub(super) fn totals(parts: &GoalsParts<'_>) -> DataTable {
    let columns = ["plan", "score", "status", "weight", "ytd_score"].map(String::from).to_vec();
    let records = parts.plans.iter().map(|plan| {
        let score = plan.total.map(|total| total.score);
        let values = vec![
            Cell::Text(plan.plan.id.clone()),
            number(score),
            score.map_or(Cell::Empty, |score| Cell::Text(rag(colour(score)).0.to_string())),
            number(plan.total.map(|total| total.weight)),
            number(plan.ytd_total.map(|total| total.score)),
        ];
        Record { path: Vec::new(), values }
    });
    DataTable { key: "totals", columns, records: records.collect(), keyed: false }
}

/// Six decimals: enough to work every figure out again.
fn number(value: Option<Quantity>) -> Cell {
    value.map_or(Cell::Empty, |value| Cell::Text(value.fixed(6)))
}

fn exact(value: Option<Quantity>) -> Cell {
    value.map_or(Cell::Empty, |value| Cell::Text(value.exact()))
}

fn word(tag: &'static str) -> Cell {
    Cell::Text(tag.to_string())
}

fn record(plan: &PlanGoals<'_>, row: &GoalRow<'_>) -> Record {
    let goal = row.goal;
    let reached = row.reached.as_ref().ok();
    let months = reached.map_or(&[][..], |reached| &reached.count.months);
    let month = |month: Option<&Month>| month.map_or(Cell::Empty, |month| Cell::Month(*month));
    let unit = match goal.unit {
        KpiUnit::Percent => "percent",
        KpiUnit::Number => "number",
        KpiUnit::Money => "money",
    };
    let name = match (goal.name.as_str(), goal.known()) {
        ("", Some(known)) => Cell::Word { tag: known.id, message: msg(known.title) },
        ("", None) => Cell::Text(goal.kpi.clone()),
        (name, _) => Cell::Text(name.to_string()),
    };
    let direction = match goal.aim {
        Aim::Up(_) => "up",
        Aim::Down(_) => "down",
        Aim::Band(..) => "band",
    };
    let aim = reached.map(|reached| reached.bound).or(bound(goal.aim, goal.baseline));
    let (target, low, high) = match aim {
        Some(Bound::Up(target) | Bound::Down(target)) => (Some(target), None, None),
        Some(Bound::Band(low, high)) => (None, Some(low), Some(high)),
        None => (None, None, None),
    };
    let sample = reached.and_then(|reached| reached.sample);
    let flag = |flag: Option<bool>| flag.map_or(Cell::Empty, Cell::Flag);
    let money = row.money;
    let variance = money.and_then(|money| money.actual.checked_sub(money.budget).ok());
    let amount = |amount: Option<crate::model::Money>| amount.map_or(Cell::Empty, Cell::Money);
    let verdict = money.zip(reached).and_then(|(money, reached)| money.quadrant(reached.score >= Quantity::ONE));
    let missing = row.reached.as_ref().err().map(|missing| match missing {
        Missing::Months(_) => "months",
        Missing::Zero(_) => "zero_denominator",
        Missing::Baseline => "baseline",
    });
    let values = vec![
        Cell::Text(plan.plan.id.clone()),
        Cell::Text(goal.kpi.clone()),
        name,
        row.member.clone().map_or(Cell::Empty, Cell::Text),
        word(unit),
        Cell::Count(months.len() as i64),
        month(months.first()),
        month(months.last()),
        exact(reached.map(|reached| reached.count.numerator)),
        exact(reached.map(|reached| reached.count.denominator)),
        exact(Some(goal.per)),
        number(reached.map(|reached| reached.actual)),
        word(direction),
        number(target),
        number(low),
        number(high),
        number(reached.map_or(goal.baseline, |reached| reached.baseline)),
        number(reached.and_then(|reached| reached.progress)),
        number(reached.map(|reached| reached.score)),
        reached.map_or(Cell::Empty, |reached| word(rag(colour(reached.score)).0)),
        number(Some(row.weight).filter(|_| row.member.is_none())),
        number(row.ytd.as_ref().map(|ytd| ytd.actual)),
        number(row.ytd.as_ref().map(|ytd| ytd.score)),
        exact(sample.map(|sample| sample.n)),
        number(sample.map(|sample| sample.interval.0)),
        number(sample.map(|sample| sample.interval.1)),
        flag(sample.map(|sample| sample.few)),
        flag(sample.and_then(|sample| sample.unchanged)),
        amount(money.map(|money| money.budget)),
        amount(money.map(|money| money.actual)),
        amount(variance),
        verdict.map_or(Cell::Empty, |verdict| word(quadrant(verdict).0)),
        missing.map_or(Cell::Empty, word),
        Cell::Text(goal.owner.clone()),
        Cell::Text(goal.place.file.clone()),
        Cell::Count(goal.place.line as i64),
    ];
    Record { path: Vec::new(), values }
}
