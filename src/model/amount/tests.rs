//! Every form of an amount that exports and people write.

use super::*;

fn show(text: &str, style: AmountStyle) -> String {
    match read(text, style, Currency::CNY) {
        Ok(Some(read)) => {
            let marks = [(read.rounded, " rounded"), (read.exponent, " exponent")];
            marks.iter().filter(|m| m.0).fold(read.money.plain(), |text, mark| text + mark.1)
        }
        Ok(None) => "none".into(),
        Err(problem) => format!("{problem:?}"),
    }
}

#[test]
fn ex_10_1() {
    for (text, expected) in [
        ("1,234.56", "1234.56"),
        ("¥1,234.56", "1234.56"),
        ("￥1，234．56", "1234.56"),
        ("１２３４.５", "1234.50"),
        ("(1,234.56)", "-1234.56"),
        ("（1,234.56）", "-1234.56"),
        ("-¥500", "-500.00"),
        ("¥-500", "-500.00"),
        ("1.2345万元", "12345.00"),
        ("3.6万", "36000.00"),
        ("0.5亿", "50000000.00"),
        ("1,2345.60", "12345.60"),
        ("1 234.50", "1234.50"),
        ("-", "0.00"),
        ("—", "0.00"),
        ("", "none"),
        ("500-", "-500.00"),
        ("CNY 88", "88.00"),
        ("88元", "88.00"),
        ("1.23E+05", "123000.00 exponent"),
        ("=\"00123\"", "123.00"),
        ("'42", "42.00"),
        ("红字300", "-300.00"),
        ("12.345", "12.35 rounded"),
        ("-12.345", "-12.35 rounded"),
        ("12.5%", "Percent"),
        ("#REF!", "SpreadsheetError"),
        ("1,23", "Grouping"),
        ("12,34,567", "Grouping"),
        ("abc", "NotANumber"),
    ] {
        assert_eq!(show(text, AmountStyle::default()), expected, "{text}");
    }
    // Without decimals one such number alone may be a slip; a column of them is none, and beside groups of three it is.
    let with = |fours| AmountStyle { fours, ..AmountStyle::default() };
    assert_eq!(show("1,2600", AmountStyle::default()), "Grouping");
    assert_eq!(show("1,2600", with(Fours::Read)), "12600.00");
    assert_eq!(show("1,2345.60", with(Fours::Slip)), "Grouping");
    let wan = AmountStyle { unit: Unit::Wan, ..AmountStyle::default() };
    assert_eq!(show("12.5", wan), "125000.00");
    assert_eq!(show("12.5元", wan), "12.50");
}

#[test]
fn what_else_people_write() {
    for (text, expected) in [
        ("0", "0.00"),
        ("-0.005", "-0.01 rounded"),
        ("\u{2212}12", "-12.00"),
        ("1\u{a0}234.50", "1234.50"),
        ("\u{3000}12\u{3000}", "12.00"),
        (".5", "0.50"),
        ("5.", "5.00"),
        ("1.00000", "1.00"),
        ("1.23456789万", "12345.68 rounded"),
        ("2千元", "2000.00"),
        ("RMB1,000", "1000.00"),
        ("88 CNY", "88.00"),
        ("92233720368547758.07", "92233720368547758.07"),
        ("92233720368547758.08", "TooLarge"),
        ("1E99", "TooLarge"),
        ("$5", "OtherCurrency"),
        ("USD 5", "OtherCurrency"),
        ("5 USD", "OtherCurrency"),
        ("(-5)", "NotANumber"),
        ("--5", "NotANumber"),
        ("-5-", "NotANumber"),
        ("1.2.3", "Grouping"),
        ("1_000", "NotANumber"),
        ("0,123", "Grouping"),
        ("1.234,56", "Grouping"),
        ("2026-01-05", "NotANumber"),
    ] {
        assert_eq!(show(text, AmountStyle::default()), expected, "{text}");
    }
}

#[test]
fn a_decimal_comma_is_read_where_the_style_says_so() {
    let style = AmountStyle { decimal_mark: ',', ..AmountStyle::default() };
    for (text, expected) in
        [("1.234,56", "1234.56"), ("1234,5", "1234.50"), ("1 234,50", "1234.50"), ("1,234.56", "Grouping")]
    {
        assert_eq!(show(text, style), expected, "{text}");
    }
}

