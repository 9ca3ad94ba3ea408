## 常用词，以及 command、report、cli 的消息
verbatim = { $text }
io-not-found = 文件或文件夹不存在
io-permission-denied = 没有权限
io-already-exists = 已经存在
io-storage-full = 磁盘空间已满
io-not-a-directory = 应是文件夹的地方是一个文件
io-is-a-directory = 这是一个文件夹
io-is-a-link = 这是一个链接，此处须是文件本身
io-read-only = 文件系统只读
io-file-too-large = 文件会超过系统允许的大小（如 `ulimit -f` 的限制）
io-quota-exceeded = 磁盘配额已满

## cli：提示的级别，以及写错的参数
level-error = 错误：
level-warning = 警告：
level-note = 提示：
level-hint = 建议：
did-you-mean = 是不是想写 `{ $value }`？
format-unknown = 配置里的格式 `{ $value }` 不存在
money-overflow = 金额太大，超出了程序能表示的范围
money-mixed = { $a } 和 { $b } 的金额不能相加
unexpected = 程序出错：{ $cause }
output-unused = 没有写入 `{ $file }`：这条命令的结果只有 JSON 形式，请加 `--format json`
output-replaced = 已覆盖原有文件 { $file }
output-is-socket = `{ $file }` 是套接字：结果只能写入文件或管道
output-is-socket-hint = 请写一个文件名，或用管道把结果传给在那里监听的程序
output-no-folder = 无法写入 `{ $file }`：没有文件夹 `{ $folder }`
output-no-folder-hint = 请先建好这个文件夹，或改正名称
output-is-link = `{ $file }` 是指向 `{ $target }` 的链接
output-is-link-hint = 结果不会写入或覆盖链接；请直接写文件本身的名称
output-is-input = `{ $file }` 是本命令要读取的文件，结果不会覆盖它
output-is-input-hint = 请为结果另起一个名称
output-in-book = `{ $file }` 是账本 `{ $book }` 自己的文件
output-in-book-hint = 请把结果写到别的文件夹，或在 budget.toml 旁边另起一个名称
output-foreign = 无法写出 `{ $file }`：这条命令的结果不能写成 .{ $ending }
output-foreign-hint = 文件名请以 { $endings } 结尾；.csv 可直接用 Excel 打开
output-ending-hint = 文件名请以 { $endings } 结尾，或用 `--format` 指定格式
output-failed = 无法写出结果：{ $cause }
output-after-hint = 操作已完成，只是结果没有送达，不必再做一遍
usage-help-flag = 显示帮助；--help 比 -h 详细
usage-version-flag = 显示版本
usage-examples = 示例：
usage-usage = 用法：
help-group-plan = 编制
help-group-ledger = 台账
help-group-control = 执行
help-group-analysis = 分析
help-group-output = 输出
help-options-elsewhere =
    每个命令都有的选项（`budget help 命令` 逐项说明）：
    {"  "}-C 文件夹  --plan 编号  --as-of 日期  --known-at 时刻  --lang zh-CN|en
    {"  "}--format table|text|csv|json|markdown|html|xlsx  --unit yuan|thousand|wan
    {"  "}-o 文件  --color auto|always|never  -q  -v  -h  -V
    退出码：0 完成，1 结论为否（见 --fail-on），2 无法运行，3 拒绝导入
