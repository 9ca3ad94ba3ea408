//! Workbooks of several sheets, hidden and merged cells, and what number formats say.

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::*;

type Rows<'a> = &'a [(&'a str, &'a str, f64)];

const HEADER: [&str; 4] = ["日期", "科目", "摘要", "金额"];

fn fill(sheet: &mut Worksheet, top: u32, rows: Rows<'_>) -> Result<(), XlsxError> {
    for (column, header) in HEADER.into_iter().enumerate() {
        sheet.write(top, column as u16, header)?;
    }
    for (row, (date, text, amount)) in rows.iter().enumerate() {
        let row = top + 1 + row as u32;
        sheet.write(row, 0, *date)?.write(row, 1, "加班费")?.write(row, 2, *text)?.write(row, 3, *amount)?;
    }
    Ok(())
}

fn workbook(sheets: &[(&str, Rows<'_>)], change: impl Fn(&mut Worksheet, &str)) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        fill(sheet, 0, rows).unwrap();
        change(sheet, name);
    }
    book.save_to_buffer().unwrap()
}

fn total(postings: &[Posting]) -> i64 {
    postings.iter().map(|p| p.amount.minor()).sum()
}

const JANUARY: Rows<'_> = &[("2026-01-05", "a", 100.0), ("2026-01-06", "b", 7.0)];
const FEBRUARY: Rows<'_> = &[("2026-02-05", "a", 200.0)];

#[test]
fn a_tab_for_each_month_is_read_whole() {
    let bytes = workbook(&[("1月", JANUARY), ("2月", FEBRUARY), ("3月", &[])], |_, _| {});
    let (postings, outcome) = run(&bytes, &book(), None).unwrap();
    assert_eq!(total(&postings), 30_700);
    let places: Vec<_> = postings.iter().map(|p| (p.source.as_str(), p.source_line)).collect();
    assert_eq!(places, [("账.csv#1月", 2), ("账.csv#1月", 3), ("账.csv#2月", 2)]);
    assert_eq!((outcome.decided.sheets.as_slice(), outcome.rows), (&["1月".to_string(), "2月".to_string()][..], 3));
    assert_eq!((outcome.name.as_str(), outcome.sum), ("账.csv", 30_700));
    let one = Profile { sheet: Some("2月".into()), ..Profile::default() };
    assert_eq!(total(&run(&bytes, &book(), Some(&one)).unwrap().0), 20_000);
}

#[test]
fn a_sheet_that_repeats_others_is_not_counted_twice() {
    let all = [JANUARY, FEBRUARY].concat();
    for sheets in [
        &[("1月", JANUARY), ("2月", FEBRUARY), ("全年", &all[..])][..],
        &[("全年", &all[..]), ("1月", JANUARY), ("2月", FEBRUARY)],
        &[("全年", &all[..]), ("全年 (2)", &all[..])],
    ] {
        let (postings, outcome) = run(&workbook(sheets, |_, _| {}), &book(), None).unwrap();
        assert_eq!(total(&postings), 30_700);
        assert!(warnings(&outcome).iter().any(|w| w.contains("are in `全年")), "{:?}", warnings(&outcome));
    }
}

#[test]
fn hidden_sheets_are_not_chosen_and_hidden_rows_are_told() {
    let sheets = [("旧", JANUARY), ("新", FEBRUARY)];
    let hide = |sheet: &mut Worksheet, name: &str| {
        sheet.set_hidden(name == "旧");
        if name == "新" {
            sheet.set_active(true);
            sheet.set_row_hidden(1).unwrap();
        }
    };
    let (postings, outcome) = run(&workbook(&sheets, hide), &book(), None).unwrap();
    assert_eq!(total(&postings), 20_000);
    let told = ["read from 新; these sheets have a header, too, but were not read: 旧", "1 hidden row was read"];
    assert_eq!(warnings(&outcome), told);
}

#[test]
fn labels_are_merged_down_and_amounts_are_not() {
    let merge = |sheet: &mut Worksheet, _: &str| {
        sheet.merge_range(1, 1, 3, 1, "加班费", &Format::new()).unwrap();
    };
    let rows: Rows<'_> = &[("2026-01-05", "a", 1.0), ("2026-01-05", "b", 2.0), ("2026-01-05", "c", 4.0)];
    let (postings, _) = run(&workbook(&[("1月", rows)], merge), &book(), None).unwrap();
    assert_eq!(lines(&postings)[2], "2026-01 2026-01-05 人力成本:加班费 4.00");
    let merge = |sheet: &mut Worksheet, _: &str| {
        sheet.merge_range(1, 3, 2, 3, "", &Format::new()).unwrap().write(1, 3, 9).unwrap();
    };
    let (postings, outcome) = run(&workbook(&[("1月", rows)], merge), &book(), None).unwrap();
    assert_eq!((total(&postings), problems(&outcome).len()), (1_300, 1));
}

#[test]
fn a_number_format_says_currency_and_unit() {
    for (format, title, expected) in [
        ("#,##0.00", "费用", Ok(1_073_100)),
        ("\"¥\"#,##0.00", "费用", Ok(1_073_100)),
        ("\"$\"#,##0.00", "费用", Err("is not in the plan's currency")),
        ("[$€-407] 0.00", "费用", Err("is not in the plan's currency")),
        ("0.00\"万元\"", "费用", Ok(10_731_000_000)),
        ("0!.0000\"万\"", "费用", Ok(1_073_100)),
        ("0!.0,", "单位：万元", Ok(1_073_100)),
        ("0!.0000", "单位：万元", Ok(1_073_100)),
        ("0!.0,", "费用", Ok(1_073_100)),
        ("#,##0.0,", "单位：万元", Err("is not an amount")),
        ("0.00", "单位：万元", Ok(10_731_000_000)),
    ] {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        sheet.write(0, 0, title).unwrap();
        fill(sheet, 1, &[("2026-01-05", "a", 10731.0)]).unwrap();
        sheet.write_with_format(2, 3, 10731.0, &Format::new().set_num_format(format)).unwrap();
        let (postings, outcome) = run(&workbook.save_to_buffer().unwrap(), &book(), None).unwrap();
        match expected {
            Ok(minor) => assert_eq!((total(&postings), problems(&outcome)), (minor, vec![]), "{format} {title}"),
            Err(words) => assert!(problems(&outcome)[0].contains(words), "{format}: {:?}", problems(&outcome)),
        }
    }
}

#[test]
fn tabs_of_two_departments_are_no_copies() {
    let row: Rows<'_> = &[("2026-01-05", "a", 100.0)];
    for (sheets, expected) in [
        (&[("客服部", row), ("工程部", row)][..], 20_000),
        (&[("一部", row), ("二部", JANUARY)], 20_700),
        // A copy, a sheet of the year.
        (&[("1月", row), ("1月 (2)", row)], 10_000),
        (
            &[("1月", row), ("2月", FEBRUARY), ("全年", &[("2026-01-05", "a", 100.0), ("2026-02-05", "a", 200.0)])],
            30_000,
        ),
    ] {
        let bytes = workbook(sheets, |_, _| {});
        let (postings, outcome) = run(&bytes, &book(), None).unwrap();
        assert_eq!(total(&postings), expected, "{:?}", warnings(&outcome));
        assert!(!outcome.inferences.is_empty());
    }
}

#[test]
fn a_tab_of_a_month_may_have_a_column_more() {
    let more = |sheet: &mut Worksheet, name: &str| {
        if name == "2月" {
            sheet.write(0, 4, "备注").unwrap().write(1, 4, "x").unwrap();
        }
    };
    let bytes = workbook(&[("1月", JANUARY), ("2月", FEBRUARY), ("3月", &[("2026-03-01", "c", 1.0)])], more);
    assert_eq!(total(&run(&bytes, &book(), None).unwrap().0), 30_800);
    // Not of sheets that are called otherwise.
    let bytes = workbook(&[("明细", JANUARY), ("2月", FEBRUARY)], more);
    assert_eq!(total(&run(&bytes, &book(), None).unwrap().0), 10_700);
}

#[test]
fn two_tabs_with_the_very_same_rows_and_names_of_their_own_are_asked() {
    let many: Rows<'_> = &[("2026-01-05", "a", 100.0), ("2026-01-06", "b", 7.0), ("2026-01-07", "c", 9.0)];
    let sheets: [(&str, Rows<'_>); 2] = [("阳光花园", many), ("月亮湾", many)];
    let bytes = workbook(&sheets, |_, _| {});
    let said = run(&bytes, &book(), None).unwrap_err();
    assert_eq!(
        said,
        [
            "the sheets `阳光花园` and `月亮湾` have the very same rows: is one a copy, or do two companies or projects book \
          alike?"
        ]
    );
    for (sheet, sum) in [("月亮湾", 11_600), ("all", 23_200)] {
        let profile = Profile { sheet: Some(sheet.into()), ..Profile::default() };
        assert_eq!(total(&run(&bytes, &book(), Some(&profile)).unwrap().0), sum, "{sheet}");
    }
    // A copy that is called one is left out, and rows of which one differs are two companies'.
    let copy = workbook(&[("明细", many), ("明细 副本", many)], |_, _| {});
    assert_eq!(total(&run(&copy, &book(), None).unwrap().0), 11_600);
    let other: Rows<'_> = &[("2026-01-05", "a", 100.0), ("2026-01-06", "b", 7.0), ("2026-01-07", "c", 8.0)];
    let differs = workbook(&[("阳光花园", many), ("月亮湾", other)], |_, _| {});
    assert_eq!(total(&run(&differs, &book(), None).unwrap().0), 23_100);
}

#[test]
fn the_parts_of_a_long_export_are_all_read() {
    let more = |sheet: &mut Worksheet, name: &str| {
        if name.ends_with('2') {
            sheet.write(0, 4, "备注").unwrap().write(1, 4, "x").unwrap();
        }
    };
    for names in [["Sheet1", "Sheet2"], ["GL_1", "GL_2"], ["明细（1）", "明细（2）"]] {
        let bytes = workbook(&[(names[0], JANUARY), (names[1], FEBRUARY)], more);
        assert_eq!(total(&run(&bytes, &book(), None).unwrap().0), 30_700, "{names:?}");
    }
    // What all stands in the first is a copy, whatever columns it has.
    let all = [JANUARY, FEBRUARY].concat();
    let bytes = workbook(&[("Sheet1", &all), ("Sheet2", JANUARY)], more);
    assert_eq!(total(&run(&bytes, &book(), None).unwrap().0), 30_700);
}

#[test]
fn a_part_without_a_header_is_not_passed_over() {
    let headless = |rows: &[(&str, f64)]| {
        let mut book = Workbook::new();
        fill(book.add_worksheet().set_name("Sheet1").unwrap(), 0, JANUARY).unwrap();
        let sheet = book.add_worksheet().set_name("Sheet2").unwrap();
        for (row, (date, amount)) in (0..).zip(rows) {
            sheet.write(row, 0, *date).unwrap().write(row, 1, "加班费").unwrap().write(row, 3, *amount).unwrap();
        }
        book.save_to_buffer().unwrap()
    };
    let part = headless(&[("2026-02-05", 200.0), ("2026-02-06", 1.0)]);
    let said = run(&part, &book(), None).unwrap_err();
    assert_eq!(said, ["sheet `Sheet2` has no header, and rows like those of `Sheet1`: it seems to go on with them"]);
    let one = Profile { sheet: Some("Sheet1".into()), ..Profile::default() };
    assert_eq!(total(&run(&part, &book(), Some(&one)).unwrap().0), 10_700);
    // Notes beside a ledger are no part of it.
    assert_eq!(total(&run(&headless(&[("说明", 2026.0)]), &book(), None).unwrap().0), 10_700);
}
