//! What becomes of rows: totals by their amount, vouchers, what a file states of its rows.

use super::{book, lines, run, warnings};
use crate::import::SkipReason;
use crate::model::BookSettings;

/// The amounts booked, what is left out, and the rows refused.
pub(super) fn fates(file: &str) -> (Vec<String>, Vec<(SkipReason, u64)>, u64) {
    let (postings, outcome) = run(file.as_bytes(), &BookSettings::default(), None).unwrap();
    let below = file.lines().filter(|line| !line.is_empty()).count() as u64 - outcome.head_rows;
    assert_eq!(outcome.rows + outcome.left_out() + outcome.bad_rows, below, "each row has one fate: {file}");
    let amounts = postings.iter().map(|posting| posting.amount.to_string()).collect();
    (amounts, outcome.skipped.iter().map(|s| (s.reason, s.rows)).collect(), outcome.bad_rows)
}

pub(super) fn check(file: &str, amounts: &[&str], left_out: &[(SkipReason, u64)], refused: u64) {
    let amounts: Vec<String> = amounts.iter().map(|amount| amount.to_string()).collect();
    assert_eq!(fates(file), (amounts, left_out.to_vec(), refused), "{file}");
}

const TOTALS: SkipReason = SkipReason::Subtotal;

#[test]
fn totals_are_known_by_their_amount() {
    let head = "日期,凭证号,摘要,科目,金额\n2026-01-05,1,纸,办公,10\n2026-01-06,2,笔,办公,5\n";
    for total in [",,,办公 汇总,15", ",,,费用总计,15", ",,,,15", "合计,,,,15", ",合计,,,15", ",,Gesamt,,15"]
    {
        check(&format!("{head}{total}\n"), &["10.00", "5.00"], &[(TOTALS, 1)], 0);
    }
    let plain = "Date,Category,Description,Amount\n2026-01-05,office,a,10\n2026-01-06,office,b,5\n";
    check(&format!("{plain}2026-01-31,,,15\n"), &["10.00", "5.00"], &[(TOTALS, 1)], 0);
    check(&format!("{plain}2026-01-31,office Total,,15\n"), &["10.00", "5.00"], &[(TOTALS, 1)], 0);
    check(&format!("{plain}2026-01-31,TOTAL office,,15\n"), &["10.00", "5.00"], &[(TOTALS, 1)], 0);
    let single = "Date,Category,Description,Amount\n2026-01-05,office,a,10\n2026-01-31,office Total,,10\n";
    check(single, &["10.00"], &[(TOTALS, 1)], 0);
    // And with an amount alone that is no sum, nothing is guessed.
    check(&format!("{head},,,,16\n"), &["10.00", "5.00"], &[], 1);
}

#[test]
fn a_name_is_no_total() {
    let named = "Date,Account,Description,Amount\n2026-01-05,Total Facilities Management,a,10\n\
        2026-01-06,Total Facilities Management,b,10\n2026-01-07,Total Facilities Management,c,20\n";
    check(named, &["10.00", "10.00", "20.00"], &[], 0);
    let voucher =
        "Date,Voucher,Category,Description,Amount\n2026-01-05,1,travel,Shell,80\n2026-01-06,2,travel,Total,80\n";
    check(voucher, &["80.00", "80.00"], &[], 0);
    let sum_by_chance = "Date,Category,Description,Amount\n2026-01-05,a,x,10\n2026-01-06,a,y,5\n2026-01-07,a,z,15\n";
    check(sum_by_chance, &["10.00", "5.00", "15.00"], &[], 0);
}

#[test]
fn lines_of_a_voucher_share_its_fate() {
    let file = "日期,凭证号,摘要,科目,借方金额,贷方金额\n2026-01-20,1,纸,办公,100,\n\
        2026-01-31,2,转,办公,,100\n,,,本年利润,100,\n2026-02-30,3,笔,办公,50,\n,,,办公,70,\n2026-02-28,4,墨,办公,30,\n";
    check(file, &["100.00", "30.00"], &[(SkipReason::Closing, 2)], 2);
    let void = "日期,单据号,科目,摘要,金额,状态\n2026-01-05,1,a,x,10,已作废\n,,a,y,5,\n2026-01-06,2,a,z,1,已审核\n";
    check(void, &["1.00"], &[(SkipReason::Void, 2)], 0);
}

