//! The lines of the budget, and what was spent without one.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::together::Together;
use super::{Alert, AlertAbout, AlertsRequest, Infos, LineAlert};
use crate::analysis::Covering;
use crate::analysis::alert::{Position, judge, judge_income};
use crate::analysis::forecast::{Outlook, Overrun, overrun};
use crate::analysis::gate::{Figures, Standing};
use crate::analysis::variance::Ends;
use crate::answer::check::{standing, standing_of};
use crate::answer::commitments::commitments;
use crate::answer::outlook::days_of_covers;
use crate::answer::{Source, last_complete};
use crate::model::control::Window;
use crate::model::{AlertLevel, Category, FiscalYear, Kind, Money, MoneyError, Month};
use crate::words::{Problem, msg};

/// The alerts of all lines that judge the day, in the order of the plans; then of what no line covers.
pub(super) fn lines(
    source: &Source<'_>,
    covering: &Covering<'_>,
    request: &AlertsRequest<'_>,
    (ends, infos): (&Ends, &Infos),
) -> anyhow::Result<Vec<Alert>> {
    let month = request.month.unwrap_or_else(|| Month::of(source.as_of));
    let plans = &covering.budget().plans;
    let years: BTreeSet<FiscalYear> = plans.iter().map(|plan| plan.year).collect();
    let committed = commitments(source)?;
    let booked = source.booked()?;
    let mut alerts = Vec::new();
    for year in years.into_iter().filter(|year| year.index(month).is_some()) {
        let standing = standing(source, covering, year, None, committed.as_ref())?;
        let kinds = covering.covers().categories.iter().map(|own| source.settings.categories.kind(own)).collect();
        let of_year = OfYear { source, standing: &standing, year, month, request, ends, infos, booked: &booked, kinds };
        alerts.extend(of_year.covered()?);
        let asked = match request.members.is_empty() {
            true => None,
            false => Some(standing_of(source, covering, year, committed.as_ref(), request.members)?),
        };
        alerts.extend(of_year.uncovered(asked.as_ref().unwrap_or(&standing))?);
    }
    Ok(alerts)
}

pub(super) struct OfYear<'a, 'c, 'b> {
    pub(super) source: &'a Source<'a>,
    pub(super) standing: &'a Standing<'c, 'b>,
    pub(super) year: FiscalYear,
    month: Month,
    pub(super) request: &'a AlertsRequest<'a>,
    ends: &'a Ends,
    infos: &'a Infos,
    /// The months that have rows.
    booked: &'a BTreeSet<Month>,
    /// The kind of each category of the covers.
    kinds: Vec<Kind>,
}

