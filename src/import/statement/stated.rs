//! Units and currencies that headers and titles state: `金额(百万元)`, `单位：元`, `Amount (US$'000)`, `Betrag EUR`.
//!
//! A statement is understood whole or not at all: `百万元` does not end in 万元, `in dozens` is no unit that is
//! known, and `(net)` is no statement.

pub(crate) use super::unit_marks::unit_word;
use super::unit_marks::{factor, marked};
use crate::import::values::half_width;
use crate::model::{Currency, Unit};

/// What a text states of the amounts that it stands over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Stated {
    pub(crate) unit: Option<Unit>,
    pub(crate) currency: Option<Currency>,
    /// It speaks of a unit or a currency that nobody here knows.
    pub(crate) unknown: Option<String>,
}

impl Stated {
    fn is_empty(&self) -> bool {
        *self == Stated::default()
    }

    /// What this says, and where it is silent the other.
    pub(crate) fn or(self, other: Stated) -> Stated {
        Stated {
            unit: self.unit.or(other.unit),
            currency: self.currency.or(other.currency),
            unknown: self.unknown.or(other.unknown),
        }
    }
}

const LABELS: [&str; 9] = ["单位", "金额单位", "货币单位", "币种", "币别", "货币", "unit", "units", "currency"];

const MULTIPLES: &str = "十拾百佰千仟万萬亿億";

/// Reads a text that is nothing but a statement: `人民币百万元`, `in lakhs`, `US$'000`; `None` where it is another text.
pub(crate) fn statement(text: &str) -> Option<Stated> {
    let text = half_width(text).to_lowercase();
    let text = text.trim().trim_matches(|c| matches!(c, '(' | ')' | '[' | ']' | '【' | '】' | ':')).trim();
    // `单位:元`: the label says what the statement is of.
    let behind = |label: &&str| text.strip_prefix(*label)?.trim_start().strip_prefix(':');
    let text = LABELS.iter().find_map(behind).map_or(text, str::trim);
    if text.is_empty() || text.chars().count() > 70 {
        return None;
    }
    let chinese = text.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c));
    let plain = || if chinese { chinese_statement(text) } else { latin_statement(text) };
    let stated = factor(text).or_else(plain);
    stated.filter(|stated| !stated.is_empty())
}

fn chinese_statement(text: &str) -> Option<Stated> {
    if let Some(currency) = Currency::named(text).filter(|_| !matches!(text, "元" | "圆" | "圓" | "块")) {
        return Some(Stated { currency: Some(currency), ..Stated::default() });
    }
    // `元、户`: of several units the one of money counts; `元/平方米` is money for something.
    let parts: Vec<&str> = text.split(['、', '/', ',', '，', ';', '(', ')', ' ', '及', '和']).collect();
    if parts.len() > 1 {
        let said: Vec<Stated> = parts.iter().filter_map(|part| statement(part)).collect();
        let mut currencies = said.iter().filter_map(|said| said.currency);
        // `人民币/美元`: one or the other.
        if let Some(first) = currencies.next()
            && currencies.any(|other| other != first)
        {
            return Some(Stated { unknown: Some(text.to_string()), ..Stated::default() });
        }
        let stated = said.into_iter().reduce(Stated::or);
        return stated.filter(|stated| stated.unit.is_some() || stated.currency.is_some() || stated.unknown.is_some());
    }
    let text = text.strip_prefix('以').unwrap_or(text);
    let text = ["为单位", "列示", "计"].iter().fold(text, |text, end| text.strip_suffix(end).unwrap_or(text));
    let (text, renminbi) = match ["人民币", "人民幣", "rmb", "cny"].iter().find_map(|own| text.strip_prefix(own))
    {
        Some(rest) => (rest.trim_start_matches(':'), Some(Currency::CNY)),
        None => (text, None),
    };
    let split = text.find(|c| !MULTIPLES.contains(c)).unwrap_or(text.len());
    let (multiple, name) = text.split_at(split);
    let currency = match name {
        "" | "元" | "圆" | "圓" | "元整" => renminbi,
        "分" | "角" if multiple.is_empty() => {
            let unit = Some(if name == "分" { Unit::Fen } else { Unit::Jiao });
            return Some(Stated { unit, currency: renminbi, unknown: None });
        }
        name => match Currency::named(name) {
            Some(currency) => Some(currency),
            None if let Some((currency, unit)) = currency_and_multiple(name).filter(|_| multiple.is_empty()) => {
                return Some(Stated { unit, currency: Some(currency), unknown: None });
            }
            None if name.ends_with(['元', '圆']) || (!multiple.is_empty() && name.ends_with('币')) => {
                return Some(Stated { unknown: Some(text.to_string()), ..Stated::default() });
            }
            None => return None,
        },
    };
    let named_only = multiple.is_empty() && !name.ends_with(['元', '圆', '圓', '整']);
    let unit = if named_only { None } else { Unit::chinese(multiple) };
    let unknown = (unit.is_none() && !multiple.is_empty()).then(|| text.to_string());
    Some(Stated { unit, currency, unknown })
}

