//! Statements and bills that could be misread, and lists that only look like one.

use super::*;

#[test]
fn they_come_in_as_they_are() {
    whole_files_come_in(vec![
        Whole {
            name: "bank listing positive only",
            file: r"交易时间,摘要,金额,对方户名
2026-01-05,纸,10.00,店
2026-01-06,笔,5.00,店
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|纸|10.00", "2026-01|笔|5.00"]),
        },
        Whole {
            name: "bank mostly positive with refund",
            file: r"交易时间,摘要,金额,对方户名
2026-01-05,纸,10.00,店
2026-01-06,笔,5.00,店
2026-01-07,退货,-2.00,店
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|纸|10.00", "2026-01|笔|5.00", "2026-01|退货|-2.00"]),
        },
        Whole {
            name: "expense list with vendor account",
            file: r"报销日期,费用类别,摘要,金额,收款人,收款人账号
2026-01-05,办公费,纸,10.00,店,622
2026-01-06,办公费,冲回,-5.00,店,622
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|办公费|10.00", "2026-01|办公费|-5.00"]),
        },
        Whole {
            name: "expense list with iban",
            file: r"Date,Account,Description,Amount,IBAN
2026-01-05,Office,paper,10.00,DE1
2026-01-06,Office,correction,-5.00,DE1
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|Office|10.00", "2026-01|Office|-5.00"]),
        },
        Whole {
            name: "expense list iban credit note",
            file: r"Date,Supplier,Description,Amount,IBAN
2026-01-05,Shop,paper,10.00,DE1
2026-01-06,Shop,credit note,-5.00,DE1
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|paper|10.00", "2026-01|credit note|-5.00"]),
        },
        Whole {
            name: "expense wertstellung",
            file: r"Datum;Konto;Buchungstext;Betrag;Wertstellung
15.01.2026;Büro;Papier;10,00;15.01.2026
16.01.2026;Büro;Storno;-5,00;16.01.2026
",
            currency: "EUR",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|Büro|10.00", "2026-01|Büro|-5.00"]),
        },
        Whole {
            name: "list with fee gross net",
            file: r"Date,Account,Gross,Fee,Net
2026-01-05,Office,10.00,1.00,9.00
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|Office|10.00"]),
        },
        Whole {
            name: "退款金额 only amount",
            file: r"日期,科目,摘要,退款金额
2026-01-05,办公费,退,10.00
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Refused("amount column"),
        },
        Whole {
            name: "退款金额 beside 金额 zeros",
            file: r"日期,科目,摘要,金额,退款金额
2026-01-05,办公费,纸,10.00,0
2026-01-06,办公费,笔,10.00,10.00
2026-01-07,办公费,笔,10.00,
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|办公费|10.00", "2026-01|办公费|0.00", "2026-01|办公费|10.00"]),
        },
        Whole {
            name: "refund bad",
            file: r"日期,科目,摘要,金额,退款金额
2026-01-05,办公费,纸,10.00,x
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Refused("`x`"),
        },
        Whole {
            name: "refund more than amount",
            file: r"日期,科目,摘要,金额,退款金额
2026-01-05,办公费,纸,10.00,12
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Refused("more than the amount"),
        },
        Whole {
            name: "kinds refund with minus on purchases",
            file: r"Date,Type,Account,Amount
2026-01-05,Purchase,Office,-10.00
2026-01-06,Refund,Office,4.00
2026-01-07,Purchase,Office,-1.00
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|Office|10.00", "2026-01|Office|-4.00", "2026-01|Office|1.00"]),
        },
        Whole {
            name: "expense with 对方账户 one negative non-back",
            file: r"日期,科目,摘要,金额,对方账户
2026-01-05,办公费,纸,10.00,1
2026-01-06,办公费,纸差额,-3.00,1
2026-01-07,办公费,笔,6.00,1
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|办公费|10.00", "2026-01|办公费|-3.00", "2026-01|办公费|6.00"]),
        },
        Whole {
            name: "type col Card w/ later refund kind",
            file: r"Date,Type,Account,Amount
2026-01-05,Card,Office,1.00
2026-01-05,Card,Office,2.00
2026-01-05,Card,Office,3.00
2026-01-05,Card,Office,4.00
2026-01-06,Card,Office,-2.00
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&[
                "2026-01|Office|1.00",
                "2026-01|Office|2.00",
                "2026-01|Office|3.00",
                "2026-01|Office|4.00",
                "2026-01|Office|-2.00",
            ]),
        },
        Whole {
            name: "info column text",
            file: r"Date,Account,Amount,Info
2026-01-05,Office,10.00,paper for print
2026-01-06,Office,1.00,pending order of pens
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|Office|10.00", "2026-01|Office|1.00"]),
        },
        Whole {
            name: "info col state",
            file: r"Datum;Konto;Betrag;Info
15.01.2026;Office;10,00;Umsatz gebucht
16.01.2026;Office;1,00;Umsatz vorgemerkt
",
            currency: "EUR",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|Office|10.00"]),
        },
        Whole {
            name: "description dash",
            file: r"日期,科目,摘要,金额,供应商
2026-01-05,办公费,-,10.00,文具店
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|办公费|10.00"]),
        },
        Whole {
            name: "description # only",
            file: r"日期,摘要,金额,供应商
2026-01-05,***,10.00,
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01||10.00"]),
        },
        Whole {
            name: "camt 08",
            file: r#"<?xml version="1.0"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt>
<Ntry><Amt Ccy="EUR">20.50</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><DtTm>2026-01-05T10:00:00</DtTm></BookgDt><NtryDtls><TxDtls><Amt Ccy="EUR">999</Amt><RltdPties><Cdtr><Pty><Nm>Shop &amp; Co</Nm></Pty></Cdtr></RltdPties><RmtInf><Ustrd>Papier</Ustrd><Ustrd>Teil 2</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry><Ntry><Amt Ccy="EUR">7.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>PDNG</Cd></Sts><BookgDt><DtTm>2026-01-05T10:00:00</DtTm></BookgDt><NtryDtls><TxDtls><Amt Ccy="EUR">999</Amt><RltdPties><Cdtr><Pty><Nm>Shop &amp; Co</Nm></Pty></Cdtr></RltdPties><RmtInf><Ustrd>Papier</Ustrd><Ustrd>Teil 2</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
</Stmt></BkToCstmrStmt></Document>"#,
            currency: "EUR",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|Papier Teil 2|20.50"]),
        },
        Whole {
            name: "camt other currency",
            file: r#"<?xml version="1.0"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt>
<Ntry><Amt Ccy="EUR">20.50</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><DtTm>2026-01-05T10:00:00</DtTm></BookgDt><NtryDtls><TxDtls><Amt Ccy="EUR">999</Amt><RltdPties><Cdtr><Pty><Nm>Shop &amp; Co</Nm></Pty></Cdtr></RltdPties><RmtInf><Ustrd>Papier</Ustrd><Ustrd>Teil 2</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
</Stmt></BkToCstmrStmt></Document>"#,
            currency: "USD",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Refused(r"EUR"),
        },
        Whole {
            name: "camt reversal",
            file: r#"<?xml version="1.0"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt>
<Ntry><Amt Ccy="EUR">20.50</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><DtTm>2026-01-05T10:00:00</DtTm></BookgDt><NtryDtls><TxDtls><Amt Ccy="EUR">999</Amt><RltdPties><Cdtr><Pty><Nm>Shop &amp; Co</Nm></Pty></Cdtr></RltdPties><RmtInf><Ustrd>Papier</Ustrd><Ustrd>Teil 2</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry><Ntry><Amt Ccy="EUR">20.50</Amt><CdtDbtInd>CRDT</CdtDbtInd><RvslInd>true</RvslInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><DtTm>2026-01-05T10:00:00</DtTm></BookgDt><NtryDtls><TxDtls><Amt Ccy="EUR">999</Amt><RltdPties><Cdtr><Pty><Nm>Shop &amp; Co</Nm></Pty></Cdtr></RltdPties><RmtInf><Ustrd>Papier</Ustrd><Ustrd>Teil 2</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
</Stmt></BkToCstmrStmt></Document>"#,
            currency: "EUR",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|Papier Teil 2|20.50", "2026-01|Papier Teil 2|-20.50"]),
        },
        Whole {
            name: "广发",
            file: r"交易日期,入账日期,交易摘要,交易金额,币种
2026-01-05,2026-01-06,文具店,20.00,人民币
2026-01-07,2026-01-08,退货,-5.00,人民币
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|文具店|20.00", "2026-01|退货|-5.00"]),
        },
        Whole {
            name: "招行 one row",
            file: r"交易日,交易时间,交易类型,借方金额,贷方金额,余额,业务摘要,流水号,收(付)方名称,收(付)方账号
20260105,10:00:00,转账,20.00,,80.00,买纸,L1,文具店,9
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|买纸|20.00"]),
        },
        Whole {
            name: "有赞",
            file: r"订单号,下单时间,付款时间,订单状态,商品名称,收货人,实付金额,已退款金额
E1,2026-01-05 10:00:00,2026-01-05 10:01:00,交易完成,纸,张,20.00,5.00
E2,2026-01-06 10:00:00,,已关闭,笔,张,9.00,
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|纸|15.00"]),
        },
        Whole {
            name: "HSBC UK",
            file: r"Date,Type,Description,Paid out,Paid in,Balance
05 Jan 2026,,Opening balance,,,£100.00
05 Jan 2026,VIS,Paper,£20.00,,£80.00
06 Jan 2026,CR,Refund,,£5.00,£85.00
",
            currency: "GBP",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|Paper|20.00", "2026-01|Refund|-5.00"]),
        },
        Whole {
            name: "wechat xlsx-like dates only",
            file: r#"微信支付账单明细

交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注
2026-01-05 10:00:00,商户消费,文具店,/,支出,¥1,"零钱",支付成功,1,/,午餐
"#,
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|文具店|1.00"]),
        },
    ]);
}
