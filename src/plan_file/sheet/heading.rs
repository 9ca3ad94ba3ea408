//! What one heading of an amount says: of which month, quarter or year, and of what kind its figures are.

use super::columns::{Column, fold};
use super::month::month;
use super::unit_words;
use crate::import::stated;
use crate::import::stated::Stated;
use crate::model::month_words::chinese_month;
use crate::model::{FiscalYear, Unit};

/// Why a column of figures is no budget of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Other {
    /// What was spent, in this year or another: 实际, 上年.
    Spent,
    /// A ratio or a difference: 比例, 差异.
    Derived,
    /// Of a part of the year: 累计, PTD.
    ToDate,
    /// A price, a number of heads.
    NoMoney,
    /// What was added to a version, or an earlier version.
    Version,
    /// Of another year.
    Year,
}

/// A heading understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// An amount; of two of one column the one of lower rank is the later version.
    Amount {
        column: Column,
        rank: u8,
    },
    /// Figures that are no budget.
    Other(Other),
    Unknown,
}

const OTHERS: &[(Other, &[&str])] = &[
    (Other::Derived, &["比例", "占比", "比率", "率", "%var", "%", "ratio", "percent", "pct", "share"]),
    (Other::Spent, &["上年", "去年", "上期", "同期", "前年", "往年", "lastyear", "prioryear", "previousyear", "prior"]),
    (Other::Spent, &["实际", "实绩", "发生", "决算", "执行数", "act.", "actual"]),
    (Other::Derived, &["差异", "偏差", "差额", "增减", "变动", "variance", "var."]),
    (Other::ToDate, &["累计", "ytd", "ptd", "mtd", "todate"]),
    (
        Other::NoMoney,
        &[
            "单价",
            "均价",
            "标准",
            "数量",
            "人数",
            "面积",
            "月数",
            "次数",
            "频次",
            "天数",
            "unitprice",
            "qty",
            "quantity",
            "headcount",
        ],
    ),
    (Other::Version, &["调整值", "调整额", "调整数", "调整金额", "追加数", "追减", "增拨", "adjustment"]),
];

/// Words of versions, from the latest on.
const VERSIONS: &[&[&str]] = &[
    &["最终值", "最终", "调整后", "追加后", "批复", "核定", "审定", "final", "revised", "approved"],
    &[],
    &["初始值", "初始", "年初", "原", "original", "initial"],
];

/// Words that say nothing but that the figures are a budget.
const BUDGET: &[&str] = &[
    "预算", "计划", "指标", "支出", "费用", "金额", "budgeted", "budget", "planned", "plan", "amount", "costs", "cost",
    "额", "数", "值",
];

/// Reads a heading with the title of the group above it.
pub(super) fn read(group: &str, text: &str, year: FiscalYear) -> Reading {
    if is_rate(text) || is_rate(group) {
        return Reading::Other(Other::NoMoney);
    }
    let found = read_money(group, text, year);
    let flat = flat(text, true);
    let per = |words: &[&str]| words.iter().any(|word| flat.contains(word));
    match found {
        // `预算(元/月)` is no amount of the year.
        Reading::Amount { column: Column::Amount | Column::Total, rank }
            if per(&["/月", "元每月", "/month", "permonth"]) =>
        {
            Reading::Amount { column: Column::Monthly, rank }
        }
        Reading::Amount { column: Column::Amount, rank } if per(&["/年", "/year", "perannum", "peryear"]) => {
            Reading::Amount { column: Column::Annual, rank }
        }
        found => found,
    }
}

fn read_money(group: &str, text: &str, year: FiscalYear) -> Reading {
    // `Budget (Jan) 2026` needs what is in its brackets, `全年（按13个月）` does not.
    match read_plain(&flat(group, true), &flat(text, true), year) {
        Reading::Unknown => match read_plain(&flat(group, false), &flat(text, false), year) {
            // `1月万元`, `1月预算K€`.
            Reading::Unknown => {
                // A heading that is nothing but a unit: `kCNY`, and `万元` under `1月`.
                let alone = unit_words::alone(text).is_some_and(|unit| unit.is_ok()).then(String::new);
                let bare = ending(text).map(|(bare, _)| bare).or(alone);
                bare.map_or(Reading::Unknown, |bare| read_plain(&flat(group, true), &flat(&bare, true), year))
            }
            reading => reading,
        },
        reading => reading,
    }
}

