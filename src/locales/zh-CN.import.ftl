## import 的消息

# 文件是怎样识别的
import-read-without-header = 按 { $encoding } 编码读取，分隔符为{ $delimiter }，没有表头
import-account-headings = 科目写在各段明细上方，已逐行填入
import-read-text = 按 { $encoding } 编码读取，分隔符为{ $delimiter }，表头在第 { $line } 行
import-read-camt = 按 CAMT XML 对账单读取
import-read-html = 按 HTML 表格读取（{ $encoding }），表头在第 { $line } 行
import-read-sheet = 读取工作表 `{ $sheet }`，表头在第 { $line } 行
import-delimiter-tab = 制表符
import-column = { $field } ← `{ $header }`
import-field-period = 会计期间
import-field-voucher-word = 凭证字
import-field-line = 分录号
import-field-category = 科目或费用项目
import-field-account = 科目编码
import-field-net = 不含税金额
import-field-tax = 税额
import-field-debit = 借方
import-field-credit = 贷方
import-field-direction = 方向
import-field-kind = 业务类型
import-field-status = 交易状态
import-field-currency = 币种
import-field-counterparty = 内部往来单位
import-field-commitment = 占用单号
import-field-balance = 余额
import-field-day = 日
import-field-unit = 单位
import-field-refunded = 已退款
import-field-fee = 另加费用
import-columns = 列对应：{ $columns }
import-unused = 未使用的列：{ $columns }
import-unit = 金额单位为{ $unit }
import-unit-fen = 分
import-unit-jiao = 角
import-unit-ten = 十元
import-unit-hundred = 百元
import-unit-lakh = 十万元
import-unit-million = 百万元
import-unit-crore = 千万元
import-unit-billion = 十亿元
import-unit-one = 元
import-unit-thousand = 千元
import-unit-wan = 万元
import-unit-yi = 亿元
import-month = 没有日期的行按表头上方所写，计入 { $month }

# 跳过的行
import-skipped = 跳过 { $rows } 行：{ $reason }（第 { $lines } 行）
import-skipped-more = 跳过 { $rows } 行：{ $reason }（第 { $lines } 行等）
import-skip-subtotal = 小计、合计
import-skip-balance = 期初、期末余额
import-skip-carry-over = 承前页、过次页
import-skip-closing = 期末结转损益
import-skip-balance-sheet = 资产负债类科目（分录的另一方）
import-skip-income = 收入类科目（预算里没有对应的收入科目）
import-skip-budgetary = 预算会计科目（财务会计已记过同一笔）
import-skip-parent = 上级科目（只取末级科目）
import-skip-neutral = 账单自身注明不计收支或已关闭
import-skip-void = 按状态已作废、驳回或失败
import-skip-refunded = 所退的支出本身未计，退款也不计
import-skip-pending = 按状态尚未入账
import-skip-figures = 按所在列属预算、预测、同期或累计，不是实际发生
import-skip-no-spending = 按类型属借款、申请、订单、划转等，不是支出
import-skip-received = 不是退款的收款（如需入账，请加 classify 规则）
import-skip-other-currency = 其他币种
import-skip-rule = 导入方案中要求跳过
import-skip-header = 重复的表头
import-skip-remark = 没有金额的说明文字
import-skip-no-movement = 本期无发生额的科目
import-skip-blank = 空行

