use super::super::ledger::{NOBODY, PAIRED};
use super::rig::{found_in, ledger, posting, told};
use crate::model::{Period, Posting};

const EX: [&str; 9] = [
    "2026-03-02|办公|深圳XX科技有限公司|INV-2026-0012|3560",
    "2026-03-05|办公|深圳XX科技|inv20260012|3560",
    "2026-03-20|办公|深圳XX科技有限公司|INV-2026-0021|3560",
    "2026-03-02|租金|房东甲||10220",
    "2026-04-02|租金|房东甲||10220",
    "2026-05-02|租金|房东甲||10220",
    "2026-05-03|租金|房东甲||10220",
    "2026-04-10|维保|打印机维保|W88|800",
    "2026-04-11|维保|打印机维保|W88|-800",
];

#[test]
fn ex_5_17_duplicates_are_told_apart() {
    let expected = ["duplicate-invoice 1-2", "near-invoice 1-3", "near-invoice 2-3", "same-amount 6-7"];
    assert_eq!(told(&EX), expected);
    // Without the last payment rent is rent.
    assert_eq!(told(&EX[3..6]), Vec::<String>::new());
}

#[test]
fn d2_the_same_invoice_with_another_amount() {
    let rows = ["2026-03-02|办公|甲公司|20260012|3560", "2026-03-09|办公|甲公司|2026-0012|3650"];
    assert_eq!(told(&rows), ["invoice-amounts 1-2"]);
    let several =
        ["2026-01-31|话费|电信|88001234|99", "2026-02-28|话费|电信|88001234|120", "2026-03-31|话费|电信|88001234|101"];
    assert_eq!(told(&several), Vec::<String>::new(), "a number of an account");
    let voucher = ["2026-03-02|办公|甲公司|20260012|3560||记-1", "2026-03-02|差旅|甲公司|20260012|3650||记-1"];
    assert_eq!(told(&voucher), Vec::<String>::new(), "one invoice on two lines");
    let parts = ["2026-03-02|办公|甲公司|20260012|3000|首付", "2026-04-09|办公|甲公司|20260012|7000|尾款"];
    assert_eq!(told(&parts), Vec::<String>::new(), "paid in parts");
}