man-synopsis = 概要
man-description = 说明
man-examples = 示例
man-version = 版本
man-written = 已将 { $count } 页手册写入 `{ $folder }`
usage-between = 请写 { $least } 到 { $most } 的整数
usage-at-least = 请写不小于 { $least } 的整数
usage-see-help = 在后面加 `--help` 查看用法
usage-takes-language = 写 zh-CN 或 en
usage-takes-date = 写成 2026-02-28 这样的日期
usage-takes-moment = 写日期（2026-02-28），或世界协调时（2026-02-28T09:30:00Z）
usage-takes-width = 写每行最多多少个字符宽，不小于 20
usage-takes-columns = 可写：预算、实际、差异、差异率、执行率、可用预算、结转、占用、上年同期、年度预算、全年完成率、状态、预算依据，或它们的英文名（budget、actual、variance、rate、execution、available、rollover、commitment、last-year、year-budget、completion、status、note），以英文逗号分隔
usage-takes-base = 写 last-year（上年同期）、target（目标）、benchmark（市场水平），或 average:3（前 3 个月平均，最多 120 个月）
usage-takes-depth = 写一个不小于 1 的整数：`--depth 1` 只列一级科目
usage-takes-number = 写一个整数
usage-takes-version = 请写 original（最初批准的）、current（现行的）、draft（方案文件），或版本号，如 v2
usage-takes-months = 写 1 至 120 的整数，最多看十年
usage-takes-year = 写四位年份，如 2026
usage-missing-subcommand = 请写明要用的命令
usage-unknown-command = 没有命令 `{ $command }`
usage-unexpected = `{ $argument }` 在这里是多余的
usage-unknown-argument = 这里没有选项 `{ $argument }`
usage-option-of = 有这个选项的命令：{ $commands }
usage-invalid-value = `{ $argument }` 不能是 `{ $value }`
usage-value-missing = `{ $argument }` 后面要写值
usage-valid-values = 可以是：{ $values }
usage-valid-word = { $value }（{ $word }）
usage-missing-argument = 缺少 `{ $argument }`
usage-number-of-values = `{ $argument }` 后面值的个数不对
usage-twice = `{ $argument }` 只能给出一次
usage-conflict = `{ $argument }` 和 `{ $other }` 不能同时使用
usage-not-utf8 = 有参数不是有效的 UTF-8 文字

## command/period_args.rs：期间
period-unreadable = `{ $option }` 的值 `{ $value }` 不是有效的期间
period-month-hint = 写成 2026-03、202603、2026年3月，或只写 3月；last 是最近一个完整的月份，不写值就是当月
period-quarter-hint = 写成 2026Q1，或 1、Q1、一季度（当前预算年度）
period-year-hint = 写预算年度开始的那一年，如 2026
period-span-hint = 写日期（2026-02-15）或月份（2026-02、2026年2月、2月）
period-backwards = 期间的止日 { $to } 早于起日 { $from }

## command/filter_args.rs、command/variance.rs：报表的范围
member-unknown = { $axis }里没有 `{ $value }`：账本没有登记，台账也没有出现过
member-unknown-none-hint = 账本没有登记任何成员，台账里也没有；在 budget.toml 的 [dimensions] 中登记
member-unknown-hint = 已有：{ $known }
variance-pivot-long = 期间有 { $months } 个月，每个月要占一列
variance-pivot-long-hint = 请选择不超过 { $most } 个月的期间
variance-pivot-wide = 有 { $members } 个成员，每个都要占一列
variance-pivot-wide-hint = 最多 { $most } 列：请用 `--where` 选取其中一部分，或用 `--by` 放到行上
variance-pivot-rows = { $dimension }已经作为行
variance-pivot-both = 月份和{ $dimension }不能同时作为列
variance-pivot-both-hint = 请把一个用 `--by` 放到行上，另一个用 `--pivot` 放到列上
category-unknown = 没有预算科目 `{ $value }`
category-unknown-hint = 可以写科目路径、编码、别名，或不重名的末级名称；`budget plan show` 列出全部科目
explain-nothing = `{ $category }` 在这一期间既没有预算行，也没有明细
explain-meant = 是不是指 { $categories }？
explain-bridge-unbudgeted = 预算外是单独一步，没有算式可列
explain-bridge-unbudgeted-hint = 其明细请看 `budget explain 预算外`
explain-bridge-plan = `--plan` 列出预算怎么编出来的，`--bridge` 列出实际为什么与预算不同
explain-bridge-plan-hint = 请只选其中一个
category-ambiguous = 末级名称是 `{ $value }` 的科目不止一个：{ $paths }
where-shape = `--where` 只写了 `{ $value }`，没有写成员
where-shape-hint = 写成 `--where department=客服部`；等号后面不写，就是未填的行
axis-unknown = 账本没有维度 `{ $value }`
axis-unknown-hint = 已有的维度：{ $axes }
axis-none-hint = 这个账本没有维度；维度写在 budget.toml 的 [dimensions] 里
pivot-unknown = 不能按 `{ $value }` 分列
by-unknown = 不能按 `{ $value }` 分行
by-name = { $name }（{ $word }）
by-unknown-hint = 可以按：{ $known }

