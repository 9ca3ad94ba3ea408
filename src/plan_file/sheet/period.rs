//! Which part of the year a sheet says that it is for: `1-3月`, `Q1`, `上半年`, `From Period 1 To Period 3`.
//!
//! One amount a row is the year's only where nothing says that it is a part's.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::SheetContext;
use super::columns::Column;
use super::header::{Header, Rows, Side};
use super::heading::Other;
use crate::model::FiscalYear;
use crate::model::month_words::{chinese_month, english_month};
use crate::words::{Message, Place, Problem, msg};

/// Sheets whose titles speak of a part of the year while their amounts have no period, and those of another year.
pub(super) fn problems(rows: &Rows, header: &Header, context: &SheetContext<'_>) -> Vec<Problem> {
    let bare = header.sides.iter().find_map(bare_amount);
    let above: Vec<(u64, &str)> = rows[..header.first]
        .iter()
        .flat_map(|(line, cells)| cells.iter().map(|cell| (*line, cell.trim())))
        .filter(|(_, cell)| !cell.is_empty())
        .collect();
    if let Some((line, title)) = other_year(&above, header, context) {
        let year = context.plan.year.first;
        let message = msg("plan-sheet-other-year").with("columns", vec![Message::verbatim(format!("`{title}`"))]);
        let message = message.with("first", year.to_string()).with("last", year.plus(11).to_string());
        let problem = Problem::error(message).at(Place::line(context.file, line));
        return vec![problem.hint(msg("plan-sheet-other-year-hint"))];
    }
    if let Some(problem) = cumulative(header, context) {
        return vec![problem];
    }
    let Some(column) = bare else { return Vec::new() };
    let Some((line, text)) = stated(&above, context) else { return Vec::new() };
    let message = msg("plan-sheet-part-of-year").with("text", text).with("column", column);
    let place = line.map_or_else(|| Place::file(context.file), |line| Place::line(context.file, line));
    let hint =
        msg("plan-sheet-part-of-year-hint").with("column", column).with("month", context.plan.year.first.to_string());
    vec![Problem::error(message).at(place).hint(hint)]
}

/// Columns that each count from January on are no months, even if the first is one.
fn cumulative(header: &Header, context: &SheetContext<'_>) -> Option<Problem> {
    let months = |side: &Side| side.cols.iter().filter(|col| matches!(col.column, Column::Month(_))).count();
    if header.sides.iter().any(|side| months(side) > 1 || side.has(|column| column == Column::Annual)) {
        return None;
    }
    let to_date = header.others.iter().filter(|(other, _)| *other == Other::ToDate).map(|(_, text)| text);
    let mut sums = to_date.chain(header.unknown.iter().filter(|text| text.contains("累计")));
    let column = sums.clone().last()?;
    let several = sums.nth(2).is_some();
    let message = msg("plan-sheet-cumulative").with("column", column.as_str());
    let problem = Problem::error(message).at(Place::file(context.file));
    several.then(|| problem.hint(msg("plan-sheet-cumulative-hint")))
}

/// The heading of an amount that says nothing of its period, where no other column does either.
fn bare_amount(side: &Side) -> Option<&str> {
    let dated = |column: Column| {
        matches!(column, Column::Month(_) | Column::Quarter(_) | Column::Half(_) | Column::Annual | Column::Period)
    };
    if side.has(dated) {
        return None;
    }
    let bare = side.cols.iter().find(|col| matches!(col.column, Column::Amount | Column::Total));
    bare.map(|col| col.text.as_str())
}

