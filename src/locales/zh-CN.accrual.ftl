## command/accrue/
accrual-spread = { $id }：{ $line } { $amount }（{ $place }）分 { $count } 个月摊销：{ $months }
accrual-spread-days = { $id }：{ $line } { $amount }（{ $place }）按天数分 { $count } 个月摊销：{ $months }
accrual-month = { $month } { $amount }
accrual-months = { $first } 至 { $last } 每月 { $amount }
accrual-closed = 自 { $first } 起有 { $count } 个月已结账：应归属这些月份的 { $amount } 由 { $open } 承担
accrual-closed-bill = { $month } 已结账，账单仍按原入账列示，改从 { $open } 转出
accrual-before = 其中 { $amount }（{ $months }）在本预算年度之前，本年度始于 { $begin }
accrual-beyond = 其中 { $amount }（{ $months }）不在本预算年度内，本年度截至 { $end }
accrual-dry-run = 未入账
accrual-nothing = 没有需要摊销的
accrual-spread-already = { $place } 已摊销，编号 { $id }
accrual-spread-already-hint = 要改摊法，先撤销：`budget accrue undo { $id } --reason 原因`
accrual-until-before = 截止日 { $until } 早于起始日 { $from }
accrual-until-before-hint = 换一个更晚的日期：`--until 日期`
accrual-calendar = 自 { $from } 起的期间超出最后一个月份 9999-12
accrual-calendar-hint = 请选更早的起始日或更短的期间：`--from 日期`、`--until 日期`
accrual-long = { $months } 个月太长
accrual-long-hint = 一笔账单最多摊 { $most } 个月
accrual-no-row = 没有这一行：`{ $value }`
accrual-no-row-hint = `budget explain 科目` 会列出每一行的文件名和行号：`budget accrue spread ledger.csv:12`
accrual-many-rows = `{ $value }` 对应 { $count } 行
accrual-many-rows-hint = 请用文件名和行号指明一行，必要时加批次（`--batch`）：{ $rows }
accrual-unknown = 没有这个待摊或预提：`{ $value }`
accrual-unknown-hint = `budget accrue list --all` 列出全部
accrual-undone-already = { $id } 已由 { $by } 于 { $day } 撤销
accrual-undone = { $id } 已由 { $by } 撤销
accrual-undone-late = 其中 { $rows } 行在已结账月份，由其后第一个未结账月份冲回
accrual-reconciled = { $ids }：已冲销重复计入的 { $rows } 行：{ $batch }
accrual-reconcile-nothing = 没有重复的待摊、预提或撤销
accrual-gone = { $id } 所摊的账单已不在账上：{ $amount }，{ $place }
accrual-moved = { $id } 所摊的账单已改归“{ $category }”：{ $amount }，{ $place }
accrual-lost-hint = 先撤销，再按现在的账单摊销：`budget accrue undo { $id } --reason 原因`
accrual-bill-gone = { $id } 因账单已到而冲回，但这笔账单已不在账上：{ $month } { $amount }
accrual-bill-gone-hint = 先撤销，未到的再重新预提：`budget accrue undo { $id } --reason 原因`
accrual-twice = { $id } 在账本的两个分支上分别做过、撤销过或冲回过：有 { $rows } 行被重复计入
accrual-twice-hint = 运行 `budget accrue reconcile`，只计一次
accrual-bill-in = { $id }（{ $month }）的账单已入账（{ $place }），预提的 { $amount } 却还没有冲回，两者重复计入
accrual-bill-in-hint = `budget accrue apply` 会冲回它，下一次导入也会
accrual-accrued = { $id }：{ $line } 预提 { $month } { $amount }：{ $how }
accrual-came = { $id }：{ $month } 的账单已到（{ $place }）：{ $sum }，已预提 { $amount }，差额 { $difference }；预提在 { $back } 冲回
accrual-month-open = { $month } 还没有结束
accrual-month-open-hint = 月份结束后才预提：`--month last`
accrual-month-closed = { $month } 已结账，不再预提
accrual-month-closed-hint = 先反结账：`budget reopen { $month } --reason 原因`
accrual-no-rules = budget.toml 里没有待摊和预提的规则：`[[spread]]`、`[[accrue]]`
accrual-nothing-proposed = 截至 { $month } 没有要摊销或预提的

## report/accrual_proposals.rs
accrual-propose-title = 建议摊销和预提，{ $month }
accrual-basis = 依据
accrual-how-spread = 自账单月份起 { $months } 个月（{ $place }）
accrual-how = 通常 { $usual }：前 { $looked } 个月中 { $count } 个月的中位数（{ $months }）
accrual-how-part = { $how }，扣除已入账的 { $there }
accrual-how-refund = { $how }，加上当月退回的 { $there }
accrual-how-later = { $how }；{ $month } 已入账的 { $amount }（{ $place }）算作 { $month } 的账单，如果就是这一笔，请勿预提

## report/accruals.rs
accrual-list-title = 待摊与预提，{ $day }
accrual-left-out = 另有 { $count } 笔已摊完、已冲回或已撤销，未列出（`--all`）
accrual-none = 没有
accrual-id = 编号
accrual-kind = 类型
accrual-vendor = 供应商
accrual-amount = 金额
accrual-first = 起
accrual-last = 止
accrual-borne = 已承担
accrual-left = 待承担
accrual-by = 经办人
accrual-kind-spread = 待摊
accrual-kind-accrued = 预提
accrual-state-running = 摊销中
accrual-state-waits = 账单未到
accrual-state-borne = 已摊完
accrual-state-came = 账单已到
accrual-state-undone = 已撤销

## report/head.rs
report-view-accrual = 权责口径
view-cash = 收付
view-accrual = 权责
weight-months = 月
weight-days = 天

## report/calendar.rs
calendar-title = 合同日历，{ $from } 至 { $until }
calendar-none = 没有需要留意的日子
calendar-day = 日期
calendar-days = 还有天数
calendar-contract = 合同
calendar-what = 事项
calendar-notice = 通知不续的最后一天，否则自动续约 { $months } 个月
calendar-renews = 自动续约 { $months } 个月
calendar-ends = 到期终止
calendar-price = 调价 { $rate }
calendar-unused = { $paid } 个席位中有 { $seats } 个未用
calendar-until-before = 截止日 { $until } 早于 { $day }
