## Messages of commitments: orders and contracts that are not invoiced yet

## src/import/commitment.rs
commitment-no-number = the row has no order or contract number
commitment-no-number-hint = each order needs a number, in a column such as purchase order, contract no, 采购订单号 or 合同号
commitment-negative = the amount of the order is negative: { $amount }
commitment-negative-hint = give back a part of a commitment with `budget commit release NUMBER AMOUNT`
commitment-by-hand = order { $id } was entered, changed or closed with `budget commit`: this row would be booked beside that
commitment-by-hand-hint = if what was entered holds, leave the row out; if the list holds, undo the entry with `budget import undo { $batch } --as commitment`, and import the list again
commitment-unclassified-hint = add [[classify]] rules or aliases to budget.toml before the list is imported; if it is already, `budget commit change NUMBER --line LINE` moves an order
commitment-batch-hint = `budget import list --as commitment` shows the batches; any part of a name or of its file is enough, and `last` is the newest
commitment-kept = { $count ->
    [one] one row entered with `budget commit` stays
   *[other] { $count } rows entered with `budget commit` stay
}, though the list does not have { $count ->
    [one] it
   *[other] them
}
commitment-moved-month = order { $id } of the same day is in the ledger in { $old }, which the list does not have: its { $new } is booked beside that
commitment-moved-month-hint = if its month moved, undo this import, and import the list again: with `--replace { $old },{ $new }` where it has all orders of these months; otherwise without this row, and move the order with `budget commit change`
commitment-refused-hint = fix them in the source, and import the file again
commitment-changed-hint = `--replace` takes the new version of these orders
plan-key-commitment = How invoices are matched with orders and contracts
plan-key-commitment-number = A regular expression of order and contract numbers in descriptions, such as PO-\d+; its first group, if it has one, is the number
plan-commitment-number-empty = the pattern also matches where there is no number
plan-commitment-number-hint = write what a number looks like, such as number = 'PO-\d+'

## src/command/spending.rs
spending-shape = `{ $value }` is not a line and an amount
spending-no-member = no plan line names `{ $value }`
spending-no-member-hint = behind @ stands a member that a plan line names, as in training@desk; or name it by its option, such as --department
spending-shape-hint = write LINE=AMOUNT, such as operations:office=3000; codes, aliases and the last part of a path will do
spending-unreadable = `{ $value }` is not an amount
spending-not-positive = the amount `{ $value }` is not above zero
spending-amount-hint = write a positive amount in { $currency }, such as 3000, 12,500.50 or 1.2万
spending-members = several members of { $axis } are named, but money is spent for one
spending-members-hint = name one member, and ask again for the others
spending-income = `{ $category }` is income, and nothing is spent from it
spending-income-hint = name a cost line
spending-whose = the budget of `{ $category }` is divided, and it is not clear which part pays
spending-whose-hint = add one of { $options }
spending-outside = no plan of the book has the month { $month }
spending-outside-hint = the nearest plan runs from { $first } to { $last }; a plan for another year comes first

## src/command/commit/
commitment-unknown = there is no commitment `{ $value }`
commitment-unknown-hint = `budget commit list --all` shows the numbers
commitment-closed = commitment { $id } is closed
commitment-closed-hint = enter what is ordered now under a new number, with `budget commit add`
commitment-exists = there is a commitment { $id } already; { $open } of it is left
commitment-exists-hint = `budget commit change { $id } --amount …` changes it; `budget commit show { $id }` shows its life
commitment-bad-number = `{ $value }` cannot be the number of a commitment
commitment-bad-number-hint = a number is not empty and not longer than a line
commitment-one-line = a contract with a monthly amount belongs to one line, named without an amount
commitment-one-line-hint = such as: `budget commit add HT-7 operations:cleaning --monthly 2000 --to 2026-12`
commitment-below-invoiced = commitment { $id } cannot come to { $total }: { $invoiced } is invoiced already
commitment-below-invoiced-hint = if no more invoices come, `budget commit close { $id }` gives the rest back
commitment-release-more = commitment { $id } has { $open } left, less than { $amount }
commitment-release-more-hint = name at most what is left; `budget commit close` gives all of it back
commitment-same = commitment { $id } is like that already
commitment-same-hint = nothing was booked
commitment-known-at = `--known-at` looks back at what was known once, but what is booked is booked now
commitment-known-at-hint = leave `--known-at` out
commitment-before-order = commitment { $id } begins on { $first }: it cannot move on { $day }
commitment-before-order-hint = name that day or a later one with `--as-of`
commitment-uncovered = `{ $category }` has no plan line in { $month }: the money is committed, but unbudgeted
commitment-next-year = { $id } goes on from { $from } to { $to }, after the end of the budget year: those months are not committed yet
commitment-next-year-hint = once the next plan is there: `budget commit change { $id } --monthly { $monthly } --from { $from } --to { $to }`
commitment-added = committed { $id }
commitment-ends = { $id } ends on { $ends }, { $notice }, { $renews }
commitment-ends-notice = { $days ->
    [one] notice one day before
   *[other] notice { $days } days before
}
commitment-ends-notice-months = { $months ->
    [one] notice one month before
   *[other] notice { $months } months before
}
commitment-ends-no-notice = without notice
commitment-ends-renews = { $months ->
    [one] else it renews for one month
   *[other] else it renews for { $months } months
}
commitment-ends-for-good = and does not renew by itself
commitment-no-end = nothing says when { $id } ends
commitment-no-end-hint = say it too: `budget commit change { $id } --ends DATE`
commitment-ends-early = { $id } cannot end on { $ends }: it begins with { $first }
commitment-ends-early-hint = name its last day; to give back what is committed: `budget commit release` or `close`
commitment-changed = changed { $id }
commitment-released = released { $amount } of { $id }
commitment-ended = closed { $id }; { $amount } was left and is available again
commitment-left = committed { $committed }, released { $released }, invoiced { $invoiced }, left { $open }

