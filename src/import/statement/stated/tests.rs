//! Headers and titles, and what they state.

use super::*;

fn show(stated: &Stated) -> String {
    let unit = stated.unit.map_or("-", Unit::name);
    let currency = stated.currency.map_or("-".to_string(), |c| c.to_string());
    let unknown = stated.unknown.as_ref().map_or(String::new(), |text| format!(" ?{text}"));
    format!("{unit} {currency}{unknown}")
}

#[test]
fn headers_and_what_they_state() {
    for (header, base, expected) in [
        ("金额(万元)", "金额", "wan -"),
        ("金额（百万元）", "金额", "million -"),
        ("金额（十万元）", "金额", "lakh -"),
        ("金额（万百元）", "金额", "- - ?万百元"),
        ("金额（美元）", "金额", "- USD"),
        ("金额（人民币亿元）", "金额", "yi CNY"),
        ("金额（分）", "金额", "fen -"),
        ("金额(含税)", "金额(含税)", "- -"),
        ("借方（本位币）", "借方(本位币)", "- -"),
        ("金额【千元】", "金额", "thousand -"),
        ("金额万元", "金额", "wan -"),
        ("金额-万元", "金额", "wan -"),
        ("美元金额", "金额", "- USD"),
        ("单元", "单元", "- -"),
        ("Amount ($)", "Amount", "- USD"),
        ("Amount (US$)", "Amount", "- USD"),
        ("Amount (US$'000)", "Amount", "thousand USD"),
        ("Amount (£000)", "Amount", "thousand GBP"),
        ("Amount (£m)", "Amount", "million GBP"),
        ("Amount (m)", "Amount", "- - ?m"),
        ("Amount (k)", "Amount", "thousand -"),
        ("Amount (K€)", "Amount", "thousand EUR"),
        ("Amount (in millions)", "Amount", "million -"),
        ("Amount (Rs. in lakhs)", "Amount", "lakh INR"),
        ("Amount ('000)", "Amount", "thousand -"),
        ("Amount in thousands of US dollars", "Amount", "thousand USD"),
        ("Amount (RMB'000)", "Amount", "thousand CNY"),
        ("Amount (cents)", "Amount", "fen -"),
        ("Betrag EUR", "Betrag", "- EUR"),
        ("amount_usd", "amount", "- USD"),
        ("USD amount", "amount", "- USD"),
        ("Debit (GBP)", "Debit", "- GBP"),
        ("Amount (net)", "Amount(net)", "- -"),
        ("Amount (10,000 yuan)", "Amount", "wan CNY"),
        ("Amount (1,000 yuan)", "Amount", "thousand CNY"),
        ("Amount (10000 yuan)", "Amount", "wan CNY"),
        ("Amount (100,000 RMB)", "Amount", "lakh CNY"),
        ("Amount (USDk)", "Amount", "thousand USD"),
        ("Amount (HKDm)", "Amount", "million HKD"),
        ("金额USD", "金额", "- USD"),
        ("金额USDk", "金额", "thousand USD"),
        ("金额¥", "金额", "- CNY"),
        ("金额ABC", "金额ABC", "- -"),
        ("金额×万", "金额", "wan -"),
        ("金额（×1000）", "金额", "thousand -"),
        ("金额（1:1000）", "金额", "thousand -"),
        ("金额（人民币/美元）", "金额", "- - ?人民币/美元"),
        ("金额（+元）", "金额", "yuan -"),
        ("Amount", "Amount", "- -"),
        ("Paid out", "Paid out", "- -"),
        ("Cost Centre", "Cost Centre", "- -"),
    ] {
        let (found, stated) = split(header);
        let expected_base: String = base.chars().filter(|c| !c.is_whitespace()).collect();
        let found: String = found.chars().filter(|c| !c.is_whitespace()).collect();
        assert_eq!((found, show(&stated)), (expected_base, expected.to_string()), "{header}");
    }
}

#[test]
fn statements_of_titles() {
    for (text, expected) in [
        ("元", Some("yuan -")),
        ("万元", Some("wan -")),
        ("人民币百万元", Some("million CNY")),
        ("元（人民币）", Some("yuan CNY")),
        ("元、户", Some("yuan -")),
        ("美元", Some("- USD")),
        ("万美元", Some("wan USD")),
        ("新加坡币", Some("- SGD")),
        ("喜元", Some("- - ?喜元")),
        ("台", None),
        ("阳光物业公司", None),
        ("thousand", Some("thousand -")),
        ("USD", Some("- USD")),
        ("all amounts in millions of USD", Some("million USD")),
        ("pieces", None),
        ("in dozens", None),
    ] {
        assert_eq!(statement(text).as_ref().map(show).as_deref(), expected, "{text}");
    }
}