#[test]
fn a_payment_taken_back_leaves_the_other() {
    // Twice paid, once returned: nothing. Three times paid, once returned: one pair.
    let row = |day: &str, yuan: &str| format!("{day}|办公|甲公司|20260012|{yuan}");
    let back = [row("2026-03-02", "3560"), row("2026-03-05", "3560"), row("2026-03-08", "-3560")];
    let lend = |rows: &[String]| told(&rows.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(lend(&back), Vec::<String>::new());
    let again = [&back[..], &[row("2026-03-20", "3560")]].concat();
    assert_eq!(lend(&again), ["duplicate-invoice 1-4"]);
}

/// What only looks like a duplicate: none of it may be told.
#[test]
fn honest_twins_are_silent() {
    for (what, rows) in [
        (
            "rent",
            vec![
                "2026-01-03|租金|房东甲|22056578|10220",
                "2026-02-03|租金|房东甲|22056579|10220",
                "2026-03-03|租金|房东甲|22056580|10220",
            ],
        ),
        (
            "two posts of one voucher",
            vec!["2026-01-03|培训|某学院||1500|张三||", "2026-01-03|培训|某学院||1500|李四||"],
        ),
        (
            "lines of one voucher",
            vec!["2026-01-03|餐费|某饭店||500|餐费|记-7", "2026-01-03|餐费|某饭店||500|餐费|记-7"],
        ),
        (
            "water each week",
            vec![
                "2026-01-05|水|水站||120|送水",
                "2026-01-12|水|水站||120|送水",
                "2026-01-19|水|水站||120|送水",
                "2026-01-26|水|水站||120|送水",
            ],
        ),
        (
            "two months paid at once",
            vec!["2026-03-01|租金|房东乙||8000|3月房租", "2026-03-02|租金|房东乙||8000|4月房租"],
        ),
        (
            "two invoices of one price",
            vec!["2026-03-01|办公|甲公司|31415926|860", "2026-03-03|办公|甲公司|27182818|860"],
        ),
        ("invoices that run on", vec!["2026-03-01|办公|甲公司|31415926|860", "2026-03-03|办公|甲公司|31415927|860"]),
        (
            "instalments",
            vec!["2026-01-10|设备|乙公司|77001122|4000|第1期", "2026-02-10|设备|乙公司|77001122|4000|第2期"],
        ),
        (
            "one invoice month by month",
            vec![
                "2026-01-10|设备|乙公司|77001122|4000",
                "2026-02-10|设备|乙公司|77001122|4000",
                "2026-03-10|设备|乙公司|77001122|4000",
            ],
        ),
        ("small change", vec!["2026-03-01|快递|顺丰||23", "2026-03-02|快递|顺丰||23"]),
        ("wages", vec!["2026-01-10|工资|||9000|1月工资", "2026-01-10|工资|||9000|1月工资"]),
        ("short numbers", vec!["2026-01-10|办公||1|900", "2026-01-18|办公||1|900"]),
    ] {
        assert_eq!(told(&rows), Vec::<String>::new(), "{what}");
    }
}

#[test]
fn a_fault_that_happens_twice_is_no_habit() {
    let rows = [
        "2026-03-02|租金|房东甲||10220.5||付-1",
        "2026-03-05|租金|房东甲||10220.5||付-2",
        "2026-04-02|租金|房东甲||10220.5||付-3",
        "2026-05-02|租金|房东甲||10220.5||付-4",
        "2026-05-04|租金|房东甲||10220.5||付-5",
    ];
    assert_eq!(told(&rows), ["same-amount 1-2", "same-amount 4-5"]);
    // Two guards each month are how he bills.
    let rows: Vec<String> = (1..=6)
        .flat_map(|month| [2, 4].map(|day| format!("2026-{month:02}-{day:02}|保安|丙||4950.5||付-{month}{day}")))
        .collect();
    assert_eq!(told(&rows.iter().map(String::as_str).collect::<Vec<_>>()), Vec::<String>::new());
}

#[test]
fn an_invoice_of_sixty_rows_is_told_whole() {
    let row = |at: usize| format!("2026-03-{:02}|办公|甲公司|20260012|500.5||付-{at}", at / 3 + 1);
    let rows: Vec<String> = (0..60).map(row).collect();
    let found = told(&rows.iter().map(String::as_str).collect::<Vec<_>>());
    let own = found.iter().find(|own| own.starts_with("duplicate-invoice")).unwrap();
    assert_eq!(own.matches('-').count(), 60, "{own}");
}

#[test]
fn what_stands_for_no_number_is_none() {
    for none in ["TBD", "none", "pending", "cash", "n/a", "待补"] {
        let rows = [
            format!("2026-01-02|办公|文具店|{none}|512.3|纸|记-1"),
            format!("2026-03-20|办公|文具店|{none}|512.3|笔|记-2"),
            format!("2026-06-20|办公|文具店|{none}|812.3|硒鼓|记-3"),
        ];
        assert_eq!(told(&rows.each_ref().map(String::as_str)), Vec::<String>::new(), "{none}");
    }
    let wide = ["2026-03-02|办公|供应商A|ＩＮＶ２０２６００１２|512.3", "2026-03-25|办公|供应商Ａ|INV20260012|512.3"];
    assert_eq!(told(&wide), ["duplicate-invoice 1-2"]);
    let kinds = ["2026-03-02|办公|供应商A|收据0001234|512.3", "2026-04-25|办公|供应商A|发票0001234|512.3"];
    assert_eq!(told(&kinds), Vec::<String>::new());
}

#[test]
fn rows_without_a_day_show_no_week() {
    let rows = |dated: bool| {
        let rows = ["2026-05-31|水|水站||1200.5|第一次|记-1", "2026-05-31|水|水站||1200.5|第二次|记-2"];
        let mut rows = rows.map(posting);
        rows.iter_mut().filter(|_| !dated).for_each(|row| row.date = None);
        let month = rows[0].month;
        found_in(&rows, Vec::new(), Period::month(month), &[]).len()
    };
    assert_eq!((rows(true), rows(false)), (1, 0));
}

/// What was set aside stays so when a row of another spelling comes before.
#[test]
fn a_finding_is_known_whatever_the_spelling() {
    let id = |rows: &[&str]| {
        let rows: Vec<Posting> = rows.iter().map(|row| posting(row)).collect();
        let (first, last) = (rows[0].month, rows[rows.len() - 1].month);
        let found = found_in(&rows, Vec::new(), Period::months(first, last.plus(1)), &[]);
        found.iter().find(|found| found.code == "duplicate-invoice").unwrap().id()
    };
    let with = [&["2026-01-09|办公|深圳 XX科技(有限公司)|9|77"], &EX[..2]].concat();
    assert_eq!(id(&EX[..2]), id(&with));
}

/// Refunds of one amount by the thousand, beside the rule in so many words.
#[test]
fn what_is_taken_back_is_paired_as_the_rule_says() {
    let mut seed = 7_u64;
    let mut below = |n: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % n
    };
    for _ in 0..60 {
        let rows: Vec<Posting> = (0..40)
            .map(|_| {
                let vendor = ["", "甲", "乙"][below(3) as usize];
                let amount = if below(2) == 0 { 5 } else { -5 };
                posting(&format!("2026-{:02}-{:02}|停车|{vendor}||{amount}", below(7) + 1, below(28) + 1))
            })
            .collect();
        let own = ledger(&rows);
        let order = |rows: Vec<u32>| {
            let mut rows = rows;
            rows.sort_by_key(|row| (own.days[*row as usize], *row));
            rows
        };
        let with = |sign: i64| (0..40_u32).filter(|row| own.amounts[*row as usize].signum() == sign).collect();
        let (taking, mut given) = (order(with(-1)), order(with(1)));
        let mut paired = vec![false; 40];
        for back in taking {
            let fits = |row: &u32| {
                let since = own.days[back as usize] - own.days[*row as usize];
                let (one, other) = (own.vendor_of(back), own.vendor_of(*row));
                (-7..=100).contains(&since) && (one == other || one == NOBODY || other == NOBODY)
            };
            if let Some(at) = given.iter().rposition(fits) {
                (paired[back as usize], paired[given.remove(at) as usize]) = (true, true);
            }
        }
        let marked: Vec<bool> = (0..40).map(|row| own.is(row, PAIRED)).collect();
        assert_eq!(marked, paired);
    }
}

#[test]
fn numbers_that_begin_again_each_year_are_no_duplicates() {
    let rows = |first: &str, second: &str, number: &str| {
        [format!("{first}|保洁|甲公司|{number}|3560"), format!("{second}|保洁|甲公司|{number}|3560")]
    };
    let told = |rows: [String; 2]| told(&[rows[0].as_str(), rows[1].as_str()]);
    assert_eq!(told(rows("2025-01-20", "2026-01-22", "1012")), Vec::<String>::new());
    // Within a year they do not, and long numbers never do.
    assert_eq!(told(rows("2026-01-20", "2026-06-22", "1012")), ["duplicate-invoice 1-2"]);
    assert_eq!(told(rows("2025-01-20", "2026-01-22", "20250012")), ["duplicate-invoice 1-2"]);
}
