//! The equation of the budget: 现行预算 = 年初预算 + 追加 − 追减 + 调入 − 调出 + 上年结转, 可用预算 = 现行预算 + 结转 − 占用 − 执行.

use std::collections::BTreeMap;

use super::Covering;
use super::adjustment::{Adjustment, AdjustmentKind};
use crate::model::category::Kind as Side;
use crate::model::{Category, Grid, Money, MoneyError, Month, Period};

/// The terms of the equation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Equation {
    /// 年初预算: of the first version that was approved.
    pub original: Money,
    /// What later versions change.
    pub revised: Money,
    /// 追加.
    pub supplement: Money,
    /// 追减.
    pub reduction: Money,
    /// 调入.
    pub transfer_in: Money,
    /// 调出.
    pub transfer_out: Money,
    /// 结转 from the year before.
    pub carried: Money,
    /// 结转 within the year: what came into the first month of the period.
    pub rolled: Money,
    /// 占用.
    pub commitment: Money,
    /// 执行.
    pub actual: Money,
}

impl Equation {
    fn zero(zero: Money) -> Equation {
        Equation {
            original: zero,
            revised: zero,
            supplement: zero,
            reduction: zero,
            transfer_in: zero,
            transfer_out: zero,
            carried: zero,
            rolled: zero,
            commitment: zero,
            actual: zero,
        }
    }

    /// 现行预算.
    pub fn current(&self) -> Result<Money, MoneyError> {
        let more = self.original.checked_add(self.revised)?.checked_add(self.supplement)?;
        let moved = more.checked_sub(self.reduction)?.checked_add(self.transfer_in)?;
        moved.checked_sub(self.transfer_out)?.checked_add(self.carried)
    }

    /// 可用预算.
    pub fn available(&self) -> Result<Money, MoneyError> {
        self.current()?.checked_add(self.rolled)?.checked_sub(self.commitment)?.checked_sub(self.actual)
    }

    /// Takes the terms of another in.
    pub fn add(&mut self, other: &Equation) -> Result<(), MoneyError> {
        let own = [
            (&mut self.original, other.original),
            (&mut self.revised, other.revised),
            (&mut self.supplement, other.supplement),
            (&mut self.reduction, other.reduction),
            (&mut self.transfer_in, other.transfer_in),
            (&mut self.transfer_out, other.transfer_out),
            (&mut self.carried, other.carried),
            (&mut self.rolled, other.rolled),
            (&mut self.commitment, other.commitment),
            (&mut self.actual, other.actual),
        ];
        for (own, other) in own {
            *own = own.checked_add(other)?;
        }
        Ok(())
    }

    fn is_nothing(&self) -> bool {
        let Equation { original, revised, supplement, reduction, transfer_in, transfer_out, .. } = self;
        let Equation { carried, rolled, commitment, actual, .. } = self;
        let changes = [revised, supplement, reduction, transfer_in, transfer_out, carried];
        changes.into_iter().chain([original, rolled, commitment, actual]).all(|amount| amount.is_zero())
    }
}

