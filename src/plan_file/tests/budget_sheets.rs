//! Budget sheets as departments keep them: one layout each, figures by hand.

use super::{good, shown};
use crate::plan_file::{Fate, Levels, Loaded, SheetContext, SheetRead, read_budget_sheet};
use crate::words::Level;

pub(super) const PLAIN: &str = "[plan]\nid = 'p'\nfirst_month = '2026-01'\n";

fn rows(sheet: &str) -> Vec<(u64, Vec<String>)> {
    (1..).zip(sheet.lines()).map(|(at, line)| (at, line.split('|').map(String::from).collect())).collect()
}

pub(super) fn read(loaded: &Loaded, sheet: &str) -> SheetRead {
    read_with(loaded, sheet, |context| context)
}

pub(super) fn read_with<'l>(
    loaded: &'l Loaded,
    sheet: &str,
    fix: impl FnOnce(SheetContext<'l>) -> SheetContext<'l>,
) -> SheetRead {
    read_budget_sheet(&rows(sheet), &fix(SheetContext::new(&loaded.settings, &loaded.plans[0], "s.csv")))
}

/// Each line as `category amount-of-the-year`.
pub(super) fn lines(read: &SheetRead, loaded: &Loaded) -> Vec<String> {
    let currency = loaded.plans[0].currency;
    read.lines
        .iter()
        .map(|line| format!("{} {}", line.category, line.amount.annual(currency).unwrap().plain()))
        .collect()
}

pub(super) fn errors(read: &SheetRead) -> Vec<String> {
    let errors: Vec<_> = read.problems.iter().filter(|problem| problem.level != Level::Note).cloned().collect();
    shown(&errors)
}

