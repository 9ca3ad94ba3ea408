//! The months of one line, as far as a forecast may look.

use std::cell::OnceCell;

use super::profile::Profile;
use super::{Frame, Known, Said};

/// So many fiscal years are looked at as they were known when they began: a forecast of a past year is chosen by the
/// year before it.
const PROFILES: usize = 5;

/// The amounts of a line as forecasts reckon with them.
pub(super) struct Doubles {
    months: Vec<f64>,
    plan: Vec<f64>,
    ordered: Vec<f64>,
    profiles: [OnceCell<Profile>; PROFILES],
}

impl Doubles {
    pub fn count(frame: &Frame, known: &Known<'_>) -> Doubles {
        let double = |amounts: &[i64]| -> Vec<f64> { amounts.iter().map(|minor| *minor as f64).collect() };
        Doubles {
            months: double(&known.booked[..frame.closed]),
            plan: known.expected().map(|minor| minor as f64).collect(),
            ordered: double(known.ordered),
            profiles: [const { OnceCell::new() }; PROFILES],
        }
    }

    pub fn series<'s>(&'s self, frame: &'s Frame, known: &Known<'_>) -> Series<'s> {
        Series {
            start: self.months.iter().position(|amount| *amount != 0.0).unwrap_or(self.months.len()),
            months: &self.months,
            known: &frame.known,
            calendar: frame.first.month() as usize - 1,
            year: frame.start(),
            plan: &self.plan,
            ordered: &self.ordered,
            is_planned: self.plan.iter().take(12).any(|planned| *planned != 0.0),
            said: known.said,
            profiles: &self.profiles,
        }
    }
}

/// What a forecast knows of a line. Months are numbered from the first that anything is known of.
pub struct Series<'s> {
    /// What was booked, up to the month before the first that is forecast.
    pub months: &'s [f64],
    /// Has the ledger rows of a month at all? Of one without any it is not known that nothing was spent.
    pub known: &'s [bool],
    /// The first month in which something was booked on this line.
    pub start: usize,
    /// The calendar month of the first: 0 is January.
    pub calendar: usize,
    /// The first month of the fiscal year.
    pub year: usize,
    /// What is planned from there on: twelve months, and more where there is a plan for the next year.
    pub plan: &'s [f64],
    /// What is ordered and open, for the same months.
    pub ordered: &'s [f64],
    /// Does the plan budget anything for it?
    pub is_planned: bool,
    /// What reviews say of its variance to date.
    pub said: Option<Said>,
    /// What earlier years are like: up to this fiscal year, up to the one before, and so on.
    pub profiles: &'s [OnceCell<Profile>; PROFILES],
}

impl Series<'_> {
    /// The same as it was known before a month: nobody had said anything yet.
    pub fn before(&self, month: usize) -> Series<'_> {
        let said = self.said.filter(|_| month >= self.months.len());
        Series { months: &self.months[..month.min(self.months.len())], said, ..*self }
    }

    /// The same months, had other amounts been booked in them.
    pub fn with_months<'m>(&'m self, months: &'m [f64]) -> Series<'m> {
        Series { months, said: None, ..*self }
    }

    /// What was booked, without the variances that reviews explain.
    pub fn unexplained(&self) -> Vec<f64> {
        let mut months = self.months.to_vec();
        let explained = self.said.iter().flat_map(|said| said.explained);
        let year = months.iter_mut().skip(self.year).zip(explained);
        year.for_each(|(booked, explained)| *booked -= explained as f64);
        months
    }

    /// The calendar month of a month.
    pub fn season(&self, month: usize) -> usize {
        (self.calendar + month) % 12
    }

    /// The first month of the fiscal year in which the first month to forecast lies.
    pub fn own_year(&self) -> usize {
        let next = self.months.len();
        if next >= self.year { self.year } else { self.year.saturating_sub((self.year - next).div_ceil(12) * 12) }
    }

    /// What earlier years are like, as it was known when the fiscal year began.
    pub fn profile(&self) -> &Profile {
        let own = self.own_year();
        // Each year knows what was over when it began, and nothing that came later.
        let at = (self.year - own).div_ceil(12).min(PROFILES - 1);
        self.profiles[at].get_or_init(|| Profile::new(self, own.min(self.months.len())))
    }

    /// The months of the fiscal year that are over and known.
    pub fn gone(&self) -> impl DoubleEndedIterator<Item = usize> + Clone + '_ {
        (self.own_year()..self.months.len()).filter(|month| self.known[*month])
    }

    /// What was booked in them.
    pub fn to_date(&self) -> f64 {
        self.gone().map(|month| self.months[month]).sum()
    }

    /// What a plan has for a month; without a plan for the next year, it is that of the same month of this one.
    pub fn planned(&self, month: usize) -> Option<f64> {
        let at = month.checked_sub(self.year)?;
        Some(self.plan.get(at).or_else(|| self.plan.get(at % 12)).copied().unwrap_or(0.0))
    }

    /// What the plan has for the months of the fiscal year that are over and known; `None` in a year before the plan's.
    pub fn planned_to_date(&self) -> Option<f64> {
        if self.months.len() < self.year {
            return None;
        }
        let gone = (self.year..self.months.len()).filter(|month| self.known[*month]);
        gone.map(|month| self.planned(month)).sum()
    }

    /// What the plan has for the year.
    pub fn planned_year(&self) -> f64 {
        self.plan.iter().take(12).sum()
    }

    /// How much of what was planned to date was spent: nothing where that is not a share.
    pub fn pace(&self) -> Option<f64> {
        let (actual, planned) = (self.to_date(), self.planned_to_date()?);
        let pace = actual / planned;
        // Nothing spent yet says when, and not how much; and what came back says nothing of what is to come.
        (pace.is_finite() && pace > 0.0).then_some(pace)
    }

    /// Is it planned for a few months of the year, and not month by month?
    pub fn is_lump(&self) -> bool {
        let months = self.plan.iter().take(12).filter(|planned| **planned != 0.0).count();
        (1..=4).contains(&months)
    }

    /// Was spent in every month that is over just what the plan has for it?
    pub fn follows_plan(&self) -> bool {
        let mut gone = (self.year..self.months.len()).filter(|month| self.known[*month]).peekable();
        let spends = gone.peek().is_some() && self.months.iter().skip(self.year).any(|amount| *amount != 0.0);
        self.is_planned && spends && gone.all(|month| self.planned(month) == Some(self.months[month]))
    }

    /// How many months of it are known.
    pub fn count(&self) -> usize {
        (self.start..self.months.len()).filter(|month| self.known[*month]).count()
    }

    /// In how many months something was booked.
    pub fn count_booked(&self) -> usize {
        (self.start..self.months.len()).filter(|month| self.known[*month] && self.months[*month] != 0.0).count()
    }
}
