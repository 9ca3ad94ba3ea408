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
metric-books = 待入账：新数据 { $new } 个{ $changed ->
    [0] {""}
   *[other] ；数值有变 { $changed } 个
}；台账已有 { $known } 个
metric-would-book = 将入账（尚未执行）：新数据 { $new } 个{ $changed ->
    [0] {""}
   *[other] ；数值有变 { $changed } 个
}；台账已有 { $known } 个
metric-months = { $span }，共 { $count } 个月
metric-file = `{ $file }`：{ $rows } 个数字
metric-changed-refused = 有 { $count } 个数字已入账，但数值不同：没有入账任何数据
metric-changed = 有 { $count } 个数字与同月、同维度已入账的数值不同
metric-changed-replaced = 有 { $count } 个数字替换同月、同维度已入账的数值
metric-changed-hint = 用 `--replace` 以新数值替换已入账的数值
metric-missing = 预算按上年实际取用指标 `{ $name }`，但指标台账缺少 { $months }
metric-missing-hint = 请用 `budget import 文件 --as metric` 导入缺少的月份，或在预算方案里直接写数字
metric-unknown = 指标台账里没有 `{ $name }`
metric-unknown-hint = 已有指标：{ $names }；其他的请用 `budget import 文件 --as metric` 导入
metric-elsewhere = 指标台账有 `{ $name }`，但没有 { $members } 的，而预算方案只管这些
metric-elsewhere-hint = 请在文件里写明，或在导入方案里固定：fixed = {"{"} project = "…" {"}"}
metric-older-year = 预算方案 { $plan } 的 `{ $name }` 取自 { $first } 至 { $last }，因为上年缺少 { $months }
method-metric = 指标 `{ $name }` 取自 { $first } 至 { $last } 的实际数，合计 { $total }
metric-batch-hint = 用 `budget import list --as metric` 查看批次；写批次名称或来源文件名的任一部分即可，`last` 指最近一批
metric-undone = 已撤销批次 { $batch }：{ $rows } 个数字；文件移到 ledger/undone

# 常用指标
kpi-csat = 满意度
kpi-fcr = 一次解决率
kpi-complaint = 每千户月投诉
kpi-complaint-ontime = 投诉及时处理率
kpi-response = 首次响应（分钟）
kpi-sl = 20 秒接听率
kpi-aband = 呼叫放弃率
kpi-cpt = 单工单成本
kpi-cph = 户均月成本
kpi-util = 坐席利用率
kpi-collect = 物业费收缴率
kpi-attr = 年化离职率

# [[goal]]
plan-key-goal = 一个指标及其目标，综合得分由各目标加权得出
plan-key-goal-kpi = 常用指标（csat、fcr、complaint、complaint_ontime、response、sl、aband、cpt、cph、util、collect、attr），或自定名称
plan-key-goal-name = 显示的名称
plan-key-goal-numerator = 分子：台账里的指标、cost、cost:科目，或动因
plan-key-goal-denominator = 分母：写法同上
plan-key-goal-per = 相除之后乘以多少：每千户投诉写 1000
plan-key-goal-unit = 怎样显示：percent（百分比）、number（数字）、money（金额）
plan-key-goal-baseline = 设定目标时的水平（基期）
plan-key-goal-target = 目标值；"-5%" 表示比基期低 5%
plan-key-goal-direction = 越高越好写 up，越低越好写 down
plan-key-goal-band = 合理区间的上下限，代替目标值
plan-key-goal-weight = 在综合得分中的权重，各目标之和为 1
plan-key-goal-owner = 责任人
plan-key-goal-min-n = 该指标按逐份评价、逐通来电计算；少于这个样本数说明不了问题
plan-key-goal-volume = 分母的计划量取哪个动因，用于 `plan draft --from-goals`
plan-key-line-goals = 这一行为哪些目标服务，写目标的 kpi
plan-kind-band = 两个数字或百分比
plan-kind-band-hint = 写成 { $key } = ["75%", "85%"]，下限在前
plan-bad-band = `{ $key }` 应为下限在前、上限在后的两个值
goal-twice = 预算方案里有两个目标 `{ $kpi }`
goal-twice-hint = 第二个请另取 kpi 名称，并用 numerator、denominator 写明怎样计算
goal-per = `per` 的值是 `{ $value }`
goal-per-hint = 应为大于零的数，如 1000
goal-negative = `{ $key }` 的值是 `{ $value }`，但指标不会小于零
goal-negative-hint = 请直接写数值，如 "80%" 或 3.2
goal-unknown-kpi = `{ $kpi }` 不是常用指标，也没有写明怎样计算
goal-unknown-kpi-hint = 请写 numerator 和 denominator；常用指标有 { $names }
goal-half-formula = numerator 与 denominator 要么都写，要么都不写
goal-half-formula-hint = 常用指标都不写时，按通用口径计算
goal-unknown-category = `cost:{ $category }` 不是账本里的科目
goal-unknown-category-hint = 全部成本写 cost，单个科目写 cost: 加 [[category]] 的路径
goal-band-and-target = 用了合理区间（band）就不能再写 target 或 direction
goal-band-and-target-hint = 请只保留一种
goal-no-target = 没有目标值
goal-no-target-hint = 请加 target = "85%"，或 band = ["75%", "85%"]
goal-wants-band = 这个指标在合理区间内才好，过高过低都不好
goal-wants-band-hint = 请写 band = ["75%", "85%"]，或同时写明 direction
goal-no-direction = 没有写明越高越好还是越低越好
goal-no-direction-hint = 请加 direction = "up" 或 direction = "down"
goal-bad-change = 目标 `{ $value }` 表示变化幅度，只能用于越低越好的指标，且降幅须小于 100%
goal-bad-change-hint = 请直接写要达到的数值，如 "85%"
goal-not-percent = `{ $key }` 的值是 { $value }，但这个指标是比率
goal-not-percent-hint = 请写成 "{ $value }%"
goal-weight-missing = 有的目标写了权重，{ $names } 没有写
goal-weight-sum = 各目标权重之和为 { $sum }
goal-weight-hint = 请给每个目标都写权重，合计为 1；都不写则平均计算
goal-unknown = 预算方案里没有目标 `{ $name }`
goal-unknown-hint = 已有目标：{ $names }
goal-listed = { $kpi }（{ $name }）
goal-none-hint = 请加 [[goal]]，写 kpi = "{ $name }"

