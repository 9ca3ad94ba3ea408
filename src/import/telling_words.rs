//! The words by which a text may call its row a reversal, a closing entry or a total, and the characters that
//! nobody sees.

use std::sync::LazyLock;

use regex::{Regex, bytes};

use super::non_transaction::SkipReason;

const TOTALS: &str = "(?i:total|summe|gesamt|somme|итого|totaal|汇总|合计|小计|总计|合計|小計|總計|総計|彙總)";

const UNSEEN: &str = "[\u{AD}\u{200B}-\u{200F}\u{202A}-\u{202E}\u{2060}-\u{2064}\u{2066}-\u{2069}\u{FEFF}]";

static WORDS: LazyLock<bytes::Regex> = LazyLock::new(|| {
    bytes::Regex::new(&format!("冲销|红字|损益|结转|本年利润|[Cc]los|CLOS|etained|ETAINED|ummary|Abschluss|结账|结帐|关账|封账|{TOTALS}|{UNSEEN}"))
        .expect("plain words and characters")
});

static TOTAL: LazyLock<Regex> = LazyLock::new(|| Regex::new(TOTALS).expect("plain words"));

/// Does a text mention a total, in whatever wording?
pub(super) fn mention_total(text: &str) -> bool {
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
pub(super) fn is_total(text: &str) -> bool {
    if text.len() > 16 {
        return false;
    }
    let bare = text.trim_end_matches([':', '：', ' ']);
    ALONE.iter().any(|word| bare.eq_ignore_ascii_case(word))
        || (!bare.is_ascii() && ALONE.contains(&bare.to_lowercase().as_str()))
}

/// What a row without a day and a voucher is whose text is one of these words: a figure about the others, a balance.
pub(super) fn of_no_day(text: &str) -> Option<SkipReason> {
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

/// Does a text end in the word for a total?
pub(super) fn end_in_total(text: &str) -> bool {
    TOTAL.find_iter(text).last().is_some_and(|found| found.end() == text.len())
}

/// Does one of them occur? Asked of many rows at once first, because most have none: one pass for all words.
pub(super) fn occur_in(text: &str) -> bool {
    occur_in_bytes(text.as_bytes())
}

/// The same of bytes that may be no text.
pub(super) fn occur_in_bytes(text: &[u8]) -> bool {
    WORDS.is_match(text)
}
