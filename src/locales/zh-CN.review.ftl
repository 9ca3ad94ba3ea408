## 差异说明的消息：各行为什么偏离预算

term-cause = 差异原因
term-reason = 原因说明
term-action = 整改措施
term-due = 完成期限
term-reverses = 转回月份
term-cause-timing = 时间性
term-cause-one-off = 一次性
term-cause-run-rate = 持续性
term-cause-price = 价格
term-cause-volume = 业务量
term-cause-efficiency = 效率
term-cause-error = 差错

# 报告
review-title = 差异说明 { $period }
review-convention = 重大差异须写明差异原因、原因说明和责任人；超支（短收）的还须写明整改措施和完成期限；时间性差异改为写明转回月份
review-open = 该期间尚未结束，还没有需要说明的差异
review-nothing = 没有重大差异
review-all-explained = { $count } 项重大差异均已说明
review-unexplained = { $all } 项重大差异中 { $count } 项尚未说明：`budget review 预算行 --cause … --reason … --owner … --action … --due …`
review-moved = { $line }：说明时差异为 { $then }，现为 { $now }
review-no-figures = { $file } 中说明了{ $line }，但该行在这一期间没有预算，也没有明细
review-lacks = 说明状态
review-explained = 完整
review-not-explained = 尚未说明
review-lacking = 缺{ $what }
review-not-material = 非重大
review-timing-until = { $cause }，{ $month } 转回
review-timing-title = 应转回的时间性差异
review-back = 已转回
review-course-running = 尚未到期
review-course-reversed = 已全部转回
review-course-overdue = 逾期未转回
review-due-title = 已到期的整改措施
review-days = 逾期天数
review-due-how = 落实结果请填：`budget review 预算行 --month … --outcome …`

report-said = { $cause }：{ $reason }
report-said-of = { $months } { $said }
report-said-both = { $first }；{ $second }

# 说明
review-noted = { $line }：差异 { $variance }，{ $cause }
review-still-lacks = 还缺：{ $what }
review-file-heading = # { $period } 的差异说明；由 `budget review` 写入，也可以直接编辑
review-nothing-on-line = { $line } 在 { $period } 没有预算，也没有明细
review-nothing-material-hint = 该期间没有重大差异
review-not-over = 到 { $day } 为止，{ $period } 尚未结束，还没有需要说明的差异
review-not-over-hint = 只说明已结束的月份；以 --as-of 的日期为准
review-no-return = { $line }：原因为“{ $cause }”的差异不会在 { $month } 或其他月份冲回
review-no-return-hint = 只有时间性差异和差错会冲回：请用 `--cause timing` 或 `--cause error`，或不写冲回月份
review-reverses-early = 转回月份 { $month } 不晚于差异所在的最后一个月 { $last }
review-reverses-early-hint = 请写差异转回的那个较晚的月份

# 差异说明文件
review-stray = 这不是差异说明文件
review-stray-hint = 差异说明按月份命名，如 2026-03.toml、2026-01_2026-03.toml；其他文件请移到别处
review-unreadable = 这一行不是有效的 TOML
review-unreadable-hint = 请从 git 恢复该文件，或写成 键 = "文字"；合并冲突的标记（<<<<<<<）须删去
review-key-unknown = 未知的键 `{ $key }`
review-keys-hint = 差异说明由 [[note]] 表组成，键有 line、for、cause、reason、owner、action、due、reverses、effect、outcome
review-line-twice = 对 `{ $line }` 重复说明
review-line-twice-hint = 请把两处说明合为一处
review-no-line = 没有写明说明的是哪一行
review-no-line-hint = 请写 line = "科目路径"；预算行指明了成员的，再写 for = {"{"} department = "…" {"}"}
review-value = `{ $value }` 不能作 `{ $key }` 的值
review-for-hint = for = {"{"} department = "客服部" {"}"} 写的是账本某一维度的成员
review-axis-unknown = 账本没有维度 `{ $axis }`
review-text-hint = 请写成引号中的文字
review-cause-hint = 可写 timing（时间性）、one-off（一次性）、run-rate（持续性）、price（价格）、volume（业务量）、efficiency（效率）、error（差错）
review-day-hint = 日期写成 2026-04-15
review-month-hint = 月份写成 2026-05
review-moment-hint = 时刻写成 2026-04-02T08:00:00Z

# 账本现状
status-title = 账本现状（截至 { $day }）
status-item = 事项
status-state = 现状
status-command = 命令
status-next = 下一步：{ $command }
status-with-file = { $before } 文件{ $after }
status-nothing = 没有待办事项
status-no-plan = 本年度没有预算方案
status-plan = 预算方案 { $id }
status-approved = v{ $number } 已批准（{ $by }，{ $day }）
status-submitted = v{ $number } 已提交（{ $by }，{ $day }），待批准
status-differs = 方案文件与之不同
status-revision = 已开始修订，自 { $from } 起
status-actuals = 费用台账
status-metrics = 指标台账
status-months = { $months } 已入账
status-months-before = 本年度尚无入账，最近入账的月份是 { $month }
status-no-months = 尚无入账的月份
status-missing = 缺 { $months }
status-thin = { $month } 偏少：{ $rows } 行，平时约 { $usual } 行
status-last-import = 最近一次导入
status-import = { $day }：{ $file }{ $more ->
    [0] {""}
   *[other] {" "}及另外 { $more } 个文件
}（{ $rows } 行）
status-no-import = 尚未导入
status-unclassified = { $rows } 行，{ $amount }
status-adjustments = 预算调整
status-waiting = { $count ->
    [1] { $first } 待批准
   *[other] { $count } 项待批准，最早的是 { $first }
}
status-stale = { $count ->
    [1] { $first } 按现在的数据规则不再这样建议
   *[other] 其中 { $count } 项按现在的数据规则不再这样建议，最早的是 { $first }
}
status-commitments-open = 未结 { $count } 项，尚余 { $left }
status-commitments-stale = { $count } 项 90 天无变动
status-alerts = 预警
status-alerts-are = 严重 { $critical }、预警 { $warning }、关注 { $watch }（{ $day } 所报）
status-variances = { $month } 的差异
status-none-material = 没有重大差异
status-all-explained = { $count } 项重大差异均已说明
status-unexplained = { $all } 项重大差异中 { $count } 项尚未说明
status-promises = 承诺事项
status-promised = 逾期未转回 { $overdue } 项，到期未回复 { $due } 项
status-closes = 结账
status-none-closed = 尚未结账
status-closed = { $months } 已结账
status-late = 结账后有变动：{ $months }
status-goals = 目标
status-goals-are = 达标 { $reached }、接近 { $close }、未达标 { $missed }{ $without ->
    [0] {""}
   *[other] 、无数据 { $without }
}
status-goals-elsewhere = 见 `budget goals`

# 差异说明表
review-sheet-written = 已把 { $count } 行写入 { $file }；填好后运行 `budget review { $chosen } --from { $file }`
review-sheet-ending = 无法写入 `{ $file }` 这种文件
review-sheet-ending-hint = 文件名请以 .xlsx、.csv 或 .toml 结尾
review-sheet-heading = # { $period } 的差异说明；填好后运行 budget review --month … --from 本文件
review-sheet-empty = { $file } 中没有填写任何内容
review-sheet-line-hint = 预算行请保留 `budget review --sheet` 写出的原样
review-no-header = 没有找到差异说明表的表头
review-no-header-hint = 第一行请保留 `budget review --sheet` 写出的原样
review-cell = “{ $column }”列不能写 `{ $value }`
