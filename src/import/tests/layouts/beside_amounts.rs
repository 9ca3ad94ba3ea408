//! Columns of money beside the amounts: fees, taxes, deductions, and figures that are none of what was spent.

use super::*;

#[test]
fn what_arithmetic_or_a_balance_ties_to_the_amounts_is_used() {
    all_come_in(&[
        Case {
            name: "a fee by which the balance moves, too",
            file: "日期,摘要,支出,收入,余额,手续费\n2026-01-05,a,100,,900,0\n2026-01-06,b,50,,849,1\n2026-01-07,c,30,,818,1\n2026-01-08,d,,20,838,0\n",
            rows: &["2026-01 100.00", "2026-01 51.00", "2026-01 31.00", "2026-01 -20.00"],
        },
        Case {
            name: "the newest first",
            file: "日期,摘要,支出,收入,余额,手续费\n2026-01-07,c,30,,818,1\n2026-01-06,b,50,,849,1\n2026-01-05,a,100,,900,0\n",
            rows: &["2026-01 31.00", "2026-01 51.00", "2026-01 100.00"],
        },
        Case {
            name: "a fee that is in the amounts",
            file: "Date,Description,Paid out,Paid in,Balance,Charges\n2026-01-05,a,100,,900,0\n2026-01-06,b,50,,850,1\n2026-01-07,c,30,,820,1\n",
            rows: &["2026-01 100.00", "2026-01 50.00", "2026-01 30.00"],
        },
        Case {
            name: "PayPal in German",
            file: "Datum;Name;Währung;Brutto;Gebühr;Netto;Guthaben\n05.01.2026;a;CNY;-100,00;-3,00;-103,00;897,00\n06.01.2026;b;CNY;-20,00;-1,00;-21,00;876,00\n07.01.2026;c;CNY;-50,00;0,00;-50,00;826,00\n",
            rows: &["2026-01 103.00", "2026-01 21.00", "2026-01 50.00"],
        },
        Case {
            name: "a total with a word that no list knows",
            file: "日期,摘要,科目,金额,运输保险,总价\n2026-01-05,a,办公费,100,5,105\n2026-01-06,b,办公费,50,0,50\n",
            rows: &["2026-01 办公费 105.00", "2026-01 办公费 50.00"],
        },
        Case {
            name: "a total of several parts",
            file: "Date,Description,Account,Amount,Insurance,Crating,Total\n2026-01-05,a,office,100,5,2,107\n2026-01-06,b,office,50,0,1,51\n",
            rows: &["2026-01 office 107.00", "2026-01 office 51.00"],
        },
        Case {
            name: "a deduction from what is due",
            file: "日期,摘要,科目,金额,违约处理,应付\n2026-01-05,a,办公费,100,5,95\n2026-01-06,b,办公费,50,0,50\n",
            rows: &["2026-01 办公费 95.00", "2026-01 办公费 50.00"],
        },
        Case {
            name: "paid by the company and by the traveller",
            file: "日期,摘要,科目,金额,公司支付,个人支付\n2026-01-05,a,办公费,100,90,10\n2026-01-06,b,办公费,50,50,0\n",
            rows: &["2026-01 办公费 90.00", "2026-01 办公费 50.00"],
        },
    ]);
}

#[test]
fn other_figures_beside_the_amounts_are_left_alone() {
    all_come_in(&[
        Case {
            name: "a budget and what is left of it",
            file: "日期,摘要,科目,金额,差异,预算\n2026-01-05,a,办公费,100,20,120\n2026-01-06,b,办公费,50,-10,40\n",
            rows: &["2026-01 办公费 100.00", "2026-01 办公费 50.00"],
        },
        Case {
            name: "what came before, and both together",
            file: "日期,摘要,科目,本月金额,上月累计,本年累计\n2026-02-05,a,办公费,100,20,120\n2026-02-06,b,办公费,50,10,60\n",
            rows: &["2026-02 办公费 100.00", "2026-02 办公费 50.00"],
        },
        Case {
            name: "shares of two departments",
            file: "日期,摘要,科目,金额,客服部,工程部\n2026-01-05,a,办公费,100,60,40\n2026-01-06,b,办公费,50,20,30\n",
            rows: &["2026-01 办公费 100.00", "2026-01 办公费 50.00"],
        },
        Case {
            name: "readings of a meter",
            file: "日期,摘要,科目,金额,上次读数,本次读数\n2026-01-05,a,办公费,100,20,120\n2026-01-06,b,办公费,50,10,60\n",
            rows: &["2026-01 办公费 100.00", "2026-01 办公费 50.00"],
        },
        Case {
            name: "no fee in any row",
            file: "日期,摘要,支出,收入,手续费\n2026-01-05,a,100,,0\n2026-01-06,b,50,,0\n",
            rows: &["2026-01 100.00", "2026-01 50.00"],
        },
    ]);
}

#[test]
fn the_account_is_the_column_that_the_book_knows() {
    let mut book = BookSettings::default();
    let entry = |path: &&str| CategoryEntry {
        path: Category::parse(path).unwrap(),
        code: None,
        label: None,
        aliases: Vec::new(),
        kind: None,
    };
    book.categories.entries = ["办公费", "差旅费", "人力成本:社保"].iter().map(entry).collect();
    for (header, first, second, account) in [
        ("一级科目,二级科目", "管理费用,办公费", "管理费用,差旅费", ["办公费", "差旅费"]),
        ("科目,明细科目", "管理费用,办公费", "管理费用,差旅费", ["办公费", "差旅费"]),
        ("Category,Subcategory", "Opex,办公费", "Opex,差旅费", ["办公费", "差旅费"]),
        ("GL Code,GL Name", "660201,办公费", "660202,差旅费", ["办公费", "差旅费"]),
        ("费用类别,科目名称", "日常,办公费", "日常,差旅费", ["办公费", "差旅费"]),
        ("类别,科目名称", "报销,人力成本\\社保", "报销,办公费", ["人力成本\\社保", "办公费"]),
        // What the book knows by neither stays as its header says.
        ("科目名称,费用类别", "甲,乙", "丙,丁", ["乙", "丁"]),
    ] {
        let file = format!("日期,摘要,{header},金额\n2026-01-05,a,{first},100\n2026-01-06,b,{second},50\n");
        let setting = Setting { skip_bad: true, ..Setting::new(&book, Currency::CNY) };
        let (postings, _) = run_with(file.as_bytes(), &setting).unwrap();
        let found: Vec<&str> = postings.iter().map(|posting| posting.source_account.as_str()).collect();
        assert!(found.iter().zip(account).all(|(found, account)| found.ends_with(account)), "{header}: {found:?}");
    }
}
