//! Which row is the header, and which column is what: the words by which exports name their columns.
//!
//! The order of a field's words is their priority: where a file has two of them, the earlier wins.

use std::collections::{BTreeSet, HashMap};

use super::block::Row;
use super::fields::{Column, Field};
use super::source::Setting;
use super::values::{half_width, period};
use crate::model::{Currency, Unit};

/// The header is searched for in so many rows.
pub(super) const SEARCHED: usize = 50;

/// Words as [`key`] makes them: no blanks, lower case, without what stands in brackets.
const WORDS: [(Field, &[&str]); 21] = [
    (
        Field::Date,
        &[
            "日期",
            "凭证日期",
            "记账日期",
            "制单日期",
            "业务日期",
            "入账日期",
            "交易时间",
            "交易日期",
            "发生日期",
            "付款日期",
            "报销日期",
            "开票日期",
            "date",
            "postingdate",
            "transactiondate",
            "documentdate",
            "voucherdate",
            "paymentdate",
            "invoicedate",
            "entrydate",
            "valuedate",
        ],
    ),
    (
        Field::Period,
        &[
            "会计期间",
            "期间",
            "月份",
            "所属期间",
            "所属月份",
            "费用月份",
            "会计月份",
            "期次",
            "月",
            "period",
            "accountingperiod",
            "fiscalperiod",
            "postingperiod",
            "month",
        ],
    ),
    (Field::Year, &["会计年度", "年度", "年份", "年", "fiscalyear", "year"]),
    (
        Field::Voucher,
        &[
            "凭证字号",
            "凭证号",
            "凭证号数",
            "凭证编号",
            "凭证号码",
            "凭证",
            "单据编号",
            "单据号",
            "报销单号",
            "交易订单号",
            "交易单号",
            "流水号",
            "voucher",
            "voucherno",
            "vouchernumber",
            "transactionnumber",
            "transactionno",
            "transactionid",
            "documentnumber",
            "documentno",
            "journalno",
            "journalnumber",
            "reference",
            "ref",
        ],
    ),
    (Field::VoucherWord, &["凭证字", "凭证类别字", "凭证类型", "凭证类别"]),
    (Field::Line, &["分录号", "分录", "分录行号", "行号", "lineno", "linenumber", "line", "entryno"]),
    (
        Field::Description,
        &[
            "摘要",
            "说明",
            "用途",
            "商品说明",
            "事由",
            "内容",
            "费用说明",
            "description",
            "narrative",
            "memo",
            "details",
            "particulars",
            "purpose",
            "expensedescription",
            "text",
            "备注",
            "remarks",
            "notes",
            "note",
        ],
    ),
    (
        Field::Category,
        &[
            "预算科目",
            "费用项目",
            "费用类型",
            "费用类别",
            "费用科目",
            "预算项目",
            "类别",
            "分类",
            "科目名称",
            "会计科目",
            "科目",
            "交易分类",
            "category",
            "budgetline",
            "expensetype",
            "expensecategory",
            "accountname",
            "glaccountname",
            "account",
            "glaccount",
            "nominalaccount",
            "expensearea",
            "costtype",
        ],
    ),
    (
        Field::Account,
        &[
            "科目编码",
            "科目代码",
            "科目编号",
            "科目号",
            "accountcode",
            "accountnumber",
            "accountno",
            "glcode",
            "nominalcode",
            "code",
        ],
    ),
    (
        Field::Amount,
        &[
            "本币金额",
            "金额",
            "发生额",
            "发生金额",
            "含税金额",
            "价税合计",
            "报销金额",
            "付款金额",
            "支付金额",
            "费用金额",
            "实际金额",
            "实际发生额",
            "localamount",
            "amount",
            "grossamount",
            "totalamount",
            "gross",
            "total",
            "actual",
            "value",
            "cost",
            "spend",
        ],
    ),
    (Field::Net, &["不含税金额", "未税金额", "netamount", "net", "amountexclvat", "amountexvat"]),
    (Field::Tax, &["税额", "进项税额", "taxamount", "tax", "vatamount", "vat"]),
    (
        Field::Debit,
        &[
            "借方",
            "借方金额",
            "借方发生额",
            "本期借方",
            "本期借方发生额",
            "本期发生额借方",
            "借方本币",
            "debit",
            "debitamount",
            "dr",
        ],
    ),
    (
        Field::Credit,
        &[
            "贷方",
            "贷方金额",
            "贷方发生额",
            "本期贷方",
            "本期贷方发生额",
            "本期发生额贷方",
            "贷方本币",
            "credit",
            "creditamount",
            "cr",
        ],
    ),
    (
        Field::Direction,
        &[
            "方向",
            "借贷方向",
            "借/贷",
            "借贷",
            "借贷标志",
            "收/支",
            "收支",
            "收支类型",
            "收支方向",
            "drcr",
            "dr/cr",
            "debit/credit",
        ],
    ),
    (Field::Status, &["交易状态", "当前状态", "status"]),
    (Field::Currency, &["币种", "币别", "货币", "currency", "currencycode"]),
    (
        Field::Vendor,
        &[
            "供应商",
            "供应商名称",
            "往来单位",
            "对方单位",
            "客商",
            "客商名称",
            "收款单位",
            "收款方",
            "收款人",
            "交易对方",
            "商户",
            "商户名称",
            "supplier",
            "suppliername",
            "vendor",
            "vendorname",
            "payee",
            "merchant",
            "beneficiary",
        ],
    ),
    (Field::Invoice, &["发票号码", "发票号", "发票编号", "invoice", "invoiceno", "invoicenumber"]),
    (Field::Counterparty, &["内部往来", "内部单位", "关联方", "counterparty", "intercompany"]),
    (
        Field::Commitment,
        &["采购订单", "采购订单号", "合同号", "合同编号", "commitment", "purchaseorder", "ponumber", "pono", "po"],
    ),
];

