//! Tables below the rows that say again what these come to; closings that nothing calls so.

use super::fates::{check, fates};
use super::{book, run, run_with, warnings};
use crate::import::SkipReason::{Closing, Header, Remark, Subtotal};
use crate::import::{Setting, Source, read};
use crate::model::{BookSettings, Currency};

const HEAD: &str = "日期,凭证号,摘要,科目名称,金额";
const ROWS: &str = "2026-01-05,记-1,买纸,办公费,100\n2026-01-06,记-2,打车,差旅费,30\n2026-01-07,记-3,买笔,办公费,50\n";
const BOOKED: [&str; 3] = ["100.00", "30.00", "50.00"];

fn recap(below: &str, left_out: &[(crate::import::SkipReason, u64)]) {
    check(&format!("{HEAD}\n{ROWS}{below}"), &BOOKED, left_out, 0);
}

#[test]
fn a_recap_by_account_is_left_out_wherever_its_texts_stand() {
    for below in [
        ",,,办公费,150\n,,,差旅费,30\n",
        ",,办公费,,150\n,,差旅费,,30\n",
        "\n,,办公费,,150\n,,差旅费,,30\n",
        ",,,办公费小计,150\n,,,差旅费小计,30\n",
        "\n,,Total 办公费,,150\n,,Total 差旅费,,30\n",
        "\n办公费,150\n差旅费,30\n",
        "\n办公费,,,,150\n差旅费,,,,30\n",
        "2026-01-31,,办公费,,150\n2026-01-31,,差旅费,,30\n",
        "2026-01-31,,办公费合计,办公费,150\n2026-01-31,,差旅费合计,差旅费,30\n",
        "\n,,记,,180\n",
    ] {
        let rows = below.lines().filter(|line| !line.is_empty()).count() as u64;
        recap(below, &[(Subtotal, rows)]);
    }
    recap(",,,办公费小计,150\n,,,差旅费小计,30\n,,,,180\n", &[(Subtotal, 3)]);
    recap("\n科目,金额\n办公费,150\n差旅费,30\n合计,180\n", &[(Subtotal, 3), (Header, 1)]);
    recap("\n科目,笔数,金额,占比\n办公费,2,150,83.33%\n差旅费,1,30,16.67%\n", &[(Subtotal, 2), (Header, 1)]);
    recap("\n按科目汇总\n,,办公费,,150\n,,差旅费,,30\n", &[(Subtotal, 2), (Remark, 1)]);
}

#[test]
fn it_is_told_and_what_it_states_otherwise_is_refused() {
    let told = |below: &str| {
        let (_, outcome) = run(format!("{HEAD}\n{ROWS}{below}").as_bytes(), &BookSettings::default(), None).unwrap();
        warnings(&outcome)
    };
    assert_eq!(
        told("\n,,办公费,,150\n,,差旅费,,30\n")[0],
        "2 rows say again what the rows above them come to, by account or the like, and are left out"
    );
    let (_, outcome) =
        run(format!("{HEAD}\n{ROWS}\n,,办公费,,150\n,,差旅费,,31\n").as_bytes(), &BookSettings::default(), None)
            .unwrap();
    assert_eq!(super::problems(&outcome), ["7 the recap shows 31.00 for `差旅费`, and the rows above come to 30.00"]);
}

#[test]
fn a_recap_by_department_by_month_and_of_each_part() {
    let head = "日期,凭证号,摘要,科目名称,部门,金额\n";
    let rows = "2026-01-05,记-1,买纸,办公费,客服部,100\n2026-02-06,记-1,打车,差旅费,呼叫中心,30\n\
        2026-02-07,记-2,买笔,办公费,呼叫中心,50\n";
    for below in
        ["\n,,,,客服部,100\n,,,,呼叫中心,80\n", "\n部门,金额\n客服部,100\n呼叫中心,80\n", "\n1月,,,,,100\n2月,,,,,80\n"]
    {
        let file = format!("{head}{rows}{below}");
        let (postings, outcome) = run(file.as_bytes(), &book(), None).unwrap();
        let amounts: Vec<String> = postings.iter().map(|posting| posting.amount.to_string()).collect();
        assert_eq!((amounts, outcome.bad_rows), (vec!["100.00".into(), "30.00".into(), "50.00".into()], 0), "{below}");
    }
    // One below each month.
    let file = format!(
        "{HEAD}\n{ROWS}\n,,办公费,,150\n,,差旅费,,30\n2026-02-05,记-1,买本,办公费,7\n2026-02-06,记-2,买墨,办公费,2\n\n,,办公费,,9\n"
    );
    check(&file, &["100.00", "30.00", "50.00", "7.00", "2.00"], &[(Subtotal, 3)], 0);
}

