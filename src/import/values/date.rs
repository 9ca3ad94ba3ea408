//! Dates as exports write them (domain.md §10.2, EX-10.2). What has two readings is refused.

use crate::model::month_words::english_month;
use chrono::{Days, NaiveDate};

use super::half_width;
use crate::model::profile::DateOrder;

/// Why a text is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum DateProblem {
    /// Not a date at all.
    NotADate,
    /// `2026年02月29日`: no such day in the calendar.
    NoSuchDay,
    /// `01/05/2026`: the order of day and month must be stated.
    NeedsOrder,
    /// `26-1-5`: the year must have four digits.
    ShortYear,
}

/// Reads a date; a time of day after it is left out.
pub(in crate::import) fn read(text: &str, order: Option<DateOrder>) -> Result<NaiveDate, DateProblem> {
    if let Some(date) = iso(text.as_bytes()) {
        return date.ok_or(DateProblem::NoSuchDay);
    }
    let folded = half_width(text);
    let text = folded.trim().trim_start_matches('\'');
    if let Some(serial) = serial(text) {
        return serial;
    }
    let parts = Parts::of(text).ok_or(DateProblem::NotADate)?;
    parts.date(order)
}

/// The fast path: `YYYY-MM-DD`, alone or before a time.
fn iso(bytes: &[u8]) -> Option<Option<NaiveDate>> {
    let (day, rest) = bytes.split_at_checked(10)?;
    if day[4] != b'-' || day[7] != b'-' || !(rest.is_empty() || (matches!(rest[0], b' ' | b'T') && is_time(&rest[1..])))
    {
        return None;
    }
    let number =
        |digits: &[u8]| digits.iter().try_fold(0_u32, |n, b| b.is_ascii_digit().then(|| n * 10 + u32::from(b - b'0')));
    Some(NaiveDate::from_ymd_opt(number(&day[..4])? as i32, number(&day[5..7])?, number(&day[8..])?))
}

fn is_time(bytes: &[u8]) -> bool {
    bytes.iter().all(|b| b.is_ascii_digit() || b" :.TZ+-APMapm".contains(b))
}

/// Days since 1899-12-30 as spreadsheets count (2000 to 2099), or `20260105`.
fn serial(text: &str) -> Option<Result<NaiveDate, DateProblem>> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(fraction) {
        return None;
    }
    let number: u32 = whole.parse().ok()?;
    match whole.len() {
        8 if !text.contains('.') => {
            let date = NaiveDate::from_ymd_opt((number / 10_000) as i32, number / 100 % 100, number % 100);
            Some(date.ok_or(DateProblem::NoSuchDay))
        }
        5 if (36_526..=73_050).contains(&number) => {
            let epoch = NaiveDate::from_ymd_opt(1899, 12, 30)?;
            Some(epoch.checked_add_days(Days::new(number.into())).ok_or(DateProblem::NotADate))
        }
        _ => None,
    }
}

/// Three numbers in the order of the text; a month by name stands apart.
struct Parts {
    numbers: Vec<(u32, usize)>,
    named_month: Option<(u32, usize)>,
}

impl Parts {
    fn of(text: &str) -> Option<Parts> {
        let mut parts = Parts { numbers: Vec::new(), named_month: None };
        let mut rest = text;
        while parts.numbers.len() + usize::from(parts.named_month.is_some()) < 3 {
            let word = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
            let (token, after) = rest.split_at(word);
            if token.bytes().all(|b| b.is_ascii_digit()) && (1..=4).contains(&token.len()) {
                parts.numbers.push((token.parse().ok()?, token.len()));
            } else if let Some(month) = english_month(token).filter(|_| parts.named_month.is_none()) {
                parts.named_month = Some((month, parts.numbers.len()));
            } else {
                return None;
            }
            rest = after;
            let complete = parts.numbers.len() + usize::from(parts.named_month.is_some()) == 3;
            let separator = rest.chars().next();
            rest = match separator {
                Some('-' | '/' | '.' | '年' | '月') if !complete => {
                    rest[separator.map_or(0, char::len_utf8)..].trim_start()
                }
                Some(' ' | ',') if !complete && parts.named_or_next(rest) => rest.trim_start_matches([' ', ',']),
                _ if complete => rest,
                _ => return None,
            };
        }
        let rest = rest.strip_prefix('日').unwrap_or(rest);
        let time = rest.strip_prefix('T').unwrap_or(rest.trim_start());
        let apart = rest.is_empty() || time.len() < rest.len() || text.contains('日');
        (apart && is_time(time.as_bytes())).then_some(parts)
    }

