//! All plans of a book as one: what each member was booked, less what members charge each other, and its part of what all
//! share.

mod planned;
mod read;

use std::collections::BTreeMap;

use super::Source;
use super::bridge::Kept;
use super::period::MonthsOver;
use super::units::{Units, below};
use crate::analysis::Budget;
use crate::analysis::consolidate::{Unallocated, allocate};
use crate::analysis::variance::Member;
use crate::model::{AllocateRule, Dimensions, Follows, Money, MoneyError, Month, Period};
use planned::planned;
use read::read;

/// What it comes to.
pub struct ConsolidateAnswer {
    /// The months that were taken.
    pub months: Vec<Month>,
    /// Months of the period that are not over.
    pub open: Vec<Month>,
    /// Months that are over, and have no rows.
    pub missing: Vec<Month>,
    /// The members of the axis, or of what lies above it, in the order of the book; then what has nothing above it, and what
    /// names none.
    pub rows: Vec<ConsolidatedRow>,
    /// All of them.
    pub total: ConsolidatedRow,
    /// What became of each rule for shared costs.
    pub rules: Vec<RuleShare>,
    /// What members charge each other that the other does not have, and what is credited without a charge, together.
    pub unmatched: Money,
    /// The same of two of them in a month, wherever it is not nothing: those of others do not make up for it.
    pub apart: Vec<Apart>,
    /// Counterparties that are no member, and no member's company: nothing of theirs is internal.
    pub strangers: Vec<String>,
    /// Income from one another, which is left out as the costs are.
    pub income: Money,
}

/// A member, or what names none.
#[derive(Clone, Debug, PartialEq)]
pub struct ConsolidatedRow {
    /// Which.
    pub member: Member,
    /// What its own lines budget.
    pub budget: Money,
    /// Its part of what is budgeted for all, or, of what names none, what others bear of it.
    pub budget_allocated: Money,
    /// What was booked on it.
    pub booked: Money,
    /// What of it other members charge, taken out.
    pub eliminated: Money,
    /// Its part of what all share, or, of what names none, what others bear.
    pub allocated: Money,
    /// All together.
    pub consolidated: Money,
}

impl ConsolidatedRow {
    /// What is budgeted, its own and its part.
    pub fn budget_consolidated(&self) -> Result<Money, MoneyError> {
        self.budget.checked_add(self.budget_allocated)
    }
}

/// Two that charge each other, and what of it does not match.
#[derive(Clone, Debug, PartialEq)]
pub struct Apart {
    /// Both, in the order of text; empty is none.
    pub between: [String; 2],
    /// The month.
    pub month: Month,
    /// Charges less what is credited for them.
    pub amount: Money,
}

/// What became of a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleShare {
    /// The rule.
    pub rule: AllocateRule,
    /// What is shared.
    pub amount: Money,
    /// What of it was allocated.
    pub allocated: Money,
    /// What is budgeted for it.
    pub budget: Money,
    /// What of that was allocated.
    pub budget_allocated: Money,
    /// The months in which either stays shared, why, and of whom nothing is known.
    pub left: Vec<(Month, Left)>,
}

/// Why costs of a month stay shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Left {
    /// Of these members it is not known what they have.
    Unknown(Vec<String>),
    /// Nobody has any.
    Nothing,
}

/// Amounts by month and member; the empty text names none.
#[derive(Default)]
struct ByMember(BTreeMap<Month, BTreeMap<String, i64>>);

impl ByMember {
    fn add(&mut self, month: Month, member: &str, minor: i64) -> Result<(), MoneyError> {
        let sums = self.0.entry(month).or_default();
        match sums.get_mut(member) {
            Some(sum) => add(sum, minor),
            None => {
                sums.insert(member.to_string(), minor);
                Ok(())
            }
        }
    }

    fn members(&self) -> impl Iterator<Item = &String> {
        self.0.values().flat_map(BTreeMap::keys).filter(|name| !name.is_empty())
    }

    /// By what a member stands for in a month.
    fn sums(&self, of: &dyn Fn(&str, Month) -> Member) -> Result<BTreeMap<Member, i64>, MoneyError> {
        let mut sums: BTreeMap<Member, i64> = BTreeMap::new();
        for (month, own) in &self.0 {
            for (member, minor) in own {
                add(sums.entry(of(member, *month)).or_default(), *minor)?;
            }
        }
        Ok(sums)
    }
}

/// What rules for shared costs take, by rule and month.
type Shared = BTreeMap<(usize, Month), i64>;

fn add(sum: &mut i64, minor: i64) -> Result<(), MoneyError> {
    *sum = sum.checked_add(minor).ok_or(MoneyError::Overflow)?;
    Ok(())
}