# 核对与推断
import-checked = 已核对相符：{ $checks }
import-checked-differ = 已核对，有不符：{ $checks }
import-control-totals = { $count } 个小计、合计与其上各行
import-inferred = 推断：{ $taken }
import-inferred-strict = `--strict` 不接受推断：{ $taken }
import-control-balance = { $count } 行的余额
import-control-counts = 文件自己写明的 { $count } 处笔数
import-counts-differ = 文件在此写明 { $stated } 笔，实有 { $found } 笔
import-counts-differ-sum = 文件在此写明 { $stated } 笔、{ $sum }，实有 { $found } 笔、{ $found_sum }
import-counts-lacking-hint = 文件导出后被截断或改动过：请重新导出；确认所余明细无误时，用 `--expect 金额` 或 `--expect-rows 行数` 核定后导入
import-counts-differ-hint = 文件导出后是否被截断或改动过？
import-balance-refused-hint = 缺了一行，或有金额读错：请重新导出；确认明细无误时，用 `--expect 金额` 核定后导入
import-statement-balance = 期初余额加减各笔应为 { $expected }，而期末余额是 { $shown }
import-balance-turned = 按余额推算，这一笔的收支方向与文件所写相反：照此入账，支出会差出两倍的金额
import-balance-broke = 余额为 { $shown }，而按上一行余额和本行金额应为 { $expected }；共有 { $rows } 处不符，这是第一处
import-balance-broke-hint = 是否缺行，或有金额读错？一列余额只能属于一个账户
import-balance-torn = 余额为 { $shown }，而按上一行余额和本行金额应为 { $expected }；共有 { $rows } 行接不上，这是第一处
import-balance-torn-hint = 如果文件只是摘录，或未按发生的先后排列，则属正常；如果是完整的流水，说明有缺行
import-balance-short = 余额为 { $shown }，而按上一行余额和本行金额应为 { $expected }：凡接不上的行，余额的变动都大于金额
import-balance-short-hint = 金额之外是否另有手续费或税金？请在导入方案中写明那一列：columns = {"{"} fee = "…" {"}"}；如果金额无误，请写明 sign = "cost-positive"（或 "cost-negative"）
import-total-above = 首行既无科目也无摘要，金额恰为其余各行之和：可能是合计行
import-total-above-hint = 请从文件中删去该行；若确为支出，请补上科目或摘要
import-control-vouchers = { $count } 张凭证的借贷平衡
import-voucher-unequal = 凭证 `{ $voucher }` 借贷相差 { $difference }
import-voucher-unequal-hint = 请核对：这张凭证是否缺行，或有金额读错？
import-voucher-refused-unequal-hint = 这张凭证缺行，或有金额读错：请重新导出；确认明细无误时，用 `--expect 金额` 核定后导入
import-control-months = { $count } 行的月份
import-month-above = 表头上方写明期间为 { $stated }，但有 { $rows } 行属于其他月份，首行为 { $found }
import-month-name = 名称表明是 { $stated } 月份，但有 { $rows } 行属于其他月份，首行为 { $found }
import-month-hint = 请核对：日期的日月顺序是否读对，文件是否选对
import-control-rates = { $count } 行的汇率
import-rate-alone = `{ $header }` 列的 `{ $rate }` 是汇率，但没有写明金额是哪种货币
import-rate-alone-hint = 请导出本位币金额，或加上币种列
import-dates-swapped = 日和月可能颠倒：`{ $text }` 是文本，而两种顺序都读得通的日期（如 { $date }）已成为日期格式；电子表格可能按错误的顺序读了这些日期
import-dates-swapped-hint = 请把日期都写成 2026-01-31；若已成为日期格式的各行无误，请用 --date-order dmy 或 --date-order mdy 指明其余各行的顺序
import-inferred-sign-kinds = 类型列中，收款为正、支出为负：按正负号判断收支，不认识的类型也一样
import-inferred-sign-direction = 支出金额除方向外还带负号，负号不重复计算
import-inferred-sign-refunds = 退回金额除类型外还带负号，负号不重复计算
import-inferred-sign-debit = 借方带负号且使余额减少：借方是支出
import-inferred-sign-debits = 支出列全为负数，收入列没有负数：负号就是支出
import-inferred-sign-credits = 贷方（收入）列全为负数，借方（支出）列没有负数：负号就是冲减
import-inferred-sign-red = 贷方全为负数：按红字处理，增加费用
import-inferred-sign-red-hint = 可在导入方案中写明 sign = "cost-positive"；如负号只表示收回款项，请去掉该列的负号
import-inferred-sign-columns-hint = 如负号表示冲回，请在导入方案中写明 sign = "cost-positive"
import-inferred-sign-bank = 借方使余额增加：借方是收入，贷方是支出
import-inferred-sign-banks-own = 列名是银行对账单特有的：借方是支出，贷方是收入
import-inferred-sign-balance = 负数使余额减少：负数是支出
import-inferred-sign-statement = 银行流水的金额多为负数：负数是支出
import-inferred-sign-negative = 金额全是负数：按退回处理，冲减费用
import-inferred-sign-back = 除退回的款项外金额全为负数：负数即支出
import-inferred-sign-mixed = 多数金额为负，但正数合计更大：按原样入账，负号冲减支出
import-inferred-sign-below = 金额合计为负数：按原样入账，负号冲减支出
import-inferred-sign-total = 合计不带负号，正是各负数之和：负数即支出
import-inferred-sign-hint = 可在导入方案中写明：sign = "cost-positive" 或 sign = "cost-negative"
import-inferred-named-totals = 有 { $rows } 行名为合计，但有日期和科目，金额也不等于其他行之和：按支出入账
import-inferred-struck = 表中有 { $rows } 行带删除线，仍按支出计入
import-inferred-struck-hint = 如已作废，请在表中删去该行
import-inferred-totals = 有 { $rows } 行的金额等于上面各行之和，按合计处理
import-inferred-totals-hint = 如确是支出，请补上日期、科目和凭证号；在导入方案中用 skip 规则可明确略去合计行
import-inferred-heads = 有 { $rows } 行的金额等于下面各行之和，按列在明细之前的合计处理
import-inferred-recap = 有 { $rows } 行按科目等列出上面各行之和，按汇总略去
import-inferred-closings = 有 { $rows } 行恰好冲平当月各科目的发生额，按期末结转略去
import-inferred-closings-hint = 如是退款或红冲，请在摘要中写明“退款”“冲销”
import-inferred-parents = 有 { $rows } 行的金额等于下级科目或辅助核算各行之和，按上级汇总行略去
import-inferred-parents-hint = 如是另一笔支出，请记入末级科目；在导入方案中用 skip 规则可明确略去汇总行
import-inferred-side = 下列科目仅凭编码判断不是成本费用，相关各行未入账：{ $accounts }
import-inferred-refunds = 有 { $rows } 笔不计收支的退款，已从支出中扣减
import-inferred-refunds-hint = 如对应的支出不在本账本，请在导入方案中用 skip 规则略去
import-inferred-states = `{ $header }` 列有不认识的状态：{ $values }；这些行照常计入
import-inferred-states-hint = 如不应计入，请在导入方案中对 `{ $header }` 列写 skip 规则略去；写了规则，其余状态即视为计入
import-inferred-owed = 有 { $rows } 行的状态为未付款，已计入
import-inferred-owed-hint = 费用在发生时计入；如只计已付款的，请在导入方案中用 skip 规则略去这些行
import-inferred-reversed = 有 { $rows } 行的状态为已红冲或冲销，已计入
import-inferred-reversed-hint = 原分录与红字分录都在账本中时这样才正确；如红字分录不在任何文件中，请在导入方案中用 skip 规则略去该行
import-inferred-flagged-red = 有 { $rows } 行带红字标志，按冲减计入
import-inferred-flagged-red-hint = 如该标志表示此行已被别的分录红冲，请在导入方案中用 skip 规则略去该行，或删除该列
import-inferred-both-sides = 每行是一笔完整分录，借 `{ $debit }`、贷 `{ $credit }`：取其中的成本费用或收入科目入账，记在贷方的为减项
import-inferred-both-sides-hint = 如应取另一方科目，请在 budget.toml 的 [accounts] 中写明各科目的性质
import-inferred-fiscal = 期间按预算方案的财年计，财年以结束的年份命名：{ $year } 财年第 { $period } 期是 { $month }
import-inferred-fiscal-begin = 期间按预算方案的财年计，财年以开始的年份命名：{ $year } 财年第 { $period } 期是 { $month }
import-inferred-fiscal-days = 由旁边的日期看出，期间按财年计：{ $year } 财年第 { $period } 期是 { $month }
import-inferred-fiscal-months = 年度是预算方案的财年，不是自然年：{ $year } 财年的 { $period } 月是 { $month }
import-inferred-fiscal-hint = 如期间就是自然月，请把两列的列名改为 Year 和 Month
import-both-booked = 有 { $rows } 行的借贷双方都是成本费用或收入科目：借方、贷方各记一次
import-inferred-paid = 每行的 `{ $other }` 都等于 `{ $amount }` 加减旁边的金额：取 `{ $other }` 入账
import-inferred-posted = 月份取自 `{ $date }`；`{ $other }` 在另一个月
import-inferred-advance = `{ $amount }` 是扣除 `{ $advance }` 后付出的款项，每行的 `{ $other }` 都等于两者之和：取 `{ $other }` 入账
import-ask-advance = `{ $amount }` 是扣除 `{ $advance }` 后付出的款项，没有一列是两者之和，即实际的费用
import-inferred-paid-hint = 请在导入方案中写明：columns = {"{"} { $field } = "{ $header }" {"}"}，或改写为另一列的列名
import-inferred-fee-balance = 余额按 `{ $amount }` 与 `{ $other }` 两项变动：`{ $other }` 另计为支出
import-inferred-fee-gross = `{ $amount }` 是毛额：`{ $other }` 另计为支出
import-ask-paid = 每行的 `{ $other }` 都等于 `{ $amount }` 加减旁边的金额：无法确定以哪一列为支出
import-inferred-part = 有 { $rows } 行的状态为部分退款，但没有写明退了多少：按全额入账
import-inferred-part-hint = 如退款没有另列一行，请填写退款后的金额

