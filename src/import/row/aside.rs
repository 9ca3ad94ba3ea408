//! What stands beside spending and is none, by the word that a column or a sheet has for it: a budget beside what was
//! spent, a loan or an order beside a claim, money that only changed its account.
//!
//! A word alone decides nothing. A budget is one where the same column calls other rows actual; a transfer is one where
//! the column tells kinds of documents apart, and calls others spending.

use super::simplified::simplified;

/// What a text calls figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Figures {
    Actual,
    /// A budget, a forecast, a year before, a sum of months.
    Other,
}

const ACTUAL: &str = "|实际|实际发生|实际发生额|实际执行|实绩|决算|本月|本期|当月|当期|本月实际|本期实际|actual|actuals|act|mtd|\
    currentmonth|thismonth|ist|实数|";
const OTHER: &str = "|预算|年度预算|月度预算|预算执行前|预测|滚动预测|预计|计划|目标|上年同期|去年同期|同期|上年同期累计|累计|本年累计|年累计|累计发生额|\
    差异|偏差|预算差异|budget|budgeted|forecast|plan|planned|target|ytd|yeartodate|cumulative|prioryear|lastyear|variance|outlook|bud|fcst|\
    plan/budget|";
const SCENARIOS: &str = "|scenario|version|versions|场景|情景|版本|预算版本|数据版本|数据类型|金额类型|actual/budget|actuals/budget|budget/actual|实际/预算|预算/实际|\
    balancetype|datatype|amounttype|measure|口径|数据口径|";

fn listed(list: &str, text: &str) -> bool {
    !text.is_empty() && list.contains(&format!("|{text}|"))
}

/// Without what only says that it is a figure or of a year: `预算数`, `Budget 2026`, `预算V2`.
fn plain(text: &str) -> String {
    let lower = simplified(text).to_lowercase();
    let lower: String = lower.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '_')).collect();
    let bare = lower.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '(' | ')' | '（' | '）'));
    let bare = bare.strip_suffix('v').filter(|_| bare != lower).unwrap_or(bare);
    let bare = bare.trim_start_matches(|c: char| c.is_ascii_digit() || c == '年');
    const ENDS: [&str; 8] = ["版本", "数据", "金额", "数", "额", "值", "版", "表"];
    let stem = ENDS.iter().find_map(|end| bare.strip_suffix(end)).filter(|stem| !stem.is_empty());
    match stem {
        Some(stem) if listed(ACTUAL, stem) || listed(OTHER, stem) => stem.to_string(),
        _ => bare.to_string(),
    }
}

/// What a text calls the figures of its row under this header.
pub(in crate::import) fn figures(text: &str, header: &str) -> Option<Figures> {
    if text.is_empty() || text.len() > 48 {
        return None;
    }
    let plain = plain(text);
    let sap = |letters: &str| key(header) == "balancetype" && letters.contains(plain.as_str());
    match () {
        () if listed(ACTUAL, &plain) || (!plain.is_empty() && sap("a")) => Some(Figures::Actual),
        () if listed(OTHER, &plain) || (plain.len() == 1 && sap("be")) => Some(Figures::Other),
        () => None,
    }
}

/// Does a column tell what was spent from other figures? One that is called so need not name both.
pub(in crate::import) fn tells_figures(header: &str, texts: &[&str]) -> bool {
    let has = |which: Figures| texts.iter().any(|text| figures(text, header) == Some(which));
    has(Figures::Other) && (has(Figures::Actual) || listed(SCENARIOS, &key(header)))
}

/// What a kind of documents or transactions is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum AsideKind {
    /// No spending: an application, an order, a loan, money that moved between one's own accounts.
    None,
    /// It may be none: a transfer, a deposit, an advance.
    Perhaps,
}

const NONE: &str = "|借款|借款单|员工借款|备用金|备用金借款|备用金申请|借支|借支单|暂支|暂支单|还款|还款单|归还借款|借款核销|费用申请|费用申请单|事前申请|\
    事前申请单|出差申请|出差申请单|申请单|预算申请|预算申请单|预算调整单|采购申请|采购申请单|请购|请购单|采购订单|采购合同|报价单|询价单|\
    内部转账|内部划转|内部往来|资金调拨|资金划转|资金归集|账户互转|同名转账|提现|余额提现|充值|余额充值|零钱提现|信用卡还款|自动还款|理财|理财申购|\
    理财购买|理财赎回|基金申购|投资|投资理财|定期存款|internal transfer|own account transfer|purchase order|purchase requisition|requisition|\
    purchase request|estimate|quote|quotation|sales order|bill payment|bill payment (check)|bill payment (credit card)|bill pmt -check|bill pmt -ccard|\
    credit card payment|autopay|loan|cash advance|travel request|expense request|top-up|top up|investment|";
