## 差异分解：实际为何不等于预算

bridge-title = 从预算到实际：{ $period }
bridge-reading = 预算 + 各步 = 实际
bridge-order = 依次为：业务量、结构、效率、价格、未拆分、时间性、预算调整、预算外；两个因素共同造成的部分归入后一步
bridge-steps-told = 业务量：要做的事多了或少了；结构：总量不变，构成变了；效率：做同样的事用得多了或少了；价格：余下的，即单价
bridge-quantities = 数量为有统计数的各月之和
bridge-proof = 各步的算式：`budget explain 科目 --bridge`
bridge-step = 步骤
bridge-amount = 金额
bridge-reached = 累计
bridge-driver = 动因
bridge-drivers = 各动因的影响
bridge-planned = 计划
bridge-came = 实际数量
bridge-moved = 影响金额
bridge-volume = 业务量
bridge-mix = 结构
bridge-efficiency = 效率
bridge-rate = 价格
bridge-whole = 未拆分
bridge-timing = 时间性
bridge-adjusted = 预算调整
bridge-open = 尚未结束，不计入：{ $months }
bridge-missing = 没有明细，不计入：{ $months }
bridge-uncounted = 动因 `{ $driver }` 在 { $months } 没有统计数，用到它的预算行在这些月份不拆分
bridge-nothing = 动因 `{ $driver }` 在 { $months } 的统计数为 0，那里的支出全部归入价格：请核对统计数
bridge-other-file = 计划 { $id } 的文件与生效版本不一致，其预算行不拆分
bridge-shared = 各成员公共的部分不计入：{ $amount }（实际 − 预算）
bridge-no-drivers = 没有预算行用到有统计数的动因，因此都未拆分；请在 [driver.名称] 或 [grade.名称] 下写 `actual = "指标"`，并导入该指标
bridge-empty = 没有预算，也没有入账
bridge-empty-months = 所选期间没有已结束且有明细的月份
bridge-said-at = 实际 { $actual }，与预算 { $budget } 持平
bridge-said-over = 实际 { $actual }，比预算 { $budget } 多 { $amount }（{ $ratio }）
bridge-said-under = 实际 { $actual }，比预算 { $budget } 少 { $amount }（{ $ratio }）
bridge-said-income-over = 收入 { $actual }，比预算 { $budget } 多 { $amount }（{ $ratio }）
bridge-said-income-under = 收入 { $actual }，比预算 { $budget } 少 { $amount }（{ $ratio }）
bridge-said-most = 主要是{ $step } { $amount }，其中“{ $row }” { $part }
bridge-said-most-all = 主要是{ $step } { $amount }，全在“{ $row }”
bridge-said-offset = 抵减因素：{ $step } { $amount }，其中“{ $row }” { $part }
bridge-said-offset-all = 抵减因素：{ $step } { $amount }，全在“{ $row }”

## 成本结构

structure-title = 成本结构：{ $period }
structure-title-budget = 预算结构：{ $period }
structure-reading = A：累计前 80%，B：到 95%，C：其余
structure-told = 占比：占全部支出；拉动：该行使总额增长几个百分点
structure-classes = ABC 按金额从大到小，看排在前面的累计占比，所以最大的一行总是 A
structure-variable-told = 变动成本占比：该行预算中随动因变动的部分，其余为固定
structure-controllable-told = 可控占比：该行支出中年内可以决定的部分；账本在 [[category]] 写 `controllable = false` 的为不可控
structure-share = 占比
structure-class = ABC
structure-variable = 变动成本占比
structure-controllable = 可控占比
structure-share-before = 上年占比
structure-moved = 占比增减（百分点）
structure-contribution = 拉动
structure-per = 单位成本（{ $name }）
structure-missing-before = 未与上年比较：{ $months } 没有明细
structure-uncounted = `{ $name }` 并非每个月都有统计数，无法算单位成本
between-title-last-year = 从上年到本年：{ $period }
between-title-outlook = 从预算到全年预测：{ $period }
between-title-versions = 从 { $from } 到 { $to }：{ $period }
between-reading = 各步之和等于差额，分毫不差
between-told = 新增为原来没有的，取消为不再有的；没有拆分的整笔计入变化
between-volume-told = 业务量 = 原金额 × 现数量 ÷ 原数量 − 原金额，逐行计算；价格 = 其余：按现数量计，每单位比原来贵多少
between-outlook-told = 已发生：实际减已过月份的预算；预计：预计发生减未来月份的预算
between-this-year = 本年
between-changed = 变化
between-new = 新增
between-gone = 取消
between-so-far = 已发生
between-to-come = 预计
between-quantity-before = 原数量
between-quantity-now = 现数量
between-uncounted = 各月没有齐全的{ $metric }：缺数的不拆分
between-per = 只有从上年到本年才能按指标拆出业务量
between-per-hint = 请去掉 `--per`，或改用 `--between last-year`
between-outlook-period = 全年预测针对整个预算年度，不能只取一段
between-outlook-period-hint = 请去掉期间；年度由 `--as-of` 决定
between-unknown = 不能在 `{ $value }` 之间做分解
between-unknown-hint = 请写 last-year（上年）、outlook（预测），或两个版本：v1..v2、original..current、current..draft

## 每一步怎么算出来的（explain --bridge）
bridge-how-title = 差异分解的算式：{ $category }，{ $period }
bridge-how-reading = 依次用实际数量替换动因的计划数，重算预算行；全部替换后剩下的差额即价格
bridge-how = 算式
bridge-how-of = { $line }，{ $month }
bridge-how-moved = { $driver } { $from } → { $to }：{ $how }
bridge-how-months = { $months }
bridge-how-adjusted = 原计划 { $planned } − 现行预算 { $budget }
bridge-how-rate = 实际 { $actual } − { $reached }
bridge-how-timing = 实际 { $actual } − { $reached }，差异说明注明以后转回
bridge-how-whole = 不拆分的：金额 = 实际 − 预算
