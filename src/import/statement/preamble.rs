//! What the lines above a header say: the unit, the currency, the period, the year.

use std::sync::LazyLock;

use chrono::NaiveDate;
use regex::Regex;

use super::mention::{is_short, labels_currency, labels_unit, mention, simplified};
use super::stated::{self, Stated};
use super::unit_marks::marked;
use crate::import::block::{Block, SourceRow};
use crate::import::values::{date, half_width, period};
use crate::model::{Currency, Month, Unit};

/// What was found; `None` where nothing was said.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::import) struct Preamble {
    pub(in crate::import) unit: Option<Unit>,
    pub(in crate::import) currency: Option<Currency>,
    /// A unit or currency that is stated and not known, or stated twice and not alike.
    pub(in crate::import) unclear: Option<String>,
    /// `期间：2026年1月`: the month of rows that state none.
    pub(in crate::import) month: Option<Month>,
    /// It is a period of a fiscal year: `Fiscal Year 2026`, `From Period 3`.
    pub(in crate::import) fiscal: bool,
    /// The one year that is named, for months without a year.
    pub(in crate::import) year: Option<i32>,
    /// When the file was printed or exported: nothing in it is later.
    pub(in crate::import) printed: Option<NaiveDate>,
}

const PERIOD_WORDS: [&str; 9] =
    ["期间", "会计期间", "所属期间", "核算期间", "月份", "所属月份", "period", "month", "accountingperiod"];
/// Whose 单位 is one of money, and not a company.
const UNIT_WORDS: [&str; 8] =
    ["单位", "金额单位", "货币单位", "计量单位", "本表单位", "报表单位", "表内单位", "显示单位"];
const PRINTED: [&str; 25] = [
    "reportrun",
    "runon",
    "produced",
    "导出",
    "打印",
    "制表",
    "下载",
    "生成",
    "查询时间",
    "查询日期",
    "制单时间",
    "截止时间",
    "报送",
    "填报日期",
    "编制日期",
    "printed",
    "exported",
    "generated",
    "created",
    "downloaded",
    "rundate",
    "reportdate",
    "runtime",
    "asat",
    "printdate",
];

/// `单位：…`, `单位为…` up to the end of the statement.
static UNIT: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(\w*单位)\s*[:为是]\s*([^;,。)\]】]+)").expect("a plain pattern"));
static IN_UNIT: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"以([^以]{1,12}?)(?:为单位|列示)").expect("a plain pattern"));
static BRACKETS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[(\[【]([^()\[\]【】]+)[)\]】]").expect("a plain pattern"));
static CLOCK: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\d{1,2}:\d{2}").expect("a plain pattern"));
/// `比例 1:1000`: what the figures of a sheet are to be multiplied by.
static RATIO: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?:^|[^0-9:.])(1:10{3,})(?:$|[^0-9:.])").expect("a plain pattern"));
static DAY: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"20\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}|20\d{6}").expect("a plain pattern"));

