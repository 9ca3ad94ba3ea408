## 报告页面与图

usage-takes-sections = 可写：要点、关键数字、预算与实际、差异分解、全年预计、各月差异、分维度、成本结构、预警、差异说明、目标、异常、占用、人员、来历，或它们的英文名（summary、headline、categories、bridge、months、heat、dimensions、structure、alerts、reviews、goals、anomalies、commitments、staffing、making），以英文逗号分隔
page-section-unknown = 没有 `{ $value }` 这个部分
page-section-unknown-hint = 可写：{ $known }
page-unknown = budget.toml 里没有 [report.{ $name }]
page-unknown-hint = 有的是：{ $known }
page-unknown-none-hint = 在 budget.toml 里写 [report.{ $name }] 和 sections = ["summary", "alerts"]，或用 --sections 直接选
page-title = 预算执行报告：{ $period }
page-summary = 要点
page-headline = 关键数字
page-categories = 预算与实际
page-bridge = 差异从何而来
page-months = 逐月与全年预计
page-heat = 各月差异
page-dimensions = 分维度
page-structure = 成本结构
page-anomalies = 异常
page-alerts = 预警
page-reviews = 差异说明
page-goals = 目标达成
page-commitments = 占用
page-staffing = 人员需求
page-making = 数字的来历

page-stands-plain = { $period } 实际 { $actual }，该期间没有预算
page-stands-open = { $period } 尚不完整：已支出 { $actual }，预算 { $budget }
page-stands-missing = { $period } 没有明细：请先导入
page-stands-over = { $period } 实际 { $actual }，超出预算 { $budget } 共 { $amount }（{ $ratio }）
page-stands-under = { $period } 实际 { $actual }，比预算 { $budget } 节约 { $amount }（{ $ratio }）
page-stands-ahead = { $period } 尚未开始，预算 { $budget }
page-stands-at = { $period } 实际 { $actual }，与预算 { $budget } 持平
page-attention-none = 没有严重预警，也没有一般预警
page-attention = 严重 { $critical } 项、预警 { $warning } 项；最急的：{ $first }
page-income-at = 收入实际 { $actual }，与预算持平；净额 { $net }
page-income-over = 收入实际 { $actual }，超出预算 { $budget } 共 { $amount }{ $ratio }；净额 { $net }
page-income-plain = 收入实际 { $actual }，没有预算；净额 { $net }
page-income-under = 收入实际 { $actual }，比预算 { $budget } 少 { $amount }{ $ratio }；净额 { $net }
page-in-brackets = （{ $text }）
page-of-costs = 成本费用：{ $said }
page-of-income = 收入：{ $said }
page-sections-empty = 要列的部分，账本里都没有内容
page-without-sections = 页面 `{ $name }` 没有任何部分
page-without-sections-hint = 至少写一个，例如 sections = ["要点", "预算与实际"]
page-agreed-all = 重大差异都已说明，没有到期的措施
page-agreed-none = 没有重大差异，也没有到期的措施
page-agreed-open = { $open } 项重大差异尚未说明
page-agreed-due = { $due } 项措施已到期，尚无结果
page-agreed-both = { $open } 项重大差异尚未说明；{ $due } 项措施已到期，尚无结果
page-anomaly = { $weight }，涉及 { $stake }：{ $said }
page-anomalies-more = 另有 { $count } 条：见 budget scan
page-anomalies-rows = { $rows } 行明细太多，不在生成页面时逐行查；请运行：{ $command }
page-alerts-more = 另有 { $count } 项，见 budget alerts

page-depth = 科目太多，只列到第 { $levels } 级；更细的用 budget variance 查看
page-table-more = 另有 { $count } 行未列出
page-figure = 项目
page-of-budget = 差异率 { $ratio }
page-against-year = 比年度预算 { $variance }
page-against-budget = 比预算 { $variance }
page-available = 全年可用预算
page-after-carry = 含上期结转 { $carried }
page-after-both = 已扣除占用 { $amount }，含上期结转 { $carried }
page-after-orders = 已扣除占用 { $amount }
page-outlook-table = 逐项全年预计
page-arithmetic = 计算过程
page-by = 按
page-made = 由 { $program } 生成，数据截至 { $day }
page-batches = 计入的 { $count } 个导入批次
page-batches-more = 更早的 { $count } 个批次见 budget import list
page-booked = 导入时间
page-rows = 行数

