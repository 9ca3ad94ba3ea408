## plan 的消息：预算的读取、检查、导入与导出

plan-did-you-mean = 是不是想写 `{ $likely }`？

# 语法
plan-not-utf8 = 文件不是 UTF-8 编码
plan-not-utf8-hint = 请在编辑器里另存为 UTF-8
plan-not-utf8-table-hint = 请另存为“CSV UTF-8”，或用 `budget plan import` 导入，它能识别其他编码
plan-syntax-duplicate = `{ $found }` 写了两次
plan-syntax-duplicate-hint = 请只保留一处；[plan] 这样的表只能出现一次，[[line]] 可以有很多
plan-syntax-unquoted = `{ $found }` 既不是数字，也不是带引号的文字
plan-syntax-unquoted-hint = 文字要放在英文双引号里，如 "客服部"；数字不加引号、千分位和单位
plan-syntax-quote = 文字在行末没有结束，或者少了引号
plan-syntax-quote-hint = 文字前后各用一个英文双引号 "
plan-syntax-escape = 反斜杠后面不是有效的转义字符
plan-syntax-escape-hint = 反斜杠本身写成 \\，或者把文字放在英文单引号里
plan-syntax-no-value = 键没有值
plan-syntax-no-value-hint = 写成 `键 = 值`，中间只有一个英文等号
plan-syntax-key = `{ $found }` 不能作键
plan-syntax-key-hint = 键里若有字母、数字、- 和 _ 以外的字符，要加英文双引号："客服部" = …
plan-syntax-comma = 这里少了或多了一个逗号
plan-syntax-comma-hint = 两个值之间用且只用一个英文逗号
plan-syntax-header = 表头没有写完
plan-syntax-header-hint = 单个表写 [plan]，可重复的表写 [[line]]
plan-syntax-unclosed = 括号没有配对
plan-syntax-unclosed-hint = 每个 [ 都要有 ]，每个 {"{"} 都要有 {"}"}
plan-syntax-number = `{ $found }` 不是数字
plan-syntax-number-hint = 写成 5000 或 5000.50：不要前导零和千分位；月份要加引号，如 "2026-01"
plan-syntax-line-end = 值已经结束，后面又有 `{ $found }`
plan-syntax-line-end-hint = 一行只写一个键和它的值；备注以 # 开头
plan-syntax-blank = 这一行有一个特殊空格（{ $code }），TOML 不认识
plan-syntax-blank-hint = 请删去它，重新键入普通空格；从网页或 Word 复制的文字常带有这种空格
plan-syntax-full-width-hint = `{ $mark }` 是全角字符，请改用半角：" = , [ ] {"{"} {"}"} #
plan-syntax-other = 不是有效的 TOML：{ $parser }
plan-syntax-other-hint = 请对照 `budget plan init` 生成的示例修改这一行

# 键和值
plan-unknown-key = 不认识的键 `{ $key }`
plan-unknown-key-hint = 本版本在这里支持：{ $keys }
plan-key-elsewhere = `{ $key }` 属于整个账本，不属于单个预算
plan-key-elsewhere-hint = 请移到 budget.toml
plan-missing-key = 缺少 `{ $key }`
plan-missing-key-hint = 请加上 `{ $key }`：{ $doc }
plan-wrong-kind = `{ $key }` 应为{ $expected }，实际是{ $found }
plan-found-text = 文字 `{ $value }`
plan-found-number = 数字 { $value }
plan-found-flag = { $value }
plan-found-date = 没加引号的日期
plan-found-list = 列表
plan-found-table = 表
plan-kind-text = 文字
plan-kind-text-hint = 写成 { $key } = "…"
plan-kind-texts = 文字列表
plan-kind-texts-hint = 写成 { $key } = ["…", "…"]
plan-kind-flag = {" "}true 或 false
plan-kind-flag-hint = 写成 { $key } = true，不加引号
plan-kind-count = 整数
plan-kind-count-hint = 写成 { $key } = 3，不加引号
plan-kind-month = 月份
plan-kind-month-hint = 写成 { $key } = "2026-01"，要加引号
plan-kind-amount = 金额
plan-kind-amount-hint = 写成 { $key } = 5000.50，或 { $key } = "12.5万"
plan-kind-amounts = 十二个金额
plan-kind-amounts-hint = 写成 { $key } = [100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100]
plan-kind-weights = 十二个权重
plan-kind-weights-hint = 写成 { $key } = [1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1]
plan-kind-ratio = 比率
plan-kind-ratio-hint = 写成 { $key } = "5%"
plan-kind-map = 由文字组成的表
plan-kind-map-hint = 写成 { $key } = {"{"} department = "…" {"}"}
plan-kind-lists = 由列表组成的表
plan-kind-lists-hint = 写 [{ $key }]，下面写 department = ["…", "…"]
plan-kind-table = 表
plan-kind-table-hint = 写 [{ $key }]，下面写它的各个键
plan-kind-tables = 双括号的表
plan-kind-tables-hint = 每一项上面写 [[{ $key }]]
plan-kind-named = 带名称的表
plan-kind-named-hint = 写 [{ $key }."名称"]，下面写它的各个键
plan-bad-month = `{ $key }` 的值 `{ $value }` 不是月份
plan-bad-month-hint = 按“年-月”写，如 "2026-01"
plan-bad-ratio = `{ $key }` 的值 `{ $value }` 不是比率
plan-bad-ratio-hint = 写 "5%" 或 0.05，不能为负
plan-ratio-slip = `{ $key }` 的值 `{ $value }` 是 { $percent }
plan-ratio-slip-hint = 是不是想写 "{ $meant }"？
plan-ratio-most-hint = 最多为 { $most }
plan-bad-word = `{ $key }` 不能是 `{ $value }`
plan-bad-word-hint = 可以是：{ $words }
plan-not-twelve = `{ $key }` 有 { $count } 个值，应为十二个
plan-not-twelve-hint = 预算年度的每个月各给一个，没有的写 0
plan-control-character = `{ $key }` 里有看不见的字符
plan-syntax-invisible = 这里有看不见的字符（{ $code }）
plan-control-character-here = 这里有看不见的字符
plan-control-character-hint = 请重新输入这段文字；从别的程序复制时可能带入这类字符
plan-not-positive = `{ $key }` 是 { $value }
plan-not-positive-hint = 请写从 1 开始的整数

