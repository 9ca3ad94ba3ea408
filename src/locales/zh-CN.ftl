## 常用词，以及 command、report、cli 的消息
verbatim = { $text }
io-not-found = 文件或文件夹不存在
io-permission-denied = 没有权限
io-already-exists = 已经存在
io-storage-full = 磁盘空间已满
io-is-a-directory = 这是一个文件夹
io-read-only = 文件系统只读
