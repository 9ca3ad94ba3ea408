//! How much a plan changes: what decides who may approve it.

use std::collections::BTreeMap;

use crate::model::{Money, MoneyError, Month, Ratio, ResolvedPlan};

/// The sum of what changes from a month on, up or down, line by line and month by month, and its share of what the plan
/// before has in its year. Of a first version it is all of it, and no share.
///
/// Lines are the same if they have category, members and name in common.
pub fn change(
    before: Option<&ResolvedPlan>,
    after: &ResolvedPlan,
    from: Month,
) -> Result<(Money, Option<Ratio>), MoneyError> {
    let zero = Money::zero(after.currency);
    let mut changes: BTreeMap<_, [Money; 12]> = BTreeMap::new();
    let mut whole = zero;
    let plans = before.map(|plan| (plan, false)).into_iter().chain([(after, true)]);
    for (plan, newer) in plans {
        for line in &plan.lines {
            let key = (line.category.as_str(), &line.members, line.name.as_str());
            let sums = changes.entry(key).or_insert([zero; 12]);
            for (sum, amount) in sums.iter_mut().zip(line.months) {
                *sum = if newer { sum.checked_add(amount)? } else { sum.checked_sub(amount)? };
                if !newer {
                    whole = whole.checked_add(amount.abs())?;
                }
            }
        }
    }
    let mut sum = zero;
    for (month, index) in after.year.months().zip(0..).filter(|(month, _)| *month >= from) {
        debug_assert_eq!(after.year.index(month), Some(index));
        for months in changes.values() {
            sum = sum.checked_add(months[index].abs())?;
        }
    }
    Ok((sum, before.and_then(|_| Ratio::of(sum, whole))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Spent;
    use crate::analysis::budget::resolve;
    use crate::model::Currency;
    use crate::plan_file::load_texts;

    fn plan(lines: &[(&str, u32)]) -> ResolvedPlan {
        let mut text = "[plan]\nid = 'p'\nfirst_month = '2026-01'\n".to_string();
        for (category, monthly) in lines {
            text.push_str(&format!("[[line]]\ncategory = '{category}'\nmonthly = {monthly}\n"));
        }
        let (loaded, problems) = load_texts(&[("budget.toml".to_string(), text)]);
        assert_eq!(problems, []);
        resolve(&loaded.plans[0], &[], &Spent::nothing(Currency::CNY, Vec::new())).unwrap()
    }

    /// 100 and 50 a month become 130 and 20, and 10 are new: up 30, down 30, up 10 make 70 a month; of nine months 630,
    /// and the year before was 1,800.
    #[test]
    fn what_goes_up_is_not_set_off_against_what_goes_down() {
        let (before, after) = (plan(&[("a", 100), ("b", 50)]), plan(&[("b", 20), ("a", 130), ("c", 10)]));
        let april = Month::parse("2026-04").unwrap();
        let (sum, share) = change(Some(&before), &after, april).unwrap();
        assert_eq!((sum.plain().as_str(), share.unwrap().plain().as_str()), ("630.00", "0.3500"));
        let (first, none) = change(None, &before, before.year.first).unwrap();
        assert_eq!((first.plain().as_str(), none), ("1800.00", None));
        assert_eq!(change(Some(&before), &before, april).unwrap().0.minor(), 0);
    }
}
