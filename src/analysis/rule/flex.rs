//! A line follows the volume that it was planned for: more of it is paid by the reserve, less goes back there.

use super::surplus::{available, part, surplus};
use super::{Ask, Asked, Kind, Limit, LineFacts, Moved, Run, Term, Why};
use crate::analysis::adjustment::State;
use crate::model::rule::{RuleKind, RuleLine};
use crate::model::{AdjustRule, Money, MoneyError, Month, Quantity, Ratio, Series};

pub(super) struct Flex;

/// How far a volume is off in the last months.
struct Off {
    first: Month,
    last: Month,
    actual: Quantity,
    planned: Quantity,
    ratio: Ratio,
}

/// What the months to come of a line call for.
struct Call {
    /// What it has for them, without what the rule moved.
    ahead: Money,
    /// What its volume calls for of that: less than nothing, where there is less to do.
    amount: Money,
    /// What the rule moved there before.
    before: Money,
    /// What is lacking of it, or too much.
    lacking: Money,
}

impl Call {
    fn new(rule: &AdjustRule, line: &LineFacts, off: &Off, run: &Run<'_>) -> Result<Call, MoneyError> {
        let currency = line.budget.currency();
        let is_ahead = |month: Month| line.ahead.iter().any(|(own, _)| *own == month);
        let mut before = Money::zero(currency);
        let stands = |own: &&Moved| own.rule == rule.id && own.state == State::InForce && !own.same_snapshot;
        for own in run.snapshot.moved.iter().filter(stands) {
            let sum =
                Money::sum(own.months.iter().filter(|(month, _)| is_ahead(*month)).map(|(_, part)| *part), currency)?;
            if own.to == line.line {
                before = before.checked_add(sum)?;
            } else if own.from == line.line {
                before = before.checked_sub(sum)?;
            }
        }
        // The volume is off from what was planned, and so from what the line had before the rule moved anything.
        let ahead = Money::sum(line.ahead.iter().map(|(_, own)| *own), currency)?.checked_sub(before)?;
        let amount = part(ahead, off.ratio)?;
        let in_run = run.got(line)?.checked_sub(run.given(line)?)?;
        let lacking = amount.checked_sub(before)?.checked_sub(in_run)?;
        Ok(Call { ahead, amount, before, lacking })
    }
}

impl Kind for Flex {
    fn kind(&self) -> RuleKind {
        RuleKind::Flex
    }

    fn reversed(&self, rule: &AdjustRule, to: &RuleLine, run: &Run<'_>) -> Result<bool, MoneyError> {
        let (Ok(off), Some(line)) = (off(rule, run), run.snapshot.line(to)) else { return Ok(false) };
        Ok(Call::new(rule, line, &off, run)?.lacking.is_negative())
    }

    fn ask(&self, rule: &AdjustRule, from: &LineFacts, to: &LineFacts, run: &Run<'_>) -> Asked {
        let off = match off(rule, run) {
            Ok(off) => off,
            Err(why) => return Ok(Err(why)),
        };
        let line = if rule.to.contains(&to.line) { to } else { from };
        let Call { ahead, amount, before, lacking } = Call::new(rule, line, &off, run)?;
        let less = lacking.is_negative();
        let Off { first, last, actual, planned, ratio } = off;
        let metric = rule.metric.clone().unwrap_or_default();
        let term = Term::Volume { metric, first, last, actual, planned, off: ratio, ahead, amount, before };
        // What goes back is not needed; what is drawn is there.
        let given = match less {
            true => surplus(rule, from, run)?,
            false => Ok(available(rule, Ratio::ZERO, from, run)?),
        };
        Ok(given.map(|Ask { terms, limits }| Ask {
            terms: std::iter::once(term).chain(terms).collect(),
            limits: std::iter::once(Limit::Volume(lacking.abs())).chain(limits).collect(),
        }))
    }
}

/// It is off in each of the last months by more than the threshold, and always to the same side.
fn off(rule: &AdjustRule, run: &Run<'_>) -> Result<Off, Why> {
    let snapshot = run.snapshot;
    let metric = rule.metric.clone().unwrap_or_default();
    let count = usize::try_from(rule.months).unwrap_or(0);
    if snapshot.complete < count || count == 0 {
        return Err(Why::TooEarly { months: rule.months });
    }
    let Some(Series::Months(plan)) = &rule.planned else { return Err(Why::NothingPlanned { metric }) };
    let known = snapshot.volumes.iter().find(|(id, _)| *id == rule.id).map(|(_, months)| months);
    let (mut actual, mut planned) = (Quantity::ZERO, Quantity::ZERO);
    let (mut more, mut less) = (0, 0);
    for index in snapshot.complete - count..snapshot.complete {
        let month = snapshot.year.first.plus(index as i32);
        let Some(own) = known.and_then(|months| months[index]) else {
            return Err(Why::NoVolume { metric, month });
        };
        if plan[index].is_zero() || !plan[index].is_known() {
            return Err(Why::NothingPlanned { metric });
        }
        let band = plan[index].abs() * Quantity::from(rule.threshold);
        more += usize::from(own - plan[index] > band);
        less += usize::from(plan[index] - own > band);
        (actual, planned) = (actual + own, planned + plan[index]);
    }
    if more != count && less != count {
        return Err(Why::AsPlanned { metric, threshold: rule.threshold });
    }
    let last = snapshot.year.first.plus(snapshot.complete as i32 - 1);
    let ratio = Ratio::from(actual / planned - Quantity::ONE);
    Ok(Off { first: last.plus(1 - rule.months), last, actual, planned, ratio })
}
