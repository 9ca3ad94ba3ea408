//! How bytes beyond ASCII pair up: the marks by which the encodings of East Asia are told apart.

use encoding_rs::{BIG5, Encoding, GB18030, SHIFT_JIS};

/// How the bytes pair up as GB18030.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    /// Pairs in the zone of everyday Chinese (GB 2312).
    pub(super) chinese: usize,
    /// Pairs outside it. (Of Greek or Russian letters in UTF-8 half look so.)
    pub(super) rare: usize,
    /// Bytes that are no GB18030, and pairs whose second byte is an ASCII letter: how an accent looks.
    pub(super) doubtful: usize,
    /// Chinese pairs that touch an ASCII letter, as accents within words do.
    pub(super) in_words: usize,
    /// Chinese pairs that touch no other pair.
    pub(super) alone: usize,
}

impl Pairs {
    /// Of bytes that stand after another.
    pub(super) fn count(bytes: &[u8], after: Option<u8>) -> Pairs {
        let mut pairs = Pairs::default();
        let mut at = 0;
        while at < bytes.len() {
            match (bytes[at], bytes.get(at + 1)) {
                (0..=0x7F, _) => at += 1,
                (0xA1..=0xF7, Some(0xA1..=0xFE)) => {
                    pairs.chinese += 1;
                    let around = [if at == 0 { after } else { Some(bytes[at - 1]) }, bytes.get(at + 2).copied()];
                    pairs.in_words += usize::from(around.iter().flatten().any(u8::is_ascii_alphabetic));
                    pairs.alone += usize::from(around.iter().flatten().all(u8::is_ascii));
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

/// Traditional Chinese in Big5: everyday characters only, which lead with A1 to C6, a good part of them ending in an
/// ASCII letter as those of GB18030 never do.
pub(super) fn is_big5(bytes: &[u8], whole: bool) -> bool {
    everyday_big5(bytes, whole).is_some_and(|doubles| {
        let low = doubles.count(|_, second| second < 0x80);
        low * 8 >= doubles.pairs.len()
    })
}

/// The same where few of them happen to end so: of what is no GB18030.
pub(super) fn may_be_big5(bytes: &[u8], whole: bool) -> bool {
    everyday_big5(bytes, whole).is_some()
}

fn everyday_big5(bytes: &[u8], whole: bool) -> Option<Doubles> {
    let doubles = Doubles::from_bytes(bytes, whole, BIG5, |lead| lead >= 0x81)?;
    let usual = doubles.count(|lead, _| (0xA1..=0xC6).contains(&lead));
    (doubles.are_words() && usual * 50 >= doubles.pairs.len() * 49).then_some(doubles)
}

/// Japanese in Shift-JIS: kana, or everyday characters, which lead with 88 to 9F, where GB18030 has rare ones.
pub(super) fn is_shift_jis(bytes: &[u8], whole: bool) -> bool {
    let leads = |lead: u8| matches!(lead, 0x81..=0x9F | 0xE0..=0xFC);
    let Some(doubles) = Doubles::from_bytes(bytes, whole, SHIFT_JIS, leads) else { return false };
    let usual = doubles.count(|lead, _| (0x81..=0x9F).contains(&lead));
    let kana = doubles.count(|lead, second| matches!((lead, second), (0x82, 0x9F..=0xF1) | (0x83, 0x40..=0x96)));
    let common = doubles.count(|lead, _| (0x88..=0x97).contains(&lead));
    let pairs = doubles.pairs.len();
    doubles.are_words() && usual * 10 >= pairs * 9 && (kana + common) * 4 >= pairs * 3 && doubles.single * 4 <= pairs
}

/// Characters of two bytes in a text.
struct Doubles {
    pairs: Vec<(u8, u8)>,
    /// Of them, how many touch another.
    together: usize,
    /// Characters beyond ASCII of one byte.
    single: usize,
}

impl Doubles {
    /// `None` where the text is not valid in the encoding.
    fn from_bytes(bytes: &[u8], whole: bool, encoding: &'static Encoding, leads: fn(u8) -> bool) -> Option<Doubles> {
        let mut doubles = Doubles { pairs: Vec::new(), together: 0, single: 0 };
        let (mut at, mut last) = (0, usize::MAX);
        while at < bytes.len() {
            let byte = bytes[at];
            if byte.is_ascii() {
                at += 1;
            } else if !leads(byte) {
                doubles.single += 1;
                at += 1;
            } else {
                let Some(second) = bytes.get(at + 1) else { break };
                doubles.together += usize::from(last == at) * 2;
                doubles.pairs.push((byte, *second));
                at += 2;
                last = at;
            }
        }
        // The last character may be cut.
        let valid = &bytes[..if whole { bytes.len() } else { at.min(bytes.len()) }];
        encoding.decode_without_bom_handling_and_without_replacement(valid)?;
        Some(doubles)
    }

    fn count(&self, counts: impl Fn(u8, u8) -> bool) -> usize {
        self.pairs.iter().filter(|(lead, second)| counts(*lead, *second)).count()
    }

    /// Characters that stand together are words; accents and apostrophes of the West stand apart.
    fn are_words(&self) -> bool {
        self.pairs.len() >= 4 && self.together >= self.pairs.len()
    }
}

/// Is it Korean? Its syllables lie where half of the common Chinese characters do: a text of some length that has none
/// of the other half, nor a word that every Chinese ledger has.
pub(super) fn is_euc_kr(sample: &[u8]) -> bool {
    const CHINESE: [&str; 18] = [
        "日期", "科目", "金额", "摘要", "凭证", "费", "月", "合计", "部门", "项目", "单位", "名称", "交易", "支出",
        "借方", "账", "年", "编号",
    ];
    let (mut syllables, mut others, mut bytes) = (0, 0, sample.iter().copied());
    while let Some(lead) = bytes.next() {
        if lead.is_ascii() {
            continue;
        }
        match (lead, bytes.next()) {
            (0xB0..=0xC8, Some(0xA1..=0xFE)) => syllables += 1,
            // Punctuation, and a pair that is cut.
            (0xA1..=0xA3, _) | (_, None) => {}
            _ => others += 1,
        }
    }
    if syllables < 10 || others > 0 {
        return false;
    }
    let chinese = GB18030.decode_without_bom_handling(sample).0;
    !CHINESE.iter().any(|word| chinese.contains(word))
}

#[cfg(test)]
mod tests {
    use encoding_rs::{EUC_KR, GB18030, WINDOWS_1252};

    use super::*;

    #[test]
    fn east_asia_is_told_apart() {
        let chinese = "日期,科目,摘要,金额\n2026-01-05,办公费,打印纸和墨盒,100.00\n";
        let traditional = "日期,科目,摘要,金額\n2026-01-05,辦公費,列印紙與墨水匣,100.00\n";
        let japanese = "日付,科目,摘要,金額\n2026-01-05,事務用品費,コピー用紙とインク,100\n";
        for (what, text, encoding, big5, shift_jis) in [
            ("GB18030", chinese, GB18030, false, false),
            ("Big5", traditional, BIG5, true, false),
            ("Shift-JIS", japanese, SHIFT_JIS, false, true),
            ("traditional Chinese as GBK", traditional, GB18030, false, false),
            ("Western", "St James’s, Children’s, Men’s, Women’s – Zürich", WINDOWS_1252, false, false),
            ("Korean", "날짜,계정,적요,금액\n사무용품비", EUC_KR, false, false),
        ] {
            let bytes = encoding.encode(text).0;
            assert_eq!((is_big5(&bytes, true), is_shift_jis(&bytes, true)), (big5, shift_jis), "{what}");
        }
    }
}
