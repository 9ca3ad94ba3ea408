//! Rows that are whole vouchers, and figures beside the amount that say what was spent.

use super::fates::check;
use super::{book, run};
use crate::import::SkipReason::{BalanceSheet, Closing, Neutral, Subtotal};
use crate::model::BookSettings;

#[test]
fn of_two_accounts_in_a_row_that_of_costs_is_booked() {
    let plain = "日期,凭证号,摘要,借方科目,贷方科目,金额\n2026-01-05,记-1,纸,管理费用,银行存款,100\n2026-01-06,记-2,退,银行存款,管理费用,20\n\
        2026-01-07,记-3,提现,库存现金,银行存款,500\n合计,,,,,620\n";
    check(plain, &["100.00", "-20.00"], &[(Subtotal, 1), (BalanceSheet, 1)], 0);
    // With an amount for each side, and lines of one side alone.
    let two = "日期,凭证号,摘要,借方科目,借方金额,贷方科目,贷方金额\n2026-01-05,记-1,纸,管理费用,100,银行存款,60\n,,,,,应付账款,40\n\
        2026-01-06,记-2,车,销售费用,30,银行存款,50\n,,,管理费用,20,,\n";
    check(two, &["100.00", "30.00", "20.00"], &[(BalanceSheet, 1)], 0);
    // Codes beside names; the closing to 本年利润 is none.
    let codes = "日期,凭证号,摘要,借方科目编码,借方科目名称,贷方科目编码,贷方科目名称,金额\n\
        2026-01-05,记-1,纸,660201,管理费用,1002,银行存款,100\n2026-01-06,记-2,退,1002,银行存款,660201,管理费用,20\n\
        2026-01-31,记-3,结转,4103,本年利润,660201,管理费用,80\n";
    check(codes, &["100.00", "-20.00"], &[(Closing, 1)], 0);
    // From one account of costs to another, and from an account of income.
    let both = "日期,借方科目,贷方科目,金额\n2026-01-05,销售费用,管理费用,30\n2026-01-06,银行存款,主营业务收入,500\n";
    let (postings, outcome) = run(both.as_bytes(), &BookSettings::default(), None).unwrap();
    let amounts: Vec<String> = postings.iter().map(|posting| posting.amount.plain()).collect();
    assert_eq!(amounts, ["30.00", "-30.00"]);
    assert_eq!((outcome.left_out(), outcome.doubled, outcome.all_rows()), (1, 1, 3));
    let unit =
        "日期,摘要,借方科目,借方金额（万元）,贷方科目,贷方金额（万元）\n2026-01-05,纸,管理费用,0.01,银行存款,0.01\n";
    check(unit, &["100.00"], &[], 0);
    let english = "Date,Ref,Details,Debit Account,Credit Account,Amount\n2026-01-05,1,x,管理费用,Bank,100\n2026-01-06,2,y,Cash,管理费用,20\n";
    check(english, &["100.00", "-20.00"], &[], 0);
    // A column of its own says what it was for.
    let beside = "日期,摘要,费用项目,借方科目,贷方科目,金额\n2026-01-05,纸,管理费用,管理费用,银行存款,100\n2026-01-06,退,管理费用,银行存款,管理费用,20\n\
        2026-01-07,提现,,库存现金,银行存款,9\n";
    check(beside, &["100.00", "-20.00"], &[(BalanceSheet, 1)], 0);
    // Nobody knows what the account is.
    let unknown = "Date,Ref,Dr A/c,Cr A/c,Amount\n2026-01-05,1,管理费用,House 12,100\n";
    assert!(run(unknown.as_bytes(), &book(), None).is_err());
}

#[test]
fn a_column_with_a_minus_throughout_says_its_side_twice() {
    for (text, sums) in [
        ("Date,Name,Category,Money Out,Money In\n2026-01-05,s,a,-100,\n2026-01-06,s,a,,20\n", ["100.00", "-20.00"]),
        ("日期,摘要,科目,支出,收入\n2026-01-05,x,a,-100,0\n2026-01-06,y,a,0,20\n", ["100.00", "-20.00"]),
        ("Date,Description,Debit,Credit\n2026-01-05,x,100,\n2026-01-06,y,,-20\n", ["100.00", "-20.00"]),
        ("Date,Description,Category,Debit,Credit\n2026-01-05,x,a,100,\n2026-01-06,y,a,,-20\n", ["100.00", "-20.00"]),
        // A card: what is owed goes up by debits.
        (
            "Date,Description,Category,Debit,Credit,Balance\n2026-01-05,x,a,100,,600\n2026-01-06,y,a,,-20,580\n",
            ["100.00", "-20.00"],
        ),
        // In the books a red credit raises the cost.
        ("日期,摘要,科目,借方,贷方\n2026-01-05,x,a,100,\n2026-01-06,y,a,,-20\n", ["100.00", "20.00"]),
        ("Date,Description,Category,Debit,Credit\n2026-01-05,x,a,100,\n2026-01-06,y,a,,20\n", ["100.00", "-20.00"]),
    ] {
        check(text, &sums, &[], 0);
    }
    let red = "日期,凭证号,摘要,科目,借方,贷方\n2026-01-05,1,x,管理费用,100,\n2026-01-05,1,x,管理费用,20,\n2026-01-05,1,x,银行存款,120,\n\
        2026-01-05,1,x,银行存款,,-240\n";
    assert!(run(red.as_bytes(), &book(), None).is_ok_and(|(_, outcome)| outcome.sum != 0));
    let either = "日期,摘要,科目,借方,贷方\n2026-01-05,x,a,-100,\n2026-01-06,y,a,,20\n";
    assert!(run(either.as_bytes(), &book(), None).is_err(), "a red debit, or one with its sign");
}

