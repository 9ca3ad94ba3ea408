//! What the state of a document says of its row: 已作废, 草稿, Declined, Posted.
//!
//! A red entry (红冲, Reversed) and the entry it takes back both count: they net out, and one of them may stand in
//! another file. What never came about (Reverted, Declined) does not.

use super::direction;
use super::kinds;
use super::state_words::PARTS;
use crate::import::header::headers;
use crate::import::row::simplified::simplified;

/// What a state says; of several the later outweighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum State {
    Counts,
    /// It counts, and is not paid yet.
    Owed,
    /// It counts, and so must the entry that takes it back, or that it takes back.
    Reversed,
    Unknown,
    /// It counts, less what came back of it.
    Part,
    /// Not posted yet.
    Pending,
    /// The row is a refund.
    Refund,
    /// All of the money came back: whether the row counts depends on the refund's own row.
    Refunded,
    /// No transaction, or none any more.
    Never,
}

/// Every state, in order.
pub(super) const STATES: [State; 9] = [
    State::Counts,
    State::Owed,
    State::Reversed,
    State::Unknown,
    State::Part,
    State::Pending,
    State::Refund,
    State::Refunded,
    State::Never,
];

const HEADERS: &str = "|状态|交易状态|当前状态|单据状态|发票状态|审核状态|审批状态|流程状态|报销状态|作废状态|凭证状态|记账状态|过账状态|入账状态|\
    支付状态|付款状态|订单状态|业务状态|处理状态|status|state|transactionstatus|transactionstate|paymentstatus|documentstatus|docstatus|approvalstatus|\
    invoicestatus|postingstatus|orderstatus|狀態|狀况|交易狀態|單據狀態|發票狀態|付款狀態|状態|発票状態|取引状態|statut|buchungsstatus|";
/// Over states, or over the names of those who approved.
const RESULTS: &str = "|记账标志|记账标识|过账标志|过账标识|入账标志|审核标志|银行返回|银行返回结果|银行返回信息|返回结果|返回信息|银行状态|票据状态|结算状态|\
    清算状态|付款结果|转账结果|审批结果|审核结果|交易结果|支付结果|处理结果|查验结果|查验状态|验真结果|验真状态|发票查验|结果|审批|审核|复核|approval|result|transactionresult|";
/// Flags whose no says that the row does not count.
const VALID: &str = "|有效|有效性|生效|active|valid|effective|";
const POSTED: &str = "|审核|审批|复核|过账|记账|入账|过帐|记帐|入帐|approved|approval|posted|booked|";
const PAID: &str = "|paid|ispaid|settled|issettled|付款|已付|结清|是否付款|是否已付款|是否已付|是否支付|是否结清|已付款|已结清|bezahlt|";
const FLAGS: &str = "|撤销|是否撤销|撤销标志|撤销标识|已撤销|作废|是否作废|作废标志|作废标记|已作废|删除标志|是否删除|删除|删|delete|deletion|deletionflag|loekz|void|voided|isvoid|cancelled|canceled|iscancelled|deleted|isdeleted|";

/// Flags, or the numbers of documents, of entries that were taken back; they and their reversals both count.
const REVERSED: &str = "|reversed|isreversed|reversedwith|reverseddoc|reversedby|reversedocument|reversaldocument|reversaldocumentno|\
    reversedflag|reversalindicator|已冲销|是否冲销|是否已冲销|冲销标志|冲销标识|冲销凭证号|冲销凭证|已红冲|是否红冲|";

/// Does a header stand over such a flag?
pub(super) fn is_reversed_mark(header: &str) -> bool {
    listed(REVERSED, header)
}

/// Does a header stand over states?
pub(super) fn is_header(header: &str) -> bool {
    let key = headers::key(header);
    let simple = simplified(&key);
    !key.is_empty() && [key.as_str(), &simple].iter().any(|key| HEADERS.contains(&format!("|{key}|")))
}

/// `State` is a word for places too.
pub(super) fn may_be_a_place(header: &str) -> bool {
    headers::key(header) == "state"
}

fn listed(list: &str, header: &str) -> bool {
    let key = headers::key(header);
    let key = key.trim_end_matches(['?', '？']);
    let bare = kinds::flag_of(&simplified(header));
    [key, &bare].iter().any(|key| !key.is_empty() && list.contains(&format!("|{key}|")))
}

