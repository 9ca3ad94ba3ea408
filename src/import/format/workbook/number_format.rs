//! What a cell's number format says of its number: a currency, a unit, that it is shown divided.
//!
//! `[$€-407] #,##0.00` is an amount in euros, `0.00"万元"` one in ten thousands, and `0!.0,` shows 10731 as 1.1. What
//! a format only decorates (`0"人"`, colours, blanks) says nothing.

/// A format code, taken apart once for all cells that have it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct NumberFormat {
    sections: Vec<Section>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Section {
    /// `[>=10000]`: the comparison and the number.
    condition: Option<(String, i64)>,
    before: String,
    after: String,
    /// The number is shown divided by ten to this power.
    shift: usize,
    /// It is shown with a minus of the format's own, or in brackets.
    minus: bool,
}

/// What is said of one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Said<'f> {
    pub(super) before: &'f str,
    pub(super) after: &'f str,
    pub(super) shift: usize,
    /// It is shown with the sign that it has not.
    pub(super) turned: bool,
}

impl NumberFormat {
    /// Takes a code apart; `None` where it says nothing.
    pub(super) fn parse(code: &str, id: Option<u32>) -> Option<NumberFormat> {
        // Of the built-in formats the program that shows them chooses the currency.
        let built_in = id.is_some_and(|id| id < 5 || (9..50).contains(&id)) && !code.contains('"');
        if built_in || code.eq_ignore_ascii_case("general") {
            return None;
        }
        let sections: Vec<Section> = sections(code).iter().map(|section| Section::parse(section)).collect();
        let telling = |s: &Section| !s.before.is_empty() || !s.after.is_empty() || s.shift > 0;
        let turns = sections[0].minus && sections[0].condition.is_none();
        (turns || sections.iter().any(telling)).then_some(NumberFormat { sections })
    }

    /// What it says of a number, given as text.
    pub(super) fn says(&self, number: &str) -> Option<Said<'_>> {
        let whole: i64 = number.split('.').next().and_then(|n| n.parse().ok()).unwrap_or(0);
        let fits = |section: &&Section| match &section.condition {
            Some((op, limit)) => match op.as_str() {
                ">" => whole > *limit || (whole == *limit && number.contains('.')),
                ">=" => whole >= *limit,
                "<" => whole < *limit,
                "<=" => whole < *limit || (whole == *limit && !number.contains('.')),
                "=" => whole == *limit,
                _ => true,
            },
            None => true,
        };
        let section = self.sections.iter().find(fits).or(self.sections.last())?;
        // The first section shows what is positive, with a minus of its own as what it is not; the second then undoes it.
        let turned = match &self.sections[..] {
            [first, ..] if !first.minus || first.condition.is_some() => false,
            [_, second, ..] if number.starts_with('-') => !second.minus,
            [_, _, zero, ..] if is_nothing(number) => zero.minus,
            _ => !number.starts_with('-') && !is_nothing(number),
        };
        let said = Said { before: &section.before, after: &section.after, shift: section.shift, turned };
        (!said.before.is_empty() || !said.after.is_empty() || said.shift > 0 || turned).then_some(said)
    }
}

fn is_nothing(number: &str) -> bool {
    number.bytes().all(|b| matches!(b, b'0' | b'.' | b'-'))
}

/// The parts between semicolons, outside quotation marks.
fn sections(code: &str) -> Vec<String> {
    let (mut all, mut quoted, mut escaped) = (vec![String::new()], false, false);
    for c in code.chars() {
        let ends = c == ';' && !quoted && !escaped;
        quoted ^= c == '"' && !escaped;
        escaped = !escaped && !quoted && matches!(c, '\\' | '!' | '_' | '*');
        match ends {
            true => all.push(String::new()),
            false => all.last_mut().into_iter().for_each(|section| section.push(c)),
        }
    }
    all
}

impl Section {
    fn parse(code: &str) -> Section {
        let mut section = Section::default();
        let (mut before, mut after) = (String::new(), String::new());
        // Digits seen, and those since a decimal point that is mere text.
        let (mut digits, mut behind_point) = (0_usize, None);
        let mut chars = code.chars();
        while let Some(c) = chars.next() {
            let literal = match c {
                '"' => chars.by_ref().take_while(|c| *c != '"').collect(),
                '\\' | '!' => chars.next().map(String::from).unwrap_or_default(),
                '_' | '*' => {
                    chars.next();
                    continue;
                }
                '[' => section.bracket(&chars.by_ref().take_while(|c| *c != ']').collect::<String>()),
                '0' | '#' | '?' => {
                    digits += 1;
                    behind_point = behind_point.map(|n: usize| n + 1);
                    continue;
                }
                ',' | '.' | ' ' | '/' | '@' => String::new(),
                other => other.to_string(),
            };
            match literal.as_str() {
                "." if digits > 0 => behind_point = Some(0),
                _ if digits == 0 => before += &literal,
                _ => after += &literal,
            }
        }
        let mark = |text: &str| text.trim().trim_matches(['$', '€', '£', '¥', '￥', ' ']).to_string();
        section.minus = digits > 0
            && (matches!(mark(&before).as_str(), "-" | "−" | "－") || (mark(&before) == "(" && after.trim() == ")"));
        section.shift = scaling_commas(code) * 3 + behind_point.unwrap_or(0);
        (section.before, section.after) = (telling(&before), telling(&after));
        section
    }

