## xlsx 的消息
output-misnamed = 无法写出 `{ $file }`：文件名与格式 `{ $format }` 不符
output-misnamed-hint = 请去掉 `--format`，或改用别的扩展名：只有工作簿用 `.xlsx`
output-no-table = 这条命令写出的是文本，不是表格，不能写成工作簿
output-no-table-hint = 请改用别的扩展名，例如 `.toml`、`.json`
output-workbook-terminal = 工作簿不能直接显示在终端里
output-workbook-terminal-hint = 请写成文件：`-o 报表.xlsx`
workbook-amount = { $figure } { $currency ->
    [CNY] 元
   *[other] { $currency }
}
workbook-batches = 批次
workbook-charts = 图表
workbook-doctor = 账簿检查
workbook-execution = 预算执行情况表
workbook-execution-by = 预算执行情况表（按{ $axis }）
workbook-ledger = 明细
workbook-ledger-part = 本期明细共 { $count } 行，这里是金额最大的 { $shown } 行
workbook-legend = 编制说明
workbook-long-amounts = 有 { $count } 个金额超过 15 位数字，单元格存不下，写成了文本（单位：{ $currency ->
    [CNY] 元
   *[other] { $currency }
}），求和与筛选都不包括它们
workbook-note = 说明
workbook-page = 第 &P 页，共 &N 页
workbook-plan = 预算方案
workbook-reached = 达标（100 分）
workbook-score = 得分
workbook-sheet = 待填
workbook-plan-check = 方案检查
workbook-plan-history = 方案历史
workbook-plan-lint = 方案提示
workbook-plan-verify = 方案历史核对
workbook-report = 报告
workbook-run = 运行
workbook-step-above = 零线以上
workbook-step-below = 零线以下
workbook-step-under = 起点（不画出）
workbook-too-large = 一张工作表放不下：{ $rows } 行、{ $columns } 列（Excel 最多 1,048,576 行、16,384 列）
workbook-too-large-hint = 请缩小期间或筛选，或写成 .csv
workbook-unit = 单位：{ $currency ->
    [CNY] 元
   *[other] { $currency }
}
workbook-unit-thousand = 单位：{ $currency ->
    [CNY] 千元
   *[other] 千 { $currency }
}（仅为显示格式，单元格内是完整金额；各数分别四舍五入，明细之和与合计尾数可能有出入；文字说明和单价不折算）
workbook-unit-wan = 单位：{ $currency ->
    [CNY] 万元
   *[other] 万 { $currency }
}（仅为显示格式，单元格内是完整金额；各数分别四舍五入，明细之和与合计尾数可能有出入；文字说明和单价不折算）
workbook-unit-yi = 单位：{ $currency ->
    [CNY] 亿元
   *[other] 亿 { $currency }
}（仅为显示格式，单元格内是完整金额；各数分别四舍五入，明细之和与合计尾数可能有出入；文字说明和单价不折算）
