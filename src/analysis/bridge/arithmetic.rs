//! How the steps of lines come about: what a line comes to as planned, and after each driver that was put in place.

use super::apart::Put;
use super::{Apart, Step};
use crate::analysis::method::{self, History};
use crate::model::{Line, Money, Plan, Quantity};
use crate::words::Message;

/// What a line comes to, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct Reached {
    /// The amount.
    pub amount: Money,
    /// The steps of its method; none of a line that states its amount.
    pub by: Vec<Message>,
}

/// A driver that was put in place.
#[derive(Clone, Debug, PartialEq)]
pub struct Moves {
    /// The driver, by its number in [`Apart::drivers`].
    pub driver: usize,
    /// As what.
    pub step: Step,
    /// What it was, with all that was put in place before.
    pub from: Quantity,
    /// What stands in its place.
    pub to: Quantity,
    /// What the line comes to with it.
    pub reached: Reached,
}

/// A month of a line, step by step.
#[derive(Clone, Debug, PartialEq)]
pub struct LineMonth {
    /// As the plan's file has it.
    pub planned: Reached,
    /// What each counted driver makes of that; none where one of them was not counted.
    pub moves: Vec<Moves>,
}

/// Tells some lines of a plan that was taken apart, each with a month of the plan's year, 0 to 11.
pub fn arithmetic(
    plan: &Plan,
    apart: &Apart,
    wanted: &[(usize, &Line, usize)],
    history: History<'_>,
) -> Vec<LineMonth> {
    let reached = |line: &Line, plan: &Plan, month: usize, minor: i64| Reached {
        amount: Money::from_minor(minor, plan.currency),
        by: method::steps_of(line, plan, history, month),
    };
    let first = |&(number, line, month): &(usize, &Line, usize)| {
        let planned = reached(line, plan, month, apart.lines[number].planned[month]);
        LineMonth { planned, moves: Vec::new() }
    };
    let mut told: Vec<LineMonth> = wanted.iter().map(first).collect();
    apart.substitute(plan, &mut |Put { driver, step, from, to, now }| {
        for (&(number, line, month), told) in wanted.iter().zip(&mut told) {
            let own = &apart.lines[number];
            let next = own.effects.get(told.moves.len()).filter(|_| own.is_apart(month));
            if let Some(effect) = next.filter(|effect| (effect.driver, effect.step) == (driver, step)) {
                let before = told.moves.last().map_or(&told.planned, |last| &last.reached).amount.minor();
                // What was found of the line when it was taken apart.
                let reached = reached(line, now, month, before.saturating_add(effect.months[month]));
                told.moves.push(Moves { driver, step, from: from[month], to: to[month], reached });
            }
        }
    });
    told
}
