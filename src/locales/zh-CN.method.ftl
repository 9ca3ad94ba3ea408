# What stands under keys that methods use
plan-bad-change-hint = 写 "3%"、"-2%" 或 -0.02
plan-kind-quantity = 数字
plan-kind-quantity-hint = 写成 { $key } = 12.5，只用数字和一个小数点
plan-kind-quantities = 数字列表
plan-kind-quantities-hint = 写成 { $key } = [1, 2.5, 3]
plan-kind-series = 数字、十二个数字或动因名称
plan-kind-series-hint = 写成 { $key } = 6000、十二个数字的列表，或某个 [driver."名称"] 的名称
plan-kind-date = 日期
plan-kind-last-day-hint = 写成 { $key } = "2026-12-31"，要加引号；只写月份即当月最后一日
plan-kind-date-hint = 写成 { $key } = "2026-07-01"，要加引号；只写月份即当月 1 日
plan-kind-month-list = 月份列表
plan-kind-month-list-hint = 写成 { $key } = ["2026-03", "2026-09"]
plan-bad-date = `{ $key }` 的值 `{ $value }` 不是日期
plan-bad-quantity = `{ $key }` 的值 `{ $value }` 不是数字

# Tables of a plan
plan-key-contribution = 某城市一种单位缴费的标准，自某月起执行
plan-key-contribution-city = 城市，与预算行的写法一致
plan-key-contribution-kind = pension 养老、medical 医疗、unemployment 失业、injury 工伤、housing_fund 公积金，或自定名称
plan-key-contribution-from = 开始执行的月份
plan-key-contribution-floor = 缴费基数下限
plan-key-contribution-cap = 缴费基数上限
plan-key-contribution-rate = 单位缴费比例
plan-key-contribution-announced = 公布月份；按收付实现制时次月补缴差额
plan-key-contribution-rounding = 每人金额的取整：fen 到分、jiao-up 见分进角、yuan 到元
plan-contribution-reversed = 上限 { $cap } 低于下限 { $floor }
plan-contribution-reversed-hint = 把 `floor` 与 `cap` 对调
plan-contribution-unusual = 上限 { $cap } 与下限 { $floor } 之比偏离常见的 5 倍
plan-contribution-unusual-hint = 请对照当地公布的标准；个别地区确有不同
plan-key-driver = 动因：预算行据以计算的逐月数列，如户数、工单量、面积
plan-key-driver-value = 数字、十二个数字，或另一个动因
plan-key-driver-times = 乘数
plan-key-driver-plus = 乘后再加的数
plan-key-driver-actual = 统计其实际数的指标，供 `budget bridge` 分解差异
plan-key-driver-step = 差异分解时算作：volume（业务量）、efficiency（效率）或 rate（价格）
plan-key-driver-mix = 此处同名的动因是同一总量的各部分，如全部工单的各渠道
plan-driver-uncounted = 动因 `{ $name }` 写了 `{ $key }`，却没有 `actual`
plan-driver-uncounted-hint = 请写 `actual = "指标"`，即统计其实际数的指标
plan-driver-reserved = 动因不能叫 `{ $name }`
plan-driver-reserved-hint = `heads` 和带冒号的名称留给岗位人数和人员需求
plan-unknown-driver = 没有动因 `{ $name }`
plan-unknown-driver-hint = 本方案有：{ $names }；需要别的请增加 [driver."名称"]
plan-unknown-grade = 没有岗位 `{ $name }`
plan-unknown-grade-hint = 本方案有：{ $names }
plan-no-grades-hint = 请增加 [grade.{ $name }]，写明 heads 和 base
plan-driver-circle = 动因循环引用：{ $path }
plan-driver-circle-hint = 给其中一个直接写数字
plan-line-circle = 预算行互为基数：{ $path }
plan-line-circle-hint = 从其中一行的 `of` 去掉该科目
plan-key-grade = 岗位：人数与工资
plan-key-grade-heads = 各月人数，或动因；"staffing:名称" 取 [staffing."名称"] 算出的人数，"needs:岗位" 取该岗位全部人员需求之和
plan-key-grade-base = 每人每月基本工资
plan-key-grade-bonus = 满分绩效奖金占基本工资的比例
plan-key-grade-wage = 缴费工资；不写则取 基本工资 ×（1 + 奖金比例）
plan-key-grade-insurance = full 全额、injury-only 仅工伤（返聘、实习）、none 不缴（派遣）
plan-key-grade-serves = 本岗位服务的对象：动因的名称（如户数），与 per_head 一起给出人员配比
plan-key-grade-per-head = 一人服务多少
plan-key-grade-joins = 入职：日期与人数
plan-key-grade-leaves = 离职：最后工作日与人数
plan-key-move-date = 入职日或最后工作日
plan-key-move-heads = 人数，不写为 1