#[test]
fn below_a_total_that_is_a_recap_a_new_section_begins() {
    let head = "日期,凭证号,摘要,科目,金额\n2026-01-05,记-1,纸,办公费,100\n2026-01-06,记-2,笔,办公费,50\n";
    let more = ",,,办公费 汇总,150\n2026-01-07,记-3,打车,差旅费,30\n,,,差旅费 汇总,30\n,,,费用总计,180\n";
    check(&format!("{head}{more}"), &["100.00", "50.00", "30.00"], &[(Subtotal, 3)], 0);
    let blank = "\n,,办公费,,150\n2026-01-07,记-3,打车,差旅费,30\n,,,差旅费 汇总,30\n,,,费用总计,180\n";
    check(&format!("{head}{blank}"), &["100.00", "50.00", "30.00"], &[(Subtotal, 3)], 0);
}

#[test]
fn a_recap_below_many_rows_is_one_too() {
    let rows: String = (0..3000).map(|i| format!("2026-01-05,记-{i},x,{},1\n", ["a", "b", "c"][i % 3])).collect();
    let (amounts, left_out, bad) = fates(&format!("{HEAD}\n{rows}\n,,a,,1000\n,,b,,1000\n,,c,,1000\n"));
    assert_eq!((amounts.len(), left_out, bad), (3000, vec![(Subtotal, 3)], 0));
}

#[test]
fn rows_that_only_look_like_a_recap_are_booked() {
    // Lines of a voucher, the one of an amount met before.
    let lines = "2026-01-08,记-4,分摊,办公费,150\n,,,差旅费,30\n";
    check(&format!("{HEAD}\n{ROWS}{lines}"), &["100.00", "30.00", "50.00", "150.00", "30.00"], &[], 0);
    let own = "2026-01-09,记-5,办公费,办公费,150\n2026-01-09,记-6,差旅费,差旅费,30\n";
    check(&format!("{HEAD}\n{ROWS}{own}"), &["100.00", "30.00", "50.00", "150.00", "30.00"], &[], 0);
    let without_number = "2026-01-09,,办公用品,办公费,150\n2026-01-09,,打车,差旅费,30\n";
    check(&format!("{HEAD}\n{ROWS}{without_number}"), &["100.00", "30.00", "50.00", "150.00", "30.00"], &[], 0);
    let undated = "期间：2026年1月\n科目名称,摘要,金额\n办公费,纸,100\n差旅费,车,30\n办公费,纸,100\n差旅费,车,30\n";
    let (postings, _) = run(undated.as_bytes(), &BookSettings::default(), None).unwrap();
    assert_eq!(postings.len(), 4);
}

/// A file of one side, and rows at its end that take everything back.
fn closed(head: &str, rows: &str, closing: &str, booked: &[&str], closings: u64) {
    let left_out = [(Closing, closings)];
    check(&format!("{head}\n{rows}{closing}"), booked, if closings == 0 { &[] } else { &left_out }, 0);
}