# 金额
plan-bad-amount = `{ $key }` 的值 `{ $value }` 不是金额
plan-bad-amount-number-hint = 直接写数字，如 5000.50；不能用科学计数法、inf、nan 或十六进制
plan-bad-amount-text-hint = 写 5000.50（不加引号），或 "12.5万"
plan-amount-percent-hint = 这里要填金额，不能填百分比
plan-amount-spreadsheet-hint = 这是电子表格的错误值，请先改正产生它的公式
plan-amount-grouping-hint = 千分位每三位一组（1,234,567），或者不写逗号
plan-amount-too-large-hint = 金额太大，超出了程序能表示的范围
plan-sum-too-large = 加上`{ $category }`后，本预算各行金额合计过大，无法汇总
plan-sum-too-large-hint = 请检查是否多写了零或用错了单位；确实如此时请拆成几个预算
plan-amount-currency-hint = 预算的币种是 { $currency }；请去掉币种，或为另一币种单独编一份预算
plan-amount-empty = `{ $key }` 是空的
plan-too-many-decimals = `{ $key }` 的值 `{ $value }` 小数位太多
plan-too-many-decimals-hint = { $currency } 有 { $digits } 位小数；请自行四舍五入，免得由程序来猜
plan-amount-twice = `{ $first }` 和 `{ $second }` 不能同时写
plan-amount-twice-hint = monthly、annual、months 只留一个
plan-target-twice-hint = target_monthly、target_annual 只留一个
plan-amount-missing = 这一行没有金额
plan-amount-missing-hint = 加上 monthly = …、annual = … 或 months = [十二个金额]
plan-phasing-without-annual = `{ $key }` 用来分摊全年金额，但没有全年金额
plan-phasing-without-annual-hint = 请写 annual = …，或去掉它
plan-weights-missing = `phasing` 是 "weights"，但没有给权重
plan-weights-missing-hint = 加上 weights = [十二个数]
plan-weights-unused = 给了 `weights`，但 `phasing` 是 "{ $phasing }"
plan-weights-unused-hint = 两个只留一个
plan-bad-weight = `{ $key }` 里的 `{ $value }` 不是权重
plan-bad-weight-hint = 权重是不为负的数，如 1、0.85，或百分比，如 "8.5%"
plan-weights-zero = `{ $key }` 全是零
plan-weights-not-100 = `{ $key }` 合计 { $sum }%，不是 100%
plan-weights-mixed = `{ $key }` 里百分比和普通数字混用
plan-weights-hint = 百分比合计必须是 100%；普通数字只表示比例，合计多少都可以
plan-negative = `{ $key }` 是 { $amount }，小于零
plan-negative-hint = 如果是退款或抵减，请写 contra = true
plan-amount-outside = `{ $key }` 给 { $month } 安排了金额，但 from、to 不包括这个月
plan-amount-outside-hint = 把那个月改成 0，或放宽 from、to
plan-month-outside = `{ $key }` 是 { $month }，不在预算年度内
plan-month-outside-hint = 预算年度从 { $first } 到 { $last }
plan-months-reversed = 这一行从 { $from } 开始，却在更早的 { $to } 结束
plan-months-reversed-hint = 请对调 from 和 to
plan-unknown-method = 不认识的预算方法 `{ $method }`
plan-key-of-method = `{ $key }` 属于预算方法 "{ $method }"
plan-key-of-method-hint = 写 method = "{ $method }"，或去掉 `{ $key }`

