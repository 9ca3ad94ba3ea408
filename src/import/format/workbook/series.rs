//! The parts of an export that was too long for one sheet: `Sheet1` and `Sheet2`, `GL_1` and `GL_2`.

use super::choice::Candidate;
use crate::import::format::importer::Wish;
use crate::words::{Failure, Place, Problem, msg};

/// Are two sheets called alike, but for the number at the end?
pub(super) fn of_one(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(stem);
    one.1 && other.1 && one.0 == other.0
}

/// What stands before the number, and whether there is one.
fn stem(name: &str) -> (String, bool) {
    let bare = name.trim().trim_end_matches([')', '）']);
    let stem = bare.trim_end_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    let numbered = stem.len() < bare.len();
    let marks = |c: char| c.is_whitespace() || matches!(c, '(' | '（' | '_' | '-' | '.' | '#');
    (stem.trim_end_matches(marks).to_lowercase(), numbered)
}

/// A sheet without a header that goes on with the rows of another: left out it would be missing.
pub(super) fn headless(part: &Candidate, of: &Candidate, line: u64, wish: &Wish<'_>) -> Failure {
    let message = msg("import-sheet-headless").with("sheet", part.name.as_str()).with("other", of.name.as_str());
    let hint = msg("import-sheet-headless-hint").with("other", of.name.as_str());
    let place = Place::line(format!("{}#{}", wish.name, part.name), line);
    Failure::refused(Problem::error(message).at(place).hint(hint))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_series_differ_by_their_number() {
        for (one, other, expected) in [
            ("Sheet1", "Sheet2", true),
            ("GL_1", "GL_12", true),
            ("明细（1）", "明细（2）", true),
            ("Page1", "page 2", true),
            ("2025", "2026", true),
            ("明细", "明细2", false),
            ("Sheet1", "Data2", false),
            ("客服部", "工程部", false),
        ] {
            assert_eq!(of_one(one, other), expected, "{one} {other}");
        }
    }
}