impl OfYear<'_, '_, '_> {
    fn covered(&self) -> anyhow::Result<Vec<Alert>> {
        let covering = self.standing.covering();
        let (covers, plans) = (covering.covers(), &covering.budget().plans);
        let kept: Vec<bool> = covers.categories.iter().map(|category| self.keeps(category)).collect();
        // The same place in another plan of the year is another line.
        let mut seen: HashSet<(usize, &str)> = HashSet::new();
        let several = plans.iter().filter(|plan| plan.year == self.year).nth(1).is_some();
        let (mut found, mut together) = (Vec::new(), Together::default());
        // A line that begins later in the year has its budget already, and may be spent of too early.
        for cover in 0..covers.count() {
            let plan = &plans[covers.plan[cover] as usize];
            let judges = match self.request.month {
                Some(month) => covers.is_active(plans, cover, month),
                None => covers.active[cover] != 0,
            };
            let members = covers.member_names(cover);
            let is_asked = judges && plan.year == self.year && kept[covers.category[cover] as usize];
            let is_asked = is_asked && self.keeps_members(&members);
            if !is_asked || several && !seen.insert((self.standing.first_of(cover), plan.id.as_str())) {
                continue;
            }
            let end = if self.request.month.is_none() { self.ends.get(cover) } else { None };
            if !self.request.by.is_empty() {
                let year = self.standing.figures(cover, self.window(), self.month)?;
                together.take(self, cover, (year, self.planned(cover)?, end))?;
                continue;
            }
            match self.line(cover, &plan.id, end) {
                Ok(alert) => found.extend(alert.map(|alert| (cover, end, alert))),
                Err(error) => self.pass(error, covers.category_of(cover), &members)?,
            }
        }
        let mut alerts = self.tell_days(found)?;
        alerts.extend(together.judged(self)?);
        Ok(alerts)
    }

    /// The alert of a line, if there is anything to say of it.
    fn line(&self, cover: usize, plan: &str, end: Option<&Outlook>) -> anyhow::Result<Option<Alert>> {
        let covers = self.standing.covering().covers();
        let category = covers.category_of(cover);
        let year = self.standing.figures(cover, self.window(), self.month)?;
        let position = self.position(year, self.planned(cover)?, end)?;
        // Its day is worked out later, and is nothing that could be told where that fails.
        end.map(|end| overrun(end, self.year, self.source.as_of)).transpose()?;
        let (members, kind) = (covers.member_names(cover), self.kind_of(cover));
        self.judged(position, end, Line { plan: Some(plan), category: Some(category), members, kind, is_sum: false })
    }

    /// A line whose amounts are too large to be judged is named, and takes no other away.
    fn pass(&self, error: anyhow::Error, category: &Category, members: &[Option<String>]) -> anyhow::Result<()> {
        if !error.is::<MoneyError>() {
            return Err(error);
        }
        let names = std::iter::once(category.as_str()).chain(members.iter().flatten().map(String::as_str));
        let line = names.collect::<Vec<_>>().join(" · ");
        self.source.actual.tell(Problem::warning(msg("alerts-not-judged").with("line", line)));
        Ok(())
    }

    /// What was planned of a line so far, in months that have rows: what no file says is neither saved nor behind.
    fn planned(&self, cover: usize) -> Result<Planned, MoneyError> {
        let zero = Money::zero(self.source.currency);
        if self.request.month.is_some() {
            return Ok(Planned { phased: zero, due: zero });
        }
        let over = last_complete(self.source.as_of);
        let is_in = |month: Month| self.booked.contains(&month);
        let of_month = |month: Month| Ok(self.standing.figures(cover, Window::Period, month)?.budget);
        let before = over.plus(1).max(self.year.first);
        let due = match self.year.first.until(before).all(is_in) {
            // The budget to date is kept as a sum.
            true if before > self.year.first => self.standing.figures(cover, Window::Ytd, before.plus(-1))?.budget,
            _ => {
                let planned = self.year.first.until(before).filter(|month| is_in(*month)).map(of_month);
                Money::sum(planned.collect::<Result<Vec<_>, MoneyError>>()?, self.source.currency)?
            }
        };
        // Of the month that is not over all of it, as rent is paid on its first day; of income nothing yet.
        let open = self.month > over && is_in(self.month) && self.kind_of(cover) == Kind::Cost;
        let phased = if open { due.checked_add(of_month(self.month)?)? } else { due };
        Ok(Planned { phased, due })
    }

    /// The day on which the budget of each is gone.
    fn tell_days(&self, found: Vec<(usize, Option<&Outlook>, Alert)>) -> anyhow::Result<Vec<Alert>> {
        let mut crossed = Vec::new();
        let mut days = HashMap::new();
        for (cover, outlook, _) in &found {
            // Income that is reached is no budget that is gone.
            let Some(outlook) = (*outlook).filter(|_| self.kind_of(*cover) == Kind::Cost) else { continue };
            match overrun(outlook, self.year, self.source.as_of)? {
                Some(Overrun::In(month)) => crossed.push((*cover, month, outlook)),
                Some(Overrun::On(day)) => {
                    days.insert(*cover, day);
                }
                Some(Overrun::Never) | None => {}
            }
        }
        days.extend(days_of_covers(self.source, self.standing.covering(), self.year, &crossed)?);
        let alerts = found.into_iter().map(|(cover, _, mut alert)| {
            if let AlertAbout::Line(line) = &mut alert.about {
                line.overrun = days.get(&cover).copied();
            }
            alert
        });
        Ok(alerts.collect())
    }

    /// What no line covers, of those that are asked for.
    fn uncovered(&self, standing: &Standing<'_, '_>) -> anyhow::Result<Vec<Alert>> {
        let axes = self.source.axes().len();
        let mut alerts = Vec::new();
        for category in standing.uncovered_categories() {
            if category.is_unclassified() || !self.keeps(&category) || self.kind(&category) != Kind::Cost {
                continue;
            }
            let figures = standing.uncovered_at(&category, self.window(), self.month)?;
            let zero = Money::zero(self.source.currency);
            let position = self.position(figures, Planned { phased: zero, due: zero }, None)?;
            let members = vec![None; axes];
            let line = Line { plan: None, category: Some(&category), members, kind: Kind::Cost, is_sum: false };
            alerts.extend(self.judged(position, None, line)?);
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

    fn keeps_members(&self, members: &[Option<String>]) -> bool {
        self.request
            .members
            .iter()
            .all(|(axis, kept)| members.get(*axis).and_then(Option::as_ref).is_none_or(|own| kept.contains(own)))
    }

    fn kind_of(&self, cover: usize) -> Kind {
        self.kinds[self.standing.covering().covers().category[cover] as usize]
    }

    pub(super) fn kind(&self, category: &Category) -> Kind {
        self.source.settings.categories.kind(category)
    }

    pub(super) fn position(
        &self,
        Figures { budget, rolled, actual, committed }: Figures,
        planned: Planned,
        end: Option<&Outlook>,
    ) -> Result<Position, MoneyError> {
        // What a month was given by those before it, it may spend.
        let budget = budget.checked_add(rolled)?;
        let of_month = self.request.month.is_some();
        let complete = last_complete(self.source.as_of).since(self.year.first) + 1;
        // A range that is too wide for the program is none.
        let range = end.and_then(|end| end.range().ok().flatten());
        Ok(Position {
            budget,
            actual,
            committed,
            // A month has no phasing within it: what falls due on its first day is no sign.
            phased: if of_month { budget } else { planned.phased },
            due: if of_month { budget } else { planned.due },
            forecast: end.map(Outlook::year_end).transpose()?,
            high: range.map(|(_, high)| high),
            months: if of_month { 0 } else { i64::from(complete) },
        })
    }

    /// The alert of a line, if there is anything to say of it.
    pub(super) fn judged(
        &self,
        position: Position,
        end: Option<&Outlook>,
        line: Line<'_>,
    ) -> anyhow::Result<Option<Alert>> {
        let settings = &self.source.settings.alert;
        let limits = match line.category {
            Some(category) => settings.limits(category, &line.members, self.source.currency),
            None => settings.of_book(self.source.currency),
        };
        let judged = match line.kind {
            Kind::Cost => judge(&position, &limits)?,
            Kind::Income => judge_income(&position, &limits)?,
        };
        let idle = position.budget.is_zero() && !position.used()?.is_positive();
        if judged.reasons.is_empty() || idle {
            return Ok(None);
        }
        let month = self.request.month;
        let level = if month.is_some() { judged.level.lowered() } else { judged.level };
        if level == AlertLevel::Info && !self.infos.takes() {
            return Ok(None);
        }
        // What follows from the members of a line makes no other line of it.
        let told = if line.is_sum { line.members.len() } else { self.source.settings.dimensions.own() };
        let members = line.members.iter().take(told).map(|member| member.as_deref().unwrap_or("*"));
        let members: Vec<&str> = members.collect();
        let span = month.unwrap_or(self.year.first);
        // What nobody planned is the same thing, however the lines beside it are judged.
        let kind = match (month.is_some(), line.is_sum) {
            (true, _) => "month",
            (false, false) => "line",
            (false, true) => "together",
        };
        let plan = line.plan.unwrap_or_default();
        let category = line.category.map_or("", Category::as_str);
        // Of what is judged together costs are one thing, and income another.
        let income = if line.is_sum && line.kind == Kind::Income { "\tincome" } else { "" };
        let key = format!("{kind}\t{plan}\t{span}\t{category}\t{}{income}", members.join("|"));
        let about = LineAlert {
            plan: line.plan.map(String::from),
            category: line.category.cloned(),
            members: line.members,
            position,
            overrun: None,
            method: end.and_then(|end| end.methods.one()),
            month,
        };
        Ok(Some(Alert::new(key, level, judged.reasons, AlertAbout::Line(Box::new(about)))))
    }
}

/// What was planned of a line so far.
#[derive(Clone, Copy)]
pub(super) struct Planned {
    /// Of the months that have rows, the one that is not over among them.
    phased: Money,
    /// Of those that are over.
    due: Money,
}

impl Planned {
    pub(super) fn plus(self, other: Planned) -> Result<Planned, MoneyError> {
        let (phased, due) = (self.phased.checked_add(other.phased)?, self.due.checked_add(other.due)?);
        Ok(Planned { phased, due })
    }
}

/// What an alert may be of.
pub(super) struct Line<'a> {
    pub(super) plan: Option<&'a str>,
    pub(super) category: Option<&'a Category>,
    pub(super) members: Vec<Option<String>>,
    pub(super) kind: Kind,
    /// Is it several lines that are judged together?
    pub(super) is_sum: bool,
}
