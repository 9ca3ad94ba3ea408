//! The covers of a budget in columns: which lines stand together, what they cover, and which contains which.
//!
//! Lines of one plan that differ only in `name` or months stand together as one *cover*. A book may have hundreds of
//! thousands: texts are numbered once, in their order, and everything else is numbers.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::PlanHead;
use super::places::Places;

use crate::model::line::{LineMateriality, Mode};
use crate::model::{Category, Control, MoneyError, Month, ResolvedLine, Rollover};

/// Stands for no cover.
pub const NONE: u32 = u32::MAX;

/// Stands for an axis that is covered whole; the numbers of members begin above it.
pub const WHOLE: u32 = 0;

/// It is added to what lies below it, in every month that it budgets. ([`Covers::own`] goes by the lines of the month.)
pub const ADDITIVE: u8 = 1;
/// Something lies below it in some month.
pub const PARENT: u8 = 2;
/// A finer category lies below it. (A child of the same category is told apart by its members.)
pub const DEEPER: u8 = 4;
/// A line of it is a reserve: it is moved to other lines, and never spent on itself.
pub const RESERVE: u8 = 8;

/// The covers of a budget, in the order of their first lines, and so of plans.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Covers {
    /// What lines name, in the order of text.
    pub categories: Vec<Category>,
    /// For each axis what lines name, in the order of text.
    pub members: Vec<Vec<String>>,
    /// How many of the axes, the last, follow from the others: naming them tells no place from another.
    pub follows: usize,
    /// The plan of each cover.
    pub plan: Vec<u32>,
    /// The category of each, by number.
    pub category: Vec<u32>,
    /// The members of each, flat: [`WHOLE`], or a number from 1 for each axis.
    pub member: Vec<u32>,
    /// The nearest cover that contains each and budgets a month that it does, or [`NONE`].
    pub parent: Vec<u32>,
    /// Covers that budget in months in which their parent does not, each with one that holds them then: the nearest of
    /// a cover first.
    pub further: Vec<(u32, u32)>,
    /// [`ADDITIVE`], [`PARENT`], [`DEEPER`], [`RESERVE`].
    pub flags: Vec<u8>,
    /// In which months of its plan's year each budgets: a bit for each.
    pub active: Vec<u16>,
    /// The thresholds of covers that have one of their own.
    pub materiality: BTreeMap<u32, LineMateriality>,
    /// How spending is controlled of covers of which somebody says so.
    pub control: BTreeMap<u32, Control>,
    /// What covers take along from month to month, of those that do.
    pub rollover: BTreeMap<u32, Rollover>,
    /// The cover of each line.
    pub of_line: Vec<u32>,
    /// The months from which on some line covers that did not, or no longer does.
    pub changes: BTreeSet<Month>,
}

