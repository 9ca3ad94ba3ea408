//! The charts of accounts in use, as data: what each first-level account is, by code and by name.
//!
//! Codes alone mislead: 5101 is 制造费用, 主营业务收入, 单位管理费用 or 业务活动成本. Which chart a file has is told by its own
//! pairs of code and name (`recognise`); the landmarks are the pairs that tell charts apart.

use crate::model::AccountSide::{self, Balance, Budgetary, Closing, Cost, Income};

/// A chart of accounts.
pub(super) struct Chart {
    /// The message that names it.
    pub(super) message: &'static str,
    /// Beginnings of codes and what they are; the longest counts.
    pub(super) ranges: &'static [(&'static str, AccountSide)],
    /// First-level codes with their names (`|` between other names of one).
    pub(super) landmarks: &'static [(&'static str, &'static str)],
    /// Its codes alone are no evidence: they mean other things elsewhere.
    pub(super) only_by_name: bool,
}

/// Every chart.
pub(super) const CHARTS: [Chart; 5] = [ENTERPRISE, SMALL, OLD, GOVERNMENT, NON_PROFIT];

/// 企业会计准则.
const ENTERPRISE: Chart = Chart {
    message: "import-chart-enterprise",
    ranges: &[
        ("1", Balance),
        ("2", Balance),
        ("3", Balance),
        ("4", Balance),
        ("4103", Closing),
        ("4104", Closing),
        ("5", Cost),
        ("60", Income),
        ("61", Income),
        ("62", Income),
        ("63", Income),
        ("6061", Cost),
        ("64", Cost),
        ("65", Cost),
        ("66", Cost),
        ("67", Cost),
        ("68", Cost),
        ("69", Balance),
    ],
    landmarks: &[
        ("4001", "实收资本|股本"),
        ("4002", "资本公积"),
        ("4101", "盈余公积"),
        ("4103", "本年利润"),
        ("4104", "利润分配"),
        ("5001", "生产成本"),
        ("5101", "制造费用"),
        ("5201", "劳务成本"),
        ("5301", "研发支出"),
        ("5401", "工程施工|合同履约成本"),
        ("6001", "主营业务收入"),
        ("6051", "其他业务收入"),
        ("6061", "汇兑损益"),
        ("6111", "投资收益"),
        ("6115", "资产处置损益"),
        ("6117", "其他收益"),
        ("6301", "营业外收入"),
        ("6401", "主营业务成本"),
        ("6402", "其他业务成本"),
        ("6403", "税金及附加|营业税金及附加"),
        ("6601", "销售费用|营业费用"),
        ("6602", "管理费用"),
        ("6603", "财务费用"),
        ("6604", "研发费用|勘探费用"),
        ("6701", "资产减值损失"),
        ("6702", "信用减值损失"),
        ("6711", "营业外支出"),
        ("6801", "所得税费用|所得税"),
        ("6901", "以前年度损益调整"),
    ],
    only_by_name: false,
};

/// 小企业会计准则.
const SMALL: Chart = Chart {
    message: "import-chart-small",
    ranges: &[
        ("1", Balance),
        ("2", Balance),
        ("3", Balance),
        ("3103", Closing),
        ("3104", Closing),
        ("4", Cost),
        ("50", Income),
        ("51", Income),
        ("52", Income),
        ("53", Income),
        ("54", Cost),
        ("55", Cost),
        ("56", Cost),
        ("57", Cost),
        ("58", Cost),
    ],
    landmarks: &[
        ("3001", "实收资本|股本"),
        ("3002", "资本公积"),
        ("3101", "盈余公积"),
        ("3103", "本年利润"),
        ("3104", "利润分配"),
        ("4001", "生产成本"),
        ("4101", "制造费用"),
        ("4301", "研发支出"),
        ("4401", "工程施工"),
        ("4403", "机械作业"),
        ("5001", "主营业务收入"),
        ("5051", "其他业务收入"),
        ("5111", "投资收益"),
        ("5301", "营业外收入"),
        ("5401", "主营业务成本"),
        ("5402", "其他业务成本"),
        ("5403", "税金及附加|营业税金及附加"),
        ("5601", "销售费用|营业费用"),
        ("5602", "管理费用"),
        ("5603", "财务费用"),
        ("5711", "营业外支出"),
        ("5801", "所得税费用|所得税"),
    ],
    only_by_name: false,
};