/// A layout, and the lines that it holds.
const LAYOUTS: &[(&str, &str, &[&str])] = &[
    (
        "numerals, a unit in the preamble, last year's actuals, signatures and a remark",
        "阳光花园2026年预算||||||\n编制单位：阳光物业　年度：2026　单位：万元||||||\n\
         序号|项目|编制依据|上年实际|年支出|备注|责任部门\n\
         |一、人力成本||90|120||\n|1、基本工资|23人|70|100|含加班|客服部\n|2、社保||20|20||\n\
         |二、运营成本|||30.5||\n|（一）房租|合同||30||行政部\n|（二）水电|||0.5||\n\
         |不可预见费（3%）|按3%||4.515||\n|合计|||155.015||\n\
         编制人：张三||审核人：李四|||审批人：|\n注：以上含税||||||\n",
        &[
            "人力成本:基本工资 1000000.00",
            "人力成本:社保 200000.00",
            "运营成本:房租 300000.00",
            "运营成本:水电 5000.00",
            "不可预见费（3%） 45150.00",
        ],
    ),
    (
        "quarter sums between the months, indented names, a row of heads",
        "项目|1月|2月|3月|一季度小计|4月|5月|6月|二季度小计|7月|8月|9月|三季度小计|10月|11月|12月|四季度小计|全年合计\n\
         人力成本|||||||||||||||||\n\
         \u{3000}\u{3000}基本工资|10|10|10|30|10|10|10|30|10|10|10|30|10|10|10|30|120\n\
         \u{3000}\u{3000}加班费|1|2|3|6|1|1|1|3|1|1|1|3|1|1|1|3|15\n\
         小计|11|12|13|36|11|11|11|33|11|11|11|33|11|11|11|33|135\n\
         人数|23|23|23||23|23|23||23|23|23||23|23|23||\n\
         水电|1|1|1|3|1|1|1|3|1|1|1|3|1|1|1|3|12\n\
         总计|12|13|14|39|12|12|12|36|12|12|12|36|12|12|12|36|147\n",
        &["人力成本:基本工资 120.00", "人力成本:加班费 15.00", "水电 12.00"],
    ),
    (
        "versions of each month under its title",
        "科目|年度预算初始值|年度预算调整值|年度预算最终值|1月|||2月||\n||||初始值|调整值|最终值|初始值|调整值|最终值\n\
         工资|20|3|23|10|1|11|10|2|12\n电费|10|0|10|5|0|5|5|0|5\n支出合计|30|3|33|15|1|16|15|2|17\n",
        &["工资 23.00", "电费 10.00"],
    ),
    (
        "amounts and ratios by turns",
        "科目编号|科目名称|预算版本|1月预算|1月比例|2月预算|2月比例\n660101|工资|一版|60|60%|30|50%\n660102|电费|一版|40|40%|30|50%\n",
        &["工资 90.00", "电费 70.00"],
    ),
    (
        "quarters alone",
        "项目|一季度|二季度|三季度|四季度|合计\n一、人力|300|300|300|300|1200\n1、工资|200|200|200|200|800\n2、社保|100|100|100|100|400\n",
        &["人力:工资 800.00", "人力:社保 400.00"],
    ),
    (
        "codes, and sums at the top",
        "科目编码|科目全名|1|2|3|4|5|6|7|8|9|10|11|12\n合计||3|3|3|3|3|3|3|3|3|3|3|3\n\
         6602|管理费用|3|3|3|3|3|3|3|3|3|3|3|3\n660201|办公费|1|1|1|1|1|1|1|1|1|1|1|1\n660202|差旅费|2|2|2|2|2|2|2|2|2|2|2|2\n",
        &["管理费用:办公费 12.00", "管理费用:差旅费 24.00"],
    ),
    (
        "groups in a column of their own, subtotals by name",
        "费用类别|费用名称|一月|二月|总计|备注\n人力成本|工资|10|10|20|\n|社保|2|2|4|\n人力成本小计||12|12|24|\n\
         办公费用|纸张|1|1|2|\n合计||13|13|26|\n",
        &["人力成本:工资 20.00", "人力成本:社保 4.00", "办公费用:纸张 2.00"],
    ),
    (
        "a property manager's budget comparison",
        "Property = abc||||\nBudget Comparison||||\nPeriod = Jan 2026||||\n\
         ||PTD Actual|PTD Budget|Variance|% Var|YTD Actual|YTD Budget|Variance|% Var|Annual\n\
         5000-0000|EXPENSES|||||||||\n5050-0000|  PAYROLL|||||||||\n\
         5055-0000|    Wages|90|100|10|10|90|100|10|10|1200\n5056-0000|    Benefits|9|10|1|10|9|10|1|10|120\n\
         5099-0000|  TOTAL PAYROLL|99|110|11|10|99|110|11|10|1320\n5105-0000|  Water|9|10|1|10|9|10|1|10|120\n\
         ||108|120|12|10|108|120|12|10|1440\n",
        &["EXPENSES:PAYROLL:Wages 1200.00", "EXPENSES:PAYROLL:Benefits 120.00", "EXPENSES:Water 120.00"],
    ),
    (
        "a cost report that ends where it credits",
        "Cost Centers: Actual/Plan/Variance||||\nCost Elements|Act. Costs|Plan Costs|Var.(Abs.)|Var.(%)\n\
         52010010  Wages|90|100|-10|-10\n52010020  Water|10|20|-10|-50\n* Debit|100|120|-20|-17\n\
         61000000  Allocation|-5|-6|1|17\n* Credit|-5|-6|1|17\n** Over/Underabsorption|95|114|-19|-17\n",
        &["Wages 100.00", "Water 20.00"],
    ),
    (
        "English months of the year, decimals of thousands",
        "Office budget 2026 (in thousands)|||\nLine item|Jan 2026|Feb 2026|Total\n1. Payroll|1.5|1.5|3\n1.1 Wages|1|1|2\n1.2 Overtime|0.5|0.5|1\n\
         2. Rent|2|2|4\nGrand total|3.5|3.5|7\nPrepared by: Ann||Approved by: Bob|\n",
        &["Payroll:Wages 2000.00", "Payroll:Overtime 1000.00", "Rent 4000.00"],
    ),
    (
        "parents told by their sums alone",
        "项目|1月|2月\n人力成本|15|17\n工资|10|10\n加班费|5|7\n办公费|3|4\n",
        &["人力成本:工资 20.00", "人力成本:加班费 12.00", "办公费 7.00"],
    ),
    (
        "an account that is called a total",
        "Account|Annual\nTotal Facilities Management|100\nCleaning|40\nTotal|140\n",
        &["Total Facilities Management 100.00", "Cleaning 40.00"],
    ),
    (
        "a header of three rows",
        "科目|2026年||||||||||||\n|上半年||||||下半年||||||\n|1月|2月|3月|4月|5月|6月|7月|8月|9月|10月|11月|12月\n\
         办公费|1|1|1|1|1|1|1|1|1|1|1|1\n差旅费|2|2|2|2|2|2|2|2|2|2|2|2\n合计|3|3|3|3|3|3|3|3|3|3|3|3\n",
        &["办公费 12.00", "差旅费 24.00"],
    ),
    (
        "names below a heading of no known word",
        "Expenses|Jan|Feb|Mar|Apr\nPayroll||||\nWages|1|1|1|1\nTotal payroll|1|1|1|1\nTotal expenses|1|1|1|1\n",
        &["Payroll:Wages 4.00"],
    ),
    ("unit and month in one heading, without brackets", "科目|1月万元|2月万元\n办公费|1|2\n", &["办公费 30000.00"]),
    ("quarters as months from to", "科目|1-3月|4-6月|7-9月|10-12月\n办公费|1|2|3|4\n", &["办公费 10.00"]),
    (
        "a report of SAP for the whole year",
        "Cost Centers: Actual/Plan/Variance||\nFrom Period|1|\nTo Period|12|\nCost Elements|Act. Costs|Plan Costs\n52010010  Wages|90|100\n",
        &["Wages 100.00"],
    ),
    (
        "a title of a quarter over amounts of the year",
        "2026年一季度执行情况|||\n科目|一季度实际|全年预算\n办公费|20|100\n",
        &["办公费 100.00"],
    ),
    ("a year over two", "2025-2026年度预算|\n科目|预算金额\n办公费|100\n", &["办公费 100.00"]),
    ("the day of making", "2026年预算|\n编制日期：2025年12月3日|\n科目|预算金额\n办公费|100\n", &["办公费 100.00"]),
    (
        "the month and the year",
        "项目|月预算额(元)|年预算额(元)|备注\n保洁|100|1200|\n绿化|50|600|\n合计|150|1800|\n",
        &["保洁 1200.00", "绿化 600.00"],
    ),
    (
        "whether a category is controlled, and its remark",
        "2026年度预算|||\n科目|预算控制|预算金额|备注\n人力成本|是|1800|\n  工资|是|1200|\n  社保|否|600|五险\n办公费|是|240|\n",
        &["人力成本:工资 1200.00", "人力成本:社保 600.00", "办公费 240.00"],
    ),
    (
        "levels in one cell, parted by a slash",
        "科目|年度预算\n管理费用/办公费|12\n管理费用/差旅费|24\n销售费用/办公费|6\n维修费（元/月）|3\n合计|45\n",
        &["管理费用:办公费 12.00", "管理费用:差旅费 24.00", "销售费用:办公费 6.00", "维修费（元/月） 3.00"],
    ),
    (
        "the same below their parents, by codes",
        "科目编码|科目全名|年度预算\n6602|管理费用|36\n660201|管理费用/办公费|12\n660202|管理费用/差旅费|24\n",
        &["管理费用:办公费 12.00", "管理费用:差旅费 24.00"],
    ),
    (
        "and by a mark that always parts them",
        "科目编码|科目全名|年度预算\n6602|管理费用|36\n660201|管理费用\\办公费|12\n660202|管理费用\\差旅费|24\n",
        &["管理费用:办公费 12.00", "管理费用:差旅费 24.00"],
    ),
    (
        "underlines between levels, one below a row of its own",
        "科目|年度预算\n管理费用|12\n管理费用_办公费|12\n销售费用_办公费|6\n销售费用_差旅费|6\n合计|24\n",
        &["管理费用:办公费 12.00", "销售费用:办公费 6.00", "销售费用:差旅费 6.00"],
    ),
    (
        "slashes and hyphens within names",
        "科目|年度预算\n水/电费|12\n办公/差旅费|24\nOff-site rent|3\nOff-site power|4\n合计|43\n",
        &["水/电费 12.00", "办公/差旅费 24.00", "Off-site rent 3.00", "Off-site power 4.00"],
    ),
    (
        "a unit above a header of two rows",
        "单位：万元\n序号|项目|年度分析|||月度分析|\n||本年累计预算数|达成率|年度预算|本月预算数|达成率\n1|办公费|20|90%|120|10|90%\n",
        &["办公费 1200000.00"],
    ),
    (
        "a title, a unit over one of the columns",
        "2026年预算表||||\n||单位：万元||\n费用类别|一季度|||二季度\n|1月|2月|3月|4月\n工资|1|1|1|1\n",
        &["工资 40000.00"],
    ),
    (
        "what counts no money, below the total",
        "科目|年度预算\n工资|100\n电费|30\n合计|130\n用电量（度）|3000\n",
        &["工资 100.00", "电费 30.00"],
    ),
    (
        "the year's amount, what was added to it, and both",
        "预算科目|年度预算数|预算调整数|总预算数|冻结数|发生数|可用预算数\n办公费|1200|100|1300|10|180|1110\n差旅费|2400|0|2400|0|430|1970\n",
        &["办公费 1300.00", "差旅费 2400.00"],
    ),
    (
        "changed, and changed again",
        "预算科目|年初预算数|调整后预算数|追加后预算数|实际发生数|预算追加数|可用预算数\n办公费|1000|1100|1200|180|100|1020\n",
        &["办公费 1200.00"],
    ),
    (
        "an execution report with the year's budget",
        "项目|当年年预算数|本月预算数|本月实际数|本年累计实际数|上年同期累计数|差异原因分析\n办公费|1200|100|90|180|150|省\n合计|1200|100|90|180|150|\n",
        &["办公费 1200.00"],
    ),
    (
        "numerals for months, quarters called 合计",
        "单位：元||||||||||||||||\n\
         项目|一月|二月|三月|一季度合计|四月|五月|六月|二季度合计|七月|八月|九月|三季度合计|十月|十一月|十二月|四季度合计\n\
         工资|1|2|3|6|4|5|6|15|7|8|9|24|10|11|12|33\n水费|1|1|1|3|1|1|1|3|1|1|1|3|1|1|1|3\n",
        &["工资 78.00", "水费 12.00"],
    ),
    (
        "parts of the month beside its sum",
        "物业管理预算表|||||||\n项目|月预算额(元)|年预算额(元)|月度分项计算额||||备注\n|||住宅|办公楼|商场|车库|\n\
         人工|100|1200|40|30|20|10|\n保洁|50|600|20|15|10|5|\n",
        &["人工 1200.00", "保洁 600.00"],
    ),
];

