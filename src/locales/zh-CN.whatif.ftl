## plan_file/keys.rs: [scenario.NAME]
plan-key-scenario = 情景：预算方案之外的假设，供 `budget whatif` 测算，不改变方案的任何金额
plan-key-scenario-note = 说明
plan-key-scenario-change = 变动：方案里的某个数，从某月起变成另一个数
plan-key-scenario-measure = 措施：可以采取的做法，能省多少、要花多少
plan-key-change-driver = 变动的动因
plan-key-change-grade = 变动的岗位，用 `key` 指明人数还是基本工资
plan-key-change-category = 变动的预算行：这个科目及其下级
plan-key-change-for = 只限写明这些维度成员的行
plan-key-change-name = 只限这个名称的行
plan-key-change-contribution = 费率变动的缴费种类，如 "pension"，用 `city` 指明城市
plan-key-change-city = 缴费的城市
plan-key-change-key = 岗位的 heads 或 base；预算行编制方法的键，如 "price"；不写则变动该行的月度金额
plan-key-change-from = 从哪个月起，不写则从年初起
plan-key-change-times = 乘以
plan-key-change-plus = 加上（先乘后加）
plan-key-change-value = 改为
plan-key-change-monthly = 每月改为这个金额，只用于单独一行
plan-key-measure-kind = deflection（智能客服）、purchase（集中采购）或 desks（远程与共享工位）
plan-kind-level = 数字或百分比
plan-kind-level-hint = 写成 { $key } = "85%" 或 { $key } = 2.5

## plan_file/scenario.rs, plan_file/scenario_check.rs
scenario-empty = 情景 `{ $name }` 没有任何变动
scenario-empty-hint = 写 [[scenario."名称".change]] 或 [[scenario."名称".measure]]，或删去这个情景
scenario-no-target = 没有写明变动的是什么
scenario-two-targets = 一处变动只对应一个对象：这里同时有 `{ $first }` 和 `{ $second }`
scenario-target-hint = 在 driver、grade、category、contribution 中写一个；其他变动另写一个 [[scenario."名称".change]]
scenario-key-elsewhere = `{ $key }` 不能与 `{ $target }` 一起用
scenario-key-elsewhere-hint = `for`、`name`、`monthly` 配 category；`city` 配 contribution；`key` 配 grade 和 category
scenario-no-how = 没有写明怎样变动
scenario-two-hows = `{ $first }` 和 `{ $second }` 只能写一个
scenario-how-hint = 写 times、plus（可以都写），或写 value；单独一行且没有 key 时，可写 monthly
scenario-no-drivers-hint = 方案里没有动因；可以变动岗位人数，或变动预算行
scenario-driver-of-grades = `{ $name }` 是岗位人数，不是单独的动因
scenario-driver-of-grades-hint = 改为变动岗位：grade = "岗位名"，key = "heads"
scenario-grade-key = 岗位 `{ $grade }` 的变动没有写明是哪个数
scenario-grade-key-hint = 写 key = "heads"（人数）或 key = "base"（基本工资）
scenario-no-city = `{ $kind }` 的变动没有写明城市
scenario-city-hint = 有缴费标准的城市：{ $cities }；其他城市先写 [[contribution]]
scenario-unknown-city = 没有 `{ $city }` 的缴费标准
scenario-unknown-kind = { $city }没有 `{ $kind }` 这种缴费
scenario-no-line = 方案里没有 `{ $category }` 的预算行可以变动
scenario-no-line-hint = 用 `budget plan show` 查看；写了 `for`、`name` 的，必须与该行一致
scenario-several-lines = `{ $category }` 下有 { $count } 行，多行一起变动只能用 times
scenario-several-lines-hint = 用 category、for、name 指明一行；或只写 times
scenario-no-key = `{ $category }` 的预算行（编制方法 "{ $method }"）没有写数值 `{ $key }`
scenario-no-key-hint = 它写了：`{ $keys }`；不写 `key` 则变动月度金额
scenario-no-keys-hint = 去掉 `key`，直接变动月度金额
scenario-negative = 情景 `{ $name }` 使 `{ $category }` 在 { $month } 成为 { $amount }，小于零
scenario-negative-hint = 改小扣减的金额；确实允许为负的行，写 contra = true
scenario-staffing = 情景 `{ $name }`，人员需求 `{ $staffing }`：{ $problem }
scenario-too-large = 情景 `{ $name }` 算出的金额过大
scenario-too-large-hint = 检查变动里的 times、plus、value
scenario-unknown-measure = 没有 `{ $kind }` 这种措施

