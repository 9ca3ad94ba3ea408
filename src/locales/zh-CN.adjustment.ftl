## plan_file/table/forbidden.rs
plan-key-forbidden = 哪些科目之间不允许调剂
plan-key-forbidden-from = 这个科目及其下级的预算不得调出
plan-key-forbidden-to = 只禁止调入这里；不写则不得调到 `from` 以外
forbidden-unknown = 账本中没有属于 `{ $category }` 的科目或预算行，这一条什么也限制不了
forbidden-unknown-hint = 请写科目路径，或预算行的上级科目，如 人力成本

## answer/adjustments.rs
adjustment-homeless = 调整 { $id } 涉及 { $month } 的 { $line }，而当月有效的版本没有这一行
adjustment-homeless-hint = 请用 `budget plan undo { $id } --reason 理由` 冲回，或修订方案，恢复这一行

## report/head.rs
report-adjusted = 调整 { $count } 笔，净额 { $net }

## command/plan/adjust
adjustment-transfer = { $id }：调剂 { $amount }，由 { $from } 调入 { $to }，{ $months }
adjustment-supplement = { $id }：追加 { $amount }，{ $line }，{ $months }
adjustment-reduce = { $id }：追减 { $amount }，{ $line }，{ $months }
adjustment-by-route = 已生效，按 { $route }的审批权限
adjustment-waits = 待批；等待用 `budget plan approve { $id }` 批准，批准人：{ $who }
adjustment-year = { $line }：全年 { $before } → { $after }
adjustment-year-would = { $line }：批准后全年 { $before } → { $after }
adjustment-size = { $amount }，占该行全年预算的 { $share }
adjustment-size-together = 连同 { $days } 天内的 { $others } 共 { $size }
adjustment-split = { $by } 从同一行调出的合并计算：{ $change }
adjustment-approved = { $id } 已由 { $by } 批准，即日生效
adjustment-undone = { $id } 已由 { $by } 冲回，另记一笔相反的调整
adjustment-undone-from = { $id } 已由 { $by } 自 { $from } 起冲回；此前月份已结束，维持不变，仍有效的是：
adjustment-withdrawn = { $id } 已由 { $by } 撤回，从未生效
adjustment-unknown = 没有调整 `{ $value }`
adjustment-unknown-hint = `budget plan history` 列出各笔调整
adjustment-income = `{ $category }` 是收入；只调整成本预算
adjustment-no-line = 没有科目为 `{ $category }` 的预算行
adjustment-no-line-hint = `budget plan show` 列出预算行；新增一行须修订方案：`budget plan revise`
adjustment-covered-hint = 它的预算在 { $line } 之内：请写这一行
adjustment-no-such-part = 没有名为 `{ $value }` 的预算行
adjustment-which = `{ $value }` 对应 { $count } 个预算行
adjustment-which-hint = 请写明其中之一：{ $options }
adjustment-not-budgeted = { $line } 在 { $month } 没有预算行
adjustment-not-budgeted-hint = 请选择该行有效的月份：`--month 月份[,月份…]`
adjustment-month-over = { $month } 的预算已定：到 { $day } 该月已结束
adjustment-month-over-hint = 请选择 { $now } 或以后的月份：`--month 月份[,月份…]`
adjustment-late-hint = 请用 `budget plan undo { $id }` 撤回，再从 { $now } 起另行调整
adjustment-undo-late-hint = 已结束的月份不再改变；剩下的请在以后月份调回
adjustment-draft = { $plan } 还是草稿，没有已批准的预算可以调整
adjustment-draft-hint = 请直接修改方案文件；提交并批准（`budget plan submit`、`budget plan approve`）之后再在这里调整
adjustment-years = { $first } 与 { $other } 不在同一预算年度
adjustment-years-hint = 请分年度调整
adjustment-locked = { $line } 已锁定，预算不得调出
adjustment-locked-hint = 锁定的预算行只能通过修订改变：`budget plan revise`
adjustment-same-line = { $line } 不能调给自己
adjustment-same-line-hint = 请写两个不同的预算行；同一行各月之间的变动须修订方案：`budget plan revise`
adjustment-two-plans = 两行分属 { $from } 和 { $to } 两个方案，各自审批
adjustment-two-plans-hint = 请用 `budget plan reduce` 追减一个，再用 `budget plan supplement` 追加另一个
adjustment-forbidden = 方案规定 { $from } 的预算不得调出
adjustment-forbidden-to = 方案规定 { $from } 的预算不得调入 { $to }
adjustment-forbidden-hint = 见方案中的 [[forbidden_transfer]]；请改由其他行调出
adjustment-no-route = 方案的审批权限都不够：{ $change }
adjustment-no-route-hint = 以已批准版本的审批权限为准；需要更大的权限，请修订方案，加一条 [[route]]：`budget plan revise`
adjustment-month-short = { $line } 在 { $month } 本级只有 { $has }
adjustment-month-short-hint = 请减少金额，或分几个月调出：`--month 月份,月份`
adjustment-year-short = { $line } 全年预算 { $budget }，已执行 { $actual }，占用 { $committed }，可用 { $available }
adjustment-year-short-hint = 最多 { $most }；或先释放占用
adjustment-own = { $id } 由 { $by } 提出，不能由本人批准
adjustment-own-hint = 须由他人批准；提出人可以撤回：`budget plan undo { $id }`
adjustment-approved-already = { $id } 已生效：{ $by } 于 { $day } 决定
adjustment-undone-already = { $id } 已由 { $by } 于 { $day } 冲回或撤回

## report/equation.rs
equation-title = 预算等式 { $period }
equation-brief = 可用预算 = 现行预算 − 占用 − 实际
equation-whole = 现行预算 = 年初预算（首个批准的版本）+ 修订 + 追加 − 追减 + 调入 − 调出
equation-original = 年初 { $amount }
equation-revised = { $sum } + 修订 { $amount }
equation-supplement = { $sum } + 追加 { $amount }
equation-reduction = { $sum } − 追减 { $amount }
equation-transfer-in = { $sum } + 调入 { $amount }
equation-transfer-out = { $sum } − 调出 { $amount }
equation-current = 现行预算 { $current } = { $sum }
equation-available = 可用预算 { $available } = 现行预算 { $current } − 占用 { $commitment } − 执行 { $actual }

## report/version_history.rs
history-adjusted = 调整
history-proposed = 提出调整
history-undone = 冲回
history-withdrawn = 撤回

## report/explain
report-explain-adjusted = { $month } 调整 { $id }：{ $amount }（{ $reason }）
report-explain-adjusted-below = { $month } 随下级行调整 { $id }：{ $amount }（{ $reason }）

## answer/below.rs
adjustment-below-month = 调整从 { $line } { $month } 调出的超过了它的预算，余 { $left }（{ $ids }）；可能是两个分支调出了同一笔钱
adjustment-below-year = { $line } 调整后全年预算 { $budget }，已执行 { $actual }，占用 { $committed }，缺 { $lacks }（{ $ids }）
adjustment-below-hint = 请冲回 { $ids }（`budget plan undo 编号 --reason 理由`），或补足这一行：`budget plan supplement { $line } { $lacks } --month { $month } --reason 理由`
adjustment-below-over-hint = 该月已结束，预算维持不变；请在以后的月份补足这一行：`budget plan supplement { $line } { $lacks } --month { $month } --reason 理由`，或从其他行调入