/// Where a part of the year is stated: above the header, in the name of the tab or the file.
fn stated(above: &[(u64, &str)], context: &SheetContext<'_>) -> Option<(Option<u64>, String)> {
    let year = context.plan.year;
    let of_title = above.iter().find(|(_, cell)| part(cell, year));
    if let Some((line, cell)) = of_title {
        return Some((Some(*line), cell.to_string()));
    }
    // SAP gives each of the two a row and a cell of its own.
    let joined = above.iter().map(|(_, cell)| *cell).collect::<Vec<_>>().join(" ");
    if let Some(found) = PERIODS.captures(&plain(&joined))
        && is_part(number(&found, 1)?, number(&found, 2)?)
    {
        let line = above.iter().find(|(_, cell)| plain(cell).contains("period")).map(|(line, _)| *line);
        let text = found.get(0).map_or("", |text| text.as_str());
        return Some((line, text.to_string()));
    }
    // A single month beside nothing that speaks of the year; elsewhere it may be the day of printing.
    let whole = |cell: &str| WHOLE.is_match(cell) || RANGES.iter().any(|range| range.is_match(cell));
    if !above.iter().any(|(_, cell)| whole(&plain(cell)))
        && let Some((line, cell)) = above.iter().find(|(_, cell)| single(cell, year))
    {
        return Some((Some(*line), cell.to_string()));
    }
    let names =
        context.sheet.into_iter().chain(std::path::Path::new(context.file).file_stem().and_then(|s| s.to_str()));
    let mut names = names.filter(|name| part(name, year));
    names.next().map(|name| (None, name.to_string()))
}

const MONTH: &str = r"(\d{1,2}|[正一二三四五六七八九十]{1,3})";
const ENGLISH: &str = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?";

fn regex(text: &str) -> Regex {
    let text = text.replace("MONTH", MONTH).replace("ENGLISH", ENGLISH);
    Regex::new(&text).expect("plain words")
}

/// Ranges of months: year, month, year, month.
static RANGES: LazyLock<[Regex; 4]> = LazyLock::new(|| {
    [
        regex(r"(?:(20\d\d)年度?)?MONTH(?:月份?)?-(?:(20\d\d)年度?)?MONTH月"),
        regex(r"(20\d\d)[-./年](\d{1,2})月?(?:[-./]?\d{1,2}日?)?-(20\d\d)[-./年](\d{1,2})"),
        regex(r"(20\d\d)年(\d{1,2})月\d{1,2}日-()(\d{1,2})月\d{1,2}日"),
        regex(
            r"ENGLISH(?:\s?\d{1,2}(?:st|nd|rd|th)?,?)??\s?(20\d\d)?-(?:\d{1,2}\s)?ENGLISH(?:\s?\d{1,2},?)??(?:\s?(20\d\d))?(?:\D|$)",
        ),
    ]
});

/// Words of parts, alone; those of which all parts are named speak of the year.
static PARTS: LazyLock<[(Regex, usize); 7]> = LazyLock::new(|| {
    [
        (regex(r"第?([一二三四1-4])季度"), 4),
        (regex(r"([上下])半年"), 2),
        (regex(r"(?:^|[^a-z])q([1-4])(?:[^0-9a-z]|$|20\d\d)"), 4),
        (regex(r"(?:^|[^0-9a-z])([1-4])q(?:[^a-z]|$)"), 4),
        (regex(r"(?:^|[^a-z])h([12])(?:[^0-9a-z楼栋座区号幢]|$|20\d\d)"), 2),
        (regex(r"\b(first|second|third|fourth|1st|2nd|3rd|4th) quarter\b"), 4),
        (regex(r"\b(first|second|1st|2nd) half\b"), 2),
    ]
});

static SPANS: LazyLock<[Regex; 2]> = LazyLock::new(|| {
    [
        regex(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|[2-9]|1[01])[ -]months?\b"),
        regex(r"(?:q[1-4]-q?[1-4]|[一二三四1-4](?:季度)?-第?[一二三四1-4]季度)"),
    ]
});

/// `From Period 1 To Period 3`, `期间 1 至 3`.
static PERIODS: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?:from period|periods?|期间)[^0-9a-z]{0,8}0*(\d{1,2})(?:\s?-|\s+to|\s)\s?(?:to )?(?:period|期间)?[^0-9a-z]{0,8}0*(\d{1,2})(?:[^\d月年./-]|$)",
    )
});

