//! Tables of metrics in their three forms.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, XlsxError};

use super::read_metrics;
use crate::import::{Setting, Source};
use crate::model::profile::SkipRule;
use crate::model::{Axis, BookSettings, Currency, Dimensions, Profile};

/// `month metric members=value` for each number, and the identifiers of all problems and warnings.
fn read(text: &str) -> (Vec<String>, Vec<&'static str>) {
    read_bytes("m.csv", text.as_bytes(), None)
}

fn read_bytes(name: &str, bytes: &[u8], profile: Option<&Profile>) -> (Vec<String>, Vec<&'static str>) {
    let axis = Axis { name: "project".into(), members: vec!["A".into(), "B".into()] };
    let settings = BookSettings { dimensions: Dimensions::plain(vec![axis]), ..BookSettings::default() };
    let setting = Setting { profile, ..Setting::new(&settings, Currency::CNY) };
    let source = Source { name: name.into(), reader: Box::new(bytes) };
    let mut rows = Vec::new();
    let outcome = read_metrics(source, &setting, &mut |p| {
        assert_eq!((p.voucher, p.amount.currency()), (p.category, Currency::NONE));
        let value = crate::model::Quantity::from(p.amount).exact();
        rows.push(format!("{} {} {}{}={value}", p.month, p.category, p.members.join(" "), p.line));
        Ok(())
    });
    match outcome {
        Ok(outcome) => {
            let told = outcome.problems.iter().chain(&outcome.warnings).map(|problem| problem.message.id);
            let skipped = outcome.skipped.iter().map(|skipped| skipped.reason.message());
            (rows, told.chain(skipped).collect())
        }
        Err(error) => {
            let failure = error.downcast::<crate::words::Failure>().unwrap();
            (rows, failure.problems.iter().map(|problem| problem.message.id).collect())
        }
    }
}

#[test]
fn every_form_gives_the_same_numbers() {
    let wide = "阳光指标表\n月份,项目,工单量(单),应收(万元),备注\n2026年1月,A,\"４，５００\",1.5,x\n2026-02,B,,0,\n合计,,4500,1.5,\n";
    let expected = ["2026-01 工单量 A=4500", "2026-01 应收 A=15000", "2026-02 应收 B=0"];
    assert_eq!(read(wide), (expected.map(String::from).to_vec(), vec!["import-skip-subtotal"]));
    let long = "期间,指标,数值,项目\n2026-01,工单量,4500,A\n2026-01,应收(万元),1.5,A\n2026-02,应收,0,B\n";
    assert_eq!(read(long), (expected.map(String::from).to_vec(), vec![]));
    let ratio = "period\tkpi\tnumerator\tdenominator\tvalue\n2026-01\tcsat\t36\t40\t90%\n2026-01\ttickets\t\t\t3.6千\n";
    let expected = ["2026-01 csat:numerator =36", "2026-01 csat:denominator =40", "2026-01 tickets =3600"];
    assert_eq!(read(ratio), (expected.map(String::from).to_vec(), vec![]));
}

#[test]
fn the_month_may_stand_above_the_header() {
    let text = "期间,2026年1月\n项目,工单量\nA,5\nB,6\n";
    assert_eq!(read(text).0, ["2026-01 工单量 A=5", "2026-01 工单量 B=6"]);
    assert_eq!(read("项目,工单量\nA,5\n").1, ["metric-no-period-column"]);
}

#[test]
fn parts_of_a_month_are_told_apart_or_refused() {
    let text = "月份,渠道,工单量\n2026-01,电话,5\n2026-01,微信,6\n";
    assert_eq!(read(text), (vec!["2026-01 工单量 电话=5".into(), "2026-01 工单量 微信=6".into()], vec![]));
    assert_eq!(read("日期,工单量\n2026-01-05,5\n2026-01-06,6\n").1, ["metric-twice"]);
}

#[test]
fn what_has_no_sum_and_what_is_too_fine() {
    let text = "月份,满意数,满意度,均时\n2026-01,36,90%,1.23456\n";
    let (rows, told) = read(text);
    assert_eq!(rows, ["2026-01 满意数 =36", "2026-01 均时 =1.2346"]);
    assert_eq!(told, ["metric-percent-column", "metric-rounded"]);
    // Percentages among numbers are a mistake.
    assert_eq!(read("月份,满意数\n2026-01,36\n2026-02,90%\n").1, ["metric-percent"]);
    assert_eq!(read("月份,满意数\n2026年13期,36\n").1, ["import-bad-period"]);
}

/// Months as dates, counts as doubles, a note of its own sheet before.
fn workbook() -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("说明")?.write(0, 0, "由系统导出")?;
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "客服指标")?;
    for (column, header) in ["月份", "项目", "工单量", "处理小时"].into_iter().enumerate() {
        sheet.write(1, column as u16, header)?;
    }
    let month = Format::new().set_num_format("yyyy\"年\"m\"月\"");
    for (row, number) in [(2, 1), (3, 2)] {
        sheet.write_with_format(row, 0, &ExcelDateTime::from_ymd(2026, number, 1)?, &month)?;
        // What a spreadsheet stores for =1.1+2.2.
        sheet.write(row, 1, "A")?.write(row, 2, 4500)?.write(row, 3, 3.3000000000000003)?;
    }
    book.save_to_buffer()
}

#[test]
fn a_workbook_is_read_as_well() {
    let (rows, told) = read_bytes("m.xlsx", &workbook().unwrap(), None);
    let expected =
        ["2026-01 工单量 A=4500", "2026-01 处理小时 A=3.3", "2026-02 工单量 A=4500", "2026-02 处理小时 A=3.3"];
    assert_eq!((rows, told), (expected.map(String::from).to_vec(), vec![]));
}

#[test]
fn a_profile_fixes_what_the_table_does_not_say() {
    let skip = SkipRule { column: "state".into(), equals: vec!["draft".into()], ..SkipRule::default() };
    let profile = Profile {
        decimal_mark: Some(','),
        columns: [("period".to_string(), "when".to_string())].into(),
        fixed: [("project".to_string(), "B".to_string())].into(),
        skip: vec![skip],
        ..Profile::default()
    };
    let text = "when;state;hours\n2026-01;final;1.234,5\n2026-02;draft;7\n";
    let (rows, told) = read_bytes("m.csv", text.as_bytes(), Some(&profile));
    assert_eq!((rows, told), (vec!["2026-01 hours B=1234.5".to_string()], vec!["import-skip-rule"]));
}