/// Does a header stand over the day, the person or the reason of a voiding?
pub(super) fn is_void_mark(header: &str) -> bool {
    let key = headers::key(header);
    let voided = ["作废", "作廢", "废弃", "voided", "void", "cancelled", "canceled", "cancellation", "deleted"];
    const OF: &str = "|日期|时间|日|人|人员|者|原因|理由|用户|操作人|经办人|時間|date|time|on|at|by|reason|datetime|";
    voided.iter().filter_map(|word| key.strip_prefix(word)).any(|of| !of.is_empty() && OF.contains(&format!("|{of}|")))
}

/// `docstatus` of ERPNext: 0 a draft, 1 posted, 2 cancelled.
pub(super) fn is_numbered<'v>(header: &str, mut values: impl Iterator<Item = &'v str>) -> bool {
    headers::key(header) == "docstatus" && values.all(|text| matches!(text, "" | "0" | "1" | "2"))
}

/// Words that say of a row, under whatever header, that it does not count.
const TELLING: &str = "|作废|已作废|作廢|已废弃|废弃|无效|無效|未过账|未记账|未入账|未过帐|未记帐|未生效|未审核|未审批|待审核|待审批|待过账|\
    未通过|审核不通过|审批不通过|不同意|不批准|未批准|未获批准|驳回|已驳回|已取消|取消|已撤回|已删除|草稿|暂存|失败|cancelled|canceled|void|voided|invalid|rejected|declined|\
    draft|unposted|not posted|deleted|not approved|";

/// Does a text say, under whatever header, that its row does not count?
pub(super) fn is_telling(text: &str) -> bool {
    !text.is_empty() && TELLING.contains(&format!("|{}|", simplified(text).to_lowercase()))
}

/// So long is a text that is a state and nothing else, in characters.
const SHORT: usize = 6;

/// Is a text a state that is known, and nothing else?
pub(super) fn is_plain(text: &str) -> bool {
    let words = text.split_whitespace().count();
    (text.is_ascii() || text.chars().count() <= SHORT) && words <= 2 && state(text) != State::Unknown
}

/// Does a state say that its row does not count?
pub(super) fn is_no(text: &str) -> bool {
    matches!(state(text), State::Never | State::Pending)
}

/// 异常 says of a document that it does not count; of attendance, of a device or of a meter it says nothing of the money.
pub(super) fn is_of_documents(header: &str, text: &str) -> bool {
    const ANYTHING: [&str; 5] = ["异常", "异常件", "有异常", "abnormal", "exception"];
    const DOCUMENTS: [&str; 16] = [
        "状态", "发票", "票据", "专票", "凭证", "单据", "报销", "交易", "付款", "支付", "查验", "验真", "审", "status",
        "state", "invoice",
    ];
    let key = headers::key(&simplified(header));
    !ANYTHING.contains(&simplified(text).to_lowercase().as_str()) || DOCUMENTS.iter().any(|word| key.contains(word))
}

/// Does a header stand over ways of payment, of which many sound like states?
pub(super) fn is_of_payment(header: &str) -> bool {
    let key = headers::key(header);
    ["支付", "付款", "结算", "方式", "渠道", "payment", "method", "channel"].iter().any(|word| key.contains(word))
}

/// Does a header stand over states of invoices?
pub(super) fn is_of_invoices(header: &str) -> bool {
    let key = headers::key(&simplified(header));
    ["发票", "票据", "专票", "invoice"].iter().any(|word| key.contains(word))
}

/// Does a header stand over states, opinions or steps of an approval, where 退回 sends back a form and no money?
pub(super) fn is_of_approval(header: &str) -> bool {
    let key = headers::key(&simplified(header));
    ["审", "批", "意见", "状态", "阶段", "流程", "status", "stage", "approv", "workflow"]
        .iter()
        .any(|word| key.contains(word))
}

/// Does a header stand over a flag that says the row is void?
pub(super) fn is_flag(header: &str) -> bool {
    listed(FLAGS, header)
}

