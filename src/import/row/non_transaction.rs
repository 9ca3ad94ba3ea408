//! Rows that are no transactions (domain.md §10.3, EX-10.4): totals, balances, carry-overs, closings.

use super::simplified::simplified;

/// Why a row is not booked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SkipReason {
    /// 小计, 合计, 本月合计, 本年累计.
    Subtotal,
    /// 期初余额, 期末余额, 上年结转.
    Balance,
    /// 承前页, 过次页.
    CarryOver,
    /// 结转本期损益: the month-end closing, which empties the expense accounts.
    Closing,
    /// An account of the balance sheet: the other side of an entry.
    BalanceSheet,
    /// An account of income, and the plan has no category for it.
    Income,
    /// 预算会计 of a government book: what 财务会计 has already.
    Budgetary,
    /// The account of a trial balance whose sub-accounts are listed too.
    Parent,
    /// What a cost report shows below its debits: credits, quantities, the rest.
    Credits,
    /// 不计收支, 交易关闭: the statement itself says that no money was spent.
    Neutral,
    /// 已作废, 已驳回, Declined: its state says that it is no transaction.
    Void,
    /// The refund of a purchase that is left out.
    Refunded,
    /// 草稿, 审核中, Pending: its state says that it is none yet.
    Pending,
    /// 预算, 上年同期, Forecast: a column says that its figures are not what was spent.
    Figures,
    /// 借款单, 采购订单, 内部转账: a column says that it is no spending.
    NoSpending,
    /// Money that came in, by a statement, and no refund: no rule names a category for it.
    Received,
    /// In another currency than the one that was asked for.
    OtherCurrency,
    /// A rule of the profile.
    Rule,
    /// The header, printed again on a further page.
    Header,
    /// A line of text without amount or date: 制表人, a ruler, a footnote.
    Remark,
    /// A summary's account in which nothing moved.
    NoMovement,
    /// Nothing in it.
    Blank,
}

impl SkipReason {
    /// Every reason, in the order in which they are told.
    pub const ALL: [SkipReason; 22] = [
        SkipReason::Subtotal,
        SkipReason::Balance,
        SkipReason::CarryOver,
        SkipReason::Closing,
        SkipReason::BalanceSheet,
        SkipReason::Income,
        SkipReason::Budgetary,
        SkipReason::Parent,
        SkipReason::Credits,
        SkipReason::Neutral,
        SkipReason::Void,
        SkipReason::Refunded,
        SkipReason::Pending,
        SkipReason::Figures,
        SkipReason::NoSpending,
        SkipReason::Received,
        SkipReason::OtherCurrency,
        SkipReason::Rule,
        SkipReason::Header,
        SkipReason::Remark,
        SkipReason::NoMovement,
        SkipReason::Blank,
    ];

    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        self.message().trim_start_matches("import-skip-")
    }

    /// The message that names it.
    pub fn message(self) -> &'static str {
        match self {
            SkipReason::Subtotal => "import-skip-subtotal",
            SkipReason::Balance => "import-skip-balance",
            SkipReason::CarryOver => "import-skip-carry-over",
            SkipReason::Closing => "import-skip-closing",
            SkipReason::BalanceSheet => "import-skip-balance-sheet",
            SkipReason::Income => "import-skip-income",
            SkipReason::Budgetary => "import-skip-budgetary",
            SkipReason::Parent => "import-skip-parent",
            SkipReason::Credits => "import-skip-credits",
            SkipReason::Neutral => "import-skip-neutral",
            SkipReason::Void => "import-skip-void",
            SkipReason::Refunded => "import-skip-refunded",
            SkipReason::Pending => "import-skip-pending",
            SkipReason::Figures => "import-skip-figures",
            SkipReason::NoSpending => "import-skip-no-spending",
            SkipReason::Received => "import-skip-received",
            SkipReason::OtherCurrency => "import-skip-other-currency",
            SkipReason::Rule => "import-skip-rule",
            SkipReason::Header => "import-skip-header",
            SkipReason::Remark => "import-skip-remark",
            SkipReason::NoMovement => "import-skip-no-movement",
            SkipReason::Blank => "import-skip-blank",
        }
    }
}

/// What a text says of its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Says {
    /// No transaction, whatever else the row holds.
    Skip(SkipReason),
    /// `X小计`: a total if nothing shows the row to be a transaction.
    PerhapsSubtotal,
}