# 整个文件
import-unreadable = 无法读取：{ $cause }
import-binary = 既不是文本文件，也不是可读取的工作簿
import-binary-hint = 请另存为 CSV 或 XLSX
import-bad-byte = 从第 { $offset } 字节起不是有效的 { $encoding } 文本
import-bad-byte-hint = 请用 --encoding 指定编码（国内软件导出的多为 gb18030），或将文件另存为 UTF-8
import-unclosed-quote = 此处的引号没有配对
import-unclosed-quote-hint = 请补全或删去引号，或在导入方案中指定分隔符
import-swallowed-rows = 此处的引号没有在本行闭合，引号里面还有看起来是明细的行
import-stray-quote = 加引号的文本里面还有引号，无法分清各列
import-stray-quote-hint = 文本里面的引号应写成两个（"24"" 显示器"），或删去
import-endless-line = 这一行超过 32 MB 仍未结束：这不是表格
import-endless-line-hint = 请重新导出为 CSV 或 XLSX
import-bad-workbook = 无法打开工作簿：{ $cause }
import-bad-workbook-hint = 请去掉密码后另存为 XLSX，或另存为 CSV
import-cell-outside = 工作簿里有超出工作表范围的单元格：`{ $cell }`
import-cell-outside-hint = 工作表最多到 XFD1048576；请打开工作簿重新保存
import-workbook-too-large = `{ $part }` 超出可读取的大小：工作表不超过 4 GB，其余部分不超过 256 MB
import-workbook-long-text = `{ $part }` 里有超出可读取大小的文本：单个单元格不超过 1 MB
import-workbook-too-wide = 工作簿有超过 { $rows } 行在 AMJ 列之后还有内容
import-workbook-too-wide-hint = 表格最多 1024 列；请清除表格右侧远处的内容后重新保存
import-hidden-sheet-only = 只有隐藏的工作表 `{ $sheet }` 里有表格
import-hidden-sheet-only-hint = 用 --sheet（或导入方案中的 sheet = "…"）指明，或在工作簿中取消隐藏
import-sheets-not-read = 读取了 { $read }；以下工作表也有表头，但没有读取：{ $sheets }
import-sheet-repeated = 没有读取工作表 `{ $sheet }`：其中的每一行在 `{ $other }` 里都有
import-sheets-equal = 工作表 `{ $sheet }` 与 `{ $other }` 的各行完全相同：是其中一张为副本，还是两家公司（项目）的账恰好一样？
import-sheets-equal-hint = 只读其中一张请用 `--sheet { $sheet }`，各张都读请用 `--sheet all`
import-sheets-alike = 工作表 `{ $sheet }` 的各行在 `{ $other }` 里也有；两张表都已读取
import-sheet-older = 没有读取工作表 `{ $sheet }`：从名称和多数行看，是 `{ $other }` 的旧版本
import-sheet-back = 从名称看，工作表 `{ $sheet }` 是退回的款项，不能与其他工作表相加
import-sheet-back-hint = 请用 --sheet 导入其他工作表；这一张单独导入，并在导入方案中说明金额的含义（sign = "cost-negative"）；--sheet all 把各表都当作支出读取
import-sheet-choose-hint = 用 --sheet（或导入方案中的 sheet = "…"）指明工作表；--sheet all 表示全部读取
import-sheet-headless = 工作表“{ $sheet }”没有表头，内容与“{ $other }”的明细相同：像是它的续表
import-sheet-headless-hint = 请在该表第一行补上“{ $other }”的表头；不需要它时，用 `--sheet { $other }` 只读前表
import-hidden-rows = 有 { $rows } 行是隐藏行，也已读取（从本行起）
import-hidden-columns = 以下隐藏列也已读取：{ $columns }
import-hidden-hint = 不该计入的内容，请在工作簿中删除
import-read-sheets = 读取工作表 { $sheets }，表头在第 { $line } 行
import-is-pdf = 这是 PDF，不是表格
import-is-image = 这是图片，不是表格
import-is-pdf-hint = 请从原系统导出 CSV 或 XLSX；PDF 和图片须先转成表格
import-is-swift = 这是供银行软件读取的对账单（MT940、OFX、QIF），不是表格
import-is-swift-hint = 请在网上银行改为导出 CSV、Excel 或 CAMT XML 格式的明细
import-xml-damaged = XML 文件已损坏：{ $cause }
import-xml-damaged-hint = 请重新导出该文件
import-skip-credits = 成本报表借方合计以下的行（贷方、数量、差额）
import-is-archive = 这是无法读取的压缩包
import-is-archive-hint = 请先解压，再导入其中的文件
import-archive-of-many = 压缩包里不是一个表格：{ $count ->
    [0] 里面没有文件
   *[other] { $files }
}
import-archive-hint = 请先解压，再导入其中的文件
import-archive-password = 压缩包有密码
import-archive-password-hint = 请用随文件发送的密码解压（微信、支付宝会另行通知），再导入其中的文件
import-no-sheet = 没有名为 `{ $sheet }` 的工作表
import-no-sheet-hint = 现有工作表：{ $sheets }
import-unknown-encoding = 不认识的编码 `{ $encoding }`
import-unknown-encoding-hint = 常用的有：{ $known }
import-bad-delimiter = `{ $delimiter }` 不能用作分隔符
import-bad-delimiter-hint = 请用单个普通字符，如逗号、分号或制表符
import-encoding-chinese = 按 gb18030 读取：这些字节也是合法的 UTF-8，但只有按 GB18030 才是中文
import-encoding-chinese-hint = 如判断有误，请加 --encoding utf-8
import-encoding-western = 按 windows-1252 读取：文件既不是 UTF-8，也不是 GB18030
import-encoding-pairs = 按字节特征推断为 { $encoding } 编码
import-encoding-western-hint = 如有乱码，请用 --encoding 指定编码

