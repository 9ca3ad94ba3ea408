//! Chinese that some program read in a wrong encoding before it wrote the file: `ÈÕÆÚ` is 日期 in GBK read as Latin-1,
//! `æ—¥æœŸ` the same in UTF-8. The file is valid UTF-8, and says nothing any more.

use encoding_rs::{GB18030, WINDOWS_1252};

use super::block::SourceRow;

/// A place of it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Misread {
    pub(super) line: u64,
    pub(super) shown: String,
    pub(super) meant: String,
}

/// The first such text among the first rows. A file that has Chinese beside it was read rightly, whatever a note in it
/// was copied from.
pub(super) fn misread(rows: &[SourceRow<'_>]) -> Option<Misread> {
    if rows.iter().any(|row| row.cells.text().chars().any(is_chinese)) {
        return None;
    }
    rows.iter().filter(|row| !row.cells.text().is_ascii()).find_map(|row| {
        let cell = row.cells.iter().find_map(|cell| Some((cell, meant(cell)?)));
        cell.map(|(cell, meant)| Misread { line: row.line, shown: cell.trim().chars().take(20).collect(), meant })
    })
}

fn is_chinese(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c)
}

/// What a run of letters beyond ASCII was, if it was Chinese.
fn meant(cell: &str) -> Option<String> {
    cell.split(|c: char| c.is_ascii()).filter(|run| run.chars().count() > 3).find_map(|run| {
        let bytes: Vec<u8> = run.chars().map(byte).collect::<Option<_>>()?;
        let utf8 = std::str::from_utf8(&bytes).ok().filter(|text| text.chars().filter(|c| is_chinese(*c)).count() > 1);
        // Of words in Latin letters none has four accents in a row.
        let pairs = bytes.len().is_multiple_of(2) && bytes.iter().all(|b| (0xA1..=0xFE).contains(b));
        let gbk = || pairs.then(|| GB18030.decode_without_bom_handling_and_without_replacement(&bytes)).flatten();
        utf8.map(str::to_string).or_else(|| gbk().map(String::from).filter(|text| text.chars().all(is_chinese)))
    })
}

/// The byte that a letter was read from.
fn byte(c: char) -> Option<u8> {
    if let Ok(byte) = u8::try_from(c) {
        return Some(byte);
    }
    let mut buffer = [0; 4];
    let (bytes, _, lossy) = WINDOWS_1252.encode(c.encode_utf8(&mut buffer));
    (!lossy).then(|| bytes.first().copied()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_that_was_misread_is_told_from_words_with_accents() {
        for (text, expected) in [
            ("ÈÕÆÚ", Some("日期")),
            ("½ð¶î", Some("金额")),
            ("æ—¥æœŸ", Some("日期")),
            ("a ¿ÆÄ¿ b", Some("科目")),
            ("Café Müller", None),
            ("Größe", None),
            ("naïve – “déjà vu”…", None),
            ("£££££", None),
            ("日期", None),
            ("créée", None),
        ] {
            assert_eq!(meant(text).as_deref(), expected, "{text}");
        }
    }
}
