//! Dates as exports write them (domain.md §10.2, EX-10.2). What has two readings is refused.

use crate::model::month_words::english_month;
use chrono::{Days, NaiveDate};

use super::{date_words, half_width};
use crate::import::header::datev;
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
    /// `26-1-5`: the year must have four digits, or the order must be stated.
    ShortYear,
    /// `01/25`, `1月25日`: nothing says which year.
    NeedsYear,
}

/// How the dates of a file are written, as far as it is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::import) struct DateStyle {
    /// Stated: by it even two-digit years are read, as of this century.
    pub(in crate::import) order: Option<DateOrder>,
    /// Shown by other dates of the file.
    pub(in crate::import) shown: Option<DateOrder>,
    /// Of dates that have none.
    pub(in crate::import) year: Option<i32>,
    /// `0501` is the fifth of January, in the fiscal year that begins on this day.
    pub(in crate::import) within: Option<NaiveDate>,
}

/// Reads a date; a time of day after it is left out.
pub(in crate::import) fn read(text: &str, order: Option<DateOrder>) -> Result<NaiveDate, DateProblem> {
    read_as(text, DateStyle { order, ..DateStyle::default() })
}

/// Reads a date in the style of its file.
pub(in crate::import) fn read_as(text: &str, style: DateStyle) -> Result<NaiveDate, DateProblem> {
    if let Some(date) = iso(text.as_bytes()) {
        return date.ok_or(DateProblem::NoSuchDay);
    }
    let folded = half_width(text);
    let text = folded.trim().trim_start_matches('\'');
    if let Some(date) = style.within.and_then(|begin| datev::dated(text, begin)) {
        return Ok(date);
    }
    if let Some(serial) = serial(text) {
        return serial;
    }
    // `20260410 17:07:09`
    if let Some((day, time)) =
        text.split_once([' ', 'T']).filter(|(day, time)| day.len() == 8 && is_time(time.as_bytes()))
        && let Some(date) = serial(day).filter(|_| !time.is_empty())
    {
        return date;
    }
    if let Some(date) = short(text, style.order) {
        return date;
    }
    if let Some(date) = yearless(text, style) {
        return date;
    }
    match Parts::parse(text) {
        Some(parts) => parts.date(style),
        None => match date_words::bare(text) {
            Some(bare) => read_as(&bare, style),
            None => Err(DateProblem::NotADate),
        },
    }
}

/// Two-digit years are of this century: no ledger that is imported now is older.
const CENTURY: u32 = 2000;

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

/// `260105`, whose year has two digits; `202601` is a month.
fn short(text: &str, order: Option<DateOrder>) -> Option<Result<NaiveDate, DateProblem>> {
    let digits = text.len() == 6 && text.bytes().all(|b| b.is_ascii_digit());
    if !digits || text.starts_with("19") || text.starts_with("20") {
        return None;
    }
    let part = |at: usize| text[at..at + 2].parse::<u32>().unwrap_or(0);
    let (one, two, three) = (part(0), part(2), part(4));
    let day = |year: u32, month, day| NaiveDate::from_ymd_opt((CENTURY + year) as i32, month, day);
    let date = match order {
        Some(DateOrder::Ymd) => day(one, two, three),
        Some(DateOrder::Dmy) => day(three, two, one),
        Some(DateOrder::Mdy) => day(three, one, two),
        None => return Some(Err(DateProblem::ShortYear)),
    };
    Some(date.ok_or(DateProblem::NoSuchDay))
}

/// `01/25`, `1月25日`; `2501` where the order is stated.
fn yearless(text: &str, style: DateStyle) -> Option<Result<NaiveDate, DateProblem>> {
    let digits = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let day = |month: u32, day: u32| match style.year {
        _ if !(1..=12).contains(&month) || !(1..=31).contains(&day) => Err(DateProblem::NotADate),
        Some(year) => NaiveDate::from_ymd_opt(year, month, day).ok_or(DateProblem::NoSuchDay),
        None => Err(DateProblem::NeedsYear),
    };
    if let Some((one, two)) = text.split_once('月') {
        let two = two.strip_suffix(['日', '号']).unwrap_or(two).trim();
        return (digits(one) && digits(two)).then(|| day(one.parse().unwrap_or(0), two.parse().unwrap_or(0)));
    }
    let (one, two) = match text.split_once(['/', '-']) {
        Some(parts) => parts,
        None if text.len() == 4 && style.order.is_some() => text.split_at_checked(2)?,
        None => return None,
    };
    if !digits(one) || !digits(two) {
        return None;
    }
    let (one, two): (u32, u32) = (one.parse().ok()?, two.parse().ok()?);
    Some(match style.order.or(style.shown) {
        Some(DateOrder::Dmy) => day(two, one),
        Some(_) => day(one, two),
        None if one > 12 => day(two, one),
        None if two > 12 => day(one, two),
        None => Err(if style.year.is_some() { DateProblem::NeedsOrder } else { DateProblem::NeedsYear }),
    })
}

