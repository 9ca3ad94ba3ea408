//! Texts in the form and length that a receiver takes.

/// As much of a text as fits into so many bytes, cut between characters.
pub(super) fn cut(text: &str, most: usize) -> String {
    if text.len() <= most {
        return text.to_string();
    }
    let end = text.floor_char_boundary(most.saturating_sub('…'.len_utf8()));
    format!("{}…", &text[..end])
}

/// Text in which nothing calls somebody or colours anything: names in a book are anybody's.
pub(super) fn inert(text: &str) -> String {
    text.replace('<', "＜").replace('>', "＞").replace('@', "＠")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_between_characters() {
        assert_eq!(cut("水电费", 9), "水电费");
        assert_eq!(cut("水电费超支", 9), "水电…");
        assert_eq!(cut("水电费超支", 11), "水电…");
        assert_eq!(inert("<@all> <font color=\"info\">"), "＜＠all＞ ＜font color=\"info\"＞");
    }
}
