## Messages of closes: the end of a month, and what comes after it

# Closing
close-done = { $month } closed by { $by }; its report is frozen in { $file }
close-refused = { $month } is not closed
close-refused-hint = resolve these first, or close anyway: `budget close { $month } --force --as NAME --reason WHY`
close-before = { $month } is closed while earlier months are open: { $months }
close-before-hint = what is booked into them still changes the year to date; close them, too: `budget close { $month } --as NAME`
close-empty = the ledger has no rows in { $month }
close-empty-hint = import them: `budget import FILE`
close-unclassified = { $rows ->
    [one] 1 row of { $month } is unclassified: { $amount }
   *[other] { $rows } rows of { $month } are unclassified: { $amount }
}
close-unclassified-hint = add [[classify]] rules or aliases to budget.toml, then: `budget reclassify`; or fill in the sheet of `budget reclassify --sheet FILE`
close-unexplained = { $count ->
    [one] 1 material variance of { $month } is not explained
   *[other] { $count } material variances of { $month } are not explained
}: { $lines }
close-unexplained-hint = `budget review --month { $month }` shows what is missing
close-already = { $month } was closed by { $by } on { $day }
close-already-hint = `budget reopen { $month } --as NAME --reason WHY` opens it again
close-not-over = { $month } is not over on { $day }
close-not-over-hint = it can be closed from { $last } on; --as-of is the day that counts
close-one-plan = a month is closed for all plans of the book
close-one-plan-hint = leave out --plan
close-not-closed = { $month } is not closed
close-not-closed-hint = `budget status` shows the months that are
close-reopened = { $month } opened again by { $by }

# Closed months elsewhere
close-judged = { $month } is closed: what it is judged by stays
close-judged-hint = choose a later month, or open it again: `budget reopen { $month } --as NAME --reason WHY`
close-late = closed months have changed: { $months }
close-late-hint = what is booked counts; `budget restated { $month }` shows what it changes
close-note-restated = { $month } was closed on { $day } and has changed since: `budget restated { $month }`

# Then and now
restated-title = Closed months, then and now
restated-none-closed = no month is closed
restated-closed = { $month }, closed by { $by } on { $day }
restated-forced = closed with open items; reason: { $reason }
restated-same = unchanged
restated-late = { $count ->
    [one] 1 row came
   *[other] { $count } rows came
} since: `budget restated { $month }`
restated-rows = { $count ->
    [one] 1 row that came since
   *[other] { $count } rows that came since
}
restated-gone = undone since: batch { $batch }
restated-budget-then = budget then
restated-budget-now = budget now
restated-actual-then = actual then
restated-actual-now = actual now
restated-change = change
restated-total = whole month

# Files of closes
close-out-of-order = { $month } was closed again without having been opened, or opened without having been closed
close-out-of-order-hint = two branches were merged: keep one of the two closes, and restore or remove the files of the other
close-unreadable = this is not what budget wrote when the month was closed or opened
close-newer = this close was written by a newer budget
close-changed = the figures of { $month } are not those that were frozen
close-restore-hint = restore the file from git or a backup
close-lost = { $month } was closed, and the file that says so is gone: it counts as open
close-lost-hint = restore the file from git or a backup; if there is none, close the month again: `budget close { $month } --force --as NAME --reason WHY`
close-lost-reopened = { $month } was opened again, and the file that says so is gone: it counts as closed
close-lost-reopened-hint = restore the file from git or a backup; if there is none: `budget reopen { $month } --as NAME --reason WHY`
verify-close-gone = a file of a close is gone
verify-close-changed = this file is not what was written when the month was closed
verify-close-no-line = the journal has no line for this close: nobody knows who wrote it
verify-close-no-line-hint = if it came from another branch, the next `close` or `reopen` adds the line; if nobody wrote it, remove it
verify-closes = { $count ->
    [one] 1 close
   *[other] { $count } closes
} checked
