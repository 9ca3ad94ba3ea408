//! May this be spent? Requests held against what is available, and lines that are beyond their control already.

use std::collections::BTreeMap;

use super::Source;
use super::commitments::commitments;
use super::overrides::{in_force, told_now};
use crate::analysis::Covering;
use crate::analysis::commitment::Commitments;
use crate::analysis::gate::asked::beyond;
use crate::analysis::gate::standing::Side;
use crate::analysis::gate::{Asked, Checked, Gate, Request, Standing};
use crate::model::control::Window;
use crate::model::{Category, FiscalYear, Kind, Money, Month};

/// Judges requests one after the other; what passes is gone for the next. What an override is in force for, passes.
pub fn check(source: &Source<'_>, covering: &Covering<'_>, requests: Vec<Request>) -> anyhow::Result<Vec<Checked>> {
    let committed = commitments(source)?;
    let mut standings: BTreeMap<FiscalYear, Standing<'_, '_>> = BTreeMap::new();
    let mut checked = Vec::with_capacity(requests.len());
    let years: Vec<FiscalYear> = requests.iter().map(|request| year_of(covering, request)).collect();
    for year in &years {
        if !standings.contains_key(year) {
            let of_year = requests.iter().zip(&years).filter(|(_, own)| *own == year).map(|(request, _)| request);
            let top = top(covering, of_year);
            standings.insert(*year, standing(source, covering, *year, top.as_ref(), committed.as_ref())?);
        }
    }
    let mut overrides = in_force(source)?;
    for (request, year) in requests.into_iter().zip(&years) {
        let Some(standing) = standings.get_mut(year) else { continue };
        let (controls, overrides) = (&source.settings.controls, &mut overrides);
        checked.push(Asked { standing, controls, overrides }.check(request)?);
    }
    Ok(checked)
}

/// How the lines stand once all of these changes of orders are made, one verdict for each that grows. Nothing more is asked
/// for: what is beyond then is beyond by them.
pub fn once_changed(source: &Source<'_>, covering: &Covering<'_>, changes: &[Request]) -> anyhow::Result<Vec<Checked>> {
    let committed = commitments(source)?;
    let mut overrides = in_force(source)?;
    let mut checked = Vec::new();
    let mut years: Vec<FiscalYear> = changes.iter().map(|change| year_of(covering, change)).collect();
    years.sort_unstable();
    years.dedup();
    for year in years {
        let of_year = || changes.iter().filter(|change| year_of(covering, change) == year);
        let mut standing = standing(source, covering, year, top(covering, of_year()).as_ref(), committed.as_ref())?;
        for change in of_year() {
            let members: Vec<&str> = change.members.iter().map(String::as_str).collect();
            let cover = covering.find(change.month, &change.category, &members);
            standing.commit(cover, &change.category, change.month, change.amount)?;
        }
        for change in of_year().filter(|change| change.amount.is_positive()) {
            let nothing = Request { amount: Money::zero(change.amount.currency()), ..change.clone() };
            let (standing, controls, overrides) = (&mut standing, &source.settings.controls, &mut overrides);
            checked.push(Asked { standing, controls, overrides }.check(nothing)?);
        }
    }
    Ok(checked)
}

/// The plan whose line covers a request, and what that line has in its year; of what no line covers the plan of the month,
/// and nothing.
pub fn line_of(
    source: &Source<'_>,
    covering: &Covering<'_>,
    request: &Request,
) -> anyhow::Result<(Option<String>, Option<Money>)> {
    let (covers, plans) = (covering.covers(), &covering.budget().plans);
    let members: Vec<&str> = request.members.iter().map(String::as_str).collect();
    let Some(cover) = covering.find(request.month, &request.category, &members) else {
        return Ok((plans.iter().find(|plan| plan.judges(request.month)).map(|plan| plan.id.clone()), None));
    };
    let plan = &plans[covers.plan[cover] as usize];
    let standing = standing(source, covering, plan.year, Some(covers.category_of(cover)), None)?;
    let figures = standing.figures(cover, Window::Year, request.month)?;
    Ok((Some(plan.id.clone()), Some(figures.budget)))
}