const PERHAPS: &str = "|转账|转帐|transfer|account transfer|funds transfer|押金|租赁押金|保证金|履约保证金|投标保证金|质保金|订金|定金|代收代付|代收|代付款项|\
    预付|预付款|预付款单|预付单|预付账款|预付款项|合同|合同审批|合同单|advance|prepayment|down payment|security deposit|pass-through|";

/// What a kind is; `None` for one that says nothing of the sort. `others` are the kinds beside it.
pub(in crate::import) fn kind(text: &str, others: &[&str]) -> Option<AsideKind> {
    if text.is_empty() || text.len() > 60 {
        return None;
    }
    let lower = simplified(text).to_lowercase();
    // A payment of bills that are listed too.
    let of_bills = || {
        let bills =
            |text: &&str| matches!(text.to_lowercase().as_str(), "bill" | "expense" | "invoice" | "vendor bill");
        lower == "payment" && others.iter().any(bills)
    };
    // What a card's own service calls the owner's money that moves between his pockets.
    let of_pockets = || {
        let of_card = |text: &&str| matches!(text.to_lowercase().as_str(), "card_payment" | "card payment");
        ["topup", "exchange", "pocket transfer"].contains(&lower.as_str()) && others.iter().any(of_card)
    };
    match () {
        () if listed(NONE, &lower) || of_pockets() => Some(AsideKind::None),
        () if listed(PERHAPS, &lower) || of_bills() => Some(AsideKind::Perhaps),
        () => None,
    }
}

/// Does a header stand over kinds of documents or transactions? Not of accounts, of payments, of vouchers.
pub(in crate::import) fn is_of_kinds(header: &str) -> bool {
    let key = key(header);
    const OF: [&str; 9] = ["类型", "类别", "种类", "性质", "单据", "业务", "type", "kind", "nature"];
    const NOT: [&str; 35] = [
        "费用",
        "科目",
        "支付",
        "付款",
        "结算",
        "凭证",
        "发票",
        "票据",
        "客户",
        "供应商",
        "项目",
        "部门",
        "账户",
        "帐户",
        "资产",
        "物资",
        "商品",
        "人员",
        "证件",
        "编号",
        "号",
        "日期",
        "时间",
        "payment",
        "vendor",
        "customer",
        "account",
        "cost",
        "date",
        "tax",
        "费",
        "摘要",
        "合同",
        "expense type",
        "币",
    ];
    OF.iter().any(|word| key.contains(word)) && !NOT.iter().any(|word| key.contains(word))
}

fn key(header: &str) -> String {
    let simple = simplified(header).to_lowercase();
    simple.chars().filter(|c| !c.is_whitespace() && !matches!(c, '_' | '-')).collect()
}

/// What the name of a sheet, or a title over a further table, says of its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Title {
    /// No spending: a budget, what is void, a template.
    Aside,
    /// Money that came back, or came in: how its rows count has to be said.
    Back,
}

const ASIDE: &str = "|预算|年度预算|预算明细|费用预算|预测|计划|budget|budgets|forecast|plan|作废|已作废|作废单据|作废明细|废弃|驳回|已驳回|回收站|已删除|删除|void|voided|\
    cancelled|canceled|deleted|trash|模板|模版|导入模板|样表|样例|示例|填写示例|template|sample|example|samples|examples|草稿|draft|drafts|\
    待审批|待审核|未审批|未审核|审批中|审核中|待提交|未提交|未报销|pending|pending approval|unapproved|rejected|借款|借款明细|员工借款|备用金|备用金借款|\
    loan|loans|上年同期|去年同期|";
const BACK: &str = "|费用收回|收回|费用冲减|冲减|费用退回|退回|冲回|退款|退款明细|退货|退费|退费明细|红冲|红字|冲销|refund|refunds|returns|credits|credit notes|creditnotes|";
const BESIDE: &str = "|收入|收入明细|其他收入|押金|押金明细|保证金|借款|借款明细|应收|应收明细|应收账款|代收代付|预付|预付明细|income|revenue|deposits|loans|\
    receivables|";