/// 企业会计制度 (2001).
const OLD: Chart = Chart {
    message: "import-chart-old",
    ranges: &[
        ("1", Balance),
        ("2", Balance),
        ("3", Balance),
        ("3131", Closing),
        ("3141", Closing),
        ("4", Cost),
        ("51", Income),
        ("52", Income),
        ("53", Income),
        ("54", Cost),
        ("55", Cost),
        ("56", Cost),
        ("57", Cost),
        ("58", Balance),
    ],
    landmarks: &[
        ("2121", "应付账款"),
        ("2151", "应付工资"),
        ("2153", "应付福利费"),
        ("2171", "应交税金"),
        ("3101", "实收资本|股本"),
        ("3111", "资本公积"),
        ("3121", "盈余公积"),
        ("3131", "本年利润"),
        ("3141", "利润分配"),
        ("4101", "生产成本"),
        ("4105", "制造费用"),
        ("4107", "劳务成本"),
        ("5101", "主营业务收入"),
        ("5102", "其他业务收入"),
        ("5201", "投资收益"),
        ("5203", "补贴收入"),
        ("5301", "营业外收入"),
        ("5401", "主营业务成本"),
        ("5402", "主营业务税金及附加|税金及附加"),
        ("5405", "其他业务支出|其他业务成本"),
        ("5501", "营业费用|销售费用"),
        ("5502", "管理费用"),
        ("5503", "财务费用"),
        ("5601", "营业外支出"),
        ("5701", "所得税|所得税费用"),
        ("5801", "以前年度损益调整"),
    ],
    only_by_name: false,
};

/// 政府会计制度: 财务会计 (1–5) and 预算会计 (6–8) side by side.
const GOVERNMENT: Chart = Chart {
    message: "import-chart-government",
    ranges: &[
        ("1", Balance),
        ("2", Balance),
        ("3", Balance),
        ("3301", Closing),
        ("3302", Closing),
        ("4", Income),
        ("5", Cost),
        ("6", Budgetary),
        ("7", Budgetary),
        ("8", Budgetary),
    ],
    landmarks: &[
        ("1011", "零余额账户用款额度"),
        ("1201", "财政应返还额度"),
        ("3001", "累计盈余"),
        ("3101", "专用基金"),
        ("3301", "本期盈余"),
        ("3302", "本年盈余分配"),
        ("4001", "财政拨款收入"),
        ("4101", "事业收入"),
        ("4601", "非同级财政拨款收入"),
        ("5001", "业务活动费用"),
        ("5101", "单位管理费用"),
        ("5201", "经营费用"),
        ("5301", "资产处置费用"),
        ("5901", "其他费用"),
        ("6001", "财政拨款预算收入"),
        ("6101", "事业预算收入"),
        ("6601", "非同级财政拨款预算收入"),
        ("7101", "行政支出"),
        ("7201", "事业支出"),
        ("7301", "经营支出"),
        ("7901", "其他支出"),
        ("8001", "资金结存"),
        ("8101", "财政拨款结转"),
        ("8102", "财政拨款结余"),
    ],
    only_by_name: true,
};

/// 民间非营利组织会计制度.
const NON_PROFIT: Chart = Chart {
    message: "import-chart-non-profit",
    ranges: &[
        ("1", Balance),
        ("2", Balance),
        ("3", Balance),
        ("3101", Closing),
        ("3201", Closing),
        ("4", Income),
        ("5", Cost),
    ],
    landmarks: &[
        ("3101", "非限定性净资产"),
        ("3201", "限定性净资产"),
        ("4101", "捐赠收入"),
        ("4201", "会费收入"),
        ("4301", "提供服务收入"),
        ("4401", "政府补助收入"),
        ("4501", "商品销售收入"),
        ("4601", "投资收益"),
        ("4901", "其他收入"),
        ("5101", "业务活动成本"),
        ("5201", "管理费用"),
        ("5301", "筹资费用"),
        ("5401", "其他费用"),
    ],
    only_by_name: true,
};

