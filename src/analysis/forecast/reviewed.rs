//! `reviewed`: the rest of the year by why the line is off its budget.

use super::{Forecast, Series};
use crate::model::Lasting;

/// EX-5.2: a variance that evens out, stays, or goes on.
pub(super) struct Reviewed;

/// What becomes of a variance of which nobody said anything: it comes back where the line follows its schedule, stays
/// where it is planned in lumps, and goes on everywhere else.
fn usual(series: &Series<'_>) -> Lasting {
    match () {
        () if series.follows_plan() => Lasting::Returns,
        () if series.is_lump() => Lasting::Stays,
        () => Lasting::Continues,
    }
}

impl Forecast for Reviewed {
    fn id(&self) -> &'static str {
        "reviewed"
    }

    fn expect(&self, series: &Series<'_>, wanted: &[usize], expected: &mut Vec<f64>) -> Option<usize> {
        if wanted.first().is_some_and(|first| *first < series.year) {
            return None;
        }
        let planned = |month: usize| series.planned(month).unwrap_or(0.0);
        let to_date = series.planned_to_date().unwrap_or(0.0);
        let variance = series.planned_to_date().map_or(0.0, |planned| series.to_date() - planned);
        let said = series.said.unwrap_or_default();
        let (mut returns, mut continues) = (said.returns as f64, said.continues as f64);
        let rest = variance - returns - continues - said.stays as f64;
        match usual(series) {
            Lasting::Returns => returns += rest,
            Lasting::Stays => {}
            Lasting::Continues => continues += rest,
        }
        // Nothing planned to date says when, and not how much; and what came back says nothing of what is to come.
        let pace = Some(1.0 + continues / to_date).filter(|pace| pace.is_finite() && *pace > 0.0).unwrap_or(1.0);
        let year = series.year..series.year + 12;
        let is_known = |month: usize| month < series.months.len() && series.known[month];
        let to_come = year.clone().filter(|month| !is_known(*month));
        let (count, left) = (to_come.clone().count(), to_come.map(planned).sum::<f64>());
        expected.extend(wanted.iter().map(|month| {
            let own = planned(*month);
            let back = match year.contains(month) {
                true if left != 0.0 => returns * own / left,
                // Where nothing is planned for the months to come, it comes back bit by bit.
                true if count > 0 => returns / count as f64,
                _ => 0.0,
            };
            own * pace - back
        }));
        Some(series.gone().count())
    }

    fn is_ready(&self, series: &Series<'_>) -> bool {
        series.said.is_some() && series.is_planned
    }

    /// Nobody said in months that are over why they were as they were.
    fn is_compared(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Line, even, frame, month, year_end};
    use super::super::{Said, SaidNote};
    use crate::model::{Cause, ReviewSpan};

    #[test]
    fn ex_5_2_what_a_cause_means_for_the_year() {
        let frame = frame("2026-01", "2026-07");
        let mut line = Line::new(&frame, &[11_000.0; 6], &even(10_000.0));
        for (cause, expected) in [
            (Cause::Timing, "120000.00"),
            (Cause::Error, "120000.00"),
            (Cause::OneOff, "126000.00"),
            (Cause::RunRate, "132000.00"),
            (Cause::Price, "132000.00"),
        ] {
            let span = ReviewSpan { first: month("2026-01"), last: month("2026-06") };
            let variances = span.months().map(|month| (month, 100_000)).collect();
            let note = SaidNote { span, cause, reverses: None };
            line.said = Some(Said::of(&variances, &[note], span.last).unwrap());
            let outlook = line.outlook(&frame, "");
            assert_eq!((year_end(&outlook).as_str(), outlook.methods.one()), (expected, Some("reviewed")), "{cause:?}");
        }
        // Untagged: variable lines go on.
        line.said = None;
        assert_eq!(year_end(&line.outlook(&frame, "reviewed")), "132000.00");
    }

    /// 2,000 of 6,000 over come back, 1,000 stay, 500 go on by name, and the 2,500 that nobody spoke of by habit:
    /// 120,000 + 1,000 + 3,000 × 120,000 / 60,000.
    #[test]
    fn each_part_of_a_variance_goes_its_own_way() {
        let frame = frame("2026-01", "2026-07");
        let mut line = Line::new(&frame, &[11_000.0; 6], &even(10_000.0));
        line.said = Some(Said { returns: 200_000, stays: 100_000, continues: 50_000 });
        assert_eq!(year_end(&line.outlook(&frame, "")), "127000.00");
        // What comes back does so where nothing is planned any more, too.
        let mut line = Line::new(&frame, &[11_000.0; 6], &[10_000.0, 10_000.0, 10_000.0, 10_000.0, 10_000.0, 10_000.0]);
        line.plan.resize(12, 0);
        line.said = Some(Said { returns: 600_000, ..Said::default() });
        let outlook = line.outlook(&frame, "");
        assert_eq!((year_end(&outlook).as_str(), outlook.methods.one()), ("66000.00", Some("reviewed")));
    }
}