# 表头与列
import-empty = 文件是空的
import-empty-hint = 导出后保存了吗？工作簿有多个表的，在导入方案里用 sheet 指明读哪一个
import-no-header = 前 { $rows } 行中没有找到表头
import-no-header-hint = 表头至少要有三个认识的列（日期、金额、科目、摘要等）；可在 [import."名称"] 中用 columns 指明列名，或用 header_row 指定表头所在行
import-no-plan-header = 前 { $rows } 行中没有找到预算表的表头
import-no-plan-header-hint = 需要有一行包含科目列，以及各月、全年或期间列
import-no-amount-column = 没有找到金额列
import-no-date-column = 没有日期列或期间列，表头上方也没有注明期间
import-map-column-hint = 请在导入方案中指明：columns = {"{"} { $field } = "列名" {"}"}；文件中的列：{ $columns }
import-no-such-column = 导入方案为 { $field } 指定的列 `{ $header }` 不存在
import-no-such-column-hint = 表头有：{ $headers }
import-no-such-field = 导入方案中的 `{ $field }` 既不是字段，也不是账本的维度
import-no-such-field-hint = 可用的字段与维度：{ $fields }
import-no-such-axis = 导入方案中固定的 `{ $axis }` 不是账本的维度
import-no-such-axis-hint = 账本的维度有：{ $axes }
import-same-header = 第 { $one } 列与第 { $other } 列的列名都是 `{ $header }`
import-same-header-hint = 请在导入方案中按列号指明：columns = {"{"} { $field } = "#{ $one }" {"}"}
import-gross-taken = 文件中既有含税金额也有不含税金额，已采用含税的 `{ $header }`
import-net-taken = 文件中只有不含税金额：`{ $header }`
import-choose-amount-hint = 口径须与预算的 tax_basis 一致；如需换列，请在导入方案中写 columns = {"{"} amount = "列名" {"}"}
import-bank-statement = 这像是银行流水，其中的借、贷是从银行角度记的
import-bank-statement-hint = 请在导入方案中说明：借方为支出时写 sign = "cost-positive"，否则写 "cost-negative"
import-months-across = 这是各月分列的表，不是逐笔明细
import-months-across-hint = 如是预算表，请用 `budget plan import 文件`；如是实际发生额，请改为每月一行：月份、科目、金额（电子表格中称“逆透视列”）
import-execution-report = 这是预算执行情况表，不是逐笔明细
import-execution-report-hint = 表中各行都是合计，累计数逐月导入会重复：请导入编制此表所用的序时账或费用明细；其中的预算用 `budget plan import 文件` 读取；确实只有此表时，在表头上方写明月份，并在导入方案中指明本月的列：columns = {"{"} category = "…", amount = "…" {"}"}
import-no-header-data = 文件没有表头时，在 budget.toml 里按序号写明各列，再用 --profile 名称 导入：{ $lines }
import-no-header-found = 最接近的一行有这些列：{ $columns }。至少要有三列可识别：请在 [import."名称"] 中用 columns = … 指明，或用 header_row 固定表头行
import-header-near = `{ $header }`（近似 { $near }）
import-header-known = `{ $header }`（可识别）
import-unit-unknown = `{ $text }` 不是已知的金额单位或币种，或与文件中的另一处说明相矛盾
import-unit-unknown-hint = 请在导入方案中写明 unit = "yuan"、"thousand"、"wan"、"million" 等
import-unit-below = 金额下方写明单位为{ $stated }，与读入时所用的单位（{ $taken }）不一致
import-currency-below = 金额下方写明币种为 { $currency }，预算的币种是 { $expected }
import-misread-before = `{ $shown }` 应为“{ $meant }”：生成这个文件的软件用错了编码
import-misread-before-hint = 请以 UTF-8 或 GBK 重新导出；如已用 --encoding 或导入方案指定了编码，请去掉
import-units-differ = 文件既写明单位为{ $one }，又写明为{ $other }
import-unit-by-name = 文件名写明单位为{ $unit }，文件内没有写明单位
import-currency-by-name = 文件名写明币种为 { $currency }，文件内没有写明币种；预算的币种是 { $expected }
import-unit-elsewhere = 工作表 `{ $sheet }` 说明金额单位为{ $stated }，而本表按{ $taken }读取
import-currency-elsewhere = 工作表 `{ $sheet }` 说明金额币种为 { $currency }，而预算为 { $expected }
import-other-currency-title = 表头上方写明金额为 { $currency }，预算的币种是 { $expected }
import-ask-off = `{ $amount }` 旁有 `{ $other }`，却没有扣减后的列：无法确定 `{ $amount }` 是扣减前还是扣减后的金额
import-ask-on = `{ $amount }` 旁有 `{ $other }`，却没有两者合计的列：无法确定 `{ $amount }` 是否已含 `{ $other }`
import-ask-off-hint = 如 `{ $amount }` 就是实际支出，请在导入方案中写 columns = {"{"} { $whole } = "{ $amount }" {"}"}；否则写 columns = {"{"} { $whole } = "{ $amount }", { $field } = "{ $other }" {"}"}
import-ask-sign-direction = 金额已有收支方向，自身又带正负号，且前后写法不一：无法确定负号的含义
import-kind-unclear = `{ $header }` 列的 `{ $value }` 可能不是支出，而是订单、押金、预付款或账户间的划转
import-kind-unclear-hint = 请在导入方案中为 `{ $header }` 列写 skip 规则：规则指明的行略去，其余的行入账
import-table-again = 重复的表头之下又列出了上表已有的行
import-table-sums = 重复的表头之下，每行都等于上表该科目的合计：是上表的汇总
import-table-again-hint = 请删去重复的一张表；如其中各行确是另外的支出，请删去重复的表头
import-table-beside = 下方另有一张表，标题为 `{ $title }`，从名称看不是支出
import-table-beside-hint = 请把各表分别放在单独的工作表或文件中，只导入支出的部分
import-inferred-table = 标题 `{ $title }` 下另有一张表，与上面的表一并读取
import-ask-kinds = `{ $header }` 列既有退回、红字类的取值，又有其他类别（{ $values }）：无法确定哪些行应当冲减
import-ask-kinds-hint = 请在导入方案中说明：退款未带负号的，写 columns = {"{"} direction = "{ $header }" {"}"}；金额本身已带正负号的，写 sign = "cost-positive"；或为 `{ $header }` 列写 skip 规则
import-ask-sign-debit = 借方发生额都带负号，又没有其他数据可以印证
import-ask-sign-statement = 银行流水没有余额，金额有正有负，看不出哪一种是支出
import-ask-sign-balance = 金额旁有余额，但从余额看不出负数是不是支出
import-ask-sign-minus = 金额多为负数，又没有科目或余额可以印证：无法判断负数是支出还是退回
import-recap-differs = 汇总中“{ $name }”为 { $shown }，上面各行之和为 { $read }
import-recap-differs-hint = 请在来源中补全明细或改正汇总；如确是支出，请补上日期、科目和凭证号
import-perhaps-closing = 有 { $rows } 行恰好冲平所在科目的发生额，已作扣减入账
import-perhaps-closing-hint = 如是期末结转，请在摘要中写明“结转本期损益”，或在导入方案中用 skip 规则略去
import-perhaps-closing-row = 这一行恰好冲平所在科目的发生额：可能是期末结转，也可能是冲回支出
import-perhaps-closing-row-hint = 请在摘要中写明“结转本期损益”或“冲销”，或在导入方案中用 skip 规则略去；确是冲回支出的，也可用 `--expect 金额` 核定后导入
import-perhaps-foot = 此行缺少其他行都有的内容，金额又等于以上各行之和：可能是小计
import-perhaps-foot-hint = 如是支出，请补上所缺的科目、摘要或凭证号；如是小计，请在摘要中写明“小计”，或在导入方案中写 skip 规则
import-row-apart = 此行在空行之下，缺少其他各行都有的日期、凭证号和摘要：可能是汇总数
import-row-apart-hint = 如是支出，请补上日期、凭证号或摘要；如是汇总，请删去，或在导入方案中用 skip 规则略去
import-ask-sign-mixed = 多数金额为负、少数为正：无法判断负号是支出还是退回
import-ask-sign-running = 余额按金额变动，但此行与其他行方向相反：支出与退回记在同一列而没有正负号
import-ask-sign-running-hint = 请给退回的金额加上负号，或在导入方案中指明方向列；若要一律照原样入账，写 sign = "cost-positive"
import-ask-sign-hint = 请在导入方案中写明金额的含义：正数是支出写 sign = "cost-positive"，负数是支出写 "cost-negative"
import-other-currency-header = `{ $header }` 的币种是 { $currency }，预算的币种是 { $expected }
import-other-currency = `{ $header }` 列的 `{ $value }` 不是预算的币种
import-no-currency-column = 没有写明每行币种的列
import-currency-not-plans = 只能导入预算币种 { $expected } 的行，不能导入 `{ $currency }`
import-other-currency-hint = 请先折算再导入；不同币种的金额不会相加

