use super::rig::{Line, found_in, posting};
use crate::model::{Month, Period, Posting, ResolvedPlan};

fn codes(rows: &[String], plan: &[Line<'_>], limits: &[i64]) -> Vec<String> {
    let postings: Vec<Posting> = rows.iter().map(|row| posting(row)).collect();
    codes_of(&postings, plan, limits)
}

fn codes_of(postings: &[Posting], plan: &[Line<'_>], limits: &[i64]) -> Vec<String> {
    let first = Month::parse("2026-01").unwrap();
    let last = postings.iter().map(|row| row.month).max().unwrap();
    let plans: Vec<ResolvedPlan> = if plan.is_empty() { Vec::new() } else { vec![super::rig::plan(plan)] };
    let found = found_in(postings, plans, Period::months(first, last.plus(1)), limits);
    found.iter().map(|found| format!("{} {}", found.code, found.stake.plain())).collect()
}

fn lend(rows: &[&str]) -> Vec<String> {
    rows.iter().map(|row| row.to_string()).collect()
}

#[test]
fn payments_split_under_a_limit_are_told() {
    let split = lend(&["2026-03-02|办公|甲公司||4900|桌", "2026-03-05|办公|甲公司||4960|椅"]);
    assert_eq!(codes(&split, &[], &[5000]), ["split 9860.00"]);
    // Without a limit, of two vendors, far apart, or well below: nothing.
    assert_eq!(codes(&split, &[], &[]), Vec::<String>::new());
    assert_eq!(
        codes(&lend(&["2026-03-02|办公|甲公司||4900", "2026-03-05|办公|乙公司||4960"]), &[], &[5000]),
        Vec::<String>::new()
    );
    assert_eq!(
        codes(&lend(&["2026-03-02|办公|甲公司||4900", "2026-03-12|办公|甲公司||4960"]), &[], &[5000]),
        Vec::<String>::new()
    );
    assert_eq!(
        codes(&lend(&["2026-03-02|办公|甲公司||4700", "2026-03-05|办公|甲公司||4960"]), &[], &[5000]),
        Vec::<String>::new()
    );
    // Who splits three times has no price there; who has two single payments has none either.
    let thrice: Vec<String> = [3, 6, 9]
        .iter()
        .flat_map(|month| {
            [format!("2026-{month:02}-03|修|丁||4900.5|门"), format!("2026-{month:02}-04|修|丁||4950.25|窗")]
        })
        .collect();
    assert_eq!(codes(&thrice, &[], &[5000]), ["split 9850.75"; 3]);
    let single = [&thrice[..2], &lend(&["2026-05-20|修|丁||4800", "2026-08-21|修|丁||4811"])].concat();
    assert_eq!(codes(&single, &[], &[5000]), ["split 9850.75"]);
    // A price that always lies there.
    let price: Vec<String> = (1..=4)
        .flat_map(|month| {
            [format!("2026-{month:02}-02|保安|丙||4950|岗A"), format!("2026-{month:02}-04|保安|丙||4960|岗B")]
        })
        .collect();
    assert_eq!(codes(&price, &[], &[5000]), Vec::<String>::new());
}

#[test]
fn a_round_amount_among_others_is_told() {
    let mut rows: Vec<String> = (1..=9).map(|at| format!("2026-{at:02}-11|维修|||{}.37", 9_000 + 731 * at)).collect();
    rows.push("2026-09-20|维修|||12000".into());
    assert_eq!(codes(&rows, &[], &[]), ["round-amount 12000.00"]);
    let round: Vec<String> = (1..=9).map(|at| format!("2026-{at:02}-11|租金|||{}", 10_000 + 1000 * at)).collect();
    assert_eq!(codes(&round, &[], &[]), Vec::<String>::new());
    rows[9] = "2026-09-20|维修|甲公司|20260012|12000".into();
    assert_eq!(codes(&rows, &[], &[]), Vec::<String>::new(), "an invoice says what it is");
}

#[test]
fn a_holiday_in_a_book_of_workdays_is_told() {
    let workday = |at: usize| format!("2026-03-{}|办公{at}|||1500", [10, 11, 12, 16, 17][at % 5]);
    let mut rows: Vec<String> = (0..60).map(workday).collect();
    rows.push("2026-05-01|餐费|||8800".into());
    assert_eq!(codes(&rows, &[], &[]), ["off-day 8800.00"]);
    // 31 May is a Sunday, and the last of its month.
    rows[60] = "2026-05-31|餐费|||8800".into();
    assert_eq!(codes(&rows, &[], &[]), Vec::<String>::new());
    // Saturday 9 May is near Labour Day, and may be worked.
    rows[60] = "2026-05-09|餐费|||8800".into();
    assert_eq!(codes(&rows, &[], &[]), Vec::<String>::new());
    rows[60] = "2026-05-23|餐费|||8800".into();
    assert_eq!(codes(&rows, &[], &[]), ["off-day 8800.00"]);
    // Two rows of one day, place and amount are two, of whomever they are.
    rows.push("2026-05-23|餐费|||8800".into());
    rows.extend((0..60).map(workday));
    assert_eq!(codes(&rows, &[], &[]), ["off-day 8800.00"; 2]);
}

#[test]
fn rows_of_other_months_and_after_the_close_are_told() {
    let mut rows: Vec<Posting> =
        (0..30).map(|at| posting(&format!("2026-03-{:02}|办公{at}|||800", at % 28 + 1))).collect();
    rows[3].date = chrono::NaiveDate::from_ymd_opt(2026, 4, 20);
    rows[4].date = chrono::NaiveDate::from_ymd_opt(2026, 4, 3);
    assert_eq!(codes_of(&rows, &[], &[]), ["out-of-period 800.00"]);
    rows[3].date = rows[5].date;
    rows[7].flag = "late".into();
    rows[8].flag = "late".into();
    assert_eq!(codes_of(&rows, &[], &[]), ["after-close 1600.00"]);
    // What was taken back is not missing; what is left is.
    (rows[8].amount, rows[8].category) = (super::rig::yuan(-700), rows[7].category.clone());
    assert_eq!(codes_of(&rows, &[], &[]), ["after-close 100.00"]);
    rows[8].amount = super::rig::yuan(-800);
    assert_eq!(codes_of(&rows, &[], &[]), Vec::<String>::new());
}

fn spent(category: &str, amounts: &[i64]) -> Vec<String> {
    let row = |(at, amount): (usize, &i64)| format!("2026-{:02}-15|{category}|||{amount}", at + 1);
    amounts.iter().enumerate().filter(|(_, amount)| **amount != 0).map(row).collect()
}

#[test]
fn lines_are_held_against_their_plan() {
    let rent = spent("行政:租金", &[10_000; 4]);
    let with = |rows: Vec<String>| [rent.clone(), rows].concat();
    let plan = |category, monthly| [("行政:租金", 10_000), (category, monthly)];
    // Idle for three months, not for two.
    assert_eq!(codes(&with(spent("培训", &[900])), &plan("培训", 900), &[]), ["idle-line 2700.00"]);
    assert_eq!(codes(&with(spent("培训", &[900, 900])), &plan("培训", 900), &[]), Vec::<String>::new());
    // Paid for the year.
    assert_eq!(codes(&with(spent("培训", &[3_600])), &plan("培训", 900), &[]), Vec::<String>::new());
    // Over by 2,000, 4,000 and 6,000; not where it comes down again.
    assert_eq!(
        codes(&with(spent("加班", &[9_000, 12_000, 14_000, 16_000])), &plan("加班", 10_000), &[]),
        ["trend 12000.00"]
    );
    assert_eq!(
        codes(&with(spent("加班", &[9_000, 12_000, 16_000, 14_000])), &plan("加班", 10_000), &[]),
        Vec::<String>::new()
    );
    // Twelve thousand over here, twelve thousand under there, and nothing above.
    let offset =
        with(spent("行政:办公", &[13_000; 4])).into_iter().chain(spent("行政:保洁", &[7_000; 4])).collect::<Vec<_>>();
    let lines = [("行政:租金", 10_000), ("行政:办公", 10_000), ("行政:保洁", 10_000)];
    assert_eq!(codes(&offset, &lines, &[]), ["offset 12000.00"]);
    // No line covers it.
    assert_eq!(codes(&with(spent("快递", &[120, 150])), &[("行政:租金", 10_000)], &[]), ["unbudgeted 270.00"]);
}

fn monthly(from: usize, category: &str, vendor: &str, amounts: &[i64]) -> Vec<String> {
    let row = |(at, amount): (usize, &i64)| {
        let month = from + at;
        format!("{}-{:02}-11|{category}|{vendor}||{amount}.37", 2026 + month / 12, month % 12 + 1)
    };
    amounts.iter().enumerate().map(row).collect()
}

#[test]
fn a_new_vendor_with_much_money_is_told() {
    let rows = monthly(0, "保洁", "甲公司", &[8_000; 8]);
    let new = |amount: i64| [rows.clone(), monthly(7, "维修", "新公司", &[amount])].concat();
    assert_eq!(codes(&new(26_000), &[], &[]), ["new-vendor 26000.37"]);
    assert_eq!(codes(&new(19_000), &[], &[]), Vec::<String>::new());
    // Of two rows the day decides, not the file; and both lines are named.
    let two = lend(&["2026-08-20|维修|新来的|A1|60000", "2026-08-03|办公|新来的|A2|70000"]);
    let postings: Vec<Posting> = [rows.clone(), two].concat().iter().map(|row| posting(row)).collect();
    let found = found_in(&postings, Vec::new(), Period::month(Month::parse("2026-08").unwrap()), &[]);
    let said = format!("{:?}", found[0].said);
    assert_eq!((found[0].code, found[0].stake.plain()), ("new-vendor", "130000.00".into()));
    assert!(said.contains("2026-08-03") && said.contains("维修") && said.contains("办公"), "{said}");
    // In a book that has just begun, all are new.
    assert_eq!(
        codes(&[monthly(0, "保洁", "甲公司", &[8_000; 3]), monthly(2, "维修", "新公司", &[26_000])].concat(), &[], &[]),
        Vec::<String>::new()
    );
}

#[test]
fn a_price_that_creeps_is_told() {
    assert_eq!(codes(&monthly(0, "水站", "甲", &[500, 510, 525, 525, 540, 560]), &[], &[]), ["price-drift 160.00"]);
    // One new price, a fall, a season.
    for amounts in [[500, 500, 500, 560, 560, 560], [500, 510, 525, 520, 540, 560]] {
        assert_eq!(codes(&monthly(0, "水站", "甲", &amounts), &[], &[]), Vec::<String>::new());
    }
    let year = [900, 500, 510, 525, 525, 540, 560, 700, 900, 1100, 1200, 1300];
    assert_eq!(codes(&monthly(0, "电费", "电网", &[year, year].concat()), &[], &[]), Vec::<String>::new());
}

#[test]
fn a_month_that_breaks_its_season_is_told() {
    let before = [9_000, 8_000, 5_000, 4_000, 4_000, 8_000, 12_000, 12_000, 7_000, 4_000, 5_000, 8_000];
    let mut now = before;
    assert_eq!(codes(&monthly(0, "电费", "", &[before, now].concat()), &[], &[]), Vec::<String>::new());
    now[3] = 12_000;
    let found = codes(&monthly(0, "电费", "", &[before, now].concat()), &[], &[]);
    assert_eq!(found, ["season 8000.00"]);
}

#[test]
fn a_vendor_on_another_line_is_told() {
    let home = monthly(0, "办公", "甲", &[3_000; 4]);
    let moved = [home.clone(), monthly(4, "培训", "甲", &[3_100])].concat();
    assert_eq!(codes(&moved, &[], &[]), ["moved 3100.37"]);
    // Another purchase; beside the usual one.
    assert_eq!(codes(&[home.clone(), monthly(4, "培训", "甲", &[900])].concat(), &[], &[]), Vec::<String>::new());
    let beside = [home, monthly(4, "办公", "甲", &[3_000]), monthly(4, "培训", "甲", &[3_100])].concat();
    assert_eq!(codes(&beside, &[], &[]), Vec::<String>::new());
}

/// 400 amounts that all begin with 4, over four orders of magnitude; and 400 that double, which follow Benford.
#[test]
fn first_digits_screen_a_category() {
    let amount = |at: i64| 400_i64 * [1, 10, 100, 1_000][at as usize % 4] + at % 97;
    let row = |at: i64, amount: i64| format!("2026-{:02}-11|杂费|||{amount}.37", at % 6 + 1);
    let fours: Vec<String> = (0..400).map(|at| row(at, amount(at))).collect();
    assert!(codes(&fours, &[], &[]).iter().any(|own| own.starts_with("first-digits")));
    let mut value = 100_000_i64;
    let doubled: Vec<String> = (0..400)
        .map(|at| {
            value = value * 107 / 100;
            value = if value > 90_000_000 { value / 900 } else { value };
            row(at, value / 100)
        })
        .collect();
    assert!(!codes(&doubled, &[], &[]).iter().any(|own| own.starts_with("first-digits")));
    // A list of payments over 2,500: the same amounts, but the smaller ones are not there, and many begin with 2 or 3.
    let mut value = 100_000_i64;
    let listed: Vec<String> = (0..1_200)
        .map(|at| {
            value = value * 107 / 100;
            value = if value > 90_000_000 { value / 900 } else { value };
            if at % 2 == 0 { 2_500 + value % 2_000 } else { value / 100 }
        })
        .filter(|amount| *amount >= 2_500)
        .enumerate()
        .map(|(at, amount)| row(at as i64, amount))
        .collect();
    assert!(!codes(&listed, &[], &[]).iter().any(|own| own.starts_with("first-digits")));
}
