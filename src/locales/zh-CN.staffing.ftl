## plan_file: [hours]
plan-key-hours = 工时：每人一年能做多少小时的事，用于工单、岗哨和全天话务的人数测算
plan-key-hours-workdays = 全年工作日，不写为 248
plan-key-hours-leave = 人均年假天数，不写为 7
plan-key-hours-sick = 人均病假天数，不写为 4
plan-key-hours-training = 人均培训天数，不写为 5
plan-key-hours-a-day = 每天工时，不写为 8
plan-key-hours-breaks = 在岗时间里休息、会议所占比例，不写为 10%
hours-outside = `{ $key }` 的值 { $value } 不在 0 到 { $most } 之间
hours-outside-hint = 天数按每人每年写，`hours_a_day` 按每天的小时数写
hours-none = 每人每年出勤 { $days } 天，净工时 { $hours } 小时，没有时间可用
hours-none-hint = 请假、培训天数合计应少于 `workdays`，`breaks` 应小于 100%

## plan_file: [staffing.NAME]
plan-key-staffing = 人员需求：由工作量算出人数；岗位、动因和预算行可以用 "staffing:名称" 引用
staffing-key-work = calls 来电、tickets 工单、posts 岗哨、households 管家、supervisors 主管
staffing-key-volume = calls：一个时段的来电数；tickets：每月工单数
staffing-key-day = 一天各时段的来电数；与 volume_a_month 合用时只表示分布
staffing-key-volume-a-month = 每月来电数，按 day 的分布摊到每天，如由户数 × 联系率得出的动因
staffing-key-interval = 时段长度（分钟），不写为 60
staffing-key-handle-seconds = 平均处理时长（秒），含话后整理
staffing-key-answer = 多少秒内接起算及时，不写为 20
staffing-key-target = 服务水平目标：及时接起的比例，不写为 80%
staffing-key-wait = 平均等待上限（秒），不写则不限
staffing-key-patience = 平均等多久会挂断（秒）；写了用 Erlang A，不写用 Erlang C
staffing-key-occupancy = 坐席利用率上限，不写为 85%
staffing-key-shrinkage = 损耗率：带薪时间中不在线的比例（休假、培训、会议、小休），不写为 30%
staffing-key-least = 每个时段最少人数，不写为 1；不允许单人值守的写 2
staffing-key-handle-minutes = 每件平均处理时长（分钟）
staffing-key-concurrency = 一人同时处理几件，按实际效果写：同时两个会话约合 1.6 至 1.8
staffing-key-posts = 岗哨个数，不写为 1
staffing-key-hours = 岗哨每天开放几小时
staffing-key-days = 一年开放几天，不写为 365
staffing-key-relieved = 休息时间要有人顶岗（按净工时而不是出勤工时计算）
staffing-key-buildings = 各类房屋的户数与配比
staffing-key-rounding = each 各类分别进位（默认）、pooled 合计后进位
staffing-key-agents = 被管理的人数，如 "staffing:hotline" 或 "heads:客服专员"
staffing-key-span = 一名主管带几人，不写为 10
staffing-key-grade = 由哪个岗位来做；人数汇总时与该岗位的预算人数核对
staffing-key-attrition = 年流失率；写了会把带教期间的重叠人数计入
staffing-key-recruit-months = 补员平均要几个月，不写为 2
staffing-key-training-months = 新人带教几个月，不写为 1
staffing-key-households = 户数，或动因
staffing-key-per-head = 一名管家负责的户数
staffing-key-building = 房屋类型，如高层、多层、别墅

