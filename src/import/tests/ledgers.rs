//! Rows of ledgers: signs, closings, continued vouchers, members, classification, refusals.

use super::*;
use crate::import::SkipReason;
use crate::model::ClassifyRule;
use crate::model::classify::ClassifyTest;
use crate::model::posting::NO_SOURCE;
use crate::model::profile::Sign;

fn total(postings: &[Posting]) -> i64 {
    postings.iter().map(|p| p.amount.minor()).sum()
}

fn skipped(outcome: &ImportOutcome) -> Vec<(SkipReason, u64)> {
    outcome.skipped.iter().map(|s| (s.reason, s.rows)).collect()
}

#[test]
fn ex_10_5_each_filter_by_itself() {
    let entries = "日期,凭证号,摘要,借方,贷方\n\
        2026-01-10,记-1,工资,140600,\n\
        2026-01-11,记-2,冲销多计工资,-310.57,\n\
        2026-01-12,记-3,退款,,800\n\
        2026-01-13,记-4,耳机,1000,\n";
    let total_row = ",,本月合计,141289.43,800\n";
    let closing = "2026-01-31,记-9,结转本期损益,,140489.43\n";
    let year = ",,本年累计,141289.43,141289.43\n";
    for rest in ["", total_row, closing, &[total_row, closing, year].concat(), &[closing, year].concat()] {
        let (postings, outcome) = run([entries, rest].concat().as_bytes(), &book(), None).unwrap();
        assert_eq!((postings.len(), total(&postings)), (4, 14_048_943), "{rest}");
        assert_eq!(warnings(&outcome), Vec::<String>::new(), "{rest}");
    }
    let wrong = [entries, ",,本月合计,141289.44,800\n"].concat();
    let (_, outcome) = run(wrong.as_bytes(), &book(), None).unwrap();
    assert_eq!(
        problems(&outcome),
        ["6 the total `本月合计` is 141,289.44, but the rows above it add up to 141,289.43"]
    );
    assert_eq!(skipped(&outcome), [(SkipReason::Subtotal, 1)]);
}

#[test]
fn signs_of_cost_and_income() {
    for (header, row, sign, expected) in [
        ("借方,贷方,科目", "100,,工资", None, "100.00"),
        ("借方,贷方,科目", ",100,工资", None, "-100.00"),
        ("借方,贷方,科目", ",100,停车费收入", None, "100.00"),
        ("借方,贷方,科目", "30,,停车费收入", None, "-30.00"),
        ("方向,金额,科目", "贷,100,工资", None, "-100.00"),
        ("方向,金额,科目", "贷,100,停车费收入", None, "100.00"),
        ("收/支,金额,科目", "支出,100,工资", None, "100.00"),
        ("收/支,金额,科目", "收入,100,工资", None, "-100.00"),
        ("收/支,金额,科目", "收入,100,停车费收入", None, "100.00"),
        ("摘要,金额,科目", "x,100,停车费收入", None, "100.00"),
        ("摘要,金额,科目", "x,红字100,工资", None, "-100.00"),
        ("摘要,金额,科目", "x,100,工资", Some(Sign::CostNegative), "-100.00"),
        ("摘要,金额,科目", "x,100,停车费收入", Some(Sign::CostNegative), "100.00"),
        ("借方,贷方,科目", "100,,工资", Some(Sign::CostNegative), "-100.00"),
        ("摘要,金额（万元）,科目", "x,1.5,工资", None, "15000.00"),
        ("摘要,金额（万元）,科目", "x,1.5元,工资", None, "1.50"),
    ] {
        let file = format!("日期,{header}\n2026-01-05,{row}\n");
        let profile = Profile { sign, ..Profile::default() };
        let (postings, _) = run(file.as_bytes(), &book(), Some(&profile)).unwrap();
        assert_eq!(postings[0].amount.plain(), expected, "{header}: {row}");
    }
}

