//! Items in columns: what each line covers, and each place outside the plan, with its sums.
//!
//! A large book has hundreds of thousands of items, of which a report shows a handful of rows: each sum is a column of
//! whole minor units, and a [`Measure`] is made of them where something is judged.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::facts::Facts;
use super::key::Bucket;
use super::measure::Measure;
use super::names::Names;
use super::outlooks::Lines;
use super::query::{Against, VarianceQuery};
use crate::analysis::covers::NONE;
use crate::model::{Currency, Money, MoneyError};

/// What tells items apart: the part of the report, the category of the covering line (else of the row), whether it is
/// the rest of a ceiling over finer categories (未细分), and a member on each axis.
pub(super) struct Key {
    pub bucket: Bucket,
    pub category: u32,
    pub unallocated: bool,
    /// Is that what the line adds to those below it, and no ceiling's rest?
    pub additive: bool,
    pub members: Vec<u32>,
}

/// All items of a report.
pub(super) struct Items<'a> {
    pub names: Names<'a>,
    pub bucket: Vec<Bucket>,
    pub category: Vec<u32>,
    pub unallocated: Vec<bool>,
    pub additive: Vec<bool>,
    member: Vec<u32>,
    /// The cover that each belongs to, or [`NONE`].
    pub cover: Vec<u32>,
    /// In how many of the recent closed months nothing was spent although something was budgeted.
    pub idle_months: Vec<u32>,
    /// One for each scope.
    pub scopes: Vec<Sums>,
    /// One for each month of the first scope, if the query pivots.
    pub months: Vec<Sums>,
    /// What forecasts rest on, if they are asked for.
    pub lines: Option<Lines>,
    currency: Currency,
    /// The numbers of items that may be met again, by key.
    index: HashMap<Box<[u32]>, u32>,
}

/// The sums of all items in a scope.
pub(super) struct Sums {
    /// `None` where the scope has no plan.
    pub budget: Option<Vec<i64>>,
    pub actual: Vec<i64>,
    /// In how many rows of the ledger.
    pub rows: Vec<u64>,
    /// 占用, where the book keeps commitments.
    pub commitment: Option<Vec<i64>>,
    /// What came into the first month, where lines roll over.
    pub rolled: Option<Vec<i64>>,
    /// What was changed since the original budget, where that is asked for.
    pub changed: Option<Vec<i64>>,
    /// The budget of the year, in a scope that is its beginning.
    pub year: Option<Vec<i64>>,
    /// The bases of the query; `None` where there is nothing to compare with.
    pub against: Vec<Vec<Option<i64>>>,
    /// The phased budget that is gone by, in the months that have rows; `None` where that is the budget.
    pub elapsed: Option<Vec<i64>>,
    /// What of the actual the filters ask for, where an item covers more; `None` where that is all of it.
    pub asked: Option<Vec<i64>>,
    /// What a base begins with: zero where it is known at all.
    blank: Vec<Option<i64>>,
    /// The same outside the plan, where no line says what the market pays.
    blank_outside: Vec<Option<i64>>,
}

impl Sums {
    fn new(
        planned: bool,
        [commitment, rolled, changed]: [bool; 3],
        year: bool,
        blank: Vec<Option<i64>>,
        query: &VarianceQuery,
    ) -> Sums {
        let outside = blank.iter().zip(&query.against);
        let outside = outside.map(|(blank, base)| blank.filter(|_| *base != Against::Benchmark)).collect();
        Sums {
            budget: planned.then(Vec::new),
            actual: Vec::new(),
            rows: Vec::new(),
            commitment: commitment.then(Vec::new),
            rolled: rolled.then(Vec::new),
            changed: changed.then(Vec::new),
            year: year.then(Vec::new),
            against: blank.iter().map(|_| Vec::new()).collect(),
            elapsed: None,
            asked: (!query.members.is_empty() || !query.categories.is_empty()).then(Vec::new),
            blank,
            blank_outside: outside,
        }
    }

