//! Units by figures and marks, where the place itself says that a unit stands there: in the brackets of an amount's
//! header, behind `单位：`. `W` is 万, `x1000` and `10K` are powers of ten; what only looks like a unit is one that is not
//! known, and no other text.

use super::stated::{Stated, statement};
use crate::import::values::half_width;
use crate::model::{Currency, Unit};
use crate::words::{Message, msg};

/// Reads such a text; `None` where it is none.
pub(in crate::import) fn marked(text: &str) -> Option<Stated> {
    let bare = half_width(text).to_lowercase();
    let bare = bare.trim().trim_matches(|c| matches!(c, '(' | ')' | '[' | ']')).trim();
    if bare.is_empty() || bare.chars().count() > 24 {
        return statement(text);
    }
    let unknown = || Stated { unknown: Some(bare.to_string()), ..Stated::default() };
    let own = || in_letters(bare).or_else(|| in_ratio(bare)).or_else(|| in_figures(bare));
    match statement(text).filter(|said| said.unknown.is_none()) {
        Some(said) => Some(said),
        None => own().or_else(|| statement(text)).or_else(|| looks_like_one(bare).then(unknown)),
    }
}

/// `x1000`, `× 10,000`, `*1000`: a factor of amounts, wherever it stands.
pub(in crate::import) fn factor(text: &str) -> Option<Stated> {
    let times = text.strip_prefix(['x', '×', '*', '✕']);
    if let Some(said) = times.and_then(|rest| in_characters(rest.trim())) {
        return Some(said);
    }
    let said = times.and_then(|_| in_figures(text));
    // `x10` is how often, or a filler.
    said.filter(|said| said.unit.is_some_and(|unit| unit.factor() >= 1000))
}

fn of(unit: Option<Unit>, text: &str) -> Stated {
    match unit {
        Some(_) => Stated { unit, ..Stated::default() },
        None => Stated { unknown: Some(text.to_string()), ..Stated::default() },
    }
}

/// `w`, `w元`, `k元`: letters for Chinese multiples.
fn in_letters(text: &str) -> Option<Stated> {
    let (letters, rest) = text.split_at(text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len()));
    let money = matches!(rest.trim(), "" | "元" | "圆" | "人民币" | "rmb");
    let unit = match letters {
        "w" | "wan" | "wrmb" => Unit::Wan,
        "k" if !rest.is_empty() => Unit::Thousand,
        _ => return None,
    };
    money.then(|| of(Some(unit), text))
}

/// `×万`, `x千元`: a factor in Chinese.
fn in_characters(text: &str) -> Option<Stated> {
    let multiple = text.trim_end_matches(['元', '圆']);
    Unit::chinese(multiple).filter(|unit| *unit != Unit::One).map(|unit| of(Some(unit), text))
}

/// `1:1000`: one stands for a thousand, as on a map.
fn in_ratio(text: &str) -> Option<Stated> {
    let (one, many) = text.split_once([':', '：', '∶'])?;
    let many = many.trim().trim_end_matches(['元', '圆']);
    let power = power_of(many).filter(|power| one.trim() == "1" && *power > 1)?;
    Some(of(Unit::of_power(power), text))
}

/// What stands behind a figure, and its power of ten.
const BEHIND: [(&str, i32); 10] = [
    ("thousands", 3),
    ("thousand", 3),
    ("millions", 6),
    ("million", 6),
    ("mn", 6),
    ("wan", 4),
    ("k", 3),
    ("w", 4),
    ("s", 0),
    ("", 0),
];

