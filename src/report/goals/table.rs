//! The table that people read.

use super::values::{apart, bound, goal_name, points, quadrant, rag, share, value};
use crate::analysis::goal::{Bound, bound as bound_of, rag as colour};
use crate::answer::goals::{GoalRow, PlanGoals};
use crate::model::Quantity;
use crate::report::table::column;
use crate::report::{Align, Block, Cell, Emphasis, Row, Table, Tone};
use crate::words::{Message, msg};

/// The goals of a plan with their total. Beside the year to date, what is of a month says of which.
pub(super) fn table(plan: &PlanGoals<'_>, title: Option<Message>, beside_ytd: Option<Message>) -> Table {
    let with_ytd = beside_ytd.is_some();
    let money = plan.rows.iter().any(|row| row.money.is_some());
    let sample = plan.rows.iter().any(|row| row.reached.as_ref().is_ok_and(|reached| reached.sample.is_some()));
    let own = |id, key: &str, align, block| {
        column(id, align, 0).under(beside_ytd.clone()).within(Block::Whole(block)).keyed(key)
    };
    let reached = |id, key: &str, align| own(id, key, align, 1);
    let mut columns = vec![
        column("term-metric", Align::Left, 0),
        reached("term-actual", "actual", Align::Right),
        reached("term-target", "target", Align::Right),
        reached("goal-baseline", "baseline", Align::Right),
        reached("goal-progress", "progress", Align::Right),
        reached("goal-score", "score", Align::Right),
        reached("goal-colour", "status", Align::Left),
        own("goal-counted", "numerator", Align::Right, 3),
    ];
    columns.extend(sample.then(|| own("goal-interval", "interval_low", Align::Right, 3)));
    columns.push(column("goal-weight", Align::Right, 0).keyed("weight"));
    let of = |group: &Message, id, key: &str, align, block| {
        column(id, align, 0).under(Some(group.clone())).within(Block::Whole(block)).keyed(key)
    };
    if with_ytd {
        let group = msg("term-year-to-date");
        columns.push(of(&group, "term-actual", "ytd_actual", Align::Right, 2));
        columns.push(of(&group, "goal-score", "ytd_score", Align::Right, 2));
    }
    if money {
        let group = match beside_ytd.clone() {
            Some(period) => msg("goal-money-of").with("period", period),
            None => msg("goal-money"),
        };
        let sums = [("term-budget", "budget"), ("goal-spent", "spent"), ("term-variance", "variance")];
        columns.extend(sums.map(|(id, key)| of(&group, id, key, Align::Right, 4)));
        columns.push(of(&group, "goal-quadrant", "quadrant", Align::Left, 5));
    }
    let mut rows: Vec<Row> = plan.rows.iter().map(|row| goal_row(row, with_ytd, money, sample)).collect();
    if let Some(total) = plan.total {
        let (_, word, tone) = rag(colour(total.score));
        let mut cells = vec![plain(Cell::message(msg("goal-total")))];
        cells.extend((0..4).map(|_| plain(Cell::Empty)));
        cells.push(plain(points(total.score)));
        cells.push((Cell::message(word), tone));
        cells.extend((0..1 + usize::from(sample)).map(|_| plain(Cell::Empty)));
        cells.push(plain(share(total.weight)));
        if with_ytd {
            cells.push(plain(Cell::Empty));
            cells.push(plain(plan.ytd_total.map_or(Cell::Unknown, |total| points(total.score))));
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
    let known = |cell: Option<Cell>| plain(cell.unwrap_or(Cell::Unknown));
    let reached = row.reached.as_ref().ok();
    let label = match &row.member {
        None => goal_name(row.goal),
        Some(member) => Message::verbatim(member.clone()),
    };
    let mut cells = vec![plain(Cell::message(label))];
    cells.push(known(reached.map(|reached| apart(reached.actual, &edges(reached.bound), unit))));
    let aim = reached.map(|reached| reached.bound).or(stated_bound(row));
    cells.push(known(aim.map(|aim| bound(aim, unit))));
    let baseline = reached.map_or(row.goal.baseline, |reached| reached.baseline);
    cells.push(known(baseline.map(|baseline| value(baseline, unit))));
    cells.push(known(reached.and_then(|reached| reached.progress).map(share)));
    cells.push(known(reached.map(|reached| points(reached.score))));
    cells.push(match reached {
        Some(reached) => {
            let (tag, message, tone) = rag(colour(reached.score));
            (Cell::word(tag, message), tone)
        }
        None => (Cell::message(msg("goal-no-data")), Tone::Quiet),
    });
    cells.push(known(reached.map(|reached| {
        Cell::together("", vec![Cell::Exact(reached.count.numerator), Cell::Exact(reached.count.denominator)], " ÷ ")
    })));
    if sample {
        let interval = reached.and_then(|reached| reached.sample).map(|sample| sample.interval);
        cells.push(match interval {
            Some((low, high)) => {
                let parts = vec![share(low), share(high)];
                plain(Cell::together("", parts, "–"))
            }
            None => plain(Cell::Empty),
        });
    }
    cells.push(plain(if row.member.is_none() { share(row.weight) } else { Cell::Empty }));
    if with_ytd {
        let ytd = row.ytd.as_ref();
        cells.push(known(ytd.map(|ytd| apart(ytd.actual, &edges(ytd.bound), unit))));
        cells.push(known(ytd.map(|ytd| points(ytd.score))));
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
                (Cell::word(tag, message), tone)
            }
            None => plain(Cell::Unknown),
        },
        Err(_) => plain(Cell::Unknown),
    };
    vec![plain(Cell::Money(money.budget)), plain(Cell::Money(money.actual)), plain(variance), verdict]
}
