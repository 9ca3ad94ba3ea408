//! Where the year of each item ends: the months that forecasts rest on, item by item, and what they come to.

use std::collections::HashMap;
use std::num::NonZero;
use std::sync::Arc;
use std::thread;

use super::collect::Collector;
use super::facts::ForecastFacts;
use super::items::add;
use crate::analysis::covers::Covers;
use crate::analysis::forecast::{Evaluation, Frame, Frames, Kept, Known, Outlook, Said, Told};
use crate::model::{Category, Currency, LineKey, MoneyError, Month};

/// From so many items on, forecasts are worked out side by side.
const MANY: usize = 2_000;

/// What is known of all items, one after the other.
pub(super) struct Lines {
    frame: Frame,
    method: Option<usize>,
    evaluate: bool,
    kept: Option<Arc<Kept>>,
    booked: Columns,
    plan: Columns,
    covered: Columns,
    ordered: Columns,
    /// By item; empty where nobody said anything.
    said: Vec<Option<Said>>,
}

/// So many amounts for each item.
struct Columns {
    width: usize,
    amounts: Vec<i64>,
}

impl Columns {
    fn new(width: usize) -> Columns {
        Columns { width, amounts: Vec::new() }
    }

    fn grow(&mut self, items: usize) {
        self.amounts.resize(self.amounts.len().max(items * self.width), 0);
    }

    fn add(&mut self, item: usize, column: usize, amount: i64) -> Result<(), MoneyError> {
        self.grow(item + 1);
        add(&mut self.amounts[item * self.width + column], amount)
    }

    fn of(&self, item: usize) -> &[i64] {
        &self.amounts[item * self.width..][..self.width]
    }
}

impl Lines {
    /// Collects what facts say of each item of a report.
    pub fn collect(collector: &mut Collector<'_>, facts: &ForecastFacts) -> anyhow::Result<Lines> {
        let frame = facts.frame.clone();
        let (first, year) = (frame.first, frame.year);
        // What was booked earlier belongs to the line that has its place this year.
        let this_year = |month: Month| year.first.plus(month.since(year.first).rem_euclid(12));
        let mut booked = Columns::new((year.first.since(first) + 12) as usize);
        collector.each_in(&facts.booked, (this_year, None), |_, item, sum| {
            booked.add(item, sum.month.since(first) as usize, sum.minor)
        })?;
        let mut ordered = Columns::new(if facts.ordered.is_some() { 12 } else { 0 });
        if let Some(grid) = &facts.ordered {
            collector.each_in(grid, (|month| month, None), |_, item, sum| {
                ordered.add(item, sum.month.since(year.first) as usize, sum.minor)
            })?;
        }
        let budget = collector.covering.budget();
        let planned: Vec<Month> = frame.months().take_while(|month| budget.plans_month(*month)).collect();
        let mut plan = Columns::new(planned.len().max(12));
        let mut covered = Columns::new(if facts.covered.is_empty() { 0 } else { plan.width });
        let count = collector.items.count();
        [&mut booked, &mut plan, &mut covered, &mut ordered].into_iter().for_each(|columns| columns.grow(count));
        for month in &planned {
            let column = month.since(year.first) as usize;
            for (own, item) in collector.covering.month(*month)?.iter().zip(&collector.of_cover) {
                add(&mut plan.amounts[*item as usize * plan.width + column], *own)?;
            }
        }
        for own in &facts.covered {
            if let Some(column) = planned.iter().position(|month| *month == own.month) {
                covered.add(collector.of_cover[own.cover] as usize, column, own.minor)?;
            }
        }
        let said = match facts.said.is_empty() {
            true => Vec::new(),
            false => said(collector.covering.covers(), &collector.of_cover, count, facts)?,
        };
        let (method, evaluate, kept) = (facts.method, facts.evaluate, facts.kept.clone());
        Ok(Lines { frame, method, evaluate, kept, booked, plan, covered, ordered, said })
    }

    /// How many items there are.
    pub fn count(&self) -> usize {
        self.plan.amounts.len() / self.plan.width
    }

