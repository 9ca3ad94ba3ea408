# 填报汇总：下发的填报表，以及收回的内容。

## command/plan/round/form.rs
form-title = { $plan }：{ $owner } 预算填报表（第 { $round } 轮）
form-how = 只填写有底色的单元格；金额为全年数，单位：{ $unit }；不需要的填 0
form-plan = 预算方案
form-round = 轮次
form-owner = 填报人
form-unit = 单位
form-hash = 方案校验值
form-number = 序号
form-last-year = { $year } 年实际
form-this-year = { $year } 年预计
form-planned = 方案数
form-target = 目标数
form-amount = 全年填报数
form-basis = 预算依据
form-effect = 预期效果

## command/plan/round/hand_out.rs
hand-out-no-folder = 没有指定填报表放在哪个文件夹
hand-out-no-folder-hint = 请指定：`budget plan hand-out -o 填报`
hand-out-by-unknown = 不能按 `{ $value }` 下发
hand-out-nobody = 方案中没有一行写明归谁填报：{ $by }
hand-out-nobody-hint = 请给预算行写上 `owner`，或按预算行用到的维度下发：`--by department`
hand-out-exists = 已有同名文件，可能已经填过
hand-out-exists-hint = 请换一个文件夹，或先移走该文件
hand-out-done = { $plan } 第 { $round } 轮：{ $forms } 份填报表，共 { $lines } 行，已写入 { $folder }
hand-out-left = { $count } 行没有下发给任何人，维持方案数：{ $lines }
hand-out-left-hint = 这些行没有写 { $by }
hand-out-next = 收齐后：`budget plan collect { $folder }`

## command/plan/round/kept.rs
round-unreadable = 这不是下发时的轮次文件：已被改动，或由更新版本的程序写成
round-unreadable-hint = 请从备份恢复，或重新下发：`budget plan hand-out`

## command/plan/round/evidence.rs
verify-round-no-line-hint = 如来自其他分支，下一次 `plan hand-out` 或 `plan collect --into` 会补记；如无人写过，请删除
verify-round-gone = 日志中有这一轮填报的文件，文件却不见了
verify-rounds = 已核对 { $count } 轮填报