    /// Makes room for this many items.
    fn grow(&mut self, count: usize, outside: bool) {
        self.actual.resize(count, 0);
        self.rows.resize(count, 0);
        let Sums { budget, commitment, rolled, changed, year, elapsed, asked, .. } = self;
        for column in [budget, commitment, rolled, changed, year, elapsed, asked].into_iter().flatten() {
            column.resize(count, 0);
        }
        let blank = if outside { &self.blank_outside } else { &self.blank };
        self.against.iter_mut().zip(blank).for_each(|(base, blank)| base.resize(count, *blank));
    }

    /// The sums of groups of items: `of_item` tells the group of each.
    pub fn gathered(&self, of_item: &[u32], groups: usize) -> Result<Sums, MoneyError> {
        let gather = |column: &Vec<i64>| {
            let mut sums = vec![0; groups];
            column.iter().zip(of_item).try_for_each(|(own, group)| add(&mut sums[*group as usize], *own))?;
            Ok(sums)
        };
        let optional = |column: &Option<Vec<i64>>| column.as_ref().map(gather).transpose();
        let mut rows = vec![0; groups];
        self.rows.iter().zip(of_item).for_each(|(own, group)| rows[*group as usize] += own);
        let base = |column: &Vec<Option<i64>>| {
            // A sum of something unknown is unknown.
            let mut sums = vec![Some(0_i64); groups];
            for (own, group) in column.iter().zip(of_item) {
                let sum = &mut sums[*group as usize];
                *sum = sum.zip(*own).map(|(a, b)| a.checked_add(b).ok_or(MoneyError::Overflow)).transpose()?;
            }
            Ok(sums)
        };
        Ok(Sums {
            budget: optional(&self.budget)?,
            actual: gather(&self.actual)?,
            rows,
            commitment: optional(&self.commitment)?,
            rolled: optional(&self.rolled)?,
            changed: optional(&self.changed)?,
            year: optional(&self.year)?,
            against: self.against.iter().map(base).collect::<Result<_, MoneyError>>()?,
            elapsed: optional(&self.elapsed)?,
            asked: None,
            blank: Vec::new(),
            blank_outside: Vec::new(),
        })
    }

    /// The phased budget that is gone by of an item.
    pub fn elapsed(&self, item: usize, currency: Currency) -> Money {
        let column = self.elapsed.as_ref().or(self.budget.as_ref());
        Money::from_minor(column.map_or(0, |column| column[item]), currency)
    }

    /// The sums of an item.
    pub fn measure(&self, item: usize, currency: Currency) -> Measure {
        let money = |minor: i64| Money::from_minor(minor, currency);
        let of = |column: &Option<Vec<i64>>| column.as_ref().map(|column| money(column[item]));
        Measure {
            budget: of(&self.budget),
            actual: money(self.actual[item]),
            rows: self.rows[item],
            commitment: of(&self.commitment).unwrap_or(money(0)),
            rolled: of(&self.rolled).unwrap_or(money(0)),
            changed: of(&self.changed).unwrap_or(money(0)),
            year: of(&self.year),
            against: self.against.iter().map(|base| base[item].map(money)).collect(),
        }
    }
}

