//! Workbooks, written by a library and read back.

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, XlsxError};

use super::*;

/// A title over merged cells, dates as serials, numbers as text, a formula, an error, a gap, a second sheet.
fn workbook() -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("说明")?.write(0, 0, "本表由系统导出")?;
    let sheet = book.add_worksheet();
    sheet.set_name("明细")?;
    sheet.merge_range(0, 0, 0, 4, "费用明细表 单位：元", &Format::new())?;
    for (column, header) in ["日期", "科目", "摘要", "部门", "金额"].into_iter().enumerate() {
        sheet.write(2, column as u16, header)?;
    }
    let date = Format::new().set_num_format("yyyy/m/d");
    let day = |day| ExcelDateTime::from_ymd(2026, 1, day);
    // What a spreadsheet stores for =0.1+0.2.
    let noise = 0.30000000000000004;
    for (row, (day, amount)) in [(day(5)?, 1234.5), (day(6)?, noise), (day(7)?, 100_000.0)].into_iter().enumerate() {
        let row = row as u32 + 3;
        sheet.write_with_format(row, 0, &day, &date)?;
        sheet.write(row, 1, "加班费")?;
        sheet.write(row, 4, amount)?;
    }
    sheet.write(6, 0, "2026年1月8日")?.write(6, 1, 660202)?.write(6, 4, "1,000.00")?;
    sheet.write_with_format(8, 0, &day(9)?, &date)?;
    sheet.write(8, 1, "加班费")?.write_formula(8, 4, Formula::new("=E4*2").set_result("2469"))?;
    sheet.write_with_format(9, 0, &day(9)?, &date)?;
    sheet.write(9, 1, "加班费")?.write_formula(9, 4, Formula::new("=1/0").set_result("#DIV/0!"))?;
    sheet.write(10, 0, "合计")?;
    book.save_to_buffer()
}

#[test]
fn cells_are_what_excel_shows() {
    let (postings, outcome) = run(&workbook().unwrap(), &book(), None).unwrap();
    assert_eq!(
        lines(&postings),
        [
            "2026-01 2026-01-05 人力成本:加班费 1234.50",
            "2026-01 2026-01-06 人力成本:加班费 0.30",
            "2026-01 2026-01-07 人力成本:加班费 100000.00",
            "2026-01 2026-01-08 人力成本:加班费 1000.00",
            "2026-01 2026-01-09 人力成本:加班费 2469.00",
        ]
    );
    assert!(postings.iter().all(|p| p.flag.is_empty()));
    assert_eq!(postings.iter().map(|p| p.source_line).collect::<Vec<_>>(), [4, 5, 6, 7, 9]);
    assert_eq!(problems(&outcome), ["账.csv#明细:10:5 `#DIV/0!` in column `金额` is a spreadsheet error"]);
    assert_eq!((outcome.decided.sheets.as_slice(), outcome.decided.header_line), (&["明细".to_string()][..], 3));
    assert_eq!(outcome.decided.format, "xlsx");
}

#[test]
fn a_sheet_is_found_by_name_or_refused() {
    let with_sheet = |sheet: &str| Profile { sheet: Some(sheet.into()), ..Profile::default() };
    let bytes = workbook().unwrap();
    assert_eq!(run(&bytes, &book(), Some(&with_sheet("明细"))).unwrap().0.len(), 5);
    assert_eq!(run(&bytes, &book(), Some(&with_sheet("月报"))).unwrap_err(), ["there is no sheet `月报`"]);
}

#[test]
fn nothing_is_cut_in_two_in_a_workbook() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in [
        ["日期", "科目", "金额", "备注"],
        ["2026-01-05", "加班费", "50", "12"],
        ["2026-01-06", "加班费", "52.55", "夜班"],
    ]
    .into_iter()
    .enumerate()
    {
        for (column, text) in cells.into_iter().enumerate() {
            sheet.write(row as u32, column as u16, text).unwrap();
        }
    }
    let bytes = book.save_to_buffer().unwrap();
    let (postings, outcome) = run(&bytes, &super::book(), None).unwrap();
    assert_eq!((postings.len(), outcome.bad_rows), (2, 0), "{:?}", problems(&outcome));
}

/// Two rows of 12,500 and 7,250 with a format, and what more a sheet has.
fn two_rows(format: &str, more: impl Fn(&mut rust_xlsxwriter::Worksheet) -> Result<(), XlsxError>) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let mut write = || -> Result<(), XlsxError> {
        for (column, header) in ["日期", "科目", "金额"].into_iter().enumerate() {
            sheet.write(0, column as u16, header)?;
        }
        for (row, amount) in [12_500.0, 7_250.0].into_iter().enumerate() {
            let row = row as u32 + 1;
            sheet.write(row, 0, format!("2026-01-0{}", row + 4))?.write(row, 1, "加班费")?;
            sheet.write_with_format(row, 2, amount, &Format::new().set_num_format(format))?;
        }
        more(sheet)
    };
    write().unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn a_letter_behind_a_number_shown_divided_says_no_more() {
    for format in ["#,##0.0,\"k\"", "0.00,\\K", "#,##0.0,,\"M\"", "0.00"] {
        let (postings, _) = run(&two_rows(format, |_| Ok(())), &book(), None).unwrap();
        assert_eq!(
            lines(&postings),
            ["2026-01 2026-01-05 人力成本:加班费 12500.00", "2026-01 2026-01-06 人力成本:加班费 7250.00"],
            "{format}"
        );
    }
}

#[test]
fn units_and_currencies_around_a_sheet_refuse_it() {
    use rust_xlsxwriter::Note;
    let comment = |text: &'static str| two_rows("0.00", move |s| s.insert_note(0, 2, &Note::new(text)).map(|_| ()));
    let header = |text: &'static str| {
        two_rows("0.00", move |s| {
            s.set_header(text);
            Ok(())
        })
    };
    for (bytes, expected) in [
        (comment("单位：万元"), false),
        (comment("Amounts in thousands"), false),
        (header("&C费用明细&R单位：万元"), false),
        (header("&LCurrency: USD"), false),
        // What says the same, or nothing of the amounts.
        (comment("金额单位：元"), true),
        (comment("含税，约2万元"), true),
        (comment("张三:\n见合同附件"), true),
        (header("&C费用明细表&R第&P页"), true),
        (header("&C编制单位：阳光物业"), true),
    ] {
        let read = run(&bytes, &book(), None);
        assert_eq!(read.is_ok(), expected, "{:?}", read.map(|(postings, _)| postings.len()));
    }
}

#[test]
fn struck_rows_count_and_are_told() {
    let strike = Format::new().set_font_strikethrough();
    let bytes = two_rows("0.00", |s| s.write_with_format(1, 1, "加班费", &strike).map(|_| ()));
    let (postings, outcome) = run(&bytes, &book(), None).unwrap();
    assert_eq!(postings.len(), 2);
    let told: Vec<String> = outcome.inferences.iter().map(|inferred| format!("{:?}", inferred.taken)).collect();
    assert!(told.iter().any(|text| text.contains("import-inferred-struck")), "{told:?}");
}
