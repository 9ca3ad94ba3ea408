//! Statements of Chinese banks.

use super::*;

#[test]
fn they_come_in_as_they_are() {
    whole_files_come_in(vec![
        Whole {
            name: "中行",
            file: r"中国银行交易明细
查询账号：[Account No]:1234
查询时间：20260201
币种：人民币
来账总笔数,1
来账总金额,5.00
往账总笔数,1
往账总金额,20.00
交易类型[ Transaction Type ],业务类型[ Business type ],付款人开户行号[ Account holding bank number of payer ],付款人账号[ Debit Account No. ],付款人名称[ Payer's Name ],收款人账号[ Payee's Account Number ],收款人名称[ Payee's Name ],交易日期[ Transaction Date ],交易时间[ Transaction time ],交易货币[ Trade Currency ],交易金额[ Trade Amount ],交易后余额[ After-transaction balance ],用途[ Purpose ],摘要[ Reference ]
往账,转账,1,1234,阳光物业,9,文具店,20260105,10:00:00,CNY,-20.00,80.00,买纸,x
来账,转账,1,9,文具店,1234,阳光物业,20260106,10:00:00,CNY,5.00,85.00,退款,x
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|x|20.00", "2026-01|x|-5.00"]),
        },
        Whole {
            name: "中行 unsigned",
            file: r"中国银行交易明细
查询账号：[Account No]:1234
查询时间：20260201
币种：人民币
来账总笔数,1
来账总金额,5.00
往账总笔数,1
往账总金额,20.00
交易类型[ Transaction Type ],业务类型[ Business type ],付款人开户行号[ Account holding bank number of payer ],付款人账号[ Debit Account No. ],付款人名称[ Payer's Name ],收款人账号[ Payee's Account Number ],收款人名称[ Payee's Name ],交易日期[ Transaction Date ],交易时间[ Transaction time ],交易货币[ Trade Currency ],交易金额[ Trade Amount ],交易后余额[ After-transaction balance ],用途[ Purpose ],摘要[ Reference ]
往账,转账,1,1234,阳光物业,9,文具店,20260105,10:00:00,CNY,20.00,80.00,买纸,x
来账,转账,1,9,文具店,1234,阳光物业,20260106,10:00:00,CNY,5.00,85.00,退款,x
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|x|20.00", "2026-01|x|-5.00"]),
        },
        Whole {
            name: "民生",
            file: r"民生银行账户明细
账号：1234
起止日期：2026-01-01至2026-01-31
交易时间,交易流水号,借方发生额,贷方发生额,账户余额,凭证号,摘要,对方账号,对方账号名称,对方开户行
2026-01-05 10:00:00,L1,20.00,,80.00,,买纸,9,文具店,工行
2026-01-06 10:00:00,L2,,5.00,85.00,,退款,9,文具店,工行
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|买纸|20.00", "2026-01|退款|-5.00"]),
        },
        Whole {
            name: "平安",
            file: r"交易时间,账号,收入,支出,账户余额,对方户名,对方账号,摘要,核心唯一流水号
20260110 17:07:09,1,,30.00,70.00,文具店,9,纸,77
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|纸|30.00"]),
        },
        Whole {
            name: "招行",
            file: r"招商银行交易流水
账号,1234
交易日,交易时间,交易类型,借方金额,贷方金额,余额,业务摘要,其它摘要,用途,流水号,收(付)方名称,收(付)方账号
20260105,10:00:00,转账,20.00,,80.00,买纸,,,L1,文具店,9
20260106,10:00:00,转账,,5.00,85.00,退款,,,L2,文具店,9
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|买纸|20.00", "2026-01|退款|-5.00"]),
        },
        Whole {
            name: "农行",
            file: r"户名：阳光物业,账号：1234
交易时间,收入金额,支出金额,账户余额,对方户名,对方账号,交易用途
2026-01-05 09:00:00,,20.00,80.00,文具店,1,买纸
2026-01-06 09:00:00,5.00,,85.00,文具店,1,退
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|买纸|20.00", "2026-01|退|-5.00"]),
        },
        Whole {
            name: "工行",
            file: r"[HISTORYDETAIL]
凭证号,本方账号,对方账号,交易时间,借/贷,借方发生额,贷方发生额,对方行号,摘要,用途,对方单位名称,余额,个性化信息
1,1234,9,2026-01-05 10:00:00,借,20.00,0.00,3,x,买纸,文具店,80.00,
2,1234,9,2026-01-06 10:00:00,贷,0.00,5.00,3,x,退,文具店,85.00,
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|x|20.00", "2026-01|x|-5.00"]),
        },
        Whole {
            name: "工行 turn",
            file: r"[HISTORYDETAIL]
凭证号,本方账号,对方账号,交易时间,转入金额,转出金额,余额,用途,摘要,附言
1,1234,9,2026-01-05,0.00,20.00,80.00,买纸,x,
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|x|20.00"]),
        },
        Whole {
            name: "工行 flag",
            file: r"凭证号,本方账号,对方账号,交易时间,借贷标志,发生额,余额,用途,摘要
1,1234,9,2026-01-05,借,20.00,80.00,买纸,x
2,1234,9,2026-01-06,贷,5.00,85.00,退,x
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|x|20.00", "2026-01|x|-5.00"]),
        },
        Whole {
            name: "建行",
            file: r"账号,账户名称,交易时间,借方发生额（支取）,贷方发生额（收入）,余额,币种,对方户名,对方账号,对方开户机构,记账日期,摘要,备注,账户明细编号-交易流水号
1,a,20260110 17:07:09,16.00,0.00,84.00,人民币元,b,2,c,20260110,x,y,1-2
1,a,20260111 17:07:09,0.00,4.00,88.00,人民币元,b,2,c,20260111,x,y,1-3
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|x|16.00", "2026-01|x|-4.00"]),
        },
        Whole {
            name: "建行 one row",
            file: r"账号,账户名称,交易时间,借方发生额（支取）,贷方发生额（收入）,余额,币种,对方户名,对方账号,对方开户机构,记账日期,摘要,备注,账户明细编号-交易流水号,个性化信息名称1
1,a,20260110 17:07:09,16.00,0.00,84.00,人民币元,b,2,c,20260110,x,y,1-2,
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|x|16.00"]),
        },
        Whole {
            name: "农行 personal",
            file: r"账户明细
交易日期,交易时间,交易金额,本次余额,对方户名,对方账号,交易行,交易渠道,交易类型,交易用途,交易摘要
20260105,100000,-20.00,80.00,文具店,9,x,网银,转账,买纸,转账
20260106,100000,+5.00,85.00,文具店,9,x,网银,转账,退,转账
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|买纸|20.00", "2026-01|退|-5.00"]),
        },
        Whole {
            name: "中行 personal",
            file: r"记账日期,记账时间,币别,金额,余额,交易名称,渠道,网点名称,附言,对方账户名,对方卡号/账号,对方开户行
2026-01-05,10:00:00,人民币,-20.00,80.00,转账,手机银行,-------------------,买纸,文具店,9,工行
2026-01-06,10:00:00,人民币,5.00,85.00,转账,手机银行,-------------------,-------------------,文具店,9,-------------------
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|买纸|20.00", "2026-01|文具店|-5.00"]),
        },
        Whole {
            name: "交行",
            file: r"交易时间,交易地点,交易方式,借贷状态,交易金额,余额,对方账号,对方户名,摘要
2026-01-05 10:00:00,x,网银,借 Dr,20.00,80.00,9,文具店,买纸
2026-01-06 10:00:00,x,网银,贷 Cr,5.00,85.00,9,文具店,退
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|买纸|20.00", "2026-01|退|-5.00"]),
        },
        Whole {
            name: "招行 card",
            file: r"交易日,记账日,交易摘要,人民币金额,卡号末四位,交易地金额
01/05,01/06,文具店,20.00,1234,20.00(CN)
01/16,01/17,文具店退,-5.00,1234,-5.00(CN)
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Refused(r"year|年"),
        },
        Whole {
            name: "招行 card year",
            file: r"交易日,记账日,交易摘要,人民币金额,卡号末四位,交易地金额
01/05,01/06,文具店,20.00,1234,20.00(CN)
01/16,01/17,文具店退,-5.00,1234,-5.00(CN)
",
            currency: "CNY",
            profile: Profile { year: Some(2026), ..Profile::default() },
            accounts: &[],
            wants: Wants::Rows(&["2026-01|文具店|20.00", "2026-01|文具店退|-5.00"]),
        },
        Whole {
            name: "工行 personal tab",
            file: r#"卡号,6222
"交易日期	","摘要	","交易场所	","交易国家或地区简称	","钞/汇	","交易金额(收入)	","交易金额(支出)	","交易币种	","记账金额(收入)	","记账金额(支出)	","记账币种	","余额	","对方户名	"
"2026-01-05	","消费	","文具店	","CHN	","钞	","	","20.00	","人民币	","	","20.00	","人民币	","80.00	","	"
"人民币合计	","	","	","	","	","0.00	","20.00	","	","0.00	","20.00	","	","	","	"
"#,
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|消费|20.00"]),
        },
    ]);
}