/// Words for the axes that most books have.
const AXES: [&[&str]; 2] = [
    &[
        "项目",
        "项目名称",
        "小区",
        "小区名称",
        "楼盘",
        "楼盘名称",
        "管理处",
        "所属项目",
        "project",
        "projectname",
        "site",
        "property",
        "community",
        "estate",
    ],
    &[
        "部门",
        "部门名称",
        "成本中心",
        "责任中心",
        "所属部门",
        "费用部门",
        "承担部门",
        "department",
        "departmentname",
        "dept",
        "costcentre",
        "costcenter",
        "costcentrename",
    ],
];

/// What else the header of a 预算表 says.
const PLAN: &[&str] = &[
    "全年",
    "全年预算",
    "年度预算",
    "年预算",
    "年度金额",
    "合计",
    "总计",
    "月度预算",
    "月预算",
    "每月",
    "预算",
    "预算金额",
    "预算额",
    "预算数",
    "名称",
    "明细",
    "预算依据",
    "依据",
    "编制依据",
    "测算依据",
    "预期效果",
    "效果",
    "负责人",
    "责任人",
    "annual",
    "annualbudget",
    "fullyear",
    "monthly",
    "monthlybudget",
    "budget",
    "budgetamount",
    "name",
    "basis",
    "effect",
    "owner",
    "yeartotal",
    "subcategory",
    "一级科目",
    "二级科目",
    "三级科目",
];

/// Codes that stand in headers. Not every three letters in brackets are a currency: `Amount (net)`.
const CURRENCIES: [&str; 13] =
    ["cny", "usd", "eur", "gbp", "hkd", "jpy", "twd", "mop", "sgd", "aud", "cad", "chf", "krw"];

/// The group titles over columns that hold balances or other periods, not what happened.
const BALANCES: [&str; 9] = ["期初", "年初", "期末", "余额", "累计", "结存", "opening", "closing", "balance"];

/// The header of a file: one row, or several taken together.
#[derive(Clone, Debug, Default)]
pub(super) struct Header {
    /// The row in which it begins and ends, counted among the rows searched.
    pub(super) first: usize,
    pub(super) last: usize,
    /// The number of its last line in the file.
    pub(super) line: u64,
    /// For each column the lowest header that says something.
    pub(super) names: Vec<String>,
    /// For each column the title of the group above it; often empty.
    pub(super) groups: Vec<String>,
}

/// The words that tell a header from other rows.
pub(super) struct Vocabulary {
    words: HashMap<String, Vec<(Column, usize)>>,
    /// Headers that a profile names.
    wanted: BTreeSet<String>,
    /// The line a profile fixes.
    at: Option<u64>,
    /// A 预算表: months and more are headers too.
    plan: bool,
}

impl Vocabulary {
    pub(super) fn new(setting: &Setting<'_>, plan: bool) -> Vocabulary {
        let mut words: HashMap<String, Vec<(Column, usize)>> = HashMap::new();
        for (field, names) in WORDS {
            for (rank, name) in names.iter().enumerate() {
                words.entry((*name).to_string()).or_default().push((Column::Field(field), rank));
            }
        }
        for (index, axis) in setting.settings.dimensions.axes.iter().enumerate() {
            let own = key(&axis.name);
            let kin = AXES.iter().find(|names| names.contains(&own.as_str())).copied().unwrap_or_default();
            for (rank, name) in std::iter::once(own.as_str()).chain(kin.iter().copied()).enumerate() {
                words.entry(name.to_string()).or_default().push((Column::Axis(index), rank));
            }
        }
        let columns = setting.profile.map(|p| &p.columns);
        let wanted = columns.into_iter().flat_map(|c| c.values()).map(|header| key(header)).collect();
        let at = setting.profile.and_then(|p| p.header_row).map(|row| row as u64);
        Vocabulary { words, wanted, at, plan }
    }

    /// What a header may mean, with its priority there.
    pub(super) fn meanings(&self, header: &str) -> &[(Column, usize)] {
        let whole = squeezed(header);
        let found = self.words.get(&whole).or_else(|| self.words.get(&key(header)));
        found.map_or(&[], Vec::as_slice)
    }