# 账本共用的表
plan-axis-reserved = `{ $axis }` 不能作维度名
plan-axis-reserved-hint = 台账本身就有这个名字的列；请换一个，例如 project、department
plan-name-too-long = `{ $name }` 超过 { $longest } 个字符
plan-member-empty = `{ $axis }` 里有空的成员
plan-member-empty-hint = 请删掉；没有填写的行会自动计入“未填”
plan-member-twice = 成员 `{ $member }` 列了两次
plan-member-twice-hint = 请只保留一个
plan-unknown-axis = 账本里没有维度 `{ $axis }`
plan-unknown-axis-hint = 已有的维度：{ $axes }
plan-no-axes-hint = 请在 budget.toml 的 [dimensions] 下声明：{ $axis } = ["…"]
plan-unknown-member = `{ $axis }` 里没有成员 `{ $member }`
plan-unknown-member-hint = 请在 [dimensions] 的 `{ $axis }` 里加上它，或改正写法
plan-more-problems = 本文件的问题只列出前 { $count } 个，后面还有
plan-bad-category = `{ $category }` 不是科目
plan-bad-category-hint = 按路径写，如 人力成本:加班费，每一段都不能为空，最多 100 级、1000 个字符
plan-category-reserved = `{ $category }` 专门存放没有分类的行，不能编预算
plan-category-reserved-hint = 请换一个名称，例如 其他
plan-category-twice = 科目 `{ $category }` 声明了两次，第一次在第 { $line } 行
plan-category-twice-hint = 请只保留一处
plan-category-alike = 科目 { $category } 与 { $place } 的 { $first } 是同一个名称的两种写法
plan-category-alike-declared = 科目 { $category } 声明时写作 { $first }
plan-category-alike-hint = 只差大小写、全半角、字符拆分或不可见字符的名称是同一个名称，请统一写作 `{ $first }`
plan-alias-twice = `{ $alias }` 同时指 `{ $first }` 和 `{ $second }`
plan-alias-twice-hint = 一个编码或别名只能对应一个科目，请在其中一处删掉
plan-unknown-category = 账本没有声明科目 `{ $category }`
plan-unknown-category-hint = 请在 budget.toml 加一个 path 为它的 [[category]]，或改正写法
plan-unknown-field = 没有字段 `{ $field }`
plan-classify-test = 规则没有说明字段要满足什么
plan-classify-test-hint = 加上 contains = "…"，或 matches = "…"（正则表达式），二者选一
plan-bad-pattern = `{ $pattern }` 不是正则表达式：{ $reason }
plan-bad-pattern-hint = 请改正，或者用 contains = "…" 匹配普通文字
plan-classify-gives-nothing = 规则既没有给出科目，也没有给出成员
plan-classify-gives-nothing-hint = 加上 category = "…"，或 for = {"{"} department = "…" {"}"}
plan-unknown-encoding = 不认识的编码 `{ $encoding }`
plan-unknown-encoding-hint = 常用的有 utf-8、gb18030、utf-16le、windows-1252
plan-bad-delimiter = `{ $delimiter }` 不能作分隔符
plan-bad-delimiter-hint = 可以写 ","、";"、"|" 或 "tab"
plan-unknown-currency = 不认识的币种 `{ $code }`
plan-unknown-currency-hint = 请写 ISO 4217 的三位字母，如 CNY、EUR

# 预算
plan-bad-id = `{ $id }` 不能作预算编号，因为编号要用作文件名
plan-bad-id-hint = 用文字、数字、- 和 _，以文字或数字开头，如 2026-CS
plan-id-twice = 编号 `{ $id }` 已被 { $first } 的预算使用
plan-id-twice-hint = 每份预算要有自己的编号
plan-lines-without-plan = 有预算行，却没有它们所属的 [plan]
plan-lines-without-plan-hint = 请在这个文件里加上 [plan]，写明 id 和 first_month
plan-file-without-plan = 文件里没有预算
plan-without-lines = 预算 `{ $plan }` 还没有预算行
plan-without-lines-hint = 请加 [[line]]，或用 `budget plan import` 导入预算表
plan-several-currencies = 各份预算的币种不同：{ $currencies }
plan-several-currencies-hint = 一张报表只用一种币种，请用 --plan 选定预算；[materiality] 按第一份预算的币种计
plan-line-twice = `{ $category }` 在 { $first } 已有维度相同的预算行
plan-line-twice-hint = 请合并两行，或各加一个 name = "…"，金额将相加
plan-tie = 有两行 `{ $category }` 预算都管同一笔支出：本行和 { $first }，都包括 { $cell }{ $others ->
    [0] {""}
   *[other] （另有 { $others } 行同样如此）
}
plan-tie-hint = 让其中一行也写明另一行所写的维度，或者为这个组合单独加一行
plan-overlap = 预算 `{ $first }` 和 `{ $second }` 都编了 { $month } 的 `{ $category }`：一处在此，一处在 { $place }{ $others ->
    [0] {""}
   *[other] （另有 { $others } 行）
}
plan-overlap-hint = 让每份预算写明自己的范围，如 for = {"{"} project = "…" {"}"}，或删去其中一份
plan-over-ceiling-year = `{ $category }` 下级全年合计 { $children }，比上限 { $ceiling } 多 { $over }
plan-over-ceiling-month = `{ $category }` 下级 { $month } 合计 { $children }，比上限 { $ceiling } 多 { $over }
plan-over-ceiling-hint = 调高上级、调低下级，或让两者的月度分摊一致；如果上级金额是另加的，请写 mode = "additive"
plan-over-ceiling-table-hint = 调高上级、调低下级，或让两者的月度分摊一致；如果上级金额是另加的，请在“上下级关系”（mode）列写 additive

