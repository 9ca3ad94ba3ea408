//! How amounts and dates are written.

use chrono::{Datelike, NaiveDate};

use super::layout::{Dates, Digits, Encoding, Layout, Unit};
use super::table::Cell;
use super::words::Language;

impl Layout {
    fn unit_word(power: u32) -> &'static str {
        match power {
            0 => "元",
            3 => "千元",
            _ => "万元",
        }
    }

    fn unit_of(&self, power: u32) -> String {
        let word = Layout::unit_word(power);
        if self.language == Language::Traditional { word.replace('万', "萬") } else { word.to_string() }
    }

    /// The lines above the header; `month` is the only month of the entries.
    pub(super) fn preamble(&self, month: Option<u32>) -> Vec<String> {
        let words = self.words();
        let mut lines = Vec::new();
        if self.title {
            lines.push(words.title.to_string());
        }
        if self.company {
            lines.push(words.company.to_string());
        }
        if self.period {
            lines.push(match (self.language, month) {
                (Language::English, Some(month)) => format!("Period: 2026-{month:02}"),
                (Language::English, None) => "Period: 2026-01 to 2026-12".to_string(),
                (Language::Traditional, Some(month)) => format!("期間：2026年{month}月"),
                (Language::Traditional, None) => "期間：2026年1月至2026年12月".to_string(),
                (Language::Chinese, Some(month)) => format!("期间：2026年{month}月"),
                (Language::Chinese, None) => "期间：2026年1月至2026年12月".to_string(),
            });
        }
        if self.currency_above {
            lines.push(match self.language {
                Language::English => "Currency: CNY".to_string(),
                Language::Traditional => "幣種：人民幣".to_string(),
                Language::Chinese => "币种：人民币".to_string(),
            });
        }
        if let Unit::Above(power) = self.unit {
            let label = if self.language == Language::Traditional { "單位" } else { "单位" };
            lines.push(format!("{label}：{}", self.unit_of(power)));
        }
        lines
    }

    pub(super) fn unit_in_header(&self) -> String {
        match self.unit {
            Unit::Header(power) => format!("（{}）", self.unit_of(power)),
            _ => String::new(),
        }
    }

    pub(super) fn date(&self, date: NaiveDate) -> String {
        let (year, month, day) = (date.year(), date.month(), date.day());
        match self.dates {
            Dates::Iso => date.to_string(),
            Dates::Slashes => format!("{year}/{month}/{day}"),
            Dates::Chinese => format!("{year}年{month}月{day}日"),
            Dates::Bare => date.format("%Y%m%d").to_string(),
            Dates::Dots => date.format("%Y.%m.%d").to_string(),
            Dates::WithTime => format!("{date} 00:00:00"),
            Dates::WithoutYear => format!("{month}月{day}日"),
            Dates::Words => date.format("%d %b %Y").to_string(),
            Dates::Period if self.language == Language::Chinese => format!("{year}年{month}月"),
            Dates::Period => date.format("%Y-%m").to_string(),
        }
    }

    /// An amount of 分 in the unit of the file.
    pub(super) fn number(&self, minor: i64) -> Cell {
        let power = match self.unit {
            Unit::Header(power) | Unit::Above(power) => power as usize,
            Unit::Unstated => 0,
        };
        let (whole, decimals) = split(minor.unsigned_abs(), power + 2);
        let text = format!("{whole}.{decimals}");
        if self.is_typed() {
            let text = if minor < 0 { format!("-{text}") } else { text };
            return Cell::Number(text.parse().unwrap(), text);
        }
        let number = match self.digits {
            Digits::Plain | Digits::MinusBehind => text,
            Digits::Grouped | Digits::Brackets => format!("{}.{decimals}", grouped(&whole, ',')),
            // Big5 has the wide sign only.
            Digits::Sign if self.encoding == Encoding::Big5 => format!("￥{}.{decimals}", grouped(&whole, ',')),
            Digits::Sign => format!("¥{}.{decimals}", grouped(&whole, ',')),
            Digits::FullWidth if self.is_narrow() => text,
            Digits::FullWidth => text.chars().map(full_width).collect(),
            Digits::DecimalComma => format!("{},{decimals}", grouped(&whole, '.')),
        };
        Cell::Text(match (minor < 0, self.digits) {
            (false, _) => number,
            (true, Digits::Brackets) => format!("({number})"),
            (true, Digits::MinusBehind) => format!("{number}-"),
            (true, Digits::FullWidth) if !self.is_narrow() => format!("－{number}"),
            (true, _) => format!("-{number}"),
        })
    }

    /// Has the encoding no full-width digits?
    fn is_narrow(&self) -> bool {
        self.encoding == Encoding::Windows1252
    }
}

fn split(minor: u64, places: usize) -> (String, String) {
    let digits = format!("{minor:0width$}", width = places + 1);
    let (whole, decimals) = digits.split_at(digits.len() - places);
    (whole.to_string(), decimals.to_string())
}

fn grouped(whole: &str, mark: char) -> String {
    let mut text = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

fn full_width(c: char) -> char {
    match c {
        '0'..='9' => char::from_u32(c as u32 + 0xFEE0).unwrap(),
        '.' => '．',
        other => other,
    }
}
