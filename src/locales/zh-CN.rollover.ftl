# 预算行逐月、跨年结转。
plan-key-rollover = 本行结转到同一年度下月的内容：surplus（节余）、deficit（超支）、both（两者）、none（不结转）
plan-key-rollover-cap = 节余结转的上限；超支全额结转
plan-key-nature = reserve 表示预备费：只能调剂到其他行，不得直接列支；method = "contingency" 的行即是
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
equation-brief-rolled = 可用预算 = 现行预算 + 结转 − 占用 − 执行
equation-available-rolled = 可用预算 { $available } = 现行预算 { $current } + 结转 { $rolled } − 占用 { $commitment } − 执行 { $actual }
report-explain-rolled = { $month }：预算 { $budget } + 结转 { $came } − 执行 { $actual } − 占用 { $committed } = { $left }；结转下月 { $on }
report-explain-available-rolled = 可用预算 = 预算 { $budget } + 结转 { $rolled } − 实际 { $actual } − 占用 { $committed } = { $available }
