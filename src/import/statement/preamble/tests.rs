//! Lines above a header, and what they say.

use super::*;

fn read(lines: &[&[&str]]) -> Preamble {
    let mut block = Block::default();
    for cells in lines {
        cells.iter().for_each(|cell| block.push_cell(cell.as_bytes()));
        block.end_row(1, 0);
    }
    let rows: Vec<_> = block.view().unwrap().rows().collect();
    Preamble::read(&rows)
}

#[test]
fn unit_period_and_year_are_read() {
    let january = Month::new(2026, 1);
    for (lines, unit, month, year) in [
        (&[&["费用明细账"][..], &["单位：万元"]][..], Some(Unit::Wan), None, None),
        (&[&["期间：2026年1月", "", "金额单位:元"][..]][..], Some(Unit::One), january, Some(2026)),
        (&[&["会计期间", "2026.01"][..], &["编制单位：阳光物业公司"]][..], None, january, Some(2026)),
        (&[&["2026年度费用汇总表"][..]][..], None, None, Some(2026)),
        (&[&["期间：2025.12-2026.03"][..]][..], None, None, None),
        (&[&["Unit: thousand"][..]][..], Some(Unit::Thousand), None, None),
        (&[&["编制单位：阳光物业  2026年1月  单位：百万元"][..]][..], Some(Unit::Million), None, Some(2026)),
        (&[&["Fiscal Year", "2026"][..], &["From Period", "1"], &["To Period", "1"]][..], None, january, Some(2026)),
        (&[&["单位：", "", "元"][..]][..], Some(Unit::One), None, None),
        (&[&["编制单位：三元"][..]][..], None, None, None),
    ] {
        let fiscal = lines[0][0] == "Fiscal Year";
        let preamble = Preamble { unit, month, year, fiscal, ..Preamble::default() };
        assert_eq!(read(lines), preamble, "{lines:?}");
    }
}

#[test]
fn units_and_currencies_are_read_wherever_they_stand() {
    for (line, unit, currency, unclear) in [
        ("费用明细表（万元）", Some(Unit::Wan), None, None),
        ("除特别注明外，金额单位为人民币百万元", Some(Unit::Million), Some("CNY"), None),
        ("Amounts in thousands of USD", Some(Unit::Thousand), Some("USD"), None),
        ("Cost report (in millions)", Some(Unit::Million), None, None),
        ("本表以万元列示", Some(Unit::Wan), None, None),
        ("币种：美元", None, Some("USD"), None),
        ("Currency: EUR", None, Some("EUR"), None),
        ("Currency: QQQ", None, None, Some("QQQ")),
        ("币别：综合本位币", None, None, None),
        ("单位：喜元", None, None, Some("喜元")),
        ("单位：台", None, None, None),
        ("Company: Total Facilities Ltd", None, None, None),
    ] {
        let found = read(&[&[line]]);
        let code = found.currency.map(|c| c.to_string());
        assert_eq!((found.unit, code.as_deref(), found.unclear.as_deref()), (unit, currency, unclear), "{line}");
    }
    let twice = read(&[&["单位：元"], &["（单位：万元）"]]);
    assert_eq!(twice.unclear.as_deref(), Some("yuan, wan"));
}

#[test]
fn a_time_of_printing_is_no_year() {
    for (lines, year, printed) in [
        (&[&["导出时间：2027-01-04 09:12"][..]][..], None, Some("2027-01-04")),
        (&[&["打印日期", "2027年1月4日"][..]][..], None, Some("2027-01-04")),
        (&[&["2026年费用", "2027/1/4 9:12:00"][..]][..], Some(2026), Some("2027-01-04")),
        (&[&["导出时间：[2027-01-04 09:12:52]"][..], &["2026年度"]][..], Some(2026), Some("2027-01-04")),
        (&[&["期间：2026-01-01 至 2026-01-31"][..]][..], Some(2026), None),
    ] {
        let found = read(lines);
        assert_eq!((found.year, found.printed.map(|d| d.to_string()).as_deref()), (year, printed), "{lines:?}");
    }
}