## command/variance.rs、command/history.rs：报表为什么是空的
empty-only = 本期共 { $count } 行，没有一行符合 `--only` 的条件
empty-finer = 预算编到 `{ $line }` 为止，没有再往下分；请按 `{ $line }` 筛选，或用 `budget explain` 看下级科目的明细
empty-filtered = 没有符合筛选条件的内容；筛选范围之外有 { $count } 行
empty-month = 这一期间没有数据；最近有明细的月份是 { $nearest }
empty-ledger = 台账是空的；用 `budget import 文件` 导入支出明细
empty-book = 账本里既没有预算，也没有明细；请在 budget.toml 里编写预算，并用 `budget import 文件` 导入支出明细

## command/opened.rs：预算方案
plan-unknown = 账本没有预算方案 `{ $value }`
plan-unknown-hint = 已有的预算方案：{ $ids }
plan-currencies = 预算方案 `{ $first }`（{ $a }）和 `{ $second }`（{ $b }）币种不同
plan-currencies-hint = 一张报表只用一种币种，请用 `--plan 编号` 选定预算方案

## command/plan
plan-init-exists = 这里已有账本：`{ $file }`
plan-init-exists-hint = 用 `-C 文件夹` 在别处新建；现有文件没有改动
plan-init-currency = `{ $value }` 不是币种代码
plan-init-currency-hint = 请写 ISO 4217 的三位字母，如 CNY、EUR、USD
plan-init-year-hint = 写成 2026；预算年度从 4 月开始的写成 2026-04
plan-init-done = 已写入 `{ $file }`
plan-init-next = 下一步：填入实际的预算金额，或用 `budget plan import 预算表 --into { $plan }` 读入现成的表；再用 `budget import 文件` 导入明细，`budget variance` 看差异
plan-init-next-ledger = 下一步：用 `budget import 明细.csv --new-categories` 导入历史明细并照其科目建立预算科目，再用 `budget plan draft` 起草预算
plan-check-done = { $warnings ->
    [0] 检查通过
   *[other] 没有错误
}：{ $plans } 份预算方案，{ $lines } 个预算行{ $warnings ->
    [0] {""}
   *[other] ，{ $warnings } 条警告
}
plan-export-none = 账本里没有可以导出的预算方案
plan-export-several = 账本里不止一份预算方案，请用 `--plan 编号` 选定
plan-import-exists = `{ $file }` 已经存在
plan-import-exists-hint = 用 `--force` 替换
plan-import-written = 已写入 `{ $file }`
plan-import-replaced = 已替换 `{ $file }`
plan-import-examples = `{ $file }` 里没有改动过的 { $count } 个模板示例行已删去
plan-import-beside = 这份预算另有 { $count } 个预算行，一并计算
plan-import-done = 共 { $lines } 个预算行，全年 { $total }
plan-import-done-both = 共 { $lines } 个预算行，全年支出 { $total }，收入 { $income }

