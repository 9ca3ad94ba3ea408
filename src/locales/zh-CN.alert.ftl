## 预警：已超支、接近超支、预计超支

## src/plan_file/table/alert.rs
plan-key-alert = 从什么时候开始预警
plan-key-alert-warn = 已用（实际加占用）达到全年预算的这个比例就关注；不写为 80%
plan-key-alert-crit = 已用达到这个比例就算快用完；不写为 90%
plan-key-alert-gap = 比预算自身的进度超前多少（占全年预算的比例）上面两项才算数；不写为 5%
plan-key-alert-pace = 实际比累计预算多出多少才算快于进度；不写为 5%
plan-key-alert-min = 小于这个金额不值得通知；不写为 500
plan-key-alert-grace = 月末之后多少天内没有数据还不算缺；不写为 10
plan-key-alert-line = 某一预算行或某一科目下各行的预警线
plan-key-alert-category = 科目，含其下级
plan-alert-order = `warn` 是 { $warn }，比 `crit` 的 { $crit } 还晚
plan-alert-order-hint = `warn` 应当先到：请写不大于 `crit` 的比例
plan-alert-negative = `min` 小于 0：{ $value }
plan-alert-negative-hint = 请写值得通知的最小金额，如 500；写 0 则全部通知
plan-alert-grace = `grace_days` 不能是 { $value }
plan-alert-grace-hint = 请写数据最多晚几天到，0 到 90

## src/plan_file/table/notify.rs
plan-key-notify = 通知谁、怎么通知
plan-key-notify-kind = 方式：command、mail、webhook、wecom、dingtalk、feishu
plan-key-notify-level = 低于这一级的不通知：watch、warning、critical；不写为 watch
plan-key-notify-language = 消息用的语言
plan-notify-foreign = { $kind } 方式没有 `{ $key }` 这个键
plan-notify-foreign-hint = `{ $key }` 是 { $kind } 方式的键，这里请去掉

## src/report/alerts/
alerts-title = 预警 截至 { $day }
alerts-title-month = { $month } 单月预警
alerts-counts = { $counts }
alerts-count-critical = 严重 { $count } 项
alerts-count-warning = 预警 { $count } 项
alerts-count-watch = 关注 { $count } 项
alerts-folded = 另有 { $count } 项仅供参考：`--format csv` 可全部列出
alerts-waiting = 还有 { $count } 条消息没有发出：`budget alerts list`
alerts-reading = 已用 = 实际 + 占用
alerts-convention = 按全年判断：已用 = 实际 + 占用，与全年预算和预算自身的进度比较；`--month` 只看一个月，级别低一级
alerts-none = 没有需要预警的
alerts-nothing-new = 没有新的预警
alert-critical = 严重
alert-warning = 预警
alert-watch = 关注
alert-info = 提示
alert-level = 级别
alert-subject = 对象
alert-reasons = 原因
alert-reason-list = { $reasons }
alert-used = 已用
alert-forecast = 全年预计
alert-gone-on = 用完日期
alert-since = 起始
alert-id = 编号
alert-reason-unbudgeted = 预算外
alert-reason-over-spent = 实际超支
alert-reason-over-committed = 加占用超支
alert-reason-near-limit = 接近超支
alert-reason-forecast-over = 预计超支
alert-reason-approaching = 已用较多
alert-reason-forecast-risk = 可能超支
alert-reason-ahead-of-plan = 快于进度
alert-reason-under-spent = 支出偏少
alert-reason-month-missing = 没有数据
alert-reason-unclassified = 未分类
alert-reason-goal-red = 目标未达标
alert-reason-income-behind = 收入滞后
alert-reason-income-short = 预计短收
alert-reason-metric-stopped = 指标中断
alert-reason-commitment-stale = 占用久未变动
alert-reason-contract-renews = 合同将自动续约
alert-reason-idle = 闲置
alert-unbudgeted = 【预算外】{ $line } 已用 { $amount }，没有预算
alert-over-spent = 【超支】{ $line } 实际 { $amount }，超全年预算 { $over }（+{ $share }）
alert-over-committed = 【超支】{ $line } 实际加占用 { $amount }，超全年预算 { $over }（+{ $share }）
alert-near-limit = 【接近超支】{ $line } 已用 { $amount }，占全年预算 { $share }
alert-approaching = 【关注】{ $line } 已用 { $amount }，占全年预算 { $share }
alert-forecast-over = 【预计超支】{ $line } 全年预计 { $amount }，超预算 { $over }（+{ $share }）
alert-forecast-risk = 【关注】{ $line } 全年可能达到 { $amount }，超预算 { $over }（+{ $share }）
alert-ahead-of-plan = 【关注】{ $line } 实际 { $amount }，比累计预算多 { $over }（+{ $share }）
alert-income-short = 【预计短收】{ $line } 全年预计 { $amount }，比预算少 { $short }（-{ $share }）
alert-income-behind = 【收入滞后】{ $line } 已收 { $amount }，比累计预算少 { $short }（-{ $share }）
alert-all-lines = 全部预算行
alert-under-spent = 【提示】{ $line } 只支出 { $amount }，累计预算 { $phased }
alert-month-missing = 【缺数据】{ $month } 已经过完，还没有入账
alert-unclassified = 【未分类】本年支出中有 { $amount } 没有归入科目
alert-commitment-stale = 【久悬】占用 { $id } 还占 { $open }，已 { $days } 天没有变动
alert-contract-renews = 【合同】{ $name } { $end } 到期；{ $notice } 前（含当日）不通知，将自动续约 { $months } 个月
alert-goal-red = 【未达标】{ $goal }
alert-metric-stopped = 【指标中断】{ $metric } 最后的数据是 { $month }
alert-why = 另外：{ $reasons }
alert-gone = 预计 { $day } 全年预算用完
alert-gone-since = 全年预算已于 { $day } 用完
alert-next = 查看：{ $command }；已知晓：`budget alerts ack { $id } --reason …`
alert-explain-unclassified = `budget explain 未分类 --ytd`
alert-still = 仍未解决：{ $title }
alert-over = 【解除】{ $subject } 不再预警
alert-many = { $count } 项预警，最急：{ $first }
alert-all = 全部：{ $command }
alert-perhaps-again = （可能重复）{ $title }
alert-sample = budget 测试消息：这里会收到预警
alert-sample-line = 没有问题；有人在试 `budget alerts test`
alerts-reported-title = 已通知的预警 截至 { $day }
alerts-reported-never = 还没有通知过
alerts-reported-none = 目前没有预警
alerts-not-judged = 未判断 { $line }：金额超出程序的范围
alerts-waiting-title = 尚未发出
alert-reported = 通知日期
alert-acknowledged = 已知晓
alert-acknowledged-by = { $by }，{ $day }：{ $reason }
alert-to = 接收方
alert-letter = 消息
alert-tries = 次数