const TOTALS: [&str; 35] = [
    "合计",
    "小计",
    "总计",
    "累计",
    "共计",
    "月计",
    "日计",
    "年计",
    "本月合计",
    "本月累计",
    "本年合计",
    "本年累计",
    "本日合计",
    "本期合计",
    "本期累计",
    "本季合计",
    "本季累计",
    "本页合计",
    "本页小计",
    "本月小计",
    "当月合计",
    "当前合计",
    "本月发生额",
    "本年发生额",
    "本期发生额",
    "当月发生额",
    "本季发生额",
    "累计发生额",
    "发生额合计",
    "total",
    "totals",
    "subtotal",
    "grandtotal",
    "sub-total",
    "closing(opening+total)",
];
const BALANCES: [&str; 36] = [
    "期初余额",
    "上期余额",
    "上月余额",
    "上年余额",
    "年末余额",
    "期初结余",
    "上期结余",
    "上月结余",
    "上年结余",
    "月初结余",
    "年初结余",
    "月末结余",
    "年末结余",
    "上期结转",
    "余额结转",
    "previousbalance",
    "年初余额",
    "期末余额",
    "月初余额",
    "月末余额",
    "本期余额",
    "期初结存",
    "期末结存",
    "期末结余",
    "上年结转",
    "上月结转",
    "结转下年",
    "结转下月",
    "openingbalance",
    "beginningbalance",
    "endingbalance",
    "startingbalance",
    "balanceforward",
    "closingbalance",
    "balancebroughtforward",
    "balancecarriedforward",
];
const CARRY_OVERS: [&str; 25] = [
    "上月累计",
    "上期累计",
    "上年累计",
    "期初累计",
    "截至上月累计",
    "截止上月累计",
    "承前页",
    "过次页",
    "转次页",
    "接上页",
    "转下页",
    "broughtforward",
    "carriedforward",
    "b/f",
    "c/f",
    "b/d",
    "c/d",
    "balanceb/f",
    "balancec/f",
    "balanceb/d",
    "balancec/d",
    "balb/f",
    "balc/f",
    "balancebroughtdown",
    "balancecarrieddown",
];

/// What the text of a row says of it; `None` for an ordinary text.
pub(in crate::import) fn says(text: &str) -> Option<Says> {
    // Every word of the tables ends in one of these; most descriptions do not.
    let end = text.trim_end_matches([' ', '\u{3000}', ':', '：']);
    // ERPNext sets its own rows in quotes: 'Opening', 'Total'.
    if let Some(quoted) = end.strip_suffix('\'') {
        return match quoted.trim_start_matches('\'') {
            "Opening" => Some(Says::Skip(SkipReason::Balance)),
            "Total" | "Closing (Opening + Total)" => Some(Says::Skip(SkipReason::Subtotal)),
            _ => None,
        };
    }
    let last = end.chars().next_back()?.to_ascii_lowercase();
    if !matches!(
        last,
        '计' | '总'
            | '额'
            | '存'
            | '余'
            | '转'
            | '年'
            | '月'
            | '页'
            | '計'
            | '總'
            | '額'
            | '餘'
            | '轉'
            | '頁'
            | 'l'
            | 's'
            | 'e'
            | 'd'
            | 'f'
            | 'n'
            | ')'
    ) {
        return None;
    }
    if text.len() > 64 {
        return None;
    }
    let bare: String = end.chars().filter(|c| !c.is_whitespace() && *c != ':' && *c != '：').collect();
    let bare = bare.to_lowercase();
    let bare = &*simplified(&bare);
    if TOTALS.contains(&bare) {
        Some(Says::Skip(SkipReason::Subtotal))
    } else if BALANCES.contains(&bare) {
        Some(Says::Skip(SkipReason::Balance))
    } else if CARRY_OVERS.contains(&bare) {
        Some(Says::Skip(SkipReason::CarryOver))
    } else if matches!(bare, "汇总" | "科目汇总" | "分类汇总" | "费用汇总")
        || ["小计", "合计", "subtotal"].iter().any(|end| bare.ends_with(end))
        || (bare.ends_with("累计") && bare.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '本' | '当' | '截')))
    {
        Some(Says::PerhapsSubtotal)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As a voucher list judges: a total by its name alone counts only without a voucher.
    fn skipped(text: &str, voucher: &str) -> bool {
        match says(text) {
            Some(Says::Skip(_)) => true,
            Some(Says::PerhapsSubtotal) => voucher.is_empty(),
            None => false,
        }
    }

    #[test]
    fn ex_10_4() {
        for (text, voucher, expected) in [
            ("本月合计", "", true),
            ("本 月 合 计", "", true),
            ("本年累计", "", true),
            ("合　计", "", true),
            ("人力成本小计", "", true),
            ("1月培训费合计", "记-0031", false),
            ("期初余额", "", true),
            ("上年结转", "", true),
            ("支付1月合计工资", "记-0005", false),
            ("总计", "", true),
            ("过次页", "", true),
            ("本月合计", "记-12", true),
        ] {
            assert_eq!(skipped(text, voucher), expected, "{text} {voucher}");
        }
    }

    #[test]
    fn other_words() {
        for (text, expected) in [
            ("合计：", Some(Says::Skip(SkipReason::Subtotal))),
            ("Grand Total", Some(Says::Skip(SkipReason::Subtotal))),
            ("Opening balance", Some(Says::Skip(SkipReason::Balance))),
            ("'Opening'", Some(Says::Skip(SkipReason::Balance))),
            ("Opening", None),
            ("Balance c/f", Some(Says::Skip(SkipReason::CarryOver))),
            ("Balance carried down", Some(Says::Skip(SkipReason::CarryOver))),
            ("本月发生额", Some(Says::Skip(SkipReason::Subtotal))),
            ("本年发生额", Some(Says::Skip(SkipReason::Subtotal))),
            ("本月合計", Some(Says::Skip(SkipReason::Subtotal))),
            ("期初餘額", Some(Says::Skip(SkipReason::Balance))),
            ("承前頁", Some(Says::Skip(SkipReason::CarryOver))),
            ("辦公費小計", Some(Says::PerhapsSubtotal)),
            ("汇总", Some(Says::PerhapsSubtotal)),
            ("资料汇总", None),
            ("暂估水电费", None),
            ("冲暂估水电费", None),
            ("Rental", None),
            ("累计折旧", None),
            ("", None),
        ] {
            assert_eq!(says(text), expected, "{text}");
        }
    }
}
