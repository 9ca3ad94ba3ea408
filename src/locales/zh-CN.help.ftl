## 帮助：命令、参数和示例（src/cli/help.rs）；英文写在 src/command 的文档注释里

# budget
help = 物业客服的预算管理：编预算、导入支出、比较差异、查明来源
help-examples =
    {"  "}budget plan init                   # 在当前文件夹新建账本
    {"  "}budget import exports/2026-02.csv  # 导入财务系统导出的明细
    {"  "}budget variance --month 2026-02    # 2 月和本年累计的预算差异

# 通用选项
help--directory = 账本所在的文件夹［默认：环境变量 BUDGET_BOOK，否则从当前文件夹往上找 budget.toml］
help--plan = 只用这个编号的预算方案
help--as_of = 只计到这一天为止的明细［默认：今天］
help--known_at = 只计在这一时刻以前入账的批次（日期，或 2026-03-05T02:15:00Z）
help--lang = 语言：zh-CN 或 en［默认：环境变量 BUDGET_LANG，其次系统语言，再次账本的 language］
help--format = 输出格式；text 是写进邮件的表格：固定 76 格宽，与终端无关
help--unit = 金额的显示单位，不影响 csv 和 json：元、千元、万元（yuan、thousand、wan）
help--output = 把结果写入这个文件
help--width = 表格最多多少列字符宽（默认取终端宽度，其次取 COLUMNS，否则 100）
help--color = 何时使用颜色
help--quiet = 只显示错误
help--verbose = 显示更详细的过程

# 多个命令共用的选项
help--month = 某月，并列出本年累计：2026-02、3月、202603；last 是最近一个完整的月份［默认：--as-of 所在的月份］
help--quarter = 某季度：2026Q1；只写 1 就是当前预算年度的第一季度
help--year = 整个预算年度，写它开始的年份，如 2026；不写值就是当前年度
help--ytd = 预算年度开始到某月的累计：2026-02、3月；last 是最近一个完整的月份
help--from = 起始的日期或月份［默认：预算年度的第一天］
help--to = 截止的日期或月份，包括当日、当月［默认：当月的最后一天］
help--category = 只看这些预算科目及其下级：写科目路径、编码或别名
help--axis = 只看某个维度的这些成员；每个维度也可以直接作选项，如 --project 阳光花园
help--chart = 在表格上方画图，宽度与表格相同；写了才画，写了则管道和文件里也画
help--ascii = 画图只用 ASCII 字符：用于没有方块字符的字体，或把方块显示为两格宽的终端［默认：TERM 为 dumb 时］
help--depth = 科目最多显示到第几级

# budget plan
help-plan = 编制、检查和查看预算
help-plan-examples =
    {"  "}budget plan init --year 2026   # 新建 2026 年度的账本
    {"  "}budget plan check              # 检查预算文件
    {"  "}budget plan show --by quarter  # 按季度汇总
help-plan-init = 新建账本：带注释的 budget.toml 和所需的文件夹
help-plan-init-more = 不会覆盖已有的账本。
help-plan-init--template = 起点：property 物业客服部门的成本科目（附示例金额），blank 几乎空白，ledger 先导入台账、再起草预算
help-plan-init--year = 预算年度：写年份，或写第一个月（如 2026-04）［默认：--as-of 所在的年份］
help-plan-init--currency = 币种的 ISO 4217 代码
help-plan-init--name = 预算方案的名称
help-plan-init-examples =
    {"  "}budget plan init --name "阳光花园客服部 2026"     # 在当前文件夹新建
    {"  "}budget plan init --template blank --year 2026-04  # 4 月开始的年度，不带示例
help-plan-check = 检查预算文件，一次列出全部问题
help-plan-check-more = 每个问题都有文件、行、列和改法；规则要用的历史、指标，台账里缺了也会指出。有错误时退出码是 2。
help-plan-check--strict = 有警告时退出码也不为 0（是 1）
help-plan-check-examples =
    {"  "}budget plan check           # 列出全部错误和警告
    {"  "}budget plan check --strict  # 有警告也算不通过，可用在脚本里
help-plan-show = 按月、季度或全年汇总预算
help-plan-show--by = 列：month（月份）、quarter（季度）、year（年度）；行：账本的任意维度
help-plan-show--month = 预算年度，写其中任意一个月［默认：当前的预算年度］；与 --equation 同用时为该月
help-plan-show--of_version = 不看现行版本，看 original（最初批准的）、vN 或 draft（方案文件）
help-plan-show--equation = 现行预算怎样形成、还有多少可用：年初 + 追加 − 追减 + 调入 − 调出 + 结转 − 占用 − 执行
help-plan-show--reserves = 本年度的预备费：余额，以及动用到了哪里
help-plan-show--ytd = 与 --equation 同用：年初到该月
help-plan-show--year = 与 --equation 同用：全年［不写 --month 时默认］
help-plan-show-examples =
    {"  "}budget plan show --by month --unit wan              # 逐月，以万元显示
    {"  "}budget plan show --by quarter,department --depth 1  # 按部门，只看一级科目
    {"  "}budget plan show --format csv -o 预算.csv           # 存成表格
help-plan-import = 把预算表（CSV 或 Excel 工作簿）变成预算行
help-plan-import-more =
    先显示读出了什么，表内的合计并列在旁；`--into` 才写入。名称在左，金额在右：各月、各季度或全年，
    也可以每月一行。上下级按编号、编码、名称前的空格或金额之和区分；合计与明细核对后略去。
help-plan-import--file = 预算表；- 为标准输入
help-plan-import--into = 写入账本中这个预算方案的表格 plans/编号.csv
help-plan-import--force = 替换已有的 plans/编号.csv
help-plan-import--toml = 不显示表格，输出可放进预算文件的 [[line]]
help-plan-import--profile = 按这个导入方案读取
help-plan-import--sheet = 工作簿中的工作表；all 表示全部［默认：以维度成员或月份命名的各张，否则金额列最多的一张］
help-plan-import--map = 某一列是什么，按列名指定：责任部门=department、费用=annual、颜色=ignore
help-plan-import--levels = 怎样区分上下级：auto（自动）、indent（空格）、numbering（编号）、codes（编码）、sums（金额之和）、none（不分）
help-plan-import--row = 某一行是什么，按文件行号指定：12=line（预算行）、12=total（合计）、12=out（不取）
help-plan-import--ceilings = 金额大于下级之和的行，作为下级的上限
help-plan-import--ignore_totals = 合计与明细不符时只提示，以明细为准
help-plan-import--new_categories = 账本没有的名称作为新科目；与 --into 一起用时写入 budget.toml
help-plan-import--first_month = 预算年度的第一个月；账本已有方案时也可用它另指年度［默认：--as-of 当年的 1 月］
help-plan-import-examples =
    {"  "}budget plan import 预算.xlsx                                    # 先看看读出了什么
    {"  "}budget plan import 预算.xlsx --map 责任部门=department         # 指定一列是什么
    {"  "}budget plan import 预算.xlsx --into 2026-CS --new-categories  # 写入，并添加科目
help-plan-export = 把预算方案导出成表格，改好后可用 plan import 读回
help-plan-export-examples =
    {"  "}budget plan export -o 预算.csv                    # 可以用 Excel 打开
    {"  "}budget plan export --plan 2026-CS -o 2026-CS.csv  # 账本里有几份预算方案时
help-plan-draft = 起草下一年度的预算，每一行都写明依据
help-plan-draft-more =
    上年方案的行只要方法在新年度仍能计算就沿用；其余按六个月以上的历史推算，再不然按上年数，
    都没有的按所引用的市场数据。
    上年方案没有覆盖的支出单独成行。草案是普通的预算文件：逐行审阅、修改，再用 plan lint 检查。
help-plan-draft--year = 预算年度［默认：上一份方案的下一年，没有方案时为明年］
help-plan-draft--growth = 用这个增长率代替历史增长率：3%、-2%
help-plan-draft--method = 优先用这个方法
help-plan-draft--round = 由历史推算的各月金额取整到它的倍数
help-plan-draft--from_goals = 把成本压到成本类目标允许的范围：单位成本 × 计划量
help-plan-draft--cap = 支出总额的上限：`locked` 的行不动，不低于 `floor`，其余同比例压缩
help-plan-draft--cap_owed = 合同或法规确定的租金、社保、公积金、折旧也一并压缩
help-plan-draft--id = 新方案的编号［默认：上年编号换成新年份］
help-plan-draft--owner = 没有责任人的行由谁负责
help-plan-draft--dry_run = 只看不写
help-plan-draft-examples =
    {"  "}budget plan draft --dry-run                      # 先看看草案
    {"  "}budget plan draft --year 2027 --growth 3%        # 增长率改为 3%
    {"  "}budget plan draft --cap 310万 --id 2027-CS-310   # 压到总额 310 万

