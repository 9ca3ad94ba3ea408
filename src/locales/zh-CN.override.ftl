## command/overrides/
override-made = { $id }：{ $line } { $month } 的一笔申请（不超过 { $amount }）可以超出控制，有效期至 { $until }
override-asked = { $id }：申请放行 { $line } { $month } 的一笔申请（不超过 { $amount }），有效期至 { $until }
override-waits = 已提出，等待用 `budget plan approve { $id }` 批准，批准人：{ $who }
override-approved = { $id } 已由 { $by } 批准，即日生效
override-taken-back = { $id } 已由 { $by } 撤回，该行恢复原有控制
override-lets = 特批 { $id }（{ $by }）放行，按预警处理，有效期至 { $until }（{ $reason }）
override-unneeded = 无需特批：这笔申请可以通过
override-unneeded-hint = `budget check 科目=金额` 列出可用预算
override-there-hint = { $id } 已经放行
override-month-over = 特批针对尚未发生的申请：到 { $day }，{ $month } 已经结束
override-month-over-hint = 请选 { $now } 或以后的月份：`--month 月份`
override-until-over = 截止日 { $until } 已经过去
override-until-late = 截止日 { $until } 晚于预算年度末（{ $last }）
override-until-hint = 请选 { $first } 至 { $last } 之间的一天：`--until 日期`
override-unknown = 没有特批 `{ $value }`
override-unknown-hint = `budget override list --all` 列出全部特批
override-own-hint = 须由他人批准；提出人可以撤回：`budget override withdraw { $id }`
override-approved-already = { $id } 已经生效：{ $by } 于 { $day } 作出决定
override-withdrawn-already = { $id } 已由 { $by } 于 { $day } 撤回
override-used-already = { $id } 已经用掉：占用 { $commitment } 由它放行
override-used-hint = 订单取消时：`budget commit close { $commitment }`
override-over = { $id } 已于 { $until } 到期
override-over-hint = 请另行特批，截止日选在以后：`budget override 科目=金额 --until 日期`

## report/overrides.rs
override-list-title = 特批 { $day }
override-left-out = 另有 { $count } 笔已撤回或到期（`--all` 全部列出）
override-none = 没有特批
override-id = 特批
override-amount = 不超过
override-until = 截止日
override-by = 提出人
override-approved-by = 批准人
override-reason = 理由
override-proposed = 待批准
override-in-force = 生效中
override-used = 已用于 { $commitment }
override-withdrawn = 已撤回
override-ended = 已到期
override-note = 特批 { $id }：{ $line } { $month } 的一笔申请（不超过 { $amount }）可以超出控制，有效期至 { $until }，{ $by }（{ $reason }）
override-note-used = 特批 { $id }：占用 { $commitment } 超出 { $line } { $month } 的控制（不超过 { $amount }），由 { $by } 放行（{ $reason }）；提示至 { $until }

## answer/overrides.rs
override-again = 特批 { $id } 已放行 { $first }，又放行了 { $other }：一份特批只放行一笔，可能是两个分支各用了一次
override-again-hint = 如不再需要，用 `budget commit close { $other }` 释放余额；如要保留，请另行特批：`budget override { $line }={ $amount } --month { $month } --until 日期 --reason 理由`
