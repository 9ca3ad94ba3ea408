## Messages of `store`, `journal` and `book`
book-not-found = there is no book in `{ $folder }`: no `budget.toml`, here or above
book-not-found-hint = go to the book's folder, name it with `-C DIR` or `BUDGET_BOOK`, or make a new one with `budget plan init`
lock-held = another program is writing to this book: { $holder }
lock-held-hint = wait until it is done and try again; reports work meanwhile
io-read = `{ $file }` cannot be read: { $cause }
io-write = `{ $file }` cannot be written: { $cause }
io-not-synced = `{ $file }` was written, but the disk did not confirm it: { $cause }
io-not-synced-hint = it is there now; check the disk before you rely on it
lock-holder-unknown = a process that has only just started
book-link = this link leads out of the book
book-link-hint = nothing was read or written there; put a real file or folder in its place
book-link-own = this is a link, where the book needs a file or folder of its own
book-no-file = this is a device or a pipe, not a file
book-no-file-hint = nothing was read or written there; put a real file or folder in its place
book-not-a-file = a folder, a device, a pipe or a link to nothing stands where a file of the book should be
book-not-a-file-hint = restore the file from git or a backup; what is no file of the book belongs elsewhere, or under another name
book-act-unfinished = what was begun is not quite finished; the next command will finish it
book-act-unfinished-hint = fix the cause first
book-act-unreadable = this is not the note of an interrupted command
book-act-unreadable-hint = move it out of the book, and nothing else; if a command was interrupted just now, run it again
book-act-foreign = it asks for something that no command does: `{ $from }` → `{ $to }`
book-act-changed = `{ $file }` is not what the interrupted command wrote
book-act-overtaken = `{ $file }` was changed after a command had been interrupted in the middle of writing it: what that command would write is in `{ $prepared }`
book-act-overtaken-hint = to keep the file as it is now, delete `budget.unfinished.json` and run the interrupted command again
book-act-lost = `{ $prepared }` is gone, from which an interrupted command was to make `{ $file }`
book-file-changed = this file was changed by another program while the command was at work: nothing was written
book-file-changed-hint = run the command again
book-act-no-book = it stands in a folder without `budget.toml`

store-batch-damaged = this batch is not what was booked: its content does not match the hash in its name
store-batch-damaged-hint = restore it from git or a backup; or, if the edit is intended, book it with `budget import adopt { $file }`
store-not-a-batch = this file in the ledger is not a batch
store-not-a-batch-hint = import it with `budget import`; if it has the columns of a batch, book it with `budget import adopt { $file }`; or move it elsewhere
store-bad-field = column `{ $column }` contains an invalid value: `{ $value }`
store-bad-row = this row is not valid CSV
store-not-utf8 = this file is not UTF-8 text
store-overflow = a sum in this ledger is too large to be exact
store-overflow-hint = look for an amount with too many digits: `budget import list` shows the totals of the batches
store-index-unusable = the index of this ledger does not match its batches, although it has just been rebuilt
store-index-unusable-hint = delete the folder `.budget/index`, and make sure that no other program writes there
store-mixed-currencies = an amount in { $found }, but this ledger is kept in { $expected }
store-changed-rows = { $count ->
    [one] one row differs from the row booked earlier for its voucher
   *[other] { $count } rows differ from the rows booked earlier for their vouchers
}; nothing was booked
store-changed-rows-hint = `--dry-run` lists them; `--replace` reverses the earlier rows and books these
store-batch-unknown = there is no batch `{ $batch }`
store-batch-unknown-hint = `budget import list` shows the batches
store-undo-later = `{ $batch }` cannot be undone: the later batch `{ $later }` corrects its rows
store-undo-later-hint = undo the later one first: `budget import undo { $later }{ $kind ->
    [commitment] {" "}--as commitment
    [metric] {" "}--as metric
   *[other] {""}
}`
store-merged-twice = { $rows ->
    [one] one row of this batch is
   *[other] { $rows } rows of this batch are
} also in `{ $other }`, the first in { $month }: the same file was imported on two branches
store-merged-twice-hint = { $kind ->
    [metric] `budget import reconcile --as metric` reverses the duplicates
    [commitment] `budget import reconcile --as commitment` reverses the duplicates
    [accrual] `budget accrue reconcile` reverses the duplicates
   *[other] `budget import reconcile` reverses the duplicates
}; `budget import undo { $batch }{ $kind ->
    [metric] {" "}--as metric
    [commitment] {" "}--as commitment
   *[other] {""}
}` takes this batch back whole
store-corrected-twice = { $rows ->
    [one] this batch reverses or moves one row
   *[other] this batch reverses or moves { $rows } rows
} that `{ $other }` corrects otherwise, the first in { $month }: the same rows were corrected on two branches
store-corrects-nothing = { $rows ->
    [one] this batch reverses or moves one row that is
   *[other] this batch reverses or moves { $rows } rows that are
} not in the ledger, the first in { $month }: its batch was undone on another branch, or this one is a copy
store-corrected-hint = { $kind ->
    [metric] `budget import reconcile --as metric` counts each row once, as the newest decision says
    [commitment] `budget import reconcile --as commitment` counts each row once, as the newest decision says
    [accrual] `budget accrue reconcile` counts each row once, as the newest decision says
   *[other] `budget import reconcile` counts each row once, as the newest decision says
}
store-adopt-intact = this batch is as it was booked: there is nothing to adopt
store-adopt-corrected = `{ $batch }` cannot be adopted as it is now: the later batch `{ $later }` reverses or moves rows that were changed or removed in it
store-adopt-corrected-hint = put those rows back as they were, from git or a backup, and book the change by importing the corrected file with `--replace`

