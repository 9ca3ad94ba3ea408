//! Words of tables in traditional characters, read as their simplified ones.

use std::borrow::Cow;

const TRADITIONAL: &str = "狀態審單據憑證發處駁過帳賬記廢銷無訂類結報還業務預計劃實際場關閉沖紅刪備註應號額項歸時絕凍終復確認繳見標誌種質買購請申轉調撥條採餘內資訊進誤獲準測試數據樣範圍歷執結費總";
const SIMPLIFIED: &str = "状态审单据凭证发处驳过账账记废销无订类结报还业务预计划实际场关闭冲红删备注应号额项归时绝冻终复确认缴见标志种质买购请申转调拨条采余内资讯进误获准测试数据样范围历执结费总";

/// The text in simplified characters, as far as the words of states, kinds and figures need it.
pub(in crate::import) fn simplified(text: &str) -> Cow<'_, str> {
    let of = |c: char| TRADITIONAL.chars().zip(SIMPLIFIED.chars()).find(|(one, _)| *one == c).map(|(_, other)| other);
    if text.is_ascii() || !text.chars().any(|c| of(c).is_some_and(|other| other != c)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| of(c).unwrap_or(c)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_tables() {
        assert_eq!(TRADITIONAL.chars().count(), SIMPLIFIED.chars().count());
        for (text, expected) in [
            ("審批狀態", "审批状态"),
            ("已駁回", "已驳回"),
            ("採購訂單", "采购订单"),
            ("預算", "预算"),
            ("Status", "Status"),
        ] {
            assert_eq!(simplified(text), expected);
        }
    }
}
