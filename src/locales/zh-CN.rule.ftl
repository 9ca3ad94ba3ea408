## plan_file/field/rule_keys.rs
rule-key = 调整已批准预算的规则；`budget rules propose` 列出建议
rule-key-id = 方案内唯一的短名，如 R1
rule-key-kind = 规则种类：surplus（预计节余的行调给预计不足的行）、release（季末未用部分转入预备费）、flex（随业务量增减，由预备费调入或调回）、freeze（全方案将超预算时暂扣）、event（由预备费支付事项）、step（从某月起改用另一金额）
rule-key-from = 调出的行：科目、科目编码，或 培训费@客服部；flex 和 event 写预备费
rule-key-to = 调入的行；step 写随表变动的行
rule-key-priority = 小的先执行；相同时按编号
rule-key-share = 可调出部分的比例，不写为 100%
rule-key-keep = 在可能需要的之外再留下预算的比例，不写为 2%
rule-key-step = 金额取它的整数倍，向下取整
rule-key-cap-run = 一次最多调剂多少
rule-key-cap-period = 一个月最多调剂多少
rule-key-cap-cumulative = 一年内各规则最多从一行调出年初预算的多少
rule-key-cooldown = 在两行之间调剂之后停几个月
rule-key-auto = 在 auto_cap 之内是否无须审批
rule-key-auto-cap = 不超过此金额无须审批
rule-key-amount = event：最多支付多少
rule-key-metric = flex：账本中代表业务量的指标，如 工单
rule-key-planned = flex：计划业务量：一个数、十二个数，或驱动因素的名称
rule-key-threshold = flex：偏离超过此比例才跟随，不写为 10%
rule-key-months = flex：连续几个月，不写为 2
rule-key-table = step：各档，按月份先后
rule-key-table-from = 起始月份
rule-key-table-times = 原金额的倍数，如 1.05 或 105%
rule-key-table-monthly = 每月金额

## plan_file/table/adjust_rule.rs
rule-id = `{ $value }` 不能作规则编号
rule-id-hint = 请用 20 个以内的文字、数字、- 和 _，如 R1
rule-twice = 规则 { $id } 在第 { $line } 行已有
rule-twice-hint = 请另取一个编号
rule-not-positive = `{ $key }` 应大于零，现为 { $value }
rule-not-positive-hint = 请写上限金额，或去掉这一项
rule-share = `{ $key }` 超过全部：{ $value }
rule-share-hint = 请写 0% 到 100% 的比例
rule-months = `{ $key }` 为 { $value }
rule-months-hint = 请写 { $least } 到 12 的月数
rule-auto-without-cap = 无须审批的规则须写明上限金额
rule-auto-without-cap-hint = 请加 auto_cap = 1000，或去掉 `auto`
rule-cap-without-auto = 没有 `auto = true`，`auto_cap` 不起作用
rule-cap-without-auto-hint = 请加 `auto = true`，或去掉它
rule-foreign-key = { $kind } 规则没有 `{ $key }`
rule-foreign-key-hint = 请去掉：它不起作用
rule-lacks-key = { $kind } 规则须写 `{ $key }`
rule-lacks-key-hint = 请加上 `{ $key }`；说明见 `budget plan schema`
rule-one-line = { $kind } 规则的 `{ $key }` 只写一行
rule-one-line-hint = 请每行各写一条规则
rule-table-order = 阶梯表须按月份先后：{ $month } 的位置不对
rule-table-order-hint = 请按 `from` 排列，每个月份一次
rule-table-amount = 阶梯表的一档须写 `times` 或 `monthly` 之一
rule-table-amount-hint = 请写 times = 1.05，或 monthly = 12000

## plan_file/check/adjust_rule_check.rs
rule-income = `{ $line }` 是收入；规则只调整成本预算
rule-income-hint = 请写成本的预算行
rule-no-line = 方案中没有预算行 `{ $line }`
rule-no-line-hint = 请写预算行的科目、科目编码，或 培训费@客服部
rule-lines = `{ $line }` 对应 { $count } 个预算行
rule-locked = { $line } 已锁定，规则不得调整
rule-locked-hint = 请写其他行，或去掉该行的 `locked`
rule-not-reserve = { $kind } 规则需要预备费，而 { $line } 不是
rule-not-reserve-hint = 请写编制方法为 contingency 的行，或 reserve = true 的行
rule-same-line-hint = 请写两个不同的行
rule-forbidden = 不得由 { $from } 调入 { $to }
rule-forbidden-hint = 见 [[forbidden_transfer]]；人力预算也不得用于其他；请写其他行
rule-table-outside = { $month } 不在方案年度内
rule-table-outside-hint = 请选择 { $first } 到 { $last } 之间的月份
rule-steps-twice = { $line } 已由规则 { $rule } 分档
rule-steps-twice-hint = 请把各档写在同一张表里