#[test]
fn a_voucher_states_date_and_number_once() {
    let file = "日期,凭证字,凭证号,摘要,科目,金额\n\
        2026-01-05,记,12,发放工资,工资,100\n\
        ,,,发放加班工资,加班费,50\n\
        过次页,,,,,\n\
        ,,,奖金,工资,7\n\
        ,,,本月合计,,157\n\
        ,,,又一行,工资,1\n";
    let (postings, outcome) = run(file.as_bytes(), &book(), None).unwrap();
    let vouchers: Vec<_> = postings.iter().map(|p| (p.voucher.as_str(), p.source_line)).collect();
    assert_eq!(vouchers, [("记-12", 2), ("记-12", 3), ("记-12", 5)]);
    assert!(postings.iter().all(|p| p.date.unwrap().to_string() == "2026-01-05"));
    assert_eq!(problems(&outcome), ["7:1 the row has neither a date nor a period"]);
    assert_eq!(warnings(&outcome), Vec::<String>::new());
}

#[test]
fn accounts_are_known_by_path_code_alias_and_name() {
    let names = [
        ("人力成本:加班费", "人力成本:加班费"),
        ("人力成本：加班费", "人力成本:加班费"),
        ("660202", "人力成本:加班费"),
        ("加班工资", "人力成本:加班费"),
        ("加班费", "人力成本:加班费"),
        ("660202 加班费", "人力成本:加班费"),
        ("660202\\加班费", "人力成本:加班费"),
        ("6602_加班费", "人力成本:加班费"),
        ("管理费用\\加班费", "人力成本:加班费"),
        ("人力成本/加班费", "人力成本:加班费"),
        ("６６０２０２", "人力成本:加班费"),
        ("人力成本", "人力成本"),
        ("加班费用", "未分类"),
        ("", "未分类"),
    ];
    let rows: String = names.iter().map(|(text, _)| format!("2026-01-05,{text},x,1\n")).collect();
    let (postings, outcome) = run(format!("日期,科目,摘要,金额\n{rows}").as_bytes(), &book(), None).unwrap();
    for (posting, (text, expected)) in postings.iter().zip(names) {
        assert_eq!(posting.category, expected, "{text}");
    }
    let unclassified: Vec<_> =
        outcome.unclassified.iter().map(|u| (u.text.as_str(), u.suggestion.as_ref().map(Category::as_str))).collect();
    assert_eq!(unclassified, [("加班费用", Some("人力成本:加班费")), ("x", None)]);
}

#[test]
fn rules_come_after_accounts_and_give_members() {
    let rule = |field: &str, test, category: Option<&str>, department: Option<&str>| ClassifyRule {
        field: field.into(),
        test,
        category: category.and_then(Category::parse),
        members: vec![None, department.map(str::to_string)],
    };
    let mut book = book();
    book.classify = vec![
        rule("vendor", ClassifyTest::Matches("^联通".into()), None, Some("呼叫中心")),
        rule("description", ClassifyTest::Contains("overtime".into()), Some("人力成本:加班费"), None),
        rule("description", ClassifyTest::Contains("话费".into()), Some("运营:话费"), Some("客服部")),
    ];
    let file = "日期,科目,摘要,供应商,部门,金额\n\
        2026-01-05,工资,overtime,,客服部,1\n\
        2026-01-05,别的,OVERTIME 话费,,,2\n\
        2026-01-05,,话费,联通公司,,3\n\
        2026-01-05,,话费,联通公司,呼叫中心,4\n\
        2026-01-05,,话费,联通公司,客服部,5\n";
    let (postings, _) = run(file.as_bytes(), &book, None).unwrap();
    let got: Vec<_> =
        postings.iter().map(|p| (p.category.as_str(), p.members[1].as_str(), p.source_members[1].as_str())).collect();
    assert_eq!(
        got,
        [
            ("人力成本:基本工资", "客服部", ""),
            ("人力成本:加班费", "", ""),
            ("运营:话费", "呼叫中心", NO_SOURCE),
            ("运营:话费", "呼叫中心", ""),
            ("运营:话费", "呼叫中心", "客服部"),
        ]
    );
}