/// Consolidates by the members of an axis, or of what lies above one, in the months of a period that are over.
///
/// Shared costs are borne by the members that rows name; what lies above them has the sum of theirs, month by month where
/// they lay.
pub fn consolidate(
    source: &Source<'_>,
    budget: &Budget,
    by: usize,
    period: Period,
) -> anyhow::Result<ConsolidateAnswer> {
    let booked = source.booked()?;
    let MonthsOver { months, open, missing } = MonthsOver::new(period, source.as_of, &booked);
    let dimensions = &source.settings.dimensions;
    let (axis, above) = below(dimensions, by);
    let rules: Vec<&AllocateRule> = source.settings.allocate.iter().filter(|rule| rule.axis == axis).collect();
    let sums = read(source, budget, (axis, &rules), &months)?;
    let (planned, planned_shared) = planned(budget, (axis, &rules), &months)?;
    let mut names = dimensions.axes[axis].members.clone();
    for name in sums.booked.members().chain(planned.members()) {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    let money = |minor: i64| Money::from_minor(minor, source.currency);
    let borne = Borne { source, axis, names: &names, rules: &rules, months: &months };
    let (shares, [allocated, budget_allocated]) = borne.by([&sums.shared, &planned_shared])?;
    let of = |member: &str, month: Month| place(dimensions, above, member, month);
    let [own, own_allocated, booked, eliminated, allocated] =
        [&planned, &budget_allocated, &sums.booked, &sums.eliminated, &allocated].map(|all| all.sums(&of));
    let (own, own_allocated, booked) = (own?, own_allocated?, booked?);
    let (eliminated, allocated) = (eliminated?, allocated?);
    let row = |member: &Member| -> Result<ConsolidatedRow, MoneyError> {
        let of = |all: &BTreeMap<Member, i64>| money(all.get(member).copied().unwrap_or(0));
        let (booked, eliminated, allocated) = (of(&booked), of(&eliminated), of(&allocated));
        Ok(ConsolidatedRow {
            member: member.clone(),
            budget: of(&own),
            budget_allocated: of(&own_allocated),
            booked,
            eliminated,
            allocated,
            consolidated: booked.checked_add(eliminated)?.checked_add(allocated)?,
        })
    };
    let mut members: Vec<Member> = match above {
        Some(_) => dimensions.axes[by].members.iter().map(|name| Member::of_posting(name)).collect(),
        None => names.iter().map(|name| Member::of_posting(name)).collect(),
    };
    members.extend([Member::Unassigned, Member::Shared]);
    let rows = members.iter().map(row).collect::<Result<Vec<_>, _>>()?;
    let sum = |of: fn(&ConsolidatedRow) -> Money| Money::sum(rows.iter().map(of), source.currency);
    let total = ConsolidatedRow {
        member: Member::Shared,
        budget: sum(|row| row.budget)?,
        budget_allocated: sum(|row| row.budget_allocated)?,
        booked: sum(|row| row.booked)?,
        eliminated: sum(|row| row.eliminated)?,
        allocated: sum(|row| row.allocated)?,
        consolidated: sum(|row| row.consolidated)?,
    };
    let charged = sums.charged.values().try_fold(0_i64, |sum, own| sum.checked_add(own.checked_abs()?));
    let (unmatched, income) = (money(charged.ok_or(MoneyError::Overflow)?), money(sums.income));
    let strangers = sums.strangers.into_iter().collect();
    let apart = sums.charged.into_iter().filter(|(_, minor)| *minor != 0);
    let apart = apart.map(|((between, month), minor)| Apart { between, month, amount: money(minor) }).collect();
    let is_nothing = |row: &ConsolidatedRow| {
        let all = [row.budget, row.budget_allocated, row.booked, row.eliminated, row.allocated];
        all.iter().all(|amount| amount.is_zero())
    };
    let rows = rows.into_iter().filter(|row| !is_nothing(row)).collect();
    Ok(ConsolidateAnswer { months, open, missing, rows, total, rules: shares, unmatched, apart, strangers, income })
}

/// What a member stands for in a month: itself, or what lies above it.
fn place(dimensions: &Dimensions, above: Option<&Follows>, member: &str, month: Month) -> Member {
    match above {
        _ if member.is_empty() => Member::Shared,
        None => Member::of_posting(member),
        Some(follows) => Member::of_posting(dimensions.follow(follows, member, month)),
    }
}

/// Who bears what is shared.
struct Borne<'a> {
    source: &'a Source<'a>,
    axis: usize,
    names: &'a [String],
    rules: &'a [&'a AllocateRule],
    months: &'a [Month],
}

impl Borne<'_> {
    /// What became of each rule, and the parts of all members, of costs and of budgets: of one month both are split alike.
    fn by(&self, shared: [&Shared; 2]) -> anyhow::Result<(Vec<RuleShare>, [ByMember; 2])> {
        let units: Vec<String> = self.rules.iter().map(|rule| rule.by.clone()).collect();
        let everybody = Kept::default();
        let has = Units::new(self.source, self.axis, &units, &everybody, self.months)?;
        let zero = Money::zero(self.source.currency);
        let mut borne = [ByMember::default(), ByMember::default()];
        let mut shares = Vec::new();
        for (number, rule) in self.rules.iter().enumerate() {
            let (mut all, mut given, mut left) = ([zero; 2], [zero; 2], Vec::new());
            for month in self.months {
                let amounts = shared.map(|own| own.get(&(number, *month)).copied().unwrap_or(0));
                let amounts = amounts.map(|minor| Money::from_minor(minor, self.source.currency));
                if amounts.iter().all(|amount| amount.is_zero()) {
                    continue;
                }
                let weights: Vec<_> = self.names.iter().map(|name| has.month(number, name, *month)).collect();
                for (at, amount) in amounts.into_iter().enumerate().filter(|(_, amount)| !amount.is_zero()) {
                    all[at] = all[at].checked_add(amount)?;
                    let why = match allocate(amount, &weights) {
                        Ok(parts) => {
                            given[at] = given[at].checked_add(amount)?;
                            for (name, part) in self.names.iter().zip(parts) {
                                borne[at].add(*month, name, part.minor())?;
                            }
                            borne[at].add(*month, "", amount.negate().minor())?;
                            continue;
                        }
                        Err(Unallocated::Nothing) => (*month, Left::Nothing),
                        Err(Unallocated::Unknown(of)) => {
                            (*month, Left::Unknown(of.into_iter().map(|at| self.names[at].clone()).collect()))
                        }
                    };
                    if left.last() != Some(&why) {
                        left.push(why);
                    }
                }
            }
            let ([amount, budget], [allocated, budget_allocated]) = (all, given);
            shares.push(RuleShare { rule: (*rule).clone(), amount, allocated, budget, budget_allocated, left });
        }
        Ok((shares, borne))
    }
}
