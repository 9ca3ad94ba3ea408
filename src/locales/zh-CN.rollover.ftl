# 预算行逐月、跨年结转。
plan-key-rollover = 本行结转到同一年度下月的内容：surplus（节余）、deficit（超支）、both（两者）、none（不结转）
plan-key-rollover-cap = 节余结转的上限；超支全额结转
plan-key-reserve = true 表示预备费：只能调剂到其他行，不得直接列支；method = "contingency" 的行默认即是
rollover-cap-alone = 本行不结转节余，`rollover_cap` 不起作用
rollover-cap-alone-hint = 请写 rollover = "surplus" 或 "both"，或删去这一项
rollover-cap-nothing = `rollover_cap` 不大于 0，等于不结转
rollover-cap-nothing-hint = 请写正数，或写 rollover = "none"
rollover-income = `rollover` 只用于成本：收入没有可支用的余额
rollover-contra = `rollover` 只用于支出的预算行，本行是冲减行（`contra`）
rollover-remove-hint = 请删去 `rollover`
rollover-differs = 本行与 { $first } 合用 `{ $category }` 的预算，结转方式却不同
rollover-differs-hint = 两行合为一个预算数，请写相同的 `rollover` 和 `rollover_cap`
lint-rollover-window = { $line }：控制口径是{ $windows }，不含当期，结转对 `budget check` 不起作用
lint-rollover-window-hint = 请在该行写 window = ["period"]，或删去 `rollover`
equation-brief-rolled = 可用预算 = 现行预算 + 结转 − 占用 − 实际
equation-available-rolled = 可用预算 { $available } = 现行预算 { $current } + 结转 { $rolled } − 占用 { $commitment } − 执行 { $actual }
report-explain-rolled = { $month }：预算 { $budget } + 结转 { $came } − 执行 { $actual } − 占用 { $committed } = { $left }；结转下月 { $on }
report-explain-available-rolled = 可用预算 = 预算 { $budget } + 结转 { $rolled } − 实际 { $actual } − 占用 { $committed } = { $available }

## command/plan/adjust/carry.rs
equation-carry-forward = { $sum } + 上年结转 { $amount }
adjustment-carry = { $id }：结转 { $amount }，{ $line }，{ $months }；来自 { $plan } 的 { $from }（{ $of }）
carry-of-unspent = 未使用额
carry-of-commitments = 未结占用
carry-no-year = 账本里没有 { $first } 之前一年的预算方案，无可结转
carry-no-year-hint = 请用 `budget plan supplement` 追加
carry-no-line = { $line } 在 { $month } 没有自己的预算行
carry-no-line-hint = 请用 `--from 预算行` 指明上年的预算行
carry-draft = { $plan } 从未批准，无法认定结余
carry-draft-hint = 请用 `budget plan supplement` 追加
carry-open = { $plan } 到 { $last } 才结束，{ $day } 还不能认定结余
carry-open-hint = 请在年度结束之后结转
carry-nothing = { $plan } 的 { $line } 没有可结转的{ $of }：{ $left }
carry-nothing-hint = 请看该年的 `budget plan show --equation --year --month 月份`；已结转的已扣除
carry-order-later = 批准之后，{ $plan } 的未结订单随之改在本年占用
carry-order-moved = 订单 { $order } 一并结转：{ $amount } 改由 { $line } 在 { $month } 占用
carry-order-stays = 只结转了一部分未结占用：订单仍占用 { $plan }，收到发票之前，这笔金额在本年计入可用预算
carry-order-stays-hint = 请把对应的订单移过来：`budget commit change 订单号 --month { $month }`；订单见 `budget commit list`
carry-order-undone = 随同结转的订单仍在 { $month } 占用
carry-order-undone-hint = 请移回原月份（`budget commit change 订单号 --month 月份`），或关闭订单；订单见 `budget commit list`
carry-beyond = { $plan } 的 { $line } 可结转的{ $of }只有 { $left }
carry-beyond-hint = 最多结转 { $left }；已结转的已扣除
carry-twice = { $plan } 的 { $line } 可结转的{ $of }只有 { $left }，却结转了 { $brought }（{ $ids }）；可能是两个分支结转了同一笔钱
carry-twice-hint = 请冲回 { $ids }（`budget plan undo 编号 --reason 理由`），或从这一行追减多出的部分：`budget plan reduce { $line } { $excess } --month { $month } --reason 理由`
carry-twice-over-hint = 已结束的月份维持原预算；请从以后的月份追减多出的部分：`budget plan reduce { $line } { $excess } --month { $month } --reason 理由`

## command/plan/adjust/route.rs
adjustment-size-supplement = { $size }；追加由最高一级审批
adjustment-size-reserve = { $size }；动用预备费由最高一级审批
adjustment-pair = 与 { $days } 天内的 { $others } 合起来，是把预算从 { $from } 调到 { $to }，方案禁止这样调剂：须由他人批准
adjustment-chain = 与本年度的 { $others } 合起来，是把预算从 { $from } 辗转调到 { $to }（{ $lines }），方案禁止这样调剂：须由他人批准

## command/plan/approval/adjusted.rs
version-loses = 调整 { $id } 涉及 { $month } 的 { $line }，而这一版本当月没有这一行
version-loses-hint = 请退回并保留这一行，或先冲回该调整：`budget plan undo { $id } --reason 理由`
version-below = 这一版本给 { $line } { $month } 的预算是 { $has }，而调整共减少 { $change }
version-below-hint = 请退回并增加该行预算，或先冲回一笔调整：`budget plan undo { $id } --reason 理由`

## Reserves
check-reserve = 预备费
check-reserve-asked = { $line } 是预备费，不得直接列支；请先用 `budget plan transfer` 调剂到实际支出的预算行
check-reserve-spent = { $line } 是预备费，却有支出或占用；请记到实际的预算行，并把预算调过去
report-on-reserve = { $line } 是预备费，已直接列支 { $amount }；预备费只能调剂到其他行（`budget plan transfer`）
reserves-title = 预备费 { $period }
reserves-none = 方案中没有预备费（`reserve = true`，或 contingency 方法）
reserves-drawn = 已动用
reserves-share = 动用率
reserves-spent-on-it = 直接列支
reserves-left = 余额
reserves-draws = 动用明细
reserves-adjustment = 调整
reserves-to = 用于
reserves-lines = { $lines }
reserves-waits = { $lines }（待批）
reserves-spent = { $line } 本身直接列支或占用 { $amount }；预备费只能调剂到其他行

## report/plan_diff.rs
diff-key = 设置项
diff-keys = 其他设置的变化

## command/plan/approval/left.rs
version-rollover-ends = { $line } 在 v{ $number } 中逐月结转，而这一版本没有这一行，也认不出改名后的行：结余或超支不再结转
version-rollover-ends-hint = 如只是改名，请在这一版本保持各月金额不变，下一版本再改金额；如是拆分，可用 `budget plan supplement` 把结余补到新的行
version-order-left = 占用 { $order } 在 { $month } 还有余额 { $amount } 记在 { $line }，而这一版本没有这一行：这笔占用不再减少任何一行的可用预算
version-order-left-hint = 版本批准后，请改到有预算的行：`budget commit change { $order } --line { $to }`
version-order-left-line = 科目