help-plan-lint = 审阅预算：依据、效果、责任人、人员配比、加班时数、示例文字等
help-plan-lint-more = `plan check` 检查能不能计算，`plan lint` 检查经不经得起审批。
help-plan-lint--strict = 有需要改进之处时退出码是 1
help-plan-lint-examples =
    {"  "}budget plan lint --plan 2027-CS           # 一份方案
    {"  "}budget plan lint --plan 2027-CS --strict  # 用于脚本

help-plan-diff = 比较两份方案或一份方案的两个版本：逐行、逐月
help-plan-diff-more = 版本写 v1、v2……，original（最初批准的）、current（最后批准的）、draft（方案文件）。科目、成员和名称都相同的是同一行；改名、拆分和合并的行按所列规则对应，金额变动照实列出。
help-plan-diff--a = 原来的方案编号或版本
help-plan-diff--b = 新的方案编号或版本
help-plan-diff--by = 列：month（各月的增减）
help-plan-diff-examples =
    {"  "}budget plan diff 2026-CS 2027-CS             # 全年
    {"  "}budget plan diff 2026-CS 2027-CS --by month  # 各月
    {"  "}budget plan diff current draft               # 方案文件改了什么

help-plan-submit = 提交方案：冻结并送审
help-plan-submit-more = 每一行各月的金额连同校验码冻结在 `versions/` 下。有错误的方案不能提交；`plan lint` 认为需要改进的，写明理由才能提交。批准之前，考核依据不变。
help-plan-submit--signer = 操作人姓名［默认：用户设置中的姓名，否则是本机账户名］
help-plan-submit--reason = 理由
help-plan-submit--despite_lint = `plan lint` 有需要改进之处仍要提交的理由
help-plan-submit-examples =
    {"  "}budget plan submit --as 张三                                       # 送审
    {"  "}budget plan submit --as 张三 --despite-lint "第三季度补写效果"   # 说明理由

help-plan-approve = 批准已提交的版本或待批的调整
help-plan-approve-more = 批准的是冻结内容的校验码，不是方案文件；提交人和开启修订的人都不能批准。方案写有 `[[route]]` 时，按变动大小确定谁可以批准。
help-plan-approve--adjustment = 待批的调整或特批（编号）；不写则批准待批的方案
help-plan-approve--key = 签名用的 SSH 密钥，账本要求签名时［默认：用户设置的 signing_key］
help-plan-approve--signer = 操作人姓名［默认：用户设置中的姓名，否则是本机账户名］
help-plan-approve--reason = 理由
help-plan-approve-examples =
    {"  "}budget plan approve --as 李四                   # 唯一待批的方案
    {"  "}budget plan approve --plan 2026-CS --as 李四    # 指明方案
    {"  "}budget plan approve T1-3fa9 --as 李四           # 一笔待批的调剂

help-plan-reject = 退回已提交的版本，写明理由
help-plan-reject-more = 方案回到草稿；再次提交时用下一个版本号。提交人也可以这样撤回。
help-plan-reject--signer = 操作人姓名［默认：用户设置中的姓名，否则是本机账户名］
help-plan-reject--reason = 理由
help-plan-reject-examples =
    {"  "}budget plan reject --as 李四 --reason "加班费没有依据"    # 退回
    {"  "}budget plan reject --as 张三 --reason "还要补充一个项目"  # 提交人撤回

help-plan-revise = 开启已批准方案的下一个版本
help-plan-revise-more = 写明从哪个月起、为什么；然后修改方案文件并提交。批准之前仍以上一版本为准，此前各月的结论不再改变。
help-plan-revise--from = 起始月份
help-plan-revise--signer = 操作人姓名［默认：用户设置中的姓名，否则是本机账户名］
help-plan-revise--reason = 理由
help-plan-revise-examples =
    {"  "}budget plan revise --from 2026-04 --as 张三 --reason "新增一个项目"                 # 从四月起
    {"  "}budget plan revise --plan 2026-CS --from 2026-07 --as 张三 --reason "下半年调整"    # 指明方案

help-plan-transfer = 预算调剂：从一行调到另一行
help-plan-transfer-more = 方案总额不变。调出行不得低于全年已执行与占用之和；已结束月份的预算不再改变。超出本人审批权限的，等待 `plan approve` 批准。
help-plan-transfer--from = 调出的预算行，如 培训成本；同一科目有几行时写 培训成本@客服部
help-plan-transfer--to = 调入的预算行
help-plan-transfer--amount = 金额
help-plan-transfer--month = 调整哪个月的预算；几个月则平均分摊［默认：--as-of 所在月］
help-plan-transfer--key = 签名用的 SSH 密钥，账本要求签名时［默认：用户设置的 signing_key］
help-plan-transfer--signer = 操作人姓名［默认：用户设置中的姓名，否则是本机账户名］
help-plan-transfer--reason = 理由
help-plan-transfer-examples =
    {"  "}budget plan transfer 培训成本 人力成本:加班费 3000 --reason "国庆双岗" --as 张三          # 本月
    {"  "}budget plan transfer 培训成本@客服部 其他成本 6000 --month 11,12 --reason "年终调研" --as 张三  # 两个月

help-plan-supplement = 预算追加：给一行增加预算
help-plan-supplement-more = 方案总额随之增加。超出本人审批权限的，等待 `plan approve` 批准。
help-plan-supplement--line = 预算行，如 培训成本；同一科目有几行时写 培训成本@客服部
help-plan-supplement--amount = 金额
help-plan-supplement--month = 调整哪个月的预算；几个月则平均分摊［默认：--as-of 所在月］
help-plan-supplement--key = 签名用的 SSH 密钥，账本要求签名时［默认：用户设置的 signing_key］
help-plan-supplement--signer = 操作人姓名［默认：用户设置中的姓名，否则是本机账户名］
help-plan-supplement--reason = 理由
help-plan-supplement-examples =
    {"  "}budget plan supplement 人力成本:加班费 20000 --month 10,11,12 --reason "新增项目" --as 张三  # 三个月平均
    {"  "}budget plan supplement 其他成本 5000 --reason "调研" --as 王总                              # 本月

help-plan-reduce = 预算追减：减少一行的预算
help-plan-reduce-more = 方案总额随之减少。该行不得低于全年已执行与占用之和。
help-plan-reduce--line = 预算行，如 培训成本；同一科目有几行时写 培训成本@客服部
help-plan-reduce--amount = 金额
help-plan-reduce--month = 调整哪个月的预算；几个月则平均分摊［默认：--as-of 所在月］
help-plan-reduce--key = 签名用的 SSH 密钥，账本要求签名时［默认：用户设置的 signing_key］
help-plan-reduce--signer = 操作人姓名［默认：用户设置中的姓名，否则是本机账户名］
help-plan-reduce--reason = 理由
help-plan-reduce-examples =
    {"  "}budget plan reduce 培训成本 5000 --month 2026-12 --reason "课程取消" --as 张三  # 十二月
    {"  "}budget plan reduce 运营成本@呼叫中心 3000 --reason "退租" --as 张三               # 本月

help-plan-carry = 上年结转：把上年一行的结余转入本年
help-plan-carry-more = 不会自动结转：逐行写明，由有权限的人批准。可结转的是上年该行预算减去执行、占用和已结转的部分；上年须已结束。
help-plan-carry--line = 转入的预算行，如 培训成本；同一科目有几行时写 培训成本@客服部
help-plan-carry--amount = 金额［默认：全部可结转的］
help-plan-carry--commitments = 结转年末未结的占用；既未支出也未占用的不结转
help-plan-carry--from = 上年的预算行，名称不同时写明
help-plan-carry--month = 转入哪个月的预算；几个月则平均分摊［默认：--as-of 所在月］
help-plan-carry--key = 签名用的 SSH 密钥，账本要求签名时［默认：用户设置的 signing_key］
help-plan-carry--signer = 操作人姓名［默认：用户设置中的姓名，否则是本机账户名］
help-plan-carry--reason = 理由
help-plan-carry-examples =
    {"  "}budget plan carry 培训成本 --reason "课程延期" --as 张三                      # 全部结余，转入本月
    {"  "}budget plan carry 运营成本 8000 --commitments --reason "未结订单" --as 张三   # 未结占用中的 8000

help-plan-hand-out = 下发填报表：给每个填报人一份
help-plan-hand-out-more = 在 -o 的文件夹里给每个填报人写一份锁定的工作簿：上年实际、本年预计，以及要填的各行（金额、预算依据、预期效果）。用 `plan collect` 收回。每次下发自成一轮。
help-plan-hand-out--by = 按什么分发：账本的一个维度（department 或 部门），或 owner（责任人）
help-plan-hand-out--signer = 操作人姓名［默认：用户设置中的姓名，否则是本机账户名］
help-plan-hand-out-examples =
    {"  "}budget plan hand-out --by 部门 -o 填报                  # 每个部门一份
    {"  "}budget plan hand-out --plan 2027-CS --unit wan -o 填报  # 按责任人，以万元为单位