/// Three numbers in the order of the text; a month by name stands apart.
struct Parts {
    numbers: Vec<(u32, usize)>,
    named_month: Option<(u32, usize)>,
}

impl Parts {
    fn parse(text: &str) -> Option<Parts> {
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

    fn date(&self, style: DateStyle) -> Result<NaiveDate, DateProblem> {
        let day =
            |year: u32, month, day| NaiveDate::from_ymd_opt(year as i32, month, day).ok_or(DateProblem::NoSuchDay);
        match (self.named_month, self.numbers.as_slice()) {
            (Some((month, _)), [(d, 1..=2), (y, 4)]) => day(*y, month, *d),
            (Some((month, 1)), [(y, 4), (d, 1..=2)]) => day(*y, month, *d),
            (Some((month, 0 | 1)), [(d, 1..=2), (y, 2)])
                if matches!(style.order, Some(DateOrder::Dmy | DateOrder::Mdy)) =>
            {
                day(CENTURY + *y, month, *d)
            }
            (Some((month, 1)), [(y, 2), (d, 1..=2)]) if style.order.is_some() => day(CENTURY + *y, month, *d),
            (None, [(y, 4), (m, 1..=2), (d, 1..=2)]) => day(*y, *m, *d),
            (None, [(a, 1..=2), (b, 1..=2), (y, 4)]) => match style.order.or(style.shown) {
                Some(DateOrder::Dmy) => day(*y, *b, *a),
                Some(DateOrder::Mdy) => day(*y, *a, *b),
                _ => Err(DateProblem::NeedsOrder),
            },
            (None, [(a, 1..=2), (b, 1..=2), (y, 2)])
                if matches!(style.order, Some(DateOrder::Dmy | DateOrder::Mdy)) =>
            {
                let (month, d) = if style.order == Some(DateOrder::Dmy) { (*b, *a) } else { (*a, *b) };
                day(CENTURY + *y, month, d)
            }
            (None, [(y, 2), (m, 1..=2), (d, 1..=2)]) if style.order == Some(DateOrder::Ymd) => {
                day(CENTURY + *y, *m, *d)
            }
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
            ("05-Jan-26", Some(DateOrder::Dmy), "2026-01-05"),
            ("22.01.26", Some(DateOrder::Dmy), "2026-01-22"),
            ("01/22/26", Some(DateOrder::Mdy), "2026-01-22"),
            ("26-1-5", Some(DateOrder::Ymd), "2026-01-05"),
            ("260105", None, "ShortYear"),
            ("260105", Some(DateOrder::Ymd), "2026-01-05"),
            ("050126", Some(DateOrder::Dmy), "2026-01-05"),
            ("261305", Some(DateOrder::Ymd), "NoSuchDay"),
            ("202601", Some(DateOrder::Ymd), "NotADate"),
            ("02 Sep 2026", None, "2026-09-02"),
            ("20260410 17:07:09", None, "2026-04-10"),
            ("20261310 17:07:09", None, "NoSuchDay"),
            ("01/25", None, "NeedsYear"),
            ("1月25日", None, "NeedsYear"),
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

    #[test]
    fn a_file_may_state_the_year_and_show_the_order() {
        let year = DateStyle { year: Some(2026), ..DateStyle::default() };
        let shown = DateStyle { shown: Some(DateOrder::Dmy), ..year };
        let stated = DateStyle { order: Some(DateOrder::Dmy), ..year };
        for (text, style, expected) in [
            ("1月25日", year, "2026-01-25"),
            ("01/25", year, "2026-01-25"),
            ("25/01", year, "2026-01-25"),
            ("05/01", year, "NeedsOrder"),
            ("05/01", shown, "2026-01-05"),
            ("0501", stated, "2026-01-05"),
            ("0501", shown, "NotADate"),
            ("05/01/2026", shown, "2026-01-05"),
            ("05/01/26", shown, "ShortYear"),
            ("12.50", year, "NotADate"),
            ("31/13", year, "NotADate"),
        ] {
            let found = read_as(text, style).map_or_else(|p| format!("{p:?}"), |d| d.to_string());
            assert_eq!(found, expected, "{text}");
        }
    }
}