    /// Blanks part the words of a date only where a month is named: `5 Jan 2026`.
    fn named_or_next(&self, rest: &str) -> bool {
        let next: String =
            rest.trim_start_matches([' ', ',']).chars().take_while(|c| c.is_ascii_alphabetic()).collect();
        self.named_month.is_some() || english_month(&next).is_some()
    }

    fn date(&self, order: Option<DateOrder>) -> Result<NaiveDate, DateProblem> {
        let day =
            |year: u32, month, day| NaiveDate::from_ymd_opt(year as i32, month, day).ok_or(DateProblem::NoSuchDay);
        match (self.named_month, self.numbers.as_slice()) {
            (Some((month, _)), [(d, 1..=2), (y, 4)]) => day(*y, month, *d),
            (Some((month, 1)), [(y, 4), (d, 1..=2)]) => day(*y, month, *d),
            (None, [(y, 4), (m, 1..=2), (d, 1..=2)]) => day(*y, *m, *d),
            (None, [(a, 1..=2), (b, 1..=2), (y, 4)]) => match order {
                Some(DateOrder::Dmy) => day(*y, *b, *a),
                Some(DateOrder::Mdy) => day(*y, *a, *b),
                _ => Err(DateProblem::NeedsOrder),
            },
            (_, numbers) if numbers.iter().all(|n| n.1 <= 2) => Err(DateProblem::ShortYear),
            _ => Err(DateProblem::NotADate),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str, order: Option<DateOrder>) -> String {
        read(text, order).map_or_else(|p| format!("{p:?}"), |d| d.to_string())
    }

    #[test]
    fn ex_10_2() {
        for (text, expected) in [
            ("2026年1月5日", "2026-01-05"),
            ("2026/1/5", "2026-01-05"),
            ("2026-01-05", "2026-01-05"),
            ("20260105", "2026-01-05"),
            ("2026.1.5", "2026-01-05"),
            ("２０２６年１月５日", "2026-01-05"),
            ("2026-01-05 13:45:00", "2026-01-05"),
            ("2026/1/5 0:00", "2026-01-05"),
            ("46027", "2026-01-05"),
            ("46027.5", "2026-01-05"),
            ("2026年02月29日", "NoSuchDay"),
            ("01/05/2026", "NeedsOrder"),
            ("26-1-5", "ShortYear"),
            ("2026-13-01", "NoSuchDay"),
        ] {
            assert_eq!(show(text, None), expected, "{text}");
        }
    }

    #[test]
    fn what_else_exports_write() {
        for (text, order, expected) in [
            ("31.12.2026", Some(DateOrder::Dmy), "2026-12-31"),
            ("01/05/2026", Some(DateOrder::Mdy), "2026-01-05"),
            ("01/05/2026", Some(DateOrder::Dmy), "2026-05-01"),
            ("2026-01-05", Some(DateOrder::Dmy), "2026-01-05"),
            ("2026-01-05T08:00:00+08:00", None, "2026-01-05"),
            ("5 Jan 2026", None, "2026-01-05"),
            ("05-Jan-2026", None, "2026-01-05"),
            ("January 5, 2026", None, "2026-01-05"),
            ("05-Jan-26", None, "ShortYear"),
            ("36525", None, "NotADate"),
            ("1234", None, "NotADate"),
            ("合计", None, "NotADate"),
            ("2026-01-05-07", None, "NotADate"),
            ("2026-01-05 ok", None, "NotADate"),
            ("", None, "NotADate"),
        ] {
            assert_eq!(show(text, order), expected, "{text}");
        }
    }
}