help-plan-collect = 汇总收回的填报表
help-plan-collect-more = 列出谁还没交、改动了哪些不该改的内容，以及与目标的差距。不加 --into 什么都不写；加上则全部写入方案，或一处也不写。其他轮次的填报表不计入。
help-plan-collect--paths = 填报表所在的文件夹，或填报表文件
help-plan-collect--round = 轮次［默认：最近下发的一轮］
help-plan-collect--into = 把填报数写入这个预算方案的各行
help-plan-collect--without = 这个填报人的各行维持方案数；可以写几次
help-plan-collect--target = 全部成本的目标数
help-plan-collect--signer = 操作人姓名［默认：用户设置中的姓名，否则是本机账户名］
help-plan-collect-examples =
    {"  "}budget plan collect 填报 --target 2860000      # 谁还没交，与目标的差距
    {"  "}budget plan collect 填报 --into 2027-CS        # 全部写入方案，或一处也不写

help-plan-undo = 冲回一笔调整
help-plan-undo-more = 记一笔相反的调整，什么也不删除，两笔都留在明细和 `plan history` 里。待批的则撤回。
help-plan-undo--adjustment = 调整的编号：T1-3fa9，或 T1
help-plan-undo--signer = 操作人姓名［默认：用户设置中的姓名，否则是本机账户名］
help-plan-undo--reason = 理由
help-plan-undo--key = 签名用的 SSH 密钥，账本要求签名时［默认：用户设置的 signing_key］
help-plan-undo-examples =
    {"  "}budget plan undo T1 --as 李四 --reason "活动取消"       # 冲回
    {"  "}budget plan undo T2-3fa9 --as 张三 --reason "金额有误"  # 提出人撤回

help-plan-history = 列出修订、提交、批准、退回和调整的经过
help-plan-history-examples =
    {"  "}budget plan history                # 全部方案
    {"  "}budget plan history --format json  # 用于脚本

help-plan-verify = 逐字节核对批次、版本、原始文件和日志
help-plan-verify-more = 报表只看文件的大小和时间，git 也是；磁盘上悄悄坏掉的字节不改变这两样。日志中没有记录的批次和版本、不见了的批次、版本和原始文件也会列出。有一处与入账时不一致，退出码就是 1。
help-plan-verify-examples =
    {"  "}budget plan verify                                     # 是否与入账时完全一致
    {"  "}budget plan verify --quiet --format json -o book.json  # 用于脚本：不一致时退出码是 1

help-plan-schema = 输出预算文件的 JSON Schema，供编辑器提示和检查
help-plan-schema-examples =
    {"  "}budget plan schema -o budget.schema.json  # 存成文件，在编辑器里指定
    {"  "}budget plan schema | less                 # 直接查看

# budget import
help-import = 导入从 Excel、用友、金蝶等导出的明细
help-import-more =
    编码、分隔符、表头、列和单位自动识别，有歧义就拒绝，不猜。
    一次导入要么全部入账，要么全不入账；同一文件再次导入，只入账新的明细。
help-import--files = CSV、TSV 或 XLSX 文件；- 为标准输入
help-import--kind = 文件内容：actual 收支明细，commitment 占用（订单、合同清单），metric 业务指标（工单、户数、满意度等），agents 坐席数据和考勤，benchmark 市场数据
help-import--profile = 按账本里的这个导入方案读取（[import."名称"]）
help-import--dry_run = 只显示会怎样入账，不入账
help-import--skip_bad = 只导入无误的行，把其余的行连同原因写到 --rejects 的文件夹
help-import--rejects = `--skip-bad` 略去的行写到哪个文件夹；不写则为账本的 rejects
help-import--expect = 文件应有的合计数，从账面抄来；不符则不入账
help-import--expect_rows = 文件应有的行数；不符则不入账
help-import--replace = 替换来源中改过的明细；写明月份则表示文件包含这些月份的全部明细，缺少的冲销
help-import--as_new = 台账已有的明细也再次入账
help-import--strict = 有归不了类的明细、或有任何推断时拒绝导入
help-import--new_categories = 账本里没有的科目照明细新建，写入 budget.toml
help-import--save_profile = 把识别的结果以这个名称存为账本的导入方案
help-import--encoding = 编码识别错时写明：utf-8、gb18030、utf-16le、windows-1252
help-import--sheet = 工作簿中的工作表，可写多次；all 为全部［默认：第一张明细账及表头与之相同的各张］
help-import--date_order = 01/05/2026 这类日期的年月日顺序
help-import--currency = 文件含多种币种时，只导入这一币种（预算的币种）的行
help-import--period_year = 只写了月份的期间属于哪一年
help-import-examples =
    {"  "}budget import exports/2026-02.csv --dry-run                     # 会入账什么
    {"  "}budget import exports/2026-01.csv exports/2026-02.csv           # 合为一个批次
    {"  "}budget import exports/2026-05-金蝶明细账.csv --profile kingdee  # 用导入方案
    {"  "}budget import exports/2026-03.csv --skip-bad                    # 有误的行另存
    {"  "}budget import 2026-02改.csv --replace 2026-02                   # 2 月以它为准
    {"  "}budget import 薪酬调查.xlsx --as benchmark                       # 市场数据
help-import-list = 列出台账的批次
help-import-list--kind = 哪个台账：actual 收支，commitment 占用，metric 指标，agents 坐席
help-import-list-examples =
    {"  "}budget import list                # 名称、期间、行数、金额、来源
    {"  "}budget import list --format json  # 供脚本使用
help-import-show = 列出一个批次的明细
help-import-show--batch = last（最近一批），或批次名称、来源文件名中只符合一个批次的任一部分
help-import-show--limit = 最多列出多少行，0 为全部；csv、json 和 xlsx 总是全部
help-import-show--kind = 哪个台账：actual 收支，commitment 占用，metric 指标，agents 坐席
help-import-show-examples =
    {"  "}budget import show last                       # 最近入账的一批
    {"  "}budget import show 3fa9c1d2e4b0               # 写名称的一部分即可
    {"  "}budget import show 3fa9c1d2e4b0 --format csv  # 全部明细，供脚本使用
help-import-undo = 撤销一个批次
help-import-undo-more =
    批次文件移到 ledger/undone，什么都不删除。
    后来的批次若已冲销或重新归类它的明细，要先撤销后来的批次。
help-import-undo--batch = last（最近一批），或批次名称、来源文件名中只符合一个批次的任一部分
help-import-undo--kind = 哪个台账：actual 收支，commitment 占用，metric 指标，agents 坐席
help-import-undo-examples =
    {"  "}budget import undo last          # 撤销最近入账的一批
    {"  "}budget import undo 一月.csv       # 撤销由这个文件导入的一批
    {"  "}budget import undo 3fa9c1d2e4b0  # 写名称的任一部分；名称见 budget import list
help-import-adopt = 接受手工改过的批次文件，或放回一个批次
help-import-adopt-more = 改过的明细作为新批次入账，改过的文件移到 ledger/undone。ledger/undone 里没有人撤销过的批次，则放回台账。
help-import-adopt--file = 改过的批次文件
help-import-adopt--kind = 哪个台账：actual 收支，commitment 占用，metric 指标，agents 坐席
help-import-adopt-examples =
    {"  "}budget variance  # 报表停下来，并指出改过的批次文件
    {"  "}budget import adopt ledger/actual/20260305T021500Z-2026-02-3fa9c1d2e4b0.csv
help-import-reconcile = 处理两个人重复入账的明细
help-import-reconcile-more =
    两人各自导入了相同的明细，合并后报表会停下来。
    本命令用一个冲销批次去掉重复的一份。
help-import-reconcile--kind = 哪个台账：actual 收支，commitment 占用，metric 指标，agents 坐席
help-import-reconcile-examples =
    {"  "}budget import reconcile  # 冲销重复的明细
    {"  "}budget import list       # 最后一行就是冲销批次

# budget reclassify
help-check = 支出前检查：能否支出（可用预算 = 预算 − 实际 − 占用）
help-check-more =
    每笔申请对照它的预算行和上级的上限，按方案写明的控制强度（control）、口径（window）和容差（tolerance）判断。
    退出码 0 可以支出，1 禁止或需审批。不写申请时，列出已经超出控制的预算行。
help-check--lines = 科目=金额
help-check--file = 支出申请表，要有科目和金额两列，还可以有月份和各维度；- 为标准输入
help-check--month = 在哪个月支出［默认：--as-of 所在的月份］
help-check--commit = 可以支出时立即按这个编号登记占用：两笔申请不会同时通过
help-check--limit = 最多列出多少行，0 为全部；csv、json 和 xlsx 总是全部
help-check--vendor = 供应商，与 --commit 一起用
help-check--note = 用途，与 --commit 一起用
help-check-examples =
    {"  "}budget check 办公费=3000                          # 本月能否支出 3,000
    {"  "}budget check 培训费=8000 --month 2026-05 --commit PO-31   # 通过就登记占用
    {"  "}budget check --file 申请.csv --format json        # 一批申请，用于脚本
    {"  "}budget check                                      # 哪些预算行已经超出控制
