//! Tables that hold what was budgeted against what was spent: 预算执行情况表, a budget comparison. They are no ledgers: a row
//! is the sum of many, and what has accumulated over the year would count again with each month.

use super::headers;
use crate::import::block::SourceRow;
use crate::words::{Place, Problem, msg};

/// Words in the headers of budgets, of what was spent, and of what compares the two.
const BUDGETS: [&str; 7] = ["预算", "指标", "计划", "预计", "budget", "plan", "target"];
const SPENT: [&str; 12] =
    ["实际", "实绩", "执行数", "执行额", "发生", "累计", "支出", "收入", "本期", "actual", "ytd", "spent"];
const COMPARED: [&str; 15] = [
    "差异",
    "偏差",
    "差额",
    "差值",
    "完成率",
    "达成率",
    "执行率",
    "执行占比",
    "占预算",
    "收缴率",
    "同比",
    "同期",
    "可用",
    "variance",
    "%var",
];

/// The header of such a table among the first rows of a file.
pub(super) fn find(rows: &[SourceRow<'_>]) -> Option<u64> {
    rows.iter().find(|row| is_one(row)).map(|row| row.line)
}

/// Does a row head budgets in one column, and in another what was spent or how both compare?
fn is_one(row: &SourceRow<'_>) -> bool {
    let keys: Vec<String> = row.cells.iter().map(headers::key).filter(|key| !key.is_empty()).collect();
    let short = |key: &&String| key.chars().count() <= 30;
    let of = |words: &[&str], key: &str| words.iter().any(|word| key.contains(word));
    let figures = || keys.iter().filter(short);
    let budgets = figures().filter(|key| of(&BUDGETS, key) && !of(&COMPARED, key)).count();
    let compared = figures().filter(|key| of(&COMPARED, key)).count();
    let spent = figures().filter(|key| of(&SPENT, key) && !of(&BUDGETS, key)).count();
    keys.len() > 2 && (budgets > 0 && spent + compared > 0 || compared > 1 && spent > 0)
}

/// What is said of it.
pub(super) fn problem(name: &str, line: u64) -> Problem {
    let problem = Problem::error(msg("import-execution-report")).at(Place::line(name, line));
    problem.hint(msg("import-execution-report-hint"))
}