static WHOLE: LazyLock<Regex> =
    LazyLock::new(|| regex(r"年度|全年|年预算|\bannual|\byear\b|\byearly|\bfy ?\d|12个月|twelve months|1-12月"));

/// What makes a month a day on which something was done, or a period the past.
static DATED: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"日期|时间|编制|制表|打印|导出|修订|版|更新|截止|截至|实际|执行|依据|参照|print|prepared|date|\brun\b|created|revised|updated|version|\bas (?:of|at)\b|actual|based",
    )
});

static SINGLE: LazyLock<[Regex; 2]> = LazyLock::new(|| {
    [
        regex(r"(?:(20\d\d)年度?)?MONTH月份?(?:[^日0-9底初末起前后-]|$)"),
        regex(r"(?:^|[^0-9a-z ] ?|[a-z] )ENGLISH\s?(20\d\d)(?:\D|$)"),
    ]
});

/// Half-width, lower case, with one sign for every way to say `to`.
fn plain(text: &str) -> String {
    let half = text.chars().map(|c| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        '—' | '–' | '−' | '~' | '至' | '到' => '-',
        c => c,
    });
    let mut text = half.collect::<String>().to_lowercase().replace('~', "-");
    for (word, sign) in
        [(" to ", "-"), (" through ", "-"), (" thru ", "-"), (" - ", "-"), ("- ", "-"), (" -", "-"), ("--", "-")]
    {
        text = text.replace(word, sign);
    }
    text
}

fn number(found: &Captures<'_>, at: usize) -> Option<u32> {
    let text = found.get(at)?.as_str();
    text.parse().ok().or_else(|| chinese_month(text)).or_else(|| english_month(text))
}

fn is_part(from: u32, to: u32) -> bool {
    (1..=16).contains(&from) && (from..=16).contains(&to) && to - from + 1 < 12
}

/// Does a text speak of several months, but not of the year?
fn part(text: &str, year: FiscalYear) -> bool {
    let text = plain(text);
    if DATED.is_match(&text) && !text.contains("执行") {
        return false;
    }
    for (at, range) in RANGES.iter().enumerate() {
        let Some(found) = range.captures(&text) else { continue };
        // An English month stands before its year.
        let places = if at == 3 { [2, 1, 4, 3] } else { [1, 2, 3, 4] };
        let [from_year, from, to_year, to] = places.map(|at| number(&found, at));
        let (Some(from), Some(to)) = (from, to) else { continue };
        if !(1..=12).contains(&from) || !(1..=12).contains(&to) {
            continue;
        }
        let first = from_year.or(to_year.filter(|_| to >= from));
        if first.is_some_and(|first| !is_of(first, year)) {
            continue;
        }
        let years = match (from_year, to_year) {
            (Some(first), Some(last)) => last.saturating_sub(first),
            _ => u32::from(to < from),
        };
        return years * 12 + to + 1 < from + 12;
    }
    if SPANS.iter().any(|span| span.is_match(&text)) {
        return !text.contains("1-q4") && !text.contains("一季度-四季度") && !text.contains("1-4季度");
    }
    PARTS.iter().any(|(words, all)| {
        let mut named: Vec<&str> =
            words.captures_iter(&text).filter_map(|found| found.get(1)).map(|m| m.as_str()).collect();
        named.sort_unstable();
        named.dedup();
        !named.is_empty() && named.len() < *all
    })
}

/// Does a text speak of one month of the year?
fn single(text: &str, year: FiscalYear) -> bool {
    let text = plain(text);
    if DATED.is_match(&text) {
        return false;
    }
    let chinese = SINGLE[0].captures(&text).is_some_and(|found| {
        let stated = number(&found, 1);
        number(&found, 2).is_some_and(|month| (1..=12).contains(&month))
            && stated.is_none_or(|stated| is_of(stated, year))
    });
    chinese
        || SINGLE[1].captures(&text).is_some_and(|found| number(&found, 2).is_some_and(|stated| is_of(stated, year)))
}

