//! The measures that plans' own figures allow to be tried, by what they save.

use super::Source;
use crate::analysis::ideas::{Grounds, IDEAS, Saves, counted_twice};
use crate::analysis::measure::{Appraisal, Terms, appraise, check, measure};
use crate::model::scenario::PlannedMeasure;
use crate::model::{LinePlace, Money, MoneyError, Plan, Quantity, ResolvedLine};
use crate::words::{Message, msg};

/// A measure that was tried.
pub struct TriedIdea {
    /// The plan.
    pub plan: String,
    /// Its kind, to machines.
    pub kind: &'static str,
    /// The same to people.
    pub name: Message,
    /// What it was tried on.
    pub subject: String,
    /// The lines that it would change.
    pub lines: Vec<ResolvedLine>,
    /// What is assumed.
    pub assumes: Vec<Message>,
    /// What it comes to.
    pub appraisal: Appraisal,
    /// On which lines it saves, and how much.
    saves: Saves,
}

/// All ideas of a plan that pay, at once.
pub struct Together {
    /// The plan.
    pub plan: String,
    /// How many pay.
    pub count: usize,
    /// The net saving of a year, each by itself.
    pub sum: Money,
    /// What of it two of them take from the same line.
    pub twice: Money,
}

impl Together {
    /// What they save together.
    pub fn net(&self) -> Result<Money, MoneyError> {
        self.sum.checked_sub(self.twice)
    }
}

impl TriedIdea {
    /// The net saving of a year in which all of it works.
    pub fn yearly(&self) -> Result<Money, MoneyError> {
        let monthly = self.appraisal.whole.monthly;
        Money::sum(std::iter::repeat_n(monthly, 12), monthly.currency())
    }
}

/// What was tried, and what was not.
pub struct IdeasAnswer {
    /// By net saving, the largest first; of equal ones what pays back sooner, and what is robust.
    pub ideas: Vec<TriedIdea>,
    /// For each plan of which several ideas pay what they come to together.
    pub together: Vec<Together>,
    /// Measures of which no plan says enough: the measure, and what it needs.
    pub lacking: Vec<(Message, Message)>,
}

/// Tries every measure on every plan.
pub fn ideas(source: &Source<'_>, plans: &[Plan]) -> anyhow::Result<IdeasAnswer> {
    let resolved = source.resolved(plans)?;
    let (mut ideas, mut lacking) = (Vec::new(), Vec::new());
    for idea in IDEAS {
        let entry = measure(idea.kind()).expect("an idea is of a measure of the table");
        let before = ideas.len();
        for (plan, resolved) in plans.iter().zip(&resolved) {
            for found in idea.find(&Grounds { plan, lines: &resolved.lines }) {
                // What the plan says may be nothing that a measure can work with: no hours, no price.
                if check(entry, &found.values, plan).is_err() {
                    continue;
                }
                let planned = PlannedMeasure { kind: entry.id(), values: found.values, place: LinePlace::default() };
                let appraisal = appraise(entry, &Terms::new(&planned, plan))?;
                let grounds = Grounds { plan, lines: &resolved.lines };
                let on = found.lines.iter().take(found.saves_on);
                let on = on.filter_map(|place| Some((*place, grounds.mean(resolved.lines.get(*place)?))));
                let saves = Saves { saved: appraisal.effect.saved.whole, lines: on.collect() };
                ideas.push(TriedIdea {
                    plan: plan.id.clone(),
                    kind: entry.id(),
                    name: msg(entry.name()),
                    subject: found.subject,
                    lines: found.lines.iter().filter_map(|place| resolved.lines.get(*place).cloned()).collect(),
                    assumes: found.assumes,
                    appraisal,
                    saves,
                });
            }
        }
        if ideas.len() == before {
            lacking.push((msg(entry.name()), msg(idea.needs())));
        }
    }
    ideas.sort_by(|a, b| {
        let [own, other] = [&a.appraisal, &b.appraisal];
        let payback = |it: &Appraisal| (it.whole.payback.is_none(), it.whole.payback);
        let saving = other.whole.monthly.minor().cmp(&own.whole.monthly.minor());
        saving.then_with(|| payback(own).cmp(&payback(other))).then_with(|| other.robust.cmp(&own.robust))
    });
    let together = plans.iter().filter_map(|plan| together(plan, &ideas).transpose()).collect::<Result<_, _>>()?;
    Ok(IdeasAnswer { ideas, together, lacking })
}

fn together(plan: &Plan, ideas: &[TriedIdea]) -> Result<Option<Together>, MoneyError> {
    let pays = |idea: &&TriedIdea| idea.plan == plan.id && idea.appraisal.whole.monthly.is_positive();
    let own: Vec<&TriedIdea> = ideas.iter().filter(pays).collect();
    if own.len() < 2 {
        return Ok(None);
    }
    let sums = own.iter().map(|idea| idea.yearly()).collect::<Result<Vec<_>, _>>()?;
    let saves: Vec<Saves> = own.iter().map(|idea| idea.saves.clone()).collect();
    let twice = (counted_twice(&saves) * Quantity::from(12)).money(plan.currency)?;
    Ok(Some(Together { plan: plan.id.clone(), count: own.len(), sum: Money::sum(sums, plan.currency)?, twice }))
}
