//! Ordinary exports that look like a trap: pages with titles, two rows of headers, sums over their rows, fees.

use super::*;

#[test]
fn pages_and_headers_of_two_rows() {
    all_come_in(&[
        Case {
            name: "titles and header on each page",
            file: "费用明细表\n阳光物业,,,,第 1 页 共 2 页\n日期,凭证号,摘要,科目名称,金额\n2026-01-05,记-1,纸,办公费,100\n费用明细表\n\
                阳光物业,,,,第 2 页 共 2 页\n日期,凭证号,摘要,科目名称,金额\n2026-02-05,记-1,笔,办公费,80\n",
            rows: &["2026-01 办公费 100.00", "2026-02 办公费 80.00"],
        },
        Case {
            name: "titles, and a header of two rows, on each page",
            file: "单位：阳光物业,,,打印时间：2026-03-01 10:05:11,,,\n日期,凭证,,摘要,科目名称,发生额,\n,字,号,,,借方,贷方\n\
                2026-01-05,记,1,纸,办公费,100,\n单位：阳光物业,,,打印时间：2026-03-01 10:05:12,,,\n日期,凭证,,摘要,科目名称,发生额,\n\
                ,字,号,,,借方,贷方\n2026-02-05,记,1,退,办公费,,20\n",
            rows: &["2026-01 办公费 100.00", "2026-02 办公费 -20.00"],
        },
        Case {
            name: "group over day and number",
            file: "Voucher,,Description,Account,Movement,\nDate,No,,,Debit,Credit\n2026-01-05,1,paper,office,100,\n",
            rows: &["2026-01 office 100.00"],
        },
    ]);
}

#[test]
fn sums_over_their_rows() {
    all_come_in(&[
        Case {
            name: "an account with its sum, then its days",
            file: "科目,日期,摘要,金额\n办公费,,,150\n,2026-01-05,x,100\n,2026-01-06,y,50\n差旅费,,,30\n,2026-01-07,z,30\n总计,,,180\n",
            rows: &["2026-01 办公费 100.00", "2026-01 办公费 50.00", "2026-01 差旅费 30.00"],
        },
        Case {
            name: "one day each",
            file: "科目,日期,摘要,金额\n办公费,,,100\n,2026-01-05,x,100\n差旅费,,,30\n,2026-01-07,z,30\n",
            rows: &["2026-01 办公费 100.00", "2026-01 差旅费 30.00"],
        },
        Case {
            name: "a NetSuite account begins with its balance",
            file: "Account,Type,Date,Document Number,Name,Memo,Debit,Credit,Balance\n6000 - office,,,,,,,,0.00\n\
                6000 - office,Bill,2026-01-15,B1,S,paper,100.00,,100.00\n6000 - office,Bill Credit,2026-01-16,B2,S,ret,,20.00,80.00\n\
                Total - 6000 - office,,,,,,100.00,20.00,80.00\n",
            rows: &["2026-01 6000 - office 100.00", "2026-01 6000 - office -20.00"],
        },
    ]);
}

#[test]
fn statements_with_kinds_and_fees() {
    all_come_in(&[
        Case {
            name: "N26",
            file: "Booking Date,Value Date,Partner Name,Partner Iban,Type,Payment Reference,Account Name,Amount (CNY),Original Amount\n\
                2026-01-05,2026-01-05,shop,,Presentment,office,Main,-100.00,-100.00\n2026-01-06,2026-01-06,shop,,Credit,office,Main,20.00,20.00\n\
                2026-01-07,2026-01-07,shop,,Presentment,office,Main,-30.00,-30.00\n",
            rows: &["2026-01 Main 100.00", "2026-01 Main -20.00", "2026-01 Main 30.00"],
        },
        Case {
            name: "Revolut: a fee beside the amount, by which the balance moves, too",
            file: "Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance\n\
                CARD_PAYMENT,Current,2026-01-05 10:00:00,2026-01-06 10:00:00,office,-100.00,1.00,CNY,COMPLETED,899.00\n\
                CARD_PAYMENT,Current,2026-01-07 10:00:00,,office,-50.00,0.00,CNY,PENDING,\n\
                CARD_REFUND,Current,2026-01-08 10:00:00,2026-01-08 11:00:00,office,20.00,0.00,CNY,COMPLETED,919.00\n\
                CARD_PAYMENT,Current,2026-01-09 10:00:00,2026-01-09 11:00:00,office,-19.00,0.50,CNY,COMPLETED,899.50\n",
            rows: &["2026-01 101.00", "2026-01 19.50", "2026-01 -20.00"],
        },
        Case {
            name: "gross and fee without net",
            file: "Date,Account,Gross,Fee\n2026-01-05,office,100.00,3.00\n2026-01-06,office,10.00,0\n",
            rows: &["2026-01 office 103.00", "2026-01 office 10.00"],
        },
        Case {
            name: "net and fee: it is in it",
            file: "Date,Account,Net,Fee\n2026-01-05,office,100.00,3.00\n2026-01-06,office,10.00,0\n",
            rows: &["2026-01 office 100.00", "2026-01 office 10.00"],
        },
    ]);
}

