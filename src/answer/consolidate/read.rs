//! The rows of a consolidation: what members were booked, what they charge each other, what all share.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::{ByMember, Shared, add};
use crate::analysis::Budget;
use crate::answer::Source;
use crate::model::{AllocateRule, Category, Kind, Month, Period};

/// What the rows of some months sum to.
#[derive(Default)]
pub(super) struct Sums {
    pub booked: ByMember,
    pub eliminated: ByMember,
    pub shared: Shared,
    /// By who charges each other, and month.
    pub charged: BTreeMap<([String; 2], Month), i64>,
    pub income: i64,
    /// Counterparties that are no member, and no member's company.
    pub strangers: BTreeSet<String>,
}

/// What a category is to rows: cost or income, and the rules that may take it.
struct Judged {
    is_cost: bool,
    rules: Vec<usize>,
}

/// Reads the rows of the months: who charges whom stands in no sum.
pub(super) fn read(
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
        if !row.counterparty.is_empty()
            && !parties.knows(row.counterparty)
            && !sums.strangers.contains(row.counterparty)
        {
            sums.strangers.insert(row.counterparty.to_string());
        }
        if !own.is_cost {
            if let Some(between) = between {
                add(&mut sums.income, minor)?;
                add(sums.charged.entry((between, row.month)).or_default(), -minor)?;
            }
            return Ok(());
        }
        sums.booked.add(row.month, member, minor)?;
        if let Some(between) = between {
            add(sums.charged.entry((between, row.month)).or_default(), minor)?;
            return Ok(sums.eliminated.add(row.month, member, -minor)?);
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

    /// Is it a member, or the company of one?
    fn knows(&self, counterparty: &str) -> bool {
        self.members.contains(counterparty) || self.companies.contains_key(counterparty)
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
