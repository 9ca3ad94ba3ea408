//! What a minus, a direction and a running balance say of amounts.

use super::fates::check;
use super::{book, lines, problems, run};
use crate::import::SkipReason;
use crate::model::{BookSettings, Profile, profile::Sign};

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
    // What came back says so in words, or a total shows the sum without a minus.
    let plain = "Date,Category,Description,Amount\n2026-01-05,a,x,-10\n2026-01-06,a,y,-5\n";
    check(&format!("{plain}2026-01-07,a,refund,2\n"), &["10.00", "5.00", "-2.00"], &[], 0);
    let total = format!("{plain}2026-01-07,a,z,2\n,Total,,13\n");
    check(&total, &["10.00", "5.00", "-2.00"], &[(SkipReason::Subtotal, 1)], 0);
    // More came off in more rows, and what is left is spending.
    check(&format!("{plain}2026-01-07,a,z,30\n"), &["-10.00", "-5.00", "30.00"], &[], 0);
    let reversals = "Date,Category,Description,Amount\n2026-01-05,a,x,10\n2026-01-06,a,y,30\n2026-01-07,a,z,-5\n";
    check(reversals, &["10.00", "30.00", "-5.00"], &[], 0);
    let both_sides = "日期,凭证号,科目,摘要,方向,金额\n2026-01-05,1,管理费用,纸,借,100\n2026-01-05,1,银行存款,纸,贷,100\n\
        2026-01-06,2,管理费用,红冲,借,-30\n2026-01-06,2,银行存款,红冲,贷,-30\n";
    check(both_sides, &["100.00", "-30.00"], &[(SkipReason::BalanceSheet, 2)], 0);
    for undecided in [
        "Date,Category,Description,Amount\n2026-01-05,a,x,-10\n2026-01-06,a,y,-5\n2026-01-07,a,z,3\n",
        // The balance falls by what was spent and rises by what came back, and the amounts do not say which is which.
        "Date,Category,Description,Amount,Balance\n2026-01-05,a,x,100,1000\n2026-01-06,a,y,50,950\n2026-01-08,a,z,20,970\n",
        "Date,Category,Description,Amount,Balance\n2026-01-08,a,z,20,970\n2026-01-06,a,y,50,950\n2026-01-05,a,x,100,1000\n",
        "Date,Category,Description,Amount,Balance\n2026-01-05,a,x,10,10\n2026-01-06,a,y,5,15\n2026-01-08,a,z,2,13\n2026-01-09,a,w,1,14\n",
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
fn the_balance_says_what_one_signed_amount_is() {
    let file = |head: &str, rows: &str| format!("{head}\n{rows}");
    let cases = [
        // As many went out as came in, and more money.
        (
            "Date,Description,Account,Amount,Balance",
            "2026-01-05,x,a,-100,900\n2026-01-06,y,a,20,920\n",
            &["100.00", "-20.00"][..],
        ),
        (
            "Date,Description,Account,Amount,Balance",
            "2026-01-06,y,b,20,920\n2026-01-05,x,a,-100,900\n",
            &["-20.00", "100.00"],
        ),
        // The own ledger of an account, and what was spent so far.
        (
            "日期,摘要,科目,金额,余额",
            "2026-01-05,x,a,100,1100\n2026-01-06,y,a,50,1150\n2026-01-07,z,a,-20,1130\n",
            &["100.00", "50.00", "-20.00"],
        ),
        (
            "日期,摘要,科目,金额,累计",
            "2026-01-05,x,a,100,1100\n2026-01-06,y,b,50,1150\n2026-01-07,z,a,-20,1130\n",
            &["100.00", "50.00", "-20.00"],
        ),
        ("日期,摘要,科目,金额", "2026-01-05,x,a,-100\n", &["-100.00"]),
    ];
    for (head, rows, amounts) in cases {
        check(&file(head, rows), amounts, &[], 0);
    }
    for (head, rows) in [
        // No account and no balance: a list of what was paid, or of what came back.
        ("id,Created,Description,Amount,Fee,Net", "c1,2026-01-05,x,-100,0,-100\n"),
        ("日期,摘要,金额", "2026-01-05,x,-100\n2026-01-06,y,20\n"),
        // One balance over several accounts is that of the money.
        ("日期,摘要,科目,金额,余额", "2026-01-05,x,a,100,1100\n2026-01-06,y,b,50,1150\n2026-01-07,z,a,-20,1130\n"),
    ] {
        assert!(run(file(head, rows).as_bytes(), &book(), None).is_err(), "{head} {rows}");
        let profile = Profile { sign: Some(Sign::CostNegative), ..Profile::default() };
        assert!(run(file(head, rows).as_bytes(), &book(), Some(&profile)).is_ok(), "{head} {rows}");
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
        ("记账方向", &["1", "-1", "1"], &["10.00", "-11.00", "12.00"], 0),
        ("收付方向", &["1", "-1", "1"], &[], 3),
        ("Dr/Cr", &["Dr.", "Cr.", "Dr."], &["10.00", "-11.00", "12.00"], 0),
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
    let said = problems(&outcome);
    assert!(said.len() == 1 && said[0].contains("the balance shows 83.00"), "{said:?}");
    // Rows that only stand in another order break it, and mend it.
    let row = |n: i32| format!("2026-01-{:02},a,x{n},-{n},{}", (n + 1) / 2, 1000 - n * (n + 1) / 2);
    let mut swapped: Vec<String> = (1..=40).map(row).collect();
    swapped.swap(7, 8);
    let file = format!("Date,Category,Description,Amount,Balance\n{}\n", swapped.join("\n"));
    let (_, outcome) = run(file.as_bytes(), &BookSettings::default(), None).unwrap();
    assert!(problems(&outcome).is_empty() && !outcome.checks[0].problems.is_empty());
    // Each account has a balance of its own.
    let of = |account: &str, first: i32| {
        (1..=8).map(|n| format!("2026-01-{n:02},{account},a,x{n},-1,{}\n", first - n)).collect::<String>()
    };
    let file = format!("Date,Card number,Category,Description,Amount,Balance\n{}{}", of("1", 50), of("2", 900));
    let (postings, outcome) = run(file.as_bytes(), &BookSettings::default(), None).unwrap();
    assert_eq!((postings.len(), outcome.checks[0].problems.len(), outcome.problems.len()), (16, 0, 0));
}