help-check--signer = 操作人姓名，用于 --commit［默认：用户设置中的姓名，否则是本机账户名］
help-override = 特批：放行一笔超出控制的申请
help-override-more = 针对一个事项：这一预算行、这个月、不超过这一金额的一笔申请。有效期内，`budget check` 对它由禁止或需审批改为预警放行；用它登记了占用就算用掉。须写明理由，审批权限与预算调整相同，到期之前各报表都会提示。
help-override--line = 科目=金额：这一笔申请最多申请多少
help-override--month = 支出的月份［默认：--as-of 所在的月份］
help-override--until = 放行的截止日［默认：该月最后一天］
help-override--signer = 操作人姓名［默认：用户设置中的姓名，否则是本机账户名］
help-override--reason = 理由
help-override--key = 签名用的 SSH 密钥，账本要求签名时［默认：用户设置的 signing_key］
help-override-examples =
    {"  "}budget override 办公费=5000 --as 李四 --reason "台风受损"           # 本月的一笔申请
    {"  "}budget override 培训费=8000 --month 2026-05 --until 2026-05-20   # 写明截止日
help-override-list = 列出特批和各自的状态
help-override-list-more = 已撤回和已到期的不列出，加 --all 才列。
help-override-list--all = 已撤回和已到期的也列出
help-override-list-examples =
    {"  "}budget override list        # 生效中和待批准的
    {"  "}budget override list --all  # 全部
help-override-withdraw = 撤回尚未用掉的特批
help-override-withdraw-more = 该行恢复原有控制。任何人都可以撤回，由谁撤回有记录。
help-override-withdraw--id = 特批的编号：O1-3fa9，或 O1
help-override-withdraw--signer = 操作人姓名［默认：用户设置中的姓名，否则是本机账户名］
help-override-withdraw--reason = 理由
help-override-withdraw-examples =
    {"  "}budget override withdraw O1 --as 李四 --reason "不再需要"   # 撤回
    {"  "}budget override withdraw O2-3fa9 --reason "月份有误"        # 写全编号
help-commit-add--signer = 操作人姓名［默认：用户设置中的姓名，否则是本机账户名］
help-commit-change--signer = 操作人姓名［默认：用户设置中的姓名，否则是本机账户名］
help-commit-release--signer = 操作人姓名［默认：用户设置中的姓名，否则是本机账户名］
help-commit-close--signer = 操作人姓名［默认：用户设置中的姓名，否则是本机账户名］
help-run = 定时任务：取数、导入、检查、预警、写报表
help-run-more = 按文件里写的来源、接收方和报表办理；没有文件时，只导入收件夹里的文件，列出新的预警。随时可以中断：下一次接着做完，不会重复。
help-run--config = 写明要做什么的文件：[source.名称]、[notify.名称]、[report.名称]［默认：用户设置旁边的 run.toml］
help-run--remind_after = 存在满这么多天、又无人知晓的预警，再提醒一次
help-run-examples =
    {"  "}budget run                                   # 导入收件夹里的文件，列出新的预警
    {"  "}budget run --config run.toml --format json   # 定时任务，结果给程序用
help-rules = 按方案的规则调整预算
help-rules-apply = 把规则的建议入账，按审批权限生效
help-rules-apply-more = 在入账人审批权限之内的，或在规则无须审批的限额之内的，立即生效；其余待 `plan approve`。再给一次不会重复。
help-rules-apply--event = 已发生的事项：其规则的编号
help-rules-apply--auto = 只入账规则无须审批的部分
help-rules-apply--signer = 操作人姓名［默认：用户设置中的姓名，否则是本机账户名］
help-rules-apply--reason = 理由
help-rules-apply--key = 签名用的 SSH 密钥，账本要求签名时［默认：用户设置的 signing_key］
help-rules-apply-examples =
    {"  "}budget rules apply --as 李四             # 李四权限之内的立即生效
    {"  "}budget rules apply --as 李四 --event R5  # 事项已发生
help-rules-list = 列出方案的规则和本年已调剂金额
help-rules-list-more = 尚未批准的方案按文件列出，规则不起作用。
help-rules-list-examples =
    {"  "}budget rules list               # 各规则和已调剂金额
    {"  "}budget rules list --format csv  # 供表格软件使用
help-rules-propose = 列出规则的调整建议和算式，不入账
help-rules-propose-more = 以当日有效的已批准版本中的规则为准；不调剂的写明原因。
help-rules-propose--event = 已发生的事项：其规则的编号
help-rules-propose-examples =
    {"  "}budget rules propose                # 附算式
    {"  "}budget rules propose --lang en      # 英文
help-alerts = 预警：已超支、接近超支、预计超支的预算行
help-alerts-more = 已用（实际加占用）与预算自身的进度比较，全年预计与全年预算比较。还有：缺数据的月份、未分类的钱、久悬的占用、未达标的目标、中断的指标。
help-alerts--alerts_by = 把一个科目（或一个成员）的各行合起来看：category（预算科目）和账本的任意维度
help-alerts--limit = 最多列出多少行，0 为全部；csv、json 和 xlsx 总是全部
help-alerts--month = 只看一个月，级别低一级：2026-02、2；last 是最近一个完整的月份
help-alerts--fail_on = 有这一级或更急、且无人知晓的预警时以 1 退出
help-alerts--new = 只列上次以来新的、加重的和解除的，并记住
help-alerts--send = 把新的预警发给文件里的接收方，上次没发出的也一并发送；包含 --new
help-alerts--remind_after = 存在满这么多天、又无人知晓的，再提醒一次
help-alerts--config = 写明接收方的文件：[notify.名称]［默认：用户设置旁边的 run.toml］
help-alerts-examples =
    {"  "}budget alerts                               # 现在有哪些预警
    {"  "}budget alerts --send --remind-after 7 -q    # 定时任务：新的发出去，满 7 天再提醒
help-alerts-list = 列出已通知的预警、谁已知晓、哪些还没发出
help-alerts-list-more = 按最近一次通知时的情况；不计算，也不发送。
help-alerts-list-examples =
    {"  "}budget alerts list                # 已通知的预警
    {"  "}budget alerts list --format json  # 给程序用
help-alerts-ack = 表示已知晓：加重之前不再通知
help-alerts-ack-more = 预警仍在列表里，但不再计入 `--fail-on`。日志记下是谁、为什么。
help-alerts-ack--id = 预警的编号，`budget alerts` 会列出；写开头几位即可
help-alerts-ack--signer = 你是谁［默认：设置里的姓名，否则账户名］
help-alerts-ack--reason = 怎么处理，或为什么不处理
help-alerts-ack-examples =
    {"  "}budget alerts ack 3fa9 --reason 已约谈供应商            # 加重之前不再通知
    {"  "}budget alerts ack 3fa9 --as 王芳 --reason 旺季，7 月回落  # 写明是谁
help-alerts-test = 给接收方发一条测试消息
help-alerts-test-more = 消息会说明是测试；不发送账本内容，也不记录。
help-alerts-test--receiver = 接收方，文件里的名称
help-alerts-test--config = 写明接收方的文件：[notify.名称]［默认：用户设置旁边的 run.toml］
help-alerts-test-examples =
    {"  "}budget alerts test finance                    # 发一条测试消息
    {"  "}budget alerts test finance --config run.toml  # 用这个文件
help-commit = 预算占用：登记、变更、释放已订购而尚未报销的订单和合同
help-commit-add = 登记一笔占用：订单或合同
help-commit-add-more = 带有这个编号的发票（“采购订单号”“合同号”等列）导入后自动核销占用。按月的合同逐月占用，到预算年度末为止。
help-commit-add--id = 订单号或合同号
help-commit-add--lines = 科目=金额，可以写几个；按月的合同只写科目
help-commit-add--month = 预计支出的月份［默认：--as-of 所在的月份］
help-commit-add--monthly = 合同每月的金额
help-commit-add--from = 合同的第一个月［默认：--as-of 所在的月份］
help-commit-add--to = 合同的最后一个月
help-commit-add--notice = 到期前多少天须通知不续
help-commit-add--notice_months = 同上，按月计（合同写“提前几个月”时）
help-commit-add--renews = 不通知则自动续约几个月
help-commit-add--vendor = 供应商
help-commit-add--note = 用途
help-commit-add-examples =
    {"  "}budget commit add PO-118 运营成本:办公费=12000 --vendor 得力 --note 打印机   # 本月的订单
    {"  "}budget commit add PO-119 办公费=8000 培训费=3000 --month 2026-05           # 两个科目，5 月支出
    {"  "}budget commit add HT-7 运营成本:保洁 --monthly 2000 --to 2026-12           # 按月的合同