#[test]
fn members_are_the_source_s_or_the_profile_s() {
    let file = "日期,科目,摘要,部门,小区,金额\n2026-01-05,工资,x,客服1部,阳光花园,1\n";
    let profile = Profile { fixed: [("project".to_string(), "云山".to_string())].into(), ..Profile::default() };
    let (postings, outcome) = run(file.as_bytes(), &book(), Some(&profile)).unwrap();
    assert_eq!(postings[0].members, ["云山", "客服1部"]);
    assert_eq!(postings[0].source_members, ["阳光花园", ""]);
    assert_eq!(warnings(&outcome), ["1 row names `客服1部`, which the book does not declare as department"]);
}

#[test]
fn periods_and_dates_and_years() {
    let file = "期间：2026年\n会计期间,日期,科目,金额\n\
        1月,,工资,1\n\
        2026年13期,,工资,2\n\
        2026-01,2026-02-03,工资,3\n\
        ,2026-03-04,工资,4\n\
        2026Q1,,工资,5\n";
    let (postings, outcome) = run(file.as_bytes(), &book(), None).unwrap();
    assert_eq!(
        lines(&postings),
        [
            "2026-01 - 人力成本:基本工资 1.00",
            "2026-12 - 人力成本:基本工资 2.00",
            "2026-01 2026-02-03 人力成本:基本工资 3.00",
            "2026-03 2026-03-04 人力成本:基本工资 4.00",
        ]
    );
    assert_eq!(postings[1].flag, "adj");
    assert_eq!(problems(&outcome), ["7:1 `2026Q1` in column `会计期间` is not an accounting month"]);
}

#[test]
fn a_bad_row_is_reported_whole_and_kept() {
    let file = "日期,科目,摘要,金额\n\
        2026-02-30,工资,x,abc\n\
        01/05/2026,工资,x,12.5%\n\
        2026-01-05,#REF!,x,\"1,23\"\n\
        2026-01-05,工资,x,\n\
        2026-01-05,工资,x,1,234.00\n\
        2026-01-05,工资,x,12.345\n";
    let (postings, outcome) = run(file.as_bytes(), &book(), None).unwrap();
    assert_eq!(
        problems(&outcome),
        [
            "2:1 `2026-02-30` in column `日期` is a day that does not exist",
            "2:4 `abc` in column `金额` is not an amount",
            "3:1 `01/05/2026` in column `日期`: it is not clear which part is the day and which the month",
            "3:4 `12.5%` in column `金额` is a percentage, not an amount",
            "4:4 `1,23` in column `金额`: the separators do not group digits by three or four",
            "4:2 `#REF!` in column `科目` is a spreadsheet error",
            "5:4 the row has no amount",
            "6 the row has 5 fields, but the header has only 4",
        ]
    );
    assert_eq!((outcome.bad_rows, outcome.rejects.len(), outcome.rows), (5, 5, 1));
    assert_eq!((postings[0].amount.plain(), postings[0].flag.as_str()), ("12.35".into(), "rounded:12.345"));
    assert_eq!(outcome.rejects[0].fields, ["2026-02-30", "工资", "x", "abc"]);
}

#[test]
fn strict_refuses_what_no_rule_knows() {
    let file = "日期,科目,摘要,金额\n2026-01-05,加班费用,x,5\n";
    let book = book();
    let setting = Setting { strict: true, ..Setting::new(&book, Currency::CNY) };
    let (postings, outcome) = run_with(file.as_bytes(), &setting).unwrap();
    assert_eq!((postings.len(), outcome.rejects.len()), (0, 0));
    assert_eq!(problems(&outcome), ["2:2 no category or rule matches `加班费用`"]);
}

#[test]
fn a_trial_balance_counts_its_leaves() {
    let file = "会计期间：2026年1月,,,,,,,\n\
        科目编码,科目名称,期初余额,,本期发生额,,期末余额,\n\
        ,,借方,贷方,借方,贷方,借方,贷方\n\
        6602,管理费用,900,,150,,1050,\n\
        660201,工资,600,,100,,700,\n\
        660202,加班费,300,,50,,350,\n\
        6603,设备,10,,,,10,\n\
        合计,,1800,,300,,2110,\n";
    let (postings, outcome) = run(file.as_bytes(), &book(), None).unwrap();
    assert_eq!(lines(&postings), ["2026-01 - 人力成本:基本工资 100.00", "2026-01 - 人力成本:加班费 50.00"]);
    assert_eq!(skipped(&outcome), [(SkipReason::Subtotal, 1), (SkipReason::Parent, 1), (SkipReason::NoMovement, 1)]);
    assert_eq!(postings[0].source_account, "660201 工资");
}

