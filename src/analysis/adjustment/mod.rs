//! Adjustments of an approved budget: 调剂 from line to line, 追加, 追减, and 结转 from the year before.
//!
//! An adjustment is a batch of its own ledger, with one row for each line and month. It is in force from when it is
//! approved, which may be at once, until it is undone; both are rows of later batches under the same id, so that
//! nothing is ever deleted. What is in force changes what its lines have for themselves: a ceiling above a line goes up
//! and down with it, or a transfer would not net to zero over the plan.

mod below;
mod carried_twice;
mod carry;
mod effects;
#[cfg(test)]
mod fixture;
mod limits;
mod lost;
mod mark;
mod pairs;
mod read;
mod reserves;
mod split;
#[cfg(test)]
mod tests;

pub use below::{Below, Lacking, below};
pub use carried_twice::{CarriedTwice, carried_twice};
pub use carry::{Carried, Of, brought, left_of_year};
pub use effects::{Covered, Effect, Finder, Homeless, adjust, covered};
pub use limits::{Short, short};
pub use lost::{Lost, lost};
pub use mark::value_of;
pub use pairs::{Pair, WITHIN_DAYS, pair};
pub use read::{BookedRow, adjustments};
pub use reserves::{Draw, Reserve, reserves};
pub use split::taken_before;

use crate::model::posting::flag;
use crate::model::version::Signed;
use crate::model::{Category, Currency, Money, MoneyError, Month};

/// What an adjustment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AdjustmentKind {
    /// 调剂: from one line to another.
    Transfer,
    /// 追加: more for a line.
    Supplement,
    /// 追减: less for a line.
    Reduce,
    /// 结转: more for a line, of what the year before left.
    Carry,
}

/// Each kind with its mark on rows, which is also its word for scripts.
const KINDS: [(AdjustmentKind, &str); 4] = [
    (AdjustmentKind::Transfer, flag::TRANSFER),
    (AdjustmentKind::Supplement, flag::SUPPLEMENT),
    (AdjustmentKind::Reduce, flag::REDUCE),
    (AdjustmentKind::Carry, flag::CARRY),
];

impl AdjustmentKind {
    /// Its mark on rows, and its word for scripts.
    pub fn mark(self) -> &'static str {
        KINDS.iter().find(|(kind, _)| *kind == self).map_or("", |(_, mark)| mark)
    }

    /// The kind that one of these marks says.
    fn of_marks(marks: &str) -> Option<AdjustmentKind> {
        marks.split(' ').find_map(|own| KINDS.iter().find(|(_, mark)| *mark == own)).map(|(kind, _)| *kind)
    }
}

/// What an adjustment does to a line in a month.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The month.
    pub month: Month,
    /// The category of the line.
    pub category: Category,
    /// Its members; `None` covers an axis whole.
    pub members: Vec<Option<String>>,
    /// Its name; often empty.
    pub name: String,
    /// More is positive, less negative.
    pub amount: Money,
}

/// How an adjustment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It waits for who may approve it.
    Proposed,
    /// It changes the budget.
    InForce,
    /// It did, and was taken back by a compensating entry.
    Undone,
    /// It was taken back before it was approved.
    Withdrawn,
}

/// What made an adjustment, where that was a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByRule {
    /// The rule.
    pub rule: String,
    /// The month in which it ran.
    pub period: Month,
    /// The hash of its key.
    pub key: String,
    /// The hash of what it looked at.
    pub snapshot: String,
    /// Is more or less spent by it, as by what is held back? Else it covers what is spent anyway.
    pub spends: bool,
}

impl ByRule {
    /// Who makes what it makes.
    pub fn actor(&self) -> String {
        format!("{}:{}", flag::RULE, self.rule)
    }

    /// Its marks on rows.
    pub fn marks(&self) -> String {
        let ByRule { rule, period, key, snapshot, spends } = self;
        let [of_rule, of_key, ran, of_snapshot] = [flag::RULE, flag::KEY, flag::RAN, flag::SNAPSHOT];
        let spends = if *spends { format!(" {}", flag::SPENDS) } else { String::new() };
        format!("{of_rule}:{rule} {of_key}:{key} {ran}:{period} {of_snapshot}:{snapshot}{spends}")
    }

    fn read(row: &crate::model::Posting) -> Option<ByRule> {
        Some(ByRule {
            rule: value_of(row, flag::RULE)?,
            period: Month::parse(&value_of(row, flag::RAN)?)?,
            key: value_of(row, flag::KEY)?,
            snapshot: value_of(row, flag::SNAPSHOT)?,
            spends: row.flag.split(' ').any(|own| own == flag::SPENDS),
        })
    }
}