/// First-level accounts by name, whatever their code.
pub(super) const NAMES: [(AccountSide, &str); 10] = [
    (
        Balance,
        "库存现金|现金|银行存款|其他货币资金|存放中央银行款项|零余额账户用款额度|财政应返还额度|备用金|短期投资|交易性金融资产|应收票据|应收账款|\
        应收账款融资|应收款项融资|预付账款|预付款项|应收股利|应收利息|其他应收款|内部往来|其他应收款项|坏账准备|材料采购|在途物资|原材料|材料|\
        材料成本差异|库存商品|库存物品|发出商品|商品进销差价|委托加工物资|周转材料|低值易耗品|包装物|存货|存货跌价准备|合同资产|合同资产减值准备|\
        合同取得成本|持有待售资产|债权投资|其他债权投资|持有至到期投资|可供出售金融资产|长期股权投资|长期债券投资|长期投资|投资性房地产|长期应收款|\
        固定资产|累计折旧|固定资产累计折旧|固定资产减值准备|在建工程|工程物资|固定资产清理|无形资产|累计摊销|无形资产累计摊销|无形资产减值准备|商誉|\
        长期待摊费用|待摊费用|递延所得税资产|待处理财产损溢|待处理财产损益|使用权资产|使用权资产累计折旧|生产性生物资产|消耗性生物资产|文物文化资产|\
        公共基础设施|政府储备物资|受托代理资产|保障性住房",
    ),
    (
        Balance,
        "短期借款|应付票据|应付账款|预收账款|预收款项|合同负债|应付职工薪酬|应付工资|应付福利费|应交税费|应交税金|应缴税费|应交增值税|\
        其他应交款|应缴财政款|应付利息|应付股利|应付利润|其他应付款|其他应付款项|预提费用|递延收益|长期借款|应付债券|长期应付款|专项应付款|预计负债|\
        递延所得税负债|租赁负债|未确认融资费用|持有待售负债|受托代理负债|应付政府补贴款|代收代付|代收代付款|代收款|代收款项|代管基金|代管资金|\
        维修基金|维修资金|住宅专项维修资金|清算资金往来|货币兑换|衍生工具|套期工具|被套期项目|往来款|内部往来款",
    ),
    (
        Balance,
        "实收资本|股本|资本公积|盈余公积|其他综合收益|专项储备|库存股|其他权益工具|一般风险准备|以前年度损益调整|以前年度盈余调整|累计盈余|\
        专用基金|权益法调整|无偿调拨净资产|净资产",
    ),
    (Closing, "本年利润|利润分配|未分配利润|本期盈余|本年盈余分配|非限定性净资产|限定性净资产"),
    (
        Income,
        "主营业务收入|其他业务收入|营业收入|营业外收入|投资收益|公允价值变动损益|公允价值变动收益|资产处置损益|资产处置收益|其他收益|补贴收入|\
        利息收入|租赁收入|物业服务收入|物业管理收入|财政拨款收入|事业收入|上级补助收入|附属单位上缴收入|经营收入|非同级财政拨款收入|捐赠收入|会费收入|\
        提供服务收入|政府补助收入|商品销售收入|租金收入|其他收入",
    ),
    (
        Cost,
        "主营业务成本|其他业务成本|其他业务支出|营业成本|税金及附加|营业税金及附加|主营业务税金及附加|销售费用|营业费用|管理费用|财务费用|研发费用|\
        勘探费用|资产减值损失|信用减值损失|营业外支出|所得税费用|所得税|汇兑损益|生产成本|制造费用|劳务成本|研发支出|工程施工|机械作业|辅助生产成本|\
        合同履约成本|物业服务成本|业务活动费用|单位管理费用|经营费用|资产处置费用|上缴上级费用|对附属单位补助费用|其他费用|业务活动成本|筹资费用",
    ),
    (
        Budgetary,
        "财政拨款预算收入|事业预算收入|上级补助预算收入|附属单位上缴预算收入|经营预算收入|债务预算收入|非同级财政拨款预算收入|投资预算收益|\
        其他预算收入|行政支出|事业支出|经营支出|上缴上级支出|对附属单位补助支出|投资支出|债务还本支出|资金结存|财政拨款结转|财政拨款结余|\
        非财政拨款结转|非财政拨款结余|专用结余|经营结余|其他结余|非财政拨款结余分配",
    ),
    (
        Balance,
        "assets|current assets|fixed assets|non-current assets|liabilities|current liabilities|non-current liabilities|\
        long-term liabilities|equity|shareholders' equity|owner's equity|owners equity|capital|share capital|\
        common stock|reserves|opening balance equity|bank|banks|bank account|bank accounts|bank current account|current account|\
        deposit account|savings account|checking|savings|cash|cash at bank|cash in hand|cash and cash equivalents|petty cash|\
        undeposited funds|accounts receivable|trade receivables|receivables|receivable|debtors|trade debtors|debtors control account|\
        accounts payable|trade payables|payables|payable|prepaid|prepayment|accrued|accrual|other receivables|other payables|\
        creditors|trade creditors|creditors control account|prepayments|prepaid expenses|\
        accruals|accrued expenses|accrued liabilities|deferred revenue|deferred income|inventory|inventories|stock|\
        work in progress|property, plant and equipment|plant and equipment|office equipment at cost|furniture and fixtures|\
        accumulated depreciation|intangible assets|goodwill|investments|loans|bank loan|loans payable|directors loan account|\
        director's loan|credit card|credit cards|vat|vat control|vat liability|vat return|sales tax|sales tax payable|gst|paye|\
        paye/nic|p.a.y.e.|national insurance|net wages|wages payable|payroll liabilities|pension payable|suspense|suspense account|\
        intercompany|retention|security deposits|tenant deposits",
    ),
    (
        Closing,
        "retained earnings|current year earnings|profit for the year|income summary|profit and loss account|profit and loss|\
        net income|accumulated surplus",
    ),
    (
        Income,
        "income|revenue|revenues|sales|turnover|other income|operating income|rental income|interest income|\
        service income|service revenue|sales revenue|fee income|management fee income",
    ),
];

