//! Where the year ends: of each row, the budget, what was spent, what is ordered, and what is expected to come.

mod crossing;

pub(super) use crossing::days_of_covers;

use super::forecast::ForecastRequest;
use super::variance::{VarianceAnswer, VarianceRequest, variance};
use super::{Chosen, Source};
use crate::analysis::Budget;
use crate::analysis::forecast::{Outlook, Overrun, overrun};
use crate::analysis::variance::{By, Sort};
use crate::model::{Category, FiscalYear, Kind, MoneyError, Month};

/// What is asked.
#[derive(Clone, Debug)]
pub struct OutlookRequest {
    /// What makes a row, from the outermost.
    pub by: Vec<By>,
    /// Cut categories to this many segments.
    pub depth: Option<usize>,
    /// Keep only what lies in one of these; empty keeps all.
    pub categories: Vec<Category>,
    /// Keep only these members: axis number, members.
    pub members: Vec<(usize, Vec<String>)>,
    /// The order of siblings.
    pub sort: Sort,
    /// Show rows in which everything is zero.
    pub all: bool,
    /// Are all costs told month by month, too?
    pub monthly: bool,
    /// How the year's end is forecast.
    pub forecast: ForecastRequest,
}

/// What it comes to.
pub struct OutlookAnswer {
    /// The rows and totals, each with its [`Outlook`].
    pub answer: VarianceAnswer,
    /// The fiscal year.
    pub year: FiscalYear,
    /// When the budget of each row is used up; `None` for income, and where there is no budget.
    pub overruns: Vec<Option<Overrun>>,
    /// The same of all costs.
    pub total_overrun: Option<Overrun>,
}

impl OutlookAnswer {
    /// The rows that end above their budget, or short of income: the finest there are.
    pub fn any_over(&self) -> Result<bool, MoneyError> {
        use crate::analysis::variance::Role;
        let finest = self.answer.variance.rows.iter().filter(|row| matches!(row.role, Role::Item));
        for row in finest {
            let Some(outlook) = &row.outlook else { continue };
            if outlook.variance()?.is_some_and(|variance| is_adverse(variance.minor(), row.bucket.kind())) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// Is a difference from the budget a bad one?
pub fn is_adverse(variance: i64, kind: Kind) -> bool {
    match kind {
        Kind::Cost => variance > 0,
        Kind::Income => variance < 0,
    }
}

/// Works out where the fiscal year of the day ends.
pub fn outlook(source: &Source<'_>, budget: &Budget, request: OutlookRequest) -> anyhow::Result<OutlookAnswer> {
    let year = budget.year_of(Month::of(source.as_of));
    let chosen = Chosen { period: year.period(), ytd: None, to_date: false };
    let asked = VarianceRequest {
        depth: request.depth,
        categories: request.categories,
        members: request.members,
        sort: request.sort,
        all: request.all,
        pivot: request.monthly,
        forecast: Some(request.forecast),
        ..VarianceRequest::plain(chosen, request.by)
    };
    let answer = variance(source, budget, asked)?;
    let of = |outlook: Option<&Outlook>, kind: Kind| match outlook.filter(|_| kind == Kind::Cost) {
        Some(outlook) => overrun(outlook, year, source.as_of),
        None => Ok(None),
    };
    let rows = answer.variance.rows.iter();
    let overruns = rows.map(|row| of(row.outlook.as_deref(), row.bucket.kind())).collect::<Result<Vec<_>, _>>()?;
    let total_overrun = of(answer.variance.totals[0].cost_outlook.as_ref(), Kind::Cost)?;
    let mut answer = OutlookAnswer { answer, year, overruns, total_overrun };
    crossing::find_days(source, budget, &mut answer)?;
    Ok(answer)
}