impl Preamble {
    pub(in crate::import) fn read(rows: &[SourceRow<'_>]) -> Preamble {
        let mut preamble = Preamble::default();
        let mut years: Vec<i32> = Vec::new();
        let mut fiscal = Fiscal::default();
        for row in rows {
            let cells: Vec<String> = row.cells.iter().map(|c| half_width(c).trim().to_string()).collect();
            let mut printed = false;
            for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
                let next = cells[at + 1..].iter().find(|cell| !cell.is_empty()).map_or("", String::as_str);
                // The value stands behind the colon, or in the next cell.
                let (word, value) = match cell.split_once(':') {
                    Some((word, value)) if !value.trim().is_empty() => (word.trim(), value.trim()),
                    Some((word, _)) => (word.trim(), next),
                    None => (cell.as_str(), next),
                };
                let word: String = word.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
                // A time of printing says nothing of when its rows happened, but that it was before.
                printed = PRINTED.iter().any(|known| word.contains(known)) || (printed && is_day(cell));
                if let Some(found) = RATIO.captures(cell).filter(|_| !printed) {
                    preamble.take(marked(&found[1]));
                    continue;
                }
                if printed || CLOCK.is_match(cell) {
                    preamble.printed = preamble.printed.max(day_in(cell).or_else(|| day_in(value)));
                    continue;
                }
                if PERIOD_WORDS.contains(&word.as_str())
                    && let Ok(read) = period::read(value, None)
                {
                    preamble.month = Some(read.month);
                }
                fiscal.see(&word, value);
                let word = simplified(&word);
                // `币种：人民币  单位：万元`
                let first = parts(value).into_iter().next().unwrap_or_default();
                let named = labels_currency(&word).then(|| currency_named(&first)).flatten();
                let is_named = named.is_some();
                preamble.take(named);
                if labels_unit(&word) {
                    preamble.take(marked(&simplified(value)).or_else(|| marked(&simplified(&first))));
                } else if !is_named || first.len() < value.len() {
                    preamble.take(stated_in(cell));
                }
                years.extend(years_in(cell));
            }
        }
        let of_fiscal = fiscal.month().filter(|_| preamble.month.is_none());
        (preamble.fiscal, preamble.month) = (of_fiscal.is_some(), preamble.month.or(of_fiscal));
        years.sort_unstable();
        years.dedup();
        preamble.year = if let [year] = years[..] { Some(year) } else { preamble.month.map(Month::year) };
        preamble
    }

