//! The words of an export, by its language.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    Chinese,
    Traditional,
    English,
}

/// The words of one language. Where there are several of one, the layout says which.
pub(super) struct Words {
    pub(super) date: &'static str,
    pub(super) period: &'static str,
    pub(super) voucher: &'static str,
    pub(super) text: &'static str,
    pub(super) account: &'static str,
    pub(super) code: &'static str,
    pub(super) levels: [&'static str; 3],
    /// The levels above the account, and what the currency is called.
    pub(super) upper: [&'static str; 2],
    pub(super) money: &'static str,
    pub(super) extra: &'static str,
    pub(super) currency: &'static str,
    pub(super) amount: &'static str,
    pub(super) balance: &'static str,
    /// Debit and credit of a ledger; out and in of a statement.
    pub(super) sides: [&'static str; 2],
    pub(super) ways: [&'static str; 2],
    /// The header of a direction, what stands under it for debit and for credit.
    pub(super) directions: &'static [[&'static str; 3]],
    /// What a group of the header stands over: accounts, money.
    pub(super) groups: [&'static str; 2],
    pub(super) month_total: &'static [&'static str],
    pub(super) to_date: &'static str,
    pub(super) account_total: &'static str,
    pub(super) total: &'static [&'static str],
    pub(super) signature: &'static str,
    pub(super) title: &'static str,
    pub(super) company: &'static str,
    pub(super) closing: &'static str,
}

pub(super) const CHINESE: Words = Words {
    date: "凭证日期",
    period: "会计期间",
    voucher: "凭证号",
    text: "摘要",
    account: "科目名称",
    code: "科目编码",
    levels: ["一级科目", "二级科目", "三级科目"],
    upper: ["成本费用", "管理费用"],
    money: "人民币",
    extra: "附件数",
    currency: "币种",
    amount: "金额",
    balance: "余额",
    sides: ["借方金额", "贷方金额"],
    ways: ["支出金额", "收入金额"],
    directions: &[
        ["方向", "借", "贷"],
        ["借贷方向", "借方", "贷方"],
        ["借贷标志", "D", "C"],
        ["方向", "1", "0"],
        ["借/贷", "Dr", "Cr"],
    ],
    groups: ["科目", "发生额"],
    month_total: &["本月合计", "月计", "本月小计"],
    to_date: "本年累计",
    account_total: "小计",
    total: &["合计", "总计", "合　计", "合计："],
    signature: "制表人：王芳",
    title: "阳光花园 费用明细表",
    company: "编制单位：阳光花园物业服务中心",
    closing: "结转本期损益",
};

pub(super) const TRADITIONAL: Words = Words {
    date: "憑證日期",
    period: "會計期間",
    voucher: "憑證號",
    text: "摘要",
    account: "科目名稱",
    code: "科目編碼",
    levels: ["一級科目", "二級科目", "三級科目"],
    upper: ["成本費用", "管理費用"],
    money: "人民幣",
    extra: "附件數",
    currency: "幣種",
    amount: "金額",
    balance: "餘額",
    sides: ["借方金額", "貸方金額"],
    ways: ["支出金額", "收入金額"],
    directions: &[["方向", "借", "貸"], ["借貸方向", "借方", "貸方"]],
    groups: ["科目", "發生額"],
    month_total: &["本月合計"],
    to_date: "本年累計",
    account_total: "小計",
    total: &["合計", "總計"],
    signature: "製表人：王芳",
    title: "陽光花園 費用明細表",
    company: "編制單位：陽光花園",
    closing: "結轉本期損益",
};

pub(super) const ENGLISH: Words = Words {
    date: "Posting date",
    period: "Period",
    voucher: "Voucher",
    text: "Description",
    account: "Account name",
    code: "Account code",
    levels: ["Level 1", "Level 2", "Level 3"],
    upper: ["Costs", "Administration"],
    money: "CNY",
    extra: "Attachments",
    currency: "Currency",
    amount: "Amount",
    balance: "Balance",
    sides: ["Debit", "Credit"],
    ways: ["Paid out", "Paid in"],
    directions: &[["Dr/Cr", "Dr", "Cr"], ["Debit/Credit", "Debit", "Credit"], ["DrCr", "D", "C"]],
    groups: ["Account", "Movement"],
    month_total: &["Subtotal", "Total", "Sub-total"],
    to_date: "Year to date",
    account_total: "Total",
    total: &["Total", "TOTAL", "Grand total"],
    signature: "Prepared by: Wang Fang",
    title: "Sunshine Garden, expenses",
    company: "Company: Sunshine Garden Ltd",
    closing: "closing entry to profit and loss",
};

impl Language {
    pub(super) fn words(self) -> &'static Words {
        match self {
            Language::Chinese => &CHINESE,
            Language::Traditional => &TRADITIONAL,
            Language::English => &ENGLISH,
        }
    }
}
