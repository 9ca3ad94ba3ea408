//! Names on the command line that have words: what the program prints for a name, in either language, it takes for it.
//!
//! Not here: months and days (`calendar_text`), and names that a book gives.

use clap::builder::{PossibleValue, PossibleValuesParser};

use crate::answer::explain::Asked;
use crate::model::{Dimensions, Kind};
use crate::words::{Message, msg};

/// A name, the term that prints it, and the words that are taken for it.
pub(crate) struct Spoken {
    /// What stands in scripts, and in JSON.
    pub(crate) name: &'static str,
    /// The message that prints it; empty where nothing does.
    pub(crate) term: &'static str,
    /// Its words, in lower case.
    words: &'static [&'static str],
}

const fn spoken(name: &'static str, term: &'static str, words: &'static [&'static str]) -> Spoken {
    Spoken { name, term, words }
}

/// `--unit`.
pub(crate) const UNITS: &[Spoken] = &[
    spoken("yuan", "import-unit-one", &["元", "one", "yuan (whole currency units)"]),
    spoken("thousand", "import-unit-thousand", &["千元", "千", "thousands"]),
    spoken("wan", "import-unit-wan", &["万元", "万", "10000", "10,000", "ten thousands", "ten thousands (万元)"]),
];

/// `variance --only`.
pub(crate) const ONLY: &[Spoken] = &[
    spoken("material", "term-material", &["重大", "重大差异", "!"]),
    spoken("over", "term-status-over", &["超支"]),
    spoken("unbudgeted", "term-status-unbudgeted", &["预算外"]),
    spoken("near", "term-status-near", &["接近超支", "near limit"]),
    spoken("at", "term-status-at", &["持平", "on budget"]),
    spoken("unspent", "term-status-unspent", &["未支出"]),
    spoken("idle", "term-status-idle", &["闲置"]),
    spoken("missing", "term-status-missing", &["无数据", "no data"]),
    spoken("favorable", "term-favourable", &["节约", "favourable"]),
    spoken("shortfall", "term-income-adverse", &["短收"]),
    spoken("surplus", "term-income-favourable", &["超收"]),
    spoken("ok", "term-status-ok", &["正常"]),
];

/// `variance --fail-on`.
pub(crate) const FAIL_ON: &[Spoken] = &[
    spoken("unbudgeted", "term-status-unbudgeted", &["预算外"]),
    spoken("over", "term-status-over", &["超支"]),
    spoken("missing", "term-status-missing", &["无数据", "no data"]),
];

/// `outlook --fail-on`.
pub(crate) const ENDS: &[Spoken] = &[spoken("over", "term-status-over", &["超支"])];

/// `structure --of`.
pub(crate) const STRUCTURES: &[Spoken] =
    &[spoken("actual", "term-actual", &["实际"]), spoken("budget", "term-budget", &["预算"])];

/// `outlook --method`.
pub(crate) const FORECASTS: &[Spoken] = &[
    spoken("remaining", "forecast-remaining", &["剩余预算", "remaining budget"]),
    spoken("phased", "forecast-phased", &["按进度", "phased budget"]),
    spoken("runrate", "forecast-runrate", &["月均", "run-rate", "run rate"]),
    spoken("last-year", "forecast-last-year", &["上年×增长", "上年", "last year × growth", "last year"]),
    spoken("seasonal", "forecast-seasonal", &["季节", "seasonal share"]),
    spoken("hw", "forecast-hw", &["holt–winters", "holt-winters"]),
    spoken("contract", "forecast-contract", &["合同", "contracts"]),
    spoken("reviewed", "forecast-reviewed", &["差异原因", "review"]),
];

/// `variance --sort`.
pub(crate) const SORT: &[Spoken] = &[
    spoken("book", "", &["账本", "账本顺序"]),
    spoken("variance", "term-variance", &["差异"]),
    spoken("execution", "term-execution-ratio", &["执行率", "execution %", "execution ratio"]),
    spoken("actual", "term-actual", &["实际"]),
    spoken("budget", "term-budget", &["预算"]),
    spoken("name", "plan-column-name", &["名称"]),
];

/// `--view`.
pub(crate) const VIEWS: &[Spoken] =
    &[spoken("cash", "view-cash", &["收付", "收付实现制"]), spoken("accrual", "view-accrual", &["权责", "权责发生制"])];

/// `accrue spread --by`.
pub(crate) const WEIGHTS: &[Spoken] =
    &[spoken("months", "weight-months", &["月", "按月"]), spoken("days", "weight-days", &["天", "按天", "日"])];

/// Columns: `--by` of plans and scenarios, `--pivot`.
pub(crate) const STEPS: &[Spoken] = &[
    spoken("month", "term-month", &["月份", "月", "months", "逐月"]),
    spoken("quarter", "term-quarter", &["季度", "季", "quarters"]),
    spoken("year", "term-year", &["年度", "年", "全年"]),
];

