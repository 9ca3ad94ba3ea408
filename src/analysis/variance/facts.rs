//! What the ledger says, as the sums that a report asks for.

use std::sync::Arc;

use crate::analysis::adjustment::Covered;
use crate::analysis::forecast::{Frame, Kept, Said};
use crate::model::{Dimensions, Grid, LineKey, Money, Month, Period};

/// What the ledger says, scope by scope.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The book's axes, for the order of members.
    pub dimensions: Dimensions,
    /// One for each scope of the query.
    pub scopes: Vec<ScopeFacts>,
    /// The closed months up to the end of the first scope, at most three: tells idle lines.
    pub recent: RecentFacts,
    /// What forecasts of the year's end rest on, where they are asked for.
    pub forecast: Option<ForecastFacts>,
}

/// What forecasts rest on.
#[derive(Clone, Debug)]
pub struct ForecastFacts {
    /// Which months.
    pub frame: Frame,
    /// What was booked in them, month by month, up to the end of the fiscal year.
    pub booked: Grid,
    /// What is ordered and open, by months of the fiscal year.
    pub ordered: Option<Grid>,
    /// What was moved between lines to cover what is spent anyway.
    pub covered: Vec<Covered>,
    /// What reviews say of the variances of lines.
    pub said: Vec<(LineKey, Said)>,
    /// The method that is asked for, by its place in the table of them.
    pub method: Option<usize>,
    /// Is it asked what forecasts would have been worth?
    pub evaluate: bool,
    /// What was told of many lines before, and is kept.
    pub kept: Option<Arc<Kept>>,
}

impl Facts {
    /// All grids whose rows can make items.
    pub(super) fn grids(&self) -> impl Iterator<Item = &Grid> {
        let forecast = self.forecast.iter().flat_map(|facts| std::iter::once(&facts.booked).chain(&facts.ordered));
        self.scopes.iter().flat_map(|scope| scope.grids()).chain(forecast)
    }
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
    /// The same for each of its months, where a report shows them.
    pub rolled_months: Vec<Vec<(usize, Money)>>,
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
