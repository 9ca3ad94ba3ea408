//! The words by which a text may call its row a reversal, a closing entry or a total, and the characters that
//! nobody sees.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

use aho_corasick::packed;
use memchr::{memchr2_iter, memmem};
use regex::{Regex, bytes};

use super::non_transaction::SkipReason;

const TOTALS: &str = "(?i:total|summe|gesamt|somme|итого|totaal|汇总|合计|小计|总计|合計|小計|總計|総計|彙總)";

const UNSEEN_RANGES: [RangeInclusive<char>; 6] = [
    '\u{AD}'..='\u{AD}',
    '\u{200B}'..='\u{200F}',
    '\u{202A}'..='\u{202E}',
    '\u{2060}'..='\u{2064}',
    '\u{2066}'..='\u{2069}',
    '\u{FEFF}'..='\u{FEFF}',
];

/// What else a text may say, besides totals.
const OTHERS: [&str; 17] = [
    "冲销",
    "红字",
    "损益",
    "结转",
    "本年利润",
    "结账",
    "结帐",
    "关账",
    "封账",
    "清零",
    "clos",
    "Clos",
    "CLOS",
    "etained",
    "ETAINED",
    "ummary",
    "Abschluss",
];

static WORDS: LazyLock<bytes::Regex> = LazyLock::new(|| {
    let unseen: String = UNSEEN_RANGES.iter().map(|range| format!("{}-{}", range.start(), range.end())).collect();
    let others = OTHERS.join("|");
    bytes::Regex::new(&format!("{others}|{TOTALS}|[{unseen}]")).expect("plain words and characters")
});

static TOTAL: LazyLock<Regex> = LazyLock::new(|| Regex::new(TOTALS).expect("plain words"));

/// Does a text mention a total, in whatever wording?
pub(in crate::import) fn mention_total(text: &str) -> bool {
    TOTAL.is_match(text)
}

/// Words that alone are the name of a total, and inside a longer text say nothing.
const ALONE: [&str; 30] = [
    "net",
    "balance c/f",
    "balance b/f",
    "balance c/d",
    "c/f",
    "b/f",
    "carried forward",
    "balance",
    "结存",
    "余额",
    "sum",
    "sums",
    "ttl",
    "tot",
    "tot.",
    "suma",
    "razem",
    "celkem",
    "totale",
    "soma",
    "σ",
    "∑",
    "计",
    "共",
    "計",
    "合",
    "jumlah",
    "toplam",
    "összesen",
    "всего",
];

/// Is a text nothing but the name of a total, in whatever language?
pub(in crate::import) fn is_total(text: &str) -> bool {
    if text.len() > 16 {
        return false;
    }
    let bare = text.trim_end_matches([':', '：', ' ']);
    ALONE.iter().any(|word| bare.eq_ignore_ascii_case(word))
        || (!bare.is_ascii() && ALONE.contains(&bare.to_lowercase().as_str()))
}

/// What a row without a day and a voucher is whose text is one of these words: a figure about the others, a balance.
pub(in crate::import) fn of_no_day(text: &str) -> Option<SkipReason> {
    const STATISTICS: &str = "|平均|平均值|均值|月均|月平均|日均|最大值|最小值|最大|最小|最高|最低|中位数|标准差|计数|个数|笔数|\
        average|avg|mean|maximum|max|minimum|min|median|count|stddev|durchschnitt|mittelwert|promedio|moyenne|";
    const BALANCES: &str = "|opening|closing|期初|期末|年初|年末|";
    if text.is_empty() || text.len() > 24 {
        return None;
    }
    let bare = text.trim_end_matches([':', '：', '.', ' ']).to_lowercase();
    let listed = |list: &str| !bare.is_empty() && list.contains(&format!("|{bare}|"));
    match () {
        () if listed(STATISTICS) => Some(SkipReason::Subtotal),
        () if listed(BALANCES) => Some(SkipReason::Balance),
        () => None,
    }
}

/// `*`, `** 660205`, `Σ 660205`, `660205 Result`: the totals of SAP's lists, where neither a day nor a number stands
/// beside them.
pub(in crate::import) fn mark_a_total(text: &str) -> bool {
    let marked = text.starts_with(['*', 'Σ', '∑']) && {
        let rest = text.trim_start_matches(['*', 'Σ', '∑']);
        rest.is_empty() || rest.starts_with([' ', '\u{3000}'])
    };
    let result = |text: &str| matches!(text, "Result" | "Overall Result" | "结果" | "总体结果");
    let code = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    marked || result(text) || text.rsplit_once(' ').is_some_and(|(before, last)| code(before) && result(last))
}