## src/command/alerts/
alerts-partly = 有没有新预警，只能按整个账本现在的情况判断
alerts-partly-hint = 请去掉 `--plan` 和 `--known-at`
alerts-earlier-day = 预警已通知到 { $day }，更早的日子没有新的
alerts-earlier-day-hint = 只是回看请去掉 `--new` 和 `--send`；如果是本机时间曾经不对，请把 .budget/alerts.json 里的 `day` 改成正确日期（该文件还存有待发送的通知，不要删除）
alerts-picture-unbuilt = 图没有发：本程序编译时没有打开 `png` 功能
alerts-picture-unbuilt-hint = 请用 `cargo build --release --features png` 编译，或去掉 `picture`
alerts-picture-unsent = 图没有发到 { $to }：{ $problem }
alerts-nobody = 没有写预警发给谁
alerts-nobody-hint = 请在 { $file } 写上接收方，如 [notify.finance]，kind = "wecom"，url_env = "WECOM_URL"；或用 `--config` 指定别的文件
alerts-receiver-unknown = 没有叫 `{ $value }` 的接收方
alerts-receiver-unknown-hint = 文件里有 { $names }
alerts-sent = 已发给 { $to }：{ $title }
alerts-unsent = 没能发给 { $to }：{ $problem }
alerts-unsent-hint = 消息已留存，下次 `budget alerts --send` 再发
alerts-given-up = 已经 { $days } 天发不到 { $to }，不再发送：{ $title }
alerts-unknown = 没有编号为 `{ $value }` 的预警
alerts-unknown-hint = `budget alerts` 列出预警和编号
alerts-ambiguous = 有几项预警的编号都以 `{ $value }` 开头
alerts-ambiguous-hint = 请多写几位：{ $ids }
alerts-acknowledged = { $by } 已知晓 { $id }
alerts-lock-held = 另一个 `budget` 正在通知这个账本的预警
alerts-lock-held-hint = 通知的内容相同，请等它结束

## src/plan_file/table/run.rs
run-key-book = 账本所在的文件夹
run-key-inbox = 收件夹，导出文件放在这里；不写为账本里的 `inbox`
run-key-source = 输出导出文件的程序
run-key-run = 程序及其参数；它输出的内容就是导出文件
run-key-file = 导出文件的类型：csv、xlsx；不写为 csv
run-key-as = 归入哪个台账：actual、commitment、metric
run-key-profile = 用账本的哪个导入方案读取
run-key-timeout = 最多等几秒；不写为 600
run-key-report = 最后要写的报表
run-key-report-run = 命令，不写 `budget`：["variance", "--month", "last"]
run-key-output = 写到哪个文件；会填入 {"{"}date{"}"} 和 {"{"}month{"}"}（最近一个完整的月份）
run-source-name = 来源不能叫 `{ $value }`
run-source-name-hint = 它的文件以这个名称开头：请用文字、数字和 -
run-source-file = `{ $value }` 不是文件后缀
run-source-file-hint = 请写 file = "csv" 或 file = "xlsx"

## src/command/run/
run-lock-held = 另一个 run 正在处理这个账本
run-lock-held-hint = 做的事相同；剩下的由下一次完成
run-command = `budget { $command }` 不是 run 能用的命令
run-command-hint = 请照命令行写，不写 `budget`：run = ["variance", "--month", "last"]
run-of = { $name }：{ $problem }
run-source-nothing = 程序没有输出内容
run-source-nothing-hint = 导出内容要写到标准输出
run-source-slow = 程序 { $seconds } 秒内没有结束，已停止
run-source-slow-hint = 可用 `timeout` 放宽
run-source-flood = 程序输出超过 { $size } MB，已停止
run-source-failed-hint = 请手工试一次；它输出的内容没有采用
run-fetched = 取得 { $count } 个导出文件
run-imported = 导入 { $files } 个文件（新增 { $rows } 行）
run-refused = 拒收 { $count } 个文件
run-beyond = { $count } 个预算行超出控制
run-news = 新预警 { $count } 项
run-waiting = { $count } 条消息尚未发出
run-reports = 写出 { $count } 份报表
run-did = { $day }：{ $parts }
run-nothing = { $day }：没有要做的
