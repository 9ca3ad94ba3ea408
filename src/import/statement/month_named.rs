//! The one month that the name of a file or a sheet states: `2026年3月费用`, `三月`, `2026-03`, `Mar 2026`.

use crate::import::values::half_width;
use crate::model::month_words::{chinese_month, english_month};

/// A month, with its year if the name has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) struct Named {
    pub(in crate::import) year: Option<i32>,
    pub(in crate::import) month: u32,
}

/// Reads a name; `None` where it states no month, more than one, or a day.
pub(in crate::import) fn month_named(name: &str) -> Option<Named> {
    let text = half_width(name);
    let tokens = tokens(&text);
    let year_of = |token: &Token| match token {
        Token::Digits(digits) if digits.len() == 4 => digits.parse().ok().filter(|y| (1990..2100).contains(y)),
        _ => None,
    };
    let years: Vec<i32> = tokens.iter().filter_map(year_of).collect();
    let year = if let [year] = years[..] { Some(year) } else { None };
    let mut found: Vec<Named> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let next = |ahead: usize| tokens.get(at + ahead);
        let named = |month: u32, year: Option<i32>| (1..=12).contains(&month).then_some(Named { year, month });
        let is_month = |token: Option<&Token>| matches!(token, Some(Token::Other(text)) if text.starts_with('月'));
        let month = match token {
            Token::Digits(digits) if digits.len() <= 2 && is_month(next(1)) => {
                // `1-3月`, `1至3月` are several, `3月5日` is a day.
                let range = at > 1
                    && matches!(&tokens[at - 1], Token::Other(text) if matches!(text.as_str(), "-" | "~" | "至" | "到" | "、" | "—" | "–"))
                    && matches!(&tokens[at - 2], Token::Digits(digits) if digits.len() <= 2);
                if range || is_day(next(1), next(2), next(3)) {
                    return None;
                }
                digits.parse().ok().and_then(|month| named(month, year))
            }
            Token::Digits(digits) if digits.len() == 6 && digits.starts_with("20") => {
                digits[4..].parse().ok().and_then(|month| named(month, digits[..4].parse().ok()))
            }
            // `2026-03`, and no day behind.
            Token::Digits(digits) if digits.len() == 4 && year_of(token).is_some() => {
                match (next(1), next(2), next(3), next(4)) {
                    (Some(Token::Other(mark)), Some(Token::Digits(month)), after, day)
                        if matches!(mark.as_str(), "-" | "." | "_" | "/") && month.len() == 2 =>
                    {
                        let day = matches!((after, day), (Some(Token::Other(mark)), Some(Token::Digits(_))) if matches!(mark.as_str(), "-" | "." | "_" | "/"));
                        if day {
                            return None;
                        }
                        month.parse().ok().and_then(|month| named(month, digits.parse().ok()))
                    }
                    _ => None,
                }
            }
            Token::Letters(word) if year.is_some() || tokens.len() == 1 => {
                english_month(word).and_then(|m| named(m, year))
            }
            Token::Other(text) => chinese(text).and_then(|month| named(month, year)),
            _ => None,
        };
        found.extend(month);
    }
    match found[..] {
        [one] => Some(one),
        _ => None,
    }
}

/// `三月`, at the end of a text that is nothing else, or behind 年.
fn chinese(text: &str) -> Option<u32> {
    let (before, _) = text.split_once('月')?;
    let number: String = before.chars().skip_while(|c| *c == '年').collect();
    chinese_month(&number)
}

fn is_day(month: Option<&Token>, day: Option<&Token>, after: Option<&Token>) -> bool {
    matches!((month, day, after), (Some(Token::Other(m)), Some(Token::Digits(_)), Some(Token::Other(d))) if m == "月" && d.starts_with(['日', '号']))
}

#[derive(Debug, PartialEq)]
enum Token {
    Digits(String),
    Letters(String),
    Other(String),
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    for c in text.trim().chars() {
        match tokens.last_mut() {
            Some(Token::Digits(digits)) if c.is_ascii_digit() => digits.push(c),
            Some(Token::Letters(word)) if c.is_ascii_alphabetic() => word.push(c),
            Some(Token::Other(text)) if !c.is_ascii_alphanumeric() => text.push(c),
            _ if c.is_ascii_digit() => tokens.push(Token::Digits(c.to_string())),
            _ if c.is_ascii_alphabetic() => tokens.push(Token::Letters(c.to_string())),
            _ => tokens.push(Token::Other(c.to_string())),
        }
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_and_sheets() {
        let with = |year, month| Some(Named { year: Some(year), month });
        let bare = |month| Some(Named { year: None, month });
        for (name, expected) in [
            ("2026年3月费用", with(2026, 3)),
            ("2026-03", with(2026, 3)),
            ("202603", with(2026, 3)),
            ("费用_2026.03", with(2026, 3)),
            ("3月", bare(3)),
            ("１２月", bare(12)),
            ("三月", bare(3)),
            ("2026年十二月", with(2026, 12)),
            ("Mar", bare(3)),
            ("March 2026", with(2026, 3)),
            ("2026-Jan", with(2026, 1)),
            ("20260305", None),
            ("2026-03-05", None),
            ("3月5日", None),
            ("1-3月", None),
            ("1月至3月", None),
            ("2026", None),
            ("May Chen", None),
            ("Sheet3", None),
            ("明细", None),
            ("13月", None),
            ("一部", None),
            ("", None),
        ] {
            assert_eq!(month_named(name), expected, "{name}");
        }
    }
}