# 预算行的表格
plan-table-without-plan = 这张预算行表格没有对应的预算 `{ $id }`
plan-table-without-plan-hint = plans/编号.csv 属于该编号的预算：请加一个 id = "{ $id }" 的 [plan]，或改文件名
plan-table-rename-hint = plans/编号.csv 属于该编号的预算：文件名是不是应为 plans/{ $likely }.csv？
plan-table-broken = 表格无法读取：{ $cause }
plan-table-broken-hint = 请重新另存为“CSV UTF-8”
plan-table-long-row = 这一行有 { $cells } 格，表头只有 { $columns } 列
plan-table-long-row-hint = 文字里若有逗号，请整格加英文双引号
plan-unknown-column = 不认识的列 `{ $column }`
plan-unknown-column-hint = 可用的列：{ $columns }，以及各月份，如 2026-01
plan-column-twice = 列 `{ $column }` 出现了两次
plan-column-twice-hint = 请只保留一列
plan-table-months = 表头有 { $count } 个月份，应为十二个
plan-table-months-hint = 请写齐预算年度的十二个月，或改用 annual 列

# 计算过程
plan-explain-monthly = 每月 { $amount }，共 { $months } 个月
plan-explain-months = 逐月给定
plan-explain-annual = 全年 { $amount }，分摊到 { $months } 个月，{ $shape }
plan-explain-even = 平均分摊
plan-explain-weights = 按权重 { $weights }
plan-explain-history = 按上年同月的支出比例
plan-explain-first-of-quarter = 放在每季度首月
plan-explain-no-history = 上年这些月份没有支出，已改为平均分摊

# 各个键的含义
plan-key-language = 账本报表的语言：zh-CN 或 en
plan-key-book-unit = 报表的默认金额单位（`--unit` 优先）：yuan 元、thousand 千元、wan 万元
plan-key-book-view = 报表的默认口径（`--view` 优先）：cash 收付（按入账月份）、accrual 权责（按归属月份）
plan-key-spread = `[[spread]]`：由 `budget accrue apply` 分月摊销的账单
plan-key-spread-category = 科目，含其下级
plan-key-spread-vendor = 只限这一供应商
plan-key-spread-contains = 只限摘要含这些字的
plan-key-spread-months = 一笔账单管几个月，自入账月份起（12）
plan-key-spread-min = 达到这一金额才摊
plan-key-accrue = `[[accrue]]`：每月都来的账单，未到时由 `budget accrue apply` 预提
plan-key-accrue-category = 科目，含其下级，各自计算
plan-key-accrue-for = 维度的成员；没写的维度不限，各自计算
plan-key-accrue-vendor = 只限这一供应商；不写则同一科目合并计算
plan-key-accrue-months = 看此前几个月（6）
plan-key-accrue-times = 其中至少有几个月来过（3）
accrual-rule-number = `{ $key } = { $value }` 超出范围
accrual-rule-number-hint = 请填 { $least } 至 { $most }
accrual-rule-times = `months = { $months }` 个月里不可能有 `times = { $times }` 次
accrual-rule-times-hint = times 不能大于 months
accrual-rule-min = `min = { $value }` 小于零
accrual-rule-min-hint = 写达到多少金额才摊，如 `min = 5000`
plan-key-book-columns = `--columns` 未指定时 `budget variance` 的列，如 ["budget", "actual", "variance", "status"]
plan-key-archive = 写 false 则不在 ledger/source 保存导入文件的副本
plan-key-report = 报告页面 `budget report NAME` 有哪些部分，按什么顺序
plan-key-report-sections = 各部分的名称：summary、headline、categories、bridge、months、heat、dimensions、alerts、reviews、goals、commitments、staffing、making，或中文名
plan-key-dimensions = 划分金额的维度，以及每个维度的成员
plan-key-materiality = 差异达到多少才需要关注
plan-key-materiality-amount = 低于这个金额的差异不算重大
plan-key-materiality-ratio = 低于预算这个比例的差异也不算重大
plan-key-hard-amount = 达到这个金额的差异一律算重大
plan-key-category-table = 成本或收入科目，按报表的顺序排列
plan-key-path = 科目路径，用冒号分段：人力成本:加班费
plan-key-code = 科目编码或预算行编码
plan-key-label = 另一种语言的名称
plan-key-controllable = 其支出年内能否由本部门决定；合同租金、法定缴费写 false
plan-key-aliases = 台账里使用的其他名称
plan-key-kind = cost（成本）或 income（收入）
plan-account-side = `{ $account }` 写作 `{ $side }`，没有这种科目性质
plan-account-empty = 科目没有写编码或名称
plan-account-empty-hint = 请写科目编码或其开头，例如 "2241"，或写科目名称，例如 "银行存款"
plan-key-accounts = 编码和名称都看不出性质的会计科目，按编码或名称说明：cost（成本费用）、income（收入）、balance（资产负债，不导入）、closing（本年利润类）
plan-key-classify = 给导入的行定科目或维度成员的规则，先符合者为准
plan-key-field = 看哪个字段：description、vendor、account 等，或某个维度
plan-key-contains = 字段包含这段文字
plan-key-matches = 字段符合这个正则表达式
plan-key-classify-category = 符合的行归入这个科目
plan-key-classify-for = 符合的行归入这些成员
plan-key-import = 怎样读取一种导出文件
plan-key-encoding = 不想自动识别时写明编码：utf-8、gb18030、utf-16le、windows-1252
plan-key-delimiter = 字段之间的分隔符：","、";"、"|" 或 "tab"
plan-key-header = 文件没有表头时写 "none"，各列改用序号指明，如 date = "#1"
plan-key-header-row = 表头在第几行，从 1 数起；没有表头时是明细的第一行
plan-key-sheet = 工作簿里的工作表
plan-key-columns = 每个字段对应哪一列
plan-key-date-order = 01/05/2026 这类日期的年月日顺序
plan-key-decimal-mark = 小数点用 "." 还是 ","
plan-key-unit = 数字的单位：yuan（元）、thousand（千元）、wan（万元）、yi（亿元）
plan-key-sign = 正数是支出（cost-positive）还是收入（cost-negative）
plan-key-year = 只写了月份的行属于哪一年
plan-key-skip = 不导入的行
plan-key-skip-column = 看哪一列
plan-key-skip-equals = 内容是其中之一的行不导入
plan-key-skip-starts-with = 以其中之一开头的行不导入
plan-key-skip-contains = 含有其中之一的行不导入
plan-key-skip-matches = 符合这个正则表达式的行不导入
plan-key-match-vouchers = 凭证号在不同文件里重新编起时写 false：同号的行不再当作同一行的新旧版本
plan-key-expect = 一次导入应有的合计数，写成文字
plan-key-expect-rows = 一次导入应有的行数
plan-skip-without-test = 这条 skip 规则没有写明略去哪些行
plan-skip-without-test-hint = 请写 equals、starts_with、contains 或 matches
plan-key-fixed = 每一行都归入的成员
plan-key-plan = 一份预算：一个年度、一种币种的若干预算行
plan-key-id = 预算编号，在账本里唯一
plan-key-plan-name = 预算名称
plan-key-first-month = 预算年度的第一个月，如 "2026-01"
plan-key-currency = 币种的三位字母，不写就是 CNY
plan-key-tax-basis = 金额含税（gross）还是不含税（net）
plan-key-plan-for = 各预算行的默认范围，行里另写的除外
plan-key-line = 一个预算行
plan-key-line-category = 编预算的科目，包括它的下级
plan-key-for = 适用的成员；没有写的维度全部适用
plan-key-line-name = 区分科目和成员都相同的几行
plan-key-method = 预算方法，不写就是固定金额
plan-key-from = 从哪个月开始
plan-key-to = 到哪个月为止
plan-key-basis = 预算依据
plan-key-effect = 预期效果
plan-key-owner = 责任人
plan-key-target-monthly = 每月目标金额，用于对比
plan-key-target-annual = 全年目标金额，用于对比
plan-key-mode = 它的金额是下级的上限（ceiling），还是在下级之外另加（additive）
plan-key-contra = 金额可以小于零时写 true
plan-key-locked = 把总额压下来时保持不变则写 true
plan-key-floor = 按总额压缩时至少保留的比例，如 "90%"
plan-key-line-materiality = "always"，或本行自己的重大差异标准
plan-key-monthly = 每月相同的金额
plan-key-annual = 全年金额
plan-key-phasing = 全年金额怎样分摊：even（平均）、weights（权重）、history（上年同月）、first-of-quarter（季度首月）
plan-key-weights = 十二个权重，每月一个
plan-key-months = 十二个金额，每月一个

