## 预算占用：已订购、尚未报销的订单和合同

## src/import/commitment.rs
commitment-no-number = 这一行没有订单号或合同号
commitment-no-number-hint = 每笔占用都要有编号，如“采购订单号”“合同号”“单据编号”一列
commitment-negative = 占用金额是 { $amount }，小于 0
commitment-negative-hint = 要退回一部分占用，请用 `budget commit release 编号 金额`
commitment-by-hand = 订单 { $id } 已用 `budget commit` 登记、变更或关闭，这一行会重复占用
commitment-by-hand-hint = 以登记为准的，请从清单中去掉这一行；以清单为准的，请先用 `budget import undo { $batch } --as commitment` 撤销登记，再导入清单
commitment-unclassified-hint = 请先在 budget.toml 补充 [[classify]] 规则或别名，再导入清单；已经导入的，用 `budget commit change 编号 --line 科目` 逐笔调整
commitment-batch-hint = 用 `budget import list --as commitment` 查看批次；写批次名称或来源文件名的任一部分即可，`last` 指最近一批
commitment-kept = 清单中没有但用 `budget commit` 登记的 { $count } 行予以保留
commitment-moved-month = 订单 { $id } 已按同一日期登记在 { $old }，清单中没有这个月：{ $new } 将另外占用
commitment-moved-month-hint = 如果只是改了月份，请撤销这次导入：清单含这两个月全部订单的，用 `--replace { $old },{ $new }` 重新导入；否则去掉这一行再导入，并用 `budget commit change` 调整订单
commitment-refused-hint = 请在原文件中改正，再重新导入
commitment-changed-hint = 加 `--replace` 采用这些订单的新版本
plan-key-commitment = 发票怎样与订单、合同对应
plan-key-commitment-number = 摘要中订单号、合同号的正则表达式，如 PO-\d+；有分组时取第一个分组
plan-commitment-number-empty = 这个表达式在没有编号的地方也会匹配
plan-commitment-number-hint = 请写出编号的样子，如 number = 'PO-\d+'

## src/command/spending.rs
spending-shape = `{ $value }` 不是“科目=金额”
spending-no-member = 没有预算行写明 `{ $value }`
spending-no-member-hint = @ 后面写预算行所属的成员，如 培训费@客服部；也可用 --department 等选项指定
spending-shape-hint = 请写成“科目=金额”，如 运营成本:办公费=3000；科目可用编码、别名或最后一级名称
spending-unreadable = `{ $value }` 不是金额
spending-not-positive = 金额 `{ $value }` 不大于 0
spending-amount-hint = 请写正数，币种是 { $currency }，如 3000、12,500.50、1.2万
spending-members = { $axis }写了几个，而一笔钱只能由一个承担
spending-members-hint = 请只写一个，其余的另行检查
spending-income = `{ $category }` 是收入，不能从中支出
spending-income-hint = 请写支出科目
spending-whose = `{ $category }` 的预算是分开编的，不知道由谁承担
spending-whose-hint = 请加上 { $options } 之一
spending-outside = 账本里没有 { $month } 的预算方案
spending-outside-hint = 最近的方案是 { $first } 至 { $last }；其他年度要先编预算

