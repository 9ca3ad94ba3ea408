//! The columns of a 预算表, by the headings that people give them.

use crate::model::{BookSettings, FiscalYear, Month, Unit};

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
    /// Paid in this month beside the amount of it: a thirteenth salary.
    Added(usize),
    /// Of this quarter, counted from the year's first month.
    Quarter(usize),
    /// Of this half of the year.
    Half(usize),
    /// The amount of the year.
    Annual,
    /// A sum of the row's months.
    Total,
    /// The same amount in each month.
    Monthly,
    /// Which month the row is of.
    Period,
    /// The amount of the row's month, or of the year where rows have no month.
    Amount,
    Name,
    Phasing,
    Basis,
    /// 备注: goes into the basis.
    Note,
    Effect,
    Owner,
    TargetMonthly,
    TargetAnnual,
    Mode,
    Contra,
    /// Does the row bring money in or cost it: 收入, 支出?
    Kind,
    /// What the row counts in: 元, 人, ㎡.
    Measure,
    /// 序号: numbers rows, and says their level where its numerals do.
    Numeral,
    Ignored,
}

impl Column {
    /// Does it hold amounts that make up the year?
    pub(super) fn is_amount(self) -> bool {
        matches!(
            self,
            Column::Month(_)
                | Column::Added(_)
                | Column::Quarter(_)
                | Column::Half(_)
                | Column::Annual
                | Column::Total
                | Column::Monthly
                | Column::Amount
        )
    }

    /// Does it name what a row is for?
    pub(super) fn names_row(self) -> bool {
        matches!(self, Column::Category | Column::Level(_) | Column::Code)
    }
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
            "科目全名",
            "费用科目",
            "费用项目",
            "预算项目",
            "支出项目",
            "收入项目",
            "成本项目",
            "费用名称",
            "费用明细",
            "会计科目",
            "category",
            "account",
            "accountname",
            "accountdescription",
            "glaccount",
            "budgetitem",
            "budgetline",
            "lineitem",
            "item",
            "expensetype",
            "expense",
            "costelement",
            "costelements",
            "description",
        ],
    ),
    (
        Column::Level(0),
        &["一级科目", "一级", "大类", "费用类别", "费用大类", "类别", "level1", "category1", "group", "categorygroup"],
    ),
    (Column::Level(1), &["二级科目", "二级", "中类", "level2", "category2", "subcategory"]),
    (Column::Level(2), &["三级科目", "三级", "小类", "level3", "category3"]),
    (Column::Level(3), &["四级科目", "四级", "level4", "category4"]),
    (
        Column::Code,
        &["编码", "科目编码", "科目代码", "代码", "科目编号", "科目号", "code", "accountcode", "accountno", "glcode"],
    ),
    (Column::Monthly, &["每月", "月度", "月均", "monthly", "permonth"]),
    (
        Column::Period,
        &[
            "月份",
            "期间",
            "会计期间",
            "预算月份",
            "预算期间",
            "年月",
            "年月份",
            "预算年月",
            "所属月份",
            "所属期间",
            "month",
            "period",
            "yearmonth",
            "year-month",
            "year/month",
            "budgetmonth",
            "budgetperiod",
        ],
    ),
    (Column::Name, &["名称", "明细", "明细项目", "行名", "name", "detail"]),
    (Column::Phasing, &["分摊方式", "分摊", "phasing"]),
    (
        Column::Basis,
        &[
            "预算依据",
            "依据",
            "测算依据",
            "测算说明",
            "编制依据",
            "编制说明",
            "计算依据",
            "计算说明",
            "basis",
            "assumption",
            "assumptions",
        ],
    ),
    (Column::Note, &["备注", "说明", "注释", "note", "notes", "remark", "remarks", "comment", "comments"]),
    (Column::Effect, &["预期效果", "效果", "预期目标", "effect", "expectedeffect", "expectedresult"]),
    (Column::Owner, &["负责人", "责任人", "经办人", "owner", "responsible"]),
    (Column::TargetMonthly, &["每月目标", "月目标", "targetmonthly", "monthlytarget"]),
    (Column::TargetAnnual, &["全年目标", "年度目标", "targetannual", "annualtarget"]),
    (Column::Mode, &["上下级关系", "mode"]),
    (Column::Contra, &["抵减", "contra"]),
    (
        Column::Kind,
        &[
            "资金方向",
            "资金流向",
            "收支",
            "收支类型",
            "收支类别",
            "收支方向",
            "收支性质",
            "收支标志",
            "收支分类",
            "收支项目",
            "收/支",
            "收入/支出",
            "类型",
            "type",
            "kind",
            "in/out",
            "inflow/outflow",
            "income/expense",
            "incomeorexpense",
        ],
    ),
    (Column::Measure, &["单位", "计量单位", "unit", "uom"]),
    (Column::Numeral, &["序号", "编号", "行次", "no", "#", "no.", "s/n", "ref"]),
];