# 修改
plan-edit-broken = budget.toml 不是有效的 TOML，无法修改
plan-edit-broken-hint = 请运行 `budget plan check`，改正它指出的问题

# 预算表
plan-sheet-no-category = 表里没有科目列
plan-sheet-no-amount = 表里没有金额列
plan-sheet-no-column-hint = 需要一列“科目”，以及“1月”至“12月”，或“全年”，或“月份”和“金额”；表头是：{ $columns }
plan-sheet-two-columns = `{ $first }` 和 `{ $second }` 两列意思相同
plan-sheet-two-columns-hint = 请改名或删去其中一列
plan-sheet-ignored = 以下各列没有用到：{ $columns }
plan-sheet-turned = 月份在行、科目在列：按行列互换后读取，所说的行号是原表从左数的列号
plan-sheet-levels-by-mark = 有 { $count } 行的名称按 `{ $mark }` 分出上下级；`{ $mark }` 是名称的一部分时，请加 `--levels none`
plan-sheet-filled = “{ $column }”有 { $count } 个空白单元格，按上一行的内容读取
plan-sheet-rounded = 有 { $count } 个金额的小数位超过币种，已四舍五入
plan-sheet-no-name = 这一行没有科目：`{ $value }`
plan-sheet-row-twice = 科目 `{ $category }` 在第 { $first } 行已有成员相同的一行
plan-sheet-row-twice-hint = 请合并两行，或加一列“名称”加以区分
plan-sheet-total-differs = 这一行全年写的是 { $stated }，各月合计是 { $sum }
plan-sheet-total-differs-hint = 请改正其中之一，或删去合计列
plan-sheet-bad-amount-hint = 写 5000.50 或 12.5万；空格表示没有金额
plan-sheet-phasing-hint = 可写 平均、上年同月、季度首月
plan-sheet-bad-month = `{ $value }` 不是预算年度里的月份
plan-sheet-negative = `{ $category }` 这一行有小于零的金额
plan-sheet-negative-hint = 如果是退款或抵减，请加一列“抵减”，在这一行写“是”
plan-column-code = 编码
plan-column-category = 科目
plan-column-name = 名称
plan-column-total = 合计
plan-column-basis = 预算依据
plan-column-effect = 预期效果
plan-column-owner = 责任人
plan-column-target-monthly = 每月目标
plan-column-target-annual = 全年目标
plan-column-mode = 上下级关系
plan-column-contra = 抵减