fn is_of(stated: u32, year: FiscalYear) -> bool {
    [year.first.year(), year.first.plus(11).year()].iter().any(|own| u32::try_from(*own).ok() == Some(stated))
}

static YEARS: LazyLock<Regex> = LazyLock::new(|| regex(r"(\d+)"));

/// A title that calls the sheet the budget of another year, where no column names the plan's.
fn other_year<'c>(above: &[(u64, &'c str)], header: &Header, context: &SheetContext<'_>) -> Option<(u64, &'c str)> {
    let year = context.plan.year;
    let years = |text: &str| -> Vec<u32> {
        YEARS
            .captures_iter(&plain(text))
            .filter_map(|found| number(&found, 1))
            .filter(|stated| (2000..2100).contains(stated))
            .collect()
    };
    let of_plan = |text: &str| years(text).into_iter().any(|stated| is_of(stated, year));
    let columns = || header.sides.iter().flat_map(|side| &side.cols).filter(|col| col.column.is_amount());
    if columns().any(|col| of_plan(&col.text)) || above.iter().any(|(_, cell)| of_plan(cell)) {
        return None;
    }
    let titled = |cell: &str| {
        let text = plain(cell);
        let budget = ["预算", "budget"].iter().any(|word| text.contains(word));
        // `2025年度`, `年度：2025`: nothing but the year.
        let alone = text.chars().all(|c| c.is_ascii_digit() || "年度份:： ".contains(c));
        (budget || alone) && !DATED.is_match(&text) && !years(cell).is_empty()
    };
    above.iter().find(|(_, cell)| titled(cell)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Month;

    #[test]
    fn parts_of_the_year_are_told_from_the_year() {
        let year = FiscalYear { first: Month::parse("2026-01").unwrap() };
        for (text, expected) in [
            ("2026年1-3月预算表", true),
            ("2026年1月至6月", true),
            ("2026年一季度预算", true),
            ("2026年第一、二季度预算", true),
            ("上半年费用预算", true),
            ("Budget Q1 2026", true),
            ("Budget 2026 Q3", true),
            ("H1 2026", true),
            ("First half 2026", true),
            ("For the three months ended 31 March 2026", true),
            ("Budget January to March 2026", true),
            ("Jan-Mar 2026", true),
            ("2026-01-01至2026-06-30", true),
            ("2026年1月1日至3月31日", true),
            ("2026年1-12月预算表", false),
            ("2026年1月-2026年12月", false),
            ("2026-01-01 至 2026-12-31", false),
            ("Jan 2026 - Dec 2026", false),
            ("Q1-Q4 2026", false),
            ("一季度至四季度", false),
            ("2025年1-9月实际为依据", false),
            ("参照2025年1-9月", false),
            ("四季花园2026年预算", false),
            ("H1楼2026年预算", false),
            ("2026年度预算", false),
            ("Headquarters budget 2026", false),
            ("A1-3 楼预算", false),
            ("IT-Q2C budget", false),
        ] {
            assert_eq!(part(text, year), expected, "{text}");
        }
        for (text, expected) in [
            ("2026年3月费用预算表", true),
            ("月份：2026年3月", true),
            ("三月预算", true),
            ("Budget March 2026", true),
            ("Period = Mar 2026", true),
            ("编制日期：2026年3月3日", false),
            ("2026年3月3日", false),
            ("2025年12月", false),
            ("3 Mar 2026", false),
            ("Printed Mar 2026", false),
            ("按12个月", false),
        ] {
            assert_eq!(single(text, year), expected, "{text}");
        }
        let april = FiscalYear { first: Month::parse("2026-04").unwrap() };
        assert!(!part("Budget April 2026 to March 2027", april));
    }
}
