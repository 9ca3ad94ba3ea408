## 全年预计：年末会到多少

outlook-title = 全年预计 { $year }（截至 { $day }）
outlook-reading = 全年预计 = 已发生 + 预测，80% 区间含五分之四的可能
outlook-convention = 全年预计 = 已发生 + 以后各月的预测（进行中的月份也在内）；不低于已发生与占用之和
outlook-convention-range = 80% 区间是全年合计的区间：五次有四次落在其中，且不低于已发生与占用之和；汇总行按各行过去一起偏离的程度合并
outlook-convention-method = 方法及 n（所依据的月数）：在月数够用的方法里，取对最近几个月误差最小的
outlook-actual = 已发生
outlook-group = 全年
outlook-budget = 年度预算
outlook-range = 80% 区间
outlook-low = 下限
outlook-high = 上限
outlook-overrun = 预计超支日
outlook-never = 不超支
outlook-rolling = 今后 { $months } 个月
outlook-method = { $method }，n={ $months }
outlook-methods = { $count } 种方法
outlook-missing = { $months } 没有明细：按以后的月份一样预测
outlook-begun = { $months } 一列含该月已入账的金额，这部分计入“已发生”
outlook-raised = 有 { $count } 行的预测低于已发生与占用之和，已提到该数
outlook-unasked = 有 { $count } 行不能用“{ $method }”法：按未指定时的方法预测
outlook-no-range = 能用来试算的月份不足两个的行不列区间，含有这种行的合计也不列

# 方法，`--method` 也认这些词
outlook-no-more = 预计不再发生
forecast-remaining = 剩余预算
forecast-phased = 按进度
forecast-runrate = 月均
forecast-last-year = 上年×增长
forecast-seasonal = 季节
forecast-hw = Holt–Winters
forecast-contract = 合同
forecast-reviewed = 差异原因

# 试算的效果
outlook-backtest-title = 试算：最近十二个月，逐月用此前已知的数来预测
outlook-backtest-chosen = 自动选择
outlook-backtest-lines = 行数
outlook-backtest-months = 月数
outlook-backtest-mase = MASE
outlook-backtest-bias = 偏差
outlook-backtest-ranges = 区间数
outlook-backtest-coverage = 落入区间
outlook-backtest-last-year = 两者都能预测的 { $months } 个月里，自动选择的误差是“上年×增长”的 { $share }
outlook-backtest-left = 有 { $count } 行未试算：最近十二个月之前不足十二个月
outlook-backtest-short = 无从试算：{ $count } 行在最近十二个月之前都不足十二个月
outlook-backtest-reading = MASE：误差与“同上年同月”的误差之比，小于 1 为优；偏差：正数为偏高；落入区间：每三个月一次，看这十二个月余下的合计是否落在 80% 区间内
