use super::rig::told;

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
