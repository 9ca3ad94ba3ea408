//! Lines that are too long for a terminal, folded where a reader would: between words, and between Chinese characters
//! but for marks that belong to the one before or after them.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Marks that no line begins with.
const CLOSING: &str = "，。；：、！？）》」』】〉”’…—～·,.;:!?)]}%";
/// Marks that no line ends with.
const OPENING: &str = "（《「『【〈“‘([{￥¥";
/// Below this nothing is read any more, whatever the width.
const NARROWEST: usize = 20;

/// The line on as many as it takes, each but the first two cells further in. What has no place to break stays whole, and
/// so does what stands in backticks: a command or a name is to be copied.
pub fn fold(line: &str, width: usize) -> Vec<String> {
    let indent = line.chars().take_while(|letter| *letter == ' ').count();
    if line.width() <= width || width < NARROWEST.max(indent * 2) {
        return vec![line.to_string()];
    }
    let further = " ".repeat(indent + 2);
    fold_after(line, width, &further)
}

/// The same, with this before each line but the first.
pub fn fold_after(line: &str, width: usize, before: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut now = String::new();
    for piece in pieces(line, width.saturating_sub(before.width())) {
        if !now.trim().is_empty() && now.width() + piece.trim_end().width() > width {
            lines.push(now.trim_end().to_string());
            now = before.to_string() + piece.trim_start();
        } else {
            now.push_str(piece);
        }
    }
    lines.push(now.trim_end().to_string());
    lines
}

/// What stays together, with the blanks after it. What stands in backticks may break after all if it is wider than this.
fn pieces(line: &str, room: usize) -> Vec<&str> {
    let letters: Vec<(usize, char)> = line.char_indices().collect();
    let quoted = quoted(line, room);
    let mut pieces = Vec::new();
    let mut from = 0;
    for pair in letters.windows(2) {
        let [(_, before), (at, after)] = [pair[0], pair[1]];
        if quoted.iter().any(|(open, close)| (*open + 1..=*close).contains(&at)) {
            continue;
        }
        if may_break(before, after) && !line[from..at].trim().is_empty() {
            pieces.push(&line[from..at]);
            from = at;
        }
    }
    pieces.push(&line[from..]);
    pieces
}

/// Where backticks open and close around what fits on a line.
fn quoted(line: &str, room: usize) -> Vec<(usize, usize)> {
    let marks: Vec<usize> = line.match_indices('`').map(|(at, _)| at).collect();
    let pairs = marks.chunks_exact(2).map(|pair| (pair[0], pair[1]));
    pairs.filter(|(open, close)| line[*open..=*close].width() <= room).collect()
}

fn may_break(before: char, after: char) -> bool {
    let is_wide = |letter: char| letter.width() == Some(2);
    if after == ' ' || OPENING.contains(before) {
        return false;
    }
    // A mark may stand after a blank: `a — b`.
    before == ' ' || ((is_wide(before) || is_wide(after)) && !CLOSING.contains(after) && before != '`')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_words_and_characters() {
        for (line, width, expected) in [
            ("short", 20, vec!["short"]),
            ("one two three four five six", 20, vec!["one two three four", "  five six"]),
            ("  basis: one two three four", 22, vec!["  basis: one two three", "    four"]),
            // No line begins with a full stop or ends with an opening bracket.
            ("预算方案的依据是上年水电费。然后按月", 22, vec!["预算方案的依据是上年水", "  电费。然后按月"]),
            ("一二三四五六七八九（十）十一", 20, vec!["一二三四五六七八九", "  （十）十一"]),
            ("一二三四五六七八九十。十一", 20, vec!["一二三四五六七八九", "  十。十一"]),
            // A command stays whole where it fits; what has no place to break does, too.
            ("please run `budget plan diff a` now", 20, vec!["please run `budget", "  plan diff a` now"]),
            ("please run `budget plan b` now", 22, vec!["please run", "  `budget plan b` now"]),
            ("abcdefghijklmnopqrstuvwxyz abc", 20, vec!["abcdefghijklmnopqrstuvwxyz", "  abc"]),
            ("运行 `budget import` 然后查看", 20, vec!["运行 `budget import`", "  然后查看"]),
        ] {
            assert_eq!(fold(line, width), expected, "{line} in {width}");
        }
    }

    use proptest::prelude::*;

    proptest! {
        /// Nothing is lost, and no line is wider than it must be.
        #[test]
        fn folding_loses_nothing(line in "[ a-z`，。（）一二三四%0-9.]{0,120}", width in 20usize..90) {
            let folded = fold(&line, width);
            let text = |text: &str| text.chars().filter(|letter| *letter != ' ').collect::<String>();
            prop_assert_eq!(text(&folded.concat()), text(&line));
            // (Backticks pair otherwise in a part of a line.)
            for line in folded.iter().filter(|line| line.width() > width && !line.contains('`')) {
                // One piece alone, which nothing may break.
                let room = width - 2;
                prop_assert!(pieces(line, room).len() == 1, "{line}");
            }
        }
    }
}
