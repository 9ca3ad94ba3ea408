//! Units and months that stand where they are easily passed over.

use rust_xlsxwriter::Workbook;

use super::*;

/// What is booked, in 分; `None`: the file is refused.
fn booked(bytes: &[u8]) -> Option<i64> {
    let (postings, outcome) = run(bytes, &BookSettings::default(), None).ok()?;
    outcome.problems.is_empty().then(|| postings.iter().map(|posting| posting.amount.minor()).sum())
}

#[test]
fn units_by_letters_and_figures_in_the_header() {
    for (header, expected) in [
        ("金额(W)", Some(1_500_000)),
        ("金额（w）", Some(1_500_000)),
        ("金额（W元）", Some(1_500_000)),
        ("Amount (x1000)", Some(150_000)),
        ("Amount (×10,000)", Some(1_500_000)),
        ("Amount (10K)", Some(1_500_000)),
        ("Amount (in 000s)", Some(150_000)),
        ("Amount ('000)", Some(150_000)),
        ("金额(千)", Some(150_000)),
        ("金额(分)", Some(2)),
        ("金额(厘)", None),
        ("金额(毫)", None),
        ("Amount (5k)", None),
        ("Amount (1000)", None),
        ("Amount (W)", None),
        ("Amount (k€)", None),
        ("Amount (m)", None),
        // No units at all.
        ("金额(含税)", Some(150)),
        ("Amount (2026)", Some(150)),
        ("Amount (1)", Some(150)),
        ("Amount (net)", Some(150)),
        ("金额(元)", Some(150)),
        ("金额（单位：元）", Some(150)),
        ("金额（币种：人民币）", Some(150)),
        ("Amount (unit: yuan)", Some(150)),
        ("金额（单位：万元）", Some(1_500_000)),
    ] {
        let file = format!("日期,科目,摘要,\"{header}\"\n2026-01-05,办公,纸,1.5\n");
        assert_eq!(booked(file.as_bytes()), expected, "{header}");
    }
}

#[test]
fn units_above_below_and_beside() {
    let table = "日期,科目,金额\n2026-01-05,办公,1.5\n";
    for (file, expected) in [
        (format!("单位：W\n{table}"), Some(1_500_000)),
        (format!("单位：w元\n{table}"), Some(1_500_000)),
        (format!("单位：厘\n{table}"), None),
        (format!("Currency: RMB (10 thousand)\n{table}"), Some(1_500_000)),
        (format!("币种：人民币（功能货币）\n{table}"), Some(150)),
        (format!("{table}Currency: RMB (10 thousand)\n"), None),
        (format!("（×1000）\n{table}"), Some(150_000)),
        (format!("马拉松报名费（10K）\n{table}"), Some(150)),
        (format!("{table}单位：W\n"), None),
        (format!("{table}RMB'000\n"), None),
        (format!("{table}单位：元\n"), Some(150)),
        ("日期,科目,金额,单位：万元\n2026-01-05,办公,1.5,\n".to_string(), Some(1_500_000)),
        ("日期,科目,金额,万元\n2026-01-05,办公,1.5,\n".to_string(), Some(1_500_000)),
        ("日期,科目,金额,,单位：W\n2026-01-05,办公,1.5\n".to_string(), Some(1_500_000)),
        ("日期,科目,金额,备注\n2026-01-05,办公,1.5,万元户\n".to_string(), Some(150)),
    ] {
        assert_eq!(booked(file.as_bytes()), expected, "{file}");
    }
}