/// `港币万元`: the currency, and behind it how many of them.
fn currency_and_multiple(text: &str) -> Option<(Currency, Option<Unit>)> {
    let multiple = text.trim_end_matches(['元', '圆']);
    let at = multiple.trim_end_matches(|c| MULTIPLES.contains(c)).len();
    let unit = Unit::chinese(&multiple[at..]).filter(|unit| *unit != Unit::One)?;
    Some((Currency::named(&multiple[..at])?, Some(unit)))
}

/// Words that say nothing by themselves.
const NOISE: [&str; 30] = [
    "unless",
    "otherwise",
    "indicated",
    "noted",
    "beträge",
    "betraege",
    "angaben",
    "werte",
    "in",
    "of",
    "the",
    "all",
    "amount",
    "amounts",
    "are",
    "figures",
    "expressed",
    "stated",
    "values",
    "value",
    "unit",
    "units",
    "currency",
    "shown",
    "reported",
    "presented",
    "and",
    "equivalent",
    "is",
    "rounded",
];

fn latin_statement(text: &str) -> Option<Stated> {
    let tokens = tokens(text);
    let mut stated = Stated::default();
    let mut units = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let found = (1..=3.min(tokens.len() - at)).rev().find_map(|count| {
            let name = tokens[at..at + count].join(" ");
            let name = name.trim_end_matches('.');
            let lower = Currency::named(name).or_else(|| short_code(name).and_then(Currency::named));
            lower.map(|currency| (count, currency))
        });
        if let Some((count, currency)) = found {
            if stated.currency.is_some_and(|known| known != currency) {
                return Some(Stated { unknown: Some(text.to_string()), ..stated });
            }
            stated.currency = Some(currency);
            at += count;
            continue;
        }
        let token = tokens[at].as_str();
        if Unit::english(token).is_some() {
            units.push(token.to_string());
        } else if !NOISE.contains(&token) {
            return None;
        }
        at += 1;
    }
    if units.is_empty() {
        return Some(stated);
    }
    let words = units.join(" ");
    // `m` and `mil` are as often something else, and in dollars per thousand `MM` is a million.
    let doubtful = matches!(words.as_str(), "m" | "mm" | "mil" | "mill") && stated.currency.is_none();
    match Unit::english(&words).filter(|_| !doubtful) {
        Some(unit) => stated.unit = Some(unit),
        None => stated.unknown = Some(text.to_string()),
    }
    Some(stated)
}

/// Codes that are known in small letters too.
fn short_code(name: &str) -> Option<&str> {
    (name.len() == 3).then_some(name)
}

/// Words, marks and groups of noughts: `us$'000` is two, `k€` is two.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let kind = |c: char| match c {
        '0' | '\'' | ',' | '’' => 1,
        '$' | '£' | '€' | '¥' | '₹' | '₩' | '₽' | '฿' | '￥' => 2,
        c if c.is_alphabetic() || c == '.' => 3,
        c if c.is_whitespace() || matches!(c, '-' | '_' | '/' | '&') => 0,
        _ => 4,
    };
    let mut last = 0;
    for c in text.chars() {
        let this = kind(c);
        let c = if c == '’' { '\'' } else { c };
        // `000s` and `us$` are of one piece.
        let joins = last == this || (last == 1 && this == 3 && c == 's') || (last == 3 && this == 2);
        match tokens.last_mut() {
            Some(token) if joins && this != 0 => token.push(c),
            _ if this != 0 => tokens.push(c.to_string()),
            _ => {}
        }
        last = this;
    }
    // `k€`, `rmb¥`: joined above, and apart where they are no name together.
    let apart = |token: String| match token.find(['$', '£', '€', '¥', '₹', '₩', '₽', '฿', '￥']) {
        Some(at) if at > 0 && Currency::named(&token).is_none() => {
            let (word, mark) = token.split_at(at);
            // `T€` as `TEUR`.
            vec![if word == "t" { "k" } else { word }.to_string(), mark.to_string()]
        }
        _ => vec![token],
    };
    tokens.into_iter().flat_map(apart).flat_map(joined).filter(|token| token != "'").collect()
}

/// `KRMB`, `TEUR`: a multiple and a currency in one word.
fn joined(token: String) -> Vec<String> {
    const CODES: [&str; 12] = ["rmb", "cny", "usd", "eur", "gbp", "hkd", "jpy", "chf", "sgd", "aud", "twd", "inr"];
    // `USDk`, `HKDm`: the same behind it.
    let behind = CODES.iter().find_map(|code| token.strip_prefix(code).map(|rest| (code, rest)));
    if let Some((code, rest)) =
        behind.filter(|(_, rest)| matches!(*rest, "k" | "m" | "mn" | "mio" | "mln" | "bn" | "t"))
    {
        return vec![code.to_string(), if rest == "t" { "k" } else { rest }.to_string()];
    }
    let multiple = token.chars().next().filter(|c| matches!(c, 'k' | 'm' | 't'));
    match multiple.filter(|c| CODES.contains(&&token[c.len_utf8()..])) {
        Some('t') => vec!["k".to_string(), token[1..].to_string()],
        Some(multiple) => vec![multiple.to_string(), token[1..].to_string()],
        None => vec![token],
    }
}

