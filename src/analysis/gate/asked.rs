//! Requests, each held against its line and every ceiling above it, over every window that these are controlled by.

use super::standing::Standing;
use super::{JudgedWindow, Verdict, judge};
use crate::analysis::covers::RESERVE;
use crate::analysis::overrides::{Override, letting};
use crate::model::control::{Control, Controls, Window};
use crate::model::{Category, ControlKeys, Money, MoneyError, Month};

/// Money that somebody wants to spend.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// For what.
    pub category: Category,
    /// The member on each axis; empty is 未填.
    pub members: Vec<String>,
    /// In which month.
    pub month: Month,
    /// How much.
    pub amount: Money,
}

/// What holds a request: a line, or a ceiling above it.
#[derive(Clone, Debug, PartialEq)]
pub struct Gate {
    /// The cover; `None` where no line covers the request.
    pub cover: Option<usize>,
    /// Is it a reserve, which is moved to other lines and never spent on itself?
    pub reserve: bool,
    /// How it is controlled.
    pub control: Control,
    /// Its windows, judged.
    pub windows: Vec<JudgedWindow>,
}

impl Gate {
    /// What is beyond is told, and passes.
    fn soften(&mut self) {
        self.windows.iter_mut().for_each(|judged| judged.verdict = judged.verdict.min(Verdict::Warn));
    }
}

/// A request with all that holds it.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// The request.
    pub request: Request,
    /// The line, then the ceilings above it.
    pub gates: Vec<Gate>,
    /// The strictest of all.
    pub verdict: Verdict,
    /// The override that lets it pass.
    pub by_override: Option<Override>,
}

/// Judges requests one after the other: what passes is gone for the next.
pub struct Asked<'s, 'c, 'b> {
    /// What there is.
    pub standing: &'s mut Standing<'c, 'b>,
    /// What the book says of what no line covers.
    pub controls: &'s Controls,
    /// What is in force of overrides; what a request was let pass by is gone for the next.
    pub overrides: &'s mut Vec<Override>,
}

impl Asked<'_, '_, '_> {
    /// Judges a request.
    pub fn check(&mut self, request: Request) -> Result<Checked, MoneyError> {
        let members: Vec<&str> = request.members.iter().map(String::as_str).collect();
        let cover = self.standing.covering().find(request.month, &request.category, &members);
        let mut gates: Vec<Gate> = Vec::new();
        for cover in cover.map_or_else(Vec::new, |cover| self.standing.chain(cover, request.month)) {
            let control = self.standing.control(cover).clone();
            // What lies below a reserve is spent on; the reserve itself is not.
            let reserve = gates.is_empty() && self.standing.covering().covers().is(cover, RESERVE);
            let windows = control.windows.iter().map(|window| {
                let figures = self.standing.figures(cover, *window, request.month)?;
                let judged = judge(&control, *window, figures, request.amount)?;
                Ok(if reserve { blocked(judged) } else { judged })
            });
            let windows = windows.collect::<Result<_, MoneyError>>()?;
            gates.push(Gate { cover: Some(cover), reserve, control, windows });
        }
        if cover.is_none() {
            gates.push(self.unbudgeted(&request)?);
        }
        let judged = gates.iter().flat_map(|gate| &gate.windows).map(|judged| judged.verdict);
        let mut verdict = judged.max().unwrap_or(Verdict::Pass);
        // An override lets beyond a budget; it makes no reserve a line that is spent on.
        let fixed = verdict.passes() || gates.iter().any(|gate| gate.reserve);
        let place = if fixed { None } else { letting(self.overrides, &request) };
        let by_override = place.map(|place| self.overrides.remove(place));
        if by_override.is_some() {
            gates.iter_mut().for_each(Gate::soften);
            verdict = Verdict::Warn;
        }
        if verdict.passes() {
            self.standing.commit(cover, &request.category, request.month, request.amount)?;
        }
        Ok(Checked { request, gates, verdict, by_override })
    }

    /// What no line covers has a budget of nothing, and is controlled as its category, else the book, says.
    fn unbudgeted(&self, request: &Request) -> Result<Gate, MoneyError> {
        let currency = request.amount.currency();
        let stated = self.controls.of(&ControlKeys::default(), &request.category, currency);
        let control = stated.unwrap_or_else(|| Control::usual(currency));
        let windows = control.windows.iter().map(|window| {
            let figures = self.standing.uncovered(&request.category, *window, request.month)?;
            judge(&control, *window, figures, request.amount)
        });
        let windows = windows.collect::<Result<_, _>>()?;
        Ok(Gate { cover: None, reserve: false, control, windows })
    }
}

/// Of a reserve nothing may be spent, whatever is left of it.
fn blocked(judged: JudgedWindow) -> JudgedWindow {
    JudgedWindow { verdict: Verdict::Block, ..judged }
}

/// A reserve that something was spent or ordered on, as it stands.
fn spent_on(standing: &Standing<'_, '_>, cover: usize, month: Month) -> Result<Option<Gate>, MoneyError> {
    let control = standing.control(cover).clone();
    let zero = Money::zero(standing.covering().budget().currency);
    let figures = standing.figures_of_own(cover, month)?;
    if figures.actual.is_zero() && figures.committed.is_zero() {
        return Ok(None);
    }
    let windows = vec![blocked(judge(&control, Window::Year, figures, zero)?)];
    Ok(Some(Gate { cover: Some(cover), reserve: true, control, windows }))
}

/// Every line that is beyond its control in a month, as it stands; what is beyond by no more than `overrides` let pass is
/// worth a warning. A reserve that something was spent on is among them.
pub fn beyond(standing: &Standing<'_, '_>, month: Month, overrides: &[Override]) -> Result<Vec<Gate>, MoneyError> {
    let passed = passed(standing, overrides);
    let mut gates = Vec::new();
    let zero = Money::zero(standing.covering().budget().currency);
    for cover in standing.in_force(month) {
        if standing.covering().covers().is(cover, RESERVE) {
            gates.extend(spent_on(standing, cover, month)?);
            continue;
        }
        let control = standing.control(cover);
        let mut windows = Vec::new();
        for window in &control.windows {
            let mut judged = judge(control, *window, standing.figures(cover, *window, month)?, zero)?;
            if judged.verdict == Verdict::Pass {
                continue;
            }
            let own = passed.iter().filter(|(chain, event)| {
                chain.iter().any(|own| standing.is_one_place(*own, cover))
                    && standing.counts(*window, month, event.month)
            });
            if judged.already_over.minor() <= Money::sum(own.map(|(_, event)| event.amount), zero.currency())?.minor() {
                judged.verdict = judged.verdict.min(Verdict::Warn);
            }
            windows.push(judged);
        }
        if !windows.is_empty() {
            gates.push(Gate { cover: Some(cover), reserve: false, control: control.clone(), windows });
        }
    }
    Ok(gates)
}

/// The events of overrides, each with the lines that held it.
fn passed<'o>(standing: &Standing<'_, '_>, overrides: &'o [Override]) -> Vec<(Vec<usize>, &'o Request)> {
    let of_event = |own: &'o Override| {
        let members: Vec<&str> = own.event.members.iter().map(String::as_str).collect();
        let cover = standing.covering().find(own.event.month, &own.event.category, &members)?;
        Some((standing.chain(cover, own.event.month), &own.event))
    };
    overrides.iter().filter_map(of_event).collect()
}
