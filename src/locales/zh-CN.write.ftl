## 术语：一个概念一个词（src/words/terms.rs）

# 报表对象
term-plan = 预算方案
term-line = 预算行
term-category = 预算科目
term-project = 项目
term-department = 部门
term-member-type = 类型
term-member-grade = 等级
term-member-city = 城市
term-month = 月份
term-quarter = 季度
term-year = 年度
term-period = 期间
term-this-month = 本月
term-this-quarter = 本季
term-this-year = 全年
term-this-period = 本期
term-year-to-date = 本年累计

# 数字
term-budget = 预算
term-actual = 实际
term-variance = 差异
term-variance-ratio = 差异率
term-execution-ratio = 执行率
term-year-budget = 年度预算
term-completion = 全年完成率
term-commitment = 占用
term-rollover = 结转
term-available = 可用预算
term-original-budget = 年初预算
term-revised = 修订
term-supplement = 追加
term-reduction = 追减
term-transfer-in = 调入
term-transfer-out = 调出
term-carry-forward = 上年结转
term-adjusted = 调整
term-current-budget = 现行预算
term-forecast = 预测
term-outlook = 全年预计
term-target = 目标
term-last-year = 上年同期
term-average = 前 { $months } 个月平均
term-mean = 均值
term-median = 中位数
term-growth = 增长率
term-change-ratio = 变动率
term-method = 方法
term-difference = 增减
term-coverage = 数据覆盖
term-time-progress = 序时进度
term-cost = 支出
term-income = 收入
term-net = 净额
term-gross-adverse = 不利差异合计
term-gross-favourable = 有利差异合计

# 行
term-total = 合计
term-subtotal = 小计
term-other = 其余（{ $count } 项）
term-shared = 公共（未分{ $axis }）
term-unassigned = 未填
term-unallocated = 未细分
term-own-budget = 本级
term-booked-directly = 直接记入
term-unbudgeted = 预算外
term-unclassified = 未分类

# 判断
term-status = 状态
term-status-over = 超支
term-status-at = 持平
term-status-near = 接近超支
term-status-ok = 正常
term-status-unspent = 未支出
term-status-idle = 闲置
term-status-missing = 无数据
term-status-unbudgeted = 预算外
term-adverse = 超支
term-favourable = 节约
term-income-adverse = 短收
term-income-favourable = 超收
term-on-budget = 持平
term-material = 重大
term-in-progress = 进行中
term-draft = 草稿

# 预算行
term-basis = 预算依据
term-effect = 预期效果
term-owner = 责任人

# 台账行
term-posting = 明细
term-batch = 批次
term-date = 日期
term-voucher = 凭证号
term-description = 摘要
term-vendor = 供应商
term-invoice = 发票号
term-account = 会计科目
term-amount = 金额
term-source = 来源

## write 的消息
write-grouped-heading = { $group } { $heading }
write-all-rows = 各行均为：{ $members }
write-under-row = { $heading }：{ $text }
write-under-row-more = { $line }；{ $next }
write-columns-hidden = 另有 { $count } 列未显示：{ $columns }（用 `--width`、`--format csv` 或 `-o 文件` 查看）
write-columns-hidden-brief = 另有 { $count } 列未显示：{ $columns }
write-unit-thousand = 单位：{ $currency ->
    [CNY] 千元
   *[other] 千 { $currency }
}（四舍五入后明细之和仍等于合计，同一行各数相减尾数可能有出入；文字说明和单价不折算）
write-unit-wan = 单位：{ $currency ->
    [CNY] 万元
   *[other] 万 { $currency }
}（四舍五入后明细之和仍等于合计，同一行各数相减尾数可能有出入；文字说明和单价不折算）
write-unit-yi = 单位：{ $currency ->
    [CNY] 亿元
   *[other] 亿 { $currency }
}（四舍五入后明细之和仍等于合计，同一行各数相减尾数可能有出入；文字说明和单价不折算）

## config 的消息
config-cannot-read = 无法读取 `{ $file }`：{ $cause }
config-syntax = 不是有效的 TOML：{ $cause }
config-unknown-key = 没有 `{ $key }` 这项设置
config-unknown-key-hint = 可用的设置有：{ $keys }
config-workbook = `xlsx` 不能设为默认格式：终端显示不了工作簿
config-workbook-hint = 请删去这一项，需要工作簿时写 `-o 报表.xlsx`
config-not-text = `{ $key }` 应为引号中的文字
config-language = 不支持语言 `{ $value }`
config-language-hint = 请写 "zh-CN" 或 "en"
