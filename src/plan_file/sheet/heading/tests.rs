use super::*;
use crate::model::Month;

#[test]
fn headings_of_amounts_as_they_come() {
    let year = FiscalYear { first: Month::parse("2026-01").unwrap() };
    let show = |group: &str, text: &str| match read(group, text, year) {
        Reading::Amount { column, rank: 1 } => format!("{column:?}"),
        Reading::Amount { column, rank } => format!("{column:?} v{rank}"),
        Reading::Other(other) => format!("{other:?}"),
        Reading::Unknown => "-".to_string(),
    };
    for (group, text, expected) in [
        ("", "1月", "Month(0)"),
        ("", "一月", "Month(0)"),
        ("", "12月份", "Month(11)"),
        ("", "Jan 2026", "Month(0)"),
        ("", "Jan 2024", "Year"),
        ("", "2026-03", "Month(2)"),
        ("", "2026年3月预算数", "Month(2)"),
        ("", "1月预算", "Month(0)"),
        ("", "1月预算数", "Month(0)"),
        ("", "1月比例", "Derived"),
        ("", "1月实际支出", "Spent"),
        ("1月", "初始值", "Month(0) v2"),
        ("1月", "调整值", "Version"),
        ("1月", "最终值", "Month(0) v0"),
        ("一季度", "2月", "Month(1)"),
        ("一季度", "小计", "Quarter(0)"),
        ("", "一季度小计", "Quarter(0)"),
        ("", "第四季度合计", "Quarter(3)"),
        ("", "Q2 2026", "Quarter(1)"),
        ("", "Q2 Total", "Quarter(1)"),
        ("", "上半年", "Half(0)"),
        ("", "全年合计", "Total"),
        ("", "【全年合计】", "Total"),
        ("", "合计", "Total"),
        ("", "Total Budget", "Total"),
        ("", "年度预算最终值", "Annual v0"),
        ("", "年度预算初始值", "Annual v2"),
        ("", "年度预算（按13个月）", "Annual"),
        ("", "月预算额(元)", "Monthly"),
        ("", "年预算额(元)", "Annual"),
        ("", "年支出(元)", "Annual"),
        ("", "预算金额", "Amount"),
        ("", "金额(万元)", "Amount"),
        ("", "2026年预算", "Annual"),
        ("", "2025年预算", "Year"),
        ("", "上年实际", "Spent"),
        ("", "Budget (Jan) 2026", "Month(0)"),
        ("", "Actual (Jan) 2026", "Spent"),
        ("", "Plan Costs", "Amount"),
        ("", "Act. Costs", "Spent"),
        ("", "Var.(Abs.)", "Derived"),
        ("", "PTD Budget", "ToDate"),
        ("", "% Var", "Derived"),
        ("", "Annual", "Annual"),
        ("预算金额", "1月", "Month(0)"),
        ("", "执行部门", "-"),
        ("", "1-3月预算", "Quarter(0)"),
        ("", "10-12月", "Quarter(3)"),
        ("", "7-12月", "Half(1)"),
        ("", "1-2月累计", "-"),
        ("", "1月万元", "Month(0)"),
        ("", "1月预算K€", "Month(0)"),
        ("", "Jan KRMB", "Month(0)"),
        ("", "元/㎡·月", "NoMoney"),
        ("", "单方成本（元/㎡.月）", "NoMoney"),
        ("", "预算(元/月)", "Monthly"),
        ("", "年预算(元/年)", "Annual"),
        ("", "Cost per sqm", "NoMoney"),
        ("", "月数", "NoMoney"),
        ("", "Amount per month", "Monthly"),
        ("", "颜色", "-"),
        ("", "使用频率", "-"),
    ] {
        assert_eq!(show(group, text), expected, "{group}|{text}");
    }
}

#[test]
fn units_of_money_and_of_other_things() {
    for (text, expected) in [
        ("金额（万元）", Some(Ok(Unit::Wan))),
        ("金额(千元)", Some(Ok(Unit::Thousand))),
        ("Amount (RMB'000)", Some(Ok(Unit::Thousand))),
        ("金额(百万元)", Some(Ok(Unit::Million))),
        ("金额(美元)", Some(Err("美元".to_string()))),
        ("面积(㎡)", None),
        ("金额/万元", Some(Ok(Unit::Wan))),
        ("Amount (net)", None),
        ("Jan (K RMB)", Some(Ok(Unit::Thousand))),
        ("Budget 2026 KRMB", Some(Ok(Unit::Thousand))),
        ("1月预算K€", Some(Ok(Unit::Thousand))),
        ("1月万元", Some(Ok(Unit::Wan))),
        ("Tower Ten", None),
    ] {
        assert_eq!(unit_of(text), expected, "{text}");
    }
}