fn read_plain(group: &str, text: &str, year: FiscalYear) -> Reading {
    let both = format!("{group}{text}");
    let other = OTHERS.iter().find(|(_, words)| words.iter().any(|word| both.contains(word))).map(|(other, _)| *other);
    let rank = VERSIONS.iter().position(|words| words.iter().any(|word| both.contains(word))).unwrap_or(1);
    let bare = |text: &str| {
        let words = VERSIONS.iter().flat_map(|words| words.iter()).chain(BUDGET);
        words.fold(text.to_string(), |text, word| if text == *word { String::new() } else { text.replace(word, "") })
    };
    let known = span(&bare(group), &bare(text), year).or_else(|| span("", &bare(text), year));
    match (other, known) {
        // Only of something that would be a figure: 执行部门 is no ratio.
        (Some(other), Some(_)) => Reading::Other(other),
        (Some(other), None) => {
            let words = OTHERS.iter().flat_map(|(_, words)| words.iter());
            // 物业费单价 is a price, of whatever.
            if other == Other::NoMoney && ["单价", "均价", "unitprice"].iter().any(|price| both.ends_with(price)) {
                return Reading::Other(other);
            }
            let rest = bare(&words.fold(both.clone(), |rest, word| rest.replace(word, "")));
            match rest.is_empty() || span("", &rest, year).is_some() {
                true => Reading::Other(other),
                false => Reading::Unknown,
            }
        }
        (None, Some(Span::OtherYear)) => Reading::Other(Other::Year),
        (None, Some(Span::Column(column))) => Reading::Amount { column, rank: rank as u8 },
        (None, None) => Reading::Unknown,
    }
}

/// Is money counted by something that is no part of the year: `元/㎡·月`, `元/人`, `per sqm`?
pub(super) fn is_rate(text: &str) -> bool {
    const CHINESE: &[&str] = &[
        "㎡", "平", "m2", "m²", "人", "户", "次", "件", "个", "台", "套", "天", "日", "度", "吨", "辆", "车", "株",
        "位", "班", "时",
    ];
    const ENGLISH: &[&str] = &[
        "/sqm",
        "/m2",
        "/m²",
        "/sqft",
        "/unit",
        "/head",
        "/person",
        "/fte",
        "persqm",
        "perm2",
        "perm²",
        "persqft",
        "perunit",
        "perhead",
        "perperson",
        "perfte",
    ];
    if !text.contains(['/', '／', 'p', 'P', '每']) {
        return false;
    }
    let flat = flat(text, true);
    let by = ["元/", "元每", "元／"].iter().find_map(|money| flat.split_once(money)).map(|(_, by)| by);
    by.is_some_and(|by| CHINESE.iter().any(|word| by.contains(word))) || ENGLISH.iter().any(|word| flat.contains(word))
}

/// Does a name say that its figures are spent, derived, or no money?
pub(super) fn is_beside(name: &str) -> bool {
    let folded = fold(name).0;
    OTHERS.iter().any(|(_, words)| words.iter().any(|word| folded.contains(word)))
}

enum Span {
    Column(Column),
    OtherYear,
}

/// The part of the year that a heading without its other words names.
fn span(group: &str, text: &str, year: FiscalYear) -> Option<Span> {
    const SUMS: &[&str] = &["小计", "合计", "总计", "汇总", "共计", "total", "sum", "subtotal", ""];
    let column = |column| Some(Span::Column(column));
    // `小计` under `一季度` is the quarter's, `1月` under it the month's.
    if !group.is_empty() && SUMS.contains(&text) {
        return span("", group, year);
    }
    if let Some(column) = months(text, year) {
        return Some(Span::Column(column));
    }
    if let Some(month) = month(text, year) {
        return Some(year.index(month).map_or(Span::OtherYear, |index| Span::Column(Column::Month(index))));
    }
    let (dated, own) = year_of(text);
    if own.is_some_and(|own| own != year.first.year() && own != year.first.plus(11).year()) {
        return Some(Span::OtherYear);
    }
    let inner = SUMS.iter().find_map(|sum| dated.strip_suffix(sum).or_else(|| dated.strip_prefix(sum)));
    let plain = inner.unwrap_or(&dated);
    if let Some(quarter) = quarter(plain) {
        return column(Column::Quarter(quarter));
    }
    match plain {
        "上半年" | "h1" | "1h" | "firsthalf" => return column(Column::Half(0)),
        "下半年" | "h2" | "2h" | "secondhalf" => return column(Column::Half(1)),
        "月" | "每月" | "月度" | "monthly" | "permonth" => return column(Column::Monthly),
        "全年" | "年度" | "本年" | "当年" | "当年年" | "年" | "annual" | "year" | "fullyear" | "fy" | "yearly" =>
        {
            return column(if inner.is_some_and(|_| plain != dated) { Column::Total } else { Column::Annual });
        }
        _ => {}
    }
    match dated.as_str() {
        "合计" | "总计" | "共计" | "总" | "total" | "sum" | "grandtotal" => column(Column::Total),
        "" if own.is_some() => column(Column::Annual),
        "" => column(Column::Amount),
        _ => None,
    }
}

/// `1-3月` is a quarter, `7-12月` a half of the year.
fn months(text: &str, year: FiscalYear) -> Option<Column> {
    let text = text.trim_end_matches('份').strip_suffix('月')?;
    let (from, to) = text.split_once(['-', '~', '—', '–', '至', '到'])?;
    let number =
        |text: &str| text.trim_end_matches('月').parse::<u32>().ok().filter(|number| (1..=12).contains(number));
    let (from, to) = (number(from)?, number(to)?);
    let first = year.months().position(|month| month.month() == from)?;
    match (to + 12 - from) % 12 + 1 {
        3 if first % 3 == 0 => Some(Column::Quarter(first / 3)),
        6 if first % 6 == 0 => Some(Column::Half(first / 6)),
        12 if first == 0 => Some(Column::Annual),
        _ => None,
    }
}