/// Every cost line that is beyond its control in a month, as it stands.
pub fn beyond_now(source: &Source<'_>, covering: &Covering<'_>, month: Month) -> anyhow::Result<Vec<Gate>> {
    let budget = covering.budget();
    let mut years: Vec<FiscalYear> =
        budget.plans.iter().filter(|plan| plan.judges(month)).map(|plan| plan.year).collect();
    years.sort_unstable();
    years.dedup();
    let committed = commitments(source)?;
    let told = told_now(source)?;
    let mut gates = Vec::new();
    for year in years {
        let standing = standing(source, covering, year, None, committed.as_ref())?;
        let found = beyond(&standing, month, &told)?;
        let covers = covering.covers();
        gates.extend(found.into_iter().filter(|gate| {
            let of_year = |cover: usize| budget.plans[covers.plan[cover] as usize].year == year;
            let is_cost = |cover: usize| source.settings.categories.kind(covers.category_of(cover)) == Kind::Cost;
            gate.cover.is_some_and(|cover| of_year(cover) && is_cost(cover))
        }));
    }
    Ok(gates)
}

/// The year in which a request is judged: that of its line's plan, else of its month.
fn year_of(covering: &Covering<'_>, request: &Request) -> FiscalYear {
    let members: Vec<&str> = request.members.iter().map(String::as_str).collect();
    let cover = covering.find(request.month, &request.category, &members);
    let plan = cover.map(|cover| &covering.budget().plans[covering.covers().plan[cover] as usize]);
    plan.map_or_else(|| covering.budget().year_of(request.month), |plan| plan.year)
}

/// The category at and below which all lies that requests are held against; `None` where that is the whole budget.
fn top<'r>(covering: &Covering<'_>, requests: impl Iterator<Item = &'r Request>) -> Option<Category> {
    let covers = covering.covers();
    // Lines of a pool may lie anywhere.
    if covers.control.values().any(|control| control.pool.is_some()) {
        return None;
    }
    let tops = requests.map(|request| {
        let members: Vec<&str> = request.members.iter().map(String::as_str).collect();
        let mut at = covering.find(request.month, &request.category, &members);
        let mut top = request.category.clone();
        while let Some(cover) = at {
            top = covers.category_of(cover).clone();
            at = covers.holder(&covering.budget().plans, cover, request.month);
        }
        top
    });
    let mut tops: Vec<Category> = tops.collect();
    tops.sort_unstable();
    tops.dedup();
    match <[Category; 1]>::try_from(tops) {
        Ok([only]) => Some(only),
        Err(_) => None,
    }
}

pub(super) fn standing<'c, 'b>(
    source: &Source<'_>,
    covering: &'c Covering<'b>,
    year: FiscalYear,
    top: Option<&Category>,
    committed: Option<&Commitments>,
) -> anyhow::Result<Standing<'c, 'b>> {
    let (budget, axes) = (covering.budget(), source.axes());
    let named: Vec<String> =
        axes.iter().enumerate().filter(|(axis, _)| budget.names_members(*axis)).map(|(_, name)| name.clone()).collect();
    // What a version calls otherwise lay elsewhere before.
    let top = top.filter(|_| budget.plans.iter().all(|plan| plan.renamed.is_empty()));
    let mut standing = Standing::new(covering, year, top)?;
    let spent = source.sums(&source.query(year.period(), &named))?;
    standing.count(&spent, Side::Actual, top)?;
    standing.know(&spent, source.as_of);
    let ordered = committed.map(|all| all.grid(year.period(), &axes, |axis| budget.names_members(axis))).transpose()?;
    if let Some(open) = source.with_to_come(ordered, year.period(), &named)? {
        standing.count(&open, Side::Committed, top)?;
    }
    Ok(standing)
}

/// The same of the rows of some members alone, by the axes that the filters name, too.
pub(super) fn standing_of<'c, 'b>(
    source: &Source<'_>,
    covering: &'c Covering<'b>,
    year: FiscalYear,
    committed: Option<&Commitments>,
    members: &[(usize, Vec<String>)],
) -> anyhow::Result<Standing<'c, 'b>> {
    let (budget, axes) = (covering.budget(), source.axes());
    let named = |axis: usize| budget.names_members(axis) || members.iter().any(|(own, _)| *own == axis);
    let by: Vec<String> = (0..axes.len()).filter(|axis| named(*axis)).map(|axis| axes[axis].clone()).collect();
    let mut standing = Standing::new(covering, year, None)?;
    standing.count(&source.sums(&source.query(year.period(), &by))?.of_members(members), Side::Actual, None)?;
    let ordered = committed.map(|all| all.grid(year.period(), &axes, named)).transpose()?;
    if let Some(open) = source.with_to_come(ordered, year.period(), &by)? {
        standing.count(&open.of_members(members), Side::Committed, None)?;
    }
    Ok(standing)
}
