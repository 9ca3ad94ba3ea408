//! The month that a file's name, its sheet or a line above the header states, against the months of its rows.
//!
//! A name is told only where most rows contradict it; what a line states as the period of the file, where one does.

use super::{Check, Control, File, Watch};
use crate::import::interpret::{Fate, Seen};
use crate::import::statement::month_named::{Named, month_named};
use crate::model::Month;
use crate::words::{Place, Problem, msg};

pub(super) struct Months;

impl Control for Months {
    fn name(&self) -> &'static str {
        "months"
    }

    fn watch<'s>(&self, file: &File<'s>) -> Option<Box<dyn Watch + 's>> {
        let above = file.layout.month;
        let of_sheet = || file.name.rsplit_once('#').and_then(|(_, sheet)| month_named(sheet));
        let of_file = || {
            let last = file.name.rsplit(['/', '\\']).next()?;
            month_named(last.split_once('.').map_or(last, |(stem, _)| stem))
        };
        let of_month = |month: Month| Named { year: Some(month.year()), month: month.month() };
        let stated = above.map(of_month).or_else(of_sheet).or_else(of_file)?;
        let (name, above) = (file.name, above.is_some());
        Some(Box::new(Watching { name, stated, above, within: 0, outside: 0, first: None }))
    }
}

struct Watching<'s> {
    name: &'s str,
    stated: Named,
    above: bool,
    within: u64,
    outside: u64,
    /// The first row of another month.
    first: Option<(u64, Month)>,
}

impl Watch for Watching<'_> {
    fn row(&mut self, seen: &Seen<'_, '_>) {
        let (Fate::Booked(_), Some(moment)) = (seen.fate, seen.moment) else { return };
        let month = moment.month;
        if month.month() == self.stated.month && self.stated.year.is_none_or(|year| year == month.year()) {
            self.within += 1;
        } else {
            self.outside += 1;
            self.first = self.first.or(Some((seen.cells.row.line, month)));
        }
    }

    fn finish(self: Box<Self>, _clean: bool) -> Option<Check> {
        let told = self.above || self.outside > self.within;
        let (line, found) = self.first.filter(|_| told)?;
        let stated = match self.stated.year {
            Some(year) => format!("{year}-{:02}", self.stated.month),
            None => self.stated.month.to_string(),
        };
        let id = if self.above { "import-month-above" } else { "import-month-name" };
        let message = msg(id).with("stated", stated).with("rows", self.outside).with("found", found.to_string());
        let problem = Problem::warning(message).at(Place::line(self.name, line)).hint(msg("import-month-hint"));
        let compared = self.within + self.outside;
        let told = msg("import-control-months").with("count", compared);
        Some(Check { control: Months.name(), compared, told, problems: vec![problem] })
    }
}