/// Does it stand over results, and not over the names of those who approved?
pub(super) fn is_result<'v>(header: &str, mut values: impl Iterator<Item = &'v str>) -> bool {
    // Banks in Germany say under Info whether an entry is booked; others say anything there.
    if headers::key(header) == "info" {
        return values.all(|text| text.ends_with("gebucht") || text.ends_with("vorgemerkt"));
    }
    listed(RESULTS, header) && values.any(|text| state(text) != State::Unknown)
}

/// What a row is whose flag says no under this header; `None` where it is no such flag.
pub(super) fn without<'v>(header: &str, values: impl Iterator<Item = &'v str>) -> Option<State> {
    let state = match () {
        () if listed(VALID, header) => State::Never,
        () if listed(POSTED, header) => State::Pending,
        () if listed(PAID, header) => State::Owed,
        () => return None,
    };
    // A name of one who approved, a day of posting are no flags.
    is_flagged(values).then_some(state)
}

/// Do texts say yes or no, all or most of them, and the others no number and no day?
pub(super) fn is_flagged<'v>(values: impl Iterator<Item = &'v str>) -> bool {
    let (mut plain, mut others) = (0, 0);
    for text in values {
        match direction::is_red(text) || direction::is_blue(text) {
            true => plain += 1,
            false if text.contains(|c: char| c.is_ascii_digit()) => return false,
            false => others += 1,
        }
    }
    plain >= others
}

const NOTES: &str = "|备注|说明|附注|附言|备考|备注信息|备注说明|note|notes|remark|remarks|comment|comments|memo|bemerkung|備註|備考|摘要|";

/// Does a header stand over notes?
pub(super) fn is_note(header: &str) -> bool {
    listed(NOTES, header)
}

/// What a state says.
pub(super) fn state(text: &str) -> State {
    let lower = simplified(text).to_lowercase();
    if lower.is_empty() || lower.len() > 60 {
        return if lower.is_empty() { State::Counts } else { State::Unknown };
    }
    // `已退款(￥30.00)`: in part, the amount says how much. Without a figure all came back.
    let part = lower.contains(|c: char| c.is_ascii_digit()) || ["部分", "part"].iter().any(|word| lower.contains(word));
    if !part && ["已退款", "refunded"].iter().any(|word| lower.contains(word)) {
        return State::Refunded;
    }
    let found = PARTS.iter().find(|(_, parts)| parts.iter().any(|part| lower.contains(part)));
    found.map_or(State::Unknown, |(state, _)| *state)
}

/// Does a state say that what it stands beside never came about?
pub(crate) fn is_void_state(text: &str) -> bool {
    state(text) == State::Never
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_in_the_words_of_programs() {
        for (text, expected) in [
            ("已审核", State::Counts),
            ("未审核", State::Pending),
            ("审核不通过", State::Never),
            ("审核通过", State::Counts),
            ("已作废", State::Never),
            ("已红冲", State::Reversed),
            ("Reversed", State::Reversed),
            ("REVERTED", State::Never),
            ("Declined", State::Never),
            ("VOID", State::Never),
            ("Posted", State::Counts),
            ("Unpaid", State::Owed),
            ("Unposted", State::Pending),
            ("支付成功", State::Counts),
            ("支付失败", State::Never),
            ("退款成功", State::Refund),
            ("交易关闭", State::Refunded),
            ("已全额退款", State::Refunded),
            ("已退款(￥30.00)", State::Part),
            ("Draft", State::Pending),
            ("已退款", State::Refunded),
            ("Refunded", State::Refunded),
            ("Partially refunded", State::Part),
            ("对方已退还", State::Refunded),
            ("Chargeback", State::Never),
            ("Error", State::Never),
            ("已退票", State::Never),
            ("作廢", State::Never),
            ("annulé", State::Never),
            ("Storniert", State::Never),
            ("交易不成功", State::Never),
            ("Inactive", State::Never),
            ("Unapproved", State::Pending),
            ("Disputed", State::Pending),
            ("提现已到账", State::Counts),
            ("未到账", State::Pending),
            ("", State::Counts),
            ("第三季度", State::Unknown),
        ] {
            assert_eq!(state(text), expected, "{text}");
        }
        assert!(is_header("单据状态") && is_header("State") && !is_header("省份"));
        assert!(is_flag("是否作废") && is_flag("Voided") && !is_flag("作者"));
    }
}
