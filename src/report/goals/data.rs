//! The goals for scripts: one row for each goal, and for each member where the report is by an axis.

use super::GoalsParts;
use super::values::{points, quadrant, rag, share, value};
use crate::analysis::goal::{Bound, Missing, Reached, Sample, bound, rag as colour};
use crate::answer::goals::{GoalRow, PlanGoals};
use crate::model::Quantity;
use crate::model::goal::Aim;
use crate::model::kpi::KpiUnit;
use crate::report::fields::{Field, data_table, field, known};
use crate::report::{Cell, DataTable, Form};
use crate::words::msg;

/// A goal as the rows show it.
#[derive(Clone, Copy)]
struct Seen<'a> {
    plan: &'a PlanGoals<'a>,
    row: &'a GoalRow<'a>,
}

impl<'a> Seen<'a> {
    fn reached(&self) -> Option<&'a Reached> {
        self.row.reached.as_ref().ok()
    }

    fn sample(&self) -> Option<Sample> {
        self.reached().and_then(|reached| reached.sample)
    }

    /// A value in the goal's unit.
    fn value(&self, of: Option<Quantity>) -> Cell {
        known(of, |of| value(of, self.row.goal.unit))
    }

    /// What is good: its lower and its upper end.
    fn aim(&self) -> Option<Bound> {
        let stated = || bound(self.row.goal.aim, self.row.goal.baseline);
        self.reached().map(|reached| reached.bound).or_else(stated)
    }

    fn band(&self) -> Option<(Quantity, Quantity)> {
        match self.aim()? {
            Bound::Band(low, high) => Some((low, high)),
            Bound::Up(_) | Bound::Down(_) => None,
        }
    }

    fn target(&self) -> Option<Quantity> {
        match self.aim()? {
            Bound::Up(target) | Bound::Down(target) => Some(target),
            Bound::Band(..) => None,
        }
    }
}

