//! What the states, flags and notes of rows say of them, and refunds.

use super::fates::{check, fates};
use super::{book, lines, problems, run, warnings};
use crate::import::SkipReason;
use crate::model::{BookSettings, Profile};

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
        ("记账标志", ["已记", "未记", "已记"], &["10.00"; 2], &[(SkipReason::Pending, 1)]),
        ("记账标志", ["Y", "Y", "Y"], &["10.00"; 3], &[]),
        ("银行返回", ["成功", "余额不足，失败", "成功"], &["10.00"; 2], &[(SkipReason::Void, 1)]),
        // Nothing takes a cancelled invoice back but its red one, and no row has a minus.
        ("票据状态", ["已冲红", "正常", ""], &["10.00"; 2], &[(SkipReason::Void, 1)]),
        ("查验结果", ["一致", "不一致", "一致"], &["10.00"; 2], &[(SkipReason::Void, 1)]),
        ("撤销", ["", "是", ""], &["10.00"; 2], &[(SkipReason::Void, 1)]),
        ("审批状态", ["已批准", "不批准", "已批准"], &["10.00"; 2], &[(SkipReason::Void, 1)]),
        ("票据状态", ["专票", "普票", ""], &["10.00"; 3], &[]),
        ("备注", ["此条作废", "duplicate, do not pay", "补打发票"], &["10.00"; 1], &[(SkipReason::Void, 2)]),
        ("交易结果", ["交易成功", "交易失败", ""], &["10.00"; 2], &[(SkipReason::Void, 1)]),
        ("状态", ["正常", "已退款", "Chargeback"], &["10.00"; 1], &[(SkipReason::Void, 1), (SkipReason::Neutral, 1)]),
        ("发票状态", ["正常", "异常", ""], &["10.00"; 2], &[(SkipReason::Void, 1)]),
        // Of attendance, devices, meters it says nothing of the money.
        ("考勤情况", ["正常", "异常", "正常"], &["10.00"; 3], &[]),
        ("设备情况", ["正常", "异常", ""], &["10.00"; 3], &[]),
        ("备注", ["", "设备异常", "冲红重开"], &["10.00"; 3], &[]),
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
fn what_counts_by_its_state_and_may_be_meant_otherwise_is_told() {
    let told = |header: &str, rows: &[(i64, &str)]| {
        let rows = rows.iter().map(|(amount, state)| format!("2026-01-05,a,x{state}{amount},{amount},{state}\n"));
        let file = format!("日期,科目,摘要,金额,{header}\n{}", rows.collect::<String>());
        let (postings, outcome) = run(file.as_bytes(), &book(), None).unwrap();
        let told: Vec<&str> = outcome.inferences.iter().map(|inferred| inferred.taken.id).collect();
        (lines(&postings).len(), told.join(" "))
    };
    for (header, rows, expected) in [
        ("Payment Status", &[(10, "Paid"), (20, "Unpaid"), (30, "Overdue")][..], "import-inferred-owed"),
        ("Paid", &[(10, "Yes"), (20, "No"), (30, "Yes")], "import-inferred-owed"),
        ("是否付款", &[(10, "是"), (20, "否")], "import-inferred-owed"),
        ("Paid", &[(10, "Yes"), (20, "Yes")], ""),
        ("Paid", &[(10, "2026-01-05"), (20, "")], ""),
        ("状态", &[(10, "正常"), (20, "已红冲")], "import-inferred-reversed"),
        ("状态", &[(10, "正常"), (20, "已红冲"), (-20, "红冲")], ""),
        ("红冲标志", &[(10, "否"), (20, "是")], "import-inferred-flagged-red"),
        ("红冲标志", &[(10, "否"), (20, "")], ""),
        ("状态", &[(10, "正常"), (20, "N")], "import-inferred-states"),
    ] {
        assert_eq!(told(header, rows), (rows.len(), expected.to_string()), "{header} {rows:?}");
    }
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
fn what_came_back_in_part_is_off_once() {
    let head =
        "交易时间,交易类型,交易对方,商品,收/支,金额(元),当前状态\n2026-01-05,商户消费,甲,纸,支出,100.00,支付成功\n";
    for (rows, amounts, left_out) in [
        ("2026-01-06,商户消费,甲,笔,支出,50.00,已退款(￥40.00)\n", &["100.00", "10.00"][..], 0),
        // And its refund stands in a row of its own, below or above.
        (
            "2026-01-06,商户消费,甲,笔,支出,50.00,已退款(￥40.00)\n2026-01-07,甲-退款,甲,笔,收入,40.00,已退款(￥40.00)\n",
            &["100.00", "10.00"],
            1,
        ),
        (
            "2026-01-07,甲-退款,甲,笔,收入,40.00,已到账\n2026-01-06,商户消费,甲,笔,支出,50.00,已退款￥40.00\n",
            &["100.00", "10.00"],
            1,
        ),
        // In the amount and in the state: once.
        ("2026-01-06,商户消费,甲,笔,支出,50.00(已退款40.00),已退款(￥40.00)\n", &["100.00", "10.00"], 0),
        ("2026-01-06,商户消费,甲,笔,支出,50.00,已全额退款\n", &["100.00"], 1),
        ("2026-01-06,商户消费,甲,笔,支出,50.00,退款成功\n", &["100.00"], 1),
        ("2026-01-06,转账,甲,笔,支出,50.00,对方已退还\n", &["100.00"], 1),
    ] {
        let (got, skipped, refused) = fates(&format!("{head}{rows}"));
        let skipped: u64 = skipped.iter().map(|(_, rows)| rows).sum();
        let got: Vec<&str> = got.iter().map(String::as_str).collect();
        assert_eq!((got, skipped, refused), (amounts.to_vec(), left_out, 0), "{rows}");
    }
    // More than was paid, or in figures that nobody can read: refused.
    for state in ["已退款(￥60.00)", "已退款($40.00)"] {
        check(&format!("{head}2026-01-06,商户消费,甲,笔,支出,50.00,{state}\n"), &["100.00"], &[], 1);
    }
    // In part, and nothing says how much: told.
    let file = format!("{head}2026-01-06,商户消费,甲,笔,支出,50.00,部分退款\n");
    let (postings, outcome) = run(file.as_bytes(), &BookSettings::default(), None).unwrap();
    assert_eq!((postings.len(), outcome.inferences.len()), (2, 1), "{:?}", warnings(&outcome));
}

#[test]
fn a_note_that_says_void_leaves_its_row_out() {
    for header in ["备注", "Note", "Remarks", "说明"] {
        let file = format!(
            "日期,科目,摘要,金额,{header}\n2026-01-05,a,x,100,\n2026-01-06,a,y,50,作废\n2026-01-07,a,z,20,VOID\n\
             2026-01-08,a,w,7,已作废，重开\n2026-01-09,a,u,5,作废发票补开\n2026-01-10,a,v,3,见附件\n"
        );
        check(&file, &["100.00", "5.00", "3.00"], &[(SkipReason::Void, 3)], 0);
    }
    let described = "日期,凭证号,科目,摘要,金额\n2026-01-05,1,a,作废,10\n2026-01-06,2,a,作废发票补开,5\n2026-01-07,3,a,void check fee,2\n";
    check(described, &["5.00", "2.00"], &[(SkipReason::Void, 1)], 0);
}

#[test]
fn a_flag_that_says_neither_yes_nor_no_is_asked() {
    let file = |header: &str, flags: &[&str]| {
        let rows = flags.iter().enumerate();
        let rows: String = rows.map(|(i, flag)| format!("2026-01-0{},a,x{i},1{i},{flag}\n", i + 1)).collect();
        format!("日期,科目,摘要,金额,{header}\n{rows}")
    };
    for (header, flags, amounts, left_out, refused) in [
        ("是否有效", &["是", "否", "待定"][..], &["10.00"][..], &[(SkipReason::Void, 1)][..], 1),
        ("是否作废", &["否", "待定", "是"], &["10.00"], &[(SkipReason::Void, 1)], 1),
        ("是否过账", &["是", "是", "?"], &["10.00", "11.00"], &[], 1),
        ("红字", &["否", "是", "待定"], &["10.00", "-11.00"], &[], 1),
        ("Approved", &["Y", "N", "Pending"], &["10.00"], &[(SkipReason::Pending, 2)], 0),
        ("Void", &["", "x", "/"], &["10.00", "12.00"], &[(SkipReason::Void, 1)], 0),
        // Those who approved, what it weighs.
        ("审核", &["李四", "王五", "张三"], &["10.00", "11.00", "12.00"], &[], 0),
        ("Valid", &["2026-12-31", "2027-01-31", ""], &["10.00", "11.00", "12.00"], &[], 0),
    ] {
        check(&file(header, flags), amounts, left_out, refused);
    }
    let unclear = file("是否有效", &["是", "否", "待定"]);
    let (_, outcome) = run(unclear.as_bytes(), &book(), None).unwrap();
    assert!(problems(&outcome)[0].contains("says neither yes nor no"), "{:?}", problems(&outcome));
}

#[test]
fn a_state_that_no_list_knows_is_told_of_rows_that_count() {
    let file = "日期,科目,摘要,金额,状态,Void\n2026-01-05,a,x,10,已审核,\n2026-01-06,a,y,5,待甲方定,是\n";
    let (postings, outcome) = run(file.as_bytes(), &BookSettings::default(), None).unwrap();
    assert_eq!((postings.len(), outcome.inferences.len()), (1, 0), "{:?}", warnings(&outcome));
}

#[test]
fn a_reversed_voucher_is_told_only_without_its_red_entry() {
    let file = |rows: &str| format!("日期,凭证号,摘要,科目,金额,凭证状态\n2026-01-05,1,纸,a,100,已记账\n{rows}");
    let told = |rows: &str| {
        let (postings, outcome) = run(file(rows).as_bytes(), &book(), None).unwrap();
        let sum: i64 = postings.iter().map(|posting| posting.amount.minor()).sum();
        (sum, outcome.inferences.len())
    };
    assert_eq!(told("2026-01-06,2,车,b,30,已红冲\n"), (13_000, 1));
    assert_eq!(told("2026-01-06,2,车,b,30,已红冲\n2026-01-08,3,冲记-2,b,-30,已记账\n"), (10_000, 0));
    assert_eq!(told("2026-01-06,2,车,b,30,被红冲\n2026-01-08,3,冲记-2,b,-30,红冲\n"), (10_000, 0));
}