/// A header without the statement in it, and the statement: `Amount (USD)`, `金额-万元`, `USD amount`.
///
/// In its brackets letters and figures stand for units too: `金额(W)`, where no English word makes `W` something else.
pub(crate) fn split(header: &str) -> (String, Stated) {
    parted(header, |inner| {
        let alone = header.is_ascii() && inner.trim().eq_ignore_ascii_case("w");
        let unknown = || Stated { unknown: Some(inner.to_string()), ..Stated::default() };
        if alone { Some(unknown()) } else { marked(inner) }
    })
}

/// The same of the name of a sheet, where `(W)` may be anything.
pub(super) fn split_name(name: &str) -> (String, Stated) {
    parted(name, statement)
}

fn parted(header: &str, statement: impl Fn(&str) -> Option<Stated>) -> (String, Stated) {
    let text = half_width(header);
    let text = text.replace(['【', '['], "(").replace(['】', ']'], ")");
    let (mut base, mut stated) = (String::new(), Stated::default());
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once('(') {
        let (inner, behind) = after.split_once(')').unwrap_or((after, ""));
        base.push_str(before);
        // `收入金额（+元）`
        let unsigned = inner.trim().trim_start_matches(['+', '-', '±', '−']);
        let chinese = unsigned.starts_with(|c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c));
        match statement(if chinese { unsigned } else { inner }) {
            Some(inner) => stated = stated.or(inner),
            None => base.push_str(&format!("({inner})")),
        }
        rest = behind;
    }
    base.push_str(rest);
    let (base, tail) = at_an_end(base.trim());
    (base, stated.or(tail))
}

/// A statement at the end or the start of a header, without brackets.
fn at_an_end(text: &str) -> (String, Stated) {
    let unstated = || (text.to_string(), Stated::default());
    // `金额/万元`, `Amount/ten thousand yuan`: what stands behind a slash is read whole, and first.
    if let Some((before, after)) = text.split_once('/')
        && after.chars().count() > 1
        && !before.trim().is_empty()
        && let Some(stated) = statement(after).filter(|s| s.unknown.is_none())
    {
        return (before.trim().to_string(), stated);
    }
    let words: Vec<&str> = text.split([' ', '_', '-', ':', ',', '/']).filter(|word| !word.is_empty()).collect();
    for at in 1..words.len() {
        let (before, after) = (words[..at].join(" "), words[at..].join(" "));
        if before.ends_with(|c: char| c.is_ascii_digit()) && after.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let figure = || marked(&after).filter(|_| after.starts_with(|c: char| c.is_ascii_digit()));
        if (after.chars().count() > 1 || matches!(after.as_str(), "元" | "圆" | "$" | "€" | "£" | "¥"))
            && let Some(stated) = statement(&after).or_else(figure).filter(|s| s.unknown.is_none())
        {
            return (before, stated);
        }
    }
    for at in (1..words.len()).rev() {
        let (before, after) = (words[..at].join(" "), words[at..].join(" "));
        if let Some(stated) = statement(&before).filter(|s| s.currency.is_some()) {
            return (after, stated);
        }
    }
    // `金额万元`, `金额百万元`, `Amount£000`
    let chinese = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    if words.len() == 1 && text.ends_with(['元', '圆']) {
        let multiple = text.trim_end_matches(['元', '圆']).trim_end_matches(|c| MULTIPLES.contains(c));
        if !multiple.is_empty()
            && let Some(stated) = statement(&text[multiple.len()..]).filter(|s| s.unit != Some(Unit::One))
        {
            return (multiple.to_string(), stated);
        }
    }
    // `金额×万`
    if let Some(at) = text.find(['×', '✕']).filter(|at| *at > 0)
        && let Some(stated) = factor(&text[at..])
    {
        return (text[..at].trim().to_string(), stated);
    }
    // `金额USD`, `金额¥`, `金额KEUR`
    let behind = text.char_indices().rfind(|(_, c)| chinese(*c)).map(|(at, c)| at + c.len_utf8());
    if let Some(at) = behind.filter(|at| *at < text.len())
        && let Some(stated) = statement(&text[at..]).filter(|said| said.currency.is_some())
    {
        return (text[..at].to_string(), stated);
    }
    // `NT$金额`
    if let Some(at) = text.find(chinese).filter(|at| *at > 0)
        && let Some(currency) = Currency::named(text[..at].trim())
    {
        return (text[at..].to_string(), Stated { currency: Some(currency), ..Stated::default() });
    }
    if text.starts_with(chinese) {
        for count in (2..=5).rev() {
            let Some((at, _)) = text.char_indices().nth(count) else { continue };
            let (name, rest) = text.split_at(at);
            if let Some(currency) = Currency::named(name) {
                return (rest.to_string(), Stated { currency: Some(currency), ..Stated::default() });
            }
        }
    }
    unstated()
}

#[cfg(test)]
mod tests;
