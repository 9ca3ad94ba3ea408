//! The words by which exports name their columns, as [`super::headers::key`] makes them: no blanks, lower case,
//! without what stands in brackets. The order of a field's words is their priority.

use crate::import::fields::Field;

/// The words of each field. Brackets are kept where they tell two columns apart: `借方(本位币)`.
pub(in crate::import) const WORDS: [(Field, &str); 25] = [
    (
        Field::Date,
        "日期|日付|取引日|凭证日期|记账日期|过账日期|入账日期|制单日期|业务日期|交易日|交易日期|交易时间|发生日期|付款日期|支付日期|报销日期|开票日期|清账日期|交易创建时间|创建时间|付款时间|支付时间|下单时间|日期时间|记账日|入账时间|记账时间|发生时间|消费日期|消费时间|登记日期|报账日期|年月日|\
        date|postingdate|transactiondate|documentdate|docdate|voucherdate|paymentdate|dateofpayment|paiddate|paymentmadedate|dateofinvoice|\
        invoicedate|entrydate|clearingdate|datecleared|transdate|datepaid|bookingdate|buchungstag|buchungsdatum|buchung|belegdatum|datum|\
        pstngdate|pstgdate|postgdate|accountingdate|glposteddate|effectivedate|createdat|created|completeddate|datecompleted|starteddate|valuedate|valutadatum|wertstellung|wertstellungsdatum|time|datetime",
    ),
    (
        Field::Period,
        "会计期间|期间|月份|所属期间|所属月份|费用月份|会计月份|凭证年月|年月|期次|月|period|accountingperiod|fiscalperiod|postingperiod|month|yearmonth|\
        period/year|postingperiod/year|fiscalperiod/year|fiscalyear/period|fiscalyear/postingperiod|year/period|fiscalyearperiod|fiscper|periode/jahr|\
        会计年度/期间|会计年度/会计期间|年度/期间|期间/年度|会计期间/年度|会计期间/会计年度",
    ),
    (
        Field::Year,
        "会计年度|财年|财务年度|财政年度|年度|年份|年|fiscalyear|financialyear|accountingyear|fiscyear|fy|gjahr|geschäftsjahr|year",
    ),
    (
        Field::Voucher,
        "凭证字号|伝票番号|凭证号|凭证号数|凭证编号|凭证号码|凭证|单据编号|单据号|报销单号|交易订单号|交易单号|交易号|流水号|交易流水号|银行流水号|核心唯一流水号|账户明细编号交易流水号|订单号|\
        voucher|voucherno|vouchernumber|transactionnumber|transactionno|transactionid|transactionref|documentnumber|documentno|docno|journalno|\
        journalnumber|jename|journalid|reference|referenceno|ref|refno|num|belegfeld1|belegnummer|paymentreference|checkorslip",
    ),
    (Field::VoucherWord, "凭证字|凭证类别字|凭证类型|凭证类别"),
    (Field::Line, "分录号|分录|分录行号|分录序号|行项目|行号|lineno|linenumber|line|lineitem|entryno"),
    (
        Field::Description,
        "摘要|凭证摘要|业务摘要|凭证行文本|行文本|说明|用途|交易用途|交易摘要|商品说明|商品|商品名称|交易说明|事由|内容|费用说明|业务描述|附言|凭证抬头文本|其它摘要|其他摘要|\
        description|transactiondescription|descriptionoftransaction|narrative|memo|memo/description|details|particulars|purpose|expensedescription|\
        text|verwendungszweck|buchungstext|备注|remarks|notes|note",
    ),
    (
        Field::Category,
        "预算科目|费用项目|费用类型|费用类别|费用科目|费用名称|预算项目|类别|分类|科目名称|勘定科目|科目描述|科目全名|会计科目|科目|明细科目|核算科目|支出科目|支出类别|费用归属|费用大类|交易分类|category|budgetline|expensetype|\
        expensecategory|accountname|accountdescription|glaccountname|glaccount|nominalaccount|nominal|account|costelementname|costelementdescr|costelements|\
        expensearea|costtype|subjective",
    ),
    (
        Field::Account,
        "科目编码|科目代码|科目编号|科目号|accountcode|accountnumber|accountno|glcode|nominalcode|costelement|n/c|konto|ledgeraccount|mainaccount|code",
    ),
    (
        Field::Amount,
        "本币金额|本位币金额|本位币|公司承担金额|企业承担金额|单位承担金额|核定金额|审定金额|核准金额|批准金额|明细金额|行金额|金额|金額|发生额|发生金额|交易金额|含税金额|价税合计|本月金额|当月金额|本月发生额|当月发生额|报销金额|付款金额|支付金额|费用金额|实际金额|实际发生额|实付金额|实付款|实付|付款额|支付额|报销额|支出额|分摊金额|收支金额|\
        localamount|approvedamount|lineamount|amountinlocalcur|amountinlocalcurrency|val/coareacrcy|valincoareacrcy|valinrepcur|amount|grossamount|totalamount|\
        paymentamount|amountpaid|transactionamount|billingamount|billedamount|amountintransactioncurrency|amountincurrency|amountinlc|amtinloccur|amountlc|invoiceamount|gross|total|totalcost|amountincltax|amountinclvat|amountincludingtax|amountincludingvat|totalincltax|totalinclvat|amountgross|actcosts|actualcosts|actual|betrag|umsatz|\
        brutto|value|cost|spend|expenseamount|claimamount|claimedamount|allocatedamount|charges|原币金额|valuetrancurr",
    ),
    (Field::Net, "不含税金额|未税金额|netamount|net|netto|amountexclvat|amountexvat"),
    (Field::Tax, "税额|进项税额|taxamount|tax|vatamount|vat"),
    (
        Field::Debit,
        "借方本位币|本位币借方|借方本位币金额|借方本币|借方本币金额|本币借方|借方(本位币)|借方(本币)|accounteddr|本期发生额本位币(借)|本期发生额(借)|本期发生借方|本期借方|\
        本期借方发生额|本期发生额借方|借方|借方金额|金额借方|借方发生额|支出金额|支出|转出金额|取款金额|记账金额(支出)|交易金额(支出)|金额(支出)|支出(元)|debit|debitamount|debits|dr|paidout|moneyout|withdrawal|\
        withdrawals|soll|借方原币|原币借方|借方原币金额|外币借方|entereddr",
    ),
    (
        Field::Credit,
        "贷方本位币|本位币贷方|贷方本位币金额|贷方本币|贷方本币金额|本币贷方|贷方(本位币)|贷方(本币)|accountedcr|本期发生额本位币(贷)|本期发生额(贷)|本期发生贷方|本期贷方|\
        本期贷方发生额|本期发生额贷方|贷方|贷方金额|金额贷方|贷方发生额|收入金额|收入|转入金额|存款金额|记账金额(收入)|交易金额(收入)|金额(收入)|收入(元)|credit|creditamount|credits|cr|paidin|moneyin|deposit|\
        deposits|haben|贷方原币|原币贷方|贷方原币金额|外币贷方|enteredcr",
    ),
    (
        Field::Direction,
        "方向|借贷方向|借/贷|借贷|借贷标志|借/贷标志|借贷标记|借贷标识|收/支|收支|收支类型|收支方向|direction|drcr|dr/cr|debit/credit|debitcredit|soll/habenkennzeichen|s/h",
    ),
    (Field::Status, "交易状态|当前状态|状态|单据状态|发票状态|state|status"),
    (
        Field::Currency,
        "币种|币别|币别名称|币种名称|币别代码|币种代码|货币|货币名称|货币代码|交易币种|结算币种|外币名称|原币币种|currency|currencycode|currencyname|ccy|curr|cur|crcy|\
        lcurr|localcurrency|billingcurrency|transactioncurrency|transactioncurr|documentcurrency|doccurrency|currencyiso|isocurrency|währung|waehrung|wkzumsatz|\
        kontowährung|devise",
    ),
    (
        Field::Vendor,
        "供应商|供应商名称|往来单位|对方单位|对方单位名称|对方户名|对方账户名|对方账户名称|对方账号名称|对方名称|客商|客商名称|收款单位|收款方|收款人|收(付)方名称|交易对方|商户|商户名称|辅助核算往来单位|\
        supplier|suppliername|vendor|vendorname|payee|merchant|merchantname|beneficiary|name|zahlungsempfänger*in|auftraggeber/empfänger|\
        beguenstigter/zahlungspflichtiger|begünstigter/zahlungspflichtiger",
    ),
    (Field::Invoice, "发票号码|发票号|发票编号|invoice|invoiceno|invoicenumber"),
    (Field::Counterparty, "内部往来|内部单位|关联方|counterparty|intercompany"),
    (
        Field::Balance,
        "余额|账户余额|交易后余额|当前余额|本次余额|结余|结存余额|balance|runningbalance|accountbalance|availablebalance|balanceaftertransaction|saldo|guthaben|kontostand|账面余额",
    ),
    (Field::Commitment, "采购订单|采购订单号|合同号|合同编号|commitment|purchaseorder|ponumber|pono|po"),
    (Field::Day, "日|day"),
    (Field::Unit, "金额单位|货币单位|单位|unit|units|amountunit|scale"),
    (
        Field::Refunded,
        "成功退款|成功退款金额|已退款金额|退款金额|已退金额|退回金额|已退回金额|refundedamount|amountrefunded|refundamount",
    ),
];

