//! The column of days where no header is one of those that are known: `登记日期`, `消费时间`, `Purchase date`.

use super::evidence::only_times;
use super::headers::{self, Header};
use crate::import::block::SourceRow;
use crate::import::values::date;
use crate::import::values::date::DateProblem;

/// Does a header name a day, by its end, and not that of printing or of something else than the row?
pub(super) fn names_a_day(header: &str) -> bool {
    const ENDS: [&str; 7] = ["日期", "时间", "時間", "年月日", "日付", "datum", "fecha"];
    const OTHER: [&str; 22] = [
        "打印", "导出", "制表", "下载", "生成", "修改", "更新", "出生", "到期", "截止", "有效", "签订", "入职", "预计",
        "print", "export", "due", "birth", "expir", "updated", "modified", "end",
    ];
    let key = headers::key(header);
    key.chars().count() <= 20
        && (ENDS.iter().any(|end| key.ends_with(end)) || ends_in_date(header.trim()))
        && !OTHER.iter().any(|other| key.contains(other))
}

/// `Purchase date`, `PurchaseDate`, not `Update`.
fn ends_in_date(header: &str) -> bool {
    let Some(before) =
        header.len().checked_sub(4).and_then(|at| header.is_char_boundary(at).then(|| header.split_at(at)))
    else {
        return false;
    };
    before.1.eq_ignore_ascii_case("date")
        && (before.1.starts_with('D') || !before.0.ends_with(|c: char| c.is_ascii_alphanumeric()))
}

/// The one column that is called after a day and holds nothing but days.
pub(in crate::import) fn only(
    header: &Header,
    below: &[SourceRow<'_>],
    is_taken: impl Fn(usize) -> bool,
) -> Option<usize> {
    let names = header.names.iter().enumerate();
    let mut found = names
        .filter(|(at, name)| !is_taken(*at) && names_a_day(name) && !headers::is_balance(&header.groups[*at]))
        .map(|(at, _)| at)
        .filter(|at| !only_times(below, *at) && holds_days(below, *at));
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// Are its cells days, but for the few of totals and remarks?
fn holds_days(below: &[SourceRow<'_>], column: usize) -> bool {
    let cells = below.iter().filter_map(|row| row.cells.get(column)).map(str::trim).filter(|cell| !cell.is_empty());
    let (mut days, mut others) = (0, 0);
    for cell in cells {
        match date::read(cell, None) {
            Ok(_) | Err(DateProblem::NeedsOrder | DateProblem::ShortYear | DateProblem::NeedsYear) => days += 1,
            Err(DateProblem::NotADate | DateProblem::NoSuchDay) => others += 1,
        }
    }
    days > 0 && others * 4 <= days
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_that_name_a_day() {
        for (header, expected) in [
            ("登记日期", true),
            ("消费时间", true),
            ("年月日", true),
            ("报账日期（年-月-日）", true),
            ("Purchase date", true),
            ("打印日期", false),
            ("合同到期日期", false),
            ("Due date", false),
            ("办结时长", false),
            ("Update", false),
            ("Candidate", false),
            ("摘要", false),
        ] {
            assert_eq!(names_a_day(header), expected, "{header}");
        }
    }
}