#[test]
fn letters_of_sage_say_the_side() {
    let sage = "No,Type,Account,Nominal,Details,Date,Ref,Net\n1,PI,S1,工资,paper,2026-01-05,I1,100\n2,PC,S1,工资,ret,2026-01-06,I2,20\n\
        3,PP,S1,工资,pay,2026-01-07,I1,80\n4,JC,,工资,accrual,2026-01-08,J1,5\n";
    check(sage, &["100.00", "-20.00", "-5.00"], &[(Neutral, 1)], 0);
    // A petty cash voucher is none of them.
    let other = "Type,Date,Category,Description,Amount\nPC,2026-01-05,a,x,100\nTV,2026-01-06,a,y,20\n";
    check(other, &["100.00", "20.00"], &[], 0);
}

#[test]
fn the_first_line_of_a_document_may_be_the_sum_of_the_others() {
    let head = "日期,单据号,摘要,科目,金额\n2026-01-05,B1,报销单,工资,150\n,,纸,工资,100\n,,笔,工资,50\n2026-01-06,B2,车,工资,30\n,,车票,工资,30\n\
        2026-01-07,B3,水,工资,7\n";
    check(head, &["100.00", "50.00", "30.00", "7.00"], &[(Subtotal, 2)], 0);
    // Elsewhere it is not: chance.
    let chance = "日期,单据号,摘要,科目,金额\n2026-01-05,B1,墨,工资,150\n,,纸,工资,100\n,,笔,工资,50\n2026-01-06,B2,车,工资,30\n,,车票,工资,25\n";
    check(chance, &["150.00", "100.00", "50.00", "30.00", "25.00"], &[], 0);
    let twice = "日期,单据号,摘要,科目,金额\n2026-01-05,B1,纸,工资,100\n,,笔,工资,100\n";
    check(twice, &["100.00", "100.00"], &[], 0);
}

#[test]
fn what_was_spent_is_told_from_what_was_paid_out() {
    let advance = "发生日期,费用类型,事由,费用金额,支付金额,核销借款金额\n2026-01-05,工资,纸,100,0,100\n2026-01-06,工资,笔,50,30,20\n";
    check(advance, &["100.00", "50.00"], &[], 0);
    let alone = "发生日期,费用类型,事由,支付金额,核销借款金额\n2026-01-05,工资,纸,30,100\n";
    assert!(run(alone.as_bytes(), &book(), None).is_err());
    let none = "发生日期,费用类型,事由,支付金额,核销借款金额\n2026-01-05,工资,纸,30,0\n";
    check(none, &["30.00"], &[], 0);
    let fee = "Date,Name,Type,Category,Gross,Fee,Net\n2026-01-05,s,Payment,工资,-100,-3,-103\n2026-01-06,s,Refund,工资,20,0,20\n";
    check(fee, &["103.00", "-20.00"], &[], 0);
    let tip = "Date,Category,Description,Amount,Tip,Total\n2026-01-05,工资,x,90,10,100\n";
    check(tip, &["100.00"], &[], 0);
    let back = "日期,摘要,科目,金额,已退金额\n2026-01-05,x,工资,120,20\n";
    check(back, &["100.00"], &[], 0);
}

#[test]
fn guards_and_ticks_before_values_are_none_of_them() {
    let guarded = "=\"日期\",=\"科目\",=\"摘要\",=\"金额\"\n=\"2026-01-05\",=\"工资\",=\"纸\",=\"100.00\"\n";
    check(guarded, &["100.00"], &[], 0);
    let ticked = "日期,科目,摘要,金额\n`2026-01-05 10:00:00,`工资,`纸,`100.00\n";
    check(ticked, &["100.00"], &[], 0);
    let signed = "发生时间,商品名称,科目,收入金额（+元）,支出金额（-元）\n2026-01-05,x,工资,,-100.00\n2026-01-06,y,工资,20.00,\n";
    check(signed, &["100.00", "-20.00"], &[], 0);
}

#[test]
fn an_amount_that_spans_rows_of_a_page_is_counted_once() {
    let page = "<table><tr><th>日期</th><th>科目</th><th>摘要</th><th>金额</th></tr>\
        <tr><td rowspan=2>2026-01-05</td><td>管理费用</td><td>纸</td><td rowspan=2>100</td></tr>\
        <tr><td>管理费用</td><td>笔</td></tr><tr><td>2026-01-06</td><td>管理费用</td><td>水</td><td>50</td></tr></table>";
    let (postings, outcome) = run(page.as_bytes(), &book(), None).unwrap();
    let amounts: Vec<String> = postings.iter().map(|posting| posting.amount.plain()).collect();
    assert_eq!((amounts, outcome.bad_rows), (vec!["100.00".to_string(), "50.00".to_string()], 1));
}