## src/report/commitment/
commitment-list-title = Commitments on { $day }
commitment-life-title = Commitment { $id }: { $state }
commitment-left-out = { $count ->
    [one] 1 commitment is not listed; `--all` lists it
   *[other] { $count } commitments are not listed; `--all` lists them
}
commitment-none = the book has no commitments; enter one with `budget commit add`, or import a list of orders with `budget import FILE --as commitment`
commitment-none-open = nothing is left of any commitment
commitment-none-stale = every open commitment has moved within the last 90 days
commitment-unknown-spent = { $sum } is booked under the number { $id }, which is not a commitment
commitment-number = Number
commitment-vendor = Vendor
commitment-expected = Expected
commitment-committed = Committed
commitment-invoiced = Invoiced
commitment-open = Left
commitment-moved = Last movement
commitment-event = Event
commitment-more-lines = { $first } and { $count } more
commitment-over-note = invoices exceed the commitment by { $over }; that counts as actual alone
commitment-at-once = commitment { $id } was entered or changed on two branches that did not know of each other, and both count
commitment-at-once-hint = if one is too much: `budget import list --as commitment` shows the batches, `budget import undo BATCH --as commitment` undoes one
commitment-released-beyond = { $beyond } more was given back than was committed; `budget import list --as commitment` shows the batches
commitment-state-open = open
commitment-state-part = partly invoiced
commitment-state-settled = invoiced
commitment-state-over = over-invoiced
commitment-state-closed = closed
commitment-stale-word = { $word }, { $days } days without movement
commitment-event-order = order
commitment-event-change = change
commitment-event-release = release
commitment-event-close = close
commitment-event-invoice = invoice
commitment-event-refund = refund

## src/report/explain/
report-explain-committed = Commitments
report-explain-available = available = budget { $budget } − actual { $actual } − commitments { $committed } = { $available }

## src/plan_file/table/control.rs
plan-key-control-table = How strictly spending is controlled where neither the line nor its category says
plan-key-control = What happens beyond what is available: rigid blocks, flexible needs approval, warn warns, none lets it pass
plan-key-window = Over what budget and spending are compared: period (the month), ytd (the year so far), year, pool; several are all held
plan-key-tolerance = The share of the budget by which a flexible line may be exceeded before a higher approval is needed
plan-key-tolerance-amount = The amount by which it may be; the greater of the two counts
plan-key-pool = The name of the pool whose lines share one amount over the year
plan-control-window = `{ $value }` is not a window
plan-control-negative = a tolerance of { $value } is negative
plan-control-negative-hint = write 0 or a positive amount
plan-control-tolerance = `{ $key }` says nothing of a line whose control is { $control }
plan-control-tolerance-hint = remove it, or write control = "flexible"
plan-tolerance-alone = { $scope }: `{ $key }` stands alone; the usual `{ $other }` does not hold beside it
plan-tolerance-alone-hint = to have both, of which the greater counts, write `{ $other }` as well; 0 says that it is not meant

## src/command/check/, src/report/check.rs
check-no-plan = there is no plan to check against
check-no-plan-hint = `budget plan init` makes one
check-nothing-asked = nothing is requested that could be committed
check-file-no-header = no header with a line and an amount was found in { $rows ->
    [one] the only row
   *[other] { $rows } rows
}
check-file-columns = the table lacks a column for the line or the amount
check-file-columns-hint = name them line (科目) and amount (金额), if wanted also month (月份) and the dimensions
check-file-month = `{ $value }` is not a month
check-file-month-hint = write a month with its year, such as 2026-03; an empty cell is the month of `--month`
check-file-empty = the table has no requests
check-not-committed = nothing is committed under { $id }
check-title = May it be spent? { $verdict }
check-standing-title = Lines over their limit, { $month }
check-none-beyond = no line is over its limit
check-control = Control
check-requested = Requested
check-verdict = Verdict
check-pool = pool { $pool }
check-rigid = rigid
check-flexible = flexible
check-warn = warn
check-uncontrolled = none
check-period = month
check-ytd = year to date
check-year = year
check-pool-window = pool
check-would = { $line } would be over by { $over }
check-already = { $line } is already over by { $already }, and would be over by { $over }
check-remedy = to go on: ask for less, move budget here (`budget plan transfer`, `budget plan supplement`), or have it let pass by who may decide: `budget override LINE=AMOUNT --reason TEXT`
check-remedy-unbudgeted = to go on: give it a plan line (`budget plan revise`), or have it let pass by who may decide: `budget override LINE=AMOUNT --reason TEXT`
check-says-pass = pass
check-says-warn = warning
check-says-approval = needs approval
check-says-higher = needs higher approval
check-says-block = blocked
commitment-beyond = `{ $category }` in { $month } exceeds what is available by { $over }
commitment-beyond-hint = `budget check LINE=AMOUNT` shows why; `budget check --commit NUMBER` commits only what passes
commitment-on-reserve = `{ $line }` is a reserve in { $month }: nothing is ordered on it
commitment-on-reserve-hint = move what is needed to the line that it is for, and order there: `budget plan transfer { $line } LINE AMOUNT --reason TEXT`