#[test]
fn what_a_file_states_of_its_rows_is_compared() {
    let rows = "日期,摘要,收/支,金额\n2026-01-05,纸,支出,10\n2026-01-06,笔,支出,20\n2026-01-07,退,收入,5\n";
    // (above, below, compared, lines that differ)
    for (above, below, compared, differ) in [
        ("支出：2笔 30.00元,,,\n", "", 1, &[][..]),
        ("支出：2笔 30.00元,,,\n收入：1笔 5.00元,,,\n共3笔记录,,,\n", "", 3, &[]),
        ("", "Total records: 3,,,\n", 1, &[]),
        ("", "\"支出:2笔,30.00元\",,,\n", 1, &[]),
        ("共 4 笔,,,\n", "", 1, &[1]),
        ("支出：2笔 31.00元,,,\n", "", 1, &[1]),
        ("", "共 3 笔,,,\n收入 2笔 5.00元,,,\n", 2, &[6]),
        ("本页共 1 笔,,,\n", "", 0, &[]),
        ("待支出:4笔 1.00元,,,\n", "", 0, &[]),
    ] {
        let file = format!("{above}{rows}{below}");
        let (postings, outcome) = run(file.as_bytes(), &BookSettings::default(), None).unwrap();
        let check = outcome.checks.iter().find(|check| check.control == "counts");
        let lines = check.iter().flat_map(|check| &check.problems).filter_map(|p| p.place.as_ref()?.line);
        let found = (postings.len(), check.map_or(0, |check| check.compared), lines.collect::<Vec<_>>());
        assert_eq!(found, (3, compared, differ.to_vec()), "{file}");
    }
}

#[test]
fn the_last_level_of_a_liability_is_no_category() {
    let file = "日期,科目,金额\n2026-01-05,应付职工薪酬\\工资,100\n2026-01-06,管理费用\\工资,50\n2026-01-07,工资,20\n";
    let (postings, outcome) = run(file.as_bytes(), &book(), None).unwrap();
    let booked = "人力成本:基本工资";
    let expected = [format!("2026-01 2026-01-06 {booked} 50.00"), format!("2026-01 2026-01-07 {booked} 20.00")];
    assert_eq!((lines(&postings), outcome.left_out()), (expected.to_vec(), 1));
}

#[test]
fn a_row_that_lacks_what_others_have_and_shows_their_sum_is_a_total() {
    for (file, amounts, totals) in [
        (
            "科目,日期,凭证号,摘要,金额\n办公,2026-01-05,1,a,100\n办公,2026-01-06,2,b,50\n办公,,,,150\n差旅,2026-01-07,3,c,20\n差旅,,,,20\n",
            &["100.00", "50.00", "20.00"][..],
            2,
        ),
        (
            "L,日期,凭证号,科目,金额\n,2026-01-05,1,办公,100\n,2026-01-06,2,办公,50\n*,,,办公,150\n**,,,,150\n",
            &["100.00", "50.00"],
            2,
        ),
        (
            "日期,凭证号,科目,摘要,金额,币种\n2026-01-05,1,办公,a,100,CNY\n2026-01-06,2,办公,b,50,CNY\n,,,,150,CNY\n",
            &["100.00", "50.00"],
            1,
        ),
        (
            "公司,日期,凭证号,科目,摘要,金额\n甲,2026-01-05,1,办公,a,100\n甲,2026-01-06,2,办公,b,50\n甲,,,,,150\n",
            &["100.00", "50.00"],
            1,
        ),
        (
            "日期,凭证号,部门,科目,摘要,金额\n2026-01-05,1,客服部,办公,a,100\n,,,,,100\n2026-01-06,2,工程部,差旅,b,50\n,,,,,50\n",
            &["100.00", "50.00"],
            2,
        ),
        (
            "日期,凭证号,科目,摘要,金额\n2026-01-05,1,办公,a,100\n,1,差旅,b,50\n,1,,,150\n2026-01-06,2,办公,c,20\n,2,,,20\n",
            &["100.00", "50.00", "20.00"],
            2,
        ),
        (
            "Date,Account,Description,Amount\n2026-01-05,office,a,100\n2026-01-06,office,b,50\n2026-01-31,Suma,,150\n",
            &["100.00", "50.00"],
            1,
        ),
        (
            "日期,部门,科目,摘要,金额\n2026-01-05,客服部,办公,a,100\n2026-01-06,客服部,差旅,b,50\n2026-01-31,客服部,,,150\n2026-01-07,工程部,办公,c,20\n2026-01-08,工程部,差旅,d,35\n2026-01-31,工程部 计,,,55\n",
            &["100.00", "50.00", "20.00", "35.00"],
            2,
        ),
        (
            "日期,凭证号,科目,摘要,金额\n2026-01-05,1,办公,a,100\n2026-01-06,2,办公,b,50\n2026-01-31,,办公,,150\n",
            &["100.00", "50.00"],
            1,
        ),
        (
            "日期,科目,摘要,金额\n2026-01-05,办公,a,100\n2026-01-06,办公,b,50\n2026-01-31,办公,1月,150\n2026-02-05,办公,a,70\n2026-02-06,办公,b,60\n2026-02-28,办公,2月,130\n",
            &["100.00", "50.00", "70.00", "60.00"],
            2,
        ),
    ] {
        check(file, amounts, &[(TOTALS, totals)], 0);
        let (_, outcome) = run(file.as_bytes(), &book(), None).unwrap();
        let told = warnings(&outcome).iter().any(|told| told.contains("taken for"));
        assert!(told || file.starts_with("L"), "{file}: {:?}", warnings(&outcome));
    }
}