help-commit-change = 变更占用的金额、月份、科目或到期条款
help-commit-change-more = 已报销的部分不动，只变更余额。到期日和通知期不涉及金额。
help-commit-change--id = 订单号或合同号
help-commit-change--amount = 变更后的总金额，包括已报销的部分
help-commit-change--month = 余额改在哪个月支出
help-commit-change--to_line = 余额改由哪个科目承担
help-commit-change--monthly = 合同在 --from 到 --to 各月变更后的金额
help-commit-change--from = 变更的第一个月
help-commit-change--to = 变更的最后一个月
help-commit-change--ends = 合同的最后一天
help-commit-change--notice = 到期前多少天须通知不续
help-commit-change--notice_months = 同上，按月计（合同写“提前几个月”时）
help-commit-change--renews = 不通知则自动续约几个月；0 表示到期即止
help-commit-change--reason = 理由
help-commit-change-examples =
    {"  "}budget commit change PO-118 --amount 13500 --reason 加购墨盒   # 总金额改为 13,500
    {"  "}budget commit change PO-118 --month 2027-01                    # 结转到下一年度
help-commit-release = 释放占用的一部分
help-commit-release-more = 其余部分仍然占用；`commit close` 才结束这笔占用。
help-commit-release--id = 订单号或合同号
help-commit-release--amount = 从余额中释放多少，从最后的月份释放起
help-commit-release--reason = 理由
help-commit-release-examples =
    {"  "}budget commit release PO-118 400                     # 释放 400
    {"  "}budget commit release HT-7 6000 --reason 提前终止   # 从最后的月份释放起
help-commit-close = 关闭占用：最后一张发票已到，或订单取消
help-commit-close-more = 余额全部释放，以后再来发票也不再占用。
help-commit-close--id = 订单号或合同号
help-commit-close--reason = 理由
help-commit-close-examples =
    {"  "}budget commit close PO-118                       # 余额释放
    {"  "}budget commit close PO-119 --reason 供应商违约   # 写明理由
help-commit-list = 列出占用和余额
help-commit-list-more = 没有余额的不列出；加 `--all` 全部列出。
help-commit-list--all = 没有余额的也列出
help-commit-list--stale = 只列超过 90 天没有变动的
help-commit-list-examples =
    {"  "}budget commit list                # 未结的占用
    {"  "}budget commit list --stale        # 哪些该催办、该关闭
    {"  "}budget commit list --format json  # 用于脚本
help-commit-show = 显示一笔占用的来龙去脉和发票
help-commit-show--id = 订单号或合同号
help-commit-show-examples =
    {"  "}budget commit show PO-118                  # 从订购到最后一张发票
    {"  "}budget commit show PO-118 --as-of 2026-03-31  # 3 月末是怎样
help-reclassify = 归类规则改过之后，重新归类已入账的明细
help-reclassify-more = 默认只处理未分类的明细。不改原来的明细：每项改动是一冲一补两行。
help-reclassify--month = 只处理这个月
help-reclassify--all = 处理全部科目的明细，不限于未分类
help-reclassify--sheet = 把未分类的明细分组写入这个 CSV 或 XLSX 文件，留一列填科目
help-reclassify--from = 按填好的表入账，并把它隐含的别名和规则写入 budget.toml
help-reclassify--dry_run = 只显示会移动哪些明细，不移动
help-reclassify-examples =
    {"  "}budget reclassify --dry-run        # 先看会移动哪些明细
    {"  "}budget reclassify --month 2026-03  # 只处理 3 月的未分类明细
    {"  "}budget reclassify --all            # 全部明细都按现在的规则归类
    {"  "}budget reclassify --sheet 未分类.xlsx  # 未分类的明细写成表，待填科目
    {"  "}budget reclassify --from 未分类.xlsx --dry-run  # 填好的表会移动哪些明细

# budget calendar
help-calendar = 合同日历：通知、续约、到期、调价、闲置席位
help-calendar-more = 列出哪天之前须通知不续、哪天自动续约或到期、哪天调价，以及付了费没用的席位。合同来自用 `--notice` 或 `--renews` 登记的占用，以及 rent、seats 方法的预算行。
help-calendar--until = 最后一天［默认：自 --as-of 起一年］
help-calendar-examples =
    {"  "}budget calendar                     # 今后一年
    {"  "}budget calendar --until 2026-12-31  # 到年底

# budget accrue
help-accrue = 待摊和预提：账单按归属月份分摊
help-accrue-more = 账单仍按入账月份留在明细里；`--view accrual`（权责口径）的报表把它放到应归属的各月。全部月份合计，两种口径相等。
help-accrue-spread = 待摊：把一笔账单分摊到它所属的各月
help-accrue-spread-more = 账单仍按原入账列示。权责口径（--view accrual）从入账月份转出，由期间内各月承担，各月之和与账单分毫不差。已结账月份不再变动：应归属它的部分，由其后第一个未结账月份承担。
help-accrue-spread--row = 账单：`explain` 列出的文件名和行号（ledger.csv:12），或凭证号
help-accrue-spread--batch = 这一批次的全部明细，或限定 ROW 所在的批次：批次名中不重复的任意一段
help-accrue-spread--from = 从何时起算：2026-01，或某一天［默认：入账月份］
help-accrue-spread--months = 分摊几个月
help-accrue-spread--until = 最后一天，代替月数
help-accrue-spread--weigh = 各月如何分摊：months 各月相同，days 按天数［默认：有不足整月的就按天数］
help-accrue-spread--dry_run = 只看结果，不入账
help-accrue-spread--signer = 操作人姓名［默认：用户设置中的姓名，否则是本机账户名］
help-accrue-spread--reason = 理由
help-accrue-spread-examples =
    {"  "}budget accrue spread ledger.csv:12                            # 从入账月份起摊 12 个月
    {"  "}budget accrue spread 记-31 --from 2026-02-16 --months 12       # 合同从 16 日起，按天数
    {"  "}budget accrue spread 记-31 --until 2026-12-31 --by months      # 摊到年底，各月相同
help-accrue-propose = 列出按 budget.toml 的规则应摊销和预提的，不入账
help-accrue-propose-more = `[[spread]]` 写明哪些账单管几个月，`[[accrue]]` 写明哪些每月都来：未到的按通常金额（此前各月的中位数）预提。账单已到的不预提。
help-accrue-propose--month = 月份：2026-03；last 是最近一个完整的月份
help-accrue-propose-examples =
    {"  "}budget accrue propose                  # 上个月
    {"  "}budget accrue propose --month 2026-03  # 某个月
help-accrue-apply = 按 budget.toml 的规则摊销和预提，入账
help-accrue-apply-more = 再运行一次不会重复。预提的账单到了，导入它时自动冲回。
help-accrue-apply--month = 月份：2026-03；last 是最近一个完整的月份
help-accrue-apply--signer = 操作人姓名［默认：用户设置中的姓名，否则是本机账户名］
help-accrue-apply--reason = 理由
help-accrue-apply-examples =
    {"  "}budget accrue apply --as 王会计          # 上个月，结账之前
    {"  "}budget accrue apply --month 2026-03    # 某个月
help-accrue-list = 列出待摊、预提及其状态
help-accrue-list-more = 已摊完、已冲回、已撤销的不列出，加 --all 才列。
help-accrue-list--all = 已摊完、已冲回、已撤销的也列出
help-accrue-list-examples =
    {"  "}budget accrue list        # 摊销中的和账单未到的
    {"  "}budget accrue list --all  # 全部
help-accrue-undo = 撤销一笔待摊或预提
help-accrue-undo-more = 它的每一行都从所在月份冲回；在已结账月份的，由其后第一个未结账月份冲回。
help-accrue-undo--id = 待摊或预提的编号：S3fa9c1
help-accrue-undo--signer = 操作人姓名［默认：用户设置中的姓名，否则是本机账户名］
help-accrue-undo--reason = 理由
help-accrue-undo-examples =
    {"  "}budget accrue undo S3fa9c1 --reason "合同终止"               # 撤销
    {"  "}budget accrue undo S3fa9c1 --as 王会计 --reason "摊销期有误"  # 由谁撤销
help-accrue-reconcile = 两个分支各自摊销、预提或撤销过的，只计一次
help-accrue-reconcile-more = 两人在各自的分支上摊了同一笔账单，合并后以先登记的为准；有一人撤销过的，即为撤销。多出的各行记一批冲销。
help-accrue-reconcile-examples =
    {"  "}budget accrue reconcile                # 冲回重复的
    {"  "}budget accrue reconcile --format json  # 用于脚本

# budget variance
help-variance = 预算差异：实际与预算、历史、目标比较
help-variance-more =
    差异 = 实际 − 预算：支出高于预算是超支，低于预算是节约。
    没有对应预算行的支出单列为“预算外”，计入合计。