#[test]
fn totals_that_show_other_figures_than_their_rows() {
    const BOTH: &[&str] = &["2026-03 办公费 100.40", "2026-03 差旅费 200.30"];
    const THREE: &[&str] = &["2026-03 办公费 100.40", "2026-03 差旅费 200.30", "2026-03 办公费 50.00"];
    all_come_in(&[
        Case {
            name: "rounded to whole 元",
            file: "日期,凭证号,科目,金额\n2026-03-01,记-1,办公费,100.40\n2026-03-02,记-2,差旅费,200.30\n合计,,,301\n",
            rows: BOTH,
        },
        Case {
            name: "in 万元, by its own unit",
            file: "日期,凭证号,科目,金额\n2026-03-01,记-1,办公费,100.40\n2026-03-02,记-2,差旅费,200.30\n合计,,,0.03万\n",
            rows: BOTH,
        },
        Case {
            name: "further off than it can be by rounding",
            file: "日期,凭证号,科目,金额\n2026-03-01,记-1,办公费,100.40\n2026-03-02,记-2,差旅费,200.30\n合计,,,300\n",
            rows: &["4 the total `合计` is 300.00, but the rows above it add up to 300.70"],
        },
        Case {
            name: "its rows have as few decimals",
            file: "日期,凭证号,科目,金额\n2026-03-01,记-1,办公费,100.4\n2026-03-02,记-2,差旅费,200\n合计,,,300\n",
            rows: &["4 the total `合计` is 300.00, but the rows above it add up to 300.40"],
        },
        Case {
            name: "with what is not yet booked, without what is void",
            file: "日期,单据号,科目,金额,单据状态\n2026-03-01,B1,办公费,100.40,已审核\n2026-03-02,B2,办公费,50.00,已作废\n\
                2026-03-03,B3,办公费,30.00,审核中\n2026-03-04,B4,差旅费,200.30,已审核\n合计,,,330.70,\n",
            rows: BOTH,
        },
        Case {
            name: "a mean, the budget and what is left below it",
            file: "日期,凭证号,科目,金额\n2026-03-01,记-1,办公费,100.40\n2026-03-02,记-2,差旅费,200.30\n合计,,,300.70\n\
                平均,,,150.35\n本月预算,,,500.00\n结余,,,199.30\n",
            rows: BOTH,
        },
        Case {
            name: "of which",
            file: "日期,凭证号,部门,科目,摘要,金额\n2026-03-01,记-1,客服部,办公费,纸,100.40\n2026-03-02,记-2,客服部,差旅费,车票,200.30\n\
                2026-03-03,记-3,工程部,办公费,笔,50.00\n,,,,合计：,350.70\n,,,,其中：办公费,150.40\n,,,,差旅费,200.30\n",
            rows: THREE,
        },
        Case {
            name: "of each day, beside it",
            file: "日期,凭证号,科目,金额\n2026-03-01,记-1,办公费,100.40\n2026-03-01,记-2,差旅费,200.30\n2026-03-01 小计,,,300.70\n\
                2026-03-03,记-3,办公费,50.00\n2026-03-03 小计,,,50.00\n总计,,,350.70\n",
            rows: THREE,
        },
    ]);
}

#[test]
fn balances_that_do_not_run_on() {
    const SEVEN: &[&str] = &[
        "2026-03 办公费 100.40",
        "2026-03 差旅费 200.30",
        "2026-03 办公费 50.00",
        "2026-03 快递费 12.00",
        "2026-03 租赁费 1000.00",
        "2026-03 办公费 30.60",
        "2026-03 办公费 30.00",
    ];
    all_come_in(&[
        Case {
            name: "two accounts one after the other",
            file: "日期,摘要,科目,支出,收入,余额\n2026-03-01,a,办公费,100.40,,4899.60\n2026-03-02,b,差旅费,200.30,,4699.30\n\
                2026-03-05,c,办公费,50.00,,4649.30\n2026-03-07,d,快递费,12.00,,4637.30\n2026-03-02,e,租赁费,1000.00,,800.00\n\
                2026-03-03,f,办公费,30.60,,769.40\n2026-03-06,g,办公费,30.00,,739.40\n",
            rows: SEVEN,
        },
        Case {
            name: "a row is missing between two of the same order",
            file: "日期,摘要,科目,支出,收入,余额\n2026-03-01,a,办公费,100.40,,4899.60\n2026-03-02,b,差旅费,200.30,,4699.30\n\
                2026-03-05,c,办公费,50.00,,4649.30\n2026-03-07,d,快递费,12.00,,4600.30\n2026-03-08,e,租赁费,1000.00,,3600.30\n",
            rows: &["5 the balance shows 4,600.30 where the previous row and the amount give 4,637.30; \
                 it is wrong here"],
        },
        Case {
            name: "rounded to whole 元",
            file: "日期,摘要,科目,支出,收入,余额\n2026-03-01,a,办公费,100.40,,4900\n2026-03-02,b,差旅费,200.30,,4699\n\
                2026-03-05,c,办公费,50.00,,4649\n2026-03-07,d,快递费,12.00,,4637\n2026-03-08,e,租赁费,1000.00,,3637\n\
                2026-03-09,f,办公费,30.60,,3607\n2026-03-10,g,办公费,30.00,,3577\n",
            rows: SEVEN,
        },
        Case {
            name: "what was left of the month before",
            file: "日期,摘要,科目,支出,收入,余额\n2026-02-28,上期结余,,,,5000.00\n2026-03-01,a,办公费,100.40,,4899.60\n\
                2026-03-02,b,差旅费,200.30,,4699.30\n本月合计,,,300.70,,4699.30\n",
            rows: &["2026-03 办公费 100.40", "2026-03 差旅费 200.30"],
        },
    ]);
}