# Keys of methods
method-missing-key = 编制方法 `{ $method }` 需要 `{ $key }`
method-missing-key-hint = `{ $method }` 需要写明 `{ $keys }`
method-too-large = { $category } 的金额过大
method-too-large-hint = 请检查数量与单价
method-key-grades = 涉及的岗位，不写为全部岗位
method-key-part-month = 入离职当月计薪：workdays 按工作日、forward 正算（÷21.75）、reverse 倒算、calendar 按日历日
method-key-achievement = 预计绩效达成率，不写为 100%
method-key-pay-months = 年终奖相当于几个月基本工资，按十二分之一计提
method-key-city = 执行哪个城市的标准
method-key-fund = social 社会保险、housing 住房公积金
method-key-injury-rate = 本单位工伤保险费率
method-key-rounding = 每人缴费额的取整方式：fen 到分、jiao-up 见分进角、yuan 到元；不写则按缴费标准
method-key-housing-rate = 本单位公积金缴存比例
method-key-view = accrual 权责发生制；cash 收付实现制，标准晚公布时补缴
method-key-work = 加班明细，各写明类型与小时
method-key-work-kind = workday 工作日 1.5 倍、rest 休息日 2 倍、holiday 法定节假日 3 倍
method-key-work-hours = 每人每月小时；节假日为每天小时
method-key-work-posts = 在岗的岗数（按所列岗位平均工资），代替人数
method-key-work-days = 各月天数；2026 年法定节假日已内置
method-key-leave = cover 顶岗、payout 未休折算（另付 200%）、none 不计
method-key-leave-days = 每人全年天数
method-key-cover-share = 需要顶岗的比例
method-key-festivals = 节日福利：月份与每人金额
method-key-heads = 人数，不写为全部岗位人数
method-key-festival-month = 所在月份
method-key-festival-amount = 每人金额
method-key-festival-day = 发放日，按当天在岗人数计算；不写时按节日名称推算，否则取月末
method-key-festival-name = 节日名称
method-key-area = 面积（㎡）
method-key-price = 单价
method-key-per = 单价按 month 月、day 天（每月 365÷12 天）、calendar-day 实际天数或 year 年
method-key-escalation = 调价：自某日起的幅度
method-key-escalation-from = 新价格首日
method-key-escalation-rate = 调价幅度
method-key-ends = 合同最后一天
method-key-notice = 到期前多少天须通知不续
method-key-notice-months = 同上，按月计；两者都写时取较早的一天
method-key-renews = 不通知则自动续约几个月
method-key-used = 实际使用的席位数
method-no-end = 写了 `{ $key }`，却没有写合同何时到期
method-no-end-hint = 补上最后一天：`ends = "2026-12-31"`
method-key-free = 免租月份
method-key-straight-line = 免租期租金平摊到各月
method-key-consumption = 全年用量
method-key-index = 十二个月的季节指数
method-key-units = 数量
method-key-in-service = 投入使用日期，次月开始计提
method-key-disposed = 处置日期，当月照提
method-key-life-months = 使用年限（月）
method-key-residual = 净残值率，不写为 5%
method-key-asset = 资产类别，用于核对税法最低年限
method-key-treatment = depreciation 折旧；cash 购置时一次计入
method-key-cost = 原值
method-key-rate = 比率
method-key-sessions = 各月场次
method-key-attendees = 每场人数
method-key-trainer-hours = 每场讲师课时
method-key-trainer-rate = 每课时费用
method-key-materials = 每人材料费
method-key-fee = 每人培训费
method-key-travel = 每人差旅费
method-key-seats = 席位数
method-key-adds = 中途增加的席位
method-key-add-from = 开始日期
method-key-add-seats = 席位数
method-key-discount = 预付折扣
method-key-when = 发生的月份，不写为每月
method-key-quantity = 数量，或动因
method-key-of = 作为基数的科目（含下级）
method-key-risks = 风险事件：概率与损失
method-key-risk-name = 事件
method-key-probability = 全年发生概率
method-key-risk-cost = 发生时的费用
method-key-growth = 年增长率：history 用它代替由数据算出的值，benchmark 用它把数据推算到计划年度
method-key-until = 取数截止月份，不写则到预算年度之前
method-key-spring-festival = 春节在一、二月间移动，合并两月计算季节
method-key-profile = 数据不满一年时各月的比重（十二个数）
method-key-part-data = 台账只有部分天数的月份及天数：满十天的折算为整月，不足的不计
method-key-part-data-month = 月份
method-key-part-data-days = 台账含该月多少天
method-key-nature = accrual：随天数累积；lump：一次性发生，数据不满整月的月份不计
method-key-last = 上年金额，不写则取账上实际
method-key-price-change = 价格变动
method-key-volume-change = 业务量变动
method-key-efficiency = 效率提升幅度
method-key-one-offs = 一次性项目，最后加上
method-key-flexible-driver = 业务量，或动因
method-key-fixed-part = 每月固定部分
method-key-per-unit = 单位变动成本
method-key-x = 过去各月业务量，用于拟合
method-key-y = 同期金额
method-key-packages = 决策包
method-key-cap = 总额上限
method-key-package-id = 名称
method-key-package-cost = 全年费用
method-key-package-score = 评分，高者优先
method-key-package-mandatory = 必保