/// The column that one step makes.
pub(crate) const MONTHLY: &[Spoken] = &[spoken("month", "term-month", &["月份", "月", "months", "逐月"])];

/// `goals --fail-on`.
pub(crate) const LIGHTS: &[Spoken] =
    &[spoken("amber", "goal-amber", &["接近", "close"]), spoken("red", "goal-red", &["未达标", "missed"])];

/// `consolidate --fail-on`.
pub(crate) const CONSOLIDATED: &[Spoken] = &[
    spoken("shared", "consolidate-word-shared", &["未分摊", "stays shared"]),
    spoken("unmatched", "consolidate-word-unmatched", &["对不上", "does not match"]),
];

/// `alerts --fail-on`.
pub(crate) const ALERT_LEVELS: &[Spoken] = &[
    spoken("watch", "alert-watch", &["关注"]),
    spoken("warning", "alert-warning", &["预警"]),
    spoken("critical", "alert-critical", &["严重"]),
];

/// `scan --fail-on`.
pub(crate) const FINDING_WEIGHTS: &[Spoken] = &[
    spoken("low", "scan-low", &["低"]),
    spoken("medium", "scan-medium", &["中"]),
    spoken("high", "scan-high", &["高"]),
];

/// `review --fail-on`.
pub(crate) const REVIEWED: &[Spoken] = &[
    spoken("unexplained", "review-not-explained", &["未说明", "尚未说明", "not explained"]),
    spoken("overdue", "review-course-overdue", &["逾期", "逾期未转回"]),
];

/// What is compared with, where it has no number of months.
pub(crate) const BASES: &[Spoken] = &[
    spoken("budget", "term-budget", &["预算"]),
    spoken("last-year", "term-last-year", &["上年同期", "上年", "same period last year", "last year"]),
    spoken("target", "term-target", &["目标"]),
    spoken("benchmark", "term-benchmark", &["市场水平", "市场"]),
    spoken("average", "term-mean", &["均值", "平均", "mean"]),
];

/// What rows are made by, beside the axes of the book.
const CATEGORY: &[Spoken] = &[spoken("category", "term-category", &["预算科目", "科目"])];

/// Rows of reports that are no categories.
const ROWS: &[Spoken] = &[
    spoken("total", "term-total", &["合计", "总计"]),
    spoken("total cost", "report-total-cost", &["支出合计", "费用合计"]),
    spoken("total income", "report-total-income", &["收入合计"]),
    spoken("unbudgeted", "term-unbudgeted", &["预算外"]),
];

/// The axes that have words in the catalogue.
const AXES: &[Spoken] = &[
    spoken("project", "term-project", &["项目"]),
    spoken("department", "term-department", &["部门"]),
    spoken("type", "term-member-type", &["类型"]),
    spoken("grade", "term-member-grade", &["等级"]),
    spoken("city", "term-member-city", &["城市"]),
];

/// Rows without a member.
const UNASSIGNED: &[Spoken] = &[spoken("", "term-unassigned", &["未填", "unassigned"])];

/// Takes the names of a table, and their words.
pub(crate) fn parser(table: &'static [Spoken]) -> PossibleValuesParser {
    table.iter().map(|one| PossibleValue::new(one.name).aliases(one.words.iter().copied())).collect::<Vec<_>>().into()
}

/// The name that a text means.
pub(crate) fn name(table: &[Spoken], typed: &str) -> Option<&'static str> {
    let typed = typed.trim().to_lowercase();
    table.iter().find(|one| one.name == typed || one.words.contains(&typed.as_str())).map(|one| one.name)
}

/// The values of an option, each with the message that prints it, for whoever says which there are.
pub fn spoken_values(option: &str) -> Vec<(&'static str, &'static str)> {
    let tables: &[&[Spoken]] = match option.split_whitespace().next().unwrap_or_default() {
        "--unit" => &[UNITS],
        "--only" => &[ONLY],
        "--sort" => &[SORT],
        "--pivot" | "--by" => &[STEPS],
        "--fail-on" => &[FAIL_ON, LIGHTS, ALERT_LEVELS, FINDING_WEIGHTS, REVIEWED],
        "--method" => &[FORECASTS],
        "--of" => &[STRUCTURES],
        "--view" => &[VIEWS],
        _ => &[],
    };
    tables.iter().copied().flatten().map(|one| (one.name, one.term)).collect()
}