/// What a sheet is, by its name.
pub(in crate::import) fn sheet(name: &str) -> Option<Title> {
    let plain = plain(name);
    match () {
        () if listed(ASIDE, &plain) => Some(Title::Aside),
        () if listed(BACK, &plain) => Some(Title::Back),
        () => None,
    }
}

/// Does a title over a further table call it something else than spending?
pub(in crate::import) fn is_beside(title: &str) -> bool {
    let plain = plain(title);
    listed(ASIDE, &plain) || listed(BACK, &plain) || listed(BESIDE, &plain)
}

/// Is a sheet called an older state or a copy of another: `明细_old`, `明细 副本`, `Data (2)`?
pub(in crate::import) fn is_older(name: &str, other: &str) -> bool {
    // 副本 beside 明细: called a copy and nothing else.
    if listed("|old|旧|旧版|副本|copy|备份|backup|bak|旧数据|历史版本|", &name.trim().to_lowercase()) {
        return true;
    }
    let Some(rest) = name.trim().strip_prefix(other.trim()) else { return false };
    let rest = rest.to_lowercase();
    let rest = rest.trim_matches(|c: char| c.is_whitespace() || matches!(c, '_' | '-' | '.' | '(' | ')' | '（' | '）'));
    listed("|old|旧|旧版|副本|copy|备份|backup|bak|2|3|v1|原|原始|历史|before|previous|", rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_that_are_not_actual() {
        for (text, expected) in [
            ("实际", Some(Figures::Actual)),
            ("實際數", Some(Figures::Actual)),
            ("Actuals", Some(Figures::Actual)),
            ("预算数", Some(Figures::Other)),
            ("預算", Some(Figures::Other)),
            ("2026年预算", Some(Figures::Other)),
            ("Budget 2026", Some(Figures::Other)),
            ("Forecast V2", Some(Figures::Other)),
            ("上年同期数", Some(Figures::Other)),
            ("预算外支出", None),
            ("Planning", None),
            ("B", None),
            ("", None),
        ] {
            assert_eq!(figures(text, "类型"), expected, "{text}");
        }
        assert_eq!(figures("B", "Balance Type"), Some(Figures::Other));
        assert!(tells_figures("类型", &["实际", "预算"]) && !tells_figures("类型", &["预算", "办公"]));
        assert!(tells_figures("Scenario", &["Budget"]) && tells_figures("类型", &["本月", "累计"]));
    }

    #[test]
    fn kinds_that_are_no_spending() {
        for (text, expected) in [
            ("借款单", Some(AsideKind::None)),
            ("採購訂單", Some(AsideKind::None)),
            ("Purchase Order", Some(AsideKind::None)),
            ("转账", Some(AsideKind::Perhaps)),
            ("押金", Some(AsideKind::Perhaps)),
            ("报销单", None),
            ("Payment", None),
            ("差旅", None),
        ] {
            assert_eq!(kind(text, &[]), expected, "{text}");
        }
        assert_eq!(kind("Payment", &["Bill"]), Some(AsideKind::Perhaps));
        assert!(is_of_kinds("单据类型") && is_of_kinds("Transaction Type") && is_of_kinds("性质"));
        assert!(
            !is_of_kinds("费用类型")
                && !is_of_kinds("支付方式")
                && !is_of_kinds("凭证类型")
                && !is_of_kinds("单据编号")
        );
    }

    #[test]
    fn sheets_and_titles() {
        for (name, expected) in [
            ("预算", Some(Title::Aside)),
            ("2026预算", Some(Title::Aside)),
            ("Budget 2026", Some(Title::Aside)),
            ("作廢", Some(Title::Aside)),
            ("模板", Some(Title::Aside)),
            ("退款", Some(Title::Back)),
            ("费用收回", Some(Title::Back)),
            ("待审批", Some(Title::Aside)),
            ("借款", Some(Title::Aside)),
            ("已审批", None),
            ("预算外", None),
            ("客服部", None),
            ("1月", None),
            ("Planning dept", None),
        ] {
            assert_eq!(sheet(name), expected, "{name}");
        }
        assert!(is_older("明细_old", "明细") && is_older("明细 (2)", "明细") && is_older("明细 - 副本", "明细"));
        assert!(is_older("副本", "明细") && !is_older("历史", "明细") && !is_older("副本室", "明细"));
        assert!(!is_older("明细2月", "明细") && !is_older("旧城", "明细"));
        assert!(is_beside("收入明细") && !is_beside("2月") && !is_beside("工程部"));
    }
}