impl<'a> Items<'a> {
    /// None yet.
    pub fn new(names: Names<'a>, facts: &Facts, query: &VarianceQuery, currency: Currency) -> Items<'a> {
        let scopes = query.scopes.iter().zip(&facts.scopes).map(|(scope, facts)| {
            // Where a base has rows at all, an item without any compares with zero; and outside the plan
            // nobody wished to spend.
            let known = query.against.iter().zip(&facts.bases);
            let blank = known.map(|(base, facts)| (base.is_stated() || facts.is_some()).then_some(0)).collect();
            let own = [facts.commitment.is_some(), facts.rolled.is_some(), facts.changed.is_some()];
            let mut sums = Sums::new(scope.planned, own, scope.year.is_some(), blank, query);
            // Of months that are over and have rows everything is gone by.
            sums.elapsed = (scope.planned && (scope.open.is_some() || !scope.missing.is_empty())).then(Vec::new);
            sums
        });
        let columns = if query.pivot { query.scopes[0].period.touched().len() } else { 0 };
        let own =
            facts.scopes.first().map_or([false; 3], |own| [own.commitment.is_some(), own.rolled.is_some(), false]);
        let month = |_| Sums::new(query.scopes[0].planned, own, false, Vec::new(), query);
        Items {
            names,
            bucket: Vec::new(),
            category: Vec::new(),
            unallocated: Vec::new(),
            additive: Vec::new(),
            member: Vec::new(),
            cover: Vec::new(),
            idle_months: Vec::new(),
            scopes: scopes.collect(),
            months: (0..columns).map(month).collect(),
            lines: None,
            currency,
            index: HashMap::new(),
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.bucket.len()
    }

    /// The members of an item, by number.
    pub fn members(&self, item: usize) -> &[u32] {
        let axes = self.names.members.len();
        &self.member[item * axes..][..axes]
    }

    /// The sums of an item in a scope.
    pub fn measure(&self, item: usize, scope: usize) -> Measure {
        self.scopes[scope].measure(item, self.currency)
    }

    /// The sums of groups of items in the first scope, of those alone that stand at a member of an axis.
    pub fn at(&self, axis: usize, member: u32, of_item: &[u32], groups: usize) -> Result<Sums, MoneyError> {
        let elsewhere = groups as u32;
        let own = |(item, group): (usize, &u32)| if self.members(item)[axis] == member { *group } else { elsewhere };
        let of_item: Vec<u32> = of_item.iter().enumerate().map(own).collect();
        self.scopes[0].gathered(&of_item, groups + 1)
    }

    /// The phased budget of an item that is gone by.
    pub fn elapsed(&self, item: usize, scope: usize) -> Money {
        self.scopes[scope].elapsed(item, self.currency)
    }

    /// The order of items: by bucket, category, then members, each in the order of text.
    pub fn compare(&self, a: usize, b: usize) -> Ordering {
        let rest = |item: usize| (self.unallocated[item], self.additive[item]);
        let key = |item: usize| (self.bucket[item], self.category[item], rest(item), self.members(item));
        key(a).cmp(&key(b))
    }

    /// Room for so many more items.
    pub fn reserve(&mut self, more: usize) {
        self.bucket.reserve(more);
        self.category.reserve(more);
        self.unallocated.reserve(more);
        self.member.reserve(more * self.names.members.len());
        self.cover.reserve(more);
        self.idle_months.reserve(more);
    }

    /// A new item, whether or not there is one of this key; without sums until [`Items::grow`] is called.
    pub fn push(&mut self, key: &Key, cover: u32) -> u32 {
        let item = self.count() as u32;
        self.bucket.push(key.bucket);
        self.category.push(key.category);
        self.unallocated.push(key.unallocated);
        self.additive.push(key.additive);
        self.member.extend_from_slice(&key.members);
        self.cover.push(cover);
        self.idle_months.push(0);
        item
    }

    /// Room for the sums of all items pushed.
    pub fn grow(&mut self, outside: bool) {
        let count = self.count();
        self.scopes.iter_mut().chain(&mut self.months).for_each(|sums| sums.grow(count, outside));
    }

    /// The item of a key that is met again.
    pub fn find(&self, key: &Key) -> Option<u32> {
        self.index.get(&*indexed(key)).copied()
    }

    /// Lets an item be found.
    pub fn remember(&mut self, key: &Key, item: u32) {
        self.index.entry(indexed(key)).or_insert(item);
    }

    /// The item of a place that no line covers.
    pub fn outside(&mut self, key: &Key) -> usize {
        let key_text = indexed(key);
        if let Some(item) = self.index.get(&key_text) {
            return *item as usize;
        }
        let item = self.push(key, NONE);
        self.grow(true);
        self.index.insert(key_text, item);
        item as usize
    }
}

fn indexed(key: &Key) -> Box<[u32]> {
    let head = [key.bucket as u32, key.category, u32::from(key.unallocated) + 2 * u32::from(key.additive)];
    head.iter().chain(&key.members).copied().collect()
}

/// Adds to a sum, if it can be held.
pub(super) fn add(sum: &mut i64, amount: i64) -> Result<(), MoneyError> {
    *sum = sum.checked_add(amount).ok_or(MoneyError::Overflow)?;
    Ok(())
}