# 账本的规则
import-bad-rule-field = 某条 [[classify]] 规则的字段 `{ $field }` 既不是字段，也不是账本的维度
import-bad-rule-field-hint = 可用 description、vendor、account、voucher、invoice、counterparty 或某个维度
import-bad-rule-pattern = 某条 [[classify]] 规则的表达式无法识别：{ $cause }
import-bad-rule-pattern-hint = 请修正正则表达式，或改用 contains

# 有问题的行
import-no-date = 该行既没有日期，也没有期间
import-no-date-hint = 请补填，或在表头上方注明期间
import-voucher-refused = 本行接续第 { $line } 行开始的凭证，而那一行有误，已退回
import-voucher-refused-hint = 请先改正那一行：同一张凭证的各行要么一起入账，要么一起退回
import-bad-date = `{ $header }` 列的 `{ $value }` 不是日期
import-bad-date-word-hint = 请写成 2026-01-05、2026/1/5 或 2026年1月5日；该行如不是明细（合计、说明等），请删去，或在导入方案中用 skip 规则略去
import-bad-date-hint = 请写成 2026-01-05、2026/1/5 或 2026年1月5日
import-no-such-day = `{ $header }` 列的 `{ $value }` 是不存在的日期
import-no-such-day-hint = 请更正日期
import-date-order = `{ $header }` 列的 `{ $value }` 分不清哪个是日、哪个是月
import-date-order-hint = 请加 --date-order dmy（日在前）或 --date-order mdy（月在前）
import-short-year = `{ $header }` 列的 `{ $value }` 年份须为四位
import-short-year-hint = 请加 --date-order dmy、mdy 或 ymd（年份按本世纪算）；或按四位年份导出，如 2026-01-05
import-bad-period = `{ $header }` 列的 `{ $value }` 不是会计期间
import-bad-period-hint = 请写成 2026-01、202601 或 2026年1月
import-date-year = `{ $header }` 列的 `{ $value }` 没有写明年份
import-period-october = `{ $header }` 列的 `{ $value }` 可能是 1 月也可能是 10 月，文件中的其他月份无法判断
import-period-october-hint = 请写成 2026-01 或 2026-10，或在导出前把该列设为文本格式
import-period-printed = `{ $value }` 若取 { $month }，则晚于文件的打印或导出日期
import-cell-unit-unknown = `{ $header }` 列的 `{ $value }` 不是已知的金额单位，或与表头写明的单位不同
import-inferred-comma = 由金额的写法判断：逗号是小数点
import-inferred-dmy = 由 `{ $example }` 判断：日期按日、月、年排列
import-inferred-mdy = 由 `{ $example }` 判断：日期按月、日、年排列
import-inferred-year = 没有年份的月份按表头上方写明的 { $year } 年处理
import-inferred-october = 由前后月份判断：`{ $value }` 是 10 月
import-far-year = 有 { $rows } 行的年份与其他行相差数十年，例如 { $year }
import-far-year-hint = 请在原文件中更正年份；这些行按所写的月份入账
import-year-absurd = `{ $header }` 列的 `{ $value }` 会计入 { $year } 年
import-year-absurd-hint = 请在原文件中更正日期：表格中的空日期或损坏的日期会显示为 1899 或 1900 年
import-year-era-hint = 请按公历写年份：佛历 2569 年即 2026 年
import-period-year = `{ $header }` 列的 `{ $value }` 只有月份，没有年份
import-period-year-hint = 请用 --period-year 指定年份，或写在导入方案的 year 中
import-no-amount = 该行没有金额
import-no-amount-hint = 请补填；没有发生额时写 0
import-amount-alone = 只有金额：没有日期、凭证号、科目和摘要，也不等于上面各行之和
import-amount-alone-hint = 请补填该行，或删去该行
import-bad-amount = `{ $header }` 列的 `{ $value }` 不是金额
import-bad-amount-hint = 请写成 1234.50、(1,234.50) 或 1.2万 这样的数字
import-amount-percent = `{ $header }` 列的 `{ $value }` 是百分比，不是金额
import-amount-percent-hint = 请指定真正的金额列
import-amount-error = `{ $header }` 列的 `{ $value }` 是电子表格的错误值
import-amount-error-hint = 请在电子表格中修正公式后重新导出
import-error-value = `{ $header }` 列的 `{ $value }` 是电子表格的错误值
import-amount-grouping = `{ $header }` 列的 `{ $value }` 分节符不是每三位或每四位一组
import-amount-grouping-hint = 欧洲写法（1.234,56）请在导入方案中写 decimal_mark = ","；否则请更正数字
import-amount-decimal-mark = `{ $header }` 列的 `{ $value }` 看不出其中的点或逗号是小数点还是千分位，文件中也没有其他金额可以判断
import-amount-decimal-mark-hint = 请在导入方案中写明 decimal_mark = "." 或 decimal_mark = ","
import-amount-side = `{ $header }` 列的 `{ $value }` 后面的借贷标记与该列或方向列相反
import-amount-side-hint = 请更正标记，或指定另一列
import-amount-large = `{ $header }` 列的 `{ $value }` 超出金额的范围
import-amount-large-hint = 请检查数字及其单位
import-amount-currency = `{ $header }` 列的 `{ $value }` 与预算的币种不同
import-bad-direction = `{ $header }` 列的 `{ $value }` 看不出是支出还是收入
import-bad-direction-hint = 可识别的有 借/贷、支出/收入、出/入、Debit/Credit、Dr/Cr、S/H、Expense/Income、In/Out、+/- 以及过账码 40/50；也可在导入方案的 columns 中用 direction 指明表示方向的列；若金额本身带正负号，请写 sign = "cost-positive"
import-sign-contradicts = `{ $value }` 的正负与前面同方向金额的写法相反
import-flag-unclear = `{ $header }` 列的 `{ $value }` 既不是“是”也不是“否”
import-flag-unclear-hint = 请改为是或否，或在导入方案中为 `{ $header }` 写 skip 规则略去此类行；写了规则，其余各行即视为有效
import-state-refund-unread = `{ $header }` 列的 `{ $value }` 表明退回了一部分，但金额无法读出
import-state-refund-larger = `{ $header }` 列的 `{ $value }` 表明退回的多于支付的
import-state-refund-hint = 请填写退款后的金额并去掉状态里的退款说明，或在导入方案中用 skip 规则略去该行
import-boundless-name = “{ $header }”列的 `{ $name }` 超过 { $longest } 个字符，或超过 { $deepest } 级
import-boundless-name-hint = 是不是列对错了，或文件里少了引号？否则请缩短名称
import-own-rows = 这些明细已经入过账：文件是某个账本的批次，或从账本导出的明细
import-own-rows-hint = 请导入财务系统导出的原始文件；要恢复某个批次，把批次文件原样复制回原账本的 ledger 文件夹
import-extra-cells = 该行有 { $found } 个字段，表头只有 { $expected } 个
import-extra-cells-hint = 含有分隔符的内容（如 1,234.00）须加引号；在工作簿中，表头要与下面的行一样宽
import-amount-cut = `{ $value }` 像是一个金额，被没有加引号的逗号拆成了两格
import-unclassified = 没有科目或规则对应 `{ $text }`
import-unclassified-hint = 请给某个科目加别名（aliases），或加一条 [[classify]] 规则
import-unclassified-likely = 是否指 `{ $category }`？可给它加别名（aliases），或加一条 [[classify]] 规则
import-too-many-bad = 已有 { $rows } 行有问题，停止读取
import-too-many-bad-hint = 很可能是列对应有误：请检查上面的识别结果，并用导入方案指明

