## 市场数据：文件、对标法、审阅时的提示

term-benchmark = 市场水平

# 文件
benchmark-columns-hint = 列名请写：指标、岗位、城市、年份、P10、P25、P50、P75、P90、样本数、来源；或者每行一个样本：指标、岗位、城市、年份、数值
benchmark-no-metric-column = 没有“指标”列
benchmark-no-year-column = 没有“年份”列
benchmark-no-value-column = 没有分位值列，也没有样本数值列
benchmark-both-columns = 既有分位值列，又有逐个样本的数值列
benchmark-both-columns-hint = 只保留其中一种：有样本就能算出分位值
benchmark-not-utf8-hint = 请另存为“CSV UTF-8”，或用 `budget import 文件 --as benchmark` 导入，它能识别其他编码

# 行
benchmark-remark = 表下说明，跳过：`{ $text }`
benchmark-no-metric = 这一行没有写指标
benchmark-no-metric-hint = 每行都要写指标，例如 salary 或 月薪
benchmark-no-year = 这一行没有年份
benchmark-no-year-hint = 请写数据的年份，例如 2025
benchmark-bad-year = `{ $column }` 列的 `{ $value }` 不是合理的年份
benchmark-bad-year-hint = 年份应在 { $earliest } 至 { $latest } 之间
benchmark-bad-number = `{ $column }` 列的 `{ $value }` 不是数字
benchmark-bad-number-hint = 请写 5350、5,350.50 或 0.535万；不知道的留空
benchmark-negative = `{ $column }` 列的 `{ $value }` 小于零
benchmark-bad-count = `{ $column }` 列的 `{ $value }` 不是样本数
benchmark-bad-count-hint = 请写大于零的整数，不知道的留空
benchmark-no-percentile = 这一行没有任何分位值
benchmark-no-percentile-hint = P10、P25、P50、P75、P90 至少填一个
benchmark-no-value = 这一行没有数值
benchmark-no-value-hint = 请填上样本数值，或删去这一行
benchmark-decreasing = { $high } { $above } 低于 { $low } { $below }
benchmark-decreasing-hint = 分位值不会越来越小：是不是有两列填反了？
benchmark-samples-differ = { $percentile } 写的是 { $stated }，按样本算出的是 { $found }
benchmark-samples-differ-hint = 请改正其中一处，或把这一格留空：它由样本算出
benchmark-twice = { $year } 年的 `{ $name }` 已有同一来源的数据：{ $first }
benchmark-twice-hint = 请删去一条，或把来源写得能区分

# 可信程度
benchmark-weak = { $year } 年的 `{ $name }`：{ $why }
benchmark-weak-hint = 数据应写明来源、样本不少于 10 个、不早于两年；请补全这一行，或导入更好的数据

# 导入
import-option-of-kind = `{ $option }` 不能与 --as { $kind } 同用
import-option-of-kind-hint = 请去掉 `{ $option }`
import-no-benchmark-header = 前 { $rows } 行中没有找到市场数据的表头
import-benchmark-file = `{ $file }`：市场数据 { $rows } 行，共 { $count } 条
import-benchmark-read-text = 按 { $encoding } 编码读取，表头在第 { $line } 行
import-benchmark-replace-month = --as benchmark 时，`--replace` 后面不写月份
import-benchmark-replace-month-hint = 只写 `--replace`，就以新文件整份代替同名的旧文件
import-benchmark-same-name = 另有一个文件也会存为 { $file }
import-benchmark-same-name-hint = 请把其中一个改名
import-benchmark-refused = 拒绝导入，没有写入：{ $count } 处错误
import-benchmark-refused-hint = 请在原文件中改正后重新导入
import-benchmark-empty = 表头下没有市场数据
import-benchmark-exists = { $file } 已经存在，内容不同
import-benchmark-exists-hint = 请先比较两份数据；加 `--replace` 用新的代替，或换个文件名两份都留
import-benchmark-nothing-new = 没有新内容：账本里已有这些数据
import-benchmark-would-write = 将写入 { $file }（尚未执行）：{ $count } 条
import-benchmark-written = 已写入 { $file }：{ $count } 条

