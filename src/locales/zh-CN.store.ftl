## store、journal、book 的消息
book-not-found = `{ $folder }` 中没有账本：这里和上级文件夹都没有 `budget.toml`
book-not-found-hint = 请进入账本所在的文件夹，或用 `-C 文件夹`、`BUDGET_BOOK` 指定，或用 `budget plan init` 新建
lock-held = 另一个程序正在写入这个账本：{ $holder }
lock-held-hint = 请等它结束后再试；期间仍可查看报表
io-read = 无法读取 `{ $file }`：{ $cause }
io-write = 无法写入 `{ $file }`：{ $cause }

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
store-undo-later-hint = 请先撤销后来的批次：`budget import undo { $later }`
store-merged-twice = 本批次有 { $rows } 行与 `{ $other }` 重复，最早在 { $month }：同一文件在两个分支上各导入了一次
store-merged-twice-hint = 用 `budget import reconcile` 冲销重复的行
store-adopt-intact = 该批次与入账时一致，无需重新入账

journal-not-a-line = 这一行不是日志记录
journal-line-changed = 这一行在写入后被改动过
journal-chain-broken = 这一行与上一行不衔接：有记录缺失、插入或移位
journal-wrong-number = 这一行的序号与位置不符
journal-torn = 最后一行不完整；下次写入时会补上
