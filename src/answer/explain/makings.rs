//! How the amounts of lines come about: as a version froze them, as a line states them, or by a method of the plan.

use std::collections::HashMap;

use super::Plans;
use crate::analysis::{Budget, PlanHead, Spent, method};
use crate::answer::Source;
use crate::model::{Amount, Line, Money, Month, Plan, ResolvedLine};
use crate::words::Message;

/// How the amounts of some lines come about.
pub(super) struct Makings<'a> {
    /// Lines that alone say it, by number: what a version froze, and amounts that are stated.
    alone: HashMap<usize, Line>,
    /// For each plan of the budget one that has its year and nothing else.
    years: Vec<Plan>,
    /// What says it of the others.
    files: Option<Files<'a>>,
}

/// The plans as their files state them.
struct Files<'a> {
    plans: &'a [Plan],
    /// What was spent before each.
    spent: Vec<Spent>,
    /// For each plan of the budget what is read of it here.
    places: Vec<Option<Place<'a>>>,
}

/// Where a plan of the budget stands among the files.
struct Place<'a> {
    plan: usize,
    /// The number of its first line.
    first: usize,
    lines: Vec<&'a Line>,
}

impl<'a> Makings<'a> {
    pub(super) fn new(
        source: &Source<'_>,
        plans: Plans<'a>,
        budget: &Budget,
        numbers: &[usize],
        resolved: &[ResolvedLine],
    ) -> anyhow::Result<Makings<'a>> {
        // What the plan's file comes to as well, the file tells better.
        let is_frozen = |number: usize| !budget.plans[budget.covers().plan_of_line(number)].is_as_file();
        let stated = budget.stated(numbers);
        let from_files = numbers.iter().zip(&stated).any(|(number, stated)| stated.is_none() && !is_frozen(*number));
        let mut alone = HashMap::with_capacity(numbers.len());
        for ((number, line), amount) in numbers.iter().zip(resolved).zip(stated) {
            let amount = match is_frozen(*number) {
                true => Amount::Months(Box::new(line.months)),
                false => match amount.filter(|_| !from_files) {
                    Some(amount) => amount,
                    None => continue,
                },
            };
            let stated = Line::new(line.category.clone(), line.members.clone(), amount);
            alone.insert(*number, Line { from: line.from, to: line.to, ..stated });
        }
        let axes = budget.axes.len();
        let empty = budget.plans.iter().map(|plan| Plan::empty(&plan.id, plan.year.first, budget.currency, axes));
        let files = if from_files { Some(Files::new(source, plans()?, budget)?) } else { None };
        Ok(Makings { alone, years: empty.collect(), files })
    }

    /// The arithmetic of a line in some months of its plan's year, and the basis that its method makes.
    pub(super) fn say(&self, plan: usize, number: usize, months: &[usize]) -> (Vec<Message>, Option<Message>) {
        if let Some(line) = self.alone.get(&number) {
            let nothing = |_: &Line, _: Month| Money::zero(self.years[plan].currency);
            return (method::explain(line, &self.years[plan], &nothing, months), None);
        }
        self.files.as_ref().and_then(|files| files.say(plan, number, months)).unwrap_or_default()
    }
}

impl<'a> Files<'a> {
    fn new(source: &Source<'_>, plans: &'a [Plan], budget: &Budget) -> anyhow::Result<Files<'a>> {
        let spent = plans.iter().map(|plan| source.spent_before(plan)).collect::<anyhow::Result<Vec<_>>>()?;
        let mut first = vec![None; budget.plans.len()];
        for line in 0..budget.line_count() {
            first[budget.covers().plan_of_line(line)].get_or_insert(line);
        }
        let place = |(head, first): (&PlanHead, Option<usize>)| {
            let plan = plans.iter().position(|plan| plan.id == head.id)?;
            Some(Place { plan, first: first?, lines: head.lines_of(&plans[plan]) })
        };
        let places = budget.plans.iter().zip(first).map(place).collect();
        Ok(Files { plans, spent, places })
    }

    fn say(&self, plan: usize, number: usize, months: &[usize]) -> Option<(Vec<Message>, Option<Message>)> {
        let place = self.places[plan].as_ref()?;
        let line = place.lines.get(number - place.first)?;
        let plan = &self.plans[place.plan];
        let spent = |line: &Line, month: Month| self.spent[place.plan].on(line, month);
        Some((method::explain(line, plan, &spent, months), method::basis(line, plan, &spent)))
    }
}
