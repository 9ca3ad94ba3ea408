## store、journal、book 的消息
book-not-found = `{ $folder }` 中没有账本：这里和上级文件夹都没有 `budget.toml`
book-not-found-hint = 请进入账本所在的文件夹，或用 `-C 文件夹`、`BUDGET_BOOK` 指定，或用 `budget plan init` 新建
lock-held = 另一个程序正在写入这个账本：{ $holder }
lock-held-hint = 请等它结束后再试；期间仍可查看报表
io-read = 无法读取 `{ $file }`：{ $cause }
io-write = 无法写入 `{ $file }`：{ $cause }
io-not-synced = `{ $file }` 已写入，但磁盘没有确认：{ $cause }
io-not-synced-hint = 文件现在已经可用；依赖它之前请先检查磁盘
lock-holder-unknown = 刚刚启动的进程
book-link = 这是一个指向账本之外的链接
book-link-hint = 没有读取也没有写入它所指的位置；请换成真正的文件或文件夹
book-link-own = 这是一个链接，指向账本的其他文件或文件夹；此处不能是链接
book-no-file = 这是设备或管道，不是文件
book-no-file-hint = 没有从中读取，也没有写入；请在此处换成真正的文件或文件夹
book-not-a-file = 账本文件的位置上是文件夹、设备、管道或失效的链接
book-not-a-file-hint = 请从 git 或备份恢复该文件；不属于账本的东西请移到别处或改名
book-act-unfinished = 已开始的写入还差一点没有完成，下一条命令会把它做完
book-act-unfinished-hint = 请先排除上述原因
book-act-unreadable = 这不是被中断的命令留下的记录
book-act-unreadable-hint = 请把它移出账本，别的都不要动；如果刚有命令被中断，请重新运行那条命令
book-act-foreign = 其中要求的改动不是任何命令会做的：`{ $from }` → `{ $to }`
book-act-changed = `{ $file }` 不是被中断的命令所写的内容
book-act-overtaken = 有命令在写入 `{ $file }` 的途中被中断，此后该文件又被修改：那条命令要写入的内容在 `{ $prepared }`
book-act-overtaken-hint = 如要保留文件现在的内容，请删除 `budget.unfinished.json`，再重新运行被中断的命令
book-act-lost = `{ $prepared }` 已不存在，被中断的命令本来要由它写成 `{ $file }`
book-file-changed = 命令运行期间，这个文件被其他程序改动：没有写入任何内容
book-file-changed-hint = 请重新运行该命令
book-act-no-book = 所在文件夹里没有 `budget.toml`

