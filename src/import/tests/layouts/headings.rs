//! Ledgers whose accounts stand over their rows.

use super::*;

#[test]
fn they_come_in_as_they_are() {
    whole_files_come_in(vec![
        Whole {
            name: "qb gl with bank",
            file: r#"Sunny Ltd
General Ledger
"January, 2026"

,Date,Transaction Type,Num,Name,Memo/Description,Split,Amount,Balance
Checking,,,,,,,,
,Beginning Balance,,,,,,,"5,000.00"
,01/15/2026,Expense,1,Shop,paper,Office Expenses,-420.81,"4,579.19"
,01/16/2026,Expense,2,Shop,back,Office Expenses,20.81,"4,600.00"
,01/17/2026,Expense,3,Owner,rent,Rent,"-1,000.00","3,600.00"
Total for Checking,,,,,,,"$-1,400.00",
Office Expenses,,,,,,,,
,Beginning Balance,,,,,,,100.00
,01/15/2026,Expense,1,Shop,paper,Checking,420.81,520.81
,01/16/2026,Expense,2,Shop,back,Checking,(20.81),500.00
Total for Office Expenses,,,,,,,$400.00,
Rent,,,,,,,,
,01/17/2026,Expense,3,Owner,rent,Checking,"1,000.00","1,000.00"
Total for Rent,,,,,,,"$1,000.00",
"#,
            currency: "USD",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&[
                "2026-01|Office Expenses|420.81",
                "2026-01|Office Expenses|-20.81",
                "2026-01|Rent|1000.00",
            ]),
        },
        Whole {
            name: "qb pl detail",
            file: r",Date,Transaction Type,Num,Name,Memo/Description,Split,Amount,Balance
Income,,,,,,,,
Services,,,,,,,,
,01/10/2026,Invoice,9,Client,work,Accounts Receivable,900.00,900.00
Total for Services,,,,,,,$900.00,
Total for Income,,,,,,,$900.00,
Expenses,,,,,,,,
Office,,,,,,,,
Supplies,,,,,,,,
,01/15/2026,Expense,1,Shop,paper,Checking,5.00,5.00
,01/16/2026,Expense,2,Shop,pens,Checking,6.00,11.00
Total for Supplies,,,,,,,$11.00,
,01/17/2026,Expense,3,Shop,desk,Checking,7.00,7.00
Total for Office with sub-accounts,,,,,,,$18.00,
Total for Expenses,,,,,,,$18.00,
Net Income,,,,,,,$882.00,
",
            currency: "USD",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&[
                "2026-01|Expenses:Office:Supplies|5.00",
                "2026-01|Expenses:Office:Supplies|6.00",
                "2026-01|Expenses:Office|7.00",
            ]),
        },
        Whole {
            name: "QB desktop",
            file: r",,,,Type,Date,Num,Name,Memo,Split,Amount,Balance
,Office Expenses,,,,,,,,,,0.00
,,Supplies,,,,,,,,,0.00
,,,,Bill,2026-01-05,1,Shop,paper,Accounts Payable,20.00,20.00
,,,,Bill,2026-01-06,2,Shop,pens,Accounts Payable,5.00,25.00
,,Total Supplies,,,,,,,,25.00,25.00
,Total Office Expenses,,,,,,,,,25.00,25.00
TOTAL,,,,,,,,,,25.00,25.00
",
            currency: "USD",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|Office Expenses:Supplies|20.00", "2026-01|Office Expenses:Supplies|5.00"]),
        },
        Whole {
            name: "xero",
            file: r"Account Transactions
Sunny Ltd
For the period 1 January 2026 to 31 January 2026

Date,Source,Description,Reference,Debit,Credit,Running Balance,Gross,Tax

Business Bank Account,,,,,,,,
Opening Balance,,,,1000.00,0.00,1000.00,,
02 Jan 2026,Spend Money,paper,R1,0.00,50.00,950.00,50.00,0.00
Total Business Bank Account,,,,0.00,50.00,950.00,,
Closing Balance,,,,950.00,0.00,950.00,,

Office Expenses,,,,,,,,
Opening Balance,,,,0.00,0.00,0.00,,
02 Jan 2026,Spend Money,paper,R1,50.00,0.00,50.00,50.00,0.00
Total Office Expenses,,,,50.00,0.00,50.00,,
Closing Balance,,,,50.00,0.00,50.00,,

Total,,,,50.00,50.00,0.00,,",
            currency: "GBP",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|Office Expenses|50.00"]),
        },
        Whole {
            name: "xero codes",
            file: r"Account Transactions
Sunny Ltd
For the period 1 January 2026 to 31 January 2026

Date,Source,Description,Reference,Debit,Credit,Running Balance,Gross,Tax
429 - General Expenses,,,,,,,,
Opening Balance,,,,0.00,0.00,0.00,,
02 Jan 2026,Spend Money,paper,R1,50.00,,50.00,50.00,0.00
03 Jan 2026,Spend Money,paper,R2,,10.00,40.00,-10.00,0.00
Total 429 - General Expenses,,,,50.00,10.00,40.00,,
Closing Balance,,,,40.00,0.00,40.00,,
",
            currency: "GBP",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|429 - General Expenses|50.00", "2026-01|429 - General Expenses|-10.00"]),
        },
        Whole {
            name: "QuickBooks Desktop: a code, a point and the name",
            file: r#""",Type,Date,Num,Adj,Name,Memo,Split,Debit,Credit,Balance
1000 · Checking,,,,,,,,,,10000.00
,Check,2026/01/05,101,,Staples,paper,6000 · Office,,100.00,9900.00
Total 1000 · Checking,,,,,,,,0.00,100.00,9900.00
6000 · Office,,,,,,,,,,0.00
,Check,2026/01/05,101,,Staples,paper,1000 · Checking,100.00,,100.00
,Credit,2026/01/09,102,,Staples,ret,1000 · Checking,,10.00,90.00
Total 6000 · Office,,,,,,,,100.00,10.00,90.00
TOTAL,,,,,,,,100.00,110.00,9990.00
"#,
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[("6000", AccountSide::Cost)],
            wants: Wants::Rows(&["2026-01|6000 · Office|100.00", "2026-01|6000 · Office|-10.00"]),
        },
        Whole {
            name: "printed 明细账 sections",
            file: r"明细账
期间：2026年1月
科目：660202 办公费
日期,凭证号,摘要,借方,贷方,方向,余额
2026-01-01,,期初余额,,,平,0
2026-01-05,记-1,买纸,6.00,,借,6.00
2026-01-31,,本月合计,6.00,,借,6.00
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|660202 办公费|6.00"]),
        },
        Whole {
            name: "several 科目 sections",
            file: r"明细账
科目：660202 办公费
日期,凭证号,摘要,借方,贷方,方向,余额
2026-01-05,记-1,买纸,6.00,,借,6.00
2026-01-31,,本月合计,6.00,,借,6.00
科目：660203 差旅费
日期,凭证号,摘要,借方,贷方,方向,余额
2026-01-06,记-2,车票,9.00,,借,9.00
2026-01-31,,本月合计,9.00,,借,9.00
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|660202 办公费|6.00", "2026-01|660203 差旅费|9.00"]),
        },
    ]);
}
