//! Accounting periods as exports write them (domain.md §10.2, EX-10.3).

use super::half_width;
use crate::model::Month;
use crate::model::month_words::{chinese_month, english_month};

/// A period that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) struct PeriodRead {
    /// The month; December for the 13th to 16th period.
    pub(in crate::import) month: Month,
    /// From an adjustment period.
    pub(in crate::import) adjustment: bool,
}

/// Why a text is no period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum PeriodProblem {
    /// Not a period at all.
    NotAPeriod,
    /// A month without a year, and nothing says which.
    NeedsYear,
}

/// Reads a period; `year` is that of a month which states none.
pub(in crate::import) fn read(text: &str, year: Option<i32>) -> Result<PeriodRead, PeriodProblem> {
    let folded = half_width(text);
    let text = folded.trim().trim_start_matches('\'');
    if let Ok(date) = super::date::read(text, None)
        && !text.bytes().all(|b| b.is_ascii_digit() || b == b'.')
    {
        return Ok(PeriodRead { month: Month::of(date), adjustment: false });
    }
    match split(text).ok_or(PeriodProblem::NotAPeriod)? {
        (Some(year), number) => month(year, number),
        (None, number) => match year {
            Some(year) => month(year, number),
            None if (1..=16).contains(&number) => Err(PeriodProblem::NeedsYear),
            None => Err(PeriodProblem::NotAPeriod),
        },
    }
}

fn month(year: i32, number: u32) -> Result<PeriodRead, PeriodProblem> {
    let adjustment = (13..=16).contains(&number);
    let month = Month::new(year, if adjustment { 12 } else { number }).ok_or(PeriodProblem::NotAPeriod)?;
    Ok(PeriodRead { month, adjustment })
}

/// Is a text the number of a period with its year, and no month of the calendar: `001.2026`, `2026001`, `FY26 P01`,
/// `2026年第1期`?
pub(in crate::import) fn is_numbered(text: &str) -> bool {
    let text = text.trim();
    let fiscal = || text.starts_with("FY") || (text.ends_with('期') && text.starts_with(|c: char| c.is_ascii_digit()));
    // No `Sep`.
    let lettered = || text.split_once('P').is_some_and(|(year, _)| !year.ends_with(|c: char| c.is_alphabetic()));
    read(text, None).is_ok() && (fiscal() || lettered() || of_three_digits(text).is_some())
}

/// `001.2026`, `2026/001`, `2026001`: periods in three digits.
fn of_three_digits(text: &str) -> Option<(Option<i32>, u32)> {
    let parts: Vec<&str> = match text.len() {
        7 if text.bytes().all(|b| b.is_ascii_digit()) => vec![&text[..4], &text[4..]],
        8 => text.split(['.', '/', '-']).collect(),
        _ => return None,
    };
    let [one, other] = parts[..] else { return None };
    let (year, period) = if one.len() == 4 { (one, other) } else { (other, one) };
    let period = period.parse().ok().filter(|_| period.len() == 3 && period.starts_with('0'))?;
    Some((Some(year.parse().ok().filter(|year| (1980..2100).contains(year))?), period))
}

/// The year, if stated, and the number of the period.
fn split(text: &str) -> Option<(Option<i32>, u32)> {
    let text = text.trim_end_matches(['份', '期', '月', '年']).trim_end();
    if let Some(found) = of_three_digits(text) {
        return Some(found);
    }
    let bare = text.trim_start_matches(['P', 'p', '第']).trim_start();
    if bare.len() < text.len() && bare.len() < 4 && bare.bytes().all(|b| b.is_ascii_digit()) {
        return bare.parse().ok().filter(|number| *number <= 16).map(|number| (None, number));
    }
    if text.len() == 3 && text.starts_with('0') && text.bytes().all(|b| b.is_ascii_digit()) {
        return text.parse().ok().filter(|number| *number <= 16).map(|number| (None, number));
    }
    if let Some(number) = number(text) {
        let digits = text.len();
        return match digits {
            // `260105` is no May of the year 2601.
            6 if text.is_ascii() && (19..=20).contains(&(number / 10_000)) => {
                Some((Some(number as i32 / 100), number % 100))
            }
            6 if text.is_ascii() => None,
            _ if number <= 16 => Some((None, number)),
            _ => None,
        };
    }
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    if let Some(found) = short_year(text) {
        return Some(found);
    }
    let (year, rest) = text.split_at_checked(4)?;
    let year_first = year.bytes().all(|b| b.is_ascii_digit());
    if !year_first {
        // `Jan 2026`, `01/2026`
        let (rest, year) = text.split_at_checked(text.len().checked_sub(4)?)?;
        let rest = rest.trim_end_matches([' ', '-', '/', '.']);
        return year
            .bytes()
            .all(|b| b.is_ascii_digit())
            .then_some(())
            .and_then(|()| Some((Some(year.parse().ok()?), english_month(rest).or_else(|| number(rest))?)));
    }
    let rest = rest.strip_prefix('年').unwrap_or(rest).trim_start();
    let rest = rest.trim_start_matches(['-', '.', '/', 'M', 'P', '第', ' ']);
    Some((Some(year.parse().ok()?), number(rest).or_else(|| english_month(rest))?))
}

