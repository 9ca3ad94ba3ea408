//! Notes that say nothing but that their row is void: 作废, `VOID`, `已作废（重开）`. A purchase that only mentions it
//! (作废发票补开) is one.

/// What stands before the word and adds nothing to it.
const BEFORE: [&str; 21] = [
    "此单", "本单", "该单", "此笔", "本笔", "该笔", "整单", "此票", "本票", "凭证", "发票", "单据", "票据", "收据",
    "支票", "合同", "此条", "本条", "该条", "此行", "本行",
];
const WORDS: [&str; 11] =
    ["作废", "作廢", "废弃", "取消", "删除", "voided", "void", "cancelled", "canceled", "deleted", "annulled"];

/// Does a text say it? Asked of every row: most texts are told by their first character.
pub(super) fn is_void(text: &str) -> bool {
    let may = |c: char| {
        matches!(c, '作' | '已' | '废' | '取' | '删' | 'v' | 'V' | 'c' | 'C' | 'd' | 'D' | 'a' | 'A')
            || matches!(c, '此' | '本' | '该' | '整' | '凭' | '发' | '单' | '票' | '收' | '支' | '合')
            || matches!(c, '(' | '（' | '【' | '[' | '*' | '#' | '“' | '"')
    };
    text.len() <= 96 && ((text.starts_with(may) && says_void(text)) || is_void_at_its_end(text))
}

/// Does a text say nothing but that its row is not to be counted: `重复，勿计`, `do not book`? Asked of every row, too.
pub(super) fn is_disclaimed(text: &str) -> bool {
    let may = |c: char| {
        matches!(c, '不' | '勿' | '重' | '请' | '免' | '测')
            || matches!(c, 'd' | 'D' | 'n' | 'N' | 'i' | 'I' | 't' | 'T')
    };
    if text.len() > 40 || !text.starts_with(may) {
        return false;
    }
    let lower = text.to_lowercase();
    let mut parts =
        lower.split(|c: char| !c.is_alphanumeric() && c != ' ').map(str::trim).filter(|part| !part.is_empty());
    parts.all(|part| DISCLAIMERS.contains(&part))
}

const DISCLAIMERS: [&str; 45] = [
    "不入账",
    "不入帐",
    "不予入账",
    "不计",
    "不计入",
    "不计入费用",
    "不计费用",
    "不算",
    "不报销",
    "不予报销",
    "不做账",
    "不作账",
    "勿计",
    "勿入账",
    "勿重复入账",
    "请勿入账",
    "请勿计入",
    "请勿重复入账",
    "重复",
    "重复录入",
    "重复入账",
    "重复报销",
    "重复单据",
    "重复记账",
    "免计",
    "测试",
    "测试数据",
    "测试单",
    "勿付",
    "请勿支付",
    "请勿付款",
    "do not book",
    "do not pay",
    "don't pay",
    "not to be paid",
    "do not post",
    "do not count",
    "don't book",
    "not to be booked",
    "not booked",
    "ignore",
    "ignored",
    "duplicate",
    "duplicated",
    "test data",
];

/// Does a note say nothing but that all of the money came back?
pub(super) fn is_refunded(text: &str) -> bool {
    matches!(
        text,
        "已退款"
            | "已全额退款"
            | "全额退款"
            | "已退费"
            | "已退还"
            | "款已退"
            | "Refunded"
            | "refunded"
            | "fully refunded"
    )
}

/// `买纸(作废)`: nothing but the word stands in brackets behind the text.
fn is_void_at_its_end(text: &str) -> bool {
    let Some(text) = text.strip_suffix([')', '）', ']', '】']) else { return false };
    let Some((before, inner)) = text.rsplit_once(['(', '（', '[', '【']) else { return false };
    let word = inner.trim().to_lowercase();
    let word = ["已经", "已", "被"].iter().find_map(|begin| word.strip_prefix(begin)).unwrap_or(&word);
    !before.trim().is_empty() && WORDS.contains(&word)
}

fn says_void(text: &str) -> bool {
    let lower = text.to_lowercase();
    let mark = |c: char| !c.is_alphanumeric();
    let mut rest = lower.trim_matches(mark);
    if let Some(after) = BEFORE.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = after;
    }
    rest = ["已经", "已", "被"].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    let Some(after) = WORDS.iter().find_map(|word| rest.strip_prefix(word)) else { return false };
    // `VOID - duplicate`, `作废，重开`: what follows is said of it. `void check fee` is another text.
    let parted = |c: char| mark(c) && !c.is_whitespace();
    // `已作废 买纸`: in Chinese a blank parts them too.
    let apart = |c: char| c.is_whitespace() && !rest.is_ascii();
    after.is_empty() || after == "了" || after.trim_start().starts_with(parted) || after.starts_with(apart)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_that_disclaim_their_row() {
        for text in [
            "不入账",
            "重复，勿计",
            "重复",
            "测试数据",
            "Do not book",
            "duplicate",
            "duplicate, do not pay",
            "不予报销。",
        ] {
            assert!(is_disclaimed(text), "{text}");
        }
        for text in
            ["不锈钢水槽", "重复使用袋", "测试仪", "重庆差旅", "internet", "不入账的发票补开", "test kit", "do", ""]
        {
            assert!(!is_disclaimed(text), "{text}");
        }
    }

    #[test]
    fn notes_of_void_rows_and_of_others() {
        for text in [
            "作废",
            "已作废",
            "（作废）",
            "VOID",
            "此条作废",
            "**Void**",
            "作废，重开",
            "已作废(见记-12)",
            "发票已作废",
            "已作废 买纸",
            "*作废*",
            "买纸(作废)",
            "paper (VOID)",
            "void - duplicate",
            "Cancelled",
        ] {
            assert!(is_void(text), "{text}");
        }
        for text in [
            "作废发票补开",
            "已作废发票补开",
            "取消订单手续费",
            "void check fee",
            "voids",
            "报废处置",
            "",
            "办公",
            "取消",
        ] {
            assert_eq!(is_void(text), text == "取消", "{text}");
        }
    }
}
