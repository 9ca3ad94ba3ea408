//! What a round comes to, owner by owner: of costs and of income.

use std::collections::HashMap;

use super::parting::Parting;
use crate::analysis::plan_parts::plan_parts;
use crate::analysis::{Budget, Covering};
use crate::command::opened::Opened;
use crate::model::{Category, Kind, Money, ResolvedLine, ResolvedPlan};
use crate::report::RoundSums;

type Key = (Category, Vec<Option<String>>, String);

fn key(line: &ResolvedLine) -> Key {
    (line.category.clone(), line.members.clone(), line.name.clone())
}

/// The sums of a plan before and after, by owner (`None` is nobody) and kind.
pub(super) fn sums(
    before: &ResolvedPlan,
    after: &ResolvedPlan,
    parting: Parting,
    opened: &Opened,
) -> anyhow::Result<HashMap<(Option<String>, Kind), RoundSums>> {
    let parts = |plan: &ResolvedPlan| {
        let tree = opened.settings.categories.clone();
        let budget = Budget::new(opened.currency, opened.axes(), tree, vec![plan.clone()]);
        plan_parts(&Covering::new(&budget), 0)
    };
    let year = |months: &[Money; 12]| Money::sum(months.iter().copied(), opened.currency);
    let mut planned = HashMap::new();
    for part in parts(before)? {
        planned.insert((key(&part.line), part.unallocated), year(&part.months)?);
    }
    let mut all: HashMap<(Option<String>, Kind), RoundSums> = HashMap::new();
    for part in parts(after)? {
        let owner = parting.owner(&part.line).map(str::to_string);
        let kind = opened.settings.categories.kind(&part.line.category);
        let sums = all.entry((owner, kind)).or_insert_with(|| RoundSums::nothing(opened.currency));
        let collected = year(&part.months)?;
        let zero = Money::zero(opened.currency);
        let was = planned.get(&(key(&part.line), part.unallocated)).copied().unwrap_or(zero);
        sums.planned = sums.planned.checked_add(was)?;
        sums.collected = sums.collected.checked_add(collected)?;
        // A ceiling's target is for all that is below it, and what is below may have its own.
        if let Some(target) = part.line.target.as_deref().filter(|_| !part.unallocated) {
            let target = year(target)?;
            sums.target = Some(sums.target.unwrap_or(zero).checked_add(target)?);
            sums.gap = Some(sums.gap.unwrap_or(zero).checked_add(collected.checked_sub(target)?)?);
        }
    }
    Ok(all)
}