#[test]
fn a_trial_balance_keeps_one_layer_of_each_account() {
    // By what divides it, and by sums where nothing says so.
    let with_column = "会计期间：2026年1月,,,,\n\
        科目编码,科目名称,核算维度,本期发生额,\n,,,借方,贷方\n\
        1002,银行存款,,,150\n\
        660201,工资,,100,\n\
        660201,工资,部门:客服部,60,\n\
        660201,工资,部门:呼叫中心,40,\n\
        660202,加班费,部门:客服部,30,\n\
        660202,加班费,部门:呼叫中心,20,\n";
    let by_sums = "会计期间：2026年1月,,,\n\
        科目编码,科目名称,本期发生额,\n,,借方,贷方\n\
        1002,银行存款,,150\n\
        660201,工资,100,\n\
        660201,客服部,60,\n\
        ,,40,\n\
        660202,加班费,50,\n";
    for file in [with_column, by_sums] {
        let (postings, outcome) = run(file.as_bytes(), &book(), None).unwrap();
        assert_eq!(total(&postings), 15_000, "{file}");
        assert_eq!(skipped(&outcome), [(SkipReason::BalanceSheet, 1), (SkipReason::Parent, 2)]);
    }
}

#[test]
fn a_trial_balance_with_a_day_on_each_row_counts_its_leaves() {
    let head = "日期,科目编码,科目名称,期初余额,本期借方,本期贷方,期末余额\n";
    let month = |day: &str, pay: u32, extra: u32| {
        let sum = pay + extra;
        format!(
            "{day},6602,管理费用,0,{sum},0,{sum}\n{day},660201,工资,0,{pay},0,{pay}\n{day},660202,加班费,0,{extra},0,{extra}\n"
        )
    };
    let file = [head, &month("2026-01-31", 100, 50), &month("2026-02-28", 7, 3)].concat();
    let (postings, outcome) = run(file.as_bytes(), &book(), None).unwrap();
    assert_eq!((postings.len(), total(&postings)), (4, 16_000));
    assert_eq!(skipped(&outcome), [(SkipReason::Parent, 2)]);
}

#[test]
fn parents_known_by_their_names_are_not_counted_twice() {
    let of = |rows: &str| {
        let (postings, outcome) = run(format!("月份,科目,金额\n{rows}").as_bytes(), &book(), None).unwrap();
        (total(&postings), skipped(&outcome), outcome.inferences.iter().map(|i| i.what.name()).collect::<Vec<_>>())
    };
    let rows = "2026-01,管理费用,150\n2026-01,管理费用\\工资,100\n2026-01,管理费用\\加班费,50\n";
    assert_eq!(of(rows), (15_000, vec![(SkipReason::Parent, 1)], vec!["total"]));
    let deeper = "2026-01,管理费用,150\n2026-01,管理费用\\人力,100\n2026-01,管理费用\\人力\\工资,60\n\
        2026-01,管理费用\\人力\\加班费,40\n2026-01,管理费用\\设备,50\n";
    assert_eq!(of(deeper), (15_000, vec![(SkipReason::Parent, 2)], vec!["total"]));
    // Another sum, another month, and two entries of one amount.
    let innocent = "2026-01,管理费用,149\n2026-01,管理费用\\工资,100\n2026-01,管理费用\\加班费,50\n2026-02,管理费用,150\n\
        2026-03,人力,5\n2026-03,人力\\工资,5\n";
    assert_eq!(of(innocent), (45_900, vec![], vec![]));
}