/// English first levels of the profit and loss account.
pub(super) const COSTS: &str = "expenses|expense|costs|cost|cost of sales|cost of goods sold|cogs|overheads|overhead|\
    operating expenses|operating costs|administrative expenses|administration|other expenses|direct costs|direct expenses|\
    purchases|payroll expenses|bank charges|bank fees|depreciation|depreciation expense|salaries|wages|rent|utilities|insurance";

/// Accounts of the balance sheet whose names head expenses in lists of them too: `低值易耗品_工具`, `Bank - Charges`.
pub(super) const SPENT_ON: &str = "备用金|材料|原材料|周转材料|低值易耗品|包装物|材料采购|工程物资|维修基金|维修资金|住宅专项维修资金|\
    bank|banks|cash|petty cash|capital|reserves|stock|inventory|inventories|investments|loans|credit card|credit cards|vat|gst|\
    sales tax|national insurance|suspense|retention|intercompany|equity|savings|checking";

/// What the last words of an English name say.
pub(super) const ENDINGS: [(&str, AccountSide); 14] = [
    (" payable", Balance),
    (" receivable", Balance),
    (" payables", Balance),
    (" receivables", Balance),
    (" creditors", Balance),
    (" debtors", Balance),
    (" bank account", Balance),
    (" control account", Balance),
    (" prepayments", Balance),
    (" accruals", Balance),
    (" expense", Cost),
    (" expenses", Cost),
    (" income", Income),
    (" revenue", Income),
];

/// What its first words say, before its last.
pub(super) const BEGINNINGS: [(&str, AccountSide); 7] = [
    ("accrued ", Balance),
    ("prepaid ", Balance),
    ("deferred ", Balance),
    ("accumulated ", Balance),
    ("due to ", Balance),
    ("due from ", Balance),
    ("provision for ", Balance),
];