/// The equation of each category that a cost line of one of the budgets names, in the order of the book, and that of
/// what no line covers, which has no category.
///
/// `actual` and `committed` are the sums of the period by every axis, `rolled` is what came into its first month.
pub fn equations(
    [current, original]: [&Covering<'_>; 2],
    all: &[Adjustment],
    [actual, committed]: [&Grid; 2],
    rolled: &[(usize, Money)],
    period: Period,
) -> anyhow::Result<Vec<(Option<Category>, Equation)>> {
    let budget = current.budget();
    let nothing = Equation::zero(Money::zero(budget.currency));
    let mut found: BTreeMap<Option<Category>, Equation> = BTreeMap::new();
    let months: Vec<Month> = period.touched().collect();
    for (covering, is_current) in [(original, false), (current, true)] {
        let covers = covering.covers();
        for month in &months {
            for (cover, minor) in covering.month(*month)?.iter().enumerate() {
                let own = found.entry(Some(covers.category_of(cover).clone())).or_insert(nothing);
                let amount = Money::from_minor(*minor, budget.currency);
                if is_current {
                    own.revised = own.revised.checked_add(amount)?;
                } else {
                    own.original = own.original.checked_add(amount)?;
                }
            }
        }
    }
    let of_plans = |own: &&Adjustment| own.is_in_force() && budget.plans.iter().any(|plan| plan.id == own.plan);
    for own in all.iter().filter(of_plans) {
        for entry in own.entries.iter().filter(|entry| months.contains(&entry.month)) {
            let terms = found.entry(Some(entry.category.clone())).or_insert(nothing);
            let term = match (own.kind, entry.amount.is_negative()) {
                (AdjustmentKind::Supplement, _) => &mut terms.supplement,
                (AdjustmentKind::Carry, _) => &mut terms.carried,
                (AdjustmentKind::Reduce, _) => &mut terms.reduction,
                (AdjustmentKind::Transfer, false) => &mut terms.transfer_in,
                (AdjustmentKind::Transfer, true) => &mut terms.transfer_out,
            };
            *term = term.checked_add(entry.amount.abs())?;
        }
    }
    // What is current, and neither the original nor adjusted, was revised.
    for terms in found.values_mut() {
        let current = terms.revised;
        terms.revised = Money::zero(budget.currency);
        terms.revised = current.checked_sub(terms.current()?)?;
    }
    for (cover, amount) in rolled {
        let terms = found.entry(Some(current.covers().category_of(*cover).clone())).or_insert(nothing);
        terms.rolled = terms.rolled.checked_add(*amount)?;
    }
    for (grid, is_actual) in [(actual, true), (committed, false)] {
        for cell in grid.cells() {
            let members: Vec<&str> = (0..grid.axes.len()).map(|axis| grid.member(&cell, axis)).collect();
            let category = grid.category(&cell);
            let cover = current.find(cell.month, category, &members);
            if cover.is_none() && budget.tree.kind(category) == Side::Income {
                continue;
            }
            let place = cover.map(|cover| current.covers().category_of(cover).clone());
            let terms = found.entry(place).or_insert(nothing);
            let term = if is_actual { &mut terms.actual } else { &mut terms.commitment };
            *term = term.checked_add(cell.amount)?;
        }
    }
    let is_cost = |category: &Option<Category>| category.as_ref().is_none_or(|own| budget.tree.kind(own) == Side::Cost);
    let mut rows: Vec<(Option<Category>, Equation)> =
        found.into_iter().filter(|(category, terms)| is_cost(category) && !terms.is_nothing()).collect();
    let place = |category: &Option<Category>| {
        (category.is_none(), category.as_ref().map(|own| budget.tree.position(own)), category.clone())
    };
    rows.sort_by_cached_key(|(category, _)| place(category));
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::adjustment::{Entry, adjust};
    use crate::analysis::budget::resolve;
    use crate::analysis::{Budget, Spent};
    use crate::model::version::Signed;
    use crate::model::{CategoryTree, Currency, GridSum};
    use crate::plan_file::load_texts;

    fn yuan(yuan: i64) -> Money {
        Money::from_minor(yuan * 100, Currency::CNY)
    }

    fn month(text: &str) -> Month {
        Month::parse(text).unwrap()
    }

    fn budget(office: u32) -> Budget {
        let text = format!(
            "[plan]\nid = 'p'\nfirst_month = '2026-01'\n[[line]]\ncategory = 'office'\nmonthly = {office}\n\
             [[line]]\ncategory = 'training'\nmonthly = 5000\n"
        );
        let (loaded, problems) = load_texts(&[("budget.toml".to_string(), text)]);
        assert_eq!(problems, []);
        let plan = resolve(&loaded.plans[0], &[], &Spent::nothing(Currency::CNY, Vec::new())).unwrap();
        Budget::new(Currency::CNY, Vec::new(), CategoryTree::default(), vec![plan])
    }

    fn adjustment(kind: AdjustmentKind, at: &str, entries: &[(&str, i64)]) -> Adjustment {
        let made = Signed { by: "x".into(), at: "2026-02-01T00:00:00Z".parse().unwrap(), reason: String::new() };
        let entry = |(path, amount): &(&str, i64)| Entry {
            month: month(at),
            category: Category::parse(path).unwrap(),
            members: Vec::new(),
            name: String::new(),
            amount: yuan(*amount),
        };
        let entries = entries.iter().map(entry).collect();
        let approved = Some(made.clone());
        Adjustment {
            id: "A".into(),
            plan: "p".into(),
            kind,
            carried: None,
            rule: None,
            made,
            entries,
            approved,
            signature: None,
            undone: None,
            back: None,
        }
    }

    fn grid(cells: &[(&str, &str, i64)]) -> Grid {
        let cell = |(at, path, amount): &(&str, &str, i64)| {
            (month(at), path.to_string(), Vec::new(), GridSum::new(amount * 100, 1, 0))
        };
        Grid::of_texts(Currency::CNY, Vec::new(), &cells.iter().map(cell).collect::<Vec<_>>()).unwrap()
    }

    fn of(period: Period, current: u32) -> Vec<(Option<String>, [i64; 5])> {
        let all = [
            adjustment(AdjustmentKind::Supplement, "2026-05", &[("office", 6_000)]),
            adjustment(AdjustmentKind::Transfer, "2026-06", &[("training", -4_000), ("office", 4_000)]),
            adjustment(AdjustmentKind::Transfer, "2026-07", &[("office", -9_000), ("training", 9_000)]),
        ];
        let (original, mut budget) = (budget(10_000), budget(current));
        assert_eq!(adjust(&mut budget, &all).unwrap(), Ok(()));
        let actual = grid(&[("2026-01", "office", 20_000), ("2026-03", "office", 16_500), ("2026-03", "gifts", 80)]);
        let committed = grid(&[("2026-06", "office", 6_000)]);
        let coverings = [&Covering::new(&budget), &Covering::new(&original)];
        let rows = equations(coverings, &all, [&actual, &committed], &[], period).unwrap();
        let figures = |own: &Equation| {
            let Equation { original, revised, .. } = *own;
            let adjusted = own.current().unwrap().checked_sub(original).unwrap().checked_sub(revised).unwrap();
            let figures = [original, revised, adjusted, own.current().unwrap(), own.available().unwrap()];
            figures.map(|amount| amount.minor() / 100)
        };
        rows.iter().map(|(category, own)| (category.as_ref().map(Category::to_string), figures(own))).collect()
    }

    /// 120,000 + 6,000 + 4,000 − 9,000 = 121,000; of these 36,500 are spent and 6,000 committed: 78,500 are available.
    #[test]
    fn the_current_budget_and_what_is_available_add_up_to_the_cent() {
        let year = Period::months(month("2026-01"), month("2027-01"));
        let expected = [
            (Some("office".to_string()), [120_000, 0, 1_000, 121_000, 78_500]),
            (Some("training".to_string()), [60_000, 0, 5_000, 65_000, 65_000]),
            (None, [0, 0, 0, 0, -80]),
        ];
        assert_eq!(of(year, 10_000), expected);
        // A revision by 500 a month stands apart from what was adjusted.
        assert_eq!(of(year, 10_500)[0].1, [120_000, 6_000, 1_000, 127_000, 84_500]);
    }

    #[test]
    fn a_month_has_what_was_adjusted_in_it() {
        // What is spent and committed is asked of the period, and all of it is handed in here.
        let may = of(Period::month(month("2026-05")), 10_000);
        assert_eq!(may[0].1[..4], [10_000, 0, 6_000, 16_000]);
    }
}
