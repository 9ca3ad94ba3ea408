//! The known name that a text most likely means, for suggestions; nothing is decided by it.

use crate::model::folded_name;

/// Names less alike than this are no suggestion.
const ALIKE: f64 = 0.5;

/// The index of the likeliest of some folded names: one that contains the text or stands in it, the longest
/// first; else the one with the smallest edit distance, if it is near.
pub(in crate::import) fn nearest<'n>(text: &str, names: impl Iterator<Item = &'n str> + Clone) -> Option<usize> {
    let text = folded_name(text);
    let long = |s: &str| s.chars().count() >= 2;
    let inside = |name: &str| long(name) && long(&text) && (text.contains(name) || name.contains(&text));
    let shared = names.clone().enumerate().filter(|(_, name)| inside(name));
    if let Some((index, _)) = shared.max_by_key(|(_, name)| name.len().min(text.len())) {
        return Some(index);
    }
    let near = names.map(|name| strsim::normalized_damerau_levenshtein(name, &text)).enumerate();
    near.max_by(|a, b| a.1.total_cmp(&b.1)).filter(|(_, alike)| *alike >= ALIKE).map(|(index, _)| index)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_share_a_part_or_differ_by_little() {
        let names = ["加班费", "基本工资", "overtime", "费"];
        for (text, expected) in [
            ("管理费用加班费", Some("加班费")),
            ("工资", Some("基本工资")),
            ("加斑费", Some("加班费")),
            ("Overtme", Some("overtime")),
            ("租金", None),
            ("", None),
        ] {
            assert_eq!(nearest(text, names.into_iter()).map(|i| names[i]), expected, "{text}");
        }
    }
}
