## 指标与目标的消息

term-metric = 指标
term-value = 数值

# 指标表
import-field-metric = 指标
import-field-value = 数值
import-field-numerator = 分子
import-field-denominator = 分母
import-field-part = 分项
metric-no-header = 前 { $rows } 行中没有找到指标表的表头
metric-no-header-hint = 需要有期间列（期间、月份、日期），以及每个指标一列；或者“指标”“数值”两列；或者“指标”“分子”“分母”三列
metric-no-period-column = 没有期间列，看不出数字属于哪个月
metric-no-value-column = 有指标名称列，但没有数值列
metric-no-value-column-hint = 数值列的列名写“数值”，或分别给出“分子”“分母”
metric-no-metric-column = 没有数字列
metric-no-metric-column-hint = 期间和维度之外的每个数字列就是一个指标，以列名为指标名
metric-column-twice = 有两列都是指标 `{ $name }`
metric-column-twice-hint = 请改成不同的列名
metric-bad-name = `{ $name }` 不能作指标名
metric-bad-name-hint = 指标名不能为空，也不能含“:”
metric-unit-above = 表头上方注明单位为{ $unit }，但不可能每个指标都是这个单位
metric-unit-above-hint = 请把单位写在对应的列名里，如“应收(万元)”，并删去上方的说明
metric-percent-column = `{ $header }` 列是百分比，不能相加，没有导入
metric-percent-column-hint = 请导入计算它的分子和分母，`budget goals` 按合计数相除
metric-percent = `{ $header }` 列的 `{ $value }` 是百分比，跨月或跨项目都不能相加
metric-percent-hint = 请改为给出分子和分母
metric-currency = `{ $header }` 列的 `{ $value }` 写成了金额
metric-currency-hint = 指标只写数字；支出请作为费用明细导入
metric-bad-number = `{ $header }` 列的 `{ $value }` 不是数字
metric-bad-number-hint = 请写成 1234.5 或 1.2万 这样的数字；没有数据就留空
metric-half-ratio = 该行只有分子或只有分母
metric-half-ratio-hint = 请两项都填；或两项都留空，只填数值
metric-twice = { $month } 的 `{ $name }` 在第 { $line } 行已有，维度相同
metric-twice-hint = 指标按月入账：逐日或分项的数据请先汇总，或用账本的维度、渠道列加以区分
metric-rounded = 有 { $count } 个数字多于四位小数，已逐个四舍五入
metric-books = 待入账：新数据 { $new } 个；台账已有 { $known } 个
metric-would-book = 试运行，将入账：新数据 { $new } 个；台账已有 { $known } 个
metric-month = { $month }：{ $rows } 个
metric-changed-refused = 有 { $count } 个数字已入账，但数值不同：没有入账任何数据
metric-changed = 有 { $count } 个数字与同月、同维度已入账的数值不同
metric-changed-replaced = 有 { $count } 个数字替换同月、同维度已入账的数值
metric-changed-hint = 用 `--replace` 以新数值替换已入账的数值
metric-as-new = 一个指标在同月、同维度只有一个数值，用 `--as-new` 会重复相加
metric-undone = 已撤销批次 { $batch }：{ $rows } 个数字；文件移到 ledger/undone
