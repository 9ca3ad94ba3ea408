//! The lines of the budget, and what was spent without one.

use std::collections::BTreeSet;

use super::{Alert, AlertAbout, AlertsRequest, Expected, Expects, LineAlert};
use crate::analysis::Covering;
use crate::analysis::alert::{Position, judge};
use crate::analysis::gate::{Figures, Standing};
use crate::answer::check::standing;
use crate::answer::commitments::commitments;
use crate::answer::{Source, last_complete};
use crate::model::control::Window;
use crate::model::{Category, FiscalYear, Kind, Money, MoneyError, Month};

/// The alerts of all lines that judge the day, in the order of the plans; then of what no line covers.
pub(super) fn lines(
    source: &Source<'_>,
    covering: &Covering<'_>,
    request: &AlertsRequest<'_>,
    expects: &Expects<'_>,
) -> anyhow::Result<Vec<Alert>> {
    let month = request.month.unwrap_or_else(|| Month::of(source.as_of));
    let plans = &covering.budget().plans;
    let years: BTreeSet<FiscalYear> = plans.iter().map(|plan| plan.year).collect();
    let committed = commitments(source)?;
    let mut alerts = Vec::new();
    for year in years.into_iter().filter(|year| year.index(month).is_some()) {
        let standing = standing(source, covering, year, None, committed.as_ref())?;
        let of_year = OfYear { source, standing: &standing, year, month, request, expects };
        alerts.extend(of_year.covered()?);
        alerts.extend(of_year.uncovered()?);
    }
    Ok(alerts)
}

struct OfYear<'a, 'c, 'b> {
    source: &'a Source<'a>,
    standing: &'a Standing<'c, 'b>,
    year: FiscalYear,
    month: Month,
    request: &'a AlertsRequest<'a>,
    expects: &'a Expects<'a>,
}

impl OfYear<'_, '_, '_> {
    fn covered(&self) -> anyhow::Result<Vec<Alert>> {
        let covering = self.standing.covering();
        let (covers, plans) = (covering.covers(), &covering.budget().plans);
        let mut seen = BTreeSet::new();
        let mut alerts = Vec::new();
        let months = match self.request.month {
            Some(month) => month.until(month.plus(1)),
            None => self.year.first.until(self.year.first.plus(12)),
        };
        // A line that begins later in the year has its budget already, and may be spent of too early.
        for cover in months.flat_map(|month| self.standing.in_force(month)) {
            let (plan, category) = (&plans[covers.plan[cover] as usize], covers.category_of(cover));
            let members = covers.member_names(cover);
            let is_asked = plan.year == self.year && self.keeps(category) && self.is_cost(category);
            if !is_asked || !seen.insert((plan.id.clone(), category.clone(), members.clone())) {
                continue;
            }
            let year = self.standing.figures(cover, self.window(), self.month)?;
            let to_date = self.standing.figures(cover, Window::Ytd, self.month)?;
            let expected = match self.request.month {
                None => (self.expects)(&plan.id, category, &members),
                Some(_) => None,
            };
            let line = self.line(Some(plan.id.clone()), category, members, year, to_date.budget, expected)?;
            alerts.extend(self.judged(line)?);
        }
        Ok(alerts)
    }

    fn uncovered(&self) -> anyhow::Result<Vec<Alert>> {
        let axes = self.source.axes().len();
        let mut alerts = Vec::new();
        for category in self.standing.uncovered_categories() {
            if category.is_unclassified() || !self.keeps(&category) || !self.is_cost(&category) {
                continue;
            }
            let figures = self.standing.uncovered_at(&category, self.window(), self.month)?;
            let zero = Money::zero(self.source.currency);
            let line = self.line(None, &category, vec![None; axes], figures, zero, None)?;
            alerts.extend(self.judged(line)?);
        }
        Ok(alerts)
    }

    /// Over which time a line is judged.
    fn window(&self) -> Window {
        if self.request.month.is_some() { Window::Period } else { Window::Year }
    }

    fn keeps(&self, category: &Category) -> bool {
        let kept = self.request.categories;
        kept.is_empty() || kept.iter().any(|own| own.contains(category))
    }

    fn is_cost(&self, category: &Category) -> bool {
        self.source.settings.categories.kind(category) == Kind::Cost
    }

    fn line(
        &self,
        plan: Option<String>,
        category: &Category,
        members: Vec<Option<String>>,
        Figures { budget, rolled, actual, committed }: Figures,
        phased: Money,
        expected: Option<Expected>,
    ) -> Result<LineAlert, MoneyError> {
        // What a month was given by those before it, it may spend.
        let budget = budget.checked_add(rolled)?;
        let of_month = self.request.month.is_some();
        let complete = last_complete(self.source.as_of).since(self.year.first) + 1;
        let position = Position {
            budget,
            actual,
            committed,
            // A month has no phasing within it: what falls due on its first day is no sign.
            phased: if of_month { budget } else { phased },
            forecast: expected.map(|expected| expected.forecast),
            high: expected.and_then(|expected| expected.high),
            months: if of_month { 0 } else { i64::from(complete) },
        };
        Ok(LineAlert {
            plan,
            category: category.clone(),
            members,
            position,
            overrun: expected.and_then(|expected| expected.overrun),
            method: expected.and_then(|expected| expected.method),
            month: self.request.month,
        })
    }

    /// The alert of a line, if there is anything to say of it.
    fn judged(&self, line: LineAlert) -> anyhow::Result<Option<Alert>> {
        let limits = self.source.settings.alert.limits(&line.category, &line.members, self.source.currency);
        let judged = judge(&line.position, &limits)?;
        let idle = line.position.budget.is_zero() && !line.position.used()?.is_positive();
        if judged.reasons.is_empty() || idle {
            return Ok(None);
        }
        let level = if line.month.is_some() { judged.level.lowered() } else { judged.level };
        let members: Vec<&str> = line.members.iter().map(|member| member.as_deref().unwrap_or("*")).collect();
        let span = line.month.unwrap_or(self.year.first);
        let kind = if line.month.is_some() { "month" } else { "line" };
        let plan = line.plan.as_deref().unwrap_or_default();
        let key = format!("{kind}\t{plan}\t{span}\t{}\t{}", line.category, members.join("|"));
        Ok(Some(Alert::new(key, level, judged.reasons, AlertAbout::Line(Box::new(line)))))
    }
}
