//! Encodings, delimiters, preambles, headers: the same rows in every form.

use encoding_rs::{GB18030, WINDOWS_1252};

use super::*;
use crate::model::profile::{DateOrder, SkipRule};

const ROWS: &str = "日期,科目,摘要,金额\n2026-01-05,加班费,晚班,\"1,234.50\"\n";

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn the_form_is_recognised() {
    let tabs =
        ROWS.replace("\"1,234.50\"", "1,234.50x").replace("1,234.50x", "§").replace(',', "\t").replace('§', "1,234.50");
    let semicolons = tabs.replace('\t', ";");
    for (what, bytes, encoding, delimiter) in [
        ("UTF-8", ROWS.as_bytes().to_vec(), "utf-8", ','),
        ("UTF-8 with mark", format!("\u{feff}{ROWS}").into_bytes(), "utf-8", ','),
        ("GB18030", GB18030.encode(ROWS).0.into_owned(), "gb18030", ','),
        ("CRLF", ROWS.replace('\n', "\r\n").into_bytes(), "utf-8", ','),
        ("Excel's Unicode text", utf16(&format!("\u{feff}{tabs}")), "utf-16le", '\t'),
        ("semicolons", semicolons.clone().into_bytes(), "utf-8", ';'),
        ("bars", semicolons.replace(';', "|").into_bytes(), "utf-8", '|'),
        ("no last line break", ROWS.trim_end().as_bytes().to_vec(), "utf-8", ','),
    ] {
        let (postings, outcome) = run(&bytes, &book(), None).unwrap();
        assert_eq!(lines(&postings), ["2026-01 2026-01-05 人力成本:加班费 1234.50"], "{what}");
        let decided = outcome.decided;
        assert_eq!((decided.encoding.as_deref(), decided.delimiter), (Some(encoding), Some(delimiter)), "{what}");
        assert_eq!((decided.header_line, postings[0].source_line), (1, 2), "{what}");
    }
}

#[test]
fn western_text_is_not_read_as_chinese_and_is_told() {
    let text = "Date,Category,Supplier,Amount\n2026-01-05,Rent,St James’s – Client,5\n";
    let (postings, outcome) = run(&WINDOWS_1252.encode(text).0, &book(), None).unwrap();
    assert_eq!(postings[0].vendor, "St James’s – Client");
    assert_eq!(warnings(&outcome), ["read as windows-1252, because the text is neither UTF-8 nor GB18030"]);
}

#[test]
fn a_european_file_is_read_by_its_profile() {
    let file = "Datum;Konto;Text;Betrag\n31.12.2026;加班费;Über;1.234,56\n";
    let columns = [("date", "Datum"), ("category", "Konto"), ("description", "#3"), ("amount", "Betrag")];
    let profile = Profile {
        columns: columns.map(|(field, header)| (field.to_string(), header.to_string())).into(),
        decimal_mark: Some(','),
        date_order: Some(DateOrder::Dmy),
        ..Profile::default()
    };
    let (postings, _) = run(file.as_bytes(), &book(), Some(&profile)).unwrap();
    assert_eq!(lines(&postings), ["2026-12 2026-12-31 人力成本:加班费 1234.56"]);
    assert_eq!(postings[0].description, "Über");
}

#[test]
fn lines_above_the_header_are_read_and_counted() {
    let file = "------------------------------\n\
        阳光花园 费用明细表 \"2026年\n\
        \n\
        编制单位：阳光物业,,,\n\
        期间：2026年1月,,单位：万元,\n\
        科目 ,摘要,部门,\"金 额\n\"\n\
        工资,\"两\n行\",客服部,1.5\n\
        \n\
        加班费,x,客服部,2元\n";
    let (postings, outcome) = run(file.as_bytes(), &book(), None).unwrap();
    assert_eq!(lines(&postings), ["2026-01 - 人力成本:基本工资 15000.00", "2026-01 - 人力成本:加班费 2.00"]);
    let places: Vec<_> = postings.iter().map(|p| (p.description.as_str(), p.source_line)).collect();
    assert_eq!(places, [("两 行", 8), ("x", 11)]);
    assert_eq!(outcome.decided.header_line, 6);
}

#[test]
fn a_statement_of_alipay() {
    let file = "导出时间：[2026-02-13 09:12:52]\n\
        支出：2笔 30.00元\n\n\
        ------------------电子客户回单------------------\n\
        交易时间            ,交易分类    ,交易对方  ,对方账号 ,商品说明 ,收/支  ,金额  ,交易状态  ,交易订单号   ,备注,\n\
        2026-02-12 21:32:14 ,日用百货    ,甲        ,/        ,保洁用品 ,支出   ,20.00 ,交易成功  ,202302001\t,    ,\n\
        2026-02-12 21:32:15 ,退款        ,甲        ,/        ,退款     ,不计收支,16.03,退款成功  ,202302002\t,    ,\n\
        2026-02-13 00:00:00 ,转账        ,乙        ,/        ,退回     ,收入   ,5.00  ,交易成功  ,202302003\t,    ,\n\
        2026-02-13 00:00:00 ,交通        ,丙        ,/        ,充值     ,支出   ,50.00 ,交易关闭  ,202302004\t,    ,\n";
    let (postings, outcome) = run(&GB18030.encode(file).0, &book(), None).unwrap();
    // The refund is of the purchase above it, though the bill does not count it.
    let expected =
        ["2026-02 2026-02-12 未分类 20.00", "2026-02 2026-02-13 未分类 -5.00", "2026-02 2026-02-12 未分类 -16.03"];
    assert_eq!(lines(&postings), expected);
    assert_eq!((postings[0].voucher.as_str(), postings[0].source_line), ("202302001", 6));
    let words = Words::new(Language::En);
    let skipped: Vec<_> = outcome.skipped.iter().map(|s| words.say(&s.message())).collect();
    assert_eq!(skipped, ["1 row left out: neither income nor spending, by the statement itself (line 9)"]);
}

