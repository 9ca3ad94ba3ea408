//! Damaged files, rejects, sheets for others to interpret, and sinks that fail.

use super::*;
use crate::import::{budget_sheet, read_sheet, write_rejects};
use crate::model::Unit;

#[test]
fn a_bad_byte_far_into_a_file_is_named() {
    let mut file = "日期,科目,摘要,金额\n".to_string();
    (0..5000).for_each(|_| file.push_str("2026-01-05,加班费,晚班,1\n"));
    let mut bytes = file.into_bytes();
    bytes.extend(b"2026-01-05,\xbc\xd3\xb0\xe0,x,1\n");
    let problems = run(&bytes, &book(), None).unwrap_err();
    assert_eq!(problems.len(), 1);
    assert!(problems[0].starts_with("the text is not valid utf-8 at byte "), "{problems:?}");
}

#[test]
fn an_open_quote_does_not_swallow_the_file() {
    let mut file = "日期,科目,摘要,金额\n2026-01-05,加班费,\"晚班,1\n".to_string();
    (0..500).for_each(|_| file.push_str("2026-01-05,加班费,晚班,1\n"));
    assert_eq!(run(file.as_bytes(), &book(), None).unwrap_err(), ["a quotation mark is opened here and not closed"]);
}

#[test]
fn an_open_quote_does_not_swallow_the_rows_below_it() {
    for (rows, refused) in [
        ("2026-01-05,加班费,1,\"晚班\n2026-01-06,加班费,2,夜班\n", true),
        ("2026-01-05,加班费,1,\"晚班\n2026-01-06,加班费,2,夜班", true),
        ("2026-01-05,加班费,1,\"晚班\n和夜班\"\n", false),
        ("2026-01-05,加班费,1,\"晚班\n和夜班\"", false),
        ("2026-01-05,加班费,1,\"晚班\r\n和夜班\"\r\n", false),
    ] {
        let file = format!("日期,科目,金额,摘要\n{rows}");
        let problems = run(file.as_bytes(), &book(), None).err().unwrap_or_default();
        let expected: &[&str] = if refused { &["a quotation mark is opened here and not closed"] } else { &[] };
        assert_eq!(problems, expected, "{rows}");
    }
}

#[test]
fn no_workbook_and_no_text() {
    for (bytes, expected) in [
        (&b"\x00\x01\x02\x00"[..], "this is neither a text file nor a workbook that can be read"),
        (b"PK\x03\x04 and nothing", "the workbook cannot be opened"),
        (b"\xD0\xCF\x11\xE0 and nothing", "the workbook cannot be opened"),
    ] {
        let problems = run(bytes, &book(), None).unwrap_err();
        assert!(problems[0].starts_with(expected), "{problems:?}");
    }
}

#[test]
fn many_rows_keep_their_order_and_their_lines() {
    let mut file = "日期,科目,摘要,金额\n".to_string();
    (1..=3000).for_each(|i| file.push_str(&format!("2026-01-05,加班费,第{i}行,{i}\n")));
    let (postings, _) = run(file.as_bytes(), &book(), None).unwrap();
    for (i, posting) in (1..=3000).zip(&postings) {
        assert_eq!((posting.source_line, posting.amount.minor()), (i + 1, i as i64 * 100));
    }
    assert_eq!(postings.len(), 3000);
}

#[test]
fn a_sink_that_fails_ends_the_reading() {
    let mut file = "日期,科目,摘要,金额\n".to_string();
    (0..20_000).for_each(|_| file.push_str("2026-01-05,加班费,晚班,1\n"));
    let book = book();
    let setting = Setting::new(&book, Currency::CNY);
    let source = Source { name: "账.csv".into(), reader: Box::new(file.as_bytes()) };
    let error = read(source, &setting, &mut |_| anyhow::bail!("disk full")).unwrap_err();
    assert_eq!(error.to_string(), "disk full");
}

#[test]
fn rejects_are_in_the_user_s_own_format() {
    let file = "日期;科目;摘要;金额\r\n2026-01-05;加班费;\"a;b\";abc\r\n2026-01-05;加班费;x;1\r\n";
    let (_, outcome) = run(&encoding_rs::GB18030.encode(file).0, &book(), None).unwrap();
    let mut bytes = Vec::new();
    write_rejects(&outcome, &Words::new(Language::ZhCn), &mut bytes).unwrap();
    let text = encoding_rs::GB18030.decode(&bytes).0;
    assert_eq!(
        text,
        "日期;科目;摘要;金额;行号与原因\r\n2026-01-05;加班费;\"a;b\";abc;2: `金额` 列的 `abc` 不是金额\r\n"
    );
    let mended = text.replace(";abc;", ";7;");
    let (postings, _) = run(mended.as_bytes(), &book(), None).unwrap();
    assert_eq!(lines(&postings), ["2026-01 2026-01-05 人力成本:加班费 7.00"]);
}

#[test]
fn a_budget_table_is_handed_on_as_it_stands() {
    let file =
        "2026年度预算表\n金额单位：万元\n科目,部门,1月,2月,全年,预算依据\n加班费,客服部,0.5, 0.6 ,6,23人\n,,,,,\n";
    let book = book();
    let setting = Setting::new(&book, Currency::CNY);
    let source = Source { name: "预算.csv".into(), reader: Box::new(file.as_bytes()) };
    let sheet = read_sheet(source, &setting, budget_sheet()).unwrap();
    assert_eq!(sheet.header, ["科目", "部门", "1月", "2月", "全年", "预算依据"]);
    assert_eq!(sheet.rows, [(4, ["加班费", "客服部", "0.5", "0.6", "6", "23人"].map(String::from).to_vec())]);
    assert_eq!((sheet.header_line, sheet.unit, sheet.year), (3, Some(Unit::Wan), Some(2026)));
}
