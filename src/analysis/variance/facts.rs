//! What the ledger says, as the sums that a report asks for.

use crate::model::{Dimensions, Grid, Money, Month, Period};

/// What the ledger says, scope by scope.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The book's axes, for the order of members.
    pub dimensions: Dimensions,
    /// One for each scope of the query.
    pub scopes: Vec<ScopeFacts>,
    /// The closed months up to the end of the first scope, at most three: tells idle lines.
    pub recent: RecentFacts,
}

/// The sums that one scope needs. All grids have the book's axes.
#[derive(Clone, Debug)]
pub struct ScopeFacts {
    /// What was spent in the scope.
    pub actual: Grid,
    /// 占用 of the scope, where the book keeps commitments.
    pub commitment: Option<Grid>,
    /// What came into its first month, by cover, where lines roll over.
    pub rolled: Option<Vec<(usize, Money)>>,
    /// What was changed since the original budget, where that is asked for.
    pub changed: Option<Grid>,
    /// One for each base of the query; `None` for those that need no ledger or find no rows at all.
    pub bases: Vec<Option<BaseFacts>>,
}

impl ScopeFacts {
    /// All sums of it.
    pub(super) fn grids(&self) -> impl Iterator<Item = &Grid> {
        let bases = self.bases.iter().flatten().map(|base| &base.grid);
        std::iter::once(&self.actual).chain(&self.commitment).chain(&self.changed).chain(bases)
    }
}

/// The last closed months of the ledger.
#[derive(Clone, Debug)]
pub struct RecentFacts {
    /// The months, ascending; at most sixteen.
    pub months: Vec<Month>,
    /// Their sums, by the axes that lines name: more is not asked of them.
    pub actual: Grid,
}

/// What the ledger says of a base. Its months are apart unless every cell has one cover in the whole scope.
#[derive(Clone, Debug)]
pub struct BaseFacts {
    /// The sums.
    pub grid: Grid,
    /// The days they are of.
    pub period: Period,
    /// In how many of its months the ledger has rows: what an average divides by.
    pub covered: u32,
}
