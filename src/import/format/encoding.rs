//! Which encoding a text file is in (domain.md §10.1).
//!
//! A byte-order mark decides; else strict UTF-8; else GB18030 if the bytes pair up as Chinese;
//! else Windows-1252, which is told. The bytes looked at begin with the first that is not
//! ASCII, however far into the file it stands.

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

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
}

/// The encoding that a byte-order mark states, and the length of the mark.
pub(in crate::import) fn marked(head: &[u8]) -> Option<(&'static Encoding, usize)> {
    Encoding::for_bom(head)
}

/// Chooses by a sample; `whole` says that no bytes follow it.
pub(in crate::import) fn choose(sample: &[u8], whole: bool) -> Choice {
    let plain = |encoding| Choice { encoding, remark: None };
    let pairs = Pairs::of(sample);
    match std::str::from_utf8(sample) {
        Ok(text) => return utf8(text, &pairs),
        // Cut within a character: the rest of it follows.
        Err(e) if e.error_len().is_none() && !whole => {
            return utf8(std::str::from_utf8(&sample[..e.valid_up_to()]).unwrap_or_default(), &pairs);
        }
        Err(_) if damaged_utf8(sample) => return plain(UTF_8),
        Err(_) => {}
    }
    if pairs.chinese > 0 && pairs.chinese >= pairs.doubtful {
        plain(GB18030)
    } else {
        Choice { encoding: WINDOWS_1252, remark: Some(Remark::NothingElseFits) }
    }
}

/// Valid UTF-8, unless it says nothing as such and is Chinese as GB18030 (`模` is `ģ`).
fn utf8(text: &str, pairs: &Pairs) -> Choice {
    let chinese = text.chars().any(|c| ('\u{2E80}'..='\u{9FFF}').contains(&c) || c >= '\u{F900}');
    let letters = text.chars().any(|c| ('\u{80}'..='\u{7FF}').contains(&c) && c.is_alphabetic());
    let better = pairs.doubtful == 0 && pairs.chinese > pairs.rare * 4 && pairs.in_words * 2 < pairs.chinese;
    if !chinese && letters && better && !text.chars().any(|c| c >= '\u{800}') {
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
    whole > broken * 10
}

/// How the bytes pair up as GB18030.
#[derive(Debug, Default)]
struct Pairs {
    /// Pairs in the zone of everyday Chinese (GB 2312).
    chinese: usize,
    /// Pairs outside it. (Of Greek or Russian letters in UTF-8 half look so.)
    rare: usize,
    /// Bytes that are no GB18030, and pairs whose second byte is an ASCII letter: how an accent looks.
    doubtful: usize,
    /// Chinese pairs that touch an ASCII letter, as accents within words do.
    in_words: usize,
}

impl Pairs {
    fn of(bytes: &[u8]) -> Pairs {
        let mut pairs = Pairs::default();
        let mut at = 0;
        while at < bytes.len() {
            match (bytes[at], bytes.get(at + 1)) {
                (0..=0x7F, _) => at += 1,
                (0xA1..=0xF7, Some(0xA1..=0xFE)) => {
                    pairs.chinese += 1;
                    let letter = |b: Option<&u8>| b.is_some_and(u8::is_ascii_alphabetic);
                    pairs.in_words +=
                        usize::from(letter(at.checked_sub(1).and_then(|i| bytes.get(i))) || letter(bytes.get(at + 2)));
                    at += 2;
                }
                (0x81..=0xFE, Some(0x80..=0xFE)) => {
                    pairs.rare += 1;
                    at += 2;
                }
                (0x81..=0xFE, Some(0x30..=0x39)) if matches!(bytes.get(at + 2), Some(0x81..=0xFE)) => at += 4,
                (0x81..=0xFE, Some(0x40..=0x7E)) => {
                    pairs.doubtful += 1;
                    at += 2;
                }
                (0x81..=0xFE, None) => break,
                _ => {
                    pairs.doubtful += 1;
                    at += 1;
                }
            }
        }
        pairs
    }
}

/// The encoding a user names: any label of the WHATWG list, `gbk`, `gb2312` and `ansi` for GB18030.
pub(in crate::import) fn by_label(label: &str) -> Option<&'static Encoding> {
    match label.trim().to_ascii_lowercase().as_str() {
        "gbk" | "gb2312" | "cp936" | "ansi" => Some(GB18030),
        "utf8" => Some(UTF_8),
        "utf-16" | "utf16" => Some(UTF_16LE),
        "utf-16be" => Some(UTF_16BE),
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

    #[test]
    fn chooses_by_the_bytes() {
        let gb = |text: &str| GB18030.encode(text).0.into_owned();
        let western = |text: &str| WINDOWS_1252.encode(text).0.into_owned();
        for (what, bytes, expected) in [
            ("UTF-8 Chinese", "加班费,模".as_bytes().to_vec(), "UTF-8"),
            ("UTF-8 French", "Café, réunion".as_bytes().to_vec(), "UTF-8"),
            ("UTF-8 pounds", "£5, £6".as_bytes().to_vec(), "UTF-8"),
            ("UTF-8 Russian", "Расходы на отдел".as_bytes().to_vec(), "UTF-8"),
            ("GB18030", gb("摘要,金额\n加班费,5"), "gb18030"),
            ("联通, no UTF-8 by one bit", gb("联通"), "gb18030"),
            ("模, UTF-8 by accident", gb("规模,模"), "gb18030"),
            ("Windows dash", western("Montagu Evans – Client Account"), "windows-1252"),
            ("Windows apostrophe", western("St James’s Park, Children’s fund"), "windows-1252"),
            ("Windows pound", western("Rent (£12 a day), é"), "windows-1252"),
            ("damaged UTF-8", ["客服部加班费晚班双倍工资发放".as_bytes(), b"\xff,1"].concat(), "UTF-8"),
        ] {
            assert_eq!(choose(&bytes, true).encoding.name(), expected, "{what}");
        }
        assert_eq!(choose(&gb("模"), true).remark, Some(Remark::ChineseAfterAll));
        assert_eq!(choose("模".as_bytes().split_at(2).0, false).encoding, UTF_8);
    }
}