#[test]
fn a_trial_balance_after_the_closing_is_refused() {
    let file = "会计期间：2026年1月,,,\n\
        科目编码,科目名称,本期发生额,\n,,借方,贷方\n\
        1002,银行存款,,150\n\
        4103,本年利润,150,\n\
        660201,工资,100,100\n\
        660202,加班费,50,50\n";
    let told = run(file.as_bytes(), &book(), None).unwrap_err();
    assert_eq!(told, ["this trial balance was taken after closing: the debits and credits of costs are equal"]);
    // A code that comes as a number, and periods of their own.
    let file = "会计年度,会计期间,科目编码,科目名称,本期发生借方,本期发生贷方\n\
        2026,1,6602.0,管理费用,150,\n2026,1,660201.0,工资,100,\n2026,1,660202.0,加班费,50,\n\
        2026,2,6602.0,管理费用,7,\n2026,2,660201.0,工资,7,\n";
    let profile = Profile {
        columns: [("debit", "本期发生借方"), ("credit", "本期发生贷方")].map(|(a, b)| (a.into(), b.into())).into(),
        ..Profile::default()
    };
    let (postings, _) = run(file.as_bytes(), &book(), Some(&profile)).unwrap();
    assert_eq!(total(&postings), 15_700);
}

#[test]
fn a_real_row_may_be_called_a_total() {
    let file = "日期,科目,摘要,金额\n\
        2026-01-05,工资,1月培训费合计,100\n\
        2026-01-06,工资,支付1月合计工资,7\n\
        2026-01-31,工资,人力小计,107\n\
        制表人：张三,,,\n";
    let (postings, outcome) = run(file.as_bytes(), &book(), None).unwrap();
    assert_eq!((postings.len(), total(&postings)), (2, 10_700));
    assert_eq!(skipped(&outcome), [(SkipReason::Subtotal, 1), (SkipReason::Remark, 1)]);
}

#[test]
fn a_supplier_may_be_called_total() {
    let file = "Supplier,Date,Category,Amount\nTotal,2026-01-05,工资,100\nTotal,,,100\n";
    let (postings, outcome) = run(file.as_bytes(), &book(), None).unwrap();
    assert_eq!((postings.len(), postings[0].vendor.as_str()), (1, "Total"));
    assert_eq!(skipped(&outcome), [(SkipReason::Subtotal, 1)]);
}

#[test]
fn the_direction_of_a_balance_turns_nothing() {
    let file = "日期,凭证号,科目,借方,贷方,方向,余额\n2026-01-05,记-1,工资,100,,贷,5\n2026-01-05,记-2,工资,,30,平,0\n";
    let (postings, _) = run(file.as_bytes(), &book(), None).unwrap();
    assert_eq!(postings.iter().map(|p| p.amount.minor()).collect::<Vec<_>>(), [10_000, -3_000]);
}

#[test]
fn other_currencies_are_refused() {
    let file = "日期,科目,币种,金额\n2026-01-05,工资,人民币,1\n2026-01-05,工资,USD,2\n2026-01-05,工资,,$3\n";
    let (postings, outcome) = run(file.as_bytes(), &book(), None).unwrap();
    assert_eq!(postings.len(), 1);
    assert_eq!(
        problems(&outcome),
        [
            "3:3 `USD` in column `币种` is not the plan's currency",
            "4:4 `$3` in column `金额` is not in the plan's currency",
        ]
    );
    let local = "日期,科目,币种,原币金额,本币金额\n2026-01-05,工资,USD,2,14\n";
    assert_eq!(run(local.as_bytes(), &book(), None).unwrap().0[0].amount.minor(), 1_400);
}

#[test]
fn a_reversal_by_name_with_a_positive_amount_is_told_and_not_turned() {
    let file = "日期,科目,摘要,金额\n2026-01-05,工资,冲销12月工资,100\n2026-01-05,工资,红字冲销,-5\n";
    let (postings, outcome) = run(file.as_bytes(), &book(), None).unwrap();
    assert_eq!(total(&postings), 9_500);
    assert_eq!(warnings(&outcome), ["1 row calls itself a reversal (红字, 冲销) but its amount is positive"]);
}
