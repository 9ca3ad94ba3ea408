//! The lines of a plan taken apart: what each counted driver moves of each of them.

use std::collections::BTreeSet;

use super::Step;
use super::drivers::{CountedDriver, counted_drivers};
use crate::analysis::method::{History, WorkError, line_months, reach};
use crate::model::{Amount, Line, Money, Plan, Quantity};

/// What the book counted of a metric in a month of the plan's year, 0 to 11; `None` where nothing was.
pub type Came<'a> = &'a dyn Fn(&str, usize) -> Option<Quantity>;

/// A plan's lines, taken apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Apart {
    /// What the book counts of it, in the order of steps.
    pub drivers: Vec<CountedDriver>,
    /// For each of them what was planned in each month.
    pub planned: Vec<[Quantity; 12]>,
    /// For each of them what came, where it was counted.
    pub came: Vec<[Option<Quantity>; 12]>,
    /// The lines that were handed in, in their order.
    pub lines: Vec<LineApart>,
}

/// A line taken apart.
#[derive(Clone, Debug, PartialEq)]
pub struct LineApart {
    /// What the plan's file says of its months, in minor units.
    pub planned: [i64; 12],
    /// What each driver moves.
    pub effects: Vec<Effect>,
    /// In which months all of its drivers were counted: a bit for each.
    months: u16,
}

impl LineApart {
    /// Was all that drives it counted in a month?
    pub fn is_apart(&self, month: usize) -> bool {
        self.months >> month & 1 == 1
    }
}

/// What a driver moves of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Effect {
    /// The driver, by its number in [`Apart::drivers`].
    pub driver: usize,
    /// As what.
    pub step: Step,
    /// By how much in each month, in minor units.
    pub months: [i64; 12],
}

/// Takes lines of a plan apart.
///
/// A line that cannot be worked out with what was counted stays whole.
pub fn apart(plan: &Plan, lines: &[&Line], history: History<'_>, came: Came<'_>) -> Result<Apart, WorkError> {
    let drivers = counted_drivers(plan);
    let planned = drivers.iter().map(|driver| std::array::from_fn(|month| driver.planned(plan, month))).collect();
    let came: Vec<[Option<Quantity>; 12]> =
        drivers.iter().map(|driver| std::array::from_fn(|month| came(&driver.metric, month))).collect();
    let mut apart = Apart { drivers, planned, came, lines: Vec::with_capacity(lines.len()) };
    let mut driven: Vec<(usize, BTreeSet<usize>)> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let own = minor(line_months(line, plan, history)?);
        let by = apart.drivers_of(plan, line);
        // Of one quantity all parts: else it is not known how large it came.
        let needed = apart.with_parts(&by);
        let counted =
            |month: &usize| !by.is_empty() && needed.iter().all(|driver| apart.came[*driver][*month].is_some());
        let months = (0..12).filter(counted).fold(0, |bits, month| bits | 1 << month);
        if months != 0 {
            driven.push((index, by));
        }
        apart.lines.push(LineApart { planned: own, effects: Vec::new(), months });
    }
    let mut before: Vec<[i64; 12]> = driven.iter().map(|(index, _)| apart.lines[*index].planned).collect();
    let mut found: Vec<Option<Vec<Effect>>> = vec![Some(Vec::new()); driven.len()];
    apart.substitute(plan, &mut |Put { driver, step, now, .. }| {
        let own = driven.iter().zip(&mut before).zip(&mut found).filter(|(((_, by), _), _)| by.contains(&driver));
        for (((index, _), before), effects) in own {
            let after = line_months(lines[*index], now, history).map(minor);
            let moved = after.ok().and_then(|after| Some((after, difference(&after, before)?)));
            match (moved, &mut *effects) {
                (Some((after, months)), Some(effects)) => {
                    effects.push(Effect { driver, step, months });
                    *before = after;
                }
                _ => *effects = None,
            }
        }
    });
    for ((index, _), effects) in driven.iter().zip(found) {
        match effects {
            Some(effects) => apart.lines[*index].effects = effects,
            None => apart.lines[*index].months = 0,
        }
    }
    Ok(apart)
}

