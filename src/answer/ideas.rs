//! The measures that plans' own figures allow to be tried, by what they save.

use super::Source;
use crate::analysis::ideas::{Grounds, IDEAS};
use crate::analysis::measure::{Appraisal, Terms, appraise, check, measure};
use crate::model::scenario::PlannedMeasure;
use crate::model::{LinePlace, Plan, ResolvedLine};
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
}

/// What was tried, and what was not.
pub struct IdeasAnswer {
    /// By net saving, the largest first; of equal ones what pays back sooner, and what is robust.
    pub ideas: Vec<TriedIdea>,
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
                ideas.push(TriedIdea {
                    plan: plan.id.clone(),
                    kind: entry.id(),
                    name: msg(entry.name()),
                    subject: found.subject,
                    lines: found.lines.iter().filter_map(|place| resolved.lines.get(*place).cloned()).collect(),
                    assumes: found.assumes,
                    appraisal: appraise(entry, &Terms::new(&planned, plan))?,
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
    Ok(IdeasAnswer { ideas, lacking })
}