/// A workbook of a table and, on another sheet, a few texts.
fn workbook(table: &str, other: &str, texts: &[&str]) -> Vec<u8> {
    let mut book = Workbook::new();
    let cover = book.add_worksheet().set_name(other).unwrap();
    for (row, text) in texts.iter().enumerate() {
        cover.write(row as u32, 0, *text).unwrap();
    }
    let sheet = book.add_worksheet().set_name(table).unwrap();
    for (column, header) in ["日期", "科目", "金额"].into_iter().enumerate() {
        sheet.write(0, column as u16, header).unwrap();
    }
    sheet.write(1, 0, "2026-01-05").unwrap().write(1, 1, "办公").unwrap().write(1, 2, 1.5).unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn a_unit_on_another_sheet_or_in_the_name_is_not_passed_over() {
    for (table, other, texts, expected) in [
        ("明细", "封面", &["本表金额单位：万元"][..], None),
        ("明细", "Notes", &["All amounts in thousands"], None),
        ("明细", "说明", &["币种：美元"], None),
        ("明细(万元)", "说明", &["金额单位：万元"], Some(1_500_000)),
        ("明细", "说明", &["金额单位：元", "币种：人民币"], Some(150)),
        ("明细", "汇率", &["美元", "欧元", "USD"], Some(150)),
        ("明细", "说明", &["本表由系统导出", "编制单位：三元公司"], Some(150)),
    ] {
        assert_eq!(booked(&workbook(table, other, texts)), expected, "{table} {texts:?}");
    }
}

#[test]
fn a_month_that_is_named_and_contradicted_is_told() {
    let told = |name: &str, above: &str, days: &[&str]| {
        let rows: String = days.iter().enumerate().map(|(i, day)| format!("{day},办公,{}\n", i + 1)).collect();
        let file = format!("{above}日期,科目,金额\n{rows}");
        let source = Source { name: name.into(), reader: Box::new(file.as_bytes()) };
        let settings = BookSettings::default();
        let setting = Setting::new(&settings, Currency::CNY);
        let outcome = read(source, &setting, &mut |_| Ok(())).unwrap();
        let check = outcome.checks.iter().find(|check| check.control == "months");
        check.map(|check| (check.compared, check.problems[0].place.as_ref().and_then(|place| place.line)))
    };
    let (march, april) = ("2026-03-05", "2026-04-05");
    assert_eq!(told("a/2026年3月费用.csv", "", &[april, april]), Some((2, Some(2))));
    assert_eq!(told("2025-03.csv", "", &[march]), Some((1, Some(2))));
    // A late row among those of the month; a day of export in the name.
    assert_eq!(told("3月.csv", "", &[march, march, april]), None);
    assert_eq!(told("20260405.csv", "", &[march]), None);
    // What a line states of the file is held against every row.
    assert_eq!(told("a.csv", "期间：2026年3期\n", &[march, april]), Some((2, Some(4))));
    assert_eq!(told("a.csv", "期间：2026年3期\n", &[march, march]), None);
}

#[test]
fn units_and_currencies_in_further_places() {
    let rows = "2026-01-05,办公,1.5\n";
    for (file, expected) in [
        (format!("日期,科目,金额/万元\n{rows}"), Some(1_500_000)),
        (format!("Date,Category,Amount/ten thousand yuan\n{rows}"), Some(1_500_000)),
        (format!("Date,Category,Amount/month\n{rows}"), None),
        (format!("日期,科目,金额/USD\n{rows}"), None),
        (format!("All figures in thousands of RMB unless otherwise stated\n日期,科目,金额\n{rows}"), Some(150_000)),
        ("日期,科目,金额,单位\n2026-01-05,办公,1.5,W\n".to_string(), Some(1_500_000)),
        ("日期,科目,金额,单位\n2026-01-05,办公,1.5,厘\n".to_string(), None),
        ("日期,科目,金额,单位\n2026-01-05,办公,1.5,箱\n".to_string(), Some(150)),
        (format!("Währung: EUR\n日期,科目,金额\n{rows}"), None),
        (format!("货币,HKD\n日期,科目,金额\n{rows}"), None),
        (format!("货币,CNY\n日期,科目,金额\n{rows}"), Some(150)),
        ("月份,科目,本月金额,本年累计\n2026-01,办公,1.5,1.5\n2026-02,办公,1,2.5\n".to_string(), Some(250)),
    ] {
        assert_eq!(booked(file.as_bytes()), expected, "{file}");
    }
}

#[test]
fn the_name_of_a_file_that_says_a_unit_is_asked_about() {
    let table = "日期,科目,金额\n2026-01-05,办公,1.5\n";
    let stated = "日期,科目,金额（万元）\n2026-01-05,办公,1.5\n";
    for (name, file, refused) in [
        ("费用明细（万元）.csv", table, true),
        ("费用明细（万元）.csv", stated, false),
        ("费用（W）.csv", table, true),
        ("费用-USD.csv", table, true),
        ("费用（元）.csv", table, false),
        ("费用（1月）.csv", table, false),
        ("费用（客服部）.csv", table, false),
        ("元旦费用.csv", table, false),
        ("2026-01.csv", table, false),
        ("costs (1).csv", table, false),
        ("万科物业费用.csv", table, false),
    ] {
        let settings = BookSettings::default();
        let setting = Setting::new(&settings, Currency::CNY);
        let source = Source { name: name.into(), reader: Box::new(file.as_bytes()) };
        assert_eq!(read(source, &setting, &mut |_| Ok(())).is_err(), refused, "{name} {file}");
    }
}

#[test]
fn a_minus_that_only_the_format_of_a_cell_shows_is_no_amount() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, header) in ["日期", "科目", "金额"].into_iter().enumerate() {
        sheet.write(0, column as u16, header).unwrap();
    }
    sheet.write_row(1, 0, ["2026-01-05", "办公"]).unwrap();
    sheet.write_with_format(1, 2, 30, &rust_xlsxwriter::Format::new().set_num_format("\"-\"#,##0.00")).unwrap();
    assert_eq!(booked(&book.save_to_buffer().unwrap()), None);
}

