//! The columns of a 预算表, by the headings that people give them.

use crate::model::month_words::{chinese_month, english_month};
use crate::model::{BookSettings, FiscalYear, Month, Unit};
use crate::words::{Message, Problem, msg};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Category,
    /// 一级科目 is 0.
    Level(usize),
    Code,
    Axis(usize),
    /// The amount of this month of the year.
    Month(usize),
    /// The amount of the year.
    Annual,
    /// A sum of the row's months.
    Total,
    /// Which month the row is of.
    Period,
    /// The amount of the row's month, or of the year where rows have no month.
    Amount,
    Name,
    Phasing,
    Basis,
    Effect,
    Owner,
    TargetMonthly,
    TargetAnnual,
    Mode,
    Contra,
    Ignored,
}

/// A column with its heading and the unit that the heading states.
pub(in crate::plan_file) struct Heading<C> {
    pub(in crate::plan_file) column: C,
    pub(in crate::plan_file) text: String,
    pub(in crate::plan_file) unit: Option<Unit>,
}

/// Headings as they are after [`fold`].
const NAMES: &[(Column, &[&str])] = &[
    (
        Column::Category,
        &[
            "科目",
            "预算科目",
            "科目名称",
            "费用科目",
            "费用项目",
            "预算项目",
            "成本项目",
            "费用名称",
            "category",
            "account",
            "accountname",
            "budgetitem",
            "lineitem",
            "item",
            "expensetype",
        ],
    ),
    (Column::Level(0), &["一级科目", "一级", "大类", "level1", "category1"]),
    (Column::Level(1), &["二级科目", "二级", "中类", "level2", "category2", "subcategory"]),
    (Column::Level(2), &["三级科目", "三级", "小类", "level3", "category3"]),
    (Column::Level(3), &["四级科目", "四级", "level4", "category4"]),
    (Column::Code, &["编码", "科目编码", "科目代码", "代码", "科目编号", "code", "accountcode", "accountno"]),
    (
        Column::Annual,
        &[
            "全年",
            "年度",
            "年度预算",
            "全年预算",
            "年预算",
            "年度金额",
            "年度预算金额",
            "全年金额",
            "annual",
            "year",
            "fullyear",
            "annualbudget",
        ],
    ),
    (Column::Total, &["合计", "总计", "全年合计", "年度合计", "total", "sum", "yeartotal", "annualtotal"]),
    (Column::Period, &["月份", "期间", "会计期间", "预算月份", "month", "period"]),
    (Column::Amount, &["金额", "预算金额", "预算", "预算数", "amount", "budget", "budgetamount"]),
    (Column::Name, &["名称", "明细", "明细项目", "行名", "name", "detail"]),
    (Column::Phasing, &["分摊方式", "分摊", "phasing"]),
    (
        Column::Basis,
        &["预算依据", "依据", "测算依据", "编制依据", "编制说明", "测算说明", "basis", "assumption", "assumptions"],
    ),
    (Column::Effect, &["预期效果", "效果", "预期目标", "effect", "expectedeffect", "expectedresult"]),
    (Column::Owner, &["负责人", "责任人", "owner", "responsible"]),
    (Column::TargetMonthly, &["每月目标", "月目标", "targetmonthly", "monthlytarget"]),
    (Column::TargetAnnual, &["全年目标", "年度目标", "targetannual", "annualtarget"]),
    (Column::Mode, &["上下级关系", "mode"]),
    (Column::Contra, &["抵减", "contra"]),
    (Column::Ignored, &["序号", "no", "#", "no."]),
];

/// What the usual dimensions are called, beside their own names.
const AXES: &[(&str, &[&str])] = &[
    ("project", &["项目", "项目名称", "小区", "楼盘", "管理处", "property", "site", "community"]),
    ("department", &["部门", "成本中心", "部门名称", "dept", "costcentre", "costcenter", "team"]),
];

/// The columns of a header, and what is to be said of them.
pub(super) fn headings(
    header: &[String],
    settings: &BookSettings,
    year: FiscalYear,
) -> (Vec<Heading<Column>>, Vec<Problem>, Vec<Message>) {
    let mut headings: Vec<Heading<Column>> = Vec::with_capacity(header.len());
    let folded: Vec<String> = header.iter().map(|text| fold(text).0).collect();
    let stands_for_category = stand_in(&folded, settings, year);
    let (mut problems, mut notes) = (Vec::new(), Vec::new());
    for (index, text) in header.iter().enumerate() {
        let (folded, unit) = fold(text);
        let known =
            if stands_for_category == Some(index) { Some(Column::Category) } else { column(&folded, settings, year) };
        let column = known.unwrap_or_else(|| {
            if !folded.is_empty() {
                notes.push(Message::verbatim(format!("`{}`", text.trim())));
            }
            Column::Ignored
        });
        let twice = headings.iter().find(|heading| heading.column == column && column != Column::Ignored);
        if let Some(first) = twice {
            let message = msg("plan-sheet-two-columns").with("first", first.text.as_str()).with("second", text.trim());
            problems.push(Problem::error(message).hint(msg("plan-sheet-two-columns-hint")));
        }
        headings.push(Heading { column, text: text.trim().to_string(), unit });
    }
    let ignored = match notes.is_empty() {
        true => Vec::new(),
        false => vec![msg("plan-sheet-ignored").with("columns", notes)],
    };
    (headings, problems, ignored)
}