## src/command/commit/
commitment-unknown = 没有编号为 `{ $value }` 的占用
commitment-unknown-hint = `budget commit list --all` 列出所有编号
commitment-closed = 占用 { $id } 已经关闭
commitment-closed-hint = 现在订购的请用新编号登记：`budget commit add`
commitment-exists = 占用 { $id } 已经登记，还剩 { $open }
commitment-exists-hint = 要变更请用 `budget commit change { $id } --amount …`，来龙去脉见 `budget commit show { $id }`
commitment-bad-number = `{ $value }` 不能作为占用的编号
commitment-bad-number-hint = 编号不能为空，也不能过长
commitment-one-line = 按月占用的合同只对应一个科目，科目后面不写金额
commitment-one-line-hint = 例如：`budget commit add HT-7 运营成本:保洁 --monthly 2000 --to 2026-12`
commitment-below-invoiced = 占用 { $id } 不能改为 { $total }：已报销 { $invoiced }
commitment-below-invoiced-hint = 不会再有发票的话，`budget commit close { $id }` 会释放余额
commitment-release-more = 占用 { $id } 只剩 { $open }，不足 { $amount }
commitment-release-more-hint = 最多释放余额；`budget commit close` 会全部释放
commitment-same = 占用 { $id } 本来就是这样
commitment-same-hint = 没有入账
commitment-known-at = `--known-at` 只用于回看当时的账目，登记只能按现在的账目
commitment-known-at-hint = 请去掉 `--known-at`
commitment-before-order = 占用 { $id } 从 { $first } 开始，不能在 { $day } 变动
commitment-before-order-hint = 请用 `--as-of` 写这一天或以后的日期
commitment-uncovered = `{ $category }` 在 { $month } 没有预算行：已登记占用，但属于预算外
commitment-next-year = { $id } 在预算年度之后还有 { $from } 至 { $to }：这些月份尚未占用
commitment-next-year-hint = 下一年度的方案编好以后：`budget commit change { $id } --monthly { $monthly } --from { $from } --to { $to }`
commitment-added = 已登记占用 { $id }
commitment-ends = { $id } 于 { $ends } 到期，{ $notice }，{ $renews }
commitment-ends-notice = 须提前 { $days } 天通知
commitment-ends-notice-months = 须提前 { $months } 个月通知
commitment-ends-no-notice = 无须提前通知
commitment-ends-renews = 否则自动续约 { $months } 个月
commitment-ends-for-good = 不自动续约
commitment-no-end = { $id } 没有写明到期日
commitment-no-end-hint = 请同时写明：`budget commit change { $id } --ends 日期`
commitment-ends-early = { $id } 不能在 { $ends } 到期：它从 { $first } 开始
commitment-ends-early-hint = 请写最后一天；要退回占用请用 `budget commit release` 或 `close`
commitment-changed = 已变更占用 { $id }
commitment-released = 已从 { $id } 释放 { $amount }
commitment-ended = 已关闭占用 { $id }，释放余额 { $amount }
commitment-left = 占用 { $committed }，已释放 { $released }，已报销 { $invoiced }，余额 { $open }

## src/report/commitment/
commitment-list-title = 预算占用 截至 { $day }
commitment-life-title = 占用 { $id }：{ $state }
commitment-left-out = 另有 { $count } 笔占用没有列出，加 `--all` 全部列出
commitment-none = 账本没有占用；用 `budget commit add` 登记，或用 `budget import 文件 --as commitment` 导入订单、合同清单
commitment-none-open = 所有占用都没有余额
commitment-none-stale = 未结的占用最近 90 天都有变动
commitment-unknown-spent = 编号 { $id } 名下已入账 { $sum }，但没有登记过这笔占用
commitment-number = 编号
commitment-vendor = 供应商
commitment-expected = 预计月份
commitment-committed = 占用金额
commitment-invoiced = 已报销
commitment-open = 余额
commitment-moved = 最近变动
commitment-event = 事项
commitment-more-lines = { $first }，另有 { $count } 个科目
commitment-over-note = 发票超出占用 { $over }，超出部分只计入实际
commitment-at-once = 占用 { $id } 在两个分支上各登记或变动了一次，互不知情，现在两次都计入
commitment-at-once-hint = 如有一次多余：批次见 `budget import list --as commitment`，用 `budget import undo 批次 --as commitment` 撤销其一
commitment-released-beyond = 释放的金额比占用多 { $beyond }；批次见 `budget import list --as commitment`
commitment-state-open = 未报销
commitment-state-part = 部分报销
commitment-state-settled = 已报完
commitment-state-over = 超额报销
commitment-state-closed = 已关闭
commitment-stale-word = { $word }，{ $days } 天没有变动
commitment-event-order = 订购
commitment-event-change = 变更
commitment-event-release = 释放
commitment-event-close = 关闭
commitment-event-invoice = 报销
commitment-event-refund = 退款