store-adopt-acts = `{ $batch }` cannot be adopted as it is now: of an order in it `{ $later }` gave more back than would be left, or it is gone from the file
store-adopt-acts-hint = put the order back as it was, from git or a backup; if it is to be smaller, undo the later one with `budget import undo { $later } --as commitment`, and edit it then
store-adopt-unbalanced = `{ $batch }` cannot be adopted as it is now: the rows of { $id } come to { $sum }, and what is taken out of one place and put into another comes to zero
store-adopt-unbalanced-hint = put those rows back as they were, from git or a backup; if { $id } itself was wrong, { $kind ->
    [accrual] undo it then with `budget accrue undo { $id } --reason TEXT`, and make it again
   *[other] reverse it then with `budget plan undo { $id } --reason TEXT`, and make it again
}

book-name-not-utf8 = the name of this file is not UTF-8 text
book-name-not-utf8-hint = rename it, or move it out of the book
verify-index-differs = this index did not say what the batches say: reports may have been wrong
verify-index-differs-hint = it is deleted, and made from the batches by the next command; look where this book came from
ledger-currency-differs = the amounts of the ledger are in { $ledger }, but the plan is in { $plans }
ledger-currency-differs-hint = write currency = "{ $ledger }" in the plan; what is in { $plans } belongs in a book of its own. If the ledger was in { $plans } all along, write that into ledger/currency
ledger-currency-unknown = `{ $value }` is no currency
ledger-currency-unknown-hint = write the code of the currency that the amounts of the ledger are in, such as CNY
store-other-currency = the amounts of this batch are in { $found }, and those of the ledger in { $ledger }: two branches that count in different currencies were merged
store-other-currency-hint = keep one currency in this book: undo the batches in { $found } with `budget import undo`, and import their files into a book of their own. If this batch is in { $ledger } after all, add a column after its `amount`: `currency` in the first line, `{ $ledger }` in each row below; then book it with `budget import adopt`
store-other-kind = this batch was booked for another ledger, as `{ $other }`
store-other-kind-hint = if it still is there, delete this copy; if not, move it back there
store-returned = this batch was withdrawn, and is there again: a copy of it is in ledger/undone, and nobody booked it since
store-maybe-returned = this batch has the rows of one that was withdrawn (a copy is in ledger/undone), and the journal does not say whether it was booked again
store-two-states = { $rows ->
    [one] one row of this batch is in `{ $other }` with another amount
   *[other] { $rows } rows of this batch are in `{ $other }` with other amounts
}, the first in { $month }, of voucher `{ $voucher }`: two branches seem to have booked two states of it, and both count
store-two-states-hint = if one is out of date, undo it: `budget import undo { $batch }{ $kind ->
    [commitment] {" "}--as commitment
    [metric] {" "}--as metric
   *[other] {""}
}` or `budget import undo { $later }{ $kind ->
    [commitment] {" "}--as commitment
    [metric] {" "}--as metric
   *[other] {""}
}`. If both are to count, undo one and import its file again with `--as-new`
store-returned-hint = `budget import undo { $batch }{ $kind ->
    [commitment] {" "}--as commitment
    [metric] {" "}--as metric
   *[other] {""}
}` takes it back again; if it is to count, remove the copy from ledger/undone
lock-unsupported = `{ $file }` cannot be locked: { $cause }
lock-unsupported-hint = the book lies where files cannot be locked, so that two commands could write at once: move it to a local disk, or mount the share with locks; reports work where it is
verify-no-line = the journal has no line for this batch: nobody knows who booked it
verify-no-line-hint = { $kind ->
    [accrual] if a command was interrupted, or it came from another branch or a backup, the next command that books adds the line; `budget accrue list --all` shows what it holds, and `budget accrue undo ID` takes that back
    [adjustment] if a command was interrupted, or it came from another branch or a backup, the next command that books adds the line; if nobody booked it, move its file out of the ledger
    [override] if a command was interrupted, or it came from another branch or a backup, the next command that books adds the line; if nobody booked it, move its file out of the ledger
    [commitment] if a command was interrupted, or it came from another branch or a backup, the next command that books adds the line; if nobody booked it, undo it with `budget import undo { $batch } --as commitment`
    [metric] if a command was interrupted, or it came from another branch or a backup, the next command that books adds the line; if nobody booked it, undo it with `budget import undo { $batch } --as metric`
   *[other] if a command was interrupted, or it came from another branch or a backup, the next command that books adds the line; if nobody booked it, undo it with `budget import undo { $batch }`
}
verify-batch-gone = this batch was booked and never undone, but it is gone
verify-batch-gone-hint = restore it from git or a backup; if it was an import, importing its file again does it, too
verify-original-missing = this original is missing; batch `{ $batch }` was imported from it
verify-original-damaged = this original is not what was imported: its content does not match the hash in its name
verify-original-damaged-hint = restore it from git or a backup, or import the file again: the original is stored again, and nothing is booked twice
verify-checked = checked byte by byte: { $batches ->
    [one] one batch
   *[other] { $batches } batches
}, { $lines ->
    [one] one line
   *[other] { $lines } lines
} of the journal, { $originals ->
    [one] one original
   *[other] { $originals } originals
}
verify-head = the journal ends with { $hash }: noted elsewhere, it proves that nothing was cut off
verify-intact = everything is as it was booked
verify-broken = { $count ->
    [one] one thing is
   *[other] { $count } things are
} not as booked

journal-later-hint = what was done stands; the next command that writes to the book adds the missing line
journal-waiting = { $count ->
    [one] one line
   *[other] { $count } lines
} cannot be read, and did not get into the journal
journal-waiting-place-hint = move it away: lines that the journal cannot take for now wait in a file of this name
journal-waiting-hint = look at them, then delete the file
journal-unreadable-hint = restore the journal from git or a backup; reports and imports do not need it, and the next command that books adds the lines that are missing
journal-not-a-line = this is not a line of the journal
journal-line-changed = this line was changed after it was written
journal-chain-broken = this line does not follow the one before it: a line is missing, added or moved
journal-wrong-number = the number of this line does not match its position
journal-torn = the last line is incomplete; the next writer replaces it
journal-no-line-end = the last line has no line end; the next writer adds it
