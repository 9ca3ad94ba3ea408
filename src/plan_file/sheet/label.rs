//! The name of a row taken apart: how far it is indented, its numeral, its code, and what is left as its name.

use super::columns::fold;
use crate::model::month_words::chinese_month;

/// A row's name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Label {
    /// Blanks before it; a full-width one is two.
    pub(super) indent: usize,
    /// `一、`, `（一）`, `1.2`: its kind, and its numbers.
    pub(super) numeral: Option<Numeral>,
    /// A code before the name, `6602.01 办公费`.
    pub(super) code: String,
    pub(super) name: String,
    /// `其中：`: a part of the row above.
    pub(super) of_which: bool,
    /// `减：`: taken off.
    pub(super) less: bool,
    /// Asterisks before it: how high a sum the row is, in reports of SAP.
    pub(super) stars: usize,
}

/// A numeral: rows of one kind are of one level; dots lead further down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Numeral {
    pub(super) kind: NumeralKind,
    pub(super) numbers: Vec<u32>,
    /// As written, to be put back where the row turns out not to be numbered.
    pub(super) text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NumeralKind {
    /// 第一部分.
    Part,
    /// 一、
    Chinese,
    /// （一）
    ChineseBrackets,
    /// 1、 and 1.1.
    Figures,
    /// (1)
    Brackets,
    /// 1)
    HalfBracket,
    /// ①
    Circled,
    /// A.
    Letter,
    /// Ⅰ
    Roman,
}

impl Label {
    /// Takes a cell apart. A code is looked for only where the sheet writes codes before names.
    pub(super) fn parse(cell: &str, coded: bool) -> Label {
        let mut label = Label { indent: indent(cell), ..Label::default() };
        let mut rest = cell.trim();
        let stars = rest.len() - rest.trim_start_matches('*').len();
        if stars > 0 && rest[stars..].starts_with([' ', '\u{3000}']) {
            (label.stars, rest) = (stars, rest[stars..].trim_start());
        }
        if coded && let Some((code, name)) = code(rest) {
            (label.code, rest) = (code.to_string(), name);
        } else if let Some((numeral, name)) = Numeral::parse(rest) {
            (label.numeral, rest) = (Some(numeral), name);
        }
        for (words, flag) in [(["其中", "of which"], &mut label.of_which), (["减", "less"], &mut label.less)] {
            if let Some(after) = words.iter().find_map(|word| after(rest, word)) {
                (*flag, rest) = (true, after);
            }
        }
        label.name = rest.trim_end_matches([':', '：', ' ', '\u{3000}']).to_string();
        label
    }

    /// A cell whose text is the name, whatever it begins with.
    pub(super) fn whole(cell: &str) -> Label {
        Label { indent: indent(cell), name: cell.trim().to_string(), ..Label::default() }
    }

    /// The name with its numeral, for a row that is not numbered after all.
    pub(super) fn unnumbered(&mut self) {
        if let Some(numeral) = self.numeral.take() {
            self.name = format!("{}{}", numeral.text, self.name);
        }
    }
}

/// What follows a word and its colon at the start of a text.
fn after<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let start = text.get(..word.len()).filter(|start| start.eq_ignore_ascii_case(word))?;
    let rest = text[start.len()..].trim_start().strip_prefix([':', '：'])?.trim();
    (!rest.is_empty()).then_some(rest)
}

fn indent(cell: &str) -> usize {
    let blanks = cell.chars().take_while(|c| c.is_whitespace());
    blanks.map(|c| if c == '\t' { 4 } else { 1 + usize::from(c == '\u{3000}') }).sum()
}

/// `6602.01 办公费`: a code of at least four digits and the name after it.
pub(super) fn code(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.' && c != '-')?;
    let (code, rest) = text.split_at(end);
    let code = code.trim_end_matches(['.', '-']);
    let name = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '_' | '\\'));
    let digits = code.bytes().filter(u8::is_ascii_digit).count();
    let apart = name.len() < rest.len() || glued(code, name);
    (digits >= 4 && apart && !name.is_empty()).then_some((code, name))
}

