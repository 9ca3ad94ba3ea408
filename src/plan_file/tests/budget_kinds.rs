//! What decides between income and cost, between a part and the whole, between one department and another.

use super::budget_sheets::{PLAIN, errors, lines, read, read_with};
use super::good;
use crate::model::Kind;
use crate::plan_file::{Levels, SheetContext, SheetRead};

const DEPARTMENTS: &str =
    "[dimensions]\ndepartment = ['客服部', '管家部']\n[plan]\nid = 'p'\nfirst_month = '2026-01'\n";

#[test]
fn rows_that_sum_up_those_above_them() {
    let loaded = good(&[("budget.toml", PLAIN)]);
    let expected = ["人力成本:工资 12.00", "人力成本:社保 6.00", "水费 3.00"];
    for sheet in [
        "科目|年度预算\n工资|12\n社保|6\n人力成本|18\n水费|3\n合计|21\n",
        "科目|年度预算\n合计|21\n工资|12\n社保|6\n人力成本|18\n水费|3\n",
        "科目|年度预算\n工资|12\n社保|6\n人力成本|18\n水费|3\n小计|21\n",
        "科目|年度预算\n　工资|12\n　社保|6\n人力成本|18\n水费|3\n合计|21\n",
    ] {
        let read = read(&loaded, sheet);
        assert_eq!(errors(&read), [] as [&str; 0], "{sheet}");
        assert_eq!(lines(&read, &loaded), expected, "{sheet}");
    }
    // A parent of one part, which only the total tells from two like rows.
    let sheet = "科目|年度预算\n人力成本|18\n工资|12\n社保|6\n运营|3\n水费|3\n合计|21\n";
    assert_eq!(lines(&read(&loaded, sheet), &loaded), ["人力成本:工资 12.00", "人力成本:社保 6.00", "运营:水费 3.00"]);
}

#[test]
fn a_total_of_some_rows_is_no_total_of_the_sheet() {
    let loaded = good(&[("budget.toml", PLAIN)]);
    for (sheet, expected) in [
        ("科目|全年\n工资|12\n社保|6\n水费|3\n合计|9\n", "s.csv:5 plan-sheet-total-partial"),
        ("科目|全年\n合计|18\n工资|12\n社保|6\n水费|3\n", "s.csv:2 plan-sheet-total-partial"),
        // Two ways to read the parents, and the total holds in both.
        ("科目|全年\n大项|18\n工资|12\n社保|6\n人力|18\n合计|36\n", "s.csv:2 plan-sheet-perhaps-sums"),
    ] {
        assert_eq!(errors(&read(&loaded, sheet)), [expected], "{sheet}");
        let read =
            read_with(&loaded, sheet, |context| SheetContext { ignore_totals: true, levels: Levels::None, ..context });
        assert_eq!(read.lines.len(), sheet.lines().count() - 2, "{sheet}");
    }
    // What stands below a total, or in a section of its own, is told and booked.
    for (sheet, count) in [
        ("科目|全年\n工资|12\n水费|3\n合计|15\n预备费|1\n", 3),
        ("科目|全年\n一、人力|\n工资|12\n二、运营|\n水费|3\n电费|4\n合计|7\n", 3),
    ] {
        let read = read(&loaded, sheet);
        assert_eq!((errors(&read), read.lines.len()), (vec![], count), "{sheet}");
        assert!(read.problems.iter().any(|problem| problem.message.id == "plan-sheet-in-no-total"), "{sheet}");
    }
}

fn income(read: &SheetRead) -> Vec<&str> {
    let income = read.new.iter().filter(|entry| entry.kind == Some(Kind::Income));
    income.map(|entry| entry.path.as_str()).collect()
}

#[test]
fn income_is_no_cost_by_whatever_word() {
    let loaded = good(&[("budget.toml", PLAIN)]);
    for (sheet, expected) in [
        ("项目|全年\n一、收入|50\n1、物业费收入|50\n二、支出|30\n1、工资|30\n三、结余|20\n", vec!["收入:物业费收入"]),
        ("项目|全年\n一、收入|\n物业费|100\n二、支出|\n工资|60\n", vec!["收入:物业费"]),
        ("项目|收支|全年\n物业费|收入|100\n工资|支出|60\n", vec!["物业费"]),
        ("资金方向|项目|全年预算数\n流出|工资|60\n流入|物业费|100\n", vec!["物业费"]),
        ("项目|收支|全年\n物业费|收|100\n工资|支|60\n", vec!["物业费"]),
        ("项目|类型|全年\n物业费|收入|100\n工资|固定|60\n", vec!["物业费"]),
        ("Item|In/Out|Annual\nFees|In|100\nWages|Out|60\n", vec!["Fees"]),
        ("Item|Annual\nREVENUES|\nFees|100\nEXPENSES|\nWages|60\n", vec!["REVENUES:Fees"]),
        ("Item|Annual\nParking income|100\nCost of revenue|60\n", vec!["Parking income"]),
        ("项目|全年\n物业费|100\n停车费|20\n收入合计|120\n工资|60\n支出合计|60\n", vec!["收入:物业费", "收入:停车费"]),
        (
            "Item|Annual\nFees|100\nParking|20\nTotal income|120\nWages|60\nTotal expenses|60\nNet|60\n",
            vec!["income:Fees", "income:Parking"],
        ),
    ] {
        let read = read_with(&loaded, sheet, |context| SheetContext { new_categories: true, ..context });
        assert_eq!(errors(&read), [] as [&str; 0], "{sheet}");
        assert_eq!(income(&read), expected, "{sheet}");
    }
    // A word of a column of the two that is neither.
    let sheet = "项目|收支|全年\n物业费|甲|100\n工资|支出|60\n";
    assert_eq!(errors(&read(&loaded, sheet)), ["s.csv:2 plan-sheet-kind-word"]);
}