page-contents = 目录
page-skip = 跳到正文
page-unit = 单位
page-unit-one = 元
page-unit-thousand = 千元
page-unit-wan = 万元
page-filter = 筛选
page-filter-hint = 科目、状态或金额
page-filtered-cost = 筛选合计：成本费用
page-filtered-income = 筛选合计：收入
page-filtered = 筛选合计
page-no-match = 没有符合的行
page-expand = 全部展开
page-collapse = 全部收起
page-toggle = 展开或收起
page-sort = 点击排序
page-open-row = 月份与明细
page-row-months = 各月
page-row-ledger = 明细（{ $count } 行）
page-row-ledger-part = 明细（{ $count } 行，本页载入其中金额最大的 { $shown } 行）
page-row-all = 全部明细：
page-row-ledger-unheld = 明细 { $count } 行，都不在本页载入的行里；全部明细：
page-row-none = 没有明细
page-held-total = 已载入明细合计
page-ledger = 本期全部明细（{ $count } 行）
page-ledger-part = 本期明细：共 { $count } 行，本页载入金额最大的 { $shown } 行，其余用 budget explain 查看
page-no-script = 明细的筛选和排序需要启用 JavaScript；其余内容不需要
page-no-rows-script = 逐行明细需要启用 JavaScript，也可以在终端运行：
page-show-more = 再显示一些
page-shown = 显示 { $shown } 行，共 { $all } 行
page-link = 链接到此行
page-print = 打印
page-source-line = 来源
page-told = 图中数字

chart-over = { $row }超支 { $amount }（{ $ratio }）
chart-over-alone = { $row }超支 { $amount }
chart-unbudgeted = { $row }没有预算，支出 { $amount }
chart-over-months = { $row }连续 { $months } 个月超支，本期 { $amount }
chart-over-months-until = { $row }连续 { $months } 个月超支（本期 { $amount }），预计 { $day } 用完全年预算
chart-over-until = { $row }超支 { $amount }，预计 { $day } 用完全年预算
chart-over-gone = { $row }超支 { $amount }，全年预算在 { $month } 用尽
chart-none-over = 没有超支；{ $row }节约最多（{ $variance }）
chart-none-over-yet = 目前没有超支
chart-no-budget = 只有实际，没有可比的预算
chart-on-budget = 与预算持平
chart-income = 收入与预算
chart-bars-title = 支出 { $period }：实际与预算
chart-bars-income = 收入 { $period }：实际与预算
chart-largest = 差异最大的是{ $row }（{ $variance }）
chart-variances-title = 支出 { $period }：差异最大的项目
chart-rows = 主要来自{ $row }（{ $amount }），合计 { $variance }
chart-rows-against = 主要来自{ $row }（{ $amount }），合计 { $variance }；{ $other }相反（{ $against }）
chart-rows-title = { $period }：从预算到实际，各科目的差异
chart-steps = 影响最大的是{ $row }（{ $amount }），合计 { $variance }
chart-steps-against = 影响最大的是{ $row }（{ $amount }），合计 { $variance }；{ $other }相反（{ $against }）
chart-steps-title = { $period }：从预算 { $budget } 到实际 { $actual }，逐步差异
chart-months = 各月实际与预算
chart-months-title = { $period }：各月支出
chart-end = 全年预计 { $outlook }
chart-end-at = 全年预计 { $outlook }，与年度预算持平
chart-end-over = 全年预计 { $outlook }，超出年度预算 { $amount }
chart-end-over-until = 全年预计 { $outlook }，超出年度预算 { $amount }，预计 { $day } 用完
chart-end-under = 全年预计 { $outlook }，比年度预算节约 { $amount }
chart-heat-worst = { $row }有 { $months } 个月超支一成以上
chart-heat-even = 没有哪一项在两个月以上超支一成
chart-heat-title = 差异：科目 × 月份
chart-goals-missed = { $all } 个目标中 { $count } 个未达标，差得最远的是{ $goal }：{ $actual }，目标 { $target }
chart-goals-reached = { $all } 个目标全部达标
chart-goals-title = 各目标的得分；竖线为达标（100 分）