# budget goals
goals-title = 目标达成 { $period }
goals-reading = 得分：达到目标为 100 分
goals-convention = 得分：达到目标为 100 分，范围 0 至 120；满 100 为达标，满 90 为接近，以下为未达标
goals-convention-sums = 比率按分子、分母的合计数相除，不取百分比的平均；费用为服务于该目标的预算行在相同月份的数
goals-ledger = 指标台账：{ $count ->
    [0] 没有批次
    [1] 1 个批次，{ $newest }
   *[other] { $count } 个批次，最近的是 { $newest }
}
goals-unknown = 这一期间的预算方案里没有目标 `{ $name }`
goals-sources = 数据来源（{ $count } 行）
goals-cost-source = 成本的构成见 `budget variance` 和 `budget explain 科目`
goals-empty-plan = 这一期间没有预算方案
goals-empty-goals = 预算方案里没有目标；请加 [[goal]]，如 kpi = "csat"、target = "85%"
goals-empty-ledger = 指标台账还是空的；用 `budget import 文件 --as metric` 导入工单量、户数、满意数等
goals-empty-month = 这一期间没有指标数据；最近有数据的月份是 { $nearest }
goals-empty-open = 这一期间还没有已结束的月份；最近有数据的月份是 { $nearest }
goals-empty-metrics = { $month } 有指标数据，但缺少目标所需的：{ $names }
goal-baseline = 基期
goal-progress = 进度
goal-score = 得分
goal-colour = 结果
goal-weight = 权重
goal-counted = 分子 ÷ 分母
goal-interval = 95% 置信区间
goal-money = 相关费用
goal-money-of = { $period } 相关费用
goal-spent = 支出
goal-quadrant = 综合判断
goal-total = 综合得分
goal-green = 达标
goal-amber = 接近
goal-red = 未达标
goal-no-data = 无数据
goal-act = 超支且未达标，须整改
goal-under-invested = 未超支但未达标，可能投入不足
goal-costly = 达标但超支
goal-well = 达标且未超支
goal-missing-months = { $goal }：这一期间没有同时具备 { $names } 的月份
goal-missing-zero = { $goal }：{ $name } 合计为零，无法相除
goal-missing-baseline = { $goal }：目标是变化幅度，但没有写基期，上年也没有数据
goal-months = { $goal }：{ $months } 数据不全，没有计入
goal-renormalised = 综合得分只按有数据的目标计算，占权重 { $weight }；未计入：{ $names }
goal-few = { $goal }：样本量 { $n }，少于 { $least }，仅供参考
goal-unchanged = { $goal }：{ $actual }（样本量 { $n }）的 95% 置信区间为 { $low } 至 { $high }，基期 { $baseline } 在区间之内，不能说明有变化

# plan draft --from-goals
draft-goal-cap = 目标“{ $goal }”：{ $target }，× 计划量 { $volume }（动因 { $driver }）{ $per }= { $of }上限 { $cap }
draft-goal-change = 近期 { $baseline }，{ $change } 后为 { $target }
draft-goal-all = 全部成本
draft-effect-change = { $goal }由 { $baseline } 到 { $target }
draft-effect-target = { $goal }达到 { $target }
draft-goal-none = 预算方案里没有成本类目标，得不出上限
draft-goal-none-hint = 请加 [[goal]]，如 kpi = "cpt" 或 "cph"、target = "-5%"；或用 --cap 直接给出上限
draft-goal-no-baseline = 目标 `{ $kpi }` 写的是变化幅度，但不知道从多少算起
draft-goal-no-baseline-hint = 请写 baseline，或导入最近十二个月的费用和指标
draft-goal-no-volume = 目标 `{ $kpi }` 不知道按多少计划量计算
draft-goal-no-volume-hint = 请写明计划量的动因：volume = "动因名称"