/// One adjustment.
#[derive(Clone, Debug, PartialEq)]
pub struct Adjustment {
    /// As people name it: `T1-3fa9`.
    pub id: String,
    /// The id of its plan.
    pub plan: String,
    /// What it is.
    pub kind: AdjustmentKind,
    /// Who made it, and why.
    pub made: Signed,
    /// From where it is brought over; `None` for any other kind.
    pub carried: Option<Carried>,
    /// The rule that made it; `None` where somebody did.
    pub rule: Option<ByRule>,
    /// What it does, in the order in which it was written.
    pub entries: Vec<Entry>,
    /// Who approved it; whoever made it, where nobody else had to.
    pub approved: Option<Signed>,
    /// What proves the approval, where the book asks for it.
    pub signature: Option<String>,
    /// Who took it back.
    pub undone: Option<Signed>,
    /// That its later months were taken back: `entries` are what stands then.
    pub back: Option<Back>,
}

/// The months of an adjustment that were taken back, where others were over and stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Back {
    /// Who took them back.
    pub signed: Signed,
    /// The first of them.
    pub from: Month,
    /// All that the adjustment did before.
    pub whole: Vec<Entry>,
}

impl Adjustment {
    /// How it stands.
    pub fn state(&self) -> State {
        match (&self.approved, &self.undone) {
            (None, None) => State::Proposed,
            (Some(_), None) => State::InForce,
            (Some(_), Some(_)) => State::Undone,
            (None, Some(_)) => State::Withdrawn,
        }
    }

    /// All that was decided on, whatever was taken back since.
    pub fn decided(&self) -> &[Entry] {
        self.back.as_ref().map_or(&self.entries, |back| &back.whole)
    }

    /// Takes its months from this one on back.
    pub fn take_back(&mut self, from: Month, signed: Signed) {
        let whole = self.entries.clone();
        self.entries.retain(|entry| entry.month < from);
        self.back = Some(Back { signed, from, whole });
    }

    /// Does it change the budget?
    pub fn is_in_force(&self) -> bool {
        self.state() == State::InForce
    }

    /// Does it only cover what is spent anyway? A forecast that goes by the budget goes by what that was before.
    pub fn only_covers(&self) -> bool {
        self.rule.as_ref().is_some_and(|rule| !rule.spends)
    }

    /// What it moves, adds or takes: a sum above zero.
    pub fn amount(&self) -> Result<Money, MoneyError> {
        let gives = self.kind == AdjustmentKind::Reduce;
        let counted = self.entries.iter().filter(|entry| entry.amount.is_negative() == gives);
        Money::sum(counted.map(|entry| entry.amount.abs()), self.currency())
    }

    /// By how much it changes the plan: nothing for a transfer.
    pub fn net(&self) -> Result<Money, MoneyError> {
        Money::sum(self.entries.iter().map(|entry| entry.amount), self.currency())
    }

    /// The lines that it takes from, or adds to, each once.
    pub fn lines(&self, takes: bool) -> Vec<&Entry> {
        let mut lines: Vec<&Entry> = Vec::new();
        for entry in self.entries.iter().filter(|entry| entry.amount.is_negative() == takes) {
            if !lines.iter().any(|known| known.is_of_line(entry)) {
                lines.push(entry);
            }
        }
        lines
    }

    /// Its months, each once, ascending.
    pub fn months(&self) -> Vec<Month> {
        let mut months: Vec<Month> = self.entries.iter().map(|entry| entry.month).collect();
        months.sort_unstable();
        months.dedup();
        months
    }

    fn currency(&self) -> Currency {
        self.entries.first().map_or(Currency::CNY, |entry| entry.amount.currency())
    }
}

impl Entry {
    /// Are they of one line?
    pub fn is_of_line(&self, other: &Entry) -> bool {
        (&self.category, &self.members, &self.name) == (&other.category, &other.members, &other.name)
    }

    /// The line, as the command line writes it: `training@desk`.
    pub fn line(&self) -> String {
        line_text(&self.category, &self.members, &self.name)
    }

    /// The same with the opposite amount.
    pub fn negated(&self) -> Entry {
        Entry { amount: self.amount.negate(), ..self.clone() }
    }
}

/// A line as the command line writes it.
pub fn line_text(category: &Category, members: &[Option<String>], name: &str) -> String {
    let named = members.iter().flatten().map(String::as_str).chain((!name.is_empty()).then_some(name));
    std::iter::once(category.as_str()).chain(named).collect::<Vec<_>>().join("@")
}