#[test]
fn what_has_all_that_spending_has_is_spending() {
    for (file, amounts, told) in [
        // The word goes on.
        (
            "日期,科目,摘要,金额\n2026-01-05,办公,a,10\n2026-01-06,办公,b,20\n2026-01-07,办公,合计软件,30\n",
            &["10.00", "20.00", "30.00"][..],
            true,
        ),
        (
            "日期,科目,摘要,金额\n2026-01-05,办公,期初余额补差,10\n2026-01-06,办公,开业合计套餐,20\n2026-01-07,办公,本月合计用纸,30\n",
            &["10.00", "20.00", "30.00"],
            true,
        ),
        // Lines of a voucher whose day and number are filled down.
        (
            "日期,凭证号,科目,摘要,金额\n2026-01-05,1,办公,a,100\n,,差旅,b,50\n,,会议,c,150\n",
            &["100.00", "50.00", "150.00"],
            true,
        ),
        (
            "日期,凭证号,科目,摘要,金额\n2026-01-05,1,办公,a,100\n,,差旅,b,100\n,,会议,c,70\n",
            &["100.00", "100.00", "70.00"],
            false,
        ),
        // And the text too.
        (
            "日期,凭证号,科目,摘要,金额\n2026-01-05,1,办公,a,100\n,,差旅,,100\n2026-01-06,2,办公,b,7\n2026-01-07,3,办公,c,8\n",
            &["100.00", "100.00", "7.00", "8.00"],
            false,
        ),
        // Halves for two departments.
        (
            "日期,凭证号,科目,摘要,金额,部门\n2026-01-05,1,办公,a,50,客服部\n,,,,50,工程部\n2026-01-06,2,办公,b,7,客服部\n",
            &["50.00", "50.00", "7.00"],
            false,
        ),
    ] {
        check(file, amounts, &[], 0);
        let (_, outcome) = run(file.as_bytes(), &book(), None).unwrap();
        let tells = warnings(&outcome).iter().any(|told| told.contains("booked as spending"));
        assert_eq!(tells, told, "{file}: {:?}", warnings(&outcome));
    }
}

#[test]
fn a_voucher_of_both_sides_that_does_not_balance_is_told() {
    let head = "日期,凭证号,摘要,科目编码,科目名称,借方金额,贷方金额\n2026-01-05,记-1,纸,660201,管理费用_办公费,100,\n";
    for (credit, told) in [(90, 1), (100, 0)] {
        let file = format!("{head}2026-01-05,记-1,纸,1002,银行存款,,{credit}\n");
        let (_, outcome) = run(file.as_bytes(), &book(), None).unwrap();
        let problems =
            outcome.checks.iter().filter(|check| check.control == "vouchers").map(|check| check.problems.len());
        assert_eq!(problems.sum::<usize>(), told, "{file}");
    }
}