## command/import：导入时的说明
profile-unknown = 账本没有导入方案 `{ $value }`
profile-unknown-hint = 已有的导入方案：{ $known }
profile-none-hint = 这个账本还没有导入方案；用 `--save-profile 名称` 可以保存为 [import."名称"]
import-indented = {"  "}{ $message }
import-file = `{ $file }`：共 { $all } 行，{ $fates }
import-fate-head = 表头及以上 { $rows } 行
import-fate-read = 明细 { $rows } 行
import-fate-left-out = 跳过 { $rows } 行
import-fate-refused = 退回 { $rows } 行
import-unclassified-rows = 有 { $rows } 行没有对应的预算科目，归入未分类
import-unclassified-rows-hint = 在 budget.toml 里加 [[classify]] 规则或科目别名，再运行 `budget reclassify`；或用 `budget reclassify --sheet 文件` 生成归类表来填；或用 `--new-categories` 照明细新建科目
import-unclassified-item = `{ $text }`：{ $rows } 行，{ $amount }
import-unclassified-suggested = {"  "}可能是：`{ $category }`
import-books = 待入账合计 { $total }：新明细 { $new } 行{ $changed ->
    [0] {""}
   *[other] ；内容有变 { $changed } 行
}；台账已有 { $known } 行
import-would-book = 将入账合计 { $total }（尚未执行）：新明细 { $new } 行{ $changed ->
    [0] {""}
   *[other] ；内容有变 { $changed } 行
}；台账已有 { $known } 行
import-reverses = 其中冲销已入账明细 { $count } 行
import-month-sum = { $month }：{ $rows } 行，合计 { $sum }
import-changed = 有 { $count } 行与先前的内容不同
import-changed-replaced = 有 { $count } 行替换先前的内容
import-other-company = 有 { $rows } 行与已入账的 { $before } 明细相同，而文件属于 { $own }：两家的明细只会计一次
import-company-unclear = 有 { $rows } 行与已入账的明细相同：如果那些是 { $before } 的、不是 { $own } 的，两家的明细就只计了一次
import-other-company-hint = 请加 `--as-new` 导入，文件各行都作为新明细入账；也可以每家公司各建一本预算，或在 budget.toml 里把公司列为维度
import-read-otherwise = 文件已经入账，但当时的读法与这次不同：将有 { $rows } 行重复计入
import-read-otherwise-hint = 请用当时的导入方案和选项再导入；要改用现在的读法，请先用 `budget import undo` 撤销原来的导入
import-changed-refused = 有 { $count } 行与先前的内容不同，本次没有入账
import-changed-hint = 用 `--replace` 替换已入账的明细，或用 `--as-new` 另行入账
import-alike-refused = 有 { $count } 行像是已有的明细，只是写法不同，会重复计入；本次没有入账
import-alike-hint = 用 `--replace` 替换先前的明细；或用导入方案（`--profile`）按当时的读法读取各列，这些行即可识别为已入账；如确为另外的支出，用 `--as-new` 入账
import-suspect = 有 { $count } 行新明细与已入账的相似，仍作为新明细入账：请核对是否重复
import-numbered = 有 { $count } 行已入账的明细，文件中有占用单号而台账中没有：这些明细没有核销占用
import-numbered-hint = 用 `--replace` 把单号补入台账
import-moved = { $count ->
    [1] 凭证 `{ $voucher }`
   *[other] { $count } 行（首行凭证 `{ $voucher }`）
}将记入 { $new }，而 { $old } 的同一笔仍在台账中，本文件的 { $old } 已没有它
import-moved-hint = 如果是改了日期，请撤销这次导入；文件含这两个月全部明细的，用 `--replace { $old },{ $new }` 重新导入
import-row = { $place }  { $date }  { $voucher }  { $description }  { $amount }
import-row-earlier = {"  "}已入账，来自 { $place }：{ $description }  { $amount }
import-more = 另有 { $count } 项
import-refused = 拒绝导入，没有入账：{ $count } 处错误
import-refused-rows = 拒绝导入，没有入账：{ $count } 行有误
import-refused-hint = 请在原文件中改正；或用 `--skip-bad` 只导入无误的行，把其余的行连同原因另存
import-replace-hint = 只写 `--replace`；或写明文件包含哪些月份的全部明细，如 `--replace 2026-03`
import-booked = 已入账，批次 { $batch }
import-all-bad = 所有行都有问题，没有可入账的明细
import-all-bad-hint = `--skip-bad` 只用来跳过个别行；每一行都有问题，多半是列、单位或年份认错了
import-nothing-new = 没有新明细：每一行都已入账
import-original-stored = 原始文件已重新保存：{ $file }
import-original-missing = 批次 `{ $batch }` 的原始文件不见了
import-originals-missing-more = 另有 { $count } 个原始文件不见了
import-original-missing-hint = 请把该文件再导入一次：只补存原件，不会重复入账
import-rejects-written = 有误的 { $count } 行连同原因已写入 `{ $file }`
import-rejects-as-input = 未读取 `{ $file }`：这是以前退回的行
import-rejects-as-input-hint = 改好其中的行，另存为别的名字再导入
import-header-alone = 只有表头，下面没有任何行
import-nothing-bookable = 表头以下 { $rows } 行全部跳过，没有可入账的明细
import-nothing-bookable-hint = 请看跳过的原因；导出的工作表、文件或期间是否正确？
import-same-fault = { $fault }（第 { $lines } 行也是，共 { $rows } 行）
import-same-fault-more = { $fault }（共 { $rows } 行相同，接下来是第 { $lines } 行）
import-like-row = 该行似与 { $earlier } 为同一笔，只有以下不同：{ $fields }
import-changed-row = 凭证 `{ $voucher }` 与 { $earlier } 的内容不同：{ $fields }
import-changed-row-bare = 与 { $earlier } 的内容不同：{ $fields }
import-changed-row-alone = 凭证 `{ $voucher }` 已入账，内容不同
import-changed-field = { $field } `{ $before }` → `{ $after }`
import-changed-other = 其他字段
import-changed-fields = 变动：{ $fields }
import-suspect-same = 相同：{ $fields }
import-suspect-other = 不同：{ $fields }
import-expect-digits = `{ $value }` 的小数位数多于金额应有的位数
import-expect-unreadable = `{ $value }` 不是金额
import-expect-unreadable-hint = 核对数请写成数字，如 12345.67
import-expect-sum = 文件合计 { $found }，应为 { $expected }，相差 { $difference }；没有入账
import-expect-sum-hint = 请与账面核对跳过和退回的行；差额为负表示多计
import-expect-rows = 应入账的明细有 { $found } 行，核对数是 { $expected } 行；没有入账
import-expect-rows-hint = 请与账面核对跳过了哪些行
import-expect-left-out = 跳过的 { $rows } 行合计正好是 { $sum }：{ $reason }
import-expect-one-row = 去掉这一行 { $amount }，合计就相符
import-expect-sign = 这一行 { $amount } 改变正负号，合计就相符
import-profile-exists = 导入方案 `{ $name }` 已经存在，内容与此不同
import-profile-exists-hint = 请为 `--save-profile` 换一个名称，或先从 budget.toml 删去该节
import-profile-saved = 导入方案 [import.{ $name }] 已写入 `{ $file }`
import-undone = 已撤销批次 { $batch }：{ $rows } 行，合计 { $total }；文件移到 ledger/undone
import-adopted = 改过的明细已入账，批次 { $batch }；改过的文件移到 ledger/undone
import-adopted-empty = 没有新的明细要入账；改过的文件移到 ledger/undone
import-reconciled = 已处理重复入账：明细 { $rows } 行，合计 { $total }，批次 { $batch }
import-reconcile-nothing = 没有内容重复或重复更正的批次
batch-unknown = 台账没有批次 `{ $value }`
batch-unknown-hint = 用 `budget import list` 查看批次；写批次名称或来源文件名的任一部分即可，`last` 指最近一批
batch-none = 台账中没有批次
batch-ambiguous = 符合 `{ $value }` 的批次不止一个：{ $batches }
batch-ambiguous-hint = 请多写一些；写名称最后的 12 位即可

