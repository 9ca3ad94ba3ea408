//! Bank statements and bills. 借方 of a bank is money that went out.

use super::*;
use crate::model::profile::{DateOrder, Sign};

#[test]
fn statements_that_say_which_way_the_money_went() {
    all_come_in(&[
        Case {
            name: "农行",
            file: "户名：阳光物业\n交易时间,收入金额,支出金额,账户余额,对方户名,对方账号,交易用途\n\
                2026-01-05 09:00:00,,20.00,80.00,文具店,1,买纸\n2026-01-06 09:00:00,5.00,,85.00,文具店,1,退\n",
            rows: &["2026-01 20.00", "2026-01 -5.00"],
        },
        Case {
            name: "平安",
            file: "交易时间,账号,收入,支出,账户余额,对方户名,核心唯一流水号\n20260410 17:07:09,1,,30.00,70.00,文具店,77\n",
            rows: &["2026-04 30.00"],
        },
        Case {
            name: "工行 with turned amounts",
            file: "交易时间,转入金额,转出金额,余额,用途,摘要,附言\n2026-01-05,,12.00,88.00,买纸,x,\n",
            rows: &["2026-01 12.00"],
        },
        Case {
            name: "微信: the goods, not the note that is always a stroke",
            file: "微信支付账单明细\n导出时间：[2026-02-01 09:00:00]\n\n\
                交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注\n\
                2026-01-05 10:00:00,商户消费,文具店,纸,支出,¥10.00,零钱,支付成功,1,2,/\n\
                2026-01-06 10:00:00,零钱提现,银行,/,/,¥99.00,银行,提现已到账,3,4,/\n",
            rows: &["2026-01 10.00"],
        },
        Case {
            name: "京东: what was refunded is off",
            file: "交易时间,商户名称,交易说明,金额,收/付款方式,交易状态,收/支,交易分类,交易订单号,备注\n\
                2026-01-05 10:00:00,京东,纸,235.61(已退款235.50),卡,交易成功,支出,办公,1,\n",
            rows: &["2026-01 办公 0.11"],
        },
        Case {
            name: "a date beats a time",
            file: "交易时间,交易日,交易类型,支出金额,收入金额,余额,业务摘要\n10:31:00,20260105,转账,8.00,,1.00,x\n",
            rows: &["2026-01 8.00"],
        },
    ]);
}

#[test]
fn statements_whose_side_a_profile_states() {
    let profile = Profile { sign: Some(Sign::CostPositive), ..Profile::default() };
    let cases = [
        Case {
            name: "工行",
            file: "凭证号,本方账号,对方账号,交易时间,借/贷,借方发生额,贷方发生额,对方行号,摘要,用途,对方单位名称,余额,个性化信息\n\
                1,1,2,2026-01-05 10:00:00,借,15.00,,3,x,买纸,文具店,85.00,\n",
            rows: &["2026-01 15.00"],
        },
        Case {
            name: "建行",
            file: "账号,账户名称,交易时间,借方发生额（支取）,贷方发生额（收入）,余额,币种,对方户名,对方账号,对方开户机构,记账日期,摘要,备注,账户明细编号-交易流水号\n\
                1,a,20260410 17:07:09,16.00,0.00,84.00,人民币元,b,2,c,20260410,x,y,1-2\n",
            rows: &["2026-04 16.00"],
        },
    ];
    all_come_in_with(&cases, Currency::CNY, &profile);
}

#[test]
fn statements_of_other_countries() {
    let of = |code| Currency::parse(code).unwrap();
    let plain = Profile::default();
    let hongkong = [Case {
        name: "HSBC Hong Kong",
        file: "Date,Description,Billing amount,Billing currency,Balance,Balance currency\n05 Jan 2026,Paper,20.00,HKD,80.00,HKD\n",
        rows: &["2026-01 20.00"],
    }];
    all_come_in_with(&hongkong, of("HKD"), &plain);
    let uk = [Case {
        name: "HSBC UK",
        file: "Date,Type,Description,Paid out,Paid in,Balance\n,,Opening balance,,,£100.00\n05 Jan 2026,VIS,Paper,£20.00,,£80.00\n",
        rows: &["2026-01 20.00"],
    }];
    all_come_in_with(&uk, of("GBP"), &plain);
    let us = [Case {
        name: "Chase",
        file: "Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #\n\
            DEBIT,01/25/2026,Paper,20.00,ACH,80.00,,\nDEBIT,01/05/2026,Pens,5.00,ACH,75.00,,\n",
        rows: &["2026-01 20.00", "2026-01 5.00"],
    }];
    all_come_in_with(&us, of("USD"), &plain);
    let german = [Case {
        name: "Commerzbank",
        file: "Buchungstag;Wertstellung;Umsatzart;Buchungstext;Betrag;Währung\n05.01.2026;06.01.2026;Lastschrift;Papier;1.234,50;EUR\n",
        rows: &["2026-01 1234.50"],
    }];
    all_come_in_with(&german, of("EUR"), &plain);
    let short = Profile { date_order: Some(DateOrder::Dmy), ..Profile::default() };
    let german = [Case {
        name: "two-digit years, by their stated order",
        file: "Datum;Verwendungszweck;Betrag (€);Status\n22.01.26;Papier;-12,50;Gebucht\n",
        rows: &["2026-01 12.50"],
    }];
    all_come_in_with(&german, of("EUR"), &short);
}
