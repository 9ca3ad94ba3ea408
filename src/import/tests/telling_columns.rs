//! Columns that say of a row, under any header, that it is a refund, void, or not posted.

use super::fates::check;
use super::{problems, run, warnings};
use crate::import::SkipReason;
use crate::model::{BookSettings, Profile};

fn file(header: &str, rows: &[(&str, &str)]) -> String {
    let rows = rows.iter().enumerate();
    let rows: String =
        rows.map(|(i, (amount, text))| format!("2026-01-0{},{i},a,x{i},{amount},{text}\n", i + 1)).collect();
    format!("日期,凭证号,科目,摘要,金额,{header}\n{rows}")
}

#[test]
fn kinds_turn_the_rows_that_came_back_once() {
    for (header, ordinary, back) in [
        ("票据类型", "蓝字发票", "红字发票"),
        ("类型", "支出", "退款"),
        ("Type", "Purchase", "Refund"),
        ("业务类型", "采购", "退货"),
        ("性质", "正常", "冲销"),
        ("红蓝", "蓝", "红"),
        ("收支类型", "付", "收"),
        ("交易方向", "转出", "转入"),
        ("Sign", "+", "-"),
        ("+/-", "+", "-"),
        ("S/H", "S", "H"),
        ("D/C", "D", "C"),
        ("方向", "借", "贷"),
        ("借/贷标志", "1", "0"),
        ("单据类型", "报销单", "退款单"),
        ("Document Type", "Invoice", "Credit Memo"),
        ("存/取", "取", "存"),
        ("Refund?", "No", "Yes"),
        ("退货", "", "是"),
        ("Return", "N", "Y"),
        ("退款标识", "0", "1"),
        ("交易类型", "消费", "撤销"),
        ("交易类型", "购买", "退货退款"),
        ("类型", "费用报销", "费用冲回"),
        ("单据类型", "采购入库", "采购退货"),
        ("单据", "应付单", "红字应付单"),
        ("发票类型", "增值税专用发票", "红字增值税专用发票"),
        ("票", "蓝票", "红票"),
        ("Invoice type", "Standard", "Credit"),
        ("Doc Type", "INV", "CRN"),
        ("操作", "扣款", "退回"),
        ("Beleg", "Rechnung", "Gutschrift"),
    ] {
        let rows = |sign: &str| {
            let returned = format!("{sign}20");
            file(header, &[("100", ordinary), ("50", ordinary), (&returned, back), ("8", ordinary)])
        };
        let amounts = ["100.00", "50.00", "-20.00", "8.00"];
        check(&rows(""), &amounts, &[], 0);
        check(&rows("-"), &amounts, &[], 0);
        let (_, outcome) = run(rows("-").as_bytes(), &BookSettings::default(), None).unwrap();
        assert!(warnings(&outcome).iter().any(|told| told.contains("minus")), "{header}: {:?}", warnings(&outcome));
    }
}

#[test]
fn kinds_that_are_not_clear_are_asked() {
    let unclear = file("操作", &[("100", "甲类"), ("50", "甲类"), ("20", "退回"), ("8", "甲类")]);
    let asked = run(unclear.as_bytes(), &BookSettings::default(), None).unwrap_err();
    assert!(asked[0].contains("names money that came back"), "{asked:?}");
    let mut profile = Profile::default();
    profile.columns.insert("direction".into(), "操作".into());
    let (postings, outcome) = run(unclear.as_bytes(), &BookSettings::default(), Some(&profile)).unwrap();
    assert_eq!((postings[2].amount.to_string().as_str(), outcome.bad_rows), ("-20.00", 0), "{:?}", problems(&outcome));
    // What is signed already needs no answer.
    let signed = file("操作", &[("100", "甲类"), ("50", "甲类"), ("-20", "退回"), ("8", "甲类")]);
    check(&signed, &["100.00", "50.00", "-20.00", "8.00"], &[], 0);
}

#[test]
fn states_count_under_any_header() {
    let void = [(SkipReason::Void, 1)];
    let pending = [(SkipReason::Pending, 1)];
    for (header, out, counts, left_out) in [
        ("有效性", "无效", "有效", &void),
        ("过账", "未过账", "已过账", &pending),
        ("过账标志", "N", "Y", &pending),
        ("记账", "未记账", "已记账", &pending),
        ("入账状态", "未入账", "已入账", &pending),
        ("生效", "否", "是", &void),
        ("标记", "作废", "", &void),
        ("审批意见", "不同意", "同意", &void),
        ("Stage", "Cancelled", "Done", &void),
        ("docstatus", "2", "1", &void),
        ("docstatus", "0", "1", &pending),
        ("作废日期", "2026-01-09", "", &void),
        ("作废时间", "2026-01-09 10:00", "", &void),
        ("作废人", "张三", "", &void),
        ("作废原因", "重复", "", &void),
        ("废弃时间", "2026-01-09", "", &void),
        ("Void date", "2026-01-09", "", &void),
        ("Cancelled by", "Anna", "-", &void),
    ] {
        let rows = [("100", out), ("50", counts), ("20", counts), ("3", counts)];
        check(&file(header, &rows), &["50.00", "20.00", "3.00"], left_out, 0);
    }
    let journal =
        "日期,凭证号,状态,过账,摘要,科目,金额\n2026-01-05,1,已审核,已过账,x,a,10\n2026-01-06,2,已审核,未过账,y,a,50\n";
    check(journal, &["10.00"], &pending, 0);
}