staffing-in = 人员需求 `{ $name }`：{ $problem }
staffing-key-of-other = 工作类型 `{ $work }` 没有 `{ $key }`
staffing-key-of-other-hint = `{ $key }` 用于 { $works }：去掉它，或更改 `work`
staffing-missing-key = 工作类型 `{ $work }` 需要 `{ $key }`
staffing-calls-volume = 没有写来电数
staffing-calls-volume-hint = 写 `volume`（一个时段的来电数）或 `day`（一天各时段的来电数）
staffing-keys-apart = `{ $key }` 不能与 `{ $beside }` 同时写
staffing-keys-apart-hint = 单个时段和全天只能选一种：去掉 `{ $key }` 或 `{ $beside }`
staffing-shrinkage-of-day-hint = 去掉 `{ $key }`：全天的人数按 [hours] 的净工时算，休假、培训和小休已经扣除
staffing-bad-share = `{ $key }` 不能是 { $value }
staffing-target-hint = 目标应大于 0、不超过 99.99%：来电是随机的，再多人也不能保证人人及时接起
staffing-occupancy-hint = 利用率应大于 0、不超过 100%
staffing-shrinkage-hint = 损耗率应不低于 0、小于 100%：100% 就没有人在线了
staffing-attrition-hint = 流失率不能是负数
staffing-not-positive = `{ $key }` 的值 { $value } 应大于零
staffing-zero = 给 `{ $key }` 写一个大于零的数
staffing-zero-patience = 零耐心等于一打进来就挂断，谁也接不到；来电都会等的话，去掉 `{ $key }`
staffing-zero-interval = 时段没有长度，就谈不上一个时段来多少电话；写分钟数，如 30 或 60
staffing-zero-handle = 处理不花时间就不需要人；写平均处理时长
staffing-zero-wait = 要做到完全不等待，再多人也不够；不限制等待就去掉 `{ $key }`
staffing-zero-ratio = 写一人负责多少，大于零
staffing-negative = `{ $key }` 的值 { $value } 是负数
staffing-negative-hint = 检查 `{ $key }` 或它引用的动因，数量不能低于零
staffing-too-much = `{ $key }` 的值 { $value } 超过 { $most }
staffing-too-much-hint = 检查 `{ $key }` 的单位：一天最多 24 小时、1,440 分钟，一年最多 366 天
staffing-concurrency = `{ $key }` 的值 { $value } 小于 1
staffing-concurrency-hint = 一人同时至少处理一件；每件更费时就加大处理时长
staffing-day-long = { $count } 个时段，每个 { $minutes } 分钟，不是一天
staffing-day-long-hint = 时段从一个起，合计不超过 24 小时；检查 `day` 的个数和时段长度
staffing-day-empty = 各时段来电都是零，每月来电无从分摊
staffing-day-empty-hint = 在 `day` 里写各时段的来电数或比重
staffing-load = 话务量 { $load } Erlang，需要的坐席超过 { $most } 人
staffing-too-many = 需要 { $heads } 人，超过 { $most }
staffing-uncounted = 所需人数大到无法计算
staffing-too-many-hint = 检查单位：数量按每时段还是每月、处理时长按秒还是分钟
plan-unknown-staffing = 没有人员需求 `{ $name }`
plan-unknown-staffing-hint = 本方案有：{ $names }
plan-no-needs = 没有一项人员需求由岗位 `{ $grade }` 来做
plan-no-needs-hint = 在 [staffing."名称"] 里写 grade = "{ $grade }"
plan-no-staffing-hint = 请增加 [staffing.{ $name }]，写明 work 和工作量

## analysis/staffing: the arithmetic
staffing-erlang-c = Erlang C（来电都会等待）
staffing-erlang-patient = Erlang C（平均能等 { $patience } 秒，视为都会等待）
staffing-erlang-a = Erlang A（平均等 { $patience } 秒会挂断）
staffing-goal = { $method }：{ $answer } 秒内接起不低于 { $target }，利用率不高于 { $occupancy }
staffing-goal-wait = { $goal }，平均等待不超过 { $wait } 秒
staffing-calls-load = 话务量：{ $volume } 次 × { $handle } 秒 ÷ { $minutes } 分钟 = { $load } Erlang
staffing-calls-none = 没有来电，保留 { $agents } 人
staffing-calls-agents = 同时在岗至少 { $agents } 人：及时接起 { $level }，利用率 { $occupancy }
staffing-calls-scheduled = 排班：{ $agents } ÷（1 − 损耗率 { $shrinkage }，占带薪时间）= { $exact }，取 { $heads } 人
staffing-calls-one = 这个人数只够一个班次应付这一个时段；全天、全年开放的热线请用 day 写各时段来电数
staffing-day-spread = 每月 { $month } 次 × 12 ÷ { $days } 天 = 每天 { $calls } 次，按 day 的分布摊到各时段
staffing-day-agents = 各时段在岗：{ $agents }，每天 { $hours } 坐席小时
staffing-day-level = 全天 { $calls } 次来电，按来电数加权的服务水平 { $level }
staffing-day-heads = { $hours } 小时 × { $days } 天 ÷ 每人净工时 { $net } 小时 = { $exact }，取 { $heads } 人
staffing-tickets-hours = { $volume } 件 × { $minutes } 分钟 = { $hours } 小时
staffing-tickets-together = { $volume } 件 × { $minutes } 分钟 ÷ 同时处理 { $concurrency } 件 = { $hours } 小时
staffing-tickets-heads = { $hours } 小时 ÷（利用率 { $occupancy } × 每人每月净工时 { $month }）= { $exact }，取 { $heads } 人
staffing-posts = { $posts } 岗 × { $hours } 小时 × { $days } 天 ÷ 每人全年出勤 { $own } 小时 = { $exact }，取 { $heads } 人（休息时间不顶岗）
staffing-posts-relieved = { $posts } 岗 × { $hours } 小时 × { $days } 天 ÷ 每人全年净工时 { $own } 小时 = { $exact }，取 { $heads } 人（休息时间有人顶岗）
staffing-building = 第 { $number } 类
staffing-households = { $name }：{ $households } 户 ÷ 每人 { $per_head } 户 = { $heads }
staffing-each = 各类分别进位：共 { $heads } 人（不进位为 { $exact }）
staffing-pooled = 合计 { $exact }，进位为 { $heads } 人
staffing-supervisors = { $agents } 人 ÷ 每名主管带 { $span } 人 = { $exact }，取 { $heads } 人
staffing-attrition = 流失：{ $heads } 人 × 年流失率 { $rate } = 每年补员 { $hires } 人
staffing-overlap = 带教：{ $hires } 人 × { $months } ÷ 12 个月 = { $overlap } 人，计入后为 { $exact }，取 { $heads } 人
staffing-vacancies = 空缺：{ $hires } 人 × { $months } ÷ 12 个月 = { $vacancies } 人，空缺不发工资，不计入；定编宜为 { $posts } 人

