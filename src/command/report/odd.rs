//! What is odd in the rows of the page's period, where that is asked for and does not take long.

use crate::answer::bridge::Kept;
use crate::answer::scan::ScanAnswer;
use crate::command::Session;
use crate::command::reading::Reading;
use crate::command::scan::{Finding, label, odd, parted};
use crate::ignored;
use crate::model::{Period, View};
use crate::report::{Anomalies, Head, Names, ScanParts};

/// More rows than these, and those of the thirteen months before, are not looked through while a page is made.
const MOST_ROWS: u64 = 200_000;

/// What was found, or why nothing was looked for.
pub(super) enum Odd {
    Found { open: Vec<Finding>, set_aside: usize, answer: ScanAnswer },
    TooMany(u64),
}

impl Odd {
    /// Looks at payments, whatever months bear them; the book is given back in the view of its settings.
    pub(super) fn look(reading: &mut Reading, period: Period, session: &Session<'_>) -> anyhow::Result<Option<Odd>> {
        let (first, last) = (period.first_month(), period.last_month());
        // Half of the findings are about months: of some days nothing is looked for.
        if period != Period::months(first, last.plus(1)) {
            return Ok(None);
        }
        let months = reading.opened.actual().months()?;
        let looked_at = months.iter().filter(|(month, ..)| *month >= first.plus(-13) && *month <= last);
        let rows = looked_at.map(|(_, rows, _)| *rows).sum();
        if rows > MOST_ROWS {
            return Ok(Some(Odd::TooMany(rows)));
        }
        reading.opened.look(View::Cash);
        let found = odd(reading, period, Kept::default(), &[], session);
        let view = reading.opened.settings.view;
        reading.opened.look(view);
        let mut answer = found?;
        let known = ignored::all(&reading.opened.book)?;
        let (aside, open) = parted(std::mem::take(&mut answer.findings), &known);
        Ok(Some(Odd::Found { open, set_aside: aside.len(), answer }))
    }

    /// The same for the page.
    pub(super) fn parts<'a>(&'a self, period: Period, head: &'a Head, names: &'a Names) -> Anomalies<'a> {
        match self {
            Odd::TooMany(rows) => {
                let (from, to) = (period.first_month(), period.last_month());
                let command = if from == to {
                    format!("budget scan --month {from}")
                } else {
                    format!("budget scan --from {from} --to {to}")
                };
                Anomalies::TooMany { rows: *rows, command }
            }
            Odd::Found { open, set_aside, answer } => Anomalies::Found(ScanParts {
                findings: open,
                set_aside: *set_aside,
                hidden: true,
                top: usize::MAX,
                tabled: true,
                blind: &answer.blind,
                label: Box::new(|cell| label(names, cell)),
                rows: answer.rows,
                period,
                head,
                names,
                filters: Vec::new(),
            }),
        }
    }
}