#[test]
fn units_stated_anywhere() {
    let loaded = good(&[("budget.toml", PLAIN)]);
    for sheet in [
        "2026 budget|\n万元|\n科目|年度预算\n工资|1.2\n",
        "2026 budget|\n计量单位 万元|\n科目|年度预算\n工资|1.2\n",
        "2026 budget|\nin CNY thousands|\nItem|Annual\n工资|12\n",
        "2026 budget|\nRMB 000s|\nItem|Annual\n工资|12\n",
        "Budget 2026 (in thousands of CNY)|\nItem|Annual\n工资|12\n",
        "Item|kCNY\n工资|12\n",
        "Item|Jan|Feb\n|kCNY|kCNY\n工资|6|6\n",
        "科目|年度预算\n工资|1.2\n注：以上金额均以万元计|\n",
        "科目|年度预算\n工资|1.2\n合计|1.2\n万元|\n",
        "科目|年度预算\n工资（万元）|1.2\n",
    ] {
        let read = read(&loaded, sheet);
        assert_eq!(errors(&read), [] as [&str; 0], "{sheet}");
        let amount = lines(&read, &loaded)[0].rsplit_once(' ').unwrap().1.to_string();
        assert_eq!(amount, "12000.00", "{sheet}");
    }
    let named = read_with(&loaded, "科目|年度预算\n工资|1.2\n", |context| SheetContext {
        sheet: Some("预算(万元)"),
        ..context
    });
    assert_eq!(lines(&named, &loaded), ["工资 12000.00"]);
    // Innocent: no unit of the table.
    for sheet in [
        "阳光花园|\n科目|年度预算\n工资|12\n注：办公费含打印机（0.5万元）|\n",
        "Tower Ten|\nItem|Annual\n工资|12\n",
        "编制单位 阳光物业|\n科目|年度预算\n工资|12\n",
    ] {
        assert_eq!(
            (errors(&read(&loaded, sheet)), lines(&read(&loaded, sheet), &loaded)),
            (vec![], vec!["工资 12.00".to_string()]),
            "{sheet}"
        );
    }
    for sheet in
        ["单位：元|\n科目|年度预算\n工资（万元）|1.2\n", "单位：千元|\n科目|年度预算\n工资|1\n金额以万元为单位|\n"]
    {
        assert!(errors(&read(&loaded, sheet)).iter().any(|error| error.ends_with("plan-sheet-two-units")), "{sheet}");
    }
}

#[test]
fn what_is_paid_beside_the_months() {
    let loaded = good(&[("budget.toml", PLAIN)]);
    let months = "1月|2月|3月|4月|5月|6月|7月|8月|9月|10月|11月|12月";
    let twelve = ["10"; 12].join("|");
    let sheet = format!(
        "科目|{months}|13薪|合计\n工资|{twelve}|10|130\n电费|{twelve}||120\n合计|{}|10|250\n",
        ["20"; 12].join("|")
    );
    assert_eq!(errors(&read(&loaded, &sheet)), ["s.csv plan-sheet-extra-pay"]);
    let maps = [("13薪".to_string(), "2026-12".to_string())];
    let context = SheetContext { maps: &maps, ..SheetContext::new(&loaded.settings, &loaded.plans[0], "s.csv") };
    let rows = |sheet: &str| -> Vec<(u64, Vec<String>)> {
        (1..).zip(sheet.lines()).map(|(at, line)| (at, line.split('|').map(String::from).collect())).collect()
    };
    for sheet in [&sheet, &format!("科目|{months}|合计|13薪\n工资|{twelve}|120|10\n电费|{twelve}|120|\n")] {
        let read = crate::plan_file::read_budget_sheet(&rows(sheet), &context);
        assert_eq!(
            (errors(&read), lines(&read, &loaded)),
            (vec![], vec!["工资 130.00".to_string(), "电费 120.00".to_string()])
        );
        let crate::model::Amount::Months(months) = &read.lines[0].amount else { panic!("{:?}", read.lines[0]) };
        assert_eq!(months.map(|month| month.plain()).join(" "), "10.00 ".repeat(11) + "20.00");
    }
    // The month and a thirteenth of it.
    let read = crate::plan_file::read_budget_sheet(&rows("项目|月预算额|13薪|年预算额\n工资|10|10|130\n"), &context);
    assert_eq!((errors(&read), lines(&read, &loaded)), (vec![], vec!["工资 130.00".to_string()]));
}