/// What lists of orders and contracts call their columns; there these words mean nothing else.
pub(super) const ORDERS: [(Field, &str); 5] = [
    (
        Field::Commitment,
        "采购订单|采购订单号|采购订单编号|采购单号|订单号|订单编号|合同号|合同编号|合同编码|单据编号|单据号|单号|编号|commitment|\
        purchaseorder|purchaseorderno|purchaseordernumber|ponumber|pono|po|orderno|ordernumber|orderid|order|contract|contractno|\
        contractnumber|contractid|reference|ref|number|id",
    ),
    (
        Field::Date,
        "签订日期|签约日期|合同日期|订单日期|下单日期|采购日期|日期|orderdate|contractdate|signeddate|dateoforder|date",
    ),
    (
        Field::Period,
        "预计月份|预计付款月份|预计支付月份|付款月份|交付月份|预计交付月份|执行月份|月份|expectedmonth|duemonth|paymentmonth|\
        deliverymonth|month",
    ),
    (
        Field::Amount,
        "订单金额|合同金额|合同总额|合同总价|采购金额|订单总额|占用金额|金额|orderamount|ordervalue|contractamount|contractvalue|amount",
    ),
    (Field::Description, "采购内容|合同名称|订单内容|摘要|description"),
];

/// Words for the axes that most books have.
pub(super) const AXES: [&str; 2] = [
    "项目|项目名称|小区|小区名称|楼盘|楼盘名称|管理处|所属项目|project|projectname|site|property|community|estate",
    "部门|部门名称|成本中心|责任中心|所属部门|费用部门|承担部门|department|departmentname|dept|costcentre|costcenter|\
     costcentrename|costcentername|coobjectname|directorate|organisationalunit|organizationalunit|orgunit|businessunit|division|\
     kost1kostenstelle|核算部门|使用部门|预算部门",
];

