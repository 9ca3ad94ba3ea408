//! A plan beside its scenarios: every part of both, month by month, so that the parts add up to the totals.
//!
//! Not here: how a scenario changes a plan (`scenario`), or what a measure comes to (`measure`).

use super::covering::Covering;
use super::measure::{Appraisal, Unit};
use super::method::driver;
use crate::model::line::Mode;
use crate::model::{Currency, Line, Money, MoneyError, Plan, Quantity, Series};

/// A plan's parts, and those of each scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Whatif {
    /// Of every amount.
    pub currency: Currency,
    /// Lines in the order of the plan, then what measures pay and save.
    pub rows: Vec<WhatifRow>,
    /// People in the plan.
    pub heads: Heads,
    /// People in each scenario.
    pub scenario_heads: Vec<Heads>,
}

/// One part.
#[derive(Clone, Debug, PartialEq)]
pub struct WhatifRow {
    /// What it is.
    pub part: Part,
    /// In the plan.
    pub plan: [Money; 12],
    /// In each scenario.
    pub scenarios: Vec<[Money; 12]>,
}

/// What a part is.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// A line of the plan.
    Line(Box<Line>),
    /// What a ceiling leaves over the lines below it (未细分); it may be none, and below zero if they pass it.
    Unallocated(Box<Line>),
    /// What a measure of a scenario costs less what it saves.
    Running(MeasureId),
    /// What it costs once.
    Investment(MeasureId),
}

/// A measure: its scenario and its place there, both from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MeasureId {
    /// The scenario.
    pub scenario: usize,
    /// The measure.
    pub measure: usize,
}

/// People.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heads {
    /// Mean of the year, in fractions.
    pub mean: Quantity,
    /// At the end of the year, whole people of each grade.
    pub at_end: Quantity,
}

/// A scenario, worked out.
pub struct WorkedScenario<'a> {
    /// The plan as its changes leave it.
    pub plan: &'a Plan,
    /// Its lines with their months.
    pub covering: Covering<'a>,
    /// Its measures, with the month of the year in which each begins, 0 to 11.
    pub measures: Vec<(usize, Appraisal)>,
}

impl WhatifRow {
    /// A scenario less the plan, month by month.
    pub fn difference(&self, scenario: usize) -> Result<[Money; 12], MoneyError> {
        let mut months = self.scenarios[scenario];
        for (month, plan) in months.iter_mut().zip(self.plan) {
            *month = month.checked_sub(plan)?;
        }
        Ok(months)
    }

    /// Is it the same in all scenarios as in the plan?
    pub fn is_unchanged(&self) -> bool {
        self.scenarios.iter().all(|months| *months == self.plan)
    }
}

/// Holds a plan beside its scenarios.
pub fn whatif(plan: &Plan, covering: &Covering<'_>, scenarios: &[WorkedScenario<'_>]) -> Result<Whatif, MoneyError> {
    let zero = [Money::zero(plan.currency); 12];
    let others: Vec<Vec<(Part, [Money; 12])>> =
        scenarios.iter().map(|scenario| parts(plan, &scenario.covering)).collect::<Result<_, _>>()?;
    let mut rows: Vec<WhatifRow> = Vec::new();
    for (index, (part, months)) in parts(plan, covering)?.into_iter().enumerate() {
        // A scenario changes amounts of lines, never which lines there are.
        let own = others.iter().map(|parts| parts[index].1).collect();
        rows.push(WhatifRow { part, plan: months, scenarios: own });
    }
    for (number, scenario) in scenarios.iter().enumerate() {
        for (measure, (begins, appraisal)) in scenario.measures.iter().enumerate() {
            let id = MeasureId { scenario: number, measure };
            let (mut running, mut investment) = (zero, zero);
            for (month, cash) in running.iter_mut().skip(*begins).zip(&appraisal.months) {
                *month = cash.whole.negate();
            }
            investment[*begins] = appraisal.whole.investment;
            for (part, months) in [(Part::Running(id), running), (Part::Investment(id), investment)] {
                let mut own = vec![zero; scenarios.len()];
                own[number] = months;
                rows.push(WhatifRow { part, plan: zero, scenarios: own });
            }
        }
    }
    // A measure without an investment has no row for it.
    rows.retain(|row| matches!(row.part, Part::Line(_) | Part::Unallocated(_)) || !row.is_unchanged());
    Ok(Whatif {
        currency: plan.currency,
        rows,
        heads: heads(plan, &[]),
        scenario_heads: scenarios.iter().map(|scenario| heads(scenario.plan, &scenario.measures)).collect(),
    })
}

/// Lines, and what their ceilings leave: all of them together are the plan's total.
fn parts(plan: &Plan, covering: &Covering<'_>) -> Result<Vec<(Part, [Money; 12])>, MoneyError> {
    let mut parts = Vec::new();
    for (index, cover) in covering.covers().iter().enumerate() {
        let lines: Vec<_> = covering.lines(index).collect();
        let additive = lines.iter().any(|line| line.line.mode == Mode::Additive);
        if cover.children.is_empty() || additive {
            parts.extend(lines.iter().map(|line| (Part::Line(Box::new(line.line.clone())), line.months)));
            continue;
        }
        let mut months = [Money::zero(plan.currency); 12];
        for (month, own) in plan.year.months().zip(months.iter_mut()) {
            *own = covering.own(index, month)?;
        }
        parts.push((Part::Unallocated(Box::new(lines[0].line.clone())), months));
    }
    Ok(parts)
}

/// People of all grades, less those whom measures set free.
fn heads(plan: &Plan, measures: &[(usize, Appraisal)]) -> Heads {
    let of = |name: &str, month| driver::value(plan, &Series::Driver(format!("{}{name}", driver::HEADS_OF)), month);
    let twelve = Quantity::from(12);
    let each = plan.grades.iter().map(|grade| (0..12).map(|month| of(&grade.name, month)).sum::<Quantity>() / twelve);
    let at_end = plan.grades.iter().map(|grade| of(&grade.name, 11).ceil());
    let mut heads = Heads { mean: each.sum(), at_end: at_end.sum() };
    for (begins, appraisal) in measures {
        if appraisal.effect.capacity.is_some_and(|capacity| capacity.unit == Unit::Heads) {
            let freed = &appraisal.freed[..12 - begins];
            heads.mean = heads.mean - freed.iter().map(|freed| freed.fraction).sum::<Quantity>() / twelve;
            heads.at_end = heads.at_end - freed.last().map_or(Quantity::ZERO, |freed| freed.whole);
        }
    }
    heads
}
