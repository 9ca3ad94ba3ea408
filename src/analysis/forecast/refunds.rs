//! Lines by which money comes back, years that nothing is known of yet, and days that lie within the year.

use super::tests::{Line, even, frame, year_end};
use super::*;

fn range(outlook: &Outlook) -> (String, String) {
    let (low, high) = outlook.range().unwrap().unwrap();
    (low.plain(), high.plain())
}

/// Planned at 1,000 a month to come back, and a little more came in six months: half a year is to come yet.
#[test]
fn what_comes_back_is_not_held_to_what_came_back() {
    let mut frame = frame("2026-01", "2026-07");
    let booked = [-1_010.0, -1_020.0, -1_030.0, -1_040.0, -1_050.0, -1_060.0];
    let line = Line::new(&frame, &booked, &even(-1_000.0));
    for (method, end) in [("remaining", "-12210.00"), ("phased", "-12420.00"), ("runrate", "-12420.00")] {
        let outlook = line.outlook(&frame, method);
        assert_eq!((year_end(&outlook).as_str(), outlook.methods.raised), (end, 0), "{method}");
        assert_eq!(overrun(&outlook, frame.year, "2026-07-01".parse().unwrap()).unwrap(), Some(Overrun::Never));
        let (low, high) = outlook.range().unwrap().unwrap();
        assert!(low.minor() < outlook.year_end().unwrap().minor() && high.minor() > low.minor(), "{method}");
    }
    // Followed to the cent, and without a plan.
    let followed = Line::new(&frame, &[-1_000.0; 6], &even(-1_000.0)).outlook(&frame, "");
    assert_eq!((year_end(&followed).as_str(), followed.methods.raised), ("-12000.00", 0));
    frame.planned = false;
    let unplanned = Line::new(&frame, &booked, &[]).outlook(&frame, "runrate");
    assert_eq!(year_end(&unplanned), "-12420.00");
}

/// Where nothing but refunds came in three months or more, the line is one of refunds, whatever its plan says.
#[test]
fn a_plan_of_the_other_sign_does_not_hold_refunds_back() {
    let frame = frame("2026-01", "2026-07");
    let refunds = Line::new(&frame, &[-1_000.0; 6], &even(1_000.0)).outlook(&frame, "runrate");
    assert_eq!((year_end(&refunds).as_str(), refunds.methods.raised), ("-12000.00", 0));
    // One refund says nothing: its mean of -166.67 a month is raised to what is there.
    let once = Line::new(&frame, &[-1_000.0, 0.0, 0.0, 0.0, 0.0, 0.0], &even(1_000.0)).outlook(&frame, "runrate");
    assert_eq!((year_end(&once).as_str(), once.methods.raised), ("-1000.00", 1));
}

/// Three times the plan in six small months: of three months that are planned at twenty times as much, 60,000 each are
/// expected, and that it is not the 20,000 of the plan nobody has seen.
#[test]
fn large_months_to_come_are_doubtful() {
    let frame = frame("2026-01", "2026-07");
    let mut plan = even(1_000.0);
    plan[6..9].fill(20_000.0);
    let outlook = Line::new(&frame, &[3_000.0; 6], &plan).outlook(&frame, "phased");
    assert_eq!(year_end(&outlook), "207000.00");
    assert_eq!(range(&outlook), ("87000.00".to_string(), "327000.00".to_string()));
}

/// Less comes back than planned: there is no day on which that was used up.
#[test]
fn too_little_that_comes_back_has_no_day() {
    let frame = frame("2026-01", "2026-07");
    let outlook = Line::new(&frame, &[-500.0; 6], &even(-1_000.0)).outlook(&frame, "runrate");
    assert_eq!(year_end(&outlook), "-6000.00");
    assert_eq!(outlook.variance().unwrap().unwrap().plain(), "6000.00");
    assert_eq!(overrun(&outlook, frame.year, "2026-07-01".parse().unwrap()).unwrap(), None);
}