help-variance--by = 按什么分行，由外到内：category（预算科目）和账本的任意维度，写 department 或部门都可以
help-variance--against = 除预算外还与什么比较：last-year（上年同期）、average:N（前 N 个月平均）、target（目标）、benchmark（市场水平）
help-variance--only = 只列这些行，其余合成一行：写重大、超支、预算外，或其他状态（接近超支、持平、未支出、闲置、无数据、节约、正常）；可写多个
help-variance--sort = 行的顺序：账本顺序、差异、执行率、实际、预算、名称
help-variance--columns = 列及其顺序［默认：账本设置的列，否则为预算、实际、差异、差异率、状态，有本年累计时加年度预算和全年完成率］
help-variance--pivot = 各占一列：month 为期间的每个月；或一个维度（department 或 部门）的每个成员、其上级（区域）
help-variance--of_version = 不按现行版本考核，按 original（最初批准的）、vN 或 draft（方案文件）；original,current 并列年初预算和现行预算
help-variance--all = 全是零的行也列出
help-variance--view = 按什么口径看各月：cash 收付（按入账月份），accrual 权责（按归属月份）［默认：账本设置的口径］
help-variance--full = 再列全年预计与年度预算，同 `outlook`
help-variance--notes = 列出差异说明（budget review）中的差异原因
help-variance--fail_on = 本期出现所列情形时，退出码为 1：over 超支或短收，unbudgeted 预算外或超支，missing 有月份没有明细
help-variance-examples =
    {"  "}budget variance --month last                               # 最近一个完整月份
    {"  "}budget variance --month 2026-02 --by category,department   # 按科目和部门
    {"  "}budget variance --ytd last --against last-year,average:3   # 与历史比较
    {"  "}budget variance --year 2026 --pivot month --unit wan       # 逐月，以万元显示
    {"  "}budget variance --month last --fail-on over --format json  # 供定时任务使用

# budget explain
help-explain = 查明任意一个数字的来源，直到预算行和每一笔明细
help-explain-more =
    列出预算行的计算过程和预算依据，以及每笔明细的日期、凭证号、摘要、金额
    和原文件行号；合计与预算差异表一致。
help-explain--category = 预算科目：科目路径、编码、别名，或不重名的末级名称；也可以是合计、预算外
help-explain--explain_bridge = 列出差异分解每一步的算式：`bridge` 的各步是怎么算出来的
help-explain--by = 明细按这些维度小计
help-explain--limit = 最多列出多少条预算行、多少笔明细，0 为全部；csv、json 和 xlsx 总是全部
help-explain--view = 按什么口径看各月：cash 收付（按入账月份），accrual 权责（按归属月份）［默认：账本设置的口径］
help-explain-examples =
    {"  "}budget explain 社会保险 --plan                          # 这笔预算怎么算出来的
    {"  "}budget explain 加班费 --month 2026-02                  # 2 月加班费为什么超支
    {"  "}budget explain 人力成本 --month 2026-02 --bridge       # 差异分解每一步的算式
    {"  "}budget explain 人力成本 --ytd 2026-02 --by department  # 一级科目，按部门小计
    {"  "}budget explain 未分类 --year 2026 --limit 0            # 全部未分类的明细
    {"  "}budget explain 1.3.1 --month 2026-02 --format csv      # 只要明细，供脚本使用

# budget report
help-report = 一页看懂一个月：要点、图、逐项追到明细
help-report-more = -o 报告.html 写成一个网页文件，不需要网络，可以直接发送；-o 报告.xlsx 写成带公式、图表和明细的工作簿；-o 报告.md 写成几行，适合发到群里；不写 -o 就在这里显示这几行。不写期间就是最近一个完整的月份。
help-report--name = 账本里写好的页面：[report.名称] 中的名称
help-report--view = 按什么口径看各月：cash 收付（按入账月份），accrual 权责（按归属月份）［默认：账本设置的口径］
help-report--sections = 要哪些部分，按什么顺序：要点、关键数字、预算与实际、差异分解、全年预计、各月差异、分维度、成本结构、预警、差异说明、目标、异常、占用、人员、来历 [默认：网页和工作簿为全部，其余只列一分钟能看完的]
help-report--picture = 再把所选部分的第一张图单独写成文件：.svg；编译时启用 `png` 功能的还可写 .png
help-report-examples =
    {"  "}budget report                                   # 最近一个完整月份的要点
    {"  "}budget report -o 报告.html                      # 写成网页
    {"  "}budget report -o 报告.xlsx                      # 写成工作簿：预算执行情况表、图表、明细
    {"  "}budget report --ytd last --unit 万元 -o 报告.html
    {"  "}budget report --sections 要点,预警 -o 群.md     # 发到群里

# budget bridge
help-bridge = 差异分解：业务量、结构、效率、价格
help-bridge-more = 动因（[driver]）和岗位（[grade]）写明由哪个指标统计其实际数（`actual`）。依次用实际数替换计划数，重算预算：变动的部分就是该动因的影响。各步相加，分毫不差。
help-bridge--by = 按什么分行：category（预算科目）或账本的一个维度（department 或 部门）
help-bridge--depth = 科目只列到第几级
help-bridge--bridge_between = 改为其他两端之间：last-year（上年同月）、outlook（全年预测），或两个版本：v1..v2、original..current、current..draft
help-bridge--bridge_per = 与 --between last-year 同用：用哪个指标作业务量，如 工单量
help-bridge-examples =
    {"  "}budget bridge                                    # 本年至上月：业务量、效率、价格
    {"  "}budget bridge --month 2026-02 --depth 2          # 一个月，科目两级
    {"  "}budget bridge --by project --category 人力成本   # 人力成本差在哪些项目

# budget consolidate
help-consolidate = 各方案合并：公共成本分摊、内部往来抵销
help-consolidate-more = 各项目直接入账多少、内部往来抵销多少、按账本声明的动因分摊公共成本多少，分列并合计。只算已结束的月份；各方案的年度、含税口径和科目要一致。
help-consolidate--view = 按什么口径看各月：cash 收付（按入账月份），accrual 权责（按归属月份）［默认：账本设置的口径］
help-consolidate--consolidate_by = 合并哪个维度的成员：账本的维度，或其上级（区域）[默认：project]
help-consolidate--consolidate_fail_on = 有公共成本未分摊（shared），或内部往来对不上（unmatched）时，以 1 退出
help-consolidate-examples =
    {"  "}budget consolidate                               # 本年至上月，各项目合并
    {"  "}budget consolidate --month last                  # 上月
    {"  "}budget consolidate --fail-on shared,unmatched    # 给脚本用：有遗留就以 1 退出

# budget store
help-store = 把明细账放到 PostgreSQL
help-store-more = 多人同时写入、行数多到文件夹不便承载时用。数据库写在账本里：`[store] url = "postgres://主机/数据库"`；预算、版本、原始文件和日志仍在文件夹里。
help-store-examples =
    {"  "}budget store init                # 在 budget.toml 写明的数据库里建表
    {"  "}budget store load                # 把文件夹里的批次迁过去
    {"  "}budget store verify              # 逐行核对每一批的哈希
help-store-init = 建表，或升级到当前版本
help-store-init-more = 已有的数据不动；更新的程序所建的表会拒绝使用。
help-store-init-examples =
    {"  "}budget store init                # 建表或升级
    {"  "}budget store init --format json  # 供脚本使用
help-store-status = 查看明细账在哪里、表的版本
help-store-status-examples =
    {"  "}budget store status                # 在哪里，有多少批、多少行
    {"  "}budget store status --format json  # 供脚本使用
help-store-verify = 逐行、逐个合计核对每一批的哈希
help-store-verify-more = 有任何一处与入账时不同，退出码为 1。
help-store-verify-examples =
    {"  "}budget store verify                # 逐行核对
    {"  "}budget store verify --format json  # 供脚本使用
help-store-load = 把文件夹里的批次迁入数据库
help-store-load-more = 批次名称不变，已在库中的跳过；迁入后先逐批与文件夹比对，相同才算数。
help-store-load-examples =
    {"  "}budget store load                # 迁入文件夹里的批次
    {"  "}budget store load --format json  # 供脚本使用
help-store-export = 把数据库里的批次写成文件
help-store-export-more = 与放在文件夹里的账本逐字节相同。
help-store-export--folder = 写到哪个文件夹（其中的 ledger/）
help-store-export-examples =
    {"  "}budget store export ../备份      # 与文件夹账本相同的文件
    {"  "}budget store export .            # 写回账本自己的文件夹
help-store-roles = 输出授权用的 SQL：查询、导入、审批各一种角色
help-store-roles-examples =
    {"  "}budget store roles               # 查询、导入、审批三种角色的授权语句
    {"  "}budget store roles -o roles.sql  # 写入文件，交数据库所有者执行

# budget peers
help-peers = 各项目对比：每户、每单成本
help-peers-more = 并列看：每户每月、每单花多少，满五个同类才排位次；这个规模通常要花多少；单位成本变动是各项目自身贵了，还是成本高的项目占比大了。
help-peers--peers_by = 对比哪个维度的成员：账本的维度，或它的上级层次 [默认：project]
help-peers--peers_among = 只和这些方面相同的比：成员的上级或属性（类型、等级、城市），none 为不分组 [默认：type]
help-peers--peers_per = 成本除以什么：households（户数）、area（面积）或某个指标
help-peers-examples =
    {"  "}budget peers                                     # 各项目每户每月、每单成本
    {"  "}budget peers --among 类型,等级 --year            # 类型、等级都相同的才互相比
    {"  "}budget peers --by 区域 --per 户数                # 各区域每户成本