## command/reclassify.rs
reclassify-move = { $from } → { $to }：{ $rows } 行，{ $amount }
reclassify-kept = 加 `--all` 还会移动：{ $from } → { $to }：{ $rows } 行，{ $amount }
reclassify-dry-run = 以上改动尚未执行
reclassify-nothing = 没有需要重新归类的明细
reclassify-column-account = 会计科目
reclassify-column-party = 往来单位
reclassify-column-text = 摘要
reclassify-column-rows = 行数
reclassify-column-amount = 金额
reclassify-column-suggestion = 建议科目
reclassify-column-why = 建议理由
reclassify-column-category = 归入科目
reclassify-like-rules = 按现在的归类规则
reclassify-like-party = 同一往来单位已归类 { $all } 行，其中 { $rows } 行归入此科目
reclassify-like-text = 相同摘要已归类 { $all } 行，其中 { $rows } 行归入此科目
reclassify-like-account = 同一会计科目已归类 { $all } 行，其中 { $rows } 行归入此科目
reclassify-like-name = 名称相近
reclassify-sheet-written = 未分类明细分成 { $count } 组，已写入 `{ $file }`：填好最后一列，再对它运行 `budget reclassify --from`
reclassify-sheet-long = 表中第 { $row } 行有一段文字超出 Excel 单元格的长度上限
reclassify-sheet-long-hint = 请改用 .csv 文件
reclassify-sheet-ending = 从文件名看，`{ $file }` 既不是 CSV 也不是 XLSX
reclassify-sheet-ending-hint = 文件名请以 .xlsx 或 .csv 结尾
reclassify-sheet-exists = `{ $file }` 已经存在，可能已有人填写
reclassify-sheet-exists-hint = 用 `budget reclassify --from` 入账，或换一个文件名
reclassify-nothing-unclassified = 没有未分类的明细，不需要填表
reclassify-no-header = 这不是 `budget reclassify --sheet` 写出的表：找不到它的各列
reclassify-no-header-hint = 请用 `budget reclassify --sheet 文件` 重新写出，只填最后一列
reclassify-row-twice = 会计科目、往来单位、摘要与前面的一行重复
reclassify-row-unknown = 台账里没有这一组会计科目、往来单位、摘要的未分类明细
reclassify-row-changed = 行数和金额与台账不符：台账里这一组未分类明细是 { $rows } 行、{ $amount }
reclassify-again-hint = 表被改动过，写出之后台账有变动，或 `--month` 不一致：请用 `budget reclassify --sheet 文件` 重新写出
reclassify-no-category = 没有科目 `{ $value }`
reclassify-no-category-likely = 是不是 `{ $category }`？
reclassify-no-category-hint = 请照账本里的写法填科目，或留空
reclassify-rows-missing = 有 { $count } 组未分类明细不在表里，仍归未分类
reclassify-already = 表中有 { $count } 组已经在所填科目里
reclassify-sheet-empty = 表里没有需要移动的明细：最后一列没有给未分类明细填科目
reclassify-learns-name = budget.toml：`{ $text }` 成为 { $category } 的别名
reclassify-learns-rule = budget.toml：{ $field }为 `{ $text }` 的明细归入 { $category }
reclassify-field-account = 会计科目
reclassify-field-counterparty = 往来单位
reclassify-field-vendor = 供应商
reclassify-field-description = 摘要
reclassify-learns-more = budget.toml：另有 { $count } 条（加 `-v` 全部列出）
reclassify-by-hand = 有 { $count } 组没有规则能与其他明细区分：本次照表入账，以后导入同类明细需再次归类
reclassify-broken = 按表加上别名和规则后，budget.toml 无法读取；没有任何改动
reclassify-broken-hint = 请先在账本里解决上面的问题，再试一次
reclassify-at-odds = 按账本的规则，这一组明细归入 { $ruled }，而表里填的是 { $wanted }
reclassify-not-ruled = 写不出能把这一组明细归入 { $wanted } 的别名或规则
reclassify-at-odds-hint = 没有任何改动：请先运行 `budget reclassify`，或修改 budget.toml 里的规则，或把这一格留空
reclassify-would-move = 按表得出的规则会把 { $from } 的明细移到 { $to }：`{ $row }`
reclassify-would-move-hint = 没有任何改动：请先在 budget.toml 里用规则归好这些明细