#[test]
fn layouts_as_they_come() {
    let loaded = good(&[("budget.toml", PLAIN)]);
    for (name, sheet, expected) in LAYOUTS {
        let read = read(&loaded, sheet);
        assert_eq!(errors(&read), [] as [&str; 0], "{name}: {:?}", read.problems);
        assert_eq!(lines(&read, &loaded), *expected, "{name}");
        // Every row has one fate.
        let filled = sheet.lines().filter(|line| line.chars().any(|c| c != '|')).count();
        assert_eq!(read.rows.len(), filled, "{name}");
    }
}

#[test]
fn sums_that_do_not_hold_are_refused_with_both_figures() {
    let loaded = good(&[("budget.toml", PLAIN)]);
    for (sheet, expected) in [
        ("项目|全年\n工资|100\n电费|20\n合计|130\n", "s.csv:4 plan-sheet-sum-differs"),
        ("项目|全年\n一、人力|130\n1、工资|100\n2、社保|20\n", "s.csv:2 plan-sheet-parent-more"),
        ("项目|全年\n一、人力|110\n1、工资|100\n2、社保|20\n", "s.csv:2 plan-sheet-parent-less"),
        ("项目|1月|2月|3月|一季度小计\n工资|1|1|1|4\n", "s.csv:2 plan-sheet-part-differs"),
        ("项目|全年\n培训|100\n差旅|50\n办公|50\n", "s.csv:2 plan-sheet-perhaps-sum"),
        // Nothing but sums, and more than one way to read them.
        ("项目|全年\n保洁|300\n绿化|100\n消杀|200\n电梯|600\n", "s.csv:2 plan-sheet-perhaps-sums"),
        ("项目|全年\n人力成本|18\n工资|12\n社保|6\n运营|3\n水费|3\n", "s.csv:2 plan-sheet-perhaps-sums"),
        ("项目|全年\n人力成本|18\n工资|12\n社保|6\n运营|6\n水费|2\n电费|4\n", "s.csv:2 plan-sheet-perhaps-sums"),
        ("项目|1月|2月\n保洁费|3|3\n绿化|1|1\n消杀|2|2\n电梯|7|7\n", "s.csv:2 plan-sheet-perhaps-sums"),
        ("项目|全年\n工资|10\n社保|5\n人力|15\n水费|3\n电费|4\n运营|7\n", "s.csv:4 plan-sheet-perhaps-sums"),
        ("项目|全年\n一、工资|12\n二、水费|3\n公司|15\n", "s.csv:4 plan-sheet-perhaps-sums"),
        ("级次|项目|全年\n1|人力|18\n2|工资|12\n2|社保|6\n1|运营|3\n2|水费|3\n", "s.csv plan-sheet-level-column"),
        ("单位：打元|\n项目|全年\n工资|1\n", "s.csv:1 plan-sheet-unknown-unit"),
        ("单位：美元|\n项目|全年\n工资|1\n", "s.csv:1 import-other-currency-title"),
        ("单位：万元|\n项目|金额（元）\n工资|1\n", "s.csv:1 plan-sheet-two-units"),
        ("项目|全年\n物业费收入|100\n", "s.csv:2 plan-sheet-income"),
        ("项目|月预算额|年预算额\n工资|100|1300\n", "s.csv:2 plan-sheet-uneven"),
        ("项目|2025-01|2025-02\n工资|100|1300\n", "s.csv plan-sheet-other-year"),
        ("项目|全年\n管理费|3%\n", "s.csv:2 plan-bad-amount"),
        (
            "From Period 1 To Period 3|\nCost Elements|Plan Costs\n52010010  Wages|1\n",
            "s.csv:1 plan-sheet-part-of-year",
        ),
        (
            "From Period|001\nTo Period|006\nCost Elements|Plan Costs\n52010010  Wages|1\n",
            "s.csv:1 plan-sheet-part-of-year",
        ),
        ("2026年1-3月预算|\n科目|金额\n工资|1\n", "s.csv:1 plan-sheet-part-of-year"),
        ("Budget Q1 2026|\nItem|Budget\nWages|1\n", "s.csv:1 plan-sheet-part-of-year"),
        ("上半年预算|\n科目|金额\n工资|1\n", "s.csv:1 plan-sheet-part-of-year"),
        ("2026年3月费用预算|\n科目|金额\n工资|1\n", "s.csv:1 plan-sheet-part-of-year"),
        ("2025年费用预算|\n科目|金额\n工资|1\n", "s.csv:1 plan-sheet-other-year"),
        ("科目|1月|1-2月累计|1-3月累计|1-4月累计\n工资|1|2|3|4\n", "s.csv plan-sheet-cumulative"),
        ("Budget 2026 (USD)|\nItem|Annual\nWages|1\n", "s.csv:1 import-other-currency-title"),
        ("科目|1月预算K€|2月预算K€\n工资|1|1\n", "s.csv:1 import-other-currency-header"),
    ] {
        assert_eq!(errors(&read(&loaded, sheet)), [expected], "{sheet}");
    }
    // Told, where it was asked to go on.
    let sheet = "项目|全年\n工资|100\n电费|20\n合计|130\n";
    let read = read_with(&loaded, sheet, |context| SheetContext { ignore_totals: true, ..context });
    assert_eq!(lines(&read, &loaded), ["工资 100.00", "电费 20.00"]);
    assert_eq!(errors(&read), ["s.csv:4 plan-sheet-sum-differs"]);
}

