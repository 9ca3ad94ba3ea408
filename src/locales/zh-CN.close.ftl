## 结账的消息：月末，以及结账之后

# 结账
close-done = { $month } 已结账（{ $by }）；报告已固定在 { $file }
close-refused = { $month } 未结账
close-refused-hint = 请先处理，或强制结账：`budget close { $month } --force --as 姓名 --reason 理由`
close-before = 在 { $month } 之前，{ $months } 尚未结账
close-before-hint = 结账应按月份顺序，请补结：`budget close { $month } --as 姓名`
close-empty = 台账中没有 { $month } 的明细
close-empty-hint = 请先导入：`budget import 文件`
close-unclassified = { $month } 有 { $rows } 行未分类，共 { $amount }
close-unclassified-hint = 在 budget.toml 里加 [[classify]] 规则或科目别名，再运行 `budget reclassify`；或用 `budget reclassify --sheet 文件` 生成归类表来填
close-unexplained = { $month } 有 { $count } 项重大差异尚未说明：{ $lines }
close-unexplained-hint = `budget review --month { $month }` 列出还缺什么
close-already = { $month } 已由 { $by } 于 { $day } 结账
close-already-hint = 需要反结账时：`budget reopen { $month } --as 姓名 --reason 理由`
close-not-over = 到 { $day } 为止，{ $month } 尚未结束
close-not-over-hint = { $last } 起才能结账；以 --as-of 的日期为准
close-one-plan = 结账对账本的全部预算方案生效
close-one-plan-hint = 请去掉 --plan
close-not-closed = { $month } 未结账
close-not-closed-hint = `budget status` 列出已结账的月份
close-reopened = { $month } 已反结账（{ $by }）

# 已结账月份对其他命令的约束
close-judged = { $month } 已结账，不能再改变它所依据的预算
close-judged-hint = 请改用之后的月份，或先反结账：`budget reopen { $month } --as 姓名 --reason 理由`
close-late = 已结账的月份有变动：{ $months }
close-late-hint = 照常计入台账；`budget restated { $month }` 列出其影响
close-note-restated = { $month } 于 { $day } 结账，之后有变动：`budget restated { $month }`

# 结账时与现在
restated-title = 已结账月份：结账时与现在
restated-none-closed = 没有已结账的月份
restated-closed = { $month }，{ $by } 于 { $day } 结账
restated-forced = 强制结账，理由：{ $reason }
restated-same = 没有变动
restated-late = 结账后新增 { $count } 行：`budget restated { $month }`
restated-rows = 结账后新增的 { $count } 行
restated-gone = 结账后撤销的批次 { $batch }
restated-budget-then = 结账时预算
restated-budget-now = 现在预算
restated-actual-then = 结账时实际
restated-actual-now = 现在实际
restated-change = 变动
restated-total = 全月

# 结账文件
close-out-of-order = { $month } 未反结账就再次结账，或未结账就反结账
close-out-of-order-hint = 合并了两个分支：只保留一次结账，另一次的文件请恢复或删除
close-unreadable = 这不是结账或反结账时写入的内容
close-newer = 这次结账由更新版本的 budget 写入
close-changed = { $month } 的数字与结账时固定的不一致
close-restore-hint = 请从 git 或备份恢复该文件
close-lost = { $month } 已结账，但结账文件丢失，现按未结账处理
close-lost-hint = 请从 git 或备份恢复该文件；如无备份，请重新结账：`budget close { $month } --force --as 姓名 --reason 理由`
close-lost-reopened = { $month } 已反结账，但反结账文件丢失，现按已结账处理
close-lost-reopened-hint = 请从 git 或备份恢复该文件；如无备份：`budget reopen { $month } --as 姓名 --reason 理由`
verify-close-gone = 结账文件丢失
verify-close-changed = 该文件与结账时写入的不一致
verify-close-no-line = 日志中没有这次结账的记录，不知道由谁写入
verify-close-no-line-hint = 若来自另一分支，下一次 `close` 或 `reopen` 会补上记录；若无人写过，请删除
verify-closes = 已核对 { $count } 次结账