# What a method says of its arithmetic
method-basis = { $method }：{ $sentences }；全年 { $annual }
method-in-month = { $month }：{ $step }
method-joined = { $first }；{ $second }
method-month = { $month }
method-months = { $first } 至 { $last } 每月
method-months-run = { $first } 至 { $last }
method-months-apart = { $months }
method-other-months = 其余月份同法计算
method-run = { $run }：
method-run-step = {"  "}{ $step }
method-headcount = 人数 × 基本工资
method-headcount-staffing = { $grade } 的人数取自人员需求 { $names }（`budget staffing` 列出计算过程）
method-headcount-step = { $grade } { $heads } 人 × { $base } = { $amount }
method-bonus = 基本工资 × 奖金比例 × 达成率 { $achievement }%，逐人取整
method-bonus-year-end = 年终奖：{ $months } 个月基本工资，按月计提十二分之一
method-bonus-step = { $grade } { $heads } 人 × { $each } = { $amount }
method-fund-social = 社会保险
method-fund-housing = 住房公积金
method-contribution = 按{ $city }标准计算单位{ $fund }：缴费工资在上下限之间 × 比例，每人每项分别取整
method-contribution-verify = 内置标准（{ $sources }），请以当地公布为准
method-contribution-source = { $from } 起：{ $source }
method-contribution-public = { $year } 年 { $count } 处公开资料
method-contribution-injury = 工伤保险按 0.4% 计算（全国二类行业基准）；另有 0.26% 的说法，存疑，请用 `injury_rate` 写明本单位费率
method-contribution-kind = { $grade } { $kind }：{ $base } × { $rate } = { $amount }
method-contribution-step = { $grade } { $heads } 人 × { $each } = { $amount }
method-contribution-cash = 应计 { $accrued }，按当月前已公布标准实缴 { $paid }
method-contribution-missing = 没有{ $city } { $month } 的缴费标准
method-contribution-missing-hint = 内置只有上海和北京；请增加 city = "{ $city }" 的 [[contribution]]
method-kind-pension = 养老
method-kind-medical = 医疗
method-kind-unemployment = 失业
method-kind-injury = 工伤
method-kind-housing = 公积金
method-overtime = 小时 × 工资 ÷ 174 × 倍数，在工资之外另付
method-overtime-step = { $who } { $kind }：{ $heads } × { $wage } ÷ 174 × { $hours } 小时 × { $premium } = { $amount }
method-overtime-workday = 工作日
method-overtime-rest = 休息日
method-overtime-holiday = 法定节假日
method-overtime-long = { $grade } 计划每人每月加班 { $hours } 小时，法定上限 36 小时
method-overtime-no-holidays = 未内置 { $year } 年的法定节假日
method-overtime-no-holidays-hint = 请在节假日加班里写 days = [十二个数字]
method-leave-none = 带薪休假已含在基本工资内，不另计
method-leave-payout = 未休 { $days } 天，另付 200%
method-leave-cover = 年休 { $days } 天，其中 { $share }% 需顶岗，按月均摊
method-leave-step = { $grade } { $heads } 人 × { $base } ÷ 21.75 × { $days } 天 = { $amount }
method-festival = 人数 × 每人金额
method-festival-step = { $name }：{ $heads } 人 × { $each } = { $amount }
method-rent = 面积 × 单价
method-rent-free = 免租
method-rent-step = { $area } ㎡ × { $price } × { $days } × { $factor }（调价系数）= { $amount }
method-rent-straight-line = 直线分摊：合计 { $total } 平摊到各月
method-seasonal-annual = 全年 { $consumption } × { $price } = { $annual }
method-seasonal = 全年 { $annual }，按季节指数分到各月
method-seasonal-step = { $annual } × { $weight } ÷ { $all } = { $amount }
method-equipment = 原值 { $cost }，残值率 { $residual }%，按 { $life } 个月直线折旧，自 { $from } 起
method-equipment-step = { $depreciable } ÷ { $life }，第 { $age } 个月 = { $amount }
method-equipment-cash = 购置时一次计入 { $cost }
method-equipment-life = 使用年限至少为 1 个月
method-equipment-life-hint = 三年写 life_months = 36
method-equipment-short-life = { $asset } 年限 { $life } 个月，低于税法最低 { $shortest } 个月
method-maintenance = 原值 { $cost } × 年费率 { $rate }% ÷ 12，自 { $from } 起
method-sessions = 场次 ×（讲师费 + 人数 × 每人费用）
method-sessions-step = { $sessions } ×（{ $trainer } + { $attendees } × { $head }）= { $amount }
method-seats = 席位 × 单价
method-seats-discount = 预付优惠 { $discount }%
method-seats-step = { $seats } 席 × { $price } = { $amount }
method-seats-part-step = { $of } 天中的 { $days } 天：{ $seats } 席 × { $price } = { $amount }
method-quantity = 数量 × 单价
method-quantity-step = { $quantity } × { $price } = { $amount }
method-percent-of = { $of } 的 { $rate }%
method-percent-of-step = { $base } × { $rate }% = { $amount }
method-contingency = 全年基数 { $base } × { $rate }% = { $annual }，按月均摊；动用须经调剂
method-reserve-step = { $name }：{ $probability }% × { $cost } = { $amount }
method-reserve = 全年期望损失 { $annual }，按月均摊
method-reserve-probability = 概率不能超过 100%
method-reserve-probability-hint = 写成 probability = "30%"
method-history = 近 { $n } 个月均值 { $level }，{ $years } 个完整年度的季节指数，增长率 { $growth }%
method-part-data-scaled = { $month } 只有 { $days } 天（共 { $all } 天）的 { $booked }，折算整月 { $booked } × { $all } ÷ { $days } = { $whole }
method-part-data-left-out = { $month } 只有 { $days } 天（共 { $all } 天）的 { $booked }，不足以代表整月，不计
method-part-data-days = { $month } 不可能有 { $days } 天的数据
method-part-data-days-hint = 请写 1 至 { $all }，或从 part_data 中去掉该月
method-history-profile = 近 { $n } 个月按 `profile` 的各月比重折算的月均水平 { $level }（数据不满一年），增长率 { $growth }%
method-history-no-growth = 数据不足 13 个月，算不出增长率，可用 `growth` 写明
method-history-window = 取数 { $first } 至 { $last }，共 { $count } 个月
method-history-refund = { $month } 净额 { $raw }，为退款，按零计
method-history-cleaned = { $month } 的 { $raw } 为通常的 { $ratio } 倍（M = { $score }），以 { $clean } 代替
method-history-now-and-then = { $months } 个月中有 { $times } 个月发生，没有发生的月份按零计
method-history-trend = 趋势法（Theil–Sen）核对：{ $total }，每月斜率 { $slope }
method-history-step = { $level } × { $index } ×（1 + { $growth }%）= { $amount }
method-history-short = 该行只有 { $count } 个月的历史数据，至少需要六个月
method-history-short-hint = 请导入更早的台账，或改用 method = "incremental"、直接写金额
method-incremental = { $told } = { $annual }
method-incremental-same = 与上年 { $last } 持平
method-incremental-last = 上年 { $last }{" "}
method-incremental-price = { $told }×（1 + 价格 { $by }%）
method-incremental-volume = { $told }×（1 + 业务量 { $by }%）
method-incremental-efficiency = { $told }×（1 − 效率 { $by }%）
method-incremental-one-offs = { $told }+ 一次性 { $by }
method-incremental-index = 按给定的权重分到各月
method-incremental-shape = 按上年各月的发生额分到各月
method-incremental-even = 各月平均
method-incremental-nothing = 该行上年没有支出记录
method-incremental-nothing-hint = 用 `last` 写明上年金额，或先导入上年台账
method-flexible = { $fixed } + { $unit } × 业务量
method-flexible-fit = 由 { $n } 个月数据最小二乘拟合，R² = { $r2 }
method-flexible-step = { $fixed } + { $unit } × { $x } = { $amount }
method-flexible-points = 业务量 { $x } 个、金额 { $y } 个：拟合至少需要六对
method-flexible-points-hint = 让 `x` 与 `y` 个数相同，或直接写 `fixed_part` 与 `per_unit`
method-flexible-flat = 业务量或金额全部相同，无法拟合
method-flexible-flat-hint = 没有起伏就不需要业务量，请用 `monthly`
method-flexible-poor = 金额不随业务量变动：单位变动 { $unit }，R² = { $r2 }
method-flexible-poor-hint = 拟合要求 R² 不低于 0.5 且斜率非负；请检查是否有阶梯成本
method-zero-base = 在上限 { $cap } 内按优先级取舍
method-zero-base-taken = { $id }：{ $cost }，余额 { $left }，列入
method-zero-base-passed = { $id }：{ $cost } 超出余额 { $left }，不列
method-zero-base-infeasible = 必保项目共 { $mandatory }，超过上限 { $cap }
method-zero-base-infeasible-hint = 提高 `cap`，或减少必保项目

# Names of methods
method-name-fixed = 直接给定
method-name-headcount = 人数法
method-name-bonus = 绩效奖金法
method-name-contribution = 社保公积金法
method-name-overtime = 加班工时法
method-name-leave = 休假顶岗法
method-name-festival = 节日标准法
method-name-rent = 租金法
method-name-seasonal = 季节指数法
method-name-equipment = 设备折旧法
method-name-maintenance = 维护费率法
method-name-sessions = 培训场次法
method-name-seats = 席位法
method-name-quantity = 数量单价法
method-name-percent-of = 比例法
method-name-contingency = 预备费法
method-name-reserve = 风险准备法
method-name-history = 历史法
method-name-incremental = 增量法
method-name-flexible = 弹性法
method-name-zero-base = 零基法