#[test]
fn sums_alone_that_can_be_read_in_one_way() {
    let loaded = good(&[("budget.toml", PLAIN)]);
    for (sheet, expected) in [
        ("项目|全年\n人力成本|1750\n工资|1000\n社保|750\n", vec!["人力成本:工资 1000.00", "人力成本:社保 750.00"]),
        (
            "项目|全年\n人力|19\n工资|12\n社保|7\n运营|9\n水费|2\n电费|7\n",
            vec!["人力:工资 12.00", "人力:社保 7.00", "运营:水费 2.00", "运营:电费 7.00"],
        ),
        ("项目|全年\n保洁|30\n绿化|30\n电梯|70\n", vec!["保洁 30.00", "绿化 30.00", "电梯 70.00"]),
        ("项目|全年\n工资|12\n水费|3\n合計|15\n", vec!["工资 12.00", "水费 3.00"]),
    ] {
        let read = read(&loaded, sheet);
        assert_eq!(errors(&read), [] as [&str; 0], "{sheet}");
        assert_eq!(lines(&read, &loaded), expected, "{sheet}");
    }
    let sheet = "项目|全年\n工资|10\n社保|5\n人力|15\n水费|3\n";
    let read = read_with(&loaded, sheet, |context| SheetContext { levels: Levels::None, ..context });
    assert_eq!(errors(&read), [] as [&str; 0]);
    assert_eq!(read.lines.len(), 4);
}

