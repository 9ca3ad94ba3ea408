//! Words around a date that say nothing more: the day of the week, 上午, blanks between 年, 月 and 日; a time without marks.

use std::sync::LazyLock;

use regex::Regex;

static WEEKDAY: LazyLock<Regex> = LazyLock::new(|| {
    let chinese = r"[(（]?(?:星期|周|週|礼拜)[一二三四五六日天][)）]?";
    let english = r"(?:^|[\s,(])(?i:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?i:day)?\.?(?:[,)\s]|$)";
    Regex::new(&format!("{chinese}|{english}")).expect("plain words")
});
static TIME_OF_DAY: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"上午|下午|凌晨|早上|中午|晚上|晚间").expect("plain words"));
static CLOCK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(\d{1,2})\s*[时時点點]\s*(\d{1,2})\s*分(?:\s*(\d{1,2})\s*秒)?").expect("plain words")
});
static APART: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\s*([年月日])\s*").expect("plain words"));

/// The text of a date without them; `None` where there are none.
pub(super) fn bare(text: &str) -> Option<String> {
    if let Some(day) = timed(text) {
        return Some(day.to_string());
    }
    // Other texts are asked about often.
    if text.len() > 60 || !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let plain = WEEKDAY.replace_all(text, " ");
    let plain = TIME_OF_DAY.replace_all(&plain, " ");
    let plain = CLOCK.replace_all(&plain, " $1:$2 ");
    let plain = match plain.contains('年') {
        true => APART.replace_all(&plain, "$1").replace('日', "日 "),
        false => plain.into_owned(),
    };
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    (plain != text).then_some(plain)
}

/// `20260105101010`, `202601051010`: the day before a time of day.
fn timed(text: &str) -> Option<&str> {
    if !matches!(text.len(), 12 | 14 | 17) || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let part = |at: usize| text[at..at + 2].parse::<u32>().unwrap_or(99);
    let times = part(8) < 24 && part(10) < 60 && (text.len() == 12 || part(12) < 60);
    (text.starts_with("20") && times).then(|| &text[..8])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_say_nothing_more() {
        for (text, expected) in [
            ("2026 年 01 月 05 日", Some("2026年01月05日")),
            ("2026-01-05 星期一", Some("2026-01-05")),
            ("2026-01-05(周一)", Some("2026-01-05")),
            ("2026/01/05 上午 9:05:00", Some("2026/01/05 9:05:00")),
            ("2026年1月5日 10时05分", Some("2026年1月5日 10:05")),
            ("Mon, 05 Jan 2026", Some("05 Jan 2026")),
            ("Monday 5 January 2026", Some("5 January 2026")),
            ("20260105101010", Some("20260105")),
            ("202601051010", Some("20260105")),
            ("20260105991010", None),
            ("2026-01-05", None),
            ("周一", None),
            ("Sunny 5", None),
        ] {
            assert_eq!(bare(text).as_deref(), expected, "{text}");
        }
    }
}