/// What is paid beside the months: these words alone, or at the end of a heading.
const EXTRAS: &[&str] = &[
    "13薪",
    "十三薪",
    "第13薪",
    "第十三薪",
    "13个月工资",
    "第13个月",
    "第十三个月",
    "年终双薪",
    "双薪",
    "年终奖",
    "年终奖金",
    "13th",
    "13thmonth",
    "13thsalary",
    "13thmonthsalary",
    "thirteenthmonth",
    "thirteenthsalary",
    "yearendbonus",
    "annualbonus",
];

/// Does a heading name money that is paid in some month beside that month's amount?
pub(super) fn is_extra(folded: &str) -> bool {
    EXTRAS.iter().any(|word| folded == *word || folded.strip_suffix("预算").is_some_and(|rest| rest == *word))
}

/// Headings of columns of kinds that may as well tell other things apart.
pub(super) const LOOSE_KINDS: &[&str] = &["类型", "type", "kind"];

/// Who answers for a row: a dimension where the book has it, else its owner.
const ANSWERS: &[&str] = &["责任部门", "归口部门", "预算部门", "主责部门", "归口管理部门", "责任中心"];

/// What the usual dimensions are called, beside their own names.
const AXES: &[(&str, &[&str])] = &[
    ("project", &["项目", "项目名称", "小区", "楼盘", "管理处", "property", "site", "community"]),
    ("department", &["部门", "成本中心", "部门名称", "dept", "costcentre", "costcenter", "team"]),
];

/// The column that a heading names, apart from those of amounts; `None` where it is none of them.
pub(super) fn named(folded: &str, settings: &BookSettings) -> Option<Column> {
    let dimensions = &settings.dimensions;
    if let Some(axis) = dimensions.names().position(|name| fold(name).0 == folded) {
        return Some(Column::Axis(axis));
    }
    let by_word = AXES.iter().find(|(_, words)| words.contains(&folded)).and_then(|(name, _)| dimensions.index(name));
    if let Some(axis) = by_word {
        return Some(Column::Axis(axis));
    }
    if ANSWERS.contains(&folded) {
        return Some(dimensions.index("department").map_or(Column::Owner, Column::Axis));
    }
    NAMES.iter().find(|(_, names)| names.contains(&folded)).map(|(column, _)| *column)
}

/// Words that stand for the category where no heading says so.
pub(super) const STAND_INS: &[&[&str]] =
    &[&["项目", "项目名称", "内容", "摘要"], &["名称", "明细", "name"], &["单位"], &["项目分类", "费用分类"]];

/// The keys by which `--map` and profiles name columns.
const KEYS: &[(&str, Column)] = &[
    ("category", Column::Category),
    ("code", Column::Code),
    ("account", Column::Code),
    ("level1", Column::Level(0)),
    ("level2", Column::Level(1)),
    ("level3", Column::Level(2)),
    ("level4", Column::Level(3)),
    ("amount", Column::Amount),
    ("annual", Column::Annual),
    ("monthly", Column::Monthly),
    ("total", Column::Total),
    ("period", Column::Period),
    ("q1", Column::Quarter(0)),
    ("q2", Column::Quarter(1)),
    ("q3", Column::Quarter(2)),
    ("q4", Column::Quarter(3)),
    ("h1", Column::Half(0)),
    ("h2", Column::Half(1)),
    ("name", Column::Name),
    ("phasing", Column::Phasing),
    ("basis", Column::Basis),
    ("note", Column::Note),
    ("effect", Column::Effect),
    ("owner", Column::Owner),
    ("target_monthly", Column::TargetMonthly),
    ("target_annual", Column::TargetAnnual),
    ("contra", Column::Contra),
    ("kind", Column::Kind),
    ("ignore", Column::Ignored),
];

/// The column that a key of `--map` means: one of the list, a dimension, or a month `2026-01`.
pub(super) fn by_key(key: &str, settings: &BookSettings, year: FiscalYear) -> Option<Column> {
    if let Some(axis) = settings.dimensions.index(key) {
        return Some(Column::Axis(axis));
    }
    let of_list = KEYS.iter().find(|(name, _)| *name == key).map(|(_, column)| *column);
    of_list.or_else(|| Month::parse(key).and_then(|month| year.index(month)).map(Column::Month))
}

/// Every key of `--map`, for messages.
pub(super) fn keys(settings: &BookSettings) -> impl Iterator<Item = &str> {
    settings.dimensions.names().chain(KEYS.iter().map(|(name, _)| *name))
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
