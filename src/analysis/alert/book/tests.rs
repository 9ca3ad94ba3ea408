//! Books with something wrong, and books that only look so.

use super::*;
use crate::analysis::commitment::{ENTERED, commitments};
use crate::model::{Currency, Posting};

fn yuan(yuan: i64) -> Money {
    Money::from_minor(yuan * 100, Currency::CNY)
}

fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

fn months(texts: &[&str]) -> BTreeSet<Month> {
    texts.iter().map(|text| month(text)).collect()
}

fn facts<'a>(due: &[&str], booked: &'a BTreeSet<Month>) -> BookFacts<'a> {
    BookFacts {
        as_of: "2026-06-15".parse().unwrap(),
        due: due.iter().map(|text| month(text)).collect(),
        booked,
        unclassified: yuan(0),
        spent: yuan(100_000),
        commitments: None,
        contracts: Vec::new(),
        goals: Vec::new(),
        metrics: Vec::new(),
        min: yuan(500),
    }
}

fn told(facts: &BookFacts<'_>) -> Vec<(&'static str, i64, String)> {
    let all = findings(facts).unwrap();
    all.iter().map(|found| (found.reason, found.level.number(), found.about.subject())).collect()
}

#[test]
fn a_month_between_months_with_rows_is_missing() {
    let booked = months(&["2026-03", "2026-05"]);
    let due = ["2026-01", "2026-02", "2026-03", "2026-04", "2026-05"];
    assert_eq!(told(&facts(&due, &booked)), [("month_missing", 2, "2026-04".to_string())]);
    // A book without a row has not begun.
    assert_eq!(told(&facts(&due, &BTreeSet::new())), []);
}

#[test]
fn unclassified_money_weighs_by_its_share() {
    let booked = BTreeSet::new();
    for (unclassified, expected) in [(499, None), (500, Some(1)), (4_999, Some(1)), (5_000, Some(2)), (-5_000, Some(2))]
    {
        let facts = BookFacts { unclassified: yuan(unclassified), ..facts(&[], &booked) };
        let levels: Vec<i64> = told(&facts).iter().map(|(_, level, _)| *level).collect();
        assert_eq!(levels, Vec::from_iter(expected), "{unclassified}");
    }
}

#[test]
fn a_metric_that_came_every_month_has_stopped() {
    let booked = BTreeSet::new();
    for (own, stopped) in [
        (&["2026-01", "2026-02", "2026-03"][..], true),
        (&["2026-03", "2026-04", "2026-05"], false),
        // Once a quarter, and twice by chance.
        (&["2025-12", "2026-03"], false),
        (&["2026-02", "2026-03"], false),
        (&["2026-01", "2026-02", "2026-03", "2026-06"], false),
    ] {
        let metrics = vec![("households".to_string(), months(own))];
        let facts = BookFacts { metrics, ..facts(&["2026-04", "2026-05"], &booked) };
        assert_eq!(!told(&facts).is_empty(), stopped, "{own:?}");
    }
}

#[test]
fn an_order_is_stale_after_a_quarter() {
    let row = |id: &str, day: &str| Posting {
        month: month("2026-01"),
        date: Some(day.parse().unwrap()),
        category: "office".into(),
        members: Vec::new(),
        amount: yuan(900),
        description: String::new(),
        voucher: String::new(),
        line: "1-1".into(),
        vendor: String::new(),
        invoice: String::new(),
        counterparty: String::new(),
        commitment: id.into(),
        source_account: String::new(),
        source: ENTERED.into(),
        source_line: 1,
        flag: String::new(),
        source_members: Vec::new(),
    };
    let all = commitments([row("PO-1", "2026-03-16"), row("PO-2", "2026-03-17")], &[], Currency::CNY).unwrap();
    let booked = BTreeSet::new();
    let facts = BookFacts { commitments: Some(&all), ..facts(&[], &booked) };
    assert_eq!(told(&facts), [("commitment_stale", 1, "PO-1".to_string())]);
}

#[test]
fn only_a_red_goal_is_told() {
    let booked = BTreeSet::new();
    let goal = |kpi: &str, red| GoalLight { plan: "p".into(), kpi: kpi.into(), name: String::new(), red };
    let facts = BookFacts { goals: vec![goal("a", true), goal("b", false)], ..facts(&[], &booked) };
    assert_eq!(told(&facts), [("goal_red", 2, "p/a/".to_string())]);
}

/// It ends on 31 August, and 60 days before somebody must have said so: on 2 July at the latest.
#[test]
fn a_contract_is_told_of_before_it_goes_on() {
    use crate::analysis::calendar::Contract;
    use crate::model::ContractTerms;
    let booked = BTreeSet::new();
    let contract = |renews| Contract {
        name: "HT-1".into(),
        vendor: String::new(),
        terms: Some(ContractTerms { ends: "2026-08-31".parse().unwrap(), notice: 60, notice_months: 0, renews }),
        changes: Vec::new(),
        seats: None,
    };
    let on = |day: &str, renews| {
        let as_of = day.parse().unwrap();
        told(&BookFacts { as_of, contracts: vec![contract(renews)], ..facts(&[], &booked) })
    };
    let level = |day: &str| on(day, Some(12)).first().map(|(_, level, subject)| (*level, subject.clone()));
    let of = |level| Some((level, "HT-1/2026-08-31".to_string()));
    assert_eq!((level("2026-05-02"), level("2026-05-03"), level("2026-06-01")), (None, of(1), of(1)));
    assert_eq!((level("2026-06-02"), level("2026-06-24"), level("2026-06-25")), (of(2), of(2), of(3)));
    assert_eq!((level("2026-07-02"), level("2026-07-03")), (of(3), None), "then it is too late");
    assert_eq!(level("2027-06-01"), Some((2 - 1, "HT-1/2027-08-31".to_string())), "the next year anew");
    assert_eq!(on("2026-06-25", None), [], "what ends by itself needs no word");
}