/// A heading and the statement of money at its end, without brackets: `1月预算K€`, `Jan KRMB`.
pub(super) fn ending(text: &str) -> Option<(String, Stated)> {
    let (bare, said) = stated::split(text);
    if !text.contains(['(', '（', '[']) && is_of_money(&said, text) {
        return Some((bare, said));
    }
    let chinese = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    let (at, last) = text.char_indices().rev().find(|(_, c)| chinese(*c))?;
    let (bare, tail) = text.split_at(at + last.len_utf8());
    let said = stated::statement(tail)?;
    is_of_money(&said, tail).then(|| (bare.to_string(), said))
}

/// A unit counts money where its currency stands with it: a block may be called Ten.
fn is_of_money(said: &Stated, text: &str) -> bool {
    said.unknown.is_none() && (said.currency.is_some() || said.unit.is_some() && text.contains(['元', '圆', '\'']))
}

/// A text without the year it states, and the year.
pub(super) fn year_of(text: &str) -> (String, Option<i32>) {
    let year = |at: usize| {
        let digits = text.get(at..at + 4).filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?;
        digits.parse().ok().filter(|year| (1990..2100).contains(year))
    };
    // `q22026`: the year stands at the end of the digits.
    let found = text.char_indices().rev().find_map(|(at, _)| Some((at, year(at)?)));
    let Some((at, year)) = found else { return (text.to_string(), None) };
    let rest = format!("{}{}", text[..at].trim_end_matches("fy"), text[at + 4..].trim_start_matches(['年', '度', '-']));
    (rest, Some(year))
}

fn quarter(text: &str) -> Option<usize> {
    let text = text.trim_start_matches('第');
    let number = match text.strip_suffix("季度").or_else(|| text.strip_suffix('季')) {
        Some(number) => number.parse().ok().or_else(|| chinese_month(number))?,
        None => {
            let number = text.strip_prefix("quarter").or_else(|| text.strip_prefix("qtr")).or(text.strip_prefix('q'));
            number.or_else(|| text.strip_suffix('q'))?.parse().ok()?
        }
    };
    (1..=4).contains(&number).then(|| number as usize - 1)
}

/// Half-width, lower case, without blanks; with the words that stand in brackets, or without them.
fn flat(text: &str, brackets: bool) -> String {
    let (mut flat, mut inner, mut depth) = (String::new(), String::new(), 0_usize);
    for c in text.chars() {
        match c {
            '(' | '（' | '[' => depth += 1,
            ')' | '）' | ']' => {
                depth = depth.saturating_sub(1);
                if brackets && unit(&inner).is_none() {
                    flat.push_str(&inner);
                }
                inner.clear();
            }
            '【' | '】' => {}
            c if depth > 0 => inner.push(c),
            c => flat.push(c),
        }
    }
    fold(&flat).0
}

/// The unit that the brackets of a heading state; `Err` where it is money in a unit that is not known.
pub(super) fn unit_of(text: &str) -> Option<Result<Unit, String>> {
    let parts = text.split(['(', '（', '[']).skip(1).filter_map(|part| part.split([')', '）', ']']).next());
    let direct = text.rsplit_once(['/', '：', ':']).map(|(_, last)| last);
    let found = parts.chain(direct).find_map(unit).or_else(|| ending(text).and_then(|(_, said)| said.unit).map(Ok));
    found.or_else(|| unit_words::alone(text))
}

/// What a text says of a unit of money: `万元`, `单位：千元`, `RMB'000`; `None` where it is of something else.
pub(super) fn unit(whole: &str) -> Option<Result<Unit, String>> {
    let folded = fold(whole).0;
    let text = folded.trim_start_matches("金额").trim_start_matches("货币");
    let text = text.strip_prefix("单位").map_or(text, |rest| rest.trim_start_matches([':', '为']));
    let text =
        text.trim_start_matches("in").trim_start_matches("人民币").trim_start_matches("rmb").trim_start_matches("cny");
    let text = text.trim_start_matches(['¥', '￥', '$', '£', '€', ':', '/']);
    // `美元` and `千亿元` are money, too, but nothing that can be read as this plan's.
    if let Some(multiple) = text.strip_suffix('元').or_else(|| text.strip_suffix('圆')) {
        return Some(Unit::chinese(multiple).ok_or_else(|| text.to_string()));
    }
    match text {
        "" => None,
        "yuan" => Some(Ok(Unit::One)),
        "分" => Some(Ok(Unit::Fen)),
        "角" => Some(Ok(Unit::Jiao)),
        "w" => Some(Ok(Unit::Wan)),
        text => match Unit::chinese(text).or_else(|| Unit::english(text)) {
            Some(unit) => Some(Ok(unit)),
            // `k rmb`, `KRMB`, `US$'000`.
            None => {
                let said = stated::statement(whole).or_else(|| stated::statement(&folded));
                said.filter(|said| said.currency.is_some()).and_then(|said| said.unit).map(Ok)
            }
        },
    }
}

#[cfg(test)]
mod tests;