## analysis/rule/step.rs
rule-step-times = 按规则 { $rule } 自 { $from } 起：{ $before } × { $times } = { $after }
rule-step-monthly = 按规则 { $rule } 自 { $from } 起：{ $after }，原为 { $before }

## report/rules.rs
rule-kind-surplus = 节余调剂
rule-kind-release = 季末释放
rule-kind-flex = 随量增减
rule-kind-freeze = 超支暂扣
rule-kind-event = 事项动用
rule-kind-step = 阶梯
rules-title = 规则的调整建议 { $day }
rules-dry = 未入账；`budget rules apply --as 姓名` 入账
rules-none = 本月的方案没有规则：方案中的 [[rule]]
rules-plan = { $plan } v{ $version } · 快照 { $snapshot }
rules-draft = { $plan } 还是草稿，批准之前规则不起作用
rules-moves = { $rule } { $kind }：建议 { $amount }，由 { $from } 调入 { $to }，{ $months }
rules-moves-auto = { $rule } { $kind }：建议 { $amount }，由 { $from } 调入 { $to }，{ $months }，无须审批
rules-stands = { $rule } { $kind }：{ $amount }，由 { $from } 调入 { $to }，已生效（{ $id }）
rules-waits = { $rule } { $kind }：{ $amount }，由 { $from } 调入 { $to }，待批（{ $id }）
rules-nothing = { $rule } { $kind }：{ $from } 到 { $to } 不调剂：{ $why }
rules-stale = { $id } 待批：{ $amount }，由 { $from } 调入 { $to }；按现在的数据，{ $rule } 不再建议：{ $why }
rules-stale-other = { $id } 待批：{ $amount }，由 { $from } 调入 { $to }；按现在的数据，{ $rule } 建议 { $now }：`budget rules apply` 以新建议取代
rules-deficit = {"  "}不足 { $deficit } = 预测 { $forecast } − 预算 { $budget }
rules-deficit-got = {"  "}不足 { $deficit } = 预测 { $forecast } − 预算 { $budget } − 前面规则调入 { $got }
rules-surplus = {"  "}节余 { $surplus } = 预算 { $budget } − { $high }（预测区间上限）与 { $used }（执行与占用）中较大者 − 留存 { $kept }；取 { $share }
rules-surplus-given = {"  "}节余 { $surplus } = 预算 { $budget } − { $high }（预测区间上限）与 { $used }（执行与占用）中较大者 − 留存 { $kept } − 前面规则调出 { $given }；取 { $share }
rules-available = {"  "}可用 { $available } = 预算 { $budget } − 执行与占用 { $used } − 留存 { $kept }；取 { $share }
rules-available-given = {"  "}可用 { $available } = 预算 { $budget } − 执行与占用 { $used } − 留存 { $kept } − 前面规则调出 { $given }；取 { $share }
rules-unused = {"  "}{ $first } 至 { $last } 未用 { $unused } = 预算 { $budget } − 执行 { $actual } − 占用 { $committed }
rules-gap = {"  "}全方案超出 { $gap } = 全年预测 { $outlook } − 预算 { $budget } − 已暂扣 { $held }
rules-gap-held = {"  "}无需再暂扣：{ $gap } = 全年预测 { $outlook } − 预算 { $budget } − 已暂扣 { $held }
rules-volume = {"  "}{ $metric } { $first } 至 { $last }：实际 { $actual }，计划 { $planned }，偏离 { $off }；以后各月 { $ahead }，相应 { $amount }
rules-volume-before = {"  "}{ $metric } { $first } 至 { $last }：实际 { $actual }，计划 { $planned }，偏离 { $off }；以后各月（不含本规则已调）{ $ahead }，相应 { $amount }，其中已调 { $before }
rules-event = {"  "}事项最多 { $amount }
rules-least = {"  "}取最小：{ $limits }
rules-least-step = {"  "}取最小：{ $limits }；按 { $step } 的整数倍
rules-limit-deficit = 不足 { $amount }
rules-limit-surplus = 节余 { $amount }
rules-limit-unused = 未用 { $amount }
rules-limit-gap = 超出 { $amount }
rules-limit-volume = 业务量 { $amount }
rules-limit-event = 事项 { $amount }
rules-limit-run = 单次上限 { $amount }
rules-limit-period = 本月上限余 { $amount }
rules-limit-cumulative = 全年上限余 { $amount }
rules-limit-ahead = 以后各月 { $amount }
rules-key = {"  "}键 { $key } · { $hash }
rules-why-black-out = 进入年度最后一个月 { $last } 后不再调剂
rules-why-locked = { $line } 已锁定
rules-why-forbidden = 方案不允许这一调剂
rules-why-no-line = 以后各月生效的版本没有 { $line }
rules-why-got = { $line } 本月已按规则调入
rules-why-gave = { $line } 本月已按规则调出
rules-why-fired = 本月已调剂（{ $id }）
rules-why-taken-back = 本月已有人冲回或撤回（{ $id }）
rules-why-rests = { $id } 之后停到 { $until } 结束
rules-why-no-forecast = 无法预测 { $line } 的全年
rules-why-no-range = { $line } 的数据太少，说不出最多需要多少
rules-why-not-in = 台账没有 { $month } 的明细，还不知道剩下多少
rules-why-no-quarter = 只在季度结束后的那个月释放
rules-why-no-volume = 账本中没有 { $month } 的{ $metric }
rules-why-nothing-planned = 没有计划{ $metric }
rules-why-too-early = 年度内须有 { $months } 个月已结束
rules-why-as-planned = { $metric }与计划相差不超过 { $threshold }，或方向不一
rules-why-not-exceeded = 全年预测 { $outlook } 在预算 { $budget } 之内
rules-why-no-rule = 生效的版本没有这条规则
rules-why-no-event = 没有人报告事项：`--event`
rules-why-nothing = { $limit }
rules-why-below-step = { $amount } 不足一档 { $step }
rules-why-refused = { $message }
rules-step-times-since = { $rule } 阶梯：{ $line } 自 { $from } 起 × { $times }，已自动生效
rules-step-monthly-since = { $rule } 阶梯：{ $line } 自 { $from } 起每月 { $amount }，已自动生效
rules-step-times-from = { $rule } 阶梯：{ $line } 将自 { $from } 起 × { $times }，届时自动生效
rules-step-monthly-from = { $rule } 阶梯：{ $line } 将自 { $from } 起每月 { $amount }，届时自动生效
rules-list-title = 规则
rules-rule = 规则
rules-kind = 种类
rules-from = 调出
rules-to = 调入
rules-caps = 限制
rules-auto = 无须审批
rules-moved = 本年已调剂
rules-cap-run = 单次 { $amount }
rules-cap-period = 每月 { $amount }
rules-cap-year = 全年不超过调出行的 { $share }
rules-cap-rest = 停 { $months } 个月
rules-cap-event = 最多 { $amount }
rules-cap-times = 自 { $from } 起 × { $times }
rules-cap-monthly = 自 { $from } 起每月 { $amount }
rules-cap-and = { $first }，{ $second }

