//! All plans of a book as one: what each member was booked, less what members charge each other, and its part of what all
//! share.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::Source;
use super::bridge::Kept;
use super::period::MonthsOver;
use super::units::Units;
use crate::analysis::consolidate::{Unallocated, allocate};
use crate::analysis::{Budget, Covering};
use crate::model::{AllocateRule, Category, Kind, Money, MoneyError, Month, Period};

/// What it comes to.
pub struct ConsolidateAnswer {
    /// The months that were taken.
    pub months: Vec<Month>,
    /// Months of the period that are not over.
    pub open: Vec<Month>,
    /// Months that are over, and have no rows.
    pub missing: Vec<Month>,
    /// The members, in the order of the book, then what names none.
    pub rows: Vec<ConsolidatedRow>,
    /// All of them.
    pub total: ConsolidatedRow,
    /// What became of each rule for shared costs.
    pub rules: Vec<RuleShare>,
    /// What members charge each other that the other does not have: charges less what is credited for them.
    pub unmatched: Money,
    /// The same of two of them in a month, wherever it is not nothing: those of others do not make up for it.
    pub apart: Vec<Apart>,
    /// Income from one another, which is left out as the costs are.
    pub income: Money,
}

/// A member, or what names none.
#[derive(Clone, Debug, PartialEq)]
pub struct ConsolidatedRow {
    /// Its name; empty is none.
    pub member: String,
    /// What its own lines budget.
    pub budget: Money,
    /// What was booked on it.
    pub booked: Money,
    /// What of it other members charge, taken out.
    pub eliminated: Money,
    /// Its part of what all share, or, of what names none, what others bear.
    pub allocated: Money,
    /// All together.
    pub consolidated: Money,
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
    /// The months in which it stays shared, why, and of whom nothing is known.
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

/// What rows of a month sum to, by member.
#[derive(Default)]
struct Sums {
    booked: BTreeMap<String, i64>,
    eliminated: BTreeMap<String, i64>,
    /// By rule and month.
    shared: BTreeMap<(usize, Month), i64>,
    /// By who charges each other, and month.
    charged: BTreeMap<([String; 2], Month), i64>,
    income: i64,
}

fn add(sum: &mut i64, minor: i64) -> Result<(), MoneyError> {
    *sum = sum.checked_add(minor).ok_or(MoneyError::Overflow)?;
    Ok(())
}

/// Consolidates by the members of an axis, in the months of a period that are over.
pub fn consolidate(
    source: &Source<'_>,
    budget: &Budget,
    axis: usize,
    period: Period,
) -> anyhow::Result<ConsolidateAnswer> {
    let booked = source.booked()?;
    let MonthsOver { months, open, missing } = MonthsOver::new(period, source.as_of, &booked);
    let rules: Vec<&AllocateRule> = source.settings.allocate.iter().filter(|rule| rule.axis == axis).collect();
    let sums = read(source, budget, (axis, &rules), &months)?;
    let planned = planned(budget, axis, &months)?;
    let mut names = source.settings.dimensions.axes[axis].members.clone();
    for name in sums.booked.keys().chain(planned.keys()).filter(|name| !name.is_empty()) {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    let money = |minor: i64| Money::from_minor(minor, source.currency);
    let units: Vec<String> = rules.iter().map(|rule| rule.by.clone()).collect();
    let everybody = Kept::default();
    let has = Units::new(source, axis, &units, &everybody, &months)?;
    let mut allocated: BTreeMap<String, i64> = BTreeMap::new();
    let mut shares = Vec::new();
    for (number, rule) in rules.iter().enumerate() {
        let mut share = RuleShare { rule: (*rule).clone(), amount: money(0), allocated: money(0), left: Vec::new() };
        for month in &months {
            let amount = money(sums.shared.get(&(number, *month)).copied().unwrap_or(0));
            if amount.is_zero() {
                continue;
            }
            share.amount = share.amount.checked_add(amount)?;
            let weights: Vec<_> = names.iter().map(|name| has.month(number, name, *month)).collect();
            match allocate(amount, &weights) {
                Ok(parts) => {
                    share.allocated = share.allocated.checked_add(amount)?;
                    for (name, part) in names.iter().zip(parts) {
                        add(allocated.entry(name.clone()).or_default(), part.minor())?;
                    }
                    add(allocated.entry(String::new()).or_default(), amount.negate().minor())?;
                }
                Err(Unallocated::Nothing) => share.left.push((*month, Left::Nothing)),
                Err(Unallocated::Unknown(of)) => {
                    let of = of.into_iter().map(|at| names[at].clone()).collect();
                    share.left.push((*month, Left::Unknown(of)));
                }
            }
        }
        shares.push(share);
    }
    names.push(String::new());
    let row = |name: &String| -> Result<ConsolidatedRow, MoneyError> {
        let of = |all: &BTreeMap<String, i64>| money(all.get(name).copied().unwrap_or(0));
        let (booked, eliminated, allocated) = (of(&sums.booked), of(&sums.eliminated), of(&allocated));
        let consolidated = booked.checked_add(eliminated)?.checked_add(allocated)?;
        Ok(ConsolidatedRow { member: name.clone(), budget: of(&planned), booked, eliminated, allocated, consolidated })
    };
    let rows = names.iter().map(row).collect::<Result<Vec<_>, _>>()?;
    let sum = |of: fn(&ConsolidatedRow) -> Money| Money::sum(rows.iter().map(of), source.currency);
    let total = ConsolidatedRow {
        member: String::new(),
        budget: sum(|row| row.budget)?,
        booked: sum(|row| row.booked)?,
        eliminated: sum(|row| row.eliminated)?,
        allocated: sum(|row| row.allocated)?,
        consolidated: sum(|row| row.consolidated)?,
    };
    let charged = sums.charged.values().try_fold(0_i64, |sum, own| sum.checked_add(*own));
    let (unmatched, income) = (money(charged.ok_or(MoneyError::Overflow)?), money(sums.income));
    let apart = sums.charged.into_iter().filter(|(_, minor)| *minor != 0);
    let apart = apart.map(|((between, month), minor)| Apart { between, month, amount: money(minor) }).collect();
    let is_nothing = |row: &ConsolidatedRow| {
        [row.budget, row.booked, row.eliminated, row.allocated].iter().all(|amount| amount.is_zero())
    };
    let rows = rows.into_iter().filter(|row| !is_nothing(row)).collect();
    Ok(ConsolidateAnswer { months, open, missing, rows, total, rules: shares, unmatched, apart, income })
}

/// What a category is to rows: cost or income, and the rules that may take it.
struct Judged {
    is_cost: bool,
    rules: Vec<usize>,
}

/// Reads the rows of the months: who charges whom stands in no sum.
fn read(
    source: &Source<'_>,
    budget: &Budget,
    (axis, rules): (usize, &[&AllocateRule]),
    months: &[Month],
) -> anyhow::Result<Sums> {
    let mut sums = Sums::default();
    let (Some(first), Some(last)) = (months.first(), months.last()) else { return Ok(sums) };
    let query = source.query(Period::months(*first, last.plus(1)), &source.axes());
    let parties = Parties::new(source, axis);
    let mut judged: HashMap<String, Judged> = HashMap::new();
    source.actual.postings(&query, &mut |_, row| {
        if !months.contains(&row.month) {
            return Ok(());
        }
        if !judged.contains_key(row.category) {
            let category = Category::parse(row.category).unwrap_or_else(Category::unclassified);
            let takes = |rule: &AllocateRule| rule.category.as_ref().is_none_or(|own| own.contains(&category));
            let rules = (0..rules.len()).filter(|at| takes(rules[*at])).collect();
            let is_cost = budget.tree.kind(&category) == Kind::Cost;
            judged.insert(row.category.to_string(), Judged { is_cost, rules });
        }
        let own = &judged[row.category];
        let minor = row.amount.minor();
        let member = row.members.get(axis).copied().unwrap_or_default();
        let between = parties.between(member, row.counterparty);
        if !own.is_cost {
            if let Some(between) = between {
                add(&mut sums.income, minor)?;
                add(sums.charged.entry((between, row.month)).or_default(), -minor)?;
            }
            return Ok(());
        }
        match sums.booked.get_mut(member) {
            Some(sum) => add(sum, minor)?,
            None => drop(sums.booked.insert(member.to_string(), minor)),
        }
        if let Some(between) = between {
            add(sums.charged.entry((between, row.month)).or_default(), minor)?;
            return Ok(add(sums.eliminated.entry(member.to_string()).or_default(), -minor)?);
        }
        if member.is_empty() {
            let fits = |at: &&usize| {
                let named = rules[**at].members.iter().zip(row.members);
                named.into_iter().all(|(own, member)| own.as_deref().is_none_or(|own| own == *member))
            };
            if let Some(rule) = own.rules.iter().find(fits) {
                add(sums.shared.entry((*rule, row.month)).or_default(), minor)?;
            }
        }
        Ok(())
    })?;
    Ok(sums)
}

/// Under which names members stand as counterparties: their own, and those of their companies.
struct Parties<'a> {
    members: HashSet<&'a str>,
    /// The members of each company.
    companies: HashMap<&'a str, BTreeSet<&'a str>>,
}

impl<'a> Parties<'a> {
    fn new(source: &Source<'a>, axis: usize) -> Parties<'a> {
        let dimensions = &source.settings.dimensions;
        let members = dimensions.axes[axis].members.iter().map(String::as_str).collect();
        let mut companies: HashMap<&str, BTreeSet<&str>> = HashMap::new();
        let trees = dimensions.trees.iter().filter(|tree| tree.axis == axis);
        for own in trees.flat_map(|tree| tree.facts()) {
            if let Some(company) = own.company.as_deref() {
                companies.entry(company).or_default().insert(own.member.as_str());
            }
        }
        Parties { members, companies }
    }

    /// The two that a row lies between; `None` where its counterparty is none of them, or the member itself.
    fn between(&self, member: &str, counterparty: &str) -> Option<[String; 2]> {
        let of_company = self.companies.get(counterparty);
        let known = self.members.contains(counterparty) || of_company.is_some();
        let is_itself = counterparty == member || of_company.is_some_and(|all| all.len() == 1 && all.contains(member));
        if !known || is_itself {
            return None;
        }
        let mut between = [self.party(member), self.party(counterparty)];
        if between[0] == between[1] && self.members.contains(counterparty) {
            // Two of one company.
            between = [member, counterparty];
        }
        between.sort_unstable();
        Some(between.map(String::from))
    }

    /// Under which name a party is told: members of which others name the company alone stand under that of it.
    fn party<'p>(&'p self, name: &'p str) -> &'p str {
        if let Some(all) = self.companies.get(name).filter(|all| all.len() == 1 && !self.members.contains(name)) {
            return all.first().copied().unwrap_or(name);
        }
        let shared = self.companies.iter().filter(|(_, all)| all.len() > 1 && all.contains(name));
        shared.map(|(company, _)| *company).min().unwrap_or(name)
    }
}

/// What the lines of each member budget in some months; of lines that name none under the empty text.
fn planned(budget: &Budget, axis: usize, months: &[Month]) -> anyhow::Result<BTreeMap<String, i64>> {
    let covering = Covering::new(budget);
    let covers = covering.covers();
    let mut sums: BTreeMap<String, i64> = BTreeMap::new();
    for month in months {
        for (cover, own) in covering.month(*month)?.iter().enumerate().filter(|(_, own)| **own != 0) {
            if budget.tree.kind(covers.category_of(cover)) == Kind::Cost {
                add(sums.entry(covers.member(cover, axis).unwrap_or_default().to_string()).or_default(), *own)?;
            }
        }
    }
    Ok(sums)
}
