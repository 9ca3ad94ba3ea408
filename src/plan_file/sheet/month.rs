//! The month that a heading or a cell names.

use super::columns::fold;
use crate::model::month_words::{chinese_month, english_month};
use crate::model::{FiscalYear, Month};

/// The month that a text names: `1月`, `2026年1月`, `2026-01`, `Jan`, `Jan 2026`, `Jan-26`.
pub(super) fn month(text: &str, year: FiscalYear) -> Option<Month> {
    let (folded, _) = fold(text);
    let of_year = |number: u32| year.months().find(|month| month.month() == number);
    let text = folded.trim_end_matches("月份").trim_end_matches('月').replace(['年', '/', '.'], "-");
    let number = |text: &str| match text.parse::<u32>() {
        Ok(number) if text.len() <= 2 => Some(number),
        _ => chinese_month(text).filter(|_| folded.contains('月')).or_else(|| english_month(text)),
    };
    if let Some((first, second)) =
        text.split_once('-').filter(|(first, second)| !first.is_empty() && !second.is_empty())
    {
        // A workbook's date for a month is its first day, or its last: `2026-01-01`, `2026-01-31`.
        let day = |text: &str| text.parse::<u32>().is_ok_and(|day| day == 1 || (28..=31).contains(&day));
        let second = second.split_once('-').filter(|(_, end)| day(end)).map_or(second, |(month, _)| month);
        if let Some(stated) = full_year(first) {
            return Month::new(stated, number(second)?);
        }
        return Month::new(full_year(second).or_else(|| short_year(second))?, number(first)?);
    }
    if text.len() == 6 && text.bytes().all(|b| b.is_ascii_digit()) {
        return Month::new(text[..4].parse().ok()?, text[4..].parse().ok()?);
    }
    if let Ok(number) = text.parse::<u32>() {
        return of_year(number).filter(|_| folded.contains('月'));
    }
    let letters = text.trim_end_matches(|c: char| c.is_ascii_digit());
    if letters.len() < text.len() && letters.is_ascii() {
        let digits = &text[letters.len()..];
        return Month::new(full_year(digits).or_else(|| short_year(digits))?, english_month(letters)?);
    }
    if let Some(stated) = text.get(..4).and_then(full_year) {
        return Month::new(stated, number(&text[4..])?);
    }
    of_year(number(&text)?)
}

fn full_year(text: &str) -> Option<i32> {
    let year = text.parse().ok().filter(|_| text.len() == 4)?;
    (1901..2200).contains(&year).then_some(year)
}

fn short_year(text: &str) -> Option<i32> {
    let digits = text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten().map(|year: i32| 2000 + year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_recognised_as_people_write_them() {
        let year = FiscalYear { first: Month::parse("2026-04").unwrap() };
        for (text, expected) in [
            ("4月", Some("2026-04")),
            ("１月", Some("2027-01")),
            ("01月份", Some("2027-01")),
            ("十二月", Some("2026-12")),
            ("Jan", Some("2027-01")),
            ("Sept", Some("2026-09")),
            ("2026年5月", Some("2026-05")),
            ("2026-05", Some("2026-05")),
            ("2026/5", Some("2026-05")),
            ("202605", Some("2026-05")),
            ("Jan 2027", Some("2027-01")),
            ("Jan-27", Some("2027-01")),
            ("apr2026", Some("2026-04")),
            ("2026-04-01", Some("2026-04")),
            ("2026-04-30", Some("2026-04")),
            ("2026-04-15", None),
            ("2026Apr", Some("2026-04")),
            ("5", None),
            ("13月", None),
            ("月", None),
            ("备注", None),
        ] {
            assert_eq!(month(text, year).map(|m| m.to_string()).as_deref(), expected, "{text}");
        }
    }
}