## analysis/measure
measure-deflection = 智能客服
measure-purchase = 集中采购
measure-overtime = 加班转编制
measure-renegotiation = 重新议价
measure-key-overtime-hours = 每月加班小时：一个数，或动因名
measure-key-hour-cost = 每小时加班的成本
measure-key-monthly = 每月支付：一个数，或动因名
measure-key-discount = 能便宜的比例
measure-overtime-hours = 加班小时
measure-hour-cost = 每小时成本
measure-overtime-used = 每人工时的用满比例
measure-monthly = 月价
measure-renegotiated = 折扣
measure-overtime-heads = 人数：{ $hours } 小时 ÷ { $net } 小时 = { $exact }，取整 { $heads }
measure-overtime-saved = 节约：{ $heads } ×（{ $net } 小时 × { $each } − { $cost }）= { $amount }
measure-overtime-too-little = 加班不够安排一个人
measure-renegotiation-saved = 节约：{ $monthly } × { $discount }% = { $amount }
measure-renegotiation-lease = 合同允许之前省不下来：之前的月份写成 ramp = [0, 0, 0]
measure-desks-lease-alone = 租约可以缩减面积之前省不下租金
measure-desks = 远程办公与共享工位
measure-key-name = 名称，不写则用措施种类的名称
measure-key-from = 从哪个月开始，不写则从年初开始
measure-key-ramp = 爬坡：头几个月各达到几成（0 到 1），之后全部达到，如 [0, 0, 0.5, 0.5]
measure-key-one-off = 一次性投入
measure-key-horizon = 净现值计算多少个月，不写为 36
measure-key-discount-rate = 年折现率（实际利率），不写为 8%
measure-key-volume = 月咨询量：一个数、十二个数，或动因名
measure-key-aht = 平均处理时长（分钟）
measure-key-occupancy = 利用率：在岗时间里处理咨询的比例
measure-key-net-hours = 人均月净工时（小时）
measure-key-head-cost = 一个人一个月的全部人工成本，含社保公积金
measure-key-deflection = 拦截率：不再转到人工的咨询比例，不写为 20%
measure-key-recontact = 被拦截后又找回人工的比例
measure-key-aht-increase = 剩下的咨询更难，处理时长增加多少
measure-key-platform-fixed = 平台月费
measure-key-per-session = 平台每次会话的费用
measure-key-session-share = 先进入会话的咨询比例，不写为全部
measure-key-one-off-per-head = 每减一人的一次性支出，如经济补偿金
measure-key-price = 目录单价
measure-key-quantities = 各单位单独采购的月数量
measure-key-tier-kind = all-units：达到档位后全部数量享受折扣；incremental：只有档位以上的数量享受折扣
measure-key-tiers = 各档折扣，由小到大
measure-key-tier-from = 从第几件起
measure-key-tier-discount = 目录价的折扣
measure-key-running = 集中采购每月的费用
measure-key-seats = 现有工位：一个数，或动因名
measure-key-remote = 远程办公的人员比例
measure-key-sharing = 远程人员的工位可以退掉的比例，不写为 80%
measure-key-seat-area = 每个工位的面积（㎡）
measure-key-rent-price = 租金（元/㎡/天）
measure-key-home-allowance = 每名远程人员的月补贴
measure-key-tool-cost = 每人每月的远程工具费
measure-missing-key = "{ $kind }" 类措施缺少 `{ $key }`
measure-missing-key-hint = "{ $kind }" 必须写：`{ $keys }`
measure-key-of-kind = `{ $key }` 属于 "{ $kind }" 类措施
measure-key-of-kind-hint = 写 kind = "{ $kind }"，或去掉 `{ $key }`
measure-bad-ramp = `ramp` 里有小于 0 或大于 1 的数
measure-bad-ramp-hint = 写头几个月各达到几成：ramp = [0, 0, 0.5, 0.5]
measure-bad-horizon = `horizon` 是 1 到 600 之间的月数
measure-bad-horizon-hint = 写 horizon = 36
measure-not-positive = `{ $key }` 必须大于零
measure-not-positive-hint = 为零则无从计算：按实际情况填写 `{ $key }`
measure-over-all = `{ $key }` 超过了 100%
measure-over-all-hint = `{ $key }` 写成比例："30%" 或 0.3
measure-tiers-order = 各档没有从 1 起由小到大排列
measure-tiers-order-hint = 写 tiers = [{"{"} from = 20, discount = "5%" {"}"}, {"{"} from = 50, discount = "12%" {"}"}]
measure-quantities-whole = 数量和档位都要是整数
measure-quantities-whole-hint = 写 quantities = [23, 18, 19]，每个单位一个数
measure-volume = 月咨询量
measure-deflected = 拦截率
measure-ordered = 采购数量
measure-discount = 整单折扣
measure-discount-points = 折扣增减
measure-remote = 远程比例
measure-rent-price = 租金单价
measure-deflection-volume = 转人工的咨询：{ $volume } ×（1 − { $deflected }% ×（1 − { $recontact }%））= { $left }
measure-deflection-heads = 所需人力（咨询量 × 分钟 ÷ 60 ÷ { $occupancy }% ÷ { $hours } 小时）：{ $volume } × { $aht } 分钟 → { $before } 人；{ $left } × { $aht } 分钟 ×（1 + { $harder }%）→ { $after } 人
measure-deflection-saved = 人工节约：按整人 { $whole_before } − { $whole_after } = { $whole } 人 × { $cost } = { $amount }；按折算 { $part } × { $cost } = { $part_amount }
measure-deflection-platform = 平台费用：{ $fixed } + { $each } × { $volume } × { $share }% = { $amount }
measure-deflection-usual = 没有写拦截率，按 { $deflected }% 测算；厂商宣称的通常是其两倍左右，多数项目第一年达不到
measure-deflection-severance = 减少 { $heads } 人，须支付经济补偿：每满一年工龄一个月工资（N），未提前三十日通知的再加一个月（N+1）；批量裁员和受保护人员另有法定限制。人员离岗之前，省下的只是工时，不是现金
measure-purchase-all-units = 达到档位后，全部数量享受该档折扣
measure-purchase-incremental = 只有达到档位的那部分数量享受该档折扣
measure-purchase-order = 单独采购 { $order }：{ $amount }
measure-purchase-together = 合并采购 { $order }：{ $apart } − { $pooled } = { $saved }
measure-purchase-buy = 与其买 { $order }，不如买 { $larger }：{ $cost } 低于 { $amount }
measure-purchase-binding = 合同须允许各单位都按合并后的价格下单，节约才成立；并约定有单位少订时怎么办
measure-desks-places = 工位：{ $seats } ×（1 − { $remote }% × { $sharing }%）= { $after }，取整 { $whole }
measure-desks-rent = 节约租金：{ $places } × { $area } ㎡ × { $price } × 365 ÷ 12 = { $amount }
measure-desks-running = 补贴：{ $at_home } × { $home } + { $seats } × { $tool } = { $amount }
measure-desks-lease = 租约可以缩减面积之后才能省下租金：之前的月份写成 ramp = [0, 0, 0]