/// `660101工资`: no blank between them, and nothing that digits count.
fn glued(code: &str, name: &str) -> bool {
    const COUNTED: &str = "元年月日号楼栋幢座区期个块万千百亿度吨户台套次件车辆间层室天周季㎡平米级名位届";
    let chinese = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    code.bytes().all(|b| b.is_ascii_digit()) && name.starts_with(|c| chinese(c) && !COUNTED.contains(c))
}

impl Numeral {
    /// The numeral at the start of a text, and the text after it.
    pub(super) fn parse(text: &str) -> Option<(Numeral, &str)> {
        let (kind, numbers, rest) = Numeral::start(text)?;
        let name = rest.trim_start();
        let written = text[..text.len() - rest.len()].to_string();
        (!name.is_empty()).then_some((Numeral { kind, numbers, text: written }, name))
    }

    /// A cell that holds a numeral alone: `一`, `（二）`, `1.1`, `3`.
    pub(super) fn alone(cell: &str) -> Option<Numeral> {
        let padded = format!("{}、x", cell.trim().trim_end_matches(['、', '.', '．']));
        let found = Numeral::parse(&padded).filter(|(_, rest)| rest.trim_start_matches('、') == "x");
        found.map(|(numeral, _)| Numeral { text: String::new(), ..numeral })
    }

    fn start(text: &str) -> Option<(NumeralKind, Vec<u32>, &str)> {
        let first = text.chars().next()?;
        if let circled @ 1..=20 = (first as u32).wrapping_sub(0x245f) {
            return Some((NumeralKind::Circled, vec![circled], text[first.len_utf8()..].trim_start_matches('、')));
        }
        if let roman @ 1..=12 = (first as u32).wrapping_sub(0x215f) {
            let rest = text[first.len_utf8()..].trim_start_matches(['、', '.', '．']);
            return Some((NumeralKind::Roman, vec![roman], rest));
        }
        if let Some(inner) = text.strip_prefix(['(', '（']) {
            let (number, rest) = inner.split_once([')', '）'])?;
            let number = number.trim();
            return match (number.parse(), chinese(number)) {
                (Ok(figure), _) if number.len() <= 2 => Some((NumeralKind::Brackets, vec![figure], rest)),
                (_, Some(number)) => Some((NumeralKind::ChineseBrackets, vec![number], rest)),
                _ => None,
            }
            .map(|(kind, numbers, rest)| (kind, numbers, rest.trim_start_matches(['、', '.'])));
        }
        if let Some(rest) = text.strip_prefix('第') {
            let (number, rest) = rest.split_once(['部', '章', '类'])?;
            let rest = rest.trim_start_matches('分').trim_start_matches(['、', ':', '：']);
            return Some((NumeralKind::Part, vec![chinese(number).or_else(|| number.parse().ok())?], rest));
        }
        if first.is_ascii_digit() {
            return figures(text);
        }
        let (number, rest) = text.split_once(['、', '.', '．', ',', '，'])?;
        if let Some(number) = chinese(number.trim()) {
            return Some((NumeralKind::Chinese, vec![number], rest));
        }
        let letter = number.len() == 1 && first.is_ascii_uppercase();
        letter.then(|| (NumeralKind::Letter, vec![first as u32 - 'A' as u32 + 1], rest))
    }
}

/// `1、`, `1.`, `1)`, `1.1`: a bare number before a name is none, for `2号楼` and `1.5倍` are names.
fn figures(text: &str) -> Option<(NumeralKind, Vec<u32>, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.' && c != '．').unwrap_or(text.len());
    let (written, rest) = text.split_at(end);
    let ends_in_dot = written.ends_with(['.', '．']);
    let numbers: Option<Vec<u32>> = written
        .trim_end_matches(['.', '．'])
        .split(['.', '．'])
        .map(|part| part.parse().ok().filter(|_| part.len() <= 3))
        .collect();
    let numbers = numbers?;
    if let Some(rest) = rest.strip_prefix(['、', '，']) {
        return Some((NumeralKind::Figures, numbers, rest));
    }
    if numbers.len() == 1
        && let Some(rest) = rest.strip_prefix([')', '）'])
    {
        return Some((NumeralKind::HalfBracket, numbers, rest));
    }
    let apart = rest.starts_with(|c: char| c.is_whitespace());
    (ends_in_dot || numbers.len() > 1 && (apart || rest.starts_with(|c: char| !c.is_ascii()))).then_some((
        NumeralKind::Figures,
        numbers,
        rest,
    ))
}