impl Covers {
    /// Groups lines, and links parents with children; `of_plan` tells the plan of each line.
    pub fn new(
        (axes, follows): (usize, usize),
        plans: &[PlanHead],
        lines: &[ResolvedLine],
        of_plan: &[usize],
    ) -> Covers {
        let mut covers = Covers {
            follows,
            categories: lines.iter().map(|line| &line.category).collect::<BTreeSet<_>>().into_iter().cloned().collect(),
            members: (0..axes).map(|axis| named(lines, axis)).collect(),
            ..Covers::default()
        };
        let categories: FxHashMap<Category, u32> = covers.categories.iter().cloned().zip(0..).collect();
        let members: Vec<FxHashMap<String, u32>> =
            covers.members.iter().map(|names| names.iter().cloned().zip(WHOLE + 1..).collect()).collect();
        for (plan, head) in plans.iter().enumerate() {
            if of_plan.contains(&plan) {
                covers.changes.extend([head.year.first, head.year.first.plus(12)]);
            }
        }
        let mut places = Places::with_room(&covers, lines.len());
        let mut at = Vec::with_capacity(axes);
        let mut additive: Vec<u16> = Vec::new();
        for (line, &plan) in lines.iter().zip(of_plan) {
            covers.changes.extend(line.from);
            covers.changes.extend(line.to.map(|to| to.plus(1)));
            at.clear();
            for (member, known) in line.members.iter().zip(&members) {
                at.push(member.as_ref().map_or(WHOLE, |member| known[member]));
            }
            let category = categories[&line.category];
            let found = places.find(&covers, category, &at).find(|cover| covers.plan[*cover] as usize == plan);
            let cover = found.unwrap_or_else(|| {
                covers.plan.push(plan as u32);
                covers.category.push(category);
                covers.member.extend_from_slice(&at);
                covers.parent.push(NONE);
                covers.flags.push(0);
                covers.active.push(0);
                additive.push(0);
                let cover = covers.plan.len() - 1;
                places.insert(&covers, cover);
                cover
            });
            covers.of_line.push(cover as u32);
            let months = plans[plan].year.months().enumerate();
            let months = months.fold(0, |bits, (i, month)| bits | u16::from(line.budgets(month)) << i);
            covers.active[cover] |= months;
            additive[cover] |= if line.mode == Mode::Additive { months } else { 0 };
            if let Some(own) = line.materiality {
                covers.materiality.entry(cover as u32).or_insert(own);
            }
            covers.flags[cover] |= if line.is_reserve() { RESERVE } else { 0 };
            if let Some(own) = line.rollover {
                covers.rollover.entry(cover as u32).or_insert(own);
            }
            if let Some(own) = &line.control {
                let stated = match covers.control.remove(&(cover as u32)) {
                    Some(other) => other.stricter(own),
                    None => own.clone(),
                };
                covers.control.insert(cover as u32, stated);
            }
        }
        for ((flags, active), additive) in covers.flags.iter_mut().zip(&covers.active).zip(additive) {
            *flags |= if additive != 0 && additive == *active { ADDITIVE } else { 0 };
        }
        covers.link(&places);
        covers
    }

    /// How many axes do not follow from others.
    pub fn own_axes(&self) -> usize {
        self.members.len() - self.follows
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.plan.len()
    }

    /// How many lines there are.
    pub fn line_count(&self) -> usize {
        self.of_line.len()
    }

    /// The members of a cover, by number.
    pub fn members_of(&self, cover: usize) -> &[u32] {
        let axes = self.members.len();
        &self.member[cover * axes..][..axes]
    }

    /// The member that a cover names on an axis; `None` covers it whole.
    pub fn member(&self, cover: usize, axis: usize) -> Option<&str> {
        let number = self.members_of(cover)[axis].checked_sub(WHOLE + 1)?;
        Some(&self.members[axis][number as usize])
    }

    /// The members of a cover, by name.
    pub fn member_names(&self, cover: usize) -> Vec<Option<String>> {
        (0..self.members.len()).map(|axis| self.member(cover, axis).map(String::from)).collect()
    }

    /// The category of a cover.
    pub fn category_of(&self, cover: usize) -> &Category {
        &self.categories[self.category[cover] as usize]
    }

    /// The plan of a line.
    pub fn plan_of_line(&self, line: usize) -> usize {
        self.plan[self.of_line[line] as usize] as usize
    }

    /// Is it so of a cover: [`ADDITIVE`], [`PARENT`], [`DEEPER`], [`RESERVE`]?
    pub fn is(&self, cover: usize, flag: u8) -> bool {
        self.flags[cover] & flag != 0
    }

    /// Does a cover budget a month?
    pub fn is_active(&self, plans: &[PlanHead], cover: usize, month: Month) -> bool {
        let index = plans[self.plan[cover] as usize].year.index(month);
        index.is_some_and(|index| self.active[cover] >> index & 1 == 1)
    }

