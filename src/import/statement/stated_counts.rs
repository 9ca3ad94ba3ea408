//! Numbers and sums that a file states of its rows, above its header or below them: `支出：16笔 1648.43元`, `共 12 笔`.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::block::SourceRow;
use crate::import::values::half_width;

/// Of which rows something is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Of {
    All,
    Spent,
    Received,
}

/// What is stated of some rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import) struct Statement {
    pub(in crate::import) line: u64,
    pub(in crate::import) of: Of,
    pub(in crate::import) rows: u64,
    /// As written.
    pub(in crate::import) sum: Option<String>,
}

/// `支出：16笔 1648.43元`, `借方合计 3 笔，金额 40.00`; what is 待 (still to come) is in no row.
static DIRECTED: LazyLock<Regex> = LazyLock::new(|| {
    let sum = r"[^0-9]{0,8}?[¥￥]?([0-9][0-9,]*\.[0-9]{2}|[0-9][0-9,]*(?:\.[0-9]+)?\s*元)";
    let pattern = format!(r"(待?)(支出|收入|借方|贷方)[^0-9笔]{{0,8}}([0-9]+)\s*笔(?:{sum})?");
    Regex::new(&pattern).expect("a plain pattern")
});

/// `支出总笔数：2`, `借方发生总笔数[ Total Numbers of Debited Payments ] 2`, and the sum that stands in the same row.
static COUNTED: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r"(支出|收入|借方|贷方)(?:发生)?(?:总|合计)?笔数[^0-9]{0,60}?([0-9]+)";
    Regex::new(pattern).expect("a plain pattern")
});
static SUMMED: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r"(支出|收入|借方|贷方)(?:发生)?(?:总|合计)金?额[^0-9]{0,60}?([0-9][0-9,]*(?:\.[0-9]+)?)";
    Regex::new(pattern).expect("a plain pattern")
});

/// `共 12 笔`, `记录数：12`, `Total records: 12`.
static COUNT: LazyLock<Regex> = LazyLock::new(|| {
    let chinese = r"(?:共计?|合计|总计)\s*[:有]?\s*([0-9]+)\s*[笔条]|(?:记录数|总条数|总笔数|交易笔数)\s*:?\s*([0-9]+)";
    let english = r"(?i:(?:total|number of)\s+(?:records|transactions|rows|entries))\s*[:=]?\s*([0-9]+)";
    Regex::new(&format!("{chinese}|{english}")).expect("a plain pattern")
});

/// What a row of text states. Of one page alone nothing is stated that could be compared.
pub(in crate::import) fn statements(row: &SourceRow<'_>) -> Vec<Statement> {
    let joined = row.cells.iter().map(str::trim).collect::<Vec<_>>().join(" ");
    in_text(&joined).into_iter().map(|statement| Statement { line: row.line, ..statement }).collect()
}

fn in_text(text: &str) -> Vec<Statement> {
    if text.contains('页') || !text.contains(|c: char| c.is_numeric()) {
        return Vec::new();
    }
    let text = half_width(text);
    let mut found = Vec::new();
    for caught in DIRECTED.captures_iter(&text).filter(|caught| caught[1].is_empty()) {
        let of = if matches!(&caught[2], "支出" | "借方") { Of::Spent } else { Of::Received };
        let sum = caught.get(4).map(|sum| sum.as_str().trim_end_matches(['元', ' ']).to_string());
        found.extend(caught[3].parse().ok().map(|rows| Statement { line: 0, of, rows, sum }));
    }
    let rest = DIRECTED.replace_all(&text, " ").into_owned();
    for caught in COUNTED.captures_iter(&rest) {
        let sum = SUMMED.captures_iter(&rest).find(|summed| summed[1] == caught[1]).map(|summed| summed[2].to_string());
        let of = if matches!(&caught[1], "支出" | "借方") { Of::Spent } else { Of::Received };
        found.extend(caught[2].parse().ok().map(|rows| Statement { line: 0, of, rows, sum }));
    }
    let rest = COUNTED.replace_all(&rest, " ");
    for caught in COUNT.captures_iter(&rest) {
        let rows = (1..caught.len()).find_map(|at| caught.get(at)?.as_str().parse().ok());
        found.extend(rows.map(|rows| Statement { line: 0, of: Of::All, rows, sum: None }));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_as_exports_have_them() {
        for (text, expected) in [
            ("支出：16笔 1648.43元", &[(Of::Spent, 16, Some("1648.43"))][..]),
            ("已收入:1笔 28.50元 待收入:0笔 0.00元", &[(Of::Received, 1, Some("28.50"))]),
            ("收入 1笔 支出 3笔 1,040.00元", &[(Of::Received, 1, None), (Of::Spent, 3, Some("1,040.00"))]),
            ("借方合计 3 笔，金额 40.00", &[(Of::Spent, 3, Some("40.00"))]),
            (
                "支出总笔数：2 支出总金额：130.00 收入总笔数：1 收入总金额：50.00",
                &[(Of::Spent, 2, Some("130.00")), (Of::Received, 1, Some("50.00"))],
            ),
            ("借方发生总笔数[ Total Numbers of Debited Payments ] 2", &[(Of::Spent, 2, None)]),
            ("支出总金额：130.00", &[]),
            ("共66笔记录", &[(Of::All, 66, None)]),
            ("共 １２ 笔", &[(Of::All, 12, None)]),
            ("记录数：12", &[(Of::All, 12, None)]),
            ("Total records: 12", &[(Of::All, 12, None)]),
            ("本页共 12 笔", &[]),
            ("共 3 人", &[]),
            ("支出合计 40.00", &[]),
            ("Total 12.00", &[]),
        ] {
            let found = in_text(text);
            let found: Vec<_> = found.iter().map(|s| (s.of, s.rows, s.sum.as_deref())).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