## report：报表头和说明
report-path = { $first }:{ $second }
report-aside = { $first } · { $second }
report-span = { $from } 至 { $to }
report-filter = { $name } = { $value }
report-filters = 筛选：{ $filters }
report-plan = 预算方案 { $plan }（{ $version }）
report-plan-label = { $id } { $name }
report-plan-brief = { $id }（{ $version }）
report-plans = { $count } 个预算方案（草稿）
report-plans-approved = { $count } 个预算方案，{ $approved } 个已批准
report-version-brief = { $id } v{ $number }（{ $by } { $day } 批准）
report-version-unapproved = { $id } v{ $number }（未批准）
report-version = 预算方案 { $plan } v{ $number }，{ $by }于 { $day } 批准，适用于 { $months }
report-version-looked = 预算方案 { $plan } v{ $number }，未经批准
report-file-differs = { $id } 的文件与已批准的版本不同，不作为考核依据；差别见 `budget plan diff current draft`
report-file-submitted = { $id } 的文件就是已提交、待审批的 v{ $number }
report-booked = 明细入账至 { $day }
report-booked-none = 还没有明细
report-no-plan = 这一期间没有预算方案；为该年度编写 [plan] 后才能与预算比较
report-ledger = 台账截至 { $as_of }：{ $count ->
    [0] 没有批次
    [1] 1 个批次，{ $newest }
   *[other] { $count } 个批次，最近的是 { $newest }
}
report-total-cost = 支出合计
report-total-income = 收入合计