store-batch-damaged = 该批次与入账时不一致：内容与文件名中的校验码不符
store-batch-damaged-hint = 请从 git 或备份恢复；如确需修改，用 `budget import adopt { $file }` 重新入账
store-not-a-batch = 台账文件夹中的这个文件不是批次
store-not-a-batch-hint = 请用 `budget import` 导入；如已是批次格式，用 `budget import adopt { $file }` 入账；或移到别处
store-bad-field = 无法识别 `{ $column }` 列的值：`{ $value }`
store-bad-row = 该行不是有效的 CSV
store-not-utf8 = 该文件不是 UTF-8 文本
store-overflow = 台账合计超出可精确计算的范围
store-overflow-hint = 请检查位数过多的金额：`budget import list` 列出各批次的合计
store-index-unusable = 本台账的索引刚刚重建，却仍与批次不符
store-index-unusable-hint = 请删除文件夹 `.budget/index`，并确认没有其他程序写入该处
store-mixed-currencies = 金额币种为 { $found }，而本台账的币种是 { $expected }
store-changed-rows = 有 { $count } 行与同一凭证先前入账的内容不同；未入账
store-changed-rows-hint = `--dry-run` 可列出这些行；`--replace` 将冲销原行并登记新行
store-batch-unknown = 没有批次 `{ $batch }`
store-batch-unknown-hint = `budget import list` 列出全部批次
store-undo-later = 无法撤销 `{ $batch }`：后来的批次 `{ $later }` 更正了其中的行
store-undo-later-hint = 请先撤销后来的批次：`budget import undo { $later }{ $kind ->
    [commitment] {" "}--as commitment
    [metric] {" "}--as metric
   *[other] {""}
}`
store-merged-twice = 本批次有 { $rows } 行与 `{ $other }` 重复，最早在 { $month }：同一文件在两个分支上各导入了一次
store-merged-twice-hint = 用 `{ $kind ->
    [metric] budget import reconcile --as metric
    [commitment] budget import reconcile --as commitment
    [accrual] budget accrue reconcile
   *[other] budget import reconcile
}` 冲销重复的行；或用 `budget import undo { $batch }{ $kind ->
    [metric] {" "}--as metric
    [commitment] {" "}--as commitment
   *[other] {""}
}` 撤销整个批次
store-corrected-twice = 本批次冲销或调整的 { $rows } 行，`{ $other }` 另有更正，最早在 { $month }：同一些明细在两个分支上各更正了一次
store-corrects-nothing = 本批次冲销或调整的 { $rows } 行不在台账中，最早在 { $month }：其原批次已在另一分支撤销，或本批次是复制件
store-corrected-hint = 用 `{ $kind ->
    [metric] budget import reconcile --as metric
    [commitment] budget import reconcile --as commitment
    [accrual] budget accrue reconcile
   *[other] budget import reconcile
}` 处理：每行只计一次，以最新的更正为准
store-adopt-intact = 该批次与入账时一致，无需重新入账
store-adopt-corrected = 无法按现状接受 `{ $batch }`：其中被改动或删去的明细，已由后来的批次 `{ $later }` 冲销或调整
store-adopt-corrected-hint = 请从 git 或备份恢复这些明细；如需更正，请用 `--replace` 导入更正后的文件

store-adopt-acts = 无法按现状接受 `{ $batch }`：其中一笔订单已不在文件中，或所剩不足后来的批次 `{ $later }` 释放的金额
store-adopt-acts-hint = 请从 git 或备份恢复这笔订单；确要改小的，恢复后先用 `budget import undo { $later } --as commitment` 撤销后来的批次，再修改
store-adopt-unbalanced = 无法按现状接受 `{ $batch }`：{ $id } 的各行合计为 { $sum }，一处转出、另一处转入，合计应为零
store-adopt-unbalanced-hint = 请从 git 或备份恢复这些行；如 { $id } 本身有误，{ $kind ->
    [accrual] 恢复后用 `budget accrue undo { $id } --reason 原因` 撤销，再重新做
   *[other] 恢复后用 `budget plan undo { $id } --reason 理由` 冲回，再重新做
}

