use super::AccountSide::{Balance, Budgetary, Closing, Cost, Income};
use super::*;

fn chart(pairs: &[(&str, &str)], stated: &[(&str, AccountSide)]) -> Chart {
    let stated: Vec<StatedAccount> =
        stated.iter().map(|(account, side)| StatedAccount { account: account.to_string(), side: *side }).collect();
    let mut chart = Chart::new(&stated);
    pairs.iter().for_each(|(code, name)| chart.note(code, name));
    chart
}

fn sides(chart: &Chart, accounts: &[(&str, &str)]) -> Vec<Option<AccountSide>> {
    accounts.iter().map(|(code, name)| chart.side(code, name).side).collect()
}

#[test]
fn one_code_is_what_its_chart_says() {
    let account = [("5101", ""), ("510101", "其中"), ("560105", "广告"), ("3103", ""), ("100201", "工行")];
    for (pairs, name, expected) in [
        (
            &[("4103", "本年利润"), ("6602", "管理费用")][..],
            "import-chart-enterprise",
            [Cost, Cost, Cost, Balance, Balance],
        ),
        (&[("3103", "本年利润"), ("5602", "管理费用")], "import-chart-small", [Income, Income, Cost, Closing, Balance]),
        (&[("3131", "本年利润"), ("5502", "管理费用")], "import-chart-old", [Income, Income, Cost, Balance, Balance]),
        (
            &[("3301", "本期盈余"), ("5101", "单位管理费用")],
            "import-chart-government",
            [Cost, Cost, Cost, Balance, Balance],
        ),
        (
            &[("5101", "业务活动成本"), ("3101", "非限定性净资产")],
            "import-chart-non-profit",
            [Cost, Cost, Cost, Balance, Balance],
        ),
    ] {
        let chart = chart(pairs, &[]);
        assert_eq!(chart.recognised(), Some(name));
        assert_eq!(sides(&chart, &account), expected.map(Some), "{name}");
    }
}

#[test]
fn names_decide_where_codes_do_not() {
    let none = chart(&[("", "管理费用\\办公费"), ("", "银行存款")], &[]);
    for (name, expected) in [
        ("管理费用\\办公费", Some(Cost)),
        ("银行存款-工行", Some(Balance)),
        ("应付职工薪酬\\社保", Some(Balance)),
        ("预收账款_商户_预收租金", Some(Balance)),
        ("利润分配\\未分配利润", Some(Closing)),
        ("主营业务收入", Some(Income)),
        ("办公费", None),
        ("Accounts Payable", Some(Balance)),
        ("Assets:Current:Bank", Some(Balance)),
        ("Wages payable", Some(Balance)),
        ("Accrued expenses", Some(Balance)),
        ("Travel expenses", Some(Cost)),
        ("Expenses:Travel", Some(Cost)),
        ("Retained earnings", Some(Closing)),
        ("Travel", None),
        ("Prepaid:office", Some(Balance)),
        ("Prepaid expenses - office", Some(Balance)),
        ("应付账款/办公费", Some(Balance)),
        ("预付账款-办公费", Some(Balance)),
    ] {
        assert_eq!(none.side("", name).side, expected, "{name}");
    }
}

#[test]
fn mixed_ledgers_and_first_levels_of_five_digits() {
    let mixed =
        chart(&[("6001", "主营业务收入"), ("5601", "销售费用"), ("3001", "实收资本"), ("6604", "研发费用")], &[]);
    let found = sides(&mixed, &[("560102", "广告费"), ("2241-01", "押金"), ("600101", "物业费"), ("660401", "x")]);
    assert_eq!(found, [Some(Cost), Some(Balance), Some(Income), Some(Cost)]);
    let five = chart(&[("10002", "银行存款"), ("5060201", "管理费用_办公费")], &[]);
    let found = sides(&five, &[("1000201", "工行"), ("5060201", "管理费用_办公费"), ("50603", "其他"), ("20001", "x")]);
    assert_eq!(found, [Some(Balance), Some(Cost), None, None]);
}

#[test]
fn codes_alone_say_what_all_charts_that_fit_say() {
    let found = |codes: &[&str]| {
        let pairs: Vec<(&str, &str)> = codes.iter().map(|code| (*code, "")).collect();
        sides(&chart(&pairs, &[]), &pairs)
    };
    assert_eq!(found(&["1002", "660201", "6602.0", "4103"]), [Some(Balance), Some(Cost), Some(Cost), Some(Closing)]);
    assert_eq!(found(&["1002", "5602.01", "3103"]), [Some(Balance), Some(Cost), Some(Closing)]);
    // Beside English names no Chinese chart is meant.
    let english = chart(&[("7500", "Printing"), ("1200", "Bank Current Account")], &[]);
    assert_eq!(sides(&english, &[("7500", "Printing"), ("1200", "Bank Current Account")]), [None, Some(Balance)]);
}

#[test]
fn government_books_carry_each_event_twice() {
    let books = chart(
        &[("5001", "业务活动费用"), ("7201", "事业支出"), ("8001", "资金结存"), ("6001", "财政拨款预算收入")],
        &[],
    );
    let found = sides(&books, &[("500102", "办公费"), ("720101", "办公费"), ("8001", "资金结存"), ("600101", "x")]);
    assert_eq!(found, [Some(Cost), Some(Budgetary), Some(Budgetary), Some(Budgetary)]);
}

#[test]
fn the_book_has_the_last_word() {
    let stated = [("2241", Balance), ("2241.05", Cost), ("代收代付", Cost), ("Sales:Refunds", Cost), ("5101", Income)];
    let chart = chart(&[("4103", "本年利润")], &stated);
    for (code, name, expected) in [
        ("224105", "x", Cost),
        ("2241-01", "押金", Balance),
        ("", "代收代付\\水费", Cost),
        ("", "Sales - Refunds - EU", Cost),
        ("", "Sales", Income),
        ("510102", "y", Income),
    ] {
        assert_eq!(chart.side(code, name).side, Some(expected), "{code} {name}");
    }
}