## report/variance
report-variance-title = 预算差异 { $period }{ $state }
report-state-open = （进行中）
report-state-ahead = （尚未开始）
report-state-missing = （无数据）
report-missing-all = { $months } 没有任何明细：下列各行是无数据，不是节约
report-missing-all-to-date = 本年累计：{ $months } 同样没有任何明细
report-missing-closed = { $scope }：{ $missing } 没有任何明细；补齐之前不判断有利差异
report-no-base = 台账没有相应月份的明细，无从比较：{ $bases }
report-unsorted = { $scope }：有 { $amount } 未分类（占支出 { $share }），各行是否节约、未支出无从判断：请先用 `budget reclassify --sheet 文件` 归类
report-plan-begins = { $plans } 的年度从 { $month } 开始，其累计从该月算起
report-missing-some = { $scope }：有明细的月份是 { $months }，{ $missing } 没有任何明细；补齐之前不判断有利差异
report-undated = { $month } 有 { $count } 行明细只有月份、没有日期，按月末（{ $day }）入账计算
report-undated-after = { $month } 有 { $count } 行明细只有月份、没有日期，按月末（{ $day }）入账，不在这段日期内，因此不判断未支出和节约
report-filter-cost = 筛选范围的支出共 { $total }：列在自己行中的 { $own }，由公共预算项列支的 { $shared }
report-filter-income = 筛选范围的收入共 { $total }：列在自己行中的 { $own }，列在公共预算项中的 { $shared }
report-no-target = 预算行都没有写目标：用 `target_monthly` 或 `target_annual` 写明
report-no-benchmark = 预算行都没有写明与哪些市场数据比较：用 `benchmark` 写明
report-base-days = 期间尚未结束：上年同期只取相同的天数，即 { $days }
report-average-days = 期间尚未结束：前 { $months } 个月平均按 { $days } 的天数折算
report-average-covered = { $before } 之前的 { $months } 个月中只有 { $covered } 个月有明细，平均数按这 { $covered } 个月计算
report-shared = 公共预算项（{ $count }）
report-reading = 差异 = 实际 − 预算，! 为重大
report-status-period = 本月状态
report-rate-in-block = 差异率
report-column-unknown = 预算差异表没有 `{ $value }` 这一列
report-column-unknown-hint = 可选：{ $known }
report-convention = 差异 = 实际 − 预算：正数超支，负数节约
report-convention-income = 差异 = 实际 − 预算：支出正数超支、负数节约，收入正数超收、负数短收
report-materiality = ! 为重大差异：不低于 { $amount }，且不低于预算的 { $ratio }
report-materiality-hard = { $rule }；或不低于 { $hard }
report-materiality-gathered = 几个预算项汇总成一行的，其中一项重大即标 !
report-material-word = { $word } !
report-base-last-year = 上年同期
report-change-from = 较{ $base }增减
report-pivot-group = 各月差异
report-across-group = 各{ $dimension }差异
report-of-costs = { $row }（支出）
report-of-income = { $row }（收入）
report-selected = 筛选合计