#[test]
fn closings_are_known_by_their_sums() {
    for text in ["月末处理", "", "自动转账"] {
        let closing = format!("2026-01-31,记-4,{text},办公费,-150\n2026-01-31,记-4,{text},差旅费,-30\n");
        closed(HEAD, ROWS, &closing, &BOOKED, 2);
    }
    // A voucher for each account; lines below the first without its day.
    closed(HEAD, ROWS, "2026-01-31,记-4,x,办公费,-150\n2026-01-31,记-5,y,差旅费,-30\n", &BOOKED, 2);
    closed(HEAD, ROWS, "2026-01-31,记-4,x,办公费,-150\n,,x,差旅费,-30\n", &BOOKED, 2);
    let sides = "日期,凭证号,摘要,科目名称,借方,贷方";
    let rows = "2026-01-05,记-1,纸,办公费,100,\n2026-01-06,记-2,车,差旅费,30,\n2026-01-07,记-3,笔,办公费,50,\n";
    closed(sides, rows, "2026-01-31,记-4,P,办公费,,150\n2026-01-31,记-4,P,差旅费,,30\n", &BOOKED, 2);
    let months = "2026-01-31,记-4,P,办公费,,150\n2026-01-31,记-4,P,差旅费,,30\n2026-02-05,记-1,纸,办公费,70,\n\
        2026-02-07,记-2,车,差旅费,8,\n2026-02-28,记-3,P,办公费,,70\n2026-02-28,记-3,P,差旅费,,8\n";
    // Of February with a row each nothing tells whether it is closed or taken back, but January does.
    closed(sides, rows, months, &["100.00", "30.00", "50.00", "70.00", "8.00"], 4);
    let open = "2026-01-31,记-4,P,办公费,,150\n2026-01-31,记-4,P,差旅费,,30\n2026-02-05,记-1,纸,办公费,70,\n";
    closed(sides, rows, open, &["100.00", "30.00", "50.00", "70.00"], 2);
    let year = "2026-02-05,记-1,纸,办公费,70,\n2026-02-28,记-2,x,办公费,,220\n2026-02-28,记-2,x,差旅费,,30\n";
    closed(sides, rows, year, &["100.00", "30.00", "50.00", "70.00"], 2);
}

#[test]
fn what_is_taken_back_is_no_closing() {
    closed(HEAD, ROWS, "2026-01-20,记-4,冲销记-1,办公费,-100\n", &["100.00", "30.00", "50.00", "-100.00"], 0);
    let refunds = "2026-01-31,记-4,退款,办公费,-150\n2026-01-31,记-5,退款,差旅费,-30\n";
    closed(HEAD, ROWS, refunds, &["100.00", "30.00", "50.00", "-150.00", "-30.00"], 0);
    let voucher = "2026-01-05,记-1,纸,办公费,100\n2026-01-05,记-1,车,差旅费,30\n";
    let back = "2026-01-20,记-3,x,办公费,-100\n2026-01-20,记-3,x,差旅费,-30\n";
    closed(HEAD, voucher, back, &["100.00", "30.00", "-100.00", "-30.00"], 0);
    let accrual = "2026-01-31,记-4,估,水电费,60\n2026-02-01,记-1,转回,水电费,-60\n2026-02-10,记-2,水电,水电费,62\n";
    closed(HEAD, ROWS, accrual, &["100.00", "30.00", "50.00", "60.00", "62.00", "-60.00"], 0);
}

#[test]
fn what_may_be_either_is_asked() {
    let asked = "the row reverses exactly what its account comes to: it may close the month, or reverse spending";
    // One account and two rows; rows that are taken back one by one, until nothing is left.
    for rows in [
        "2026-01-05,记-1,纸,办公费,100\n2026-01-07,记-2,笔,办公费,50\n2026-01-31,记-3,x,办公费,-150\n",
        "2026-01-05,记-1,纸,办公费,100\n2026-01-07,记-2,笔,办公费,50\n2026-01-30,记-3,x,办公费,-100\n\
            2026-01-31,记-4,x,办公费,-50\n",
    ] {
        let file = format!("{HEAD}\n{rows}");
        let (postings, outcome) = run(file.as_bytes(), &BookSettings::default(), None).unwrap();
        let said = super::problems(&outcome);
        assert!(said.len() == 1 && said[0].ends_with(asked), "{said:?}");
        // Who knows what the file comes to knows which it is.
        let settings = BookSettings::default();
        let setting = Setting { vouched: true, ..Setting::new(&settings, Currency::CNY) };
        let (vouched, _) = run_with(file.as_bytes(), &setting).unwrap();
        assert_eq!(vouched.len(), postings.len() + 1);
        assert_eq!(vouched.iter().map(|posting| posting.amount.minor()).sum::<i64>(), 0);
    }
}