## command/plan/round/collect.rs
collect-no-round = { $plan } 还没有下发过填报表
collect-no-such-round = { $plan } 没有第 { $round } 轮
collect-no-round-hint = 请先下发：`budget plan hand-out -o 填报`
collect-no-form = 这不是下发的填报表
collect-no-form-hint = 请从文件夹中移走；预算行以上的各行和第一列属于填报表，不能删除
collect-other-plan = 这份填报表属于方案 { $own }，不是 { $plan }
collect-other-plan-hint = 请移走，或改为汇总该方案：`--plan { $own }`
collect-other-round = 这是第 { $own } 轮的填报表；现在汇总第 { $round } 轮，未计入
collect-round-edited = { $cell }：`{ $is }` 不是轮次
collect-hash = { $cell }：方案校验值与第 { $round } 轮下发时的不一致
collect-hash-hint = 请在本轮的填报表上重新填写；`budget plan hand-out` 可重新下发
collect-unit = { $cell }：单位是 `{ $is }`，下发时是 `{ $was }`
collect-owner-unknown = { $cell }：本轮没有下发给 `{ $owner }`
collect-owner-unknown-hint = 请改回第 { $round } 轮下发时的名称
collect-heading = { $cell }：表头是 `{ $is }`，下发时是 `{ $was }`
collect-locked = { $cell }：现在是 `{ $is }`，下发时是 { $was }
collect-emptied = { $cell }：下发时是 { $was }，现在被清空
collect-nothing = 空白
collect-locked-hint = 只能填写有底色的单元格：请改回，或重新填写
collect-line-added = 第 { $row } 行：下发时没有这一行：`{ $text }`
collect-line-added-hint = 请删除该行；新增的预算行请写入方案，下一轮再下发
collect-line-twice = 第 { $row } 行：序号 { $number } 在表中重复
collect-line-removed = 序号 { $number }（{ $line }）已下发，但表中没有
collect-line-removed-hint = 请重新填写；不需要的金额填 0
collect-line-gone = 序号 { $number }（{ $line }）已下发，但方案中已没有这一行
collect-line-gone-hint = 请在方案中恢复，或下发新一轮：`budget plan hand-out`
collect-plan-changed = { $count } 行在方案中的金额与下发时不同；将以填报数为准
collect-beyond = { $cell }：`{ $text }` 在填报表范围之外，未读取
collect-amount = { $cell }：`{ $text }` 不是金额
collect-amount-hint = 请只填数字，单位：{ $unit }
collect-uncomputed = { $cell }：公式没有保存计算结果
collect-uncomputed-hint = 请用表格软件打开并保存，或直接填数字
collect-negative = { $cell }：`{ $text }` 是负数，而这一行不是抵减项
collect-negative-hint = 请填正数；抵减项须在方案中写明 `contra = true`
collect-rounded = { $cell }：`{ $text }` 的小数位过多，按 { $amount } 读取
collect-far = { $cell }：{ $amount } 与旁边的 { $beside } 相差一千倍以上
collect-far-hint = 填报表的单位是 { $unit }：是否按别的单位填写了？
collect-copy = 与 { $first } 相同，只计一次
collect-twice = { $owner } 已在 { $first } 中填报，且内容不同
collect-twice-hint = 请只保留有效的一份
collect-without-unknown = 本轮没有下发给 `{ $owner }`
collect-without-answered = { $owner } 已填报
collect-without-answered-hint = 如不计入，请移走其填报表；否则请去掉 `--without`
collect-taken-over = { $plan } 第 { $round } 轮已写入方案
collect-taken-over-hint = 请下发下一轮：`budget plan hand-out -o 填报`
collect-later-stands = { $plan } 第 { $later } 轮已写入方案，比第 { $round } 轮填报的更新
collect-later-out = { $plan } 第 { $later } 轮已下发；第 { $round } 轮的表较旧
collect-later-out-hint = 不写 `--round` 即汇总最后一轮
collect-elsewhere = 下级文件夹里有 { $count } 个文件没有读取：{ $files }
collect-elsewhere-hint = 如是填报表，请一并写出其文件夹：`budget plan collect 文件夹 文件夹`
collect-incomplete = 尚未全部填齐：什么都没有写入
collect-incomplete-hint = 请等填齐，或让其各行维持方案数：`--without 填报人`
collect-stated = { $count } 行原由编制方法计算，今后改为直接写明填报数：{ $lines }
collect-done = 已写入 { $plan }：第 { $round } 轮，变动 { $lines } 行
collect-next = 尚未写入：加上 `--into { $plan }` 即写入方案

## command/plan/round/merge.rs
collect-read-back = `{ $category }` 这一行写入方案文件后读回来与填报的不一样
collect-read-back-hint = 什么都没有写入；请手工录入填报内容

## report/collect.rs
collect-title = 填报汇总：{ $plan } 第 { $round } 轮
collect-handed = { $day } 由 { $by } 下发
collect-convention = 未填的行按方案数计；增减 = 汇总数 − 方案数；差距 = 有目标的行的汇总数 − 目标数
collect-owner = 填报人
collect-state = 状态
collect-lines = 行数
collect-of-lines = { $filled }/{ $lines }
collect-collected = 汇总数
collect-gap = 差距
collect-nobody = （未下发）
collect-income = 收入
collect-state-complete = 已填齐
collect-state-partly = 未填齐
collect-state-missing = 未交
collect-state-refused = 退回
collect-state-left-out = 维持方案数
collect-gap-over = 成本合计 { $collected }，超出目标 { $target } 共 { $gap }
collect-gap-under = 成本合计 { $collected }，低于目标 { $target } 共 { $gap }
collect-gap-none = 成本合计 { $collected }，与目标 { $target } 持平