## command/rules
rules-stale-hint = 仍要批准，请说明理由：`budget plan approve { $id } --reason 理由`；否则请撤回：`budget plan undo { $id } --reason 理由`
rules-no-event = 没有名为 `{ $value }` 的 event 规则
rules-no-event-hint = `budget rules list` 列出规则
rules-known-at = 规则按全部已入账的数据计算，不能与 --known-at 同用
rules-known-at-hint = 请去掉它；`budget rules propose` 可查看当时的建议
rules-apply-nothing = 没有新的调整建议可入账
rules-applied = 按规则 { $rule } 生效，由 { $by } 批准
rules-applied-auto = 按规则 { $rule } 生效，在无须审批的限额之内
rules-superseded = { $id } 已撤回，由 { $new } 代替
rules-apply-open = 另有 { $count } 项建议须有人入账：`budget rules propose`

## command/run
run-adjusted = 按规则调整 { $count } 笔
run-proposals = 规则建议 { $count } 项

## analysis/lint/rules.rs
lint-rule-uncapped = 规则 { $rule } 没有上限：有多少就建议多少
lint-rule-uncapped-hint = 请加 cap_run、cap_period 或 cap_cumulative
lint-rule-never-auto = 规则 { $rule } 永远不会自动调剂：auto_cap { $cap } 不足一档 { $step }
lint-rule-never-auto-hint = 请提高 auto_cap、降低 `step`，或去掉 `auto`
