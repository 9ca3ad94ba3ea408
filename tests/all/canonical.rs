//! EX-1.10: the year 2026 of 阳光花园 客服部, worked out by drivers, line by line and month by month.

use std::path::Path;

use serde_json::Value;

use crate::support::document;

/// Category, twelve months (`n*amount` is n months), and the year.
const LINES: &[(&str, &str, &str)] = &[
    ("人力成本:基本工资", "12*140600.00", "1687200.00"),
    ("人力成本:绩效奖金", "12*26820.00", "321840.00"),
    ("人力成本:社会保险", "6*48458.90 6*48904.30", "584179.20"),
    ("人力成本:住房公积金", "12*11719.40", "140632.80"),
    ("人力成本:带薪休假", "10*2262.53 2*2262.52", "27150.34"),
    ("人力成本:节日福利", "0.00 11500.00 3*0.00 4600.00 2*0.00 6900.00 3*0.00", "23000.00"),
    (
        "人力成本:加班费",
        "7810.57 12345.75 6298.85 7810.57 9322.30 7810.57 2*6298.85 7810.57 10834.02 2*6298.85",
        "95238.60",
    ),
    ("运营成本:租金", "6*10220.00 6*10731.00", "125706.00"),
    (
        "运营成本:水电费",
        "2700.00 2550.00 2*2400.00 2850.00 3600.00 4200.00 4350.00 3450.00 2550.00 2250.00 2700.00",
        "36000.00",
    ),
    ("运营成本:设备折旧", "3*0.00 1266.67 1266.66 2*1266.67 1266.66 2*1266.67 1266.66 1266.67", "11400.00"),
    ("运营成本:设备维护", "3*0.00 9*400.00", "3600.00"),
    ("培训成本:内部培训", "2*0.00 3000.00 2*0.00 3000.00 2*0.00 3000.00 0.00 3000.00 0.00", "12000.00"),
    ("培训成本:外部培训", "3*0.00 4000.00 2*0.00 4000.00 2*0.00 4000.00 2*0.00", "12000.00"),
    ("培训成本:在线培训", "5520.00 11*0.00", "5520.00"),
    ("其他成本:客服软件", "8*2760.00 4*2980.80", "34003.20"),
    ("其他成本:满意度调研", "4*0.00 8000.00 5*0.00 8000.00 0.00", "16000.00"),
    ("其他成本:危机公关", "8*1666.67 4*1666.66", "20000.00"),
];

const MONTHS: [&str; 12] = [
    "260538.07",
    "270903.25",
    "256206.35",
    "260384.74",
    "266346.46",
    "265184.74",
    "261629.42",
    "257779.41",
    "268511.93",
    "264735.38",
    "266900.19",
    "256350.20",
];

#[test]
fn the_bundled_plan_is_the_canonical_one() {
    let book = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/sunshine-garden");
    let show = document::budget(&book).args(["plan", "show", "--by", "month", "--format", "json"]).output().unwrap();
    assert!(show.status.success(), "{}", String::from_utf8_lossy(&show.stderr));
    let report: Value = serde_json::from_slice(&show.stdout).unwrap();
    let months = |row: &Value| row["months"].as_object().unwrap().values().cloned().collect::<Vec<_>>();
    let rows = report["rows"].as_array().unwrap();
    assert_eq!(rows.len(), LINES.len());
    for (category, expected, total) in LINES {
        let row = rows.iter().find(|row| row["category"] == *category).expect(category);
        assert_eq!(months(row), spelled_out(expected), "{category}");
        assert_eq!(row["annual"], *total, "{category}");
    }
    assert_eq!(report["totals"]["cost"], "3155470.14");
    let cents = |amount: &Value| amount.as_str().unwrap().replace('.', "").parse::<i64>().unwrap();
    let sums: Vec<i64> = (0..12).map(|month| rows.iter().map(|row| cents(&months(row)[month])).sum()).collect();
    assert_eq!(sums, MONTHS.map(|month| cents(&month.into())));
}

fn spelled_out(runs: &str) -> Vec<Value> {
    let run = |text: &str| match text.split_once('*') {
        Some((count, amount)) => vec![Value::from(amount); count.parse().unwrap()],
        None => vec![Value::from(text)],
    };
    runs.split(' ').flat_map(run).collect()
}