# budget ideas
help-ideas = 降本设想：用方案自己的数据试算各项措施
help-ideas-more = 智能客服、集中采购、共享工位、加班转编制、重新议价，方案里有数据的就试算，按一年净节约、回收期和稳健排列，写明假设和会改变的预算行。不写入方案。
help-ideas-examples =
    {"  "}budget ideas                                     # 全部方案能试算的措施
    {"  "}budget ideas --plan 2026-CS --format csv         # 一个方案，给脚本用

# budget demand
help-demand = 来单与人手：什么时候来，要多少人
help-demand-more = 逐行读取任何系统的工单、通话、会话日志：按项目、渠道、星期、月份、时段统计；各时段要多少人，与班表比差多少；哪里的人手调到别处更有用。不入账。
help-demand--demand_files = 日志：CSV 或 XLSX 文件，一行一张工单；- 为标准输入
help-demand--demand_column = 列名看不出含义时，指明各列：start=受理时间
help-demand--demand_only = 只看这些工单：project=阳光花园，channel=电话
help-demand--demand_interval = 每段多少分钟：15、30 或 60
help-demand--demand_aht = 每张工单的处理分钟数，代替日志所写
help-demand--demand_target = 要及时接起的比例
help-demand--demand_within = 多少秒内接起算及时
help-demand--demand_busy = 忙碌的时间最多占多少
help-demand--demand_least = 有来单的时段至少几人
help-demand--demand_roster = 班表文件：星期或日期、开始、结束、人数
help-demand--demand_holiday = 法定节假日之外的休息日：2026-10-05，或 2026-10-04..2026-10-08
help-demand--demand_workday = 调休上班的周末或节假日：2026-10-10
help-demand--demand_no_holidays = 法定节假日按其星期计
help-demand--demand_encoding = 日志的编码，识别有误时指定：utf-8、gb18030、utf-16le
help-demand--demand_offset = 按这一时区计时段和日期（日志写明时区时）：+08:00
help-demand--demand_order = 01/05/2026 这类日期的顺序：ymd、dmy 或 mdy
help-demand-examples =
    {"  "}budget demand 工单.csv                           # 各项目、渠道、星期、时段的来单
    {"  "}budget demand 通话.csv --roster 班表.csv         # 各时段要多少人，班表差多少

# budget agents
help-agents = 坐席与同组对比：效率、一次解决、满意
help-agents-more = 每小时工单、单均时长、一次解决率、满意率、单均成本、利用率，都与做同样工作的人比。数据能说明的才说，默认不显示姓名；只建议培训或再看一看。
help-agents--agents_names = 显示姓名，不用代号
help-agents--min_tickets = 已解决不足这么多件的，不作判断
help-agents--min_answers = 评价不足这么多份的，不作判断
help-agents--min_peers = 同组不足这么多人的，不比较
help-agents--agents_standard = 某类工单的标准分钟数；不写则用同组合计的平均
help-agents-examples =
    {"  "}budget agents                                    # 本年至上月，坐席以代号显示
    {"  "}budget agents --month last --standard 报修=6     # 上月，报修按每单 6 分钟

# budget structure
help-structure = 成本结构：占比、ABC、增长
help-structure-more = 与上年同月并列：占比增减多少，总额的增长由哪些行拉动。变动部分是预算中随动因变动的部分。
help-structure--of = 看什么：actual（实际）或 budget（所选期间的预算）
help-structure--structure_by = 按什么分行：category（预算科目）或账本的一个维度（department 或 部门）
help-structure--structure_depth = 科目只列到第几级
help-structure--per = 再除以某个指标：工单量、户数
help-structure-examples =
    {"  "}budget structure                                 # 本年至上月，与上年同期并列
    {"  "}budget structure --of budget --year --depth 2    # 全年预算的构成
    {"  "}budget structure --by project --per 工单量       # 各项目每单成本

# budget scan
help-scan = 查明细里的异常：重复付款、离群金额、计划外
help-scan-more = 每项说明看到了什么、与什么相比、涉及多少钱、接着查什么；涉及金额大的在前。列出的是该核对的，不是结论。已知无碍的，用 --ignore 注明理由。
help-scan--scan_limit = 另查压着这个金额付款的；不写则用各审批级别的上限
help-scan--scan_top = 列出多少项；csv、json 和 xlsx 全列
help-scan--ignore = 注明某项可忽略，写它的编号；用 --reason 写理由
help-scan--scan_reason = 为什么可忽略
help-scan--signer = 操作人姓名［默认：用户设置中的姓名，否则是本机账户名］
help-scan--scan_all = 已注明可忽略的也列出
help-scan--scan_fail_on = 有这一级或更高的发现时，退出码为 1：low（低）、medium（中）、high（高）
help-scan-examples =
    {"  "}budget scan                                    # 本年至本月
    {"  "}budget scan --month last --fail-on high        # 上月，交给定时任务
    {"  "}budget scan --ignore same-amount:3fa9c1d2 --reason "两份合同，单价相同"

# budget outlook
help-outlook = 预测年末：全年预计、区间、预计超支日
help-outlook-more = 全年预计 = 已发生 + 预测，不低于已发生与占用之和。各行用过去月份试算，取误差最小的方法；进行中的月份不计入。
help-outlook--by = 按什么分行，从外到内：category（预算科目）和账本的任意维度（department 或 部门）
help-outlook--depth = 科目只列到第几级
help-outlook--forecast_method = 能用此法的行都用它〔默认各行取误差最小的〕
help-outlook--backtest = 再列出各方法用于最近十二个月的效果
help-outlook--rolling = 再合计今后 N 个月，跨过年末：1 至 36
help-outlook--pivot = 每月一栏
help-outlook--sort = 行的顺序
help-outlook--all = 全为零的行也列出
help-outlook--view = 按什么口径看各月：cash 收付（按入账月份），accrual 权责（按归属月份）［默认：账本设置的口径］
help-outlook--fail_on_outlook = 有行预计超支（over，收入为短收）时，退出码为 1
help-outlook-examples =
    {"  "}budget outlook                                  # 各行年末会到多少
    {"  "}budget outlook --depth 1 --pivot month          # 逐月，实际与预测分开
    {"  "}budget outlook --category 能耗费 --method hw    # 指定方法
    {"  "}budget outlook --backtest                       # 各方法的效果
    {"  "}budget outlook --rolling 18 --format csv        # 滚动预测十八个月
# budget status
help-status = 账本现状：哪些已入账、缺什么、什么待办，下一步做什么
help-status-more =
    预算方案及其审批；已入账、缺少、偏少的月份；未分类的明细；待办的调整、占用、差异、承诺和目标；以及下一条命令。
    在账本里只输入 `budget` 也一样。
help-status-examples =
    {"  "}budget                      # 在账本里
    {"  "}budget status --format json # 供脚本使用

# budget review
help-review = 差异说明：重大差异的原因、责任人、整改措施和完成期限
help-review-more =
    列出最近一个完整月份需要说明的差异、应转回的时间性差异和已到期的整改措施。写上预算行和说明内容，就写入
    reviews/月份.toml，也可以直接编辑该文件。结账（close）要求重大差异都已说明；`variance --notes` 会列出说明。
help-review--line = 要说明的预算行，如 培训费；同一科目有几行时写 培训费@客服部
help-review--month = 月份：2026-03、3月、last［默认：最近一个完整的月份］
help-review--quarter = 改为整个季度：2026Q1；只写 1 就是当前预算年度的第一季度
help-review--cause = 差异原因：timing 时间性、one-off 一次性、run-rate 持续性、price 价格、volume 业务量、efficiency 效率、error 差错；中英文都可以
help-review--reason = 原因说明
help-review--owner = 责任人
help-review--action = 整改措施
help-review--due = 完成期限
help-review--reverses = 时间性差异的转回月份
help-review--effect = 措施的预期效果
help-review--outcome = 到期后填写：措施和效果的落实结果
help-review--sheet = 把需要说明的行写入这个文件，供填写：.xlsx、.csv 或 .toml
help-review--from = 读入填好的文件
help-review--signer = 操作人姓名［默认：用户设置中的姓名，否则是本机账户名］
help-review--fail_on = 退出码为 1 的情形：unexplained 有重大差异未说明，overdue 有逾期未转回的差异或到期未答复的措施
help-review-examples =
    {"  "}budget review                              # 最近一个完整的月份还有哪些要说明
    {"  "}budget review 维修费 --month 2026-03 --cause 一次性 --reason "电梯钢丝绳断裂" --owner 李工 \
    {"  "}    --action "签年度维保" --due 2026-05-31  # 说明一行
    {"  "}budget review 电费 --month 2026-03 --cause 时间性 --reason "2 月账单晚到" --owner 王会计 --reverses 2026-04
    {"  "}budget review --sheet 差异说明.xlsx             # 写成表格，填好后 --from 读入
    {"  "}budget review 维修费 --month 2026-03 --outcome "已签，月均 800"  # 到期后答复

