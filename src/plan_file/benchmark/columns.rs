//! The columns of market data, by the headings that people give them.

use super::{BenchmarkContext, of_file};
use crate::plan_file::sheet::{Heading, fold};
use crate::words::{Message, Place, Problem, msg};

/// The years that data can be of; later ones a context may rule out too.
pub(super) const EARLIEST: i32 = 1990;
pub(super) const LATEST: i32 = 2100;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Metric,
    Role,
    City,
    Year,
    /// One of the percentiles, by its place among them.
    Percentile(usize),
    /// One sample a row.
    Value,
    /// All samples of a row.
    Samples,
    Count,
    Source,
    Ignored,
}

/// Headings as they are after [`fold`].
const NAMES: &[(Column, &[&str])] = &[
    (Column::Metric, &["metric", "指标", "指标名称", "市场指标", "indicator", "measure"]),
    (Column::Role, &["role", "岗位", "岗位名称", "职位", "职务", "角色", "position", "jobtitle", "job", "对象"]),
    (Column::City, &["city", "城市", "地区", "区域", "region", "location"]),
    (Column::Year, &["year", "年份", "年度", "年", "数据年份", "调查年份"]),
    (Column::Percentile(0), &["p10", "10分位", "10分位值", "10分位数", "10%分位", "第10百分位", "10th"]),
    (
        Column::Percentile(1),
        &["p25", "25分位", "25分位值", "25分位数", "25%分位", "第25百分位", "下四分位", "下四分位数", "25th", "q1"],
    ),
    (
        Column::Percentile(2),
        &["p50", "50分位", "50分位值", "50分位数", "50%分位", "第50百分位", "中位数", "中位值", "median", "50th", "q2"],
    ),
    (
        Column::Percentile(3),
        &["p75", "75分位", "75分位值", "75分位数", "75%分位", "第75百分位", "上四分位", "上四分位数", "75th", "q3"],
    ),
    (Column::Percentile(4), &["p90", "90分位", "90分位值", "90分位数", "90%分位", "第90百分位", "90th"]),
    (Column::Value, &["value", "数值", "值", "样本值", "sample", "观测值"]),
    (Column::Samples, &["samples", "全部样本", "样本明细"]),
    (Column::Count, &["n", "样本数", "样本量", "样本数量", "samplesize", "count"]),
    (Column::Source, &["source", "来源", "数据来源", "资料来源", "出处"]),
    (Column::Ignored, &["序号", "no", "#", "no."]),
];

/// Every heading that is known.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    NAMES.iter().flat_map(|(_, names)| names.iter().copied())
}

/// The columns of a header, and what is wrong with it or not used of it.
pub(super) fn headings(header: &[String], context: &BenchmarkContext<'_>) -> (Vec<Heading<Column>>, Vec<Problem>) {
    let mut headings: Vec<Heading<Column>> = Vec::with_capacity(header.len());
    let (mut problems, mut ignored) = (Vec::new(), Vec::new());
    let at = || Place::file(context.file);
    for text in header {
        let (folded, unit) = fold(text);
        let known = NAMES.iter().find(|(_, names)| names.contains(&folded.as_str()));
        let column = known.map_or(Column::Ignored, |(column, _)| *column);
        let text = text.trim().to_string();
        if known.is_none() && !folded.is_empty() {
            ignored.push(Message::verbatim(format!("`{text}`")));
        }
        let twice = headings.iter().find(|other| other.column == column && column != Column::Ignored);
        if let Some(first) = twice {
            let message =
                msg("plan-sheet-two-columns").with("first", first.text.as_str()).with("second", text.as_str());
            problems.push(Problem::error(message).hint(msg("plan-sheet-two-columns-hint")).at(at()));
        }
        headings.push(Heading { column, text, unit });
    }
    let has = |wanted: &dyn Fn(Column) -> bool| headings.iter().any(|heading| wanted(heading.column));
    let percentiles = has(&|column| matches!(column, Column::Percentile(_) | Column::Samples));
    if !has(&|column| column == Column::Metric) {
        problems.push(of_file(context, "benchmark-no-metric-column", "benchmark-columns-hint"));
    }
    if !has(&|column| column == Column::Year) && context.year.is_none() {
        problems.push(of_file(context, "benchmark-no-year-column", "benchmark-columns-hint"));
    }
    match (percentiles, has(&|column| column == Column::Value)) {
        (false, false) => problems.push(of_file(context, "benchmark-no-value-column", "benchmark-columns-hint")),
        (true, true) => problems.push(of_file(context, "benchmark-both-columns", "benchmark-both-columns-hint")),
        _ => {}
    }
    if !ignored.is_empty() {
        problems.push(Problem::note(msg("plan-sheet-ignored").with("columns", ignored)).at(at()));
    }
    (headings, problems)
}
