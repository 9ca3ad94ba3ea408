//! Names of sheets: short, without what Excel forbids, each another.

use std::collections::HashSet;

/// So many UTF-16 units a name may have.
const LONGEST: usize = 31;

/// The names given so far, in lower case: Excel tells no capitals apart.
#[derive(Default)]
pub(super) struct Names(HashSet<String>);

impl Names {
    /// A name as near to this as may be.
    pub(super) fn next(&mut self, wanted: &str) -> String {
        let plain: String = wanted.chars().filter_map(allowed).collect();
        // `History` is Excel's own.
        let plain = Some(plain.trim_matches(['\'', ' '])).filter(|name| !name.is_empty()).unwrap_or("1");
        let first = std::iter::once(String::new());
        let numbered = (2..).map(|number| format!(" ({number})"));
        let made = first.chain(numbered).map(|tail| brief(plain, LONGEST - tail.len()) + &tail);
        let mut free = made.filter(|name| !self.0.contains(&name.to_lowercase()) && name.to_lowercase() != "history");
        let name = free.next().unwrap_or_default();
        self.0.insert(name.to_lowercase());
        name
    }
}

/// A sign that a name may have, or the one that reads like it: `a:b` is not `ab`.
fn allowed(sign: char) -> Option<char> {
    match sign {
        ':' => Some('：'),
        '/' => Some('／'),
        '\\' => Some('＼'),
        '*' => Some('＊'),
        '?' => Some('？'),
        '[' => Some('〔'),
        ']' => Some('〕'),
        sign if sign.is_control() => None,
        sign => Some(sign),
    }
}

/// A name that is too long loses what stands aside in it before it loses letters.
fn brief(name: &str, units: usize) -> String {
    let whole = cut(name, units);
    let aside =
        whole.rfind(['（', '(', '：', ',', '，', ';', '；', '·']).filter(|at| whole.len() < name.len() && *at > 0);
    aside.map_or_else(|| unbroken(name, &whole), |at| cut(&whole[..at], units))
}

/// Without the piece of a word or a date that a cut left: half of a date is another date.
fn unbroken(name: &str, whole: &str) -> String {
    let is_piece = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | ',');
    let next = name.strip_prefix(whole).and_then(|rest| rest.chars().next());
    let kept = whole.trim_end_matches(is_piece).trim_end_matches(['\'', ' ']);
    match next.is_some_and(is_piece) && !kept.is_empty() {
        true => kept.to_string(),
        false => whole.to_string(),
    }
}

/// As much of a text as fits in so many UTF-16 units.
pub(super) fn cut(text: &str, units: usize) -> String {
    let mut left = units;
    let fits = |c: &char| {
        let fits = c.len_utf16() <= left;
        left = if fits { left - c.len_utf16() } else { 0 };
        fits
    };
    let cut: String = text.chars().take_while(fits).collect();
    cut.trim_end_matches(['\'', ' ']).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_excel_takes() {
        let mut names = Names::default();
        let long = "阳光花园客服部二〇二六年度预算执行情况表（含全部项目和班组）";
        for (wanted, expected) in [
            ("差异 2026-04", "差异 2026-04"),
            ("差异 2026-04", "差异 2026-04 (2)"),
            ("a/b:c[d]*?", "a／b：c〔d〕＊？"),
            ("A/B:C[D]*?", "A／B：C〔D〕＊？ (2)"),
            ("Alerts reported up to 2026-05-10", "Alerts reported up to"),
            ("Budget equation 2026-01 to 2026-06", "Budget equation 2026-01 to"),
            ("其他成本:快递费", "其他成本：快递费"),
            ("'quoted'", "quoted"),
            ("\u{1}\u{2}", "1"),
            ("History", "History (2)"),
            (long, long),
            (&"费".repeat(40), &"费".repeat(31)),
            (long, "阳光花园客服部二〇二六年度预算执行情况表 (2)"),
            ("😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀", "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀"),
        ] {
            let name = names.next(wanted);
            assert_eq!(name, expected);
            assert!(name.encode_utf16().count() <= 31, "{name}");
        }
    }
}