#[test]
fn totals_as_programs_mark_them() {
    const THREE: &[&str] = &["2026-01 660205 100.00", "2026-01 660205 50.00", "2026-01 660202 30.00"];
    let file = |one: &str, other: &str, all: &str| {
        format!(
            "Cost Element,Posting Date,Document Number,Text,Amount\n660205,22.01.2026,100001,paper,100.00\n\
             660205,23.01.2026,100002,pens,50.00\n{one},,,,150.00\n660202,23.01.2026,100003,taxi,30.00\n\
             {other},,,,30.00\n{all},,,,180.00\n"
        )
    };
    let marks = [
        ("* 660205", "* 660202", "**"),
        ("*", "*", "**"),
        ("660205 Result", "660202 Result", "Overall Result"),
        ("Σ 660205", "Σ 660202", "ΣΣ"),
    ];
    for (one, other, all) in marks {
        let file: &'static str = file(one, other, all).leak();
        all_come_in(&[Case { name: one, file, rows: THREE }]);
    }
}

#[test]
fn pages_and_quarters_of_printed_ledgers() {
    all_come_in(&[
        Case {
            name: "what a page comes to",
            file: "日期,凭证号,科目,摘要,借方金额,贷方金额\n2026-03-05,记-1,办公费,纸,100.00,\n,,,过次页,100.00,\n,,,承前页,100.00,\n\
                2026-03-16,记-8,办公费,笔,25.00,\n,,,本页合计,25.00,\n,,,本月合计,125.00,\n",
            rows: &["2026-03 办公费 100.00", "2026-03 办公费 25.00"],
        },
        Case {
            name: "a quarter whose first month is elsewhere",
            file: "日期,凭证号,科目,摘要,借方金额,贷方金额\n2026-03-16,记-8,办公费,笔,25.00,\n2026-03-31,,,本月合计,25.00,\n\
                2026-03-31,,,本季合计,175.00,\n2026-03-31,,,当前累计,175.00,\n",
            rows: &["2026-03 办公费 25.00"],
        },
        Case {
            name: "one figure for both sides",
            file: "日期,凭证号,科目,摘要,借方,贷方\n2026-03-05,记-1,办公费,纸,100.00,\n2026-03-15,记-7,办公费,退货,,20.00\n合计,,,,80.00,\n",
            rows: &["2026-03 办公费 100.00", "2026-03 办公费 -20.00"],
        },
    ]);
}

#[test]
fn balances_of_each_account_or_department() {
    all_come_in(&[
        Case {
            name: "each with its opening",
            file: "日期,凭证号,科目名称,摘要,借方金额,贷方金额,方向,余额\n2026-03-01,,办公费,期初余额,,,借,1000.00\n\
                2026-03-05,记-1,办公费,纸,100.00,,借,1100.00\n2026-03-06,记-2,办公费,笔,50.00,,借,1150.00\n\
                2026-03-01,,差旅费,期初余额,,,借,300.00\n2026-03-05,记-1,差旅费,车,30.00,,借,330.00\n",
            rows: &["2026-03 办公费 100.00", "2026-03 办公费 50.00", "2026-03 差旅费 30.00"],
        },
        Case {
            name: "each from nothing",
            file: "日期,凭证号,科目名称,摘要,借方金额,贷方金额,方向,余额\n2026-03-05,记-1,办公费,纸,100.00,,借,100.00\n\
                2026-03-06,记-2,办公费,笔,50.00,,借,150.00\n2026-03-07,记-3,办公费,墨,5.00,,借,155.00\n\
                2026-03-08,记-4,差旅费,车,30.00,,借,30.00\n2026-03-09,记-5,差旅费,车,10.00,,借,40.00\n",
            rows: &[
                "2026-03 办公费 100.00",
                "2026-03 办公费 50.00",
                "2026-03 办公费 5.00",
                "2026-03 差旅费 30.00",
                "2026-03 差旅费 10.00",
            ],
        },
    ]);
}
