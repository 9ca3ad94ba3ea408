//! `reviewed`: the rest of the year by why the line is off its budget.

use super::backtest::unsaid;
use super::{FORECASTS, Forecast, Said, Series};
use crate::model::Lasting;

/// EX-5.2: a variance that evens out, stays, or goes on.
///
/// What nobody explained is forecast as if nothing else had been, by the method that would have been taken without a word:
/// who explains a trifle moves the year's end by a trifle.
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

/// What the parts of a variance add to a month to come.
struct Parts {
    returns: f64,
    /// Of each unit planned.
    growth: f64,
    /// What is planned for the months of the year to come, and how many they are.
    left: (f64, usize),
}

impl Parts {
    fn parse(series: &Series<'_>, returns: f64, continues: f64) -> Parts {
        // Nothing planned to date says when, and not how much; and what came back says nothing of what is to come.
        let growth = series.planned_to_date().map_or(0.0, |planned| continues / planned);
        let growth = if growth.is_finite() && growth > -1.0 { growth } else { 0.0 };
        let is_known = |month: usize| month < series.months.len() && series.known[month];
        let to_come = (series.year..series.year + 12).filter(|month| !is_known(*month));
        let planned = to_come.clone().filter_map(|month| series.planned(month)).sum();
        Parts { returns, growth, left: (planned, to_come.count()) }
    }

    fn in_month(&self, month: usize, series: &Series<'_>) -> f64 {
        let planned = series.planned(month).unwrap_or(0.0);
        let back = match self.left {
            _ if month >= series.year + 12 => 0.0,
            (left, _) if left != 0.0 => self.returns * planned / left,
            // Where nothing is planned for the months to come, it comes back bit by bit.
            (_, count) => self.returns / count.max(1) as f64,
        };
        planned * self.growth - back
    }
}

/// The year as the plan has it, with all of the variance going the usual way.
fn by_habit(series: &Series<'_>, wanted: &[usize], expected: &mut Vec<f64>) -> usize {
    let variance = series.planned_to_date().map_or(0.0, |planned| series.to_date() - planned);
    let parts = match usual(series) {
        Lasting::Returns => Parts::parse(series, variance, 0.0),
        Lasting::Stays => Parts::parse(series, 0.0, 0.0),
        Lasting::Continues => Parts::parse(series, 0.0, variance),
    };
    let month = |month: &usize| series.planned(*month).unwrap_or(0.0) + parts.in_month(*month, series);
    expected.extend(wanted.iter().map(month));
    series.gone().count()
}

fn by_reviews(series: &Series<'_>, said: &Said, wanted: &[usize], expected: &mut Vec<f64>) -> Option<usize> {
    let months = series.unexplained();
    let rest = series.with_months(&months);
    let parts = Parts::parse(series, said.returns as f64, said.continues as f64);
    let before = expected.len();
    let count = FORECASTS[unsaid(series)].expect(&rest, wanted, expected)?;
    let own = expected[before..].iter_mut().zip(wanted);
    own.for_each(|(expected, month)| *expected += parts.in_month(*month, series));
    Some(count)
}

impl Forecast for Reviewed {
    fn id(&self) -> &'static str {
        "reviewed"
    }

    fn expect(&self, series: &Series<'_>, wanted: &[usize], expected: &mut Vec<f64>) -> Option<usize> {
        if wanted.first().is_some_and(|first| *first < series.year) {
            return None;
        }
        match &series.said {
            Some(said) => by_reviews(series, said, wanted, expected),
            None => Some(by_habit(series, wanted, expected)),
        }
    }

    fn is_ready(&self, series: &Series<'_>) -> bool {
        series.said.is_some() && series.is_planned
    }

    /// Nobody said in months that are over why they were as they were.
    fn is_compared(&self) -> bool {
        false
    }

    fn half_width(&self, series: &Series<'_>, months: usize) -> Option<f64> {
        series.said.as_ref()?;
        let own = series.unexplained();
        let rest = series.with_months(&own);
        FORECASTS[unsaid(series)].half_width(&rest, months)
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
            let mut variances = [0; 12];
            variances[..6].fill(100_000);
            let note = SaidNote { span, cause, reverses: None };
            line.said = Some(Said::new(span.first, variances, &[note], span.last).unwrap());
            let outlook = line.outlook(&frame, "");
            assert_eq!((year_end(&outlook).as_str(), outlook.methods.one()), (expected, Some("reviewed")), "{cause:?}");
        }
        // Untagged: variable lines go on.
        line.said = None;
        assert_eq!(year_end(&line.outlook(&frame, "reviewed")), "132000.00");
    }

    /// Of 6,000 over, 2,000 come back, 1,000 stay, and 600 go on by name. Without them the line is at 10,400 a month, as
    /// nobody spoke of the rest: 66,000 + 62,400 − 2,000 + 600.
    #[test]
    fn each_part_of_a_variance_goes_its_own_way() {
        let frame = frame("2026-01", "2026-07");
        let mut line = Line::new(&frame, &[11_000.0; 6], &even(10_000.0));
        let mut explained = [0; 12];
        explained[..6].fill(60_000);
        line.said = Some(Said { returns: 200_000, stays: 100_000, continues: 60_000, explained });
        let outlook = line.outlook(&frame, "");
        assert_eq!((year_end(&outlook).as_str(), outlook.methods.one()), ("127000.00", Some("reviewed")));
        // Somebody who explains a trifle moves the forecast by a trifle.
        explained = [0; 12];
        explained[0] = 600;
        line.said = Some(Said { stays: 600, explained, ..Said::default() });
        assert_eq!(year_end(&line.outlook(&frame, "")), "131994.00");
    }

    /// Two surveys of 8,000 a year: that of May is late, and last year both were in the months to come.
    #[test]
    fn a_lump_that_is_late_comes_once() {
        let frame = frame("2025-01", "2026-06");
        let mut booked = vec![0.0; 24];
        (booked[8], booked[10]) = (7_500.0, 7_500.0);
        let mut plan = vec![0.0; 12];
        (plan[4], plan[10]) = (8_000.0, 8_000.0);
        let mut line = Line::new(&frame, &booked, &plan);
        let mut explained = [0; 12];
        explained[4] = -800_000;
        line.said = Some(Said { returns: -800_000, explained, ..Said::default() });
        assert_eq!(year_end(&line.outlook(&frame, "")), "16000.00");
    }

    #[test]
    fn what_comes_back_does_so_where_nothing_is_planned_any_more() {
        let frame = frame("2026-01", "2026-07");
        let mut line = Line::new(&frame, &[9_000.0; 6], &[10_000.0; 6]);
        line.plan.resize(12, 0);
        let mut explained = [0; 12];
        explained[..6].fill(-100_000);
        line.said = Some(Said { returns: -600_000, explained, ..Said::default() });
        let outlook = line.outlook(&frame, "");
        assert_eq!((year_end(&outlook).as_str(), outlook.methods.one()), ("60000.00", Some("reviewed")));
    }
}
