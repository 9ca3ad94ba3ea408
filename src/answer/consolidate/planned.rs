//! What is budgeted for each member, and for what all share.

use super::{ByMember, Shared, add};
use crate::analysis::{Budget, Covering};
use crate::model::{AllocateRule, Category, Kind, Month};

/// What the lines of each member budget in some months, of lines that name none under the empty text; and what of these
/// the rules take. A line is taken where it names all that its rule names: what is budgeted for more than that is budgeted
/// for others, too.
pub(super) fn planned(
    budget: &Budget,
    (axis, rules): (usize, &[&AllocateRule]),
    months: &[Month],
) -> anyhow::Result<(ByMember, Shared)> {
    let covering = Covering::new(budget);
    let covers = covering.covers();
    let takes = |rule: &AllocateRule, category: &Category, cover: usize| {
        let mut named = rule.members.iter().enumerate().filter_map(|(axis, own)| Some((axis, own.as_deref()?)));
        rule.category.as_ref().is_none_or(|own| own.contains(category))
            && named.all(|(axis, own)| covers.member(cover, axis) == Some(own))
    };
    let (mut sums, mut shared) = (ByMember::default(), Shared::new());
    for month in months {
        for (cover, own) in covering.month(*month)?.iter().enumerate().filter(|(_, own)| **own != 0) {
            let category = covers.category_of(cover);
            if budget.tree.kind(category) != Kind::Cost {
                continue;
            }
            let member = covers.member(cover, axis).unwrap_or_default();
            sums.add(*month, member, *own)?;
            if let Some(rule) = rules.iter().position(|rule| member.is_empty() && takes(rule, category, cover)) {
                add(shared.entry((rule, *month)).or_default(), *own)?;
            }
        }
    }
    Ok((sums, shared))
}
