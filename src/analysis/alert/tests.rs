//! EX-5.16, and what it leaves open.

use super::*;
use crate::model::Currency;

fn yuan(text: &str) -> Money {
    let quantity = Quantity::parse(text).unwrap();
    quantity.money(Currency::CNY).unwrap()
}

/// Budget, actual, committed, phased, forecast and its upper end; half of the year is over.
fn judged(figures: [&str; 6]) -> (i64, Vec<String>) {
    let [budget, actual, committed, phased, forecast, high] = figures.map(yuan);
    let (forecast, high) = (Some(forecast), Some(high));
    let position = Position { budget, actual, committed, phased, due: phased, forecast, high, months: 6 };
    let judged = judge(&position, &AlertLimits::usual(Currency::CNY)).unwrap();
    (judged.level.number(), judged.reasons.iter().map(|reason| reason.to_uppercase()).collect())
}

#[test]
fn ex_5_16() {
    for (figures, level, reasons) in [
        (["120000", "55000", "0", "60000", "118000", "119500"], 0, &[][..]),
        (
            ["120000", "84000", "16000", "60000", "119000", "121000"],
            1,
            &["APPROACHING", "FORECAST_RISK", "AHEAD_OF_PLAN"],
        ),
        (["120000", "100000", "9000", "80000", "119900", "119990"], 2, &["NEAR_LIMIT", "AHEAD_OF_PLAN"]),
        (["120000", "118800", "0", "120000", "118800", "118800"], 0, &[]),
        (["120000", "120000.01", "0", "110000", "125000", "126000"], 3, &["OVER_SPENT"]),
        (["120000", "100000", "20001", "100000", "119000", "119500"], 3, &["OVER_COMMITTED"]),
        (["120000", "60000", "0", "60000", "126000", "129000"], 2, &["FORECAST_OVER"]),
        (["120000", "60000", "0", "60000", "119500", "123000"], 1, &["FORECAST_RISK"]),
        (["120000", "66000", "0", "60000", "119000", "119900"], 1, &["AHEAD_OF_PLAN"]),
        (["0", "10", "0", "0", "10", "10"], 3, &["UNBUDGETED"]),
        (["0", "0", "0", "0", "0", "0"], 0, &["NO_BUDGET_NO_SPEND"]),
        (["120000", "30000", "0", "60000", "90000", "95000"], 0, &["UNDER_SPENT"]),
        (["120000", "120000", "0", "120000", "120000", "120000"], 0, &[]),
        (["120000", "60000", "0", "60000", "120400", "120450"], 0, &[]),
        (["12000", "-800", "0", "6000", "11000", "11500"], 0, &["UNDER_SPENT"]),
    ] {
        let reasons: Vec<String> = reasons.iter().map(|reason| reason.to_string()).collect();
        assert_eq!(judged(figures), (level, reasons), "{figures:?}");
    }
}

/// 80 % of 120,000 is 96,000, and 5 % is 6,000: both belong to it, and one cent less does not.
#[test]
fn thresholds_belong_to_what_they_begin() {
    let level = |actual, phased| judged(["120000", actual, "0", phased, "120000", "120000"]);
    assert_eq!(level("96000", "92000"), (0, vec![]));
    assert_eq!(level("96000", "90000"), (1, vec!["APPROACHING".into(), "AHEAD_OF_PLAN".into()]));
    assert_eq!(level("95999.99", "89000").1, ["AHEAD_OF_PLAN"]);
    assert_eq!(level("108000", "102000").1, ["NEAR_LIMIT", "AHEAD_OF_PLAN"]);
    // 5 % above the budget to date is still the pace of the plan.
    assert_eq!(level("63000", "60000"), (0, vec![]));
    assert_eq!(level("63000.01", "60000").1, ["AHEAD_OF_PLAN"]);
    // A forecast 500 beyond is worth a message, 499.99 is not.
    assert_eq!(judged(["120000", "60000", "0", "60000", "120500", "120500"]).1, ["FORECAST_OVER"]);
    assert_eq!(judged(["120000", "60000", "0", "60000", "120499.99", "120500"]).1, ["FORECAST_RISK"]);
}

/// Refunds of 12,000 are planned: that none have come by January is no overrun; that fewer are expected is.
#[test]
fn a_budget_below_zero_is_judged_by_its_pace_and_its_forecast() {
    assert_eq!(judged(["-12000", "0", "0", "0", "-12000", "-12000"]), (0, vec![]));
    assert_eq!(judged(["-12000", "-6000", "0", "-6000", "-9000", "-9000"]).1, ["FORECAST_OVER"]);
    assert_eq!(judged(["-12000", "-5000", "0", "-6000", "-12000", "-12000"]).1, ["AHEAD_OF_PLAN"]);
}

#[test]
fn without_a_forecast_the_other_rules_speak() {
    let [budget, actual, phased] = ["120000", "110000", "60000"].map(yuan);
    let committed = yuan("0");
    let position = Position { budget, actual, committed, phased, due: phased, forecast: None, high: None, months: 6 };
    let judged = judge(&position, &AlertLimits::usual(Currency::CNY)).unwrap();
    assert_eq!(judged.reasons, ["near_limit", "ahead_of_plan"]);
}

/// 6,000 of 6,000 is spent when July begins, for which 20,000 are planned.
#[test]
fn what_a_month_is_to_need_is_not_lacking_on_its_first_day() {
    let [budget, actual, committed, phased, due] = ["26000", "6000", "0", "26000", "6000"].map(yuan);
    let position = Position { budget, actual, committed, phased, due, forecast: None, high: None, months: 6 };
    let judged = judge(&position, &AlertLimits::usual(Currency::CNY)).unwrap();
    assert_eq!(judged.reasons, Vec::<&str>::new());
}

#[test]
fn the_table_is_in_order_and_every_reason_is_its_own() {
    let levels: Vec<AlertLevel> = RULES.iter().map(|rule| rule.level()).collect();
    assert!(levels.is_sorted_by(|a, b| a >= b), "{levels:?}");
    for (at, rule) in RULES.iter().enumerate() {
        assert!(RULES[at + 1..].iter().all(|other| other.reason() != rule.reason()));
        let known = |stronger: &&str| RULES[..at].iter().any(|other| other.reason() == *stronger);
        assert!(rule.weaker_than().iter().all(known), "{}", rule.reason());
    }
}
