//! Ledgers with accounts over their rows that could be misread, and lists that only look like one.

use super::*;

#[test]
fn they_come_in_as_they_are() {
    whole_files_come_in(vec![
        Whole {
            name: "heading innocent category names",
            file: r"Date,Description,Amount
Office,,
2026-01-05,paper,10.00
Total Office,,10.00
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|Office|10.00"]),
        },
        Whole {
            name: "heading account called Total",
            file: r"Date,Description,Amount
Total Fitness,,
2026-01-05,gym,10.00
Total Total Fitness,,10.00
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|Total Fitness|10.00"]),
        },
        Whole {
            name: "heading dated TOTAL-like text",
            file: r"Date,Description,Debit,Credit
Office,,,
2026-01-05,Total cleaning,10.00,
Total Office,,10.00,
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|Office|10.00"]),
        },
        Whole {
            name: "heading empty account between",
            file: r"Date,Description,Amount
Office,,
Total Office,,0.00
Rent,,
2026-01-05,rent,10.00
Total Rent,,10.00
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|Rent|10.00"]),
        },
        Whole {
            name: "heading repeated",
            file: r"Date,Description,Amount
Office,,
2026-01-05,paper,10.00
Total Office,,10.00
Office,,
2026-01-06,pens,1.00
Total Office,,11.00
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|Office|10.00", "2026-01|Office|1.00"]),
        },
        Whole {
            name: "heading wrong total refused",
            file: r"Date,Description,Amount
Office,,
2026-01-05,paper,10.00
Total Office,,11.00
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Refused(r"`Total Office` is 11.00, but the rows above it add up to 10.00"),
        },
        Whole {
            name: "heading bad date",
            file: r"Date,Description,Amount
Office,,
2026-02-30,paper,10.00
Total Office,,10.00
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Refused(r"2026-02-30"),
        },
        Whole {
            name: "heading unknown beside bank",
            file: r"Date,Description,Amount
Checking,,
2026-01-05,paper,-10.00
Total Checking,,-10.00
Miscellaneous,,
2026-01-05,paper,10.00
Total Miscellaneous,,10.00
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Refused(r"Miscellaneous"),
        },
        Whole {
            name: "heading income negative natural",
            file: r"Date,Description,Amount
Income,,
2026-01-05,fees,500.00
Total Income,,500.00
Office Expenses,,
2026-01-05,paper,10.00
Total Office Expenses,,10.00
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|Office Expenses|10.00"]),
        },
        Whole {
            name: "title then totals no headings",
            file: r"费用
日期,摘要,金额
2026-01-05,纸,10.00
合计,,10.00
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|纸|10.00"]),
        },
        Whole {
            name: "labelled all",
            file: r"科目：全部
日期,凭证号,摘要,借方,贷方
2026-01-05,1,纸,10.00,
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|纸|10.00"]),
        },
        Whole {
            name: "labelled range",
            file: r"科目：6601 至 6603
日期,凭证号,摘要,借方,贷方
2026-01-05,1,纸,10.00,
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|纸|10.00"]),
        },
        Whole {
            name: "labelled two",
            file: r"科目：6602 管理费用_办公费
日期,凭证号,摘要,借方,贷方
2026-01-05,1,纸,10.00,
,,本月合计,10.00,
科目：1002 银行存款
日期,凭证号,摘要,借方,贷方
2026-01-05,1,纸,,10.00
,,本月合计,,10.00
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|6602 管理费用_办公费|10.00"]),
        },
        Whole {
            name: "heading row in expense list w/ account col",
            file: r"日期,科目,摘要,金额
一、办公类,,,
2026-01-05,办公费,纸,10.00
小计,,,10.00
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|办公费|10.00"]),
        },
        Whole {
            name: "no account list with group rows and X合计",
            file: r"日期,摘要,金额
办公费,,
2026-01-05,纸,10.00
2026-01-06,笔,1.00
办公费合计,,11.00
差旅费,,
2026-01-07,车,3.00
差旅费合计,,3.00
总计,,14.00
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|办公费|10.00", "2026-01|办公费|1.00", "2026-01|差旅费|3.00"]),
        },
        Whole {
            name: "qb with classes col",
            file: r"General Ledger
,Date,Transaction Type,Num,Name,Memo/Description,Account,Split,Debit,Credit,Balance
Office Expenses,,,,,,,,,,
,01/15/2026,Expense,1,Shop,paper,Office Expenses,Bank,10.00,,10.00
Total for Office Expenses,,,,,,,,$10.00,,
",
            currency: "USD",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|Office Expenses|10.00"]),
        },
        Whole {
            name: "qb debit credit",
            file: r"General Ledger
,Date,Num,Name,Memo,Debit,Credit,Balance
Checking,,,,,,,
,01/15/2026,1,Shop,paper,,10.00,90.00
Total for Checking,,,,,,$10.00,
Office Expenses,,,,,,,
,01/15/2026,1,Shop,paper,10.00,,10.00
,01/16/2026,2,Shop,back,,4.00,6.00
Total for Office Expenses,,,,,$10.00,$4.00,
",
            currency: "USD",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|Office Expenses|10.00", "2026-01|Office Expenses|-4.00"]),
        },
        Whole {
            name: "xero net movement",
            file: r"Account Transactions

Date,Source,Description,Reference,Debit,Credit,Running Balance
Office,,,,,,
Opening Balance,,,,0,0,0
02 Jan 2026,Bill,paper,R1,50.00,,50.00
Total Office,,,,50.00,0.00,50.00
Net movement,,,,50.00,0.00,50.00
Closing Balance,,,,50.00,0.00,50.00
",
            currency: "GBP",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|Office|50.00"]),
        },
        Whole {
            name: "ERPNext totals",
            file: r"Posting Date,Account,Debit (CNY),Credit (CNY),Balance (CNY),Voucher Type,Voucher No,Against Account,Cost Center,Project,Remarks
,'Opening',0,0,0,,,,,,
2026-01-05,Office Expenses - S,12.00,0.00,12.00,Journal Entry,JV-1,Bank,Desk,,paper
2026-01-06,Office Expenses - S,3.00,0.00,15.00,Journal Entry,JV-2,Bank,Desk,,pens
,'Total',15.00,0.00,15.00,,,,,,
,'Closing (Opening + Total)',15.00,0.00,15.00,,,,,,
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|Office Expenses - S|12.00", "2026-01|Office Expenses - S|3.00"]),
        },
        Whole {
            name: "U8 footer in voucher",
            file: r#"日期,凭证号数,科目编码,科目名称,摘要,方向,数量,外币,金额
2026.01.05,记-1,6602.0,办公费,买纸,借,,,100.00
2026.01.06,记-2,6602.0,办公费,"买
笔",借,,,30.00
,合计,,,,,,,130.00
"#,
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|6602.0 办公费|100.00", "2026-01|6602.0 办公费|30.00"]),
        },
        Whole {
            name: "U8 both sides",
            file: r"日期,凭证号数,科目编码,科目名称,摘要,方向,数量,外币,金额
2026.01.05,记-1,6602.0,管理费用,买纸,借,,,100.00
2026.01.05,记-1,1001.0,库存现金,买纸,贷,,,100.00
,合计,,,,借,,,100.00
,合计,,,,贷,,,100.00
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|6602.0 管理费用|100.00"]),
        },
        Whole {
            name: "SAP FBL3N pipe",
            file: r"|Assignment|DocumentNo|BusA|Type|Doc. Date |PK|Amount in local cur.|LCurr|Text|
|----------|----------|----|----|----------|--|--------------------|-----|----|
|a         |1900001   |    |SA  |22.01.2026|40|           77,740.00|CNY  |rent|
|a         |1900002   |    |SA  |23.01.2026|50|              -40.00|CNY  |back|
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|rent|77740.00", "2026-01|back|-40.00"]),
        },
        Whole {
            name: "D365 header newline",
            file: r#""Journal number","Voucher","Date","Ledger account","Account name","Description","Amount in transaction currency","Currency"
"J1","V1","1/25/2026","6602-DESK","Office","paper","10.00","CNY"
"#,
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|6602-DESK Office|10.00"]),
        },
        Whole {
            name: "K3 page",
            file: r"凭证日期,会计年度,会计期间,凭证字,凭证号,科目代码,科目名称,币别代码,币别名称,原币金额,借方,贷方,制单,审核,核准,出纳,经办,结算方式,结算号,凭证摘要,数量,数量单位,单价,参考信息,业务日期,往来业务编号,附件数,序号,系统模块,业务描述,汇率类型,汇率,分录序号,核算项目,过账,机制凭证,现金流量
2026-01-31,2026,1,记,1,6602.02,办公费,RMB,人民币,80.00,80.00,0,王五,NONE,NONE,NONE,,*,,买墨盒,0,*,0,,2026-01-31,,0,1,,,公司汇率,1,0,部门---002.023---客服部||产品---1101---x,NONE,,
2026-01-31,2026,1,记,1,1001,库存现金,RMB,人民币,80.00,0,80.00,王五,NONE,NONE,NONE,,*,,买墨盒,0,*,0,,2026-01-31,,0,1,,,公司汇率,1,1,*,NONE,,
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|6602.02 办公费|80.00"]),
        },
        Whole {
            name: "S_ALR quantities",
            file: r"Cost Centers: Actual/Plan/Variance
Fiscal Year	2026
From Period	1
To Period	1
Cost Elements	Act. Costs	Plan Costs	Var.(Abs.)	Var.(%)
52010010  Office	1,200.00	1,000.00	200.00	20.00
52010020  Back	100.00-		100.00-	
* Debit	1,100.00	1,000.00	100.00	10.00
** Over/Underabsorption	1,100.00			
Activity Types	Act. Qty	Plan Qty	Var.(Abs.)	Var.(%)
Hours	50	40	10	25
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|52010010  Office|1200.00", "2026-01|52010020  Back|-100.00"]),
        },
        Whole {
            name: "datev skr04",
            file: r#""EXTF";700;21;"Buchungsstapel";13;20260205101112000;;"RE";"";"";29098;55003;20260101;4;20260101;20260131;"Januar";"";1;0;0;"EUR";;"";;;"04";;;"";""
Umsatz (ohne Soll/Haben-Kz);Soll/Haben-Kennzeichen;WKZ Umsatz;Konto;Gegenkonto (ohne BU-Schlüssel);Belegdatum;Belegfeld 1;Buchungstext
10,00;S;EUR;6815;1800;0501;R1;Papier
5,00;S;;1800;4400;0601;R2;Erlös
3,00;H;;70001;6815;0701;R3;Rechnung
"#,
            currency: "EUR",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|6815|10.00", "2026-01|6815|3.00"]),
        },
        Whole {
            name: "datev bad date",
            file: r#""EXTF";700;21;"Buchungsstapel";13;20260205101112000;;"RE";"";"";29098;55003;20260101;4;20260101;20260131;"Januar";"";1;0;0;"EUR";;"";;;"04";;;"";""
Umsatz (ohne Soll/Haben-Kz);Soll/Haben-Kennzeichen;WKZ Umsatz;Konto;Gegenkonto (ohne BU-Schlüssel);Belegdatum;Belegfeld 1;Buchungstext
10,00;S;EUR;6815;1800;3201;R1;Papier
"#,
            currency: "EUR",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Refused(r"3201"),
        },
        Whole {
            name: "datev in usd",
            file: r#""EXTF";700;21;"Buchungsstapel";13;20260205101112000;;"RE";"";"";29098;55003;20260101;4;20260101;20260131;"Januar";"";1;0;0;"EUR";;"";;;"04";;;"";""
Umsatz (ohne Soll/Haben-Kz);Soll/Haben-Kennzeichen;WKZ Umsatz;Konto;Gegenkonto (ohne BU-Schlüssel);Belegdatum;Belegfeld 1;Buchungstext
10,00;S;USD;6815;1800;0501;R1;Papier
"#,
            currency: "EUR",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Refused(r"USD"),
        },
        Whole {
            name: "ruler rows",
            file: r"日期;科目;金额
----------;-----;------
2026-01-05;办公费;10,00
==========;=====;======
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|办公费|10.00"]),
        },
    ]);
}