# 键
plan-key-grade-benchmark = 与基本工资对照的市场数据，如 "salary/客服专员/上海"
plan-key-grade-actual = 统计实际在岗人数的指标，供 `budget bridge` 分解差异
method-key-benchmark = 市场数据：写指标，或连写 指标/岗位/城市；用在其他方法的预算行上时只作对照
method-key-benchmark-role = 市场数据的岗位
method-key-benchmark-city = 城市（缴费标准或市场数据的）
method-key-benchmark-percentile = 取第几百分位，1 至 99，不写为 50
method-key-benchmark-year = 市场数据的年份，不写为不晚于计划年度的最新一年
method-key-benchmark-quantity = 数量，不写为 1

# 方法
method-name-benchmark = 对标法
method-benchmark = 市场数据 { $name }，{ $year } 年：P{ $percentile } { $value }（样本数 { $n }，来源：{ $source }）
method-benchmark-no-source = 未注明
method-benchmark-no-n = 未注明
method-benchmark-between = P{ $percentile } 由 { $low } 与 { $high } 线性内插
method-benchmark-growth = 按年增长 { $growth } 推算 { $years } 年到计划年度：{ $value } → { $price }
method-benchmark-weak = 注意：{ $why }
method-benchmark-sourceless = 没有写来源
method-benchmark-thin = 只有 { $n } 个样本
method-benchmark-stale = 比计划年度早两年以上
method-benchmark-at = 第 { $percentile } 百分位
method-benchmark-below = 低于 P{ $percentile }
method-benchmark-above = 高于 P{ $percentile }
method-benchmark-standing = { $grade } { $base }：市场 P50 { $median }（{ $name }，{ $year } 年，样本数 { $n }），{ $position }，薪酬比率 { $compa }
method-benchmark-step = { $quantity } × { $price } = { $amount }
method-benchmark-step-year = { $quantity } × { $price } ÷ 12 = { $amount }
method-benchmark-step-days = { $quantity } × { $price } × { $days } = { $amount }
method-benchmark-percentile = `percentile` 是 { $value }
method-benchmark-percentile-hint = 请写 1 至 99 的整数：percentile = 50 即中位数
method-benchmark-missing-hint = 请写 benchmark = "指标/岗位/城市"，与 benchmarks/*.csv 中一致
method-benchmark-unknown = 没有名为 `{ $name }` 的市场数据
method-benchmark-unknown-hint = 账本里有：{ $names }
method-benchmark-none-hint = 账本里还没有市场数据：请用 `budget import 文件 --as benchmark` 导入
method-benchmark-other-years = `{ $name }` 没有 { $year } 年的市场数据
method-benchmark-other-years-hint = 已有年份：{ $years }
method-benchmark-later = `{ $name }` 的市场数据都晚于计划年度
method-benchmark-later-hint = 已有年份：{ $years }；确要采用请用 year = … 写明
method-benchmark-outside = { $year } 年的 `{ $name }` 推不到 P{ $percentile }
method-benchmark-outside-hint = 已知 { $known }，只在其间内插，不向外推算

# 审阅
lint-benchmark-weak = { $what } 所依据的市场数据 `{ $name }`（{ $year } 年）：{ $why }
lint-benchmark-weak-hint = 请换用更好的数据，或在预算依据中说明为什么可以采用
lint-grade = 岗位 { $grade }
lint-pay-low = 岗位 { $grade } 的基本工资 { $base } 低于 `{ $name }`（{ $year } 年）的 P25 { $bound }：薪酬比率 { $compa }，{ $position }
lint-pay-low-hint = 薪酬低于市场容易流失人员；如有意为之，请在预算依据中说明
lint-pay-high = 岗位 { $grade } 的基本工资 { $base } 高于 `{ $name }`（{ $year } 年）的 P75 { $bound }：薪酬比率 { $compa }，{ $position }
lint-pay-high-hint = 薪酬高于市场要有理由：资历、技能或紧缺岗位