    /// How many different columns a row names.
    pub(super) fn known<'c>(&self, cells: impl Iterator<Item = &'c str>) -> usize {
        cells.filter_map(|cell| self.recognised(cell)).collect::<BTreeSet<_>>().len()
    }

    fn recognised(&self, cell: &str) -> Option<String> {
        if cell.is_empty() || cell.len() > 100 {
            return None;
        }
        let key = key(cell);
        if let Some((column, _)) = self.meanings(cell).first() {
            return Some(format!("{column:?}"));
        }
        let planned = || self.plan && (PLAN.contains(&key.as_str()) || period::read(&key, Some(2000)).is_ok());
        (self.wanted.contains(&key) || planned()).then_some(key)
    }

    fn least(&self) -> usize {
        match (self.plan, self.wanted.len()) {
            (true, _) | (_, 1..=2) => 2,
            _ => 3,
        }
    }

    /// The header among the first rows of a file.
    pub(super) fn locate(&self, rows: &[Row<'_>]) -> Option<Header> {
        let rows = &rows[..rows.len().min(SEARCHED.max(self.at.unwrap_or(0) as usize))];
        let first = match self.at {
            Some(line) => rows.iter().position(|row| row.line >= line)?,
            None => (0..rows.len()).find(|i| {
                self.known(rows[*i].cells.iter()) >= self.least()
                    || (self.continues(rows, *i) && {
                        let both = rows[*i].cells.iter().chain(rows[*i + 1].cells.iter());
                        self.known(rows[*i].cells.iter()) > 0 && self.known(both) >= self.least()
                    })
            })?,
        };
        let last = if self.continues(rows, first) { first + 1 } else { first };
        let width = rows[first..=last].iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let cell = |row: usize, column: usize| clean(rows[row].cells.get(column).unwrap_or_default());
        let (mut names, mut groups, mut group) = (Vec::new(), Vec::new(), String::new());
        for column in 0..width {
            let (above, below) = (cell(first, column), cell(last, column));
            if last == first || below.is_empty() {
                group.clear();
                names.push(above);
            } else {
                // A title merged over several columns stands in the first of them only.
                group = if above.is_empty() { group } else { above };
                names.push(below);
            }
            groups.push(group.clone());
        }
        Some(Header { first, last, line: rows[last].line, names, groups })
    }

    /// Is the row after this one a second row of the header? It names columns and holds no figures.
    fn continues(&self, rows: &[Row<'_>], row: usize) -> bool {
        rows.get(row + 1).is_some_and(|next| {
            let figures = !self.plan && next.cells.iter().any(|c| c.bytes().any(|b| b.is_ascii_digit()));
            let cells = || next.cells.iter().map(str::trim).filter(|c| !c.is_empty());
            let known = cells().filter(|c| self.recognised(c).is_some()).count();
            !figures && known > 0 && known * 2 > cells().count()
        })
    }
}

/// Does a group's title say that its columns are no movements of the period?
pub(super) fn is_balance(group: &str) -> bool {
    let group = squeezed(group);
    BALANCES.iter().any(|word| group.contains(word))
}

/// A header as shown: one line, trimmed.
pub(super) fn clean(header: &str) -> String {
    header.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}').replace(['\r', '\n', '\t'], "")
}

/// Half-width, lower case, without blanks and `_ - .`.
fn squeezed(header: &str) -> String {
    let kept = |c: &char| !c.is_whitespace() && !matches!(c, '_' | '-' | '.' | ':' | '\u{FEFF}' | '*' | '#');
    half_width(header).chars().filter(kept).collect::<String>().to_lowercase()
}

/// The word by which a header is known: squeezed, and without what stands in brackets.
pub(super) fn key(header: &str) -> String {
    let squeezed = squeezed(header);
    let plain = match squeezed.split_once('(') {
        Some((before, _)) if !before.is_empty() => before,
        _ => &squeezed,
    };
    let plain = plain.strip_suffix("万元").filter(|rest| !rest.is_empty()).unwrap_or(plain);
    plain.trim_end_matches('/').to_string()
}

/// The unit and the currency that a header or a title states: `金额(万元)`, `单位：万元`, `Amount (£000)`.
pub(super) fn stated(text: &str) -> (Option<Unit>, Option<Currency>) {
    let text = squeezed(text);
    let inner = text.split_once('(').map_or(text.as_str(), |(_, inner)| inner).trim_end_matches(')');
    let inner = inner.rsplit("单位").next().unwrap_or(inner).trim_start_matches(':');
    let unit = match inner {
        t if t.ends_with("亿元") || t == "亿" => Some(Unit::Yi),
        t if t.ends_with("万元") || t == "万" => Some(Unit::Wan),
        t if t.ends_with("千元") || t.ends_with("'000") || t.ends_with("000s") || t.ends_with("thousands") => {
            Some(Unit::Thousand)
        }
        t if t.ends_with('元') => Some(Unit::One),
        "£000" | "$000" | "€000" | "thousand" => Some(Unit::Thousand),
        _ => None,
    };
    let currency = match inner {
        t if t.starts_with('£') => Currency::parse("GBP"),
        t if t.starts_with('€') => Currency::parse("EUR"),
        t if t.starts_with("人民币") || t == "rmb" => Some(Currency::CNY),
        t if CURRENCIES.contains(&t) => Currency::parse(t),
        _ => None,
    };
    (unit, currency)
}
