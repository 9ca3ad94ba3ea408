//! Keys: which item a cell of the ledger or an amount of the plan belongs to.

use crate::analysis::covering::Cover;
use crate::model::{Category, CategoryTree, Dimensions, Kind};

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
    pub fn of(kind: Kind, unbudgeted: bool) -> Bucket {
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
    Named(String),
    /// Its line covers the axis whole: 全部.
    Shared,
    /// The posting names no member: 未填.
    Unassigned,
}

impl Member {
    /// The member of a posting; the empty text is 未填.
    pub fn of_posting(member: &str) -> Member {
        if member.is_empty() { Member::Unassigned } else { Member::Named(member.to_string()) }
    }

    /// The member of a line; `None` covers the axis whole.
    pub fn of_line(member: Option<&str>) -> Member {
        member.map_or(Member::Shared, |m| Member::Named(m.to_string()))
    }
}

/// An item: what one row at the finest level stands for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemKey {
    /// The part of the report.
    pub bucket: Bucket,
    /// The category of the covering line, else of the posting, not cut.
    pub category: Category,
    /// The rest of a ceiling over finer categories (未细分).
    pub unallocated: bool,
    /// One for each axis of the book.
    pub members: Vec<Member>,
}

impl ItemKey {
    /// The item of everything a cover holds.
    pub fn covered(cover: &Cover, covers: &[Cover], tree: &CategoryTree) -> ItemKey {
        // A child of the same category is told apart by its members, where a report shows them at all.
        let deeper = |child: &usize| covers[*child].category.depth() > cover.category.depth();
        ItemKey {
            bucket: Bucket::of(tree.kind(&cover.category), false),
            category: cover.category.clone(),
            unallocated: cover.children.iter().any(deeper),
            members: cover.members.iter().map(|m| Member::of_line(m.as_deref())).collect(),
        }
    }

    /// The item of a posting that no line covers.
    pub fn uncovered(category: &Category, members: &[&str], tree: &CategoryTree, planned: bool) -> ItemKey {
        ItemKey {
            bucket: Bucket::of(tree.kind(category), planned),
            category: category.clone(),
            unallocated: false,
            members: members.iter().map(|m| Member::of_posting(m)).collect(),
        }
    }
}

/// One step on the way from a bucket to a row.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Segment {
    /// A category, down to this path.
    Category(Category),
    /// A member of an axis, by its number.
    Member(usize, Member),
    /// 未细分.
    Unallocated,
}

/// The place of a segment among its siblings.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank(u8, usize, String);

impl Segment {
    /// The text that `--sort name` compares.
    pub fn name(&self) -> &str {
        match self {
            Segment::Category(category) => category.name(),
            Segment::Member(_, Member::Named(name)) => name,
            Segment::Member(..) | Segment::Unallocated => "",
        }
    }

    /// Declared ones in the book's order, then others by text; 全部 and 未填 after them, 未细分 last.
    pub fn rank(&self, tree: &CategoryTree, dimensions: &Dimensions) -> Rank {
        match self {
            Segment::Category(c) if c.is_unclassified() => Rank(1, 0, String::new()),
            Segment::Category(c) => Rank(0, tree.position(c), c.to_string()),
            Segment::Member(axis, Member::Named(name)) => {
                let declared = dimensions.axes.get(*axis).and_then(|a| a.members.iter().position(|m| m == name));
                Rank(0, declared.unwrap_or(usize::MAX), name.clone())
            }
            Segment::Member(_, Member::Shared) => Rank(1, 0, String::new()),
            Segment::Member(_, Member::Unassigned) => Rank(1, 1, String::new()),
            Segment::Unallocated => Rank(2, 0, String::new()),
        }
    }
}
