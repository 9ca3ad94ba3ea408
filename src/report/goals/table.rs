//! The table that people read.

use super::values::{apart, bound, goal_name, goal_value, percent, points, quadrant, rag};
use super::{GoalRow, PlanGoals};
use crate::analysis::goal::{Bound, bound as bound_of, rag as colour};
use crate::model::Quantity;
use crate::report::table::column;
use crate::report::{Align, Cell, Column, Emphasis, Row, Table, Tone};
use crate::words::{Message, msg};

/// The goals of a plan with their total.
pub(super) fn table(plan: &PlanGoals<'_>, title: Option<Message>, with_ytd: bool) -> Table {
    let money = plan.rows.iter().any(|row| row.money.is_some());
    let sample = plan.rows.iter().any(|row| row.reached.as_ref().is_ok_and(|reached| reached.sample.is_some()));
    let mut columns = vec![
        column("term-metric", Align::Left, 0),
        column("term-actual", Align::Right, 0),
        column("term-target", Align::Right, 0),
        column("goal-baseline", Align::Right, 3),
        column("goal-progress", Align::Right, 3),
        column("goal-score", Align::Right, 0),
        column("goal-colour", Align::Left, 1),
        column("goal-weight", Align::Right, 2),
    ];
    let group = with_ytd.then(|| msg("term-year-to-date"));
    for id in ["term-actual", "goal-score"].into_iter().filter(|_| with_ytd) {
        columns.push(Column { group: group.clone(), ..column(id, Align::Right, 1) });
    }
    columns.push(column("goal-counted", Align::Right, 4));
    columns.extend(sample.then(|| column("goal-interval", Align::Right, 4)));
    if money {
        let group = Some(msg("goal-money"));
        for id in ["term-budget", "goal-spent", "term-variance"] {
            columns.push(Column { group: group.clone(), ..column(id, Align::Right, 2) });
        }
        columns.push(Column { group, ..column("goal-quadrant", Align::Left, 1) });
    }
    let mut rows: Vec<Row> = plan.rows.iter().map(|row| goal_row(row, with_ytd, money, sample)).collect();
    if let Some(total) = plan.total {
        let (_, word, tone) = rag(colour(total.score));
        let mut cells = vec![plain(Cell::Message(msg("goal-total")))];
        cells.extend((0..4).map(|_| plain(Cell::Empty)));
        cells.push(plain(Cell::Text(points(total.score))));
        cells.push((Cell::Message(word), tone));
        cells.push(plain(Cell::Text(percent(total.weight))));
        if with_ytd {
            cells.push(plain(Cell::Empty));
            cells.push(plain(plan.ytd_total.map_or(Cell::Unknown, |total| Cell::Text(points(total.score)))));
        }
        cells.resize(columns.len(), plain(Cell::Empty));
        rows.push(Row { cells, emphasis: Emphasis::Total, indent: 0 });
    }
    Table { title, columns, rows }
}

fn plain(cell: Cell) -> (Cell, Tone) {
    (cell, Tone::Plain)
}

fn goal_row(row: &GoalRow<'_>, with_ytd: bool, money: bool, sample: bool) -> Row {
    let unit = row.goal.unit;
    let text = |value: Option<String>| plain(value.map_or(Cell::Unknown, Cell::Text));
    let reached = row.reached.as_ref().ok();
    let label = match &row.member {
        None => goal_name(row.goal),
        Some(member) => Message::verbatim(member.clone()),
    };
    let mut cells = vec![plain(Cell::Message(label))];
    cells.push(text(reached.map(|reached| apart(reached.actual, &edges(reached.bound), unit))));
    let aim = reached.map(|reached| reached.bound).or(stated_bound(row));
    cells.push(text(aim.map(|aim| bound(aim, unit))));
    let baseline = reached.map_or(row.goal.baseline, |reached| reached.baseline);
    cells.push(text(baseline.map(|baseline| goal_value(baseline, unit))));
    cells.push(text(reached.and_then(|reached| reached.progress).map(percent)));
    cells.push(text(reached.map(|reached| points(reached.score))));
    cells.push(match reached {
        Some(reached) => {
            let (tag, message, tone) = rag(colour(reached.score));
            (Cell::Word { tag, message }, tone)
        }
        None => (Cell::Message(msg("goal-no-data")), Tone::Quiet),
    });
    cells.push(plain(if row.member.is_none() { Cell::Text(percent(row.weight)) } else { Cell::Empty }));
    if with_ytd {
        let ytd = row.ytd.as_ref();
        cells.push(text(ytd.map(|ytd| apart(ytd.actual, &edges(ytd.bound), unit))));
        cells.push(text(ytd.map(|ytd| points(ytd.score))));
    }
    cells
        .push(text(reached.map(|reached| {
            format!("{} ÷ {}", reached.count.numerator.grouped(), reached.count.denominator.grouped())
        })));
    if sample {
        let interval = reached.and_then(|reached| reached.sample).map(|sample| sample.interval);
        cells.push(match interval {
            Some((low, high)) => plain(Cell::Text(format!("{}–{}", percent(low), percent(high)))),
            None => plain(Cell::Empty),
        });
    }
    if money {
        cells.extend(money_cells(row));
    }
    let indent = usize::from(row.member.is_some());
    Row { cells, emphasis: Emphasis::Item, indent }
}

/// The values at which a goal is reached.
fn edges(bound: Bound) -> Vec<Quantity> {
    match bound {
        Bound::Up(target) | Bound::Down(target) => vec![target],
        Bound::Band(low, high) => vec![low, high],
    }
}

/// What is good, where nothing was counted and the goal states it.
fn stated_bound(row: &GoalRow<'_>) -> Option<Bound> {
    bound_of(row.goal.aim, row.goal.baseline)
}

fn money_cells(row: &GoalRow<'_>) -> Vec<(Cell, Tone)> {
    let Some(money) = row.money else { return vec![plain(Cell::Empty); 4] };
    let variance = money.actual.checked_sub(money.budget).map_or(Cell::Unknown, Cell::Signed);
    let verdict = match &row.reached {
        Ok(reached) => match money.quadrant(reached.score >= Quantity::ONE) {
            Some(found) => {
                let (tag, message, tone) = quadrant(found);
                (Cell::Word { tag, message }, tone)
            }
            None => plain(Cell::Unknown),
        },
        Err(_) => plain(Cell::Unknown),
    };
    vec![plain(Cell::Money(money.budget)), plain(Cell::Money(money.actual)), plain(variance), verdict]
}