chart-abc = { $all } 项中 { $count } 项占全部支出的 { $share }
chart-abc-row = { $class } · { $row }
chart-abc-sum = 累计 { $sum }
chart-told-abc = { $row }：{ $actual }，{ $note }
chart-abc-title = { $period } 支出，由大到小；A 类为前 80%，B 类到 95%，C 类为其余
picture-ending = `{ $file }` 不是图片的文件名
picture-ending-hint = 请以 .svg 或 .png 结尾
picture-unbuilt = 本程序编译时没有启用 `png` 功能，写不了 PNG：`{ $file }`
picture-unbuilt-hint = 文件名改用 .svg，或用 `cargo build --release --features png` 重新编译
picture-none = 所选部分没有图
picture-none-hint = 用 --sections 选有图的部分：预算与实际、差异分解、全年预计、成本结构、目标
chart-none = 没有可画的数据
chart-for-machines = `{ $format }` 只有数据，没有图
chart-for-machines-hint = 去掉 --chart，或改用给人看的格式：table、markdown、html、xlsx
chart-history = { $most } 最多（{ $amount }），{ $least } 最少（{ $low }）
chart-history-one = { $month } 入账 { $amount }
chart-history-cost = 各月支出：{ $from } 至 { $to }
chart-history-income = 各月收入：{ $from } 至 { $to }
chart-lines = 各科目逐月走势
chart-lines-grown = { $row }增长最多：同比 +{ $growth }
chart-lines-none-grown = 与上年同期相比都没有增长
chart-lines-title = 各行 { $from } 至 { $to } 的走势，各用各的比例，从零起；右为最近一月金额与同比
chart-lines-title-largest = 共 { $all } 行，这里是金额最大的 { $count } 行，{ $from } 至 { $to }，各用各的比例，从零起；右为最近一月金额与同比
chart-lines-cut = 宽度有限，只画最近 { $months } 个月
chart-range = 80% 区间
chart-range-told = 五年中有四年会落在 { $low } 至 { $high } 之间
chart-told-history = { $month }：{ $actual }，上年同期 { $last_year }
chart-told-line = { $row }：最近一月 { $amount }

chart-goal-beside = { $actual }（目标 { $target }）
chart-told-bar = { $row }：预算 { $budget }，实际 { $actual }，差异 { $variance }
chart-told-actual = { $row }：实际 { $actual }
chart-told-step = { $step }：{ $amount }
chart-told-month = { $month }：预算 { $budget }，实际 { $actual }，预测 { $expected }，上年同期 { $last_year }
chart-told-range = 全年预计 { $outlook }，80% 区间 { $low } 至 { $high }
chart-told-heat = { $row }：{ $variances }
chart-told-goal = { $goal }：{ $actual }，目标 { $target }
chart-told-spark = { $first } 为 { $from }，{ $last } 为 { $to }

chart-key-actual = 实际
chart-key-budget = 预算
chart-key-forecast = 预测
chart-key-last-year = 上年同期
chart-key-zoomed = 差异（{ $unit }，比例尺 × { $times }）
chart-key-variance-in = 差异（{ $unit }）
chart-key-variance = 差异
chart-key-range = 年末 80% 区间
chart-key-end = 年末
chart-key-year-budget = 年度预算
chart-unit-one = { $currency ->
        [CNY] 元
       *[other] { $currency }
    }
chart-unit-thousand = { $currency ->
        [CNY] 千元
       *[other] 千 { $currency }
    }
chart-unit-wan = { $currency ->
        [CNY] 万元
       *[other] 万 { $currency }
    }

## 全屏浏览

browse-no-terminal = browse 需要终端，输入和输出都要
browse-no-terminal-hint = 在管道、定时任务或 dumb 终端里，请用 `budget variance`、`budget explain`，或 `budget report -o report.html`
browse-to-file = browse 不写文件
browse-to-file-hint = 可以点开的页面用 `budget report -o report.html`；数字写入文件用 `budget variance -o 文件`
browse-none = 没有符合的行
browse-nothing-here = 本月没有这一行
browse-first-month = 没有更早的月份
browse-last-month = 没有更晚的月份
browse-one-row = 这是当月的一行明细，按 Esc 返回
browse-opens-nothing = 这一行下面没有内容
browse-any-key = 按任意键返回
browse-hint-rows = 移动
browse-hint-months = 月份
browse-hint-enter = 打开
browse-hint-filter = 筛选
browse-hint-help = 按键
browse-hint-back = 返回
browse-key-rows = 上一行、下一行
browse-key-months = 上个月、下个月
browse-key-screens = 上翻、下翻一屏
browse-key-ends = 第一行、最后一行
browse-key-enter = 打开：下级科目、预算行与明细、整行内容
browse-key-filter = 只看含这段文字的行；Esc 恢复
browse-key-back = 返回；在第一页则退出
browse-key-help = 本列表
browse-key-leave = 立即退出