#[test]
fn departments_side_by_side() {
    let loaded = good(&[("budget.toml", DEPARTMENTS)]);
    let of = |read: &SheetRead| -> Vec<String> {
        let currency = loaded.plans[0].currency;
        let line = |line: &crate::model::Line| {
            let member = line.members[0].as_deref().unwrap_or("-");
            format!("{} {member} {}", line.category, line.amount.annual(currency).unwrap().plain())
        };
        read.lines.iter().map(line).collect()
    };
    for (sheet, expected) in [
        (
            "科目|客服部|管家部|合计\n工资|12|8|20\n水费|3||3\n合计|15|8|23\n",
            vec!["工资 客服部 12.00", "工资 管家部 8.00", "水费 客服部 3.00"],
        ),
        ("科目|客服部|管家部\n工资|12|8\n", vec!["工资 客服部 12.00", "工资 管家部 8.00"]),
        (
            "科目|客服部|管家部|公共|合计\n工资|12|8|1|21\n",
            vec!["工资 客服部 12.00", "工资 管家部 8.00", "工资 - 1.00"],
        ),
        (
            "科目|客服部||管家部||合计\n|1月|2月|1月|2月|\n工资|1|2|3|4|10\n",
            vec!["工资 客服部 3.00", "工资 管家部 7.00"],
        ),
        (
            "科目|1月|||2月||\n|客服部|管家部|小计|客服部|管家部|小计\n工资|1|2|3|3|4|7\n",
            vec!["工资 客服部 4.00", "工资 管家部 6.00"],
        ),
        (
            "科目|客服部|管家部|合计\n人力|18|8|26\n　工资|12|8|20\n　社保|6||6\n",
            vec!["人力:工资 客服部 12.00", "人力:工资 管家部 8.00", "人力:社保 客服部 6.00"],
        ),
    ] {
        let read = read(&loaded, sheet);
        assert_eq!(errors(&read), [] as [&str; 0], "{sheet}");
        assert_eq!(of(&read), expected, "{sheet}");
    }
    let wrong = "科目|客服部|管家部|合计\n工资|12|8|21\n";
    assert_eq!(errors(&read(&loaded, wrong)), ["s.csv:2 plan-sheet-across-differs"]);
    // Not declared: the total is taken, and what adds up to it is told.
    let told = read(&loaded, "科目|东区|西区|合计\n工资|12|8|20\n水费|3|4|7\n");
    assert_eq!((errors(&told), lines(&told, &loaded).len()), (vec!["s.csv plan-sheet-across".to_string()], 2));
}

/// A formula that nobody has worked out is no empty cell; of sums the parts are there.
#[test]
fn formulas_without_results() {
    let loaded = good(&[("budget.toml", PLAIN)]);
    let with = |sheet: &str, at: &[(u64, usize)]| {
        let read = read_with(&loaded, sheet, |context| SheetContext {
            uncomputed: Box::leak(at.to_vec().into_boxed_slice()),
            ..context
        });
        errors(&read)
    };
    assert_eq!(with("科目|全年\n工资|\n水费|3\n", &[(2, 1)]), ["s.csv:2 plan-sheet-uncomputed"]);
    let sums = "科目|1月|2月|全年\n工资|1|2|\n水费|3|4|\n合计|||\n";
    assert_eq!(with(sums, &[(2, 3), (3, 3), (4, 1), (4, 2), (4, 3)]), [] as [&str; 0]);
}

#[test]
fn units_and_currencies_are_known_by_the_words_of_imports() {
    let loaded = good(&[("budget.toml", PLAIN)]);
    let table = "科目|年度预算\n工资|0.12\n";
    let sum = |sheet: &str| {
        let read = read(&loaded, sheet);
        if errors(&read).is_empty() { lines(&read, &loaded).join(",") } else { "refused".to_string() }
    };
    for (said, above, below) in [
        ("Unit: RMB 10,000", "工资 1200.00", "工资 1200.00"),
        ("編製單位：X||單位|萬元", "工资 1200.00", "工资 1200.00"),
        ("幣別：港幣", "refused", "refused"),
        ("Reporting currency: US dollars", "refused", "refused"),
        ("编制人：张三", "工资 0.12", "工资 0.12"),
        ("Prepared by: M. Wan", "工资 0.12", "工资 0.12"),
        ("幣別：人民幣", "工资 0.12", "工资 0.12"),
    ] {
        assert_eq!(sum(&format!("预算\n{said}\n{table}")), above, "{said} above");
        assert_eq!(sum(&format!("{table}{said}\n")), below, "{said} below");
    }
}

#[test]
fn a_price_is_no_budget() {
    let loaded = good(&[("budget.toml", PLAIN)]);
    let read = read(&loaded, "项目|物业费单价(元)|建筑面积|月预算额|年预算额\n工资|1|100|100|1200\n");
    assert_eq!((errors(&read), lines(&read, &loaded)), (vec![], vec!["工资 1200.00".to_string()]));
}
