//! What a form tells of a line beside what it asks: what was spent last year, and where this year ends.

use super::{Source, last_complete};
use crate::analysis::forecast::{Frame, Known, Outlook};
use crate::analysis::plan_parts::plan_parts;
use crate::analysis::{Budget, Covering};
use crate::model::{Category, FiscalYear, Money, Month, Period};

/// So many months before this year are looked back on.
const LOOK_BACK: i32 = 36;

/// Of one line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LineFigures {
    /// What was spent in the year before this one; `None` where nothing was booked in it at all.
    pub last_year: Option<Money>,
    /// Where this year ends; `None` where nothing is known of it.
    pub this_year: Option<Money>,
}

/// The year that a plan's owners call this year: that of the day, as long as the plan's is not over.
pub fn this_year(plan: FiscalYear, today: Month) -> FiscalYear {
    let mut first = plan.first;
    while today < first {
        first = first.plus(-12);
    }
    FiscalYear { first }
}

/// Figures of every line of `asked`, a budget of one plan alone. `judging` is the budget that this year is held against.
/// Lines that budget the same cells share what was spent on them: the first of them tells it.
pub fn line_figures(source: &Source<'_>, asked: &Budget, judging: &Budget) -> anyhow::Result<Vec<LineFigures>> {
    let covering = Covering::new(asked);
    let year = asked.plans[0].year;
    let this = this_year(year, Month::of(source.as_of));
    let last = FiscalYear { first: this.first.plus(-12) };
    let booked = source.booked()?;
    let earliest = booked.first().copied().unwrap_or(last.first).min(last.first);
    let first = this.first.plus(-LOOK_BACK).max(earliest);
    let (axes, months) = (source.axes(), this.first.plus(12).since(first) as usize);
    // A month of another year is covered as that of the plan's own.
    let own = |month: Month| year.first.plus(month.since(year.first).rem_euclid(12));
    let find = |month: Month, category: &Category, members: &[&str]| covering.find(own(month), category, members);
    let mut spent = vec![vec![0_i64; months]; covering.covers().count()];
    let sums = source.sums(&source.query(Period::months(first, this.first.plus(12)), &axes))?;
    for cell in sums.cells() {
        let members: Vec<&str> = (0..axes.len()).map(|axis| sums.member(&cell, axis)).collect();
        let Some(cover) = find(cell.month, sums.category(&cell), &members) else { continue };
        let slot = &mut spent[cover][cell.month.since(first) as usize];
        *slot = Money::from_minor(*slot, source.currency).checked_add(cell.amount)?.minor();
    }
    let mut planned = vec![[0_i64; 12]; covering.covers().count()];
    let budget = Covering::new(judging);
    let of_this_year = judging.plans.iter().enumerate().filter(|(_, plan)| plan.year == this);
    for (plan, _) in of_this_year {
        for part in plan_parts(&budget, plan)? {
            let members: Vec<&str> = part.line.members.iter().map(|own| own.as_deref().unwrap_or_default()).collect();
            for (slot, (month, amount)) in this.months().zip(part.months).enumerate() {
                let Some(cover) = find(month, &part.line.category, &members) else { continue };
                planned[cover][slot] =
                    Money::from_minor(planned[cover][slot], source.currency).checked_add(amount)?.minor();
            }
        }
    }
    let over = last_complete(source.as_of).plus(1).min(this.first.plus(12));
    let closed = over.since(first).max(0) as usize;
    let is_planned = judging.plans.iter().any(|plan| plan.year == this);
    let frame = Frame {
        first,
        year: this,
        closed,
        known: (0..closed).map(|month| booked.contains(&first.plus(month as i32))).collect(),
        beyond: 0,
        planned: is_planned,
    };
    let has = |year: FiscalYear| year.months().any(|month| booked.contains(&month));
    let (knows_last, knows_this) = (has(last), has(this) || is_planned);
    let mut told = vec![false; covering.covers().count()];
    let mut figures = Vec::with_capacity(asked.line_count());
    for line in 0..asked.line_count() {
        let cover = covering.covers().of_line[line] as usize;
        if std::mem::replace(&mut told[cover], true) {
            figures.push(LineFigures::default());
            continue;
        }
        let (booked, plan) = (&spent[cover], &planned[cover]);
        let known = Known { booked, plan, covered: &[], ordered: &[], said: None };
        let ends = knows_this.then(|| Outlook::new(&frame, &known, None, source.currency)?.year_end()).transpose()?;
        let from = last.first.since(first).max(0) as usize;
        let before = spent[cover].iter().skip(from).take(12).map(|minor| Money::from_minor(*minor, source.currency));
        let last_year = knows_last.then(|| Money::sum(before, source.currency)).transpose()?;
        figures.push(LineFigures { last_year, this_year: ends });
    }
    Ok(figures)
}
