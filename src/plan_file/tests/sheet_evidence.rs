//! What sums, units, codes and the book prove of a budget sheet, one kind at a time: figures by hand.

use super::budget_sheets::{PLAIN, errors, lines, read, read_with};
use super::good;
use crate::plan_file::{Fate, SheetContext};
use crate::words::Level;

const BOOK: &str = "[dimensions]\ndepartment = ['客服部', '管家部']\n[plan]\nid = 'p'\nfirst_month = '2026-01'\n";

/// What is told beside the lines.
fn notes(read: &crate::plan_file::SheetRead) -> Vec<&str> {
    read.problems.iter().filter(|problem| problem.level == Level::Note).map(|problem| problem.message.id).collect()
}

#[test]
fn what_the_sheet_proves_is_taken_and_told() {
    let loaded = good(&[("budget.toml", BOOK)]);
    for (sheet, expected, told) in [
        // A second block of months with the rows of the first.
        (
            "项目|1月|2月|3月|4月|5月|6月\n工资|10|10|10|10|10|10\n合计|10|10|10|10|10|10\n\
             项目|7月|8月|9月|10月|11月|12月\n工资|20|20|20|20|20|20\n合计|20|20|20|20|20|20\n",
            vec!["工资 180.00"],
            "plan-sheet-second-joined",
        ),
        // 其中 stands before the first part alone.
        (
            "项目|全年\n人力成本|120\n其中：工资|100\n社保|20\n运营成本|30\n合计|150\n",
            vec!["人力成本:工资 100.00", "人力成本:社保 20.00", "运营成本 30.00"],
            "plan-sheet-levels",
        ),
        (
            "Account|Annual\nWages|120\nRebate|(20)\nTotal|100\n",
            vec!["Wages 120.00", "Rebate -20.00"],
            "plan-sheet-taken-off",
        ),
        // The year in two units.
        ("项目|1月|2月|合计|合计（万元）\n工资|10000|20000|30000|3\n", vec!["工资 30000.00"], "plan-sheet-some-months"),
        ("项目|全年（万元）|全年（元）\n工资|1.23|12345\n", vec!["工资 12345.00"], "plan-sheet-blurred"),
        // Whole units below decimals, and equal parts of what cannot be parted.
        (
            "项目|全年\n工资|100.40\n电费|50.30\n合计|151\n",
            vec!["工资 100.40", "电费 50.30"],
            "plan-sheet-totals-blurred",
        ),
        (
            "项目|一季度|二季度|三季度|四季度|全年\n工资|33.33|33.33|33.33|33.33|133.33\n",
            vec!["工资 133.32"],
            "plan-sheet-blurred",
        ),
        // Codes of one level.
        (
            "科目编码|项目|全年\n660201|工资|800\n660202|社保|400\n660203|办公费|200\n660204|差旅费|200\n660211|水费|700\n",
            vec!["工资 800.00", "社保 400.00", "办公费 200.00", "差旅费 200.00", "水费 700.00"],
            "plan-sheet-plain-by-codes",
        ),
        // A period that is the year, and those that the budget is given to.
        (
            "预算单位|预算期间|预算科目|年初预算数|调整后预算数\n客服部|2026年|工资|110|120\n管家部|2026年|工资|10|12\n",
            vec!["工资 120.00", "工资 12.00"],
            "plan-sheet-version",
        ),
        (
            "项目|全年\n6601人力|30\n660101工资|20\n660102社保|10\n合计|30\n",
            vec!["人力:工资 20.00", "人力:社保 10.00"],
            "plan-sheet-levels",
        ),
        (
            "项目|全年\nⅠ人力|30\n壹、工资|20\n贰、社保|10\nⅡ水费|5\n",
            vec!["人力:工资 20.00", "人力:社保 10.00", "水费 5.00"],
            "plan-sheet-levels",
        ),
    ] {
        let read = read(&loaded, sheet);
        assert_eq!(errors(&read), [] as [&str; 0], "{sheet}");
        assert_eq!(lines(&read, &loaded), expected, "{sheet}");
        assert!(notes(&read).contains(&told), "{sheet}: {:?}", notes(&read));
        assert_eq!(read.rows.len(), sheet.lines().count(), "{sheet}");
    }
}

#[test]
fn what_it_does_not_prove_is_refused() {
    let loaded = good(&[("budget.toml", BOOK)]);
    for (sheet, expected) in [
        // Other rows, or an amount of the first again: another table.
        ("项目|1月|2月|3月\n工资|1|1|1\n项目|4月|5月|6月\n电费|2|2|2\n", "s.csv:3 plan-sheet-second"),
        ("项目|1月|2月|3月\n工资|1|1|1\n项目|4月|5月|6月\n工资|2|2|2\n电费|2|2|2\n", "s.csv:3 plan-sheet-second"),
        ("项目|全年\n人力成本|120\n其中：工资|100\n运营成本|30\n", "s.csv:2 plan-sheet-parent-more"),
        ("Account|Annual\nWages|120\nRebate|(20)\n", "s.csv:3 plan-sheet-negative"),
        ("项目|1月|2月|合计|合计（万元）\n工资|10000|20000|30000|4\n", "s.csv:2 plan-sheet-total-differs"),
        ("项目|全年\n工资|100.40\n电费|50.30\n合计|152\n", "s.csv:4 plan-sheet-sum-differs"),
        (
            "项目|一季度|二季度|三季度|四季度|全年\n工资|33.33|33.33|33.33|33.33|133.40\n",
            "s.csv:2 plan-sheet-total-differs",
        ),
        // Codes that may stand over each other, numbers of rows, and a name of groups.
        (
            "科目编码|项目|全年\n660200|工资|600\n660201|社保|400\n660202|办公费|200\n660203|水费|5\n",
            "s.csv:2 plan-sheet-perhaps-sums",
        ),
        ("序号|项目|全年\n1|工资|600\n2|社保|400\n3|办公费|200\n4|水费|5\n", "s.csv:2 plan-sheet-perhaps-sums"),
        (
            "科目编码|项目|全年\n660211|人力成本|600\n660212|社保|400\n660213|工资|200\n660214|水费|5\n",
            "s.csv:2 plan-sheet-perhaps-sums",
        ),
        ("2026年预算（作废）|\n项目|全年\n工资|1\n", "s.csv:1 plan-sheet-title-void"),
        ("2026年实际费用|\n项目|金额\n工资|1\n", "s.csv:1 plan-sheet-title-spent"),
        ("2026年费用决算表|\n项目|全年\n工资|1\n", "s.csv:1 plan-sheet-title-spent"),
        ("预算期间|预算科目|预算数\n2025年|工资|110\n", "s.csv:2 plan-sheet-years"),
    ] {
        assert_eq!(errors(&read(&loaded, sheet)), [expected], "{sheet}");
    }
}

