//! What an agent did, row by row of the sheets, and what of it makes a rate.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::analysis::agents::{Figures, OfKind, RATES};
use crate::model::{AgentFigure, Month, Quantity};

/// Where figures stand beside each other: in a row of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct At {
    pub(super) month: Month,
    /// The day, where the sheet says one.
    pub(super) day: Option<NaiveDate>,
    /// What tells rows of a day apart: an interval, a shift.
    pub(super) part: String,
    /// The members of the dimensions.
    pub(super) members: Vec<String>,
    /// Of what kind the work was.
    pub(super) kind: String,
}

/// How near figures stand to each other, the nearest first.
const LEVELS: [fn(&At) -> At; 3] = [
    At::clone,
    // A month of one kind of work.
    |at| At { day: None, part: String::new(), ..at.clone() },
    // A month.
    |at| At { month: at.month, day: None, part: String::new(), members: Vec::new(), kind: String::new() },
];

/// Hours and costs name no kind of work, and the hours of a night are of the day before: both stand beside what was done
/// in their month, and no nearer.
const MONTH: usize = LEVELS.len() - 1;

/// A row and its figures.
type Row<'a> = (&'a At, &'a Figures);

/// What an agent did.
#[derive(Clone, Debug, Default)]
pub(super) struct Did {
    rows: BTreeMap<At, Figures>,
}

impl Did {
    /// Adds a figure of a row.
    pub(super) fn add(&mut self, at: At, figure: AgentFigure, number: Quantity) {
        self.rows.entry(at).or_default().add(figure, number);
    }

    pub(super) fn add_all(&mut self, other: Did) {
        for (at, figures) in other.rows {
            self.rows.entry(at).or_default().add_all(&figures);
        }
    }

    /// All of it, each month with its rates.
    pub(super) fn figures(&self) -> Figures {
        let mut months: BTreeMap<Month, Vec<Row<'_>>> = BTreeMap::new();
        self.rows.iter().for_each(|row| months.entry(row.0.month).or_default().push(row));
        let mut all = Figures::default();
        months.values().for_each(|rows| all.add_all(&of_month(rows)));
        all
    }

    /// By kind of work, of what states tickets and time.
    pub(super) fn kinds(&self) -> BTreeMap<String, OfKind> {
        let mut own: BTreeMap<(&str, Month), Vec<Row<'_>>> = BTreeMap::new();
        for row in self.rows.iter().filter(|(at, _)| !at.kind.is_empty()) {
            own.entry((&row.0.kind, row.0.month)).or_default().push(row);
        }
        let mut kinds: BTreeMap<String, OfKind> = BTreeMap::new();
        for ((kind, _), rows) in own {
            if let Some((handling, tickets)) = nearest(&rows, (AgentFigure::Handling, AgentFigure::Tickets), 0) {
                let own = kinds.entry(kind.to_string()).or_default();
                (own.tickets, own.handling) = (own.tickets + tickets, own.handling + handling);
            }
        }
        kinds
    }

    /// Are there tickets on days without hours, in a month whose hours are stated by the day?
    pub(super) fn lacks_hours(&self) -> bool {
        let with = |figure: AgentFigure| {
            self.rows.iter().filter(move |(_, own)| own.get(figure).is_some_and(|number| number > Quantity::ZERO))
        };
        let hours: BTreeSet<(Month, Option<NaiveDate>)> =
            with(AgentFigure::Available).map(|(at, _)| (at.month, at.day)).collect();
        let by_day =
            |month: Month| hours.iter().any(|(own, _)| *own == month) && !hours.iter().any(|own| *own == (month, None));
        with(AgentFigure::Tickets)
            .any(|(at, _)| at.day.is_some() && by_day(at.month) && !hours.contains(&(at.month, at.day)))
    }
}

/// The figures of a month, each rate of those that stand beside each other.
fn of_month(rows: &[Row<'_>]) -> Figures {
    let mut month = Figures::default();
    rows.iter().for_each(|(_, figures)| month.add_all(figures));
    for (upper, lower) in RATES {
        let of_cases = matches!(lower, AgentFigure::Resolved | AgentFigure::Answers);
        let is_time = (upper, lower) == (AgentFigure::Handling, AgentFigure::Tickets);
        let first = if of_cases || is_time { 0 } else { MONTH };
        month.set_rate((upper, lower), nearest(rows, (upper, lower), first));
    }
    // Hours in which there were tickets whose time nobody counted were not idle.
    if month.is_partly(AgentFigure::Handling, AgentFigure::Tickets) {
        month.set_rate((AgentFigure::Handling, AgentFigure::Available), None);
    }
    month
}

/// Both figures of a rate, of what states both as near to each other as it is stated at all.
fn nearest(rows: &[Row<'_>], (upper, lower): (AgentFigure, AgentFigure), first: usize) -> Option<(Quantity, Quantity)> {
    LEVELS[first..].iter().find_map(|wider| {
        let mut groups: BTreeMap<At, Figures> = BTreeMap::new();
        rows.iter().for_each(|(at, figures)| groups.entry(wider(at)).or_default().add_all(figures));
        let pairs = groups.values().filter_map(|own| own.get(upper).zip(own.get(lower)));
        pairs.reduce(|sums, own| (sums.0 + own.0, sums.1 + own.1))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::AgentFigure::{Available, Handling, Tickets};

    fn did(rows: &[(&str, AgentFigure, i64)]) -> Did {
        let mut did = Did::default();
        for (day, figure, number) in rows {
            let month = Month::parse("2026-03").unwrap();
            let at = At { month, day: day.parse().ok(), part: String::new(), members: Vec::new(), kind: String::new() };
            did.add(at, *figure, Quantity::from(*number));
        }
        did
    }

    #[test]
    fn a_day_without_its_time_takes_nothing_from_the_time_of_a_ticket() {
        // Ten calls of five minutes; of thirty others nobody counted the time.
        let (first, second) = ("2026-03-05", "2026-03-06");
        let did =
            did(&[(first, Tickets, 10), (first, Handling, 3_000), (second, Tickets, 30), (second, Available, 28_800)]);
        let own = did.figures();
        assert_eq!((own.handling_minutes(), own.utilisation()), (Some(Quantity::from(5)), None));
        assert!(own.is_partly(Handling, Tickets) && own.is_partly(Handling, Available));
        assert_eq!(own.get(Tickets), Some(Quantity::from(40)));
        assert!(did.lacks_hours());
    }

    #[test]
    fn figures_of_two_sheets_stand_beside_each_other_in_their_month() {
        let did = did(&[
            ("2026-03-05", Tickets, 10),
            ("2026-03-06", Tickets, 30),
            ("", Handling, 12_000),
            ("", Available, 36_000),
        ]);
        let own = did.figures();
        assert_eq!((own.handling_minutes(), own.tickets_per_hour()), (Some(Quantity::from(5)), Some(4.into())));
        assert!(!own.is_partly(Handling, Tickets) && !did.lacks_hours());
    }
}
