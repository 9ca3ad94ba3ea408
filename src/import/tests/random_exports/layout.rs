//! How an export is laid out and written.

use chrono::{Datelike, NaiveDate};
use proptest::prelude::*;

use super::table::Cell;
use crate::model::Profile;

/// Which columns state the amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Money {
    Amount,
    Sides,
    Direction,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Utf8,
    Utf8Marked,
    Gb18030,
    Utf16Le,
    Utf16Be,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum File {
    Text { encoding: Encoding, delimiter: u8, ends: &'static str, quoted: bool },
    Workbook { typed: bool },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Digits {
    Plain,
    Grouped,
    Sign,
    Brackets,
    MinusBehind,
    FullWidth,
    DecimalComma,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dates {
    Iso,
    Slashes,
    Chinese,
    Bare,
    Dots,
    WithTime,
}

/// The unit of the amounts, and where it is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Unstated,
    Header(u32),
    Above(u32),
}

#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub(super) file: File,
    pub(super) money: Money,
    pub(super) digits: Digits,
    pub(super) dates: Dates,
    pub(super) unit: Unit,
    pub(super) chinese: bool,
    pub(super) title: bool,
    pub(super) extra: bool,
    pub(super) subtotals: bool,
    pub(super) total: bool,
    pub(super) signed: bool,
}

/// The words of one language.
pub(super) struct Words {
    pub(super) date: &'static str,
    pub(super) voucher: &'static str,
    pub(super) text: &'static str,
    pub(super) account: &'static str,
    pub(super) extra: &'static str,
    pub(super) amount: &'static str,
    pub(super) debit: &'static str,
    pub(super) credit: &'static str,
    pub(super) direction: &'static str,
    pub(super) of_debit: &'static str,
    pub(super) of_credit: &'static str,
    pub(super) month_total: &'static str,
    pub(super) total: &'static str,
    pub(super) signature: &'static str,
}

const CHINESE: Words = Words {
    date: "凭证日期",
    voucher: "凭证号",
    text: "摘要",
    account: "科目名称",
    extra: "附件数",
    amount: "金额",
    debit: "借方金额",
    credit: "贷方金额",
    direction: "方向",
    of_debit: "借",
    of_credit: "贷",
    month_total: "本月合计",
    total: "合计",
    signature: "制表人：王芳",
};

const ENGLISH: Words = Words {
    date: "Date",
    voucher: "Voucher",
    text: "Description",
    account: "Account",
    extra: "Attachments",
    amount: "Amount",
    debit: "Debit",
    credit: "Credit",
    direction: "Dr/Cr",
    of_debit: "Dr",
    of_credit: "Cr",
    month_total: "Subtotal",
    total: "Total",
    signature: "Prepared by: Wang Fang",
};

fn file() -> impl Strategy<Value = File> {
    use Encoding::*;
    let encoding = prop::sample::select(vec![Utf8, Utf8Marked, Gb18030, Utf16Le, Utf16Be]);
    let delimiter = prop::sample::select(vec![b',', b';', b'\t', b'|']);
    let ends = prop::sample::select(vec!["\n", "\r\n"]);
    let text = (encoding, delimiter, ends, any::<bool>()).prop_map(|(encoding, delimiter, ends, quoted)| File::Text {
        encoding,
        delimiter,
        ends,
        quoted,
    });
    prop_oneof![4 => text, 1 => any::<bool>().prop_map(|typed| File::Workbook { typed })]
}

pub(super) fn layout() -> impl Strategy<Value = Layout> {
    use Dates::*;
    use Digits::*;
    let money = prop::sample::select(vec![Money::Amount, Money::Sides, Money::Direction]);
    let digits = vec![Plain, Grouped, Sign, Brackets, MinusBehind, FullWidth, DecimalComma];
    let dates = prop::sample::select(vec![Iso, Slashes, Chinese, Bare, Dots, WithTime]);
    let unit = prop_oneof![
        3 => Just(Unit::Unstated),
        1 => prop::sample::select(vec![0_u32, 3, 4]).prop_map(Unit::Header),
        1 => prop::sample::select(vec![0_u32, 3, 4]).prop_map(Unit::Above),
    ];
    let parts = (file(), money, prop::sample::select(digits), dates, unit);
    (parts, any::<[bool; 6]>()).prop_map(|((file, money, digits, dates, unit), flags)| {
        let [chinese, title, extra, subtotals, total, signed] = flags;
        Layout { file, money, digits, dates, unit, chinese, title, extra, subtotals, total, signed }.possible()
    })
}

impl Layout {
    /// Without what no program writes.
    fn possible(mut self) -> Layout {
        if let File::Text { encoding: Encoding::Gb18030, .. } = self.file {
            self.chinese = true;
        }
        if !self.chinese && self.unit != Unit::Unstated {
            self.unit = Unit::Unstated;
        }
        self
    }

    pub(super) fn words(&self) -> Words {
        if self.chinese { CHINESE } else { ENGLISH }
    }

    /// A comma that marks decimals has to be stated.
    pub(super) fn profile(&self) -> Option<Profile> {
        (self.digits == Digits::DecimalComma && !self.is_typed())
            .then(|| Profile { decimal_mark: Some(','), ..Profile::default() })
    }

    fn is_typed(&self) -> bool {
        self.file == File::Workbook { typed: true }
    }

    fn unit_word(power: u32) -> &'static str {
        match power {
            0 => "元",
            3 => "千元",
            _ => "万元",
        }
    }

    pub(super) fn preamble(&self) -> Vec<String> {
        let mut lines = Vec::new();
        if self.title {
            lines.push(if self.chinese { "阳光花园 费用明细表" } else { "Sunshine Garden, expenses" }.to_string());
        }
        if let Unit::Above(power) = self.unit {
            lines.push(format!("单位：{}", Layout::unit_word(power)));
        }
        lines
    }

    pub(super) fn unit_in_header(&self) -> String {
        match self.unit {
            Unit::Header(power) => format!("（{}）", Layout::unit_word(power)),
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
            Digits::Sign => format!("¥{}.{decimals}", grouped(&whole, ',')),
            Digits::FullWidth => text.chars().map(full_width).collect(),
            Digits::DecimalComma => format!("{},{decimals}", grouped(&whole, '.')),
        };
        Cell::Text(match (minor < 0, self.digits) {
            (false, _) => number,
            (true, Digits::Brackets) => format!("({number})"),
            (true, Digits::MinusBehind) => format!("{number}-"),
            (true, Digits::FullWidth) => format!("－{number}"),
            (true, _) => format!("-{number}"),
        })
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