#[test]
fn marks_may_stand_before_and_behind() {
    let euro = Currency::parse("EUR").unwrap();
    let comma = AmountStyle { decimal_mark: ',', ..AmountStyle::default() };
    for (text, expected) in [
        ("1.234,56 €", "1234.56"),
        ("-9,13 €", "-9.13"),
        ("12,50€", "12.50"),
        ("€ -1.000", "-1000.00"),
        ("EUR 5,1", "5.10"),
    ] {
        assert_eq!(read(text, comma, euro).unwrap().unwrap().money.plain(), expected, "{text}");
    }
    let dollar = Currency::parse("USD").unwrap();
    for (text, expected) in [
        ("$(0.01)", Ok("-0.01")),
        ("($0.01)", Ok("-0.01")),
        ("-(5.00)", Ok("-5.00")),
        ("-$(5.00)", Ok("-5.00")),
        ("US$ 5", Ok("5.00")),
        ("5.00 USD-", Ok("-5.00")),
        ("$-5", Ok("-5.00")),
        ("5 US dollars", Err(AmountProblem::NotANumber)),
        ("(-5)", Err(AmountProblem::NotANumber)),
        ("-(-5)", Err(AmountProblem::NotANumber)),
        ("5,00 €", Err(AmountProblem::OtherCurrency)),
        ("£5", Err(AmountProblem::OtherCurrency)),
        ("BHD 5", Err(AmountProblem::OtherCurrency)),
        ("5元", Err(AmountProblem::OtherCurrency)),
        ("¥5", Err(AmountProblem::OtherCurrency)),
    ] {
        let found = read(text, AmountStyle::default(), dollar).map(|read| read.unwrap().money.plain());
        assert_eq!(found, expected.map(String::from), "{text}");
    }
}

#[test]
fn sides_and_refunds_are_read_in_ledgers_only() {
    let ledger = AmountStyle { ledger: true, ..AmountStyle::default() };
    let read = |text, style| read(text, style, Currency::CNY);
    for (text, expected, side, refunded) in [
        ("5.00 DR", "5.00", Some(BookSide::Debit), false),
        ("1,000.00Cr", "1000.00", Some(BookSide::Credit), false),
        ("¥5.00 cr.", "5.00", Some(BookSide::Credit), false),
        ("-5.00 DR", "-5.00", Some(BookSide::Debit), false),
        ("5 借", "5.00", Some(BookSide::Debit), false),
        ("131.77(已退款89.84)", "41.93", None, true),
        ("235.61（已退款￥235.50）", "0.11", None, true),
        ("20.00(已全额退款)", "0.00", None, true),
        ("-131.77(已退款89.84)", "-41.93", None, true),
        ("131.77 已退款89.84元", "41.93", None, true),
    ] {
        let found = read(text, ledger).unwrap().unwrap();
        assert_eq!(
            (found.money.plain().as_str(), found.side, found.refunded.is_some()),
            (expected, side, refunded),
            "{text}"
        );
        assert_eq!(read(text, AmountStyle::default()), Err(AmountProblem::NotANumber), "{text}");
    }
    for text in ["-5.00 CR", "5.00 DR CR", "CR", "5.00(已退款6.00)", "5.00(已退款)", "5.00(注)"] {
        assert_eq!(read(text, ledger), Err(AmountProblem::NotANumber), "{text}");
    }
}

#[test]
fn fillers_say_nothing_and_invisible_marks_are_passed_over() {
    for (text, expected) in [
        ("--", "none"),
        ("-------------------", "none"),
        ("NONE", "none"),
        ("*", "none"),
        ("\u{200b}100.00", "100.00"),
        ("\u{202a}-1\u{200b}00\u{202c}", "-100.00"),
        ("\u{feff}", "none"),
        ("#N/A", "SpreadsheetError"),
        ("5分", "0.05"),
        ("1角", "0.10"),
        ("1.5百万元", "1500000.00"),
        ("2千港元", "OtherCurrency"),
        ("3块", "3.00"),
        ("5厘", "NotANumber"),
    ] {
        assert_eq!(show(text, AmountStyle::default()), expected, "{text}");
    }
}

#[test]
fn what_the_decimal_mark_does_not_decide_is_a_problem() {
    let style = AmountStyle { undecided: true, ..AmountStyle::default() };
    for (text, expected) in [
        ("81.000", "DecimalMark"),
        ("1,234", "DecimalMark"),
        ("-81.000", "DecimalMark"),
        ("81.00", "81.00"),
        ("0.125", "0.13 rounded"),
        ("1,234.50", "1234.50"),
        ("1234", "1234.00"),
    ] {
        assert_eq!(show(text, style), expected, "{text}");
    }
}

#[test]
fn rupees_are_grouped_in_lakhs() {
    let rupee = Currency::parse("INR").unwrap();
    for (text, expected) in [
        ("1,00,000.00", Ok("100000.00")),
        ("₹12,34,567.89", Ok("1234567.89")),
        ("Rs. 1,234", Ok("1234.00")),
        ("1,0,000", Err(AmountProblem::Grouping)),
        ("1,00,00", Err(AmountProblem::Grouping)),
        // Ten millions, or a credit?
        ("1.5 Cr", Err(AmountProblem::NotANumber)),
    ] {
        let ledger = AmountStyle { ledger: true, ..AmountStyle::default() };
        let found = read(text, ledger, rupee).map(|read| read.unwrap().money.plain());
        assert_eq!(found, expected.map(String::from), "{text}");
    }
}