/// What a row is that says nothing else: the budget of those above, what is left of it.
pub(in crate::import) fn of_other_figures(text: &str) -> Option<SkipReason> {
    const FIGURES: &str = "|预算|本月预算|本年预算|年度预算|全年预算|月度预算|预算数|预算额|预算金额|预算结余|剩余预算|\
        结余|本月结余|剩余|净额|净支出|差异|差额|偏差|超支|节约|节余|預算|結餘|差異|差額|budget|variance|difference|remaining|";
    if text.is_empty() || text.len() > 24 {
        return None;
    }
    let bare = text.trim_end_matches([':', '：', ' ']).to_lowercase();
    (!bare.is_empty() && FIGURES.contains(&format!("|{bare}|"))).then_some(SkipReason::Figures)
}

/// Does a text end in the word for a total?
pub(in crate::import) fn end_in_total(text: &str) -> bool {
    TOTAL.find_iter(text).last().is_some_and(|found| found.end() == text.len())
}

/// Does one of them occur? Asked of many rows at once first, because most have none: one pass for all words.
pub(in crate::import) fn occur_in(text: &str) -> bool {
    WORDS.is_match(text.as_bytes())
}

/// A part of each word for a total, in which no letter's case changes more than one bit of one byte. Each has four bytes
/// or more: the shortest tells how many are compared at once, and two bytes are those of much else.
const TRACES: [&str; 15] = [
    "total", "umme", "esamt", "omme", "totaal", "ого", "汇总", "合计", "小计", "总计", "合計", "小計", "總計", "総計",
    "彙總",
];

const CASE: u8 = 0x20;

/// The first bytes of the characters that nobody sees. The mark of an order of bytes begins as every full-width comma does,
/// and is looked for whole.
const UNSEEN_BEGINS: [u8; 2] = [0xC2, 0xE2];
const ORDER_MARK: &str = "\u{FEFF}";

/// Is there a character that nobody sees?
fn has_unseen(text: &[u8]) -> bool {
    let unseen = |at: usize| {
        let length = if text[at] == UNSEEN_BEGINS[0] { 2 } else { 3 };
        let character = text.get(at..at + length).and_then(|bytes| std::str::from_utf8(bytes).ok()?.chars().next());
        character.is_some_and(|character| UNSEEN_RANGES.iter().any(|range| range.contains(&character)))
    };
    memchr2_iter(UNSEEN_BEGINS[0], UNSEEN_BEGINS[1], text).any(unseen)
        || memmem::find(text, ORDER_MARK.as_bytes()).is_some()
}

/// Looks for the words in much text: first for their traces, many bytes at a time and whatever their case; where one
/// occurs the words themselves decide.
#[derive(Debug, Default)]
pub(in crate::import) struct Scan {
    /// The text with the bit of case set.
    alike: Vec<u8>,
}

impl Scan {
    pub(in crate::import) fn finds_any(&mut self, text: &[u8]) -> bool {
        static TRACED: LazyLock<Option<packed::Searcher>> = LazyLock::new(traced);
        self.alike.clear();
        self.alike.extend(text.iter().map(|byte| byte | CASE));
        let traced = TRACED.as_ref().is_none_or(|traced| traced.find(&self.alike).is_some());
        (traced || has_unseen(text)) && WORDS.is_match(text)
    }
}

/// Finds the traces; `None` on machines that cannot look at many bytes at once.
fn traced() -> Option<packed::Searcher> {
    // Few of four bytes and more are found twice as fast as many short ones: each once, whatever its case.
    let alike = |trace: &str| trace.bytes().map(|byte| byte | CASE).collect::<Vec<u8>>();
    let traces: BTreeSet<Vec<u8>> = TRACES.into_iter().chain(OTHERS).map(alike).collect();
    let mut builder = packed::Config::new().builder();
    builder.extend(traces);
    builder.build()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_trace_stands_in_every_word() {
        let words = "total SUMME Gesamt somme итого ИТОГО Итого totaal closing Closed Retained 汇总 合计 小计 总计 合計 小計 \
                     總計 総計 彙總 \u{AD} \u{200B} \u{200F} \u{202A} \u{202E} \u{2060} \u{2064} \u{2066} \u{2069} \u{FEFF}";
        for word in words.split(' ').chain(OTHERS) {
            for text in [word.to_string(), format!("a,{word}b"), format!("办公费{word}")] {
                assert!(occur_in(&text) && Scan::default().finds_any(text.as_bytes()), "{word}");
            }
        }
        assert!(!Scan::default().finds_any("记-1,办公费,“纸”—……,1,234.50".as_bytes()));
    }

    proptest! {
        #[test]
        fn many_bytes_at_once_find_what_a_look_at_each_finds(
            texts in prop::collection::vec(prop_oneof!["\\PC{0,12}", "[a-zA-Z合计小总红字冲销 ]{0,12}", "(tOTal|Summe|ИТого|结账)"], 0..20)
        ) {
            let text = texts.concat();
            prop_assert_eq!(Scan::default().finds_any(text.as_bytes()), occur_in(&text));
        }
    }
}