#[test]
fn a_statement_of_wechat_tells_what_is_unclassified_by_whom_it_was_paid_to() {
    let file = "微信支付账单明细,,,,,,,,,,\n\
        交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注\n\
        2026-02-12 21:32:14,商户消费,便利店,\"/\",支出,¥20.00,零钱,支付成功,4200001\t,1001\t,\"/\"\n\
        2026-02-13 21:32:14,扫二维码付款,便利店,\"/\",支出,¥5.00,零钱,已转账,4200002\t,1002\t,\"/\"\n\
        2026-02-14 21:32:14,商户消费,文具店,打印纸,支出,¥7.00,零钱,支付成功,4200003\t,1003\t,\"/\"\n";
    let (_, outcome) = run(file.as_bytes(), &book(), None).unwrap();
    let told: Vec<(&str, u64, String)> =
        outcome.unclassified.iter().map(|u| (u.text.as_str(), u.rows, u.amount.plain())).collect();
    assert_eq!(told, [("便利店", 2, "25.00".to_string()), ("文具店", 1, "7.00".to_string())]);
}

#[test]
fn what_stands_in_the_way_is_all_said() {
    let profile = |columns: &[(&str, &str)]| Profile {
        columns: columns.iter().map(|(f, h)| (f.to_string(), h.to_string())).collect(),
        ..Profile::default()
    };
    for (file, profile, expected) in [
        ("a,b\n1,2\n", Profile::default(), &["no header was found in the first 2 rows"][..]),
        ("", Profile::default(), &["the file is empty"]),
        (
            "科目,摘要,部门\nx,y,z\n",
            Profile::default(),
            &[
                "there is no amount column",
                "there is no date or period column, and no period is stated above the header",
            ],
        ),
        ("日期,科目,金额,金额\n", Profile::default(), &["columns 3 and 4 have the same heading, `金额`"]),
        (
            "日期,摘要,金额\n",
            profile(&[("amount", "钱"), ("colour", "摘要")]),
            &[
                "there is no column `钱`, which the profile names for amount",
                "the profile maps `colour`, which is neither a field nor a dimension of the book",
            ],
        ),
        ("日期,摘要,Amount (USD)\n", Profile::default(), &["`Amount (USD)` is in USD, but the plan is in CNY"]),
        (
            "交易日期,摘要,对方账号,借方发生额,贷方发生额,余额\n",
            Profile::default(),
            &["this looks like a bank statement, where debit and credit are meant from the bank's point of view"],
        ),
    ] {
        assert_eq!(run(file.as_bytes(), &book(), Some(&profile)).unwrap_err(), expected, "{file}");
    }
}

#[test]
fn of_two_candidates_the_documented_one_is_taken() {
    for (header, field, expected) in [
        ("日期,费用项目,科目名称,摘要,金额", "category", "费用项目"),
        ("Date,Expense Area,Expense Type,Amount", "category", "Expense Type"),
        ("日期,摘要,金额,借方金额,贷方金额", "debit", "借方金额"),
        ("日期,摘要,金额,税额,价税合计", "amount", "价税合计"),
        ("日期,摘要,备注,金额", "description", "摘要"),
        ("日期,摘要,成本中心,金额", "department", "成本中心"),
        ("日期,摘要,楼盘,金额", "project", "楼盘"),
    ] {
        let (_, outcome) = run(format!("{header}\n").as_bytes(), &book(), None).unwrap();
        let columns: std::collections::BTreeMap<_, _> = outcome.decided.columns.into_iter().collect();
        assert_eq!(columns.get(field).map(String::as_str), Some(expected), "{header}");
        assert!(field != "debit" || !columns.contains_key("amount"), "{header}");
    }
}

#[test]
fn a_column_without_a_header_means_nothing() {
    let mut book = book();
    book.dimensions.axes.push(Axis { name: "vehicle".into(), members: vec![] });
    let (postings, outcome) = run("日期,摘要,金额,\n2026-01-05,x,1,y\n".as_bytes(), &book, None).unwrap();
    assert_eq!(postings[0].members, ["", "", ""]);
    assert!(!outcome.decided.columns.iter().any(|(field, _)| field == "vehicle"));
}

#[test]
fn decisions_become_a_profile_that_reads_the_same() {
    let file = "单位：万元\n日期;科目;摘要;金额\n2026-01-05;加班费;x;1,5\n2026-01-05;加班费;略;2\n";
    let given = Profile {
        decimal_mark: Some(','),
        skip: vec![SkipRule { column: "摘要".into(), equals: vec!["略".into()], ..Default::default() }],
        ..Profile::default()
    };
    let (first, outcome) = run(file.as_bytes(), &book(), Some(&given)).unwrap();
    assert_eq!(lines(&first), ["2026-01 2026-01-05 人力成本:加班费 15000.00"]);
    let saved = outcome.decided.to_profile("oa");
    assert_eq!((saved.name.as_str(), saved.delimiter, saved.unit), ("oa", Some(';'), None));
    let (second, _) = run(file.as_bytes(), &book(), Some(&saved)).unwrap();
    assert_eq!(second, first);
}