## command/whatif.rs
whatif-unknown = 没有情景 `{ $name }`
whatif-unknown-hint = 现有情景：{ $names }
whatif-none-hint = 方案里还没有情景：写 [[scenario."名称".change]] 或 [[scenario."名称".measure]]
whatif-two-plans = 预算方案 { $first } 和 { $second } 都有这些情景
whatif-two-plans-hint = 用 `--plan 编号` 指明方案
whatif-apart = 这些情景不在同一份预算方案里
whatif-apart-hint = 一次只比较一份方案的情景；`budget whatif` 列出全部情景
whatif-month-outside = { $month } 不在预算方案 { $plan } 的年度内

## report/whatif
whatif-title = 情景测算：{ $names }
whatif-convention = 增减 = 情景 − 预算：负数为少支出；预算方案本身不变
whatif-plan = 预算方案 { $plan }，{ $first } 至 { $last }
whatif-note = { $name }：{ $note }
whatif-scenario = 情景
whatif-saving = { $measure }：节约
whatif-running = { $measure }：费用
whatif-investment = { $measure }：一次性投入
whatif-unchanged = 不变（{ $count } 项）
whatif-same = 这些情景没有改变方案的任何金额
whatif-differences = 逐期增减：{ $name }
whatif-total-difference = 增减合计
whatif-total-plan = 预算
whatif-total-scenario = 情景
whatif-heads = 人数
whatif-heads-mean = 年平均（折算）
whatif-heads-end = 年末（整人）
whatif-measure = 措施：{ $measure }
whatif-measure-of = 措施：{ $measure }（情景“{ $scenario }”）
whatif-figure = 全部见效后
whatif-whole-heads = 按整人（现金）
whatif-whole-desks = 按整位（现金）
whatif-fraction-heads = 按折算（工时）
whatif-fraction-desks = 按折算（面积）
whatif-saved = 月节约
whatif-cost = 月费用
whatif-net = 月净节约
whatif-freed-heads = 减少人数
whatif-freed-desks = 减少工位
whatif-spare-heads = 富余人力（原为 { $before }）
whatif-spare-desks = 富余工位（原为 { $before }）
whatif-invested = 一次性投入
whatif-payback = 回收期（月）
whatif-paid-back-in = 第几个月末收回
whatif-never = 收不回
whatif-npv = 净现值（{ $months } 个月，年折现率 { $rate }）
whatif-break-even = 盈亏平衡点：{ $input } { $value }
whatif-break-even-planned = 盈亏平衡点：{ $input } { $value }（按折算；计划 { $planned }）
whatif-points = { $points } 个百分点
whatif-at-once = 无需投入
whatif-group = 情景：{ $name }
whatif-no-break-even = 盈亏平衡点：没有，怎样都不节约
whatif-counted = 口径
whatif-grid = 敏感性：月净节约
whatif-robust = 稳健：各种情况下都节约
whatif-robustly-none = 各种情况下都不节约
whatif-not-robust = 不稳健：9 种情况中有 { $cells } 种不节约
whatif-not-robust-both = 不稳健：9 种情况中，按整数有 { $whole } 种不节约，按折算有 { $part } 种不节约
whatif-once = { $scenario }：`{ $measure }`腾出的人手中有 { $heads } 人已由同一情景的变动减掉，其费用 { $amount } 只计一次
whatif-left = { $scenario }：`{ $measure }`只按 `{ $driver }` 的 { $share }% 计算，即前面的措施剩下的部分
whatif-mind = 注意：{ $warning }
whatif-list-title = 情景
whatif-changes = 变动
whatif-measures = 措施
whatif-about = 说明
whatif-over-ceiling = { $scenario }：自 { $month } 起，{ $line } 的下级合计超过上限 { $over }；上限不变，合计也就没有增加，请在情景里一并调整上限
whatif-none = 还没有情景：在预算方案里写 [[scenario."名称".change]] 或 [[scenario."名称".measure]]