/// Where no heading says category: the column 项目 or 名称, unless it is a dimension, stands for it.
fn stand_in(folded: &[String], settings: &BookSettings, year: FiscalYear) -> Option<usize> {
    let columns: Vec<Option<Column>> = folded.iter().map(|text| column(text, settings, year)).collect();
    if columns.iter().any(|column| matches!(column, Some(Column::Category | Column::Level(_)))) {
        return None;
    }
    let by = |words: &[&str]| {
        let axis = |i: usize| matches!(columns[i], Some(Column::Axis(_)));
        folded.iter().enumerate().position(|(i, text)| words.contains(&text.as_str()) && !axis(i))
    };
    by(&["项目", "项目名称"]).or_else(|| by(&["名称", "明细", "name"]))
}

fn column(folded: &str, settings: &BookSettings, year: FiscalYear) -> Option<Column> {
    let dimensions = &settings.dimensions;
    if let Some(axis) = dimensions.names().position(|name| fold(name).0 == folded) {
        return Some(Column::Axis(axis));
    }
    let by_word = AXES.iter().find(|(_, words)| words.contains(&folded)).and_then(|(name, _)| dimensions.index(name));
    if let Some(axis) = by_word {
        return Some(Column::Axis(axis));
    }
    if let Some((column, _)) = NAMES.iter().find(|(_, names)| names.contains(&folded)) {
        return Some(*column);
    }
    month(folded, year).and_then(|month| year.index(month)).map(Column::Month)
}

/// The month that a text names: `1月`, `2026年1月`, `2026-01`, `Jan`.
pub(super) fn month(text: &str, year: FiscalYear) -> Option<Month> {
    let (folded, _) = fold(text);
    let of_year = |number: u32| year.months().find(|month| month.month() == number);
    let text = folded.trim_end_matches("月份").trim_end_matches('月').replace(['年', '/', '.'], "-");
    if let Some((year, month)) = text.split_once('-') {
        return Month::new(year.parse().ok().filter(|year| *year > 1900)?, month.parse().ok()?);
    }
    if text.len() == 6 && text.bytes().all(|b| b.is_ascii_digit()) {
        return Month::new(text[..4].parse().ok()?, text[4..].parse().ok()?);
    }
    if let Ok(number) = text.parse::<u32>() {
        return of_year(number).filter(|_| folded.contains('月'));
    }
    let chinese = chinese_month(&text).filter(|_| folded.contains('月'));
    of_year(chinese.or_else(|| english_month(&text))?)
}

/// A heading without white space, case, width and brackets; and the unit in the brackets.
pub(in crate::plan_file) fn fold(text: &str) -> (String, Option<Unit>) {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        let c = match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            c => c,
        };
        if !c.is_whitespace() && c != '_' && c != '\u{feff}' {
            folded.extend(c.to_lowercase());
        }
    }
    let Some((name, bracket)) = folded.split_once('(') else { return (folded, None) };
    let unit = match bracket.trim_end_matches(')').trim_start_matches("单位:") {
        "万元" | "万" => Some(Unit::Wan),
        "千元" => Some(Unit::Thousand),
        "亿元" | "亿" => Some(Unit::Yi),
        "元" => Some(Unit::One),
        _ => None,
    };
    (name.to_string(), unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_recognised_as_people_write_them() {
        let year = FiscalYear { first: Month::parse("2026-04").unwrap() };
        for (text, expected) in [
            ("4月", Some("2026-04")),
            ("１月", Some("2027-01")),
            ("01月份", Some("2027-01")),
            ("十二月", Some("2026-12")),
            ("Jan", Some("2027-01")),
            ("Sept", Some("2026-09")),
            ("2026年5月", Some("2026-05")),
            ("2026-05", Some("2026-05")),
            ("2026/5", Some("2026-05")),
            ("202605", Some("2026-05")),
            ("5", None),
            ("13月", None),
            ("月", None),
            ("备注", None),
        ] {
            assert_eq!(month(text, year).map(|m| m.to_string()).as_deref(), expected, "{text}");
        }
    }
}
