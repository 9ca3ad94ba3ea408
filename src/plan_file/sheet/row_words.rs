//! Words by which rows of a 预算表 are known that budget nothing: who signed, what was remarked, what counts no money.

use super::columns::fold;

/// Words of those who sign below a table.
const SIGNED: &[&str] = &[
    "编制人",
    "编制",
    "制表人",
    "制表",
    "填表人",
    "填报人",
    "复核人",
    "复核",
    "审核人",
    "审核",
    "审批人",
    "审批",
    "批准人",
    "批准",
    "负责人",
    "部门负责人",
    "单位负责人",
    "财务负责人",
    "财务主管",
    "经办人",
    "分析人",
    "总经理",
    "制单人",
    "签字",
    "签名",
    "日期",
    "编制日期",
    "制表日期",
    "打印时间",
    "编制时间",
    "编制单位",
    "preparedby",
    "reviewedby",
    "approvedby",
    "checkedby",
    "signature",
    "signedby",
    "date",
];

/// Words of figures that count something else than money.
pub(super) const COUNTED: &[&str] = &[
    "人数",
    "编制人数",
    "在岗人数",
    "在编人数",
    "平均人数",
    "定员",
    "定编",
    "岗位数",
    "面积",
    "建筑面积",
    "收费面积",
    "管理面积",
    "使用面积",
    "户数",
    "车位数",
    "车位个数",
    "台数",
    "工单数",
    "工单量",
    "用电量",
    "用水量",
    "用气量",
    "人员编制",
    "headcount",
    "heads",
    "fte",
    "ftes",
    "numberofstaff",
    "staffnumbers",
    "area",
    "floorarea",
    "households",
    "units",
    "sqm",
    "squarefeet",
    "squarefootage",
    "occupancy",
    "入住率",
    "收缴率",
    "增长率",
    "占比",
    "比例",
    "完成率",
];

/// What the names of rates, averages and the past are, begin with and end in.
const BESIDE: &[&str] = &[
    "编制",
    "差异",
    "差异额",
    "差异率",
    "增减额",
    "上年实际",
    "上年实际数",
    "上年同期",
    "上年同期数",
    "上年预算",
    "上年预算数",
    "去年实际",
    "去年同期",
    "去年预算",
    "variance",
    "prioryear",
    "lastyear",
    "prioryearactual",
    "lastyearactual",
    "sqft",
];
const RATE_STARTS: &[&str] =
    &["人均", "户均", "平均", "每平方米", "每平米", "每㎡", "每户", "每人", "单方", "costper", "priceper", "average"];
const RATE_ENDS: &[&str] = &[
    "率",
    "比例",
    "占比",
    "基数",
    "标准",
    "单价",
    "均价",
    "电价",
    "水价",
    "气价",
    "油价",
    "数量",
    "天数",
    "月数",
    "次数",
    "工时",
    "面积",
    "户数",
    "人数",
    "满意度",
    "用电量",
    "用水量",
    "用气量",
    "%",
    "perunit",
    "perhead",
    "persqm",
    "growthrate",
];

/// Is a row called a rate, an average, a quantity, or what was spent before?
pub(super) fn is_rate_name(name: &str) -> bool {
    let word = fold(name).0;
    BESIDE.contains(&word.as_str())
        || RATE_STARTS.iter().any(|start| word.starts_with(start))
        || RATE_ENDS.iter().any(|end| word.ends_with(end))
}

/// Units of rows that are no money.
pub(super) const MEASURES: &[&str] = &[
    "人",
    "名",
    "人次",
    "㎡",
    "平方米",
    "平米",
    "m2",
    "m²",
    "户",
    "个",
    "台",
    "套",
    "次",
    "%",
    "间",
    "辆",
    "车位",
    "小时",
    "工时",
    "岗",
    "度",
    "吨",
    "立方米",
    "kwh",
    "m3",
    "m³",
    "people",
    "persons",
    "heads",
    "sqm",
    "hours",
    "fte",
];

/// Is the first text of a row a word of those who sign, followed by nothing, a colon or a name?
pub(super) fn is_signed(cells: &[String]) -> bool {
    let mut filled = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let Some(first) = filled.next() else { return false };
    let signs = |cell: &str| {
        let head = cell.split([':', '：', ' ', '\u{3000}', '_']).next().unwrap_or_default();
        let whole = fold(cell.split([':', '：']).next().unwrap_or_default()).0;
        let colon = cell.contains([':', '：']);
        (colon && (SIGNED.contains(&head) || SIGNED.contains(&whole.as_str()))) || SIGNED.contains(&cell)
    };
    signs(first)
        && !filled.any(|cell| {
            !cell.contains(['-', '/', '.']) && cell.parse::<i64>().is_ok_and(|n| !(1900..2200).contains(&n))
        })
}

/// `注：…`, `说明：…`.
pub(super) fn is_remark(raw: &str) -> bool {
    const STARTS: &[&str] =
        &["注:", "注：", "备注:", "备注：", "说明:", "说明：", "注释", "填表说明", "编制说明", "note:", "notes:", "※"];
    let text = raw.trim().to_lowercase();
    STARTS.iter().any(|start| text.starts_with(start))
}