/// One substitution that was made.
pub(super) struct Put<'a> {
    pub driver: usize,
    pub step: Step,
    /// What the driver was before in each month of the year, as far as what it follows from was put in place.
    pub from: [Quantity; 12],
    /// What was put in its place.
    pub to: [Quantity; 12],
    /// The plan with it.
    pub now: &'a Plan,
}

/// One substitution to make.
struct Stage {
    driver: usize,
    step: Step,
    months: [Option<Quantity>; 12],
}

impl Apart {
    /// The counted drivers that a line's amount depends on.
    fn drivers_of(&self, plan: &Plan, line: &Line) -> BTreeSet<usize> {
        if self.drivers.is_empty() || !matches!(line.amount, Amount::Rule(_)) {
            return BTreeSet::new();
        }
        let names = reach::line(plan, line);
        (0..self.drivers.len()).filter(|driver| names.contains(&self.drivers[*driver].name)).collect()
    }

    /// These drivers, with all that are parts of one quantity with one of them.
    fn with_parts(&self, by: &BTreeSet<usize>) -> BTreeSet<usize> {
        let mixes: BTreeSet<&str> = by.iter().filter_map(|driver| self.drivers[*driver].mix.as_deref()).collect();
        let is_part = |driver: &usize| self.drivers[*driver].mix.as_deref().is_some_and(|mix| mixes.contains(mix));
        by.iter().copied().chain((0..self.drivers.len()).filter(is_part)).collect()
    }

    /// Puts what was counted in place of what was planned, one driver after the other, and visits each plan that comes of it.
    pub(super) fn substitute(&self, plan: &Plan, visit: &mut dyn FnMut(Put<'_>)) {
        let mut now = plan.clone();
        for Stage { driver, step, months } in self.stages() {
            let counted = &self.drivers[driver];
            let from = std::array::from_fn(|month| counted.planned(&now, month));
            // Where nothing was counted it stays what it follows from.
            let to = std::array::from_fn(|month| months[month].unwrap_or(from[month]));
            counted.put(&mut now, to);
            visit(Put { driver, step, from, to, now: &now });
        }
    }

    /// What is put in place, in order: parts of one quantity first all of its new size in the planned proportions, then
    /// as they came.
    fn stages(&self) -> Vec<Stage> {
        let mut stages = Vec::new();
        let mut mixed: BTreeSet<&str> = BTreeSet::new();
        for (driver, own) in self.drivers.iter().enumerate() {
            let Some(mix) = own.mix.as_deref() else {
                stages.push(Stage { driver, step: own.step, months: self.came[driver] });
                continue;
            };
            if !mixed.insert(mix) {
                continue;
            }
            let is_part = |other: &usize| self.drivers[*other].mix.as_deref() == Some(mix);
            let parts: Vec<usize> = (0..self.drivers.len()).filter(is_part).collect();
            for &part in &parts {
                let months = std::array::from_fn(|month| self.in_proportion(&parts, part, month));
                stages.push(Stage { driver: part, step: Step::Volume, months });
            }
            stages.extend(parts.iter().map(|part| Stage { driver: *part, step: Step::Mix, months: self.came[*part] }));
        }
        stages
    }

    /// What a part would be, had all of them come in the planned proportions.
    fn in_proportion(&self, parts: &[usize], part: usize, month: usize) -> Option<Quantity> {
        let came = parts.iter().map(|part| self.came[*part][month]).sum::<Option<Quantity>>()?;
        let planned: Quantity = parts.iter().map(|part| self.planned[*part][month]).sum();
        if planned.is_zero() {
            return self.came[part][month];
        }
        Some(came * self.planned[part][month] / planned)
    }
}

fn difference(after: &[i64; 12], before: &[i64; 12]) -> Option<[i64; 12]> {
    let mut months = [0; 12];
    for (own, (after, before)) in months.iter_mut().zip(after.iter().zip(before)) {
        *own = after.checked_sub(*before)?;
    }
    Some(months)
}

fn minor(months: [Money; 12]) -> [i64; 12] {
    months.map(Money::minor)
}