## command/staffing, report/staffing
staffing-title = 人员测算：{ $plan }
staffing-title-alone = 人员测算
staffing-hours = 每人全年出勤：（{ $workdays } 个工作日 − 年假 { $leave } − 病假 { $sick } − 培训 { $training }）= { $days } 天 × { $a_day } 小时 = { $present } 小时
staffing-hours-net = 净工时：扣除休息和会议 { $breaks } = { $net } 小时，每月 { $month } 小时
staffing-shrinkage = 损耗率：占带薪工时（{ $paid } 小时）的 { $of_paid }，占工作日工时（{ $workdays } 小时）的 { $of_workdays }
staffing-run = { $run }：
staffing-demand = 人员需求
staffing-work = 工作类型
staffing-work-calls = 来电
staffing-work-tickets = 工单
staffing-work-posts = 岗哨
staffing-work-households = 管家
staffing-work-supervisors = 主管
staffing-exact = 测算人数
staffing-heads = 取整人数
staffing-agents = 同时在岗
staffing-level = 服务水平
staffing-waiting = 需等待
staffing-wait = 平均等待（秒）
staffing-occupancy = 利用率
staffing-abandoned = 放弃率
staffing-apart = 增减
staffing-beside = { $name }：多一人、少一人会怎样
staffing-unstable = 越排越长
staffing-day = { $name }：全天各时段
staffing-interval = 时段
staffing-volume = 来电
staffing-erlangs = 话务量（Erlang）
staffing-one-less = 少一人的服务水平
staffing-one-more = 多一人的服务水平
staffing-grades = 按岗位汇总：差额 = 预算人数 − 需要人数
staffing-grade = 岗位
staffing-needed = 需要
staffing-planned = 预算
staffing-difference = 差额
staffing-no-grade = （未指定岗位）
staffing-list = { $names }
staffing-none = 方案里没有 [staffing."名称"]
staffing-none-hint = 写一个 [staffing.hotline]（见 `budget plan schema`），或直接试算：`budget staffing --calls 100 --interval 30m --handle 180s --target 80%/20s`
staffing-month = 有人员需求的方案都不包含 { $month }
staffing-month-hint = 换一个方案年度内的月份，或去掉 `--month`
staffing-unreadable = `{ $option }` 的值 `{ $value }` 无法识别
staffing-takes-number = 写数字，如 100
staffing-takes-numbers = 写用逗号隔开的数字，如 22,48,55
staffing-takes-share = 写比例，如 85%
staffing-takes-time = 写数字和单位：20s（秒）、30m（分钟）、1h（小时）
staffing-takes-buildings = 写 户数/每人户数，多类用逗号隔开，如 4200/350,300/100
staffing-no-work = 有 `{ $option }`，但没有说是什么工作
staffing-no-work-hint = 加上 --calls、--day、--tickets、--posts、--households、--agents 之一；看方案里的人员需求就不要带这些选项

## analysis/lint
lint-staffing = 岗位 { $grade } 在 { $month } 有 { $heads } 人，其工作 { $work } 需要 { $needed } 人
lint-staffing-twice = 人员需求 { $name } 由 { $grades } 几个岗位重复配人
lint-staffing-twice-hint = 同一项工作只算一次：改它的 grade，或改其中一个岗位的 heads
lint-staffing-hint = 调整 heads（或写 heads = "staffing:名称"、"needs:岗位"），或在预算依据中说明理由