/// A cost with a credit to come is still not below what was spent, nor is the range of it; a sum with a line by which
/// money comes back may be.
#[test]
fn costs_stay_above_what_is_spent() {
    let frame = frame("2026-01", "2026-07");
    let mut plan = even(1_000.0);
    plan[6..].fill(-100.0);
    let costs = Line::new(&frame, &[1_000.0; 6], &plan).outlook(&frame, "remaining");
    assert_eq!((year_end(&costs).as_str(), costs.methods.raised), ("6000.00", 1));
    let booked = [900.0, 1_100.0, 900.0, 1_100.0, 900.0, 1_100.0];
    let mut both = Line::new(&frame, &booked, &even(1_000.0)).outlook(&frame, "remaining");
    assert!(range(&both).0.parse::<f64>().unwrap() >= 6_000.0);
    let back = [-1_500.0, -500.0, -1_500.0, -500.0, -1_500.0, -500.0];
    let back = Line::new(&frame, &back, &even(-1_000.0)).outlook(&frame, "remaining");
    let half = back.year_end().unwrap().minor() - back.range().unwrap().unwrap().0.minor();
    assert!(half > 0);
    both.add(&back).unwrap();
    assert_eq!(year_end(&both), "0.00");
    let (low, high) = both.range().unwrap().unwrap();
    assert_eq!(low.minor(), -high.minor());
    assert!(low.minor() <= -half, "never narrower than one of its lines: {} {half}", low.plain());
}

/// Without a plan, and before a month of the year has rows, years before it tell what is to come.
#[test]
fn a_year_without_a_plan_begins_like_the_one_before() {
    let mut frame = frame("2024-01", "2027-01");
    frame.year.first = super::tests::month("2027-01");
    frame.planned = false;
    let booked: Vec<f64> = (0..36).map(|month| 1_000.0 + f64::from(month % 12) * 10.0).collect();
    let outlook = Line::new(&frame, &booked, &[]).outlook(&frame, "");
    assert_eq!(year_end(&outlook), "12660.00");
    // A month without a row in the ledger tells nothing; one in which others have rows does.
    frame.closed = 37;
    frame.known.push(false);
    assert_eq!(year_end(&Line::new(&frame, &booked, &[]).outlook(&frame, "")), "12660.00");
    frame.known[36] = true;
    assert_eq!(year_end(&Line::new(&frame, &booked, &[]).outlook(&frame, "")), "0.00");
    // What has ended is not expected to come back; where there is a plan, it says what is to come.
    frame.known[36] = false;
    let ended: Vec<f64> = booked.iter().take(20).copied().collect();
    assert_eq!(year_end(&Line::new(&frame, &ended, &[]).outlook(&frame, "")), "0.00");
    frame.planned = true;
    assert_eq!(year_end(&Line::new(&frame, &booked, &[]).outlook(&frame, "")), "0.00");
}

/// The months after the year are those of their plan where there is one, and told by the method after that.
#[test]
fn the_plan_of_the_next_year_tells_its_months() {
    let mut frame = frame("2025-01", "2026-11");
    frame.beyond = 4;
    let mut plan = even(1_000.0);
    plan.extend([1_300.0, 0.0]);
    let line = Line::new(&frame, &[900.0; 22], &plan);
    let months = |method: &str| {
        let outlook = line.outlook(&frame, method);
        (10..16).map(|slot| outlook.month(slot).1.plain()).collect::<Vec<_>>()
    };
    let auto = months("");
    assert_eq!(auto[2..4], ["1300.00", "0.00"]);
    assert_eq!(auto[4..], auto[..2], "as flat as it was: {auto:?}");
    // Who names a method gets it.
    assert_eq!(months("runrate"), ["900.00"; 6]);
}

/// December without a row, asked on the last day of the year: the day is one of the year that the budget is for.
#[test]
fn the_day_lies_in_the_year() {
    let frame = {
        let mut frame = frame("2026-01", "2027-01");
        frame.known[11] = false;
        frame
    };
    let line = Line::new(&frame, &[1_050.0; 11], &even(1_000.0));
    let outlook = line.outlook(&frame, "runrate");
    for (as_of, day) in [("2026-12-31", "2026-12-31"), ("2027-02-10", "2026-12-31"), ("2026-12-05", "2026-12-14")] {
        let found = overrun(&outlook, frame.year, as_of.parse().unwrap()).unwrap();
        assert_eq!(found, Some(Overrun::On(day.parse().unwrap())), "{as_of}");
    }
}