    /// Where the year of each item ends; of those that nobody asks for there is nothing.
    pub fn outlooks(
        &self,
        count: usize,
        is_asked: impl Fn(usize) -> bool + Sync,
        currency: Currency,
    ) -> Result<Vec<Option<Outlook>>, MoneyError> {
        let Some(kept) = self.kept.as_deref().filter(|_| count >= MANY && self.method.is_none()) else {
            let one = |item: usize| Outlook::new(&self.frame, &self.known(item), self.method, currency);
            let all = each(count, |item| is_asked(item).then(|| one(item)).transpose());
            return all.into_iter().collect();
        };
        let frames = Frames::new(&self.frame);
        let told = each(count, |item| {
            let known = self.known(item);
            if !is_asked(item) || !Outlook::is_told(&self.frame, &known) {
                return (0, None, false);
            }
            let key = frames.key(&known);
            match kept.find(&frames, item, key) {
                Some(told) => (key, Some(told), false),
                None => (key, Some(Told::new(&self.frame, &known, None)), true),
            }
        });
        kept.renew(&frames, &told);
        let one = |item: usize| {
            let known = self.known(item);
            Outlook::telling(&self.frame, &known, told[item].1.as_ref(), None, currency)
        };
        each(count, |item| is_asked(item).then(|| one(item)).transpose()).into_iter().collect()
    }

    fn known(&self, item: usize) -> Known<'_> {
        Known {
            booked: self.booked.of(item),
            plan: self.plan.of(item),
            covered: self.covered.of(item),
            ordered: self.ordered.of(item),
            said: self.said.get(item).copied().flatten(),
        }
    }

    /// Where the year of groups of items ends; `of_item` tells the group of each.
    pub fn gathered(
        &self,
        of_item: &[u32],
        groups: usize,
        currency: Currency,
    ) -> Result<Vec<Option<Outlook>>, MoneyError> {
        let mut gathered: Vec<Option<Outlook>> = vec![None; groups];
        // Item by item, in their order: sums of doubles depend on it.
        for (own, group) in self.outlooks(of_item.len(), |_| true, currency)?.into_iter().zip(of_item) {
            match (&mut gathered[*group as usize], own) {
                (Some(sum), Some(own)) => sum.add(&own)?,
                (empty, own) => *empty = own,
            }
        }
        Ok(gathered)
    }

    /// What forecasts would have been worth for some items, where that is asked for.
    pub fn evaluation(&self, count: usize, keeps: impl Fn(usize) -> bool) -> Option<Evaluation> {
        if !self.evaluate {
            return None;
        }
        let kept: Vec<usize> = (0..count).filter(|item| keeps(*item)).collect();
        let of = |at: usize| {
            let mut own = Evaluation::default();
            own.take(&self.frame, &self.known(kept[at]));
            own
        };
        let mut all = Evaluation::default();
        each(kept.len(), of).iter().for_each(|own| all.add(own));
        Some(all)
    }
}

/// Works out as many things as there are, in their order, on as many processors as there are.
fn each<T: Send>(count: usize, one: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let threads = if count < MANY { 1 } else { thread::available_parallelism().map_or(1, NonZero::get).min(8) };
    if threads == 1 {
        return (0..count).map(one).collect();
    }
    let part = count.div_ceil(threads);
    let one = &one;
    thread::scope(|scope| {
        let starts = (0..count).step_by(part);
        let workers: Vec<_> = starts
            .map(|start| scope.spawn(move || (start..(start + part).min(count)).map(one).collect::<Vec<T>>()))
            .collect();
        let mut all = Vec::with_capacity(count);
        for worker in workers {
            match worker.join() {
                Ok(own) => all.extend(own),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        all
    })
}

/// What is said of each item: of all its lines together.
fn said(
    covers: &Covers,
    of_cover: &[u32],
    count: usize,
    facts: &ForecastFacts,
) -> Result<Vec<Option<Said>>, MoneyError> {
    let mut open: HashMap<&Category, Vec<(&LineKey, Said)>> = HashMap::new();
    for (key, own) in &facts.said {
        open.entry(&key.category).or_default().push((key, *own));
    }
    let mut said: Vec<Option<Said>> = vec![None; count];
    for (cover, item) in of_cover.iter().enumerate() {
        let Some(notes) = open.get_mut(covers.category_of(cover)) else { continue };
        let is_of = |key: &LineKey| {
            key.members.iter().enumerate().all(|(axis, own)| covers.member(cover, axis) == own.as_deref())
        };
        // Versions of a plan have the same lines: what is said of a line counts once.
        if let Some(at) = notes.iter().position(|(key, _)| is_of(key)) {
            let (_, own) = notes.swap_remove(at);
            let sum = &mut said[*item as usize];
            *sum = Some(sum.unwrap_or_default().plus(own)?);
        }
    }
    Ok(said)
}
