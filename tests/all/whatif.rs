//! Scenarios of the bundled plan: every part adds up to the totals, and the plan's total stays the canonical one.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use crate::support::document;

fn cents(amount: &Value) -> i64 {
    amount.as_str().unwrap().replace('.', "").parse().unwrap()
}

#[test]
fn the_parts_of_every_month_add_up_to_its_totals() {
    let book = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/sunshine-garden");
    let whatif = ["whatif", "二期交付", "智能客服", "--format", "json"];
    let output = document::budget(&book).args(whatif).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let mut sums: BTreeMap<(String, String), [i64; 3]> = BTreeMap::new();
    let figures = |row: &Value| ["plan", "amount", "difference"].map(|key| cents(&row[key]));
    for row in report["rows"].as_array().unwrap() {
        let [plan, amount, difference] = figures(row);
        assert_eq!(amount - plan, difference, "{row}");
        let scenario = row["scenario"].as_str().unwrap();
        for month in [row["month"].to_string(), "null".to_string()] {
            let sum = sums.entry((scenario.to_string(), month)).or_default();
            sum.iter_mut().zip([plan, amount, difference]).for_each(|(sum, part)| *sum += part);
        }
    }
    let totals = report["totals"].as_array().unwrap();
    assert_eq!(totals.len(), 2 * 13);
    for total in totals {
        let key = (total["scenario"].as_str().unwrap().to_string(), total["month"].to_string());
        assert_eq!(sums[&key], figures(total), "{total}");
        if total["month"].is_null() {
            assert_eq!(total["plan"], "3155470.14");
        }
    }
    // Two butlers more for six months: pay, 20 % bonus, insurance on the floor of 7,546, 7 % housing fund of 6,960,
    // festival money in September, two software seats, overtime (which is rounded month by month), cover for 60 % of
    // half of seven days' leave: 2 × 5,800 ÷ 21.75 × 2.1.
    let parts = [6_960_000, 1_392_000, 2_345_292, 584_640, 60_000, 151_680, 403_212, 112_000];
    let year = totals.iter().find(|total| total["scenario"] == "二期交付" && total["month"].is_null()).unwrap();
    assert_eq!(cents(&year["difference"]), parts.iter().sum::<i64>());
}