    /// What stands in brackets: a currency, a condition, a colour.
    fn bracket(&mut self, inside: &str) -> String {
        if let Some(currency) = inside.strip_prefix('$') {
            let (symbol, locale) = currency.split_once('-').unwrap_or((currency, ""));
            let yen = locale.to_ascii_lowercase().ends_with("411") && symbol.contains(['¥', '￥', '\\']);
            return if yen { "JPY".to_string() } else { symbol.to_string() };
        }
        let op: String = inside.chars().take_while(|c| matches!(c, '<' | '>' | '=')).collect();
        let number = inside[op.len()..].trim().split('.').next().and_then(|n| n.parse().ok());
        if let Some(number) = number.filter(|_| !op.is_empty()) {
            self.condition = Some((op, number));
        }
        String::new()
    }
}

/// Commas behind the last digit before the decimal point or the end: each divides by a thousand.
fn scaling_commas(code: &str) -> usize {
    let mut bare = String::new();
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => chars.by_ref().take_while(|c| *c != '"').for_each(drop),
            '[' => chars.by_ref().take_while(|c| *c != ']').for_each(drop),
            '\\' | '!' | '_' | '*' => drop(chars.next()),
            c => bare.push(c),
        }
    }
    let scaled = |part: &str| {
        let digits = part.rfind(['0', '#', '?']).map_or(part.len(), |at| at + 1);
        part[digits..].chars().take_while(|c| *c == ',').count()
    };
    bare.split('.').map(scaled).sum()
}

/// The part of a literal that tells an amount's currency, unit or side; empty where it is decoration.
fn telling(literal: &str) -> String {
    const MARKS: [char; 9] = ['$', '€', '£', '¥', '￥', '₹', '₩', '₽', '₫'];
    const WORDS: &str = "元 万 万元 千元 百元 百万 百万元 亿 亿元 分 角 人民币 美元 欧元 港元 港币 日元 英镑 借 贷 \
        k m mn bn mm thousand million cents dr cr lakh";
    const CODES: &str = "CNY RMB USD EUR GBP HKD JPY TWD NTD MOP SGD AUD CAD NZD CHF KRW INR THB MYR VND IDR PHP RUB";
    let text = literal.trim();
    let is = |words: &str, text: &str| words.split_whitespace().any(|word| word == text);
    let known = text.contains(MARKS)
        || is(WORDS, &text.to_lowercase())
        || text.split(|c: char| !c.is_ascii_alphabetic()).any(|word| is(CODES, word))
        || (text.chars().count() < 6 && text.ends_with('元'));
    if known { text.to_string() } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_say_what_they_show() {
        for (code, number, expected) in [
            ("General", "5", None),
            ("#,##0.00", "5", None),
            ("0.00_ ;[Red]-0.00 ", "5", None),
            ("0\"人\"", "5", None),
            ("yyyy\"年\"m\"月\"", "5", None),
            ("\"$\"#,##0.00", "5", Some(("$", "", 0))),
            ("[$€-407] #,##0.00", "5", Some(("€", "", 0))),
            ("#,##0.00 [$USD]", "5", Some(("", "USD", 0))),
            ("[$¥-411]#,##0", "5", Some(("JPY", "", 0))),
            ("_ \"¥\"* #,##0.00_ ;_ \"¥\"* -#,##0.00_ ", "5", Some(("¥", "", 0))),
            ("0!.0,", "5", Some(("", "", 4))),
            ("0!.0000", "5", Some(("", "", 4))),
            ("0\\.0,", "5", Some(("", "", 4))),
            ("0\".\"00,", "5", Some(("", "", 5))),
            ("#,##0.0,", "5", Some(("", "", 3))),
            ("#,##0,,", "5", Some(("", "", 6))),
            ("#,##0,.00", "5", Some(("", "", 3))),
            ("0.00\"万元\"", "5", Some(("", "万元", 0))),
            ("0!.0,\"万\"", "5", Some(("", "万", 4))),
            ("[>=10000]0!.0,\"万\";0", "12000", Some(("", "万", 4))),
            ("[>=10000]0!.0,\"万\";0", "5", None),
            ("0.00\" CR\"", "5", Some(("", "CR", 0))),
        ] {
            let format = NumberFormat::parse(code, None);
            let said = format.as_ref().and_then(|f| f.says(number)).map(|s| (s.before, s.after, s.shift));
            assert_eq!(said, expected, "{code}");
        }
        assert_eq!(NumberFormat::parse("_($* #,##0.00_)", Some(44)), None);
    }

    #[test]
    fn formats_that_show_another_sign() {
        for (code, number, expected) in [
            ("\"-\"#,##0.00", "30", true),
            ("-#,##0", "30", true),
            ("-#,##0", "0", false),
            ("\\-0.00", "30", true),
            ("(#,##0.00)", "30", true),
            ("-0.00;0.00", "30", true),
            ("-0.00;0.00", "-30", true),
            ("0.00;-0.00", "-30", false),
            ("0.00;[Red]0.00", "-30", false),
            ("#,##0.00_);(#,##0.00)", "-30", false),
            ("_-* #,##0.00_-;-* #,##0.00_-", "30", false),
            ("yyyy-mm-dd", "45000", false),
            ("\"A-\"000", "30", false),
            ("000-00", "30", false),
        ] {
            let turned = NumberFormat::parse(code, None).is_some_and(|f| f.says(number).is_some_and(|s| s.turned));
            assert_eq!(turned, expected, "{code} {number}");
        }
    }
}