/// Projects down and accounts across: no column of figures is one of names.
#[test]
fn accounts_across_are_no_names() {
    let loaded =
        good(&[("budget.toml", "[dimensions]\nproject = ['A', 'B']\n[plan]\nid = 'p'\nfirst_month = '2026-01'\n")]);
    let sheet = "项目|人力成本||运营成本||合计\n|工资|社保|水费|电费|\nA|100|20|3|4|127\nB|200|40|6|8|254\n";
    assert_eq!(errors(&read(&loaded, sheet)), ["s.csv plan-sheet-no-category"]);
}

#[test]
fn titles_above_a_header_of_two_rows_are_heard() {
    let loaded = good(&[("budget.toml", PLAIN)]);
    let header = "费用类别|一季度|||二季度\n|1月|2月|3月|4月\n工资|1|1|1|1\n";
    for (title, expected) in [
        ("币种：美元||||\n", "s.csv:1 import-other-currency-title"),
        ("2025年度||||\n", "s.csv:1 plan-sheet-other-year"),
    ] {
        assert_eq!(errors(&read(&loaded, &format!("{title}{header}"))), [expected], "{title}");
    }
}

#[test]
fn income_beside_costs() {
    let loaded = good(&[("budget.toml", PLAIN)]);
    let sheet = "支出||收入|\n项目|金额(元)|项目|金额(元)\n工资|100|物业费|150\n电费|20|停车费|30\n合计|120|合计|180\n";
    assert_eq!(errors(&read(&loaded, sheet)).len(), 2);
    let read = read_with(&loaded, sheet, |context| SheetContext { new_categories: true, ..context });
    assert_eq!(errors(&read), [] as [&str; 0]);
    let income: Vec<&str> =
        read.new.iter().filter(|entry| entry.kind.is_some()).map(|entry| entry.path.as_str()).collect();
    assert_eq!(income, ["物业费", "停车费"]);
    assert_eq!(read.rows.iter().filter(|row| row.fate == Fate::Total).count(), 2);
}

