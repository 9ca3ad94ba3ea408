use super::super::outlier::Usual;
use super::rig::told;

fn usual(yuan: &[i64]) -> Usual {
    let mut minor: Vec<i64> = yuan.iter().map(|own| own * 100).collect();
    minor.sort_unstable();
    Usual::of_sorted(&minor, &mut Vec::new())
}

const EX: [i64; 12] = [1200, 1180, 1250, 1220, 1195, 1230, 1210, 1188, 1242, 1205, 9800, 1215];

#[test]
fn ex_5_14_the_modified_z() {
    let usual = usual(&EX);
    assert_eq!((usual.twice, usual.spread), (2 * 121_250, 4 * 1_750));
    for (yuan, score) in [(9800, "330.9868"), (1250, "1.4454"), (1180, "-1.2526"), (1200, "-0.4818")] {
        assert_eq!(usual.score(yuan * 100).fixed(4), score, "{yuan}");
    }
    assert_eq!((usual.is_beyond(980_000), usual.is_beyond(125_000)), (true, false));
}

#[test]
fn ex_5_14b_where_more_than_half_are_the_same() {
    let mut amounts = vec![500; 10];
    amounts.extend([900, 450]);
    let usual = usual(&amounts);
    assert_eq!((usual.score(90_000).fixed(3), usual.score(45_000).fixed(3)), ("8.511".into(), "-1.064".into()));
    assert!(usual.is_beyond(90_000) && !usual.is_beyond(45_000));
    let same = self::usual(&[500; 12]);
    assert!(!same.is_beyond(50_000) && !same.is_beyond(90_000));
}

fn months(amounts: &[i64]) -> Vec<String> {
    let row = |(at, yuan): (usize, &i64)| format!("2026-{:02}-15|办公:维修|||{yuan}", at % 12 + 1);
    amounts.iter().enumerate().map(row).collect()
}

fn outliers(rows: &[String]) -> Vec<String> {
    told(&rows.iter().map(String::as_str).collect::<Vec<_>>())
        .into_iter()
        .filter(|own| own.starts_with("outlier"))
        .collect()
}

#[test]
fn one_amount_that_stands_apart_is_told() {
    assert_eq!(outliers(&months(&EX)), ["outlier 11"]);
    // Too few rows say nothing of what is usual.
    assert_eq!(outliers(&months(&[1200, 1180, 1250, 1220, 1195, 1230, 9800])), Vec::<String>::new());
}

#[test]
fn skew_amounts_and_two_kinds_of_rows_are_silent() {
    // Repairs: the dearer, the rarer.
    assert_eq!(
        outliers(&months(&[120, 150, 180, 200, 260, 300, 420, 560, 700, 900, 1300, 1700])),
        Vec::<String>::new()
    );
    // Each month a small bill, each quarter a large one.
    let two = [300, 310, 305, 2900, 302, 306, 304, 3000, 300, 303, 301, 2950];
    assert_eq!(outliers(&months(&two)), Vec::<String>::new());
    // Small change.
    assert_eq!(outliers(&months(&[10, 10, 10, 10, 10, 11, 10, 10, 10, 10, 60, 10])), Vec::<String>::new());
}

#[test]
fn what_comes_every_year_is_silent() {
    let month = |year: i32, month: usize, yuan: i64| format!("{year}-{month:02}-28|人力:工资|||{yuan}");
    let mut rows: Vec<String> = (1..=12).map(|at| month(2025, at, 100_000)).collect();
    rows.push(month(2025, 12, 300_000));
    rows.extend((1..=11).map(|at| month(2026, at, 101_000)));
    rows.push(month(2026, 12, 310_000));
    let found = outliers(&rows);
    // The first time nobody could know; the second it is known.
    assert_eq!(found, ["outlier 13"]);
}

#[test]
fn rent_of_a_quarter_among_the_bills_of_months_is_silent() {
    // Half a year: two payments of rent beside eight bills.
    let mut rows: Vec<String> =
        (0..8).map(|at| format!("2026-{:02}-10|物业:场地|||{}", at % 6 + 1, 300 + at)).collect();
    rows.extend([1, 4].map(|month| format!("2026-{month:02}-02|物业:场地|||9000")));
    assert_eq!(outliers(&rows), Vec::<String>::new());
    // Once alone it is odd.
    rows.pop();
    assert_eq!(outliers(&rows), ["outlier 9"]);
}

#[test]
fn moderately_skew_amounts_are_silent() {
    // Drawn as e^(σz) of the quantiles of a normal distribution, σ = 0.8, 24 of them: the largest is 5.2 times the median.
    let amounts = [
        191, 272, 333, 387, 438, 487, 537, 587, 639, 693, 750, 811, 877, 949, 1029, 1119, 1222, 1342, 1487, 1668, 1908,
        2255, 2838, 4340,
    ];
    assert_eq!(outliers(&months(&amounts)), Vec::<String>::new());
}