# 提醒
import-rounded = 有 { $rows } 笔金额的小数位多于币种的最小单位，已逐行四舍五入
import-rounded-hint = 原文随该行一并保存
import-exponent = 有 { $rows } 笔金额写成 1.23E+05 的形式，导出之前可能已丢失数字
import-exponent-hint = 请在电子表格中把该列设为数值格式后重新导出
import-refund-larger = `{ $header }` 列的 `{ $value }` 大于本行的金额
import-refund-larger-hint = 请在原文件中更正：退款不会多于原支付金额
import-refunded = 有 { $rows } 笔金额内注明了退款，按扣除退款后的净额入账
import-refunded-hint = 如退款另有一行，请删去其中一处
import-invisible = 有 { $rows } 行的数值前后带有不可见字符（零宽字符、方向标记），已忽略
import-invisible-hint = 多由网页或聊天软件粘贴而来；读取结果不受影响
import-red = 有 { $rows } 行的摘要写明红字或冲销，金额却为正
import-red-hint = CSV 不保留红字：如确为负数，请在文件中补上负号；程序没有改动金额
import-perhaps-total = 有 { $rows } 行的金额等于上面各行之和，仍按支出入账
import-perhaps-total-hint = 如实为合计行，请在导入方案中用 skip 规则略去
import-perhaps-head = 有 { $rows } 行的金额等于下面各行之和，仍按支出入账
import-adjustment = 有 { $rows } 行属于调整期间（13 至 16 期），计入 12 月
import-adjustment-hint = 这些行带有 adj 标记
import-chart = 会计科目表：{ $chart }
import-chart-enterprise = 企业会计准则
import-chart-small = 小企业会计准则
import-chart-old = 企业会计制度
import-chart-government = 政府会计制度
import-chart-non-profit = 民间非营利组织会计制度
import-balance-closed = 这张科目余额表是结转损益之后的：成本费用科目借贷方发生额相等，看不出实际发生数
import-balance-closed-hint = 请导出结转前（不含损益结转凭证）的余额表，或直接导入当月的序时账
import-accounts-asked = 文件是借贷双方齐全的序时账，下列科目从编码和名称都看不出性质：{ $accounts }
import-accounts-only-balance = 文件里的科目全是资产负债类：是成本费用，还是支付此前已入账的款项？{ $accounts }
import-accounts-changed = 后面的行表明用的是另一套会计科目表，下列科目的性质不能确定：{ $accounts }
import-accounts-hint = 请在 budget.toml 里说明（cost 成本费用、income 收入、balance 资产负债、closing 本年利润类），再导入： { $lines }
import-wrong-total = `{ $total }` 写的是 { $shown }，其上各行之和是 { $read }
import-wrong-total-hint = 请检查导出时是否漏行
import-wrong-total-rounded-hint = 合计的小数位少于各行，看来已四舍五入
import-wrong-total-refused-hint = 导出时漏了行，或有金额读错：请重新导出；确认明细无误、是合计写错时，用 `--expect 金额` 核定后导入
import-unknown-member = 有 { $rows } 行的{ $axis }是 `{ $member }`，账本中没有登记
import-unknown-member-likely = 是否指 `{ $member }`？目前按原文入账
import-unknown-member-hint = 请在 [dimensions] 的 { $axis } 中登记，或更正文件；目前按原文入账

# 退回行文件
import-rejects-reasons = 行号与原因

## command/import/new_categories.rs
import-new-categories = 新建科目 { $count } 个：{ $paths }
import-new-categories-broken = 加上新科目后 budget.toml 将无法读取，没有写入任何内容
import-new-categories-broken-hint = 上面列出的就是届时会出现的问题：请先在账本里改好，再导入
import-new-categories-stdin = --new-categories 要把文件读两遍，标准输入只能读一遍
import-new-categories-stdin-hint = 请先存成文件
import-new-categories-more =   另有 { $count } 个，均写入 `budget.toml`
import-new-aliases = { $count } 个明细科目是已有科目的另一种写法，记为别名
