//! Totals that nothing calls so, pages whose header is repeated, and tables that say again what stands above.

use super::fates::check;
use super::{book, problems, run};
use crate::import::SkipReason::{CarryOver, Header, Subtotal};

const HEAD: &str = "日期,凭证号,摘要,科目,金额";

fn file(rows: &str) -> String {
    format!("{HEAD}\n{rows}")
}

#[test]
fn rows_that_lack_what_others_have_are_totals_where_all_of_them_are() {
    let (one, two) = ("2026-01-05,记-1,纸,a,100\n", "2026-01-06,记-2,笔,a,50\n");
    let other = "2026-02-08,记-1,车,b,30\n";
    for (rows, amounts, totals) in [
        (format!("{one}{two}2026-01-31,,,,150\n{other}2026-02-28,,,,30\n"), &["100.00", "50.00", "30.00"][..], 2),
        (
            format!("{one}{two}2026-01-31,,,,150\n{other}2026-02-28,,,,30\n2026-02-28,,,,180\n"),
            &["100.00", "50.00", "30.00"],
            3,
        ),
        (format!("{one}2026-01-31,,,,100\n{other}2026-02-28,,,,30\n"), &["100.00", "30.00"], 2),
        (format!("{one}2026-01-31,,,a,100\n{other}2026-02-28,,,b,30\n"), &["100.00", "30.00"], 2),
    ] {
        check(&file(&rows), amounts, &[(Subtotal, totals)], 0);
    }
    check(&format!("{HEAD}\n,,上月累计,a,1000\n{one}{two}"), &["100.00", "50.00"], &[(CarryOver, 1)], 0);
    // What each account comes to, below.
    let recap = format!("{one}{two}{other}\n,,汇总,a,150\n,,汇总,b,30\n");
    check(&file(&recap), &["100.00", "50.00", "30.00"], &[(Subtotal, 2)], 0);
    // Equal amounts that say what they are for.
    check(&file(&format!("{one}2026-01-07,记-9,水,a,100\n{other}")), &["100.00", "100.00", "30.00"], &[], 0);
}

#[test]
fn one_such_row_below_a_single_one_is_asked() {
    let rows = file("2026-01-05,记-1,纸,a,100\n2026-01-31,,,,100\n2026-02-08,记-1,车,b,30\n");
    let (_, outcome) = run(rows.as_bytes(), &book(), None).unwrap();
    assert_eq!(
        problems(&outcome),
        ["3:5 the row lacks what other rows have, and shows the sum of the rows above: it may be their total"]
    );
}

#[test]
fn a_header_that_is_repeated_begins_a_page_or_a_table_that_says_it_again() {
    let (one, two) = ("2026-01-05,记-1,纸,a,100\n", "2026-01-06,记-2,笔,a,50\n");
    let other = "2026-02-08,记-1,车,b,30\n";
    let pages = file(&format!("{one}{two}{HEAD}\n{other}{HEAD}\n2026-02-09,记-2,饭,b,7\n"));
    check(&pages, &["100.00", "50.00", "30.00", "7.00"], &[(Header, 2)], 0);
    // Two equal payments on two pages.
    check(&file(&format!("{one}{two}{HEAD}\n{two}{other}")), &["100.00", "50.00", "50.00", "30.00"], &[(Header, 1)], 0);
    for rows in [
        format!("{one}{two}{HEAD}\n{one}{two}"),
        format!("{one}\n{HEAD}\n{one}"),
        format!("{one}{two}{other}{HEAD}\n{two}{other}2026-03-01,记-3,x,b,9\n"),
        format!("{one}{two}{other}{HEAD}\n2026-02-28,汇,合,a,150\n2026-02-28,汇,合,b,30\n"),
    ] {
        assert!(run(file(&rows).as_bytes(), &book(), None).is_err(), "{rows}");
    }
}

#[test]
fn headers_in_traditional_characters_are_read() {
    let file = "記帳日期,憑證號,摘要,科目名稱,發生額,部門\n2026-01-05,記-1,紙,a,100,客服部\n";
    check(file, &["100.00"], &[], 0);
    let sides = "過賬日期,憑證編號,摘要,會計科目,借方金額,貸方金額\n2026-01-05,1,紙,a,100,\n2026-01-06,2,退,a,,20\n";
    check(sides, &["100.00", "-20.00"], &[], 0);
}