#[test]
fn columns_by_other_names() {
    let loaded =
        good(&[("budget.toml", "[dimensions]\ndepartment = ['客服部']\n[plan]\nid = 'p'\nfirst_month = '2026-01'\n")]);
    let maps = [("耗资".to_string(), "annual".to_string()), ("归口".to_string(), "department".to_string())];
    let sheet = "名目|耗资|归口\n工资|12|客服部\n";
    let maps_all: Vec<(String, String)> = maps.iter().cloned().chain([("名目".into(), "category".into())]).collect();
    let context = SheetContext::new(&loaded.settings, &loaded.plans[0], "s.csv");
    let read = read_budget_sheet(&rows(sheet), &SheetContext { maps: &maps_all, ..context });
    assert_eq!((lines(&read, &loaded), errors(&read)), (vec!["工资 12.00".to_string()], vec![]));
    assert_eq!(read.lines[0].members, [Some("客服部".to_string())]);
    let wrong = [("颜色".to_string(), "annual".to_string()), ("耗资".to_string(), "colour".to_string())];
    let context = SheetContext::new(&loaded.settings, &loaded.plans[0], "s.csv");
    let read = read_budget_sheet(&rows(sheet), &SheetContext { maps: &wrong, ..context });
    assert!(
        errors(&read).starts_with(&["s.csv plan-sheet-map-heading".into(), "plan-sheet-map-key".into()]),
        "{:?}",
        errors(&read)
    );
}
