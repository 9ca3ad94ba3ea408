//! Months, quarters, years and days as people write them on a command line: `2026-03`, `202603`, `2026/3`, `2026年3月`,
//! `3月`, `Mar 2026`, `一季度`.
//!
//! What names no year is of the year that the reader stands in; what can be read in two ways is not read.

use chrono::NaiveDate;
use unicode_normalization::UnicodeNormalization;

use crate::model::month_words::{CHINESE_NUMBERS, ENGLISH_NAMES};
use crate::model::{FiscalYear, Month};

/// A month; without a year, that of `year`, if one is given.
pub(crate) fn month(text: &str, year: Option<FiscalYear>) -> Option<Month> {
    let text = plain(text);
    let text = text.strip_suffix("月份").or(text.strip_suffix('月')).unwrap_or(&text).trim_end();
    let parts: Vec<&str> = text.split(SEPARATORS).collect();
    match parts.as_slice() {
        [digits] if digits.len() == 6 && is_digits(digits) => {
            Month::new(number(&digits[..4])?, month_number(&digits[4..])?)
        }
        [month] => {
            let (number, year) = (month_number(month)?, year?);
            year.months().find(|month| month.month() == number)
        }
        [year, month] if is_year(year) => Month::new(number(year)?, month_number(month)?),
        [month, year] if is_year(year) => Month::new(number(year)?, month_number(month)?),
        _ => None,
    }
}

/// A quarter and, where it is written, the year: `2026Q1`, `Q1`, `1`, `一季度`, `2026年第一季度`.
pub(crate) fn quarter(text: &str) -> Option<(Option<i32>, u32)> {
    let text = plain(text).replace("季度", "").replace(['季', '第'], "");
    let (year, quarter) = match text.rsplit_once(['q', '年']) {
        Some((year, quarter)) => (year.trim_end_matches(['-', '/', ' ', '年']), quarter),
        None => ("", text.as_str()),
    };
    let quarter = quarter.trim().trim_start_matches('q');
    let quarter = chinese(quarter).or_else(|| quarter.parse().ok()).filter(|quarter| (1..=4).contains(quarter))?;
    match year.trim() {
        "" => Some((None, quarter)),
        year if is_year(year) => Some((Some(number(year)?), quarter)),
        _ => None,
    }
}

/// A year: `2026`, `FY2026`, `2026年`, `2026年度`.
pub(crate) fn year(text: &str) -> Option<i32> {
    let text = plain(text);
    let text = text.trim_start_matches("fy").trim_end_matches("年度").trim_end_matches('年').trim();
    number(text).filter(|year| is_year(text) && *year >= 1000)
}

/// A day: `2026-03-31`, `20260331`, `2026/3/31`, `2026年3月31日`.
pub(crate) fn day(text: &str) -> Option<NaiveDate> {
    let text = plain(text);
    let text = text.strip_suffix(['日', '号']).unwrap_or(&text);
    let parts: Vec<&str> = text.split(SEPARATORS).collect();
    let (year, month, day) = match parts.as_slice() {
        [digits] if digits.len() == 8 && is_digits(digits) => (&digits[..4], &digits[4..6], &digits[6..]),
        [year, month, day] if is_year(year) => (*year, *month, *day),
        _ => return None,
    };
    let short = |text: &str| is_digits(text) && text.len() <= 2;
    if !short(month) || !short(day) {
        return None;
    }
    NaiveDate::from_ymd_opt(number(year)?, month.parse().ok()?, day.parse().ok()?)
}

const SEPARATORS: [char; 6] = ['-', '/', '.', '年', '月', ' '];

/// Half-width, lower case, without blanks around it and its marks.
fn plain(text: &str) -> String {
    let text = text.nfkc().collect::<String>().trim().to_lowercase();
    ["年", "月"]
        .iter()
        .fold(text, |text, mark| text.replace(&format!(" {mark}"), mark).replace(&format!("{mark} "), mark))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// Four digits: `26` could be a year, a month or a day.
fn is_year(text: &str) -> bool {
    text.len() == 4 && is_digits(text)
}

fn number(text: &str) -> Option<i32> {
    text.parse().ok()
}

fn month_number(text: &str) -> Option<u32> {
    if is_digits(text) && text.len() <= 2 {
        return text.parse().ok();
    }
    let english =
        || ENGLISH_NAMES.iter().position(|name| text.len() >= 3 && name.starts_with(text)).map(|at| at as u32 + 1);
    chinese(text).or_else(english)
}

fn chinese(text: &str) -> Option<u32> {
    CHINESE_NUMBERS[..12].iter().position(|number| *number == text).map(|at| at as u32 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_read_as_people_write_them() {
        let year = Some(FiscalYear { first: Month::parse("2026-01").unwrap() });
        for text in [
            "2026-03",
            "202603",
            "2026/3",
            "2026/03",
            "2026.3",
            "2026年3月",
            "2026年03月",
            "2026年3月份",
            "2026 年 3 月",
            "3月",
            "3月份",
            "3",
            "03",
            "三月",
            "Mar",
            "march",
            "Mar 2026",
            "2026 March",
            "03/2026",
            "3.2026",
            "03-2026",
            "２０２６年３月",
            " 2026-3 ",
        ] {
            assert_eq!(month(text, year), Month::parse("2026-03"), "{text}");
        }
        assert_eq!(month("十一月", year), Month::parse("2026-11"));
        // In a year that begins in April, March is the last month.
        let april = Some(FiscalYear { first: Month::parse("2026-04").unwrap() });
        assert_eq!(month("3月", april), Month::parse("2027-03"));
        assert_eq!(month("4", april), Month::parse("2026-04"));
        for text in [
            "",
            "13",
            "0",
            "2026-13",
            "26-3",
            "3-26",
            "13/2026",
            "03/26",
            "2026",
            "20263",
            "2026-03-01",
            "ma",
            "-3",
            "3月5",
            "月",
            "年",
        ] {
            assert_eq!(month(text, year), None, "{text}");
        }
        // Where no year stands beside it, a month needs its own.
        assert_eq!(month("3月", None), None);
        assert_eq!(month("202603", None), Month::parse("2026-03"));
    }

    #[test]
    fn quarters_and_years_are_read_as_people_write_them() {
        for text in ["2026Q1", "2026-Q1", "2026q1", "2026年1季度", "2026年一季度", "2026年第一季度", "2026年Q1"]
        {
            assert_eq!(quarter(text), Some((Some(2026), 1)), "{text}");
        }
        for text in ["1", "Q1", "一季度", "第1季度", "1季"] {
            assert_eq!(quarter(text), Some((None, 1)), "{text}");
        }
        for text in ["", "5", "Q", "2026Q5", "26Q1", "2026", "xQ1"] {
            assert_eq!(quarter(text), None, "{text}");
        }
        for text in ["2026", "FY2026", "2026年", "2026年度", "fy 2026"] {
            assert_eq!(year(text), Some(2026), "{text}");
        }
        for text in ["26", "0999", "20260", "年", "x"] {
            assert_eq!(year(text), None, "{text}");
        }
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        for text in ["2026-03-31", "20260331", "2026/3/31", "2026.3.31", "2026年3月31日", "２０２６-０３-３１"]
        {
            assert_eq!(day(text), NaiveDate::from_ymd_opt(2026, 3, 31), "{text}");
        }
        for text in ["2026-02-29", "31/03/2026", "2026-03", "2026-3-310", "26-03-31", "2026-+3-01", ""] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