    /// The parent of a cover, and those that hold it in months in which the parent does not budget, the nearest first.
    pub fn holding(&self, cover: usize) -> impl Iterator<Item = usize> + '_ {
        let first = self.further.partition_point(|(of, _)| (*of as usize) < cover);
        let further = self.further[first..].iter().take_while(move |(of, _)| *of as usize == cover);
        let parent = (self.parent[cover] != NONE).then_some(self.parent[cover]);
        parent.into_iter().chain(further.map(|(_, holder)| *holder)).map(|holder| holder as usize)
    }

    /// What a cover lies right below in a month, of what budgets the month.
    pub fn holder(&self, plans: &[PlanHead], cover: usize, month: Month) -> Option<usize> {
        self.holding(cover).find(|holder| self.is_active(plans, *holder, month))
    }

    /// For each of so many plans the covers of its lines, which stand in the order of plans.
    pub fn of_lines_by_plan(&self, plans: usize) -> Vec<&[u32]> {
        let mut rest = &self.of_line[..];
        let of_plan = |plan| {
            let count = rest.iter().take_while(|cover| self.plan[**cover as usize] as usize == plan).count();
            let (own, others) = rest.split_at(count);
            rest = others;
            own
        };
        (0..plans).map(of_plan).collect()
    }

    /// The lines of each cover, ascending.
    pub fn lines_by_cover(&self) -> Vec<Vec<u32>> {
        let mut lines = vec![Vec::new(); self.count()];
        self.of_line.iter().zip(0..).for_each(|(cover, line)| lines[*cover as usize].push(line));
        lines
    }

    /// Finds parents: of what contains a cover in its own plan, the deepest category, then the most axes named. In months
    /// in which that does not budget, the next one that does holds the cover.
    fn link(&mut self, places: &Places) {
        let masks = self.masks();
        let above = self.numbers_above();
        for cover in 0..self.count() {
            // The months for which no parent is found yet.
            let mut left = self.active[cover];
            if left == 0 {
                continue;
            }
            'search: for category in &above[self.category[cover] as usize] {
                for mask in &masks {
                    let Some(parent) = self.containing(cover, *category, mask, places) else { continue };
                    if left & self.active[parent] == 0 {
                        continue;
                    }
                    match self.parent[cover] {
                        NONE => self.parent[cover] = parent as u32,
                        _ => self.further.push((cover as u32, parent as u32)),
                    }
                    let deeper = self.category_of(cover).depth() > self.category_of(parent).depth();
                    self.flags[parent] |= PARENT | if deeper { DEEPER } else { 0 };
                    left &= !self.active[parent];
                    if left == 0 {
                        break 'search;
                    }
                }
            }
        }
    }

    /// Another cover of the same plan that names just these axes, and contains a cover.
    fn containing(&self, cover: usize, category: u32, mask: &[bool], places: &Places) -> Option<usize> {
        let own = self.members_of(cover);
        if mask.iter().zip(own).any(|(named, own)| *named && *own == WHOLE) {
            return None;
        }
        let place: SmallVec<[u32; 8]> =
            mask.iter().zip(own).map(|(named, own)| if *named { *own } else { WHOLE }).collect();
        let other = |found: &usize| *found != cover && self.plan[*found] == self.plan[cover];
        places.find(self, category, &place).find(other)
    }

    /// Which axes lines name together, the most axes first: what a look-up has to try.
    pub(super) fn masks(&self) -> Vec<Vec<bool>> {
        let mut masks: Vec<Vec<bool>> = Vec::new();
        let mut last: Option<Vec<bool>> = None;
        for cover in 0..self.count() {
            let own = &self.members_of(cover)[..self.own_axes()];
            if last.as_ref().is_some_and(|last| last.iter().zip(own).all(|(named, own)| *named == (*own != WHOLE))) {
                continue;
            }
            let mask: Vec<bool> = own.iter().map(|member| *member != WHOLE).collect();
            if !masks.contains(&mask) {
                masks.push(mask.clone());
            }
            last = Some(mask);
        }
        masks.sort_by_key(|mask| std::cmp::Reverse(mask.iter().filter(|named| **named).count()));
        masks
    }

    /// For each category the numbers of itself and of those above it that lines name, the deepest first.
    fn numbers_above(&self) -> Vec<Vec<u32>> {
        self.categories.iter().map(|category| self.above(category)).collect()
    }

    /// The numbers of a category and of those above it that lines name, the deepest first.
    pub(super) fn above(&self, category: &Category) -> Vec<u32> {
        let number = |category: Category| self.categories.binary_search(&category).ok().map(|number| number as u32);
        category.ancestors().filter_map(number).collect()
    }

    /// What each cover has in each of some months for itself: its whole amount if nothing lies below it or it is additive, else what
    /// its children leave of the ceiling.
    pub fn own(
        &self,
        plans: &[PlanHead],
        lines: &[ResolvedLine],
        months: &[Month],
    ) -> Result<Vec<Vec<i64>>, MoneyError> {
        // Lines are large: one walk over them for all months.
        let places: Vec<Vec<(usize, usize)>> = plans
            .iter()
            .map(|plan| {
                months.iter().enumerate().filter_map(|(at, month)| Some((at, plan.year.index(*month)?))).collect()
            })
            .collect();
        let mut all = vec![vec![0_i64; self.count()]; months.len()];
        for (line, &cover) in lines.iter().zip(&self.of_line) {
            let cover = cover as usize;
            for (at, index) in &places[self.plan[cover] as usize] {
                let own = &mut all[*at][cover];
                *own = own.checked_add(line.months[*index].minor()).ok_or(MoneyError::Overflow)?;
            }
        }
        if self.parent.iter().all(|parent| *parent == NONE) {
            return Ok(all);
        }
        all.into_iter().zip(months).map(|(own, month)| self.less_children(plans, lines, *month, own)).collect()
    }

    /// What is left in a month of what lines give each cover.
    fn less_children(
        &self,
        plans: &[PlanHead],
        lines: &[ResolvedLine],
        month: Month,
        mut own: Vec<i64>,
    ) -> Result<Vec<i64>, MoneyError> {
        let index: Vec<Option<usize>> = plans.iter().map(|plan| plan.year.index(month)).collect();
        // Lines of one cover may be of other months, and not all additive.
        let mut additive = vec![false; self.count()];
        for (line, &cover) in lines.iter().zip(&self.of_line) {
            let of_year = index[self.plan[cover as usize] as usize].is_some();
            additive[cover as usize] |= of_year && line.mode == Mode::Additive && line.budgets(month);
        }
        let active = |cover: usize| index[self.plan[cover] as usize].is_some_and(|i| self.active[cover] >> i & 1 == 1);
        // Children before what contains them. `None` is too large to hold, and no matter until it is asked for.
        let mut order: Vec<usize> =
            (0..self.count()).filter(|cover| self.parent[*cover] != NONE && active(*cover)).collect();
        let named = |cover: usize| self.members_of(cover).iter().filter(|member| **member != WHOLE).count();
        order.sort_by_cached_key(|cover| std::cmp::Reverse((self.category_of(*cover).depth(), named(*cover))));
        let mut below: Vec<Option<i64>> = vec![Some(0); self.count()];
        for cover in order {
            let part = match additive[cover] {
                true => below[cover].and_then(|below| own[cover].checked_add(below)),
                false => Some(own[cover]),
            };
            // What budgets the month, and holds it then.
            let Some(parent) = self.holding(cover).find(|parent| active(*parent)) else { continue };
            below[parent] = below[parent].zip(part).and_then(|(sum, part)| sum.checked_add(part));
        }
        for cover in 0..self.count() {
            if self.is(cover, PARENT) && !additive[cover] && active(cover) {
                let left = below[cover].and_then(|below| own[cover].checked_sub(below));
                own[cover] = left.ok_or(MoneyError::Overflow)?;
            }
        }
        Ok(own)
    }
}

/// What lines name on an axis, in the order of text.
fn named(lines: &[ResolvedLine], axis: usize) -> Vec<String> {
    let mut last = None;
    let mut names = BTreeSet::new();
    for member in lines.iter().filter_map(|line| line.members[axis].as_deref()) {
        if last != Some(member) {
            names.insert(member);
            last = Some(member);
        }
    }
    names.into_iter().map(String::from).collect()
}