    /// What rows that were taken for groups of headers say behind a label in a cell of its own: `币种 | 美元`.
    pub(in crate::import) fn labelled(rows: &[SourceRow<'_>]) -> Option<Stated> {
        let is_label = |cell: &str| {
            let word = half_width(cell).trim().trim_end_matches(':').to_lowercase();
            labels_currency(&simplified(&word)) || labels_unit(&simplified(&word))
        };
        let rows: Vec<SourceRow<'_>> = rows.iter().filter(|row| row.cells.iter().any(is_label)).copied().collect();
        let said = Preamble::read(&rows);
        let stated = Stated { unit: said.unit, currency: said.currency, unknown: said.unclear };
        (stated != Stated::default()).then_some(stated)
    }

    /// Adds a statement to those before it.
    pub(in crate::import) fn take(&mut self, stated: Option<Stated>) {
        let Some(stated) = stated else { return };
        let other_unit = stated.unit.zip(self.unit).filter(|(one, other)| one != other);
        let other_currency = stated.currency.zip(self.currency).filter(|(one, other)| one != other);
        let twice = other_unit.map(|(one, other)| format!("{}, {}", other.name(), one.name()));
        let twice = twice.or(other_currency.map(|(one, other)| format!("{other}, {one}")));
        self.unit = self.unit.or(stated.unit);
        self.currency = self.currency.or(stated.currency);
        self.unclear = self.unclear.take().or(stated.unknown).or(twice);
    }
}

/// What a line of text states: `（单位：万元）`, `Amounts in thousands of USD`, `以万元列示`.
pub(in crate::import) fn stated_in(text: &str) -> Option<Stated> {
    let text = simplified(&half_width(text));
    let mut found: Option<Stated> = None;
    let mut add = |stated: Option<Stated>| {
        if let Some(stated) = stated {
            found = Some(found.take().unwrap_or_default().or(stated));
        }
    };
    let parts = parts(&text);
    for caught in parts.iter().filter_map(|part| UNIT.captures(part)) {
        let stated = marked(&caught[2]).or_else(|| marked(caught[2].split(' ').next()?));
        // 编制单位 and its like name a company.
        let money = UNIT_WORDS.iter().any(|word| caught[1].ends_with(word) && caught[1].len() < word.len() + 13);
        let company = ["编制", "填报", "填制", "核算", "使用", "往来", "开户", "付款", "收款", "缴费", "主管"];
        let company = company.iter().any(|word| caught[1].contains(word));
        add(stated.filter(|s| s.unknown.is_none() || (money && !company)));
    }
    for caught in IN_UNIT.captures_iter(&text).chain(BRACKETS.captures_iter(&text)) {
        add(stated::statement(&caught[1]).filter(|s| s.unknown.is_none()));
    }
    add(stated::statement(&text).filter(|s| s.unknown.is_none()));
    found.filter(|said| *said != Stated::default()).or_else(|| mention(&text))
}

/// Is a row nothing but a label of unit or currency, and what it stands for in the next cell: `币种 | 美元`?
pub(in crate::import) fn is_label_and_value(row: &SourceRow<'_>) -> bool {
    let mut filled = row.cells.iter().map(|cell| half_width(cell).trim().to_string()).filter(|cell| !cell.is_empty());
    let (Some(label), Some(value)) = (filled.next(), filled.next()) else { return false };
    let label = simplified(&label).to_lowercase().replace([' ', ':'], "");
    let said = || marked(&simplified(&value)).or_else(|| currency_named(&value)).is_some();
    (labels_currency(&label) || labels_unit(&label)) && filled.count() < 3 && said()
}

/// What a sheet without a table says of the amounts of others: a unit, a currency behind its label. The name of a
/// currency alone may stand in a table of rates.
pub(in crate::import) fn aside(rows: &[SourceRow<'_>]) -> Option<Stated> {
    const LABELS: [&str; 7] = ["币", "单位", "列示", "urrency", "mount", "igure", "in "];
    let labelled = |row: &&SourceRow<'_>| row.cells.iter().any(|text| LABELS.iter().any(|label| text.contains(label)));
    let of_labels: Vec<SourceRow<'_>> = rows.iter().filter(labelled).copied().collect();
    let mut said = Preamble::read(&of_labels);
    said.unit = said.unit.or(Preamble::read(rows).unit);
    let stated = Stated { unit: said.unit, currency: said.currency, unknown: said.unclear };
    (stated != Stated::default()).then_some(stated)
}

/// What texts around a sheet say of its amounts: comments, printed titles. Of many texts only what is plain counts.
pub(in crate::import) fn aside_texts(texts: &[String]) -> Option<Stated> {
    let said = texts.iter().filter_map(|text| said_by_row(std::slice::from_ref(text)));
    let plain = said.filter(|said| said.unknown.is_none());
    plain.reduce(Stated::or)
}

/// What a row of cells says of the amounts of a table, as the lines above a header do.
pub(crate) fn said_by_row(cells: &[String]) -> Option<Stated> {
    let mut block = Block::default();
    cells.iter().for_each(|cell| block.push_cell(cell.as_bytes()));
    block.end_row(1, 0);
    let view = block.view().ok()?;
    let rows: Vec<SourceRow<'_>> = view.rows().collect();
    let said = Preamble::read(&rows);
    let stated = Stated { unit: said.unit, currency: said.currency, unknown: said.unclear };
    (stated != Stated::default()).then_some(stated)
}

/// What the name of a sheet states: `1月(万元)`, `费用-万元`, `2026 USD`. A street may be called after a currency.
pub(in crate::import) fn of_sheet(name: &str) -> Option<Stated> {
    if is_short(name) {
        return None;
    }
    let chinese = name.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c));
    let coded = |currency: Currency| name.split(|c: char| !c.is_ascii_alphabetic()).any(|w| w == currency.code());
    let split =
        || Some(stated::split_name(name).1).filter(|s| s.unit.is_some() || chinese || s.currency.is_some_and(coded));
    let said = stated_in(name).or_else(split).filter(|said| *said != Stated::default());
    said.or_else(|| in_brackets(name))
}

/// `明细(W)`, `费用（厘）`: what stands in the brackets of a Chinese name and looks like a unit is one, or is asked.
fn in_brackets(name: &str) -> Option<Stated> {
    let chinese = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    let text = half_width(name);
    let (before, inner) = text.trim_end().strip_suffix(')')?.rsplit_once('(')?;
    let figures = inner.contains(|c: char| c.is_ascii_digit());
    if before.chars().any(chinese) && !figures { marked(inner) } else { None }
}

