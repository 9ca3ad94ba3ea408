//! Where the year of each line ends, a ceiling's with all that lies below it, without a report around it.

use super::collect::Collector;
use super::facts::{Facts, ForecastFacts, RecentFacts};
use super::outlooks::Lines;
use super::query::VarianceQuery;
use crate::analysis::Covering;
use crate::analysis::covers::ADDITIVE;
use crate::analysis::forecast::Outlook;
use crate::model::{Dimensions, FiscalYear, Grid};

/// The outlooks of the lines of a fiscal year.
pub struct Ends {
    of_cover: Vec<u32>,
    by_item: Vec<Option<Outlook>>,
}

impl Ends {
    /// Works them out.
    pub fn new(
        covering: &Covering<'_>,
        dimensions: &Dimensions,
        facts: ForecastFacts,
        query: &VarianceQuery,
    ) -> anyhow::Result<Ends> {
        let (covers, budget) = (covering.covers(), covering.budget());
        let year = facts.frame.year;
        let nothing = RecentFacts { months: Vec::new(), actual: Grid::empty(budget.currency, budget.axes.clone()) };
        let facts =
            Facts { dimensions: dimensions.clone(), scopes: Vec::new(), recent: nothing, forecast: Some(facts) };
        let mut collector = Collector::new(covering, &facts, query);
        let Some(forecast) = &facts.forecast else { return Ok(Ends::none()) };
        let lines = Lines::collect(&mut collector, forecast)?;
        // Covers of several versions, and of other years, are one item.
        let mut first: Vec<Option<u32>> = vec![None; lines.count()];
        for cover in (0..covers.count()).filter(|cover| is_of(covering, *cover, year)) {
            first[collector.of_cover[cover] as usize].get_or_insert(cover as u32);
        }
        let mut by_item = lines.outlooks(lines.count(), |item| first[item].is_some(), budget.currency)?;
        let mut below: Vec<(usize, Outlook)> = Vec::new();
        for (item, first) in first.iter().enumerate() {
            let (Some(cover), Some(own)) = (first, &by_item[item]) else { continue };
            let above = std::iter::successors(covers.holding(*cover as usize).next(), |at| covers.holding(*at).next());
            for holder in above.filter(|holder| !covers.is(*holder, ADDITIVE)) {
                below.push((collector.of_cover[holder] as usize, own.clone()));
            }
        }
        for (item, own) in below {
            match &mut by_item[item] {
                Some(sum) => sum.add(&own)?,
                empty => *empty = Some(own),
            }
        }
        Ok(Ends { of_cover: collector.of_cover, by_item })
    }

    /// Of no line.
    pub fn none() -> Ends {
        Ends { of_cover: Vec::new(), by_item: Vec::new() }
    }

    /// That of a cover; `None` of one of another year.
    pub fn get(&self, cover: usize) -> Option<&Outlook> {
        self.by_item.get(*self.of_cover.get(cover)? as usize)?.as_ref()
    }
}

fn is_of(covering: &Covering<'_>, cover: usize, year: FiscalYear) -> bool {
    covering.budget().plans[covering.covers().plan[cover] as usize].year == year
}
