//! Headers: none, in two languages, with stray cells beside them, in words of their own.

use super::*;
use crate::model::profile::DateOrder;

#[test]
fn they_come_in_as_they_are() {
    whole_files_come_in(vec![
        Whole {
            name: "no header",
            file: r"2026-01-05,办公费,买纸,10.00
2026-01-06,办公费,笔,5.00
",
            currency: "CNY",
            profile: Profile {
                headless: true,
                columns: columns(&[("date", "#1"), ("category", "#2"), ("description", "#3"), ("amount", "#4")]),
                ..Profile::default()
            },
            accounts: &[],
            wants: Wants::Rows(&["2026-01|办公费|10.00", "2026-01|办公费|5.00"]),
        },
        Whole {
            name: "no header first row is like a header",
            file: r"01/05/2026,Paper,10.00,,90.00
01/16/2026,Refund,,5.00,95.00
",
            currency: "CAD",
            profile: Profile {
                headless: true,
                columns: columns(&[
                    ("date", "#1"),
                    ("description", "#2"),
                    ("debit", "#3"),
                    ("credit", "#4"),
                    ("balance", "#5"),
                ]),
                date_order: Some(DateOrder::Mdy),
                ..Profile::default()
            },
            accounts: &[],
            wants: Wants::Rows(&["2026-01|Paper|10.00", "2026-01|Refund|-5.00"]),
        },
        Whole {
            name: "TD no head at all",
            file: r"01/05/2026,Paper,10.00,,90.00
01/16/2026,Refund,,5.00,95.00
",
            currency: "CAD",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Refused("no header"),
        },
        Whole {
            name: "stray right",
            file: r"日期,科目,摘要,金额,,打印人：张三
2026-01-05,办公费,纸,10.00
2026-01-06,办公费,笔,5.00,,
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|办公费|10.00", "2026-01|办公费|5.00"]),
        },
        Whole {
            name: "stray number right of header",
            file: r"日期,科目,摘要,金额,,2026
2026-01-05,办公费,纸,10.00
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|办公费|10.00"]),
        },
        Whole {
            name: "month in date",
            file: r"日期,科目,摘要,金额
2026-01,办公费,纸,10.00
2026年2月,办公费,笔,5.00
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|办公费|10.00", "2026-02|办公费|5.00"]),
        },
        Whole {
            name: "bilingual",
            file: r"日期 Date,科目 Account,摘要/Description,金额(Amount)
2026-01-05,办公费,纸,10.00
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|办公费|10.00"]),
        },
        Whole {
            name: "bilingual2",
            file: r"Date 日期,Account 科目,Description 摘要,Amount 金额
2026-01-05,办公费,纸,10.00
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|办公费|10.00"]),
        },
        Whole {
            name: "bilingual3 lines",
            file: r#""日期
Date","费用类别
Expense category","说明
Description","金额
Amount"
2026-01-05,办公费,纸,10.00
"#,
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|办公费|10.00"]),
        },
        Whole {
            name: "hdr Date of Payment",
            file: r"Date of Payment,Directorate,Expense type,Amount
05 Jan 2026,Desk,Office,10.00
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|Office|10.00"]),
        },
        Whole {
            name: "hdr Paid Date",
            file: r"Paid Date,Directorate,Expense type,Amount
05 Jan 2026,Desk,Office,10.00
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|Office|10.00"]),
        },
        Whole {
            name: "hdr Clearing Date",
            file: r"Clearing Date,Directorate,Expense type,Amount
05 Jan 2026,Desk,Office,10.00
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|Office|10.00"]),
        },
        Whole {
            name: "hdr Payment date",
            file: r"Payment date,Directorate,Expense type,Amount
05 Jan 2026,Desk,Office,10.00
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|Office|10.00"]),
        },
        Whole {
            name: "hdr Date paid",
            file: r"Date paid,Directorate,Expense type,Amount
05 Jan 2026,Desk,Office,10.00
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|Office|10.00"]),
        },
        Whole {
            name: "hdr org unit",
            file: r"Paid Date,Organisational Unit,Expense Area,Supplier Name,Amount
05 Jan 2026,Desk,Office,Shop,10.00
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|Office|10.00"]),
        },
        Whole {
            name: "hdr 金額",
            file: r"日期,科目,摘要,金額
2026-01-05,辦公費,紙,10.00
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|辦公費|10.00"]),
        },
        Whole {
            name: "no header refusal",
            file: r"Wann,Was,Wieviel Geld,Betrg
05.01.2026,Papier,x,10
15.01.2026,Papier,x,10
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Refused("no header"),
        },
        Whole {
            name: "innocent single line rows",
            file: r"Date,Account,Description,Amount
Note to readers,,,
2026-01-05,Office,paper,20.00
Total,,,20.00
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|Office|20.00"]),
        },
    ]);
}

#[test]
fn an_account_in_columns_level_by_level_is_their_path() {
    all_come_in(&[
        Case {
            name: "一级科目 and 二级科目, the lower at times left out",
            file: "日期,凭证号,一级科目,二级科目,摘要,金额\n2026-01-05,1,管理费用,办公费,纸,100\n2026-01-06,2,销售费用,办公费,笔,80\n\
                2026-01-07,3,税金,,税,7\n",
            rows: &["2026-01 管理费用:办公费 100.00", "2026-01 销售费用:办公费 80.00", "2026-01 税金 7.00"],
        },
        Case {
            name: "three of them",
            file: "日期,摘要,一级科目,二级科目,三级科目,金额\n2026-01-05,a,管理费用,办公费,纸张,100\n2026-01-06,b,管理费用,办公费,墨盒,80\n",
            rows: &["2026-01 管理费用:办公费:纸张 100.00", "2026-01 管理费用:办公费:墨盒 80.00"],
        },
        Case {
            name: "charges, where nothing else is an amount",
            file: "Date,Account,Description,Charges\n2026-01-05,office,Service charges,100\n2026-01-06,travel,taxi,30\n",
            rows: &["2026-01 office 100.00", "2026-01 travel 30.00"],
        },
        Case {
            name: "Category and Subcategory",
            file: "Date,Category,Subcategory,Description,Amount\n2026-01-05,People,Wages,x,100\n2026-01-06,Office,Paper,y,80\n",
            rows: &["2026-01 People:Wages 100.00", "2026-01 Office:Paper 80.00"],
        },
        Case {
            name: "the whole path in the lower column",
            file: "日期,科目,明细科目,金额\n2026-01-05,管理费用,管理费用_办公费,100\n",
            rows: &["2026-01 管理费用_办公费 100.00"],
        },
    ]);
}