/// What the name of a file states in brackets or as its last word: `费用明细（万元）.csv`, `费用-USD.csv`.
pub(crate) fn of_file(name: &str) -> Option<Stated> {
    let file = name.rsplit(['/', '\\']).next()?;
    let stem = file.split_once('#').map_or(file, |(file, _)| file);
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let said = of_sheet(stem).filter(|said| said.unknown.is_none() || stem.contains(['(', '（']));
    said.or_else(|| glued(stem))
}

/// `预算USD`, `HKD预算`: a code beside Chinese characters.
fn glued(stem: &str) -> Option<Stated> {
    const CODES: [&str; 9] = ["USD", "EUR", "HKD", "GBP", "JPY", "SGD", "AUD", "CAD", "CHF"];
    let chinese = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    let beside = |code: &&&str| {
        let before = stem.strip_suffix(**code).is_some_and(|rest| rest.ends_with(chinese));
        before || stem.strip_prefix(**code).is_some_and(|rest| rest.starts_with(chinese))
    };
    let currency = Currency::named(CODES.iter().find(beside)?)?;
    Some(Stated { currency: Some(currency), ..Stated::default() })
}

/// `编制单位：阳光物业  2026年  单位：元` is three statements in one cell.
fn parts(text: &str) -> Vec<String> {
    let mut parts: Vec<String> = vec![String::new()];
    let mut gap = false;
    for word in text.split(' ') {
        if (gap || word.contains(':')) && parts.last().is_some_and(|part| !part.is_empty()) {
            parts.push(String::new());
        }
        gap = word.is_empty();
        if let Some(part) = parts.last_mut().filter(|_| !gap) {
            part.push_str(if part.is_empty() { "" } else { " " });
            part.push_str(word);
        }
    }
    parts
}

/// The currency behind `币种：`; a code that is none that is known is unclear.
fn currency_named(value: &str) -> Option<Stated> {
    if let Some(stated) = stated::statement(&simplified(value)) {
        return Some(stated);
    }
    // `RMB (10 thousand)`: the currency, and how many of it.
    if let Some((name, inner)) = value.split_once('(').and_then(|(name, rest)| Some((name, rest.strip_suffix(')')?)))
        && let Some(named) = stated::statement(&simplified(name)).filter(|named| named.currency.is_some())
    {
        return Some(marked(&simplified(inner)).unwrap_or_default().or(named));
    }
    let code = value == "外币" || (value.len() == 3 && value.bytes().all(|b| b.is_ascii_uppercase()) && value != "ALL");
    code.then(|| Stated { unknown: Some(value.to_string()), ..Stated::default() })
}

fn is_day(cell: &str) -> bool {
    DAY.find(cell).is_some_and(|found| found.len() * 2 >= cell.len())
}

fn day_in(text: &str) -> Option<NaiveDate> {
    DAY.find_iter(text).filter_map(|found| date::read(found.as_str(), None).ok()).max()
}

/// `Fiscal Year 2026`, `From Period 3`, `To Period 3`, as cost centre reports begin.
#[derive(Default)]
struct Fiscal {
    year: Option<i32>,
    from: Option<u32>,
    to: Option<u32>,
}

impl Fiscal {
    fn see(&mut self, word: &str, value: &str) {
        let number = || value.split_whitespace().next().and_then(|text| text.parse::<u32>().ok());
        match word {
            "fiscalyear" => self.year = number().and_then(|year| i32::try_from(year).ok()).filter(|y| *y > 1999),
            "fromperiod" => self.from = number(),
            "toperiod" => self.to = number(),
            _ => {}
        }
    }

    fn month(self) -> Option<Month> {
        (self.from == self.to).then_some(self.year.zip(self.from)).flatten().and_then(|(y, m)| Month::new(y, m))
    }
}

/// The years from 2000 to 2099 that a text names.
pub(in crate::import) fn years_in(text: &str) -> impl Iterator<Item = i32> {
    let runs = text.split(|c: char| !c.is_ascii_digit()).filter(|run| matches!(run.len(), 4 | 6 | 8));
    runs.filter_map(|run| run[..4].parse().ok()).filter(|year| (2000..2100).contains(year))
}

#[cfg(test)]
mod tests;