book-name-not-utf8 = 这个文件的名称不是 UTF-8 文字
book-name-not-utf8-hint = 请改名，或移到账本之外
verify-index-differs = 这个索引与各批次的内容不符：此前的报表可能有误
verify-index-differs-hint = 索引已删除，下一条命令会按批次重建；请查清这个账本的来源
ledger-currency-differs = 台账金额的币种是 { $ledger }，而预算方案的币种是 { $plans }
ledger-currency-differs-hint = 请在预算方案里写 currency = "{ $ledger }"；{ $plans } 的收支请另建账本。如果台账一直就是 { $plans }，请把它写进 ledger/currency
ledger-currency-unknown = `{ $value }` 不是币种代码
ledger-currency-unknown-hint = 请写台账金额的币种代码，如 CNY
store-other-currency = 这个批次的金额币种是 { $found }，而台账是 { $ledger }：合并了两个币种不同的分支
store-other-currency-hint = 一个账本只用一种货币：请用 `budget import undo` 撤销 { $found } 的批次，把原文件导入另一个账本。如果这个批次其实就是 { $ledger }，请在它的 `amount` 列之后加一列：首行写 `currency`，以下每行写 `{ $ledger }`，再用 `budget import adopt` 入账
store-other-kind = 这个批次原是记入另一个台账的：`{ $other }`
store-other-kind-hint = 如果那里的文件还在，请删去这里的副本；如果不在，请移回那里
store-returned = 这个批次已经撤销，现在又出现了：ledger/undone 里有它的副本，此后没有人再入过账
store-maybe-returned = 这个批次与一个已撤销的批次内容相同：ledger/undone 里有它的副本，日志没有记载此后是否重新入账
store-two-states = 这个批次有 { $rows } 行在 `{ $other }` 里也有，但金额不同；最早在 { $month }，凭证号 `{ $voucher }`：可能是两个分支各记了同一凭证更正前后的两个版本，现在两者都计入了
store-two-states-hint = 如有一个已过时，请撤销：`budget import undo { $batch }{ $kind ->
    [commitment] {" "}--as commitment
    [metric] {" "}--as metric
   *[other] {""}
}` 或 `budget import undo { $later }{ $kind ->
    [commitment] {" "}--as commitment
    [metric] {" "}--as metric
   *[other] {""}
}`；如果两者都应计入，请撤销其中一个，再用 `--as-new` 导入它的原文件
store-returned-hint = 用 `budget import undo { $batch }{ $kind ->
    [commitment] {" "}--as commitment
    [metric] {" "}--as metric
   *[other] {""}
}` 再次撤销；如果应当计入，请从 ledger/undone 删去副本
lock-unsupported = `{ $file }` 无法加锁：{ $cause }
lock-unsupported-hint = 账本所在位置不支持文件锁，两条命令可能同时写入：请把账本移到本地磁盘，或以支持锁的方式挂载共享目录；报表在原处照常可用
verify-no-line = 日志中没有这个批次的记录：不知道是谁入的账
verify-no-line-hint = { $kind ->
    [accrual] 如是命令中断所致，或来自其他分支或备份，下一条入账的命令会补记；它的内容见 `budget accrue list --all`，要撤销用 `budget accrue undo 编号`
    [adjustment] 如是命令中断所致，或来自其他分支或备份，下一条入账的命令会补记；如无人入过账，请把该文件移出台账
    [override] 如是命令中断所致，或来自其他分支或备份，下一条入账的命令会补记；如无人入过账，请把该文件移出台账
    [commitment] 如是命令中断所致，或来自其他分支或备份，下一条入账的命令会补记；如无人入过账，用 `budget import undo { $batch } --as commitment` 撤销
    [metric] 如是命令中断所致，或来自其他分支或备份，下一条入账的命令会补记；如无人入过账，用 `budget import undo { $batch } --as metric` 撤销
   *[other] 如是命令中断所致，或来自其他分支或备份，下一条入账的命令会补记；如无人入过账，用 `budget import undo { $batch }` 撤销
}
verify-batch-gone = 该批次入过账，没有撤销过，文件却不见了
verify-batch-gone-hint = 请从 git 或备份恢复；如是导入的，也可把原文件再导入一次
verify-original-missing = 该原始文件不见了；批次 `{ $batch }` 由它导入
verify-original-damaged = 该原始文件与导入时不一致：内容与文件名中的校验码不符
verify-original-damaged-hint = 请从 git 或备份恢复；或把该文件再导入一次：只补存原件，不会重复入账
verify-checked = 已逐字节核对：{ $batches } 个批次、{ $lines } 行日志、{ $originals } 个原始文件
verify-head = 日志末行的校验码是 { $hash }：另行记下，以后可证明日志没有被截短
verify-intact = 与入账时完全一致
verify-broken = 有 { $count } 处与入账时不一致

journal-later-hint = 已完成的操作不受影响；下一条写入账本的命令会补上这一行
journal-waiting = 有 { $count } 行无法读取，没有写入日志
journal-waiting-place-hint = 请把它移走：暂时写不进日志的记录要存放在这个名字的文件里
journal-waiting-hint = 请查看这些内容，然后删除该文件
journal-unreadable-hint = 请从 git 或备份恢复日志；报表和导入不依赖它，下一条入账的命令会补上缺少的记录
journal-not-a-line = 这一行不是日志记录
journal-line-changed = 这一行在写入后被改动过
journal-chain-broken = 这一行与上一行不衔接：有记录缺失、插入或移位
journal-wrong-number = 这一行的序号与位置不符
journal-torn = 最后一行不完整；下次写入时会被替换
journal-no-line-end = 最后一行末尾没有换行；下次写入时会补上