/// What else the header of a 预算表 says.
pub(in crate::import) const PLAN: &str = "全年|全年预算|年度预算|年预算|年度金额|合计|总计|月度预算|月预算|每月|预算|预算金额|预算额|预算数|名称|明细|预算依据|依据|编制依据|测算依据|预期效果|效果|负责人|责任人|\
    annual|annualbudget|fullyear|monthly|monthlybudget|budget|budgetamount|name|basis|effect|owner|\
    yeartotal|subcategory|一级科目|二级科目|三级科目";

/// What else the header of a table of metrics says: the metric, its value, numerator and denominator, and what
/// tells rows of one metric apart.
pub(in crate::import) const METRICS: [&str; 5] = [METRIC, VALUE, NUMERATOR, DENOMINATOR, PART];
/// The metric's name.
pub(in crate::import) const METRIC: &str = "指标|指标名称|指标项|metric|metricname|kpi|kpiname|indicator|measure";
/// Its value.
pub(in crate::import) const VALUE: &str = "数值|数量|值|指标值|实际值|实际|本月数|value|quantity|count|actual";
/// The numerator of a ratio.
pub(in crate::import) const NUMERATOR: &str = "分子|numerator";
/// Its denominator.
pub(in crate::import) const DENOMINATOR: &str = "分母|denominator";
/// Parts of one month and member, summed: a channel, a team.
pub(in crate::import) const PART: &str = "渠道|渠道名称|班组|班次|楼栋|channel|team|shift|building";

/// The group titles over columns that hold balances or other periods, not what happened.
pub(in crate::import) const BALANCES: &str = "期初|年初|期末|余额|累计|结存|opening|closing|balance";

/// Columns that ledgers and statements have and that mean nothing to us; together they count as one
/// that is known.
pub(super) const ASIDE: &str = "对方账号|对方账户|对方行号|对方开户行|本方账号|支付方式|收/付款方式|卡号末四位|商户单号|商家订单号|制单人|审核人|附件数|附单据数|借方科目|贷方科目|借方科目名称|贷方科目名称|借方账户|贷方账户|\
    debitaccount|creditaccount|debita/c|credita/c|dra/c|cra/c|draccount|craccount|accountdebited|accountcredited|sollkonto|habenkonto|\
    plancosts|plannedcosts|targetcosts|var|absvar|type|split|source|iban|bic|blz";
