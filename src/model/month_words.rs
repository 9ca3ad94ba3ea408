//! Months by name, as periods of exports and headings of sheets write them.

/// The numbers of months, and of the adjustment periods after them.
pub const CHINESE_NUMBERS: [&str; 16] =
    ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五", "十六"];

/// The English names of months, in lower case.
pub const ENGLISH_NAMES: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// `一` to `十二`, `正` for the first, and the adjustment periods up to `十六`.
pub fn chinese_month(text: &str) -> Option<u32> {
    let number = CHINESE_NUMBERS.iter().position(|name| *name == text).or_else(|| (text == "正").then_some(0));
    number.map(|i| i as u32 + 1)
}

/// `Jan`, `January`, in any case.
pub fn english_month(text: &str) -> Option<u32> {
    let text = text.trim_end_matches('.').to_ascii_lowercase();
    let fits = |name: &&str| name.starts_with(text.as_str()) && (text.len() == 3 || text.len() == name.len());
    ENGLISH_NAMES.iter().position(|name| fits(name) || (*name == "september" && text == "sept")).map(|i| i as u32 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_have_names() {
        for (text, chinese, english) in [
            ("十一", Some(11), None),
            ("正", Some(1), None),
            ("十三", Some(13), None),
            ("Jan", None, Some(1)),
            ("SEPTEMBER", None, Some(9)),
            ("Sept.", None, Some(9)),
            ("Ma", None, None),
            ("十七", None, None),
        ] {
            assert_eq!((chinese_month(text), english_month(text)), (chinese, english), "{text}");
        }
    }
}
