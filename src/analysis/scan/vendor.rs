//! What vendors and invoices are called, whoever wrote it down: the same name in other clothes is the same name.

use unicode_normalization::UnicodeNormalization;

/// Ends of company names that say nothing of who it is.
const FORMS: [&str; 4] = ["股份有限公司", "有限责任公司", "有限公司", "公司"];

/// The same of English names, which stand apart.
const ENDINGS: [&str; 8] = ["limited", "ltd", "plc", "llp", "llc", "inc", "corp", "co"];

/// The longest number of an invoice that is told apart.
const LONGEST: usize = 40;

/// Appends a vendor's name in its plain form: small letters, without spaces, brackets, signs and 有限公司.
pub fn vendor_into(name: &str, plain: &mut String) {
    let lower = name.nfkc().collect::<String>().to_lowercase();
    let mut words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric() && c != '&').collect();
    words.retain(|word| !word.is_empty());
    while words.len() > 1 && words.last().is_some_and(|word| ENDINGS.contains(word)) {
        words.pop();
    }
    let mut joined: String = words.concat();
    for form in FORMS {
        joined = joined.replace(form, "");
    }
    plain.push_str(&joined);
}

/// What stands before or after a number and only says that it is one; 收据 and 苏 tell numbers apart, and stay.
const LABELS: [&str; 6] = ["发票号码", "发票号", "发票", "票号", "号码", "号"];

/// Appends the number of an invoice in its plain form: capital letters, digits and Chinese signs, without zeros at its
/// front. What has no digit is no number: TBD, none, n/a, cash, 无, 待补.
pub fn number_into(number: &str, plain: &mut Vec<u8>) {
    if !number.bytes().any(|byte| byte.is_ascii_digit() || !byte.is_ascii()) {
        return;
    }
    if number.is_ascii() {
        let signs = number.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_uppercase());
        plain.extend(signs.skip_while(|byte| *byte == b'0').take(LONGEST));
        return;
    }
    let mut folded: String = number.nfkc().collect::<String>().to_uppercase();
    if !folded.bytes().any(|byte| byte.is_ascii_digit()) {
        return;
    }
    for label in LABELS {
        folded = folded.replace(label, "");
    }
    let signs = folded.chars().filter(|sign| sign.is_alphanumeric()).skip_while(|sign| *sign == '0').take(LONGEST);
    let mut own = [0; 4];
    for sign in signs {
        plain.extend_from_slice(sign.encode_utf8(&mut own).as_bytes());
    }
}

/// How two numbers that are nearly the same differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// Two neighbours changed places.
    Swapped,
    /// One sign more or less.
    Added,
    /// One sign is another.
    Other,
}

/// The one slip of the pen that makes one number of the other; `None` where it takes more, or none.
pub fn slip(one: &str, other: &str) -> Option<Slip> {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let (short, long) = (short.as_bytes(), long.as_bytes());
    let front = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let (short, long) = (&short[front..], &long[front..]);
    match (short, long) {
        ([], []) => None,
        ([a, b, rest @ ..], [c, d, others @ ..]) if a == d && b == c && rest == others => Some(Slip::Swapped),
        ([_, rest @ ..], [_, others @ ..]) if rest == others => Some(Slip::Other),
        (rest, [_, others @ ..]) if rest == others => Some(Slip::Added),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vendor_is_the_same_in_other_clothes() {
        let plain = |name: &str| {
            let mut plain = String::new();
            vendor_into(name, &mut plain);
            plain
        };
        for (one, other) in [
            ("深圳XX科技有限公司", "深圳xx科技"),
            ("云声软件（上海）有限公司", "云声软件(上海)"),
            ("Acme Cleaning Ltd.", "ACME CLEANING LIMITED"),
            (" 顺丰 速运 ", "顺丰速运有限责任公司"),
            ("供应商Ａ有限公司", "供应商A"),
            ("Montagu Evans – Client Account", "MONTAGU EVANS - CLIENT ACCOUNT"),
        ] {
            assert_eq!(plain(one), plain(other));
        }
        assert_ne!(plain("Amazon Web Services Inc"), plain("Amazon Web Services EMEA SARL"));
        // A name that is nothing but its form stays nobody.
        assert_eq!((plain("公司"), plain("Ltd")), (String::new(), "ltd".to_string()));
    }

    #[test]
    fn a_number_is_the_same_without_its_signs() {
        let plain = |number: &str| {
            let mut plain = Vec::new();
            number_into(number, &mut plain);
            String::from_utf8(plain).unwrap()
        };
        assert_eq!((plain("INV-2026-0012"), plain("inv20260012")), ("INV20260012".into(), "INV20260012".into()));
        assert_eq!((plain("0034056614"), plain("无")), ("34056614".into(), String::new()));
        // In other clothes; of another kind or place; and no number at all.
        assert_eq!(plain("ＩＮＶ２０２６００１２"), "INV20260012");
        assert_eq!((plain("发票号：0034056614"), plain("34056614号")), ("34056614".into(), "34056614".into()));
        assert_ne!(plain("收据0001234"), plain("发票0001234"));
        assert_ne!(plain("苏0001234"), plain("浙0001234"));
        assert_ne!(plain("２０２６００１２"), plain("２０２６００９９"));
        for none in ["TBD", "none", "N/A", "pending", "cash", "待补", "无发票", "——", ""] {
            assert_eq!(plain(none), "", "{none}");
        }
    }

    #[test]
    fn one_slip_is_told_from_more() {
        for (one, other, expected) in [
            ("INV20260012", "INV20260021", Some(Slip::Swapped)),
            ("34056614", "34056674", Some(Slip::Other)),
            ("34056614", "340566144", Some(Slip::Added)),
            ("340566144", "34056614", Some(Slip::Added)),
            ("34056614", "34056614", None),
            ("34056614", "34156674", None),
            ("12", "", None),
        ] {
            assert_eq!(slip(one, other), expected, "{one} {other}");
        }
    }
}