# 读入的预算表
plan-sheet-fate-line = 预算行
plan-sheet-fate-total = 合计
plan-sheet-fate-heading = 标题
plan-sheet-fate-empty = 无金额
plan-sheet-fate-not-money = 非金额
plan-sheet-fate-header = 表头
plan-sheet-fate-note = 标题栏或说明
plan-sheet-fate-outside = 表外
plan-sheet-fate-left-out = 不取
plan-sheet-fate-refused = 有误
plan-sheet-unit = 金额单位是{ $unit }：第 { $line } 行写着“{ $text }”
plan-sheet-unit-of-name = 金额单位是{ $unit }：名称“{ $text }”里写明
plan-sheet-unknown-unit = 不认识单位 `{ $unit }`
plan-sheet-unknown-unit-hint = 请用元、千元、万元或亿元填写，或在导入方案中写明单位：unit = "wan"
plan-sheet-two-units = 表里写了两种单位：“{ $first }”和“{ $second }”
plan-sheet-two-units-hint = 请改正其中之一，或在导入方案中写明单位：unit = "wan"
plan-sheet-levels = { $sums ->
    [0] 按{ $by }区分上下级；可用 `--levels` 换一种方式
   *[other] 按{ $by }区分上下级，其中 { $sums } 行等于下级之和，不另计；可用 `--levels` 换一种方式
  }
