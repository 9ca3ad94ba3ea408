//! The known name that a text most likely means, for suggestions; nothing is decided by it.

use std::cmp::Ordering;

use crate::model::folded_name;

/// Words less alike than this are no slip of the same word: `refund` shares half of its letters with `rent`.
const ALIKE: f64 = 0.75;
/// Chinese names less alike than this are no suggestion, whatever they share.
const HALF: f64 = 0.5;

/// The index of the likeliest of some folded names: one whose words stand in the text or the other way round, the
/// longest first; else the one that a slip may have turned into the text.
pub(in crate::import) fn nearest<'n>(text: &str, names: impl Iterator<Item = &'n str> + Clone) -> Option<usize> {
    let text = folded_name(text);
    let inside = |name: &str| stands_in(name, &text) || stands_in(&text, name);
    let shared = names.clone().enumerate().filter(|(_, name)| inside(name));
    if let Some((index, _)) = shared.max_by_key(|(_, name)| name.len().min(text.len())) {
        return Some(index);
    }
    let near = names.enumerate().filter_map(|(index, name)| Some((index, likeness(name, &text)?)));
    near.max_by(|a, b| a.1.partial_cmp(&b.1).unwrap_or(Ordering::Equal)).map(|(index, _)| index)
}

/// Does a name stand in a text, as whole words where its letters make words? `rent` does not stand in `current`.
fn stands_in(name: &str, text: &str) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() && !is_han(c));
    let (first, last) = (name.chars().next(), name.chars().next_back());
    let ends = |at: usize| {
        let (before, after) = (text[..at].chars().next_back(), text[at + name.len()..].chars().next());
        (is_letter(first) && is_letter(before), is_letter(last) && is_letter(after)) == (false, false)
    };
    name.chars().nth(1).is_some() && text.match_indices(name).any(|(at, _)| ends(at))
}

/// How much alike two names are; `None` where that says nothing.
fn likeness(name: &str, text: &str) -> Option<f64> {
    if name.chars().chain(text.chars()).any(is_han) {
        // 电话费 and 电费 share what every cost shares, and one character: they are two things.
        let alike = strsim::normalized_damerau_levenshtein(name, text);
        return Some(alike).filter(|alike| *alike >= HALF && share_two(name, text));
    }
    // `Electricty bill`: each word of the shorter is nearly one of the longer's.
    let (own, other) = (words(name), words(text));
    let (few, many) = if own.len() <= other.len() { (own, other) } else { (other, own) };
    let best =
        |word: &&str| many.iter().map(|other| strsim::normalized_damerau_levenshtein(word, other)).fold(0.0, f64::max);
    let least = few.iter().map(best).fold(1.0, f64::min);
    (least >= ALIKE && !few.is_empty()).then_some(least)
}

fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

/// Do two Chinese names have two characters in a row in common, besides those that end every cost?
fn share_two(name: &str, text: &str) -> bool {
    let letters: Vec<char> = name.chars().collect();
    let telling = letters.windows(2).filter(|pair| !pair.contains(&'费'));
    telling.map(|pair| pair.iter().collect::<String>()).any(|pair| text.contains(&pair))
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_share_a_part_or_differ_by_little() {
        let names = ["加班费", "基本工资", "overtime", "费", "电费", "办公用品", "rent", "electricity"];
        for (text, expected) in [
            ("管理费用加班费", Some("加班费")),
            ("工资", Some("基本工资")),
            ("Overtme", Some("overtime")),
            ("Electricty bill", Some("electricity")),
            ("Rent of May", Some("rent")),
            ("rents", Some("rent")),
            ("office:rent", Some("rent")),
            ("水电费", Some("电费")),
            ("办公费", Some("办公用品")),
            ("租金", None),
            ("", None),
            ("费", None),
            // Letters in common are no likeness.
            ("Refund", None),
            ("current account", None),
            ("parent company", None),
            ("电话费", None),
            ("培训费用", None),
            ("加斑费", None),
        ] {
            assert_eq!(nearest(text, names.into_iter()).map(|i| names[i]), expected, "{text}");
        }
    }
}