/// `x1000`, `10k`, `10^4`, `1e3`: with a sign of multiplication, or with a letter behind.
fn in_figures(text: &str) -> Option<Stated> {
    let text = text.strip_prefix("in ").unwrap_or(text);
    // `rmb 10,000`, `rmb10k`: that many of them.
    let of_currency = |at: &usize| *at > 0 && Currency::named(text[..*at].trim()).is_some();
    if let Some(at) = text.find(|c: char| c.is_ascii_digit()).filter(of_currency) {
        let end = text[at..].find(|c: char| !(c.is_ascii_digit() || c == ',')).map_or(text.len(), |end| at + end);
        let money = Stated { currency: Currency::named(text[..at].trim()), ..Stated::default() };
        return match power_of(&text[at..end]).filter(|power| end == text.len() && *power > 2).and_then(Unit::of_power) {
            Some(unit) => Some(Stated { unit: Some(unit), ..money }),
            None => in_figures(&text[at..]).map(|said| said.or(money)),
        };
    }
    let bare = text.trim_start_matches(['x', '×', '*', '✕']).trim_start();
    let times = bare.len() < text.len();
    let end = bare.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '^'))).unwrap_or(bare.len());
    let (figure, rest) = bare.split_at(end);
    if !figure.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (figure, rest) = match rest.strip_prefix('e').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
        Some(exponent) if figure == "1" => (format!("10^{exponent}"), ""),
        _ => (figure.to_string(), rest),
    };
    let money = |rest: &str| {
        let rest = rest.trim();
        let own = rest.is_empty() || matches!(rest, "元" | "圆");
        if own { Some(None) } else { statement(rest).filter(|said| said.unknown.is_none()).map(Some) }
    };
    let found = BEHIND.iter().find_map(|(word, power)| Some((*power, money(rest.trim_start().strip_prefix(word)?)?)));
    let Some((behind, said)) = found else { return times.then(|| of(None, text)) };
    let lettered = behind > 0 || figure.contains('^');
    let said = said.unwrap_or_default();
    // `10,000 yuan`: that many of them; `1 yuan` and `2026 CNY` are none.
    let of_money = said.currency.is_some() && power_of(&figure).is_some_and(|power| power > 1);
    if !times && !lettered && said.unit.is_none() && !of_money {
        return None;
    }
    let unit = power_of(&figure)
        .and_then(|power| Unit::of_power(power + behind))
        .filter(|_| said.unit.is_none_or(|u| u == Unit::One));
    Some(of(unit, text).or(Stated { unit: None, ..said }))
}

/// 3 of `1000`, `1,000` and `10^3`.
fn power_of(figure: &str) -> Option<i32> {
    if let Some(power) = figure.strip_prefix("10^") {
        return power.parse::<u8>().ok().map(i32::from);
    }
    let digits = figure.replace(',', "");
    let noughts = digits.strip_prefix('1')?;
    noughts.bytes().all(|b| b == b'0').then(|| i32::try_from(noughts.len()).ok()).flatten()
}

/// What people call a unit.
pub(crate) fn unit_word(unit: Unit) -> Message {
    msg(match unit {
        Unit::Fen => "import-unit-fen",
        Unit::Jiao => "import-unit-jiao",
        Unit::One => "import-unit-one",
        Unit::Ten => "import-unit-ten",
        Unit::Hundred => "import-unit-hundred",
        Unit::Thousand => "import-unit-thousand",
        Unit::Wan => "import-unit-wan",
        Unit::Lakh => "import-unit-lakh",
        Unit::Million => "import-unit-million",
        Unit::Crore => "import-unit-crore",
        Unit::Yi => "import-unit-yi",
        Unit::Billion => "import-unit-billion",
    })
}

/// 厘, 百分, `5k`, `1000`: nothing but the signs of units, and not known.
fn looks_like_one(text: &str) -> bool {
    let chinese = |c: char| "十拾百佰千仟万萬亿億元圆角分厘毫".contains(c);
    let only_chinese = text.chars().all(|c| chinese(c) || c.is_ascii_digit()) && text.contains(chinese);
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.'))).unwrap_or(text.len());
    let (figure, letters) = text.split_at(end);
    let lettered = !figure.is_empty() && matches!(letters.trim(), "k" | "w" | "m" | "mn" | "mm" | "b" | "bn");
    let noughts = figure.len() > 3 && letters.is_empty() && power_of(figure).is_some();
    only_chinese || lettered || noughts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_by_marks_and_figures() {
        for (text, expected) in [
            ("W", Some("wan")),
            ("w元", Some("wan")),
            ("K元", Some("thousand")),
            ("x1000", Some("thousand")),
            ("×10,000", Some("wan")),
            ("* 100", Some("hundred")),
            ("X1", Some("yuan")),
            ("10K", Some("wan")),
            ("10W", Some("lakh")),
            ("100 million", Some("yi")),
            ("10^4", Some("wan")),
            ("1e3", Some("thousand")),
            ("in 000s", Some("thousand")),
            ("k€", Some("thousand")),
            ("万元", Some("wan")),
            ("厘", Some("?")),
            ("毫", Some("?")),
            ("5k", Some("?")),
            ("x3", Some("?")),
            ("1000", Some("?")),
            ("2026", None),
            ("1", None),
            ("12", None),
            ("a", None),
            ("含税", None),
            ("1月", None),
            ("net", None),
            ("kwh", None),
            ("3个月", None),
        ] {
            let found = marked(text);
            let found = found.as_ref().map(|said| said.unit.map_or("?", Unit::name));
            assert_eq!(found, expected, "{text}");
        }
        assert_eq!(factor("×1000").and_then(|said| said.unit), Some(Unit::Thousand));
        assert_eq!(factor("10k"), None);
    }
}
