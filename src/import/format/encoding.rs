//! Which encoding a text file is in (domain.md §10.1).
//!
//! A byte-order mark decides; else UTF-16 where zero bytes show it; else strict UTF-8; else what the bytes pair up
//! to (`pairs`): GB18030, Big5, Shift-JIS, EUC-KR; else Windows-1252, which is told. The bytes looked at begin with the
//! first that is not ASCII, however far into the file it stands.

use encoding_rs::{BIG5, EUC_KR, Encoding, GB18030, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::pairs::{self, Pairs};

/// The encoding chosen.
#[derive(Clone, Copy, Debug)]
pub(in crate::import) struct Choice {
    pub(in crate::import) encoding: &'static Encoding,
    /// It was not plain to see: the user is told.
    pub(in crate::import) remark: Option<Remark>,
}

/// What to tell of a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Remark {
    /// The bytes are valid UTF-8 by accident: as GB18030 they are Chinese.
    ChineseAfterAll,
    /// Windows-1252, because nothing else fits.
    NothingElseFits,
    /// Big5, Shift-JIS or EUC-KR, by how the bytes pair up.
    ByPairs,
}

/// The encoding that a byte-order mark states, and the length of the mark.
pub(in crate::import) fn marked(head: &[u8]) -> Option<(&'static Encoding, usize)> {
    Encoding::for_bom(head)
}

/// UTF-16 without a mark: every ASCII character has a zero byte beside it, always on the same side, and nothing
/// but text comes out.
pub(in crate::import) fn unmarked_utf16(head: &[u8]) -> Option<&'static Encoding> {
    let zeros = |first: usize| head.iter().skip(first).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let candidate = match even.cmp(&odd) {
        std::cmp::Ordering::Less => UTF_16LE,
        std::cmp::Ordering::Greater => UTF_16BE,
        std::cmp::Ordering::Equal => return None,
    };
    // Cut within a character, perhaps.
    let head = &head[..head.len() - head.len() % 2];
    let text = candidate.decode_without_bom_handling(head).0;
    let strange = |c: &char| {
        (c.is_control() && !matches!(c, '\t' | '\r' | '\n')) || matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{FFFD}'..)
    };
    let strange = text.chars().filter(strange).count();
    let plain = text.chars().filter(char::is_ascii).count();
    (strange * 50 <= text.chars().count() && plain > 0).then_some(candidate)
}

/// Chooses by a sample that begins at its first byte beyond ASCII; `whole` says that no bytes follow it, `after` is
/// the byte before it.
pub(in crate::import) fn choose(sample: &[u8], whole: bool, after: Option<u8>) -> Choice {
    let plain = |encoding| Choice { encoding, remark: None };
    let pairs = Pairs::count(sample, after);
    match std::str::from_utf8(sample) {
        Ok(text) => return utf8(text, &pairs),
        // Cut within a character: the rest of it follows.
        Err(e) if e.error_len().is_none() && !whole => {
            return utf8(std::str::from_utf8(&sample[..e.valid_up_to()]).unwrap_or_default(), &pairs);
        }
        Err(_) if damaged_utf8(sample) => return plain(UTF_8),
        Err(_) => {}
    }
    let by_pairs = |encoding| Choice { encoding, remark: Some(Remark::ByPairs) };
    if pairs::is_big5(sample, whole) {
        by_pairs(BIG5)
    } else if pairs::is_shift_jis(sample, whole) {
        by_pairs(SHIFT_JIS)
    } else if pairs::is_euc_kr(sample) {
        by_pairs(EUC_KR)
    } else if pairs.chinese > 0 && pairs.chinese >= pairs.doubtful {
        plain(GB18030)
    } else if pairs::may_be_big5(sample, whole) {
        by_pairs(BIG5)
    } else {
        Choice { encoding: WINDOWS_1252, remark: Some(Remark::NothingElseFits) }
    }
}

/// Valid UTF-8 is UTF-8, unless it is a few letters of rare alphabets, each by itself, that are Chinese as GB18030
/// (`模` is `ģ`). A letter of Western Europe, or one that touches others, is none of those.
fn utf8(text: &str, pairs: &Pairs) -> Choice {
    let rare = |c: char| ('\u{100}'..='\u{7FF}').contains(&c) && c.is_alphabetic();
    let by_accident = !text.is_empty() && text.chars().filter(|c| !c.is_ascii()).all(rare);
    let chinese = pairs.chinese > 0 && pairs.chinese < 8 && pairs.rare + pairs.doubtful + pairs.in_words == 0;
    if by_accident && chinese && pairs.chinese == pairs.alone {
        Choice { encoding: GB18030, remark: Some(Remark::ChineseAfterAll) }
    } else {
        Choice { encoding: UTF_8, remark: None }
    }
}