fn fields<'a>() -> Vec<Field<'a, Seen<'a>>> {
    vec![
        field("plan", |seen: &Seen<'_>| text(&seen.plan.plan.id)),
        field("kpi", |seen: &Seen<'_>| text(&seen.row.goal.kpi)),
        field("name", name),
        field("member", |seen: &Seen<'_>| known(seen.row.member.as_deref(), text)),
        field("unit", |seen: &Seen<'_>| {
            text(match seen.row.goal.unit {
                KpiUnit::Percent => "percent",
                KpiUnit::Number => "number",
                KpiUnit::Money => "money",
            })
        }),
        field("months", |seen: &Seen<'_>| {
            Cell::Count(seen.reached().map_or(0, |reached| reached.count.months.len()) as i64)
        }),
        field("first_month", |seen: &Seen<'_>| {
            known(seen.reached().and_then(|r| r.count.months.first().copied()), Cell::Month)
        }),
        field("last_month", |seen: &Seen<'_>| {
            known(seen.reached().and_then(|r| r.count.months.last().copied()), Cell::Month)
        }),
        field("numerator", |seen: &Seen<'_>| known(seen.reached().map(|reached| reached.count.numerator), Cell::Exact)),
        field("denominator", |seen: &Seen<'_>| {
            known(seen.reached().map(|reached| reached.count.denominator), Cell::Exact)
        }),
        field("per", |seen: &Seen<'_>| Cell::Exact(seen.row.goal.per)),
        field("actual", |seen: &Seen<'_>| seen.value(seen.reached().map(|reached| reached.actual))),
        field("direction", |seen: &Seen<'_>| {
            text(match seen.row.goal.aim {
                Aim::Up(_) => "up",
                Aim::Down(_) => "down",
                Aim::Band(..) => "band",
            })
        }),
        field("target", |seen: &Seen<'_>| seen.value(seen.target())),
        field("target_low", |seen: &Seen<'_>| seen.value(seen.band().map(|(low, _)| low))),
        field("target_high", |seen: &Seen<'_>| seen.value(seen.band().map(|(_, high)| high))),
        field("baseline", |seen: &Seen<'_>| {
            seen.value(seen.reached().map_or(seen.row.goal.baseline, |reached| reached.baseline))
        }),
        field("progress", |seen: &Seen<'_>| known(seen.reached().and_then(|reached| reached.progress), share)),
        field("score", |seen: &Seen<'_>| known(seen.reached().map(|reached| reached.score), points)),
        field("status", |seen: &Seen<'_>| {
            known(seen.reached().map(|reached| reached.score), |score| text(rag(colour(score)).0))
        }),
        field("weight", |seen: &Seen<'_>| known(Some(seen.row.weight).filter(|_| seen.row.member.is_none()), share)),
        field("ytd_actual", |seen: &Seen<'_>| seen.value(seen.row.ytd.as_ref().map(|ytd| ytd.actual))),
        field("ytd_score", |seen: &Seen<'_>| known(seen.row.ytd.as_ref().map(|ytd| ytd.score), points)),
        field("n", |seen: &Seen<'_>| known(seen.sample().map(|sample| sample.n), Cell::Exact)),
        field("interval_low", |seen: &Seen<'_>| known(seen.sample().map(|sample| sample.interval.0), share)),
        field("interval_high", |seen: &Seen<'_>| known(seen.sample().map(|sample| sample.interval.1), share)),
        field("few", |seen: &Seen<'_>| known(seen.sample().map(|sample| sample.few), Cell::Flag)),
        field("unchanged", |seen: &Seen<'_>| known(seen.sample().and_then(|sample| sample.unchanged), Cell::Flag)),
        field("budget", |seen: &Seen<'_>| known(seen.row.money.map(|money| money.budget), Cell::Money)),
        field("spent", |seen: &Seen<'_>| known(seen.row.money.map(|money| money.actual), Cell::Money)),
        field("variance", |seen: &Seen<'_>| {
            let variance = seen.row.money.and_then(|money| money.actual.checked_sub(money.budget).ok());
            known(variance, Cell::Money)
        }),
        field("quadrant", |seen: &Seen<'_>| {
            let verdict = seen.row.money.zip(seen.reached());
            let verdict = verdict.and_then(|(money, reached)| money.quadrant(reached.score >= Quantity::ONE));
            known(verdict, |verdict| text(quadrant(verdict).0))
        }),
        field("missing", |seen: &Seen<'_>| {
            let missing = seen.row.reached.as_ref().err().map(|missing| match missing {
                Missing::Months(_) => "months",
                Missing::Zero(_) => "zero_denominator",
                Missing::Baseline => "baseline",
            });
            known(missing, text)
        }),
        field("owner", |seen: &Seen<'_>| text(&seen.row.goal.owner)),
        field("file", |seen: &Seen<'_>| text(&seen.row.goal.place.file)),
        field("line", |seen: &Seen<'_>| Cell::Count(seen.row.goal.place.line as i64)),
    ]
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_string())
}

fn name(seen: &Seen<'_>) -> Cell {
    let goal = seen.row.goal;
    match (goal.name.as_str(), goal.known()) {
        ("", Some(known)) => Cell::word(known.id, msg(known.title)),
        ("", None) => text(&goal.kpi),
        (name, _) => text(name),
    }
}

pub(super) fn rows(parts: &GoalsParts<'_>) -> DataTable {
    let seen = parts.plans.iter().flat_map(|plan| plan.rows.iter().map(move |row| Seen { plan, row }));
    data_table("rows", &fields(), seen)
}

pub(super) fn totals(parts: &GoalsParts<'_>) -> DataTable {
    let fields: Vec<Field<'_, &PlanGoals<'_>>> = vec![
        field("plan", |plan: &&PlanGoals<'_>| text(&plan.plan.id)),
        field("score", |plan: &&PlanGoals<'_>| known(plan.total.map(|total| total.score), points)),
        field("status", |plan: &&PlanGoals<'_>| known(plan.total, |total| text(rag(colour(total.score)).0))),
        field("weight", |plan: &&PlanGoals<'_>| {
            known(plan.total.map(|total| total.weight), |of| Cell::Figure(of, Form::Percent(1)))
        }),
        field("ytd_score", |plan: &&PlanGoals<'_>| known(plan.ytd_total.map(|total| total.score), points)),
    ];
    data_table("totals", &fields, &parts.plans)
}