## report/explain.rs
report-explain-title = 数字来源：{ $category }，{ $period }
report-explain-plan-title = 预算怎么来的：{ $category }，{ $period }
report-explain-generated = {"  "}编制依据：{ $text }
report-explain-plan = 预算行
report-explain-line = { $line }：
report-explain-step = {"  "}{ $step }
report-explain-month = { $amount }（{ $first }）
report-explain-run = { $amount } × { $count }（{ $first } 至 { $last }）
report-explain-plus = { $first } + { $second }
report-explain-months = {"  "}{ $parts } = { $sum }
report-explain-ceiling = {"  "}总额控制：下级预算行占 { $allocated }，未细分 { $unallocated }
report-explain-basis = {"  "}预算依据：{ $text }
report-explain-effect = {"  "}预期效果：{ $text }
report-explain-no-line = 这一期间没有预算行包括这个科目
report-explain-ledger = 明细（{ $count } 行）
report-explain-covered = 小计 { $line }
report-explain-no-rows = 这一期间这个科目没有明细
report-explain-more = 另有 { $count } 行已计入合计，没有列出；用 `--limit 0` 全部列出
report-more-lines = 另有 { $count } 行没有列出；用 `--limit 0` 全部列出
report-explain-more-lines = 另有 { $count } 条预算行已计入预算，没有列出；用 `--limit 0` 全部列出
report-explain-wider = 预算行 { $line } 还包括其他科目或成员，这里只是其中一部分，不单独与预算比较
report-explain-elsewhere = 以上明细中有 { $amount } 由范围更大的预算行列支，不计入这里的实际
report-explain-sum = 实际 { $actual } − 预算 { $budget } = 差异 { $variance }
report-explain-ahead = 到 { $as_of } 这一期间还没有开始：预算 { $budget }，尚无差异
report-explain-rate = 执行率 = 实际 ÷ 预算 = { $rate }

## report/history.rs
report-history-title = 历史对比 { $from } 至 { $to }
report-history-convention = 均值、中位数：按台账有明细的月份计算；上年同期、增长率：按两年都有明细的月份计算；数据覆盖：本科目有明细的月数
report-history-counted = 均值、中位数按台账有明细的 { $count } 个月计算（共列 { $all } 个月）
report-history-compared = 上年同期、增长率按两年都有明细的月份计算：{ $months }
report-history-open = { $month } 还在进行中，数字不是最终结果

## report/plan_view.rs
report-plan-title = 预算汇总
report-plan-empty = 这个预算年度没有预算行

## report/batches.rs
report-flag-adjustment = 调整期
report-flag-reversal = 冲销
report-flag-reclass = 重新归类
report-flag-repeat = 相同的另一笔
report-flag-rounded = 由 { $text } 四舍五入
report-batches-none = 台账还没有批次；用 `budget import 文件` 导入支出明细
report-batch-title = 批次 { $batch }
report-batch-rows = 行数
report-batch-flag = 标记
