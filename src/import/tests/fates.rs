//! What becomes of rows: totals by their amount, states, refunds, vouchers; and what amounts mean.

use super::{book, lines, problems, run, warnings};
use crate::import::SkipReason;
use crate::model::{BookSettings, Profile, profile::Sign};

/// The amounts booked, what is left out, and the rows refused.
fn fates(file: &str) -> (Vec<String>, Vec<(SkipReason, u64)>, u64) {
    let (postings, outcome) = run(file.as_bytes(), &BookSettings::default(), None).unwrap();
    let below = file.lines().filter(|line| !line.is_empty()).count() as u64 - outcome.head_rows;
    assert_eq!(outcome.rows + outcome.left_out() + outcome.bad_rows, below, "each row has one fate: {file}");
    let amounts = postings.iter().map(|posting| posting.amount.to_string()).collect();
    (amounts, outcome.skipped.iter().map(|s| (s.reason, s.rows)).collect(), outcome.bad_rows)
}

fn check(file: &str, amounts: &[&str], left_out: &[(SkipReason, u64)], refused: u64) {
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
fn states_say_what_counts() {
    let file = |header: &str, states: &[&str]| {
        let rows = states.iter().enumerate();
        let rows: String = rows.map(|(i, state)| format!("2026-01-0{},a,x{i},10,{state}\n", i + 1)).collect();
        format!("日期,科目,摘要,金额,{header}\n{rows}")
    };
    let left_out = [(SkipReason::Void, 2), (SkipReason::Pending, 1)];
    check(&file("单据状态", &["已审核", "已作废", "已驳回", "草稿"]), &["10.00"], &left_out, 0);
    check(&file("State", &["Posted", "VOID", "Declined", "Pending"]), &["10.00"], &left_out, 0);
    check(&file("是否作废", &["否", "是", "是", ""]), &["10.00", "10.00"], &[(SkipReason::Void, 2)], 0);
    check(&file("凭证状态", &["已红冲", "Reversed", "", "已过账"]), &["10.00"; 4], &[], 0);
    for (header, states, amounts, left_out) in [
        ("Void?", ["x", "", ""], &["10.00"; 2][..], &[(SkipReason::Void, 1)][..]),
        ("是否有效", ["是", "否", "是"], &["10.00"; 2], &[(SkipReason::Void, 1)]),
        ("Approved", ["Y", "N", ""], &["10.00"; 2], &[(SkipReason::Pending, 1)]),
        ("过账", ["是", "否", "×"], &["10.00"; 1], &[(SkipReason::Pending, 2)]),
        ("Approval", ["Approved", "Denied", ""], &["10.00"; 2], &[(SkipReason::Void, 1)]),
        ("交易结果", ["交易成功", "交易失败", ""], &["10.00"; 2], &[(SkipReason::Void, 1)]),
        ("状态", ["正常", "已退款", "Chargeback"], &["10.00"; 1], &[(SkipReason::Void, 1), (SkipReason::Neutral, 1)]),
        // Who approved, and when it was posted.
        ("审核", ["李四", "王五", ""], &["10.00"; 3], &[]),
        ("Posted", ["2026-01-05", "2026-01-06", ""], &["10.00"; 3], &[]),
    ] {
        let (got, skipped, refused) = fates(&file(header, &states));
        assert_eq!((got.len(), refused), (amounts.len(), 0), "{header}");
        assert!(skipped.iter().all(|some| left_out.contains(some)) && skipped.len() == left_out.len(), "{skipped:?}");
    }
    // States of America.
    check(&file("State", &["CA", "NY", "TX", ""]), &["10.00"; 4], &[], 0);
}

#[test]
fn a_refund_shares_the_fate_of_its_purchase() {
    let head = "交易时间,交易对方,商品说明,收/支,金额,交易状态\n";
    for (rows, amounts, left_out) in [
        // Closed, and its refund.
        ("2026-01-02,甲,椅,支出,100,交易关闭\n2026-01-03,甲,退款-椅,收入,100,退款成功\n", &[][..], 2),
        // The newest first.
        ("2026-01-03,甲,退款-椅,收入,100,退款成功\n2026-01-02,甲,椅,支出,100,交易关闭\n", &[], 2),
        // A purchase that counts, and a refund that the bill does not count.
        ("2026-01-02,甲,椅,支出,100,交易成功\n2026-01-03,甲,退款-椅,不计收支,30,退款成功\n", &["100.00", "-30.00"], 0),
        // The amount itself takes the refund off.
        (
            "2026-01-02,甲,椅,支出,131.77(已退款89.84),交易成功\n2026-01-03,甲,退款,不计收支,89.84,退款成功\n",
            &["41.93"],
            1,
        ),
        // Another's refund.
        ("2026-01-02,甲,椅,支出,100,交易关闭\n2026-01-03,乙,退款-桌,收入,100,退款成功\n", &["-100.00"], 1),
    ] {
        let (got, skipped, refused) = fates(&format!("{head}{rows}"));
        let skipped: u64 = skipped.iter().map(|(_, rows)| rows).sum();
        assert_eq!(
            (got.iter().map(String::as_str).collect::<Vec<_>>(), skipped, refused),
            (amounts.to_vec(), left_out, 0),
            "{rows}"
        );
    }
}

#[test]
fn a_refund_has_its_account() {
    let file = "交易时间,交易分类,交易对方,商品说明,收/支,金额,交易状态\n\
        2026-01-02,工资,甲,椅,支出,100,交易成功\n2026-01-03,工资,甲,退款-椅,不计收支,30,退款成功\n";
    let (postings, _) = run(file.as_bytes(), &book(), None).unwrap();
    let expected = ["2026-01 2026-01-02 人力成本:基本工资 100.00", "2026-01 2026-01-03 人力成本:基本工资 -30.00"];
    assert_eq!(lines(&postings), expected);
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
fn what_a_minus_means_is_decided_by_evidence() {
    let balance =
        "Date,Category,Description,Amount,Balance\n2026-01-05,a,x,-10,90\n2026-01-06,a,y,-5,85\n2026-01-07,a,z,2,87\n";
    check(balance, &["10.00", "5.00", "-2.00"], &[], 0);
    let newest_first =
        "Date,Category,Description,Amount,Balance\n2026-01-07,a,z,2,87\n2026-01-06,a,y,-5,85\n2026-01-05,a,x,-10,90\n";
    check(newest_first, &["-2.00", "5.00", "10.00"], &[], 0);
    let debit = "Date,Category,Description,Debit,Credit,Balance\n2026-01-05,a,x,-10,,90\n2026-01-06,a,y,-5,,85\n2026-01-07,a,z,,2,87\n";
    check(debit, &["10.00", "5.00", "-2.00"], &[], 0);
    let ledger = "Date,Category,Description,Debit,Credit,Balance\n2026-01-05,a,x,10,,10\n2026-01-06,a,y,5,,15\n2026-01-07,a,z,,2,13\n";
    check(ledger, &["10.00", "5.00", "-2.00"], &[], 0);
    let direction =
        "日期,收支类型,科目,摘要,金额\n2026-01-05,支出,a,x,-15\n2026-01-06,支出,a,y,-20\n2026-01-07,收入,a,z,5\n";
    check(direction, &["15.00", "20.00", "-5.00"], &[], 0);
    let kinds = "Date,Category,Description,Type,Amount\n2026-01-05,a,x,purchase,10\n2026-01-06,a,y,refund,4\n";
    check(kinds, &["10.00", "-4.00"], &[], 0);
    let signed_kinds = "Date,Category,Description,Type,Amount\n2026-01-05,a,x,purchase,10\n2026-01-06,a,y,refund,-4\n";
    check(signed_kinds, &["10.00", "-4.00"], &[], 0);
    let german = "Date,Category,Description,S/H,Amount\n2026-01-05,a,x,S,10\n2026-01-06,a,y,H,4\n";
    check(german, &["10.00", "-4.00"], &[], 0);
    let red = "日期,科目,摘要,金额,红字标志\n2026-01-05,a,x,10,否\n2026-01-06,a,y,4,是\n";
    check(red, &["10.00", "-4.00"], &[], 0);
    let plain = "Date,Category,Description,Amount\n2026-01-05,a,x,-10\n2026-01-06,a,y,-5\n2026-01-07,a,z,30\n";
    check(plain, &["-10.00", "-5.00", "30.00"], &[], 0);
    for undecided in [
        "Date,Description,Amount,Balance\n2026-01-05,x,-10,90\n2026-01-06,y,-5,70\n",
        "Date,Category,Description,Debit,Credit\n2026-01-05,a,x,-10,\n2026-01-06,a,y,-5,\n",
        "日期,收支,科目,摘要,金额\n2026-01-05,支出,a,x,-15\n2026-01-06,支出,a,y,-20\n2026-01-07,支出,a,z,5\n",
    ] {
        assert!(run(undecided.as_bytes(), &book(), None).is_err(), "{undecided}");
        let profile = Profile { sign: Some(Sign::CostPositive), ..Profile::default() };
        assert!(run(undecided.as_bytes(), &book(), Some(&profile)).is_ok(), "{undecided}");
    }
}

#[test]
fn a_direction_that_is_not_known_is_no_cost() {
    let file = |header: &str, ways: &[&str]| {
        let rows = ways.iter().enumerate();
        let rows: String = rows.map(|(i, way)| format!("2026-01-0{},a,x{i},1{i},{way}\n", i + 1)).collect();
        format!("日期,科目,摘要,金额,{header}\n{rows}")
    };
    for (header, ways, amounts, refused) in [
        ("PK", &["40", "50", "31"][..], &["10.00", "-11.00"][..], 1),
        ("Posting key", &["40", "50", "40"], &["10.00", "-11.00", "12.00"], 0),
        ("Sign", &["+", "-", "+"], &["10.00", "-11.00", "12.00"], 0),
        ("Sign", &["+", "-", "?"], &["10.00", "-11.00"], 1),
        ("出入账", &["出", "入", "出"], &["10.00", "-11.00", "12.00"], 0),
        ("红字", &["", "红", ""], &["10.00", "-11.00", "12.00"], 0),
        ("票据类型", &["蓝字发票", "红字发票", "蓝字发票"], &["10.00", "-11.00", "12.00"], 0),
        ("D/C", &["D", "C", "X"], &["10.00", "-11.00"], 1),
        ("借贷标志", &["借", "贷", "平衡"], &["10.00", "-11.00"], 1),
        ("Type", &["DD", "CR", "POS"], &["-11.00"], 2),
        ("Type", &["Debit", "Credit", "Fee"], &["10.00", "-11.00"], 1),
        ("Doc Type", &["KR", "KG", "KR"], &["10.00", "12.00"], 1),
        // Words of other things.
        ("Type", &["Food", "Travel", "Deposit"], &["10.00", "11.00", "12.00"], 0),
        ("类型", &["信用卡", "现金", "Credit card"], &["10.00", "11.00", "12.00"], 0),
        ("PK", &["1001", "1002", "1003"], &["10.00", "11.00", "12.00"], 0),
        ("Sign", &["王五", "Anna", ""], &["10.00", "11.00", "12.00"], 0),
        ("Type", &["Invoice", "Credit Note", "Invoice"], &["10.00", "-11.00", "12.00"], 0),
    ] {
        check(&file(header, ways), amounts, &[], refused);
    }
    let signed = "Date,Category,Description,Doc Type,Amount\n2026-01-05,a,x,KR,10\n2026-01-06,a,y,KG,-4\n";
    let profile = Profile { sign: Some(Sign::CostPositive), ..Profile::default() };
    let (postings, outcome) = run(signed.as_bytes(), &book(), Some(&profile)).unwrap();
    assert_eq!((postings.len(), outcome.bad_rows), (2, 0));
}

#[test]
fn an_amount_cut_in_two_is_refused() {
    let file = "Date,Category,Description,Amount,Vendor,Invoice,Note\n2026-01-05,a,x,100.00,ACME,I1,\n\
        2026-01-06,a,y,1,200.00,ACME,I2\n2026-01-07,a,z,2,300.00\n2026-01-08,a,w,12,ACME,I3,\n";
    let (postings, outcome) = run(file.as_bytes(), &book(), None).unwrap();
    assert_eq!((lines(&postings).len(), outcome.bad_rows), (2, 2));
    assert!(problems(&outcome)[0].contains("`1,200.00`"), "{:?}", problems(&outcome));
    // Figures beside whole amounts are figures.
    let innocent =
        "Date,Category,Description,Amount,Quantity,Price\n2026-01-05,a,x,100,100,1.00\n2026-01-06,a,y,5,500,0.01\n";
    check(innocent, &["100.00", "5.00"], &[], 0);
}

#[test]
fn a_balance_that_breaks_is_told_with_its_first_row() {
    let rows: String =
        (1..=20).map(|day| format!("2026-01-{day:02},a,x{day},-1,{}\n", 100 - day - i32::from(day > 15))).collect();
    let file = format!("Date,Category,Description,Amount,Balance\n{rows}");
    let (postings, outcome) = run(file.as_bytes(), &BookSettings::default(), None).unwrap();
    assert_eq!((postings.len(), outcome.checks[0].control, outcome.checks[0].compared), (20, "balance", 19));
    assert_eq!(outcome.checks[0].problems[0].place.as_ref().and_then(|place| place.line), Some(17));
    assert!(
        warnings(&outcome).iter().any(|warning| warning.contains("the balance shows 83.00")),
        "{:?}",
        warnings(&outcome)
    );
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
fn states_that_no_list_knows_are_told() {
    let told = |header: &str, states: [&str; 3], profile: Option<&Profile>| {
        let rows: String = states.iter().map(|state| format!("2026-01-05,纸,10,{state}\n")).collect();
        let file = format!("日期,摘要,金额,{header}\n{rows}");
        let (postings, outcome) = run(file.as_bytes(), &BookSettings::default(), profile).unwrap();
        (postings.len(), outcome.inferences.len(), outcome.inferences.first().and_then(|i| i.place.line))
    };
    assert_eq!(told("状态", ["已审核", "已审核", ""], None), (3, 0, None));
    assert_eq!(told("状态", ["已审核", "待甲方定", "待甲方定"], None), (3, 1, Some(3)));
    assert_eq!(told("状态", ["A", "B", "C"], None), (3, 1, Some(2)));
    assert_eq!(told("状态", ["已审核", "-", "无"], None), (3, 0, None));
    // Places, and not: beside one state that is known.
    assert_eq!(told("State", ["CA", "NY", "TX"], None), (3, 0, None));
    assert_eq!(told("State", ["Posted", "Shelved", ""], None), (3, 1, Some(3)));
}

#[test]
fn the_last_level_of_a_liability_is_no_category() {
    let file = "日期,科目,金额\n2026-01-05,应付职工薪酬\\工资,100\n2026-01-06,管理费用\\工资,50\n2026-01-07,工资,20\n";
    let (postings, outcome) = run(file.as_bytes(), &book(), None).unwrap();
    let booked = "人力成本:基本工资";
    let expected = [
        "2026-01 2026-01-05 未分类 100.00".to_string(),
        format!("2026-01 2026-01-06 {booked} 50.00"),
        format!("2026-01 2026-01-07 {booked} 20.00"),
    ];
    assert_eq!((lines(&postings), outcome.unclassified_rows), (expected.to_vec(), 1));
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
