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
