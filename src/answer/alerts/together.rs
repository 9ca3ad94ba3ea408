//! Lines that are judged together: all of a category, of a project, of whatever `--by` names.

use std::collections::BTreeMap;

use super::lines::{Line, OfYear, Planned};
use super::{Alert, AlertAbout};
use crate::analysis::forecast::{Outlook, Overrun, overrun};
use crate::analysis::gate::Figures;
use crate::analysis::variance::By;
use crate::model::{Category, Kind};

/// What is judged together: costs or income, of a category and members as far as they are named.
type Place = (bool, Option<Category>, Vec<Option<String>>);

/// The sums of lines, by what is judged together.
#[derive(Default)]
pub(super) struct Together(BTreeMap<Place, (Figures, Planned, Option<Outlook>)>);

impl Together {
    /// Takes a line in, unless a ceiling that is among them holds all that it has.
    pub(super) fn take(
        &mut self,
        of: &OfYear<'_, '_, '_>,
        cover: usize,
        (figures, planned, end): (Figures, Planned, Option<&Outlook>),
    ) -> anyhow::Result<()> {
        let place = place(of, cover);
        let month = of.request.month.unwrap_or(of.year.first);
        let months = std::iter::once(month).chain(of.year.months());
        let held =
            |month| of.standing.chain(cover, month).into_iter().skip(1).any(|above| self::place(of, above) == place);
        if months.into_iter().any(held) {
            return Ok(());
        }
        match self.0.get_mut(&place) {
            None => drop(self.0.insert(place, (figures, planned, end.cloned()))),
            Some((sum, sum_planned, sum_end)) => {
                *sum = Figures {
                    budget: sum.budget.checked_add(figures.budget)?,
                    rolled: sum.rolled.checked_add(figures.rolled)?,
                    actual: sum.actual.checked_add(figures.actual)?,
                    committed: sum.committed.checked_add(figures.committed)?,
                };
                *sum_planned = sum_planned.plus(planned)?;
                match (sum_end, end) {
                    (Some(sum), Some(end)) => sum.add(end)?,
                    (sum, _) => *sum = None,
                }
            }
        }
        Ok(())
    }

    /// The alerts of all of them.
    pub(super) fn judged(self, of: &OfYear<'_, '_, '_>) -> anyhow::Result<Vec<Alert>> {
        let mut alerts = Vec::new();
        for ((is_income, category, members), (figures, planned, end)) in self.0 {
            let position = of.position(figures, planned, end.as_ref())?;
            let kind = if is_income { Kind::Income } else { Kind::Cost };
            let line = Line { plan: None, category: category.as_ref(), members, kind, is_sum: true };
            let Some(mut alert) = of.judged(position, end.as_ref(), line)? else { continue };
            let day = end.as_ref().map(|end| overrun(end, of.year, of.source.as_of)).transpose()?.flatten();
            if let (Kind::Cost, AlertAbout::Line(line), Some(Overrun::On(day))) = (kind, &mut alert.about, day) {
                line.overrun = Some(day);
            }
            alerts.push(alert);
        }
        Ok(alerts)
    }
}

fn place(of: &OfYear<'_, '_, '_>, cover: usize) -> Place {
    let covers = of.standing.covering().covers();
    let category = covers.category_of(cover);
    let by = of.request.by;
    let named = |axis: usize| by.contains(&By::Axis(axis)).then(|| covers.member(cover, axis)).flatten();
    let members = (0..covers.members.len()).map(|axis| named(axis).map(String::from)).collect();
    let own = by.contains(&By::Category).then(|| category.clone());
    (of.kind(category) == Kind::Income, own, members)
}