#[test]
fn a_total_above_its_rows_is_no_spending() {
    let head = "日期,科目,摘要,金额\n";
    for (rows, amounts, totals) in [
        // Heads of groups, of one row too.
        (
            "2026-01,办公,,150\n2026-01-05,办公,a,100\n2026-01-06,办公,b,50\n2026-01,差旅,,30\n2026-01-05,差旅,c,30\n",
            &["100.00", "50.00", "30.00"][..],
            2,
        ),
        (
            ",办公,,150\n2026-01-05,办公,a,100\n2026-01-06,办公,b,50\n2026-01-07,差旅,c,30\n",
            &["100.00", "50.00", "30.00"],
            1,
        ),
        // A total at the top, with a day and without; by a word; over heads.
        ("2026-01-31,,,150\n2026-01-05,办公,a,100\n2026-01-06,差旅,b,50\n", &["100.00", "50.00"], 1),
        (",,,150\n2026-01-05,办公,a,100\n2026-01-06,差旅,b,50\n", &["100.00", "50.00"], 1),
        ("2026-01-31,合计,,150\n2026-01-05,办公,a,100\n2026-01-06,差旅,b,50\n", &["100.00", "50.00"], 1),
        ("2026-01-31,office Total,,150\n2026-01-05,office,a,100\n2026-01-06,office,b,50\n", &["100.00", "50.00"], 1),
        (
            "2026-01-31,,,180\n2026-01,办公,,150\n2026-01-05,办公,a,100\n2026-01-06,办公,b,50\n2026-01,差旅,,30\n2026-01-05,差旅,c,30\n",
            &["100.00", "50.00", "30.00"],
            3,
        ),
        // A row without a text among its rows, and money that came back.
        (
            "2026-01,办公,,150\n2026-01-05,办公,a,100\n2026-01-06,办公,,60\n2026-01-07,办公,c,-10\n2026-01-05,差旅,c,30\n2026-01-05,差旅,d,5\n2026-01-05,差旅,e,6\n2026-01-05,差旅,f,7\n",
            &["100.00", "60.00", "-10.00", "30.00", "5.00", "6.00", "7.00"],
            1,
        ),
        (
            "2026-01,办公费:甲,,150\n2026-01-05,办公费:甲,a,100\n2026-01-06,办公费:甲,b,50\n2026-01-07,办公费:甲乙,c,50\n",
            &["100.00", "50.00", "50.00"],
            1,
        ),
    ] {
        check(&format!("{head}{rows}"), amounts, &[(TOTALS, totals)], 0);
    }
    // Innocent: a text of its own, a day of its own among many without a text, halves for two departments.
    for (file, amounts) in [
        (
            "日期,科目,摘要,金额\n2026-01-04,办公,z,150\n2026-01-05,办公,a,100\n2026-01-06,办公,b,50\n",
            &["150.00", "100.00", "50.00"][..],
        ),
        (
            "日期,科目,摘要,金额\n2026-01-04,办公,,3\n2026-01-05,办公,a,1\n2026-01-06,办公,b,2\n2026-01-07,差旅,,9\n2026-01-08,差旅,c,8\n2026-01-09,会务,,7\n2026-01-09,会务,d,1\n2026-01-09,会务,e,1\n",
            &["3.00", "1.00", "2.00", "9.00", "8.00", "7.00", "1.00", "1.00"],
        ),
        (
            "日期,部门,科目,摘要,金额\n2026-01-05,客服部,办公,,100\n2026-01-05,工程部,办公,a,100\n2026-01-06,客服部,差旅,,50\n2026-01-06,工程部,差旅,b,50\n",
            &["100.00", "100.00", "50.00", "50.00"],
        ),
        (
            "日期,科目,金额\n2026-01-04,办公,150\n2026-01-05,办公,100\n2026-01-06,办公,50\n",
            &["150.00", "100.00", "50.00"],
        ),
    ] {
        check(file, amounts, &[], 0);
    }
    // Over more rows than are looked at together.
    let group = |count: u64, rest: &str| {
        let rows: String = (1..=count).map(|i| format!("2026-01-{:02},办公,a{i},1\n", i % 28 + 1)).collect();
        format!("{rows}{rest}")
    };
    let file = format!("{head}2026-01,办公,,1500\n{}", group(1500, "2026-01-05,差旅,c,30\n"));
    let (postings, outcome) = run(file.as_bytes(), &BookSettings::default(), None).unwrap();
    assert_eq!((postings.len(), outcome.left_out(), outcome.rows), (1501, 1, 1501));
    let file = format!("{head}2026-01-31,,,9000\n{}", group(9000, ""));
    assert!(run(file.as_bytes(), &BookSettings::default(), None).is_err());
    let innocent = format!("{head}2026-01-31,,,9001\n{}", group(9000, ""));
    assert!(run(innocent.as_bytes(), &BookSettings::default(), None).is_ok());
}