/// The numerals of banknotes: `壹、`.
const FORMAL: [(char, char); 10] = [
    ('壹', '一'),
    ('贰', '二'),
    ('叁', '三'),
    ('肆', '四'),
    ('伍', '五'),
    ('陆', '六'),
    ('柒', '七'),
    ('捌', '八'),
    ('玖', '九'),
    ('拾', '十'),
];

fn chinese(text: &str) -> Option<u32> {
    let plain = |c: char| FORMAL.iter().find(|(formal, _)| *formal == c).map_or(c, |(_, plain)| *plain);
    let plain: String = text.chars().map(plain).collect();
    let text = plain.as_str();
    const TENS: [(&str, u32); 4] = [("三十", 30), ("二十", 20), ("十", 10), ("", 0)];
    let (rest, tens) = TENS.iter().find_map(|(word, tens)| Some((text.strip_prefix(word)?, *tens)))?;
    match rest {
        "" => (tens > 0).then_some(tens),
        "正" => None,
        digit => chinese_month(digit).filter(|number| *number <= 9).map(|number| tens + number),
    }
}

/// What a text says of a row that sums others up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sum {
    /// 合计, Total: nothing else it could be.
    Certain,
    /// `人力成本小计`, `Total Facilities`: a name may end so, too.
    Perhaps,
    /// 结余, net income: what income leaves over costs.
    Result,
}

