# 合并时被移走的批次
store-astray = 这个批次没有计入：它在 ledger/undone 里，却没有人撤销过；另一分支撤销了同一文件夹的最后一个批次时，git 会把新批次一起移到那里
store-astray-hint = 用 `budget import adopt ledger/undone/{ $batch }.csv{ $kind ->
    [unknown] {" "}--as 类型
   *[other] {""}
}` 放回台账{ $kind ->
    [unknown] （类型指入账时的台账：actual、commitment 或 metric）
   *[other] {""}
}；如确已在另一分支撤销，用 `budget import undo { $batch }` 确认
import-put-back = { $batch } 已放回 ledger/{ $kind }，重新计入
import-undone-confirmed = { $batch } 留在 ledger/undone：已确认撤销