/// The values of an argument, by its id, each with the words that are taken for it.
pub fn spoken_words(id: &str) -> Vec<(&'static str, &'static [&'static str])> {
    let table = match id {
        "unit" => UNITS,
        "only" => ONLY,
        "sort" => SORT,
        "pivot" => MONTHLY,
        "fail_on" => FAIL_ON,
        "fail_on_outlook" => ENDS,
        "scan_fail_on" => FINDING_WEIGHTS,
        "forecast_method" => FORECASTS,
        "of" => STRUCTURES,
        "view" => VIEWS,
        "weigh" => WEIGHTS,
        _ => &[],
    };
    table.iter().map(|one| (one.name, one.words)).collect()
}

/// What rows are made by, with the word that heads it where that is another: `department（部门）`.
pub(crate) fn with_word(name: &str) -> Message {
    let known = CATEGORY.iter().chain(AXES).chain(STEPS).find(|one| one.name == name);
    known.map_or_else(|| Message::verbatim(name), |one| msg("by-name").with("name", name).with("word", msg(one.term)))
}

/// Is it the word for categories?
pub(crate) fn is_category(typed: &str) -> bool {
    name(CATEGORY, typed).is_some()
}

/// The row of a report that is called so.
pub(crate) fn row(typed: &str) -> Option<Asked> {
    Some(match name(ROWS, typed)? {
        "unbudgeted" => Asked::Unbudgeted,
        "total income" => Asked::Total(Kind::Income),
        _ => Asked::Total(Kind::Cost),
    })
}

/// The place of an axis, by its name in the book or by what reports head it with.
pub(crate) fn axis(axes: &Dimensions, typed: &str) -> Option<usize> {
    axes.index(typed).or_else(|| {
        let lower = typed.trim().to_lowercase();
        axes.index(name(AXES, typed).unwrap_or(&lower))
    })
}

/// What a member has, by the word that heads it.
pub(crate) fn attribute(typed: &str) -> Option<&'static str> {
    name(AXES, typed)
}

/// Of what was asked for, what lies above the members of the axes, by name.
pub(crate) fn levels(axes: &Dimensions, asked: &[String]) -> Vec<String> {
    let of = |typed: &&String| {
        let typed = typed.trim();
        let lower = typed.to_lowercase();
        let word = name(AXES, typed).unwrap_or(&lower);
        let levels = || axes.levels().map(|(.., level)| level);
        match axis(axes, typed) {
            Some(_) => None,
            None => levels().find(|own| *own == typed).or_else(|| levels().find(|own| *own == word)),
        }
    };
    asked.iter().filter_map(|typed| of(&typed)).map(String::from).collect()
}

/// A member as a filter means it: what reports print for rows without one is none, unless a member is called so.
pub(crate) fn member(known: &[String], typed: &str) -> String {
    let typed = typed.trim();
    match name(UNASSIGNED, typed) {
        Some(none) if !known.iter().any(|member| member == typed) => none.to_string(),
        _ => typed.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::dimension::Axis;
    use crate::words::{Language, Words};

    #[test]
    fn every_word_that_is_printed_is_taken() {
        let tables = [
            UNITS,
            ONLY,
            FAIL_ON,
            ENDS,
            FORECASTS,
            SORT,
            STEPS,
            MONTHLY,
            LIGHTS,
            ALERT_LEVELS,
            CONSOLIDATED,
            REVIEWED,
            BASES,
            CATEGORY,
            ROWS,
            AXES,
            UNASSIGNED,
        ];
        for language in Language::ALL {
            let words = Words::new(language);
            for table in tables {
                for one in table.iter().filter(|one| !one.term.is_empty()) {
                    let printed = words.text(one.term).unwrap();
                    assert_eq!(name(table, &printed), Some(one.name), "{printed}");
                    assert_eq!(name(table, &printed.to_uppercase()), Some(one.name), "{printed}");
                }
            }
        }
    }

    #[test]
    fn no_word_has_two_meanings() {
        for table in
            [UNITS, ONLY, FAIL_ON, FORECASTS, SORT, STEPS, LIGHTS, ALERT_LEVELS, FINDING_WEIGHTS, REVIEWED, BASES]
        {
            for one in table {
                for word in one.words {
                    assert_eq!(name(table, word), Some(one.name), "{word}");
                    assert_eq!(*word, word.to_lowercase());
                }
            }
        }
    }

    #[test]
    fn an_axis_is_found_by_what_heads_it() {
        let axes = |names: &[&str]| {
            Dimensions::plain(names.iter().map(|name| Axis { name: name.to_string(), members: Vec::new() }).collect())
        };
        for (book, typed, found) in [
            (&["department", "project"][..], "部门", Some(0)),
            (&["department", "project"], "Project", Some(1)),
            (&["部门", "department"], "部门", Some(0)),
            (&["楼栋"], "楼栋", Some(0)),
            (&["project"], "部门", None),
        ] {
            assert_eq!(axis(&axes(book), typed), found, "{typed}");
        }
    }

    #[test]
    fn rows_without_a_member_are_asked_for_by_their_word() {
        assert_eq!(member(&[], "未填"), "");
        assert_eq!(member(&["未填".to_string()], "未填"), "未填");
        assert_eq!(member(&[], " 客服部 "), "客服部");
    }
}