/// The sum that a name tells of, and what it sums.
pub(super) fn sum(name: &str) -> Option<(Sum, String)> {
    const WORDS: &[&str] = &["合计", "小计", "总计", "共计", "累计", "总额", "合計", "小計", "總計"];
    const RESULTS: &[&str] = &[
        "结余",
        "结余合计",
        "盈亏",
        "利润",
        "净利润",
        "收支差额",
        "收支结余",
        "净额",
        "盈余",
        "net",
        "netincome",
        "netsurplus",
        "surplus",
        "netoperatingincome",
        "noi",
        "profit",
        "netprofit",
        "surplus/deficit",
        "盈余/亏损",
        "盈亏合计",
    ];
    // What a page carries over from the last is a sum, too. Folding makes a small letter of Σ.
    const CERTAIN: &[&str] = &[
        "total",
        "totals",
        "subtotal",
        "sub-total",
        "grandtotal",
        "sum",
        "debit",
        "credit",
        "overall",
        "all",
        "summe",
        "∑",
        "σ",
        "ς",
        "合计金额",
        "合计数",
        "总计金额",
        "总和",
        "汇总",
        "总预算",
        "全部",
        "承前页",
        "过次页",
    ];
    const ALL: &[&str] = &["", "费用", "成本", "支出", "总", "预算", "全年", "本年", "年度", "各项", "以上", "收支"];
    let folded = fold(name).0;
    let word = folded.trim_end_matches(':');
    if RESULTS.contains(&word) {
        return Some((Sum::Result, String::new()));
    }
    if CERTAIN.contains(&word) {
        return Some((Sum::Certain, String::new()));
    }
    if let Some(of) = WORDS.iter().find_map(|ending| word.strip_suffix(ending)) {
        let certain = ALL.contains(&of) || of.starts_with('第') || of.chars().all(|c| WORDS.concat().contains(c));
        return Some((if certain { Sum::Certain } else { Sum::Perhaps }, of.to_string()));
    }
    if WORDS.iter().any(|start| word.starts_with(&format!("{start}:"))) {
        return Some((Sum::Certain, String::new()));
    }
    // English words are told by their blanks, which folding takes away.
    let lower = name.trim().to_lowercase();
    let english = ["grand total ", "sub-total ", "subtotal ", "total for ", "total: ", "total - ", "total "];
    let of = english.iter().find_map(|start| lower.strip_prefix(start));
    let of = of.or_else(|| [" total", " subtotal", " sub-total"].iter().find_map(|end| lower.strip_suffix(end)));
    of.map(|of| (Sum::Perhaps, fold(of).0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_taken_apart() {
        use NumeralKind::*;
        for (cell, indent, kind, numbers, name) in [
            ("一、人力成本", 0, Some(Chinese), vec![1], "人力成本"),
            ("十二、其他", 0, Some(Chinese), vec![12], "其他"),
            ("（一）固定费用", 0, Some(ChineseBrackets), vec![1], "固定费用"),
            ("  1、基本工资", 2, Some(Figures), vec![1], "基本工资"),
            ("1.1 基本工资", 0, Some(Figures), vec![1, 1], "基本工资"),
            ("1.1基本工资", 0, Some(Figures), vec![1, 1], "基本工资"),
            ("(1)房租", 0, Some(Brackets), vec![1], "房租"),
            ("（3）房租", 0, Some(Brackets), vec![3], "房租"),
            ("1)房租", 0, Some(HalfBracket), vec![1], "房租"),
            ("①水费", 0, Some(Circled), vec![1], "水费"),
            ("A. Payroll", 0, Some(Letter), vec![1], "Payroll"),
            ("1. Payroll", 0, Some(Figures), vec![1], "Payroll"),
            ("\u{3000}\u{3000}电费", 4, None, vec![], "电费"),
            ("2号楼电费", 0, None, vec![], "2号楼电费"),
            ("10 Downing Street", 0, None, vec![], "10 Downing Street"),
            ("4S店维修", 0, None, vec![], "4S店维修"),
            ("一次性支出", 0, None, vec![], "一次性支出"),
            ("（含税）电费", 0, None, vec![], "（含税）电费"),
        ] {
            let label = Label::parse(cell, false);
            let found = label.numeral.as_ref().map(|numeral| numeral.kind);
            assert_eq!((label.indent, found, label.name.as_str()), (indent, kind, name), "{cell}");
            assert_eq!(label.numeral.map(|numeral| numeral.numbers).unwrap_or_default(), numbers, "{cell}");
        }
        let label = Label::parse("其中：夜班津贴", false);
        assert!(label.of_which && label.name == "夜班津贴");
        let label = Label::parse("52010010  水费", true);
        assert_eq!((label.code.as_str(), label.name.as_str()), ("52010010", "水费"));
        assert_eq!(Numeral::alone("（二）").map(|numeral| numeral.kind), Some(ChineseBrackets));
        assert_eq!(Numeral::alone("1.2").map(|numeral| numeral.numbers), Some(vec![1, 2]));
        assert_eq!(Numeral::alone("3").map(|numeral| numeral.kind), Some(Figures));
        assert_eq!(Numeral::alone("abc"), None);
    }

    #[test]
    fn sums_are_told_by_their_words() {
        for (name, expected) in [
            ("合 计", Some((Sum::Certain, ""))),
            ("费用合计", Some((Sum::Certain, "费用"))),
            ("人力成本小计", Some((Sum::Perhaps, "人力成本"))),
            ("Total Facilities Management", Some((Sum::Perhaps, "facilitiesmanagement"))),
            ("Payroll total", Some((Sum::Perhaps, "payroll"))),
            ("结余", Some((Sum::Result, ""))),
            ("TOTAL", Some((Sum::Certain, ""))),
            ("合計", Some((Sum::Certain, ""))),
            ("人力成本小計", Some((Sum::Perhaps, "人力成本"))),
            ("合计金额", Some((Sum::Certain, ""))),
            ("承前页", Some((Sum::Certain, ""))),
            ("Overall", Some((Sum::Certain, ""))),
            ("Σ", Some((Sum::Certain, ""))),
            ("∑", Some((Sum::Certain, ""))),
            ("全部门团建", None),
            ("Overalls", None),
            ("会计服务费", None),
            ("Totally free", None),
        ] {
            let expected = expected.map(|(sum, of)| (sum, of.to_string()));
            assert_eq!(sum(name), expected, "{name}");
        }
    }
}