#[test]
fn rows_that_wait_for_the_end_of_a_file_keep_what_their_voucher_says() {
    let back = "2026-01-20,记-3,x,办公费,-100\n,,y,差旅费,-30\n";
    let file = format!("{HEAD}\n2026-01-05,记-1,纸,办公费,100\n2026-01-05,记-1,车,差旅费,30\n{back}");
    let settings = BookSettings::default();
    let setting = Setting::new(&settings, Currency::CNY);
    let mut vouchers = Vec::new();
    let source = Source { name: "账.csv".into(), reader: Box::new(file.as_bytes()) };
    read(source, &setting, &mut |posting| {
        vouchers.push(format!("{} {} {}", posting.month, posting.voucher, posting.amount));
        Ok(())
    })
    .unwrap();
    assert_eq!(vouchers[2..], ["2026-01 记-3 -100.00", "2026-01 记-3 -30.00"]);
    assert!(run_with(file.as_bytes(), &setting).is_ok());
}

#[test]
fn names_that_mention_a_total_hide_no_recap_and_no_line() {
    // A text and an account that mention one, above a recap: it is known all the same.
    let rows =
        "2026-01-05,记-1,支付1月合计工资,工资,100\n2026-01-06,记-2,x,小计算机维护,30\n2026-01-07,记-3,y,工资,50\n";
    check(
        &format!("{HEAD}\n{rows},,,,\n,,,工资,150\n,,,小计算机维护,30\n"),
        &["100.00", "30.00", "50.00"],
        &[(Subtotal, 2), (crate::import::SkipReason::Blank, 1)],
        0,
    );
    // Lines that go on with a voucher are lines, whatever their account or their text is called.
    let head = "日期,凭证号,摘要,科目编码,科目名称,借方,贷方";
    let journal = "2026-03-18,记-1,支付合计工资,660201,管理费用_工资,100,\n,,支付合计工资,2211,应付职工薪酬,,100\n\
        2026-03-28,记-2,结转本期损益,4103,本年利润,100,\n,,结转本期损益,660201,管理费用_工资,,100\n\
        2026-03-29,记-3,维护,1002,银行存款,,7\n,,维护,660205,管理费用_小计算机,7,\n";
    let (postings, outcome) = run(format!("{head}\n{journal}").as_bytes(), &BookSettings::default(), None).unwrap();
    let amounts: Vec<String> = postings.iter().map(|posting| posting.amount.to_string()).collect();
    assert_eq!((amounts, super::problems(&outcome)), (vec!["100.00".into(), "7.00".into()], vec![]));
    assert!(outcome.skipped.iter().all(|skipped| skipped.reason != Subtotal), "{:?}", outcome.skipped);
}

#[test]
fn a_total_that_is_wrong_is_no_spending() {
    // Undated below a voucher, in whatever cell and language.
    let rows = "2026-01-05,1,a,Overtime,100\n2026-01-06,2,b,Overtime,50\n";
    for total in
        [",,,Total,151\n", ",,Overtime Total,,151\n", ",,,Overtime Total,151\n", ",,合計,,151\n", ",,本月合計,,151\n"]
    {
        let file = format!("Date,Voucher,Description,Account,Amount\n{rows}{total}");
        let (postings, outcome) = run(file.as_bytes(), &BookSettings::default(), None).unwrap();
        let said = super::problems(&outcome);
        assert!(
            postings.len() == 2 && said.len() == 1 && said[0].contains("is 151.00, but the rows above it add up to"),
            "{total}{said:?}"
        );
    }
}

#[test]
fn a_row_apart_that_shows_no_sum_is_asked() {
    for month in ["", "期间：2026年1月,,,,\n"] {
        let file = format!("{month}{HEAD}\n{ROWS}\n,,,办公费,151\n");
        let (postings, outcome) = run(file.as_bytes(), &BookSettings::default(), None).unwrap();
        assert_eq!((postings.len(), outcome.bad_rows), (3, 1), "{month}");
    }
}