## src/report/explain/
report-explain-committed = 占用
report-explain-available = 可用预算 = 预算 { $budget } − 实际 { $actual } − 占用 { $committed } = { $available }

## src/plan_file/table/control.rs
plan-key-control-table = 预算行和科目都没有写明时，按什么强度控制支出
plan-key-control = 超出可用预算时怎么办：rigid 刚性，禁止；flexible 柔性，需审批；warn 预警，只提醒；none 不控
plan-key-window = 按什么口径比较：period 当期，ytd 累计，year 总量，pool 组合；写几个就都要满足
plan-key-tolerance = 柔性控制的容差：超出预算多大比例以内为一般审批，再多须上级审批
plan-key-tolerance-amount = 柔性控制的容差金额；与比例取较大者
plan-key-pool = 组合的名称：同一组合的预算行全年合用一个总额
plan-control-window = 没有控制口径 `{ $value }`
plan-control-negative = 容差 { $value } 是负数
plan-control-negative-hint = 请写 0 或正数
plan-control-tolerance = 控制方式是 { $control }，`{ $key }` 不起作用
plan-control-tolerance-hint = 请删去，或写 control = "flexible"
plan-tolerance-alone = { $scope }：只写了 `{ $key }`；`{ $other }` 的默认值不再起作用
plan-tolerance-alone-hint = 要两者并用（取较大者），请把 `{ $other }` 也写上；写 0 表示不用

## src/command/check/, src/report/check.rs
check-no-plan = 没有可以对照的预算方案
check-no-plan-hint = 用 `budget plan init` 新建
check-nothing-asked = 没有要登记占用的支出
check-file-no-header = 在 { $rows } 行中没有找到含科目和金额的表头
check-file-columns = 表中缺少科目列或金额列
check-file-columns-hint = 请命名为“科目”和“金额”，还可以有“月份”和各维度
check-file-month = `{ $value }` 不是月份
check-file-month-hint = 请写带年份的月份，如 2026-03；留空就是 `--month` 的月份
check-file-empty = 表中没有支出申请
check-not-committed = 没有登记占用 { $id }
check-title = 能否支出：{ $verdict }
check-standing-title = 已超出控制的预算行 { $month }
check-none-beyond = 没有预算行超出控制
check-control = 控制
check-requested = 申请
check-verdict = 结论
check-pool = 组合 { $pool }
check-rigid = 刚性
check-flexible = 柔性
check-warn = 预警
check-uncontrolled = 不控
check-period = 当期
check-ytd = 累计
check-year = 总量
check-pool-window = 组合
check-would = { $line }：将超支 { $over }
check-already = { $line }：已超支 { $already }，将超支 { $over }
check-remedy = 如需继续：请减少金额，或先调入、追加预算（`budget plan transfer`、`budget plan supplement`），或由有权限的人特批：`budget override 科目=金额 --reason 理由`
check-remedy-unbudgeted = 如需继续：请先在方案中增列预算行（`budget plan revise`），或由有权限的人特批：`budget override 科目=金额 --reason 理由`
check-says-pass = 通过
check-says-warn = 预警
check-says-approval = 需审批
check-says-higher = 需上级审批
check-says-block = 禁止
commitment-beyond = `{ $category }` 在 { $month } 超出可用预算 { $over }
commitment-beyond-hint = 原因见 `budget check 科目=金额`；`budget check --commit 编号` 只登记通过的占用
commitment-on-reserve = `{ $line }` 在 { $month } 是预备费，不能直接占用
commitment-on-reserve-hint = 请先把所需金额调剂到实际支出的预算行，再在那一行登记：`budget plan transfer { $line } 预算行 金额 --reason 理由`