/// Mostly Chinese in UTF-8 with a few broken bytes: to be reported, not read as something else.
fn damaged_utf8(sample: &[u8]) -> bool {
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for chunk in sample.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| *c >= '\u{2E80}').count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > broken * 3
}

/// The encoding a user names: any label of the WHATWG list, `gbk`, `gb2312` and `ansi` for GB18030.
pub(in crate::import) fn by_label(label: &str) -> Option<&'static Encoding> {
    match label.trim().to_ascii_lowercase().as_str() {
        "gbk" | "gb2312" | "cp936" | "ansi" => Some(GB18030),
        "utf8" => Some(UTF_8),
        "utf-16" | "utf16" | "utf16le" => Some(UTF_16LE),
        "utf-16be" | "utf16be" => Some(UTF_16BE),
        "cp950" => Some(BIG5),
        "cp932" | "sjis" => Some(SHIFT_JIS),
        "cp1252" | "latin-1" | "latin1" => Some(WINDOWS_1252),
        other => Encoding::for_label(other.as_bytes()),
    }
}

/// The label by which a profile names it.
pub(in crate::import) fn label(encoding: &'static Encoding) -> String {
    encoding.name().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(bytes: &[u8]) -> Choice {
        let first = bytes.iter().position(|b| !b.is_ascii()).unwrap_or(bytes.len());
        let after = first.checked_sub(1).map(|at| bytes[at]);
        choose(&bytes[first..], true, after)
    }

    #[test]
    fn chooses_by_the_bytes() {
        let gb = |text: &str| GB18030.encode(text).0.into_owned();
        let western = |text: &str| WINDOWS_1252.encode(text).0.into_owned();
        for (what, bytes, expected) in [
            ("UTF-8 Chinese", "加班费,模".as_bytes().to_vec(), "UTF-8"),
            ("UTF-8 French", "Café, réunion".as_bytes().to_vec(), "UTF-8"),
            ("UTF-8 French, one letter", "date,text\n5,Café\n".as_bytes().to_vec(), "UTF-8"),
            ("UTF-8 French, a word of one letter", "taxi é".as_bytes().to_vec(), "UTF-8"),
            ("UTF-8 German", "Büro,Größe,Straße,Übung".as_bytes().to_vec(), "UTF-8"),
            ("UTF-8 Polish", "Łódź, złoty".as_bytes().to_vec(), "UTF-8"),
            ("UTF-8 Czech", "Čaj,čaj".as_bytes().to_vec(), "UTF-8"),
            ("UTF-8 Greek", "δαπάνη,μ".as_bytes().to_vec(), "UTF-8"),
            ("UTF-8 pounds", "£5, £6".as_bytes().to_vec(), "UTF-8"),
            ("UTF-8 Russian", "Расходы на отдел".as_bytes().to_vec(), "UTF-8"),
            ("GB18030", gb("摘要,金额\n加班费,5"), "gb18030"),
            ("联通, no UTF-8 by one bit", gb("联通"), "gb18030"),
            ("模, UTF-8 by accident", gb("规模,模"), "gb18030"),
            ("GB18030, where Korean lies too", gb("日期,科目,金额,办公费,差旅费,办公费,差旅费"), "gb18030"),
            ("Korean", EUC_KR.encode("사무용품 구입 비용, 출장 교통비, 소모품").0.into_owned(), "EUC-KR"),
            ("Windows dash", western("Montagu Evans – Client Account"), "windows-1252"),
            ("Windows apostrophe", western("St James’s Park, Children’s fund"), "windows-1252"),
            ("Windows pound", western("Rent (£12 a day), é"), "windows-1252"),
            ("damaged UTF-8", ["客服部加班费晚班双倍工资发放".as_bytes(), b"\xff,1"].concat(), "UTF-8"),
        ] {
            assert_eq!(chosen(&bytes).encoding.name(), expected, "{what}");
        }
        assert_eq!(chosen(&gb("模")).remark, Some(Remark::ChineseAfterAll));
        assert_eq!(choose("模".as_bytes().split_at(2).0, false, None).encoding, UTF_8);
    }

    #[test]
    fn utf16_needs_no_mark() {
        let text = "日期,科目,金额\n2026-01-05,办公费,100.00\n";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(unmarked_utf16(&little), Some(UTF_16LE));
        assert_eq!(unmarked_utf16(&big[..big.len() - 1]), Some(UTF_16BE));
        assert_eq!(unmarked_utf16(&[0, 1, 2, 0]), None);
        assert_eq!(unmarked_utf16(b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x03\x00\x3e\x00"), None);
    }
}