#[test]
fn columns_that_only_look_alike_are_no_question() {
    for (header, texts) in [
        ("类型", ["差旅", "办公", "差旅", "办公"]),
        ("发票类型", ["增值税专用发票", "增值税普通发票", "收据", "增值税普通发票"]),
        ("供应商", ["Refund Ltd", "ACME", "Refund Ltd", "ACME"]),
        ("Shop", ["Refund Ltd", "ACME", "Return Path", "Credit Suisse"]),
        ("备注2", ["退货", "见附件", "", "已退回公司"]),
        ("部门", ["客服部", "退货部", "客服部", "冲销组"]),
        ("作废", ["", "否", "", "否"]),
        ("费用性质", ["退货运费", "运费", "运费", "运费"]),
        ("退货政策", ["不可退货", "可退货", "", ""]),
        ("单据类型", ["借款冲销", "报销单", "报销单", "报销单"]),
        ("支付方式", ["Credit card", "Cash", "Credit card", "Cash"]),
        ("Void reason", ["", "", "", "-"]),
        ("Reversed", ["X", "", "", ""]),
    ] {
        let rows: Vec<_> = ["100", "50", "20", "8"].into_iter().zip(texts).collect();
        check(&file(header, &rows), &["100.00", "50.00", "20.00", "8.00"], &[], 0);
    }
}

#[test]
fn what_was_paid_is_known_by_arithmetic() {
    let told = |file: &str| {
        let (postings, outcome) = run(file.as_bytes(), &BookSettings::default(), None).unwrap();
        let amounts: Vec<String> = postings.iter().map(|posting| posting.amount.to_string()).collect();
        (amounts.join(" "), outcome.inferences.len())
    };
    let two = |columns: &str, one: &str, other: &str| {
        format!("日期,单号,摘要,费用项目,{columns}\n2026-01-05,1,纸,a,{one}\n2026-01-06,2,笔,a,{other}\n")
    };
    for (columns, one, other, amounts, inferred) in [
        ("金额,优惠金额,实付金额", "100,10,90", "50,0,50", "90.00 50.00", 1),
        ("报销金额,核减金额,实报金额", "100,20,80", "50,0,50", "80.00 50.00", 1),
        ("金额,运费,应付合计", "100,10,110", "50,0,50", "110.00 50.00", 1),
        ("金额,调整,调整后金额", "100,-10,90", "50,5,55", "90.00 55.00", 1),
        ("金额,抹零,实收", "100.30,0.30,100", "50,0,50", "100.00 50.00", 1),
        ("金额,调整凭证号,备注", "100,12,x", "50,,y", "100.00 50.00", 0),
        ("金额,优惠,运费,实付", "100,-10,5,95", "50,0,0,50", "95.00 50.00", 1),
        // It does not hold in every row, or is nothing of money.
        ("金额,优惠金额,实付金额", "100,0,90", "50,0,50", "100.00 50.00", 0),
        ("金额,折扣", "100,0.9", "50,1", "100.00 50.00", 0),
        ("金额,预算金额,剩余预算", "100,300,200", "50,200,150", "100.00 50.00", 0),
    ] {
        assert_eq!(told(&two(columns, one, other)), (amounts.to_string(), inferred), "{columns}");
    }
    let unclear = [
        ("金额,优惠金额,结果", "100,10,90", "50,0,50"),
        // No column has what it comes to.
        ("金额,核减金额", "100,20", "50,0"),
        ("金额,手续费", "100,2", "50,1"),
        ("金额,扣款", "100,20", "50,0"),
        ("Amount,Discount", "100,20", "50,10"),
    ];
    for (columns, one, other) in unclear {
        assert!(run(two(columns, one, other).as_bytes(), &BookSettings::default(), None).is_err(), "{columns}");
    }
    // A part of the amount, or nothing at all.
    for (columns, one, other) in [("金额,其中：手续费", "100,2", "50,1"), ("金额,手续费", "100,0", "50,")]
    {
        assert_eq!(told(&two(columns, one, other)), ("100.00 50.00".to_string(), 0), "{columns}");
    }
    let balance =
        "日期,单号,摘要,费用项目,金额,手续费,余额\n2026-01-05,1,纸,a,-100,2,900\n2026-01-06,2,笔,a,-50,1,850\n";
    assert_eq!(told(balance).0, "100.00 50.00", "the balance moves by the amounts alone");
}

#[test]
fn a_profile_says_what_comes_off_or_on_top() {
    let file = "日期,单号,摘要,费用项目,金额,手续费,优惠\n2026-01-05,1,纸,a,100,2,30\n2026-01-06,2,笔,a,-50,1,0\n";
    let booked = |columns: &[(&str, &str)]| {
        let columns = columns.iter().map(|(field, header)| (field.to_string(), header.to_string())).collect();
        let profile = Profile { columns, ..Profile::default() };
        let (postings, _) = run(file.as_bytes(), &BookSettings::default(), Some(&profile)).unwrap();
        postings.iter().map(|posting| posting.amount.to_string()).collect::<Vec<_>>().join(" ")
    };
    let amount = ("amount", "金额");
    assert_eq!(booked(&[amount]), "100.00 -50.00");
    assert_eq!(booked(&[amount, ("fee", "手续费")]), "102.00 -51.00");
    assert_eq!(booked(&[amount, ("fee", "手续费"), ("refunded", "优惠")]), "72.00 -51.00");
}

#[test]
fn the_day_of_posting_decides_the_month() {
    let file =
        "入账日期,业务日期,凭证号,摘要,科目,金额\n2026-01-31,2025-12-28,1,x,a,30\n2026-02-01,2026-01-30,2,x,a,30\n";
    let (postings, outcome) = run(file.as_bytes(), &BookSettings::default(), None).unwrap();
    let months: Vec<String> = postings.iter().map(|posting| posting.month.to_string()).collect();
    assert_eq!((months.join(" ").as_str(), outcome.inferences.len()), ("2026-01 2026-02", 1));
}
