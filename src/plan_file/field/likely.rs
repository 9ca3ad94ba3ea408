//! The name that was probably meant.

use crate::words::{Message, msg};

/// The nearest of the names by edit distance, if it is near enough to be a slip: for files and for command lines.
pub fn likely<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let name = name.to_lowercase();
    let slips = match name.chars().count() {
        0..=1 => return None,
        2..=5 => 1,
        6..=9 => 2,
        _ => 3,
    };
    let length = name.chars().count();
    let near = |known: &&'a str| {
        let (a, b) = (name.as_str(), known.to_lowercase());
        // `维修` is meant for `设备维修` though two characters are missing.
        let part = b.contains(a) || a.contains(b.as_str());
        // No name is nearer than its length tells; most are not worth a closer look.
        let least = length.abs_diff(b.chars().count());
        match least > slips {
            true if part => slips,
            true => least,
            false if part => strsim::damerau_levenshtein(a, &b).min(slips),
            false => strsim::damerau_levenshtein(a, &b),
        }
    };
    known.into_iter().map(|k| (near(&k), k)).filter(|(d, _)| *d <= slips).min_by_key(|(d, _)| *d).map(|(_, k)| k)
}

/// The remedy for a name that a command or a ledger does not know: the one that was probably meant, else another.
pub fn did_you_mean<'a>(
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
    otherwise: impl FnOnce() -> Message,
) -> Message {
    likely(name, known).map_or_else(otherwise, |likely| msg("did-you-mean").with("value", likely))
}

/// `did you mean …`, or else the given remedy.
pub(in crate::plan_file) fn hint<'a>(
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
    otherwise: Message,
) -> Message {
    match likely(name, known) {
        Some(likely) => msg("plan-did-you-mean").with("likely", likely),
        None => otherwise,
    }
}

/// Names as a list for a message: the first two dozen.
pub(in crate::plan_file) fn names<'a>(known: impl IntoIterator<Item = &'a str>) -> Vec<Message> {
    let mut names: Vec<Message> =
        known.into_iter().take(25).map(|name| Message::verbatim(format!("`{name}`"))).collect();
    if names.len() == 25 {
        names[24] = Message::verbatim("…");
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_recognised_and_strangers_are_not() {
        for (name, known, expected) in [
            ("catgory", &["category", "code"][..], Some("category")),
            ("montly", &["monthly", "months"], Some("monthly")),
            ("Monthly", &["monthly"], Some("monthly")),
            ("客服布", &["客服部", "呼叫中心"], Some("客服部")),
            ("人力成本:加斑费", &["人力成本:加班费", "人力成本:社会保险"], Some("人力成本:加班费")),
            ("rollover", &["monthly", "annual", "name"], None),
            ("甲", &["乙"], None),
        ] {
            assert_eq!(likely(name, known.iter().copied()), expected, "{name}");
        }
    }
}