/// What becomes of 1.5 where a file says something beside its figures.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fate {
    /// It is understood, and used above the figures; below them it contradicts what they were read in.
    Used(i64),
    Refused,
    Innocent,
}

#[test]
fn whatever_speaks_of_a_scale_is_used_or_refused_and_nothing_else_is() {
    use Fate::{Innocent, Refused, Used};
    let (wan, thousand) = (1_500_000, 150_000);
    for (text, fate) in [
        ("单位,万元", Used(wan)),
        ("单位：,万元", Used(wan)),
        ("單位：萬元", Used(wan)),
        ("單位：仟元", Used(thousand)),
        ("币种：人民币  单位：万元", Used(wan)),
        ("本表金额以人民币万元计", Used(wan)),
        ("以下金额均为万元", Used(wan)),
        ("注：表中数据为万元", Used(wan)),
        ("All figures in thousands of RMB unless otherwise stated", Used(thousand)),
        ("Amounts are stated in thousands of Renminbi", Used(thousand)),
        ("\"Unit: RMB 10,000\"", Used(wan)),
        ("\"Amounts in RMB10,000\"", Used(wan)),
        ("Currency unit: k", Used(thousand)),
        ("¥ thousands", Used(thousand)),
        ("Rmb mln", Used(150_000_000)),
        ("ten thousand yuan", Used(wan)),
        ("RMB 10k", Refused),
        ("Scale: 1000", Refused),
        ("\"Multiply by 1,000\"", Refused),
        ("rounded to thousands", Refused),
        ("Beträge in TEUR", Refused),
        ("in T€", Refused),
        ("単位：千円", Refused),
        ("金额口径：万元", Refused),
        ("币种,美元", Refused),
        ("币种：,美元", Refused),
        ("Currency,USD", Refused),
        ("幣別：港幣", Refused),
        ("記帳本位幣：港元", Refused),
        ("Reporting currency: US dollars", Refused),
        ("Währung: EUR", Refused),
        ("本表金额均为美元", Refused),
        ("单位,港币万元", Refused),
        ("(HK$)", Refused),
        ("x10", Innocent),
        ("Batch x1000", Innocent),
        ("项目：万科城", Innocent),
        ("千禧花园费用明细", Innocent),
        ("K11", Innocent),
        ("Million Yuan Plaza", Innocent),
        ("1万户调研", Innocent),
        ("预算总额 500万元", Innocent),
        ("\"合同额：120万元，本表单位：元\"", Innocent),
        ("说明：单笔5万元以上附合同", Innocent),
        ("编制单位：三元物业", Innocent),
        ("Savings in Thousand Oaks", Innocent),
        ("Amounts over USD 500 need an approval", Innocent),
        ("2026年费用明细表", Innocent),
    ] {
        let table = "日期,凭证号,摘要,科目,金额\n2026-01-05,记-1,纸,办公,1.5\n";
        let above = booked(format!("费用\n{text}\n{table}").as_bytes());
        let below = booked(format!("{table}{text}\n").as_bytes());
        let expected = match fate {
            Used(minor) => (Some(minor), None),
            Refused => (None, None),
            Innocent => (Some(150), Some(150)),
        };
        // A label and its value in cells of their own are no row below the figures: refused in any case.
        let below = if text.contains(',') && !text.contains('"') { expected.1 } else { below };
        assert_eq!((above, below), expected, "{text}");
    }
}

