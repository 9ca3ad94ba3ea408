# batches that merging moved
store-astray = this batch is not counted: it is in ledger/undone, but nobody is known to have withdrawn it; git moves batches there when the other branch withdrew the last one of their folder
store-astray-hint = `budget import adopt ledger/undone/{ $batch }.csv{ $kind ->
    [unknown] {" "}--as KIND
   *[other] {""}
}` puts it back{ $kind ->
    [unknown] {" "}(KIND is what it was booked as: actual, commitment or metric)
   *[other] {""}
}; if it was withdrawn on another branch, `budget import undo { $batch }` says so
import-put-back = { $batch } is back in ledger/{ $kind }, and counts
import-undone-confirmed = { $batch } stays in ledger/undone: it is withdrawn