plan-sheet-by-paths = 科目路径
plan-sheet-by-codes = 科目编码
plan-sheet-by-numbering = 编号
plan-sheet-by-indent = 名称前的空格
plan-sheet-by-of-which = “其中：”字样
plan-sheet-by-headings = 标题行和小计行
plan-sheet-by-book = 账本的科目
plan-sheet-by-sums = 金额之和
plan-sheet-by-sums-above = 金额之和（合计在明细之下）
plan-sheet-perhaps-sum = `{ $name }` 等于下面 { $count } 行之和，但表里没有别的依据说明这是不是巧合
plan-sheet-perhaps-sum-hint = 是它们的合计用 `--levels sums`，是单独的一行用 `--levels none`
plan-sheet-perhaps-sums = { $names } 可能是其他行之和（共 { $count } 行），但表里没有别的依据说明这是不是巧合
plan-sheet-perhaps-sums-hint = 每行都是单独的一行用 `--levels none`，其中某行是合计用 `--levels none --row { $line }=total`；凡等于相邻几行之和的都算合计用 `--levels sums`
plan-sheet-perhaps-sums-list-hint = 每行都是单独的一行用 `--levels none`；确是合计的，请从清单中删去，或逐行排除：`--row { $line }=out`
plan-sheet-total-partial = `{ $name }` 只等于部分行之和，没有算进 { $missing }（共 { $count } 行）
plan-sheet-total-partial-hint = 哪些行是其他行的合计用 `--row 行号=total` 说明，这一行不是合计用 `--row { $line }=line`；照此继续用 `--ignore-totals`
plan-sheet-in-no-total = 表内没有任何合计包括 { $names }
plan-sheet-kind-word = “{ $column }”写的是 `{ $value }`，既不是收入也不是支出
plan-sheet-kind-word-hint = 请写收入或支出；这一列说的是别的事用 `--map "{ $column }=ignore"`
plan-sheet-extra-pay = “{ $column }”列是各月之外另发的金额，表里没有写明在哪个月发放
plan-sheet-extra-pay-hint = `--map "{ $column }={ $month }"` 把它并入该月；不取这一列用 `--map "{ $column }=ignore"`
plan-sheet-added = “{ $column }”列的金额并入 { $month }
plan-sheet-across = { $columns } 各列之和等于“{ $total }”，只读取了后者；如果它们是某个维度的成员，可以各自成行
plan-sheet-across-hint = 请在 budget.toml 中声明：[dimensions] department = ["{ $column }", …]；维度没有列出成员的，对每一列加 `--map "{ $column }=department"`
plan-sheet-across-differs = “{ $column }”写的是 { $stated }，所汇总的各列之和是 { $sum }
plan-sheet-formulas = 有 { $count } 个公式在文件里没有计算结果，无法用来核对明细
plan-sheet-uncomputed = “{ $column }”是公式，文件里没有它的计算结果
plan-sheet-joined = “{ $column }”与上一行合并了单元格，几行只有一个金额
plan-sheet-joined-hint = 请取消合并，给每一行填上各自的金额
plan-sheet-uncomputed-hint = 请用 Excel、WPS 或 LibreOffice 打开并保存一次，公式就会算出结果
plan-sheet-level-column = “{ $column }”列看起来写的是每行的级次，但级次不从列里读取
plan-sheet-level-column-hint = 每行都是单独的一行用 `--levels none`，其中的合计行加 `--row N=total`；名称缩进或编号（1、1.1）后可直接识别级次
plan-sheet-parent-more = `{ $name }` 的“{ $column }”是 { $stated }，下级之和是 { $sum }
plan-sheet-parent-more-hint = `--ceilings` 把它作为下级的上限，余额为未细分；否则请补上缺的明细，或改正金额
plan-sheet-parent-less = `{ $name }` 的“{ $column }”是 { $stated }，小于下级之和 { $sum }
plan-sheet-parent-less-hint = 请改正其中之一；`--ignore-totals` 以明细为准；`--levels` 换一种区分上下级的方式
plan-sheet-sum-differs = `{ $name }` 的“{ $column }”写的是 { $stated }，明细之和是 { $sum }
plan-sheet-sum-differs-hint = 请改正其中之一；`--ignore-totals` 一律以明细为准；`--row { $line }=total` 只对这一行以明细为准
plan-sheet-sum-perhaps-hint = 是预算行用 `--row { $line }=line`，是合计行用 `--row { $line }=total`；`--ignore-totals` 一律以明细为准
plan-sheet-part-differs = 这一行的小计写的是 { $stated }，所含各月之和是 { $sum }
plan-sheet-no-total = 第 { $line } 行 `{ $name }` 像是合计，但不等于任何几行之和：作为预算行
plan-sheet-not-money = 以下各行从名称看不是金额，已略去：{ $names }；是金额的用 `--row { $line }=line`
plan-sheet-income-by-name = 以下各行仅凭名称作为收入：{ $names }；不是收入的请先在 budget.toml 中声明
plan-sheet-title-void = 标题表明此表已作废：“{ $title }”
plan-sheet-title-spent = 标题说的是已发生的金额，表中没有写明是预算：“{ $title }”
plan-sheet-title-hint = 请改用预算表；仍要作为预算的，用 `--map "{ $column }=annual"`
plan-sheet-income-by-title = 标题写的是收入，各行都作为收入：“{ $title }”；不是收入的请加一列“收支”
plan-sheet-part-of-year = 表中写着“{ $text }”，只是一年的一部分，而“{ $column }”没有写明是哪一期的金额
plan-sheet-cumulative = “{ $column }”等列是年初至今的累计数，表里没有各月的金额
plan-sheet-cumulative-hint = 请导出各月金额，或全年金额
plan-sheet-part-of-year-hint = 用 `--map "{ $column }=q1"`、`=h1` 或 `={ $month }` 说明是哪一季度、半年或月份；是全年金额用 `--map "{ $column }=annual"`
plan-sheet-some-months = 只有 { $count } 个月有列，其余各月为零
plan-sheet-even = 有 { $count } 行只有全年金额，按月平均分摊
plan-sheet-parted = 有 { $count } 行只有季度或半年金额，按月平均分摊
plan-sheet-moved = 有 { $count } 行的月度金额小数位超过币种，已四舍五入，并使各月之和等于全年
plan-sheet-blurred = 有 { $count } 行的小计只差四舍五入的尾数
plan-sheet-totals-blurred = 有 { $count } 个合计只差四舍五入的尾数
plan-sheet-less = 有 { $count } 行是减项（减：），作为抵减
plan-sheet-taken-off = 以下各行小于零，而表中的合计把它们减去，作为抵减：{ $names }
plan-sheet-plain-by-codes = 以下各行恰好等于相邻几行之和，但编码同级，仍各作一行预算：{ $names }；确是合计的用 `--levels sums`
plan-sheet-plain-by-book = 以下各行恰好等于相邻几行之和，但在账本的科目中并列，仍各作一行预算：{ $names }；确是合计的用 `--levels sums`
plan-sheet-notes = 有 { $count } 条备注并入预算依据
plan-sheet-uneven = `{ $name }` 全年是 { $year }，不等于 12 × { $month }；以全年为准，按月平均分摊
plan-sheet-foreign = `{ $column }` 列有 { $count } 行不是本位币（如 `{ $value }`），而预算的币种是 { $expected }
plan-sheet-foreign-hint = 请在原表中折算；`--row { $line }=out` 不取某一行，`--map "{ $column }=ignore"` 全部按预算币种取
plan-sheet-void = `{ $column }` 列有 { $count } 行未获批准（如 `{ $value }`）
plan-sheet-versions = `{ $column }` 列有几个版本的预算（`{ $first }`、`{ $value }`）：只能取其中一个
plan-sheet-years = `{ $column }` 列有 { $count } 行是其他年度（如 `{ $value }`），而预算是 { $year } 年度
plan-sheet-void-hint = `--row { $line }=out` 不取某一行；`--map "{ $column }=ignore"` 全部取入
plan-sheet-version = 有几个版本，取“{ $version }”；没有用到：{ $columns }
plan-sheet-other-figures = 以下各列不是本年度的预算金额：{ $columns }
plan-sheet-other-year = 这张表的年度不是 { $first } 至 { $last }：{ $columns }
plan-sheet-other-year-hint = 用 `--first-month` 按它自己的年度读；用 `--into` 时请写那个年度的预算方案
plan-sheet-income = `{ $category }` 是收入，但账本里没有对应的收入类科目（kind = "income"）
plan-sheet-income-hint = 请在 budget.toml 中添加并写明 kind = "income"，或用 `--new-categories` 添加；`--row 行号=out` 不取某一行
plan-sheet-no-name-hint = 请填上名称；没有名称的合计行必须等于上面各行之和
plan-sheet-percent-hint = 请写金额本身；百分比写在预算依据里
plan-sheet-row-twice-column-hint = `--map { $column }=name` 用“{ $column }”一列加以区分；或把两行合并
plan-sheet-unknown-member-hint = 请把它加到 `{ $axis }` 的成员中，或另作他用：`--map { $column }=owner`、`--map { $column }=ignore`
plan-sheet-map-key = 列不能指定为 `{ $key }`
plan-sheet-map-key-hint = 可以是：{ $keys }，或月份，如 2026-01
plan-sheet-map-heading = 表里没有“{ $heading }”这一列
plan-sheet-map-heading-hint = 各列是：{ $columns }
plan-sheet-chosen = 读的是工作表“{ $sheet }”，它分得最细；还有这些工作表也是预算：{ $others }；用 `--sheet` 另选
plan-sheet-of-months = 工作表 { $sheets } 以月份命名，各作为该月的金额读入
plan-sheet-all = 工作表 { $sheets } 合为一份预算读入
plan-sheet-past = 其他年度的工作表没有读：{ $sheets }；用 `--sheet` 指定
plan-sheet-tabs-twice = `{ $category }` 在工作表“{ $first }”和“{ $second }”中都有，部门、项目也相同
plan-sheet-tabs-twice-hint = 工作表按部门或项目分开的，请先在 budget.toml 中把它们声明为维度成员；否则请指定一张：`--sheet 名称`
plan-sheet-second = 从这一行起是另一张表，{ $columns } 有金额，不会读入
plan-sheet-second-hint = 请另存为一张工作表，或把这几列并到上一张表的右边；不要的用 `--row { $line }=out`
plan-sheet-second-joined = 第 { $line } 行起的表与上面的表行次相同、列接着排：{ $columns }，已并在一起读
plan-sheet-of-members = 工作表 { $sheets } 是“{ $axis }”的成员，各自读入
plan-sheet-no-member = 除“{ $axis }”各成员的工作表外，还有工作表也是预算：{ $sheets }
plan-sheet-no-member-hint = 请在 budget.toml 中把它们加到 `{ $axis }` 的成员中；只读一张用 `--sheet 名称`
plan-sheet-hidden-member = “{ $axis }”有成员的工作表是隐藏的：{ $sheets }
plan-sheet-hidden-member-hint = 请取消隐藏或删除；只读“{ $axis }”的一个成员用 `--sheet 名称`
plan-sheet-sum-agrees = 工作表“{ $sheet }”等于其余各表之和，不另计入
plan-sheet-sum-unread = 工作表“{ $sheet }”不计入，也无法与其余各表核对
plan-sheet-sum-disagrees = 工作表“{ $sheet }”中 `{ $category }` 是 { $stated }，其余各表合计是 { $sum }
plan-sheet-sum-disagrees-hint = 请改正其中之一；以其余各表为准用 `--ignore-totals`；只读该表用 `--sheet "{ $sheet }"`
plan-sheet-product-differs = `{ $name }` 写的是 { $stated }，而 { $columns } 相乘是 { $product }
plan-sheet-product-differs-hint = 请改正其中之一；以金额为准用 `--ignore-totals`
plan-sheet-several = 有几张工作表都是预算：{ $sheets }
plan-sheet-several-hint = 请指定一张：`--sheet 名称`；合为一份预算用 `--sheet all`；按部门分开的，先在 budget.toml 中把部门声明为维度成员
plan-sheet-hidden = 只有隐藏的工作表里有预算：{ $sheets }
plan-sheet-too-large = 文件超过 64 MB，不会是预算表
plan-sheet-too-large-hint = 明细账请用 `budget import` 导入
plan-sheet-boundless-name = `{ $name }` 超过 { $longest } 个字符，或超过 { $deepest } 级
plan-sheet-nothing = 表里没有既有名称又有金额的行
plan-sheet-nothing-hint = 请填上金额；金额在哪一列可用 `--map 列名=annual` 指定
plan-sheet-bad-option = `{ $option }` 不能写成 `{ $value }`
plan-sheet-bad-map-hint = 写列名和它的内容：`--map 责任部门=department`
plan-sheet-bad-row-hint = 写文件行号和它是什么：`--row 12=line`、`--row 12=total` 或 `--row 12=out`
plan-sheet-read-back = `{ $category }` 这一行写成表格后读回来不一样
plan-sheet-read-back-hint = 什么都没有写入；请连同预算表反馈给我们

# 预算表预览
sheet-title = 预算表
sheet-of = 工作表 { $sheet }
sheet-about = { $first } 至 { $last }，{ $currency }
sheet-name = 项目
sheet-line = 行号
sheet-read = 读入金额
sheet-stated = 原表金额
sheet-fate = 处理
sheet-lines-total = 预算行合计
sheet-as = { $name } → { $category }
sheet-count = { $fate } { $count }
sheet-counts = 文件共 { $rows } 行：{ $fates }
sheet-nothing-written = 没有写入任何内容；用 --into 编号 写入某个预算方案