#[test]
fn headers_state_the_longest_phrase_and_currencies_by_any_mark() {
    for (header, expected) in [
        ("金额/万元", Some(1_500_000)),
        ("金额:万元", Some(1_500_000)),
        ("金额/千元", Some(150_000)),
        ("金额/人民币万元", Some(1_500_000)),
        ("金额/ten thousand yuan", Some(1_500_000)),
        ("Amount 10 thousand yuan", Some(1_500_000)),
        ("Amount (RMB 10,000)", Some(1_500_000)),
        ("金额/元", Some(150)),
        ("金额/CNY", Some(150)),
        ("金额/USD", None),
        ("NT$金额", None),
        ("金额（外币）", None),
    ] {
        let file = format!("日期,科目,摘要,\"{header}\"\n2026-01-05,办公,纸,1.5\n");
        assert_eq!(booked(file.as_bytes()), expected, "{header}");
    }
}

#[test]
fn columns_of_units_and_of_currencies() {
    for (headers, cells, expected) in [
        ("单位", "W", Some(1_500_000)),
        ("单位", "K元", Some(150_000)),
        ("单位", "厘", None),
        ("单位", "箱", Some(150)),
        ("单位", "万科物业", Some(150)),
        ("数量,单位", "1,W", Some(150)),
        ("幣別", "港幣", None),
        ("幣別", "人民幣", Some(150)),
        ("", "USD", None),
        ("", "CNY", Some(150)),
        ("", "TOP", Some(150)),
    ] {
        let file = format!("日期,科目,金额,{headers}\n2026-01-05,办公,1.5,{cells}\n");
        assert_eq!(booked(file.as_bytes()), expected, "{headers} {cells}");
    }
}

#[test]
fn what_the_name_of_a_file_says_agrees_or_refuses() {
    let settings = BookSettings::default();
    let setting = Setting::new(&settings, Currency::CNY);
    let table = "日期,科目,金额\n2026-01-05,办公,1.5\n";
    for (name, above, expected) in [
        ("费用（万元）.csv", "", false),
        ("费用（万元）.csv", "单位：万元\n", true),
        ("费用-千元.csv", "", false),
        ("费用_RMB000.csv", "", false),
        ("expenses in thousands.csv", "", false),
        ("费用（美元）.csv", "", false),
        ("费用-USD.csv", "", false),
        ("HKD expenses.csv", "", false),
        ("费用-CNY.csv", "", true),
        ("费用(元).csv", "", true),
        ("万科城费用.csv", "", true),
        ("千禧花园.csv", "", true),
        ("K11.csv", "", true),
        ("k.csv", "", true),
        ("M.csv", "", true),
        ("Euro Plaza.csv", "", true),
        ("1万户调研.csv", "", true),
        ("export_1000.csv", "", true),
        ("x10.csv", "", true),
    ] {
        let file = format!("{above}{table}");
        let source = Source { name: name.into(), reader: Box::new(file.as_bytes()) };
        assert_eq!(read(source, &setting, &mut |_| Ok(())).is_ok(), expected, "{name}");
    }
}

#[test]
fn what_the_name_of_a_sheet_says() {
    for (table, expected) in [
        ("明细(万元)", Some(1_500_000)),
        ("明细(W)", Some(1_500_000)),
        ("明细(w)", Some(1_500_000)),
        ("明细(厘)", None),
        ("K", Some(150)),
        ("M", Some(150)),
        ("万科(K栋)", Some(150)),
        ("明细(10)", Some(150)),
    ] {
        assert_eq!(booked(&workbook(table, "说明", &["本表由系统导出"])), expected, "{table}");
    }
}