/// `Jan-26`, `FY26 P01`: a year of two digits beside the name of a month, or after FY.
fn short_year(text: &str) -> Option<(Option<i32>, u32)> {
    let two = |year: &str| (year.len() == 2).then(|| year.parse::<i32>().ok().map(|year| 2000 + year)).flatten();
    let years = |year: &str| two(year).or_else(|| (year.len() == 4).then(|| year.parse().ok()).flatten());
    if let Some(rest) = text.strip_prefix("FY").or_else(|| text.strip_prefix("fy")) {
        let (year, period) = rest.trim_start().split_once([' ', '-', '/', 'P'])?;
        let number = period.trim_start_matches([' ', 'P', 'p', '-']).parse().ok()?;
        return Some((Some(years(year)?), number));
    }
    let (month, year) = text.split_once(['-', ' ', '\'', '/'])?;
    Some((Some(two(year.trim_start_matches('\''))?), english_month(month)?))
}

/// A number of one or two digits (or of six), in figures, in Chinese, or the name of a month.
fn number(text: &str) -> Option<u32> {
    if !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) && matches!(text.len(), 1 | 2 | 6) {
        return text.parse().ok();
    }
    chinese_month(text).or_else(|| english_month(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str, year: Option<i32>) -> String {
        match read(text, year) {
            Ok(read) => format!("{}{}", read.month, if read.adjustment { " adj" } else { "" }),
            Err(problem) => format!("{problem:?}"),
        }
    }

    #[test]
    fn ex_10_3() {
        for (text, expected) in [
            ("2026-01", "2026-01"),
            ("2026-1", "2026-01"),
            ("202601", "2026-01"),
            ("2026年01期", "2026-01"),
            ("2026年第1期", "2026-01"),
            ("2026年1月", "2026-01"),
            ("2026.01", "2026-01"),
            ("2026/01", "2026-01"),
            ("2026年1月份", "2026-01"),
            ("202613", "2026-12 adj"),
            ("2026年13期", "2026-12 adj"),
            ("202600", "NotAPeriod"),
            ("260105", "NotAPeriod"),
            ("1月", "2026-01"),
            ("十一月", "2026-11"),
            ("2026M03", "2026-03"),
            ("2026Q1", "NotAPeriod"),
        ] {
            assert_eq!(show(text, Some(2026)), expected, "{text}");
        }
    }

    #[test]
    fn what_else_exports_write() {
        for (text, year, expected) in [
            ("1月", None, "NeedsYear"),
            ("1", Some(2026), "2026-01"),
            ("12", None, "NeedsYear"),
            ("13", Some(2026), "2026-12 adj"),
            ("17", Some(2026), "NotAPeriod"),
            ("Jan 2026", None, "2026-01"),
            ("2026-Feb", None, "2026-02"),
            ("March", Some(2026), "2026-03"),
            ("Jan-26", None, "2026-01"),
            ("Feb'26", None, "2026-02"),
            ("FY26 P01", None, "2026-01"),
            ("FY2026-P12", None, "2026-12"),
            ("01-26", None, "NotAPeriod"),
            ("001.2026", None, "2026-01"),
            ("2026/012", None, "2026-12"),
            ("2026001", None, "2026-01"),
            ("2026101", None, "NotAPeriod"),
            ("P01", Some(2026), "2026-01"),
            ("013", Some(2026), "2026-12 adj"),
            ("第1期", Some(2026), "2026-01"),
            ("2026-01-31", None, "2026-01"),
            ("2026年1-3月", None, "NotAPeriod"),
            ("46027", Some(2026), "NotAPeriod"),
            ("2026", Some(2026), "NotAPeriod"),
            ("", Some(2026), "NotAPeriod"),
        ] {
            assert_eq!(show(text, year), expected, "{text}");
        }
    }
}
