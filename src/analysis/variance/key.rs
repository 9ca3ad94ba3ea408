//! Keys: the part of a report, the members and the segments by which items and rows are told apart.

use std::sync::Arc;

use crate::model::{Category, Kind};

/// The part of a report an item stands in; the order of reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bucket {
    /// Costs that the plan covers, or all costs where there is no plan.
    Cost,
    /// Costs no line covers: 未列入预算.
    UnbudgetedCost,
    /// Income that the plan covers.
    Income,
    /// Income no line covers.
    UnbudgetedIncome,
}

impl Bucket {
    /// The bucket of an item.
    pub fn new(kind: Kind, unbudgeted: bool) -> Bucket {
        match (kind, unbudgeted) {
            (Kind::Cost, false) => Bucket::Cost,
            (Kind::Cost, true) => Bucket::UnbudgetedCost,
            (Kind::Income, false) => Bucket::Income,
            (Kind::Income, true) => Bucket::UnbudgetedIncome,
        }
    }

    /// Cost or income.
    pub fn kind(self) -> Kind {
        match self {
            Bucket::Cost | Bucket::UnbudgetedCost => Kind::Cost,
            Bucket::Income | Bucket::UnbudgetedIncome => Kind::Income,
        }
    }

    /// Outside the plan?
    pub fn is_unbudgeted(self) -> bool {
        matches!(self, Bucket::UnbudgetedCost | Bucket::UnbudgetedIncome)
    }
}

/// Where an item stands on an axis.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Member {
    /// At a member.
    Named(Arc<str>),
    /// Its line covers the axis whole: 全部.
    Shared,
    /// The posting names no member: 未填.
    Unassigned,
}

impl Member {
    /// The member of a posting; the empty text is 未填.
    pub fn of_posting(member: &str) -> Member {
        if member.is_empty() { Member::Unassigned } else { Member::Named(member.into()) }
    }

    /// The member of a line; `None` covers the axis whole.
    pub fn of_line(member: Option<&str>) -> Member {
        // What a line names may have nothing above it.
        member.map_or(Member::Shared, Member::of_posting)
    }
}

/// One step on the way from a bucket to a row.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Segment {
    /// A category, down to this path.
    Category(Category),
    /// A member of an axis, by its number.
    Member(usize, Member),
    /// 未细分: the rest of a ceiling.
    Unallocated,
    /// 本级: what a line has beside those below it, to which it is added.
    Own,
    /// 直接记入: booked on a category itself, beside finer ones, where no line covers it.
    Direct,
}

impl Segment {
    /// The text that `--sort name` compares.
    pub fn name(&self) -> &str {
        match self {
            Segment::Category(category) => category.name(),
            Segment::Member(_, Member::Named(name)) => name,
            Segment::Member(..) | Segment::Unallocated | Segment::Own | Segment::Direct => "",
        }
    }
}