#[test]
fn categories_side_by_side_in_the_book_are_no_parts_of_each_other() {
    let known: String =
        ["工资", "社保", "办公费", "差旅费"].map(|name| format!("[[category]]\npath = '{name}'\n")).concat();
    let loaded = good(&[("budget.toml", &format!("{known}{PLAIN}"))]);
    let read = read(&loaded, "项目|全年\n工资|800\n社保|400\n办公费|200\n差旅费|200\n");
    assert_eq!(errors(&read), [] as [&str; 0]);
    assert_eq!(lines(&read, &loaded), ["工资 800.00", "社保 400.00", "办公费 200.00", "差旅费 200.00"]);
    assert!(notes(&read).contains(&"plan-sheet-plain-by-book"));
}

#[test]
fn totals_count_ceilings_in_place_of_their_parts() {
    let loaded = good(&[("budget.toml", PLAIN)]);
    for (total, expected) in [("150", vec![]), ("130", vec![]), ("140", vec!["s.csv:5 plan-sheet-sum-differs"])] {
        let sheet = format!("项目|全年\n人力成本|120\n其中：工资|100\n运营成本|30\n合计|{total}\n");
        let read = read_with(&loaded, &sheet, |context| SheetContext { ceilings: true, ..context });
        assert_eq!(errors(&read), expected, "{total}");
    }
}

#[test]
fn a_tab_called_by_a_month_holds_its_amounts() {
    let loaded = good(&[("budget.toml", PLAIN)]);
    let sheet = "2026年3月预算|\n项目|预算金额\n工资|10\n合计|10\n";
    let read = read_with(&loaded, sheet, |context| SheetContext { month: Some(2), ..context });
    assert_eq!(errors(&read), [] as [&str; 0]);
    assert_eq!(lines(&read, &loaded), ["工资 10.00"]);
    assert!(read.rows.iter().any(|row| row.fate == Fate::Total));
}

#[test]
fn rates_averages_and_the_past_are_no_money() {
    let loaded = good(&[("budget.toml", PLAIN)]);
    for name in [
        "人均工资",
        "平均工资",
        "工资标准",
        "单价",
        "每平方米成本",
        "单方成本（元/㎡）",
        "费率",
        "客户满意度",
        "编制",
        "天数",
        "工时",
        "用水量(吨)",
        "用电量（度）",
        "电价",
        "物业费单价",
        "毛利率",
        "社保比例",
        "缴费基数",
        "Cost per unit",
        "Average salary",
        "Sq ft",
        "Growth %",
        "上年实际",
        "去年同期",
        "差异",
    ] {
        for sheet in
            [format!("项目|全年\n工资|100\n合计|100\n{name}|3000\n"), format!("项目|全年\n{name}|3000\n工资|100\n")]
        {
            let read = read(&loaded, &sheet);
            assert_eq!(lines(&read, &loaded), ["工资 100.00"], "{sheet}");
            assert_eq!(notes(&read)[0], "plan-sheet-not-money", "{sheet}");
        }
    }
    for name in ["标准化建设费", "评价费", "维修费（元/月）", "每月租金", "面积补差费", "差异化奖励", "Business rates"]
    {
        let read = read(&loaded, &format!("项目|全年\n工资|100\n{name}|30\n合计|130\n"));
        assert_eq!(read.lines.len(), 2, "{name}");
    }
}

#[test]
fn a_title_of_income_makes_its_rows_income() {
    let loaded = good(&[("budget.toml", PLAIN)]);
    for (title, income) in [
        ("2026年收入预算表", 2),
        ("Income budget 2026", 2),
        ("2026年收支预算表", 0),
        ("2026年费用预算表", 0),
        ("按收入的5%编制", 0),
    ] {
        let sheet = format!("{title}|\n项目|全年\n物业费|100\n停车费|50\n合计|150\n");
        let read = read_with(&loaded, &sheet, |context| SheetContext { new_categories: true, ..context });
        assert_eq!(errors(&read), [] as [&str; 0], "{title}");
        assert_eq!(read.new.iter().filter(|entry| entry.kind.is_some()).count(), income, "{title}");
        assert_eq!(notes(&read).contains(&"plan-sheet-income-by-title"), income > 0, "{title}");
    }
}