# budget close
help-close = 结账：固定一个月的报告
help-close-more =
    台账没有该月明细、有未分类的明细、有重大差异尚未说明时不予结账；用 --force 并写明理由可强制结账，理由会记录。
    结账后到的明细照常入账，`budget restated` 列出其影响；不能再修订已结账月份的预算，也不能在其中调剂。
help-close--month = 月份：2026-03、3月、last
help-close--force = 虽有缺漏，仍然结账（须写 --reason）
help-close--signer = 操作人姓名［默认：用户设置中的姓名，否则是本机账户名］
help-close--reason = 理由
help-close-examples =
    {"  "}budget close 2026-03 --as 王会计                                 # 3 月结账
    {"  "}budget close 2026-03 --force --as 王会计 --reason "月报须今日上报"  # 强制结账

# budget reopen
help-reopen = 反结账：重新打开已结账的月份
help-reopen-more = 须写明理由；结账时固定的内容保留，由谁、为何反结账都有记录。再次结账时编号加一。
help-reopen--month = 月份：2026-03、3月
help-reopen--signer = 操作人姓名［默认：用户设置中的姓名，否则是本机账户名］
help-reopen--reason = 理由
help-reopen-examples =
    {"  "}budget reopen 2026-03 --as 王会计 --reason "供应商补开发票"  # 记录在案
    {"  "}budget close 2026-03 --as 王会计                          # 处理后再结账

# budget restated
help-restated = 已结账月份在结账之后的变动
help-restated-more = 逐行列出结账时与现在的数字，以及后到的明细及其文件和行号。不写月份则列出全部已结账的月份。
help-restated--month = 只看这个月，并逐行列出后到的明细
help-restated--fail = 有变动时退出码为 1
help-restated-examples =
    {"  "}budget restated                 # 全部已结账的月份
    {"  "}budget restated 2026-03 --fail  # 一个月，供脚本使用

# budget history
help-browse = 全屏浏览账本：月份、科目、预算行，直到每一笔明细
help-browse-more = 方向键在行与月份之间移动，Enter 往下看，直到明细和它来自哪个文件第几行；d 换维度，/ 筛选，? 列出全部按键，q 返回并退出。
help-browse--browse_month = 从哪个月看起：2026-02；last 是最近一个完整的月份
help-browse-examples =
    {"  "}budget browse                  # 从最近一个完整的月份看起
    {"  "}budget browse --month 2026-02  # 从 2 月看起

help-history = 各月并列，附均值、中位数、上年同期和增长率
help-history--months = 列出几个月
help-history--until = 最后一个月：2026-02；last 是最近一个完整的月份
help-history--view = 按什么口径看各月：cash 收付（按入账月份），accrual 权责（按归属月份）［默认：账本设置的口径］
help-history--by = 除科目外按什么分行：账本的任意维度
help-history-examples =
    {"  "}budget history --months 6                           # 最近六个完整的月份
    {"  "}budget history --until 2026-05 --category 人力成本  # 到 2026 年 5 月
    {"  "}budget history --months 24 --depth 1 --format csv   # 两年的一级科目，供作图

# budget goals
help-goals = 业务指标对照目标：得分、可信程度和相关费用
help-goals-more =
    指标是合计数的比率：只计分子、分母都有的月份。指标用 `import --as metric` 导入，目标写在预算方案的 [[goal]] 里。
help-goals--goals = 只看这些目标（写 kpi 或名称，如 csat、满意度），并列出数据来源
help-goals--by = 每个目标再按这个维度分列
help-goals--fail_on = 有目标处于这一级或更差时，退出码为 1：amber 接近，red 未达标
help-goals-examples =
    {"  "}budget goals --month last                # 最近一个完整的月份
    {"  "}budget goals --ytd last --by project     # 本年累计，分项目
    {"  "}budget goals csat --month last           # 一个目标，列出来自哪个文件第几行
    {"  "}budget goals --month last --fail-on red  # 定时任务：有目标未达标时退出码为 1

# budget staffing
help-staffing = 人员测算：由来电、工单、岗哨、户数算出需要多少人
help-staffing-more =
    列出方案里每个 [staffing."名称"] 的人数、计算过程和服务水平，以及多一人、少一人会怎样。
    写 --calls、--day、--tickets、--posts、--households 或 --agents，不需要方案也能试算。
help-staffing--names = 只看这些人员需求：[staffing."名称"] 的名称
help-staffing--month = 只看一个月：2026-02，或 last（最近一个完整的月份）［默认：方案的全部月份］
help-staffing--calls = 一个时段的来电数
help-staffing--day = 一天各时段的来电数，如 22,48,55
help-staffing--tickets = 每月工单数（可以延后处理）
help-staffing--posts = 不能离人的岗哨数
help-staffing--households = 户数/每名管家的户数，如 4200/350,300/100
help-staffing--agents = 需要主管带领的人数
help-staffing--interval = 时段长度［默认：1h］
help-staffing--handle = 每次来电或每件工单的处理时长：180s、25m
help-staffing--target = 服务水平：比例/时限［默认：80%/20s］
help-staffing--wait = 平均等待上限
help-staffing--patience = 平均等多久会挂断［默认：都会等待］
help-staffing--occupancy = 坐席利用率上限［默认：85%］
help-staffing--shrinkage = 损耗率：带薪时间中不在线的比例［默认：30%］
help-staffing--least = 每个时段最少人数［默认：1］
help-staffing--days = 一年中开放的天数［默认：365］
help-staffing--concurrency = 一人同时处理几件工单［默认：1］
help-staffing--hours_a_day = 岗哨每天开放几小时
help-staffing--relieved = 休息时间有人顶岗
help-staffing--rounding = 管家人数：各类分别进位，或合计进位［默认：each］
help-staffing--span = 一名主管带几人［默认：10］
help-staffing--attrition = 年流失率
help-staffing-examples =
    {"  "}budget staffing                                                         # 方案里的全部人员需求
    {"  "}budget staffing hotline --month 2026-03                                 # 一个需求，一个月
    {"  "}budget staffing --calls 100 --interval 30m --handle 180s                # 半小时 100 个电话要几人
    {"  "}budget staffing --day 22,48,55,46,30 --handle 240s --least 2            # 一天各时段
    {"  "}budget staffing --tickets 4500 --handle 25m                             # 每月工单
    {"  "}budget staffing --households 4200/350,1500/275,300/100                  # 管家户数配比

# budget whatif
help-whatif = 情景测算：在预算方案上叠加假设，看金额、人数和回收期
help-whatif-more =
    情景写在预算方案的 [scenario."名称"] 里，有两种内容：
    change 变动（动因、岗位、预算行、缴费率，从某月起），
    measure 措施（智能客服、集中采购、远程与共享工位）。方案本身不变。
help-whatif--names = 情景名称，可以几个并列；不写则列出全部情景
help-whatif--month = 只看一个月：2026-07；last 是最近一个完整的月份
help-whatif--by = 按什么分列：month（月份）、quarter（季度）、year（年度）
help-whatif-examples =
    {"  "}budget whatif                            # 有哪些情景
    {"  "}budget whatif 智能客服 扩户              # 两个情景并列
    {"  "}budget whatif 扩户 --by quarter          # 分季度的增减
    {"  "}budget whatif 智能客服 --format json     # 供脚本使用

# budget help、completions、man
help-help = 显示某个命令的帮助
help-help--of = 命令，例如 plan show
help-help-examples =
    {"  "}budget help variance   # `budget variance` 的用法
    {"  "}budget help plan show  # 下一级命令
help-completions = 输出命令行补全脚本：按 Tab 补全命令、科目、月份等
help-completions--shell = 终端使用的 shell
help-completions-examples =
    {"  "}echo 'source <(budget completions bash)' >> ~/.bashrc             # bash
    {"  "}budget completions fish > ~/.config/fish/completions/budget.fish  # fish
help-doctor = 检查程序和账本是否正常
help-doctor-more =
    依次检查程序、语言及其由来、个人设置、预算、台账、索引、锁、权限、剩余空间、残留文件、日志和原始文件，并说明该怎么办。
    检查权限时会在账本的每个文件夹中新建一个文件，随即删除。发现问题时退出码是 1。
help-doctor--full = 逐字节核对全部批次和原始文件，与 budget plan verify 相同
help-doctor-examples =
    {"  "}budget doctor                       # 是否一切正常，不正常时该怎么办
    {"  "}budget doctor --full --format json  # 用于定时任务：核对每个字节，有问题时退出码是 1
help-man = 生成 man 手册页
help-man--dir = 存放手册页的文件夹，每个命令一个文件
help-man-examples =
    {"  "}budget man --dir ~/.local/share/man/man1  # 然后：man budget-variance
    {"  "}budget man --dir man --lang zh-CN         # 中文手册
