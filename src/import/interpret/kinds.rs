//! Which kinds of documents and transactions mean money back, and which are plainly the opposite: 采购退货 and 采购入库,
//! 红字应付单 and 应付单, `Credit Memo` and `Invoice`.

use super::direction::{self, direction, names_side};
use crate::import::header::headers;

/// Words that end a kind of money back, once what only says that it is a document is off.
const BACK: [&str; 17] = [
    "退款", "退货", "退回", "退费", "退票", "退库", "冲销", "冲回", "冲正", "撤销", "红冲", "冲红", "红字", "红票",
    "退還", "退貨", "冲减",
];
/// What a document is called.
const DOCUMENTS: [&str; 8] = ["申请单", "单据", "通知单", "单", "發票", "发票", "凭证", "交易"];
/// With these it does not say that money came back: 不可退货, 待退款, and an advance that is settled (借款冲销).
const OTHERWISE: [&str; 15] =
    ["不", "无", "未", "可", "否", "免", "待", "支持", "申请", "借款", "预付", "备用金", "暂支", "预提", "运费"];
const ENGLISH_BACK: &str = "|vendor credit|vendor credits|supplier credit|supplier credits|bill credit|purchase credit|payable credit|\
     vendor credit note|supplier credit note|purchase credit note|payable credit note|bill credit note|ap credit note|ap credit memo|\
     purchase credit memo|vendor credit memo|supplier credit memo|credit card credit|accpaycredit|accpay credit|in_refund|\
     vendor_credit|vendor refund|supplier refund|bill refund|card refund|card_refund|purchase_return|\
     credit memo|creditmemo|credit memorandum|credit invoice|crn|credit-note|purchase return|sales return|\
     purchase refund|refund note|reversing entry|rückerstattung|gutschrift|storno|stornierung|";

/// What is bought, billed and paid.
const ORDINARY: [&str; 30] = [
    "报销",
    "报销单",
    "应付",
    "应付单",
    "入库",
    "入库单",
    "采购",
    "采购单",
    "购买",
    "消费",
    "付款",
    "付款单",
    "支付",
    "支出",
    "扣款",
    "发票",
    "專票",
    "专票",
    "普票",
    "蓝票",
    "正常",
    "订单",
    "费用",
    "费用单",
    "转出",
    "开支",
    "领用",
    "普通",
    "原始",
    "正数",
];
const ENGLISH_ORDINARY: &str = "|invoice|inv|standard|standard invoice|bill|purchase|purchases|payment|expense|charge|debit memo|debit note|\
     order|purchase order|normal|regular|original|tax invoice|rechnung|card payment|card_payment|atm|direct debit|direct_debit|";

/// Does a kind mean money back?
pub(super) fn is_back(text: &str, header: &str) -> bool {
    if text.is_empty() || text.len() > 60 {
        return false;
    }
    if direction::is_back(text) {
        return true;
    }
    if text.is_ascii() || !text.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c)) {
        let lower = text.to_lowercase();
        return ENGLISH_BACK.contains(&format!("|{lower}|")) || (lower == "credit" && is_of_documents(header));
    }
    if OTHERWISE.iter().any(|word| text.contains(word)) {
        return false;
    }
    let bare = DOCUMENTS.iter().find_map(|word| text.strip_suffix(word)).unwrap_or(text);
    BACK.iter().any(|word| bare.ends_with(word)) || text.starts_with("红字") || text.starts_with("紅字")
}

/// Is a kind one that is bought, billed or paid, or the same as one of these without its word for money back?
pub(super) fn is_ordinary<'v>(text: &str, mut backs: impl Iterator<Item = &'v str>) -> bool {
    let lower = text.to_lowercase();
    let stem = |back: &str| {
        let same = text.chars().zip(back.chars()).take_while(|(one, other)| one == other).count();
        (same >= 2 && !text.is_ascii()) || (text.chars().count() >= 2 && !text.is_ascii() && back.ends_with(text))
    };
    (direction(text).is_some() && !names_side(text))
        || ENGLISH_ORDINARY.contains(&format!("|{lower}|"))
        || ORDINARY.iter().any(|word| text.ends_with(word))
        || backs.any(stem)
}

/// `Credit` is a credit note among invoices, and a side among entries.
fn is_of_documents(header: &str) -> bool {
    let key = headers::key(header);
    ["invoice", "document", "doctype", "billtype", "单据", "发票", "票据"].iter().any(|word| key.contains(word))
}

/// Headers of a flag that may stand with or without what says that it is one.
pub(super) fn flag_of(header: &str) -> String {
    let key = headers::key(header);
    let key = key.trim_end_matches(['?', '？', '否']);
    let key = ["标志", "标识", "标记", "flag", "indicator"].iter().find_map(|end| key.strip_suffix(end)).unwrap_or(key);
    let key = ["是否", "是", "已", "is"].iter().find_map(|begin| key.strip_prefix(begin)).unwrap_or(key);
    key.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_money_back() {
        for text in [
            "退款单",
            "采购退货",
            "费用冲回",
            "红字应付单",
            "红字增值税专用发票",
            "红票",
            "撤销",
            "退货退款",
            "Credit Memo",
            "CRN",
            "Refund",
        ] {
            assert!(is_back(text, "类型"), "{text}");
        }
        for text in ["退货运费", "不可退货", "借款冲销", "待退款", "Refund Ltd", "退休金", "发票", "Credit", ""]
        {
            assert!(!is_back(text, "类型"), "{text}");
        }
        assert!(is_back("Credit", "Invoice type"));
        let plain = |text, back: &'static str| is_ordinary(text, std::iter::once(back));
        assert!(plain("采购入库", "采购退货") && plain("应付单", "红字应付单") && plain("INV", "CRN"));
        assert!(!plain("差旅", "退款") && !plain("Travel", "Refund"));
        assert_eq!((flag_of("Refund?").as_str(), flag_of("退款标识").as_str()), ("refund", "退款"));
    }
}
