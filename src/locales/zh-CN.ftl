## 常用词，以及 command、report、cli 的消息
verbatim = { $text }
io-not-found = 文件或文件夹不存在
io-permission-denied = 没有权限
io-already-exists = 已经存在
io-storage-full = 磁盘空间已满
io-is-a-directory = 这是一个文件夹
io-read-only = 文件系统只读
io-write = 无法写入 `{ $file }`：{ $cause }
book-not-found = `{ $folder }` 中没有 `budget.toml`
book-not-found-hint = 用 `budget plan init` 在这里新建账本，或用 `-C 文件夹`、`BUDGET_BOOK` 指定别处的账本
lock-held = 另一个 `budget` 正在写入这个账本（{ $holder }）
lock-held-hint = 等它结束后再试
